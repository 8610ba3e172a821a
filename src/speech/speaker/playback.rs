//! Samples to the device, a few milliseconds ahead of the ear: it is fed without a gap, so that what is said
//! next is heard at once and silence is always near.

mod chime_playback;
mod chime_turns;

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::chime_request::{ChimeOutcome, ChimeRequests};
use super::sound_piece::SoundPiece;
use super::speech_event::SpeechEvent;
use super::threads::SpeakerState;
use crate::speech::error::SpeechError;
use crate::speech::sound_device::SoundDevice;

use chime_playback::ChimePlayback;

/// How long the thread sleeps while something is heard.
const POLL_INTERVAL: Duration = Duration::from_micros(700);
/// How long it sleeps while the device is only kept awake, shorter than what is sent ahead.
const IDLE_POLL_INTERVAL: Duration = Duration::from_millis(2);
/// How long it sleeps while there is no device, before it looks again whether one is there.
const REOPEN_INTERVAL: Duration = Duration::from_secs(2);
/// The same while nobody is there.
const IDLE_REOPEN_INTERVAL: Duration = Duration::from_secs(10);
/// Over how many milliseconds a voice that is interrupted fades, so that nothing clicks.
const FADE_MS: u32 = 3;
/// How long a device may take nothing and play nothing, before it is taken for broken.
const STALL_TIMEOUT: Duration = Duration::from_millis(500);

/// When the device is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OpenPolicy {
    /// From the beginning, so that the first word is whole.
    Always,
    /// Only while the chime rings: others may play on it.
    WhileRinging,
}

/// What the thread works with that plays samples.
pub(super) struct PlaybackThread {
    name: String,
    open_policy: OpenPolicy,
    hertz: u32,
    device: Option<SoundDevice>,
    chime_requests: ChimeRequests,
    /// The chime that is being played.
    chime: Option<ChimePlayback>,
    shared: Arc<SpeakerState>,
    news: Sender<SpeechEvent>,
    /// The order whose pieces are being played; none where there is silence.
    order: Option<u64>,
    /// The newest order that was told to be over.
    last_ended_order: u64,
    /// The utterance that was begun last.
    utterance: String,
    samples: VecDeque<i16>,
    /// How many samples were sent since the thread began.
    sent: u64,
    /// The device takes nothing at the moment.
    is_full: bool,
    /// Nobody had a piece to play when one was asked for last.
    is_starved: bool,
    /// What is told once so many samples have been heard.
    pending_events: VecDeque<(u64, SpeechEvent)>,
    /// When the device last took or played something, and how much it had taken and played.
    last_movement: (Instant, u64, u64),
    /// It was opened and has not played anything yet: it is given silence until it has, and believed only then.
    is_new: bool,
}

impl PlaybackThread {
    pub(super) fn new(
        (name, keeps): (String, OpenPolicy),
        hertz: u32,
        shared: Arc<SpeakerState>,
        (news, chime_requests): (Sender<SpeechEvent>, ChimeRequests),
    ) -> Self {
        let now = Instant::now();
        Self {
            name,
            open_policy: keeps,
            hertz,
            device: None,
            chime_requests,
            chime: None,
            shared,
            news,
            order: None,
            last_ended_order: 0,
            utterance: String::new(),
            samples: VecDeque::new(),
            sent: 0,
            is_full: false,
            is_starved: false,
            pending_events: VecDeque::new(),
            last_movement: (now, 0, 0),
            is_new: false,
        }
    }

    /// Plays what is given, until nobody can give anything.
    pub(super) fn run(&mut self, given: &Receiver<SoundPiece>) {
        if self.open_policy == OpenPolicy::Always {
            self.open();
        }
        loop {
            self.shared.heartbeats.fetch_add(1, Ordering::AcqRel);
            let next = self.next_piece(given);
            self.is_starved = next.is_err();
            let is_due = match next {
                Ok(piece) => {
                    self.take_piece(piece);
                    self.is_attended()
                }
                Err(RecvTimeoutError::Timeout) => true,
                Err(RecvTimeoutError::Disconnected) => return,
            };
            if self.device.is_none() && is_due {
                self.open();
            }
            self.take_request();
            if let Err(error) = self.step() {
                self.lose(&error);
            }
        }
    }

    fn tell(&self, news: SpeechEvent) {
        // Whoever listens may have gone: then nobody is to be told.
        let _ = self.news.send(news);
    }

    fn is_attended(&self) -> bool {
        self.shared.is_attended.load(Ordering::Acquire)
    }

    /// Opens the device, or tells why that cannot be. Whether there is sound is known when it has played something.
    fn open(&mut self) {
        match SoundDevice::open(&self.name, self.hertz) {
            Ok(device) => {
                (self.device, self.is_new) = (Some(device), true);
                // A new device counts from nothing: what went to the old one was heard or is lost.
                self.last_movement = (Instant::now(), self.sent, self.sent);
            }
            Err(error) => {
                self.tell_outcome(ChimeOutcome::Silent(error.to_string()));
                self.tell(SpeechEvent::NoSound(error.to_string()));
            }
        }
    }

    /// Returns whether something is to be played, or to be known.
    fn is_busy(&self) -> bool {
        self.order.is_some() || !self.pending_events.is_empty() || self.is_new || self.chime.is_some()
    }

    /// The next piece; waits for it no longer than the device can be left alone.
    fn next_piece(&self, given: &Receiver<SoundPiece>) -> Result<SoundPiece, RecvTimeoutError> {
        if self.device.is_some() && self.samples.len() > self.target_samples() {
            // A device that does not pace its writes, such as `null`, takes more at once.
            if self.is_full {
                std::thread::sleep(POLL_INTERVAL);
            }
            return Err(RecvTimeoutError::Timeout);
        }
        match (self.order, self.is_attended()) {
            (Some(_), _) => given.recv_timeout(POLL_INTERVAL),
            (None, _) if self.is_fed() => given.recv_timeout(IDLE_POLL_INTERVAL),
            (None, true) => given.recv_timeout(REOPEN_INTERVAL),
            (None, false) if self.device.is_none() && self.open_policy == OpenPolicy::Always => {
                given.recv_timeout(IDLE_REOPEN_INTERVAL)
            }
            (None, false) => given.recv().map_err(|_| RecvTimeoutError::Disconnected),
        }
    }

    /// Whether there is a device that would run dry if this thread slept; one that nobody needs is stopped before.
    fn is_fed(&self) -> bool {
        let is_running = |device: &SoundDevice| self.is_attended() || device.is_running();
        self.is_new || self.chime.is_some() || self.device.as_ref().is_some_and(is_running)
    }

    /// What is ready for the next moments, and for fading.
    fn target_samples(&self) -> usize {
        self.device.as_ref().map_or(0, |device| device.lead() + device.samples(FADE_MS))
    }

    fn take_piece(&mut self, piece: SoundPiece) {
        if let Some(number) = piece.order().filter(|number| !self.shared.is_newest(*number)) {
            return self.skip(number, &piece);
        }
        match piece {
            SoundPiece::Begin(number, id) => self.begin(number, id),
            SoundPiece::Sound(number, samples) if self.order == Some(number) => self.samples.extend(samples),
            SoundPiece::Silence(number, millis) if self.order == Some(number) => {
                let many = self.device.as_ref().map_or(0, |device| device.samples(millis));
                self.samples.extend(std::iter::repeat_n(0, many));
            }
            SoundPiece::End(number, id) if self.order == Some(number) => self.mark(SpeechEvent::Ended(number, id)),
            SoundPiece::Over(number) => self.mark(SpeechEvent::Silent(number)),
            SoundPiece::Failed(number, why) => {
                self.mark(SpeechEvent::NoSound(why));
                self.mark(SpeechEvent::Silent(number));
            }
            // What belongs to an order that has no device is not played.
            SoundPiece::Sound(..) | SoundPiece::Silence(..) | SoundPiece::End(..) | SoundPiece::Wake => {}
        }
    }

    /// Leaves out what is interrupted; that an order is over is told also if it never began.
    fn skip(&mut self, number: u64, piece: &SoundPiece) {
        if matches!(piece, SoundPiece::Over(_) | SoundPiece::Failed(..))
            && self.order != Some(number)
            && self.last_ended_order < number
        {
            self.tell_silent(number);
        }
    }

    fn tell_silent(&mut self, number: u64) {
        self.last_ended_order = self.last_ended_order.max(number);
        self.tell(SpeechEvent::Silent(number));
    }

    /// Begins an utterance. Where the device was lost it is opened again: it may have come back.
    fn begin(&mut self, number: u64, id: String) {
        if self.device.is_none() {
            self.open();
        }
        if self.device.is_some() {
            if self.order != Some(number) {
                // While nothing was to be played the device stood still and was no worse for it.
                self.last_movement.0 = Instant::now();
            }
            self.order = Some(number);
            self.utterance.clone_from(&id);
            self.mark(SpeechEvent::Began(number, id));
        }
    }

    /// Tells it when everything that is there now has been heard; at once where nothing can be.
    fn mark(&mut self, news: SpeechEvent) {
        if self.device.is_none() {
            return self.tell_due(news);
        }
        let ready = u64::try_from(self.samples.len()).unwrap_or_default();
        self.pending_events.push_back((self.sent + ready, news));
    }

    /// Sends what is due, and tells of what has been heard.
    fn step(&mut self) -> Result<(), SpeechError> {
        if let Some(order) = self.order.filter(|order| !self.shared.is_newest(*order)) {
            self.interrupt(order)?;
        }
        let rests = !self.is_busy() && !self.is_attended();
        if let Some(shallow) = self.device.take_if(|device| device.is_shallow()) {
            self.device = Some(shallow.reopen_deeper()?);
        }
        let Some(device) = &mut self.device else { return Ok(()) };
        if rests {
            device.rest()?;
            self.confirm_sound();
            return Ok(());
        }
        let room = device.room()?;
        self.is_full = room == 0;
        let room = room - self.send_chime(room)?;
        if self.is_chiming() {
            return self.tell_heard();
        }
        let now = room.min(self.samples.len());
        self.send(now)?;
        if self.samples.is_empty() && self.is_silent() {
            self.samples.extend(std::iter::repeat_n(0, room - now));
            self.send(room - now)?;
        }
        self.tell_heard()
    }

    /// Whether silence is to be sent: where words are on their way only when the device would run dry without, so that
    /// they are heard as soon as they are there.
    fn is_silent(&self) -> bool {
        let is_low = |device: &SoundDevice| device.is_dry_in(IDLE_POLL_INTERVAL + SoundDevice::PERIOD);
        self.order.is_none() || (self.is_starved && self.device.as_ref().is_some_and(is_low))
    }

    fn send(&mut self, many: usize) -> Result<(), SpeechError> {
        let Some(device) = self.device.as_mut().filter(|_| many > 0) else { return Ok(()) };
        let samples = self.samples.make_contiguous();
        let sent = device.send(samples.get(..many).unwrap_or_default())?;
        self.samples.drain(..sent);
        self.sent += u64::try_from(sent).unwrap_or_default();
        Ok(())
    }

    /// Sends the next few milliseconds softer and softer, behind what is on its way; then nothing more of the order.
    fn interrupt(&mut self, order: u64) -> Result<(), SpeechError> {
        // First what was heard to its end by now, before the rest is thrown away.
        self.tell_heard()?;
        if self.order.take().is_none() {
            // It has just been heard to its end.
            return Ok(());
        }
        self.pending_events.clear();
        let utterance = std::mem::take(&mut self.utterance);
        self.tell(SpeechEvent::Interrupted(order, utterance));
        self.tell_silent(order);
        // Words that wait behind the chime have faded already.
        let faded = self.device.as_ref().filter(|_| !self.is_chiming()).map_or(0, |device| device.samples(FADE_MS));
        let many = faded.min(self.samples.len());
        self.samples.truncate(many);
        let steps = u16::try_from(many.max(1)).unwrap_or(u16::MAX);
        for (sample, left) in self.samples.iter_mut().zip((0..steps).rev()) {
            *sample = fade(*sample, f32::from(left) / f32::from(steps));
        }
        // What does not fit is dropped below: silence matters more than a smooth end.
        let sent = self.send(many);
        self.samples.clear();
        sent
    }

    /// Tells what has left the device: only then was a sentence heard to its end.
    fn tell_heard(&mut self) -> Result<(), SpeechError> {
        let Some(device) = &self.device else { return Ok(()) };
        let heard = self.sent.saturating_sub(device.delay());
        let plays = heard > self.last_movement.2;
        if plays {
            self.confirm_sound();
        }
        if plays || self.sent != self.last_movement.1 || !(self.order.is_some() || self.is_new || self.chime.is_some())
        {
            self.last_movement = (Instant::now(), self.sent, heard.max(self.last_movement.2));
        }
        while self.pending_events.front().is_some_and(|(at, _)| *at <= heard) {
            let Some((_, news)) = self.pending_events.pop_front() else { break };
            self.tell_due(news);
        }
        self.hear_chime(heard);
        if self.last_movement.0.elapsed() > STALL_TIMEOUT {
            return Err(SpeechError::DeviceGone("it takes sound and never plays it".to_owned()));
        }
        Ok(())
    }

    /// The device plays: whoever was told that it is silent, or was not told yet, hears that it is not.
    fn confirm_sound(&mut self) {
        // `|` and not `||`: both have to be taken.
        if std::mem::take(&mut self.is_new) | self.shared.seemed_silent.swap(false, Ordering::AcqRel) {
            self.tell(SpeechEvent::Sound);
        }
    }

    fn tell_due(&mut self, news: SpeechEvent) {
        match news {
            SpeechEvent::Silent(number) => {
                self.order = self.order.filter(|own| *own != number);
                self.tell_silent(number);
            }
            SpeechEvent::Began(..)
            | SpeechEvent::Ended(..)
            | SpeechEvent::Interrupted(..)
            | SpeechEvent::NoSound(_)
            | SpeechEvent::Sound => {
                self.tell(news);
            }
        }
    }

    /// Closes a device that is gone, and tells so; what was to be heard is gone with it.
    fn lose(&mut self, error: &SpeechError) {
        self.tell_outcome(ChimeOutcome::Silent(error.to_string()));
        self.tell(SpeechEvent::NoSound(error.to_string()));
        if let Some(order) = self.order.take() {
            self.tell_silent(order);
        }
        self.pending_events.clear();
        self.samples.clear();
        // Closing may take its time where the sound system is frozen: everything is told before.
        (self.device, self.is_new) = (None, false);
    }
}

#[expect(clippy::cast_possible_truncation, reason = "softer than what fits")]
fn fade(sample: i16, factor: f32) -> i16 {
    (f32::from(sample) * factor) as i16
}
