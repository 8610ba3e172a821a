//! Samples to the device, a few milliseconds ahead of the ear: it is fed without a gap, so that what is said
//! next is heard at once and silence is always near.

mod chiming;

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::ringing::{Rings, Rung};
use super::{News, SILENCE_TIMEOUT, Shared};
use crate::speech::SpeechError;
use crate::speech::device::Device;

use chiming::Chiming;

/// How many pieces may wait: about a third of a second.
pub(super) const QUEUE_PIECES: usize = 64;
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
pub(super) enum Keeps {
    /// From the beginning, so that the first word is whole.
    Always,
    /// Only while the chime rings: others may play on it.
    WhileItRings,
}

/// What is to be played, in its order; a number names the order that it belongs to.
pub(super) enum Piece {
    /// An utterance begins.
    Begin(u64, String),
    /// Samples of it.
    Sound(u64, Vec<i16>),
    /// So many milliseconds of silence.
    Silence(u64, u32),
    /// It ends.
    End(u64, String),
    /// Everything that was ordered has been given.
    Over(u64),
    /// Nothing more can be given, and why.
    Failed(u64, String),
    /// Nothing is to be played; it is to be looked whether somebody is there.
    Wake,
}

/// The playing thread's own things.
pub(super) struct Playing {
    name: String,
    keeps: Keeps,
    hertz: u32,
    device: Option<Device>,
    rings: Rings,
    /// The chime that is being played.
    chiming: Option<Chiming>,
    shared: Arc<Shared>,
    news: Sender<News>,
    /// The order whose pieces are being played; none where there is silence.
    order: Option<u64>,
    /// The newest order that was told to be over.
    over: u64,
    /// The utterance that was begun last.
    utterance: String,
    ready: VecDeque<i16>,
    /// How many samples were sent since the thread began.
    sent: u64,
    /// The device takes nothing at the moment.
    is_full: bool,
    /// What is told once so many samples have been heard.
    marks: VecDeque<(u64, News)>,
    /// When the device last took or played something, and how much it had taken and played.
    moved: (Instant, u64, u64),
    /// It was opened and has not played anything yet: it is given silence until it has, and believed only then.
    is_new: bool,
    /// It kept this thread for so long that it may have been told of as silent.
    doubted: bool,
}

impl Playing {
    pub(super) fn new(
        (name, keeps): (String, Keeps),
        hertz: u32,
        shared: Arc<Shared>,
        (news, rings): (Sender<News>, Rings),
    ) -> Self {
        let now = Instant::now();
        Self {
            name,
            keeps,
            hertz,
            device: None,
            rings,
            chiming: None,
            shared,
            news,
            order: None,
            over: 0,
            utterance: String::new(),
            ready: VecDeque::new(),
            sent: 0,
            is_full: false,
            marks: VecDeque::new(),
            moved: (now, 0, 0),
            is_new: false,
            doubted: false,
        }
    }

    /// Plays what is given, until nobody can give anything.
    pub(super) fn run(&mut self, given: &Receiver<Piece>) {
        if self.keeps == Keeps::Always {
            self.open();
        }
        loop {
            self.shared.beats.fetch_add(1, Ordering::AcqRel);
            let is_due = match self.next(given) {
                Ok(piece) => {
                    self.take(piece);
                    self.attends()
                }
                Err(RecvTimeoutError::Timeout) => true,
                Err(RecvTimeoutError::Disconnected) => return,
            };
            if self.device.is_none() && is_due {
                self.open();
            }
            self.take_ring();
            let began = Instant::now();
            if let Err(error) = self.step() {
                self.lose(&error);
            }
            // Half of it: the speaker may have begun to count before this step did.
            self.doubted |= began.elapsed() > SILENCE_TIMEOUT / 2;
        }
    }

    fn tell(&self, news: News) {
        // Whoever listens may have gone: then nobody is to be told.
        let _ = self.news.send(news);
    }

    fn attends(&self) -> bool {
        self.shared.attends.load(Ordering::Acquire)
    }

    /// Opens the device, or tells why that cannot be. Whether there is sound is known when it has played something.
    fn open(&mut self) {
        match Device::open(&self.name, self.hertz) {
            Ok(device) => {
                (self.device, self.is_new) = (Some(device), true);
                // A new device counts from nothing: what went to the old one was heard or is lost.
                self.moved = (Instant::now(), self.sent, self.sent);
            }
            Err(error) => {
                self.tell_rung(Rung::Silent(error.to_string()));
                self.tell(News::NoSound(error.to_string()));
            }
        }
    }

    /// Whether something is to be played, or to be known.
    fn works(&self) -> bool {
        self.order.is_some() || !self.marks.is_empty() || self.is_new || self.chiming.is_some()
    }

    /// The next piece; waits for it no longer than the device can be left alone.
    fn next(&self, given: &Receiver<Piece>) -> Result<Piece, RecvTimeoutError> {
        if self.device.is_some() && self.ready.len() > self.enough() {
            // A device that does not pace its writes, such as `null`, takes more at once.
            if self.is_full {
                std::thread::sleep(POLL_INTERVAL);
            }
            return Err(RecvTimeoutError::Timeout);
        }
        match (self.order, self.attends()) {
            (Some(_), _) => given.recv_timeout(POLL_INTERVAL),
            (None, _) if self.is_new || self.chiming.is_some() => given.recv_timeout(IDLE_POLL_INTERVAL),
            (None, true) => {
                given.recv_timeout(if self.device.is_some() { IDLE_POLL_INTERVAL } else { REOPEN_INTERVAL })
            }
            (None, false) if self.device.is_none() && self.keeps == Keeps::Always => {
                given.recv_timeout(IDLE_REOPEN_INTERVAL)
            }
            (None, false) => given.recv().map_err(|_| RecvTimeoutError::Disconnected),
        }
    }

    /// What is ready for the next moments, and for fading.
    fn enough(&self) -> usize {
        self.device.as_ref().map_or(0, |device| device.lead() + device.samples(FADE_MS))
    }

    fn take(&mut self, piece: Piece) {
        if let Some(number) = piece.order().filter(|number| !self.shared.is_newest(*number)) {
            return self.skip(number, &piece);
        }
        match piece {
            Piece::Begin(number, id) => self.begin(number, id),
            Piece::Sound(number, samples) if self.order == Some(number) => self.ready.extend(samples),
            Piece::Silence(number, millis) if self.order == Some(number) => {
                let many = self.device.as_ref().map_or(0, |device| device.samples(millis));
                self.ready.extend(std::iter::repeat_n(0, many));
            }
            Piece::End(number, id) if self.order == Some(number) => self.mark(News::Ended(number, id)),
            Piece::Over(number) => self.mark(News::Silent(number)),
            Piece::Failed(number, why) => {
                self.mark(News::NoSound(why));
                self.mark(News::Silent(number));
            }
            // What belongs to an order that has no device is not played.
            Piece::Sound(..) | Piece::Silence(..) | Piece::End(..) | Piece::Wake => {}
        }
    }

    /// What is interrupted is not played; of an order that never began it is told all the same that it is over.
    fn skip(&mut self, number: u64, piece: &Piece) {
        if matches!(piece, Piece::Over(_) | Piece::Failed(..)) && self.order != Some(number) && self.over < number {
            self.silent(number);
        }
    }

    fn silent(&mut self, number: u64) {
        self.over = self.over.max(number);
        self.tell(News::Silent(number));
    }

    /// Where the device was lost it is opened again: it may have come back.
    fn begin(&mut self, number: u64, id: String) {
        if self.device.is_none() {
            self.open();
        }
        if self.device.is_some() {
            if self.order != Some(number) {
                // While nothing was to be played the device stood still and was no worse for it.
                self.moved.0 = Instant::now();
            }
            self.order = Some(number);
            self.utterance.clone_from(&id);
            self.mark(News::Began(number, id));
        }
    }

    /// Tells it when everything that is there now has been heard; at once where nothing can be.
    fn mark(&mut self, news: News) {
        if self.device.is_none() {
            return self.tell_due(news);
        }
        let ready = u64::try_from(self.ready.len()).unwrap_or_default();
        self.marks.push_back((self.sent + ready, news));
    }

    /// Sends what is due, and tells of what has been heard.
    fn step(&mut self) -> Result<(), SpeechError> {
        if let Some(order) = self.order.filter(|order| !self.shared.is_newest(*order)) {
            self.interrupt(order)?;
        }
        let rests = !self.works() && !self.attends();
        if let Some(shallow) = self.device.take_if(|device| device.is_shallow()) {
            self.device = Some(shallow.deepened()?);
        }
        let Some(device) = &mut self.device else { return Ok(()) };
        if rests {
            device.rest()?;
            self.trust();
            return Ok(());
        }
        let room = device.room()?;
        self.is_full = room == 0;
        let room = room - self.chime(room)?;
        if self.chimes() {
            return self.tell_heard();
        }
        let now = room.min(self.ready.len());
        self.send(now)?;
        if self.ready.is_empty() && self.is_silent() {
            self.ready.extend(std::iter::repeat_n(0, room - now));
            self.send(room - now)?;
        }
        self.tell_heard()
    }

    /// Whether silence is to be sent: in the middle of a sentence only when the device would run dry.
    fn is_silent(&self) -> bool {
        self.order.is_none() || self.device.as_ref().is_some_and(|device| device.is_dry_in(IDLE_POLL_INTERVAL))
    }

    fn send(&mut self, many: usize) -> Result<(), SpeechError> {
        let Some(device) = self.device.as_mut().filter(|_| many > 0) else { return Ok(()) };
        let samples = self.ready.make_contiguous();
        let sent = device.send(samples.get(..many).unwrap_or_default())?;
        self.ready.drain(..sent);
        self.sent += u64::try_from(sent).unwrap_or_default();
        Ok(())
    }

    /// The next few milliseconds, softer and softer, behind what is on its way; then nothing more of it.
    fn interrupt(&mut self, order: u64) -> Result<(), SpeechError> {
        // First what was heard to its end by now, before the rest is thrown away.
        self.tell_heard()?;
        if self.order.take().is_none() {
            // It has just been heard to its end.
            return Ok(());
        }
        self.marks.clear();
        let utterance = std::mem::take(&mut self.utterance);
        self.tell(News::Interrupted(order, utterance));
        self.silent(order);
        // Words that wait behind the chime have faded already.
        let fade = self.device.as_ref().filter(|_| !self.chimes()).map_or(0, |device| device.samples(FADE_MS));
        let many = fade.min(self.ready.len());
        self.ready.truncate(many);
        let steps = u16::try_from(many.max(1)).unwrap_or(u16::MAX);
        for (sample, left) in self.ready.iter_mut().zip((0..steps).rev()) {
            *sample = faded(*sample, f32::from(left) / f32::from(steps));
        }
        // What does not fit is dropped below: silence matters more than a smooth end.
        let sent = self.send(many);
        self.ready.clear();
        sent
    }

    /// Tells what has left the device: only then was a sentence heard to its end.
    fn tell_heard(&mut self) -> Result<(), SpeechError> {
        let Some(device) = &self.device else { return Ok(()) };
        let heard = self.sent.saturating_sub(device.delay());
        let plays = heard > self.moved.2;
        if plays {
            self.trust();
        }
        if plays || self.sent != self.moved.1 || !(self.order.is_some() || self.is_new || self.chiming.is_some()) {
            self.moved = (Instant::now(), self.sent, heard.max(self.moved.2));
        }
        while self.marks.front().is_some_and(|(at, _)| *at <= heard) {
            let Some((_, news)) = self.marks.pop_front() else { break };
            self.tell_due(news);
        }
        self.hear_chime(heard);
        if self.moved.0.elapsed() > STALL_TIMEOUT {
            return Err(SpeechError::DeviceGone("it takes sound and never plays it".to_owned()));
        }
        Ok(())
    }

    /// The device plays: whoever was told that it is silent, or was not told yet, hears that it is not.
    fn trust(&mut self) {
        // `|` and not `||`: both have to be taken.
        if std::mem::take(&mut self.is_new) | std::mem::take(&mut self.doubted) {
            self.tell(News::Sound);
        }
    }

    fn tell_due(&mut self, news: News) {
        match news {
            News::Silent(number) => {
                self.order = self.order.filter(|own| *own != number);
                self.silent(number);
            }
            News::Began(..) | News::Ended(..) | News::Interrupted(..) | News::NoSound(_) | News::Sound => {
                self.tell(news);
            }
        }
    }

    /// The device is gone, and with it what was to be heard.
    fn lose(&mut self, error: &SpeechError) {
        self.tell_rung(Rung::Silent(error.to_string()));
        self.tell(News::NoSound(error.to_string()));
        if let Some(order) = self.order.take() {
            self.silent(order);
        }
        self.marks.clear();
        self.ready.clear();
        // Closing may take its time where the sound system is frozen: everything is told before.
        (self.device, self.is_new) = (None, false);
    }
}

impl Piece {
    fn order(&self) -> Option<u64> {
        match self {
            Self::Begin(number, _)
            | Self::Sound(number, _)
            | Self::Silence(number, _)
            | Self::End(number, _)
            | Self::Over(number)
            | Self::Failed(number, _) => Some(*number),
            Self::Wake => None,
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "softer than what fits")]
fn faded(sample: i16, factor: f32) -> i16 {
    (f32::from(sample) * factor) as i16
}
