//! Escape sequences, also those that arrive in pieces as slow lines send them: put together to the key they are, or
//! to what the terminal answers.

use std::mem;
use std::time::Duration;

use super::keys::KeyCode;
use super::terminal_answers::TerminalAnswers;

/// How long the next piece of a sequence may take: lines were seen that need 50 ms
/// (docs/decisions/0001-own-input-parser.md).
const PIECE_TIMEOUT: Duration = Duration::from_millis(100);
/// Longest sequence, without the Esc: the answer of xterm to what it is takes 28.
const MAX_SEQUENCE_BYTES: usize = 64;

/// The pieces of a sequence so far.
#[derive(Clone, Debug, Default)]
pub(super) struct EscapeParser {
    partial: Option<PartialSequence>,
    answers: TerminalAnswers,
    /// A keypad is read from the system itself: what the terminal makes of its keys, F13 to F24, is left out.
    ignores_keypad_keys: bool,
}

#[derive(Clone, Debug)]
struct PartialSequence {
    last: Duration,
    pieces: String,
}

impl EscapeParser {
    /// Takes a key; gives the keys that are certain now. Keys of one time came in one piece: a key that follows an Esc
    /// in it was pressed together with Alt.
    pub(super) fn take(&mut self, at: Duration, stroke: KeyCode) -> Vec<KeyCode> {
        let mut certain = Vec::new();
        match (self.partial.take(), stroke) {
            (None, KeyCode::Esc) => self.hold(at, String::new()),
            (None, stroke) => certain.push(stroke),
            // Before Alt: `[` that came in one piece with the Esc begins a sequence, and is not Alt and `[`.
            (Some(held), KeyCode::Char(c)) if continues(&held.pieces, c) => {
                self.add_piece(at, held.pieces, c, &mut certain);
            }
            (Some(held), stroke) if held.is_alt(at) => certain.push(with_alt(stroke)),
            (Some(held), stroke) => {
                certain.extend(broken_keys(&held.pieces));
                // The key may be an Esc, with which the next sequence begins.
                certain.extend(self.take(at, stroke));
            }
        }
        certain
    }

    /// Returns the keys that no further piece can change any more, and when the last of them was pressed.
    pub(super) fn take_expired(&mut self, now: Duration) -> (Duration, Vec<KeyCode>) {
        let over = |held: &mut PartialSequence| now.saturating_sub(held.last) >= PIECE_TIMEOUT;
        self.partial.take_if(over).map_or((now, Vec::new()), |held| (held.last, broken_keys(&held.pieces)))
    }

    /// Leaves F13 to F24 out from now on: they come from a keypad.
    pub(super) fn ignore_keypad_keys(&mut self) {
        self.ignores_keypad_keys = true;
    }

    /// Returns what the terminal answered since this was asked last.
    pub(super) fn take_answers(&mut self) -> TerminalAnswers {
        mem::take(&mut self.answers)
    }

    /// Returns whether more of a sequence is to come; Esc alone is as good as a key.
    pub(super) fn is_incomplete(&self) -> bool {
        self.partial.as_ref().is_some_and(|held| !held.pieces.is_empty())
    }

    /// Returns when `take_expired` will have something.
    pub(super) fn due(&self) -> Option<Duration> {
        self.partial.as_ref().map(|held| held.last.saturating_add(PIECE_TIMEOUT))
    }

    fn hold(&mut self, last: Duration, pieces: String) {
        self.partial = Some(PartialSequence { last, pieces });
    }

    fn add_piece(&mut self, at: Duration, mut pieces: String, c: char, certain: &mut Vec<KeyCode>) {
        pieces.push(c);
        if !is_whole(&pieces) {
            self.hold(at, pieces);
        } else if !self.answers.take_sequence(&pieces) {
            // No answer of a terminal is ever a key.
            let twice = |key: &KeyCode| self.ignores_keypad_keys && matches!(key, KeyCode::Function(13..));
            certain.extend(Some(sequence_key(&pieces)).filter(|key| !twice(key)));
        }
    }
}

impl PartialSequence {
    /// Returns whether there is an Esc and nothing else, of this very time.
    fn is_alt(&self, at: Duration) -> bool {
        self.pieces.is_empty() && self.last == at
    }
}

/// Returns what a key means that was pressed with Alt: nothing, but that the Linux console writes Shift and Tab so, and
/// a held Esc as many of them.
fn with_alt(stroke: KeyCode) -> KeyCode {
    if stroke == KeyCode::Tab {
        KeyCode::BackTab
    } else if stroke == KeyCode::Esc {
        KeyCode::Esc
    } else {
        KeyCode::Other
    }
}

/// Returns whether a character can be the next piece (ECMA-48 5.4).
fn continues(pieces: &str, c: char) -> bool {
    if pieces.is_empty() {
        return matches!(c, '[' | 'O');
    }
    pieces.len() < MAX_SEQUENCE_BYTES && matches!(c, ' '..='~')
}

fn is_whole(pieces: &str) -> bool {
    // `[[` ends with a letter and is no end: the Linux console writes F1 to F5 as `[[A` to `[[E`.
    pieces.len() > 1 && pieces != "[[" && pieces.ends_with(|c| matches!(c, '@'..='~'))
}

/// Returns the keys of pieces that became none: Esc alone is a key, and the rest of a sequence never counts as digits
/// typed.
fn broken_keys(pieces: &str) -> Vec<KeyCode> {
    match pieces {
        "" => vec![KeyCode::Esc],
        "[" | "O" => pieces.chars().map(KeyCode::Char).fold(vec![KeyCode::Esc], |mut all, one| {
            all.push(one);
            all
        }),
        _ => vec![KeyCode::Other],
    }
}

/// Returns the key of a whole sequence, without its Esc. F13 to F24 are F1 to F12 with Shift on xterm and its kin; any
/// other key with Shift is that key.
fn sequence_key(pieces: &str) -> KeyCode {
    let alone = without_shift(pieces);
    let stroke = unshifted_key(alone.as_deref().unwrap_or(pieces));
    match (&alone, stroke) {
        (Some(_), KeyCode::Function(number @ 1..=12)) => KeyCode::Function(number + 12),
        (_, stroke) => stroke,
    }
}

/// Returns `[P` for `[1;2P`, `[15~` for `[15;2~`.
fn without_shift(pieces: &str) -> Option<String> {
    let (number, end) = pieces.strip_prefix('[')?.split_once(";2")?;
    let number = if number == "1" { "" } else { number };
    (end.len() == 1).then(|| format!("[{number}{end}"))
}

/// Returns the key that xterm and its kin, VT220, rxvt or the Linux console send so, as terminfo lists them.
fn unshifted_key(pieces: &str) -> KeyCode {
    match pieces {
        "[A" | "OA" => KeyCode::Up,
        "[B" | "OB" => KeyCode::Down,
        "[C" | "OC" => KeyCode::Right,
        "[D" | "OD" => KeyCode::Left,
        "[H" | "OH" | "[1~" | "[7~" => KeyCode::Home,
        "[F" | "OF" | "[4~" | "[8~" => KeyCode::End,
        "[Z" => KeyCode::BackTab,
        "[2~" => KeyCode::Insert,
        "[3~" => KeyCode::Delete,
        "[5~" => KeyCode::PageUp,
        "[6~" => KeyCode::PageDown,
        "OM" => KeyCode::Enter,
        "Oj" => KeyCode::Char('*'),
        "Oo" => KeyCode::Char('/'),
        _ => keypad_digit(pieces).or_else(|| function_key(pieces)).unwrap_or(KeyCode::Other),
    }
}

/// Returns the digit of a ten-key pad in application mode: `O p` to `O y`.
fn keypad_digit(pieces: &str) -> Option<KeyCode> {
    let digit =
        "pqrstuvwxy".chars().zip('0'..='9').find(|(c, _)| pieces.strip_prefix('O') == Some(c.encode_utf8(&mut [0; 4])));
    digit.map(|(_, digit)| KeyCode::Char(digit))
}

fn function_key(pieces: &str) -> Option<KeyCode> {
    /// What stands between `[` and `~` for F1 to F20.
    const NUMBERS: [&str; 20] = [
        "11", "12", "13", "14", "15", "17", "18", "19", "20", "21", "23", "24", "25", "26", "28", "29", "31", "32",
        "33", "34",
    ];
    /// What begins F1 and those behind it, whose letters follow each other.
    const LETTERS: [(&str, &str); 3] = [("O", "PQRS"), ("[[", "ABCDE"), ("[", "PQRS")];
    let numbered = || {
        let sent = pieces.strip_prefix('[')?.strip_suffix('~')?;
        NUMBERS.iter().position(|number| *number == sent)
    };
    let lettered = |(begin, letters): &(&str, &str)| {
        let sent = pieces.strip_prefix(begin)?;
        letters.char_indices().find_map(|(at, letter)| (sent == letter.encode_utf8(&mut [0; 4])).then_some(at))
    };
    let at = numbered().or_else(|| LETTERS.iter().find_map(lettered))?;
    u8::try_from(at + 1).ok().map(KeyCode::Function)
}

#[cfg(test)]
mod tests;
