//! Every page in each language as a person reads it: the words as they stand, for reading and for review.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)] // a test may stop

use std::collections::BTreeMap;

use madoguchi::content::{Circumstances, Content, Profile};
use madoguchi::gallery;
use madoguchi::page::{Lang, Look, Page, Readings};
use madoguchi::present::{lines, spoken};
use madoguchi::ruby::RichText;
use madoguchi::walkthrough::{Action, House, Identity};

/// Everything that the facility has settled, so that every page is there.
const SETTLED: [(&str, &str); 8] = [
    ("no_disadvantage_promise", "confirmed"),
    ("custody_card", "offered"),
    ("custody_certificate", "offered"),
    ("city_visit", "offered"),
    ("city_support", "offered"),
    ("visiting_doctor", "yes"),
    ("late_elderly_rule", "confirmed"),
    ("retention", "60"),
];

fn pages(lang: &str) -> Vec<Page<Action>> {
    let content = Content::built_in().unwrap();
    let settled: BTreeMap<_, _> = SETTLED.map(|(key, value)| (key.to_owned(), value.to_owned())).into();
    let name = RichText::parse("｜青空《あおぞら》ホーム").unwrap();
    let profile = Profile::new(content.pack(), name, &settled).unwrap();
    let house = House {
        pack: content.pack().clone(),
        circumstances: Circumstances::new(jiff::civil::date(2026, 11, 24), profile, false),
        identity: Identity::Ticket,
        lang: Lang::new(lang),
        look: Look::default(),
        form: "screen",
    };
    gallery::pages(&content, vec![house]).unwrap()
}

fn read(lang: &str) -> String {
    let one = |page: &Page<Action>| format!("== {}\n{}\n", page.id, lines::lines(page, Readings::Shown).join("\n"));
    pages(lang).iter().map(one).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_pages_in_easy_japanese_are_as_they_were_read() {
    insta::assert_snapshot!("ja-simple", read("ja-simple"));
}

#[test]
fn the_pages_in_japanese_are_as_they_were_read() {
    insta::assert_snapshot!("ja", read("ja"));
}

#[test]
fn the_pages_in_english_are_as_they_were_read() {
    insta::assert_snapshot!("en", read("en"));
}

#[test]
fn english_is_said_as_it_is_written_numbers_too() {
    for page in pages("en") {
        for row in &page.rows {
            let (said, written) = (spoken::utterance(row, &page.lang), row.text.written());
            assert!(said.ends_with(&written), "{}: {said:?} is written {written:?}", row.id);
        }
    }
}
