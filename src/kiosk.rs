//! The resident's kiosk: one visit after the other, over any face, with the log behind it.

mod keeping;

use std::time::{Duration, Instant};

use thiserror::Error;

use crate::content::{Args, Content, ContentError};
use crate::desk::{Desk, Turn};
use crate::device::{Face, FaceError};
use crate::page::{Page, Role, Row};
use crate::place::Command;
use crate::qr;
use crate::records::RecordsError;
use crate::script::{self, Stagecraft};
use crate::walkthrough::{Action, At, Msg, Walkthrough};

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
            sound: Sound::There,
            braille_lost: false,
            called: false,
        }
    }

    /// Serves one person after the other, until the input ends.
    pub fn run(&mut self) -> Result<(), KioskError> {
        let mut last = None;
        loop {
            self.note_sound()?;
            let page = self.page_of(&self.walk, &self.sound)?;
            if last.as_ref() != Some(&page.rows) {
                let shown = script::shown(&self.walk, &page);
                self.tell(Msg::Shown(shown));
            }
            let closed = self.turn(&page)?;
            last = Some(page.rows);
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
            let effects = self.walk.update(Msg::Command(Command::Staff));
            self.perform(effects)?;
        }
        Ok(())
    }

    /// The page, marked where there should be sound or braille and is none, or sound has come back.
    fn page_of(&self, walk: &Walkthrough, sound: &Sound) -> Result<Page<Action>, KioskError> {
        let mut page = script::page(walk, self.stage)?;
        let braille = self.braille_lost.then_some("mark-no-braille");
        for mark in [sound.mark(), braille].into_iter().flatten() {
            let text = self.stage.content.words(&page.lang)?.text(mark, &Args::new())?;
            page.rows.insert(0, Row::text(mark, Role::Mark, text));
        }
        Ok(page)
    }

    /// Shows the page, and tells the walkthrough what the person did.
    fn turn(&mut self, page: &Page<Action>) -> Result<bool, KioskError> {
        let began = Instant::now();
        let private = !self.walk.may_be_heard();
        self.desk.face().keep_private(private);
        let turn = self.desk.turn(page, self.walk.look(), self.patience())?;
        if let Turn::Likely(turn) = turn {
            self.foresee(*turn)?;
            return Ok(false);
        }
        self.tell(Msg::Stayed(u32::try_from(began.elapsed().as_secs()).unwrap_or(u32::MAX)));
        if self.desk.face().felt() {
            self.tell(Msg::Felt(page.id.clone()));
        }
        let rows = self.desk.face().heard();
        if !rows.is_empty() {
            self.tell(Msg::Heard { page: page.id.clone(), rows });
        }
        let Some(msg) = msg(turn) else { return Ok(false) };
        self.sound = self.sound.answered();
        let closed = msg == Msg::Closed;
        let effects = self.walk.update(msg);
        self.perform(effects)?;
        Ok(closed)
    }

    /// Lets a voice begin with the page to which a turn would lead, where it changes nothing in the world.
    fn foresee(&mut self, turn: Turn<Action>) -> Result<(), KioskError> {
        let Some(msg) = msg(turn) else { return Ok(()) };
        let mut walk = self.walk.clone();
        if walk.update(msg).is_empty() {
            let page = self.page_of(&walk, &self.sound.answered())?;
            self.desk.face().keep_private(!walk.may_be_heard());
            self.desk.foresee(&page, walk.look());
        }
        Ok(())
    }

    fn tell(&mut self, msg: Msg) {
        // Neither a shown page nor its seconds nor what was heard of it ask for anything to be done.
        drop(self.walk.update(msg));
    }

    /// At rest nobody is waited for.
    fn patience(&self) -> Option<Duration> {
        if *self.walk.here() == At::Rest {
            return None;
        }
        let asked = *self.walk.here() == At::StillThere;
        Some(if asked { self.patience.still_there } else { self.patience.visit })
    }

    /// Does what is to be done; what comes of it is told to the walkthrough in turn.
    fn perform(&mut self, effects: Vec<crate::walkthrough::Effect>) -> Result<(), KioskError> {
        let mut waiting = std::collections::VecDeque::from(effects);
        while let Some(effect) = waiting.pop_front() {
            if effect == crate::walkthrough::Effect::CallStaff {
                self.desk.face().ring()?;
            }
            if effect == crate::walkthrough::Effect::Forget {
                self.desk.forget()?;
            }
            if let crate::walkthrough::Effect::ShowProof(code) = &effect
                && let Some(msg) = self.show_proof(code)?
            {
                waiting.extend(self.walk.update(msg));
            }
            if let Some(msg) = self.keeping.perform(effect) {
                waiting.extend(self.walk.update(msg));
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
