//! The resident's kiosk: one visit after the other, over any face, with the log behind it.

mod busy;
mod calling;
mod keeping;
mod room;

use std::time::{Duration, Instant};

use thiserror::Error;

use crate::content::{Args, Content, ContentError};
use crate::desk::{Desk, Turn};
use crate::device::{Face, FaceError, clock};
use crate::page::{ActionPage, Role, Row};
use crate::place::Command;
use crate::qr;
use crate::script::{self, Stagecraft};
use crate::walkthrough::{Action, At, Effect, Msg, Walkthrough};
use consent_log::RecordsError;

pub use calling::Calling;
pub use keeping::Keeping;

/// Why the kiosk stopped.
#[derive(Debug, Error)]
pub enum KioskError {
    /// Words are missing; the content check would have said so.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// The face is gone.
    #[error(transparent)]
    Face(#[from] FaceError),
    /// The log cannot be used.
    #[error(transparent)]
    Records(#[from] RecordsError),
}

/// How long the kiosk waits for a sign of life.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
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
    /// There is again; it is said until the person does something.
    Back,
}

impl Sound {
    /// What has become of it, for whoever is there.
    fn now(&self, lost: Option<&str>, in_visit: bool) -> Self {
        match (lost, self) {
            (Some(why), _) => Self::Lost(why.to_owned()),
            (None, Self::Lost(_) | Self::Back) if in_visit => Self::Back,
            (None, Self::Lost(_) | Self::Back | Self::There) => Self::There,
        }
    }

    /// The same behind something that the person did.
    fn answered(&self) -> Self {
        match self {
            Self::Back | Self::There => Self::There,
            Self::Lost(why) => Self::Lost(why.clone()),
        }
    }

    /// The id of what a page says of it.
    fn mark(&self) -> Option<&'static str> {
        match self {
            Self::There => None,
            Self::Lost(_) => Some("mark-no-sound"),
            Self::Back => Some("mark-sound-back"),
        }
    }
}

/// What the kiosk is made of.
pub struct Kiosk<'a, F> {
    desk: Desk<F>,
    walk: Walkthrough,
    stage: Stagecraft<'a>,
    keeping: Keeping,
    patience: Patience,
    calls: calling::Calls,
    /// Since when nobody has done anything.
    quiet: Instant,
    /// What is left over of a whole second that the page stood.
    stood: Duration,
    /// Whether there was sound when the last page was made.
    sound: Sound,
    /// Staff were called because of it, for the person who is there.
    called: bool,
    /// Whether a braille display that somebody reads is gone.
    braille_lost: bool,
}

impl<'a, F: Face> Kiosk<'a, F> {
    /// A kiosk at rest.
    pub fn new(face: F, walk: Walkthrough, content: &'a Content, keeping: Keeping, patience: Patience) -> Self {
        let still_there_seconds = u32::try_from(patience.still_there.as_secs()).unwrap_or(u32::MAX);
        let stage = Stagecraft { content, demo: keeping.is_demo(), still_there_seconds };
        Self {
            desk: Desk::new(face),
            walk,
            stage,
            keeping,
            patience,
            calls: calling::Calls::new(Calling::default()),
            quiet: Instant::now(),
            stood: Duration::ZERO,
            sound: Sound::There,
            braille_lost: false,
            called: false,
        }
    }

    /// The same, calling staff in this way.
    #[must_use]
    pub fn with_calling(mut self, calling: Calling) -> Self {
        self.calls = calling::Calls::new(calling);
        self
    }

    /// Serves one person after the other, until the input ends.
    pub fn run(&mut self) -> Result<(), KioskError> {
        let mut last = None;
        loop {
            self.note_sound()?;
            self.follow_call()?;
            let page = self.page_of(&self.walk, &self.sound)?;
            if last.as_ref() != Some(&page.rows) {
                let shown = script::shown(&self.walk, &page);
                self.tell(Msg::Shown(shown));
            }
            let closed = self.turn(&page)?;
            last = Some(page.page.rows);
            if closed {
                self.keeping.stopped()?;
                return Ok(());
            }
        }
    }

    /// Where there should be sound and is none it is noted, and staff are called for whoever listens.
    fn note_sound(&mut self) -> Result<(), KioskError> {
        let now = self.sound.now(self.desk.face().sound_lost(), self.walk.in_visit());
        let before = std::mem::replace(&mut self.sound, now);
        if let Sound::Lost(why) = &self.sound
            && before != self.sound
        {
            self.keeping.trouble(why);
        }
        self.braille_lost = self.desk.face().braille_lost().is_some();
        for trouble in self.desk.face().troubles() {
            self.keeping.trouble(&trouble);
        }
        let depends = matches!(self.sound, Sound::Lost(_)) && self.walk.in_visit() && self.desk.face().needs_sound();
        if std::mem::replace(&mut self.called, depends) != depends && depends {
            self.desk.show_again()?;
            self.quiet = Instant::now();
            let effects = self.walk.update(Msg::Command(Command::Staff));
            self.perform(effects)?;
        }
        Ok(())
    }

    /// The page, marked where there should be sound or braille and is none, or sound has come back.
    fn page_of(&self, walk: &Walkthrough, sound: &Sound) -> Result<ActionPage<Action>, KioskError> {
        let mut page = script::page(walk, self.stage)?;
        let braille = self.braille_lost.then_some("mark-no-braille");
        for mark in [sound.mark(), braille].into_iter().flatten() {
            let text = self.stage.content.words(&page.lang)?.text(mark, &Args::new())?;
            page.page.rows.insert(0, Row::text(mark, Role::Mark, text));
        }
        Ok(page)
    }

    /// Shows the page, and tells the walkthrough what the person did.
    fn turn(&mut self, page: &ActionPage<Action>) -> Result<bool, KioskError> {
        let began = Instant::now();
        let private = !self.walk.may_be_heard();
        self.desk.face().keep_private(private);
        let patience = self.patience();
        let turn = self.desk.turn(page, self.walk.look(), patience)?;
        if let Turn::Likely(turn) = turn {
            self.foresee(*turn)?;
            return Ok(false);
        }
        self.stayed(began.elapsed(), matches!(turn, Turn::Changed));
        if self.desk.face().felt() {
            self.tell(Msg::Felt(page.id.clone()));
        }
        let rows = self.desk.face().heard();
        if !rows.is_empty() {
            self.tell(Msg::Heard { page: page.id.clone(), rows });
        }
        let Some(msg) = msg(turn) else { return Ok(false) };
        self.quiet = Instant::now();
        self.sound = self.sound.answered();
        if let Some(lack) = self.lacks_room(&msg) {
            match self.wait_for_room(&lack)? {
                room::Over::Closed => return Ok(true),
                room::Over::Rested => return Ok(false),
                room::Over::Room => {}
            }
        }
        let closed = msg == Msg::Closed;
        let effects = self.walk.update(msg);
        self.perform(effects)?;
        Ok(closed)
    }

    /// Lets a voice begin with the page to which a turn would lead, where it changes nothing in the world.
    fn foresee(&mut self, turn: Turn<Action>) -> Result<(), KioskError> {
        let Some(msg) = msg(turn) else { return Ok(()) };
        let mut walk = self.walk.clone();
        if self.lacks_room(&msg).is_none() && walk.update(msg).is_empty() {
            let page = self.page_of(&walk, &self.sound.answered())?;
            self.desk.face().keep_private(!walk.may_be_heard());
            self.desk.foresee(&page, walk.look());
        }
        Ok(())
    }

    fn tell(&mut self, msg: Msg) {
        // Neither a shown page nor its seconds nor what was heard of it, nor what became of a call, ask for anything to be done.
        drop(self.walk.update(msg));
    }

    /// How much longer somebody is waited for. At rest nobody is, unless they called and went away.
    fn patience(&mut self) -> Option<Duration> {
        if *self.walk.here() == At::Rest && !self.calls.is_open() {
            return None;
        }
        let asked = *self.walk.here() == At::StillThere;
        let whole = if asked { self.patience.still_there } else { self.patience.visit };
        let quiet = self.desk.face().spoke().map_or(self.quiet, |spoke| spoke.max(self.quiet));
        Some(whole.saturating_sub(quiet.elapsed()))
    }

    /// Tells how long the page stood. What wakes the kiosk in between takes no part of a second away.
    fn stayed(&mut self, time: Duration, goes_on: bool) {
        let stood = self.stood.saturating_add(time);
        let whole = stood.as_secs();
        self.stood = if goes_on { stood.saturating_sub(Duration::from_secs(whole)) } else { Duration::ZERO };
        self.tell(Msg::Stayed(u32::try_from(whole).unwrap_or(u32::MAX)));
    }

    /// What became of the call for staff meanwhile; the chime where it is due.
    fn follow_call(&mut self) -> Result<(), KioskError> {
        let rung = self.desk.face().rung();
        if !self.calls.is_open() {
            return Ok(());
        }
        let now = clock::now().since_boot_ms;
        let mut step = self.calls.step(now, rung);
        if step.ring {
            self.tell_of_call(step);
            self.desk.face().ring()?;
            // Where nothing can sound, that is known at once.
            let rung = self.desk.face().rung();
            step = self.calls.step(now, rung);
        }
        self.desk.face().alarm(Some(step.next));
        self.tell_of_call(step);
        Ok(())
    }

    fn tell_of_call(&mut self, step: calling::Step) {
        step.notes.iter().for_each(|note| self.keeping.note(note));
        step.troubles.iter().for_each(|trouble| self.keeping.trouble(trouble));
        step.news.into_iter().for_each(|news| self.tell(Msg::Call(news)));
    }

    /// Does what is to be done; what comes of it is told to the walkthrough in turn.
    fn perform(&mut self, effects: Vec<Effect>) -> Result<(), KioskError> {
        let mut waiting = std::collections::VecDeque::from(effects);
        while let Some(effect) = waiting.pop_front() {
            if effect == Effect::CallStaff {
                let step = self.calls.begin(clock::now().since_boot_ms);
                self.tell_of_call(step);
            }
            if let Effect::EndCall(end) = &effect {
                let seconds = self.calls.end(clock::now().since_boot_ms, end);
                self.keeping.call_ended(end, seconds);
                self.desk.face().alarm(None);
            }
            if effect == Effect::Forget {
                self.desk.forget()?;
            }
            if let Effect::ShowProof(code) = &effect
                && let Some(msg) = self.show_proof(code)?
            {
                waiting.extend(self.walk.update(msg));
            }
            let writes = matches!(effect, Effect::Keep(_) | Effect::Withdraw(_));
            if writes {
                self.show_busy()?;
            }
            if let Some(msg) = self.keeping.perform(effect) {
                waiting.extend(self.walk.update(msg));
            }
            if writes {
                self.finish_busy()?;
            }
        }
        Ok(())
    }

    /// Draws the proof of a record until a key is pressed; where that cannot be done, the page says it in a line.
    fn show_proof(&mut self, code: &str) -> Result<Option<Msg>, KioskError> {
        let Some(line) = self.keeping.proof(code) else { return Ok(None) };
        let is_drawn = match qr::drawn(&line) {
            Ok(rows) => self.desk.picture(&rows)?,
            Err(_too_long) => false,
        };
        Ok((!is_drawn).then_some(Msg::Proof(line)))
    }

    /// The walkthrough, as tests look at it.
    pub fn walk(&self) -> &Walkthrough {
        &self.walk
    }
}

fn msg(turn: Turn<Action>) -> Option<Msg> {
    Some(match turn {
        Turn::Act(action) => Msg::Do(action),
        Turn::Changed | Turn::Likely(_) => return None,
        Turn::Closed => Msg::Closed,
        Turn::Headphones(plugged) => Msg::Headphones(plugged),
        Turn::Command(command) => Msg::Command(command),
        Turn::Idle => Msg::Idle,
        Turn::Repeated => Msg::Repeated,
        Turn::Tried(tried) => Msg::Tried(tried),
        Turn::Typed(text) => Msg::Typed(text),
        Turn::Wrong(wrong) => Msg::Wrong(wrong),
    })
}
