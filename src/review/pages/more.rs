//! More actions on the open record: who looked at it, and holding it so that nobody erases it.

use crate::content::ContentError;
use crate::page::{ActionPage, Role};
use crate::review::context::Context;
use crate::review::entry::{keepable, text_entry};
use crate::review::rows::{Sheet, back, back_and_end, plain, typing_and_back};
use crate::review::{Action, Alert, Effect, Review, subject_report};
use consent_log::{DecryptedRecord, Permission};

use super::erasing::ErasePage;
use super::link::LinkPage;
use super::person::PersonPage;
use super::record::RecordPage;
use super::{Access, StaffPage};

const HELD: Alert = Alert::Words("review-held");
const RELEASED: Alert = Alert::Words("review-released");

/// What else can be done with the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MoreActionsPage;

impl StaffPage for MoreActionsPage {
    fn id(&self) -> String {
        "review-more".to_owned()
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let Some(opened) = context.opened() else { return back(sheet) };
        sheet.asks();
        sheet.row("review-more", Role::Question)?;
        why_held(context, sheet, opened)?;
        sheet.choice_part(1, Action::open(LinkPage::new()), "review-more", "link")?;
        if let Some(person) = context.review.own_person() {
            let page = PersonPage { resident: person.clone(), from: 0 };
            sheet.choice_part(2, Action::open(page), "review-more", "person")?;
        }
        sheet.choice_part(3, Action::open(WhoLookedPage), "review-more", "looked")?;
        let hold = if opened.held.is_some() { "release" } else { "hold" };
        sheet.choice_part(4, Action::open(HoldPage), "review-more", hold)?;
        // The log refuses to erase a record that is held: the key would lead to a refusal.
        if context.review.may(Permission::Erase) && opened.held.is_none() {
            sheet.choice_part(5, Action::open(ErasePage), "review-more", "erase")?;
        }
        back_and_end(sheet)
    }

    fn back(&self, _review: &Review) -> Action {
        Action::return_to(RecordPage)
    }

    fn access(&self) -> Access {
        Access::OnRecord(Permission::FollowUp)
    }
}

fn why_held(context: &Context<'_>, sheet: &mut Sheet<'_>, opened: &DecryptedRecord) -> Result<(), ContentError> {
    let Some(hold) = &opened.held else { return Ok(()) };
    sheet.with("reason", plain(&hold.reason));
    sheet.with("staff", context.member(&hold.staff));
    sheet.part("review-more", "held", Role::Statement)
}

/// Who looked at the record, in the words of the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WhoLookedPage;

impl StaffPage for WhoLookedPage {
    fn id(&self) -> String {
        "review-looked".to_owned()
    }

    /// Writes the page in the language of the person instead of that of staff.
    fn page(&self, context: &Context<'_>) -> Result<ActionPage<Action>, ContentError> {
        match context.opened() {
            Some(opened) => subject_report::looked(context.content, opened, &context.review.names),
            None => context.page(self),
        }
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        back(sheet)
    }

    fn back(&self, _review: &Review) -> Action {
        Action::return_to(MoreActionsPage)
    }

    fn access(&self) -> Access {
        Access::OnRecord(Permission::FollowUp)
    }
}

/// Why the record is held or let go is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HoldPage;

impl StaffPage for HoldPage {
    fn id(&self) -> String {
        "review-hold".to_owned()
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let Some(opened) = context.opened() else { return back(sheet) };
        let id = if opened.held.is_some() { "review-release" } else { "review-hold" };
        typing_and_back(sheet, id, text_entry(120))
    }

    fn back(&self, _review: &Review) -> Action {
        Action::return_to(MoreActionsPage)
    }

    fn access(&self) -> Access {
        Access::OnRecord(Permission::FollowUp)
    }

    fn typed(&self, review: &Review, text: String) -> Action {
        let Some(opened) = review.opened() else { return Action::Stay };
        let is_held = opened.held.is_some();
        match keepable(&text) {
            Err(alert) => Action::Say(alert),
            Ok(reason) => Action::ask_and_say(
                Effect::Hold(opened.receipt, !is_held, reason),
                if is_held { RELEASED } else { HELD },
            ),
        }
    }

    fn examples(&self) -> &'static [&'static str] {
        &["because"]
    }
}
