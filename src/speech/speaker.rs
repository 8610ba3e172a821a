//! The one thread that speaks: it never keeps anybody waiting, and tells what was heard and what was not.

mod playing;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::page::Lang;
use crate::ruby::RichText;

use super::{Pace, SpeechError, SpeechPack, Voice};

use playing::Playing;

/// How loud, in steps that can be told apart; the fourth is where every visit begins (EN 301 549 8.2.1:
/// 18 dB and more, a step at 12 dB).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Loudness(u8);

impl Default for Loudness {
    fn default() -> Self {
        Self(4)
    }
}

impl Loudness {
    /// Steps, the softest being 1.
    pub const STEPS: u8 = 6;

    /// The step.
    pub fn step(self) -> u8 {
        self.0
    }

    /// One step louder, if there is one.
    pub fn louder(self) -> Option<Self> {
        (self.0 < Self::STEPS).then_some(Self(self.0 + 1))
    }

    /// One step softer, if there is one: it is never silent, silence is another key.
    pub fn softer(self) -> Option<Self> {
        (self.0 > 1).then_some(Self(self.0 - 1))
    }

    /// The factor of the samples; 20 dB from the softest to the loudest.
    pub(super) fn factor(self) -> f32 {
        10.0_f32.powf(f32::from(self.0) * 4.0 / 20.0 - 1.0)
    }
}

/// How a text is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// How fast.
    pub pace: Pace,
    /// How loud.
    pub loudness: Loudness,
}

/// One thing to say, with a name by which it is told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Utterance {
    /// The id of the row on the page.
    pub id: String,
    /// The words.
    pub text: RichText,
    /// Their language.
    pub lang: Lang,
}

/// What happened to what was to be said. A number names the order that it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// The utterance with this id began to sound.
    Began(u64, String),
    /// It was heard to its end: its last sample has left the device.
    Ended(u64, String),
    /// It was interrupted; what follows it is not said.
    Interrupted(u64, String),
    /// Everything that was ordered has been heard or interrupted.
    Silent(u64),
    /// There is no sound, and why.
    NoSound(String),
    /// There is sound.
    Sound,
}

enum Order {
    Say(u64, Manner, Vec<Utterance>),
    /// Somebody is there: the device is kept awake, or no longer.
    Attend(bool),
}

/// What the thread and the others both see.
#[derive(Default)]
struct Shared {
    /// The newest order; whatever is older is interrupted.
    newest: AtomicU64,
    /// How often the thread has shown that it lives.
    beats: AtomicU64,
}

/// How long the thread may be without a sign of life before it is said that there is no sound.
pub const PATIENCE: Duration = Duration::from_millis(800);

/// The hand by which the speaking thread is led.
pub struct Speaker {
    orders: Option<Sender<Order>>,
    news: Receiver<News>,
    shared: Arc<Shared>,
    ended: Receiver<()>,
    seen: (u64, Instant),
    speaks: bool,
}

impl std::fmt::Debug for Speaker {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Speaker(speaks: {})", self.speaks)
    }
}

impl Speaker {
    /// Starts the thread. The device is opened by it; what comes of that is told as news.
    ///
    /// # Errors
    /// `NoThread` where the system gives none.
    pub fn start(device: &str, voice: Voice, pack: SpeechPack) -> Result<Self, SpeechError> {
        let (orders, taken) = channel();
        let (tell, news) = channel();
        let (over, ended) = channel();
        let shared = Arc::new(Shared::default());
        let mut playing = Playing::new(device.to_owned(), voice, pack, Arc::clone(&shared), tell);
        let work = move || {
            playing.open();
            run(&mut playing, &taken);
            drop(playing);
            // Nobody may be waiting for the end any more.
            let _ = over.send(());
        };
        thread::Builder::new().name("voice".to_owned()).spawn(work).map_err(SpeechError::NoThread)?;
        Ok(Self { orders: Some(orders), news, shared, ended, seen: (0, Instant::now()), speaks: true })
    }

    /// Says these, one after the other, in the place of whatever is being said. Returns the order's number.
    pub fn say(&mut self, utterances: Vec<Utterance>, manner: Manner) -> u64 {
        let number = self.shared.newest.fetch_add(1, Ordering::AcqRel) + 1;
        self.send(Order::Say(number, manner, utterances));
        self.speaks = true;
        self.seen = (self.shared.beats.load(Ordering::Acquire), Instant::now());
        number
    }

    /// Silence, at once.
    pub fn hush(&self) {
        self.shared.newest.fetch_add(1, Ordering::AcqRel);
    }

    /// Somebody is there, or nobody: the device is kept awake, so that the first word is whole.
    pub fn attend(&self, somebody: bool) {
        self.send(Order::Attend(somebody));
    }

    /// A thread that has ended is seen by its missing beats.
    fn send(&self, order: Order) {
        if let Some(orders) = &self.orders {
            let _ = orders.send(order);
        }
    }

    /// Whether something is being said, or about to be.
    pub fn speaks(&self) -> bool {
        self.speaks
    }

    /// The next news, without waiting. A thread that shows no life while it has work is told of as `NoSound`.
    pub fn news(&mut self) -> Option<News> {
        if let Ok(news) = self.news.try_recv() {
            self.seen = (self.shared.beats.load(Ordering::Acquire), Instant::now());
            let silent = matches!(&news, News::Silent(number) if *number == self.shared.newest.load(Ordering::Acquire));
            let over = silent || matches!(news, News::NoSound(_) | News::Interrupted(..));
            self.speaks = self.speaks && !over;
            return Some(news);
        }
        let beats = self.shared.beats.load(Ordering::Acquire);
        if !self.speaks || beats != self.seen.0 {
            self.seen = (beats, Instant::now());
            return None;
        }
        if self.seen.1.elapsed() < PATIENCE {
            return None;
        }
        self.speaks = false;
        Some(News::NoSound("the sound system does not answer: start it again, or the machine".to_owned()))
    }
}

impl Drop for Speaker {
    /// Lets a device that works be closed in order; a frozen one is left to itself.
    fn drop(&mut self) {
        self.hush();
        self.orders = None;
        let _ = self.ended.recv_timeout(Duration::from_millis(300));
    }
}

/// How often silence is sent to a device that is kept awake.
const AWAKE: Duration = Duration::from_millis(5);

fn run(playing: &mut Playing, orders: &Receiver<Order>) {
    let mut attends = false;
    loop {
        let order = if attends {
            orders.recv_timeout(AWAKE)
        } else {
            orders.recv().map_err(|_| RecvTimeoutError::Disconnected)
        };
        match order {
            Ok(Order::Say(number, manner, utterances)) => playing.say(number, manner, &utterances),
            Ok(Order::Attend(somebody)) => attends = somebody,
            Err(RecvTimeoutError::Timeout) => playing.keep_awake(),
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

#[cfg(test)]
mod tests;
