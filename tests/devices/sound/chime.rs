//! The chime that calls staff: heard at a recorded sink, with a voice and without one, and told of as it really was.

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use madoguchi::speech::chime::chime;

use crate::kiosk::{CALL, KioskTerminal};
use crate::pipe_session::{fails, run, text};
use crate::sound::null_sound_server::NullSoundServer;
use crate::sound::sink_listener::SinkListener;
use crate::sound::sound_match::{SoundMatch, best_match};

/// How long it is listened for the chime, which lasts 2.2 s.
const LISTENING_TIME: Duration = Duration::from_millis(4500);
/// When its bells are struck, in samples, and how much of each is looked for: a busy machine may lose a few
/// milliseconds between them.
const BELLS: [usize; 3] = [0, 420 * 48, 840 * 48];
const BELL_SAMPLES: usize = 300 * 48;
const LEAST_LIKENESS: f32 = 0.7;

/// Where its bells are in what was heard.
fn bells(heard: &[i16]) -> [SoundMatch; 3] {
    let own = chime(48_000, 1.0);
    BELLS.map(|at| best_match(heard, &own[at..at + BELL_SAMPLES]))
}

#[track_caller]
fn has_rung(what: &str, heard: &[i16]) -> usize {
    let bells = bells(heard);
    println!("{what}: {bells:.2?}");
    assert!(bells.iter().all(|bell| bell.of_one > LEAST_LIKENESS), "{what}: {bells:.2?}");
    assert!(bells[0].at < bells[1].at && bells[1].at < bells[2].at, "{what}: {bells:?}");
    bells[0].at
}

/// What is heard from the key on.
fn called(kiosk: &mut KioskTerminal, ear: &SinkListener) -> Vec<i16> {
    kiosk.pause();
    let began = Instant::now();
    kiosk.key(CALL);
    thread::sleep(LISTENING_TIME);
    ear.since(began)
}

#[test]
fn it_rings_with_a_voice_and_without_and_beside_a_screen_reader() {
    let Some(quiet) = NullSoundServer::start() else { return };
    let ear = SinkListener::at(&quiet);
    for options in ["--voice none", "--reader screen --voice none", "--voice builtin"] {
        let mut kiosk = KioskTerminal::in_a_visit(quiet.home(), options);
        let mark = kiosk.mark();
        has_rung(options, &called(&mut kiosk, &ear));
        kiosk.wait_since(mark, "Staff have been called");
        kiosk.end();
    }
}

#[test]
fn a_sentence_waits_for_it_and_goes_on() {
    let Some(quiet) = NullSoundServer::start() else { return };
    let ear = SinkListener::at(&quiet);
    let mut kiosk = KioskTerminal::start(quiet.home(), "--voice builtin");
    ear.sound_after(|| kiosk.key("\r"));
    let heard = called(&mut kiosk, &ear);
    let at = has_rung("in a sentence", &heard);
    let whole = chime(48_000, 1.0).len();
    let behind = heard.get(at + whole..).unwrap_or_default();
    let loud = behind.iter().filter(|sample| sample.unsigned_abs() > 300).count();
    assert!(loud > 12_000, "{loud} samples of sound behind the chime: the words do not go on");
}

#[test]
fn it_rings_on_a_device_of_its_own_where_one_is_named() {
    let Some(quiet) = NullSoundServer::start() else { return };
    let loaded =
        quiet.command("pactl", &["load-module", "module-null-sink", "sink_name=office", "rate=48000"]).status();
    assert!(loaded.unwrap().success());
    let asoundrc = quiet.home().join(".asoundrc");
    let devices = std::fs::read_to_string(&asoundrc).unwrap();
    std::fs::write(&asoundrc, devices + "pcm.office { type pulse device office }\n").unwrap();
    let settings = quiet.home().join("office.toml");
    std::fs::write(&settings, "chime_device = \"office\"\n").unwrap();
    let (here, office) = (SinkListener::at(&quiet), SinkListener::at_sink(&quiet, "office"));
    let mut kiosk = KioskTerminal::start(quiet.home(), &format!("--voice builtin --config {}", settings.display()));
    here.sound_after(|| kiosk.key("\r"));
    let began = Instant::now();
    let first = called(&mut kiosk, &here);
    has_rung("in the office", &office.since(began));
    let here = bells(&first);
    assert!(here.iter().all(|bell| bell.of_one < LEAST_LIKENESS), "it rings in the headphones: {here:?}");
}

#[test]
fn it_is_written_to_a_file_as_it_rings() {
    let dir = tempfile::tempdir().unwrap();
    let file: PathBuf = dir.path().join("chime.wav");
    let said = run(&["say", "--chime", "--out", &file.display().to_string()], b"");
    assert!(said.status.success(), "{}", text(&said.stderr));
    let bytes = std::fs::read(&file).unwrap();
    let samples: Vec<i16> = bytes[44..].chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect();
    assert_eq!(samples, chime(48_000, 1.0));
    fails(&["say", "--chime"], 2, "--out");
    fails(&["say"], 2, "TEXT");
}

#[test]
fn doctor_names_the_device_on_which_it_rings() {
    let home = tempfile::tempdir().unwrap();
    let settings = home.path().join("madoguchi.toml");
    for (device, told) in
        [("null", "ok      chime: it is played on \"null\""), ("hw:99", "without chime: nobody is called")]
    {
        std::fs::write(&settings, format!("chime_device = {device:?}\n")).unwrap();
        let data = home.path().join("data").display().to_string();
        let done = run(&["doctor", "--data", &data, "--config", &settings.display().to_string()], b"");
        let said = text(&done.stdout);
        assert!(said.contains(told), "{said}");
    }
}
