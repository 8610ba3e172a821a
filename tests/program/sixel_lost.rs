//! A terminal that shows pictures no more while a visit goes on, or that says late that it does: the page is there in
//! text, and no key is lost by asking.

use std::time::Duration;

use crate::pipe_session::DemoFolder;
use crate::pty::PtyTerminal;

/// The size of a cell, that of the largest picture, then what the terminal is.
const QUESTION: &str = "\u{1b}[16t\u{1b}[?2;4;0S\u{1b}[c";
const SHOWS: &[u8] = b"\x1b[6;37;18t\x1b[?2;0;10000;10000S\x1b[?62;4;22c";
const SHOWS_NONE: &[u8] = b"\x1b[6;37;18t\x1b[?62;22c";
const PICTURE: &str = "\u{1b}P0;1;0q";

#[test]
fn sixel_that_goes_off_in_the_middle_of_a_visit_leaves_every_page_in_text_and_comes_back() {
    if madoguchi::device::screen::load_font(None).is_err() {
        println!("skipped: fonts-morisawa-bizud-gothic is not installed");
        return;
    }
    let demo = DemoFolder::new("");
    let mut pty = PtyTerminal::asked(&demo);
    pty.wait_for(QUESTION);
    pty.key(SHOWS);
    pty.wait_for(PICTURE);

    // The page of languages; the terminal answers that it shows none now, and a key follows its answer at once.
    pty.key(b"1");
    pty.wait_for(QUESTION);
    pty.key(&[SHOWS_NONE, b"3"].concat());
    let text = pty.wait_for("English");
    assert!(text.contains("\u{1b}[2J") && !text.contains(PICTURE), "{text:?}");

    // The key counted, and the next page is text as well, until the terminal shows pictures again.
    pty.key(b"\r");
    let next = pty.wait_for(QUESTION);
    assert!(next.contains("What text size") && !next.contains(PICTURE), "{next:?}");
    let told = std::fs::read_to_string(demo.data().join("trouble.log")).unwrap();
    assert!(told.contains("large text is drawn in characters: the terminal shows no sixel"), "{told}");
    pty.key(SHOWS);
    let drawn = pty.wait_for(PICTURE);
    assert!(drawn.contains("\u{1b}[2J"), "the page is drawn whole: {drawn:?}");
}

/// Longer than the kiosk waits for the first answer: measured with foot on a machine that had much to do.
const LATE_ANSWER_DELAY: Duration = Duration::from_millis(1600);

#[test]
fn a_terminal_that_answers_late_shows_pictures_from_then_on() {
    if madoguchi::device::screen::load_font(None).is_err() {
        println!("skipped: fonts-morisawa-bizud-gothic is not installed");
        return;
    }
    let demo = DemoFolder::new("");
    let mut pty = PtyTerminal::asked(&demo);
    pty.wait_for(QUESTION);
    std::thread::sleep(LATE_ANSWER_DELAY);
    let text = pty.wait_for("any key");
    assert!(!text.contains(PICTURE), "{text:?}");
    let told = std::fs::read_to_string(demo.data().join("trouble.log")).unwrap();
    assert!(told.contains("the terminal does not say what it can do"), "{told}");
    pty.key(SHOWS);
    pty.wait_for(PICTURE);
    // A key is a key still, and the next page comes in pictures at once.
    pty.key(b"1");
    pty.wait_for(PICTURE);
}

#[test]
fn a_terminal_whose_first_answer_was_lost_is_asked_again_with_the_next_page() {
    if madoguchi::device::screen::load_font(None).is_err() {
        println!("skipped: fonts-morisawa-bizud-gothic is not installed");
        return;
    }
    let demo = DemoFolder::new("");
    for first in [b"".as_slice(), SHOWS_NONE] {
        let mut pty = PtyTerminal::asked(&demo);
        pty.wait_for(QUESTION);
        pty.send(first, Duration::ZERO);
        pty.wait_for("any key");
        pty.key(b"1");
        let text = pty.wait_for(QUESTION);
        assert!(!text.contains(PICTURE), "{text:?}");
        pty.key(SHOWS);
        pty.wait_for(PICTURE);
    }
}
