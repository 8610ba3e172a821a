//! The names of actions and of keys, as a table of keys writes them.

use crate::place::{Command, VoiceKey};

use super::{Means, Stroke};

/// Every action by its name.
pub(super) const ACTIONS: [(&str, Means); 32] = [
    ("next", Means::Next),
    ("previous", Means::Previous),
    ("decide", Means::Decide),
    ("erase", Means::Erase),
    ("ask-back", Means::Command(Command::AskBack)),
    ("back", Means::Command(Command::Back)),
    ("repeat", Means::Command(Command::Repeat)),
    ("key-help", Means::Command(Command::KeyHelp)),
    ("try-keys", Means::Command(Command::TryKeys)),
    ("size", Means::Command(Command::Size)),
    ("furigana", Means::Command(Command::Furigana)),
    ("colours", Means::Command(Command::Colours)),
    ("staff", Means::Command(Command::Staff)),
    ("blank", Means::Command(Command::Blank)),
    ("slower", Means::Voice(VoiceKey::Slower)),
    ("faster", Means::Voice(VoiceKey::Faster)),
    ("softer", Means::Voice(VoiceKey::Softer)),
    ("louder", Means::Voice(VoiceKey::Louder)),
    ("pause", Means::Voice(VoiceKey::Pause)),
    ("sentence", Means::Voice(VoiceKey::Sentence)),
    ("spell", Means::Voice(VoiceKey::Spell)),
    ("digit-1", Means::Digit('1')),
    ("digit-2", Means::Digit('2')),
    ("digit-3", Means::Digit('3')),
    ("digit-4", Means::Digit('4')),
    ("digit-5", Means::Digit('5')),
    ("digit-6", Means::Digit('6')),
    ("digit-7", Means::Digit('7')),
    ("digit-8", Means::Digit('8')),
    ("digit-9", Means::Digit('9')),
    ("digit-0", Means::Digit('0')),
    ("nothing", Means::Nothing),
];

const KEYS: [(&str, Stroke); 16] = [
    ("Up", Stroke::Up),
    ("Down", Stroke::Down),
    ("Left", Stroke::Left),
    ("Right", Stroke::Right),
    ("Tab", Stroke::Tab),
    ("BackTab", Stroke::BackTab),
    ("Enter", Stroke::Enter),
    ("Backspace", Stroke::Erase),
    ("Esc", Stroke::Esc),
    ("Insert", Stroke::Insert),
    ("Delete", Stroke::Delete),
    ("Home", Stroke::Home),
    ("End", Stroke::End),
    ("PageUp", Stroke::PageUp),
    ("PageDown", Stroke::PageDown),
    ("Space", Stroke::Char(' ')),
];

/// The action of this name.
pub(super) fn action(name: &str) -> Option<Means> {
    ACTIONS.iter().find(|(own, _)| *own == name).map(|(_, means)| *means)
}

/// What is said of a name that no action has.
pub(super) fn unknown_action(name: &str) -> String {
    let all: Vec<&str> = ACTIONS.iter().map(|(own, _)| *own).collect();
    format!("there is no action {name:?}: write one of {}", all.join(", "))
}

/// The key of this name, or what is wrong with it.
pub(super) fn key(name: &str) -> Result<Stroke, String> {
    let mut chars = name.chars();
    let only = chars.next().filter(|_| chars.next().is_none());
    if let Some(c) = only {
        return character(c);
    }
    let function = name.strip_prefix('F').and_then(|number| number.parse().ok()).filter(|n| (1..=24).contains(n));
    let named = KEYS.iter().find(|(own, _)| *own == name).map(|(_, stroke)| *stroke);
    named.or(function.map(Stroke::Function)).ok_or_else(|| unknown_key(name))
}

/// The digits choose on every page, whatever else is changed.
fn character(c: char) -> Result<Stroke, String> {
    match c {
        '1'..='9' => Err(format!("the digit {c} chooses on every page: take another key")),
        c if c.is_control() => Err("a control character is no key: write its name, such as Tab".to_owned()),
        c => Ok(Stroke::Char(c)),
    }
}

fn unknown_key(name: &str) -> String {
    if name.contains(['+', '-']) {
        return format!("{name:?} is several keys at once, which not every hand can press: name one key");
    }
    let all: Vec<&str> = KEYS.iter().map(|(own, _)| *own).collect();
    format!("there is no key {name:?}: write one character, F1 to F24, or one of {}", all.join(", "))
}
