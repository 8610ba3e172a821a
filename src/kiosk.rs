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

/// What the kiosk is made of.
pub struct Kiosk<'a, F> {
    desk: Desk<F>,
    walk: Walkthrough,
    stage: Stagecraft<'a>,
    keeping: Keeping,
    patience: Patience,
    /// Why there was no sound when the last page was made.
    sound_lost: Option<String>,
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
            sound_lost: None,
            braille_lost: false,
            called: false,
        }
    }

    /// Serves one person after the other, until the input ends.
    pub fn run(&mut self) -> Result<(), KioskError> {
        let mut last = None;
        loop {
            self.note_lost_sound()?;
            let page = self.page_of(&self.walk)?;
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
    fn note_lost_sound(&mut self) -> Result<(), KioskError> {
        let lost = self.desk.face().sound_lost().map(ToOwned::to_owned);
        let new = lost.as_ref().filter(|_| self.sound_lost != lost);
        if let Some(why) = new {
            self.keeping.trouble(why);
        }
        self.sound_lost = lost;
        self.braille_lost = self.desk.face().braille_lost().is_some();
        for trouble in self.desk.face().troubles() {
            self.keeping.trouble(&trouble);
        }
        let depends = self.sound_lost.is_some() && self.walk.in_visit() && self.desk.face().needs_sound();
        if std::mem::replace(&mut self.called, depends) != depends && depends {
            self.desk.show_again()?;
            let effects = self.walk.update(Msg::Command(Command::Staff));
            self.perform(effects)?;
        }
        Ok(())
    }

    /// The page, marked where there should be sound or braille and is none.
    fn page_of(&self, walk: &Walkthrough) -> Result<Page<Action>, KioskError> {
        let mut page = script::page(walk, self.stage)?;
        let lacks = [(self.sound_lost.is_some(), "mark-no-sound"), (self.braille_lost, "mark-no-braille")];
        for (_, mark) in lacks.into_iter().filter(|(lacks, _)| *lacks) {
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
            let page = self.page_of(&walk)?;
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
