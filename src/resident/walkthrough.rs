//! The state of the resident's walkthrough, one visit after the other, and the moves between its pages.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::content::{Circumstances, Pack};
use crate::page::DisplayPrefs;
use consent_log::consent::{Draft, Notice, VisitorIdentity, Withdrawal};
use furigana::Lang;

use super::call::{CallEnd, CallState};
use super::message::{ResidentAlert, ResidentEffect};
use super::pages::{EndedPage, ResidentScreen, RestPage, StillTherePage};
use super::paused_visit::PausePlace;
use super::position::{FollowedBy, VisitEnding, VisitLength};
use super::private_voice::{ListeningPlace, PrivateVoice};

/// The facility's own answer to whether more than the answers is recorded: `recorded` or `not-recorded`.
const VISIT_DETAILS_KEY: &str = "visit_details";

/// How a record is tied to a person (facility profile, asked at set-up).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum IdentityMode {
    /// The person types the facility's own short number of so many digits.
    Number(u8),
    /// Staff start the visit and type the facility's own short number of so many digits.
    Staff(u8),
    /// Nothing is typed; staff link the receipt to the person in review.
    #[default]
    Ticket,
}

/// Whether a record may be kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum KeepAnswer {
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
pub struct KioskConfig {
    /// What is explained.
    pub pack: Arc<Pack>,
    /// Date, facility profile, abilities of the machine; no answers.
    pub circumstances: Circumstances,
    /// How a record is tied to a person.
    pub identity: IdentityMode,
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
    pub(super) house: KioskConfig,
    pub(super) private_voice: PrivateVoice,
    /// Whether headphones are in; `None` where nobody can see it.
    pub(super) headphones: Option<bool>,
    pub(super) visit: VisitState,
}

/// Everything that belongs to one person. It is replaced as a whole between two visits.
#[derive(Clone, Debug)]
pub(super) struct VisitState {
    pub(super) circumstances: Circumstances,
    pub(super) lang: Lang,
    pub(super) look: DisplayPrefs,
    /// The page that is shown is the last one; those before it wait for it.
    pub(super) at: Vec<ResidentScreen>,
    /// Pages to which the way back leads, oldest first.
    pub(super) past: Vec<ResidentScreen>,
    pub(super) alert: Option<ResidentAlert>,
    /// The call for staff that is open.
    pub(super) call: Option<CallState>,
    pub(super) draft: Draft,
    pub(super) keep: KeepAnswer,
    pub(super) person: VisitorIdentity,
    pub(super) replaces: Option<String>,
    /// A withdrawal that is being written, to try it again if it cannot be.
    pub(super) withdrawing: Option<Withdrawal>,
    pub(super) stopped_in: Option<String>,
    pub(super) only_wishes: bool,
    pub(super) length: VisitLength,
    /// The gates at the start are passed: any chapter may be opened.
    pub(super) gates_passed: bool,
    /// The words of the question page that is being answered.
    pub(super) question: Option<Notice>,
    /// Answers as they were read back, by their wishes.
    pub(super) read_back: BTreeMap<String, String>,
    /// By what the visit was followed besides what was shown.
    pub(super) followed: BTreeSet<FollowedBy>,
    /// An answer is being changed: afterwards the read-back goes on.
    pub(super) changing: bool,
    /// The code under which this visit is kept, where it goes on from an earlier sitting.
    pub(super) paused_code: Option<String>,
    /// Where it goes on once it is known who presses the keys today.
    pub(super) resumes_at: Option<PausePlace>,
    pub(super) listening: ListeningPlace,
}

impl VisitState {
    fn new(house: &KioskConfig) -> Self {
        Self {
            circumstances: house.circumstances.clone(),
            // From the facility, not from the person before: the kiosk is the same for whoever comes next.
            lang: house.lang.clone(),
            look: house.look,
            at: vec![RestPage.into()],
            past: Vec::new(),
            alert: None,
            call: None,
            draft: Draft::default(),
            keep: KeepAnswer::Unasked,
            person: VisitorIdentity::Ticket,
            replaces: None,
            withdrawing: None,
            stopped_in: None,
            only_wishes: false,
            length: VisitLength::Everything,
            gates_passed: false,
            question: None,
            read_back: BTreeMap::new(),
            followed: BTreeSet::new(),
            changing: false,
            paused_code: None,
            resumes_at: None,
            listening: ListeningPlace::Unasked,
        }
    }
}

impl Walkthrough {
    /// A kiosk at rest.
    pub fn new(house: KioskConfig) -> Self {
        let visit = VisitState::new(&house);
        Self { house, private_voice: PrivateVoice::default(), headphones: None, visit }
    }

    /// The page that is shown.
    pub fn here(&self) -> &ResidentScreen {
        self.visit.at.last().unwrap_or(&ResidentScreen::Rest(RestPage))
    }

    /// The page on the way itself, under whatever was opened on top of it.
    pub fn base(&self) -> &ResidentScreen {
        self.visit.at.first().unwrap_or(&ResidentScreen::Rest(RestPage))
    }

    /// Whether nothing is opened on top of the page on the way.
    pub(super) fn is_on_the_way(&self) -> bool {
        self.visit.at.len() == 1
    }

    /// Whether nobody is there, and nothing is opened on top of the page that says how to begin.
    pub fn is_at_rest(&self) -> bool {
        *self.here() == RestPage.into()
    }

    /// Whether the page asks if somebody is still there.
    pub fn asks_for_sign(&self) -> bool {
        *self.here() == StillTherePage.into()
    }

    /// Whether somebody is in the middle of a visit.
    pub fn in_visit(&self) -> bool {
        *self.base() != RestPage.into()
    }

    /// How the visit ended, once it has.
    pub fn ending(&self) -> Option<&VisitEnding> {
        if let ResidentScreen::Ended(page) = self.base() { Some(&page.ending) } else { None }
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
    pub fn alert(&self) -> Option<&ResidentAlert> {
        self.visit.alert.as_ref()
    }

    /// The answers so far.
    pub fn draft(&self) -> &Draft {
        &self.visit.draft
    }

    /// Whether there is a page to go back to.
    pub fn has_past(&self) -> bool {
        // A page on top has the page below it to go back to, also where the visit has just begun.
        !self.visit.past.is_empty() || self.visit.at.len() > 1
    }

    /// Digits of the facility's own number of a person; none where no number is asked for.
    pub(super) fn digits(&self) -> u8 {
        match self.house.identity {
            IdentityMode::Number(digits) | IdentityMode::Staff(digits) => digits,
            IdentityMode::Ticket => 0,
        }
    }

    /// Returns the facility's own number of a person as it was typed.
    ///
    /// # Errors
    /// What is said where it has another count of digits.
    pub(super) fn facility_number(&self, typed: &str) -> Result<String, ResidentAlert> {
        let wanted = self.digits();
        let fits = typed.len() == usize::from(wanted) && typed.bytes().all(|byte| byte.is_ascii_digit());
        // As text: leading zeros belong to the number.
        if fits { Ok(typed.to_owned()) } else { Err(ResidentAlert::WrongLength(wanted)) }
    }

    /// Whether whole lines are typed, as through a pipe.
    pub(super) fn is_in_lines(&self) -> bool {
        self.house.form == "lines"
    }

    /// Whether a stop may lead to a record of the answers so far.
    pub(super) fn can_record(&self) -> bool {
        let draft = &self.visit.draft;
        draft.agreement.is_some() && draft.operator.is_some() && !draft.wishes.is_empty()
    }

    /// Returns whether the house has recorded how long each page was shown, and what was explained again. Page
    /// `record-what` says which: what is not told must not be kept.
    pub(super) fn records_details(&self) -> bool {
        self.house.circumstances.profile.value(VISIT_DETAILS_KEY) == Some("recorded")
    }

    /// Says this on top of the page.
    pub(super) fn say(&mut self, alert: ResidentAlert) -> Vec<ResidentEffect> {
        self.visit.alert = Some(alert);
        Vec::new()
    }

    /// Goes on to a page; the way back leads to the page that was shown.
    pub(super) fn go(&mut self, to: impl Into<ResidentScreen>) -> Vec<ResidentEffect> {
        let from = std::mem::replace(&mut self.visit.at, vec![to.into()]);
        // What was opened on top is no part of the way.
        self.visit.past.extend(from.into_iter().next());
        Vec::new()
    }

    /// Goes on to a page; nothing leads back to the page that was shown.
    pub(super) fn go_for_good(&mut self, to: impl Into<ResidentScreen>) -> Vec<ResidentEffect> {
        self.visit.at = vec![to.into()];
        Vec::new()
    }

    /// Shows another state of the page in its place.
    pub(super) fn replace(&mut self, page: impl Into<ResidentScreen>) -> Vec<ResidentEffect> {
        self.visit.at.pop();
        self.visit.at.push(page.into());
        Vec::new()
    }

    /// Opens a page on top of this one. One that is open already is gone back to, and another part of a list takes
    /// the place of the part that is shown: no key pressed again and again may pile pages up.
    pub(super) fn open(&mut self, on_top: impl Into<ResidentScreen>) -> Vec<ResidentEffect> {
        let on_top = on_top.into();
        if std::mem::discriminant(self.here()) == std::mem::discriminant(&on_top) {
            self.visit.at.pop();
        }
        match self.visit.at.iter().position(|open| *open == on_top) {
            Some(open) => self.visit.at.truncate(open + 1),
            None => self.visit.at.push(on_top),
        }
        Vec::new()
    }

    /// Goes back to the page before, whether this one was opened on top of it or came after it.
    pub(super) fn back(&mut self) -> Vec<ResidentEffect> {
        if self.visit.at.len() > 1 {
            self.visit.at.pop();
            return Vec::new();
        }
        match self.visit.past.pop() {
            Some(before) => self.go_for_good(before),
            None => self.say(ResidentAlert::NothingBefore),
        }
    }

    /// Goes back to the page on which this one was opened.
    pub(super) fn resume(&mut self) {
        if self.visit.at.len() > 1 {
            self.visit.at.pop();
        }
    }

    /// Goes back to the page on which everything else was opened.
    pub(super) fn resume_all(&mut self) -> Vec<ResidentEffect> {
        self.visit.at.truncate(1);
        Vec::new()
    }

    /// Ends the visit on its last page, from which nothing leads back.
    pub(super) fn end(&mut self, ending: VisitEnding) -> Vec<ResidentEffect> {
        // What was answered is recorded or gone: no page before the end may be answered again.
        self.visit.past.clear();
        self.go_for_good(EndedPage { ending })
    }

    /// Forgets everything of this visit: the next person finds the kiosk as the first one did.
    pub(super) fn finish(&mut self) -> Vec<ResidentEffect> {
        // The call first: it belongs to the visit that goes.
        let mut effects = self.end_call(CallEnd::Left);
        self.visit = VisitState::new(&self.house);
        effects.push(ResidentEffect::Forget);
        effects
    }

    /// Ends an open call; where none is open there is nothing to end.
    pub(super) fn end_call(&mut self, end: CallEnd) -> Vec<ResidentEffect> {
        self.visit.call.take().map(|_| ResidentEffect::EndCall(end)).into_iter().collect()
    }
}
