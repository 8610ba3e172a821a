//! Pages at the end: reading back, the second key, the receipt, taking back.

use crate::content::ContentError;
use crate::page::{Page, PageRow, RowRole};
use crate::walkthrough::{Action, Ending, READ_BACK_AT_ONCE, Walkthrough};
use consent_log::consent::RecordStanding;
use furigana::RichText;

use super::Scene;
use super::Sheet;

/// Entries of the list of wishes to take back, on one page.
const LISTED_AT_ONCE: usize = 6;

/// The lines of a read-back page by wish, as they were shown.
pub(super) fn lines_read_back(walk: &Walkthrough, page: &Page) -> Vec<(String, String)> {
    let text = |id: &str| page.rows.iter().find(|row| row.id == id).map(|row| row.text.written());
    let line =
        |wish: &str| Some(format!("{} {}", text(&format!("read-back.{wish}"))?, text(&format!("answer.{wish}"))?));
    let wishes = walk.draft().wishes.iter().map(|given| given.wish.clone());
    wishes.filter_map(|wish| line(&wish).map(|line| (wish, line))).collect()
}

impl Scene<'_> {
    /// Every answer with its question; each can be changed from here.
    pub(super) fn read_back(&self, sheet: &mut Sheet<'_>, from: usize) -> Result<(), ContentError> {
        sheet.row("read-back", RowRole::Heading)?;
        sheet.row("read-back-change", RowRole::Statement)?;
        let operator = self.walk.draft().operator.as_ref();
        if operator.is_some_and(|operator| operator.standing() == RecordStanding::MessageToStaff) {
            sheet.row("read-back-message", RowRole::Statement)?;
        }
        let part = self.walk.draft().wishes.iter().skip(from).take(READ_BACK_AT_ONCE);
        for (number, given) in (2u8..).zip(part) {
            let question = self.words.text(&given.wish, &self.args)?;
            sheet.push(PageRow::text(format!("read-back.{}", given.wish), RowRole::Statement, question));
            let answer = self.answer_text(given)?;
            let action = Action::ChangeWish(given.wish.clone());
            sheet.choose(format!("answer.{}", given.wish), number, action, answer);
        }
        sheet.next()?;
        sheet.back_and_menu()
    }

    pub(super) fn seal(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("seal", RowRole::Question)?;
        sheet.part("seal", "s1", RowRole::Statement)?;
        sheet.part("seal", "s2", RowRole::Statement)?;
        sheet.choice_part(1, Action::Unseal, "seal", "no")?;
        sheet.choice_part(2, Action::Seal, "seal", "yes")?;
        sheet.back_and_menu()
    }

    /// It stands and is said before the writing begins, which may take seconds on a slow disk.
    pub(super) fn keeping(sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.busy();
        sheet.row("keeping", RowRole::Heading)
    }

    pub(super) fn ended(&self, sheet: &mut Sheet<'_>, ending: &Ending) -> Result<(), ContentError> {
        match ending {
            Ending::Dropped => sheet.heading_and("dropped", &["s1", "s2"])?,
            Ending::Kept(code) => Self::receipt(sheet, "kept", code, &["s2", "s3", "s4", "s5"])?,
            Ending::Listened => sheet.heading_and("listened", &["s1", "s2"])?,
            Ending::NoAnswers => sheet.heading_and("no-answers", &["s1"])?,
            Ending::NotKept => return Self::not_kept(sheet),
            Ending::Withdrawn(code) => Self::receipt(sheet, "withdrawn", code, &["s2"])?,
        }
        sheet.choice(1, Action::Finish, "finish")?;
        match ending {
            Ending::Kept(_) | Ending::Withdrawn(_) => sheet.choice(2, Action::ShowProof, "receipt-proof"),
            Ending::Dropped | Ending::Listened | Ending::NoAnswers | Ending::NotKept => Ok(()),
        }
    }

    /// The receipt code: alone on its row, so that it can be repeated, felt and written down. Nothing is chosen
    /// beforehand: one Enter too many would take the code away before it was written down.
    fn receipt(sheet: &mut Sheet<'_>, id: &str, code: &str, rest: &[&str]) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row(id, RowRole::Heading)?;
        sheet.part(id, "s1", RowRole::Statement)?;
        sheet.push(PageRow::text("receipt-code", RowRole::Statement, RichText::plain(code)));
        rest.iter().try_for_each(|part| sheet.part(id, part, RowRole::Statement))
    }

    fn not_kept(sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.heading_and("not-kept", &["s1", "s2"])?;
        sheet.choice_part(1, Action::Seal, "not-kept", "again")?;
        sheet.choice_part(2, Action::EndWithout, "not-kept", "end")
    }

    pub(super) fn earlier(sheet: &mut Sheet<'_>, wishes: &[String]) -> Result<(), ContentError> {
        sheet.asks();
        sheet.heading_and("earlier", &["s1", "s2"])?;
        sheet.choice_part(1, Action::AnswerAnew, "earlier", "anew")?;
        match wishes.len() {
            0 => sheet.part("earlier", "none", RowRole::Statement)?,
            1 => sheet.choice_part(2, Action::WithdrawAsk(Vec::new()), "earlier", "all")?,
            _ => {
                sheet.choice_part(2, Action::WithdrawAsk(Vec::new()), "earlier", "all")?;
                sheet.choice_part(3, Action::WithdrawList(0), "earlier", "one")?;
            }
        }
        sheet.back_and_menu()
    }

    /// A wish of another edition may have lost its words: it is named by its id, never left out.
    pub(super) fn withdraw_list(
        &self,
        sheet: &mut Sheet<'_>,
        wishes: &[String],
        from: usize,
    ) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("withdraw-list", RowRole::Question)?;
        for (number, wish) in (1u8..).zip(wishes.iter().skip(from).take(LISTED_AT_ONCE)) {
            let text = if self.words.has(wish) { self.words.text(wish, &self.args)? } else { RichText::plain(wish) };
            sheet.choose(format!("withdraw.{wish}"), number, Action::WithdrawAsk(vec![wish.clone()]), text);
        }
        if wishes.len() > LISTED_AT_ONCE {
            let next = if from + LISTED_AT_ONCE < wishes.len() { from + LISTED_AT_ONCE } else { 0 };
            sheet.choice(7, Action::WithdrawList(next), "go-more")?;
        }
        sheet.back_and_menu()
    }

    pub(super) fn withdraw_ask(sheet: &mut Sheet<'_>, who: Option<&str>) -> Result<(), ContentError> {
        sheet.asks();
        if who.is_none() {
            sheet.row("withdraw-who", RowRole::Question)?;
            for (number, who) in [(1, "self"), (2, "helper"), (3, "other")] {
                sheet.choice_part(number, Action::Who(who.to_owned()), "withdraw-who", who)?;
            }
            return sheet.back_and_menu();
        }
        sheet.row("withdraw", RowRole::Question)?;
        sheet.part("withdraw", "s1", RowRole::Statement)?;
        sheet.part("withdraw", "s2", RowRole::Statement)?;
        sheet.choice_part(1, Action::Back, "withdraw", "no")?;
        sheet.choice_part(2, Action::Withdraw, "withdraw", "yes")?;
        sheet.back_and_menu()
    }
}
