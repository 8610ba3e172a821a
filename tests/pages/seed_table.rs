//! The table of the manual's lines: docs/seed.md is what the program finds, and what it finds is on pages.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use madoguchi::content::{Content, ContentSource, SeedTable};
use madoguchi::resident::gallery;

use crate::every_page::{TODAY, house};

fn built_in() -> SeedTable {
    SeedTable::new(&ContentSource::built_in().unwrap()).unwrap()
}

#[test]
fn every_line_of_the_manual_is_met_in_every_facility_as_the_document_says() {
    let table = built_in();
    assert_eq!(table.gaps(), Vec::<String>::new());
    let written = fs::read_to_string("docs/seed.md").unwrap();
    assert_eq!(written, table.markdown(), "run: cargo run -- content seed >docs/seed.md");
}

/// Where the lines are met in the facility of this column, as the written table says.
fn places(table: &str, column: usize) -> BTreeSet<&str> {
    let cells =
        table.lines().filter(|line| line.starts_with("| ")).filter_map(|line| line.split(" | ").nth(2 + column));
    cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect()
}

#[test]
fn what_the_table_names_is_on_a_page_that_keys_lead_to() {
    let (content, table) = (Content::built_in().unwrap(), built_in());
    let written = table.markdown();
    for (number, (name, profile)) in table.facilities().enumerate() {
        let settled: Vec<(&str, &str)> = profile.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        let pages = gallery::pages(&content, vec![house(&content, ("ja-simple", TODAY), &settled)]).unwrap();
        let rows: BTreeSet<&str> = pages.iter().flat_map(|page| &page.rows).map(|row| row.id.as_str()).collect();
        let places = places(&written, number);
        assert!(places.len() > 40, "{name}: only {places:?}");
        for place in places.into_iter().filter(|place| !place.starts_with("note-")) {
            assert!(rows.contains(place), "no key leads to {place} where the facility is {name:?}");
        }
    }
}

/// The gaps of the built-in pack after a change of one of its files.
fn gaps_after(file: &str, old: &str, new: &str) -> Vec<String> {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("chapters")).unwrap();
    for from in [Path::new("assets/mynumber"), Path::new("assets/mynumber/chapters")] {
        let to = dir.path().join(from.strip_prefix("assets/mynumber").unwrap());
        for entry in fs::read_dir(from).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file()) {
            fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
    let path = dir.path().join(file);
    let whole = fs::read_to_string(&path).unwrap();
    assert!(whole.contains(old), "{file} holds {old}");
    fs::write(&path, whole.replace(old, new)).unwrap();
    SeedTable::new(&ContentSource::folder(dir.path()).unwrap()).unwrap().gaps()
}

#[test]
fn a_line_that_nobody_meets_is_named_with_the_facility() {
    let nowhere = gaps_after("sources.toml", "\"F31\"", "\"F30\"");
    assert_eq!(nowhere.len(), 3, "{nowhere:?}");
    assert!(nowhere.iter().all(|gap| gap.contains("line 4※-2") && gap.contains("F31")), "{nowhere:?}");
    let hidden = gaps_after(
        "chapters/getcard.toml",
        "facts = [\"F24\"],",
        "facts = [\"F24\"], when = [\"profile.city_visit = offered\"],",
    );
    assert_eq!(hidden.len(), 2, "{hidden:?}");
    assert!(["not offered", "unknown"].iter().zip(&hidden).all(|(name, gap)| gap.contains(name)), "{hidden:?}");
    let unlisted = gaps_after("seed.toml", "facts = [\"F31\"]", "facts = []");
    assert!(unlisted.len() == 1 && unlisted[0].contains("F31 is in no line"), "{unlisted:?}");
    let behind = gaps_after(
        "chapters/use.toml",
        "when = [\"answer.use-insurance != no\"]",
        "when = [\"answer.use-insurance = maybe\"]",
    );
    assert!(
        behind.iter().any(|gap| gap.contains("line 2(2)-2")),
        "what no answer leads to is met by nobody: {behind:?}"
    );
}
