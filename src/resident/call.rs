//! A call for staff, and what has really come of it.

/// What became of the chime.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ChimeState {
    /// It was heard.
    Heard,
    /// It could not be played.
    Silent,
    /// Nothing is known yet.
    #[default]
    Waiting,
}

/// What became of the message that the house sends on, where it has a way to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MessageState {
    /// The house has no way to send one: the chime alone counts.
    #[default]
    NoWay,
    /// It was sent.
    Sent,
    /// It took too long: nobody knows whether it arrived.
    TooLate,
    /// It could not be sent.
    Unsent,
    /// It is under way.
    Waiting,
}

/// Something that became of an open call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CallNews {
    /// Of its chime.
    Chime(ChimeState),
    /// A minute has passed, and nobody has answered.
    Late,
    /// Of its message.
    Message(MessageState),
}

/// How a call ended.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum CallEnd {
    /// Staff came; which of them, where they typed their number.
    Answered(Option<String>),
    /// The visit ended before anybody came.
    Left,
    /// The person does not want staff any more.
    TakenBack,
}

/// An open call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct CallState {
    /// What became of its chime.
    pub chime: ChimeState,
    /// What became of its message.
    pub message: MessageState,
    /// Nobody has answered for a minute.
    pub late: bool,
}

/// What can be said of an open call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum CallReach {
    /// Something that staff can notice has really happened.
    Called,
    /// It happened a minute ago, and nobody has come.
    Late,
    /// Nothing has happened that staff could notice.
    Nobody,
    /// Nothing is known yet.
    Waiting,
}

impl CallState {
    /// Returns what can be said of it.
    pub(super) fn reach(self) -> CallReach {
        let called = self.chime == ChimeState::Heard || self.message == MessageState::Sent;
        let waits = self.chime == ChimeState::Waiting || self.message == MessageState::Waiting;
        match (called, waits) {
            (true, _) if self.late => CallReach::Late,
            (true, _) => CallReach::Called,
            (false, true) => CallReach::Waiting,
            (false, false) => CallReach::Nobody,
        }
    }

    /// Takes news of it.
    pub(super) fn hear(&mut self, news: CallNews) {
        match news {
            CallNews::Chime(chime) => self.chime = chime,
            CallNews::Late => self.late = true,
            CallNews::Message(message) => self.message = message,
        }
    }
}
