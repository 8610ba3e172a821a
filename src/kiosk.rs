//! The resident's kiosk: one visit after the other, on any surface, with the log behind it.

mod busy_page;
mod disk_room;
mod kiosk_records;
mod outage_message;
mod staff_call;

use std::time::{Duration, Instant};

use thiserror::Error;

use crate::content::{Content, ContentError, MessageArgs};
use crate::device::{Frontend, FrontendError, clock};
use crate::focus::PageCommand;
use crate::page::{ActionPage, DisplayPrefs, Page, PageRow, RowRole};
use crate::page_loop::{App, PageLoop, UserEvent};
use crate::qr;
use crate::resident::{self, PageSettings, ResidentAction, ResidentEffect, ResidentMsg, Walkthrough};
use consent_log::RecordsError;

pub use kiosk_records::KioskRecords;
pub(crate) use outage_message::outage_msg_from;
pub use staff_call::StaffCallConfig;

/// How often a kiosk at which nobody is looks for paused visits that were kept long enough.
const PAUSED_VISIT_CHECK_INTERVAL: Duration = Duration::from_secs(6 * 60 * 60);

/// Why the kiosk stopped.
#[derive(Debug, Error)]
pub enum KioskError {
    /// Words are missing; the content check would have said so.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// Nothing can be shown any more.
    #[error(transparent)]
    Frontend(#[from] FrontendError),
    /// The log cannot be used.
    #[error(transparent)]
    Records(#[from] RecordsError),
}

/// How long the kiosk waits for a sign of life.
#[derive(Clone, Copy, Debug)]
pub struct IdleTimeouts {
    /// Before it asks whether somebody is there.
    pub visit: Duration,
    /// After it asked; at least 20 seconds (WCAG 2.2.1).
    pub still_there: Duration,
}

/// Whether there is sound, as a page says it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum SoundStatus {
    /// There is, or none is wanted.
    Present,
    /// There should be, and why there is none.
    Lost(String),
    /// There is sound again; the page says so until the person does something.
    Restored,
}

impl SoundStatus {
    /// Returns the status after a look at the device; that sound is back matters only to a person who is there.
    fn updated(&self, lost: Option<&str>, in_visit: bool) -> Self {
        match (lost, self) {
            (Some(why), _) => Self::Lost(why.to_owned()),
            (None, Self::Lost(_) | Self::Restored) if in_visit => Self::Restored,
            (None, Self::Lost(_) | Self::Restored | Self::Present) => Self::Present,
        }
    }

    /// Returns the status after the person did something: they know that sound is back.
    fn acknowledged(&self) -> Self {
        match self {
            Self::Restored | Self::Present => Self::Present,
            Self::Lost(why) => Self::Lost(why.clone()),
        }
    }

    /// Returns the id of the message by which a page says it.
    fn mark_id(&self) -> Option<&'static str> {
        match self {
            Self::Present => None,
            Self::Lost(_) => Some("mark-no-sound"),
            Self::Restored => Some("mark-sound-back"),
        }
    }
}

/// What the kiosk is made of.
pub struct Kiosk<'a> {
    walk: Walkthrough,
    page_settings: PageSettings<'a>,
    records: KioskRecords,
    timeouts: IdleTimeouts,
    calls: staff_call::CallTracker,
    /// Since when nobody has done anything.
    quiet_since: Instant,
    /// The page that was shown last.
    page: Option<Page>,
    /// Since when it is shown, as far as that time is not counted yet.
    shown_since: Instant,
    /// The rest of a second that the page was shown and that is not counted yet.
    unreported_time: Duration,
    /// Whether there was sound when the last page was made.
    sound: SoundStatus,
    /// Staff were called because of it, for the person who is there.
    called_for_sound: bool,
    /// Whether a braille display that somebody reads is gone.
    braille_lost: bool,
    /// The input has ended.
    closed: bool,
}

impl<'a> Kiosk<'a> {
    /// Makes a kiosk at rest.
    pub fn new(walk: Walkthrough, content: &'a Content, keeping: KioskRecords, timeouts: IdleTimeouts) -> Self {
        let still_there_seconds = u32::try_from(timeouts.still_there.as_secs()).unwrap_or(u32::MAX);
        let settings = PageSettings { content, demo: keeping.is_demo(), still_there_seconds };
        Self {
            walk,
            page_settings: settings,
            records: keeping,
            timeouts,
            calls: staff_call::CallTracker::new(StaffCallConfig::default()),
            quiet_since: Instant::now(),
            page: None,
            shown_since: Instant::now(),
            unreported_time: Duration::ZERO,
            sound: SoundStatus::Present,
            called_for_sound: false,
            braille_lost: false,
            closed: false,
        }
    }

    /// Returns the same kiosk, calling staff in this way.
    #[must_use]
    pub fn with_calling(mut self, calling: StaffCallConfig) -> Self {
        self.calls = staff_call::CallTracker::new(calling);
        self
    }

    /// Serves one person after the other, until the input ends.
    ///
    /// # Errors
    /// Those of the words, of the frontend and of the log.
    pub fn serve(&mut self, frontend: Frontend<'a>) -> Result<(), KioskError> {
        PageLoop::new(frontend).run(self)?;
        Ok(self.records.note_stop()?)
    }

    /// Notes where there should be sound or braille and is none, and calls staff for a person who depends on sound.
    fn note_sound(&mut self, pages: &mut PageLoop<'_>) -> Result<(), KioskError> {
        let now = self.sound.updated(pages.frontend().sound_lost(), self.walk.in_visit());
        let before = std::mem::replace(&mut self.sound, now);
        if let SoundStatus::Lost(why) = &self.sound
            && before != self.sound
        {
            self.records.note_trouble(why);
        }
        self.braille_lost = pages.frontend().braille_lost().is_some();
        for error in pages.frontend_mut().take_errors() {
            self.records.note_trouble(&error);
        }
        let depends =
            matches!(self.sound, SoundStatus::Lost(_)) && self.walk.in_visit() && pages.frontend().needs_sound();
        // Once for each loss. Later calls for the same loss would only disturb staff who know of it.
        if std::mem::replace(&mut self.called_for_sound, depends) != depends && depends {
            // They hear nothing, so on a blank screen nothing would tell them that staff are coming.
            pages.end_blank()?;
            self.quiet_since = Instant::now();
            let effects = self.walk.update(ResidentMsg::Command(PageCommand::Staff));
            pages.perform(self, effects)?;
        }
        Ok(())
    }

    /// Returns the page, marked where there should be sound or braille and is none, or sound has come back.
    fn marked_page(&self, walk: &Walkthrough, sound: &SoundStatus) -> Result<ActionPage<ResidentAction>, KioskError> {
        let mut page = resident::page(walk, self.page_settings)?;
        let braille = self.braille_lost.then_some("mark-no-braille");
        for mark in [sound.mark_id(), braille].into_iter().flatten() {
            let text = self.page_settings.content.messages(&page.lang)?.text(mark, &MessageArgs::new())?;
            page.page.rows.insert(0, PageRow::text(mark, RowRole::Mark, text));
        }
        Ok(page)
    }

    /// Notes what the page was to the person: how long it was shown, whether it was felt, which of its rows were heard.
    fn note_page(&mut self, goes_on: bool, pages: &mut PageLoop<'_>) {
        self.note_page_time(goes_on);
        let page = self.page.as_ref().map(|page| page.id.clone()).unwrap_or_default();
        if pages.frontend_mut().take_used_braille() {
            self.notify_walkthrough(ResidentMsg::Felt(page.clone()));
        }
        let rows = pages.frontend_mut().take_spoken_rows();
        if !rows.is_empty() {
            self.notify_walkthrough(ResidentMsg::Heard { page, rows });
        }
    }

    fn notify_walkthrough(&mut self, msg: ResidentMsg) {
        // These messages only note what happened: `Shown`, `Stayed`, `Heard`, `Felt` and `Call` have no effects.
        drop(self.walk.update(msg));
    }

    /// Notes how long the page was shown. What is less than a second is kept for the next time, for the kiosk may be
    /// woken several times a second.
    fn note_page_time(&mut self, goes_on: bool) {
        let stood = self.unreported_time.saturating_add(self.shown_since.elapsed());
        let whole = stood.as_secs();
        self.unreported_time = if goes_on { stood.saturating_sub(Duration::from_secs(whole)) } else { Duration::ZERO };
        self.notify_walkthrough(ResidentMsg::Stayed(u32::try_from(whole).unwrap_or(u32::MAX)));
    }

    /// Notes what became of the call for staff meanwhile, and rings the chime where it is due.
    fn follow_call(&mut self, pages: &mut PageLoop<'_>) -> Result<(), KioskError> {
        let frontend = pages.frontend_mut();
        let rung = frontend.take_chime_outcome();
        // After the answer of the chime is taken: a late one must not count for the next call.
        if !self.calls.is_open() {
            return Ok(());
        }
        let now = clock::now().since_boot_ms;
        let mut step = self.calls.step(now, rung);
        if step.is_chime_due {
            self.report_call_step(step);
            frontend.ring()?;
            // A surface without sound answers at once; without this the page would say so only at the next step.
            let rung = frontend.take_chime_outcome();
            step = self.calls.step(now, rung);
        }
        frontend.wake_after(Some(step.wait));
        self.report_call_step(step);
        Ok(())
    }

    fn report_call_step(&mut self, step: staff_call::CallStep) {
        step.notes.iter().for_each(|note| self.records.note(note));
        step.troubles.iter().for_each(|trouble| self.records.note_trouble(trouble));
        step.news.into_iter().for_each(|news| self.notify_walkthrough(ResidentMsg::Call(news)));
    }

    /// Draws the proof of a record until a key is pressed; where that cannot be done, the page says it in a line.
    fn show_proof(&mut self, code: &str, pages: &mut PageLoop<'_>) -> Result<Option<ResidentMsg>, KioskError> {
        let Some(line) = self.records.proof(code) else { return Ok(None) };
        let is_drawn = match qr::draw(&line) {
            Ok(rows) => pages.show_picture(&rows)?,
            Err(_too_long) => false,
        };
        Ok((!is_drawn).then_some(ResidentMsg::Proof(line)))
    }

    /// Returns the walkthrough, as tests look at it.
    pub fn walk(&self) -> &Walkthrough {
        &self.walk
    }
}

impl App for Kiosk<'_> {
    type Action = ResidentAction;
    type Msg = ResidentMsg;
    type Effect = ResidentEffect;
    type Error = KioskError;

    fn page(&mut self, pages: &mut PageLoop<'_>) -> Result<ActionPage<ResidentAction>, KioskError> {
        // Both before the page is made, for it says what they find.
        self.note_sound(pages)?;
        self.follow_call(pages)?;
        let page = self.marked_page(&self.walk, &self.sound)?;
        if self.page.as_ref().is_none_or(|before| before.rows != page.rows) {
            let shown = resident::shown(&self.walk, &page);
            self.notify_walkthrough(ResidentMsg::Shown(shown));
        }
        (self.page, self.shown_since) = (Some(page.page.clone()), Instant::now());
        // Before the page is shown: with it the voice begins.
        pages.frontend_mut().keep_private(!self.walk.may_be_heard());
        Ok(page)
    }

    fn look(&self) -> DisplayPrefs {
        self.walk.look()
    }

    /// Returns how much is left of the idle time. At rest nobody is waited for, unless they called and went away; the
    /// kiosk wakes there to delete what was paused and never went on.
    fn idle_timeout(&self, pages: &PageLoop<'_>) -> Option<Duration> {
        if self.walk.is_at_rest() && !self.calls.is_open() {
            return Some(PAUSED_VISIT_CHECK_INTERVAL.saturating_sub(self.quiet_since.elapsed()));
        }
        let asked = self.walk.asks_for_sign();
        let whole = if asked { self.timeouts.still_there } else { self.timeouts.visit };
        // Nobody has to answer while they are spoken to.
        let quiet = pages.frontend().last_spoken().map_or(self.quiet_since, |spoke| spoke.max(self.quiet_since));
        // What is left and not the whole: a wake-up, as for a chime, must not begin the time again.
        Some(whole.saturating_sub(quiet.elapsed()))
    }

    fn message(
        &mut self,
        event: UserEvent<ResidentAction>,
        pages: &mut PageLoop<'_>,
    ) -> Result<Option<ResidentMsg>, KioskError> {
        // Before the walkthrough moves on: what was heard belongs to the page that was shown.
        self.note_page(matches!(event, UserEvent::SurroundingsChanged), pages);
        let Some(msg) = message_from(event) else { return Ok(None) };
        self.quiet_since = Instant::now();
        if msg == ResidentMsg::Idle && self.walk.is_at_rest() {
            self.records.delete_expired_paused_visits();
        }
        self.sound = self.sound.acknowledged();
        if let Some(lack) = self.room_error(&msg)
            && !self.wait_for_room(&lack, pages)?
        {
            return Ok(None);
        }
        self.closed = msg == ResidentMsg::Closed;
        Ok(Some(msg))
    }

    fn update(&mut self, msg: ResidentMsg) -> Vec<ResidentEffect> {
        self.walk.update(msg)
    }

    fn perform(&mut self, effect: ResidentEffect, pages: &mut PageLoop<'_>) -> Result<Option<ResidentMsg>, KioskError> {
        match &effect {
            ResidentEffect::CallStaff => {
                let step = self.calls.begin(clock::now().since_boot_ms);
                self.report_call_step(step);
            }
            ResidentEffect::EndCall(end) => {
                let seconds = self.calls.end(clock::now().since_boot_ms, end);
                self.records.note_call_end(end, seconds);
                pages.frontend_mut().wake_after(None);
            }
            ResidentEffect::Forget => pages.reset()?,
            ResidentEffect::Keep(_) | ResidentEffect::Pause { .. } | ResidentEffect::Withdraw(_) => {
                return self.write_while_busy(effect, pages);
            }
            ResidentEffect::ShowProof(code) => return self.show_proof(code, pages),
            // A PIN and a code are hashed slowly on purpose, and the disk under the records may be slow.
            ResidentEffect::CheckStaff(_)
            | ResidentEffect::DeletePaused(_)
            | ResidentEffect::Find(_)
            | ResidentEffect::FindPaused(_) => pages.drop_keys_until_next_page(),
            ResidentEffect::Abandoned { .. } => {}
        }
        Ok(self.records.perform(effect))
    }

    /// Lets a voice begin with the page that would come. Where the message has effects it cannot: what comes of them is
    /// not known yet.
    fn prefetch_speech(
        &mut self,
        event: UserEvent<ResidentAction>,
        pages: &mut PageLoop<'_>,
    ) -> Result<(), KioskError> {
        // The same page is made again behind this, and its time begins anew.
        self.note_page_time(true);
        let Some(msg) = message_from(event) else { return Ok(()) };
        let mut walk = self.walk.clone();
        if self.room_error(&msg).is_none() && walk.update(msg).is_empty() {
            let page = self.marked_page(&walk, &self.sound.acknowledged())?;
            pages.frontend_mut().keep_private(!walk.may_be_heard());
            pages.prefetch_speech(&page, walk.look());
        }
        Ok(())
    }

    fn is_over(&self) -> bool {
        self.closed
    }
}

fn message_from(event: UserEvent<ResidentAction>) -> Option<ResidentMsg> {
    Some(match event {
        UserEvent::Action(action) => ResidentMsg::Act(action),
        UserEvent::SurroundingsChanged | UserEvent::Speculative(_) => return None,
        UserEvent::Closed => ResidentMsg::Closed,
        UserEvent::Headphones(plugged) => ResidentMsg::Headphones(plugged),
        UserEvent::Command(command) => ResidentMsg::Command(command),
        UserEvent::Idle => ResidentMsg::Idle,
        UserEvent::Repeated => ResidentMsg::Repeated,
        UserEvent::KeyProbe(tried) => ResidentMsg::Tried(tried),
        UserEvent::Typed(text) => ResidentMsg::Typed(text),
        UserEvent::Invalid(wrong) => ResidentMsg::Wrong(wrong),
    })
}
