//! One page in front of a person: shown, moved on, until they do something that means more.

use std::time::Duration;

use crate::device::{Frontend, FrontendError, SpeechScope};
use crate::focus::{InputOutcome, PageCommand, PageFocus, Pagination, UserInput};
use crate::page::{DisplayPrefs, Page};

use super::{PageLoop, UserEvent};

impl PageLoop<'_> {
    /// Shows the page and waits until the person does something that is more than moving on it.
    pub(super) fn run_page(
        &mut self,
        page: &Page,
        prefs: DisplayPrefs,
        timeout: Option<Duration>,
    ) -> Result<UserEvent<u8>, FrontendError> {
        let mut sheets = self.frontend.sheets(page, prefs);
        let mut focus = PageFocus::open(self.focus.take(), page, &sheets);
        loop {
            if !self.is_picture_shown {
                self.frontend.show(page, &focus, prefs)?;
            }
            // Only now, with the next page shown: a key pressed before it would decide on a page that nobody has seen
            // (docs/decisions/0013-keys-during-a-slow-save.md).
            if std::mem::take(&mut self.was_busy) {
                self.frontend.forget_keys()?;
            }
            let Some(input) = self.frontend.wait(timeout)? else {
                self.is_picture_shown = false;
                self.focus = Some(focus);
                return Ok(UserEvent::Idle);
            };
            if input == UserInput::SurroundingsChanged {
                self.focus = Some(focus);
                return Ok(UserEvent::SurroundingsChanged);
            }
            if let UserInput::Headphones(plugged) = input {
                self.focus = Some(focus);
                return Ok(UserEvent::Headphones(plugged));
            }
            if let UserInput::Speculative(input) = input {
                if let Some(likely) = self.speculate(page, (&focus, &sheets), *input) {
                    self.focus = Some(focus);
                    return Ok(likely);
                }
                continue;
            }
            // Nobody can see the page behind a picture, so the key that takes the picture away does nothing else.
            if self.is_picture_shown && input != UserInput::Closed {
                self.is_picture_shown = false;
                continue;
            }
            if self.is_blank && input != UserInput::Closed {
                self.restore_screen()?;
                continue;
            }
            match focus.handle(page, &sheets, input) {
                InputOutcome::Unchanged => {}
                InputOutcome::Moved => sheets = self.repaginate(page, prefs, &mut focus, &sheets),
                InputOutcome::Command(PageCommand::Blank) => self.blank_screen()?,
                outcome @ (InputOutcome::Choice(_)
                | InputOutcome::Closed
                | InputOutcome::Command(_)
                | InputOutcome::KeyProbe(_)
                | InputOutcome::Typed(_)
                | InputOutcome::Invalid(_)) => {
                    let event = Self::event_of(&mut self.frontend, outcome, page, &sheets, &mut focus);
                    self.focus = Some(focus);
                    return Ok(event);
                }
            }
        }
    }

    /// Drops keys that are pressed before the next page is shown: they would decide on a page that nobody has seen.
    pub fn drop_keys_until_next_page(&mut self) {
        self.was_busy = true;
    }

    /// Shows and says a page while the kiosk is busy.
    pub fn show_busy(&mut self, page: &Page, prefs: DisplayPrefs) -> Result<(), FrontendError> {
        let sheets = self.frontend.sheets(page, prefs);
        let focus = PageFocus::open(None, page, &sheets);
        // The same page may come again, as where a record could not be written: nothing is still chosen on it then.
        self.focus = None;
        self.is_picture_shown = false;
        self.drop_keys_until_next_page();
        self.frontend.show(page, &focus, prefs)
    }

    /// Returns what an input would lead to, so that a voice may begin with it. Nothing is decided and nothing is shown.
    fn speculate(
        &mut self,
        page: &Page,
        (focus, sheets): (&PageFocus, &Pagination),
        input: UserInput,
    ) -> Option<UserEvent<u8>> {
        if self.is_blank || self.is_picture_shown {
            return None;
        }
        let mut would = focus.clone();
        let event = match would.handle(page, sheets, input) {
            InputOutcome::Moved => {
                self.frontend.prefetch_speech(page, &would, sheets, SpeechScope::Changes);
                None
            }
            InputOutcome::Choice(number) => Some(UserEvent::Action(number)),
            InputOutcome::Command(PageCommand::Repeat) => {
                would.restart(page, sheets);
                self.frontend.prefetch_speech(page, &would, sheets, SpeechScope::Whole);
                None
            }
            InputOutcome::Command(PageCommand::Blank) | InputOutcome::Closed | InputOutcome::Unchanged => None,
            InputOutcome::Command(command) => Some(UserEvent::Command(command)),
            InputOutcome::KeyProbe(key) => Some(UserEvent::KeyProbe(key)),
            InputOutcome::Typed(text) => Some(UserEvent::Typed(text)),
            InputOutcome::Invalid(error) => Some(UserEvent::Invalid(error)),
        };
        // The copy holds what was typed too, and that must not stay in memory (docs/records.md#memory).
        would.forget_typed();
        event.map(|event| UserEvent::Speculative(Box::new(event)))
    }

    /// Lets a voice begin with the page that would come next.
    pub fn prefetch_speech(&mut self, page: &Page, prefs: DisplayPrefs) {
        let sheets = self.frontend.sheets(page, prefs);
        let focus = PageFocus::open(self.focus.clone(), page, &sheets);
        self.frontend.prefetch_speech(page, &focus, &sheets, SpeechScope::Changes);
    }

    /// Lays the page out again, for the window may have another size; the person keeps their position.
    fn repaginate(
        &mut self,
        page: &Page,
        prefs: DisplayPrefs,
        focus: &mut PageFocus,
        before: &Pagination,
    ) -> Pagination {
        let sheets = self.frontend.sheets(page, prefs);
        if sheets != *before {
            *focus = PageFocus::open(Some(focus.clone()), page, &sheets);
        }
        sheets
    }

    fn event_of(
        frontend: &mut Frontend<'_>,
        outcome: InputOutcome,
        page: &Page,
        sheets: &Pagination,
        focus: &mut PageFocus,
    ) -> UserEvent<u8> {
        match outcome {
            InputOutcome::Choice(number) => UserEvent::Action(number),
            InputOutcome::Closed => UserEvent::Closed,
            InputOutcome::Command(PageCommand::Repeat) => {
                focus.restart(page, sheets);
                frontend.repeat();
                UserEvent::Repeated
            }
            InputOutcome::Command(command) => UserEvent::Command(command),
            InputOutcome::KeyProbe(key) => UserEvent::KeyProbe(key),
            InputOutcome::Typed(text) => UserEvent::Typed(text),
            InputOutcome::Invalid(error) => UserEvent::Invalid(error),
            // Never met: `run_page` goes on with these and does not end.
            InputOutcome::Moved | InputOutcome::Unchanged => UserEvent::Repeated,
        }
    }

    /// Forgets where the person was, as between two people.
    pub fn reset(&mut self) -> Result<(), FrontendError> {
        if let Some(focus) = &mut self.focus {
            focus.forget_typed();
        }
        self.focus = None;
        (self.is_blank, self.is_picture_shown) = (false, false);
        self.frontend.clear()
    }

    /// Shows a picture of characters until a key is pressed; `false` where none can be seen.
    pub fn show_picture(&mut self, rows: &[String]) -> Result<bool, FrontendError> {
        self.is_picture_shown = self.frontend.show_picture(rows)?;
        Ok(self.is_picture_shown)
    }

    /// Brings a blank screen back, where nobody can be expected to press a key for it.
    pub fn end_blank(&mut self) -> Result<(), FrontendError> {
        if self.is_blank { self.restore_screen() } else { Ok(()) }
    }

    fn blank_screen(&mut self) -> Result<(), FrontendError> {
        self.is_blank = true;
        self.frontend.blank(true)
    }

    /// Brings the page back. The key that does it does nothing else, so that nobody decides on what they cannot see.
    fn restore_screen(&mut self) -> Result<(), FrontendError> {
        self.is_blank = false;
        self.frontend.blank(false)
    }
}
