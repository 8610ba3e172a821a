//! `madoguchi-system-voice LANG`: holds the system's own voice for the kiosk, which never waits for it.
//!
//! It is asked on standard input and answers on standard output, in the lines of this package's library. Whatever
//! hangs, hangs here: the kiosk ends it and starts another.

use std::io::{self, BufRead, Write};
use std::process::{self, ExitCode};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use system_voice::{VoiceReply, VoiceRequest};
use tts::{Tts, UtteranceId, Voice};

/// How many utterances are remembered by the numbers of the system.
const MAX_REMEMBERED: usize = 16;

/// What comes from the kiosk and from the system.
enum HelperEvent {
    Request(VoiceRequest),
    Began(UtteranceId),
    Ended(UtteranceId),
    Stopped(UtteranceId),
}

fn send_reply(told: &VoiceReply) {
    let mut out = io::stdout().lock();
    if writeln!(out, "{told}").and_then(|()| out.flush()).is_err() {
        // The kiosk is gone.
        process::exit(0);
    }
}

fn main() -> ExitCode {
    let Some(lang) = std::env::args().nth(1) else {
        send_reply(&VoiceReply::Lacks("no language was named: madoguchi-system-voice ja".to_owned()));
        return ExitCode::from(2);
    };
    let (note, events) = channel();
    let asked = note.clone();
    thread::spawn(move || read_requests(&asked));
    match open_voice(&lang, &note) {
        Ok((voice, name)) => {
            send_reply(&VoiceReply::Ready(name));
            SystemVoice { voice, known: Vec::new(), prosody: None }.run(&events);
            ExitCode::SUCCESS
        }
        Err(why) => {
            send_reply(&VoiceReply::Lacks(why));
            ExitCode::FAILURE
        }
    }
}

/// Reads the lines of the kiosk. When there are no more the kiosk is gone, and this program ends with it.
fn read_requests(note: &Sender<HelperEvent>) {
    // Not `lines()`, which would end at the first line that is no UTF-8.
    for line in io::stdin().lock().split(b'\n').map_while(Result::ok) {
        if let Ok(asked) = String::from_utf8_lossy(&line).parse()
            && note.send(HelperEvent::Request(asked)).is_err()
        {
            break;
        }
    }
    process::exit(0);
}

/// Opens the system's voice for a language; returns its name as well.
fn open_voice(lang: &str, note: &Sender<HelperEvent>) -> Result<(Tts, String), String> {
    let mut voice = Tts::default().map_err(|error| error.to_string())?;
    if !voice.supported_features().utterance_callbacks {
        return Err("it does not tell when it has spoken".to_owned());
    }
    let name = choose(&mut voice, lang)?;
    let told = |what: fn(UtteranceId) -> HelperEvent| {
        let note = note.clone();
        // A send fails only if the main thread is gone, and then this program ends.
        Some(Box::new(move |id| drop(note.send(what(id)))) as Box<dyn FnMut(UtteranceId)>)
    };
    let set = voice
        .on_utterance_begin(told(HelperEvent::Began))
        .and_then(|()| voice.on_utterance_end(told(HelperEvent::Ended)))
        .and_then(|()| voice.on_utterance_stop(told(HelperEvent::Stopped)));
    set.map_err(|error| error.to_string())?;
    Ok((voice, name))
}

fn choose(voice: &mut Tts, lang: &str) -> Result<String, String> {
    let all = voice.voices().map_err(|error| error.to_string())?;
    let speaks = |voice: &&Voice| voice.language().primary_language() == lang;
    // `Japanese+Adam` is `Japanese` in disguise: the plain one is taken if it is there.
    let own = all.iter().filter(speaks).min_by_key(|voice| voice.name().contains('+'));
    let own = own.ok_or_else(|| format!("none of its {} voices speaks {lang}", all.len()))?;
    voice.set_voice(own).map_err(|error| error.to_string())?;
    Ok(own.name())
}

struct SystemVoice {
    voice: Tts,
    /// The system's own numbers of what was asked for.
    known: Vec<(UtteranceId, u64)>,
    /// The pace and loudness that it has.
    prosody: Option<(u32, u32)>,
}

impl SystemVoice {
    fn run(&mut self, events: &Receiver<HelperEvent>) {
        for event in events {
            match event {
                HelperEvent::Request(VoiceRequest::Say { number, pace, loudness, text }) => {
                    self.say(number, (pace, loudness), text);
                }
                // A voice that cannot be stopped is found out by its next ping.
                HelperEvent::Request(VoiceRequest::Stop) => drop(self.voice.stop().map(drop)),
                HelperEvent::Request(VoiceRequest::Ping(number)) => self.answer_ping(number),
                HelperEvent::Began(id) => self.report(id, VoiceReply::Began),
                HelperEvent::Ended(id) => self.report(id, VoiceReply::Ended),
                HelperEvent::Stopped(id) => self.report(id, VoiceReply::Stopped),
            }
        }
    }

    fn report(&self, id: UtteranceId, what: fn(u64) -> VoiceReply) {
        if let Some((_, number)) = self.known.iter().rev().find(|(own, _)| *own == id) {
            send_reply(&what(*number));
        }
    }

    fn say(&mut self, number: u64, manner: (u32, u32), text: String) {
        let said = self.set_prosody(manner).and_then(|()| self.voice.speak(text, false));
        match said {
            Ok(Some(id)) => {
                self.known.push((id, number));
                let many = self.known.len().saturating_sub(MAX_REMEMBERED);
                self.known.drain(..many);
            }
            Ok(None) => send_reply(&VoiceReply::Failed(number, "it took no words".to_owned())),
            Err(error) => send_reply(&VoiceReply::Failed(number, error.to_string())),
        }
    }

    /// Sets pace and loudness where they are others than before.
    fn set_prosody(&mut self, manner: (u32, u32)) -> Result<(), tts::Error> {
        // Each setting asks the system's service, and waits for it.
        if self.prosody != Some(manner) {
            let rate = rate_for(&self.voice, as_fraction(manner.0));
            self.voice.set_rate(rate)?;
            self.set_loudness(manner.1)?;
            self.prosody = Some(manner);
        }
        Ok(())
    }

    fn set_loudness(&mut self, loudness: u32) -> Result<(), tts::Error> {
        let (softest, loudest) = (self.voice.min_volume(), self.voice.max_volume());
        self.voice.set_volume(softest + (loudest - softest) * as_fraction(loudness)).map(drop)
    }

    /// Answers a ping, but only if the system's own service answers as well.
    fn answer_ping(&mut self, number: u64) {
        // To set the loudness that it has already changes nothing, and is answered by the service.
        if self.set_loudness(self.prosody.map_or(100, |(_, loudness)| loudness)).is_ok() {
            send_reply(&VoiceReply::Pong(number));
        }
    }
}

/// Returns hundredths as a part of one, at most one and a half.
fn as_fraction(hundredths: u32) -> f32 {
    f32::from(u16::try_from(hundredths.min(150)).unwrap_or(100)) / 100.0
}

/// Returns the system's own step for a pace: its slowest is about half of its own pace, its fastest about two and a
/// half times.
fn rate_for(voice: &Tts, pace: f32) -> f32 {
    let (slowest, own, fastest) = (voice.min_rate(), voice.normal_rate(), voice.max_rate());
    if pace < 1.0 { own - (own - slowest) * (1.0 - pace) / 0.5 } else { own + (fastest - own) * (pace - 1.0) / 1.5 }
}
