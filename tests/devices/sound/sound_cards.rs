//! Sound cards as real machines have them: a mixer whose period is long whatever is asked for, a card for one program at
//! a time, one that takes sound and never plays it.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use madoguchi::speech::chime::chime;

use crate::kiosk::{CALL, KioskTerminal, NO_SOUND, NOTICE_LIMIT, send, wait_for};
use crate::sound::alsa_card::{AlsaCard, PositionSteps};

/// The period of ALSA's mixer for all programs (dmix), which nobody can change.
const MIXER_PERIOD_SAMPLES: usize = 1024;
/// What the screen says when there is sound again.
const SOUND_AGAIN: &str = "There is sound again";
const HALF_A_SECOND: usize = 24_000;

/// How many samples are no silence.
fn loud(samples: &[i16]) -> usize {
    samples.iter().filter(|sample| sample.unsigned_abs() > 100).count()
}

/// What the log for whoever looks after the machine says of sound.
fn troubles(home: &Path) -> Vec<String> {
    let log = std::fs::read_to_string(home.join("data/trouble.log")).unwrap_or_default();
    log.lines()
        .filter(|line| line.contains("Z the sound device") || line.contains("no sound"))
        .map(str::to_owned)
        .collect()
}

fn speaks(period: usize, moves: PositionSteps) {
    let home = tempfile::tempdir().unwrap();
    let card = AlsaCard::at(home.path(), period, moves);
    let mut kiosk = KioskTerminal::start(home.path(), "--voice builtin");
    let began = Instant::now();
    kiosk.key("\r");
    wait_for("speech", || (loud(&card.given()) > HALF_A_SECOND).then_some(()));
    println!(
        "{period} samples, {moves:?}: half a second of sound after {:?}, opened {:?}",
        began.elapsed(),
        card.buffer_sizes()
    );
    let written = kiosk.since(0);
    assert!(!written.contains(NO_SOUND) && !written.contains(SOUND_AGAIN), "{written}");
    assert_eq!(troubles(home.path()), Vec::<String>::new());
}

#[test]
fn a_mixer_with_a_long_period_is_heard() {
    speaks(MIXER_PERIOD_SAMPLES, PositionSteps::BySample);
}

#[test]
fn a_card_that_tells_where_it_is_only_at_the_end_of_a_period_is_heard() {
    speaks(MIXER_PERIOD_SAMPLES, PositionSteps::ByPeriod);
    speaks(240, PositionSteps::ByPeriod);
    speaks(96, PositionSteps::BySample);
}

#[test]
fn a_card_is_stopped_while_nobody_is_there_so_that_it_never_runs_dry() {
    let home = tempfile::tempdir().unwrap();
    let card = AlsaCard::at(home.path(), 192, PositionSteps::BySample);
    let _kiosk = KioskTerminal::start(home.path(), "--voice builtin");
    wait_for("the card to stop", || (card.stops() == 1).then_some(()));
}

#[test]
fn a_card_for_one_at_a_time_is_closed_before_it_is_opened_deeper() {
    let home = tempfile::tempdir().unwrap();
    let card = AlsaCard::at(home.path(), 240, PositionSteps::BySample);
    let mut kiosk = KioskTerminal::start(home.path(), "--voice builtin");
    kiosk.key("\r");
    wait_for("speech", || (loud(&card.given()) > 0).then_some(()));
    let pid = kiosk.pid();
    // A machine that is too slow: the card runs dry again and again.
    for _ in 0..12 {
        send(pid, "STOP");
        thread::sleep(Duration::from_millis(60));
        send(pid, "CONT");
        thread::sleep(Duration::from_millis(60));
    }
    let opened = card.buffer_sizes();
    assert!(opened.len() > 1 && opened.last() > opened.first(), "it was never opened deeper: {opened:?}");
    let before = loud(&card.given());
    kiosk.key("0");
    wait_for("speech on the deeper card", || (loud(&card.given()) > before + HALF_A_SECOND).then_some(()));
    let written = kiosk.since(0);
    assert!(!written.contains(NO_SOUND), "{written}");
    assert_eq!(troubles(home.path()), Vec::<String>::new());
}

#[test]
fn a_card_that_takes_sound_and_never_plays_it_is_no_sound_and_stays_so() {
    let home = tempfile::tempdir().unwrap();
    let card = AlsaCard::at(home.path(), 240, PositionSteps::Never);
    let mut kiosk = KioskTerminal::start(home.path(), "--voice builtin");
    let mark = kiosk.mark();
    kiosk.key("\r");
    let took = if kiosk.since(0).contains(NO_SOUND) { Duration::ZERO } else { kiosk.wait_since(mark, NO_SOUND) };
    assert!(took < NOTICE_LIMIT, "it was said after {took:?}");
    let tried = |times: usize| (card.buffer_sizes().len() > times).then_some(());
    wait_for("a second try", || tried(2));
    let before = card.buffer_sizes().len();
    kiosk.press("0");
    wait_for("a try behind a key", || tried(before));
    let written = kiosk.since(mark);
    assert!(!written.contains(SOUND_AGAIN), "{written}");
    let troubles = troubles(home.path());
    assert_eq!(troubles.len(), 1, "{troubles:#?}");
}

#[test]
fn a_call_on_a_card_that_never_plays_is_not_said_to_have_been_made() {
    let home = tempfile::tempdir().unwrap();
    let card = AlsaCard::at(home.path(), 240, PositionSteps::Never);
    let mut kiosk = KioskTerminal::in_a_visit(home.path(), "--voice none");
    assert_eq!(card.buffer_sizes(), Vec::<usize>::new(), "nobody rang, and others may play");
    let mark = kiosk.mark();
    kiosk.press_for(CALL, "Staff cannot be called");
    let written = kiosk.since(mark);
    assert!(!written.contains("have been called"), "{written}");
}

#[test]
fn a_chime_on_a_card_with_a_long_period_is_heard_and_the_card_is_free_behind_it() {
    let home = tempfile::tempdir().unwrap();
    let card = AlsaCard::at(home.path(), MIXER_PERIOD_SAMPLES, PositionSteps::ByPeriod);
    let mut kiosk = KioskTerminal::in_a_visit(home.path(), "--voice none");
    kiosk.press_for(CALL, "Staff have been called");
    let own = chime(48_000, 1.0);
    let given: Vec<i16> = card.given().into_iter().skip_while(|sample| *sample == 0).collect();
    let own: Vec<i16> = own.into_iter().skip_while(|sample| *sample == 0).collect();
    assert!(given.starts_with(&own), "every sample of it, in its order");
    wait_for("the card to be free", || card.is_free().then_some(()));
}
