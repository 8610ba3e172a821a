//! Orders to the system's own voice, an utterance at a time: whatever it does, news comes in time.

mod current_order;
mod language_voice;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::order::{Loudness, SpeechOrder, SpeechSettings, Utterance};
use super::speech_event::SpeechEvent;
use super::threads::SpeakerState;
use crate::speech::error::SpeechError;
use crate::speech::pack::SpeechPack;
use crate::speech::sentence::{Sentence, sentences};
use crate::speech::system::{CHOOSING_TIMEOUT, HelperProcess};
use system_voice::{VoiceReply, VoiceRequest};

use current_order::{CurrentOrder, CurrentUtterance};
use language_voice::{LANGS, LanguageVoice, VoiceState, next_answer, voice_lang};

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
pub enum JapaneseScript {
    /// As it sounds, in katakana: many voices know no kanji, and none knows our readings.
    Kana,
    /// In kanji, for a voice that reads them well.
    Kanji,
}

/// What the thread works with that gives orders to the system's voice.
pub(super) struct ExternalVoice {
    program: PathBuf,
    writing: JapaneseScript,
    pack: SpeechPack,
    shared: Arc<SpeakerState>,
    news: Sender<SpeechEvent>,
    voices: Vec<LanguageVoice>,
    current_order: Option<CurrentOrder>,
    /// The language that was spoken last.
    lang: Option<&'static str>,
    /// Numbers of utterances and pings.
    last_number: u64,
    /// A ping that is not answered yet, and when the next one is due.
    pending_ping: Option<(u64, Instant)>,
    next_ping: Instant,
}

impl ExternalVoice {
    pub(super) fn new(
        program: PathBuf,
        writing: JapaneseScript,
        pack: SpeechPack,
        shared: Arc<SpeakerState>,
        news: Sender<SpeechEvent>,
    ) -> Self {
        let now = Instant::now();
        let voice = |lang| LanguageVoice { lang, state: VoiceState::Unavailable(String::new(), now) };
        let voices = LANGS.into_iter().map(voice).collect();
        Self {
            program,
            writing,
            pack,
            shared,
            news,
            voices,
            current_order: None,
            lang: None,
            last_number: 0,
            pending_ping: None,
            next_ping: now,
        }
    }

    /// Says one order after the other, until nobody can give any.
    pub(super) fn run(&mut self, orders: &Receiver<SpeechOrder>) {
        loop {
            self.shared.heartbeats.fetch_add(1, Ordering::AcqRel);
            self.restart_due();
            self.listen();
            // Between hearing and holding to time: what was interrupted is not late.
            self.interrupt();
            self.enforce_timeouts();
            match orders.recv_timeout(if self.current_order.is_some() { POLL_INTERVALS.0 } else { POLL_INTERVALS.1 }) {
                Ok(order) => self.begin(order),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn tell(&self, news: SpeechEvent) {
        // An error means that the speaker was dropped.
        let _ = self.news.send(news);
    }

    /// Starts what is due to be started.
    fn restart_due(&mut self) {
        let now = Instant::now();
        let due = |voice: &LanguageVoice| matches!(&voice.state, VoiceState::Unavailable(_, again) if *again <= now);
        for at in 0..self.voices.len() {
            let Some(voice) = self.voices.get_mut(at).filter(|voice| due(voice)) else { continue };
            voice.state = match HelperProcess::start(&self.program, voice.lang) {
                Ok(helper) => VoiceState::Choosing(helper, now, false),
                Err(error) => VoiceState::Unavailable(error.to_string(), now + RETRY_DELAY),
            };
            self.tell_state();
        }
    }

    /// Tells whether there is sound in the language that was spoken last, or in any, as soon as that is known.
    fn tell_state(&self) {
        let asked = |voice: &&LanguageVoice| self.lang.is_none_or(|lang| lang == voice.lang);
        let mut lack = None;
        for voice in self.voices.iter().filter(asked) {
            match &voice.state {
                VoiceState::Ready(_) => return self.tell(SpeechEvent::Sound),
                VoiceState::Choosing(..) => return,
                VoiceState::Unavailable(why, _) => lack = lack.or(Some(why)),
            }
        }
        if let Some(why) = lack {
            self.tell_lack(why.clone());
        }
    }

    fn tell_lack(&self, why: String) {
        self.tell(SpeechEvent::NoSound(SpeechError::NoSystemVoice(why).to_string()));
    }

    /// Takes everything that the voices tell.
    fn listen(&mut self) {
        for at in 0..self.voices.len() {
            while let Some(told) = self.voices.get(at).and_then(next_answer) {
                match told {
                    Ok(told) => self.take_answer(at, told),
                    Err(()) => self.lose(at, "it ended", RESTART_DELAY),
                }
            }
        }
    }

    fn take_answer(&mut self, at: usize, told: VoiceReply) {
        match told {
            VoiceReply::Ready(_) => self.on_ready(at),
            VoiceReply::Lacks(why) => self.lose(at, &why, RETRY_DELAY),
            VoiceReply::Began(number) => self.on_began(number),
            VoiceReply::Ended(number) => self.on_ended(number),
            // It was stopped by somebody else: it was not heard to its end.
            VoiceReply::Stopped(number) if self.is_current(number) => self.end_order(None),
            VoiceReply::Failed(number, why) if self.is_current(number) => self.end_order(Some(why)),
            VoiceReply::Pong(number) => self.pending_ping = self.pending_ping.filter(|(own, _)| *own != number),
            VoiceReply::Stopped(_) | VoiceReply::Failed(..) => {}
        }
    }

    fn on_ready(&mut self, at: usize) {
        if let Some(voice) = self.voices.get_mut(at) {
            // The process has to be moved out of one state into the next; this state is seen by nobody.
            let before = std::mem::replace(&mut voice.state, VoiceState::Unavailable(String::new(), Instant::now()));
            voice.state = match before {
                VoiceState::Choosing(helper, ..) => VoiceState::Ready(helper),
                VoiceState::Ready(_) | VoiceState::Unavailable(..) => before,
            };
        }
        self.tell_state();
    }

    fn current(&self) -> Option<&CurrentUtterance> {
        self.current_order.as_ref()?.current.as_ref()
    }

    fn is_current(&self, number: u64) -> bool {
        self.current().is_some_and(|now| now.number == number)
    }

    fn on_began(&mut self, number: u64) {
        if let Some(CurrentOrder { order, current: Some(now), .. }) = &mut self.current_order
            && now.number == number
            && !std::mem::replace(&mut now.began, true)
        {
            now.deadline = Instant::now() + now.max_duration;
            let news = SpeechEvent::Began(*order, now.id.clone());
            self.tell(news);
        }
    }

    fn on_ended(&mut self, number: u64) {
        // Words that sound like nothing end without having begun.
        self.on_began(number);
        if let Some(current_order) = &mut self.current_order
            && let Some(now) = current_order.current.take_if(|now| now.number == number)
        {
            let order = current_order.order;
            self.tell(SpeechEvent::Ended(order, now.id));
            self.go_on();
        }
    }

    /// Ends the order: nothing more of it is said.
    fn end_order(&mut self, why: Option<String>) {
        let Some(current_order) = self.current_order.take() else { return };
        if let Some(now) = current_order.current {
            self.tell(SpeechEvent::Interrupted(current_order.order, now.id));
        }
        if let Some(why) = why {
            self.tell_lack(why);
        }
        self.tell(SpeechEvent::Silent(current_order.order));
    }

    fn helper(&self, lang: &str) -> Result<&HelperProcess, String> {
        let voice = self.voices.iter().find(|voice| voice.lang == lang);
        match voice.map(|voice| &voice.state) {
            Some(VoiceState::Ready(helper)) => Ok(helper),
            Some(VoiceState::Choosing(..)) => Err("it is still choosing a voice".to_owned()),
            Some(VoiceState::Unavailable(why, _)) => Err(why.clone()),
            None => Err(format!("it knows no {lang}")),
        }
    }

    fn begin(&mut self, SpeechOrder(order, settings, utterances): SpeechOrder) {
        self.interrupt();
        self.current_order = Some(CurrentOrder { order, settings, remaining: utterances.into(), current: None });
        self.go_on();
    }

    /// Asks for the next utterance of the order.
    fn go_on(&mut self) {
        let Some(current_order) = &mut self.current_order else { return };
        let (order, settings) = (current_order.order, current_order.settings);
        // Left where it is: `interrupt` stops it and tells so.
        if !self.shared.is_newest(order) {
            return;
        }
        let Some(utterance) = current_order.remaining.pop_front() else {
            self.current_order = None;
            return self.tell(SpeechEvent::Silent(order));
        };
        let lang = voice_lang(&utterance.lang);
        self.lang = Some(lang);
        let text = self.voice_text(&utterance);
        // By its length: a voice without a loudspeaker begins and never ends.
        let lasts = TIMEOUT_PER_CHAR * u32::try_from(text.chars().count()).unwrap_or(u32::MAX) + TIMEOUT_MARGIN;
        self.last_number += 1;
        let asked = VoiceRequest::Say {
            number: self.last_number,
            pace: pace(settings),
            loudness: loudness(settings.loudness),
            text,
        };
        match self.helper(lang) {
            Ok(helper) => helper.ask(asked),
            Err(why) => return self.end_order(Some(why)),
        }
        let until = Instant::now() + START_TIMEOUT;
        let now = CurrentUtterance {
            number: self.last_number,
            id: utterance.id,
            lang,
            began: false,
            max_duration: lasts,
            deadline: until,
        };
        if let Some(current_order) = &mut self.current_order {
            current_order.current = Some(now);
        }
    }

    /// Returns the words of an utterance as the voice is given them.
    fn voice_text(&self, utterance: &Utterance) -> String {
        if !utterance.lang.is_japanese() {
            return utterance.text.written();
        }
        match self.writing {
            // Spaces between phrases, which help readers, are pauses to a voice.
            JapaneseScript::Kanji => utterance.text.written().split_whitespace().collect(),
            JapaneseScript::Kana => sounds(utterance, &self.pack),
        }
    }

    /// Stops what nobody wants to hear any more.
    fn interrupt(&mut self) {
        let Some(current_order) =
            self.current_order.as_ref().filter(|current_order| !self.shared.is_newest(current_order.order))
        else {
            return;
        };
        if let Some(helper) = current_order.current.as_ref().and_then(|now| self.helper(now.lang).ok()) {
            helper.ask(VoiceRequest::Stop);
        }
        self.end_order(None);
    }

    /// Ends a voice that does not do in time what it has to.
    fn enforce_timeouts(&mut self) {
        let now = Instant::now();
        for at in 0..self.voices.len() {
            let Some(LanguageVoice { state: VoiceState::Choosing(_, since, told), .. }) = self.voices.get_mut(at)
            else {
                continue;
            };
            if now.duration_since(*since) > CHOOSING_TIMEOUT {
                self.lose(at, "it does not answer", RESTART_DELAY);
            } else if now.duration_since(*since) > CHOOSING_IS_SLOW_AFTER && !std::mem::replace(told, true) {
                self.tell_slow();
            }
        }
        self.ping(now);
        let late = self.current().filter(|own| own.deadline < now).map(|own| (own.lang, own.began));
        match late {
            Some((lang, true)) => self.lose_voice(lang, "it began and does not end: is there a loudspeaker?"),
            Some((lang, false)) => self.lose_voice(lang, "it does not begin to speak"),
            None => {}
        }
    }

    /// Tells that voices are being listed, so that nobody is left to wonder.
    fn tell_slow(&self) {
        let ready = |voice: &LanguageVoice| matches!(voice.state, VoiceState::Ready(_));
        if !self.voices.iter().any(|voice| ready(voice) && self.lang.is_none_or(|lang| lang == voice.lang)) {
            self.tell(SpeechEvent::NoSound("the system's voice is being chosen: wait ten seconds".to_owned()));
        }
    }

    /// Asks the voice for a sign of life while something is said.
    fn ping(&mut self, now: Instant) {
        let Some(lang) = self.current().map(|own| own.lang) else {
            self.pending_ping = None;
            return;
        };
        if self.pending_ping.is_some_and(|(_, since)| now.duration_since(since) > PING_TIMEOUT) {
            self.pending_ping = None;
            return self.lose_voice(lang, "it does not answer");
        }
        if self.pending_ping.is_none() && now >= self.next_ping {
            self.last_number += 1;
            let number = self.last_number;
            if let Ok(helper) = self.helper(lang) {
                helper.ask(VoiceRequest::Ping(number));
            }
            (self.pending_ping, self.next_ping) = (Some((number, now)), now + PING_INTERVAL);
        }
    }

    fn lose_voice(&mut self, lang: &str, why: &str) {
        if let Some(at) = self.voices.iter().position(|voice| voice.lang == lang) {
            self.lose(at, why, RESTART_DELAY);
        }
    }

    /// Ends a voice, to be started again later.
    fn lose(&mut self, at: usize, why: &str, later: Duration) {
        let Some(voice) = self.voices.get_mut(at) else { return };
        let lang = voice.lang;
        // Dropping the helper process ends it.
        voice.state = VoiceState::Unavailable(why.to_owned(), Instant::now() + later);
        if self.current().is_some_and(|now| now.lang == lang) {
            self.pending_ping = None;
            return self.end_order(Some(why.to_owned()));
        }
        self.tell_state();
    }
}

/// Returns the words as they sound; what cannot be worded is left to the voice.
fn sounds(utterance: &Utterance, pack: &SpeechPack) -> String {
    let Ok(all) = sentences(&utterance.text, pack) else { return utterance.text.spoken() };
    all.iter().map(Sentence::sounds).collect::<Vec<_>>().join("。")
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "70 to 150")]
fn pace(settings: SpeechSettings) -> u32 {
    (settings.pace.factor() * 100.0).round() as u32
}

fn loudness(loudness: Loudness) -> u32 {
    u32::from(loudness.step()) * 100 / u32::from(Loudness::STEPS)
}
