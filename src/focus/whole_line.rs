//! A whole line from a pipe or a dumb terminal: a text, a number that also decides, or a key.

use furigana::width::narrow;

use crate::page::{Page, PageKind};

use super::input::{InputError, InputOutcome};
use super::key_action::KeyAction;
use super::{PageFocus, choice_for_digit};

impl PageFocus {
    /// Handles a whole line: on a page that takes text it is the text, elsewhere a number that also decides.
    pub(super) fn handle_line(page: &Page, line: &str) -> InputOutcome {
        let text = line.trim();
        let mut chars = text.chars();
        let only = chars.next().map(narrow).filter(|_| chars.next().is_none());
        // Before the text: a person who types whole lines can go back only by one of these characters.
        if let Some(command) = only.and_then(KeyAction::from_char_among_digits).and_then(KeyAction::as_command) {
            return InputOutcome::Command(command);
        }
        match (page.entry, only) {
            (Some(entry), _) if text.chars().count() > entry.longest => InputOutcome::Invalid(InputError::EntryFull),
            (Some(_), _) => InputOutcome::Typed(text.to_owned()),
            (None, None) if text.is_empty() => Self::handle_empty_line(page),
            (None, Some(c)) => choice_for_digit(page, c)
                .map(|(_, number)| InputOutcome::Choice(number))
                .or_else(|| KeyAction::from_char(c).as_command().map(InputOutcome::Command))
                .unwrap_or_else(|| InputOutcome::Invalid(InputError::NoSuchNumber(text.to_owned()))),
            (None, None) => InputOutcome::Invalid(InputError::NoSuchNumber(shortened(text))),
        }
    }

    /// Goes on where something is told, and chooses nothing where something is asked.
    fn handle_empty_line(page: &Page) -> InputOutcome {
        match (page.kind, page.row_with_number(1)) {
            (PageKind::AnyKey | PageKind::Information, Some(_)) => InputOutcome::Choice(1),
            (
                PageKind::AnyKey | PageKind::Question | PageKind::Busy | PageKind::KeyTrial | PageKind::Information,
                _,
            ) => InputOutcome::Invalid(InputError::NothingChosen),
        }
    }
}

/// The number of characters of a wrong line that are repeated to the person.
const MAX_ECHOED_CHARS: usize = 8;

fn shortened(text: &str) -> String {
    // It is shown in the message: a control character could move the cursor of the terminal.
    text.chars().filter(|c| !c.is_control()).take(MAX_ECHOED_CHARS).collect()
}
