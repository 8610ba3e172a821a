//! The pages of review, in the words of staff.

use jiff::civil::DateTime;

use crate::consent::{Operator, Person, Standing};
use crate::content::{Args, Content, ContentError, Words};
use crate::page::{Entry, EntryKind, Page, Role, Row};
use crate::records::{Line, Opened, OpenedWish, State};
use crate::ruby::RichText;
use crate::script::sheet;

use super::{Action, Alert, At, LISTED_AT_ONCE, Review};

type Sheet<'a> = sheet::Sheet<'a, Action>;

/// Keys of a record's page behind those of its wishes.
const LINK: u8 = 6;
const TALKED_OVER: u8 = 7;
const BACK: u8 = 8;
const END: u8 = 9;
/// Wishes of a record whose words can be opened from its page.
const WISHES_WITH_KEYS: usize = 5;

/// The page that review shows now.
pub fn page(review: &Review, content: &Content) -> Result<Page<Action>, ContentError> {
    let words = content.staff_words(&review.lang)?;
    let mut sheet = Sheet::new(words, Args::new());
    let desk = Desk { review, words };
    desk.write(&mut sheet)?;
    if let Some(alert) = &review.alert {
        let text = desk.alert(alert)?;
        sheet.push(Row::text("alert", Role::Alert, text));
    }
    sheet.row("staff-help-line", Role::Help)?;
    Ok(sheet.finish(page_id(&review.at), review.lang.clone()))
}

fn page_id(at: &At) -> String {
    match at {
        At::Date => "review-date".to_owned(),
        At::DateWrong => "review-date-wrong".to_owned(),
        At::Inbox(from) => format!("review-inbox-{from}"),
        At::Link => "review-link".to_owned(),
        At::Passphrase => "review-passphrase".to_owned(),
        At::Pin => "review-pin".to_owned(),
        At::Record => "review-record".to_owned(),
        At::Words(wish) => format!("review-words-{wish}"),
    }
}

/// Date and time as they are written for staff: `2026-11-24 14:05`.
fn when(at: DateTime) -> RichText {
    plain(at.strftime("%Y-%m-%d %H:%M"))
}

#[expect(clippy::needless_pass_by_value, reason = "numbers, codes and texts alike")]
fn plain(text: impl ToString) -> RichText {
    RichText::plain(text.to_string())
}

struct Desk<'a> {
    review: &'a Review,
    words: &'a Words,
}

impl Desk<'_> {
    fn write(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        match &self.review.at {
            At::Date => self.date(sheet),
            At::DateWrong => {
                sheet.heading_and("review-date-wrong", &["s1", "s2"])?;
                sheet.choice(1, Action::End, "review-end")
            }
            At::Inbox(from) => self.inbox(sheet, *from),
            At::Link => {
                typed(sheet, "review-link", (EntryKind::Text, 12))?;
                sheet.choice(BACK, Action::Back, "staff-back")
            }
            At::Passphrase => typed(sheet, "review-passphrase", (EntryKind::HiddenText, 200)),
            At::Pin => typed(sheet, "review-pin", (EntryKind::HiddenDigits, 8)),
            At::Record => self.opened().map_or(Ok(()), |opened| self.record(sheet, opened)),
            At::Words(wish) => self.opened().map_or(Ok(()), |opened| self.shown(sheet, opened, *wish)),
        }
    }

    fn opened(&self) -> Option<&Opened> {
        self.review.opened.as_deref()
    }

    fn alert(&self, alert: &Alert) -> Result<RichText, ContentError> {
        let id = match alert {
            Alert::Failed(why) => return Ok(plain(why)),
            Alert::Linked => "review-linked",
            Alert::NothingBefore => "alert-nothing-before",
            Alert::Refused => "setup-alert-refused",
            Alert::TalkedOver => "review-marked",
            Alert::Wrong(_) => "alert-nothing-chosen",
        };
        self.words.text(id, &Args::new())
    }

    fn date(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let today = self.review.today;
        let date = if self.review.lang.is_japanese() {
            crate::ruby::date(
                u32::from(today.year().unsigned_abs()),
                u32::from(today.month().unsigned_abs()),
                u32::from(today.day().unsigned_abs()),
            )
        } else {
            plain(today.strftime("%A, %-d %B %Y"))
        };
        sheet.asks();
        sheet.with("date", date);
        sheet.row("review-date", Role::Question)?;
        sheet.choice_part(1, Action::Date(true), "review-date", "yes")?;
        sheet.choice_part(2, Action::Date(false), "review-date", "no")
    }

    fn inbox(&self, sheet: &mut Sheet<'_>, from: usize) -> Result<(), ContentError> {
        let lines = &self.review.lines;
        let new = lines.iter().filter(|line| line.state == State::New).count();
        sheet.asks();
        sheet.with("new", plain(new));
        sheet.with("all", plain(lines.len()));
        sheet.row("review-inbox", Role::Question)?;
        if lines.is_empty() {
            sheet.row("review-inbox-empty", Role::Statement)?;
        }
        for (number, line) in (1u8..).zip(lines.iter().skip(from).take(LISTED_AT_ONCE)) {
            let text = self.line(line)?;
            sheet.push(Row::choice(format!("record.{}", line.receipt), number, Action::Open(line.receipt), text));
        }
        if lines.len() > LISTED_AT_ONCE {
            let next = if from + LISTED_AT_ONCE < lines.len() { from + LISTED_AT_ONCE } else { 0 };
            sheet.choice(7, Action::Inbox(next), "staff-more")?;
        }
        sheet.choice(BACK, Action::Date(true), "review-refresh")?;
        sheet.choice(END, Action::End, "review-end")
    }

    fn line(&self, line: &Line) -> Result<RichText, ContentError> {
        let state = match line.state {
            State::New => "review-state-new",
            State::TalkedOver => "review-state-talked-over",
            State::Viewed => "review-state-viewed",
        };
        let args = Args::new()
            .with("state", self.words.text(state, &Args::new())?)
            .with("when", when(line.at))
            .with("many", plain(line.wishes))
            .with("receipt", plain(line.receipt));
        let id = match line.standing {
            Standing::MessageToStaff => "review-line-message",
            Standing::Wish => "review-line",
        };
        let mut text = self.words.text(id, &args)?;
        if !line.withdrawn.is_empty() {
            text.push(plain(" – "));
            text.push(self.words.text("review-taken-back", &Args::new())?);
        }
        Ok(text)
    }

    fn record(&self, sheet: &mut Sheet<'_>, opened: &Opened) -> Result<(), ContentError> {
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
        self.about(sheet, opened)?;
        for (at, wish) in opened.wishes.iter().enumerate() {
            self.wish(sheet, (at, wish))?;
        }
        self.on_the_way(sheet, opened)?;
        sheet.choice(LINK, Action::Link, "review-do-link")?;
        sheet.choice(TALKED_OVER, Action::TalkedOver, "review-do-talked-over")?;
        sheet.choice(BACK, Action::Back, "staff-back")?;
        sheet.choice(END, Action::End, "review-end")
    }

    /// Whose it is, when, and who pressed the keys.
    fn about(&self, sheet: &mut Sheet<'_>, opened: &Opened) -> Result<(), ContentError> {
        sheet.with("when", when(opened.at));
        sheet.row("review-recorded-at", Role::Statement)?;
        let (id, number) = match (&opened.linked, &opened.person) {
            (Some(linked), _) => ("review-person-linked", linked.number.as_str()),
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
        let mut args = Args::new().with("wish", self.question(&wish.wish)?).with("answer", self.answer(wish));
        let mut id = "review-wish";
        for (event, with) in
            [(&wish.others_asked, "review-wish-others-asked"), (&wish.withdrawn, "review-wish-taken-back")]
        {
            if let Some(taken_back) = event {
                args = args.with("when", when(taken_back.at));
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

    /// A wish of another edition may have lost its words: it is named by its id, never left out.
    fn question(&self, wish: &str) -> Result<RichText, ContentError> {
        if self.words.has(wish) { self.words.text(wish, &Args::new()) } else { Ok(plain(wish)) }
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
            sheet.with("chapter", self.question(&format!("chapter-{chapter}"))?);
            sheet.row("review-stopped", Role::Statement)?;
        }
        if let Some(receipt) = &opened.replaces {
            sheet.with("receipt", plain(receipt));
            sheet.row("review-replaces", Role::Statement)?;
        }
        Ok(())
    }

    /// The very words that the person saw and heard when they answered.
    fn shown(&self, sheet: &mut Sheet<'_>, opened: &Opened, wish: usize) -> Result<(), ContentError> {
        let Some(wish) = opened.wishes.get(wish) else { return sheet.choice(BACK, Action::Back, "staff-back") };
        sheet.row("review-words", Role::Heading)?;
        sheet.with("lang", plain(&wish.notice.lang));
        sheet.with("edition", plain(&wish.notice.edition));
        sheet.row("review-words-lang", Role::Statement)?;
        for (at, text) in rows_kept(&wish.notice.body).into_iter().enumerate() {
            sheet.push(Row::text(format!("shown.{at}"), Role::Statement, text));
        }
        sheet.choice(BACK, Action::Back, "staff-back")
    }
}

/// The rows of a kept page, as `script` wrote them: the number, then the words with their readings.
fn rows_kept(body: &[u8]) -> Vec<RichText> {
    let rows: Vec<serde_json::Value> = serde_json::from_slice(body).unwrap_or_default();
    let row = |row: &serde_json::Value| {
        let source = row.get("text")?.as_str()?;
        let text = RichText::parse(source).unwrap_or_else(|_| plain(source));
        let number = row.get("number").and_then(serde_json::Value::as_u64);
        Some(number.map_or_else(RichText::default, |number| plain(format!("{number}: "))).then(text))
    };
    rows.iter().filter_map(row).collect()
}

fn typed(sheet: &mut Sheet<'_>, id: &str, (kind, longest): (EntryKind, usize)) -> Result<(), ContentError> {
    sheet.types(Entry { kind, longest });
    sheet.row(id, Role::Question)?;
    sheet.part(id, "s1", Role::Statement)
}
