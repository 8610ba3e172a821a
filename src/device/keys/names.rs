//! The names of actions and of keys, as a table of keys writes them.

use crate::focus::{ACTIONS, DIGIT, KEYS, KeyAction, KeyCode};

/// Returns the action of this name; only a finger touches.
pub(super) fn action_named(name: &str) -> Option<KeyAction> {
    nameable().find(|(own, _)| *own == name).map(|(_, means)| means).or_else(|| digit_action(name))
}

/// Returns the actions that keys can be given, each by its name; digits are besides.
pub(super) fn nameable() -> impl Iterator<Item = (&'static str, KeyAction)> {
    ACTIONS.iter().filter(|row| row.action != KeyAction::Touch).map(|row| (row.name, row.action))
}

fn digit_action(name: &str) -> Option<KeyAction> {
    let mut chars = name.strip_prefix(DIGIT)?.strip_prefix('-')?.chars();
    let digit = chars.next().filter(char::is_ascii_digit)?;
    chars.next().is_none().then_some(KeyAction::Digit(digit))
}

/// Returns the error for the name of an action that there is not.
pub(super) fn unknown_action(name: &str) -> String {
    let all: Vec<&str> = nameable().map(|(own, _)| own).collect();
    format!("there is no action {name:?}: write one of {}, {DIGIT}-0 to {DIGIT}-9", all.join(", "))
}

/// Returns the key of this name, or what is wrong with it.
pub(super) fn key_named(name: &str) -> Result<KeyCode, String> {
    let mut chars = name.chars();
    let only = chars.next().filter(|_| chars.next().is_none());
    if let Some(c) = only {
        return character_key(c);
    }
    let function = name.strip_prefix('F').and_then(|number| number.parse().ok()).filter(|n| (1..=24).contains(n));
    let named = KEYS.iter().find(|row| row.name == Some(name)).map(|row| row.code);
    named.or(function.map(KeyCode::Function)).ok_or_else(|| unknown_key(name))
}

/// Returns the key of a character. The digits choose on every page, so they can do nothing else.
fn character_key(c: char) -> Result<KeyCode, String> {
    match c {
        '1'..='9' => Err(format!("the digit {c} chooses on every page: take another key")),
        c if c.is_control() => Err("a control character is no key: write its name, such as Tab".to_owned()),
        c => Ok(KeyCode::Char(c)),
    }
}

fn unknown_key(name: &str) -> String {
    if name.contains(['+', '-']) {
        return format!("{name:?} is several keys at once, which not every hand can press: name one key");
    }
    let all: Vec<&str> = KEYS.iter().filter_map(|row| row.name).collect();
    format!("there is no key {name:?}: write one character, F1 to F24, or one of {}", all.join(", "))
}
