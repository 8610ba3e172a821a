//! The resident's pages as values: where a visit is, and what each page holds. What it says and does is in `pages`.
//!
//! What a page holds stands here and not in its own file, so that pages can lead to each other in circles while their
//! files do not import each other in circles.

use std::collections::BTreeMap;

use crate::screens::screens;

use super::paused_visit::PausePlace;
use super::position::{CheckPhase, StepPosition, VisitEnding};

screens! {
    /// Where a visit is; each is one page.
    pub enum ResidentScreen, resident_page_in {
        About(AboutPage),
        Amount(AmountPage),
        Ask(AskPage),
        AskBack(AskBackPage),
        AskStop(AskStopPage),
        Begin(BeginPage),
        Check(CheckPage),
        Confirm(ConfirmPage),
        Contents(ContentsPage),
        Detail(DetailPage),
        Earlier(EarlierPage),
        Ended(EndedPage),
        Given(GivenPage),
        Keep(KeepPage),
        KeepAnswered(KeepAnsweredPage),
        Keeping(KeepingPage),
        KeyHelp(KeyHelpPage),
        Language(LanguagePage),
        Listening(ListeningPage),
        Menu(MenuPage),
        Moving(MovingPage),
        NotPaused(NotPausedPage),
        NotRecorded(NotRecordedPage),
        Number(NumberPage),
        Operator(OperatorPage),
        OperatorAnswered(OperatorAnsweredPage),
        PausedEntry(PausedEntryPage),
        Pausing(PausingPage),
        Question(QuestionPage),
        Questions(QuestionsPage),
        ReadBack(ReadBackPage),
        ReceiptEntry(ReceiptEntryPage),
        Rest(RestPage),
        Resumed(ResumedPage),
        Screen(ScreenPage),
        Seal(SealPage),
        StaffAnswer(StaffAnswerPage),
        StaffCalled(StaffCalledPage),
        StaffNumber(StaffNumberPage),
        StaffPin(StaffPinPage),
        StaffSources(StaffSourcesPage),
        StillThere(StillTherePage),
        TryKeys(TryKeysPage),
        Wish(WishPage),
        Withdraw(WithdrawPage),
        WithdrawList(WithdrawListPage),
        WithdrawWho(WithdrawWhoPage),
    }
}

/// What is recorded about the wish of this step, what happens next, how it is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AboutPage {
    pub(super) step: StepPosition,
}

/// How much is shown at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AmountPage;

/// A question of the pack that leads the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AskPage {
    pub(super) step: StepPosition,
}

/// Whether to go back, after Esc.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AskBackPage;

/// Whether to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AskStopPage;

/// How much to hear, change an earlier answer, or go on from last time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BeginPage;

/// A question that shows whether it was explained well enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CheckPage {
    pub(super) step: StepPosition,
    pub(super) phase: CheckPhase,
}

/// Whether what was read back is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ConfirmPage {
    pub(super) step: StepPosition,
}

/// The chapters, from this one on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ContentsPage {
    pub(super) from: usize,
}

/// The question `detail`, which follows `answer`: what was picked so far, where more than one may be, and
/// the answers to the questions before it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DetailPage {
    pub(super) step: StepPosition,
    pub(super) answer: String,
    pub(super) detail: String,
    pub(super) picked: Vec<String>,
    pub(super) gathered: BTreeMap<String, Vec<String>>,
}

/// An earlier record was found by its receipt code: these of its wishes are not taken back.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EarlierPage {
    pub(super) code: String,
    pub(super) wishes: Vec<String>,
}

/// The end of a visit.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EndedPage {
    pub(super) ending: VisitEnding,
}

/// A wish was given: what happens next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GivenPage {
    pub(super) step: StepPosition,
}

/// Whether a record may be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeepPage {
    pub(super) step: StepPosition,
}

/// What follows where no record may be kept now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeepAnsweredPage {
    pub(super) step: StepPosition,
}

/// The record is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeepingPage;

/// What the keys do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeyHelpPage;

/// Which language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LanguagePage;

/// Where private words are to be heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ListeningPage;

/// Other things that can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MenuPage;

/// How to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MovingPage;

/// The visit could not be kept for another day: again, or on with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NotPausedPage;

/// The person does not want to record yet: the answers once more, staff, or an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NotRecordedPage;

/// The facility's own number of the person is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NumberPage;

/// Who presses the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OperatorPage {
    pub(super) step: StepPosition,
}

/// What follows where a person does not press the keys alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OperatorAnsweredPage {
    pub(super) step: StepPosition,
}

/// The code of a visit that goes on is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PausedEntryPage;

/// The visit is being kept for another day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PausingPage;

/// The answer to this question that people ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct QuestionPage {
    pub(super) question: usize,
}

/// Questions that people ask, from this one on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct QuestionsPage {
    pub(super) from: usize,
}

/// The answers so far, from this one on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ReadBackPage {
    pub(super) from: usize,
}

/// The receipt code of an earlier record is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ReceiptEntryPage;

/// Nobody is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RestPage;

/// A visit goes on that was paused in this place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ResumedPage {
    pub(super) place: PausePlace,
}

/// A screen of the pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ScreenPage {
    pub(super) step: StepPosition,
}

/// The second key before anything is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SealPage;

/// Staff end a call by their number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StaffAnswerPage;

/// Staff are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StaffCalledPage;

/// The facility's own number of the person is typed by this member of staff.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct StaffNumberPage {
    pub(super) staff: String,
}

/// Staff type their PIN to start a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StaffPinPage;

/// What the sentences of the page below rest on, for staff; or those of this question that people ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StaffSourcesPage {
    pub(super) question: Option<usize>,
}

/// Whether somebody is still there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StillTherePage;

/// Keys are named, and none is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TryKeysPage;

/// A question of the pack about what the person wishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WishPage {
    pub(super) step: StepPosition,
}

/// The second key before these wishes of an earlier record are taken back; none means all.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WithdrawPage {
    pub(super) code: String,
    pub(super) wishes: Vec<String>,
    pub(super) who: String,
}

/// Which wish of the earlier record is taken back, from this one on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WithdrawListPage {
    pub(super) code: String,
    pub(super) wishes: Vec<String>,
    pub(super) from: usize,
}

/// Who takes these wishes of an earlier record back; none means all.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WithdrawWhoPage {
    pub(super) code: String,
    pub(super) wishes: Vec<String>,
}
