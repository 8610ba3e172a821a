//! Pages with the hand-over lists: who wishes something that somebody else carries out.

use crate::content::ContentError;
use crate::page::{Role, Row};
use crate::review::{HandOverList, LISTED_ON_A_LIST};
use consent_log::{Duty, Listed, Resident};
use furigana::RichText;

use super::{Action, Desk, Sheet, back, back_and_end, people, plain};

/// The key that writes the list to files: its people stand before it.
const WRITE: u8 = 6;

impl Desk<'_> {
    /// The lists that the pack has.
    pub(super) fn lists(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("review-lists", Role::Question)?;
        for (number, list) in (1u8..8).zip(&self.content.pack().file().lists) {
            let title = HandOverList { list, words: self.words }.title()?;
            sheet.choose(format!("list.{}", list.id), number, Action::List(list.id.clone(), 0), title);
        }
        back_and_end(sheet)
    }

    pub(super) fn hand_over(&self, sheet: &mut Sheet<'_>, (id, from): (&str, usize)) -> Result<(), ContentError> {
        let Some(list) = self.content.pack().file().lists.iter().find(|list| list.id == id) else {
            return back(sheet);
        };
        let (list, lines) = (HandOverList { list, words: self.words }, &self.review.listed.read);
        sheet.asks();
        sheet.push(Row::text("list", Role::Question, list.title()?));
        sheet.push(Row::text("list.note", Role::Statement, list.note()?));
        sheet.with("many", plain(lines.len()));
        sheet.row("review-list-many", Role::Statement)?;
        self.gap(sheet, &self.review.listed.unread)?;
        for (number, line) in (1u8..).zip(lines.iter().skip(from).take(LISTED_ON_A_LIST)) {
            let text = self.hand_over_line(&list, line)?;
            sheet.choose(format!("record.{}", line.receipt), number, Action::Open(line.receipt), text);
        }
        if self.review.may(Duty::Print) && !lines.is_empty() {
            sheet.choice_part(WRITE, Action::WriteList(id.to_owned()), "review-list-many", "write")?;
        }
        let next = people::next(from, LISTED_ON_A_LIST, lines.len());
        if let Some(next) = next {
            sheet.choice(super::MORE, Action::List(id.to_owned(), next), "staff-more")?;
        }
        back_and_end(sheet)
    }

    fn hand_over_line(&self, list: &HandOverList<'_>, line: &Listed) -> Result<RichText, ContentError> {
        let Listed { number, name, room, answers, .. } = line.clone();
        let is_known = !(number.is_empty() && name.is_empty());
        let resident = Resident { number, name, kana: String::new(), room };
        let mut parts = vec![self.person(is_known.then_some(&resident))?];
        for answered in &answers {
            parts.push(list.said(answered)?);
        }
        parts.push(plain(line.receipt));
        Ok(self.listed(parts))
    }
}
