//! Tying the open record to a person: number, name, kana and room are typed one after the other.

use crate::content::ContentError;
use crate::review::context::Context;
use crate::review::entry::text_entry;
use crate::review::rows::{Sheet, typing_and_back};
use crate::review::{Action, Alert, Detail, Effect, Review};
use consent_log::{Permission, Resident, privacy};
use furigana::romaji::hiragana;

use super::more::MoreActionsPage;
use super::{Access, StaffPage};

const LINKED: Alert = Alert::Words("review-linked");

/// This is typed of the person of the record, after what was typed before.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LinkPage {
    detail: Detail,
    resident: Resident,
}

impl LinkPage {
    pub(super) fn new() -> Self {
        Self { detail: Detail::Number, resident: Resident::default() }
    }
}

impl StaffPage for LinkPage {
    fn id(&self) -> String {
        format!("review-link-{}", self.detail.as_str())
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let longest = if self.detail == Detail::Number { 20 } else { 40 };
        typing_and_back(sheet, &self.id(), text_entry(longest))
    }

    fn back(&self, _review: &Review) -> Action {
        Action::return_to(MoreActionsPage)
    }

    fn access(&self) -> Access {
        Access::OnRecord(Permission::FollowUp)
    }

    /// Goes back where no number is typed; skips any other field that is left empty.
    fn typed(&self, review: &Review, text: String) -> Action {
        let text = text.trim().to_owned();
        if privacy::refuse(&text).is_err() {
            return Action::Say(Alert::REFUSED);
        }
        let resident = self.resident.clone();
        match self.detail {
            Detail::Number if text.is_empty() => Action::Back,
            Detail::Number => number_typed(review, &text),
            Detail::Name => {
                let detail = if text.is_empty() { Detail::Room } else { Detail::Kana };
                Action::open(Self { detail, resident: Resident { name: text, ..resident } })
            }
            Detail::Kana => match hiragana(&text) {
                Ok(kana) => Action::open(Self { detail: Detail::Room, resident: Resident { kana, ..resident } }),
                Err(wrong) => Action::Say(Alert::NotKana(wrong)),
            },
            Detail::Room => link(review, Resident { room: text, ..resident }),
        }
    }

    fn examples(&self) -> &'static [&'static str] {
        match self.detail {
            Detail::Number => &["30199", "30125"],
            Detail::Name => &["佐々木 実"],
            Detail::Kana => &["ささき みのる"],
            Detail::Room => &["103"],
        }
    }
}

/// Ties the record to the person who has this number already, or asks for the name.
fn number_typed(review: &Review, number: &str) -> Action {
    let mut people = review.records.iter().filter_map(|record| record.gist.person.as_ref());
    match people.rfind(|person| person.number == number && !person.name.is_empty()) {
        Some(known) => link(review, known.clone()),
        None => Action::open(LinkPage { detail: Detail::Name, resident: Resident::numbered(number) }),
    }
}

fn link(review: &Review, resident: Resident) -> Action {
    match review.opened() {
        Some(opened) => Action::ask_and_say(Effect::Link(opened.receipt, resident), LINKED),
        None => Action::Stay,
    }
}
