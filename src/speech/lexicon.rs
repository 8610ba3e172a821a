//! Words whose accent or reading an author decided, each with its source: stronger than any analysis.

use furigana::RichText;

use super::error::SpeechError;
use super::pack::parse_words;
use super::word::SpeechWord;

static BUILT_IN: &str = include_str!("../../assets/speech/lexicon.tsv");

/// In the place of words: the whole clause is said by the rule.
const BY_RULE: &str = "=";

/// One word that was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LexiconEntry {
    /// As it stands in a text, with its readings: only there it is taken.
    pub source_text: String,
    /// As an analysis writes it: digits as kanji.
    pub base: String,
    /// How it is said; empty for a whole clause that is said by the rule.
    pub words: Vec<SpeechWord>,
    /// Who says so.
    pub source: String,
}

/// The words that were decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lexicon(Vec<LexiconEntry>);

impl Lexicon {
    /// Reads the lexicon of the words in the program.
    ///
    /// # Errors
    /// `BrokenPack`, naming the line of `assets/speech/lexicon.tsv`.
    pub fn built_in() -> Result<Self, SpeechError> {
        Self::read(BUILT_IN)
    }

    /// Reads a lexicon: base, words, source, with tabs between them.
    ///
    /// # Errors
    /// `BrokenPack`, naming the line.
    pub fn read(text: &str) -> Result<Self, SpeechError> {
        let rows = text.lines().enumerate().filter(|(_, row)| !row.is_empty() && !row.starts_with('#'));
        let decided = rows.map(|(at, row)| {
            let broken = |reason: String| SpeechError::BrokenPack { line: at + 1, reason };
            let fields: Vec<&str> = row.split('\t').collect();
            let [base, words, source] = fields.as_slice() else {
                return Err(broken("a line is a word, a tab, its sounds, a tab and its source".to_owned()));
            };
            if base.is_empty() || source.is_empty() {
                return Err(broken("every word needs its source".to_owned()));
            }
            let words = if *words == BY_RULE { Ok(Vec::new()) } else { parse_words(words) };
            let text = RichText::parse(base).map_err(|error| broken(error.to_string()))?;
            Ok(LexiconEntry {
                source_text: (*base).to_owned(),
                base: digits_to_kanji(&text.written()),
                words: words.map_err(|error| broken(error.to_string()))?,
                source: (*source).to_owned(),
            })
        });
        Ok(Self(decided.collect::<Result<_, _>>()?))
    }

    /// Returns the words that were decided for a clause with this text.
    pub(super) fn entries_for(&self, key: &str) -> Vec<&LexiconEntry> {
        self.0.iter().filter(|decided| !decided.words.is_empty() && key.contains(&decided.source_text)).collect()
    }

    /// Returns the entry that has a clause with this text said by the rule, if there is one.
    pub(super) fn by_rule(&self, key: &str) -> Option<&LexiconEntry> {
        self.0.iter().find(|decided| decided.words.is_empty() && key.contains(&decided.source_text))
    }

    /// Returns all words.
    pub fn entries(&self) -> &[LexiconEntry] {
        &self.0
    }
}

fn digits_to_kanji(text: &str) -> String {
    const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let kanji = |c: char| c.to_digit(10).and_then(|digit| DIGITS.get(usize::try_from(digit).ok()?)).copied();
    text.chars().map(|c| kanji(c).unwrap_or(c)).collect()
}
