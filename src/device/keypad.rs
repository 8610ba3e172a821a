//! Keypads that send F13 to F24: read from the system itself, for no terminal tells these keys apart.
//!
//! What a keypad sends besides them comes through the terminal as from any keyboard, and is left to it.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use super::event::{DeviceEvent, EventSender};
use super::keys::KeyCode;

/// How long until a keypad that is gone is looked for again.
const REOPEN_INTERVAL: Duration = Duration::from_secs(1);
/// Seconds and microseconds, type, code and value: `struct input_event` of linux/input.h.
const EVENT_BYTES: usize = 2 * size_of::<usize>() + 8;
/// The type of a key event, and the value of a press (0 is a release, 2 a repeat).
const EV_KEY: u16 = 1;
const KEY_PRESSED: i32 = 1;
/// The codes of F13 to F24, which follow each other (linux/input-event-codes.h).
const KEY_F13: u16 = 183;
const KEY_F24: u16 = 194;

/// Listens to the keypad at this path of /dev/input, as long as anybody listens to what is heard.
///
/// # Errors
/// The system's, where it gives no thread.
pub fn listen(path: PathBuf, sender: EventSender) -> io::Result<()> {
    thread::Builder::new()
        .name("keypad".to_owned())
        .spawn(move || while read_until_unplugged(&path, &sender) {})
        .map(drop)
}

/// Opens a keypad to see whether it can be read; for whoever examines a machine.
///
/// # Errors
/// The system's reason.
pub fn examine(path: &Path) -> io::Result<()> {
    File::open(path).map(drop)
}

/// Reads one keypad until it is unplugged; returns whether somebody still listens.
fn read_until_unplugged(path: &Path, sender: &EventSender) -> bool {
    // Opened anew each time: a keypad that is put in again is another device of the same name.
    if let Ok(mut keypad) = File::open(path) {
        let mut event = [0; EVENT_BYTES];
        while keypad.read_exact(&mut event).is_ok() {
            let Some(stroke) = parse_event(&event) else { continue };
            if sender.send(DeviceEvent::KeypadKey(Instant::now(), stroke)).is_err() {
                return false;
            }
        }
    }
    thread::sleep(REOPEN_INTERVAL);
    true
}

/// Returns the key that was pressed, if it is one of those that are read here.
fn parse_event(event: &[u8; EVENT_BYTES]) -> Option<KeyCode> {
    let (_, rest) = event.split_at_checked(EVENT_BYTES - 8)?;
    let (kind, rest) = rest.split_first_chunk::<2>()?;
    let (code, rest) = rest.split_first_chunk::<2>()?;
    let (value, _) = rest.split_first_chunk::<4>()?;
    if (u16::from_ne_bytes(*kind), i32::from_ne_bytes(*value)) != (EV_KEY, KEY_PRESSED) {
        return None;
    }
    let code = Some(u16::from_ne_bytes(*code)).filter(|code| (KEY_F13..=KEY_F24).contains(code))?;
    u8::try_from(code - KEY_F13 + 13).ok().map(KeyCode::Function)
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::process::Command;
    use std::sync::mpsc::{Receiver, sync_channel};

    use proptest::prelude::*;
    use rustix::fs::{Mode, OFlags};

    use super::*;

    /// The bytes in which the kernel tells of a key.
    fn event(kind: u16, code: u16, value: i32) -> Vec<u8> {
        let mut bytes = vec![7; EVENT_BYTES - 8];
        bytes.extend(kind.to_ne_bytes());
        bytes.extend(code.to_ne_bytes());
        bytes.extend(value.to_ne_bytes());
        bytes
    }

    /// A press, the mark behind it, a repeat and a release.
    fn pressed(code: u16) -> Vec<u8> {
        [event(EV_KEY, code, 1), event(0, 0, 0), event(EV_KEY, code, 2), event(EV_KEY, code, 0), event(0, 0, 0)]
            .concat()
    }

    fn heard(ear: &Receiver<DeviceEvent>) -> KeyCode {
        match ear.recv_timeout(Duration::from_secs(20)).unwrap() {
            DeviceEvent::KeypadKey(_, stroke) => stroke,
            other @ (DeviceEvent::Closed
            | DeviceEvent::Input(..)
            | DeviceEvent::Keys(..)
            | DeviceEvent::Resized
            | DeviceEvent::Woken) => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_keypad_is_heard_key_by_key_also_after_it_was_unplugged() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("event0");
        assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
        let (sender, ear) = sync_channel(16);
        listen(path.clone(), sender).unwrap();
        for _ in 0..2 {
            let mut keypad = File::options().write(true).open(&path).unwrap();
            // Enter comes through the terminal, once.
            keypad.write_all(&[pressed(28), pressed(KEY_F13), pressed(189), pressed(KEY_F24)].concat()).unwrap();
            assert_eq!([heard(&ear), heard(&ear), heard(&ear)], [13, 19, 24].map(KeyCode::Function));
            let (half, rest) = (event(EV_KEY, 184, 1), event(EV_KEY, 185, 1));
            keypad.write_all(&half[..10]).unwrap();
            keypad.write_all(&half[10..]).unwrap();
            keypad.write_all(&rest[..20]).unwrap();
            assert_eq!(heard(&ear), KeyCode::Function(14));
            drop(keypad);
            // It is put in again when its end was seen.
            while rustix::fs::open(&path, OFlags::WRONLY | OFlags::NONBLOCK, Mode::empty()).is_ok() {
                thread::sleep(Duration::from_millis(5));
            }
        }
        assert!(ear.try_recv().is_err(), "half an event is none");
    }

    proptest! {
        #[test]
        fn only_a_press_of_these_twelve_keys_is_one(kind in 0_u16..6, code in 150_u16..220, value in -1_i32..4) {
            let bytes: [u8; EVENT_BYTES] = event(kind, code, value).try_into().unwrap();
            let is_one = kind == EV_KEY && value == KEY_PRESSED && (KEY_F13..=KEY_F24).contains(&code);
            prop_assert_eq!(parse_event(&bytes).is_some(), is_one);
        }
    }
}
