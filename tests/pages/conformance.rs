//! The table of conformance names tests that are there, and leaves no clause without a word.

use std::collections::BTreeSet;

use madoguchi::conformance::{CLAUSES, ClauseProof, Standard, standard_clauses};
use madoguchi::content::Content;
use madoguchi::page::ActionPage;
use madoguchi::resident::{IdentityMode, ResidentAction};

use crate::visitor::{Visitor, lunch};

/// Why a test that is named is none, if so.
pub(crate) fn fault(name: &str) -> Option<String> {
    let (file, test) = name.split_once("::")?;
    let Ok(source) = std::fs::read_to_string(file) else { return Some(format!("{name}: there is no file {file}")) };
    let Some((before, _)) = source.split_once(&format!("fn {test}(")) else {
        return Some(format!("{name}: there is no such test"));
    };
    let attributes = before.rsplit(['}', ';']).next().unwrap_or_default();
    let runs = attributes.contains("#[test]") && !attributes.contains("#[ignore");
    (!runs).then(|| format!("{name}: it does not run"))
}

#[test]
fn every_test_that_a_clause_names_is_there_and_runs() {
    let tests = CLAUSES.iter().flat_map(|clause| clause.proofs).filter_map(|proof| match proof {
        ClauseProof::Test(name) => Some(*name),
        ClauseProof::ByHand(_) | ClauseProof::NotApplicable(_) | ClauseProof::NotYet(_) => None,
    });
    let tests: BTreeSet<&str> = tests.collect();
    assert!(tests.len() > 25, "only {} tests are named", tests.len());
    assert!(tests.iter().all(|name| name.contains("::")), "{tests:?}");
    let faults: Vec<String> = tests.iter().filter_map(|name| fault(name)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_test_that_is_not_there_or_does_not_run_is_found() {
    assert!(fault("tests/nowhere.rs::x").unwrap().contains("no file"));
    assert!(fault("tests/pages/conformance.rs::no_such_test_at_all").unwrap().contains("no such test"));
    assert!(fault("tests/pages/conformance.rs::fault").unwrap().contains("does not run"));
    assert_eq!(fault("tests/pages/conformance.rs::every_clause_says_how_it_is_known_and_is_told_once"), None);
}

#[test]
fn every_clause_says_how_it_is_known_and_is_told_once() {
    let mut told = BTreeSet::new();
    for clause in CLAUSES {
        assert!(told.insert((clause.standard.name(), clause.number)), "{} stands twice", clause.number);
        assert!(!clause.proofs.is_empty(), "{} says nothing", clause.number);
        assert!(clause.proofs.iter().all(|proof| proof.words().len() > 10), "{} says too little", clause.number);
    }
    for number in [
        "5.1.2.2", "5.1.3.1", "5.1.3.16", "5.1.4", "5.1.5", "5.1.6.1", "5.1.7", "5.2", "5.3", "5.4", "5.5.2", "5.6",
        "5.7", "5.8", "5.9",
    ] {
        assert!(
            standard_clauses(Standard::En301549).any(|clause| clause.number == number),
            "EN 301 549 {number} is missing"
        );
    }
    for (standard, least) in
        [(Standard::En301549, 30), (Standard::Section508, 11), (Standard::Ada, 10), (Standard::Wcag, 13)]
    {
        assert!(
            standard_clauses(standard).count() >= least,
            "{}: {}",
            standard.name(),
            standard_clauses(standard).count()
        );
    }
}

/// The key that goes on from a page: what was asked for has been picked, or the first answer, or yes.
fn onward(page: &ActionPage<ResidentAction>, picked: bool) -> u8 {
    let numbers = || page.choices().map(|(row, number)| (page.rows[row].id.as_str(), number));
    let named = |id: &str| numbers().find(|(own, _)| *own == id);
    // To call staff, or to change an answer, leads aside.
    let aside = |id: &str| id == "check-offer.staff" || id.starts_with("answer");
    let done = named("pick-done").filter(|_| picked);
    let others = || numbers().find(|(id, _)| !aside(id));
    done.or_else(|| named("seal.yes")).or_else(others).unwrap().1
}

#[test]
fn on_the_straight_way_nothing_is_asked_twice() {
    for content in [lunch(), Content::built_in().unwrap()] {
        let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
        visitor.lines(&[""]);
        let mut asked: Vec<String> = Vec::new();
        while visitor.id() != "keeping" {
            let page = visitor.page();
            let picked = asked.last() == Some(&page.id);
            assert!(picked || !asked.contains(&page.id), "{} comes again: {asked:?}", page.id);
            asked.push(page.id.clone());
            assert!(asked.len() < 300, "it never ends");
            visitor.lines(&[&onward(&page, picked).to_string()]);
        }
        assert!(asked.len() > 10, "{asked:?}");
    }
}
