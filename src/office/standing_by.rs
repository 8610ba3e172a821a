//! A kiosk that cannot serve, at the machine: its two pages, until staff or time bring a way out.

use std::path::Path;
use std::time::Duration;

use super::OfficeError;
use super::setting_up::set_up_for_kiosk;
use crate::content::Content;
use crate::desk::{Desk, Turn};
use crate::device::Face;
use crate::outage::{self, Action, Cause, Effect, Msg, Outage};
use crate::page::Look;
use crate::place::Command;

/// So often what may pass by itself is looked at again; staff who went away leave the page of residents behind.
const AGAIN: Duration = Duration::from_secs(180);

/// Where it stands.
#[derive(Clone, Copy)]
pub struct Standing<'a> {
    /// The words.
    pub content: &'a Content,
    /// The folder of the records.
    pub data: &'a Path,
    /// Whether the kiosk can serve now; if not, why.
    pub again: &'a dyn Fn() -> Result<(), (Cause, String)>,
}

/// Shows why the kiosk cannot serve, until it can (`true`) or the input ends.
pub fn stand_by<F: Face>(face: F, mut outage: Outage, standing: &Standing<'_>) -> Result<bool, OfficeError> {
    let mut desk = Desk::new(face);
    loop {
        let page = outage::page(&outage, standing.content)?;
        let turn = desk.turn(&page, Look::default(), Some(AGAIN))?;
        if turn == Turn::Closed {
            desk.forget()?;
            return Ok(false);
        }
        match msg(turn).and_then(|msg| outage.update(msg)) {
            None => {}
            Some(Effect::SetUp) => {
                let Standing { content, data, .. } = *standing;
                set_up_for_kiosk(desk.leave(), content, data, outage.lang())?;
                return Ok(true);
            }
            Some(Effect::TryAgain) => match (standing.again)() {
                Ok(()) => return Ok(true),
                Err((cause, why)) => drop(outage.update(Msg::Still(cause, why))),
            },
        }
    }
}

fn msg(turn: Turn<Action>) -> Option<Msg> {
    Some(match turn {
        Turn::Act(action) => Msg::Do(action),
        Turn::Command(command) => Msg::Command(command),
        Turn::Idle => Msg::Idle,
        Turn::Repeated => Msg::Command(Command::Repeat),
        Turn::Wrong(wrong) => Msg::Wrong(wrong),
        Turn::Changed | Turn::Closed | Turn::Headphones(_) | Turn::Likely(_) | Turn::Tried(_) | Turn::Typed(_) => {
            return None;
        }
    })
}
