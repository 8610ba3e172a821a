//! Keys before they mean anything, and their names.

use furigana::width::narrow;

use super::action::{Command, Means};

/// A key that was pressed, before it means anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stroke {
    /// Shift and Tab.
    BackTab,
    /// A key with a character.
    Char(char),
    /// Del.
    Delete,
    /// Down arrow.
    Down,
    /// End.
    End,
    /// Enter, also of the ten-key pad.
    Enter,
    /// Backspace.
    Erase,
    /// Esc alone.
    Esc,
    /// A function key, F1 to F24.
    Function(u8),
    /// The help key of a braille display.
    Help,
    /// Home.
    Home,
    /// Ins.
    Insert,
    /// Left arrow.
    Left,
    /// A key without a meaning, or several keys at once (EN 301 549 5.9: no chords).
    Other,
    /// Page down.
    PageDown,
    /// Page up.
    PageUp,
    /// Text that was pasted, whole.
    Paste,
    /// Right arrow.
    Right,
    /// A routing key of a braille display.
    Route,
    /// Tab.
    Tab,
    /// Up arrow.
    Up,
}

/// A key that has a name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KeyRow {
    /// The key.
    pub(crate) stroke: Stroke,
    /// The part of the message `key` that names it.
    pub(crate) words: &'static str,
    /// Its name in a table of keys, if it needs one there: a sign is written as itself.
    pub(crate) name: Option<&'static str>,
}

/// Every key with a name of its own; digits, letters and function keys are named by what is printed on them.
pub(crate) const KEYS: &[KeyRow] = &[
    named(Stroke::Up, "up", "Up"),
    named(Stroke::Down, "down", "Down"),
    named(Stroke::Left, "left", "Left"),
    named(Stroke::Right, "right", "Right"),
    named(Stroke::Tab, "tab", "Tab"),
    named(Stroke::BackTab, "back-tab", "BackTab"),
    named(Stroke::Enter, "enter", "Enter"),
    named(Stroke::Erase, "erase", "Backspace"),
    named(Stroke::Esc, "esc", "Esc"),
    named(Stroke::Insert, "insert", "Insert"),
    named(Stroke::Delete, "delete", "Delete"),
    named(Stroke::Home, "home", "Home"),
    named(Stroke::End, "end", "End"),
    named(Stroke::PageUp, "page-up", "PageUp"),
    named(Stroke::PageDown, "page-down", "PageDown"),
    named(Stroke::Char(' '), "space", "Space"),
    told(Stroke::Char('*'), "star"),
    told(Stroke::Char('#'), "hash"),
    told(Stroke::Char('/'), "slash"),
    told(Stroke::Char('?'), "question"),
    told(Stroke::Char('+'), "plus"),
    told(Stroke::Char('-'), "minus"),
    told(Stroke::Char('.'), "stop"),
    told(Stroke::Help, "help"),
    told(Stroke::Route, "route"),
];

const fn named(stroke: Stroke, words: &'static str, name: &'static str) -> KeyRow {
    KeyRow { stroke, words, name: Some(name) }
}

const fn told(stroke: Stroke, words: &'static str) -> KeyRow {
    KeyRow { stroke, words, name: None }
}

/// A key that was pressed only to learn its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tried {
    /// The key.
    pub stroke: Stroke,
    /// What it does elsewhere.
    pub means: Means,
}

impl Tried {
    /// Returns the key of this character, with what it does by itself.
    pub fn char(c: char) -> Self {
        Self { stroke: Stroke::Char(narrow(c)), means: Means::of_char(c) }
    }

    /// Returns whether it ends the trying: a key that decides, or the one that began it.
    pub(super) fn ends(self) -> bool {
        matches!(self.means, Means::Decide | Means::Command(Command::TryKeys))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_keys_share_a_name() {
        for row in KEYS {
            assert_eq!(
                KEYS.iter().filter(|own| own.stroke == row.stroke || own.words == row.words).count(),
                1,
                "{row:?}"
            );
            assert_eq!(
                KEYS.iter().filter(|own| own.name == row.name && own.name.is_some()).count().max(1),
                1,
                "{row:?}"
            );
        }
    }
}
