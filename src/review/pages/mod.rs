//! The pages of review, in the words of staff.

mod calls;
mod cards;
mod door;
mod following;
mod inbox;
mod keys;
mod lists;
mod people;
mod record;
mod staff;
mod work;

use jiff::civil::{Date, DateTime};

use crate::content::{Args, Content, ContentError, Words};
use crate::page::{ActionPage, Entry, EntryKind, Role, Row};
use crate::script::alerts::{mistake, not_kana};
use crate::script::sheet;
use consent_log::{Duty, Opened};
use furigana::{Counter, RichText, count, hours};

use super::{Action, Alert, At, Review, Trouble, told};

type Sheet<'a> = sheet::Sheet<'a, Action>;

/// The key that leads to the rest of a list.
const MORE: u8 = 7;
/// The key of the way back.
const BACK: u8 = 8;
/// The key that locks and ends.
const END: u8 = 9;
/// Characters of the twenty-four words of the sheet, with the gaps between them.
const LONGEST_WORDS: usize = 240;

/// The page that review shows now.
pub fn page(review: &Review, content: &Content) -> Result<ActionPage<Action>, ContentError> {
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
    if let (At::Looked, Some(opened)) = (&review.at, &review.opened) {
        return told::looked(content, opened, &review.names);
    }
    let desk = Desk { review, content, words };
    desk.write(&mut sheet)?;
    if let Some(alert) = &review.alert {
        let text = desk.alert(&sheet, alert)?;
        sheet.push(Row::text("alert", Role::Alert, text));
    }
    sheet.row("staff-help-line", Role::Help)?;
    Ok(sheet.finish(page_id(&review.at), review.lang.clone()))
}

fn page_id(at: &At) -> String {
    match at {
        At::Again(_) => "review-again".to_owned(),
        At::AgainOn(_) => "review-again-on".to_owned(),
        At::Answers(from) => format!("review-answers-{from}"),
        At::Cards(at) => format!("review-{}", cards::page_id(at)),
        At::Correct(wish) => format!("review-correct-{wish}"),
        At::CorrectWhy(..) => "review-correct-why".to_owned(),
        At::Date => "review-date".to_owned(),
        At::DateWrong => "review-date-wrong".to_owned(),
        At::Due(from) => format!("review-due-{from}"),
        At::Duties(from) => format!("review-duties-{from}"),
        At::Erase => "review-erase".to_owned(),
        At::Found(from) => format!("review-found-{from}"),
        At::Hold => "review-hold".to_owned(),
        At::Inbox(from) => format!("review-inbox-{from}"),
        At::Keys(at) => format!("review-{}", keys::page_id(*at)),
        At::Link(detail) => format!("review-link-{}", detail.as_str()),
        At::List(id, from) => format!("review-list-{id}-{from}"),
        At::Lists => "review-lists".to_owned(),
        At::Looked => "review-looked".to_owned(),
        At::Member => "review-member".to_owned(),
        At::MemberLeaves => "review-member-leaves".to_owned(),
        At::MemberName => "review-member-name".to_owned(),
        At::MemberPin => "review-member-pin".to_owned(),
        At::MemberPinAgain => "review-member-pin-again".to_owned(),
        At::MemberRole => "review-member-role".to_owned(),
        At::More => "review-more".to_owned(),
        At::Outcome => "review-outcome".to_owned(),
        At::Passphrase => "review-passphrase".to_owned(),
        At::Person(from) => format!("review-person-{from}"),
        At::Pin => "review-pin".to_owned(),
        At::Record => "review-record".to_owned(),
        At::Register(from) => format!("review-register-{from}"),
        At::Search => "review-search".to_owned(),
        At::SecondPin(_) => "review-second-pin".to_owned(),
        At::Staff(from) => format!("review-staff-{from}"),
        At::Steps(duty) => format!("review-steps-{}", duty.as_str()),
        At::TakeBack(wish) => format!("review-take-back-{wish}"),
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
            At::Cards(at) => self.cards(sheet, at),
            At::Date => self.date(sheet),
            At::DateWrong => self.date_wrong(sheet),
            At::Due(from) => self.due(sheet, *from),
            At::Duties(from) => self.duties(sheet, *from),
            At::Found(from) => self.found(sheet, *from),
            At::Inbox(from) => self.inbox(sheet, *from),
            At::Keys(at) => self.keys(sheet, *at),
            At::List(id, from) => self.hand_over(sheet, (id, *from)),
            At::Lists => self.lists(sheet),
            At::Passphrase => typed(sheet, "review-passphrase", (EntryKind::HiddenText, LONGEST_WORDS)),
            At::Person(from) => self.history(sheet, *from),
            At::Pin => typed(sheet, "review-pin", (EntryKind::HiddenDigits, 8)),
            At::Register(from) => self.register(sheet, *from),
            At::Search => self.search(sheet),
            At::Staff(from) => self.staff(sheet, *from),
            At::Steps(duty) => steps(sheet, *duty),
            At::Work => self.work(sheet),
            At::Member | At::MemberLeaves | At::MemberName | At::MemberPin | At::MemberPinAgain | At::MemberRole => {
                self.about_member(sheet)
            }
            At::Again(_)
            | At::AgainOn(_)
            | At::Answers(_)
            | At::Correct(_)
            | At::CorrectWhy(..)
            | At::Erase
            | At::Hold
            | At::Link(_)
            | At::Looked
            | At::More
            | At::Outcome
            | At::Record
            | At::SecondPin(_)
            | At::TakeBack(_)
            | At::Words(_) => match self.opened() {
                Some(opened) => self.about_opened(sheet, opened),
                None => back(sheet),
            },
        }
    }

    /// Pages that stand on the open record.
    fn about_opened(&self, sheet: &mut Sheet<'_>, opened: &Opened) -> Result<(), ContentError> {
        match &self.review.at {
            At::Again(_) => self.again(sheet),
            At::AgainOn(_) => self.again_on(sheet),
            At::Answers(from) => self.answers(sheet, (opened, *from)),
            At::Correct(wish) => self.correct(sheet, (opened, *wish)),
            At::CorrectWhy(wish, answer) => self.correct_why(sheet, (opened, *wish, answer)),
            At::Erase => self.erase(sheet),
            At::Hold => self.hold(sheet, opened),
            At::Link(detail) => self.link(sheet, *detail),
            At::More => self.more(sheet, opened),
            At::Outcome => self.outcome(sheet),
            At::SecondPin(_) => self.second_pin(sheet),
            At::TakeBack(wish) => self.take_back(sheet, (opened, *wish)),
            At::Words(wish) => self.shown(sheet, opened, *wish),
            At::Cards(_)
            | At::Date
            | At::DateWrong
            | At::Due(_)
            | At::Duties(_)
            | At::Found(_)
            | At::Inbox(_)
            | At::Keys(_)
            | At::List(..)
            | At::Lists
            | At::Looked
            | At::Member
            | At::MemberLeaves
            | At::MemberName
            | At::MemberPin
            | At::MemberPinAgain
            | At::MemberRole
            | At::Passphrase
            | At::Person(_)
            | At::Pin
            | At::Record
            | At::Register(_)
            | At::Search
            | At::Staff(_)
            | At::Steps(_)
            | At::Work => self.record(sheet, opened),
        }
    }

    fn opened(&self) -> Option<&Opened> {
        self.review.opened.as_deref()
    }

    fn alert(&self, sheet: &Sheet<'_>, alert: &Alert) -> Result<RichText, ContentError> {
        let id = match alert {
            Alert::Wrong(wrong) => return mistake(sheet, wrong),
            Alert::Failed(Trouble::Known(why)) => return self.text(&format!("review-trouble-{why}")),
            Alert::Failed(Trouble::About(why, what)) => {
                return self.words.text(&format!("review-trouble-{why}"), &Args::new().with("what", plain(what)));
            }
            Alert::Printed(file) => {
                return self.words.text("review-printed", &Args::new().with("file", plain(file)));
            }
            Alert::NotKana(wrong) => return not_kana(self.words, *wrong),
            Alert::CardWritten => "review-card-written",
            Alert::Corrected => "review-corrected",
            Alert::Empty => "setup-alert-empty",
            Alert::Erased => "review-erased",
            Alert::Held => "review-held",
            Alert::KeysChanged => "review-keys-changed",
            Alert::Linked => "review-linked",
            Alert::NobodyFound => "review-nobody-found",
            Alert::NoPaper => "review-no-paper",
            Alert::NoSlot => "review-no-slot",
            Alert::NoSuchDay => "review-no-such-day",
            Alert::NothingBefore => "alert-nothing-before",
            Alert::NotYours => "review-not-yours",
            Alert::OtherPin => "setup-alert-other-pin",
            Alert::Refused => "setup-alert-refused",
            Alert::Released => "review-released",
            Alert::SlotTaken => "review-slot-taken",
            Alert::StaffChanged => "review-staff-changed",
            Alert::TakenBack => "review-took-back",
            Alert::TalkedOver => "review-marked",
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
        self.short_day(at.date()).then(plain(" ")).then(hours(number(at.hour()), number(at.minute())))
    }

    /// A day; the year only where it is not this one.
    fn short_day(&self, day: Date) -> RichText {
        let this_year = day.year() == self.review.today.year();
        let number = |n: i8| u32::from(n.unsigned_abs());
        match (self.review.lang.is_japanese(), this_year) {
            (true, true) => count(number(day.month()), Counter::Month).then(count(number(day.day()), Counter::Day)),
            (true, false) => self.day(day),
            (false, true) => plain(day.strftime("%a %-d %b")),
            (false, false) => plain(day.strftime("%-d %b %Y")),
        }
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

/// How something is done that has no pages but a command, with whom and in which order.
fn steps(sheet: &mut Sheet<'_>, duty: Duty) -> Result<(), ContentError> {
    let id = format!("review-steps-{}", duty.as_str());
    sheet.row(&id, Role::Heading)?;
    sheet.parts(&id, "s")?;
    back(sheet)
}

fn back(sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
    sheet.choice(BACK, Action::Back, "staff-back")
}

fn back_and_end(sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
    back(sheet)?;
    sheet.choice(END, Action::End, "review-end")
}
