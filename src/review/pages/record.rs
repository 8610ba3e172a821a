//! One record: whose, when, by whom, each answer and what became of it, and the very words that were shown.

use std::collections::BTreeSet;

use crate::consent::{Operator, Person, Presented, Standing};
use crate::content::{Args, ContentError};
use crate::page::{Role, Row};
use crate::records::{Opened, OpenedWish};
use crate::ruby::RichText;

use super::{Action, Desk, Sheet, back, back_and_end, plain};

/// Keys of a record's page behind those of its wishes.
const LINK: u8 = 6;
const TALKED_OVER: u8 = 7;
/// Wishes of a record whose words can be opened from its page.
const WISHES_WITH_KEYS: usize = 5;

impl Desk<'_> {
    pub(super) fn record(&self, sheet: &mut Sheet<'_>, opened: &Opened) -> Result<(), ContentError> {
        sheet.asks();
        sheet.with("receipt", plain(opened.receipt));
        sheet.row("review-record", Role::Heading)?;
        sheet.row(
            match opened.standing {
                Standing::MessageToStaff => "review-standing-message",
                Standing::Wish => "review-standing-wish",
            },
            Role::Statement,
        )?;
        let own = self.review.records.iter().find(|record| record.gist.line.receipt == opened.receipt);
        if let Some(record) = own.filter(|record| !record.flags.is_empty()) {
            sheet.with("flags", self.flags(record)?);
            sheet.row("review-record-flags", Role::Statement)?;
        }
        self.about(sheet, opened)?;
        for (at, wish) in opened.wishes.iter().enumerate() {
            self.wish(sheet, (at, wish))?;
        }
        self.on_the_way(sheet, opened)?;
        sheet.choice(LINK, Action::Link, "review-do-link")?;
        sheet.choice(TALKED_OVER, Action::TalkedOver, "review-do-talked-over")?;
        back_and_end(sheet)
    }

    /// Whose it is, when, and who pressed the keys.
    fn about(&self, sheet: &mut Sheet<'_>, opened: &Opened) -> Result<(), ContentError> {
        sheet.with("when", self.when(opened.at));
        sheet.row("review-recorded-at", Role::Statement)?;
        let (id, number) = match (&opened.linked, &opened.person) {
            (Some(number), _) => ("review-person-linked", number.as_str()),
            (None, Person::Number(number)) => ("review-person-number", number.as_str()),
            (None, Person::StartedByStaff { number, .. }) => ("review-person-started", number.as_str()),
            (None, Person::Ticket) => ("review-person-ticket", ""),
        };
        sheet.with("number", plain(number));
        sheet.row(id, Role::Statement)?;
        let (id, role) = match &opened.operator {
            Operator::Assisted(role) => ("review-operator-assisted", role.as_str()),
            Operator::Other(role) => ("review-operator-other", role.as_str()),
            Operator::Person => ("review-operator-person", ""),
        };
        let known = format!("role-{role}");
        let role = if self.words.has(&known) { self.words.text(&known, &Args::new())? } else { plain(role) };
        sheet.with("role", role);
        sheet.row(id, Role::Statement)
    }

    fn wish(&self, sheet: &mut Sheet<'_>, (at, wish): (usize, &OpenedWish)) -> Result<(), ContentError> {
        let mut args = Args::new().with("wish", self.named(&wish.wish)?).with("answer", self.answer(wish));
        let mut id = "review-wish";
        for (event, with) in
            [(&wish.others_asked, "review-wish-others-asked"), (&wish.withdrawn, "review-wish-taken-back")]
        {
            if let Some(taken_back) = event {
                args = args.with("when", self.when(taken_back.at));
                id = with;
            }
        }
        let text = self.words.text(id, &args)?;
        let row = format!("wish.{}", wish.wish);
        match u8::try_from(at + 1) {
            Ok(number) if at < WISHES_WITH_KEYS => sheet.push(Row::choice(row, number, Action::Words(at), text)),
            Ok(_) | Err(_) => sheet.push(Row::text(row, Role::Statement, text)),
        }
        Ok(())
    }

    fn option(&self, question: &str, option: &str) -> RichText {
        self.words.option(question, option, &Args::new()).unwrap_or_else(|_| plain(option))
    }

    fn answer(&self, wish: &OpenedWish) -> RichText {
        let mut text = self.option(&wish.wish, &wish.answer);
        for (detail, options) in &wish.details {
            for option in options {
                text.push(plain(" / "));
                text.push(self.option(detail, option));
            }
        }
        text
    }

    fn on_the_way(&self, sheet: &mut Sheet<'_>, opened: &Opened) -> Result<(), ContentError> {
        sheet.with("form", plain(&opened.form));
        sheet.with("lang", plain(&opened.lang));
        sheet.with("pack", plain(format!("{} {}", opened.pack, opened.edition)));
        sheet.row("review-form", Role::Statement)?;
        let again = opened.checks.iter().filter(|check| check.explained_again).count();
        sheet.with("again", plain(again));
        sheet.with("all", plain(opened.checks.len()));
        sheet.row("review-checks", Role::Statement)?;
        if let Some(chapter) = &opened.stopped_in {
            sheet.with("chapter", self.named(&format!("chapter-{chapter}"))?);
            sheet.row("review-stopped", Role::Statement)?;
        }
        if let Some(receipt) = &opened.replaces {
            sheet.with("receipt", plain(receipt));
            sheet.row("review-replaces", Role::Statement)?;
        }
        Ok(())
    }

    /// The very words that the person saw when they answered, and which of them our voice said to their end.
    pub(super) fn shown(&self, sheet: &mut Sheet<'_>, opened: &Opened, wish: usize) -> Result<(), ContentError> {
        let Some(wish) = opened.wishes.get(wish) else { return back(sheet) };
        sheet.row("review-words", Role::Heading)?;
        sheet.with("lang", plain(&wish.notice.lang));
        sheet.with("edition", plain(&wish.notice.edition));
        sheet.row("review-words-lang", Role::Statement)?;
        let times: Vec<&Presented> =
            opened.presented.iter().filter(|page| page.notice.page == wish.notice.page).collect();
        sheet.with("seconds", plain(times.iter().map(|page| u64::from(page.seconds)).sum::<u64>()));
        sheet.with("repeats", plain(times.iter().map(|page| u64::from(page.repeats)).sum::<u64>()));
        sheet.row("review-words-stood", Role::Statement)?;
        let heard: BTreeSet<&str> = times.iter().flat_map(|page| &page.heard).map(String::as_str).collect();
        for (at, (id, text)) in rows_kept(&wish.notice.body).into_iter().enumerate() {
            let args = Args::new().with("words", text);
            let mark = if heard.contains(id.as_str()) { "review-words-heard" } else { "review-words-seen" };
            sheet.push(Row::text(format!("shown.{at}"), Role::Statement, self.words.text(mark, &args)?));
        }
        let aloud = opened.read_aloud.contains(&wish.wish);
        sheet.row(if aloud { "review-read-aloud" } else { "review-read-back" }, Role::Statement)?;
        back(sheet)
    }
}

/// The rows of a kept page, as `script` wrote them: their ids; the number, then the words with their readings.
fn rows_kept(body: &[u8]) -> Vec<(String, RichText)> {
    let rows: Vec<serde_json::Value> = serde_json::from_slice(body).unwrap_or_default();
    let row = |row: &serde_json::Value| {
        let id = row.get("id").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
        let source = row.get("text")?.as_str()?;
        let text = RichText::parse(source).unwrap_or_else(|_| plain(source));
        let number = row.get("number").and_then(serde_json::Value::as_u64);
        Some((id, number.map_or_else(RichText::default, |number| plain(format!("{number}: "))).then(text)))
    };
    rows.iter().filter_map(row).collect()
}
