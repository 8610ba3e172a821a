//! What is said aloud of a text: readings taken, digits read with the counter that follows them.

use super::numbers::{Counter, cardinal, spoken_digits};
use super::span::RubySpan;

/// Longest run of digits that is still a number; longer ones are codes, said digit by digit.
const MAX_NUMBER_DIGITS: usize = 4;

/// A run of what is said, and what it came from: a voice joins the two in different ways.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SpokenRun {
    /// The words in kana, or whatever reads itself.
    pub kana: String,
    /// Where they came from.
    pub from: RunOrigin,
}

/// Where a run of what is said came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RunOrigin {
    /// A reading, or a number with its counter.
    Reading,
    /// Text that reads itself.
    Plain,
}

/// Returns what is said of these spans, in runs.
pub(super) fn spoken_runs(spans: &[RubySpan]) -> Vec<SpokenRun> {
    let mut saying = SpokenBuilder::default();
    for span in spans {
        match span.reading.as_deref() {
            Some(reading) => saying.push_word(&span.base, reading),
            None => saying.push_text(&span.base),
        }
    }
    saying.flush();
    saying.runs
}

/// What has been said so far, and the digits that wait for their counter.
#[derive(Default)]
struct SpokenBuilder {
    runs: Vec<SpokenRun>,
    pending: String,
}

impl SpokenBuilder {
    fn push(&mut self, kana: &str, from: RunOrigin) {
        match self.runs.last_mut() {
            Some(last) if last.from == RunOrigin::Plain && from == RunOrigin::Plain => last.kana.push_str(kana),
            _ if kana.is_empty() => {}
            _ => self.runs.push(SpokenRun { kana: kana.to_owned(), from }),
        }
    }

    /// Says a word with a reading; digits waiting before it may be counted by it (`12｜月《がつ》`).
    fn push_word(&mut self, base: &str, reading: &str) {
        let Some((counter, number)) = Counter::at_start_of(base).zip(self.number()) else {
            self.flush();
            return self.push(reading, RunOrigin::Reading);
        };
        self.pending.clear();
        // 回目 → かい + め: what follows the counter keeps its own reading.
        let rest = reading.strip_prefix(counter.reading()).unwrap_or_default();
        self.push(&format!("{}{rest}", counter.reading_of(number)), RunOrigin::Reading);
    }

    fn push_text(&mut self, text: &str) {
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
            self.push(&counter.reading_of(number), RunOrigin::Reading);
            return rest.strip_prefix(counter.written()).unwrap_or(after);
        }
        self.flush();
        self.push(c.encode_utf8(&mut [0; 4]), RunOrigin::Plain);
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
            return self.push(&pending.parse().map(cardinal).unwrap_or_default(), RunOrigin::Reading);
        }
        for (at, group) in pending.split(['-', ' ']).enumerate() {
            if at > 0 {
                self.push("、", RunOrigin::Plain);
            }
            self.push(&spoken_digits(group), RunOrigin::Reading);
        }
    }
}

fn is_number(run: &str) -> bool {
    !run.is_empty() && run.len() <= MAX_NUMBER_DIGITS && run.chars().all(|c| c.is_ascii_digit())
}
