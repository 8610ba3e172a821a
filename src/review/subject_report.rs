//! The report for a person about their own records, in easy words: everything that is stored, and who looked at it.

use std::collections::BTreeMap;

use jiff::civil::DateTime;

use crate::content::{Content, ContentError, MessageArgs, MessageBundle};
use crate::page::{ActionPage, PageRow, RowRole};
use crate::page_builder::BACK;
use crate::review::answer_text::answer_text;
use crate::review::message::ReviewAction;
use crate::review::rows::ReviewPageBuilder;
use crate::review::staff_names::StaffNames;
use consent_log::consent::RecordStanding;
use consent_log::{DecryptedRecord, DecryptedWish, PartialRead, Resident, ReviewEntry};
use furigana::Lang;
use furigana::{RichText, date, time_of_day};

/// Returns easy Japanese for a visit in Japanese, otherwise the language of the visit.
fn language(content: &Content, record: &DecryptedRecord) -> Lang {
    let own = Lang::new(&record.lang);
    let easy = Lang::new("ja-simple");
    // A pack may have no easy Japanese.
    if own.is_japanese() && content.messages(&easy).is_ok() { easy } else { own }
}

/// Returns the page that tells the person who looked at their record.
pub(super) fn who_looked_page(
    content: &Content,
    record: &DecryptedRecord,
    names: &StaffNames,
) -> Result<ActionPage<ReviewAction>, ContentError> {
    let lang = language(content, record);
    let telling = ReportWriter { words: content.messages(&lang)?, names };
    let mut sheet = ReviewPageBuilder::new(telling.words, MessageArgs::new());
    sheet.asks();
    telling.who_looked_rows(&mut sheet, record)?;
    sheet.choice(BACK, ReviewAction::Back, "go-back")?;
    sheet.row("help-line", RowRole::Help)?;
    Ok(sheet.finish("review-looked".to_owned(), lang))
}

/// Returns everything about one person, for that person: each answer, what happened to it, and who looked.
pub fn report_page(
    content: &Content,
    person: &Resident,
    (records, names): (&PartialRead<DecryptedRecord>, &StaffNames),
) -> Result<ActionPage<ReviewAction>, ContentError> {
    // The records come oldest first: the person is addressed as at their latest visit.
    let lang = records.read.last().map_or_else(|| Lang::new("ja-simple"), |record| language(content, record));
    let telling = ReportWriter { words: content.messages(&lang)?, names };
    let mut sheet = ReviewPageBuilder::new(telling.words, MessageArgs::new().with("name", name_with_kana(person)));
    sheet.heading_and("print", &["s1", "s2"])?;
    for record in &records.read {
        telling.record(&mut sheet, record)?;
    }
    // The report must not claim to be complete where records could not be read.
    let end = if records.unread.is_empty() { "print-end" } else { "print-unread" };
    sheet.with("many", RichText::plain(records.unread.len().to_string()));
    sheet.row(end, RowRole::Statement)?;
    Ok(sheet.finish("print".to_owned(), lang))
}

/// Returns the name with its kana; without a name, the facility's own number.
fn name_with_kana(person: &Resident) -> RichText {
    if person.name.is_empty() {
        return RichText::plain(&person.number);
    }
    let with_kana = format!("｜{}《{}》", person.name, person.kana.replace([' ', '　'], ""));
    let read = if person.kana.is_empty() { None } else { RichText::parse(&with_kana).ok() };
    read.unwrap_or_else(|| RichText::plain(&person.name))
}

struct ReportWriter<'a> {
    words: &'a MessageBundle,
    names: &'a StaffNames,
}

impl ReportWriter<'_> {
    fn record(&self, sheet: &mut ReviewPageBuilder<'_>, record: &DecryptedRecord) -> Result<(), ContentError> {
        sheet.with("when", self.when(record.at));
        sheet.with("receipt", RichText::plain(record.receipt.to_string()));
        sheet.row("print-record", RowRole::Heading)?;
        if record.standing == RecordStanding::MessageToStaff {
            sheet.row("print-message", RowRole::Statement)?;
        }
        for wish in &record.wishes {
            self.wish(sheet, wish)?;
        }
        self.who_looked_rows(sheet, record)
    }

    fn wish(&self, sheet: &mut ReviewPageBuilder<'_>, wish: &DecryptedWish) -> Result<(), ContentError> {
        let asked = if self.words.has(&wish.wish) {
            self.words.text(&wish.wish, &MessageArgs::new())?
        } else {
            RichText::plain(&wish.wish)
        };
        let args =
            MessageArgs::new().with("wish", asked).with("answer", self.answer(wish, (&wish.answer, &wish.details)));
        sheet.push(PageRow::text(
            format!("wish.{}", wish.wish),
            RowRole::Statement,
            self.words.text("print-answer", &args)?,
        ));
        for corrected in &wish.corrections {
            let correction = &corrected.correction;
            sheet.with("answer", self.answer(wish, (&correction.answer, &correction.details)));
            sheet.with("when", self.when(corrected.at));
            sheet.row("print-corrected", RowRole::Statement)?;
        }
        if let Some(taken_back) = &wish.withdrawn {
            sheet.with("when", self.when(taken_back.at));
            sheet.row("print-taken-back", RowRole::Statement)?;
        }
        Ok(())
    }

    fn answer(&self, wish: &DecryptedWish, (answer, details): (&str, &BTreeMap<String, Vec<String>>)) -> RichText {
        answer_text(self.words, (&wish.wish, answer), details)
    }

    fn who_looked_rows(&self, sheet: &mut ReviewPageBuilder<'_>, record: &DecryptedRecord) -> Result<(), ContentError> {
        sheet.row("looked", RowRole::Heading)?;
        if record.reviews.is_empty() {
            return sheet.row("looked-nobody", RowRole::Statement);
        }
        for (at, review) in record.reviews.iter().enumerate() {
            let id = if review.talked_over { "looked-talked" } else { "looked-viewed" };
            let args = MessageArgs::new().with("when", self.when(review.at)).with("staff", self.name(review));
            sheet.push(PageRow::text(format!("looked.{at}"), RowRole::Statement, self.words.text(id, &args)?));
        }
        Ok(())
    }

    /// Returns the name of a member of staff, or the pseudonym if the staff book has none.
    fn name(&self, review: &ReviewEntry) -> RichText {
        RichText::plain(self.names.get(&review.staff).cloned().unwrap_or_else(|| review.staff.to_string()))
    }

    fn when(&self, at: DateTime) -> RichText {
        if !self.words.lang().is_japanese() {
            return RichText::plain(at.strftime("%-d %B %Y, %H:%M").to_string());
        }
        let number = |n: i8| u32::from(n.unsigned_abs());
        let day = date(u32::from(at.year().unsigned_abs()), number(at.month()), number(at.day()));
        day.then(RichText::plain(" ")).then(time_of_day(number(at.hour()), number(at.minute())))
    }
}
