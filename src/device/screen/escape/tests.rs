use std::process::Command;

use super::super::keys::KeyDecoder;
use super::*;

/// The keys of pieces that arrive so many milliseconds apart.
fn keys(pieces: &str, apart: u64) -> Vec<KeyCode> {
    let mut escape = EscapeParser::default();
    let mut keys = Vec::new();
    let mut at = Duration::ZERO;
    for c in pieces.chars() {
        at += Duration::from_millis(apart);
        keys.extend(escape.take_expired(at).1);
        for stroke in KeyDecoder::default().decode(c.encode_utf8(&mut [0; 4]).as_bytes()) {
            keys.extend(escape.take(at, stroke));
        }
    }
    keys.extend(escape.take_expired(at + PIECE_TIMEOUT).1);
    assert_eq!(escape.due(), None);
    keys
}

#[test]
fn an_arrow_in_three_pieces_is_one_arrow() {
    for apart in [0, 1, 10, 50, 99] {
        assert_eq!(keys("\u{1b}[B", apart), [KeyCode::Down], "{apart} ms");
        assert_eq!(keys("\u{1b}OA1", apart), [KeyCode::Up, KeyCode::Char('1')], "{apart} ms");
    }
}

#[test]
fn keys_that_a_person_presses_stay_keys() {
    assert_eq!(keys("\u{1b}[B", 110), [KeyCode::Esc, KeyCode::Char('['), KeyCode::Char('B')]);
    assert_eq!(keys("\u{1b}1", 10), [KeyCode::Esc, KeyCode::Char('1')]);
    assert_eq!(keys("\u{1b}\u{1b}", 10), [KeyCode::Esc, KeyCode::Esc]);
}

#[test]
fn pad_and_function_keys_are_put_together_too() {
    assert_eq!(keys("\u{1b}Ou", 5), [KeyCode::Char('5')]);
    assert_eq!(keys("\u{1b}OM", 5), [KeyCode::Enter]);
    assert_eq!(keys("\u{1b}[5~\u{1b}[21~\u{1b}[[A", 5), [KeyCode::PageUp, KeyCode::Function(10), KeyCode::Function(1)]);
}

#[test]
fn an_answer_of_the_terminal_that_comes_late_is_no_key() {
    for apart in [0, 10, 49] {
        for answer in ["\u{1b}[6;37;18t", "\u{1b}[?62;4;22c", "\u{1b}[?63;1;2;4;6;9;15;16;22;28c"] {
            assert_eq!(keys(answer, apart), [], "{answer:?}, {apart} ms");
            assert_eq!(keys(&format!("{answer}1"), apart), [KeyCode::Char('1')], "{answer:?}, {apart} ms");
        }
    }
    for half in ["\u{1b}[6;37;1", "\u{1b}[?62;4", "\u{1b}[?"] {
        let typed = keys(half, 5);
        assert!(typed.iter().all(|key| *key == KeyCode::Other), "{half:?}: {typed:?}");
    }
}

#[test]
fn what_is_left_of_a_sequence_is_never_taken_for_digits() {
    assert_eq!(keys("\u{1b}[12", 5), [KeyCode::Other]);
    assert_eq!(keys("\u{1b}[1;5A", 5), [KeyCode::Other]);
    assert_eq!(keys("\u{1b}[1あ", 5), [KeyCode::Other, KeyCode::Char('あ')]);
}

#[test]
fn a_key_together_with_alt_does_nothing_and_the_back_tab_of_the_linux_console_is_one() {
    assert_eq!(keys("\u{1b}1", 0), [KeyCode::Other]);
    assert_eq!(keys("\u{1b}\r", 0), [KeyCode::Other]);
    assert_eq!(keys("\u{1b}\t", 0), [KeyCode::BackTab]);
    assert_eq!(keys("\u{1b}\u{1b}", 0), [KeyCode::Esc]);
}

#[test]
fn what_a_terminal_makes_of_the_keys_of_a_keypad_is_left_out_where_the_keypad_itself_is_read() {
    let mut escape = EscapeParser::default();
    escape.ignore_keypad_keys();
    let mut keys = Vec::new();
    for stroke in KeyDecoder::default().decode(b"\x1b[1;2P\x1b[25~\x1b[15~") {
        keys.extend(escape.take(Duration::ZERO, stroke));
    }
    keys.extend(escape.take(Duration::ZERO, KeyCode::Function(13)));
    assert_eq!(keys, [KeyCode::Function(5), KeyCode::Function(13)], "only that of the keypad");
}

#[test]
fn what_the_terminal_answers_between_keys_is_heard_once() {
    let mut escape = EscapeParser::default();
    let mut keys = Vec::new();
    for stroke in KeyDecoder::default().decode(b"1\x1b[6;37;18t\x1b[?62;22c2") {
        keys.extend(escape.take(Duration::ZERO, stroke));
    }
    assert_eq!(keys, [KeyCode::Char('1'), KeyCode::Char('2')]);
    assert_eq!(
        escape.take_answers(),
        TerminalAnswers { sixel: Some(false), cell_size: Some((18, 37)), max_picture: None }
    );
    assert_eq!(escape.take_answers(), TerminalAnswers::default());
}

/// Keys by their names in terminfo.
const NAMED: [(&str, KeyCode); 13] = [
    ("kbs", KeyCode::Erase),
    ("kcbt", KeyCode::BackTab),
    ("kcub1", KeyCode::Left),
    ("kcud1", KeyCode::Down),
    ("kcuf1", KeyCode::Right),
    ("kcuu1", KeyCode::Up),
    ("kdch1", KeyCode::Delete),
    ("kend", KeyCode::End),
    ("kent", KeyCode::Enter),
    ("khome", KeyCode::Home),
    ("kich1", KeyCode::Insert),
    ("knp", KeyCode::PageDown),
    ("kpp", KeyCode::PageUp),
];

/// The key that terminfo gives this name, where the kiosk knows one.
fn named(name: &str) -> Option<KeyCode> {
    let function = name.strip_prefix("kf").and_then(|number| number.parse().ok()).filter(|number| *number <= 24);
    let known = || NAMED.iter().find(|(known, _)| *known == name).map(|(_, stroke)| *stroke);
    function.map(KeyCode::Function).or_else(known)
}

/// What a key of terminfo sends.
fn sent(written: &str) -> String {
    written.replace("\\E", "\u{1b}").replace("^?", "\u{7f}").replace("^H", "\u{8}").replace("^I", "\t")
}

#[test]
fn every_key_is_understood_as_the_terminals_themselves_describe_it() {
    let terminals = ["linux", "xterm-256color", "screen", "tmux-256color", "vt220", "rxvt"];
    let mut told = 0;
    for terminal in terminals {
        // ncurses-base brings them to every Debian machine.
        let output = Command::new("infocmp").args(["-1", terminal]).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        for line in text.lines() {
            let Some((name, written)) = line.trim().trim_end_matches(',').split_once('=') else { continue };
            // What rxvt writes with Shift ends as no sequence may (ECMA-48 5.4).
            let Some(stroke) = named(name).filter(|_| !written.ends_with(['$', '^'])) else { continue };
            assert_eq!(keys(&sent(written), 0), [stroke], "{terminal}: {name}={written}");
            told += 1;
        }
    }
    assert!(told > 120, "only {told} keys are described");
}
