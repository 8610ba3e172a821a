//! The record that a walkthrough makes is such a one as the log's own tests keep.

use std::collections::BTreeSet;

use consent_log::consent::{ConsentRecord, Notice, PageUsage};
use furigana::RichText;
use madoguchi::content::{Circumstances, Content, FacilityProfile};
use madoguchi::resident::{IdentityMode, KioskConfig, ResidentEffect, ResidentMsg, Walkthrough, gallery};
use serde_json::Value;

use crate::every_page;
use crate::visitor::{Visitor, house, lunch};

#[allow(dead_code)] // it uses its own part of the log's facility
#[path = "../../crates/consent-log/tests/log/fixtures.rs"]
mod fixtures;

use fixtures::{ANSWERS, LunchAnswers, NUMBER, OTHER};

/// The record of a visit of somebody who gives these answers.
fn walked(answers: LunchAnswers) -> ConsentRecord {
    let content = lunch();
    walked_by(Visitor::new(&content, IdentityMode::Number(5)), answers)
}

fn walked_by(mut visitor: Visitor<'_>, answers: LunchAnswers) -> ConsentRecord {
    visitor.begin();
    identify(&mut visitor, answers);
    answer(&mut visitor, "soup", answers.soup);
    answer(&mut visitor, "bread", answers.bread);
    confirmed(visitor)
}

fn identify(visitor: &mut Visitor<'_>, answers: LunchAnswers) {
    visitor.until("lunch-keep");
    visitor.choose("lunch-keep.yes");
    if answers.by_the_person {
        visitor.choose("lunch-operator.self");
    } else {
        visitor.choose("lunch-operator.other");
        visitor.choose("other-role.family");
        visitor.lines(&["1"]);
    }
    visitor.lines(&[NUMBER]);
}

/// Goes on to this page; a check is answered rightly, and there is no allergy.
fn walk_to(visitor: &mut Visitor<'_>, id: &str) {
    for _ in 0..60 {
        match visitor.id() {
            here if here == id => return,
            here if here == "k-food" => visitor.choose("k-food.o2"),
            here if here == "have-allergy" => visitor.choose("have-allergy.no"),
            _ => visitor.lines(&["1"]),
        }
    }
    panic!("{id} was not reached; the page is {}", visitor.id());
}

fn answer(visitor: &mut Visitor<'_>, wish: &str, option: &str) {
    walk_to(visitor, wish);
    visitor.hears();
    visitor.choose(&format!("{wish}.{option}"));
    if option == "yes" && wish == "soup" {
        visitor.choose("soup-which.miso");
        visitor.choose("pick-done");
    }
    visitor.tell(ResidentMsg::Stayed(7));
}

fn confirmed(mut visitor: Visitor<'_>) -> ConsentRecord {
    walk_to(&mut visitor, "read-back-0");
    visitor.hears();
    walk_to(&mut visitor, "lunch-confirm");
    visitor.choose("lunch-confirm.right");
    visitor.choose("seal.yes");
    let Some(ResidentEffect::Keep(record)) = visitor.effects.pop() else { panic!("the visit ends without a record") };
    *record
}

/// What a row of the kept words says of itself.
fn fields(notice: &Notice) -> BTreeSet<String> {
    let rows: Vec<Value> = serde_json::from_slice(&notice.body).unwrap();
    assert!(!rows.is_empty(), "{} has no rows", notice.page);
    rows.iter().flat_map(|row| row.as_object().unwrap().keys().cloned()).collect()
}

/// How the pages of the wishes were presented.
fn presented(record: &ConsentRecord) -> Vec<(&str, &str, Option<PageUsage>, &[String])> {
    let is_wish = |page: &str| record.wishes().iter().any(|wish| wish.wish == page);
    let pages = record.presented().iter().filter(|page| is_wish(&page.notice.page));
    pages.map(|page| (page.notice.page.as_str(), page.form.as_str(), page.usage, page.heard.as_slice())).collect()
}

#[test]
fn the_record_of_a_real_walkthrough_is_like_the_one_that_the_logs_tests_keep() {
    for answers in [ANSWERS, OTHER, LunchAnswers { soup: "yes", ..ANSWERS }] {
        let (walked, built) = (walked(answers), fixtures::record(answers));
        assert_eq!((walked.visit(), walked.operator()), (built.visit(), built.operator()));
        let (said, kept) = (walked.sealed(), built.sealed());
        assert_eq!((&said.checks, &said.asked, &said.read_aloud), (&kept.checks, &kept.asked, &kept.read_aloud));
        let (one, other) = (walked.agreement(), built.agreement());
        assert_eq!((&one.answer, &one.notice.page), (&other.answer, &other.notice.page));
        assert_eq!(walked.sealed().read_back.len(), built.sealed().read_back.len());
        for (one, other) in walked.wishes().iter().zip(built.wishes()) {
            assert_eq!((&one.wish, &one.answer, &one.details), (&other.wish, &other.answer, &other.details));
            assert_eq!((&one.notice.edition, &one.notice.lang), (&other.notice.edition, &other.notice.lang));
        }
        assert_eq!(walked.wishes().len(), built.wishes().len());
        assert_eq!(presented(&walked), presented(&built));
        assert_eq!(walked.presented().len(), built.presented().len());
        for (one, other) in walked.presented().iter().zip(built.presented()) {
            assert_eq!((&one.notice.page, fields(&one.notice)), (&other.notice.page, fields(&other.notice)));
        }
    }
}

/// What a record says of how the pages were used, and of the checks, in a house that settled this.
fn details(visit_details: &str) -> (BTreeSet<Option<u32>>, usize) {
    let content = lunch();
    let values = [("visit_details".to_owned(), visit_details.to_owned())].into();
    let profile = FacilityProfile::new(content.pack(), RichText::plain("Aozora"), &values).unwrap();
    let own = house(&content, IdentityMode::Number(5));
    let circumstances = Circumstances::new(own.circumstances.today, profile, false);
    let mut visitor = Visitor::new(&content, IdentityMode::Number(5));
    visitor.walk = Walkthrough::new(KioskConfig { circumstances, ..own });
    let record = walked_by(visitor, ANSWERS);
    let seconds = record.presented().iter().map(|page| page.usage.map(|usage| usage.seconds));
    (seconds.collect(), record.sealed().checks.len())
}

#[test]
fn neither_seconds_nor_checks_are_recorded_where_the_house_did_not_ask_for_them() {
    assert_eq!(details("not-recorded"), (BTreeSet::from([None]), 0));
    assert_eq!(details("recorded"), (BTreeSet::from([Some(0), Some(7)]), 1));
}

#[test]
fn the_page_about_the_record_says_whether_seconds_are_recorded_and_by_default_they_are_not() {
    let content = Content::built_in().unwrap();
    let rows = |values: &[(&str, &str)]| {
        let house = every_page::house(&content, ("en", every_page::TODAY), values);
        let pages = gallery::pages(&content, vec![house]).unwrap();
        let page = pages.iter().find(|page| page.id == "record-what").unwrap();
        page.rows.iter().map(|row| row.text.written()).collect::<Vec<_>>().join("\n")
    };
    let (told, untold) = ("We also record how long each page was shown", "We do not record how long you took");
    let off = rows(&every_page::EVERYTHING);
    assert!(off.contains(untold) && !off.contains(told), "{off}");
    let on = rows(&[every_page::EVERYTHING.as_slice(), &[("visit_details", "recorded")]].concat());
    assert!(on.contains(told) && !on.contains(untold), "{on}");
}
