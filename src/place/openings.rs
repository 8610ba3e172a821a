//! Pages on which a key means something else: any key is a sign of life, no key does anything, or keys are named.

use crate::page::Page;

use super::action::Command;
use super::input::{Input, Outcome, Unclear, Wrong};
use super::stroke::Tried;

/// Takes every key as a sign of life, on a page that wants nothing else.
pub(super) fn any_key(page: &Page, input: &Input) -> Option<Outcome> {
    match input {
        // No sign of life: noise of a scanner, and a focus that only follows a finger on braille. Blank is for a screen
        // at rest too.
        Input::Changed
        | Input::Closed
        | Input::Command(Command::Blank)
        | Input::Headphones(_)
        | Input::Likely(_)
        | Input::Resized
        | Input::Rested
        | Input::Row(_)
        | Input::Tried(_)
        | Input::Unclear(_) => None,
        Input::Char(_)
        | Input::Command(_)
        | Input::Decide
        | Input::Erase
        | Input::Line(_)
        | Input::Next
        | Input::Previous
        | Input::Voice(_) => page.numbered(1).map(|_| Outcome::Choice(1)),
    }
}

/// Ignores every key while the kiosk is busy: it would decide on the page that comes next, which nobody has seen
/// (docs/decisions/0013-keys-during-a-slow-save.md).
pub(super) fn busy(input: &Input) -> Outcome {
    match input {
        Input::Closed => Outcome::Closed,
        Input::Changed | Input::Resized => Outcome::Moved,
        Input::Char(_)
        | Input::Command(_)
        | Input::Decide
        | Input::Erase
        | Input::Headphones(_)
        | Input::Likely(_)
        | Input::Line(_)
        | Input::Next
        | Input::Previous
        | Input::Rested
        | Input::Row(_)
        | Input::Tried(_)
        | Input::Unclear(_)
        | Input::Voice(_) => Outcome::Stay,
    }
}

/// Names a key on a page that names keys, or ends the page. No key chooses, moves or changes anything there.
pub(super) fn named(input: Input) -> Outcome {
    match input {
        Input::Tried(tried) if tried.ends() => Outcome::Command(Command::TryKeys),
        Input::Tried(tried) => Outcome::Tried(tried),
        Input::Char(c) => Outcome::Tried(Tried::char(c)),
        // Enter ends it too, so that nobody has to find the one key with which it began.
        Input::Decide | Input::Command(Command::TryKeys) => Outcome::Command(Command::TryKeys),
        Input::Line(line) => named_line(line.trim()),
        Input::Unclear(unclear) => Outcome::Wrong(Wrong::Unclear(unclear)),
        Input::Closed => Outcome::Closed,
        Input::Changed | Input::Resized => Outcome::Moved,
        Input::Command(_)
        | Input::Erase
        | Input::Headphones(_)
        | Input::Likely(_)
        | Input::Next
        | Input::Previous
        | Input::Rested
        | Input::Row(_)
        | Input::Voice(_) => Outcome::Stay,
    }
}

/// Names a line of one character as a key; an empty line is Enter alone, which ends the page.
fn named_line(line: &str) -> Outcome {
    let mut chars = line.chars();
    match (chars.next(), chars.next()) {
        (None, _) => Outcome::Command(Command::TryKeys),
        (Some(c), None) => Outcome::Tried(Tried::char(c)),
        (Some(_), Some(_)) => Outcome::Wrong(Wrong::Unclear(Unclear::Burst)),
    }
}
