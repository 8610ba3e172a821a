//! Windows that change their size without end, that have none, and terminals that hang up: nothing is chosen by them.

use std::time::Duration;

use crate::pipe_session::{DemoFolder, run, text};
use crate::pty::PtyTerminal;

const USUAL: (u16, u16) = (80, 24);
const QUESTION: &str = "May this machine keep";
const NEXT_QUESTION: &str = "Who is pressing";
/// What windows say of themselves while they are dragged, hidden, or made by a reader that sets a size later.
const SIZES: [(u16, u16); 10] =
    [(0, 0), (1, 1), (80, 24), (u16::MAX, u16::MAX), (79, 1), (1, 50), (0, 24), (80, 0), (500, 200), (33, 7)];

#[test]
fn two_hundred_sizes_while_keys_come_choose_nothing_and_lose_no_key() {
    let demo = DemoFolder::new("");
    let mut pty = PtyTerminal::start(&demo);
    pty.goes_to_the_question();
    for (at, size) in (0..200).zip(SIZES.iter().cycle()) {
        pty.resize(*size);
        let keys: [&[u8]; 4] = [b"\x1b[B", b"2", b"\x1b[A", b"1"];
        if at % 20 == 0 {
            pty.send(keys[at / 20 % 4], Duration::ZERO);
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    assert!(!pty.seen().contains(NEXT_QUESTION), "a size led on");
    // The page is there again, whole, and a key that came while there was no window counts.
    pty.resize((0, 0));
    pty.key(b"2");
    pty.pause();
    pty.written.lock().unwrap().clear();
    pty.resize(USUAL);
    pty.wait_for(QUESTION);
    pty.key(b"\r");
    pty.wait_for("You can just listen.");
    assert!(demo.is_whole().contains("0 records"));
}

#[test]
fn a_terminal_without_a_size_gets_its_page_when_it_has_one() {
    let demo = DemoFolder::new("");
    for (reader, words) in [("screen", "Press any key"), ("off", "Press any key")] {
        let mut pty = PtyTerminal::open(&demo, reader, (0, 0));
        // Nobody sees anything; whoever presses keys chooses nothing that they have not been asked.
        pty.pause();
        pty.resize(USUAL);
        pty.wait_for(words);
        pty.resize((0, 0));
        pty.resize((u16::MAX, u16::MAX));
        pty.resize((1, 1));
        pty.pause();
        pty.written.lock().unwrap().clear();
        pty.resize(USUAL);
        pty.wait_for(words);
        pty.hang_up(1);
        assert!(pty.ended().success(), "{reader}: {}", pty.seen());
    }
}

/// How the program goes when its terminal does.
#[derive(Clone, Copy, Debug)]
enum TerminalEnd {
    /// It is told so once.
    Told,
    /// It is told so again and again, while its window changes its size.
    Storm,
    /// The other side is closed.
    Closed,
}

#[test]
fn a_terminal_that_hangs_up_on_a_question_ends_the_visit_with_nothing_kept() {
    let demo = DemoFolder::new("");
    for goes in [TerminalEnd::Told, TerminalEnd::Storm, TerminalEnd::Closed] {
        let mut pty = PtyTerminal::start(&demo);
        pty.goes_to_the_question();
        // A digit moves; the Enter behind it comes with the end.
        pty.key(b"1");
        match goes {
            TerminalEnd::Told => pty.hang_up(1),
            TerminalEnd::Storm => {
                for size in SIZES {
                    pty.resize(size);
                }
                pty.hang_up(50);
            }
            TerminalEnd::Closed => pty.close(),
        }
        let status = pty.ended();
        assert!(matches!(status.code(), Some(0 | 1)), "{goes:?}: {status}");
        assert!(!pty.seen().contains("panicked"), "{goes:?}: {}", pty.seen());
        assert!(demo.is_whole().contains("0 records"), "{goes:?}");
    }
    let trouble = std::fs::read_to_string(demo.data().join("trouble.log")).unwrap_or_default();
    assert!(!trouble.contains("panicked"), "{trouble}");
    let doctor = run(&["doctor", "--data", &demo.data().display().to_string()], b"");
    assert!(text(&doctor.stdout).contains("log"), "the next one finds everything as it was");
}
