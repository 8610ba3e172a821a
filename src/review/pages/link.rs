//! Tying the open record to a person: number, name, kana and room are typed one after the other.

use crate::content::ContentError;
use crate::review::context::ReviewContext;
use crate::review::entry::text_entry;
use crate::review::message::{ReviewAction, ReviewAlert, ReviewEffect};
use crate::review::pages::{LinkPage, MoreActionsPage};
use crate::review::resident_field::ResidentField;
use crate::review::rows::{ReviewPageBuilder, typed_question_and_back};
use crate::review::staff_page::{PageAccess, StaffPage};
use crate::review::state::Review;
use consent_log::{Permission, Resident, privacy};
use furigana::romaji::hiragana;

const LINKED: ReviewAlert = ReviewAlert::Words("review-linked");

impl LinkPage {
    pub(super) fn new() -> Self {
        Self { detail: ResidentField::Number, resident: Resident::default() }
    }
}

impl StaffPage for LinkPage {
    fn id(&self) -> String {
        format!("review-link-{}", self.detail.as_str())
    }

    fn write(&self, _context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let longest = if self.detail == ResidentField::Number { 20 } else { 40 };
        typed_question_and_back(sheet, &self.id(), text_entry(longest))
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(MoreActionsPage)
    }

    fn access(&self) -> PageAccess {
        PageAccess::OnRecord(Permission::FollowUp)
    }

    /// Goes back where no number is typed; skips any other field that is left empty.
    fn on_text(&self, review: &Review, text: String) -> ReviewAction {
        let text = text.trim().to_owned();
        if privacy::refuse_private_numbers(&text).is_err() {
            return ReviewAction::Say(ReviewAlert::REFUSED);
        }
        let resident = self.resident.clone();
        match self.detail {
            ResidentField::Number if text.is_empty() => ReviewAction::Back,
            ResidentField::Number => link_by_number(review, &text),
            ResidentField::Name => {
                // Without a name there is nothing whose reading could be asked.
                let detail = if text.is_empty() { ResidentField::Room } else { ResidentField::Kana };
                ReviewAction::open(Self { detail, resident: Resident { name: text, ..resident } })
            }
            ResidentField::Kana => match hiragana(&text) {
                Ok(kana) => {
                    ReviewAction::open(Self { detail: ResidentField::Room, resident: Resident { kana, ..resident } })
                }
                Err(wrong) => ReviewAction::Say(ReviewAlert::NotKana(wrong)),
            },
            ResidentField::Room => link(review, Resident { room: text, ..resident }),
        }
    }

    fn examples(&self) -> &'static [&'static str] {
        match self.detail {
            ResidentField::Number => &["30199", "30125"],
            ResidentField::Name => &["佐々木 実"],
            ResidentField::Kana => &["ささき みのる"],
            ResidentField::Room => &["103"],
        }
    }
}

/// Ties the record to the person who has this number already, or asks for the name.
fn link_by_number(review: &Review, number: &str) -> ReviewAction {
    let mut people = review.records.iter().filter_map(|record| record.summary.person.as_ref());
    // Who is known by the number alone is asked for again: by now somebody may know the name.
    match people.rfind(|person| person.number == number && !person.name.is_empty()) {
        Some(known) => link(review, known.clone()),
        None => ReviewAction::open(LinkPage { detail: ResidentField::Name, resident: Resident::with_number(number) }),
    }
}

fn link(review: &Review, resident: Resident) -> ReviewAction {
    match review.open_record() {
        Some(opened) => ReviewAction::ask_and_say(ReviewEffect::Link(opened.receipt, resident), LINKED),
        None => ReviewAction::Stay,
    }
}
