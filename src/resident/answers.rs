//! What a person answered, as it goes into the draft of the record and decides what is shown from there on.

use std::collections::BTreeMap;

use crate::content::pack_file::PackStep;
use consent_log::consent::GivenWish;

use super::message::ResidentEffect;
use super::pages::{DetailPage, GivenPage, WishPage};
use super::position::StepPosition;
use super::walkthrough::Walkthrough;

/// Answers to the questions that followed an answer, by the ids of the questions.
pub(super) type DetailAnswers = BTreeMap<String, Vec<String>>;

impl Walkthrough {
    /// Notes the answer to a wish. An answer to words that nobody was shown is none (invariant I4, docs/records.md).
    pub(super) fn give(&mut self, step: StepPosition, answer: &str, details: DetailAnswers) -> Vec<ResidentEffect> {
        let Some(PackStep::Wish(wish)) = self.step(step) else { return Vec::new() };
        let id = wish.id.clone();
        let Some(notice) = self.visit.question.clone().filter(|notice| notice.page == id) else {
            return self.go(WishPage { step });
        };
        self.visit.circumstances.answers.insert(id.clone(), vec![answer.to_owned()]);
        self.visit.circumstances.details.extend(details.clone());
        // What was read back was the answer before: nothing counts as confirmed that was changed after it.
        self.visit.read_back.remove(&id);
        self.visit.draft.set_answer(GivenWish { wish: id, answer: answer.to_owned(), details, notice });
        self.go(GivenPage { step })
    }

    /// Asks a question that follows an answer.
    pub(super) fn ask_detail(
        &mut self,
        step: StepPosition,
        answer: &str,
        detail: impl Into<String>,
        gathered: DetailAnswers,
    ) -> Vec<ResidentEffect> {
        let (answer, detail) = (answer.to_owned(), detail.into());
        self.go(DetailPage { step, answer, detail, picked: Vec::new(), gathered })
    }

    /// Forgets the answers at once where they may not be kept.
    pub(super) fn forget_answers(&mut self) {
        self.visit.draft.wishes.clear();
        // Who presses the keys says something about the person too.
        self.visit.draft.operator = None;
        self.visit.draft.read_aloud.clear();
        self.visit.read_back.clear();
        // Questions that lead the way are no wishes: what follows still depends on them.
        let asked = &self.visit.draft.asked;
        self.visit.circumstances.answers.retain(|id, _| asked.contains_key(id));
        self.visit.circumstances.details.clear();
    }
}
