//! What a person can do on a page, and what comes of it.

use super::key_action::{PageCommand, VoiceKey};
use super::key_code::ProbedKey;

/// What a person did, whatever the key, line or switch it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UserInput {
    /// A character key: a digit, a command or text, by the page it meets.
    Char(char),
    /// Something around the page has changed, such as whether there is sound: the page is to be made again.
    SurroundingsChanged,
    /// The input has ended: the pipe is closed, the terminal is gone.
    Closed,
    /// A key that means one thing on every page.
    Command(PageCommand),
    /// Enter.
    Decide,
    /// Backspace.
    Erase,
    /// Headphones were put in, or pulled out.
    Headphones(bool),
    /// What a key will mean unless more keys show that no person pressed it; it chooses nothing.
    Speculative(Box<UserInput>),
    /// A whole line from a pipe or a dumb terminal.
    Line(String),
    /// To the next row.
    Next,
    /// To the row before.
    Previous,
    /// The window has another size.
    Resized,
    /// Switch scanning has gone over the page as often as it was set to, and has paused.
    ScanPaused,
    /// To this row: it was touched, or read in braille.
    Row(usize),
    /// A key that is to be named and does nothing.
    KeyProbe(ProbedKey),
    /// Something that may not be taken for an answer.
    Rejected(RejectedInput),
    /// A key of the voice.
    Voice(VoiceKey),
}

/// Input that chooses nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RejectedInput {
    /// Many characters at once, as from a scanner or a card reader (docs/rules.md#keys).
    Burst,
    /// Bytes that are no text.
    NotText,
    /// A key that has no meaning here.
    OtherKey,
    /// A line that is longer than any answer.
    TooLong,
}

/// What came of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InputOutcome {
    /// The choice with this number was decided on.
    Choice(u8),
    /// The input has ended.
    Closed,
    /// A command.
    Command(PageCommand),
    /// The focus, the sheet or the typed text changed: show the page again.
    Moved,
    /// Nothing changed: nothing is to be written.
    Unchanged,
    /// A key is to be named; it does nothing.
    KeyProbe(ProbedKey),
    /// Something was typed and Enter pressed.
    Typed(String),
    /// Nothing was chosen; this is why.
    Invalid(InputError),
}

/// Why nothing was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InputError {
    /// Enter on a question: a number has to be chosen first.
    NothingChosen,
    /// A number that this page does not have.
    NoSuchNumber(String),
    /// Only digits can be typed here.
    OnlyDigits,
    /// No more can be typed here.
    EntryFull,
    /// Switch scanning has paused.
    ScanPaused,
    /// Input that may not be taken for an answer.
    Rejected(RejectedInput),
}
