//! Orders to the system's own voice, an utterance at a time: whatever it does, news comes in time.

mod language_voice;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::{Loudness, Manner, News, Order, Shared, Utterance};
use crate::speech::system::{CHOOSING_TIMEOUT, HelperProcess};
use crate::speech::{Sentence, SpeechError, SpeechPack, sentences};
use system_voice::{Asked, Told};

use language_voice::{LANGS, LanguageVoice, State, heard, tongue_of};

/// How long the thread sleeps while something is said, and while nothing is.
const POLL_INTERVALS: (Duration, Duration) = (Duration::from_millis(3), Duration::from_millis(60));
/// How often the voice is asked whether it lives while something is said, and how long it may take to answer:
/// together less than the second in which a page says that there is no sound.
const PING_INTERVAL: Duration = Duration::from_millis(200);
const PING_TIMEOUT: Duration = Duration::from_millis(600);
/// How long words may wait until they begin, in a system that answers.
const START_TIMEOUT: Duration = Duration::from_secs(3);
/// How long it may choose its voice before it is said that there is none yet.
const CHOOSING_IS_SLOW_AFTER: Duration = Duration::from_millis(700);
/// How long words may take, each of their characters, and how much longer altogether.
const TIMEOUT_PER_CHAR: Duration = Duration::from_millis(500);
const TIMEOUT_MARGIN: Duration = Duration::from_secs(4);
/// How long after it was lost it is started again, and after it said that it cannot speak.
const RESTART_DELAY: Duration = Duration::from_secs(1);
const RETRY_DELAY: Duration = Duration::from_secs(10);
/// How Japanese is written for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// As it sounds, in katakana: many voices know no kanji, and none knows our readings.
    Kana,
    /// In kanji, for a voice that reads them well.
    Kanji,
}

/// An order that is being said.
struct Saying {
    order: u64,
    manner: Manner,
    rest: VecDeque<Utterance>,
    /// The utterance that was asked for.
    now: Option<Now>,
}

/// An utterance that was asked for.
struct Now {
    number: u64,
    id: String,
    lang: &'static str,
    began: bool,
    /// How long it may take.
    lasts: Duration,
    /// When it has to have begun, or ended.
    until: Instant,
}

/// What the thread works with that gives orders to the system's voice.
pub(super) struct ExternalVoice {
    program: PathBuf,
    writing: Writing,
    pack: SpeechPack,
    shared: Arc<Shared>,
    news: Sender<News>,
    tongues: Vec<LanguageVoice>,
    saying: Option<Saying>,
    /// The language that was spoken last.
    lang: Option<&'static str>,
    /// Numbers of utterances and pings.
    last: u64,
    /// A ping that is not answered yet, and when the next one is due.
    pinged: Option<(u64, Instant)>,
    next_ping: Instant,
}

impl ExternalVoice {
    pub(super) fn new(
        program: PathBuf,
        writing: Writing,
        pack: SpeechPack,
        shared: Arc<Shared>,
        news: Sender<News>,
    ) -> Self {
        let now = Instant::now();
        let tongue = |lang| LanguageVoice { lang, state: State::Lacks(String::new(), now) };
        let tongues = LANGS.into_iter().map(tongue).collect();
        Self {
            program,
            writing,
            pack,
            shared,
            news,
            tongues,
            saying: None,
            lang: None,
            last: 0,
            pinged: None,
            next_ping: now,
        }
    }

    /// Says one order after the other, until nobody can give any.
    pub(super) fn run(&mut self, orders: &Receiver<Order>) {
        loop {
            self.shared.beats.fetch_add(1, Ordering::AcqRel);
            self.start_again();
            self.listen();
            // Between hearing and holding to time: what was interrupted is not late.
            self.interrupt();
            self.hold_to_time();
            match orders.recv_timeout(if self.saying.is_some() { POLL_INTERVALS.0 } else { POLL_INTERVALS.1 }) {
                Ok(order) => self.begin(order),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn tell(&self, news: News) {
        // An error means that the speaker was dropped.
        let _ = self.news.send(news);
    }

    /// Starts what is due to be started.
    fn start_again(&mut self) {
        let now = Instant::now();
        let due = |tongue: &LanguageVoice| matches!(&tongue.state, State::Lacks(_, again) if *again <= now);
        for at in 0..self.tongues.len() {
            let Some(tongue) = self.tongues.get_mut(at).filter(|tongue| due(tongue)) else { continue };
            tongue.state = match HelperProcess::start(&self.program, tongue.lang) {
                Ok(holder) => State::Chooses(holder, now, false),
                Err(error) => State::Lacks(error.to_string(), now + RETRY_DELAY),
            };
            self.tell_state();
        }
    }

    /// Tells whether there is sound in the language that was spoken last, or in any, as soon as that is known.
    fn tell_state(&self) {
        let asked = |tongue: &&LanguageVoice| self.lang.is_none_or(|lang| lang == tongue.lang);
        let mut lack = None;
        for tongue in self.tongues.iter().filter(asked) {
            match &tongue.state {
                State::Ready(_) => return self.tell(News::Sound),
                State::Chooses(..) => return,
                State::Lacks(why, _) => lack = lack.or(Some(why)),
            }
        }
        if let Some(why) = lack {
            self.tell_lack(why.clone());
        }
    }

    fn tell_lack(&self, why: String) {
        self.tell(News::NoSound(SpeechError::NoSystemVoice(why).to_string()));
    }

    /// Takes everything that the voices tell.
    fn listen(&mut self) {
        for at in 0..self.tongues.len() {
            while let Some(told) = self.tongues.get(at).and_then(heard) {
                match told {
                    Ok(told) => self.take(at, told),
                    Err(()) => self.lose(at, "it ended", RESTART_DELAY),
                }
            }
        }
    }

    fn take(&mut self, at: usize, told: Told) {
        match told {
            Told::Ready(_) => self.ready(at),
            Told::Lacks(why) => self.lose(at, &why, RETRY_DELAY),
            Told::Began(number) => self.began(number),
            Told::Ended(number) => self.ended(number),
            // It was stopped by somebody else: it was not heard to its end.
            Told::Stopped(number) if self.is_now(number) => self.over(None),
            Told::Failed(number, why) if self.is_now(number) => self.over(Some(why)),
            Told::Pong(number) => self.pinged = self.pinged.filter(|(own, _)| *own != number),
            Told::Stopped(_) | Told::Failed(..) => {}
        }
    }

    fn ready(&mut self, at: usize) {
        if let Some(tongue) = self.tongues.get_mut(at) {
            // The process has to be moved out of one state into the next; this state is seen by nobody.
            let before = std::mem::replace(&mut tongue.state, State::Lacks(String::new(), Instant::now()));
            tongue.state = match before {
                State::Chooses(holder, ..) => State::Ready(holder),
                State::Ready(_) | State::Lacks(..) => before,
            };
        }
        self.tell_state();
    }

    fn now(&self) -> Option<&Now> {
        self.saying.as_ref()?.now.as_ref()
    }

    fn is_now(&self, number: u64) -> bool {
        self.now().is_some_and(|now| now.number == number)
    }

    fn began(&mut self, number: u64) {
        if let Some(Saying { order, now: Some(now), .. }) = &mut self.saying
            && now.number == number
            && !std::mem::replace(&mut now.began, true)
        {
            now.until = Instant::now() + now.lasts;
            let news = News::Began(*order, now.id.clone());
            self.tell(news);
        }
    }

    fn ended(&mut self, number: u64) {
        // Words that sound like nothing end without having begun.
        self.began(number);
        if let Some(saying) = &mut self.saying
            && let Some(now) = saying.now.take_if(|now| now.number == number)
        {
            let order = saying.order;
            self.tell(News::Ended(order, now.id));
            self.go_on();
        }
    }

    /// Ends the order: nothing more of it is said.
    fn over(&mut self, why: Option<String>) {
        let Some(saying) = self.saying.take() else { return };
        if let Some(now) = saying.now {
            self.tell(News::Interrupted(saying.order, now.id));
        }
        if let Some(why) = why {
            self.tell_lack(why);
        }
        self.tell(News::Silent(saying.order));
    }

    fn holder(&self, lang: &str) -> Result<&HelperProcess, String> {
        let tongue = self.tongues.iter().find(|tongue| tongue.lang == lang);
        match tongue.map(|tongue| &tongue.state) {
            Some(State::Ready(holder)) => Ok(holder),
            Some(State::Chooses(..)) => Err("it is still choosing a voice".to_owned()),
            Some(State::Lacks(why, _)) => Err(why.clone()),
            None => Err(format!("it knows no {lang}")),
        }
    }

    fn begin(&mut self, Order(order, manner, utterances): Order) {
        self.interrupt();
        self.saying = Some(Saying { order, manner, rest: utterances.into(), now: None });
        self.go_on();
    }

    /// Asks for the next utterance of the order.
    fn go_on(&mut self) {
        let Some(saying) = &mut self.saying else { return };
        let (order, manner) = (saying.order, saying.manner);
        // Left where it is: `interrupt` stops it and tells so.
        if !self.shared.is_newest(order) {
            return;
        }
        let Some(utterance) = saying.rest.pop_front() else {
            self.saying = None;
            return self.tell(News::Silent(order));
        };
        let lang = tongue_of(&utterance.lang);
        self.lang = Some(lang);
        let text = self.written(&utterance);
        // By its length: a voice without a loudspeaker begins and never ends.
        let lasts = TIMEOUT_PER_CHAR * u32::try_from(text.chars().count()).unwrap_or(u32::MAX) + TIMEOUT_MARGIN;
        self.last += 1;
        let asked = Asked::Say { number: self.last, pace: pace(manner), loudness: loudness(manner.loudness), text };
        match self.holder(lang) {
            Ok(holder) => holder.ask(asked),
            Err(why) => return self.over(Some(why)),
        }
        let until = Instant::now() + START_TIMEOUT;
        let now = Now { number: self.last, id: utterance.id, lang, began: false, lasts, until };
        if let Some(saying) = &mut self.saying {
            saying.now = Some(now);
        }
    }

    /// Returns the words of an utterance as the voice is given them.
    fn written(&self, utterance: &Utterance) -> String {
        if !utterance.lang.is_japanese() {
            return utterance.text.written();
        }
        match self.writing {
            // Spaces between phrases, which help readers, are pauses to a voice.
            Writing::Kanji => utterance.text.written().split_whitespace().collect(),
            Writing::Kana => sounds(utterance, &self.pack),
        }
    }

    /// Stops what nobody wants to hear any more.
    fn interrupt(&mut self) {
        let Some(saying) = self.saying.as_ref().filter(|saying| !self.shared.is_newest(saying.order)) else { return };
        if let Some(holder) = saying.now.as_ref().and_then(|now| self.holder(now.lang).ok()) {
            holder.ask(Asked::Stop);
        }
        self.over(None);
    }

    /// Ends a voice that does not do in time what it has to.
    fn hold_to_time(&mut self) {
        let now = Instant::now();
        for at in 0..self.tongues.len() {
            let Some(LanguageVoice { state: State::Chooses(_, since, told), .. }) = self.tongues.get_mut(at) else {
                continue;
            };
            if now.duration_since(*since) > CHOOSING_TIMEOUT {
                self.lose(at, "it does not answer", RESTART_DELAY);
            } else if now.duration_since(*since) > CHOOSING_IS_SLOW_AFTER && !std::mem::replace(told, true) {
                self.tell_slow();
            }
        }
        self.ping(now);
        let late = self.now().filter(|own| own.until < now).map(|own| (own.lang, own.began));
        match late {
            Some((lang, true)) => self.lose_tongue(lang, "it began and does not end: is there a loudspeaker?"),
            Some((lang, false)) => self.lose_tongue(lang, "it does not begin to speak"),
            None => {}
        }
    }

    /// Tells that voices are being listed, so that nobody is left to wonder.
    fn tell_slow(&self) {
        let ready = |tongue: &LanguageVoice| matches!(tongue.state, State::Ready(_));
        if !self.tongues.iter().any(|tongue| ready(tongue) && self.lang.is_none_or(|lang| lang == tongue.lang)) {
            self.tell(News::NoSound("the system's voice is being chosen: wait ten seconds".to_owned()));
        }
    }

    /// Asks the voice for a sign of life while something is said.
    fn ping(&mut self, now: Instant) {
        let Some(lang) = self.now().map(|own| own.lang) else {
            self.pinged = None;
            return;
        };
        if self.pinged.is_some_and(|(_, since)| now.duration_since(since) > PING_TIMEOUT) {
            self.pinged = None;
            return self.lose_tongue(lang, "it does not answer");
        }
        if self.pinged.is_none() && now >= self.next_ping {
            self.last += 1;
            let number = self.last;
            if let Ok(holder) = self.holder(lang) {
                holder.ask(Asked::Ping(number));
            }
            (self.pinged, self.next_ping) = (Some((number, now)), now + PING_INTERVAL);
        }
    }

    fn lose_tongue(&mut self, lang: &str, why: &str) {
        if let Some(at) = self.tongues.iter().position(|tongue| tongue.lang == lang) {
            self.lose(at, why, RESTART_DELAY);
        }
    }

    /// Ends a voice, to be started again later.
    fn lose(&mut self, at: usize, why: &str, later: Duration) {
        let Some(tongue) = self.tongues.get_mut(at) else { return };
        let lang = tongue.lang;
        // Dropping the helper process ends it.
        tongue.state = State::Lacks(why.to_owned(), Instant::now() + later);
        if self.now().is_some_and(|now| now.lang == lang) {
            self.pinged = None;
            return self.over(Some(why.to_owned()));
        }
        self.tell_state();
    }
}

/// Returns the words as they sound; what cannot be worded is left to the voice.
fn sounds(utterance: &Utterance, pack: &SpeechPack) -> String {
    let Ok(all) = sentences(&utterance.text, pack) else { return utterance.text.said() };
    all.iter().map(Sentence::sounds).collect::<Vec<_>>().join("。")
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "70 to 150")]
fn pace(manner: Manner) -> u32 {
    (manner.pace.factor() * 100.0).round() as u32
}

fn loudness(loudness: Loudness) -> u32 {
    u32::from(loudness.step()) * 100 / u32::from(Loudness::STEPS)
}
