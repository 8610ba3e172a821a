//! Pages before anything is opened: today's date.

use crate::content::ContentError;
use crate::page::Role;
use furigana::RichText;

use super::{Action, Desk, Sheet, plain};

impl Desk<'_> {
    pub(super) fn date(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.with("date", self.day(self.review.today));
        sheet.row("review-date", Role::Question)?;
        sheet.choice_part(1, Action::Date(true), "review-date", "yes")?;
        sheet.choice_part(2, Action::Date(false), "review-date", "no")
    }

    pub(super) fn date_wrong(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.heading_and("review-date-wrong", &["s1", "s2"])?;
        sheet.choice(1, Action::End, "review-end")
    }

    /// A day with its reading.
    pub(super) fn day(&self, day: jiff::civil::Date) -> RichText {
        if !self.review.lang.is_japanese() {
            return plain(day.strftime("%A, %-d %B %Y"));
        }
        furigana::date(
            u32::from(day.year().unsigned_abs()),
            u32::from(day.month().unsigned_abs()),
            u32::from(day.day().unsigned_abs()),
        )
    }
}
