//! `content check`: everything that can be wrong with a pack and its words, with file, line and how to fix it.

mod finding;
mod homophones;
mod japanese;
mod language_catalogue;
mod pack_rules;
mod promises;
mod readings;
mod required_messages;
mod terms;

use jiff::civil::Date;

use furigana::Lang;
use furigana::RichText;

use super::content_source::ContentSource;
use super::{Content, ContentError, Pack};

use finding::SourceLocation;
pub use finding::{ContentFinding, Severity};
use language_catalogue::LanguageCatalogue;

/// Returns everything that is wrong with the pack and the words of this source, by file and line.
///
/// Where the pack cannot even be read, that is the one finding.
pub fn check(source: &ContentSource, today: Date) -> Vec<ContentFinding> {
    let pack = match Pack::read(source) {
        Ok(pack) => pack,
        Err(error) => return vec![unreadable(source, &error)],
    };
    let mut found = pack_rules::check(source, &pack, today);
    let mut catalogues = Vec::new();
    for tag in pack.languages() {
        match LanguageCatalogue::read(source, &Lang::new(tag)) {
            Ok(catalogue) => catalogues.push(catalogue),
            Err(error) => found.push(unreadable(source, &error)),
        }
    }
    found.extend(required_messages::check(source, &pack, &catalogues));
    for catalogue in &catalogues {
        found.extend(catalogue.ruby_errors());
        found.extend(catalogue.unresolved_messages());
        found.extend(japanese::check(catalogue, &pack));
        found.extend(homophones::check(catalogue));
    }
    found.extend(readings::check(&catalogues));
    found.extend(terms::check(&pack, &catalogues));
    found.extend(promises::check(source, &pack, &catalogues));
    // Otherwise reading it as the kiosk does would only repeat an error that is found already.
    if found.iter().all(|finding| finding.level == Severity::Warning) {
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
pub fn texts_without_variables(source: &ContentSource, lang: &Lang) -> Result<Vec<RichText>, ContentError> {
    let said = LanguageCatalogue::read(source, lang)?.messages;
    Ok(said.into_iter().filter(|said| said.variables.is_empty()).filter_map(|said| said.text.ok()).collect())
}

fn unreadable(source: &ContentSource, error: &ContentError) -> ContentFinding {
    let spot = match error {
        ContentError::Broken { file, line, .. } => SourceLocation { file: file.clone(), line: *line },
        ContentError::Unreadable { file, .. } => SourceLocation { file: file.clone(), line: 1 },
        ContentError::NoLanguage(_)
        | ContentError::NoMessage { .. }
        | ContentError::Profile { .. }
        | ContentError::Reading { .. }
        | ContentError::Unresolved { .. } => SourceLocation { file: source.display_name("pack.toml"), line: 1 },
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
