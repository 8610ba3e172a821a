//! Every page in each language as a person reads it: the words as they stand, for reading and for review.

use std::collections::BTreeMap;
use std::path::Path;

use clap::ValueEnum;
use madoguchi::content::Content;
use madoguchi::focus::PageFocus;
use madoguchi::page::{ActionPage, DisplayPrefs, FuriganaMode, Page, PageKind, RowRole};
use madoguchi::render::large::{Palette, ScreenSize, layout, paint_page};
use madoguchi::render::plain::{ScreenReaderPrefs, paginate_plain};
use madoguchi::render::{PageForm, lines, spoken};

use crate::every_page::{LANGUAGES, of_residents, of_staff};

/// Holds what is read on pages against the file of each page, `snapshots/LANGUAGE/WHO/PAGE.snap`: one page that is
/// there more than once, with other rows, stands in one file. A file of no page is a fault.
#[track_caller]
fn are_as_they_were_read(lang: &str, who: &str, read: impl IntoIterator<Item = (String, String)>) {
    let mut pages: BTreeMap<String, String> = BTreeMap::new();
    for (id, text) in read {
        let file = pages.entry(id).or_default();
        file.push_str(&text);
        file.push('\n');
    }
    let folder = format!("snapshots/{lang}/{who}");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(&folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    // Every page that changed is written to be reviewed, not only the first.
    let holds = |id: &str, text: &str| std::panic::catch_unwind(|| insta::assert_snapshot!(id, text)).is_ok();
    let changed: Vec<&String> =
        settings.bind(|| pages.iter().filter(|(id, text)| !holds(id, text)).map(|(id, _)| id).collect());
    assert!(changed.is_empty(), "these pages are not as they were read: {changed:?}");
    let files = std::fs::read_dir(Path::new("tests/pages").join(&folder)).unwrap();
    let files = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let left: Vec<String> =
        files.filter(|file| !file.strip_suffix(".snap").is_some_and(|id| pages.contains_key(id))).collect();
    assert!(left.is_empty(), "{folder} has files of pages that are not there: {left:?}");
}

#[test]
fn the_pages_of_residents_are_as_they_were_read() {
    for lang in LANGUAGES {
        let read =
            |page: &ActionPage<_>| (page.id.clone(), lines::page_lines(page, FuriganaMode::Shown).join("\n") + "\n");
        are_as_they_were_read(lang, "residents", of_residents(lang).iter().map(read));
    }
}

#[test]
fn back_and_everything_else_and_help_stand_at_the_same_place_in_the_same_words_on_every_page() {
    for lang in LANGUAGES {
        let pages = of_residents(lang);
        let words = |id: &str| pages.iter().flat_map(|page| &page.rows).find(|row| row.id == id).unwrap().text.clone();
        let same = [("go-back", 8, words("go-back")), ("go-menu", 9, words("go-menu"))];
        for page in pages {
            for (id, number, words) in &same {
                let row = page.rows.iter().find(|row| row.id == *id);
                let held = row.is_none_or(|row| row.text == *words && row.number == Some(*number));
                assert!(held, "{lang} {}: {id}", page.id);
            }
            let last = page.rows.last().unwrap();
            // Where keys are only named, help says how that ends; while the kiosk is busy, no key does anything.
            if matches!(page.kind, PageKind::Busy | PageKind::KeyTrial) {
                continue;
            }
            assert_eq!((last.id.as_str(), &last.text), ("help-line", &words("help-line")), "{lang} {}", page.id);
            let steps = page.first_with_role(RowRole::Progress).is_some();
            assert!(!steps || page.rows.iter().any(|row| row.id == "go-menu"), "{lang} {} leads nowhere", page.id);
        }
    }
}

#[test]
fn english_is_said_as_it_is_written_numbers_too() {
    for page in of_residents("en") {
        for row in &page.rows {
            let (said, written) = (spoken::utterance(row, &page.lang), row.text.written());
            assert!(said.ends_with(&written), "{}: {said:?} is written {written:?}", row.id);
        }
    }
}

/// Where a form drops nothing, it is another one without a row.
fn dropped_rows(form: PageForm, page: &Page) -> Vec<&str> {
    let whole = form.lines(page);
    let is_dropped = |at: usize| {
        let mut without = page.clone();
        without.rows.remove(at);
        form.lines(&without) == whole
    };
    // The line of help is the same on every page; speech and braille leave it out.
    let rows = page.rows.iter().enumerate().filter(|(_, row)| row.role != RowRole::Help);
    rows.filter(|(at, _)| is_dropped(*at)).map(|(_, row)| row.id.as_str()).collect()
}

/// A new form is held to this as soon as it is listed.
#[test]
fn every_form_has_each_row_of_each_page() {
    for page in of_residents("ja-simple") {
        for form in PageForm::value_variants() {
            assert_eq!(dropped_rows(*form, page), [""; 0], "{form:?} of {}", page.id);
        }
    }
}

fn screen(page: &Page) -> String {
    let laid = layout(page, DisplayPrefs::default(), ScreenSize::new(80, 24));
    let sheets = (0..laid.pagination.count()).map(|sheet| {
        let place = PageFocus::on_sheet(page, &laid.pagination, sheet);
        let mut rows: Vec<String> = paint_page(&laid, page, &place, &Palette::none())
            .rows()
            .iter()
            .map(|row| row.trim_end().to_owned())
            .collect();
        // The empty rows above the help line say nothing.
        rows.dedup_by(|row, before| row.is_empty() && before.is_empty());
        rows.join("\n")
    });
    sheets.collect::<Vec<_>>().join("\n---\n")
}

/// A page of staff as large text, as a screen reader meets it, and as it is said.
fn in_every_form(page: &Page) -> String {
    let large = screen(page);
    let reader: Vec<_> =
        paginate_plain(page, DisplayPrefs::default(), ScreenSize::new(80, 24), &ScreenReaderPrefs::default())
            .texts()
            .map(str::to_owned)
            .collect();
    let reader = reader.join("\n");
    let spoken = spoken::utterances(page).join("\n");
    format!("== large\n{large}\n== screen reader\n{reader}\n== spoken\n{spoken}\n")
}

#[test]
fn the_pages_of_staff_are_as_they_were_read_in_every_form() {
    for lang in Content::built_in().unwrap().staff_languages() {
        let read = of_staff(lang.tag()).iter().map(|page| (page.id.clone(), in_every_form(page)));
        are_as_they_were_read(lang.tag(), "staff", read);
    }
}

#[test]
fn a_page_of_staff_says_what_it_shows_and_no_digit_chooses_two_things() {
    let content = Content::built_in().unwrap();
    for lang in content.staff_languages() {
        for page in of_staff(lang.tag()) {
            let numbers: Vec<u8> = page.choices().map(|(_, number)| number).collect();
            let distinct: std::collections::BTreeSet<&u8> = numbers.iter().collect();
            assert_eq!(numbers.len(), distinct.len(), "a digit chooses two things on {}", page.id);
            let rows = page.rows.iter().filter(|row| row.role != madoguchi::page::RowRole::Help).count();
            assert_eq!(spoken::utterances(page).len(), rows, "{}: what is shown is what is said", page.id);
        }
    }
}
