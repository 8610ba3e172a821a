//! A visit is as long as the person wants: short, everything, or chapters that were picked; whoever only listens hears
//! nothing of a record, and nobody circles before it.

use madoguchi::content::Content;
use madoguchi::content::pack_file::{GateKind, PackStep};
use madoguchi::focus::UserInput;
use madoguchi::page::PageKind;
use madoguchi::resident::{IdentityMode, ResidentMsg, VisitEnding};

use crate::visitor::{Visitor, lunch};

/// The most pages of the shortest visit that asks, reads back and records.
const MOST_PAGES_OF_THE_SHORT_WAY: usize = 25;

/// Somebody who understands everything, answers every wish alike and records.
struct WillingPerson<'a> {
    visitor: Visitor<'a>,
    content: &'a Content,
    /// The answer to every wish that has it.
    wish: &'static str,
    /// Whether a record may be kept.
    keep: &'static str,
    pages: Vec<String>,
}

impl<'a> WillingPerson<'a> {
    fn new(content: &'a Content, length: &str, wish: &'static str) -> Self {
        let mut visitor = Visitor::new(content, IdentityMode::Ticket);
        visitor.lines(&["", "1", "1", "1"]);
        let pages = ["rest", "ask-language", "ask-amount", "moving", "begin"].map(str::to_owned).to_vec();
        visitor.choose(&format!("begin.{length}"));
        Self { visitor, content, wish, keep: "yes", pages }
    }

    /// Goes on to the end; returns the ids of the pages on the way.
    fn reach_the_end(mut self) -> (Vec<String>, VisitEnding) {
        for _ in 0..300 {
            if let Some(ending) = self.visitor.walk.ending() {
                return (self.pages, ending.clone());
            }
            self.decide();
        }
        panic!("the visit does not end: {:?}", self.pages);
    }

    fn decide(&mut self) {
        let id = self.visitor.id();
        let is_shown_again = self.pages.last() == Some(&id);
        self.pages.push(id.clone());
        if id == "keeping" {
            // The kiosk has written the record.
            return self.visitor.tell(ResidentMsg::Kept("1234 5678 9012 3456".into()));
        }
        match self.answer(&id, is_shown_again) {
            Some(row) => self.visitor.choose(&row),
            None => self.visitor.press(UserInput::Line("1".into())),
        }
    }

    /// Returns the choice that this person makes on a page; the first one where nothing else is said.
    fn answer(&self, id: &str, is_shown_again: bool) -> Option<String> {
        let page = self.visitor.page();
        let has = |row: &String| page.rows.iter().any(|own| own.id == *row);
        let own = match self.content.pack().step(id) {
            Some(PackStep::Check(check)) => format!("{id}.o{}", check.right),
            Some(PackStep::Wish(_)) => format!("{id}.{}", self.wish),
            Some(PackStep::Gate(gate)) => match gate.gate {
                GateKind::Keep => format!("{id}.{}", self.keep),
                GateKind::Operator => format!("{id}.self"),
                GateKind::Confirm => format!("{id}.right"),
            },
            Some(PackStep::Ask(_) | PackStep::Screen(_)) | None if id == "seal" => "seal.yes".to_owned(),
            // Nothing more is picked than the first of many.
            Some(PackStep::Ask(_) | PackStep::Screen(_)) | None => "pick-done".to_owned(),
        };
        let is_for_now = own != "pick-done" || is_shown_again;
        (is_for_now && has(&own)).then_some(own)
    }
}

fn visit(content: &Content, length: &str, wish: &'static str) -> Vec<String> {
    let (pages, ending) = WillingPerson::new(content, length, wish).reach_the_end();
    println!("{length}, {wish}: {} pages, {ending:?}: {pages:?}", pages.len());
    pages
}

#[test]
fn the_short_way_asks_for_its_wishes_reads_them_back_and_is_short() {
    let content = Content::built_in().unwrap();
    for wish in ["yes", "no", "later", "talk"] {
        let pages = visit(&content, "short", wish);
        // When to ask again is one page more for each wish that is put off.
        let put_off = pages.iter().filter(|id| id.as_str() == "later-when").count();
        assert!(pages.len() - put_off <= MOST_PAGES_OF_THE_SHORT_WAY, "{wish}: {} pages", pages.len());
        let asked = |id: &&String| matches!(content.pack().step(id), Some(PackStep::Wish(_)));
        let wishes: Vec<_> = pages.iter().filter(asked).collect();
        assert!(wishes.len() >= 2 && wishes.iter().all(|wish| content.pack().is_on_short_way(wish)), "{wishes:?}");
        assert!(pages.contains(&"read-back-0".to_owned()) && pages.contains(&"seal".to_owned()), "{pages:?}");
        // Who says no to the card is spared what is about it, so that the whole visit is short as well.
        let share = if wish == "no" { 1 } else { 2 };
        assert!(pages.len() < visit(&content, "hear", wish).len() / share);
    }
}

#[test]
fn whoever_picks_chapters_comes_back_to_them_and_ends_when_it_is_enough() {
    let content = Content::built_in().unwrap();
    let mut person = WillingPerson::new(&content, "choose", "later");
    while !person.visitor.id().starts_with("contents-pick") {
        person.decide();
    }
    person.visitor.choose("chapter-certificate");
    while !person.visitor.id().starts_with("contents-pick") {
        person.decide();
    }
    assert!(person.pages.contains(&"certificate-who".to_owned()), "{:?}", person.pages);
    assert!(!person.pages.contains(&"face-what".to_owned()), "nothing that was not picked: {:?}", person.pages);
    person.visitor.choose("contents.finish");
    assert_eq!(person.visitor.id(), "read-back-0");
}

#[test]
fn whoever_only_listens_hears_nothing_of_a_record() {
    let content = Content::built_in().unwrap();
    let confirm = |step: &PackStep| matches!(step, PackStep::Gate(gate) if gate.gate == GateKind::Confirm);
    let chapters = content.pack().chapters();
    let about_record = chapters.iter().find(|chapter| chapter.steps.iter().any(confirm)).unwrap();
    let mut person = WillingPerson::new(&content, "hear", "yes");
    person.keep = "no";
    let (pages, ending) = person.reach_the_end();
    assert_eq!(ending, VisitEnding::Listened);
    let told = about_record.steps.iter().find(|step| pages.iter().any(|page| page == step.id()));
    assert!(told.is_none(), "{:?} is asked of somebody who has no record", told.map(PackStep::id));
}

#[test]
fn not_to_record_yet_leads_to_other_choices_and_not_in_a_circle() {
    let content = lunch();
    let mut person = WillingPerson::new(&content, "hear", "yes");
    while person.visitor.id() != "seal" {
        person.decide();
    }
    person.visitor.choose("seal.no");
    assert_eq!(person.visitor.id(), "not-recorded");
    assert_eq!(person.visitor.page().kind, PageKind::Question);
    let choices = ["not-recorded.answers", "not-recorded.staff", "not-recorded.stop"];
    let rows = person.visitor.page().rows.clone();
    assert!(choices.iter().all(|choice| rows.iter().any(|row| row.id == *choice)), "{rows:?}");
    person.visitor.choose("not-recorded.answers");
    assert_eq!(person.visitor.id(), "read-back-0");
}
