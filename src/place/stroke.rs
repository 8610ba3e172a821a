//! Keys before they mean anything, and what a key can mean: the two halves of what is told when keys are tried.

use super::input::{Command, VoiceKey, folded};

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

/// What a key can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Means {
    /// To the next row.
    Next,
    /// To the row before.
    Previous,
    /// Decides on the row with the focus.
    Decide,
    /// Takes back the last character.
    Erase,
    /// Something that means the same on every page.
    Command(Command),
    /// Something of the voice.
    Voice(VoiceKey),
    /// A digit, as if it were typed.
    Digit(char),
    /// To the choice under the finger, and the second time decides on it.
    Touch,
    /// Nothing; it says that it has no meaning.
    Nothing,
}

/// What characters do on a page on which nothing is typed, by themselves (notes/screen-readers.md §5).
pub(crate) const CHARACTERS: [(char, Means); 12] = [
    (' ', Means::Next),
    ('#', Means::Decide),
    ('*', Means::Command(Command::Back)),
    ('/', Means::Command(Command::Back)),
    ('0', Means::Command(Command::Repeat)),
    ('r', Means::Command(Command::Repeat)),
    ('?', Means::Command(Command::KeyHelp)),
    ('+', Means::Voice(VoiceKey::Louder)),
    ('-', Means::Voice(VoiceKey::Softer)),
    ('.', Means::Voice(VoiceKey::Sentence)),
    ('p', Means::Voice(VoiceKey::Pause)),
    ('s', Means::Voice(VoiceKey::Spell)),
];

impl Means {
    /// What a character does by itself.
    pub fn of_char(c: char) -> Self {
        let c = folded(c).to_ascii_lowercase();
        let own = CHARACTERS.iter().find(|(own, _)| *own == c).map(|(_, means)| *means);
        own.unwrap_or(if matches!(c, '1'..='9') { Self::Digit(c) } else { Self::Nothing })
    }
}

/// A key that was pressed only to be told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tried {
    /// The key.
    pub stroke: Stroke,
    /// What it does elsewhere.
    pub means: Means,
}

impl Tried {
    /// A character, by itself.
    pub fn char(c: char) -> Self {
        Self { stroke: Stroke::Char(folded(c)), means: Means::of_char(c) }
    }

    /// Whether it ends the trying: a key that decides, or the one that began it.
    pub(super) fn ends(self) -> bool {
        matches!(self.means, Means::Decide | Means::Command(Command::TryKeys))
    }
}
