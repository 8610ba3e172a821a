//! Braille: every page says the same to eye, ear and finger, and what an embosser gets.

use std::collections::BTreeSet;

use furigana::RichText;
use madoguchi::page::{FuriganaMode, RowRole};
use madoguchi::render::braille::{EmbosserSheet, code_of, page_cells, pages_brf, row_cells};
use madoguchi::render::{lines, spoken};
use tenji::{BrailleCells, BrailleCode, translate, untranslatable};

use crate::every_page::{of_all_residents, of_residents};
use crate::page_turns::is_for_staff;

fn table(text: &str) -> Vec<[&str; 3]> {
    text.lines().map(|line| line.split('\t').collect::<Vec<_>>().try_into().unwrap()).collect()
}

fn kana() -> Vec<[&'static str; 3]> {
    table(include_str!("../../crates/tenji/tests/tables/kana.tsv"))
}

fn in_braille(text: &str, code: BrailleCode) -> String {
    translate(&RichText::parse(text).unwrap(), code).unicode()
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
}

#[test]
fn every_row_of_every_page_is_shown_said_and_brailled() {
    for page in of_all_residents() {
        let shown = lines::page_lines(page, FuriganaMode::Hidden);
        let (said, brailled) = (spoken::utterances(page), page_cells(page));
        let told: Vec<_> = page.rows.iter().filter(|row| row.role != RowRole::Help).collect();
        assert_eq!((shown.len(), said.len(), brailled.len()), (told.len(), told.len(), told.len()), "{}", page.id);
        for (at, own) in told.iter().enumerate() {
            let place = format!("{} {} {}", page.lang, page.id, own.id);
            assert!(shown[at].ends_with(&own.text.written()), "{place} is shown as {}", shown[at]);
            // The title of a Japanese publication stands as it was published, on English pages too.
            if is_for_staff(page) && own.id.starts_with("source.") && !page.lang.is_japanese() {
                continue;
            }
            let way = code_of(&own.text, &page.lang);
            assert_eq!(untranslatable(&own.text, way), Vec::<char>::new(), "{place}");
            let number = own.number;
            let words = match number {
                None => brailled[at].unicode(),
                Some(number) => {
                    let cells = brailled[at].unicode();
                    let begin = in_braille(&format!("{number}."), BrailleCode::English) + "⠀";
                    cells.strip_prefix(&begin).unwrap_or_else(|| panic!("{place} has no number: {cells}")).to_owned()
                }
            };
            match way {
                // The name of the house is Japanese, and stands at the end of its English sentence in kana.
                BrailleCode::English if own.text.written().chars().any(furigana::is_kanji) => {
                    assert!(letters(&words).starts_with(&latin(&own.text.written())), "{place}");
                }
                BrailleCode::English => assert_eq!(letters(&words), latin(&own.text.written()), "{place}"),
                // Marks and names of sources are felt letter by letter, and said as words.
                BrailleCode::Japanese if is_for_staff(page) && own.text.written().contains(is_latin) => {}
                BrailleCode::Japanese => {
                    let (felt, heard) = (felt(&words), sounds(&own.text.spoken()));
                    assert!(is_same(&felt, &heard), "{place}: brailled {felt}, said {heard}");
                }
            }
        }
    }
}

/// Kana of cells, `#` for each number, no spaces and signs; read by the table of the test, not by the program.
fn felt(cells: &str) -> String {
    let sounds = kana();
    let cells = cells.replace("⠐⠂", "⠀");
    let mut rest = cells.as_str();
    let mut out = String::new();
    while let Some(first) = rest.chars().next() {
        let digits = "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠂⠄⠤⠼";
        let longest = |len| {
            sounds.iter().find(|[kana, dots, _]| {
                dots.chars().count() == len && rest.starts_with(dots) && !"ぁぃぅぇぉゃゅょゎゕゖ".contains(kana)
            })
        };
        if first == '⠦' {
            rest = rest.split_once('⠴').unwrap().1;
        } else if first == '⠰' && !rest.starts_with("⠰⠀") {
            rest = rest.trim_start_matches(|c| !"⠀⠶⠤⠼".contains(c));
        } else if first == '⠼' {
            out.push('#');
            rest = rest.trim_start_matches(|c| digits.contains(c));
            // A wrong joint would swallow a kana here, and the comparison fails.
        } else if let Some([kana, dots, _]) = longest(2).or_else(|| longest(1)) {
            out.push_str(kana);
            rest = &rest[dots.len()..];
        } else {
            rest = &rest[first.len_utf8()..];
        }
    }
    fold(&out)
}

/// What is said, in hiragana, without signs.
fn sounds(said: &str) -> String {
    // The voice names this key as well (src/speech/kana.rs).
    let said = said.replace('*', "こめじるし");
    let hiragana = said.chars().filter_map(|c| match c {
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60),
        'ぁ'..='ゖ' | 'ー' => Some(c),
        _ => None,
    });
    fold(&hiragana.collect::<String>())
}

/// Spelling by sound and by kana are one.
fn fold(kana: &str) -> String {
    kana.replace('は', "わ").replace('へ', "え").replace(['う', 'ー'], "")
}

/// Whether what is felt is what is heard, each number standing for how it is read.
fn is_same(felt: &str, heard: &str) -> bool {
    let mut parts = felt.split('#');
    let Some(mut rest) = parts.next().and_then(|first| heard.strip_prefix(first)) else { return false };
    let parts: Vec<&str> = parts.collect();
    for (at, part) in parts.iter().enumerate() {
        let last = at + 1 == parts.len();
        let found = if last {
            rest.strip_suffix(part).map(|_| "")
        } else {
            rest.find(part).map(|found| &rest[found + part.len()..])
        };
        let Some(after) = found else { return false };
        rest = after;
    }
    rest.is_empty()
}

fn letters(cells: &str) -> String {
    let begin = "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵";
    let alphabet: Vec<(char, char)> = begin.chars().zip("abcdefghijklmnopqrstuvwxyz".chars()).collect();
    let words = cells.replace("⠠⠴", "").replace("⠨⠴", "").replace("⠈⠁", "");
    let mut number = false;
    let read = words.chars().filter_map(|c| {
        number = (c == '⠼') || (number && ("⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚".contains(c) || c == '⠂' || c == '⠲'));
        alphabet.iter().find(|(cell, _)| *cell == c && !number).map(|(_, letter)| *letter)
    });
    read.collect()
}

fn latin(text: &str) -> String {
    text.to_lowercase().chars().filter(char::is_ascii_lowercase).collect()
}

#[test]
fn lines_break_between_words_and_nothing_is_lost_on_any_display() {
    for page in of_all_residents() {
        for own in &page.rows {
            let cells = row_cells(own, &page.lang);
            for width in [14, 20, 32, 40, 80] {
                let parts = cells.wrapped(width);
                assert!(parts.iter().all(|part| part.len() <= width && !part.is_empty()), "{} on {width}", own.id);
                let dense = |cells: &BrailleCells| cells.unicode().replace('⠀', "");
                let together: String = parts.iter().map(dense).collect();
                assert_eq!(together, dense(&cells), "{} on {width}", own.id);
                let words: BTreeSet<String> = cells.unicode().split('⠀').map(str::to_owned).collect();
                let whole = |part: &BrailleCells| part.unicode().split('⠀').all(|word| words.contains(word));
                let fits = words.iter().all(|word| word.chars().count() <= width);
                assert!(!fits || parts.iter().all(whole), "a word of {} is cut on {width}", own.id);
            }
        }
    }
}

#[test]
fn a_word_longer_than_the_display_is_cut_and_not_lost() {
    let cells = translate(&RichText::plain("アカサタナハマヤラワ"), BrailleCode::Japanese);
    let parts: Vec<String> = cells.wrapped(4).iter().map(BrailleCells::unicode).collect();
    assert_eq!(parts, ["⠁⠡⠱⠕", "⠅⠥⠵⠌", "⠑⠄"]);
    assert!(BrailleCells::new().wrapped(20).is_empty());
}

#[test]
fn what_an_embosser_gets_is_ascii_in_lines_and_sheets() {
    let all: Vec<_> = of_all_residents().collect();
    let out = pages_brf(all.iter().map(|page| &page.page), EmbosserSheet { cells: 32, lines: 22 });
    let known = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)=";
    for sheet in out.split_terminator('\u{c}') {
        let lines: Vec<&str> = sheet.split_terminator("\r\n").collect();
        assert!((1..=22).contains(&lines.len()), "{} lines", lines.len());
        for line in lines {
            assert!(line.len() <= 32 && line.chars().all(|c| known.contains(c)), "{line:?}");
        }
    }
    let first = &all[0].rows[0];
    let back: String = out
        .lines()
        .next()
        .unwrap()
        .trim()
        .chars()
        .filter_map(|c| known.find(c))
        .map(|at| char::from_u32(0x2800 + u32::try_from(at).unwrap()).unwrap())
        .collect();
    assert_eq!(back, row_cells(first, &all[0].lang).unicode(), "the first line reads as it was written");
}

fn madoguchi(args: &[&str]) -> (String, String, bool) {
    let ran = std::process::Command::new(env!("CARGO_BIN_EXE_madoguchi")).args(args).output().unwrap();
    (String::from_utf8(ran.stdout).unwrap(), String::from_utf8(ran.stderr).unwrap(), ran.status.success())
}

#[test]
fn a_chapter_is_embossed_with_its_questions() {
    let (out, _, well) = madoguchi(&["emboss", "--chapter", "keep", "--lang", "ja"]);
    assert!(well);
    let page = of_residents("ja").iter().find(|page| page.id == "custody").unwrap();
    let asked = row_cells(page.rows.iter().find(|row| row.role == RowRole::Question).unwrap(), &page.lang).brf();
    let together = |text: &str| text.split_whitespace().collect::<String>();
    assert!(together(&out).contains(&together(&asked)), "the question of the chapter is missing: {out}");
    let (_, error, well) = madoguchi(&["emboss", "--chapter", "nothing"]);
    assert!(!well && error.contains("there is no chapter \"nothing\": write one of start,"), "{error}");
}

#[test]
fn a_receipt_is_embossed_with_its_code_and_a_mistyped_one_is_not() {
    let (out, error, well) = madoguchi(&["emboss", "--receipt", "1234 5678 9012 3428", "--lang", "en"]);
    assert!(well, "{error}");
    assert!(out.contains("#ABCD #EFGH #IJAB #CDBH"), "{out}");
    let (_, error, well) = madoguchi(&["emboss", "--receipt", "1234 5678 9012 3483"]);
    assert!(!well && error.contains("wrong digit"), "{error}");
}
