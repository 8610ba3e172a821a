//! Room on the disk for the visit that is about to begin: no visit begins that could not be recorded.

use std::time::{Duration, Instant};

use super::outage_message::outage_msg_from;
use super::{Kiosk, KioskError};
use crate::outage::{self, Outage, OutageAction, OutageCause};
use crate::page::ActionPage;
use crate::page_loop::{App, PageLoop, UserEvent};
use crate::resident::{CallEnd, ResidentEffect, ResidentMsg};
use consent_log::{RecordsError, StorageError};
use furigana::Lang;

/// How often the disk is looked at again where nobody presses a key. Then the page is that of residents again, also
/// where staff had opened theirs and went away.
const ROOM_CHECK_INTERVAL: Duration = Duration::from_secs(180);

/// How a lack of room ended.
#[derive(Clone, Copy, Debug)]
enum RoomOutcome {
    /// The input has ended.
    Closed,
    /// There is room again, and no resident waits for it.
    RoomAtRest,
    /// There is room again for the person who pressed a key.
    Room,
}

impl Kiosk<'_> {
    /// Returns why the visit that this message begins could not be recorded, if it begins one.
    pub(super) fn room_error(&self, msg: &ResidentMsg) -> Option<RecordsError> {
        let begins = self.walk.is_at_rest() && matches!(msg, ResidentMsg::Act(_));
        begins.then(|| self.records.check_room().err()).flatten()
    }

    /// Rests on the pages of a kiosk that cannot serve, with staff called, and looks again with every key. Returns
    /// whether the visit may begin.
    pub(super) fn wait_for_room(&mut self, lack: &RecordsError, pages: &mut PageLoop<'_>) -> Result<bool, KioskError> {
        let outage = self.outage(lack);
        self.records.note_trouble(&lack.to_string());
        // Only staff can make room; the resident in front of the kiosk can do nothing.
        pages.perform(self, vec![ResidentEffect::CallStaff])?;
        let mut rest = NoRoomApp { kiosk: self, outage, quiet_since: Instant::now(), outcome: None };
        pages.run(&mut rest)?;
        let over = rest.outcome.unwrap_or(RoomOutcome::Closed);
        if self.calls.is_open() {
            pages.perform(self, vec![ResidentEffect::EndCall(CallEnd::Left)])?;
        }
        pages.reset()?;
        Ok(match over {
            RoomOutcome::Closed => {
                self.closed = true;
                false
            }
            RoomOutcome::RoomAtRest => false,
            RoomOutcome::Room => true,
        })
    }

    fn outage(&self, lack: &RecordsError) -> Outage {
        let cause = if matches!(lack, RecordsError::Storage(StorageError::DiskFull { .. })) {
            OutageCause::DiskFull
        } else {
            OutageCause::Unreadable
        };
        let mut languages = self.page_settings.content.staff_languages();
        let first = languages.next().cloned().unwrap_or_else(|| Lang::new("ja"));
        // `first` is no longer among them: where it is the person's own, nothing is found and it is used all the same.
        let staff = languages.find(|lang| *lang == self.walk.lang()).cloned().unwrap_or(first);
        Outage::new(cause, lack.to_string(), self.records.folder().display().to_string(), staff)
    }
}

/// A kiosk that rests for want of room.
struct NoRoomApp<'k, 'a> {
    kiosk: &'k mut Kiosk<'a>,
    outage: Outage,
    quiet_since: Instant,
    outcome: Option<RoomOutcome>,
}

impl App for NoRoomApp<'_, '_> {
    type Action = OutageAction;
    type Msg = outage::OutageMsg;
    type Effect = outage::OutageEffect;
    type Error = KioskError;

    fn page(&mut self, pages: &mut PageLoop<'_>) -> Result<ActionPage<OutageAction>, KioskError> {
        self.kiosk.follow_call(pages)?;
        Ok(outage::page(&self.outage, self.kiosk.page_settings.content)?)
    }

    fn idle_timeout(&self, _pages: &PageLoop<'_>) -> Option<Duration> {
        Some(ROOM_CHECK_INTERVAL.saturating_sub(self.quiet_since.elapsed()))
    }

    fn message(
        &mut self,
        event: UserEvent<OutageAction>,
        pages: &mut PageLoop<'_>,
    ) -> Result<Option<outage::OutageMsg>, KioskError> {
        if event == UserEvent::Closed {
            self.outcome = Some(RoomOutcome::Closed);
            return Ok(None);
        }
        // Time that passed, and staff at their page, are no resident who waits for a visit to begin.
        let over = if matches!(event, UserEvent::Idle | UserEvent::Action(_)) {
            RoomOutcome::RoomAtRest
        } else {
            RoomOutcome::Room
        };
        let Some(msg) = outage_msg_from(event) else { return Ok(None) };
        self.quiet_since = Instant::now();
        if msg == outage::OutageMsg::Act(OutageAction::Staff) && self.kiosk.calls.is_open() {
            pages.perform(self.kiosk, vec![ResidentEffect::EndCall(CallEnd::Answered(None))])?;
        }
        if self.kiosk.records.check_room().is_ok() {
            self.outcome = Some(over);
            return Ok(None);
        }
        Ok(Some(msg))
    }

    fn update(&mut self, msg: outage::OutageMsg) -> Vec<outage::OutageEffect> {
        self.outage.update(msg).into_iter().collect()
    }

    /// Says that the kiosk still cannot serve, whatever was asked for: nothing else can be done without room.
    fn perform(
        &mut self,
        _effect: outage::OutageEffect,
        _pages: &mut PageLoop<'_>,
    ) -> Result<Option<outage::OutageMsg>, KioskError> {
        let still = self.kiosk.records.check_room().err();
        Ok(still.map(|still| outage::OutageMsg::StillFailing(self.outage.cause(), still.to_string())))
    }

    fn is_over(&self) -> bool {
        self.outcome.is_some()
    }
}
