//! The report for a person about their own records, in easy words: everything that is stored, and who looked at it.

use jiff::civil::DateTime;

use crate::content::{Args, Content, ContentError, Words};
use crate::page::{ActionPage, Role, Row};
use crate::page_builder::{BACK, PageBuilder};
use consent_log::consent::Standing;
use consent_log::{DecryptedRecord, DecryptedWish, PartialRead, Resident, ReviewEntry};
use furigana::Lang;
use furigana::{RichText, date, hours};

use super::{Action, Names};

type Sheet<'a> = PageBuilder<'a, Action>;

/// Returns easy Japanese for a visit in Japanese, otherwise the language of the visit.
fn language(content: &Content, record: &DecryptedRecord) -> Lang {
    let own = Lang::new(&record.lang);
    let easy = Lang::new("ja-simple");
    // A pack may have no easy Japanese.
    if own.is_japanese() && content.words(&easy).is_ok() { easy } else { own }
}

/// Returns the page that tells the person who looked at their record.
pub(super) fn looked(
    content: &Content,
    record: &DecryptedRecord,
    names: &Names,
) -> Result<ActionPage<Action>, ContentError> {
    let lang = language(content, record);
    let telling = Telling { words: content.words(&lang)?, names };
    let mut sheet = Sheet::new(telling.words, Args::new());
    sheet.asks();
    telling.looked(&mut sheet, record)?;
    sheet.choice(BACK, Action::Back, "go-back")?;
    sheet.row("help-line", Role::Help)?;
    Ok(sheet.finish("review-looked".to_owned(), lang))
}

/// Returns everything about one person, for that person: each answer, what happened to it, and who looked.
pub fn everything(
    content: &Content,
    person: &Resident,
    (records, names): (&PartialRead<DecryptedRecord>, &Names),
) -> Result<ActionPage<Action>, ContentError> {
    // The records come oldest first: the person is addressed as at their latest visit.
    let lang = records.read.last().map_or_else(|| Lang::new("ja-simple"), |record| language(content, record));
    let telling = Telling { words: content.words(&lang)?, names };
    let mut sheet = Sheet::new(telling.words, Args::new().with("name", called(person)));
    sheet.heading_and("print", &["s1", "s2"])?;
    for record in &records.read {
        telling.record(&mut sheet, record)?;
    }
    // The report must not claim to be complete where records could not be read.
    let end = if records.unread.is_empty() { "print-end" } else { "print-unread" };
    sheet.with("many", RichText::plain(records.unread.len().to_string()));
    sheet.row(end, Role::Statement)?;
    Ok(sheet.finish("print".to_owned(), lang))
}

/// Returns the name with its kana; without a name, the facility's own number.
fn called(person: &Resident) -> RichText {
    if person.name.is_empty() {
        return RichText::plain(&person.number);
    }
    let with_kana = format!("｜{}《{}》", person.name, person.kana.replace([' ', '　'], ""));
    let read = if person.kana.is_empty() { None } else { RichText::parse(&with_kana).ok() };
    read.unwrap_or_else(|| RichText::plain(&person.name))
}

struct Telling<'a> {
    words: &'a Words,
    names: &'a Names,
}

impl Telling<'_> {
    fn record(&self, sheet: &mut Sheet<'_>, record: &DecryptedRecord) -> Result<(), ContentError> {
        sheet.with("when", self.when(record.at));
        sheet.with("receipt", RichText::plain(record.receipt.to_string()));
        sheet.row("print-record", Role::Heading)?;
        if record.standing == Standing::MessageToStaff {
            sheet.row("print-message", Role::Statement)?;
        }
        for wish in &record.wishes {
            self.wish(sheet, wish)?;
        }
        self.looked(sheet, record)
    }

    fn wish(&self, sheet: &mut Sheet<'_>, wish: &DecryptedWish) -> Result<(), ContentError> {
        let asked = if self.words.has(&wish.wish) {
            self.words.text(&wish.wish, &Args::new())?
        } else {
            RichText::plain(&wish.wish)
        };
        let args = Args::new().with("wish", asked).with("answer", self.answer(wish, &wish.answer));
        sheet.push(Row::text(format!("wish.{}", wish.wish), Role::Statement, self.words.text("print-answer", &args)?));
        for corrected in &wish.corrections {
            sheet.with("answer", self.answer(wish, &corrected.correction.answer));
            sheet.with("when", self.when(corrected.at));
            sheet.row("print-corrected", Role::Statement)?;
        }
        if let Some(taken_back) = &wish.withdrawn {
            sheet.with("when", self.when(taken_back.at));
            sheet.row("print-taken-back", Role::Statement)?;
        }
        Ok(())
    }

    fn answer(&self, wish: &DecryptedWish, answer: &str) -> RichText {
        self.words.option(&wish.wish, answer, &Args::new()).unwrap_or_else(|_| RichText::plain(answer))
    }

    fn looked(&self, sheet: &mut Sheet<'_>, record: &DecryptedRecord) -> Result<(), ContentError> {
        sheet.row("looked", Role::Heading)?;
        if record.reviews.is_empty() {
            return sheet.row("looked-nobody", Role::Statement);
        }
        for (at, review) in record.reviews.iter().enumerate() {
            let id = if review.talked_over { "looked-talked" } else { "looked-viewed" };
            let args = Args::new().with("when", self.when(review.at)).with("staff", self.name(review));
            sheet.push(Row::text(format!("looked.{at}"), Role::Statement, self.words.text(id, &args)?));
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
        day.then(RichText::plain(" ")).then(hours(number(at.hour()), number(at.minute())))
    }
}
