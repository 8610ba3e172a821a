//! Every page in each language as a person reads it: the words as they stand, for reading and for review.

use std::collections::BTreeMap;

use furigana::Lang;
use furigana::RichText;
use madoguchi::content::{Circumstances, Content, Profile};
use madoguchi::gallery;
use madoguchi::page::{ActionPage, Look, Opening, Page, Readings, Role};
use madoguchi::place::Place;
use madoguchi::present::large::{Palette, Size, layout, paint};
use madoguchi::present::plain::{Listener, plain};
use madoguchi::present::{lines, spoken};
use madoguchi::review;
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

fn pages(lang: &str) -> Vec<ActionPage<Action>> {
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
    let one =
        |page: &ActionPage<Action>| format!("== {}\n{}\n", page.id, lines::lines(page, Readings::Shown).join("\n"));
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
fn back_and_everything_else_and_help_stand_at_the_same_place_in_the_same_words_on_every_page() {
    for lang in ["ja-simple", "ja", "en"] {
        let pages = pages(lang);
        let words = |id: &str| pages.iter().flat_map(|page| &page.rows).find(|row| row.id == id).unwrap().text.clone();
        let same = [("go-back", 8, words("go-back")), ("go-menu", 9, words("go-menu"))];
        for page in &pages {
            for (id, number, words) in &same {
                let row = page.rows.iter().find(|row| row.id == *id);
                let held = row.is_none_or(|row| row.text == *words && row.number == Some(*number));
                assert!(held, "{lang} {}: {id}", page.id);
            }
            let last = page.rows.last().unwrap();
            // Where keys are only named, help says how that ends; while the kiosk is busy, no key does anything.
            if matches!(page.opening, Opening::Busy | Opening::NamesKeys) {
                continue;
            }
            assert_eq!((last.id.as_str(), &last.text), ("help-line", &words("help-line")), "{lang} {}", page.id);
            let steps = page.first(Role::Progress).is_some();
            assert!(!steps || page.rows.iter().any(|row| row.id == "go-menu"), "{lang} {} leads nowhere", page.id);
        }
    }
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

fn screen(page: &Page) -> String {
    let laid = layout(page, Look::default(), Size::new(80, 24));
    let sheets = (0..laid.dealt.count()).map(|sheet| {
        let place = Place::on_sheet(page, &laid.dealt, sheet);
        let mut rows: Vec<String> =
            paint(&laid, page, &place, &Palette::none()).rows().iter().map(|row| row.trim_end().to_owned()).collect();
        // The empty rows above the help line say nothing.
        rows.dedup_by(|row, before| row.is_empty() && before.is_empty());
        rows.join("\n")
    });
    sheets.collect::<Vec<_>>().join("\n---\n")
}

/// Every page of review, as large text, as a screen reader meets it, and as it is said.
fn read_by_staff(lang: &str) -> String {
    let content = Content::built_in().unwrap();
    let pages = review::gallery::pages(&content, &Lang::new(lang)).unwrap();
    let one = |page: &ActionPage<review::Action>| {
        let large = screen(page);
        let reader: Vec<_> =
            plain(page, Look::default(), Size::new(80, 24), &Listener::default()).texts().map(str::to_owned).collect();
        let reader = reader.join("\n");
        let spoken = spoken::utterances(page).join("\n");
        format!("== {} large\n{large}\n== screen reader\n{reader}\n== spoken\n{spoken}\n", page.id)
    };
    pages.iter().map(one).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_pages_of_staff_in_japanese_are_as_they_were_read_in_every_form() {
    insta::assert_snapshot!("staff-ja", read_by_staff("ja"));
}

#[test]
fn the_pages_of_staff_in_english_are_as_they_were_read_in_every_form() {
    insta::assert_snapshot!("staff-en", read_by_staff("en"));
}

#[test]
fn a_page_of_staff_says_what_it_shows_and_no_digit_chooses_two_things() {
    let content = Content::built_in().unwrap();
    for lang in content.staff_languages() {
        for page in review::gallery::pages(&content, lang).unwrap() {
            let numbers: Vec<u8> = page.choices().map(|(_, number)| number).collect();
            let distinct: std::collections::BTreeSet<&u8> = numbers.iter().collect();
            assert_eq!(numbers.len(), distinct.len(), "a digit chooses two things on {}", page.id);
            let rows = page.rows.iter().filter(|row| row.role != madoguchi::page::Role::Help).count();
            assert_eq!(spoken::utterances(&page).len(), rows, "{}: what is shown is what is said", page.id);
        }
    }
}
