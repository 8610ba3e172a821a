//! The end of a visit: recorded by the second key, or left without a record.

use consent_log::consent::{Abandonment, Draft, ReadBackProof, RecordStanding, Visit, VisitorIdentity};

use super::message::ResidentEffect;
use super::pages::{EndedPage, KeepingPage};
use super::position::VisitEnding;
use super::resident_page::page_of;
use super::walkthrough::Walkthrough;

impl Walkthrough {
    /// Records the answers, by the second deliberate key: the only place that hands out the proof of a confirmation.
    pub(super) fn record(&mut self) -> Vec<ResidentEffect> {
        if !self.is_all_read_back() {
            return Vec::new();
        }
        let wishes = &self.visit.draft.wishes;
        let read_back = wishes.iter().filter_map(|given| self.visit.read_back.get(&given.wish).cloned()).collect();
        #[expect(clippy::disallowed_methods, reason = "this is the one place where the second key is pressed")]
        let confirmed = ReadBackProof::after_read_back(read_back);
        let finished = self.visit.draft.clone().finish(self.facts_of_visit(), confirmed);
        match finished {
            Ok(record) => {
                self.go_for_good(KeepingPage);
                vec![ResidentEffect::Keep(Box::new(record))]
            }
            // The log asks for more than there is: the person sees again what there is.
            Err(_unfinished) => self.read_back(),
        }
    }

    fn facts_of_visit(&self) -> Visit {
        Visit {
            person: self.visit.person.clone(),
            pack: self.pack().id().to_owned(),
            edition: self.pack().edition().to_owned(),
            lang: self.visit.lang.tag().to_owned(),
            form: self.form(),
            replaces: self.visit.replaces.clone(),
            stopped_in: self.visit.stopped_in.clone(),
        }
    }

    /// Ends with the receipt; what an earlier sitting kept is in the record now.
    pub(super) fn take_kept(&mut self, receipt: String) -> Vec<ResidentEffect> {
        let effects = self.delete_paused();
        self.end(VisitEnding::Kept(receipt));
        effects
    }

    /// A record that could not be written is never thanked for: the person is told, and staff are called.
    pub(super) fn take_not_kept(&mut self) -> Vec<ResidentEffect> {
        self.go_for_good(EndedPage { ending: VisitEnding::NotKept });
        // Nobody but staff can help, and the person may not know that.
        self.begin_call()
    }

    /// Ends with what became of earlier answers: only the person takes them back, anybody else only asks for it.
    pub(super) fn take_withdrawn(&mut self, receipt: String) -> Vec<ResidentEffect> {
        let standing = self.visit.withdrawing.as_ref().map(|withdrawal| withdrawal.operator.standing());
        match standing {
            Some(RecordStanding::MessageToStaff) => self.end(VisitEnding::WithdrawalRequested(receipt)),
            Some(RecordStanding::Wish) | None => self.end(VisitEnding::Withdrawn(receipt)),
        }
    }

    /// Reads back the answers so far, for a record that says where the person stopped.
    pub(super) fn stop_and_record(&mut self) -> Vec<ResidentEffect> {
        self.visit.stopped_in = self.chapter_id();
        // From this read-back the way leads to the seal, not back to the wish that was being changed.
        self.visit.changing = false;
        self.read_back()
    }

    /// Ends with nothing kept.
    pub(super) fn end_without(&mut self) -> Vec<ResidentEffect> {
        let mut effects = self.note_of_abandonment(Abandonment::Dropped);
        let ending = if self.visit.draft.wishes.is_empty() { VisitEnding::Listened } else { VisitEnding::Dropped };
        // The page says that the answers are deleted: those of an earlier sitting are deleted too.
        effects.extend(self.delete_paused());
        self.forget_draft();
        self.end(ending);
        effects
    }

    /// Forgets what was answered, before the page that says so: what followed from the answers is gone too.
    pub(super) fn forget_draft(&mut self) {
        self.visit.draft = Draft::default();
        self.visit.read_back.clear();
        self.visit.circumstances = self.house.circumstances.clone();
        self.visit.person = VisitorIdentity::Ticket;
    }

    /// Ends without a record, because nobody answers any more: noted without anything about the person, then forgotten.
    pub(super) fn abandon(&mut self, reason: Abandonment) -> Vec<ResidentEffect> {
        let mut effects = self.note_of_abandonment(reason);
        effects.extend(self.finish());
        effects
    }

    /// A person who said that nothing may be recorded leaves no trace, not even this one.
    fn note_of_abandonment(&self, reason: Abandonment) -> Vec<ResidentEffect> {
        let is_unfinished = self.visit.draft.agreement.is_some() && self.ending().is_none();
        let chapter = if is_unfinished { self.chapter_id() } else { None };
        chapter.map(|chapter| ResidentEffect::Abandoned { chapter, reason }).into_iter().collect()
    }

    /// Returns the id of the chapter in which the person is, or was last.
    fn chapter_id(&self) -> Option<String> {
        // A page on top has no step; the page below it has, or one before.
        let mut places = self.visit.at.iter().rev().chain(self.visit.past.iter().rev());
        let step = places.find_map(|screen| page_of(screen).step())?;
        self.pack().chapters().get(step.chapter).map(|chapter| chapter.id.clone())
    }
}
