//! What a page of review is written from: the state of review with the words of its language.

use jiff::civil::{Date, DateTime};

use crate::content::{Args, Content, ContentError, Words};
use crate::page::{ActionPage, Role, Row};
use crate::page_builder::mistakes::{mistake, not_kana};
use consent_log::consent::Standing;
use consent_log::{
    CallOutcome, DecryptedRecord, DecryptedWish, InboxEntry, Pseudonym, Resident, ReviewState, StaffCall,
    UnreadableEntry,
};
use furigana::{Counter, RichText, count, hours};

use super::pages::StaffPage;
use super::rows::{LISTED_AT_ONCE, Sheet, plain};
use super::{Action, Alert, Review, TriagedRecord, Trouble};

/// The state of review with the words of its language.
pub(super) struct Context<'a> {
    pub(super) review: &'a Review,
    pub(super) content: &'a Content,
    pub(super) words: &'a Words,
}

impl<'a> Context<'a> {
    pub(super) fn new(review: &'a Review, content: &'a Content) -> Result<Self, ContentError> {
        Ok(Self { review, content, words: content.staff_words(&review.lang)? })
    }

    /// Writes a page, with the alert and the line of help behind its rows.
    pub(super) fn page<P: StaffPage + ?Sized>(&self, page: &P) -> Result<ActionPage<Action>, ContentError> {
        let mut sheet = Sheet::new(self.words, Args::new());
        page.write(self, &mut sheet)?;
        if let Some(alert) = &self.review.alert {
            let text = self.alert(&sheet, alert)?;
            sheet.push(Row::text("alert", Role::Alert, text));
        }
        sheet.row("staff-help-line", Role::Help)?;
        Ok(sheet.finish(page.id(), self.review.lang.clone()))
    }

    fn alert(&self, sheet: &Sheet<'_>, alert: &Alert) -> Result<RichText, ContentError> {
        match alert {
            Alert::Failed(Trouble::Known(why)) => self.text(&format!("review-trouble-{why}")),
            Alert::Failed(Trouble::About(why, what)) => {
                self.words.text(&format!("review-trouble-{why}"), &Args::new().with("what", plain(what)))
            }
            Alert::NotKana(wrong) => not_kana(self.words, *wrong),
            Alert::Printed(file) => self.words.text("review-printed", &Args::new().with("file", plain(file))),
            Alert::Words(id) => self.text(id),
            Alert::Wrong(wrong) => mistake(sheet, wrong),
        }
    }

    pub(super) fn opened(&self) -> Option<&'a DecryptedRecord> {
        self.review.opened()
    }

    /// Returns an answer of the open record.
    pub(super) fn wish(&self, wish: usize) -> Option<&'a DecryptedWish> {
        self.opened()?.wishes.get(wish)
    }

    pub(super) fn text(&self, id: &str) -> Result<RichText, ContentError> {
        self.words.text(id, &Args::new())
    }

    /// Returns the text of a message, or its id: a wish of another edition may have no words, and is never left out.
    pub(super) fn named(&self, id: &str) -> Result<RichText, ContentError> {
        if self.words.has(id) { self.text(id) } else { Ok(plain(id)) }
    }

    pub(super) fn role(&self, role: consent_log::Role) -> Result<RichText, ContentError> {
        self.text(&format!("staff-role-{}", role.as_str()))
    }

    /// Returns date and time, with the year only where it is not the current one.
    pub(super) fn when(&self, at: DateTime) -> RichText {
        if !self.review.lang.is_japanese() {
            let year = if at.year() == self.review.today.year() { "" } else { " %Y" };
            return plain(at.strftime(&format!("%-d %b{year} %H:%M")));
        }
        // jiff counts in signed numbers; months, days and hours are never negative.
        let number = |n: i8| u32::from(n.unsigned_abs());
        self.short_day(at.date()).then(plain(" ")).then(hours(number(at.hour()), number(at.minute())))
    }

    /// Returns a day with its reading.
    pub(super) fn day(&self, day: Date) -> RichText {
        if !self.review.lang.is_japanese() {
            return plain(day.strftime("%A, %-d %B %Y"));
        }
        furigana::date(
            u32::from(day.year().unsigned_abs()),
            u32::from(day.month().unsigned_abs()),
            u32::from(day.day().unsigned_abs()),
        )
    }

    /// Returns a day, with the year only where it is not the current one.
    pub(super) fn short_day(&self, day: Date) -> RichText {
        let this_year = day.year() == self.review.today.year();
        let number = |n: i8| u32::from(n.unsigned_abs());
        match (self.review.lang.is_japanese(), this_year) {
            (true, true) => count(number(day.month()), Counter::Month).then(count(number(day.day()), Counter::Day)),
            (true, false) => self.day(day),
            (false, true) => plain(day.strftime("%a %-d %b")),
            (false, false) => plain(day.strftime("%-d %b %Y")),
        }
    }

    /// Joins texts as a list inside a sentence.
    pub(super) fn listed(&self, texts: impl IntoIterator<Item = RichText>) -> RichText {
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

    /// Returns a person as staff know them: name with kana, room, number.
    pub(super) fn person(&self, person: Option<&Resident>) -> Result<RichText, ContentError> {
        let Some(person) = person else { return self.text("review-nobody-yet") };
        let room = if person.room.is_empty() {
            None
        } else {
            Some(self.words.text("review-room", &Args::new().with("room", plain(&person.room)))?)
        };
        // A reading is hiragana only (rule L1, docs/rules.md): the space between the names would be refused.
        let kana = person.kana.replace([' ', '　'], "");
        // Staff may have typed kana that the notation does not take: then the name is shown without a reading.
        let read =
            if kana.is_empty() { None } else { RichText::parse(&format!("｜{}《{kana}》", person.name)).ok() };
        let name = read.or_else(|| Some(plain(&person.name)).filter(|name| !name.is_empty()));
        let number = Some(plain(&person.number)).filter(|number| !number.is_empty());
        Ok(self.listed([name, room, number].into_iter().flatten()))
    }

    /// Returns the name of a member of staff, or the pseudonym if the staff book has none.
    pub(super) fn member(&self, staff: &Pseudonym) -> RichText {
        self.review.names.get(staff).map_or_else(|| plain(staff), plain)
    }

    pub(super) fn option(&self, question: &str, option: &str) -> RichText {
        // An option of an older edition may have no words: its id is better than nothing.
        self.words.option(question, option, &Args::new()).unwrap_or_else(|_| plain(option))
    }

    /// Returns an answer with the options that were picked.
    pub(super) fn answer(&self, wish: &DecryptedWish) -> RichText {
        let mut text = self.option(&wish.wish, &wish.answer);
        for (detail, options) in &wish.details {
            for option in options {
                text.push(plain(" / "));
                text.push(self.option(detail, option));
            }
        }
        text
    }

    pub(super) fn state(&self, state: ReviewState) -> Result<RichText, ContentError> {
        self.text(match state {
            ReviewState::New => "review-state-new",
            ReviewState::TalkedOver => "review-state-talked-over",
            ReviewState::Viewed => "review-state-viewed",
        })
    }

    pub(super) fn kind(&self, line: &InboxEntry) -> Result<RichText, ContentError> {
        self.text(match line.standing {
            Standing::MessageToStaff => "review-kind-message",
            Standing::Wish => "review-kind-wish",
        })
    }

    /// Returns the line of a record: when it was made, marks for what happened to it, and its code.
    pub(super) fn history_line(&self, line: &InboxEntry, marks: Vec<RichText>) -> Result<RichText, ContentError> {
        let args = Args::new()
            .with("when", self.when(line.at))
            .with("marks", self.listed(marks))
            .with("many", plain(line.wishes))
            .with("receipt", plain(line.receipt));
        self.words.text("review-history-line", &args)
    }

    /// Returns why a record needs attention, the most urgent reason first.
    pub(super) fn flags(&self, record: &TriagedRecord) -> Result<RichText, ContentError> {
        let flags = record.flags.iter().map(|flag| self.text(&format!("review-flag-{}", flag.as_str())));
        Ok(self.listed(flags.collect::<Result<Vec<_>, _>>()?))
    }

    /// Writes which records cannot be read, each with its code and its day.
    pub(super) fn unread_rows(&self, sheet: &mut Sheet<'_>, unread: &[UnreadableEntry]) -> Result<(), ContentError> {
        if unread.is_empty() {
            return Ok(());
        }
        // A damaged disk may spoil hundreds: all are counted, and only the first ones named.
        let named = unread.iter().take(LISTED_AT_ONCE).map(|one| self.unread(one)).collect::<Result<Vec<_>, _>>()?;
        sheet.with("many", plain(unread.len()));
        sheet.with("which", self.listed(named));
        sheet.row("review-unread", Role::Statement)
    }

    fn unread(&self, unread: &UnreadableEntry) -> Result<RichText, ContentError> {
        let event = Args::new().with("event", plain(unread.event));
        let code = unread.receipt.map_or_else(|| self.words.text("review-event", &event), |code| Ok(plain(code)))?;
        Ok(match unread.at {
            Some(at) => self.when(at).then(plain(" ")).then(code),
            None => code,
        })
    }

    /// Writes the calls for staff that nobody answered, on the first pages that staff see.
    pub(super) fn call_rows(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        for (number, call) in self.review.calls.iter().enumerate() {
            sheet.push(Row::text(format!("call.{number}"), Role::Statement, self.call(call)?));
        }
        Ok(())
    }

    fn call(&self, call: &StaffCall) -> Result<RichText, ContentError> {
        let (id, seconds) = match call.became {
            CallOutcome::Left(seconds) => ("review-call-left", seconds),
            // The texts of lost and open calls mention no time.
            CallOutcome::Lost => ("review-call-lost", 0),
            CallOutcome::Open => ("review-call-open", 0),
            CallOutcome::TakenBack(seconds) => ("review-call-taken-back", seconds),
        };
        let args = Args::new().with("when", self.when(call.at)).with("seconds", self.seconds(seconds));
        self.words.text(id, &args)
    }

    fn seconds(&self, seconds: u64) -> RichText {
        // `count` takes no larger numbers; this is more than a century.
        match u32::try_from(seconds) {
            Ok(seconds) if self.review.lang.is_japanese() => count(seconds, Counter::Second),
            _ => plain(format!("{seconds} seconds")),
        }
    }
}
