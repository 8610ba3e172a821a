//! A server that speaks protocol 8 of `BrlAPI` and says of its display what brltty says in hard cases: no cells, a wrong key.

use std::io::{Read, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use brlapi::{BrailleDisplay, DisplayError, DisplayEvent, ServerAddress, ServerConfig, probe};
use furigana::RichText;
use tenji::{BrailleCode, translate};

use crate::machine;
use crate::pipe_session::{DemoFolder, PipeSession, command, text};

const ANSWER_TIMEOUT: Duration = Duration::from_secs(30);
/// `BRLAPI_ERROR_AUTHENTICATION`.
const WRONG_KEY: u32 = 17;

/// The server, and what it was told to show.
struct FakeBrlapi {
    dir: tempfile::TempDir,
    cells: Arc<AtomicU32>,
    shown: Receiver<Vec<u8>>,
}

impl FakeBrlapi {
    /// With so many cells; who comes has to show a key, or not.
    fn start(cells: u32, wants_key: bool) -> Self {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("key"), "the right key").unwrap();
        let listener = UnixListener::bind(dir.path().join("socket")).unwrap();
        let cells = Arc::new(AtomicU32::new(cells));
        let (shows, shown) = channel();
        let (many, shows) = (Arc::clone(&cells), Arc::new(Mutex::new(shows)));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (many, shows) = (Arc::clone(&many), Arc::clone(&shows));
                // A client may leave at any time: that is no error of this server.
                std::thread::spawn(move || drop(serve(stream.unwrap(), &many, wants_key, &shows)));
            }
        });
        Self { dir, cells, shown }
    }

    fn socket(&self) -> PathBuf {
        self.dir.path().join("socket")
    }

    fn server(&self) -> ServerConfig {
        let host = ServerAddress::parse(&self.socket().display().to_string()).unwrap();
        ServerConfig { host, key: self.dir.path().join("key"), terminal: None }
    }
}

fn packet(kind: u32, numbers: &[u32]) -> Vec<u8> {
    let size = u32::try_from(numbers.len() * 4).unwrap();
    [&[size, kind], numbers].concat().iter().flat_map(|number| number.to_be_bytes()).collect()
}

fn letter(letter: u8) -> u32 {
    u32::from(letter)
}

/// Serves one client until it leaves.
fn serve(
    mut stream: UnixStream,
    cells: &AtomicU32,
    wants_key: bool,
    shows: &Mutex<Sender<Vec<u8>>>,
) -> std::io::Result<()> {
    stream.write_all(&packet(letter(b'v'), &[8]))?;
    loop {
        let mut header = [0; 8];
        stream.read_exact(&mut header)?;
        let number = |at: usize| u32::from_be_bytes(header[at..at + 4].try_into().unwrap());
        let mut body = vec![0; usize::try_from(number(0)).unwrap()];
        stream.read_exact(&mut body)?;
        let parameter = u32::from_be_bytes([0, 0, b'P', b'R']);
        let value = u32::from_be_bytes([0, 0, b'P', b'V']);
        let answer = match number(4) {
            kind if kind == letter(b'v') => packet(letter(b'a'), &[letter(if wants_key { b'K' } else { b'N' })]),
            kind if kind == letter(b'a') && body[4..] != *b"the right key" => packet(letter(b'e'), &[WRONG_KEY]),
            kind if kind == parameter => {
                let many = cells.load(Ordering::SeqCst);
                packet(value, &[1, 6, 0, 0, many, u32::from(many > 0)])
            }
            kind if kind == letter(b'w') => {
                shows.lock().unwrap().send(body).unwrap_or_default();
                continue;
            }
            _ => packet(letter(b'A'), &[]),
        };
        stream.write_all(&answer)?;
    }
}

fn start(peer: &FakeBrlapi) -> (BrailleDisplay, Receiver<()>) {
    let (bell, rung) = channel();
    let display = BrailleDisplay::start(peer.server(), move || bell.send(()).unwrap_or_default());
    (display.unwrap(), rung)
}

#[track_caller]
fn news(display: &BrailleDisplay, rung: &Receiver<()>) -> DisplayEvent {
    rung.recv_timeout(ANSWER_TIMEOUT).expect("nothing is heard of the display");
    display.next_event().expect("the bell rang for nothing")
}

#[test]
fn a_display_without_cells_is_missed_in_one_sentence_and_taken_up_when_it_has_some() {
    let _machine = machine::shared();
    let peer = FakeBrlapi::start(0, true);
    let error = probe(&peer.server()).unwrap_err();
    assert!(matches!(error, DisplayError::NoCells), "{error}");
    assert_eq!(error.to_string().lines().count(), 1);
    let (display, rung) = start(&peer);
    assert!(matches!(news(&display, &rung), DisplayEvent::Disconnected(DisplayError::NoCells)));
    let cells = translate(&RichText::parse("｜保険証《ほけんしょう》").unwrap(), BrailleCode::Japanese);
    display.show(cells.bytes());
    assert!(peer.shown.recv_timeout(Duration::from_millis(100)).is_err(), "nothing is written on no cells");
    peer.cells.store(14, Ordering::SeqCst);
    assert!(matches!(news(&display, &rung), DisplayEvent::Connected(14)));
    // Four numbers, as many cells that are kept, as many that are added, the cursor.
    let written = peer.shown.recv_timeout(ANSWER_TIMEOUT).unwrap();
    let dots: Vec<u8> = cells.unicode().chars().map(|c| u8::try_from(u32::from(c) - 0x2800).unwrap()).collect();
    assert_eq!(&written[12 + 14..][..dots.len()], dots.as_slice());
    peer.cells.store(0, Ordering::SeqCst);
    assert!(
        matches!(news(&display, &rung), DisplayEvent::Disconnected(DisplayError::NoCells)),
        "and when it has none any more"
    );
}

/// A kiosk in lines beside this server, with this key; the page that it reached, and what it noted for staff, which it is
/// given time to note: a visit through a pipe is quicker than a refusal.
fn visited(peer: &FakeBrlapi, key: &str, noted: &str) -> (Vec<String>, String) {
    let demo = DemoFolder::new("tests/packs/influenza");
    let data = demo.data().display().to_string();
    let args = ["--data", &data, "--content", demo.content, "--demo", "--reader", "lines", "--lang", "en"];
    let mut program = command(&args);
    program.env("MADOGUCHI_BRAILLE", "auto").env("BRLAPI_HOST", peer.socket());
    program.env("BRLAPI_AUTH", format!("keyfile:{}", peer.dir.path().join(key).display()));
    let mut kiosk = PipeSession::of(program);
    kiosk.say("").say("3").until("May we keep a record");
    let page = kiosk.page.clone();
    let trouble = || std::fs::read_to_string(demo.data().join("trouble.log")).unwrap_or_default();
    let began = Instant::now();
    while !trouble().contains(noted) && began.elapsed() < ANSWER_TIMEOUT {
        std::thread::sleep(Duration::from_millis(20));
    }
    kiosk.close();
    assert!(demo.is_whole().contains("0 records"));
    (page, trouble())
}

#[test]
fn a_kiosk_beside_a_display_without_cells_or_with_another_key_goes_on_and_staff_are_told_in_one_sentence() {
    let _machine = machine::shared();
    let (page, trouble) = visited(&FakeBrlapi::start(0, true), "key", "");
    assert!(page.iter().any(|line| line.starts_with("1: ")), "{page:?}");
    assert_eq!(trouble, "", "a machine without a display is as it should be");
    let peer = FakeBrlapi::start(40, true);
    std::fs::write(peer.dir.path().join("other"), "another key").unwrap();
    let (page, trouble) = visited(&peer, "other", "does not take the key");
    assert!(page.iter().any(|line| line.starts_with("1: ")), "{page:?}");
    assert_eq!(trouble.matches("does not take the key").count(), 1, "{trouble}");
    assert!(trouble.contains("other"), "{trouble}");
}

#[test]
fn doctor_says_in_one_line_that_there_are_no_cells() {
    let _machine = machine::shared();
    let peer = FakeBrlapi::start(0, false);
    let nowhere = tempfile::tempdir().unwrap();
    let data = nowhere.path().join("data").display().to_string();
    let mut doctor = command(&["doctor", "--data", &data]);
    doctor.env("MADOGUCHI_BRAILLE", "auto").env("BRLAPI_HOST", peer.socket());
    let said = text(&doctor.output().unwrap().stdout);
    let line = said.lines().find(|line| line.contains("braille display")).unwrap();
    assert!(line.contains("brltty has no braille display with cells: switch the display on"), "{said}");
}
