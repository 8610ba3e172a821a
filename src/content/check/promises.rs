//! Promises: each sentence that promises what the program or the house does has a row that says what holds it true.

mod needed_rows;
mod register;

use crate::content::Pack;

use super::super::content_source::ContentSource;
use super::finding::{ContentFinding, SourceLocation};
use super::language_catalogue::LanguageCatalogue;
use needed_rows::NeededRows;
use register::{PromiseRegister, RULE};

pub(super) fn check(source: &ContentSource, pack: &Pack, catalogues: &[LanguageCatalogue]) -> Vec<ContentFinding> {
    let needed = NeededRows::new(pack, catalogues);
    let of_program = match PromiseRegister::of_program() {
        Ok(register) => register.findings(pack, catalogues, &needed),
        Err(broken) => vec![broken],
    };
    let of_pack = match PromiseRegister::of_pack(source, pack) {
        Some(register) => register.findings(pack, catalogues, &needed),
        None => vec![nobody_says(source)],
    };
    of_program.into_iter().chain(of_pack).collect()
}

fn nobody_says(source: &ContentSource) -> ContentFinding {
    let spot = SourceLocation { file: source.display_name("pack.toml"), line: 1 };
    spot.warning(RULE, "the pack has no promises.toml: nobody says what holds its promises true; add it")
}
