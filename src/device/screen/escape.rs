//! Escape sequences that arrive in pieces, as slow lines send them: put together to the key they are.

use std::time::Duration;

use super::keys::Stroke;

/// How long the next piece of a sequence may take (notes/screen-readers.md §2).
const PIECE: Duration = Duration::from_millis(50);
/// Longest sequence, without the Esc: the answer of xterm to what it is takes 28.
const LONGEST: usize = 64;

/// The pieces of a sequence so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Escape {
    held: Option<Held>,
}

#[derive(Clone, Debug)]
struct Held {
    last: Duration,
    pieces: String,
}

impl Escape {
    /// Takes a key; gives the keys that are certain now.
    pub(super) fn take(&mut self, at: Duration, stroke: Stroke) -> Vec<Stroke> {
        let mut certain = Vec::new();
        match (self.held.take(), stroke) {
            (None, Stroke::Esc) => self.hold(at, String::new()),
            (None, stroke) => certain.push(stroke),
            (Some(held), Stroke::Char(c)) if continues(&held.pieces, c) => {
                self.piece(at, held.pieces, c, &mut certain);
            }
            (Some(held), stroke) => {
                certain.extend(broken(&held.pieces));
                certain.extend(self.take(at, stroke));
            }
        }
        certain
    }

    /// The keys that no further piece can change any more, and when the last of them was pressed.
    pub(super) fn expired(&mut self, now: Duration) -> (Duration, Vec<Stroke>) {
        let over = |held: &mut Held| now.saturating_sub(held.last) >= PIECE;
        self.held.take_if(over).map_or((now, Vec::new()), |held| (held.last, broken(&held.pieces)))
    }

    /// When `expired` will have something.
    pub(super) fn due(&self) -> Option<Duration> {
        self.held.as_ref().map(|held| held.last.saturating_add(PIECE))
    }

    fn hold(&mut self, last: Duration, pieces: String) {
        self.held = Some(Held { last, pieces });
    }

    fn piece(&mut self, at: Duration, mut pieces: String, c: char, certain: &mut Vec<Stroke>) {
        pieces.push(c);
        if is_whole(&pieces) {
            certain.extend(Some(&pieces).filter(|pieces| !is_answer(pieces)).map(|pieces| key(pieces)));
        } else {
            self.hold(at, pieces);
        }
    }
}

/// Whether a character can be the next piece.
fn continues(pieces: &str, c: char) -> bool {
    if pieces.is_empty() {
        return matches!(c, '[' | 'O');
    }
    let linux = pieces == "[" && c == '[';
    pieces.len() < LONGEST && (linux || c.is_ascii_alphanumeric() || matches!(c, ';' | '~' | '?'))
}

fn is_whole(pieces: &str) -> bool {
    pieces.len() > 1 && pieces.ends_with(|c: char| c.is_ascii_alphabetic() || c == '~')
}

/// Whether the terminal answers what it was asked, too late: no answer of a terminal is ever a key.
fn is_answer(pieces: &str) -> bool {
    let numbers = |rest: &str| rest.chars().all(|c| c.is_ascii_digit() || c == ';');
    let features = pieces.strip_prefix("[?").and_then(|rest| rest.strip_suffix('c'));
    let sizes = pieces.strip_prefix('[').and_then(|rest| rest.strip_suffix('t'));
    features.or(sizes).is_some_and(numbers)
}

/// Pieces that became no key: Esc alone is a key, the rest of a sequence never counts as digits typed.
fn broken(pieces: &str) -> Vec<Stroke> {
    match pieces {
        "" => vec![Stroke::Esc],
        "[" | "O" => pieces.chars().map(Stroke::Char).fold(vec![Stroke::Esc], |mut all, one| {
            all.push(one);
            all
        }),
        _ => vec![Stroke::Other],
    }
}

/// The key of a whole sequence, without its Esc (xterm, VT220 and Linux console).
fn key(pieces: &str) -> Stroke {
    match pieces {
        "[A" | "OA" => Stroke::Up,
        "[B" | "OB" => Stroke::Down,
        "[C" | "OC" => Stroke::Right,
        "[D" | "OD" => Stroke::Left,
        "[Z" => Stroke::BackTab,
        "[2~" => Stroke::Insert,
        "[5~" => Stroke::PageUp,
        "[6~" => Stroke::PageDown,
        "OM" => Stroke::Enter,
        "Oj" => Stroke::Char('*'),
        "Oo" => Stroke::Char('/'),
        _ => pad_digit(pieces).or_else(|| function(pieces)).unwrap_or(Stroke::Other),
    }
}

/// The ten-key pad in application mode: `O p` to `O y`.
fn pad_digit(pieces: &str) -> Option<Stroke> {
    let digit =
        "pqrstuvwxy".chars().zip('0'..='9').find(|(c, _)| pieces.strip_prefix('O') == Some(c.encode_utf8(&mut [0; 4])));
    digit.map(|(_, digit)| Stroke::Char(digit))
}

fn function(pieces: &str) -> Option<Stroke> {
    const KEYS: [(u8, [&str; 3]); 12] = [
        (1, ["OP", "[11~", "[[A"]),
        (2, ["OQ", "[12~", "[[B"]),
        (3, ["OR", "[13~", "[[C"]),
        (4, ["OS", "[14~", "[[D"]),
        (5, ["", "[15~", "[[E"]),
        (6, ["", "[17~", ""]),
        (7, ["", "[18~", ""]),
        (8, ["", "[19~", ""]),
        (9, ["", "[20~", ""]),
        (10, ["", "[21~", ""]),
        (11, ["", "[23~", ""]),
        (12, ["", "[24~", ""]),
    ];
    KEYS.iter().find(|(_, sent)| sent.contains(&pieces)).map(|(number, _)| Stroke::Function(*number))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys of pieces that arrive so many milliseconds apart.
    fn keys(pieces: &str, apart: u64) -> Vec<Stroke> {
        let mut escape = Escape::default();
        let mut keys = Vec::new();
        let mut at = Duration::ZERO;
        for c in pieces.chars() {
            at += Duration::from_millis(apart);
            keys.extend(escape.expired(at).1);
            let stroke = if c == '\u{1b}' { Stroke::Esc } else { Stroke::Char(c) };
            keys.extend(escape.take(at, stroke));
        }
        keys.extend(escape.expired(at + PIECE).1);
        assert_eq!(escape.due(), None);
        keys
    }

    #[test]
    fn an_arrow_in_three_pieces_is_one_arrow() {
        for apart in [0, 1, 10, 49] {
            assert_eq!(keys("\u{1b}[B", apart), [Stroke::Down], "{apart} ms");
            assert_eq!(keys("\u{1b}OA1", apart), [Stroke::Up, Stroke::Char('1')], "{apart} ms");
        }
    }

    #[test]
    fn keys_that_a_person_presses_stay_keys() {
        assert_eq!(keys("\u{1b}[B", 60), [Stroke::Esc, Stroke::Char('['), Stroke::Char('B')]);
        assert_eq!(keys("\u{1b}1", 10), [Stroke::Esc, Stroke::Char('1')]);
        assert_eq!(keys("\u{1b}\u{1b}", 10), [Stroke::Esc, Stroke::Esc]);
    }

    #[test]
    fn pad_and_function_keys_are_put_together_too() {
        assert_eq!(keys("\u{1b}Ou", 5), [Stroke::Char('5')]);
        assert_eq!(keys("\u{1b}OM", 5), [Stroke::Enter]);
        assert_eq!(
            keys("\u{1b}[5~\u{1b}[21~\u{1b}[[A", 5),
            [Stroke::PageUp, Stroke::Function(10), Stroke::Function(1)]
        );
    }

    #[test]
    fn an_answer_of_the_terminal_that_comes_late_is_no_key() {
        for apart in [0, 10, 49] {
            for answer in ["\u{1b}[6;37;18t", "\u{1b}[?62;4;22c", "\u{1b}[?63;1;2;4;6;9;15;16;22;28c"] {
                assert_eq!(keys(answer, apart), [], "{answer:?}, {apart} ms");
                assert_eq!(keys(&format!("{answer}1"), apart), [Stroke::Char('1')], "{answer:?}, {apart} ms");
            }
        }
        for half in ["\u{1b}[6;37;1", "\u{1b}[?62;4", "\u{1b}[?"] {
            let typed = keys(half, 5);
            assert!(typed.iter().all(|key| *key == Stroke::Other), "{half:?}: {typed:?}");
        }
    }

    #[test]
    fn what_is_left_of_a_sequence_is_never_taken_for_digits() {
        assert_eq!(keys("\u{1b}[12", 5), [Stroke::Other]);
        assert_eq!(keys("\u{1b}[1;5A", 5), [Stroke::Other]);
        assert_eq!(keys("\u{1b}[1あ", 5), [Stroke::Other, Stroke::Char('あ')]);
    }
}
