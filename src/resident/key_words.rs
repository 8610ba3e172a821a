//! The name of a key, and what it does, in words: for whoever tries keys.

use crate::content::{ContentError, MessageArgs, MessageBundle};
use crate::focus::{ActionRow, DIGIT, KEYS, KeyAction, KeyCode, ProbedKey};
use furigana::RichText;

/// Returns what `alert-key` names: what the key is called and what it does where pages are read.
pub(super) fn args(words: &MessageBundle, tried: ProbedKey, has_voice: bool) -> Result<MessageArgs, ContentError> {
    let (name, of_key) = name(tried.code);
    let key = words.part("key", name, &of_key)?;
    let (does, of_digit) = does(tried.action, has_voice);
    let does = words.part("key-does", does, &of_digit)?;
    Ok(MessageArgs::new().with("key", key).with("does", does))
}

fn of(c: &impl ToString) -> MessageArgs {
    MessageArgs::new().with("c", RichText::plain(c.to_string()))
}

/// Returns the part of `key` that names a key, and what stands in it. Signs without a row have names that no voice knows.
fn name(stroke: KeyCode) -> (&'static str, MessageArgs) {
    if let KeyCode::Function(number) = stroke {
        return ("function", of(&number));
    }
    if let KeyCode::Char(c) = stroke
        && c.is_ascii_alphanumeric()
    {
        return (if c.is_ascii_digit() { DIGIT } else { "letter" }, of(&c.to_ascii_uppercase()));
    }
    let row = KEYS.iter().find(|row| row.code == stroke);
    (row.map_or("other", |row| row.message_part), MessageArgs::new())
}

/// Returns the part of `key-does` that says what a key does. Without a voice its keys do nothing.
fn does(means: KeyAction, has_voice: bool) -> (&'static str, MessageArgs) {
    let means = if let KeyAction::Digit(c) = means { KeyAction::from_char(c) } else { means };
    if let KeyAction::Digit(c) = means {
        return (DIGIT, of(&c));
    }
    let row = ActionRow::for_action(means).filter(|_| has_voice || !matches!(means, KeyAction::Voice(_)));
    (row.map_or("nothing", |row| row.name), MessageArgs::new())
}
