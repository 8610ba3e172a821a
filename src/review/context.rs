//! What a page of review is written from: the state of review with the words of its language.

use jiff::civil::{Date, DateTime};

use crate::content::{Content, ContentError, MessageArgs, MessageBundle};
use crate::page::{PageRow, RowRole};
use crate::page_builder::mistakes::{mistake, not_kana};
use crate::page_builder::phrases;
use crate::page_builder::sources::SourceRows;
use crate::review::answer_text::answer_text;
use crate::review::message::{FailureReason, ReviewAlert};
use crate::review::rows::{ENTRIES_PER_PAGE, ReviewPageBuilder, plain_text};
use crate::review::state::Review;
use crate::review::triage::TriagedRecord;
use consent_log::consent::RecordStanding;
use consent_log::{
    CallOutcome, DecryptedRecord, DecryptedWish, InboxEntry, Pseudonym, Resident, ReviewState, StaffCall,
    UnreadableEntry,
};
use furigana::{Counter, RichText, counted, time_of_day};

/// The state of review with the words of its language.
pub(super) struct ReviewContext<'a> {
    pub(super) review: &'a Review,
    pub(super) content: &'a Content,
    pub(super) words: &'a MessageBundle,
}

impl<'a> ReviewContext<'a> {
    pub(super) fn new(review: &'a Review, content: &'a Content) -> Result<Self, ContentError> {
        Ok(Self { review, content, words: content.staff_messages(&review.lang)? })
    }

    /// Returns the text of an alert.
    pub(super) fn alert(&self, sheet: &ReviewPageBuilder<'_>, alert: &ReviewAlert) -> Result<RichText, ContentError> {
        match alert {
            ReviewAlert::Failed(FailureReason::Known(why)) => self.text(&format!("review-trouble-{why}")),
            ReviewAlert::Failed(FailureReason::About(why, what)) => {
                self.words.text(&format!("review-trouble-{why}"), &MessageArgs::new().with("what", plain_text(what)))
            }
            ReviewAlert::NotKana(wrong) => not_kana(self.words, *wrong),
            ReviewAlert::Printed(file) => {
                self.words.text("review-printed", &MessageArgs::new().with("file", plain_text(file)))
            }
            ReviewAlert::Words(id) => self.text(id),
            ReviewAlert::Wrong(wrong) => mistake(sheet, wrong),
        }
    }

    pub(super) fn open_record(&self) -> Option<&'a DecryptedRecord> {
        self.review.open_record()
    }

    /// Returns an answer of the open record.
    pub(super) fn wish(&self, wish: usize) -> Option<&'a DecryptedWish> {
        self.open_record()?.wishes.get(wish)
    }

    pub(super) fn text(&self, id: &str) -> Result<RichText, ContentError> {
        self.words.text(id, &MessageArgs::new())
    }

    /// Returns what rows about the pack's sources are written from.
    pub(super) fn source_rows(&self) -> SourceRows<'a> {
        SourceRows { pack: self.content.pack(), words: self.words, circumstances: &self.review.circumstances }
    }

    /// Returns the text of a message, or its id: a wish of another edition may have no words, and is never left out.
    pub(super) fn text_or_id(&self, id: &str) -> Result<RichText, ContentError> {
        if self.words.has(id) { self.text(id) } else { Ok(plain_text(id)) }
    }

    pub(super) fn role(&self, role: consent_log::Role) -> Result<RichText, ContentError> {
        self.text(&format!("staff-role-{}", role.as_str()))
    }

    /// Returns date and time, with the year only where it is not the current one.
    pub(super) fn date_and_time(&self, at: DateTime) -> RichText {
        if !self.review.lang.is_japanese() {
            let year = if at.year() == self.review.today().year() { "" } else { " %Y" };
            return plain_text(at.strftime(&format!("%-d %b{year} %H:%M")));
        }
        // jiff counts in signed numbers; months, days and hours are never negative.
        let number = |n: i8| u32::from(n.unsigned_abs());
        self.short_day(at.date()).then(plain_text(" ")).then(time_of_day(number(at.hour()), number(at.minute())))
    }

    /// Returns a day with its year; in English with its weekday too.
    pub(super) fn day(&self, day: Date) -> RichText {
        if self.review.lang.is_japanese() {
            phrases::japanese_day(day)
        } else {
            plain_text(day.strftime("%A, %-d %B %Y"))
        }
    }

    /// Returns a day, with the year only where it is not the current one.
    pub(super) fn short_day(&self, day: Date) -> RichText {
        let this_year = day.year() == self.review.today().year();
        let number = |n: i8| u32::from(n.unsigned_abs());
        match (self.review.lang.is_japanese(), this_year) {
            (true, true) => counted(number(day.month()), Counter::Month).then(counted(number(day.day()), Counter::Day)),
            (true, false) => self.day(day),
            (false, true) => plain_text(day.strftime("%a %-d %b")),
            (false, false) => plain_text(day.strftime("%-d %b %Y")),
        }
    }

    /// Joins texts as a list inside a sentence.
    pub(super) fn joined(&self, texts: impl IntoIterator<Item = RichText>) -> RichText {
        phrases::joined(&self.review.lang, texts)
    }

    /// Returns a person as staff know them: name with kana, room, number.
    pub(super) fn person(&self, person: Option<&Resident>) -> Result<RichText, ContentError> {
        let Some(person) = person else { return self.text("review-nobody-yet") };
        let room = if person.room.is_empty() {
            None
        } else {
            Some(self.words.text("review-room", &MessageArgs::new().with("room", plain_text(&person.room)))?)
        };
        // A reading is hiragana only (rule L1, docs/rules.md): the space between the names would be refused.
        let kana = person.kana.replace([' ', '　'], "");
        // Staff may have typed kana that the notation does not take: then the name is shown without a reading.
        let read =
            if kana.is_empty() { None } else { RichText::parse(&format!("｜{}《{kana}》", person.name)).ok() };
        let name = read.or_else(|| Some(plain_text(&person.name)).filter(|name| !name.is_empty()));
        let number = Some(plain_text(&person.number)).filter(|number| !number.is_empty());
        Ok(self.joined([name, room, number].into_iter().flatten()))
    }

    /// Returns the name of a member of staff, or the pseudonym if the staff book has none.
    pub(super) fn staff_name(&self, staff: &Pseudonym) -> RichText {
        self.review.names.get(staff).map_or_else(|| plain_text(staff), plain_text)
    }

    pub(super) fn option(&self, question: &str, option: &str) -> RichText {
        // An option of an older edition may have no words: its id is better than nothing.
        self.words.option(question, option, &MessageArgs::new()).unwrap_or_else(|_| plain_text(option))
    }

    /// Returns an answer with the options that were picked.
    pub(super) fn answer(&self, wish: &DecryptedWish) -> RichText {
        answer_text(self.words, (&wish.wish, &wish.answer), &wish.details)
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
            RecordStanding::MessageToStaff => "review-kind-message",
            RecordStanding::Wish => "review-kind-wish",
        })
    }

    /// Returns the line of a record: when it was made, marks for what happened to it, and its code.
    pub(super) fn history_line(&self, line: &InboxEntry, marks: Vec<RichText>) -> Result<RichText, ContentError> {
        let args = MessageArgs::new()
            .with("when", self.date_and_time(line.at))
            .with("marks", self.joined(marks))
            .with("many", plain_text(line.wishes))
            .with("receipt", plain_text(line.receipt));
        self.words.text("review-history-line", &args)
    }

    /// Returns why a record needs attention, the most urgent reason first.
    pub(super) fn flags(&self, record: &TriagedRecord) -> Result<RichText, ContentError> {
        let flags = record.flags.iter().map(|flag| self.text(&format!("review-flag-{}", flag.as_str())));
        Ok(self.joined(flags.collect::<Result<Vec<_>, _>>()?))
    }

    /// Writes which records cannot be read, each with its code and its day.
    pub(super) fn unreadable_rows(
        &self,
        sheet: &mut ReviewPageBuilder<'_>,
        unread: &[UnreadableEntry],
    ) -> Result<(), ContentError> {
        if unread.is_empty() {
            return Ok(());
        }
        // A damaged disk may spoil hundreds: all are counted, and only the first ones named.
        let named =
            unread.iter().take(ENTRIES_PER_PAGE).map(|one| self.unreadable_text(one)).collect::<Result<Vec<_>, _>>()?;
        sheet.with("many", plain_text(unread.len()));
        sheet.with("which", self.joined(named));
        sheet.row("review-unread", RowRole::Statement)
    }

    fn unreadable_text(&self, unread: &UnreadableEntry) -> Result<RichText, ContentError> {
        let event = MessageArgs::new().with("event", plain_text(unread.event));
        let code =
            unread.receipt.map_or_else(|| self.words.text("review-event", &event), |code| Ok(plain_text(code)))?;
        Ok(match unread.at {
            Some(at) => self.date_and_time(at).then(plain_text(" ")).then(code),
            None => code,
        })
    }

    /// Writes the calls for staff that nobody answered, on the first pages that staff see.
    pub(super) fn call_rows(&self, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        for (number, call) in self.review.calls.iter().enumerate() {
            sheet.push(PageRow::text(format!("call.{number}"), RowRole::Statement, self.call(call)?));
        }
        Ok(())
    }

    fn call(&self, call: &StaffCall) -> Result<RichText, ContentError> {
        let (id, seconds) = match call.outcome {
            CallOutcome::Left(seconds) => ("review-call-left", seconds),
            // The texts of lost and open calls mention no time.
            CallOutcome::Lost => ("review-call-lost", 0),
            CallOutcome::Open => ("review-call-open", 0),
            CallOutcome::TakenBack(seconds) => ("review-call-taken-back", seconds),
        };
        let args = MessageArgs::new().with("when", self.date_and_time(call.at)).with("seconds", self.seconds(seconds));
        self.words.text(id, &args)
    }

    fn seconds(&self, seconds: u64) -> RichText {
        // `count` takes no larger numbers; this is more than a century.
        match u32::try_from(seconds) {
            Ok(seconds) if self.review.lang.is_japanese() => counted(seconds, Counter::Second),
            _ => plain_text(format!("{seconds} seconds")),
        }
    }
}
