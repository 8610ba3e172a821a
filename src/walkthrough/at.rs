//! The places of a visit.

use std::collections::BTreeMap;

/// One place of a visit; each is one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    /// What is recorded about the wish below, what happens next, how it is taken back.
    About,
    /// How much is shown at a time.
    Amount,
    /// Whether to go back, after Esc.
    AskBack,
    /// Whether to stop.
    AskStop,
    /// Hear the explanation, or change an earlier answer.
    Begin,
    /// The chapters, from this one on.
    Contents(usize),
    /// An earlier record was found: these of its wishes are not taken back.
    Earlier {
        /// Its receipt code.
        code: String,
        /// Ids of its wishes.
        wishes: Vec<String>,
    },
    /// The end of a visit.
    Ended(Ending),
    /// What the keys do.
    KeyHelp,
    /// The record is being written.
    Keeping,
    /// Which language.
    Language,
    /// Where private words are to be heard.
    Listening,
    /// Other things that can be done.
    Menu,
    /// How to move.
    Moving,
    /// The facility's own number of the person is typed.
    Number,
    /// The answer to a question that people ask.
    Question(usize),
    /// Questions that people ask, from this one on.
    Questions(usize),
    /// The answers so far, from this one on.
    ReadBack(usize),
    /// The receipt code of an earlier record is typed.
    ReceiptEntry,
    /// Nobody is there.
    Rest,
    /// The second key before anything is recorded.
    Seal,
    /// Staff end a call by their number.
    StaffAnswer,
    /// Staff are called.
    StaffCalled,
    /// The facility's own number of the person is typed by this member of staff.
    StaffNumber(String),
    /// Staff type their PIN to start a visit.
    StaffPin,
    /// Whether somebody is still there.
    StillThere,
    /// A step of the pack.
    Step(Stage),
    /// Keys are named, and none is followed.
    TryKeys,
    /// The second key before an answer is taken back.
    WithdrawAsk {
        /// The receipt code.
        code: String,
        /// The wishes; none means all.
        wishes: Vec<String>,
        /// Who takes it back; asked first.
        who: Option<String>,
    },
    /// Which wish of the earlier record is taken back, from this one on.
    WithdrawList {
        /// The receipt code.
        code: String,
        /// Its wishes.
        wishes: Vec<String>,
        /// The first that is listed.
        from: usize,
    },
}

impl At {
    /// The step of the pack that stands here, if one does.
    pub fn stage(&self) -> Option<&Stage> {
        if let Self::Step(stage) = self { Some(stage) } else { None }
    }

    /// Whether `back` may lead here again.
    pub fn can_return(&self) -> bool {
        !matches!(
            self,
            Self::Ended(_) | Self::Keeping | Self::Rest | Self::StaffAnswer | Self::StaffPin | Self::StaffNumber(_)
        )
    }

    /// Whether its page holds something about the person, so that its words are not kept in clear.
    pub fn is_personal(&self) -> bool {
        matches!(
            self,
            Self::Earlier { .. }
                | Self::Ended(_)
                | Self::Number
                | Self::ReadBack(_)
                | Self::ReceiptEntry
                | Self::StaffAnswer
                | Self::StaffNumber(_)
                | Self::StaffPin
                | Self::WithdrawAsk { .. }
                | Self::WithdrawList { .. }
                | Self::Step(Stage { phase: Phase::Given | Phase::Detail { .. }, .. })
        )
    }
}

/// A step of the pack, and how far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Index of the chapter.
    pub chapter: usize,
    /// Index of the step in its chapter.
    pub step: usize,
    /// How far it is.
    pub phase: Phase,
}

impl From<(usize, usize)> for Stage {
    fn from((chapter, step): (usize, usize)) -> Self {
        Self { chapter, step, phase: Phase::First }
    }
}

impl Stage {
    /// The same step at another phase.
    #[must_use]
    pub fn at(&self, phase: Phase) -> Self {
        Self { phase, ..self.clone() }
    }
}

/// How far a step is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// A check goes on.
    Check(CheckPhase),
    /// A question that follows an answer.
    Detail {
        /// The answer that it follows.
        answer: String,
        /// The id of the question.
        detail: String,
        /// What was picked so far, where more than one may be.
        picked: Vec<String>,
        /// Answers to the questions before it.
        gathered: BTreeMap<String, Vec<String>>,
    },
    /// The screen, or the question itself.
    First,
    /// The answer was given: what happens next.
    Given,
}

/// How far a check is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckPhase {
    /// It is explained once more.
    Again,
    /// It is asked once more.
    AskedAgain,
    /// Staff are offered.
    Offer,
    /// It was right.
    Right,
}

/// How a visit ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The person chose to record nothing; what was answered is gone.
    Dropped,
    /// The record is committed; its receipt code.
    Kept(String),
    /// The person listened, and nothing about them was written.
    Listened,
    /// Nothing was answered, so there is nothing to record.
    NoAnswers,
    /// The record could not be written; it can be tried again.
    NotKept,
    /// Earlier answers are taken back; the receipt code of that.
    Withdrawn(String),
}
