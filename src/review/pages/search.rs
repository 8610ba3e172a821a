//! Finding a person: the text that is typed, and everybody whom it fits.

use crate::content::ContentError;
use crate::page::Role;
use crate::review::context::Context;
use crate::review::entry::text_entry;
use crate::review::rows::{LISTED_AT_ONCE, Sheet, back, back_and_end, more, plain, typing};
use crate::review::{Action, Alert, Effect, Review};
use consent_log::{NameIndex, Permission, Resident, privacy};
use furigana::romaji::hiragana;

use super::person::PersonPage;
use super::work::WorkPage;
use super::{Access, StaffPage};

const NOBODY_FOUND: Alert = Alert::Words("review-nobody-found");

/// A part of a name, kana, a room or a number is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SearchPage;

impl StaffPage for SearchPage {
    fn id(&self) -> String {
        "review-search".to_owned()
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        typing(sheet, "review-search", text_entry(40))?;
        context.unread_rows(sheet, &context.review.unread)?;
        back(sheet)
    }

    fn back(&self, _review: &Review) -> Action {
        Action::return_to(WorkPage)
    }

    fn access(&self) -> Access {
        Access::With(Permission::Read)
    }

    fn opening(&self, _review: &mut Review) -> Vec<Effect> {
        vec![Effect::List]
    }

    /// Searches; a single person found is shown at once.
    fn typed(&self, review: &Review, text: String) -> Action {
        if text.trim().is_empty() {
            return Action::Back;
        }
        if privacy::refuse(&text).is_err() {
            return Action::Say(Alert::REFUSED);
        }
        let people = found(review, &text);
        match people.as_slice() {
            [] => Action::Say(NOBODY_FOUND),
            [one] => Action::open(PersonPage { resident: one.clone(), from: 0 }),
            [_, _, ..] => Action::open(SearchResultsPage { people, from: 0 }),
        }
    }

    fn examples(&self) -> &'static [&'static str] {
        &["山", "はなこ", "nobody"]
    }
}

/// Returns everybody whom the text fits, each once, sorted by kana.
fn found(review: &Review, text: &str) -> Vec<Resident> {
    let index = review.records.iter().filter_map(|record| record.gist.found()).collect::<NameIndex>();
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

/// The people that were found, from this one on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SearchResultsPage {
    people: Vec<Resident>,
    from: usize,
}

impl StaffPage for SearchResultsPage {
    fn id(&self) -> String {
        format!("review-found-{}", self.from)
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.with("many", plain(self.people.len()));
        sheet.row("review-found", Role::Question)?;
        context.unread_rows(sheet, &context.review.unread)?;
        for (number, person) in (1u8..).zip(self.people.iter().skip(self.from).take(LISTED_AT_ONCE)) {
            let text = context.person(Some(person))?;
            let action = Action::open(PersonPage { resident: person.clone(), from: 0 });
            sheet.choose(format!("person.{number}"), number, action, text);
        }
        more(sheet, (self.from, LISTED_AT_ONCE, self.people.len()), |from| Self { from, ..self.clone() })?;
        back_and_end(sheet)
    }

    fn back(&self, _review: &Review) -> Action {
        if self.from > 0 { Action::return_to(Self { from: 0, ..self.clone() }) } else { Action::return_to(SearchPage) }
    }
}
