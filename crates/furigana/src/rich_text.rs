//! A line of text with its readings: read from Aozora notation, rendered in every form.

use thiserror::Error;

use super::kana::is_reading_kana;
use super::span::RubySpan;
use super::spoken::{self, SpokenRun};

/// A line of text with its readings, in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct RichText {
    spans: Vec<RubySpan>,
}

/// Why a text with furigana could not be read.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum RubyError {
    /// A `｜` with no `《》` behind it.
    #[error("「｜{0}」 has no reading: write ｜{0}《よみ》 or take the ｜ away")]
    NoReading(String),
    /// A `《` or `》` that belongs to no `｜`.
    #[error("「{0}」 stands alone: a reading is written ｜漢字《かんじ》")]
    StrayBracket(char),
    /// A reading with something other than hiragana in it (rule L1, docs/rules.md).
    #[error("the reading 《{0}》 must be hiragana only")]
    NotKana(String),
    /// A base or a reading with nothing in it.
    #[error("｜{0}《》 is empty")]
    Empty(String),
}

impl RichText {
    /// Returns text that needs no readings: kana, Latin letters, digits, signs.
    pub fn plain(text: impl Into<String>) -> Self {
        let base = text.into();
        // No empty span: a text without spans is an empty one.
        if base.is_empty() {
            return Self::default();
        }
        Self { spans: vec![RubySpan { base, reading: None }] }
    }

    /// Returns one word with its reading.
    pub(super) fn word(base: impl Into<String>, reading: impl Into<String>) -> Self {
        Self { spans: vec![RubySpan { base: base.into(), reading: Some(reading.into()) }] }
    }

    /// Reads Aozora notation. Every reading needs its `｜`, so that nothing is guessed.
    pub fn parse(source: &str) -> Result<Self, RubyError> {
        let mut text = Self::default();
        let mut rest = source;
        while let Some((before, marked)) = rest.split_once('｜') {
            text.push_plain(before)?;
            rest = text.push_marked(marked)?;
        }
        text.push_plain(rest)?;
        Ok(text)
    }

    fn push_plain(&mut self, plain: &str) -> Result<(), RubyError> {
        if let Some(stray) = plain.chars().find(|c| matches!(c, '《' | '》')) {
            return Err(RubyError::StrayBracket(stray));
        }
        if !plain.is_empty() {
            self.spans.push(RubySpan { base: plain.to_owned(), reading: None });
        }
        Ok(())
    }

    /// Reads `漢字《かんじ》…` (the `｜` is already gone) and returns what follows.
    fn push_marked<'a>(&mut self, marked: &'a str) -> Result<&'a str, RubyError> {
        let Some((base, after)) = marked.split_once('《') else {
            return Err(RubyError::NoReading(marked.to_owned()));
        };
        // A bracket is missing here: the one of the next word must not close this one.
        if base.contains('｜') || base.contains('》') {
            return Err(RubyError::NoReading(base.to_owned()));
        }
        let Some((reading, rest)) = after.split_once('》') else {
            return Err(RubyError::StrayBracket('《'));
        };
        if base.is_empty() || reading.is_empty() {
            return Err(RubyError::Empty(base.to_owned()));
        }
        if !reading.chars().all(is_reading_kana) {
            return Err(RubyError::NotKana(reading.to_owned()));
        }
        self.spans.push(RubySpan { base: base.to_owned(), reading: Some(reading.to_owned()) });
        Ok(rest)
    }

    /// Returns the runs in reading order.
    pub fn spans(&self) -> &[RubySpan] {
        &self.spans
    }

    /// Returns whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Adds another text behind this one.
    pub fn push(&mut self, other: Self) {
        self.spans.extend(other.spans);
    }

    /// Returns this text with another one behind it.
    #[must_use]
    pub fn then(mut self, other: Self) -> Self {
        self.push(other);
        self
    }

    /// Splits the text at signs outside of words with readings; returns each piece with the sign behind it.
    pub fn split(&self, is_sign: impl Fn(char) -> bool) -> Vec<(Self, Option<char>)> {
        let mut pieces = Vec::new();
        let mut piece = Self::default();
        for span in &self.spans {
            if span.reading.is_some() {
                piece.spans.push(span.clone());
                continue;
            }
            let mut rest = span.base.as_str();
            while let Some((before, sign)) = rest.find(&is_sign).and_then(|at| rest.split_at_checked(at)) {
                piece.push(Self::plain(before));
                let mut signs = sign.chars();
                pieces.push((std::mem::take(&mut piece), signs.next()));
                rest = signs.as_str();
            }
            piece.push(Self::plain(rest));
        }
        pieces.push((piece, None));
        pieces
    }

    /// Returns this text with everything outside of words with readings rewritten.
    #[must_use]
    pub fn map_plain(&self, anew: impl Fn(&str) -> String) -> Self {
        let mut text = Self::default();
        for span in &self.spans {
            match span.reading {
                Some(_) => text.spans.push(span.clone()),
                None => text.push(Self::plain(anew(&span.base))),
            }
        }
        text
    }

    /// Returns what is written, without readings.
    pub fn written(&self) -> String {
        self.spans.iter().map(|span| span.base.as_str()).collect()
    }

    /// Returns the text in Aozora notation: what a record stores, and what `parse` reads back.
    pub fn source(&self) -> String {
        let mut source = String::new();
        for span in &self.spans {
            match &span.reading {
                Some(reading) => {
                    source.push('｜');
                    source.push_str(&span.base);
                    source.push('《');
                    source.push_str(reading);
                    source.push('》');
                }
                None => source.push_str(&span.base),
            }
        }
        source
    }

    /// Returns the text with each reading behind its word in round brackets, for a plain line.
    pub fn annotated(&self) -> String {
        let mut line = String::new();
        for span in &self.spans {
            line.push_str(&span.base);
            if let Some(reading) = &span.reading {
                line.push('（');
                line.push_str(reading);
                line.push('）');
            }
        }
        line
    }

    /// Returns the text in kana, with the spaces between words kept: for readers whose voice knows no kanji. Digits
    /// stay as they are.
    pub fn kana(&self) -> String {
        self.spans.iter().map(|span| span.reading.as_deref().unwrap_or(&span.base)).collect()
    }

    /// Returns what is said aloud: kana, with every number read by the table of docs/rules.md#numbers.
    pub fn spoken(&self) -> String {
        self.spoken_runs().into_iter().map(|run| run.kana).collect()
    }

    /// Returns what is said aloud, in runs that know whether they are readings: a voice joins the two in different
    /// ways.
    pub fn spoken_runs(&self) -> Vec<SpokenRun> {
        spoken::spoken_runs(&self.spans)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn said_of(source: &str) -> String {
        RichText::parse(source).unwrap().spoken()
    }

    #[test]
    fn a_marked_word_carries_its_reading() {
        let text = RichText::parse("この ｜機械《きかい》です。").unwrap();
        assert_eq!(text.written(), "この 機械です。");
        assert_eq!(text.kana(), "この きかいです。");
        assert_eq!(text.annotated(), "この 機械（きかい）です。");
    }

    #[test]
    fn a_lost_closing_bracket_is_an_error_and_swallows_nothing() {
        // The bracket of the next word must not close the first one.
        let lost = RichText::parse("｜顔《かおの カードと ｜番号《ばんごう》");
        assert_eq!(lost, Err(RubyError::NotKana("かおの カードと ｜番号《ばんごう".into())));
        assert_eq!(RichText::parse("｜顔《かお"), Err(RubyError::StrayBracket('《')));
    }

    #[test]
    fn a_bracket_without_a_mark_is_an_error() {
        assert_eq!(RichText::parse("顔《かお》"), Err(RubyError::StrayBracket('《')));
        assert_eq!(RichText::parse("かお》"), Err(RubyError::StrayBracket('》')));
        assert_eq!(RichText::parse("｜顔"), Err(RubyError::NoReading("顔".into())));
        assert_eq!(RichText::parse("｜《かお》"), Err(RubyError::Empty(String::new())));
        assert_eq!(RichText::parse("｜顔《》"), Err(RubyError::Empty("顔".into())));
    }

    #[test]
    fn a_reading_is_hiragana_only() {
        assert!(matches!(RichText::parse("｜顔《カオ》"), Err(RubyError::NotKana(_))));
    }

    #[test]
    fn digits_are_read_with_the_counter_behind_them() {
        assert_eq!(
            said_of("2024｜年《ねん》〈｜令和《れいわ》6｜年《ねん》〉12｜月《がつ》2｜日《にち》"),
            "にせんにじゅうよねん〈れいわろくねん〉じゅうにがつふつか"
        );
        assert_eq!(said_of("10｜回目《かいめ》の ｜誕生日《たんじょうび》"), "じゅっかいめの たんじょうび");
        assert_eq!(said_of("85｜歳《さい》からの ｜人《ひと》"), "はちじゅうごさいからの ひと");
        assert_eq!(said_of("｜1か月《いっかげつ》に"), "いっかげつに");
        assert_eq!(said_of("3つ、12ページ"), "みっつ、じゅうにページ");
    }

    #[test]
    fn a_telephone_number_is_said_digit_by_digit() {
        assert_eq!(said_of("0120-95-0178"), "ぜろ いち に ぜろ、きゅう ご、ぜろ いち なな はち");
        // A receipt code: its 3141 is not read as three thousand.
        assert_eq!(said_of("3141 5926"), "さん いち よん いち、ご きゅう に ろく");
    }

    proptest! {
        #[test]
        fn what_was_parsed_is_written_back_to_the_letter(
            parts in prop::collection::vec(("[ぁ-んァ-ヶ一-龠a-z0-9 、。]{1,6}", prop::option::of("[ぁ-ん]{1,6}")), 0..8)
        ) {
            let source: String = parts.iter().map(|(base, reading)| match reading {
                Some(reading) => format!("｜{base}《{reading}》"),
                None => base.clone(),
            }).collect();
            prop_assert_eq!(RichText::parse(&source).unwrap().source(), source);
        }

        #[test]
        fn no_input_panics(source in "[｜《》あ漢a 1]{0,40}|\\PC{0,60}") {
            let _ = RichText::parse(&source).map(|text| (text.spoken(), text.kana(), text.annotated()));
        }
    }
}
