//! A person who understands everything and answers as a plan says: each page that was met, and the key pressed on it.

use furigana::RichText;
use jiff::civil::Date;
use madoguchi::content::Content;
use madoguchi::content::pack_file::{GateKind, PackStep};
use madoguchi::focus::UserInput;
use madoguchi::page::{PageRow, RowRole};
use madoguchi::render::spoken;
use madoguchi::resident::{KioskConfig, PausedVisit, ResidentEffect, ResidentMsg, VisitEnding};

use crate::every_page::{EVERYTHING, TODAY, house};
use crate::visitor::Visitor;

/// A visit that is longer goes in a circle.
const LONGEST_VISIT: usize = 300;

/// The choices that are the same on every page: nobody waits for them a second time.
const ON_EVERY_PAGE: [&str; 5] = ["answer-change", "go-about", "go-back", "go-menu", "go-next"];

/// How a person answers, and where.
#[derive(Clone, Copy)]
pub(crate) struct VisitPlan {
    /// What the facility settled.
    pub(crate) values: &'static [(&'static str, &'static str)],
    /// The choice on the page that asks how much is to be told.
    pub(crate) length: &'static str,
    /// Whether a record may be kept.
    pub(crate) keep: &'static str,
    /// Who presses the keys.
    pub(crate) operator: &'static str,
    /// Whether the person has a card.
    pub(crate) card: &'static str,
    /// The answer to every wish that has it.
    pub(crate) wish: &'static str,
    /// Answers to single pages, by their ids.
    pub(crate) answers: &'static [(&'static str, &'static str)],
    /// The page on which the person has enough for today; the visit goes on another day.
    pub(crate) pauses_on: Option<&'static str>,
}

/// The code under which a visit goes on, and the day of its first sitting.
const PAUSED_CODE: &str = "2345 6789 0123 4567";
const FIRST_SITTING: Date = jiff::civil::date(2026, 11, 20);

/// Somebody who has a card, hears everything, says yes to everything and lets it be recorded.
pub(crate) const YES: VisitPlan = VisitPlan {
    values: &EVERYTHING,
    length: "hear",
    keep: "yes",
    operator: "self",
    card: "yes",
    wish: "yes",
    answers: &[],
    pauses_on: None,
};

/// A page as it was met.
pub(crate) struct MetPage {
    pub(crate) id: String,
    /// What is written on it, a row a line.
    pub(crate) lines: Vec<String>,
    /// What a voice says of it.
    pub(crate) said: Vec<SaidRow>,
    /// What was pressed on it, without Enter.
    pub(crate) pressed: String,
}

/// A row as a voice says it.
pub(crate) struct SaidRow {
    id: String,
    pub(crate) text: RichText,
    /// Whether somebody who listens waits for it: all that the pack tells and asks, the program's own questions up to the
    /// choice that is pressed (a key stops the voice), and the choices that are the same on every page once.
    pub(crate) is_waited_for: bool,
}

/// A visit that goes as it is planned.
pub(crate) struct PlannedVisit<'a> {
    pub(crate) visitor: Visitor<'a>,
    plan: VisitPlan,
    pub(crate) met: Vec<MetPage>,
    /// What the kiosk keeps of it between two sittings.
    paused: Option<Box<PausedVisit>>,
}

impl<'a> PlannedVisit<'a> {
    pub(crate) fn new(content: &'a Content, plan: VisitPlan) -> Self {
        let first = content.languages()[0].tag();
        let house = KioskConfig { form: "lines", ..house(content, (first, TODAY), plan.values) };
        Self { visitor: Visitor::at(content, house), plan, met: Vec::new(), paused: None }
    }

    /// Goes on to the end; returns the pages on the way, with the last one, and how it ended.
    pub(crate) fn reach_the_end(mut self) -> (Vec<MetPage>, VisitEnding) {
        for _ in 0..LONGEST_VISIT {
            let ending = self.visitor.walk.ending().filter(|ending| !matches!(ending, VisitEnding::Paused(_)));
            if let Some(ending) = ending.cloned() {
                assert_eq!(self.plan.pauses_on.is_some(), self.paused.is_some(), "{:?}", self.ids());
                // Whoever has heard how it ended finishes; what stands behind that choice is for others.
                self.meet("1".to_owned());
                return (self.met, ending);
            }
            self.decide();
        }
        panic!("the visit does not end: {:?}", self.ids());
    }

    pub(crate) fn ids(&self) -> Vec<&str> {
        self.met.iter().map(|page| page.id.as_str()).collect()
    }

    /// Goes on until this page is shown.
    pub(crate) fn until(&mut self, id: &str) {
        while !self.visitor.id().starts_with(id) {
            self.decide();
            assert!(self.met.len() < LONGEST_VISIT, "{id} is never reached: {:?}", self.ids());
        }
    }

    /// Presses the key that the plan has for the page that is shown.
    pub(crate) fn decide(&mut self) {
        let id = self.visitor.id();
        if id == "keeping" {
            self.meet(String::new());
            // The kiosk has written the record.
            return self.visitor.tell(ResidentMsg::Kept("1234 5678 9012 3456".into()));
        }
        if id == "pausing" {
            self.meet(String::new());
            return self.keep_for_another_day();
        }
        let pressed = self.key(&id);
        self.meet(pressed.clone());
        self.visitor.press(UserInput::Line(pressed));
        if let Some(ResidentEffect::FindPaused(_)) = self.visitor.effects.last() {
            self.go_on();
        }
    }

    /// The kiosk keeps the visit.
    fn keep_for_another_day(&mut self) {
        let Some(ResidentEffect::Pause { mut visit, .. }) = self.visitor.effects.pop() else {
            panic!("nothing is kept: {:?}", self.ids());
        };
        visit.note_day(FIRST_SITTING);
        self.paused = Some(visit);
        self.visitor.tell(ResidentMsg::Paused(PAUSED_CODE.into()));
    }

    /// The kiosk finds it again.
    fn go_on(&mut self) {
        self.visitor.effects.pop();
        let visit = self.paused.clone().unwrap();
        self.visitor.tell(ResidentMsg::PausedFound { code: PAUSED_CODE.into(), visit });
    }

    fn meet(&mut self, pressed: String) {
        let page = self.visitor.page();
        let said = page.rows.iter().filter(|row| row.role != RowRole::Help).collect::<Vec<_>>();
        let chosen = said.iter().position(|row| row.number.is_some_and(|number| number.to_string() == pressed));
        let was_said = |id: &str| self.met.iter().flat_map(|page| &page.said).any(|said| said.id == id);
        let is_waited_for = |(at, row): (usize, &PageRow)| {
            let is_behind_choice = chosen.is_some_and(|chosen| at > chosen) && !self.is_of_the_pack(&page.id);
            let is_heard_again = ON_EVERY_PAGE.contains(&row.id.as_str()) && was_said(&row.id);
            !(is_behind_choice || is_heard_again)
        };
        let said = said.iter().enumerate().map(|(at, row)| SaidRow {
            id: row.id.clone(),
            text: spoken::spoken_text(row, &page.lang),
            is_waited_for: is_waited_for((at, row)),
        });
        let said = said.collect();
        self.met.push(MetPage { id: page.id.clone(), lines: self.visitor.text(), said, pressed });
    }

    /// Returns whether a page tells or asks what stands in the pack.
    fn is_of_the_pack(&self, id: &str) -> bool {
        let pack = self.visitor.content.pack();
        let step = id.split('.').next().unwrap_or_default();
        pack.step(step).is_some() || pack.detail(step).is_some()
    }

    /// Returns what is pressed on a page: any key at rest, the choice of the plan, or the first one.
    fn key(&self, id: &str) -> String {
        match id {
            "rest" => return String::new(),
            "paused-entry" => return PAUSED_CODE.to_owned(),
            _ => {}
        }
        let page = self.visitor.page();
        let number = |row: &String| page.rows.iter().find(|own| own.id == *row).and_then(|row| row.number);
        self.answer(id).as_ref().and_then(number).map_or("1".to_owned(), |number| number.to_string())
    }

    /// Returns the choice by which the person stops for today, or goes on, where it is made on this page.
    fn way_to_another_day(&self, id: &str) -> Option<&'static str> {
        match (id, &self.paused) {
            ("menu", None) => Some("menu.stop"),
            ("ask-stop", None) => Some("ask-stop.today"),
            (_, None) if self.plan.pauses_on == Some(id) => Some("go-menu"),
            ("begin", Some(_)) => Some("begin.resume"),
            (_, None | Some(_)) => None,
        }
    }

    /// Returns the choice that this person makes on a page, if the plan has one for it.
    fn answer(&self, id: &str) -> Option<String> {
        if let Some(choice) = self.way_to_another_day(id) {
            return Some(choice.to_owned());
        }
        let planned = self.plan.answers.iter().find(|(page, _)| *page == id);
        if let Some((_, answer)) = planned {
            return Some(format!("{id}.{answer}"));
        }
        match self.visitor.content.pack().step(id) {
            Some(PackStep::Ask(_)) => Some(format!("{id}.{}", self.plan.card)),
            Some(PackStep::Check(check)) => Some(format!("{id}.o{}", check.right)),
            Some(PackStep::Gate(gate)) => Some(match gate.gate {
                GateKind::Keep => format!("{id}.{}", self.plan.keep),
                GateKind::Operator => format!("{id}.{}", self.plan.operator),
                GateKind::Confirm => format!("{id}.right"),
            }),
            Some(PackStep::Wish(_)) => Some(format!("{id}.{}", self.plan.wish)),
            Some(PackStep::Screen(_)) => None,
            None if id == "begin" => Some(format!("begin.{}", self.plan.length)),
            None if id == "seal" => Some("seal.yes".to_owned()),
            // Nothing more is picked than the first of many.
            None => self.met.last().filter(|last| last.id == id).map(|_| "pick-done".to_owned()),
        }
    }
}
