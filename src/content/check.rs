//! `content check`: everything that can be wrong with a pack and its words, with file, line and how to fix it.

mod catalogue;
mod finding;
mod japanese;
mod needed;
mod plan;
mod readings;
mod terms;

use jiff::civil::Date;

use furigana::Lang;
use furigana::RichText;

use super::load::Source;
use super::{Content, ContentError, Pack};

use catalogue::Catalogue;
use finding::Spot;
pub use finding::{Finding, Level};

/// Returns everything that is wrong with the pack and the words of this source, by file and line.
///
/// Where the pack cannot even be read, that is the one finding.
pub fn check(source: &Source, today: Date) -> Vec<Finding> {
    let pack = match Pack::read(source) {
        Ok(pack) => pack,
        Err(error) => return vec![unreadable(source, &error)],
    };
    let mut found = plan::check(source, &pack, today);
    let mut catalogues = Vec::new();
    for tag in pack.languages() {
        match Catalogue::read(source, &Lang::new(tag)) {
            Ok(catalogue) => catalogues.push(catalogue),
            Err(error) => found.push(unreadable(source, &error)),
        }
    }
    found.extend(needed::check(source, &pack, &catalogues));
    for catalogue in &catalogues {
        found.extend(catalogue.written_badly());
        found.extend(japanese::check(catalogue, &pack));
    }
    found.extend(readings::check(&catalogues));
    found.extend(terms::check(&pack, &catalogues));
    // Otherwise reading it as the kiosk does would only repeat an error that is found already.
    if found.iter().all(|finding| finding.level == Level::Warning) {
        found.extend(Content::from(source).err().map(|error| unreadable(source, &error)));
    }
    found.sort();
    found.dedup();
    found
}

/// Returns all texts of a language without a variable in them, so that they can be prepared for a voice.
///
/// # Errors
/// What cannot be read.
pub fn certain_texts(source: &Source, lang: &Lang) -> Result<Vec<RichText>, ContentError> {
    let said = Catalogue::read(source, lang)?.said;
    Ok(said.into_iter().filter(|said| said.variables.is_empty()).filter_map(|said| said.text.ok()).collect())
}

fn unreadable(source: &Source, error: &ContentError) -> Finding {
    let spot = match error {
        ContentError::Broken { file, line, .. } => Spot { file: file.clone(), line: *line },
        ContentError::Unreadable { file, .. } => Spot { file: file.clone(), line: 1 },
        ContentError::NoLanguage(_)
        | ContentError::NoMessage { .. }
        | ContentError::Profile { .. }
        | ContentError::Reading { .. }
        | ContentError::Unresolved { .. } => Spot { file: source.name_of("pack.toml"), line: 1 },
    };
    let what = match error {
        ContentError::Broken { what, .. } => what.clone(),
        ContentError::Unreadable { reason, .. } => {
            format!("cannot be read ({reason}): check that it is there and may be read")
        }
        ContentError::NoLanguage(_)
        | ContentError::NoMessage { .. }
        | ContentError::Profile { .. }
        | ContentError::Reading { .. }
        | ContentError::Unresolved { .. } => error.to_string(),
    };
    spot.error("files", what)
}
