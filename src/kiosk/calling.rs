//! A call for staff while it is open: the chime again and again, the message that the house sends on, and what really
//! came of both. Times are milliseconds since the machine started: a clock that is set meanwhile changes none of them.

use std::time::Duration;

use crate::device::Rung;
use crate::device::spool::{Happened, Outcome, Spool};
use crate::walkthrough::{CallEnd, CallNews, Chime, Message};
use consent_log::{AuditNote, CallChannel, CallFailure, random_id};

/// After so long nobody has answered, and the page says what to do instead.
const LATE: Duration = Duration::from_secs(60);
/// A chime of which nothing is known after so long was not heard.
const CHIME_PATIENCE: Duration = Duration::from_secs(8);
/// A message of which nothing is known after so long was not picked up; the program of the house has ten seconds.
const MESSAGE_PATIENCE: Duration = Duration::from_secs(20);
/// How often the spool is read for what came of a message.
const LOOK: Duration = Duration::from_millis(300);

/// How this machine calls staff.
#[derive(Clone, Debug)]
pub struct Calling {
    /// How long after a chime the next one follows.
    pub every: Duration,
    /// Where calls leave the kiosk, if they do.
    pub spool: Option<Spool>,
    /// Where the kiosk is, for those who are called.
    pub place: String,
}

impl Default for Calling {
    fn default() -> Self {
        Self { every: Duration::from_secs(20), spool: None, place: String::new() }
    }
}

/// What became of an open call since it was asked last.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Step {
    /// The chime is due.
    pub(super) ring: bool,
    /// For the walkthrough.
    pub(super) news: Vec<CallNews>,
    /// For the log.
    pub(super) notes: Vec<AuditNote>,
    /// For the person who looks after the machine.
    pub(super) troubles: Vec<String>,
    /// When to ask again.
    pub(super) next: Duration,
}

#[derive(Debug)]
struct Open {
    /// `None` where the call has not left the kiosk.
    id: Option<String>,
    began: u64,
    next_ring: u64,
    /// When the chime was asked for of which nothing is known yet.
    rang: Option<u64>,
    chime: Chime,
    /// Whether it is not known yet what came of the message.
    waits: bool,
    late: bool,
}

/// The call that is open, if one is.
#[derive(Debug)]
pub(super) struct Calls {
    calling: Calling,
    open: Option<Open>,
}

impl Calls {
    pub(super) fn new(calling: Calling) -> Self {
        Self { calling, open: None }
    }

    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Begins a call: hands it out where the house sends calls on, and has the chime rung at once.
    pub(super) fn begin(&mut self, now: u64) -> Step {
        let mut step = Step::default();
        let id = match self.post() {
            Some(Ok(id)) => {
                step.news.push(CallNews::Message(Message::Waiting));
                Some(id)
            }
            Some(Err(why)) => {
                step.came(CallNews::Message(Message::Unsent), Some((CallChannel::Message, Err(CallFailure::Failed))));
                step.troubles.push(why);
                None
            }
            None => None,
        };
        let waits = id.is_some();
        // Due at once: the next step rings it, and nobody waits for the first interval.
        let open = Open { id, began: now, next_ring: now, rang: None, chime: Chime::Waiting, waits, late: false };
        self.open = Some(open);
        step
    }

    fn post(&self) -> Option<Result<String, String>> {
        let spool = self.calling.spool.as_ref()?;
        let posted = random_id().map_err(|error| error.to_string()).and_then(|id| {
            let posted = spool.post(&id, Happened::Call, &self.calling.place);
            posted.map(|()| id).map_err(|error| {
                format!("the call cannot be handed out in {} ({error}): check call_spool", spool.dir().display())
            })
        });
        Some(posted)
    }

    /// Returns what became of the call until now.
    pub(super) fn step(&mut self, now: u64, rung: Option<Rung>) -> Step {
        let mut step = Step::default();
        let Some(open) = &mut self.open else { return step };
        open.chime(&mut step, now, rung);
        if let Some(spool) = &self.calling.spool {
            open.message(&mut step, now, spool);
        }
        if !open.late && now >= open.late_at() {
            open.late = true;
            step.news.push(CallNews::Late);
        }
        if now >= open.next_ring {
            step.ring = true;
            // The oldest ring without an answer counts: a new ring must not give a silent device more time.
            open.rang = open.rang.or(Some(now));
            open.next_ring = now.saturating_add(ms(self.calling.every));
        }
        step.next = open.next(now);
        step
    }

    /// Ends the call; how long it was open, in seconds.
    pub(super) fn end(&mut self, now: u64, end: &CallEnd) -> u64 {
        let Some(open) = self.open.take() else { return 0 };
        let happened = match end {
            CallEnd::Answered(_) => Happened::Answered,
            CallEnd::Left => Happened::Left,
            CallEnd::TakenBack => Happened::TakenBack,
        };
        if let (Some(spool), Some(id)) = (&self.calling.spool, &open.id) {
            // Tells those who were called that they need not come. Where that fails they come for nothing, which harms
            // nobody.
            let _ = spool.post(id, happened, &self.calling.place);
        }
        now.saturating_sub(open.began) / 1000
    }
}

impl Open {
    /// Notes what became of the chime, once for each change.
    fn chime(&mut self, step: &mut Step, now: u64, rung: Option<Rung>) {
        let unheard = self.rang.is_some_and(|rang| now >= rang.saturating_add(ms(CHIME_PATIENCE)));
        let (chime, way, why) = match rung {
            Some(Rung::Heard) => (Chime::Heard, Ok(()), None),
            Some(Rung::Silent(why)) => (Chime::Silent, Err(CallFailure::Silent), Some(why)),
            None if unheard => (
                Chime::Silent,
                Err(CallFailure::Silent),
                Some("the sound device did not say that it played".to_owned()),
            ),
            None => return,
        };
        self.rang = None;
        if chime != self.chime {
            self.chime = chime;
            step.came(CallNews::Chime(chime), Some((CallChannel::Chime, way)));
            step.troubles.extend(why.map(|why| format!("the chime for staff was not played: {why}")));
        }
    }

    fn message(&mut self, step: &mut Step, now: u64, spool: &Spool) {
        let Some(id) = self.id.as_ref().filter(|_| self.waits) else { return };
        let outcome = match spool.result(id, Happened::Call) {
            Some(outcome) => outcome,
            None if now >= self.began.saturating_add(ms(MESSAGE_PATIENCE)) => Outcome::Failed(format!(
                "nobody took it up in {}: is madoguchi-call.path enabled?",
                spool.dir().display()
            )),
            None => return,
        };
        self.waits = false;
        let (message, way, why) = match outcome {
            Outcome::Done => (Message::Sent, Some(Ok(())), None),
            // The house has set up no message: that is no failure, so nothing is noted.
            Outcome::NoHook => (Message::NoWay, None, None),
            Outcome::Failed(why) => (Message::Unsent, Some(Err(CallFailure::Failed)), Some(why)),
            Outcome::TimedOut(seconds) => {
                let why = format!("it had not ended after {seconds} seconds, and was stopped");
                (Message::TooLate, Some(Err(CallFailure::TooLate)), Some(why))
            }
        };
        step.came(CallNews::Message(message), way.map(|way| (CallChannel::Message, way)));
        step.troubles.extend(why.map(|why| format!("the message to staff was not sent: {why}")));
    }

    fn late_at(&self) -> u64 {
        self.began.saturating_add(ms(LATE))
    }

    /// Returns for how long nothing can become of it by time alone.
    fn next(&self, now: u64) -> Duration {
        let late = Some(self.late_at()).filter(|_| !self.late);
        let unheard = self.rang.map(|rang| rang.saturating_add(ms(CHIME_PATIENCE)));
        let look = Some(now.saturating_add(ms(LOOK))).filter(|_| self.waits);
        let next = [Some(self.next_ring), late, unheard, look].into_iter().flatten().min().unwrap_or(now);
        Duration::from_millis(next.saturating_sub(now))
    }
}

impl Step {
    fn came(&mut self, news: CallNews, way: Option<(CallChannel, Result<(), CallFailure>)>) {
        self.news.push(news);
        self.notes.extend(way.map(|(by, came)| match came {
            Ok(()) => AuditNote::StaffReached { by },
            Err(why) => AuditNote::StaffNotReached { by, why },
        }));
    }
}

fn ms(span: Duration) -> u64 {
    u64::try_from(span.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calls(spool: Option<Spool>) -> Calls {
        Calls::new(Calling { spool, ..Calling::default() })
    }

    /// Returns the seconds at which the chime is rung, over so many seconds with a device that plays it.
    fn rings(calls: &mut Calls, seconds: u64) -> Vec<u64> {
        let (mut now, mut rung, mut rings) = (0, None, Vec::new());
        while now <= seconds * 1000 {
            let step = calls.step(now, rung.take());
            if step.ring {
                rings.push(now / 1000);
                rung = Some(Rung::Heard);
            }
            now += ms(step.next).max(1);
        }
        rings
    }

    #[test]
    fn the_chime_comes_at_once_and_every_twenty_seconds_until_the_end() {
        let mut calls = calls(None);
        assert_eq!(calls.begin(0), Step::default());
        assert_eq!(rings(&mut calls, 100), [0, 20, 40, 60, 80, 100]);
        assert_eq!(calls.end(100_900, &CallEnd::TakenBack), 100);
        assert_eq!(calls.step(200_000, None), Step::default());
    }

    #[test]
    fn what_becomes_of_the_chime_is_told_when_it_changes_and_never_for_every_ring() {
        let mut calls = calls(None);
        calls.begin(0);
        assert!(calls.step(0, None).news.is_empty());
        let silent = calls.step(500, Some(Rung::Silent("no card".to_owned())));
        assert_eq!(silent.news, [CallNews::Chime(Chime::Silent)]);
        assert_eq!(silent.notes, [AuditNote::StaffNotReached { by: CallChannel::Chime, why: CallFailure::Silent }]);
        assert_eq!(silent.troubles, ["the chime for staff was not played: no card"]);
        assert!(calls.step(20_000, None).ring);
        assert_eq!(calls.step(20_500, Some(Rung::Silent("no card".to_owned()))).news, []);
        assert!(calls.step(40_000, None).ring);
        let heard = calls.step(41_000, Some(Rung::Heard));
        assert_eq!(heard.notes, [AuditNote::StaffReached { by: CallChannel::Chime }]);
        assert_eq!(calls.step(60_000, None).news, [CallNews::Late]);
        assert_eq!(calls.step(61_000, Some(Rung::Heard)).news, []);
    }

    #[test]
    fn a_chime_of_which_nothing_is_known_was_not_heard() {
        let mut calls = calls(None);
        calls.begin(0);
        assert_eq!(calls.step(0, None).next, CHIME_PATIENCE);
        assert_eq!(calls.step(8_000, None).news, [CallNews::Chime(Chime::Silent)]);
    }

    #[test]
    fn a_message_that_nobody_takes_up_was_not_sent() {
        let dir = tempfile::tempdir().unwrap();
        let mut calls = calls(Some(Spool::new(dir.path())));
        assert_eq!(calls.begin(0).news, [CallNews::Message(Message::Waiting)]);
        assert_eq!(calls.step(19_000, Some(Rung::Heard)).news, [CallNews::Chime(Chime::Heard)]);
        let late = calls.step(20_000, None);
        assert_eq!(late.news, [CallNews::Message(Message::Unsent)]);
        assert!(late.troubles[0].contains("madoguchi-call.path"), "{late:?}");
    }

    #[test]
    fn a_folder_that_is_not_there_is_told_at_once() {
        let dir = tempfile::tempdir().unwrap();
        let mut calls = calls(Some(Spool::new(dir.path().join("none"))));
        let step = calls.begin(0);
        assert_eq!(step.news, [CallNews::Message(Message::Unsent)]);
        assert!(step.troubles[0].contains("call_spool"), "{step:?}");
    }
}
