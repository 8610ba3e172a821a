//! The resident's kiosk: one visit after the other, on any surface, with the log behind it.

mod busy;
mod calling;
mod keeping;
mod outage_message;
mod room;

use std::time::{Duration, Instant};

use thiserror::Error;

use crate::content::{Args, Content, ContentError};
use crate::device::{Frontend, FrontendError, clock};
use crate::page::{ActionPage, Look, Page, Role, Row};
use crate::page_loop::{App, PageLoop, UserEvent};
use crate::place::Command;
use crate::qr;
use crate::script::{self, Stagecraft};
use crate::walkthrough::{Action, At, Effect, Msg, Walkthrough};
use consent_log::RecordsError;

pub use calling::Calling;
pub use keeping::Keeping;
pub(crate) use outage_message::outage_message;

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
enum Sound {
    /// There is, or none is wanted.
    There,
    /// There should be, and why there is none.
    Lost(String),
    /// There is sound again; the page says so until the person does something.
    Back,
}

impl Sound {
    /// Returns the status after a look at the device; that sound is back matters only to a person who is there.
    fn now(&self, lost: Option<&str>, in_visit: bool) -> Self {
        match (lost, self) {
            (Some(why), _) => Self::Lost(why.to_owned()),
            (None, Self::Lost(_) | Self::Back) if in_visit => Self::Back,
            (None, Self::Lost(_) | Self::Back | Self::There) => Self::There,
        }
    }

    /// Returns the status after the person did something: they know that sound is back.
    fn answered(&self) -> Self {
        match self {
            Self::Back | Self::There => Self::There,
            Self::Lost(why) => Self::Lost(why.clone()),
        }
    }

    /// Returns the id of the message by which a page says it.
    fn mark(&self) -> Option<&'static str> {
        match self {
            Self::There => None,
            Self::Lost(_) => Some("mark-no-sound"),
            Self::Back => Some("mark-sound-back"),
        }
    }
}

/// What the kiosk is made of.
pub struct Kiosk<'a> {
    walk: Walkthrough,
    stage: Stagecraft<'a>,
    keeping: Keeping,
    timeouts: IdleTimeouts,
    calls: calling::Calls,
    /// Since when nobody has done anything.
    quiet: Instant,
    /// The page that was shown last.
    page: Option<Page>,
    /// Since when it is shown, as far as that time is not counted yet.
    stands: Instant,
    /// The rest of a second that the page was shown and that is not counted yet.
    stood: Duration,
    /// Whether there was sound when the last page was made.
    sound: Sound,
    /// Staff were called because of it, for the person who is there.
    called: bool,
    /// Whether a braille display that somebody reads is gone.
    braille_lost: bool,
    /// The input has ended.
    closed: bool,
}

impl<'a> Kiosk<'a> {
    /// Makes a kiosk at rest.
    pub fn new(walk: Walkthrough, content: &'a Content, keeping: Keeping, timeouts: IdleTimeouts) -> Self {
        let still_there_seconds = u32::try_from(timeouts.still_there.as_secs()).unwrap_or(u32::MAX);
        let stage = Stagecraft { content, demo: keeping.is_demo(), still_there_seconds };
        Self {
            walk,
            stage,
            keeping,
            timeouts,
            calls: calling::Calls::new(Calling::default()),
            quiet: Instant::now(),
            page: None,
            stands: Instant::now(),
            stood: Duration::ZERO,
            sound: Sound::There,
            called: false,
            braille_lost: false,
            closed: false,
        }
    }

    /// Returns the same kiosk, calling staff in this way.
    #[must_use]
    pub fn with_calling(mut self, calling: Calling) -> Self {
        self.calls = calling::Calls::new(calling);
        self
    }

    /// Serves one person after the other, until the input ends.
    ///
    /// # Errors
    /// Those of the words, of the frontend and of the log.
    pub fn serve(&mut self, frontend: Frontend<'a>) -> Result<(), KioskError> {
        PageLoop::new(frontend).run(self)?;
        Ok(self.keeping.stopped()?)
    }

    /// Notes where there should be sound or braille and is none, and calls staff for a person who depends on sound.
    fn note_sound(&mut self, pages: &mut PageLoop<'_>) -> Result<(), KioskError> {
        let now = self.sound.now(pages.frontend().sound_lost(), self.walk.in_visit());
        let before = std::mem::replace(&mut self.sound, now);
        if let Sound::Lost(why) = &self.sound
            && before != self.sound
        {
            self.keeping.trouble(why);
        }
        self.braille_lost = pages.frontend().braille_lost().is_some();
        for error in pages.frontend_mut().take_errors() {
            self.keeping.trouble(&error);
        }
        let depends = matches!(self.sound, Sound::Lost(_)) && self.walk.in_visit() && pages.frontend().needs_sound();
        // Once for each loss. Later calls for the same loss would only disturb staff who know of it.
        if std::mem::replace(&mut self.called, depends) != depends && depends {
            // They hear nothing, so on a blank screen nothing would tell them that staff are coming.
            pages.show_again()?;
            self.quiet = Instant::now();
            let effects = self.walk.update(Msg::Command(Command::Staff));
            pages.perform(self, effects)?;
        }
        Ok(())
    }

    /// Returns the page, marked where there should be sound or braille and is none, or sound has come back.
    fn page_of(&self, walk: &Walkthrough, sound: &Sound) -> Result<ActionPage<Action>, KioskError> {
        let mut page = script::page(walk, self.stage)?;
        let braille = self.braille_lost.then_some("mark-no-braille");
        for mark in [sound.mark(), braille].into_iter().flatten() {
            let text = self.stage.content.words(&page.lang)?.text(mark, &Args::new())?;
            page.page.rows.insert(0, Row::text(mark, Role::Mark, text));
        }
        Ok(page)
    }

    /// Notes what the page was to the person: how long it was shown, whether it was felt, which of its rows were heard.
    fn note_page(&mut self, goes_on: bool, pages: &mut PageLoop<'_>) {
        self.stayed(goes_on);
        let page = self.page.as_ref().map(|page| page.id.clone()).unwrap_or_default();
        if pages.frontend_mut().take_used_braille() {
            self.tell(Msg::Felt(page.clone()));
        }
        let rows = pages.frontend_mut().take_spoken_rows();
        if !rows.is_empty() {
            self.tell(Msg::Heard { page, rows });
        }
    }

    fn tell(&mut self, msg: Msg) {
        // These messages only note what happened: `Shown`, `Stayed`, `Heard`, `Felt` and `Call` have no effects.
        drop(self.walk.update(msg));
    }

    /// Notes how long the page was shown. What is less than a second is kept for the next time, for the kiosk may be
    /// woken several times a second.
    fn stayed(&mut self, goes_on: bool) {
        let stood = self.stood.saturating_add(self.stands.elapsed());
        let whole = stood.as_secs();
        self.stood = if goes_on { stood.saturating_sub(Duration::from_secs(whole)) } else { Duration::ZERO };
        self.tell(Msg::Stayed(u32::try_from(whole).unwrap_or(u32::MAX)));
    }

    /// Notes what became of the call for staff meanwhile, and rings the chime where it is due.
    fn follow_call(&mut self, pages: &mut PageLoop<'_>) -> Result<(), KioskError> {
        let frontend = pages.frontend_mut();
        let rung = frontend.take_rung();
        // After the answer of the chime is taken: a late one must not count for the next call.
        if !self.calls.is_open() {
            return Ok(());
        }
        let now = clock::now().since_boot_ms;
        let mut step = self.calls.step(now, rung);
        if step.ring {
            self.tell_of_call(step);
            frontend.ring()?;
            // A surface without sound answers at once; without this the page would say so only at the next step.
            let rung = frontend.take_rung();
            step = self.calls.step(now, rung);
        }
        frontend.wake_after(Some(step.next));
        self.tell_of_call(step);
        Ok(())
    }

    fn tell_of_call(&mut self, step: calling::Step) {
        step.notes.iter().for_each(|note| self.keeping.note(note));
        step.troubles.iter().for_each(|trouble| self.keeping.trouble(trouble));
        step.news.into_iter().for_each(|news| self.tell(Msg::Call(news)));
    }

    /// Draws the proof of a record until a key is pressed; where that cannot be done, the page says it in a line.
    fn show_proof(&mut self, code: &str, pages: &mut PageLoop<'_>) -> Result<Option<Msg>, KioskError> {
        let Some(line) = self.keeping.proof(code) else { return Ok(None) };
        let is_drawn = match qr::drawn(&line) {
            Ok(rows) => pages.picture(&rows)?,
            Err(_too_long) => false,
        };
        Ok((!is_drawn).then_some(Msg::Proof(line)))
    }

    /// Returns the walkthrough, as tests look at it.
    pub fn walk(&self) -> &Walkthrough {
        &self.walk
    }
}

impl App for Kiosk<'_> {
    type Action = Action;
    type Msg = Msg;
    type Effect = Effect;
    type Error = KioskError;

    fn page(&mut self, pages: &mut PageLoop<'_>) -> Result<ActionPage<Action>, KioskError> {
        // Both before the page is made, for it says what they find.
        self.note_sound(pages)?;
        self.follow_call(pages)?;
        let page = self.page_of(&self.walk, &self.sound)?;
        if self.page.as_ref().is_none_or(|before| before.rows != page.rows) {
            let shown = script::shown(&self.walk, &page);
            self.tell(Msg::Shown(shown));
        }
        (self.page, self.stands) = (Some(page.page.clone()), Instant::now());
        // Before the page is shown: with it the voice begins.
        pages.frontend_mut().keep_private(!self.walk.may_be_heard());
        Ok(page)
    }

    fn look(&self) -> Look {
        self.walk.look()
    }

    /// Returns how much is left of the idle time. At rest nobody is waited for, unless they called and went away.
    fn idle_timeout(&self, pages: &PageLoop<'_>) -> Option<Duration> {
        if *self.walk.here() == At::Rest && !self.calls.is_open() {
            return None;
        }
        let asked = *self.walk.here() == At::StillThere;
        let whole = if asked { self.timeouts.still_there } else { self.timeouts.visit };
        // Nobody has to answer while they are spoken to.
        let quiet = pages.frontend().last_spoken().map_or(self.quiet, |spoke| spoke.max(self.quiet));
        // What is left and not the whole: a wake-up, as for a chime, must not begin the time again.
        Some(whole.saturating_sub(quiet.elapsed()))
    }

    fn message(&mut self, event: UserEvent<Action>, pages: &mut PageLoop<'_>) -> Result<Option<Msg>, KioskError> {
        // Before the walkthrough moves on: what was heard belongs to the page that was shown.
        self.note_page(matches!(event, UserEvent::Changed), pages);
        let Some(msg) = message(event) else { return Ok(None) };
        self.quiet = Instant::now();
        self.sound = self.sound.answered();
        if let Some(lack) = self.lacks_room(&msg)
            && !self.wait_for_room(&lack, pages)?
        {
            return Ok(None);
        }
        self.closed = msg == Msg::Closed;
        Ok(Some(msg))
    }

    fn update(&mut self, msg: Msg) -> Vec<Effect> {
        self.walk.update(msg)
    }

    fn perform(&mut self, effect: Effect, pages: &mut PageLoop<'_>) -> Result<Option<Msg>, KioskError> {
        match &effect {
            Effect::CallStaff => {
                let step = self.calls.begin(clock::now().since_boot_ms);
                self.tell_of_call(step);
            }
            Effect::EndCall(end) => {
                let seconds = self.calls.end(clock::now().since_boot_ms, end);
                self.keeping.call_ended(end, seconds);
                pages.frontend_mut().wake_after(None);
            }
            Effect::Forget => pages.forget()?,
            Effect::Keep(_) | Effect::Withdraw(_) => return self.write(effect, pages),
            Effect::ShowProof(code) => return self.show_proof(code, pages),
            Effect::Abandoned { .. } | Effect::CheckStaff(_) | Effect::Find(_) => {}
        }
        Ok(self.keeping.perform(effect))
    }

    /// Lets a voice begin with the page that would come. Where the message has effects it cannot: what comes of them is
    /// not known yet.
    fn foresee(&mut self, event: UserEvent<Action>, pages: &mut PageLoop<'_>) -> Result<(), KioskError> {
        let Some(msg) = message(event) else { return Ok(()) };
        let mut walk = self.walk.clone();
        if self.lacks_room(&msg).is_none() && walk.update(msg).is_empty() {
            let page = self.page_of(&walk, &self.sound.answered())?;
            pages.frontend_mut().keep_private(!walk.may_be_heard());
            pages.foresee(&page, walk.look());
        }
        Ok(())
    }

    fn is_over(&self) -> bool {
        self.closed
    }
}

fn message(event: UserEvent<Action>) -> Option<Msg> {
    Some(match event {
        UserEvent::Action(action) => Msg::Do(action),
        UserEvent::Changed | UserEvent::Likely(_) => return None,
        UserEvent::Closed => Msg::Closed,
        UserEvent::Headphones(plugged) => Msg::Headphones(plugged),
        UserEvent::Command(command) => Msg::Command(command),
        UserEvent::Idle => Msg::Idle,
        UserEvent::Repeated => Msg::Repeated,
        UserEvent::Tried(tried) => Msg::Tried(tried),
        UserEvent::Typed(text) => Msg::Typed(text),
        UserEvent::Wrong(wrong) => Msg::Wrong(wrong),
    })
}
