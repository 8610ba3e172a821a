//! One page in front of a person: shown, moved on, until they do something that means more.

use std::time::Duration;

use crate::device::{Frontend, FrontendError, SpeechScope};
use crate::page::{Look, Page};
use crate::place::{Command, Input, Outcome, Place, Sheets};

use super::{PageLoop, UserEvent};

impl PageLoop<'_> {
    /// Shows the page and waits until the person does something that is more than moving on it.
    pub(super) fn turn(
        &mut self,
        page: &Page,
        look: Look,
        timeout: Option<Duration>,
    ) -> Result<UserEvent<u8>, FrontendError> {
        let mut sheets = self.frontend.sheets(page, look);
        let mut place = Place::open(self.place.take(), page, &sheets);
        loop {
            if !self.pictured {
                self.frontend.show(page, &place, look)?;
            }
            // Only now, with the next page shown: a key pressed before it would decide on a page that nobody has seen
            // (docs/decisions/0013-keys-during-a-slow-save.md).
            if std::mem::take(&mut self.was_busy) {
                self.frontend.forget_keys()?;
            }
            let Some(input) = self.frontend.wait(timeout)? else {
                self.pictured = false;
                self.place = Some(place);
                return Ok(UserEvent::Idle);
            };
            if input == Input::Changed {
                self.place = Some(place);
                return Ok(UserEvent::Changed);
            }
            if let Input::Headphones(plugged) = input {
                self.place = Some(place);
                return Ok(UserEvent::Headphones(plugged));
            }
            if let Input::Likely(input) = input {
                if let Some(likely) = self.likely(page, (&place, &sheets), *input) {
                    self.place = Some(place);
                    return Ok(likely);
                }
                continue;
            }
            // Nobody can see the page behind a picture, so the key that takes the picture away does nothing else.
            if self.pictured && input != Input::Closed {
                self.pictured = false;
                continue;
            }
            if self.blank && input != Input::Closed {
                self.unblank()?;
                continue;
            }
            match place.take(page, &sheets, input) {
                Outcome::Stay => {}
                Outcome::Moved => sheets = self.again(page, look, &mut place, &sheets),
                Outcome::Command(Command::Blank) => self.blank()?,
                outcome @ (Outcome::Choice(_)
                | Outcome::Closed
                | Outcome::Command(_)
                | Outcome::Tried(_)
                | Outcome::Typed(_)
                | Outcome::Wrong(_)) => {
                    let turn = Self::ended(&mut self.frontend, outcome, page, &sheets, &mut place);
                    self.place = Some(place);
                    return Ok(turn);
                }
            }
        }
    }

    /// Shows and says a page while the kiosk is busy.
    pub fn show_busy(&mut self, page: &Page, look: Look) -> Result<(), FrontendError> {
        let sheets = self.frontend.sheets(page, look);
        let place = Place::open(None, page, &sheets);
        // The same page may come again, as where a record could not be written: nothing is still chosen on it then.
        self.place = None;
        (self.pictured, self.was_busy) = (false, true);
        self.frontend.show(page, &place, look)
    }

    /// Returns what an input would lead to, so that a voice may begin with it. Nothing is decided and nothing is shown.
    fn likely(&mut self, page: &Page, (place, sheets): (&Place, &Sheets), input: Input) -> Option<UserEvent<u8>> {
        if self.blank || self.pictured {
            return None;
        }
        let mut would = place.clone();
        let event = match would.take(page, sheets, input) {
            Outcome::Moved => {
                self.frontend.prefetch_speech(page, &would, sheets, SpeechScope::Changes);
                None
            }
            Outcome::Choice(number) => Some(UserEvent::Action(number)),
            Outcome::Command(Command::Repeat) => {
                would.restart(page, sheets);
                self.frontend.prefetch_speech(page, &would, sheets, SpeechScope::Whole);
                None
            }
            Outcome::Command(Command::Blank) | Outcome::Closed | Outcome::Stay => None,
            Outcome::Command(command) => Some(UserEvent::Command(command)),
            Outcome::Tried(tried) => Some(UserEvent::Tried(tried)),
            Outcome::Typed(text) => Some(UserEvent::Typed(text)),
            Outcome::Wrong(wrong) => Some(UserEvent::Wrong(wrong)),
        };
        // The copy holds what was typed too, and that must not stay in memory (docs/records.md#memory).
        would.forget_typed();
        event.map(|event| UserEvent::Likely(Box::new(event)))
    }

    /// Lets a voice begin with the page that would come next.
    pub fn foresee(&mut self, page: &Page, look: Look) {
        let sheets = self.frontend.sheets(page, look);
        let place = Place::open(self.place.clone(), page, &sheets);
        self.frontend.prefetch_speech(page, &place, &sheets, SpeechScope::Changes);
    }

    /// Lays the page out again, for the window may have another size; the person keeps their position.
    fn again(&mut self, page: &Page, look: Look, place: &mut Place, before: &Sheets) -> Sheets {
        let sheets = self.frontend.sheets(page, look);
        if sheets != *before {
            *place = Place::open(Some(place.clone()), page, &sheets);
        }
        sheets
    }

    fn ended(
        frontend: &mut Frontend<'_>,
        outcome: Outcome,
        page: &Page,
        sheets: &Sheets,
        place: &mut Place,
    ) -> UserEvent<u8> {
        match outcome {
            Outcome::Choice(number) => UserEvent::Action(number),
            Outcome::Closed => UserEvent::Closed,
            Outcome::Command(Command::Repeat) => {
                place.restart(page, sheets);
                frontend.repeat();
                UserEvent::Repeated
            }
            Outcome::Command(command) => UserEvent::Command(command),
            Outcome::Tried(tried) => UserEvent::Tried(tried),
            Outcome::Typed(text) => UserEvent::Typed(text),
            Outcome::Wrong(wrong) => UserEvent::Wrong(wrong),
            // Never met: `turn` goes on with these and does not end.
            Outcome::Moved | Outcome::Stay => UserEvent::Repeated,
        }
    }

    /// Forgets where the person was, as between two people.
    pub fn forget(&mut self) -> Result<(), FrontendError> {
        if let Some(place) = &mut self.place {
            place.forget_typed();
        }
        self.place = None;
        (self.blank, self.pictured) = (false, false);
        self.frontend.clear()
    }

    /// Shows a picture of characters until a key is pressed; `false` where none can be seen.
    pub fn picture(&mut self, rows: &[String]) -> Result<bool, FrontendError> {
        self.pictured = self.frontend.picture(rows)?;
        Ok(self.pictured)
    }

    /// Brings a blank screen back, where nobody can be expected to press a key for it.
    pub fn show_again(&mut self) -> Result<(), FrontendError> {
        if self.blank { self.unblank() } else { Ok(()) }
    }

    fn blank(&mut self) -> Result<(), FrontendError> {
        self.blank = true;
        self.frontend.blank(true)
    }

    /// Brings the page back. The key that does it does nothing else, so that nobody decides on what they cannot see.
    fn unblank(&mut self) -> Result<(), FrontendError> {
        self.blank = false;
        self.frontend.blank(false)
    }
}
