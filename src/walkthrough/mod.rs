//! Where the resident is, and what each press does. Pure: no clock, no screen, no disk, no words.

mod answers;
mod at;
mod call;
mod earlier;
mod ending;
mod heard;
mod listening;
mod message;
mod overlay;
mod path;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use heard::By;

pub use at::{At, CheckPhase, Ending, Phase, Stage};
pub use call::{Call, CallEnd, CallNews, Chime, Message, Reach};
pub use ending::READ_BACK_AT_ONCE;
pub use listening::{Listening, PrivateVoice};
pub use message::{Action, Alert, Effect, Msg, Shown};

use crate::content::pack_file::GateKind;
use crate::content::{Circumstances, Pack};
use crate::focus::PageCommand;
use crate::page::DisplayPrefs;
use consent_log::consent::{Draft, Notice, Operator, PresentedPage, ReadBackProof, Visit, VisitorIdentity, Withdrawal};
use furigana::Lang;

/// How a record is tied to a person (facility profile, asked at set-up).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Identity {
    /// The person types the facility's own short number of so many digits.
    Number(u8),
    /// Staff start the visit and type the facility's own short number of so many digits.
    Staff(u8),
    /// Nothing is typed; staff link the receipt to the person in review.
    #[default]
    Ticket,
}

/// Whether a record may be kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keep {
    /// Not now; asked once more at the end.
    Later,
    /// No: the person only listens.
    No,
    /// Not asked yet.
    #[default]
    Unasked,
    /// Yes.
    Yes,
}

/// What does not change between two visits.
#[derive(Clone, Debug)]
pub struct House {
    /// What is explained.
    pub pack: Arc<Pack>,
    /// Date, facility profile, abilities of the machine; no answers.
    pub circumstances: Circumstances,
    /// How a record is tied to a person.
    pub identity: Identity,
    /// The language before one is chosen.
    pub lang: Lang,
    /// How pages are shown before anything is chosen.
    pub look: DisplayPrefs,
    /// How pages are presented: `screen`, `screen-reader`, `lines`.
    pub form: &'static str,
}

/// One visit after the other.
#[derive(Clone, Debug)]
pub struct Walkthrough {
    house: House,
    private_voice: PrivateVoice,
    /// Whether headphones are in; `None` where nobody can see it.
    headphones: Option<bool>,
    visit: OneVisit,
}

/// Everything that belongs to one person. It is replaced as a whole between two visits.
#[derive(Clone, Debug)]
struct OneVisit {
    circumstances: Circumstances,
    lang: Lang,
    look: DisplayPrefs,
    /// The page that is shown is the last one; those before it wait for it.
    at: Vec<At>,
    /// Pages to which `back` returns, oldest first.
    past: Vec<At>,
    alert: Option<Alert>,
    /// The call for staff that is open.
    call: Option<Call>,
    draft: Draft,
    keep: Keep,
    person: VisitorIdentity,
    replaces: Option<String>,
    /// A withdrawal that is being written, to try it again if it cannot be.
    withdrawing: Option<Withdrawal>,
    stopped_in: Option<String>,
    only_wishes: bool,
    /// The gates at the start are passed: any chapter may be opened.
    gates_passed: bool,
    /// The words of the question page that is being answered.
    question: Option<Notice>,
    /// Answers as they were read back.
    heard: BTreeMap<String, String>,
    /// By what the visit was followed besides what was shown.
    followed: BTreeSet<By>,
    /// An answer is being changed: afterwards the read-back goes on.
    changing: bool,
    listening: Listening,
}

impl OneVisit {
    fn new(house: &House) -> Self {
        Self {
            circumstances: house.circumstances.clone(),
            lang: house.lang.clone(),
            look: house.look,
            at: vec![At::Rest],
            past: Vec::new(),
            alert: None,
            call: None,
            draft: Draft::default(),
            keep: Keep::Unasked,
            person: VisitorIdentity::Ticket,
            replaces: None,
            withdrawing: None,
            stopped_in: None,
            only_wishes: false,
            gates_passed: false,
            question: None,
            heard: BTreeMap::new(),
            followed: BTreeSet::new(),
            changing: false,
            listening: Listening::Unasked,
        }
    }
}

impl Walkthrough {
    /// A kiosk at rest.
    pub fn new(house: House) -> Self {
        let visit = OneVisit::new(&house);
        Self { house, private_voice: PrivateVoice::default(), headphones: None, visit }
    }

    /// Takes what happened; answers what is to be done in the world.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        let effects = self.take(msg);
        self.ask_where_to_listen();
        effects
    }

    fn take(&mut self, msg: Msg) -> Vec<Effect> {
        if self.was_only_a_sign_of_life(&msg) {
            self.resume();
            return Vec::new();
        }
        match msg {
            Msg::Call(news) => self.call_news(news),
            Msg::Closed => self.closed(),
            Msg::Command(command) => self.command(command),
            Msg::Do(action) => self.act(action),
            Msg::Felt(page) => self.felt(&page),
            Msg::Found { code, wishes } => self.go(At::Earlier { code, wishes }),
            Msg::Headphones(plugged) => {
                self.plugged(plugged);
                Vec::new()
            }
            Msg::Heard { page, rows } => self.rows_heard(&page, &rows),
            Msg::Idle => self.idle(),
            Msg::Kept(receipt) => self.ended(Ending::Kept(receipt)),
            Msg::NotFound => self.say(Alert::CodeUnknown),
            Msg::NotKept => self.not_kept(),
            Msg::Proof(line) => self.say(Alert::Proof(line)),
            Msg::Repeated => self.repeated(),
            Msg::Shown(shown) => self.shown(shown),
            Msg::StaffKnown(staff) => self.staff_known(staff),
            Msg::StaffUnknown => self.say(Alert::StaffUnknown),
            Msg::Stayed(seconds) => self.stayed(seconds),
            Msg::Tried(tried) => self.tried(tried),
            Msg::Typed(text) => self.typed(&text),
            Msg::Withdrawn(receipt) => self.ended(Ending::Withdrawn(receipt)),
            Msg::Wrong(wrong) => self.say(Alert::Wrong(wrong)),
        }
    }

    fn act(&mut self, action: Action) -> Vec<Effect> {
        self.visit.alert = None;
        match action {
            Action::About => self.open(At::About),
            Action::Amount(amount) => self.set_amount(amount),
            Action::Answer(option) => self.answer(&option),
            Action::Back | Action::Unseal => self.back(),
            Action::BackFromAsking => self.back_from_asking(),
            Action::Begin => self.begin(),
            Action::ChangeEarlier => self.go(At::ReceiptEntry),
            Action::ChangeWish(wish) => self.change_wish(&wish),
            Action::Chapter(chapter) => self.open_chapter(chapter),
            Action::Colours => self.next_theme(),
            Action::Contents(from) => self.open_list(At::Contents(from)),
            Action::Done => self.picked(),
            Action::EndWithout => self.end_without(),
            Action::Finish => self.finish(),
            Action::Furigana => self.next_readings(),
            Action::Hear => self.hear(),
            Action::Language(lang) => self.set_language(lang),
            Action::Languages => self.open(At::Language),
            Action::Listen(listening) => {
                self.listen(listening);
                Vec::new()
            }
            Action::Menu => self.open(At::Menu),
            Action::Next => self.next(),
            Action::Option(option) => self.check(option),
            Action::Question(question) => self.open(At::Question(question)),
            Action::Questions(from) => self.open_list(At::Questions(from)),
            Action::Resume => self.resume_all(),
            Action::AnswerAnew => self.answer_anew(),
            Action::Seal => self.seal(),
            Action::ShowProof => self.show_proof(),
            Action::Sizes => self.open(At::Amount),
            Action::Staff => self.call_staff(),
            Action::StaffHere => self.staff_are_here(),
            Action::Stop => self.open(At::AskStop),
            Action::StopAndRecord => self.stop_and_record(),
            Action::TakeCallBack => self.take_call_back(),
            Action::Toggle(option) => self.toggle(option),
            Action::TryKeys => self.try_keys(),
            Action::Who(who) => self.withdraw_by(&who),
            Action::Withdraw => self.withdraw(),
            Action::WithdrawAsk(wishes) => self.ask_withdrawal(wishes),
            Action::WithdrawList(from) => self.withdraw_list(from),
        }
    }

    fn command(&mut self, command: PageCommand) -> Vec<Effect> {
        self.visit.alert = None;
        match command {
            PageCommand::AskBack => self.ask_back(),
            PageCommand::Back => self.back(),
            PageCommand::Colours => self.next_theme(),
            PageCommand::Furigana => self.next_readings(),
            PageCommand::KeyHelp => self.open(At::KeyHelp),
            PageCommand::Size => self.next_amount(),
            PageCommand::Staff => self.call_staff(),
            PageCommand::TryKeys => self.try_keys(),
            // The desk answers these two by itself.
            PageCommand::Blank | PageCommand::Repeat => Vec::new(),
        }
    }

    /// The page that is shown.
    pub fn here(&self) -> &At {
        self.visit.at.last().unwrap_or(&At::Rest)
    }

    /// The page on the way itself, under whatever was opened on top of it.
    pub fn base(&self) -> &At {
        self.visit.at.first().unwrap_or(&At::Rest)
    }

    /// The language of this visit.
    pub fn lang(&self) -> &Lang {
        &self.visit.lang
    }

    /// How this person wants pages to be shown.
    pub fn look(&self) -> DisplayPrefs {
        self.visit.look
    }

    /// What is said on top of the page.
    pub fn alert(&self) -> Option<&Alert> {
        self.visit.alert.as_ref()
    }

    /// The answers so far.
    pub fn draft(&self) -> &Draft {
        &self.visit.draft
    }

    /// Whether a record may be kept.
    pub fn keep(&self) -> Keep {
        self.visit.keep
    }

    /// Date, profile and answers, on which it depends what is shown.
    pub fn circumstances(&self) -> &Circumstances {
        &self.visit.circumstances
    }

    /// What is explained.
    pub fn pack(&self) -> &Pack {
        &self.house.pack
    }

    /// How a record is tied to a person.
    pub fn identity(&self) -> Identity {
        self.house.identity
    }

    /// Whether only the questions are asked again, without what explains them.
    pub fn asks_only(&self) -> bool {
        self.visit.only_wishes
    }

    /// Whether chapters may be opened out of order.
    pub fn gates_passed(&self) -> bool {
        self.visit.gates_passed
    }

    /// Whether there is a page to go back to.
    pub fn has_past(&self) -> bool {
        !self.visit.past.is_empty() || self.visit.at.len() > 1
    }

    /// Whether whole lines are typed, as through a pipe.
    pub fn is_in_lines(&self) -> bool {
        self.house.form == "lines"
    }

    /// Whether somebody is in the middle of a visit.
    pub fn in_visit(&self) -> bool {
        !matches!(self.base(), At::Rest)
    }

    fn say(&mut self, alert: Alert) -> Vec<Effect> {
        self.visit.alert = Some(alert);
        Vec::new()
    }

    fn go(&mut self, to: At) -> Vec<Effect> {
        let from = std::mem::replace(&mut self.visit.at, vec![to]).into_iter().next();
        self.visit.past.extend(from.filter(At::can_return));
        Vec::new()
    }

    /// Opens a page on top of this one; one that is open already is gone back to, so that no key pressed
    /// again and again piles pages up.
    fn open(&mut self, on_top: At) -> Vec<Effect> {
        match self.visit.at.iter().position(|open| *open == on_top) {
            Some(open) => self.visit.at.truncate(open + 1),
            None => self.visit.at.push(on_top),
        }
        Vec::new()
    }

    /// Another part of a list takes the place of the part that is shown.
    fn open_list(&mut self, list: At) -> Vec<Effect> {
        if std::mem::discriminant(self.here()) == std::mem::discriminant(&list) {
            self.visit.at.pop();
        }
        self.open(list)
    }

    fn back(&mut self) -> Vec<Effect> {
        if *self.here() == At::Listening {
            // It stands before a page that is not to be said yet: back is before that page.
            self.resume();
        }
        if self.visit.at.len() > 1 {
            self.visit.at.pop();
            return Vec::new();
        }
        match self.visit.past.pop() {
            Some(before) => self.visit.at = vec![before],
            None => return self.say(Alert::NothingBefore),
        }
        Vec::new()
    }

    fn resume(&mut self) {
        if self.visit.at.len() > 1 {
            self.visit.at.pop();
        }
    }

    fn resume_all(&mut self) -> Vec<Effect> {
        self.visit.at.truncate(1);
        Vec::new()
    }

    fn shown(&mut self, shown: Shown) -> Vec<Effect> {
        self.visit.heard.extend(shown.read_back);
        let Some(notice) = shown.notice else { return Vec::new() };
        if matches!(self.here(), At::Step(Stage { phase: Phase::First, .. })) {
            self.visit.question = Some(notice.clone());
        }
        let form = self.house.form.to_owned();
        let notice = Arc::new(notice);
        self.visit.draft.presented.push(PresentedPage { notice, form, repeats: 0, seconds: 0, heard: Vec::new() });
        Vec::new()
    }

    fn repeated(&mut self) -> Vec<Effect> {
        self.visit.alert = None;
        if let Some(page) = self.visit.draft.presented.last_mut() {
            page.repeats += 1;
        }
        Vec::new()
    }

    fn stayed(&mut self, seconds: u32) -> Vec<Effect> {
        if let Some(page) = self.visit.draft.presented.last_mut() {
            page.seconds = page.seconds.saturating_add(seconds);
        }
        Vec::new()
    }

    fn gate(&self, kind: GateKind) -> Option<Stage> {
        self.stages().find(|stage| self.gate_at(*stage) == Some(kind)).map(Stage::from)
    }
}
