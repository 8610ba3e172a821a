//! A text cut into pieces that are never broken, with what may happen before each of them.

use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};
use icu_segmenter::{GraphemeClusterSegmenter, LineSegmenter};
use ratatui::buffer::CellWidth;

use crate::page::FuriganaMode;
use furigana::{RichText, RubySpan};

/// What may happen before a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render) enum BreakOpportunity {
    /// A line begins here whatever room is left: the text says so.
    Mandatory,
    /// No line begins here (kinsoku, UAX 14 strict).
    Prohibited,
    /// A line may begin here where no space is near enough.
    Allowed,
    /// A line begins here first of all: a space between words or a phrase of a text without spaces ends before.
    Preferred,
    /// A line begins here only inside a word that no line can hold.
    Emergency,
}

/// What is placed as one: a word with its reading, or one character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::render) struct TextPiece {
    pub(in crate::render) text: String,
    pub(in crate::render) ruby: Option<String>,
    pub(in crate::render) before: BreakOpportunity,
}

impl TextPiece {
    fn plain(text: &str, before: BreakOpportunity) -> Self {
        Self { text: text.to_owned(), ruby: None, before }
    }

    pub(in crate::render) fn is_space(&self) -> bool {
        is_space(&self.text)
    }

    /// Returns whether nothing is to be seen of it.
    pub(in crate::render) fn is_blank(&self) -> bool {
        self.is_space() || self.text == "\n"
    }

    /// Divides a word that is larger than a line into its characters, each with its share of the reading. The last
    /// resort: nothing is ever left out.
    pub(super) fn split_characters(&self) -> Vec<Self> {
        let parts: Vec<&str> = graphemes(&self.text).collect();
        let kana: Vec<char> = self.ruby.iter().flat_map(|ruby| ruby.chars()).collect();
        let many = parts.len().max(1);
        let mut from = 0;
        let mut shares = Vec::with_capacity(parts.len());
        for (at, part) in parts.into_iter().enumerate() {
            let to = share_end(&kana, (at + 1) * kana.len() / many).max(from);
            let share: String = kana.get(from..to).unwrap_or_default().iter().collect();
            from = to;
            let before = if at == 0 { self.before } else { BreakOpportunity::Allowed };
            shares.push(Self { text: part.to_owned(), ruby: (!share.is_empty()).then_some(share), before });
        }
        shares
    }
}

/// Returns where a share of a reading may end: the next must not begin with a small kana or a long-vowel mark.
fn share_end(kana: &[char], end: usize) -> usize {
    let bound = |at: usize| kana.get(at).is_some_and(|c| "ぁぃぅぇぉっゃゅょゎー".contains(*c));
    (end..kana.len()).find(|at| !bound(*at)).unwrap_or(kana.len())
}

/// Returns how many cells a text takes; ambiguous widths are narrow.
pub(super) fn cell_width(text: &str) -> usize {
    usize::from(text.cell_width())
}

/// Returns the characters of a text as people see them.
pub(super) fn graphemes(text: &str) -> impl Iterator<Item = &str> {
    let ends = GraphemeClusterSegmenter::new().segment_str(text).skip(1);
    ends.scan(0, move |from, to| {
        let part = text.get(*from..to);
        *from = to;
        part
    })
}

fn is_space(text: &str) -> bool {
    matches!(text, " " | "\u{3000}" | "\u{a0}")
}

/// Cuts a text into pieces; a word with a reading stays whole.
pub(super) fn cut_into_pieces(text: &RichText, readings: FuriganaMode) -> Vec<TextPiece> {
    let words: Vec<RubyWord> = text.spans().iter().map(|span| RubyWord::new(span, readings)).collect();
    // The whole text at once: whether a line may break before a word depends on what is before it.
    let all: String = words.iter().map(|word| word.text.as_str()).collect();
    let (chances, phrases) = (break_opportunities(&all), phrase_starts(&all));
    let mut cut = PieceCutter { chances: &chances, phrases: &phrases, at: 0, pieces: Vec::new() };
    for word in words {
        cut.add_word(word);
    }
    cut.pieces
}

/// A run of text as it is drawn for this wish about readings.
struct RubyWord {
    text: String,
    ruby: Option<String>,
    is_unbreakable: bool,
}

impl RubyWord {
    fn new(span: &RubySpan, readings: FuriganaMode) -> Self {
        let whole = span.reading.is_some();
        let (text, ruby) = match (readings, &span.reading) {
            (FuriganaMode::Kana, Some(reading)) => (reading, None),
            (FuriganaMode::Shown, Some(reading)) => (&span.base, Some(replace_controls(reading))),
            (FuriganaMode::Hidden, Some(_)) | (_, None) => (&span.base, None),
        };
        Self { text: replace_controls(text), ruby, is_unbreakable: whole }
    }
}

/// Replaces what would move the cursor of a terminal; a line end stays.
fn replace_controls(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect()
}

/// Returns where UAX 14, strict, lets a line begin.
fn break_opportunities(all: &str) -> Vec<usize> {
    let mut strict = LineBreakOptions::default();
    // Strict alone keeps small kana and ー from the beginning of a line.
    strict.strictness = Some(LineBreakStrictness::Strict);
    LineSegmenter::new_for_non_complex_scripts(strict).segment_str(all).collect()
}

/// Returns where phrases of Japanese written without spaces begin; nothing where spaces show them.
fn phrase_starts(all: &str) -> Vec<usize> {
    if all.contains([' ', '\u{3000}']) || all.is_ascii() {
        return Vec::new();
    }
    let phrases = budoux::parse(budoux::models::default_japanese_model(), all);
    let ends = phrases.iter().scan(0, |end, phrase| {
        *end += phrase.len();
        Some(*end)
    });
    ends.collect()
}

struct PieceCutter<'a> {
    chances: &'a [usize],
    phrases: &'a [usize],
    at: usize,
    pieces: Vec<TextPiece>,
}

impl PieceCutter<'_> {
    fn add_word(&mut self, word: RubyWord) {
        if word.is_unbreakable {
            let before = self.break_before();
            self.at += word.text.len();
            self.pieces.push(TextPiece { text: word.text, ruby: word.ruby, before });
            return;
        }
        for part in graphemes(&word.text) {
            self.add_character(part);
        }
    }

    fn add_character(&mut self, part: &str) {
        let before = self.break_before();
        self.at += part.len();
        match self.pieces.last_mut() {
            // A mark that takes no cell of its own belongs to the character before it.
            Some(last) if cell_width(part) == 0 => last.text.push_str(part),
            _ => self.pieces.push(TextPiece::plain(part, before)),
        }
    }

    fn break_before(&self) -> BreakOpportunity {
        let chance = self.chances.binary_search(&self.at).is_ok();
        match self.pieces.last() {
            Some(last) if last.text.ends_with('\n') => BreakOpportunity::Mandatory,
            Some(last) if chance && (last.is_space() || self.phrases.binary_search(&self.at).is_ok()) => {
                BreakOpportunity::Preferred
            }
            Some(_) | None => {
                if chance {
                    BreakOpportunity::Allowed
                } else {
                    BreakOpportunity::Prohibited
                }
            }
        }
    }
}
