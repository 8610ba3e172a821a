//! One record: whose, when, by whom, each answer and what became of it, and the very words that were shown.

use std::collections::BTreeSet;

use crate::content::{Args, ContentError};
use crate::page::{Role, Row};
use crate::review::LISTED_AT_ONCE;
use consent_log::consent::{Operator, Person, Presented, Standing};
use consent_log::{Opened, OpenedWish, Pseudonym};
use furigana::RichText;

use super::{Action, Desk, MORE, Sheet, back, back_and_end, plain};

/// Keys of a record's page behind those of its wishes.
const OTHERS: u8 = 5;
const MORE_TO_DO: u8 = 6;
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
        self.wishes(sheet, opened)?;
        self.came_of_it(sheet, opened)?;
        self.on_the_way(sheet, opened)?;
        sheet.choice_part(MORE_TO_DO, Action::More, "review-more", "go")?;
        sheet.choice(TALKED_OVER, Action::TalkedOver, "review-do-talked-over")?;
        back_and_end(sheet)
    }

    /// Each answer with a key to its words; where there are more than keys, the last key leads to the rest.
    fn wishes(&self, sheet: &mut Sheet<'_>, opened: &Opened) -> Result<(), ContentError> {
        let with_keys = if opened.wishes.len() > WISHES_WITH_KEYS { WISHES_WITH_KEYS - 1 } else { WISHES_WITH_KEYS };
        for (number, (at, wish)) in (1u8..).zip(opened.wishes.iter().enumerate()) {
            let (row, text) = (format!("wish.{}", wish.wish), self.wish(wish)?);
            if at < with_keys {
                sheet.choose(row, number, Action::Words(at), text);
            } else {
                sheet.push(Row::text(row, Role::Statement, text));
            }
        }
        if opened.wishes.len() > with_keys {
            sheet.choice(OTHERS, Action::Answers(with_keys), "review-other-answers")?;
        }
        Ok(())
    }

    /// Answers from this one on, each with a key to its words.
    pub(super) fn answers(&self, sheet: &mut Sheet<'_>, (opened, from): (&Opened, usize)) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("review-other-answers", Role::Question)?;
        let shown = opened.wishes.iter().enumerate().skip(from).take(LISTED_AT_ONCE);
        for (number, (at, wish)) in (1u8..).zip(shown) {
            sheet.choose(format!("wish.{}", wish.wish), number, Action::Words(at), self.wish(wish)?);
        }
        if from + LISTED_AT_ONCE < opened.wishes.len() {
            sheet.choice(MORE, Action::Answers(from + LISTED_AT_ONCE), "staff-more")?;
        }
        back(sheet)
    }

    /// What came of talking it over, the last word last.
    fn came_of_it(&self, sheet: &mut Sheet<'_>, opened: &Opened) -> Result<(), ContentError> {
        for (at, read) in opened.outcomes.iter().enumerate() {
            let what = format!("review-came-{}", read.outcome.what);
            let args = Args::new()
                .with("when", self.when(read.at))
                .with("staff", self.name(&read.staff))
                .with("what", self.named(&what)?)
                .with("day", read.outcome.due.map(|day| self.short_day(day)).unwrap_or_default());
            let id = if read.outcome.due.is_some() { "review-came-due" } else { "review-came" };
            sheet.push(Row::text(format!("came.{at}"), Role::Statement, self.words.text(id, &args)?));
        }
        Ok(())
    }

    /// A member of staff by name; who is not in the staff book any more, by pseudonym.
    pub(super) fn name(&self, staff: &Pseudonym) -> RichText {
        self.review.names.get(staff).map_or_else(|| plain(staff), plain)
    }

    /// Whose it is, when, and who pressed the keys.
    fn about(&self, sheet: &mut Sheet<'_>, opened: &Opened) -> Result<(), ContentError> {
        sheet.with("when", self.when(opened.at));
        sheet.row("review-recorded-at", Role::Statement)?;
        let (id, person) = match (&opened.linked, &opened.person) {
            (Some(person), _) => ("review-person-linked", self.person(Some(person))?),
            (None, Person::Number(number)) => ("review-person-number", plain(number)),
            (None, Person::StartedByStaff { number, .. }) => ("review-person-started", plain(number)),
            (None, Person::Ticket) => ("review-person-ticket", RichText::default()),
        };
        sheet.with("number", person);
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

    fn wish(&self, wish: &OpenedWish) -> Result<RichText, ContentError> {
        let mut args = Args::new().with("wish", self.named(&wish.wish)?).with("answer", self.answer(wish));
        let mut id = "review-wish";
        if let Some(corrected) = wish.corrections.last() {
            args = args
                .with("when", self.when(corrected.at))
                .with("right", self.option(&wish.wish, &corrected.correction.answer))
                .with("reason", plain(&corrected.correction.reason));
            id = "review-wish-corrected";
        }
        if let Some(asked) = &wish.others_asked {
            args = args.with("when", self.when(asked.at));
            id = "review-wish-others-asked";
        }
        if let Some(taken_back) = &wish.withdrawn {
            args = args.with("when", self.when(taken_back.at));
            id = if taken_back.staff.is_some() { "review-wish-taken-back-by" } else { "review-wish-taken-back" };
            args = args.with("staff", taken_back.staff.as_ref().map(|staff| self.name(staff)).unwrap_or_default());
        }
        self.words.text(id, &args)
    }

    pub(super) fn option(&self, question: &str, option: &str) -> RichText {
        self.words.option(question, option, &Args::new()).unwrap_or_else(|_| plain(option))
    }

    pub(super) fn answer(&self, wish: &OpenedWish) -> RichText {
        let mut text = self.option(&wish.wish, &wish.answer);
        for (detail, options) in &wish.details {
            for option in options {
                text.push(plain(" / "));
                text.push(self.option(detail, option));
            }
        }
        text
    }

    /// How pages were presented, in words.
    fn form(&self, form: &str) -> Result<RichText, ContentError> {
        let by = |by: &str| {
            let known = format!("review-form-{by}");
            if self.words.has(&known) { self.text(&known) } else { Ok(plain(by)) }
        };
        let mut told = RichText::default();
        for (at, part) in form.split('+').enumerate() {
            told = if at > 0 { told.then(plain(" + ")) } else { told }.then(by(part)?);
        }
        Ok(told)
    }

    fn on_the_way(&self, sheet: &mut Sheet<'_>, opened: &Opened) -> Result<(), ContentError> {
        sheet.with("form", self.form(&opened.form)?);
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
        let (at, Some(wish)) = (wish, opened.wishes.get(wish)) else { return back(sheet) };
        sheet.asks();
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
        for (row, (id, text)) in rows_kept(&wish.notice.body).into_iter().enumerate() {
            let args = Args::new().with("words", text);
            let mark = if heard.contains(id.as_str()) { "review-words-heard" } else { "review-words-seen" };
            sheet.push(Row::text(format!("shown.{row}"), Role::Statement, self.words.text(mark, &args)?));
        }
        let aloud = opened.read_aloud.contains(&wish.wish);
        sheet.row(if aloud { "review-read-aloud" } else { "review-read-back" }, Role::Statement)?;
        if wish.withdrawn.is_none() && wish.replaced_by.is_none() {
            sheet.choice_part(1, Action::TakeBack(at), "review-take-back", "go")?;
            sheet.choice_part(2, Action::Correct(at), "review-correct", "go")?;
        }
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
