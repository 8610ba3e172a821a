//! Every answer with its question; each can be changed from here.

use crate::content::ContentError;
use crate::content::pack_file::GateKind;
use crate::page::{Page, PageRow, RowRole};
use crate::resident::context::PageContext;
use crate::resident::message::{ResidentAction, ResidentEffect};
use crate::resident::pages::ReadBackPage;
use crate::resident::resident_page::{PagePrivacy, ResidentPage, ResidentPageBuilder};
use crate::resident::walkthrough::Walkthrough;
use consent_log::consent::RecordStanding;

/// Answers read back on one page.
const AT_ONCE: usize = 4;
/// What the id of a row with an answer begins with; the id of its wish follows.
const ANSWER: &str = "answer.";

impl ResidentPage for ReadBackPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        format!("read-back-{}", self.from)
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        let draft = context.walk.draft();
        builder.row("read-back", RowRole::Heading)?;
        builder.row("read-back-change", RowRole::Statement)?;
        if draft.operator.as_ref().is_some_and(|operator| operator.standing() == RecordStanding::MessageToStaff) {
            builder.row("read-back-message", RowRole::Statement)?;
        }
        // From 2 on: 1 leads on, as on every page that tells something.
        for (number, given) in (2u8..).zip(draft.wishes.iter().skip(self.from).take(AT_ONCE)) {
            let question = context.text(&given.wish)?;
            builder.push(PageRow::text(format!("read-back.{}", given.wish), RowRole::Statement, question));
            let answer = context.answer_text(given)?;
            builder.choose(format!("{ANSWER}{}", given.wish), number, ResidentAction::choose(&given.wish), answer);
        }
        builder.next_back_and_menu()
    }

    fn on_choice(&self, walk: &mut Walkthrough, wish: &str) -> Vec<ResidentEffect> {
        walk.change_wish(wish)
    }

    fn on_next(&self, walk: &mut Walkthrough) -> Vec<ResidentEffect> {
        let next = self.from + AT_ONCE;
        if next < walk.draft().wishes.len() {
            return walk.go(Self { from: next });
        }
        walk.go_to_step(walk.gate(GateKind::Confirm))
    }

    fn privacy(&self) -> PagePrivacy {
        PagePrivacy::AboutPerson
    }

    fn read_back(&self, walk: &Walkthrough, page: &Page) -> Vec<(String, String)> {
        // From the rows: what is confirmed is what stood on the page, not what was meant to stand there.
        let text = |id: &str| page.rows.iter().find(|row| row.id == id).map(|row| row.text.written());
        let line =
            |wish: &str| Some(format!("{} {}", text(&format!("read-back.{wish}"))?, text(&format!("{ANSWER}{wish}"))?));
        let wishes = walk.draft().wishes.iter().map(|given| given.wish.clone());
        wishes.filter_map(|wish| line(&wish).map(|line| (wish, line))).collect()
    }

    fn wishes_in(&self, rows: &[String]) -> Option<Vec<String>> {
        Some(rows.iter().filter_map(|row| row.strip_prefix(ANSWER)).map(ToOwned::to_owned).collect())
    }
}
