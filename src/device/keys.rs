//! What each key does: the table in `assets/keys.toml`, and the file that changes it.

mod names;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use thiserror::Error;
use toml::Spanned;

use crate::focus::{ActionRow, ProbedKey, RejectedInput, UserInput};

pub use crate::focus::{KeyAction, KeyCode};
use crate::line_number::line_of;

/// The table that comes with the program.
const BUILT_IN_KEYS: &str = include_str!("../../assets/keys.toml");

/// Returns what a key does as an input.
fn input_of(means: KeyAction) -> UserInput {
    match means {
        KeyAction::Next => UserInput::Next,
        KeyAction::Previous => UserInput::Previous,
        KeyAction::Decide => UserInput::Decide,
        KeyAction::Erase => UserInput::Erase,
        KeyAction::Command(command) => UserInput::Command(command),
        KeyAction::Voice(key) => UserInput::Voice(key),
        KeyAction::Digit(digit) => UserInput::Char(digit),
        KeyAction::Nothing | KeyAction::Touch => UserInput::Rejected(RejectedInput::OtherKey),
    }
}

/// Returns whether a person must be able to do it; digits have their own keys.
fn is_needed(means: KeyAction) -> bool {
    match means {
        KeyAction::Digit(_) | KeyAction::Nothing | KeyAction::Touch => false,
        KeyAction::Next
        | KeyAction::Previous
        | KeyAction::Decide
        | KeyAction::Erase
        | KeyAction::Command(_)
        | KeyAction::Voice(_) => true,
    }
}

/// What is wrong with a table of keys, and how to fix it.
#[derive(Debug, Error)]
pub enum KeyTableError {
    /// The file cannot be read.
    #[error("{}: {source}: check that it is there and may be read", file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// A line is wrong.
    #[error("{file}: line {line}: {what}")]
    Line {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong, and how to fix it.
        what: String,
    },
    /// An action has lost its last key.
    #[error("{file}: no key is left for {action}: add a line such as {action} = [\"F13\"]")]
    Unreachable {
        /// The file.
        file: String,
        /// The action.
        action: &'static str,
    },
}

type KeysByAction = BTreeMap<String, Spanned<Vec<Spanned<String>>>>;

/// What each key does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyTable(BTreeMap<KeyCode, KeyAction>);

impl Default for KeyTable {
    fn default() -> Self {
        let empty = Self(BTreeMap::new());
        // The table that comes with the program is parsed by a test; without it only characters would be left.
        empty.changed_by("assets/keys.toml", BUILT_IN_KEYS).unwrap_or(empty)
    }
}

impl KeyTable {
    /// Returns the table that comes with the program, changed by this file.
    ///
    /// # Errors
    /// What is wrong with the file, with its line and how to fix it.
    pub fn of(file: Option<&Path>) -> Result<Self, KeyTableError> {
        let Some(file) = file else { return Ok(Self::default()) };
        let text =
            fs::read_to_string(file).map_err(|source| KeyTableError::Unreadable { file: file.to_owned(), source })?;
        Self::default().changed_by(&file.display().to_string(), &text)
    }

    /// Returns this table, changed by these lines.
    fn changed_by(&self, file: &str, text: &str) -> Result<Self, KeyTableError> {
        let wrong =
            |at: usize, what: String| KeyTableError::Line { file: file.to_owned(), line: line_of(text, at), what };
        let lines: KeysByAction = toml::from_str(text)
            .map_err(|error| wrong(error.span().map_or(0, |span| span.start), error.message().replace('\n', " ")))?;
        let mut given: BTreeMap<KeyCode, (KeyAction, &str)> = BTreeMap::new();
        let mut named = Vec::new();
        for (action, keys) in &lines {
            let at = keys.span().start;
            let means = names::action_named(action).ok_or_else(|| wrong(at, names::unknown_action(action)))?;
            named.push(means);
            for key in keys.get_ref() {
                let at = key.span().start;
                let stroke = names::key_named(key.get_ref()).map_err(|what| wrong(at, what))?;
                if let Some((_, first)) = given.insert(stroke, (means, action)) {
                    let what = format!("{:?} is {first} already: give it to one of the two", key.get_ref());
                    return Err(wrong(at, what));
                }
            }
        }
        // An action that the file names has the keys of the file alone; all others keep theirs, but for those that it
        // takes.
        let kept = self.0.iter().filter(|(stroke, means)| !named.contains(means) && !given.contains_key(stroke));
        let mut table: BTreeMap<KeyCode, KeyAction> = kept.map(|(stroke, means)| (*stroke, *means)).collect();
        table.extend(given.into_iter().map(|(stroke, (means, _))| (stroke, means)));
        // Only now: one line may take a key away that a later line gives back.
        Self(table).checked_reachable(file)
    }

    fn checked_reachable(self, file: &str) -> Result<Self, KeyTableError> {
        let missing = names::nameable().find(|(_, means)| is_needed(*means) && !self.reaches(*means));
        match missing {
            None => Ok(self),
            Some((action, _)) => Err(KeyTableError::Unreachable { file: file.to_owned(), action }),
        }
    }

    /// Returns whether some key alone does this.
    fn reaches(&self, means: KeyAction) -> bool {
        let by_itself = |c: &char| !self.0.contains_key(&KeyCode::Char(*c));
        let characters = ActionRow::for_action(means).map_or(&[][..], |row| row.characters);
        self.0.values().any(|own| *own == means) || characters.iter().any(by_itself)
    }

    /// What a key does; where something is typed, characters are what is typed.
    pub fn input(&self, stroke: KeyCode, typing: bool) -> UserInput {
        match (self.0.get(&stroke), stroke) {
            (Some(means), _) if !(typing && matches!(stroke, KeyCode::Char(_))) => input_of(*means),
            (_, KeyCode::Char(c)) => UserInput::Char(c),
            (_, KeyCode::Paste) => UserInput::Rejected(RejectedInput::Burst),
            (_, _) => UserInput::Rejected(RejectedInput::OtherKey),
        }
    }

    /// Returns the input of a key that is only tried, with what it would do.
    pub fn name_key(&self, stroke: KeyCode) -> UserInput {
        let means = match (self.0.get(&stroke), stroke) {
            (Some(means), _) => *means,
            (None, KeyCode::Paste) => return UserInput::Rejected(RejectedInput::Burst),
            (None, KeyCode::Char(c)) => return UserInput::KeyProbe(ProbedKey::char(c)),
            (None, _) => KeyAction::Nothing,
        };
        UserInput::KeyProbe(ProbedKey { code: stroke, action: means })
    }
}

#[cfg(test)]
mod tests;
