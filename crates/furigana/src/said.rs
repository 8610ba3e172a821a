//! What is said aloud of a text: readings taken, digits read with the counter that follows them.

use super::numbers::{Counter, cardinal, digits};
use super::span::Span;

/// Longest run of digits that is still a number; longer ones are codes, said digit by digit.
const LONGEST_NUMBER: usize = 4;

/// A run of what is said, and what it came from: a voice joins the two in different ways.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Said {
    /// The words in kana, or whatever reads itself.
    pub kana: String,
    /// Where they came from.
    pub from: From,
}

/// Where a run of what is said came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum From {
    /// A reading, or a number with its counter.
    Reading,
    /// Text that reads itself.
    Plain,
}

/// Returns what is said of these spans, in runs.
pub(super) fn runs(spans: &[Span]) -> Vec<Said> {
    let mut saying = Saying::default();
    for span in spans {
        match span.reading.as_deref() {
            Some(reading) => saying.marked(&span.base, reading),
            None => saying.plain(&span.base),
        }
    }
    saying.flush();
    saying.runs
}

/// What has been said so far, and the digits that wait for their counter.
#[derive(Default)]
struct Saying {
    runs: Vec<Said>,
    pending: String,
}

impl Saying {
    fn push(&mut self, kana: &str, from: From) {
        match self.runs.last_mut() {
            Some(last) if last.from == From::Plain && from == From::Plain => last.kana.push_str(kana),
            _ if kana.is_empty() => {}
            _ => self.runs.push(Said { kana: kana.to_owned(), from }),
        }
    }

    /// Says a word with a reading; digits waiting before it may be counted by it (`12｜月《がつ》`).
    fn marked(&mut self, base: &str, reading: &str) {
        let Some((counter, number)) = Counter::at_start_of(base).zip(self.number()) else {
            self.flush();
            return self.push(reading, From::Reading);
        };
        self.pending.clear();
        // 回目 → かい + め: what follows the counter keeps its own reading.
        let rest = reading.strip_prefix(counter.said()).unwrap_or_default();
        self.push(&format!("{}{rest}", counter.read(number)), From::Reading);
    }

    fn plain(&mut self, text: &str) {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let after = rest.strip_prefix(c).unwrap_or_default();
            // A sign between two digits belongs to a code, which is said as a whole: 0120-95-0178.
            let joins =
                matches!(c, '-' | ' ') && !self.pending.is_empty() && after.starts_with(|d: char| d.is_ascii_digit());
            rest = if c.is_ascii_digit() || joins {
                self.pending.push(c);
                after
            } else {
                self.after_digits(rest, after, c)
            };
        }
    }

    /// Says one character that is no digit; it may be a kana counter (`3つ`, `12ページ`) for digits before it.
    fn after_digits<'a>(&mut self, rest: &'a str, after: &'a str, c: char) -> &'a str {
        if let Some((counter, number)) = Counter::at_start_of(rest).zip(self.number()) {
            self.pending.clear();
            self.push(&counter.read(number), From::Reading);
            return rest.strip_prefix(counter.written()).unwrap_or(after);
        }
        self.flush();
        self.push(c.encode_utf8(&mut [0; 4]), From::Plain);
        after
    }

    /// Returns the waiting digits as a number; `None` if they are a code.
    fn number(&self) -> Option<u32> {
        is_number(&self.pending).then(|| self.pending.parse().ok()).flatten()
    }

    /// Says the waiting digits on their own: a short run as a number; a long one and groups of digits
    /// (a telephone number, a receipt code) digit by digit.
    fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let pending = std::mem::take(&mut self.pending);
        // A leading zero belongs to a code: 0120 is no number.
        if is_number(&pending) && !pending.starts_with('0') {
            return self.push(&pending.parse().map(cardinal).unwrap_or_default(), From::Reading);
        }
        for (at, group) in pending.split(['-', ' ']).enumerate() {
            if at > 0 {
                self.push("、", From::Plain);
            }
            self.push(&digits(group), From::Reading);
        }
    }
}

fn is_number(run: &str) -> bool {
    !run.is_empty() && run.len() <= LONGEST_NUMBER && run.chars().all(|c| c.is_ascii_digit())
}
