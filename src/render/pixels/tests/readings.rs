//! Readings above their words (W3C simple ruby), in hundredths of the square of a letter.

use super::*;

fn one_line(font: &Font, source: &str) -> RubyLine {
    let page = page(vec![said("s", RowRole::Statement, source)]);
    let layout = layout(&page, DisplayPrefs::default(), GRID, font, EM);
    layout.sheets[0][0].line.clone()
}

/// Where each text begins and ends, in hundredths of an em: `か50-100` is the second half of the first square.
fn places(font: &Font, glyphs: &[PlacedText], em: usize) -> String {
    let place = |at: usize| at * 100 / EM;
    let one = |one: &PlacedText| format!("{}{}-{}", one.text, place(one.at), place(one.at + font.width(&one.text, em)));
    glyphs.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn set(font: &Font, source: &str) -> String {
    let line = one_line(font, source);
    format!("{} | {}", places(font, &line.readings, EM / 2), places(font, &line.words, EM))
}

#[test]
fn a_reading_as_long_as_its_word_stands_right_above_it() {
    let Some(font) = font() else { return };
    assert_eq!(set(&font, "｜健康《けんこう》"), "けんこう0-200 | 健康0-200");
}

#[test]
fn a_shorter_reading_is_spread_with_half_a_gap_at_its_ends() {
    let Some(font) = font() else { return };
    assert_eq!(set(&font, "｜保険《ほけん》"), "ほ7-57 け75-125 ん140-190 | 保険0-200");
    assert_eq!(set(&font, "｜木《き》"), "き25-75 | 木0-100");
}

#[test]
fn at_the_edges_of_a_line_a_longer_reading_is_flush_and_its_word_is_spread() {
    let Some(font) = font() else { return };
    assert_eq!(set(&font, "｜病院《びょういん》"), "びょういん0-250 | 病12-112 院137-237");
}

#[test]
fn a_longer_reading_never_hangs_over_a_kana_or_a_kanji() {
    let Some(font) = font() else { return };
    assert_eq!(set(&font, "の｜志《こころざし》を"), "こころざし100-350 | の0-100 志175-275 を350-450");
}

#[test]
fn a_longer_reading_hangs_over_the_spaces_beside_it() {
    let Some(font) = font() else { return };
    assert_eq!(set(&font, "あ ｜薬局《やっきょく》 で"), "やっきょく125-375 | あ0-100 薬局150-350 で400-500");
    // Half a space is not enough for all of this one: the rest spreads the word.
    assert_eq!(set(&font, "あ ｜志《こころざし》 で"), "こころざし100-350 | あ0-100 志175-275 で350-450");
}

#[test]
fn a_longer_reading_hangs_over_the_blank_halves_of_punctuation() {
    let Some(font) = font() else { return };
    assert_eq!(set(&font, "、｜薬局《やっきょく》「"), "やっきょく75-325 | 、0-100 薬局100-300 「300-400");
    assert_eq!(set(&font, "「｜薬局《やっきょく》。"), "やっきょく100-350 | 「0-100 薬112-212 局237-337 。350-450");
}

#[test]
fn readings_on_both_sides_of_a_space_are_never_taken_for_one() {
    let Some(font) = font() else { return };
    let line = one_line(&font, "｜志《こころざし》 ｜志《こころざし》");
    let (first, second) = (&line.readings[0], &line.readings[1]);
    assert!(second.at >= first.at + font.width(&first.text, EM / 2) + EM / 8, "{line:?}");
}

#[test]
fn a_compound_shares_its_readings_and_breaks_between_its_words() {
    let Some(font) = font() else { return };
    assert_eq!(
        set(&font, "｜電話《でんわ》｜番号《ばんごう》"),
        "で7-57 ん75-125 わ140-190 ばんごう200-400 | 電話0-200 番号200-400"
    );
    assert_eq!(set(&font, "｜職《しょく》｜員《いん》"), "しょくいん0-250 | 職12-112 員137-237");
    let long = "｜職《しょく》｜員《いん》".repeat(20);
    let page = page(vec![said("s", RowRole::Statement, &long)]);
    let layout = layout(&page, DisplayPrefs::default(), TABLET, &font, EM);
    let lines: Vec<String> = layout.sheets.iter().flatten().map(|strip| strip.line.text()).collect();
    assert!(lines.len() > 2, "{lines:?}");
    assert_eq!(lines.concat(), "職員".repeat(20));
}
