//! The dots of every kana and of words, as their sources give them (`tables/SOURCES.md`).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)] // a test may stop

use std::collections::{BTreeMap, BTreeSet};

use furigana::RichText;
use tenji::{BrailleCode, dots, spell, translate};

fn table(text: &str) -> Vec<[&str; 3]> {
    text.lines().map(|line| line.split('\t').collect::<Vec<_>>().try_into().unwrap()).collect()
}

fn kana() -> Vec<[&'static str; 3]> {
    table(include_str!("tables/kana.tsv"))
}

fn in_braille(text: &str, code: BrailleCode) -> String {
    translate(&RichText::parse(text).unwrap(), code).unicode()
}

#[test]
fn every_kana_has_the_dots_of_its_source() {
    for [kana, cells, source] in kana() {
        assert_eq!(spell(kana), Some((cells, kana.chars().count())), "{kana} ({source})");
    }
}

#[test]
fn there_is_no_kana_without_dots() {
    let alone = ('ぁ'..='ゖ').filter(|c| dots(*c).is_none()).collect::<String>();
    assert_eq!(alone, "", "hiragana without dots");
    let katakana = ('ァ'..='ヶ').filter(|c| dots(*c).is_none()).collect::<String>();
    assert_eq!(katakana, "", "katakana without dots");
    let listed: BTreeSet<&str> = kana().iter().map(|[kana, ..]| *kana).collect();
    for basic in "きしちにひみりぎじぢびぴ".chars() {
        for small in ["ゃ", "ゅ", "ょ"] {
            assert!(listed.contains(format!("{basic}{small}").as_str()), "{basic}{small} is in no source");
        }
    }
}

#[test]
fn no_two_sounds_have_the_same_dots_but_those_that_sound_alike() {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for [kana, cells, _] in kana() {
        let small = "ぁぃぅぇぉゃゅょゎゕゖ".contains(kana) || kana.ends_with('ゎ');
        if !small && let Some(other) = seen.insert(cells, kana) {
            panic!("{kana} and {other} are both {cells}");
        }
    }
}

#[test]
fn words_are_written_as_their_sources_write_them() {
    let words = table(include_str!("tables/words.tsv"));
    assert!(words.len() >= 300, "{} words", words.len());
    let wrong: Vec<String> = words
        .iter()
        .filter(|[text, cells, _]| in_braille(text, BrailleCode::Japanese) != *cells)
        .map(|[text, cells, source]| {
            format!("{text}: {} and not {cells} ({source})", in_braille(text, BrailleCode::Japanese))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_are_parted_and_particles_are_written_as_they_are_said() {
    let spelled = [
        (
            "この｜機械《きかい》は、あなたの｜答《こた》えを｜記録《きろく》できます。",
            "この きかいわ、あなたの こたえを きろく できます。",
        ),
        ("｜病院《びょういん》へ｜行《い》く", "びょーいんえ いく"),
        ("｜急《いそ》がなくてかまいません。", "いそがなくて かまいません。"),
        (
            "｜職員《しょくいん》かご｜家族《かぞく》が｜手伝《てつだ》います。",
            "しょくいんか ごかぞくが てつだいます。",
        ),
        ("もう｜一度《いちど》お｜聞《き》きします。", "もー 1ど おきき します。"),
        ("｜夫《おっと》または｜妻《つま》", "おっと またわ つま"),
        ("カードをなくしました。", "カードを なくしました。"),
        ("これを「いい」といいます。", "これを 「いい」と いいます。"),
        ("でんわ 0120-95-0178 で", "でんわ 0120-95-0178で"),
    ];
    for (text, wanted) in spelled {
        let said = tenji::braille_spelling(&RichText::parse(text).unwrap());
        assert_eq!(said, wanted, "{text}");
    }
}

#[test]
fn english_is_uncontracted_ueb_as_liblouis_writes_it() {
    let written = [
        ("Press any key to begin.", "⠠⠏⠗⠑⠎⠎⠀⠁⠝⠽⠀⠅⠑⠽⠀⠞⠕⠀⠃⠑⠛⠊⠝⠲"),
        ("F10 calls staff.", "⠠⠋⠼⠁⠚⠀⠉⠁⠇⠇⠎⠀⠎⠞⠁⠋⠋⠲"),
        ("ID", "⠠⠠⠊⠙"),
        ("Is it all right?", "⠠⠊⠎⠀⠊⠞⠀⠁⠇⠇⠀⠗⠊⠛⠓⠞⠦"),
        ("3a", "⠼⠉⠰⠁"),
    ];
    for (text, cells) in written {
        assert_eq!(in_braille(text, BrailleCode::English), cells, "{text}");
    }
}
