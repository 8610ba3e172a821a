//! A kiosk that cannot serve: one calm page for residents, and one for staff with the way out. Pure.

use crate::content::{Content, ContentError, MessageArgs};
use crate::focus::{InputError, PageCommand};
use crate::page::{ActionPage, PageRow, RowRole};
use crate::page_builder::mistakes::mistake;
use crate::page_builder::{BACK, PageBuilder};
use furigana::Lang;
use furigana::RichText;
use strum::VariantArray;

type OutagePageBuilder<'a> = PageBuilder<'a, OutageAction>;

/// The key by which staff come to their page, as it is that of other things elsewhere.
const STAFF_CHOICE: u8 = 9;

/// Why it cannot serve.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
pub enum OutageCause {
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

impl OutageCause {
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

    fn message_id(self) -> &'static str {
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
pub enum OutageAction {
    /// Back to the page for residents.
    Back,
    /// To the page for staff.
    Staff,
    /// What helps: to try again, or to set up the kiosk.
    Remedy,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutageMsg {
    /// A key that means one thing on every page.
    Command(PageCommand),
    /// A choice was decided on.
    Act(OutageAction),
    /// Nobody pressed anything for some time.
    Idle,
    /// It was tried again, and this is why it still cannot serve.
    StillFailing(OutageCause, String),
    /// Nothing was chosen, and why.
    Wrong(InputError),
}

/// What is to be done in the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutageEffect {
    /// Start set-up here.
    SetUp,
    /// Try to serve.
    TryAgain,
}

/// Who reads the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum OutageReader {
    Residents,
    Staff,
}

/// Something that the page of staff says once.
#[derive(Clone, Debug, PartialEq, Eq)]
enum OutageAlert {
    StillFailing,
    Wrong(InputError),
}

/// A kiosk that cannot serve.
#[derive(Clone, Debug)]
pub struct Outage {
    cause: OutageCause,
    /// One line for the person who looks after the machine.
    reason: String,
    /// The folder of the records.
    records_dir: String,
    /// The language of staff.
    lang: Lang,
    reader: OutageReader,
    alert: Option<OutageAlert>,
}

impl Outage {
    /// Begins at the page for residents.
    pub fn new(cause: OutageCause, why: String, data: String, lang: Lang) -> Self {
        Self { cause, reason: why, records_dir: data, lang, reader: OutageReader::Residents, alert: None }
    }

    /// Returns why it cannot serve.
    pub fn cause(&self) -> OutageCause {
        self.cause
    }

    /// Returns the language of staff.
    pub fn lang(&self) -> &Lang {
        &self.lang
    }

    /// Takes what happened; answers what is to be done.
    pub fn update(&mut self, msg: OutageMsg) -> Option<OutageEffect> {
        self.alert = None;
        match msg {
            OutageMsg::Command(PageCommand::Back | PageCommand::AskBack) | OutageMsg::Act(OutageAction::Back) => {
                self.reader = OutageReader::Residents;
            }
            // Keys of residents, such as the one that calls staff, must not open the page of staff.
            OutageMsg::Command(_) => {}
            OutageMsg::Act(OutageAction::Staff) => self.reader = OutageReader::Staff,
            OutageMsg::Act(OutageAction::Remedy) => return Some(self.remedy()),
            OutageMsg::Idle => {
                self.reader = OutageReader::Residents;
                return self.cause.may_pass().then_some(OutageEffect::TryAgain);
            }
            OutageMsg::StillFailing(cause, why) => {
                (self.cause, self.reason, self.alert) = (cause, why, Some(OutageAlert::StillFailing));
            }
            // The page of residents stays calm: it says nothing of keys without a meaning
            // (docs/decisions/0025-rest-calmly.md).
            OutageMsg::Wrong(wrong) => {
                self.alert = (self.reader == OutageReader::Staff).then_some(OutageAlert::Wrong(wrong));
            }
        }
        None
    }

    fn remedy(&self) -> OutageEffect {
        if self.cause == OutageCause::NotReady { OutageEffect::SetUp } else { OutageEffect::TryAgain }
    }
}

/// Returns the page that is shown now.
pub fn page(outage: &Outage, content: &Content) -> Result<ActionPage<OutageAction>, ContentError> {
    match outage.reader {
        OutageReader::Residents => resident_page(outage, content),
        OutageReader::Staff => staff_page(outage, content),
    }
}

/// Returns the page in the first language of the house and in each that is another tongue, for nobody has chosen one.
fn resident_page(outage: &Outage, content: &Content) -> Result<ActionPage<OutageAction>, ContentError> {
    let id = if outage.cause == OutageCause::NotReady { "outage-not-ready" } else { "outage-rest" };
    let languages = content.languages();
    let first = languages.first().cloned().unwrap_or_else(|| Lang::new("ja"));
    let mut sheet = OutagePageBuilder::new(content.messages(&first)?, MessageArgs::new());
    sheet.asks();
    sheet.heading_and(id, &["s1"])?;
    // Easy Japanese says the same as Japanese: beside it, it would only be read twice.
    for lang in languages.iter().filter(|lang| lang.is_japanese() != first.is_japanese()) {
        let words = content.messages(lang)?;
        sheet.push(PageRow::text(format!("{id}.{lang}"), RowRole::Statement, words.text(id, &MessageArgs::new())?));
        sheet.push(PageRow::text(
            format!("{id}.{lang}.s1"),
            RowRole::Statement,
            words.part(id, "s1", &MessageArgs::new())?,
        ));
    }
    sheet.choice(STAFF_CHOICE, OutageAction::Staff, "outage-for-staff")?;
    Ok(sheet.finish(id.to_owned(), first))
}

fn staff_page(outage: &Outage, content: &Content) -> Result<ActionPage<OutageAction>, ContentError> {
    let words = content.staff_messages(&outage.lang)?;
    let mut sheet =
        OutagePageBuilder::new(words, MessageArgs::new().with("data", RichText::plain(outage.records_dir.clone())));
    sheet.asks();
    let id = outage.cause.message_id();
    sheet.row(id, RowRole::Heading)?;
    sheet.parts(id, "s")?;
    // Before set-up nothing has failed, so there is no line of error to show.
    if outage.cause == OutageCause::NotReady {
        sheet.choice_part(1, OutageAction::Remedy, id, "go")?;
    } else {
        sheet.with("why", RichText::plain(outage.reason.clone()));
        sheet.row("outage-line", RowRole::Statement)?;
        sheet.choice(1, OutageAction::Remedy, "outage-again")?;
    }
    sheet.choice(BACK, OutageAction::Back, "staff-back")?;
    if let Some(alert) = &outage.alert {
        let text = match alert {
            OutageAlert::StillFailing => words.text("outage-still", &MessageArgs::new())?,
            OutageAlert::Wrong(wrong) => mistake(&sheet, wrong)?,
        };
        sheet.push(PageRow::text("alert", RowRole::Alert, text));
    }
    sheet.row("staff-help-line", RowRole::Help)?;
    Ok(sheet.finish(format!("{id}-staff"), outage.lang.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outage(cause: OutageCause, lang: &str) -> Outage {
        Outage::new(cause, "records.db: no".to_owned(), "/var/lib/madoguchi".to_owned(), Lang::new(lang))
    }

    #[test]
    fn every_cause_has_a_calm_page_for_residents_and_one_with_the_way_out_for_staff() {
        let content = Content::built_in().unwrap();
        for cause in OutageCause::VARIANTS.iter().copied() {
            for lang in content.staff_languages() {
                let mut outage = outage(cause, lang.tag());
                let residents = page(&outage, &content).unwrap();
                assert!(!residents.rows.iter().any(|row| row.text.written().contains("records.db")), "{cause:?}");
                outage.update(OutageMsg::Act(OutageAction::Staff));
                let staff = page(&outage, &content).unwrap();
                let has_why = staff.rows.iter().any(|row| row.text.written().contains("records.db: no"));
                assert_eq!(has_why, cause != OutageCause::NotReady, "{cause:?}");
                assert!(staff.rows.iter().any(|row| row.id.contains(".s-1")), "{cause:?} has no way out in {lang}");
            }
        }
    }

    #[test]
    fn keys_of_a_resident_never_lead_to_the_page_of_staff_and_change_nothing() {
        let mut outage = outage(OutageCause::Damaged, "ja");
        for msg in [
            OutageMsg::Command(PageCommand::Staff),
            OutageMsg::Command(PageCommand::KeyHelp),
            OutageMsg::Wrong(InputError::NothingChosen),
            OutageMsg::Command(PageCommand::AskBack),
        ] {
            assert_eq!(outage.update(msg), None);
            assert_eq!((outage.reader, &outage.alert), (OutageReader::Residents, &None));
        }
    }

    #[test]
    fn what_may_pass_is_looked_at_again_by_itself_and_nothing_else() {
        for cause in OutageCause::VARIANTS.iter().copied() {
            let passes = [OutageCause::AnotherKiosk, OutageCause::DiskFull, OutageCause::Unreadable].contains(&cause);
            assert_eq!(
                outage(cause, "ja").update(OutageMsg::Idle),
                passes.then_some(OutageEffect::TryAgain),
                "{cause:?}"
            );
        }
    }

    #[test]
    fn staff_who_went_away_leave_the_page_of_residents() {
        let mut outage = outage(OutageCause::Settings, "en");
        outage.update(OutageMsg::Act(OutageAction::Staff));
        assert_eq!(outage.update(OutageMsg::Act(OutageAction::Remedy)), Some(OutageEffect::TryAgain));
        outage.update(OutageMsg::Idle);
        assert_eq!(outage.reader, OutageReader::Residents);
    }
}
