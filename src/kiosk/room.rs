//! Room on the disk for the visit that is about to begin: no visit begins that could not be recorded.

use std::time::{Duration, Instant};

use super::outage_message::outage_message;
use super::{Kiosk, KioskError};
use crate::outage::{self, Action, Cause, Outage};
use crate::page::ActionPage;
use crate::page_loop::{App, PageLoop, UserEvent};
use crate::walkthrough::{Action as OfVisit, At, CallEnd, Effect, Msg};
use consent_log::{RecordsError, StorageError};
use furigana::Lang;

/// How often the disk is looked at again where nobody presses a key. Then the page is that of residents again, also
/// where staff had opened theirs and went away.
const LOOK_INTERVAL: Duration = Duration::from_secs(180);

/// How a lack of room ended.
#[derive(Clone, Copy, Debug)]
enum Over {
    /// The input has ended.
    Closed,
    /// There is room again, and no resident waits for it.
    Rested,
    /// There is room again for the person who pressed a key.
    Room,
}

impl Kiosk<'_> {
    /// Returns why the visit that this message begins could not be recorded, if it begins one.
    pub(super) fn lacks_room(&self, msg: &Msg) -> Option<RecordsError> {
        let begins = *self.walk.here() == At::Rest && *msg == Msg::Do(OfVisit::Begin);
        begins.then(|| self.keeping.room().err()).flatten()
    }

    /// Rests on the pages of a kiosk that cannot serve, with staff called, and looks again with every key. Returns
    /// whether the visit may begin.
    pub(super) fn wait_for_room(&mut self, lack: &RecordsError, pages: &mut PageLoop<'_>) -> Result<bool, KioskError> {
        let outage = self.outage(lack);
        self.keeping.trouble(&lack.to_string());
        // Only staff can make room; the resident in front of the kiosk can do nothing.
        pages.perform(self, vec![Effect::CallStaff])?;
        let mut rest = WithoutRoom { kiosk: self, outage, quiet: Instant::now(), over: None };
        pages.run(&mut rest)?;
        let over = rest.over.unwrap_or(Over::Closed);
        if self.calls.is_open() {
            pages.perform(self, vec![Effect::EndCall(CallEnd::Left)])?;
        }
        pages.forget()?;
        Ok(match over {
            Over::Closed => {
                self.closed = true;
                false
            }
            Over::Rested => false,
            Over::Room => true,
        })
    }

    fn outage(&self, lack: &RecordsError) -> Outage {
        let cause = if matches!(lack, RecordsError::Storage(StorageError::DiskFull { .. })) {
            Cause::DiskFull
        } else {
            Cause::Unreadable
        };
        let mut languages = self.stage.content.staff_languages();
        let first = languages.next().cloned().unwrap_or_else(|| Lang::new("ja"));
        // `first` is no longer among them: where it is the person's own, nothing is found and it is used all the same.
        let staff = languages.find(|lang| *lang == self.walk.lang()).cloned().unwrap_or(first);
        Outage::new(cause, lack.to_string(), self.keeping.folder().display().to_string(), staff)
    }
}

/// A kiosk that rests for want of room.
struct WithoutRoom<'k, 'a> {
    kiosk: &'k mut Kiosk<'a>,
    outage: Outage,
    quiet: Instant,
    over: Option<Over>,
}

impl App for WithoutRoom<'_, '_> {
    type Action = Action;
    type Msg = outage::Msg;
    type Effect = outage::Effect;
    type Error = KioskError;

    fn page(&mut self, pages: &mut PageLoop<'_>) -> Result<ActionPage<Action>, KioskError> {
        self.kiosk.follow_call(pages)?;
        Ok(outage::page(&self.outage, self.kiosk.stage.content)?)
    }

    fn idle_timeout(&self, _pages: &PageLoop<'_>) -> Option<Duration> {
        Some(LOOK_INTERVAL.saturating_sub(self.quiet.elapsed()))
    }

    fn message(
        &mut self,
        event: UserEvent<Action>,
        pages: &mut PageLoop<'_>,
    ) -> Result<Option<outage::Msg>, KioskError> {
        if event == UserEvent::Closed {
            self.over = Some(Over::Closed);
            return Ok(None);
        }
        // Time that passed, and staff at their page, are no resident who waits for a visit to begin.
        let over = if matches!(event, UserEvent::Idle | UserEvent::Action(_)) { Over::Rested } else { Over::Room };
        let Some(msg) = outage_message(event) else { return Ok(None) };
        self.quiet = Instant::now();
        if msg == outage::Msg::Do(Action::Staff) && self.kiosk.calls.is_open() {
            pages.perform(self.kiosk, vec![Effect::EndCall(CallEnd::Answered(None))])?;
        }
        if self.kiosk.keeping.room().is_ok() {
            self.over = Some(over);
            return Ok(None);
        }
        Ok(Some(msg))
    }

    fn update(&mut self, msg: outage::Msg) -> Vec<outage::Effect> {
        self.outage.update(msg).into_iter().collect()
    }

    /// Says that the kiosk still cannot serve, whatever was asked for: nothing else can be done without room.
    fn perform(
        &mut self,
        _effect: outage::Effect,
        _pages: &mut PageLoop<'_>,
    ) -> Result<Option<outage::Msg>, KioskError> {
        let still = self.kiosk.keeping.room().err();
        Ok(still.map(|still| outage::Msg::Still(self.outage.cause(), still.to_string())))
    }

    fn is_over(&self) -> bool {
        self.over.is_some()
    }
}
