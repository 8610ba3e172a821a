//! What is said of a call for staff: on its own page, and as a mark on every other page while it is open.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::walkthrough::{Action, At, Call, Chime, Message, Reach};

use super::{Scene, Sheet};

impl Scene<'_> {
    /// The page of the call. It says "called" only where something that staff can notice has really happened.
    pub(super) fn staff_called(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let call = self.walk.call().unwrap_or_default();
        sheet.row(heading(call.reach()), RowRole::Heading)?;
        came(call).into_iter().try_for_each(|part| sheet.part("staff-call", part, RowRole::Statement))?;
        let instead: &[&str] = match call.reach() {
            Reach::Called => &["if-not"],
            Reach::Late | Reach::Nobody => &["tell", "wait"],
            Reach::Waiting => &["soon"],
        };
        instead.iter().try_for_each(|part| sheet.part("staff-call", part, RowRole::Statement))?;
        sheet.choice(1, Action::Resume, "go-resume")?;
        sheet.choice_part(2, Action::TakeCallBack, "staff-call", "take-back")?;
        sheet.choice_part(3, Action::StaffHere, "staff-call", "here")
    }

    /// Whoever goes on while a call is open sees on every page what has become of it.
    pub(super) fn mark_call(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        match self.walk.call() {
            Some(call) if *self.walk.here() != At::StaffCalled => sheet.row(mark(call.reach()), RowRole::Mark),
            Some(_) | None => Ok(()),
        }
    }
}

fn heading(reach: Reach) -> &'static str {
    match reach {
        Reach::Called => "staff-called",
        Reach::Late => "staff-late",
        Reach::Nobody => "staff-not-called",
        Reach::Waiting => "staff-calling",
    }
}

fn mark(reach: Reach) -> &'static str {
    match reach {
        Reach::Called => "mark-staff-called",
        Reach::Late => "mark-staff-late",
        Reach::Nobody => "mark-staff-not-called",
        Reach::Waiting => "mark-staff-calling",
    }
}

/// What really happened, as far as it is known.
fn came(call: Call) -> Vec<&'static str> {
    let chime = match call.chime {
        Chime::Heard => Some("rang"),
        Chime::Silent => Some("silent"),
        Chime::Waiting => None,
    };
    let message = match call.message {
        Message::Sent => Some("sent"),
        Message::TooLate => Some("too-late"),
        Message::Unsent => Some("unsent"),
        Message::NoWay | Message::Waiting => None,
    };
    [chime, message].into_iter().flatten().collect()
}
