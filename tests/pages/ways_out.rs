//! Wherever a resident stands, keys lead to help and to an end: to other things, where both are, or to the page below.

use std::collections::BTreeSet;

use madoguchi::page::Page;
use madoguchi::resident::{IdentityMode, gallery};

use crate::every_page::of_all_residents;
use crate::visitor::{Visitor, house, lunch};

/// Pages without other things, by their id or its beginning; the choices that each has in their place, and why.
const EXCEPTIONS: [(&str, &[&str], &str); 19] = [
    ("about", &["go-resume"], "it was opened on a page that has them"),
    ("ask-amount", &["go-back"], "it was opened from them"),
    ("ask-back", &["ask-back.no"], "it was opened on a page that has them"),
    ("ask-language", &["go-back"], "it was opened from them"),
    ("ask-stop", &["ask-stop.go-on"], "it is how to stop, and leads back"),
    ("contents-", &["go-back"], "it was opened from them"),
    ("ended", &["menu.staff"], "the visit is over, and its first choices end it"),
    ("faq-", &["go-resume"], "it was opened from them"),
    ("keeping", &[], "the record is being written: no key does anything"),
    ("key-help", &["go-resume"], "it was opened on a page that has them"),
    ("menu", &["menu.staff", "menu.stop"], "it is the other things"),
    ("not-paused", &["not-paused.go-on"], "it was opened on a page that has them"),
    ("pausing", &[], "the visit is being kept: no key does anything"),
    ("questions-", &["go-back"], "it was opened from them"),
    ("rest", &[], "nobody is there: any key begins"),
    ("staff-called", &["go-resume"], "staff are called, and it leads back"),
    ("staff-sources-", &["go-resume"], "it was opened from them"),
    ("still-there", &["still-there.here"], "any key leads back"),
    ("try-keys", &[], "keys are only named, and Enter leads back"),
];

fn offers(page: &Page, id: &str) -> bool {
    page.rows.iter().any(|row| row.id == id && row.number.is_some())
}

#[test]
fn every_page_of_a_visit_leads_to_help_and_to_an_end_or_says_why_not() {
    let content = lunch();
    let by_staff = gallery::pages(&content, vec![house(&content, IdentityMode::Staff(5))]).unwrap();
    let typed = ["number", "paused-entry", "receipt-entry", "staff-answer", "staff-number", "staff-pin"];
    let (mut needed, mut met) = (BTreeSet::new(), BTreeSet::<&str>::new());
    let built_in: Vec<&Page> = of_all_residents().map(|page| &page.page).collect();
    for page in built_in.into_iter().chain(by_staff.iter().map(|page| &page.page)) {
        met.extend(typed.into_iter().filter(|id| page.id == *id));
        if offers(page, "go-menu") {
            continue;
        }
        let exception =
            EXCEPTIONS.iter().find(|(id, _, _)| page.id == *id || id.ends_with('-') && page.id.starts_with(id));
        let (id, instead, why) =
            exception.unwrap_or_else(|| panic!("{} {} has no way out: {page:#?}", page.lang, page.id));
        let missing = instead.iter().find(|choice| !offers(page, choice));
        assert!(missing.is_none(), "{} {}: {why}, but there is no {missing:?}", page.lang, page.id);
        needed.insert(*id);
    }
    assert_eq!(met.len(), typed.len(), "every page on which something is typed: {met:?}");
    assert_eq!(needed.len(), EXCEPTIONS.len(), "an exception that no page needs: {needed:?}");
}

#[test]
fn where_digits_are_typed_the_two_keys_alone_lead_back_and_to_other_things() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Number(5));
    visitor.begin();
    visitor.until("number");
    for key in ["9", "９"] {
        visitor.lines(&[key]);
        assert_eq!(visitor.id(), "menu", "{key}");
        visitor.choose("go-resume");
        assert_eq!(visitor.id(), "number");
    }
    visitor.lines(&["8"]);
    assert_ne!(visitor.id(), "number");
    visitor.lines(&["1"]);
    assert_eq!(visitor.id(), "number");
    // A number that begins or ends with them is a number.
    visitor.lines(&["00009"]);
    assert!(visitor.id() != "number" && visitor.id() != "menu", "{}", visitor.id());
}
