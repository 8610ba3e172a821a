//! The pages of review, in the words of staff.

mod door;
mod inbox;
mod record;
mod work;

use jiff::civil::DateTime;

use crate::content::{Args, Content, ContentError, Words};
use crate::page::{Entry, EntryKind, Page, Role, Row};
use crate::records::Opened;
use crate::ruby::{Counter, RichText, count, hours};
use crate::script::sheet;

use super::{Action, Alert, At, Review};

type Sheet<'a> = sheet::Sheet<'a, Action>;

/// The key that leads to the rest of a list.
const MORE: u8 = 7;
/// The key of the way back.
const BACK: u8 = 8;
/// The key that locks and ends.
const END: u8 = 9;

/// The page that review shows now.
pub fn page(review: &Review, content: &Content) -> Result<Page<Action>, ContentError> {
    let words = content.staff_words(&review.lang)?;
    let mut sheet = Sheet::new(words, Args::new());
    if review.asks_for_sign {
        // What was open is not shown to whoever comes by.
        sheet.any_key();
        sheet.row("review-still-there", Role::Question)?;
        sheet.part("review-still-there", "s1", Role::Statement)?;
        sheet.choice_part(1, Action::Stay, "review-still-there", "stay")?;
        return Ok(sheet.finish("review-still-there".to_owned(), review.lang.clone()));
    }
    let desk = Desk { review, content, words };
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
        At::Duties(from) => format!("review-duties-{from}"),
        At::Inbox(from) => format!("review-inbox-{from}"),
        At::Link => "review-link".to_owned(),
        At::Passphrase => "review-passphrase".to_owned(),
        At::Pin => "review-pin".to_owned(),
        At::Record => "review-record".to_owned(),
        At::Words(wish) => format!("review-words-{wish}"),
        At::Work => "review-work".to_owned(),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "numbers, codes and texts alike")]
fn plain(text: impl ToString) -> RichText {
    RichText::plain(text.to_string())
}

/// A question that is answered by typing, with one sentence of help.
fn typed(sheet: &mut Sheet<'_>, id: &str, (kind, longest): (EntryKind, usize)) -> Result<(), ContentError> {
    sheet.types(Entry { kind, longest });
    sheet.row(id, Role::Question)?;
    sheet.part(id, "s1", Role::Statement)
}

/// The state of review with the words of its language.
struct Desk<'a> {
    review: &'a Review,
    content: &'a Content,
    words: &'a Words,
}

impl Desk<'_> {
    fn write(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        match &self.review.at {
            At::Date => self.date(sheet),
            At::DateWrong => self.date_wrong(sheet),
            At::Duties(from) => self.duties(sheet, *from),
            At::Inbox(from) => self.inbox(sheet, *from),
            At::Link => {
                typed(sheet, "review-link", (EntryKind::Text, 12))?;
                back(sheet)
            }
            At::Passphrase => typed(sheet, "review-passphrase", (EntryKind::HiddenText, 200)),
            At::Pin => typed(sheet, "review-pin", (EntryKind::HiddenDigits, 8)),
            At::Record => self.opened().map_or(Ok(()), |opened| self.record(sheet, opened)),
            At::Words(wish) => self.opened().map_or(Ok(()), |opened| self.shown(sheet, opened, *wish)),
            At::Work => self.work(sheet),
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
            Alert::NotYours => "review-not-yours",
            Alert::Refused => "setup-alert-refused",
            Alert::TalkedOver => "review-marked",
            Alert::Wrong(_) => "alert-nothing-chosen",
        };
        self.text(id)
    }

    fn text(&self, id: &str) -> Result<RichText, ContentError> {
        self.words.text(id, &Args::new())
    }

    /// A wish of another edition may have lost its words: it is named by its id, never left out.
    fn named(&self, id: &str) -> Result<RichText, ContentError> {
        if self.words.has(id) { self.text(id) } else { Ok(plain(id)) }
    }

    /// Date and time; the year only where it is not this one.
    fn when(&self, at: DateTime) -> RichText {
        if !self.review.lang.is_japanese() {
            let year = if at.year() == self.review.today.year() { "" } else { " %Y" };
            return plain(at.strftime(&format!("%-d %b{year} %H:%M")));
        }
        let number = |n: i8| u32::from(n.unsigned_abs());
        let day = if at.year() == self.review.today.year() {
            count(number(at.month()), Counter::Month).then(count(number(at.day()), Counter::Day))
        } else {
            self.day(at.date())
        };
        day.then(plain(" ")).then(hours(number(at.hour()), number(at.minute())))
    }

    /// Texts one after the other, as a list in a sentence.
    fn listed(&self, texts: impl IntoIterator<Item = RichText>) -> RichText {
        let between = if self.review.lang.is_japanese() { "、" } else { ", " };
        let mut all = RichText::default();
        for text in texts {
            if !all.is_empty() {
                all.push(plain(between));
            }
            all.push(text);
        }
        all
    }
}

fn back(sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
    sheet.choice(BACK, Action::Back, "staff-back")
}

fn back_and_end(sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
    back(sheet)?;
    sheet.choice(END, Action::End, "review-end")
}
