//! What a person can do on a page, and what comes of it.

use super::stroke::Tried;

/// What a person did, whatever the key, line or switch it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A character key: a digit, a command or text, by the page it meets.
    Char(char),
    /// What stands around the page has changed, such as whether there is sound: show it anew.
    Changed,
    /// The input has ended: the pipe is closed, the terminal is gone.
    Closed,
    /// A key that means one thing on every page.
    Command(Command),
    /// Enter.
    Decide,
    /// Backspace.
    Erase,
    /// Headphones were put in, or pulled out.
    Headphones(bool),
    /// What a key will mean unless more keys show that no person pressed it; it chooses nothing.
    Likely(Box<Input>),
    /// A whole line from a pipe or a dumb terminal.
    Line(String),
    /// To the next row.
    Next,
    /// To the row before.
    Previous,
    /// The window has another size.
    Resized,
    /// The focus that goes by itself has gone over the page as often as it was to, and rests.
    Rested,
    /// To this row: it was touched, or read in braille.
    Row(usize),
    /// A key that is to be named and not to be followed.
    Tried(Tried),
    /// Something that may not be taken for an answer.
    Unclear(Unclear),
    /// A key of the voice.
    Voice(VoiceKey),
}

/// Keys of the voice; without a voice they mean nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VoiceKey {
    /// A step faster.
    Faster,
    /// A step louder.
    Louder,
    /// Stops, and goes on at the sentence that was stopped.
    Pause,
    /// The last sentence again.
    Sentence,
    /// A step slower.
    Slower,
    /// A step softer.
    Softer,
    /// The last sentence, kana by kana.
    Spell,
}

impl VoiceKey {
    /// The key that is this character, on pages on which it is not typed (notes/screen-readers.md §5).
    pub fn of(c: char) -> Option<Self> {
        Some(match folded(c) {
            '+' => Self::Louder,
            '-' => Self::Softer,
            '.' => Self::Sentence,
            'p' | 'P' => Self::Pause,
            's' | 'S' => Self::Spell,
            _ => return None,
        })
    }

    /// Whether it goes one step, so that it is struck several times in a row.
    pub fn is_step(self) -> bool {
        match self {
            Self::Faster | Self::Louder | Self::Slower | Self::Softer => true,
            Self::Pause | Self::Sentence | Self::Spell => false,
        }
    }
}

/// Input that chooses nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unclear {
    /// Many characters at once, as from a scanner or a card reader (notes/screen-readers.md §5).
    Burst,
    /// Bytes that are no text.
    NotText,
    /// A key that has no meaning here.
    OtherKey,
    /// A line that is longer than any answer.
    TooLong,
}

/// Keys that mean one thing on every page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// To the page before.
    Back,
    /// Esc: asks whether to go back, and does nothing else.
    AskBack,
    /// Blanks the screen, and shows it again.
    Blank,
    /// The next colours.
    Colours,
    /// The next way of showing readings.
    Furigana,
    /// What the keys do.
    KeyHelp,
    /// This page again, from its beginning.
    Repeat,
    /// How much is shown at a time.
    Size,
    /// Calls staff.
    Staff,
    /// Names keys from now on instead of following them, and no longer.
    TryKeys,
}

/// What came of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome<A> {
    /// A choice was decided on.
    Act(A),
    /// The input has ended.
    Closed,
    /// A command.
    Command(Command),
    /// The focus, the sheet or the typed text changed: show the page again.
    Moved,
    /// Nothing changed: nothing is to be written.
    Stay,
    /// A key is to be named; nothing is done.
    Tried(Tried),
    /// Something was typed and Enter pressed.
    Typed(String),
    /// Nothing was chosen, and the person is told why.
    Wrong(Wrong),
}

/// Why nothing was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Enter on a question: a number has to be chosen first.
    NothingChosen,
    /// A number that this page does not have.
    NoSuchNumber(String),
    /// Only digits can be typed here.
    OnlyDigits,
    /// No more can be typed here.
    Full,
    /// The focus that goes by itself rests.
    Rested,
    /// Input that may not be taken for an answer.
    Unclear(Unclear),
}

/// Full-width digits and signs as their narrow ones, as an input method may send them.
pub(super) fn folded(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        other => other,
    }
}
