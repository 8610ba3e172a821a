//! A page as plain lines: one row a line, the number first, nothing that is only decoration (rules R5, R6,
//! docs/rules.md).

use crate::page::{FuriganaMode, Page, PageRow, RowRole};
use furigana::kana::{is_hiragana, is_katakana};
use furigana::{RichText, RubySpan};

/// Marks where a line may end between words of a text that has no spaces; it is never written out.
pub(super) const WORD_GAP: char = '\u{200b}';

/// Returns the words of a text with its readings as this person wants them.
pub fn text_with_readings(text: &RichText, readings: FuriganaMode) -> String {
    match readings {
        FuriganaMode::Hidden => text.written(),
        FuriganaMode::Kana => separate_words(text, kana_of, ' '),
        FuriganaMode::Shown => text.annotated(),
    }
}

/// Returns the same words with a mark wherever a line may end; furigana are left out, for they would be read twice.
pub(super) fn breakable_text(text: &RichText, readings: FuriganaMode) -> String {
    match readings {
        FuriganaMode::Kana => text_with_readings(text, readings),
        FuriganaMode::Hidden | FuriganaMode::Shown => separate_words(text, |span| &span.base, WORD_GAP),
    }
}

fn kana_of(span: &RubySpan) -> &str {
    span.reading.as_deref().unwrap_or(&span.base)
}

/// Returns a text with a gap before each independent word, also where it was written without spaces: only so are kana
/// without kanji read word by word (rule R13).
fn separate_words(text: &RichText, written: impl Fn(&RubySpan) -> &str, gap: char) -> String {
    let mut out = String::new();
    let mut before: &[RubySpan] = &[];
    for (at, span) in text.spans().iter().enumerate() {
        if span.reading.is_some() {
            if begins_word(&out, before) {
                out.push(gap);
            }
            out.push_str(written(span));
        } else {
            written(span).chars().for_each(|c| push_plain_char(&mut out, c, gap));
        }
        // Of all spans up to here only the last two are looked at: an ending such as し of 申し込む stands between two
        // readings.
        before = text.spans().get(..=at).unwrap_or_default();
    }
    out
}

/// Adds a character without reading; behind hiragana a katakana word or a number begins a new word.
fn push_plain_char(out: &mut String, c: char, gap: char) {
    let behind_kana = out.chars().last().is_some_and(|last| is_hiragana(last) && !matches!(last, 'お' | 'ご'));
    if behind_kana && (is_katakana(c) || c.is_ascii_digit()) {
        out.push(gap);
    }
    out.push(c);
}

/// Returns whether a word with a reading begins here: behind hiragana, unless these are the お of お薬 or the し of 申し込む.
fn begins_word(out: &str, before: &[RubySpan]) -> bool {
    let Some((last, earlier)) = before.split_last() else { return false };
    let ends = out.chars().last();
    let behind_kana = ends.is_some_and(is_hiragana);
    let honorific = matches!(ends, Some('お' | 'ご'));
    let inside = earlier.last().is_some_and(|span| span.reading.is_some()) && is_verb_ending(&last.base);
    last.reading.is_none() && behind_kana && !honorific && !inside
}

/// Returns whether this is one kana in i or e that is no particle: the ending of a verb that goes on (申し込む, 取り消す).
fn is_verb_ending(kana: &str) -> bool {
    kana.chars().count() == 1 && kana.chars().all(|c| "いきしちみりぎじびえけせねめれげべ".contains(c))
}

/// Returns one row as a line: `1: はい`.
pub fn row_line(row: &PageRow, readings: FuriganaMode) -> String {
    with_number(row, text_with_readings(&row.text, readings))
}

/// Returns the words of a row behind the number by which it is chosen.
pub(super) fn with_number(row: &PageRow, words: String) -> String {
    match row.number {
        Some(number) => format!("{number}: {words}"),
        None => words,
    }
}

/// Returns all rows of a page but the fixed line of help.
pub fn page_lines(page: &Page, readings: FuriganaMode) -> Vec<String> {
    page.rows.iter().filter(|row| row.role != RowRole::Help).map(|row| row_line(row, readings)).collect()
}

/// Returns the prompt before an answer, last and short: the numbers that can be chosen, `1 8 9? `, or the digits that
/// can be typed. It makes sense alone, for a reader may say nothing else (rule R11).
pub fn prompt(page: &Page) -> String {
    let numbers: Vec<String> = page.choices().map(|(_, number)| number.to_string()).collect();
    match page.entry {
        Some(entry) if entry.kind.is_digits() => "0-9? ".to_owned(),
        _ => format!("{}? ", numbers.join(" ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kana_of(source: &str) -> String {
        text_with_readings(&RichText::parse(source).unwrap(), FuriganaMode::Kana)
    }

    #[test]
    fn kana_of_a_text_without_spaces_has_a_space_between_words() {
        let cases = [
            (
                "あなたが｜同意《どうい》すると、｜医師《いし》や｜薬剤師《やくざいし》は",
                "あなたが どういすると、いしや やくざいしは",
            ),
            ("もとのページへ｜戻《もど》る", "もとの ページへ もどる"),
            ("｜申《もう》し｜込《こ》みではありません。", "もうしこみではありません。"),
            ("お｜薬《くすり》の｜前《まえ》に", "おくすりの まえに"),
            ("12ページの2", "12ページの 2"),
            ("｜国民《こくみん》｜健康保険《けんこうほけん》", "こくみんけんこうほけん"),
        ];
        for (source, spaced) in cases {
            assert_eq!(kana_of(source), spaced);
        }
    }

    #[test]
    fn spaces_that_are_there_are_kept_and_none_is_added_beside_them() {
        assert_eq!(
            kana_of("｜病院《びょういん》や ｜薬局《やっきょく》で、｜顔《かお》を"),
            "びょういんや やっきょくで、かおを"
        );
    }
}
