//! How staff find a person and their records: search, history, what is due, the register.

use super::{Alert, At, Effect, Flagged, Review};
use consent_log::privacy;
use consent_log::{Duty, FollowUp, Index, Resident};
use furigana::romaji::hiragana;

impl Review {
    pub(super) fn search(&mut self) -> Vec<Effect> {
        self.with_duty(Duty::Read, |review| {
            review.opened = None;
            review.at = At::Search;
            vec![Effect::List]
        })
    }

    /// One person found is shown at once.
    pub(super) fn search_typed(&mut self, text: &str) -> Vec<Effect> {
        if text.trim().is_empty() {
            return self.back();
        }
        if privacy::refuse(text).is_err() {
            return self.say(Alert::Refused);
        }
        let found = self.records.iter().filter_map(|record| record.gist.found()).collect::<Index>();
        let mut hits = found.search(text);
        if let (true, Ok(kana)) = (hits.is_empty(), hiragana(text)) {
            // No input method is needed to find somebody: their name is typed as it sounds.
            hits = found.search(&kana);
        }
        let mut people: Vec<Resident> = hits.into_iter().map(|found| found.resident.clone()).collect();
        people.sort_by(|one, other| (&one.kana, one).cmp(&(&other.kana, other)));
        people.dedup();
        self.people = people;
        match self.people.as_slice() {
            [] => self.say(Alert::NobodyFound),
            [one] => self.person(one.clone()),
            [_, _, ..] => self.go(At::Found(0)),
        }
    }

    pub(super) fn person(&mut self, resident: Resident) -> Vec<Effect> {
        self.with_duty(Duty::Read, |review| {
            review.opened = None;
            review.resident = resident;
            review.go(At::Person(0))
        })
    }

    /// The person of the open record, if anybody knows who it is.
    pub(super) fn own_person(&self) -> Option<Resident> {
        let receipt = self.opened.as_ref()?.receipt;
        let own = self.records.iter().find(|record| record.gist.line.receipt == receipt)?;
        own.gist.person.clone()
    }

    /// The records of the person who is looked at, the oldest first.
    pub(super) fn history(&self) -> Vec<&Flagged> {
        let mut own: Vec<&Flagged> = self
            .records
            .iter()
            .filter(|record| record.gist.person.as_ref().is_some_and(|person| person.is_same_person(&self.resident)))
            .collect();
        own.sort_by_key(|record| record.gist.line.at);
        own
    }

    /// Records that somebody promised to look at again, the earliest first.
    pub(super) fn due(&self) -> Vec<(jiff::civil::Date, &Flagged)> {
        let day = |record: &Flagged| {
            record.gist.line.follow_up.filter(|FollowUp { done, .. }| !done).and_then(|follow_up| follow_up.due)
        };
        let mut due: Vec<_> = self.records.iter().filter_map(|record| Some((day(record)?, record))).collect();
        due.sort_by_key(|(day, _)| *day);
        due
    }

    pub(super) fn due_list(&mut self, from: usize) -> Vec<Effect> {
        self.with_duty(Duty::Read, |review| {
            review.opened = None;
            review.at = At::Due(from);
            if from == 0 { vec![Effect::List] } else { Vec::new() }
        })
    }

    pub(super) fn register(&mut self, from: usize) -> Vec<Effect> {
        self.with_duty(Duty::Guide, |review| {
            review.opened = None;
            review.at = At::Register(from);
            if from == 0 { vec![Effect::Register] } else { Vec::new() }
        })
    }

    pub(super) fn print(&mut self) -> Vec<Effect> {
        let receipts: Vec<_> = self.history().iter().map(|record| record.gist.line.receipt).collect();
        if receipts.is_empty() {
            return Vec::new();
        }
        self.with_duty(Duty::Print, |_| vec![Effect::Print(receipts)])
    }
}
