//! A kiosk that cannot serve: one calm page for residents, and one for staff with the way out. Pure.

use crate::content::{Args, Content, ContentError};
use crate::page::{ActionPage, Role, Row};
use crate::page_builder::mistakes::mistake;
use crate::page_builder::{BACK, PageBuilder};
use crate::place::{Command, Wrong};
use furigana::Lang;
use furigana::RichText;
use strum::VariantArray;

type Sheet<'a> = PageBuilder<'a, Action>;

/// The key by which staff come to their page, as it is that of other things elsewhere.
const STAFF: u8 = 9;

/// Why it cannot serve.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
pub enum Cause {
    /// Another kiosk uses the records.
    AnotherKiosk,
    /// The log is not as it was written.
    Damaged,
    /// There is no room for a record.
    DiskFull,
    /// The file of the records is another program's.
    Foreign,
    /// A newer program wrote the records.
    Newer,
    /// Nothing is set up.
    NotReady,
    /// Something else.
    Other,
    /// A file of settings is not written as it should be.
    Settings,
    /// Files may not be read or written.
    Unreadable,
    /// The facility has not said what it must say before residents come.
    Unsettled,
    /// The facility was set up for another pack, or the pack is broken.
    WrongPack,
}

impl Cause {
    /// Returns whether it may pass by itself, so that the kiosk looks again without being asked.
    pub fn may_pass(self) -> bool {
        match self {
            Self::AnotherKiosk | Self::DiskFull | Self::Unreadable => true,
            Self::Damaged
            | Self::Foreign
            | Self::Newer
            | Self::NotReady
            | Self::Other
            | Self::Settings
            | Self::Unsettled
            | Self::WrongPack => false,
        }
    }

    fn id(self) -> &'static str {
        match self {
            Self::AnotherKiosk => "outage-another-kiosk",
            Self::Damaged => "outage-damaged",
            Self::DiskFull => "outage-disk-full",
            Self::Foreign => "outage-foreign",
            Self::Newer => "outage-newer",
            Self::NotReady => "outage-set-up",
            Self::Other => "outage-other",
            Self::Settings => "outage-settings",
            Self::Unreadable => "outage-unreadable",
            Self::Unsettled => "outage-unsettled",
            Self::WrongPack => "outage-wrong-pack",
        }
    }
}

/// What the choices do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Back to the page for residents.
    Back,
    /// To the page for staff.
    Staff,
    /// What helps: to try again, or to set up the kiosk.
    WayOut,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    /// A key that means one thing on every page.
    Command(Command),
    /// A choice was decided on.
    Do(Action),
    /// Nobody pressed anything for some time.
    Idle,
    /// It was tried again, and this is why it still cannot serve.
    Still(Cause, String),
    /// Nothing was chosen, and why.
    Wrong(Wrong),
}

/// What is to be done in the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Start set-up here.
    SetUp,
    /// Try to serve.
    TryAgain,
}

/// Who reads the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Residents,
    Staff,
}

/// Something that the page of staff says once.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Alert {
    Still,
    Wrong(Wrong),
}

/// A kiosk that cannot serve.
#[derive(Clone, Debug)]
pub struct Outage {
    cause: Cause,
    /// One line for the person who looks after the machine.
    why: String,
    /// The folder of the records.
    data: String,
    /// The language of staff.
    lang: Lang,
    at: At,
    alert: Option<Alert>,
}

impl Outage {
    /// Begins at the page for residents.
    pub fn new(cause: Cause, why: String, data: String, lang: Lang) -> Self {
        Self { cause, why, data, lang, at: At::Residents, alert: None }
    }

    /// Returns why it cannot serve.
    pub fn cause(&self) -> Cause {
        self.cause
    }

    /// Returns the language of staff.
    pub fn lang(&self) -> &Lang {
        &self.lang
    }

    /// Takes what happened; answers what is to be done.
    pub fn update(&mut self, msg: Msg) -> Option<Effect> {
        self.alert = None;
        match msg {
            Msg::Command(Command::Back | Command::AskBack) | Msg::Do(Action::Back) => self.at = At::Residents,
            // Keys of residents, such as the one that calls staff, must not open the page of staff.
            Msg::Command(_) => {}
            Msg::Do(Action::Staff) => self.at = At::Staff,
            Msg::Do(Action::WayOut) => return Some(self.way_out()),
            Msg::Idle => {
                self.at = At::Residents;
                return self.cause.may_pass().then_some(Effect::TryAgain);
            }
            Msg::Still(cause, why) => (self.cause, self.why, self.alert) = (cause, why, Some(Alert::Still)),
            // The page of residents stays calm: it says nothing of keys without a meaning
            // (docs/decisions/0025-rest-calmly.md).
            Msg::Wrong(wrong) => self.alert = (self.at == At::Staff).then_some(Alert::Wrong(wrong)),
        }
        None
    }

    fn way_out(&self) -> Effect {
        if self.cause == Cause::NotReady { Effect::SetUp } else { Effect::TryAgain }
    }
}

/// Returns the page that is shown now.
pub fn page(outage: &Outage, content: &Content) -> Result<ActionPage<Action>, ContentError> {
    match outage.at {
        At::Residents => for_residents(outage, content),
        At::Staff => for_staff(outage, content),
    }
}

/// Returns the page in the first language of the house and in each that is another tongue, for nobody has chosen one.
fn for_residents(outage: &Outage, content: &Content) -> Result<ActionPage<Action>, ContentError> {
    let id = if outage.cause == Cause::NotReady { "outage-not-ready" } else { "outage-rest" };
    let languages = content.languages();
    let first = languages.first().cloned().unwrap_or_else(|| Lang::new("ja"));
    let mut sheet = Sheet::new(content.words(&first)?, Args::new());
    sheet.asks();
    sheet.heading_and(id, &["s1"])?;
    // Easy Japanese says the same as Japanese: beside it, it would only be read twice.
    for lang in languages.iter().filter(|lang| lang.is_japanese() != first.is_japanese()) {
        let words = content.words(lang)?;
        sheet.push(Row::text(format!("{id}.{lang}"), Role::Statement, words.text(id, &Args::new())?));
        sheet.push(Row::text(format!("{id}.{lang}.s1"), Role::Statement, words.part(id, "s1", &Args::new())?));
    }
    sheet.choice(STAFF, Action::Staff, "outage-for-staff")?;
    Ok(sheet.finish(id.to_owned(), first))
}

fn for_staff(outage: &Outage, content: &Content) -> Result<ActionPage<Action>, ContentError> {
    let words = content.staff_words(&outage.lang)?;
    let mut sheet = Sheet::new(words, Args::new().with("data", RichText::plain(outage.data.clone())));
    sheet.asks();
    let id = outage.cause.id();
    sheet.row(id, Role::Heading)?;
    sheet.parts(id, "s")?;
    // Before set-up nothing has failed, so there is no line of error to show.
    if outage.cause == Cause::NotReady {
        sheet.choice_part(1, Action::WayOut, id, "go")?;
    } else {
        sheet.with("why", RichText::plain(outage.why.clone()));
        sheet.row("outage-line", Role::Statement)?;
        sheet.choice(1, Action::WayOut, "outage-again")?;
    }
    sheet.choice(BACK, Action::Back, "staff-back")?;
    if let Some(alert) = &outage.alert {
        let text = match alert {
            Alert::Still => words.text("outage-still", &Args::new())?,
            Alert::Wrong(wrong) => mistake(&sheet, wrong)?,
        };
        sheet.push(Row::text("alert", Role::Alert, text));
    }
    sheet.row("staff-help-line", Role::Help)?;
    Ok(sheet.finish(format!("{id}-staff"), outage.lang.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outage(cause: Cause, lang: &str) -> Outage {
        Outage::new(cause, "records.db: no".to_owned(), "/var/lib/madoguchi".to_owned(), Lang::new(lang))
    }

    #[test]
    fn every_cause_has_a_calm_page_for_residents_and_one_with_the_way_out_for_staff() {
        let content = Content::built_in().unwrap();
        for cause in Cause::VARIANTS.iter().copied() {
            for lang in content.staff_languages() {
                let mut outage = outage(cause, lang.tag());
                let residents = page(&outage, &content).unwrap();
                assert!(!residents.rows.iter().any(|row| row.text.written().contains("records.db")), "{cause:?}");
                outage.update(Msg::Do(Action::Staff));
                let staff = page(&outage, &content).unwrap();
                let has_why = staff.rows.iter().any(|row| row.text.written().contains("records.db: no"));
                assert_eq!(has_why, cause != Cause::NotReady, "{cause:?}");
                assert!(staff.rows.iter().any(|row| row.id.contains(".s-1")), "{cause:?} has no way out in {lang}");
            }
        }
    }

    #[test]
    fn keys_of_a_resident_never_lead_to_the_page_of_staff_and_change_nothing() {
        let mut outage = outage(Cause::Damaged, "ja");
        for msg in [
            Msg::Command(Command::Staff),
            Msg::Command(Command::KeyHelp),
            Msg::Wrong(Wrong::NothingChosen),
            Msg::Command(Command::AskBack),
        ] {
            assert_eq!(outage.update(msg), None);
            assert_eq!((outage.at, &outage.alert), (At::Residents, &None));
        }
    }

    #[test]
    fn what_may_pass_is_looked_at_again_by_itself_and_nothing_else() {
        for cause in Cause::VARIANTS.iter().copied() {
            let passes = [Cause::AnotherKiosk, Cause::DiskFull, Cause::Unreadable].contains(&cause);
            assert_eq!(outage(cause, "ja").update(Msg::Idle), passes.then_some(Effect::TryAgain), "{cause:?}");
        }
    }

    #[test]
    fn staff_who_went_away_leave_the_page_of_residents() {
        let mut outage = outage(Cause::Settings, "en");
        outage.update(Msg::Do(Action::Staff));
        assert_eq!(outage.update(Msg::Do(Action::WayOut)), Some(Effect::TryAgain));
        outage.update(Msg::Idle);
        assert_eq!(outage.at, At::Residents);
    }
}
