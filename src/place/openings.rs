//! Pages on which a key means something else: any key is a sign of life, no key does anything, or keys are named.

use crate::page::Page;

use super::{Command, Input, Outcome, Tried, Unclear, Wrong};

/// On a page that only wants a sign of life, every key is one.
pub(super) fn any_key(page: &Page, input: &Input) -> Option<Outcome> {
    match input {
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

/// While the kiosk is busy no key does anything.
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

/// On a page that names keys nothing is chosen, moved or changed by any key: it is told, or it ends the page.
pub(super) fn named(input: Input) -> Outcome {
    match input {
        Input::Tried(tried) if tried.ends() => Outcome::Command(Command::TryKeys),
        Input::Tried(tried) => Outcome::Tried(tried),
        Input::Char(c) => Outcome::Tried(Tried::char(c)),
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

/// A line with one character is a key; an empty one is Enter alone, which ends the page.
fn named_line(line: &str) -> Outcome {
    let mut chars = line.chars();
    match (chars.next(), chars.next()) {
        (None, _) => Outcome::Command(Command::TryKeys),
        (Some(c), None) => Outcome::Tried(Tried::char(c)),
        (Some(_), Some(_)) => Outcome::Wrong(Wrong::Unclear(Unclear::Burst)),
    }
}
