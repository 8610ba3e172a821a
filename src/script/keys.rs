//! The name of a key, and what it does, in words: for whoever tries keys.

use crate::content::{Args, ContentError, Words};
use crate::place::{Command, Means, Stroke, Tried, VoiceKey};
use furigana::RichText;

/// The words for `alert-key`: what the key is called and what it does where pages are read.
pub(super) fn told(words: &Words, tried: Tried, has_voice: bool) -> Result<Args, ContentError> {
    let (name, of_key) = name(tried.stroke);
    let key = words.part("key", name, &of_key)?;
    let (does, of_digit) = does(tried.means, has_voice);
    let does = words.part("key-does", does, &of_digit)?;
    Ok(Args::new().with("key", key).with("does", does))
}

fn of(c: &impl ToString) -> Args {
    Args::new().with("c", RichText::plain(c.to_string()))
}

/// The part of `key` that names a key, and what stands in it.
fn name(stroke: Stroke) -> (&'static str, Args) {
    let named = match stroke {
        Stroke::Char(c) => return character(c),
        Stroke::Function(number) => return ("function", of(&number)),
        Stroke::BackTab => "back-tab",
        Stroke::Delete => "delete",
        Stroke::Down => "down",
        Stroke::End => "end",
        Stroke::Enter => "enter",
        Stroke::Erase => "erase",
        Stroke::Esc => "esc",
        Stroke::Help => "help",
        Stroke::Home => "home",
        Stroke::Insert => "insert",
        Stroke::Left => "left",
        Stroke::Other | Stroke::Paste => "other",
        Stroke::PageDown => "page-down",
        Stroke::PageUp => "page-up",
        Stroke::Right => "right",
        Stroke::Route => "route",
        Stroke::Tab => "tab",
        Stroke::Up => "up",
    };
    (named, Args::new())
}

/// Signs have names that every voice knows; a character that is neither letter nor digit nor one of these has none.
fn character(c: char) -> (&'static str, Args) {
    let named = match c {
        '0'..='9' => return ("digit", of(&c)),
        'a'..='z' | 'A'..='Z' => return ("letter", of(&c.to_ascii_uppercase())),
        '*' => "star",
        '#' => "hash",
        '/' => "slash",
        '?' => "question",
        '+' => "plus",
        '-' => "minus",
        '.' => "stop",
        ' ' => "space",
        _ => "other",
    };
    (named, Args::new())
}

/// The part of `key-does` that says what a key does. Without a voice its keys do nothing.
fn does(means: Means, has_voice: bool) -> (&'static str, Args) {
    let does = match means {
        Means::Digit('0') => command(Command::Repeat),
        Means::Digit(digit) => return ("digit", of(&digit)),
        Means::Command(own) => command(own),
        Means::Voice(key) if has_voice => voice(key),
        Means::Decide => "decide",
        Means::Erase => "erase",
        Means::Next => "next",
        Means::Nothing | Means::Voice(_) => "nothing",
        Means::Previous => "previous",
        Means::Touch => "touch",
    };
    (does, Args::new())
}

fn command(command: Command) -> &'static str {
    match command {
        Command::AskBack => "ask-back",
        Command::Back => "back",
        Command::Blank => "blank",
        Command::Colours => "colours",
        Command::Furigana => "furigana",
        Command::KeyHelp => "key-help",
        Command::Repeat => "repeat",
        Command::Size => "size",
        Command::Staff => "staff",
        Command::TryKeys => "try-keys",
    }
}

fn voice(key: VoiceKey) -> &'static str {
    match key {
        VoiceKey::Faster => "faster",
        VoiceKey::Louder => "louder",
        VoiceKey::Pause => "pause",
        VoiceKey::Sentence => "sentence",
        VoiceKey::Slower => "slower",
        VoiceKey::Softer => "softer",
        VoiceKey::Spell => "spell",
    }
}
