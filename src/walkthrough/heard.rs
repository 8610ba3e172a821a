//! What was heard: only what a voice played to its end counts, never what it was about to say.

use super::{At, Effect, Walkthrough};

/// The rows of a read-back that hold an answer, by the id of its wish.
const ANSWER: &str = "answer.";

impl Walkthrough {
    /// Marks rows of a page as heard, by their ids; each counts once.
    pub(super) fn rows_heard(&mut self, page: &str, rows: &[String]) -> Vec<Effect> {
        if matches!(self.here(), At::ReadBack(_)) {
            let wishes = rows.iter().filter_map(|row| row.strip_prefix(ANSWER)).map(ToOwned::to_owned);
            self.visit.draft.read_aloud.extend(wishes);
            return Vec::new();
        }
        let last = self.visit.draft.presented.last_mut().filter(|presented| presented.notice.page == page);
        if let Some(presented) = last {
            let new = rows.iter().filter(|row| !presented.heard.contains(row)).cloned().collect::<Vec<_>>();
            presented.heard.extend(new);
        }
        Vec::new()
    }
}
