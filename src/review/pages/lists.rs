//! The hand-over lists: people who wish something that somebody from outside carries out.

use crate::content::ContentError;
use crate::page::{Role, Row};
use crate::review::context::Context;
use crate::review::rows::{Sheet, back, back_and_end, more, plain};
use crate::review::{Action, Effect, HandOverList, Review};
use consent_log::{HandOver, HandOverEntry, PartialRead, Permission, Resident};
use furigana::RichText;

use super::cards::menu::CardsMenuPage;
use super::work::WorkPage;
use super::{Access, StaffPage};

/// People of a list on one page: the key after them writes it to files.
const PEOPLE_AT_ONCE: usize = 5;
/// The key that writes the list to files, behind those of its people.
const WRITE: u8 = 6;

/// The lists that the pack has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ListsPage;

impl StaffPage for ListsPage {
    fn id(&self) -> String {
        "review-lists".to_owned()
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("review-lists", Role::Question)?;
        // 8 is the way back.
        for (number, list) in (1u8..8).zip(&context.content.pack().file().lists) {
            let title = HandOverList { list, words: context.words }.title()?;
            let action = Action::open(HandOverPage { list: list.id.clone(), from: 0 });
            sheet.choose(format!("list.{}", list.id), number, action, title);
        }
        back_and_end(sheet)
    }

    fn back(&self, review: &Review) -> Action {
        if review.may(Permission::Cards) { Action::open(CardsMenuPage) } else { Action::return_to(WorkPage) }
    }

    fn access(&self) -> Access {
        Access::With(Permission::Read)
    }
}

/// The hand-over list with this id, from this person on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct HandOverPage {
    pub(in crate::review) list: String,
    pub(in crate::review) from: usize,
}

impl StaffPage for HandOverPage {
    fn id(&self) -> String {
        format!("review-list-{}-{}", self.list, self.from)
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let Some(list) = self.list(context) else { return back(sheet) };
        let (list, people) = (HandOverList { list, words: context.words }, &context.review.listed.read);
        self.heading(context, sheet, &list)?;
        for (number, person) in (1u8..).zip(people.iter().skip(self.from).take(PEOPLE_AT_ONCE)) {
            let text = line(context, &list, person)?;
            let action = Action::Ask(Effect::Open(person.receipt));
            sheet.choose(format!("record.{}", person.receipt), number, action, text);
        }
        if context.review.may(Permission::Print) && !people.is_empty() {
            let action = Action::Ask(Effect::WriteList(self.list.clone()));
            sheet.choice_part(WRITE, action, "review-list-many", "write")?;
        }
        more(sheet, (self.from, PEOPLE_AT_ONCE, people.len()), |from| Self { from, ..self.clone() })?;
        back_and_end(sheet)
    }

    fn back(&self, _review: &Review) -> Action {
        if self.from > 0 { Action::return_to(Self { from: 0, ..self.clone() }) } else { Action::open(ListsPage) }
    }

    fn access(&self) -> Access {
        Access::With(Permission::Read)
    }

    /// Makes the list again when it is shown from its beginning, which the log notes.
    fn opening(&self, review: &mut Review) -> Vec<Effect> {
        if self.from > 0 {
            return Vec::new();
        }
        // If this list cannot be made, the people of another one must not be seen under its heading.
        review.listed = PartialRead::default();
        vec![Effect::HandOver(self.list.clone())]
    }

    fn lists_records(&self) -> bool {
        true
    }
}

impl HandOverPage {
    fn list<'a>(&self, context: &Context<'a>) -> Option<&'a HandOver> {
        context.content.pack().file().lists.iter().find(|list| list.id == self.list)
    }

    fn heading(
        &self,
        context: &Context<'_>,
        sheet: &mut Sheet<'_>,
        list: &HandOverList<'_>,
    ) -> Result<(), ContentError> {
        let PartialRead { read: people, unread } = &context.review.listed;
        sheet.asks();
        sheet.push(Row::text("list", Role::Question, list.title()?));
        sheet.push(Row::text("list.note", Role::Statement, list.note()?));
        sheet.with("many", plain(people.len()));
        sheet.row("review-list-many", Role::Statement)?;
        context.unread_rows(sheet, unread)
    }
}

fn line(context: &Context<'_>, list: &HandOverList<'_>, person: &HandOverEntry) -> Result<RichText, ContentError> {
    let HandOverEntry { number, name, room, answers, receipt, .. } = person.clone();
    let is_known = !(number.is_empty() && name.is_empty());
    let resident = Resident { number, name, kana: String::new(), room };
    let mut parts = vec![context.person(is_known.then_some(&resident))?];
    for answered in &answers {
        parts.push(list.said(answered)?);
    }
    parts.push(plain(receipt));
    Ok(context.listed(parts))
}
