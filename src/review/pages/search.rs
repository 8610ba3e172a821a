//! Finding a person: the text that is typed, and everybody whom it fits.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::review::context::ReviewContext;
use crate::review::entry::text_entry;
use crate::review::message::{ReviewAction, ReviewAlert, ReviewEffect};
use crate::review::pages::{PersonPage, SearchPage, SearchResultsPage, WorkPage};
use crate::review::rows::{
    ENTRIES_PER_PAGE, ReviewPageBuilder, back_and_end_rows, back_row, more_row, plain_text, typed_question,
};
use crate::review::staff_page::{PageAccess, StaffPage};
use crate::review::state::Review;
use consent_log::{NameIndex, Permission, Resident, privacy};
use furigana::romaji::hiragana;

const NOBODY_FOUND: ReviewAlert = ReviewAlert::Words("review-nobody-found");

impl StaffPage for SearchPage {
    fn id(&self) -> String {
        "review-search".to_owned()
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        typed_question(sheet, "review-search", text_entry(40))?;
        context.unreadable_rows(sheet, &context.review.unread)?;
        back_row(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(WorkPage)
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Read)
    }

    fn on_open(&self, _review: &mut Review) -> Vec<ReviewEffect> {
        vec![ReviewEffect::ListRecords]
    }

    /// Searches; a single person found is shown at once.
    fn on_text(&self, review: &Review, text: String) -> ReviewAction {
        if text.trim().is_empty() {
            return ReviewAction::Back;
        }
        if privacy::refuse_private_numbers(&text).is_err() {
            return ReviewAction::Say(ReviewAlert::REFUSED);
        }
        let people = matching_people(review, &text);
        match people.as_slice() {
            [] => ReviewAction::Say(NOBODY_FOUND),
            [one] => ReviewAction::open(PersonPage { resident: one.clone(), from: 0 }),
            [_, _, ..] => ReviewAction::open(SearchResultsPage { people, from: 0 }),
        }
    }

    fn examples(&self) -> &'static [&'static str] {
        &["山", "はなこ", "nobody"]
    }
}

/// Returns everybody whom the text fits, each once, sorted by kana.
fn matching_people(review: &Review, text: &str) -> Vec<Resident> {
    let index = review.records.iter().filter_map(|record| record.summary.search_hit()).collect::<NameIndex>();
    let mut hits = index.search(text);
    if let (true, Ok(kana)) = (hits.is_empty(), hiragana(text)) {
        // No input method is needed to find somebody: their name is typed as it sounds.
        hits = index.search(&kana);
    }
    let mut people: Vec<Resident> = hits.into_iter().map(|found| found.resident.clone()).collect();
    // By kana for the eye; by the rest as well, so that equal people are neighbours and `dedup` removes them.
    people.sort_by(|one, other| (&one.kana, one).cmp(&(&other.kana, other)));
    people.dedup();
    people
}

impl StaffPage for SearchResultsPage {
    fn id(&self) -> String {
        format!("review-found-{}", self.from)
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.with("many", plain_text(self.people.len()));
        sheet.row("review-found", RowRole::Question)?;
        context.unreadable_rows(sheet, &context.review.unread)?;
        for (number, person) in (1u8..).zip(self.people.iter().skip(self.from).take(ENTRIES_PER_PAGE)) {
            let text = context.person(Some(person))?;
            let action = ReviewAction::open(PersonPage { resident: person.clone(), from: 0 });
            sheet.choose(format!("person.{number}"), number, action, text);
        }
        more_row(sheet, (self.from, ENTRIES_PER_PAGE, self.people.len()), |from| Self { from, ..self.clone() })?;
        back_and_end_rows(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        if self.from > 0 {
            ReviewAction::return_to(Self { from: 0, ..self.clone() })
        } else {
            ReviewAction::return_to(SearchPage)
        }
    }
}
