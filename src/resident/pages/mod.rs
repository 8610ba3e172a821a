//! Every page of the resident's, named once with what it holds; all else that there is to say of it stands in the
//! file of its name.

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
mod number;
mod operator;
mod question;
mod questions;
mod read_back;
mod receipt_entry;
mod rest;
mod screen;
mod seal;
mod staff_answer;
mod staff_called;
mod staff_number;
mod staff_pin;
mod still_there;
mod try_keys;
mod wish;
mod withdraw;
mod withdraw_list;
mod withdraw_who;

use std::collections::BTreeMap;

use super::position::{CheckPhase, StepPosition, VisitEnding};

/// Hands every page to a macro: its name among the screens, its type, what it holds.
///
/// What a page holds stands here and not in its own file, so that pages can lead to each other in circles while
/// their files do not import each other in circles.
macro_rules! every_page {
    ($take:ident) => {
        $take! {
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
            /// Hear the explanation, or change an earlier answer.
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
            /// The facility's own number of the person is typed.
            Number(NumberPage),
            /// Who presses the keys.
            Operator(OperatorPage { step: StepPosition }),
            /// What follows where a person does not press the keys alone.
            OperatorAnswered(OperatorAnsweredPage { step: StepPosition }),
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
    };
}
pub(super) use every_page;

/// Makes the type of a page: with fields, or without.
macro_rules! page_type {
    ($(#[$doc:meta])* $page:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct $page;
    };
    ($(#[$doc:meta])* $page:ident { $($field:ident: $kind:ty),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub struct $page {
            $(pub(super) $field: $kind),+
        }
    };
}

macro_rules! make_screens {
    ($($(#[$doc:meta])* $name:ident($page:ident $($holds:tt)?)),+ $(,)?) => {
        $(page_type! { $(#[$doc])* $page $($holds)? })+

        /// Where a visit is; each is one page.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum ResidentScreen {
            $($(#[$doc])* $name($page)),+
        }

        $(impl From<$page> for ResidentScreen {
            fn from(page: $page) -> Self {
                Self::$name(page)
            }
        })+
    };
}

every_page!(make_screens);
