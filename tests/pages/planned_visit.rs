//! A person who understands everything and answers as a plan says: the pages that are met on the way.

use madoguchi::content::Content;
use madoguchi::content::pack_file::{GateKind, PackStep};
use madoguchi::focus::UserInput;
use madoguchi::resident::{KioskConfig, ResidentMsg, VisitEnding};

use crate::every_page::{EVERYTHING, TODAY, house};
use crate::visitor::Visitor;

/// A visit that is longer goes in a circle.
const LONGEST_VISIT: usize = 300;

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
}

/// Somebody who has a card, hears everything, says yes to everything and lets it be recorded.
pub(crate) const YES: VisitPlan = VisitPlan {
    values: &EVERYTHING,
    length: "hear",
    keep: "yes",
    operator: "self",
    card: "yes",
    wish: "yes",
    answers: &[],
};

/// A page as it was met.
pub(crate) struct MetPage {
    pub(crate) id: String,
}

/// A visit that goes as it is planned.
pub(crate) struct PlannedVisit<'a> {
    pub(crate) visitor: Visitor<'a>,
    plan: VisitPlan,
    pub(crate) met: Vec<MetPage>,
}

impl<'a> PlannedVisit<'a> {
    pub(crate) fn new(content: &'a Content, plan: VisitPlan) -> Self {
        let first = content.languages()[0].tag();
        let house = KioskConfig { form: "lines", ..house(content, (first, TODAY), plan.values) };
        Self { visitor: Visitor::at(content, house), plan, met: Vec::new() }
    }

    /// Goes on to the end; returns the pages on the way, with the last one, and how it ended.
    pub(crate) fn reach_the_end(mut self) -> (Vec<MetPage>, VisitEnding) {
        for _ in 0..LONGEST_VISIT {
            if let Some(ending) = self.visitor.walk.ending().cloned() {
                self.meet();
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
            self.meet();
            // The kiosk has written the record.
            return self.visitor.tell(ResidentMsg::Kept("1234 5678 9012 3456".into()));
        }
        let pressed = self.key(&id);
        self.meet();
        self.visitor.press(UserInput::Line(pressed));
    }

    fn meet(&mut self) {
        self.met.push(MetPage { id: self.visitor.id() });
    }

    /// Returns what is pressed on a page: any key at rest, the choice of the plan, or the first one.
    fn key(&self, id: &str) -> String {
        if id == "rest" {
            return String::new();
        }
        let page = self.visitor.page();
        let number = |row: &String| page.rows.iter().find(|own| own.id == *row).and_then(|row| row.number);
        self.answer(id).as_ref().and_then(number).map_or("1".to_owned(), |number| number.to_string())
    }

    /// Returns the choice that this person makes on a page, if the plan has one for it.
    fn answer(&self, id: &str) -> Option<String> {
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
