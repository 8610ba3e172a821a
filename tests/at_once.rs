//! From a key to the first sound, and from a key to silence, heard at the sink of a real sound server.
#![allow(
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)] // a test may stop

mod quiet;
mod talker;

use std::thread;
use std::time::Duration;

use quiet::{Ear, Kiosk, Quiet};

/// How often each is measured.
const ROUNDS: usize = 24;
/// Key to first sound, half of the rounds and the slowest (issue 4; notes/speech.md §7), in milliseconds.
const SOUND: (u128, u128) = (45, 80);
/// Key to silence, the same.
const SILENCE: (u128, u128) = (10, 25);

/// What was measured, fastest first.
fn told(what: &str, mut times: Vec<Duration>) -> Vec<u128> {
    times.sort();
    let millis: Vec<u128> = times.iter().map(Duration::as_millis).collect();
    let at = |part: usize| millis.get(millis.len() * part / 100).or(millis.last()).unwrap();
    println!(
        "{what}: a quarter within {} ms, half within {} ms, nine tenths within {} ms, all of {} within {} ms",
        at(25),
        at(50),
        at(90),
        millis.len(),
        at(100)
    );
    millis
}

/// A machine that is busy with other things makes rounds slower and none faster: the quarter that it disturbed least
/// is held to what half of them take where nothing else runs, and half of them to what the slowest takes there.
/// `make bench-voice` holds all of them to the limits themselves.
#[track_caller]
fn within(millis: &[u128], (half, slowest): (u128, u128)) {
    let at = |part: usize| *millis.get(millis.len() * part / 100).unwrap();
    assert!(at(25) <= half, "a quarter took up to {} ms, at most {half} are allowed: {millis:?}", at(25));
    assert!(at(50) <= slowest, "half took up to {} ms, at most {slowest} are allowed: {millis:?}", at(50));
}

#[test]
fn a_key_is_followed_by_sound_and_by_silence_before_anybody_waits_for_them() {
    let Some(quiet) = Quiet::start() else { return };
    let ear = Ear::at(&quiet);
    let mut kiosk = Kiosk::start_in("ja-simple", quiet.home(), "--voice builtin");
    let mut sounds = vec![ear.sound_after(|| kiosk.key("\r"))];
    let mut silences = Vec::new();
    for _ in 0..ROUNDS {
        // Keys nearer to each other than those of a person are those of a scanner.
        thread::sleep(Duration::from_millis(450));
        silences.push(ear.silence_after(|| kiosk.key("p")));
        thread::sleep(Duration::from_millis(200));
        sounds.push(ear.sound_after(|| kiosk.key("0")));
    }
    let sounds = told("key to first sound", sounds);
    let silences = told("key to silence", silences);
    within(&sounds, SOUND);
    within(&silences, SILENCE);
}
