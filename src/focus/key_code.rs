//! Keys before they mean anything, and their names.

use furigana::width::narrow;

use super::key_action::{KeyAction, PageCommand};

/// A key that was pressed, before it means anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyCode {
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
    RoutingKey,
    /// Tab.
    Tab,
    /// Up arrow.
    Up,
}

/// A key that has a name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KeyRow {
    /// The key.
    pub(crate) code: KeyCode,
    /// The part of the message `key` that names it.
    pub(crate) message_part: &'static str,
    /// Its name in a table of keys, if it needs one there: a sign is written as itself.
    pub(crate) name: Option<&'static str>,
}

/// Every key with a name of its own; digits, letters and function keys are named by what is printed on them.
pub(crate) const KEYS: &[KeyRow] = &[
    key_with_table_name(KeyCode::Up, "up", "Up"),
    key_with_table_name(KeyCode::Down, "down", "Down"),
    key_with_table_name(KeyCode::Left, "left", "Left"),
    key_with_table_name(KeyCode::Right, "right", "Right"),
    key_with_table_name(KeyCode::Tab, "tab", "Tab"),
    key_with_table_name(KeyCode::BackTab, "back-tab", "BackTab"),
    key_with_table_name(KeyCode::Enter, "enter", "Enter"),
    key_with_table_name(KeyCode::Erase, "erase", "Backspace"),
    key_with_table_name(KeyCode::Esc, "esc", "Esc"),
    key_with_table_name(KeyCode::Insert, "insert", "Insert"),
    key_with_table_name(KeyCode::Delete, "delete", "Delete"),
    key_with_table_name(KeyCode::Home, "home", "Home"),
    key_with_table_name(KeyCode::End, "end", "End"),
    key_with_table_name(KeyCode::PageUp, "page-up", "PageUp"),
    key_with_table_name(KeyCode::PageDown, "page-down", "PageDown"),
    key_with_table_name(KeyCode::Char(' '), "space", "Space"),
    key_without_table_name(KeyCode::Char('*'), "star"),
    key_without_table_name(KeyCode::Char('#'), "hash"),
    key_without_table_name(KeyCode::Char('/'), "slash"),
    key_without_table_name(KeyCode::Char('?'), "question"),
    key_without_table_name(KeyCode::Char('+'), "plus"),
    key_without_table_name(KeyCode::Char('-'), "minus"),
    key_without_table_name(KeyCode::Char('.'), "stop"),
    key_without_table_name(KeyCode::Help, "help"),
    key_without_table_name(KeyCode::RoutingKey, "route"),
];

const fn key_with_table_name(stroke: KeyCode, words: &'static str, name: &'static str) -> KeyRow {
    KeyRow { code: stroke, message_part: words, name: Some(name) }
}

const fn key_without_table_name(stroke: KeyCode, words: &'static str) -> KeyRow {
    KeyRow { code: stroke, message_part: words, name: None }
}

/// A key that was pressed only to learn its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ProbedKey {
    /// The key.
    pub code: KeyCode,
    /// What it does elsewhere.
    pub action: KeyAction,
}

impl ProbedKey {
    /// Returns the key of this character, with what it does by itself.
    pub fn char(c: char) -> Self {
        Self { code: KeyCode::Char(narrow(c)), action: KeyAction::from_char(c) }
    }

    /// Returns whether it ends the trying: a key that decides, or the one that began it.
    pub(super) fn ends_trial(self) -> bool {
        matches!(self.action, KeyAction::Decide | KeyAction::Command(PageCommand::TryKeys))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_keys_share_a_name() {
        for row in KEYS {
            assert_eq!(
                KEYS.iter().filter(|own| own.code == row.code || own.message_part == row.message_part).count(),
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
