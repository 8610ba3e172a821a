//! `madoguchi-system-voice LANG`: holds the system's own voice for the kiosk, which never waits for it.
//!
//! It is asked on standard input and answers on standard output, in the lines of this package's library. Whatever
//! hangs, hangs here: the kiosk ends it and starts another.

use std::io::{self, BufRead, Write};
use std::process::{self, ExitCode};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use system_voice::{Asked, Told};
use tts::{Tts, UtteranceId, Voice};

/// How many utterances are remembered by the numbers of the system.
const REMEMBERED: usize = 16;

/// What comes from the kiosk and from the system.
enum Event {
    Asked(Asked),
    Began(UtteranceId),
    Ended(UtteranceId),
    Stopped(UtteranceId),
}

fn tell(told: &Told) {
    let mut out = io::stdout().lock();
    if writeln!(out, "{told}").and_then(|()| out.flush()).is_err() {
        // The kiosk is gone.
        process::exit(0);
    }
}

fn main() -> ExitCode {
    let Some(lang) = std::env::args().nth(1) else {
        tell(&Told::Lacks("no language was named: madoguchi-system-voice ja".to_owned()));
        return ExitCode::from(2);
    };
    let (note, events) = channel();
    let asked = note.clone();
    thread::spawn(move || listen(&asked));
    match open(&lang, &note) {
        Ok((voice, name)) => {
            tell(&Told::Ready(name));
            Speaking { voice, known: Vec::new(), manner: None }.run(&events);
            ExitCode::SUCCESS
        }
        Err(why) => {
            tell(&Told::Lacks(why));
            ExitCode::FAILURE
        }
    }
}

/// Reads the lines of the kiosk. When there are no more the kiosk is gone, and this program ends with it.
fn listen(note: &Sender<Event>) {
    // Not `lines()`, which would end at the first line that is no UTF-8.
    for line in io::stdin().lock().split(b'\n').map_while(Result::ok) {
        if let Ok(asked) = String::from_utf8_lossy(&line).parse()
            && note.send(Event::Asked(asked)).is_err()
        {
            break;
        }
    }
    process::exit(0);
}

/// Opens the system's voice for a language; returns its name as well.
fn open(lang: &str, note: &Sender<Event>) -> Result<(Tts, String), String> {
    let mut voice = Tts::default().map_err(|error| error.to_string())?;
    if !voice.supported_features().utterance_callbacks {
        return Err("it does not tell when it has spoken".to_owned());
    }
    let name = choose(&mut voice, lang)?;
    let told = |what: fn(UtteranceId) -> Event| {
        let note = note.clone();
        // A send fails only if the main thread is gone, and then this program ends.
        Some(Box::new(move |id| drop(note.send(what(id)))) as Box<dyn FnMut(UtteranceId)>)
    };
    let set = voice
        .on_utterance_begin(told(Event::Began))
        .and_then(|()| voice.on_utterance_end(told(Event::Ended)))
        .and_then(|()| voice.on_utterance_stop(told(Event::Stopped)));
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

struct Speaking {
    voice: Tts,
    /// The system's own numbers of what was asked for.
    known: Vec<(UtteranceId, u64)>,
    /// The pace and loudness that it has.
    manner: Option<(u32, u32)>,
}

impl Speaking {
    fn run(&mut self, events: &Receiver<Event>) {
        for event in events {
            match event {
                Event::Asked(Asked::Say { number, pace, loudness, text }) => self.say(number, (pace, loudness), text),
                // A voice that cannot be stopped is found out by its next ping.
                Event::Asked(Asked::Stop) => drop(self.voice.stop().map(drop)),
                Event::Asked(Asked::Ping(number)) => self.answer(number),
                Event::Began(id) => self.told(id, Told::Began),
                Event::Ended(id) => self.told(id, Told::Ended),
                Event::Stopped(id) => self.told(id, Told::Stopped),
            }
        }
    }

    fn told(&self, id: UtteranceId, what: fn(u64) -> Told) {
        if let Some((_, number)) = self.known.iter().rev().find(|(own, _)| *own == id) {
            tell(&what(*number));
        }
    }

    fn say(&mut self, number: u64, manner: (u32, u32), text: String) {
        let said = self.spoken_in(manner).and_then(|()| self.voice.speak(text, false));
        match said {
            Ok(Some(id)) => {
                self.known.push((id, number));
                let many = self.known.len().saturating_sub(REMEMBERED);
                self.known.drain(..many);
            }
            Ok(None) => tell(&Told::Failed(number, "it took no words".to_owned())),
            Err(error) => tell(&Told::Failed(number, error.to_string())),
        }
    }

    /// Sets pace and loudness where they are others than before.
    fn spoken_in(&mut self, manner: (u32, u32)) -> Result<(), tts::Error> {
        // Each setting asks the system's service, and waits for it.
        if self.manner != Some(manner) {
            let rate = rate(&self.voice, percent(manner.0));
            self.voice.set_rate(rate)?;
            self.set_loudness(manner.1)?;
            self.manner = Some(manner);
        }
        Ok(())
    }

    fn set_loudness(&mut self, loudness: u32) -> Result<(), tts::Error> {
        let (softest, loudest) = (self.voice.min_volume(), self.voice.max_volume());
        self.voice.set_volume(softest + (loudest - softest) * percent(loudness)).map(drop)
    }

    /// Answers a ping, but only if the system's own service answers as well.
    fn answer(&mut self, number: u64) {
        // To set the loudness that it has already changes nothing, and is answered by the service.
        if self.set_loudness(self.manner.map_or(100, |(_, loudness)| loudness)).is_ok() {
            tell(&Told::Pong(number));
        }
    }
}

/// Returns hundredths as a part of one, at most one and a half.
fn percent(hundredths: u32) -> f32 {
    f32::from(u16::try_from(hundredths.min(150)).unwrap_or(100)) / 100.0
}

/// Returns the system's own step for a pace: its slowest is about half of its own pace, its fastest about two and a
/// half times.
fn rate(voice: &Tts, pace: f32) -> f32 {
    let (slowest, own, fastest) = (voice.min_rate(), voice.normal_rate(), voice.max_rate());
    if pace < 1.0 { own - (own - slowest) * (1.0 - pace) / 0.5 } else { own + (fastest - own) * (pace - 1.0) / 1.5 }
}
