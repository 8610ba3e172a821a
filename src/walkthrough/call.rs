//! A call for staff: what has really come of it, and how it ends. No clock: what time brings is told.

use super::{Alert, At, Effect, Identity, Walkthrough};

/// What became of the chime.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Chime {
    /// It was heard.
    Heard,
    /// It could not be played.
    Silent,
    /// Nothing is known yet.
    #[default]
    Waiting,
}

/// What became of the message that the house sends on, where it has a way to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Message {
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallNews {
    /// Of its chime.
    Chime(Chime),
    /// A minute has passed, and nobody has answered.
    Late,
    /// Of its message.
    Message(Message),
}

/// How a call ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallEnd {
    /// Staff came; which of them, where they typed their number.
    Answered(Option<String>),
    /// The visit ended before anybody came.
    Left,
    /// The person does not want staff any more.
    TakenBack,
}

/// An open call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Call {
    /// What became of its chime.
    pub chime: Chime,
    /// What became of its message.
    pub message: Message,
    /// Nobody has answered for a minute.
    pub late: bool,
}

/// What can be said of an open call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Something that staff can notice has really happened.
    Called,
    /// It happened a minute ago, and nobody has come.
    Late,
    /// Nothing has happened that staff could notice.
    Nobody,
    /// Nothing is known yet.
    Waiting,
}

impl Call {
    /// What can be said of it.
    pub fn reach(self) -> Reach {
        let called = self.chime == Chime::Heard || self.message == Message::Sent;
        let waits = self.chime == Chime::Waiting || self.message == Message::Waiting;
        match (called, waits) {
            (true, _) if self.late => Reach::Late,
            (true, _) => Reach::Called,
            (false, true) => Reach::Waiting,
            (false, false) => Reach::Nobody,
        }
    }

    fn hear(&mut self, news: CallNews) {
        match news {
            CallNews::Chime(chime) => self.chime = chime,
            CallNews::Late => self.late = true,
            CallNews::Message(message) => self.message = message,
        }
    }
}

impl Walkthrough {
    /// The call that is open, if one is.
    pub fn call(&self) -> Option<Call> {
        self.visit.call
    }

    /// A call is begun once; while it is open, whoever asks again finds the same.
    pub(super) fn begin_call(&mut self) -> Vec<Effect> {
        if self.visit.call.is_some() {
            return Vec::new();
        }
        self.visit.call = Some(Call::default());
        vec![Effect::CallStaff]
    }

    /// News of a call that has ended meanwhile means nothing any more.
    pub(super) fn call_news(&mut self, news: CallNews) -> Vec<Effect> {
        if let Some(call) = &mut self.visit.call {
            call.hear(news);
        }
        Vec::new()
    }

    /// Staff say that they are here. Where staff begin a visit by their number, they end a call by it too.
    pub(super) fn staff_are_here(&mut self) -> Vec<Effect> {
        match self.house.identity {
            Identity::Staff(_) => self.open(At::StaffAnswer),
            Identity::Number(_) | Identity::Ticket => self.answered_by(None),
        }
    }

    pub(super) fn answered_by(&mut self, staff: Option<String>) -> Vec<Effect> {
        let effects = self.end_call(CallEnd::Answered(staff));
        self.leave_call();
        self.visit.alert = Some(Alert::CallAnswered);
        effects
    }

    pub(super) fn take_call_back(&mut self) -> Vec<Effect> {
        let effects = self.end_call(CallEnd::TakenBack);
        self.leave_call();
        self.visit.alert = Some(Alert::CallTakenBack);
        effects
    }

    /// The end of an open call; where none is open there is nothing to end.
    pub(super) fn end_call(&mut self, end: CallEnd) -> Vec<Effect> {
        self.visit.call.take().map(|_| Effect::EndCall(end)).into_iter().collect()
    }

    /// Back to the page from which staff were called.
    fn leave_call(&mut self) {
        if matches!(self.here(), At::StaffAnswer | At::StaffCalled) {
            self.visit.at.truncate(1);
        }
    }
}
