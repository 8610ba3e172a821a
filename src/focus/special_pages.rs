//! Pages on which a key means something else: any key is a sign of life, no key does anything, or keys are named.

use crate::page::Page;

use super::input::{InputError, InputOutcome, RejectedInput, UserInput};
use super::key_action::PageCommand;
use super::key_code::ProbedKey;

/// Takes every key as a sign of life, on a page that wants nothing else.
pub(super) fn handle_on_any_key_page(page: &Page, input: &UserInput) -> Option<InputOutcome> {
    match input {
        // No sign of life: noise of a scanner, and a focus that only follows a finger on braille. Blank is for a screen
        // at rest too.
        UserInput::SurroundingsChanged
        | UserInput::Closed
        | UserInput::Command(PageCommand::Blank)
        | UserInput::Headphones(_)
        | UserInput::Speculative(_)
        | UserInput::Resized
        | UserInput::ScanPaused
        | UserInput::Row(_)
        | UserInput::KeyProbe(_)
        | UserInput::Rejected(_) => None,
        UserInput::Char(_)
        | UserInput::Command(_)
        | UserInput::Decide
        | UserInput::Erase
        | UserInput::Line(_)
        | UserInput::Next
        | UserInput::Previous
        | UserInput::Voice(_) => page.row_with_number(1).map(|_| InputOutcome::Choice(1)),
    }
}

/// Ignores every key while the kiosk is busy: it would decide on the page that comes next, which nobody has seen
/// (docs/decisions/0013-keys-during-a-slow-save.md).
pub(super) fn handle_while_busy(input: &UserInput) -> InputOutcome {
    match input {
        UserInput::Closed => InputOutcome::Closed,
        UserInput::SurroundingsChanged | UserInput::Resized => InputOutcome::Moved,
        UserInput::Char(_)
        | UserInput::Command(_)
        | UserInput::Decide
        | UserInput::Erase
        | UserInput::Headphones(_)
        | UserInput::Speculative(_)
        | UserInput::Line(_)
        | UserInput::Next
        | UserInput::Previous
        | UserInput::ScanPaused
        | UserInput::Row(_)
        | UserInput::KeyProbe(_)
        | UserInput::Rejected(_)
        | UserInput::Voice(_) => InputOutcome::Unchanged,
    }
}

/// Names a key on a page that names keys, or ends the page. No key chooses, moves or changes anything there.
pub(super) fn handle_key_trial(input: UserInput) -> InputOutcome {
    match input {
        UserInput::KeyProbe(key) if key.ends_trial() => InputOutcome::Command(PageCommand::TryKeys),
        UserInput::KeyProbe(key) => InputOutcome::KeyProbe(key),
        UserInput::Char(c) => InputOutcome::KeyProbe(ProbedKey::char(c)),
        // Enter ends it too, so that nobody has to find the one key with which it began.
        UserInput::Decide | UserInput::Command(PageCommand::TryKeys) => InputOutcome::Command(PageCommand::TryKeys),
        UserInput::Line(line) => handle_key_trial_line(line.trim()),
        UserInput::Rejected(rejected) => InputOutcome::Invalid(InputError::Rejected(rejected)),
        UserInput::Closed => InputOutcome::Closed,
        UserInput::SurroundingsChanged | UserInput::Resized => InputOutcome::Moved,
        UserInput::Command(_)
        | UserInput::Erase
        | UserInput::Headphones(_)
        | UserInput::Speculative(_)
        | UserInput::Next
        | UserInput::Previous
        | UserInput::ScanPaused
        | UserInput::Row(_)
        | UserInput::Voice(_) => InputOutcome::Unchanged,
    }
}

/// Names a line of one character as a key; an empty line is Enter alone, which ends the page.
fn handle_key_trial_line(line: &str) -> InputOutcome {
    let mut chars = line.chars();
    match (chars.next(), chars.next()) {
        (None, _) => InputOutcome::Command(PageCommand::TryKeys),
        (Some(c), None) => InputOutcome::KeyProbe(ProbedKey::char(c)),
        (Some(_), Some(_)) => InputOutcome::Invalid(InputError::Rejected(RejectedInput::Burst)),
    }
}
