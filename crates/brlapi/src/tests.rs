//! What answers here is no brltty: the real one is tested in `tests/devices/braille/brltty_client.rs`.

use std::net::TcpListener;
use std::os::unix::net::UnixListener;
use std::path::PathBuf;
use std::time::Instant;

use super::*;

fn server(host: ServerAddress) -> ServerConfig {
    ServerConfig { host, key: PathBuf::from("/nowhere/brlapi.key"), terminal: None }
}

/// Listens, sends these bytes to each client, and then nothing.
fn that_says(bytes: &'static [u8]) -> (tempfile::TempDir, ServerConfig) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("socket");
    let listener = UnixListener::bind(&path).unwrap();
    thread::spawn(move || {
        let mut kept = Vec::new();
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            // The client may be gone already: what it made of the bytes is what the test looks at.
            let _ = stream.write_all(bytes);
            kept.push(stream);
        }
    });
    (dir, server(ServerAddress::Socket(path)))
}

#[test]
fn where_nobody_listens_there_is_no_display_and_that_is_normal() {
    let error = probe(&server(ServerAddress::Socket("/nowhere/at/all".into()))).unwrap_err();
    assert!(error.is_normal(), "{error}");
    assert!(error.to_string().starts_with("no brltty at /nowhere/at/all"), "{error}");
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    assert!(probe(&server(ServerAddress::Port("127.0.0.1".into(), free))).unwrap_err().is_normal());
}

#[test]
fn whatever_else_listens_is_told_from_brltty() {
    let (_dir, http) = that_says(b"HTTP/1.1 400 Bad Request\r\n\r\n");
    assert!(matches!(probe(&http), Err(DisplayError::Garbled)));
    let (_dir, old) = that_says(&[0, 0, 0, 4, 0, 0, 0, b'v', 0, 0, 0, 7]);
    let error = probe(&old).unwrap_err();
    assert!(matches!(error, DisplayError::Version(7)), "{error}");
    assert!(!error.is_normal());
}

#[test]
fn a_key_file_that_is_missing_is_named_with_the_mend() {
    let (_dir, asks) = that_says(&[
        0, 0, 0, 4, 0, 0, 0, b'v', 0, 0, 0, 8, // version
        0, 0, 0, 4, 0, 0, 0, b'a', 0, 0, 0, b'K', // a key is asked for
    ]);
    let error = probe(&asks).unwrap_err().to_string();
    assert!(error.contains("/nowhere/brlapi.key") && error.contains("brlapi_key"), "{error}");
    assert_eq!(error.lines().count(), 1);
}

/// No proof is asked for, and the display has no cells.
const NO_CELLS: &[u8] = &[
    0, 0, 0, 4, 0, 0, 0, b'v', 0, 0, 0, 8, // version
    0, 0, 0, 4, 0, 0, 0, b'a', 0, 0, 0, b'N', // nothing is asked for
    0, 0, 0, 24, 0, 0, b'P', b'V', 0, 0, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, // 0 by 0
];

#[test]
fn a_display_without_cells_is_told_once_however_often_it_is_looked_for() {
    let (_dir, empty) = that_says(NO_CELLS);
    let (bell, rung) = channel();
    let display = BrailleDisplay::start(empty, move || bell.send(()).unwrap_or_default()).unwrap();
    rung.recv_timeout(Duration::from_secs(10)).unwrap();
    assert!(matches!(display.next_event(), Some(DisplayEvent::Disconnected(DisplayError::NoCells))));
    rung.recv_timeout(RETRY_INTERVAL * 2 + RETRY_INTERVAL / 2).unwrap_err();
    assert!(display.next_event().is_none());
}

#[test]
fn one_that_says_nothing_keeps_nobody_waiting() {
    let (_dir, frozen) = that_says(b"");
    let began = Instant::now();
    assert!(matches!(probe(&frozen), Err(DisplayError::Lost(_))));
    assert!(began.elapsed() < Duration::from_secs(4));
    let began = Instant::now();
    let display = BrailleDisplay::start(frozen, || {}).unwrap();
    display.show(&[]);
    drop(display);
    assert!(began.elapsed() < Duration::from_secs(1), "nobody waits for a display");
}
