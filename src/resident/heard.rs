//! What was heard and felt: only what a voice played to its end counts, never what it was about to say; and a braille
//! display counts where somebody presses its keys.

use super::message::ResidentEffect;
use super::position::FollowedBy;
use super::resident_page::page_of;
use super::walkthrough::Walkthrough;

impl FollowedBy {
    /// Adds it to the form of a page that was followed so.
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
    pub(super) fn take_heard(&mut self, page: &str, rows: &[String]) -> Vec<ResidentEffect> {
        self.visit.followed.insert(FollowedBy::Voice);
        if let Some(wishes) = page_of(self.here()).wishes_in(rows) {
            self.visit.draft.read_aloud.extend(wishes);
            return Vec::new();
        }
        let last = self.visit.draft.presented.last_mut().filter(|presented| presented.notice.page == page);
        if let Some(presented) = last {
            let new = rows.iter().filter(|row| !presented.heard.contains(row)).cloned().collect::<Vec<_>>();
            presented.heard.extend(new);
            FollowedBy::Voice.mark(&mut presented.form);
        }
        Vec::new()
    }

    /// Marks a page as read on a braille display.
    pub(super) fn take_felt(&mut self, page: &str) -> Vec<ResidentEffect> {
        self.visit.followed.insert(FollowedBy::Braille);
        let last = self.visit.draft.presented.last_mut().filter(|presented| presented.notice.page == page);
        if let Some(presented) = last {
            FollowedBy::Braille.mark(&mut presented.form);
        }
        Vec::new()
    }

    /// Returns how pages are presented, with everything by which the visit was followed.
    pub(super) fn form(&self) -> String {
        let mut form = self.house.form.to_owned();
        for by in &self.visit.followed {
            by.mark(&mut form);
        }
        form
    }
}
