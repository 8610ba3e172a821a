//! Bytes that no person meant, at the real program in a real terminal, on a page that asks for consent.

use std::time::Duration;

use crate::pipe_session::DemoFolder;
use crate::pty::PtyTerminal;

/// The longest interval of a scanner that may be set. At the 30 ms that are shipped, a machine that is busy for a moment
/// makes single keys of what is sent key by key; those 30 ms are held where times are given (src/device/screen/filter).
const SCANNER: &str = "scanner_ms = 200\n";

/// What scanners and card readers send, and how many milliseconds apart they may send it.
const CODES: [(&str, u64); 4] =
    [("4901234567894\r", 0), ("1234567890\r\n", 1), ("2\r2\r2\r2\r", 5), ("MN-0012\r1\r", 3)];

#[test]
fn what_a_scanner_sends_key_by_key_chooses_nothing_and_is_said_in_one_sentence() {
    let demo = DemoFolder::new("");
    choose_nothing(PtyTerminal::with_settings(&demo, SCANNER), PtyTerminal::send);
}

#[test]
fn what_a_scanner_sends_at_once_chooses_nothing_as_the_program_ships() {
    let demo = DemoFolder::new("");
    // In one piece the program takes it in one piece, however busy the machine is: no interval has to be kept.
    choose_nothing(PtyTerminal::start(&demo), |pty, code, _apart| pty.key(code));
}

/// Sends each code on a page that asks for consent; none of them is an answer.
fn choose_nothing(mut pty: PtyTerminal, send: impl Fn(&mut PtyTerminal, &[u8], Duration)) {
    let mut row = pty.goes_to_the_question();
    for (code, apart) in CODES {
        pty.pause();
        send(&mut pty, code.as_bytes(), Duration::from_millis(apart));
        let told = pty.cursor_after(row);
        // The sentence is written once, in two rows; after that the cursor comes back to it (R2, R3, docs/rules.md).
        assert!(pty.told.get_or_insert(told) == &told, "{code:?} moved the cursor to {told}: {}", pty.seen());
        // The late end of a burst belongs to it.
        std::thread::sleep(Duration::from_millis(700));
        pty.key(b"3");
        row = pty.cursor_after(told);
    }
    assert_eq!(pty.seen().matches("Nothing was chosen. Please press one key").count(), 1, "{}", pty.seen());
    assert!(!pty.seen().contains("Who is pressing"), "a burst led on: {}", pty.seen());
    // Nothing was lost: the question is still there, and a person's own two keys answer it.
    pty.key(b"1");
    pty.key(b"\r");
    pty.wait_for("Who is pressing");
}

#[test]
fn arrows_in_pieces_are_arrows_and_their_pieces_choose_nothing() {
    let demo = DemoFolder::new("");
    let mut pty = PtyTerminal::start(&demo);
    let mut row = pty.goes_to_the_question();
    for apart in [1, 5, 10, 25, 50] {
        pty.pause();
        pty.written.lock().unwrap().clear();
        pty.send(b"\x1b[B", Duration::from_millis(apart));
        let next = pty.cursor_after(row);
        assert_eq!(next, row + 1, "{apart} ms between the pieces of an arrow: {:?}", pty.seen());
        row = next;
    }
    assert!(!pty.seen().contains("Go back"), "no Esc was meant: {:?}", pty.seen());
}
