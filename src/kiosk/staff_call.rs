//! A call for staff while it is open: the chime again and again, the message that the house sends on, and what really
//! came of both. Times are milliseconds since the machine started: a clock that is set meanwhile changes none of them.

use std::time::Duration;

use crate::device::ChimeOutcome;
use crate::device::call_spool::{CallEvent, CallSpool, HookOutcome};
use crate::resident::{CallEnd, CallNews, ChimeState, MessageState};
use consent_log::{AuditNote, CallChannel, CallFailure, random_id};

/// After so long nobody has answered, and the page says what to do instead.
const LATE_AFTER: Duration = Duration::from_secs(60);
/// A chime of which nothing is known after so long was not heard.
const CHIME_TIMEOUT: Duration = Duration::from_secs(8);
/// A message of which nothing is known after so long was not picked up; the program of the house has ten seconds.
const MESSAGE_TIMEOUT: Duration = Duration::from_secs(20);
/// How often the spool is read for what came of a message.
const MESSAGE_POLL_INTERVAL: Duration = Duration::from_millis(300);

/// How this machine calls staff.
#[derive(Clone, Debug)]
pub struct StaffCallConfig {
    /// How long after a chime the next one follows.
    pub chime_interval: Duration,
    /// Where calls leave the kiosk, if they do.
    pub spool: Option<CallSpool>,
    /// Where the kiosk is, for those who are called.
    pub kiosk_location: String,
}

impl Default for StaffCallConfig {
    fn default() -> Self {
        Self { chime_interval: Duration::from_secs(20), spool: None, kiosk_location: String::new() }
    }
}

/// What became of an open call since it was asked last.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct CallStep {
    /// The chime is due.
    pub(super) is_chime_due: bool,
    /// For the walkthrough.
    pub(super) news: Vec<CallNews>,
    /// For the log.
    pub(super) notes: Vec<AuditNote>,
    /// For the person who looks after the machine.
    pub(super) troubles: Vec<String>,
    /// When to ask again.
    pub(super) wait: Duration,
}

#[derive(Debug)]
struct OpenCall {
    /// `None` where the call has not left the kiosk.
    id: Option<String>,
    began_ms: u64,
    next_chime_ms: u64,
    /// When the chime was asked for of which nothing is known yet.
    chime_asked_ms: Option<u64>,
    chime: ChimeState,
    /// Whether it is not known yet what came of the message.
    awaits_message: bool,
    is_late: bool,
}

/// The call that is open, if one is.
#[derive(Debug)]
pub(super) struct CallTracker {
    calling: StaffCallConfig,
    open: Option<OpenCall>,
}

impl CallTracker {
    pub(super) fn new(calling: StaffCallConfig) -> Self {
        Self { calling, open: None }
    }

    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Begins a call: hands it out where the house sends calls on, and has the chime rung at once.
    pub(super) fn begin(&mut self, now: u64) -> CallStep {
        let mut step = CallStep::default();
        let id = match self.post_call() {
            Some(Ok(id)) => {
                step.news.push(CallNews::Message(MessageState::Waiting));
                Some(id)
            }
            Some(Err(why)) => {
                step.record(
                    CallNews::Message(MessageState::Unsent),
                    Some((CallChannel::Message, Err(CallFailure::Failed))),
                );
                step.troubles.push(why);
                None
            }
            None => None,
        };
        let waits = id.is_some();
        // Due at once: the next step rings it, and nobody waits for the first interval.
        let open = OpenCall {
            id,
            began_ms: now,
            next_chime_ms: now,
            chime_asked_ms: None,
            chime: ChimeState::Waiting,
            awaits_message: waits,
            is_late: false,
        };
        self.open = Some(open);
        step
    }

    fn post_call(&self) -> Option<Result<String, String>> {
        let spool = self.calling.spool.as_ref()?;
        let posted = random_id().map_err(|error| error.to_string()).and_then(|id| {
            let posted = spool.post(&id, CallEvent::Call, &self.calling.kiosk_location);
            posted.map(|()| id).map_err(|error| {
                format!("the call cannot be handed out in {} ({error}): check call_spool", spool.dir().display())
            })
        });
        Some(posted)
    }

    /// Returns what became of the call until now.
    pub(super) fn step(&mut self, now: u64, rung: Option<ChimeOutcome>) -> CallStep {
        let mut step = CallStep::default();
        let Some(open) = &mut self.open else { return step };
        open.update_chime(&mut step, now, rung);
        if let Some(spool) = &self.calling.spool {
            open.update_message(&mut step, now, spool);
        }
        if !open.is_late && now >= open.late_at_ms() {
            open.is_late = true;
            step.news.push(CallNews::Late);
        }
        if now >= open.next_chime_ms {
            step.is_chime_due = true;
            // The oldest ring without an answer counts: a new ring must not give a silent device more time.
            open.chime_asked_ms = open.chime_asked_ms.or(Some(now));
            open.next_chime_ms = now.saturating_add(millis(self.calling.chime_interval));
        }
        step.wait = open.time_to_next(now);
        step
    }

    /// Ends the call; how long it was open, in seconds.
    pub(super) fn end(&mut self, now: u64, end: &CallEnd) -> u64 {
        let Some(open) = self.open.take() else { return 0 };
        let happened = match end {
            CallEnd::Answered(_) => CallEvent::Answered,
            CallEnd::Left => CallEvent::Left,
            CallEnd::TakenBack => CallEvent::TakenBack,
        };
        if let (Some(spool), Some(id)) = (&self.calling.spool, &open.id) {
            // Tells those who were called that they need not come. Where that fails they come for nothing, which harms
            // nobody.
            let _ = spool.post(id, happened, &self.calling.kiosk_location);
        }
        now.saturating_sub(open.began_ms) / 1000
    }
}

impl OpenCall {
    /// Notes what became of the chime, once for each change.
    fn update_chime(&mut self, step: &mut CallStep, now: u64, rung: Option<ChimeOutcome>) {
        let unheard = self.chime_asked_ms.is_some_and(|rang| now >= rang.saturating_add(millis(CHIME_TIMEOUT)));
        let (chime, way, why) = match rung {
            Some(ChimeOutcome::Heard) => (ChimeState::Heard, Ok(()), None),
            Some(ChimeOutcome::Silent(why)) => (ChimeState::Silent, Err(CallFailure::Silent), Some(why)),
            None if unheard => (
                ChimeState::Silent,
                Err(CallFailure::Silent),
                Some("the sound device did not say that it played".to_owned()),
            ),
            None => return,
        };
        self.chime_asked_ms = None;
        if chime != self.chime {
            self.chime = chime;
            step.record(CallNews::Chime(chime), Some((CallChannel::Chime, way)));
            step.troubles.extend(why.map(|why| format!("the chime for staff was not played: {why}")));
        }
    }

    fn update_message(&mut self, step: &mut CallStep, now: u64, spool: &CallSpool) {
        let Some(id) = self.id.as_ref().filter(|_| self.awaits_message) else { return };
        let outcome = match spool.take_result(id, CallEvent::Call) {
            Some(outcome) => outcome,
            None if now >= self.began_ms.saturating_add(millis(MESSAGE_TIMEOUT)) => HookOutcome::Failed(format!(
                "nobody took it up in {}: is madoguchi-call.path enabled?",
                spool.dir().display()
            )),
            None => return,
        };
        self.awaits_message = false;
        let (message, way, why) = match outcome {
            HookOutcome::Done => (MessageState::Sent, Some(Ok(())), None),
            // The house has set up no message: that is no failure, so nothing is noted.
            HookOutcome::NoHook => (MessageState::NoWay, None, None),
            HookOutcome::Failed(why) => (MessageState::Unsent, Some(Err(CallFailure::Failed)), Some(why)),
            HookOutcome::TimedOut(seconds) => {
                let why = format!("it had not ended after {seconds} seconds, and was stopped");
                (MessageState::TooLate, Some(Err(CallFailure::TooLate)), Some(why))
            }
        };
        step.record(CallNews::Message(message), way.map(|way| (CallChannel::Message, way)));
        step.troubles.extend(why.map(|why| format!("the message to staff was not sent: {why}")));
    }

    fn late_at_ms(&self) -> u64 {
        self.began_ms.saturating_add(millis(LATE_AFTER))
    }

    /// Returns for how long nothing can become of it by time alone.
    fn time_to_next(&self, now: u64) -> Duration {
        let late = Some(self.late_at_ms()).filter(|_| !self.is_late);
        let unheard = self.chime_asked_ms.map(|rang| rang.saturating_add(millis(CHIME_TIMEOUT)));
        let look = Some(now.saturating_add(millis(MESSAGE_POLL_INTERVAL))).filter(|_| self.awaits_message);
        let next = [Some(self.next_chime_ms), late, unheard, look].into_iter().flatten().min().unwrap_or(now);
        Duration::from_millis(next.saturating_sub(now))
    }
}

impl CallStep {
    fn record(&mut self, news: CallNews, way: Option<(CallChannel, Result<(), CallFailure>)>) {
        self.news.push(news);
        self.notes.extend(way.map(|(by, came)| match came {
            Ok(()) => AuditNote::StaffReached { by },
            Err(why) => AuditNote::StaffNotReached { by, why },
        }));
    }
}

fn millis(span: Duration) -> u64 {
    u64::try_from(span.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calls(spool: Option<CallSpool>) -> CallTracker {
        CallTracker::new(StaffCallConfig { spool, ..StaffCallConfig::default() })
    }

    /// Returns the seconds at which the chime is rung, over so many seconds with a device that plays it.
    fn rings(calls: &mut CallTracker, seconds: u64) -> Vec<u64> {
        let (mut now, mut rung, mut rings) = (0, None, Vec::new());
        while now <= seconds * 1000 {
            let step = calls.step(now, rung.take());
            if step.is_chime_due {
                rings.push(now / 1000);
                rung = Some(ChimeOutcome::Heard);
            }
            now += millis(step.wait).max(1);
        }
        rings
    }

    #[test]
    fn the_chime_comes_at_once_and_every_twenty_seconds_until_the_end() {
        let mut calls = calls(None);
        assert_eq!(calls.begin(0), CallStep::default());
        assert_eq!(rings(&mut calls, 100), [0, 20, 40, 60, 80, 100]);
        assert_eq!(calls.end(100_900, &CallEnd::TakenBack), 100);
        assert_eq!(calls.step(200_000, None), CallStep::default());
    }

    #[test]
    fn what_becomes_of_the_chime_is_told_when_it_changes_and_never_for_every_ring() {
        let mut calls = calls(None);
        calls.begin(0);
        assert!(calls.step(0, None).news.is_empty());
        let silent = calls.step(500, Some(ChimeOutcome::Silent("no card".to_owned())));
        assert_eq!(silent.news, [CallNews::Chime(ChimeState::Silent)]);
        assert_eq!(silent.notes, [AuditNote::StaffNotReached { by: CallChannel::Chime, why: CallFailure::Silent }]);
        assert_eq!(silent.troubles, ["the chime for staff was not played: no card"]);
        assert!(calls.step(20_000, None).is_chime_due);
        assert_eq!(calls.step(20_500, Some(ChimeOutcome::Silent("no card".to_owned()))).news, []);
        assert!(calls.step(40_000, None).is_chime_due);
        let heard = calls.step(41_000, Some(ChimeOutcome::Heard));
        assert_eq!(heard.notes, [AuditNote::StaffReached { by: CallChannel::Chime }]);
        assert_eq!(calls.step(60_000, None).news, [CallNews::Late]);
        assert_eq!(calls.step(61_000, Some(ChimeOutcome::Heard)).news, []);
    }

    #[test]
    fn a_chime_of_which_nothing_is_known_was_not_heard() {
        let mut calls = calls(None);
        calls.begin(0);
        assert_eq!(calls.step(0, None).wait, CHIME_TIMEOUT);
        assert_eq!(calls.step(8_000, None).news, [CallNews::Chime(ChimeState::Silent)]);
    }

    #[test]
    fn a_message_that_nobody_takes_up_was_not_sent() {
        let dir = tempfile::tempdir().unwrap();
        let mut calls = calls(Some(CallSpool::new(dir.path())));
        assert_eq!(calls.begin(0).news, [CallNews::Message(MessageState::Waiting)]);
        assert_eq!(calls.step(19_000, Some(ChimeOutcome::Heard)).news, [CallNews::Chime(ChimeState::Heard)]);
        let late = calls.step(20_000, None);
        assert_eq!(late.news, [CallNews::Message(MessageState::Unsent)]);
        assert!(late.troubles[0].contains("madoguchi-call.path"), "{late:?}");
    }

    #[test]
    fn a_folder_that_is_not_there_is_told_at_once() {
        let dir = tempfile::tempdir().unwrap();
        let mut calls = calls(Some(CallSpool::new(dir.path().join("none"))));
        let step = calls.begin(0);
        assert_eq!(step.news, [CallNews::Message(MessageState::Unsent)]);
        assert!(step.troubles[0].contains("call_spool"), "{step:?}");
    }
}
