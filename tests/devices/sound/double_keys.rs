//! Keys that are struck twice, trembled on or held, as the program ships: the voice is never silenced for good, and says
//! what holds.

use std::thread;
use std::time::{Duration, Instant};

use furigana::Lang;
use furigana::RichText;
use madoguchi::content::{Content, MessageArgs};
use madoguchi::speech::{Pace, SpeechPack, Voice, sentences};

use crate::kiosk::KioskTerminal;
use crate::sound::null_sound_server::NullSoundServer;
use crate::sound::sink_listener::SinkListener;
use crate::sound::sound_match::best_match;

const LANG: &str = "ja-simple";
/// How long a page is listened to.
const LISTENING_TIME: Duration = Duration::from_secs(4);
/// Of that, a page that is said sounds for more than this.
const LEAST_SPOKEN_SAMPLES: usize = 24_000;

/// A step is told where the recording is so like it: 0.95 and more, on a machine that stutters 0.57; the others 0.42 at most.
const LEAST_LIKENESS: f32 = 0.5;

/// How long a number is, in samples.
const NUMBER_SAMPLES: usize = 16_000;

/// What is pressed, and how long after the key before it, in milliseconds.
type KeyPresses<'a> = &'a [(u64, &'a str)];

fn presses(kiosk: &mut KioskTerminal, keys: KeyPresses<'_>) {
    for (after, key) in keys {
        thread::sleep(Duration::from_millis(*after));
        kiosk.key(key);
    }
}

/// How many samples of a recording belong to something that sounds: those of pieces of 10 ms that are loud.
fn loud_samples(samples: &[i16]) -> usize {
    samples.chunks(480).filter(|piece| piece.iter().any(|own| own.unsigned_abs() > 300)).map(<[i16]>::len).sum()
}

/// A kiosk at its defaults, on the page for which nobody is asked anything yet.
fn kiosk(quiet: &NullSoundServer, ear: &SinkListener) -> KioskTerminal {
    let mut kiosk = KioskTerminal::start_in(LANG, quiet.home(), "--voice builtin");
    ear.sound_after(|| kiosk.key("\r"));
    kiosk
}

#[test]
fn however_a_key_is_struck_the_page_is_said_after_it() {
    let Some(quiet) = NullSoundServer::start() else { return };
    let ear = SinkListener::at(&quiet);
    let mut kiosk = kiosk(&quiet, &ear);
    let held = [(40, "0"); 25];
    let repeated = [&[(0, "0"), (600, "0")][..], &held].concat();
    let table: [(&str, KeyPresses<'_>); 7] = [
        ("60 ms apart", &[(0, "0"), (60, "0")]),
        ("250 ms apart", &[(0, "0"), (250, "0")]),
        ("three times", &[(0, "0"), (200, "0"), (200, "0")]),
        ("held", &held),
        ("held until it repeats", &repeated),
        ("Enter struck twice", &[(0, "1"), (400, "\r"), (200, "\r")]),
        ("two keys at once, again and again", &[(0, "0"), (50, "1"), (50, "1"), (100, "1")]),
    ];
    for (what, keys) in table {
        kiosk.pause();
        presses(&mut kiosk, keys);
        let last = Instant::now();
        thread::sleep(LISTENING_TIME);
        let said = loud_samples(&ear.since(last));
        println!("{what}: {:.1} s of sound", f64::from(u32::try_from(said).unwrap()) / 48_000.0);
        assert!(said > LEAST_SPOKEN_SAMPLES, "{what}: {said} samples of sound in {LISTENING_TIME:?}");
    }
}

/// How the voice says the numbers of its steps, the end of what it says; a busy machine may lose a few milliseconds
/// somewhere before.
fn steps(id: &str, pace: Pace, steps: std::ops::RangeInclusive<usize>) -> Vec<Vec<i16>> {
    let content = Content::built_in().unwrap();
    let words = content.messages(&Lang::new(LANG)).unwrap();
    let mut voice = Voice::built_in().unwrap();
    let mut said = |step: usize| {
        let text = words.text(id, &MessageArgs::new().with("step", RichText::plain(step.to_string()))).unwrap();
        let sentence = sentences(&text, &SpeechPack::built_in()).unwrap().remove(0);
        let samples = voice.begin(&sentence, pace).unwrap().rest();
        let end = samples.iter().rposition(|sample| sample.unsigned_abs() > 500).unwrap();
        samples[end - NUMBER_SAMPLES..end].to_vec()
    };
    steps.map(&mut said).collect()
}

#[test]
fn five_steps_struck_fast_are_five_and_only_the_one_that_holds_is_told() {
    let Some(quiet) = NullSoundServer::start() else { return };
    let ear = SinkListener::at(&quiet);
    let mut kiosk = kiosk(&quiet, &ear);
    let loudness = steps("voice-loudness", Pace::Plain, 1..=6);
    let table: [(&str, KeyPresses<'_>, usize); 4] = [
        ("- three times", &[(0, "-"), (250, "-"), (250, "-")], 1),
        ("+ five times", &[(0, "+"), (250, "+"), (250, "+"), (250, "+"), (250, "+")], 6),
        ("softer, softer", &[(0, "-"), (450, "-")], 4),
        ("louder, then softer", &[(0, "+"), (450, "-")], 4),
    ];
    for (what, keys, holds) in table {
        kiosk.pause();
        presses(&mut kiosk, keys);
        let last = Instant::now();
        thread::sleep(LISTENING_TIME);
        let heard = ear.since(last);
        let like: Vec<f32> = loudness.iter().map(|step| best_match(&heard, step).of_one).collect();
        println!("{what}: {like:.2?}");
        let told: Vec<(usize, f32)> = (1..).zip(like).filter(|(_, like)| *like > LEAST_LIKENESS).collect();
        assert!(told.len() == 1 && told[0].0 == holds, "{what}: {told:?} is told and {holds} holds");
    }
}
