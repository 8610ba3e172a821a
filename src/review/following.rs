//! What staff do with the record that is open: talk over, tie, correct, take back, hold.

use std::collections::BTreeMap;

use super::outcome::{self, Again, Came};
use super::{Alert, At, Detail, Effect, Review};
use consent_log::privacy;
use consent_log::{Correction, Duty, Receipt, Resident};
use furigana::romaji::hiragana;

impl Review {
    /// An effect on the open record; afterwards this is said.
    fn with_record(&mut self, done: Alert, effect: impl FnOnce(Receipt) -> Effect) -> Vec<Effect> {
        let Some(receipt) = self.opened.as_ref().map(|opened| opened.receipt) else { return Vec::new() };
        self.with_duty(Duty::FollowUp, |review| {
            review.done = Some(done);
            vec![effect(receipt)]
        })
    }

    /// A page about the open record.
    pub(super) fn about_record(&mut self, to: At) -> Vec<Effect> {
        if self.opened.is_none() {
            return Vec::new();
        }
        self.with_duty(Duty::FollowUp, |review| review.go(to))
    }

    pub(super) fn again(&mut self, again: Again) -> Vec<Effect> {
        let At::Again(came) = self.at else { return Vec::new() };
        match again {
            Again::Never => self.settle(came, None),
            Again::Week => self.settle(came, outcome::in_a_week(self.today)),
            Again::Month => self.settle(came, outcome::in_a_month(self.today)),
            Again::OnDay => self.go(At::AgainOn(came)),
        }
    }

    pub(super) fn again_on(&mut self, came: Came, typed: &str) -> Vec<Effect> {
        match outcome::typed_day(self.today, typed) {
            Some(day) => self.settle(came, Some(day)),
            None => self.say(Alert::NoSuchDay),
        }
    }

    fn settle(&mut self, came: Came, due: Option<jiff::civil::Date>) -> Vec<Effect> {
        self.with_record(Alert::TalkedOver, |receipt| Effect::Settle(receipt, came.outcome(due)))
    }

    pub(super) fn link(&mut self) -> Vec<Effect> {
        self.resident = Resident::default();
        self.about_record(At::Link(Detail::Number))
    }

    /// One after the other; Enter alone leaves the number, and skips what is not known.
    pub(super) fn link_typed(&mut self, detail: Detail, text: &str) -> Vec<Effect> {
        let text = text.trim();
        if privacy::refuse(text).is_err() {
            return self.say(Alert::Refused);
        }
        match detail {
            Detail::Number if text.is_empty() => self.back(),
            Detail::Number => self.number_typed(text),
            Detail::Name => {
                text.clone_into(&mut self.resident.name);
                self.go(At::Link(if text.is_empty() { Detail::Room } else { Detail::Kana }))
            }
            Detail::Kana => match hiragana(text) {
                Ok(kana) => {
                    self.resident.kana = kana;
                    self.go(At::Link(Detail::Room))
                }
                Err(wrong) => self.say(Alert::NotKana(wrong)),
            },
            Detail::Room => {
                text.clone_into(&mut self.resident.room);
                self.link_now()
            }
        }
    }

    /// A person who is known by this number is not typed again.
    fn number_typed(&mut self, number: &str) -> Vec<Effect> {
        let mut people = self.records.iter().filter_map(|record| record.gist.person.as_ref());
        let known = people.rfind(|person| person.number == number && !person.name.is_empty()).cloned();
        self.resident = known.clone().unwrap_or_else(|| Resident::numbered(number));
        if known.is_some() { self.link_now() } else { self.go(At::Link(Detail::Name)) }
    }

    fn link_now(&mut self) -> Vec<Effect> {
        let resident = std::mem::take(&mut self.resident);
        self.with_record(Alert::Linked, |receipt| Effect::Link(receipt, resident))
    }

    /// The id of an answer of the open record.
    fn wish(&self, at: usize) -> Option<String> {
        self.opened.as_ref()?.wishes.get(at).map(|wish| wish.wish.clone())
    }

    pub(super) fn take_back_now(&mut self, at: usize) -> Vec<Effect> {
        let Some(wish) = self.wish(at) else { return Vec::new() };
        self.with_record(Alert::TakenBack, |receipt| Effect::TakeBack(receipt, wish))
    }

    pub(super) fn correct(&mut self, (at, answer): (usize, String), reason: &str) -> Vec<Effect> {
        let Some(wish) = self.wish(at) else { return Vec::new() };
        let reason = match written(reason) {
            Ok(reason) => reason,
            Err(alert) => return self.say(alert),
        };
        let correction = Correction { wish, answer, details: BTreeMap::new(), reason };
        self.with_record(Alert::Corrected, |receipt| Effect::Correct(receipt, correction))
    }

    pub(super) fn hold(&mut self, reason: &str) -> Vec<Effect> {
        let is_held = self.opened.as_ref().is_some_and(|opened| opened.held.is_some());
        let reason = match written(reason) {
            Ok(reason) => reason,
            Err(alert) => return self.say(alert),
        };
        let done = if is_held { Alert::Released } else { Alert::Held };
        self.with_record(done, |receipt| Effect::Hold(receipt, !is_held, reason))
    }
}

/// Something that was typed and may be kept.
fn written(text: &str) -> Result<String, Alert> {
    if text.trim().is_empty() {
        return Err(Alert::Empty);
    }
    privacy::refuse(text).map_err(|_| Alert::Refused)?;
    Ok(text.trim().to_owned())
}
