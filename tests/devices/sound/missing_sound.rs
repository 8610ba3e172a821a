//! Sound that is missing, lost or frozen: the kiosk never stalls, says so within a second, and leaks nothing.

use std::io::Write;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use crate::kiosk::{KioskTerminal, NO_SOUND, NOTICE_LIMIT, wait_for};
use crate::machine;
use crate::pipe_session::fails;
use crate::sound::null_sound_server::NullSoundServer;
use crate::sound::sink_listener::SinkListener;

/// What the screen says when there is sound again.
const SOUND_AGAIN: &str = "There is sound again";
/// A key is answered, and the kiosk ends, while other tests keep the machine busy.
const ANSWER_LIMIT: Duration = Duration::from_secs(2);
/// How often a server that works is frozen: a busy machine makes what follows later, and never earlier.
const FREEZES: usize = 3;

/// Nothing but the kiosk writes into its terminal.
#[track_caller]
fn is_clean(kiosk: &KioskTerminal) {
    let written = kiosk.written();
    for foreign in ["ALSA", "snd_", "Connection refused", "pulse", "thread '"] {
        assert!(!written.contains(foreign), "{foreign:?} in:\n{written}");
    }
}

/// A key is answered whatever the sound does.
#[track_caller]
fn answers(kiosk: &mut KioskTerminal) {
    let took = kiosk.press_for("?", "Enter confirms");
    assert!(took < ANSWER_LIMIT, "a key was answered after {took:?}");
}

fn without_sound(kiosk: &mut KioskTerminal) {
    let mark = kiosk.mark();
    kiosk.key("\r");
    // A device that is missing is known before the first key.
    let took = if kiosk.since(0).contains(NO_SOUND) { Duration::ZERO } else { kiosk.wait_since(mark, NO_SOUND) };
    assert!(took < NOTICE_LIMIT, "it was said after {took:?}");
    answers(kiosk);
    is_clean(kiosk);
    assert!(kiosk.end() < ANSWER_LIMIT);
}

#[test]
fn without_a_device_every_page_says_so_and_nothing_is_printed_between() {
    let _machine = machine::alone();
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join(".asoundrc"), "pcm.!default { type hw card 99 }\n").unwrap();
    without_sound(&mut KioskTerminal::start(home.path(), "--voice builtin"));
}

#[test]
fn with_a_dead_sound_server_every_page_says_so_and_nothing_is_printed_between() {
    let Some(mut quiet) = NullSoundServer::start() else { return };
    quiet.kill();
    without_sound(&mut KioskTerminal::start(quiet.home(), "--voice builtin"));
}

#[test]
fn with_a_frozen_sound_server_every_page_says_so_and_the_kiosk_ends_in_time() {
    let Some(quiet) = NullSoundServer::start() else { return };
    quiet.freeze();
    without_sound(&mut KioskTerminal::start(quiet.home(), "--voice builtin"));
}

#[test]
fn a_sound_server_that_comes_while_nobody_is_there_takes_the_sentence_from_the_page() {
    let Some(mut quiet) = NullSoundServer::start() else { return };
    quiet.kill();
    let mut kiosk = KioskTerminal::start(quiet.home(), "--voice builtin");
    kiosk.wait_for(NO_SOUND);
    let mark = kiosk.mark();
    quiet.serve();
    kiosk.wait_since(mark, "Press any key");
    let written = kiosk.since(mark);
    assert!(!written.contains(NO_SOUND) && !written.contains(SOUND_AGAIN), "{written}");
    assert!(kiosk.end() < ANSWER_LIMIT);
}

/// A visit in which something is being said, to somebody who has shown that they listen.
fn speaking(quiet: &NullSoundServer, ear: &SinkListener) -> KioskTerminal {
    let mut kiosk = KioskTerminal::start(quiet.home(), "--voice builtin");
    ear.sound_after(|| kiosk.key("\r"));
    kiosk.press("p");
    kiosk.press("0");
    // What is lost is lost while it is said.
    kiosk.pause();
    kiosk
}

/// How long it takes until the page says that sound was lost; staff are called, and keys are answered.
#[track_caller]
fn lost_midway(kiosk: &mut KioskTerminal, lose: impl FnOnce()) -> Duration {
    assert!(!kiosk.since(0).contains(NO_SOUND), "it was lost before");
    let mark = kiosk.mark();
    lose();
    let took = kiosk.wait_since(mark, NO_SOUND);
    kiosk.wait_since(mark, "Staff cannot be called");
    answers(kiosk);
    is_clean(kiosk);
    took
}

#[test]
fn a_sound_server_that_goes_midway_is_told_of_and_staff_are_called_and_when_it_is_back_the_page_is_said() {
    let Some(mut quiet) = NullSoundServer::start() else { return };
    let ear = SinkListener::at(&quiet);
    let mut kiosk = speaking(&quiet, &ear);
    let took = lost_midway(&mut kiosk, || quiet.kill());
    assert!(took < NOTICE_LIMIT, "it was said after {took:?}");
    comes_back(&kiosk, || quiet.serve());
    is_heard(&SinkListener::at(&quiet));
    assert!(kiosk.end() < ANSWER_LIMIT);
}

/// Without a key the page says that there is sound again.
#[track_caller]
fn comes_back(kiosk: &KioskTerminal, mend: impl FnOnce()) {
    let mark = kiosk.mark();
    mend();
    kiosk.wait_since(mark, SOUND_AGAIN);
    assert!(!kiosk.since(mark).contains(NO_SOUND), "it is said still:\n{}", kiosk.since(mark));
}

/// Without a key something is heard that the server has not held back.
#[track_caller]
fn is_heard(ear: &SinkListener) {
    let now = Instant::now();
    wait_for("the voice", || ear.last().filter(|last| *last > now + Duration::from_millis(400)));
}

#[test]
fn a_sound_server_that_freezes_midway_is_told_of_within_a_second_and_heard_again_when_it_thaws() {
    let Some(quiet) = NullSoundServer::start() else { return };
    let ear = SinkListener::at(&quiet);
    let mut kiosk = speaking(&quiet, &ear);
    let mut took = vec![lost_midway(&mut kiosk, || quiet.freeze())];
    comes_back(&kiosk, || quiet.thaw());
    is_heard(&ear);
    for _ in 1..FREEZES {
        let mark = kiosk.mark();
        quiet.freeze();
        took.push(kiosk.wait_since(mark, NO_SOUND));
        comes_back(&kiosk, || quiet.thaw());
        is_heard(&ear);
    }
    // Behind the next key it is nothing new any more.
    let mark = kiosk.mark();
    kiosk.press_for("\r", "Which language");
    assert!(!kiosk.since(mark).contains(SOUND_AGAIN), "{}", kiosk.since(mark));
    println!("it was said after {took:?}");
    assert!(took.iter().min().is_some_and(|fastest| *fastest < NOTICE_LIMIT), "it was said after {took:?}");
    assert!(kiosk.end() < ANSWER_LIMIT);
}

#[test]
fn fifty_interruptions_a_second_leave_nothing_behind_and_the_last_of_them_is_said() {
    let Some(quiet) = NullSoundServer::start() else { return };
    let ear = SinkListener::at(&quiet);
    // Keys as near to each other as those of a scanner: here each of them counts.
    let settings = quiet.home().join("fast.toml");
    std::fs::write(&settings, "scanner_ms = 0\ndouble_key_ms = 0\n").unwrap();
    let mut kiosk = KioskTerminal::start(quiet.home(), &format!("--voice builtin --config {}", settings.display()));
    ear.sound_after(|| kiosk.key("\r"));
    let mash = |kiosk: &mut KioskTerminal, times: usize| {
        for at in 0..times {
            kiosk.key(["\x1b[B", "\x1b[A"][at % 2]);
            thread::sleep(Duration::from_millis(20));
        }
    };
    mash(&mut kiosk, 100);
    kiosk.key("p");
    thread::sleep(Duration::from_secs(1));
    let before = kiosk.resources();
    mash(&mut kiosk, 150);
    // While something is worded in English, espeak-ng has a thread and its pipes.
    let all = |kiosk: &KioskTerminal| (kiosk.resources().0, kiosk.resources().1);
    wait_for("as many threads and open files as before", || (all(&kiosk) == (before.0, before.1)).then_some(()));
    let after = kiosk.resources();
    assert!(after.2 < before.2 + 4_000, "{} kB, then {} kB", before.2, after.2);
    kiosk.pause();
    ear.sound_after(|| kiosk.key("0"));
    is_clean(&kiosk);
}

#[test]
fn a_voice_file_and_a_pack_that_are_broken_are_named_before_anybody_stands_in_front() {
    let dir = tempfile::tempdir().unwrap();
    let whole = Path::new("assets/voice/nitech_jp_atr503_m001.htsvoice");
    let mut bytes = std::fs::read(whole).unwrap();
    let third = bytes.len() / 3;
    bytes[third..].fill(0);
    let broken = dir.path().join("broken.htsvoice");
    std::fs::write(&broken, &bytes).unwrap();
    let voice = format!("file:{}", broken.display());
    fails(&["--demo", "--reader", "lines", "--voice", &voice], 1, "broken.htsvoice is no voice");
    let pack = dir.path().join("pack");
    let copied = std::process::Command::new("cp").args(["-r", "tests/packs/influenza"]).arg(&pack).status().unwrap();
    assert!(copied.success());
    std::fs::write(pack.join("speech.tsv"), "はい\tハイ/1/9\nいいえ\t漢字\n").unwrap();
    let content = pack.display().to_string();
    let asked = ["--demo", "--content", &content, "--reader", "lines", "--voice", "builtin"];
    fails(&asked, 1, "speech.tsv: line 2");
}

#[test]
fn speech_begins_when_headphones_are_put_in() {
    let Some(quiet) = NullSoundServer::start() else { return };
    let ear = SinkListener::at(&quiet);
    let (jack, settings) = (quiet.home().join("jack"), quiet.home().join("jack.toml"));
    assert!(std::process::Command::new("mkfifo").arg(&jack).status().unwrap().success());
    std::fs::write(&settings, format!("headphones = {jack:?}\n")).unwrap();
    let kiosk = KioskTerminal::start(quiet.home(), &format!("--voice builtin --config {}", settings.display()));
    let mut jack = std::fs::OpenOptions::new().write(true).open(&jack).unwrap();
    // A switch (5), that of headphones (2), closed (1), as the kernel writes it.
    let event = [&[0; 16][..], &5_u16.to_ne_bytes(), &2_u16.to_ne_bytes(), &1_i32.to_ne_bytes()].concat();
    ear.sound_after(|| jack.write_all(&event).unwrap());
    is_clean(&kiosk);
}
