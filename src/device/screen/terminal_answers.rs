//! What the terminal says about itself when it is asked: whether it shows pictures and how large they may be, and how
//! large a cell is.
//! It is never guessed from its name.

use std::io;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

/// The size of a cell in pixels (XTWINOPS 16), that of the largest picture (XTSMGRAPHICS 2, 4), then what the terminal
/// is (DA1): that one answer comes from every terminal, so it ends the wait.
pub(super) const CAPABILITY_QUERY: &str = "\x1b[16t\x1b[?2;4;0S\x1b[c";
/// How long an answer is waited for; over slow lines they took 0.15 s.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(1);
/// So much of an answer is kept: a terminal that says more says nothing.
const MAX_ANSWER_BYTES: usize = 4096;

/// What was said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TerminalAnswers {
    /// Whether it shows sixel; `None` as long as it has not said what it is.
    pub(super) sixel: Option<bool>,
    /// Width and height of a cell in pixels.
    pub(super) cell_size: Option<(u16, u16)>,
    /// Width and height of the largest picture in pixels; larger ones are not shown at all.
    pub(super) max_picture: Option<(u16, u16)>,
}

impl TerminalAnswers {
    /// Reads whole answers out of what came, whatever stands around them; half of one is none.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let mut answers = Self::default();
        // What stands before the first Esc was typed by somebody.
        for sequence in text.split('\x1b').skip(1) {
            answers.take_sequence(sequence);
        }
        answers
    }

    /// Reads the answer that a sequence without its Esc begins with; whether it is one.
    pub(super) fn take_sequence(&mut self, sequence: &str) -> bool {
        let Some(rest) = sequence.strip_prefix('[') else { return false };
        let end = rest.find(|c: char| !matches!(c, '0'..='9' | ';' | '?')).unwrap_or(rest.len());
        let (numbers, sign) = rest.split_at_checked(end).unwrap_or_default();
        match (sign.chars().next(), numbers.strip_prefix('?')) {
            // The first number is the class of the terminal: a VT132 says 4 there, and shows no pictures.
            (Some('c'), Some(features)) => self.sixel = Some(features.split(';').skip(1).any(|one| one == "4")),
            // An answer without a size takes none away that was said before.
            (Some('S'), Some(numbers)) => self.max_picture = max_picture_size(numbers).or(self.max_picture),
            (Some('t'), None) => self.cell_size = cell_size(numbers).or(self.cell_size),
            _ => return false,
        }
        true
    }
}

/// Reads `6;height;width`; a cell of no size is none.
fn cell_size(numbers: &str) -> Option<(u16, u16)> {
    let [6, height, width] = parse_numbers(numbers)?[..] else { return None };
    (height > 0 && width > 0).then_some((width, height))
}

/// Reads `2;0;width;height`, of which 0 says that the question was understood; a picture of no size is none.
fn max_picture_size(numbers: &str) -> Option<(u16, u16)> {
    let [2, 0, width, height] = parse_numbers(numbers)?[..] else { return None };
    (height > 0 && width > 0).then_some((width, height))
}

fn parse_numbers(numbers: &str) -> Option<Vec<u16>> {
    numbers.split(';').map(|part| part.parse().ok()).collect()
}

/// Hears the answers of the terminal on standard input; whatever else is typed in this time is no answer of
/// anybody's and is dropped.
pub(super) fn read_answers() -> TerminalAnswers {
    let deadline = Instant::now() + ANSWER_TIMEOUT;
    let mut heard = Vec::new();
    while heard.len() < MAX_ANSWER_BYTES
        && TerminalAnswers::of(&heard).sixel.is_none()
        && read_more(deadline, &mut heard)
    {}
    TerminalAnswers::of(&heard)
}

/// Reads what comes before the deadline; returns whether anything came.
fn read_more(deadline: Instant, heard: &mut Vec<u8>) -> bool {
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

    fn answers(text: &str) -> TerminalAnswers {
        TerminalAnswers::of(text.as_bytes())
    }

    #[test]
    fn the_answers_of_real_terminals_are_understood() {
        // As real terminals answered, measured.
        let foot =
            TerminalAnswers { sixel: Some(true), cell_size: Some((18, 37)), max_picture: Some((10_000, 10_000)) };
        assert_eq!(answers("\x1b[6;37;18t\x1b[?2;0;10000;10000S\x1b[?62;4;22c"), foot);
        let xterm = TerminalAnswers { sixel: Some(true), cell_size: None, max_picture: Some((1000, 1000)) };
        assert_eq!(answers("\x1b[?2;0;1000;1000S\x1b[?63;1;2;4;6;9;15;16;22;28c"), xterm, "xterm -ti vt340");
        assert_eq!(answers("\x1b[?62;4;22;28c").sixel, Some(true));
        assert_eq!(answers("\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c").sixel, Some(false), "xterm");
        assert_eq!(answers("\x1b[?6c").sixel, Some(false), "alacritty");
        assert_eq!(answers("\x1b[?1;2c"), TerminalAnswers { sixel: Some(false), ..TerminalAnswers::default() }, "tmux");
        assert_eq!(answers("\x1b[?4;6c").sixel, Some(false), "a VT132 is no picture");
    }

    #[test]
    fn half_an_answer_is_none_and_keys_around_one_do_not_matter() {
        for half in ["", "\x1b", "\x1b[", "\x1b[?62;4;2", "\x1b[6;37", "62;4;22c", "\x1b[6;37;18"] {
            assert_eq!(answers(half), TerminalAnswers::default(), "{half:?}");
        }
        assert_eq!(answers("1\r\x1b[A\x1b[6;37;18tあ\x1b[?62;4;22c2").cell_size, Some((18, 37)));
        assert_eq!(
            answers("\x1b[6;37\x1b[?62;4c"),
            TerminalAnswers { sixel: Some(true), ..TerminalAnswers::default() }
        );
    }

    #[test]
    fn a_cell_of_no_size_and_other_reports_are_no_cell() {
        for other in ["\x1b[6;0;0t", "\x1b[6;16;0t", "\x1b[8;24;80t", "\x1b[6;99999;8t", "\x1b[6;1;2;3t", "\x1b[t"] {
            assert_eq!(answers(other).cell_size, None, "{other:?}");
        }
    }

    #[test]
    fn a_picture_of_no_size_and_a_question_that_was_not_understood_are_no_limit() {
        for other in ["\x1b[?2;3;0S", "\x1b[?2;0;0;0S", "\x1b[?1;0;1024S", "\x1b[?2;0;1000S", "\x1b[?S"] {
            assert_eq!(answers(other), TerminalAnswers::default(), "{other:?}");
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_survived() {
        assert_eq!(TerminalAnswers::of(b"\xff\x1b[\xfe\x1b[?62;4c").sixel, Some(true));
    }
}
