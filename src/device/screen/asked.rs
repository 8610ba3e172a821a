//! What the terminal says about itself when it is asked: whether it shows pictures, and how large a cell is.
//! It is never guessed from its name.

use std::io;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

/// The size of a cell in pixels (XTWINOPS 16), then what the terminal is (DA1): that one answer comes from every
/// terminal, so it ends the wait.
pub(super) const QUESTION: &str = "\x1b[16t\x1b[c";
/// How long an answer is waited for; over slow lines they took 0.15 s (notes/large-text.md §1).
const PATIENCE: Duration = Duration::from_secs(1);
/// So much of an answer is kept: a terminal that says more says nothing.
const LONGEST: usize = 4096;

/// What was said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Answers {
    /// Whether it shows sixel; `None` as long as it has not said what it is.
    pub(super) sixel: Option<bool>,
    /// Width and height of a cell in pixels.
    pub(super) cell: Option<(u16, u16)>,
}

impl Answers {
    /// Reads whole answers out of what came, whatever stands around them; half of one is none.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let mut answers = Self::default();
        for rest in text.split("\x1b[").skip(1) {
            let Some(end) = rest.find(|c: char| !matches!(c, '0'..='9' | ';' | '?')) else { continue };
            let (numbers, sign) = rest.split_at_checked(end).unwrap_or_default();
            match (sign.chars().next(), numbers.strip_prefix('?')) {
                (Some('c'), Some(features)) => answers.sixel = Some(features.split(';').skip(1).any(|one| one == "4")),
                (Some('t'), None) => answers.cell = cell(numbers).or(answers.cell),
                _ => {}
            }
        }
        answers
    }
}

/// `6;height;width`; a cell of no size is none.
fn cell(numbers: &str) -> Option<(u16, u16)> {
    let mut parts = numbers.split(';').map(|part| part.parse::<u16>().ok());
    match (parts.next()?, parts.next()?, parts.next()?, parts.next()) {
        (Some(6), Some(height), Some(width), None) if height > 0 && width > 0 => Some((width, height)),
        _ => None,
    }
}

/// Hears the answers of the terminal on standard input; whatever else is typed in this time is no answer of
/// anybody's and is dropped.
pub(super) fn hear() -> Answers {
    let deadline = Instant::now() + PATIENCE;
    let mut heard = Vec::new();
    while heard.len() < LONGEST && Answers::of(&heard).sixel.is_none() && more(deadline, &mut heard) {}
    Answers::of(&heard)
}

/// Whether something came before the deadline.
fn more(deadline: Instant, heard: &mut Vec<u8>) -> bool {
    let input = io::stdin();
    let left = deadline.saturating_duration_since(Instant::now());
    let Ok(patience) = Timespec::try_from(left) else { return false };
    let mut watched = [PollFd::new(&input, PollFlags::IN)];
    if !matches!(poll(&mut watched, Some(&patience)), Ok(1..)) {
        return false;
    }
    let mut bytes = [0; 256];
    match rustix::io::read(&input, &mut bytes) {
        Ok(many) if many > 0 => {
            heard.extend_from_slice(bytes.get(..many).unwrap_or_default());
            true
        }
        Ok(_) | Err(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(text: &str) -> Answers {
        Answers::of(text.as_bytes())
    }

    #[test]
    fn the_answers_of_real_terminals_are_understood() {
        // Measured, notes/large-text.md §1.
        let foot = Answers { sixel: Some(true), cell: Some((18, 37)) };
        assert_eq!(answers("\x1b[6;37;18t\x1b[?62;4;22c"), foot);
        assert_eq!(answers("\x1b[?62;4;22;28c").sixel, Some(true));
        assert_eq!(answers("\x1b[?63;1;2;4;6;9;15;16;22;28c").sixel, Some(true), "xterm -ti vt340");
        assert_eq!(answers("\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c").sixel, Some(false), "xterm");
        assert_eq!(answers("\x1b[?6c").sixel, Some(false), "alacritty");
        assert_eq!(answers("\x1b[?1;2c"), Answers { sixel: Some(false), cell: None }, "tmux");
        assert_eq!(answers("\x1b[?4;6c").sixel, Some(false), "a VT132 is no picture");
    }

    #[test]
    fn half_an_answer_is_none_and_keys_around_one_do_not_matter() {
        for half in ["", "\x1b", "\x1b[", "\x1b[?62;4;2", "\x1b[6;37", "62;4;22c", "\x1b[6;37;18"] {
            assert_eq!(answers(half), Answers::default(), "{half:?}");
        }
        assert_eq!(answers("1\r\x1b[A\x1b[6;37;18tあ\x1b[?62;4;22c2").cell, Some((18, 37)));
        assert_eq!(answers("\x1b[6;37\x1b[?62;4c"), Answers { sixel: Some(true), cell: None });
    }

    #[test]
    fn a_cell_of_no_size_and_other_reports_are_no_cell() {
        for other in ["\x1b[6;0;0t", "\x1b[6;16;0t", "\x1b[8;24;80t", "\x1b[6;99999;8t", "\x1b[6;1;2;3t", "\x1b[t"] {
            assert_eq!(answers(other).cell, None, "{other:?}");
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_survived() {
        assert_eq!(Answers::of(b"\xff\x1b[\xfe\x1b[?62;4c").sixel, Some(true));
    }
}
