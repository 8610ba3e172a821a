//! Room on the disk for the visit that is about to begin: without it no visit begins that could not be kept.

use std::time::{Duration, Instant};

use super::{Kiosk, KioskError};
use crate::desk::Turn;
use crate::device::Face;
use crate::outage::{self, Action, Cause, Outage};
use crate::page::Look;
use crate::place::Command;
use crate::walkthrough::{Action as OfVisit, At, CallEnd, Effect, Msg};
use consent_log::{RecordsError, StorageError};
use furigana::Lang;

/// So often it is looked again where nobody presses a key; staff who went away leave the page of residents behind.
const AGAIN: Duration = Duration::from_secs(180);

/// How a lack of room ended.
pub(super) enum Over {
    /// The input has ended.
    Closed,
    /// There is room again, and no resident waits for it.
    Rested,
    /// There is room again for whoever pressed a key.
    Room,
}

impl<F: Face> Kiosk<'_, F> {
    /// Why the visit that this begins could not be kept, if it begins one.
    pub(super) fn lacks_room(&self, msg: &Msg) -> Option<RecordsError> {
        let begins = *self.walk.here() == At::Rest && *msg == Msg::Do(OfVisit::Begin);
        begins.then(|| self.keeping.room().err()).flatten()
    }

    /// Rests on the pages of a kiosk that cannot serve, with staff called, and looks again with every key.
    pub(super) fn wait_for_room(&mut self, lack: &RecordsError) -> Result<Over, KioskError> {
        let mut outage = self.outage(lack);
        self.keeping.trouble(&lack.to_string());
        self.perform(vec![Effect::CallStaff])?;
        let over = self.rest_until_room(&mut outage)?;
        if self.calls.is_open() {
            self.perform(vec![Effect::EndCall(CallEnd::Left)])?;
        }
        self.desk.forget()?;
        Ok(over)
    }

    fn outage(&self, lack: &RecordsError) -> Outage {
        let cause = if matches!(lack, RecordsError::Storage(StorageError::DiskFull { .. })) {
            Cause::DiskFull
        } else {
            Cause::Unreadable
        };
        let mut languages = self.stage.content.staff_languages();
        let first = languages.next().cloned().unwrap_or_else(|| Lang::new("ja"));
        let staff = languages.find(|lang| *lang == self.walk.lang()).cloned().unwrap_or(first);
        Outage::new(cause, lack.to_string(), self.keeping.folder().display().to_string(), staff)
    }

    fn rest_until_room(&mut self, outage: &mut Outage) -> Result<Over, KioskError> {
        let mut quiet = Instant::now();
        loop {
            self.follow_call()?;
            let page = outage::page(outage, self.stage.content)?;
            let turn = self.desk.turn(&page, Look::default(), Some(AGAIN.saturating_sub(quiet.elapsed())))?;
            if turn == Turn::Closed {
                return Ok(Over::Closed);
            }
            // Nobody waits for a visit who lets the time pass, or who is staff.
            let over = if matches!(turn, Turn::Idle | Turn::Act(_)) { Over::Rested } else { Over::Room };
            let Some(msg) = msg(turn) else { continue };
            quiet = Instant::now();
            if msg == outage::Msg::Do(Action::Staff) && self.calls.is_open() {
                self.perform(vec![Effect::EndCall(CallEnd::Answered(None))])?;
            }
            match (self.keeping.room(), outage.update(msg)) {
                (Ok(()), _) => return Ok(over),
                (Err(still), Some(_)) => {
                    let cause = outage.cause();
                    outage.update(outage::Msg::Still(cause, still.to_string()));
                }
                (Err(_), None) => {}
            }
        }
    }
}

fn msg(turn: Turn<Action>) -> Option<outage::Msg> {
    Some(match turn {
        Turn::Act(action) => outage::Msg::Do(action),
        Turn::Command(command) => outage::Msg::Command(command),
        Turn::Idle => outage::Msg::Idle,
        Turn::Repeated => outage::Msg::Command(Command::Repeat),
        Turn::Wrong(wrong) => outage::Msg::Wrong(wrong),
        Turn::Changed | Turn::Closed | Turn::Headphones(_) | Turn::Likely(_) | Turn::Tried(_) | Turn::Typed(_) => {
            return None;
        }
    })
}
