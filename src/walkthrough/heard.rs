//! What was heard and felt: only what a voice played to its end counts, never what it was about to say; and a braille
//! display counts where somebody presses its keys.

use super::{At, Effect, Walkthrough};

/// The rows of a read-back that hold an answer, by the id of its wish.
const ANSWER: &str = "answer.";
/// By what a page can be followed besides what is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum By {
    /// Our voice said it.
    Voice,
    /// It was read on a braille display.
    Braille,
}

impl By {
    /// What stands behind the form of such a page.
    fn mark(self, form: &mut String) {
        let mark = match self {
            Self::Voice => "+voice",
            Self::Braille => "+braille",
        };
        if !form.contains(mark) {
            form.push_str(mark);
        }
    }
}

impl Walkthrough {
    /// Marks rows of a page as heard, by their ids; each counts once.
    pub(super) fn rows_heard(&mut self, page: &str, rows: &[String]) -> Vec<Effect> {
        self.visit.followed.insert(By::Voice);
        if matches!(self.here(), At::ReadBack(_)) {
            let wishes = rows.iter().filter_map(|row| row.strip_prefix(ANSWER)).map(ToOwned::to_owned);
            self.visit.draft.read_aloud.extend(wishes);
            return Vec::new();
        }
        let last = self.visit.draft.presented.last_mut().filter(|presented| presented.notice.page == page);
        if let Some(presented) = last {
            let new = rows.iter().filter(|row| !presented.heard.contains(row)).cloned().collect::<Vec<_>>();
            presented.heard.extend(new);
            By::Voice.mark(&mut presented.form);
        }
        Vec::new()
    }

    /// This page is read on a braille display.
    pub(super) fn felt(&mut self, page: &str) -> Vec<Effect> {
        self.visit.followed.insert(By::Braille);
        let last = self.visit.draft.presented.last_mut().filter(|presented| presented.notice.page == page);
        if let Some(presented) = last {
            By::Braille.mark(&mut presented.form);
        }
        Vec::new()
    }

    /// How pages are presented, with everything by which the visit was followed.
    pub(super) fn form(&self) -> String {
        let mut form = self.house.form.to_owned();
        for by in &self.visit.followed {
            by.mark(&mut form);
        }
        form
    }
}
