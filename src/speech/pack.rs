//! The speech pack: clauses that an author had analysed, found by their words and readings.

use std::collections::BTreeMap;

use super::clause::SpeechClause;
use super::error::SpeechError;
use super::word::SpeechWord;

/// The pack of the words in the program, made by `make speech-pack`.
static BUILT_IN: &str = include_str!("../../assets/speech/pack.tsv");

/// Clauses and their words: text with readings, a tab, words with spaces between them, a clause a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpeechPack(BTreeMap<String, String>);

impl SpeechPack {
    /// Reads the pack of the words in the program. Its words are checked by the tests, so that starting is quick.
    pub fn built_in() -> Self {
        // Words stay text until they are said: parsing all of them would make starting slow, and a visit needs few.
        Self(parse_lines(BUILT_IN).map(|(_, key, words)| (key.to_owned(), words.to_owned())).collect())
    }

    /// Makes a pack with these clauses.
    pub fn new(clauses: BTreeMap<String, Vec<SpeechWord>>) -> Self {
        let written = |words: Vec<SpeechWord>| words.iter().map(SpeechWord::to_string).collect::<Vec<_>>().join(" ");
        Self(clauses.into_iter().map(|(key, words)| (key, written(words))).collect())
    }

    /// Reads a pack and checks every word of it.
    ///
    /// # Errors
    /// `BrokenPack`, naming the line.
    pub fn read(text: &str) -> Result<Self, SpeechError> {
        let mut pack = Self::default();
        for (line, key, words) in parse_lines(text) {
            let broken = |reason: String| SpeechError::BrokenPack { line, reason };
            if key.is_empty() || words.is_empty() {
                return Err(broken("a line is a clause, a tab and words".to_owned()));
            }
            parse_words(words).map_err(|error| broken(error.to_string()))?;
            pack.0.insert(key.to_owned(), words.to_owned());
        }
        Ok(pack)
    }

    /// Writes the pack as a file.
    pub fn to_text(&self) -> String {
        let head = "# Made by `make speech-pack`; do not edit: readings are in locales/, accents in lexicon.tsv.\n";
        let lines = self.0.iter().map(|(key, words)| format!("{key}\t{words}\n"));
        std::iter::once(head.to_owned()).chain(lines).collect()
    }

    /// Adds the clauses of another pack; where both know one, the other's words are taken.
    #[must_use]
    pub fn with(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// Returns the clauses and their words.
    ///
    /// # Errors
    /// `NoWord` where a word is not well written.
    pub fn clauses(&self) -> impl Iterator<Item = (&str, Result<Vec<SpeechWord>, SpeechError>)> {
        self.0.iter().map(|(key, words)| (key.as_str(), parse_words(words)))
    }

    /// Returns the words of a clause, if it is known and well written.
    pub(super) fn words(&self, clause: &SpeechClause) -> Option<Vec<SpeechWord>> {
        self.0.get(&clause.key()).and_then(|words| parse_words(words).ok())
    }
}

fn parse_lines(text: &str) -> impl Iterator<Item = (usize, &str, &str)> {
    let rows = text.lines().enumerate().filter(|(_, row)| !row.is_empty() && !row.starts_with('#'));
    rows.map(|(at, row)| {
        let (key, words) = row.split_once('\t').unwrap_or((row, ""));
        (at + 1, key, words)
    })
}

pub(super) fn parse_words(words: &str) -> Result<Vec<SpeechWord>, SpeechError> {
    words.split(' ').map(str::parse).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pack_is_read_as_it_was_written() {
        let text = "はい\tハイ/1/9\n｜使《つか》います\tツカイ/3/20.1.1 マス’/+/10.7.2\n";
        let pack = SpeechPack::read(text).unwrap();
        assert!(pack.to_text().ends_with(text));
        assert_eq!(pack.clauses().count(), 2);
    }

    #[test]
    fn a_broken_pack_is_named_by_its_line() {
        for broken in [
            "はい",
            "はい\t",
            "はい\tハイ",
            "はい\tハイ/1/9 漢/0/2",
            "はい\tハイ/x/9",
            "はい\tハイ/999/9",
            "はい\t、/0/2",
        ] {
            let error = SpeechPack::read(&format!("# head\n{broken}\n")).unwrap_err().to_string();
            assert!(error.contains("line 2"), "{broken}: {error}");
        }
    }
}
