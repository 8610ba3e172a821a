//! A call for staff in real time at a sink that nobody hears: the chime again and again, until somebody answers.

use std::thread;
use std::time::{Duration, Instant};

use crate::kiosk::{CALL, KioskTerminal};
use crate::sound::null_sound_server::NullSoundServer;
use crate::sound::sink_listener::SinkListener;

/// Longer than a chime, and shorter than the pause after it.
const CHIME_GAP: Duration = Duration::from_secs(4);

/// When something began to sound, in seconds from the beginning, as long as the condition holds.
fn chimes(ear: &SinkListener, began: Instant, goes_on: impl Fn(Duration) -> bool) -> Vec<u64> {
    let (mut chimes, mut last) = (Vec::new(), None::<Instant>);
    while goes_on(began.elapsed()) {
        if let Some(now) = ear.last().filter(|now| *now >= began) {
            if last.is_none_or(|last| now > last + CHIME_GAP) {
                chimes.push((now - began).as_secs());
            }
            last = Some(now);
        }
        thread::sleep(Duration::from_millis(20));
    }
    chimes
}

#[test]
fn as_shipped_the_chime_comes_every_twenty_seconds_until_staff_answer_and_after_a_minute_the_page_says_what_to_do() {
    let Some(quiet) = NullSoundServer::start() else { return };
    let ear = SinkListener::at(&quiet);
    let mut kiosk = KioskTerminal::in_a_visit(quiet.home(), "--voice none");
    kiosk.pause();
    let (began, mark) = (Instant::now(), kiosk.mark());
    kiosk.key(CALL);
    kiosk.wait_since(mark, "Staff have been called");
    assert!(began.elapsed() > Duration::from_secs(2), "it was said before the chime had come to its end");
    let until = |seconds| move |passed: Duration| passed < Duration::from_secs(seconds);
    let mut rung = chimes(&ear, began, until(56));
    assert!(!kiosk.since(mark).contains("Staff have not come yet"), "it is too early");
    let late = chimes(&ear, began, until(65)).pop();
    rung.extend(late);
    println!("the chime began after {rung:?} seconds");
    assert_eq!(rung.len(), 4, "{rung:?}");
    for (rung, due) in rung.iter().zip([0, 20, 40, 60]) {
        assert!((due..due + 3).contains(rung), "{rung} seconds, where {due} were due");
    }
    let said = kiosk.since(mark);
    assert!(said.contains("Staff have not come yet") && said.contains("or you can go on"), "{said}");
    kiosk.press("3");
    kiosk.press_for("\r", "Staff have come");
    let answered = Instant::now();
    assert_eq!(chimes(&ear, answered, until(23)), [] as [u64; 0], "it rings after staff have come");
}

#[test]
fn a_chime_that_sounds_no_more_is_no_call_any_more_and_is_one_again_when_it_sounds() {
    let Some(mut quiet) = NullSoundServer::start() else { return };
    // Without a listener this sink holds everything back for two seconds, as no card does.
    let ear = SinkListener::at(&quiet);
    let settings = quiet.home().join("often.toml");
    std::fs::write(&settings, "call_repeat_seconds = 5\n").unwrap();
    let mut kiosk = KioskTerminal::in_a_visit(quiet.home(), &format!("--voice none --config {}", settings.display()));
    kiosk.press_for(CALL, "Staff have been called");
    let mark = kiosk.mark();
    quiet.kill();
    kiosk.wait_since(mark, "Staff cannot be called");
    let trouble = std::fs::read_to_string(quiet.home().join("data/trouble.log")).unwrap();
    assert!(trouble.contains("the chime for staff was not played"), "{trouble}");
    let mark = kiosk.mark();
    drop(ear);
    quiet.serve();
    let _ear = SinkListener::at(&quiet);
    kiosk.wait_since(mark, "Staff have been called");
    // Whoever goes on sees it as a mark, and takes it back from any page.
    let mark = kiosk.mark();
    kiosk.press_for("\r", "Which language");
    assert!(kiosk.since(mark).contains("Staff have been called"), "{}", kiosk.since(mark));
    kiosk.press(CALL);
    kiosk.press("2");
    kiosk.press_for("\r", "call for staff has stopped");
}
