//! The table of the resident's pages: which there are, and what each holds. What one says and does is in its own file.

mod about;
mod amount;
mod ask;
mod ask_back;
mod ask_stop;
mod begin;
mod check;
mod confirm;
mod contents;
mod detail;
mod earlier;
mod ended;
mod given;
mod keep;
mod keeping;
mod key_help;
mod language;
mod listening;
mod menu;
mod moving;
mod not_paused;
mod not_recorded;
mod number;
mod operator;
mod paused_entry;
mod pausing;
mod question;
mod questions;
mod read_back;
mod receipt_entry;
mod rest;
mod resumed;
mod screen;
mod seal;
mod staff_answer;
mod staff_called;
mod staff_number;
mod staff_pin;
mod staff_sources;
mod still_there;
mod try_keys;
mod wish;
mod withdraw;
mod withdraw_list;
mod withdraw_who;

use std::collections::BTreeMap;

use crate::screens::screens;

use super::paused_visit::PausePlace;
use super::position::{CheckPhase, StepPosition, VisitEnding};

screens! {
    /// Where a visit is; each is one page.
    pub enum ResidentScreen, resident_page_in {
        /// What is recorded about the wish of this step, what happens next, how it is taken back.
        About(AboutPage { step: StepPosition }),
        /// How much is shown at a time.
        Amount(AmountPage),
        /// A question of the pack that leads the way.
        Ask(AskPage { step: StepPosition }),
        /// Whether to go back, after Esc.
        AskBack(AskBackPage),
        /// Whether to stop.
        AskStop(AskStopPage),
        /// How much to hear, change an earlier answer, or go on from last time.
        Begin(BeginPage),
        /// A question that shows whether it was explained well enough.
        Check(CheckPage { step: StepPosition, phase: CheckPhase }),
        /// Whether what was read back is right.
        Confirm(ConfirmPage { step: StepPosition }),
        /// The chapters, from this one on.
        Contents(ContentsPage { from: usize }),
        /// The question `detail`, which follows `answer`: what was picked so far, where more than one may be, and
        /// the answers to the questions before it.
        Detail(DetailPage {
            step: StepPosition,
            answer: String,
            detail: String,
            picked: Vec<String>,
            gathered: BTreeMap<String, Vec<String>>,
        }),
        /// An earlier record was found by its receipt code: these of its wishes are not taken back.
        Earlier(EarlierPage { code: String, wishes: Vec<String> }),
        /// The end of a visit.
        Ended(EndedPage { ending: VisitEnding }),
        /// A wish was given: what happens next.
        Given(GivenPage { step: StepPosition }),
        /// Whether a record may be kept.
        Keep(KeepPage { step: StepPosition }),
        /// What follows where no record may be kept now.
        KeepAnswered(KeepAnsweredPage { step: StepPosition }),
        /// The record is being written.
        Keeping(KeepingPage),
        /// What the keys do.
        KeyHelp(KeyHelpPage),
        /// Which language.
        Language(LanguagePage),
        /// Where private words are to be heard.
        Listening(ListeningPage),
        /// Other things that can be done.
        Menu(MenuPage),
        /// How to move.
        Moving(MovingPage),
        /// The visit could not be kept for another day: again, or on with it.
        NotPaused(NotPausedPage),
        /// The person does not want to record yet: the answers once more, staff, or an end.
        NotRecorded(NotRecordedPage),
        /// The facility's own number of the person is typed.
        Number(NumberPage),
        /// Who presses the keys.
        Operator(OperatorPage { step: StepPosition }),
        /// What follows where a person does not press the keys alone.
        OperatorAnswered(OperatorAnsweredPage { step: StepPosition }),
        /// The code of a visit that goes on is typed.
        PausedEntry(PausedEntryPage),
        /// The visit is being kept for another day.
        Pausing(PausingPage),
        /// The answer to this question that people ask.
        Question(QuestionPage { question: usize }),
        /// Questions that people ask, from this one on.
        Questions(QuestionsPage { from: usize }),
        /// The answers so far, from this one on.
        ReadBack(ReadBackPage { from: usize }),
        /// The receipt code of an earlier record is typed.
        ReceiptEntry(ReceiptEntryPage),
        /// Nobody is there.
        Rest(RestPage),
        /// A visit goes on that was paused in this place.
        Resumed(ResumedPage { place: PausePlace }),
        /// A screen of the pack.
        Screen(ScreenPage { step: StepPosition }),
        /// The second key before anything is recorded.
        Seal(SealPage),
        /// Staff end a call by their number.
        StaffAnswer(StaffAnswerPage),
        /// Staff are called.
        StaffCalled(StaffCalledPage),
        /// The facility's own number of the person is typed by this member of staff.
        StaffNumber(StaffNumberPage { staff: String }),
        /// Staff type their PIN to start a visit.
        StaffPin(StaffPinPage),
        /// What the sentences of the page below rest on, for staff; or those of this question that people ask.
        StaffSources(StaffSourcesPage { question: Option<usize> }),
        /// Whether somebody is still there.
        StillThere(StillTherePage),
        /// Keys are named, and none is followed.
        TryKeys(TryKeysPage),
        /// A question of the pack about what the person wishes.
        Wish(WishPage { step: StepPosition }),
        /// The second key before these wishes of an earlier record are taken back; none means all.
        Withdraw(WithdrawPage { code: String, wishes: Vec<String>, who: String }),
        /// Which wish of the earlier record is taken back, from this one on.
        WithdrawList(WithdrawListPage { code: String, wishes: Vec<String>, from: usize }),
        /// Who takes these wishes of an earlier record back; none means all.
        WithdrawWho(WithdrawWhoPage { code: String, wishes: Vec<String> }),
    }
}
