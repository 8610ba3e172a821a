//! What the resident is shown: the page for where the walkthrough is, in the words of its language.

mod alerts;
mod call;
mod ending;
mod keys;
mod opening;
mod overlays;
mod steps;

use crate::content::{Content, ContentError, MessageArgs, MessageBundle};
use crate::page::{ActionPage, Page, PageRow, RowRole};
use crate::page_builder::{BACK, MENU, PageBuilder};
use crate::walkthrough::{Action, At, Phase, Shown, Stage, Walkthrough};
use consent_log::consent::Notice;
use furigana::Lang;
use furigana::{Counter, RichText, counted};

/// A page of the resident's while it is being written.
type Sheet<'a> = PageBuilder<'a, Action>;

/// What a page depends on besides the walkthrough.
#[derive(Clone, Copy, Debug)]
pub struct Stagecraft<'a> {
    /// The words and the pack.
    pub content: &'a Content,
    /// Whether every page is marked as a demonstration.
    pub demo: bool,
    /// How long the question whether somebody is there waits, in seconds.
    pub still_there_seconds: u32,
}

/// The page that the walkthrough shows now.
pub fn page(walk: &Walkthrough, stage: Stagecraft<'_>) -> Result<ActionPage<Action>, ContentError> {
    let scene = Scene::new(walk, stage)?;
    let mut sheet = Sheet::new(scene.words, scene.args.clone());
    if stage.demo {
        sheet.row("mark-demo", RowRole::Mark)?;
    }
    scene.mark_call(&mut sheet)?;
    scene.write(&mut sheet)?;
    if let Some(alert) = walk.alert() {
        let text = alerts::text(&scene, alert, &sheet)?;
        sheet.push(PageRow::text("alert", RowRole::Alert, text));
    }
    // No key does anything while the record is being written.
    if *walk.here() != At::Keeping {
        let help = if *walk.here() == At::TryKeys { "help-try-keys" } else { "help-line" };
        sheet.row(help, RowRole::Help)?;
    }
    Ok(sheet.finish(scene.page_id(), walk.lang().clone()))
}

/// What the walkthrough is told about a page that was shown: its words, and what it read back.
pub fn shown(walk: &Walkthrough, page: &Page) -> Shown {
    let reads_back = matches!(walk.here(), At::ReadBack(_));
    let read_back = if reads_back { ending::lines_read_back(walk, page) } else { Vec::new() };
    let personal = walk.here().is_personal() || page.entry.is_some();
    let notice = (!personal).then(|| notice(walk, page));
    Shown { notice, read_back }
}

/// The very words of a page, as they are kept with a record: ids, words with readings, what is said.
///
/// Fixed rows (help, alerts, where the page stands) are left out: they are no part of what is explained.
fn notice(walk: &Walkthrough, page: &Page) -> Notice {
    let explained =
        |row: &&PageRow| !matches!(row.role, RowRole::Alert | RowRole::Help | RowRole::Mark | RowRole::Progress);
    let rows: Vec<serde_json::Value> = page.rows.iter().filter(explained).map(row_kept).collect();
    Notice {
        page: page.id.clone(),
        edition: format!("{}/{}", walk.pack().id(), walk.pack().edition()),
        lang: page.lang.tag().to_owned(),
        body: serde_json::Value::Array(rows).to_string().into_bytes(),
    }
}

fn row_kept(row: &PageRow) -> serde_json::Value {
    serde_json::json!({
        "id": row.id,
        "number": row.number,
        "text": row.text.source(),
        "said": row.text.spoken(),
    })
}

/// The walkthrough with the words of its language.
struct Scene<'a> {
    walk: &'a Walkthrough,
    stage: Stagecraft<'a>,
    words: &'a MessageBundle,
    args: MessageArgs,
}

impl<'a> Scene<'a> {
    fn new(walk: &'a Walkthrough, stage: Stagecraft<'a>) -> Result<Self, ContentError> {
        let words = stage.content.messages(walk.lang())?;
        let args = walk.circumstances().args(words)?;
        Ok(Self { walk, stage, words, args })
    }

    fn write(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        match self.walk.here() {
            At::About => self.about(sheet),
            At::Amount => self.amount(sheet),
            At::AskBack => Self::ask_back(sheet),
            At::AskStop => self.ask_stop(sheet),
            At::Begin => Self::begin(sheet),
            At::Contents(from) => self.contents(sheet, *from),
            At::Earlier { wishes, .. } => Self::earlier(sheet, wishes),
            At::Ended(ending) => self.ended(sheet, ending),
            At::KeyHelp => self.key_help(sheet),
            At::Keeping => Self::keeping(sheet),
            At::Language => self.languages(sheet),
            At::Listening => self.listening(sheet),
            At::Menu => self.menu(sheet),
            At::Moving => Self::moving(sheet),
            At::Number => self.number(sheet),
            At::Question(question) => self.question(sheet, *question),
            At::Questions(from) => self.questions(sheet, *from),
            At::ReadBack(from) => self.read_back(sheet, *from),
            At::ReceiptEntry => Self::receipt_entry(sheet),
            At::Rest => self.rest(sheet),
            At::Seal => self.seal(sheet),
            At::StaffCalled => self.staff_called(sheet),
            At::StaffNumber(_) => self.staff_number(sheet),
            At::StaffAnswer | At::StaffPin => Self::staff_pin(sheet),
            At::StillThere => self.still_there(sheet),
            At::Step(stage) => self.step(sheet, stage),
            At::TryKeys => Self::try_keys(sheet),
            At::WithdrawAsk { who, .. } => Self::withdraw_ask(sheet, who.as_deref()),
            At::WithdrawList { wishes, from, .. } => self.withdraw_list(sheet, wishes, *from),
        }
    }

    /// The id of the page: for a step of the pack the step's own, so that records name it.
    fn page_id(&self) -> String {
        match self.walk.here() {
            At::Step(stage) => self.step_page_id(stage),
            At::About => "about".to_owned(),
            At::Amount => "ask-amount".to_owned(),
            At::AskBack => "ask-back".to_owned(),
            At::AskStop => "ask-stop".to_owned(),
            At::Begin => "begin".to_owned(),
            At::Contents(from) => format!("contents-{from}"),
            At::Earlier { .. } => "earlier".to_owned(),
            At::Ended(_) => "ended".to_owned(),
            At::KeyHelp => "key-help".to_owned(),
            At::Keeping => "keeping".to_owned(),
            At::Language => "ask-language".to_owned(),
            At::Listening => "listening".to_owned(),
            At::Menu => "menu".to_owned(),
            At::Moving => "moving".to_owned(),
            At::Number => "number".to_owned(),
            At::Question(question) => self.question_id(*question),
            At::Questions(from) => format!("questions-{from}"),
            At::ReadBack(from) => format!("read-back-{from}"),
            At::ReceiptEntry => "receipt-entry".to_owned(),
            At::Rest => "rest".to_owned(),
            At::Seal => "seal".to_owned(),
            At::StaffAnswer => "staff-answer".to_owned(),
            At::StaffCalled => "staff-called".to_owned(),
            At::StaffNumber(_) => "staff-number".to_owned(),
            At::StaffPin => "staff-pin".to_owned(),
            At::StillThere => "still-there".to_owned(),
            At::TryKeys => "try-keys".to_owned(),
            At::WithdrawAsk { who, .. } => if who.is_none() { "withdraw-who" } else { "withdraw" }.to_owned(),
            At::WithdrawList { from, .. } => format!("withdraw-list-{from}"),
        }
    }

    fn step_page_id(&self, stage: &Stage) -> String {
        let id = self.walk.step((stage.chapter, stage.step)).map_or("step", |step| step.id());
        match &stage.phase {
            Phase::First => id.to_owned(),
            Phase::Check(phase) => format!("{id}.{}", steps::check_phase_id(*phase)),
            Phase::Detail { detail, .. } => detail.clone(),
            Phase::Given => format!("{id}.given"),
        }
    }

    /// A small number as it stands in a sentence, read in Japanese and plain elsewhere.
    fn digits(&self, number: u32) -> RichText {
        RichText::plain(number.to_string())
    }

    fn seconds(&self, seconds: u32) -> RichText {
        if self.walk.lang().is_japanese() {
            counted(seconds, Counter::Second)
        } else {
            RichText::plain(format!("{seconds} seconds"))
        }
    }

    fn lang(&self) -> &Lang {
        self.walk.lang()
    }
}

impl PageBuilder<'_, Action> {
    fn next(&mut self) -> Result<(), ContentError> {
        self.choice(1, Action::Next, "go-next")
    }

    fn back(&mut self) -> Result<(), ContentError> {
        self.choice(BACK, Action::Back, "go-back")
    }

    /// The way back and other things: the last choices of every page of the walkthrough.
    fn back_and_menu(&mut self) -> Result<(), ContentError> {
        self.back()?;
        self.choice(MENU, Action::Menu, "go-menu")
    }
}
