//! A register of promises, and what is wrong with its rows.

use std::collections::BTreeSet;

use crate::content::Pack;
use crate::content::pack::PROMISES_FILE;
use crate::content::pack_file::{Promise, PromisesFile};
use crate::line_number::line_of;

use super::super::super::content_source::ContentSource;
use super::super::finding::{ContentFinding, SourceLocation};
use super::super::language_catalogue::{CheckedMessage, LanguageCatalogue};
use super::needed_rows::NeededRows;

/// The rule, as findings name it.
pub(super) const RULE: &str = "promises";
/// Promises of the kiosk's own words, whatever the pack.
const PROGRAM_PROMISES: &str = include_str!("../../../../assets/promises.toml");
/// Languages of the program's own words.
const PROGRAM_LANGUAGES: [&str; 3] = ["ja", "ja-simple", "en"];
/// How the house's items are named: a key of the facility profile.
const PROFILE_ITEM: &str = "profile.";

/// The rows for one part of the words: those of the program, or those of a pack.
pub(super) struct PromiseRegister {
    file: String,
    text: String,
    rows: PromisesFile,
    is_of_pack: bool,
}

impl PromiseRegister {
    /// Returns the register of the kiosk's own words.
    pub(super) fn of_program() -> Result<Self, ContentFinding> {
        let file = "assets/promises.toml".to_owned();
        let broken = |error: toml::de::Error| {
            let line = error.span().map_or(1, |span| line_of(PROGRAM_PROMISES, span.start));
            SourceLocation { file: file.clone(), line }.error("files", error.message().replace('\n', " "))
        };
        let rows = toml::from_str(PROGRAM_PROMISES).map_err(broken)?;
        Ok(Self { file, text: PROGRAM_PROMISES.to_owned(), rows, is_of_pack: false })
    }

    /// Returns the register of a pack; none where it has none.
    pub(super) fn of_pack(source: &ContentSource, pack: &Pack) -> Option<Self> {
        let rows = pack.promises()?.clone();
        let text = source.read_text(PROMISES_FILE).unwrap_or_default();
        Some(Self { file: source.display_name(PROMISES_FILE), text, rows, is_of_pack: true })
    }

    /// Returns the sentences without a row, and what is wrong with the rows.
    pub(super) fn findings(
        &self,
        pack: &Pack,
        catalogues: &[LanguageCatalogue],
        needed: &NeededRows,
    ) -> Vec<ContentFinding> {
        let mut found = self.missing_rows(needed);
        found.extend(self.names_in_two_rows());
        found.extend(self.rows.promises.iter().filter_map(|promise| self.wrong_promise(pack, promise)));
        // A pack may lack a language of staff: then words of the program are not there at all.
        if self.is_of_pack || PROGRAM_LANGUAGES.iter().all(|tag| catalogues.iter().any(|one| one.lang.tag() == *tag)) {
            found.extend(self.rows_of_nothing(catalogues));
            found.extend(self.needless_rows(needed));
        }
        found
    }

    /// Returns every message that a row names.
    fn names(&self) -> impl Iterator<Item = &String> {
        let promised = self.rows.promises.iter().flat_map(|row| &row.messages);
        promised.chain(self.rows.no_promise.iter().flat_map(|row| &row.messages))
    }

    fn spot(&self, needle: &str) -> SourceLocation {
        let line = self.text.lines().position(|line| line.contains(needle)).map_or(1, |at| at + 1);
        SourceLocation { file: self.file.clone(), line }
    }

    fn error(&self, needle: &str, what: impl Into<String>) -> ContentFinding {
        self.spot(&format!("\"{needle}\"")).error(RULE, what)
    }

    fn missing_rows(&self, needed: &NeededRows) -> Vec<ContentFinding> {
        let named: BTreeSet<&String> = self.names().collect();
        let missing = needed.rows.iter().filter(|row| row.said.of_pack == self.is_of_pack);
        let missing = missing.filter(|row| !named.contains(&row.said.name()));
        let what = |name: String, why: &str| {
            format!("{name} promises ({why}), and {} says nothing of it: name what holds it true", self.file)
        };
        missing.map(|row| row.said.location.error(RULE, what(row.said.name(), &row.why))).collect()
    }

    /// Returns the rows of messages that are not there.
    fn rows_of_nothing(&self, catalogues: &[LanguageCatalogue]) -> Vec<ContentFinding> {
        let own = catalogues.iter().flat_map(|one| &one.messages).filter(|said| said.of_pack == self.is_of_pack);
        let there: BTreeSet<String> = own.map(CheckedMessage::name).collect();
        let gone = self.names().filter(|name| !there.contains(*name));
        gone.map(|name| self.error(name, format!("{name:?} is no message: take it out, or mend the name"))).collect()
    }

    fn names_in_two_rows(&self) -> Vec<ContentFinding> {
        let mut seen = BTreeSet::new();
        let ids = self.rows.promises.iter().map(|promise| &promise.id);
        // A message may hold two promises; it cannot promise something and nothing.
        let nothing = self.rows.no_promise.iter().flat_map(|row| &row.messages);
        let promised: BTreeSet<&String> = self.rows.promises.iter().flat_map(|row| &row.messages).collect();
        let both = nothing.filter(|name| promised.contains(name));
        let twice = ids.filter(|id| !seen.insert(*id)).chain(both);
        twice.map(|name| self.error(name, format!("{name:?} stands twice: take one away"))).collect()
    }

    /// Returns the rows of what promises nothing that no sentence needs.
    fn needless_rows(&self, needed: &NeededRows) -> Vec<ContentFinding> {
        let asked: BTreeSet<String> = needed.rows.iter().map(|row| row.said.name()).collect();
        let needless = self.rows.no_promise.iter().flat_map(|row| &row.messages).filter(|name| !asked.contains(*name));
        let what = |name: &String| format!("{name:?} has no words of a promise: take it out");
        needless.map(|name| self.error(name, what(name))).collect()
    }

    fn wrong_promise(&self, pack: &Pack, promise: &Promise) -> Option<ContentFinding> {
        let id = &promise.id;
        let what = match &promise.house {
            None if promise.tests.is_empty() => {
                format!("{id:?} has neither tests nor house: say what holds it true, or take the sentence back")
            }
            // A pack without a register is warned of that; the program's rows would only repeat it.
            Some(item) if pack.promises().is_some() && !is_in_profile(pack, item) => {
                format!("{id:?}: {item:?} is no item of set-up: write profile.<key>, with a key of pack.toml")
            }
            Some(_) | None => return None,
        };
        Some(self.error(id, what))
    }
}

fn is_in_profile(pack: &Pack, item: &str) -> bool {
    item.strip_prefix(PROFILE_ITEM).is_some_and(|key| pack.file().profile.contains_key(key))
}
