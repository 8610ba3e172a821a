//! The name of a key, and what it does, in words: for whoever tries keys.

use crate::content::{Args, ContentError, Words};
use crate::place::{ActionRow, DIGIT, KEYS, Means, Stroke, Tried};
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

/// Returns the part of `key` that names a key, and what stands in it. Signs without a row have names that no voice knows.
fn name(stroke: Stroke) -> (&'static str, Args) {
    if let Stroke::Function(number) = stroke {
        return ("function", of(&number));
    }
    if let Stroke::Char(c) = stroke
        && c.is_ascii_alphanumeric()
    {
        return (if c.is_ascii_digit() { DIGIT } else { "letter" }, of(&c.to_ascii_uppercase()));
    }
    let row = KEYS.iter().find(|row| row.stroke == stroke);
    (row.map_or("other", |row| row.words), Args::new())
}

/// Returns the part of `key-does` that says what a key does. Without a voice its keys do nothing.
fn does(means: Means, has_voice: bool) -> (&'static str, Args) {
    let means = if let Means::Digit(c) = means { Means::of_char(c) } else { means };
    if let Means::Digit(c) = means {
        return (DIGIT, of(&c));
    }
    let row = ActionRow::of(means).filter(|_| has_voice || !matches!(means, Means::Voice(_)));
    (row.map_or("nothing", |row| row.name), Args::new())
}
