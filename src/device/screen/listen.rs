//! What is heard from the terminal and from the system: keys, another size, the end.
//!
//! Reading has a thread of its own, so that it may wait. It reads bytes and not the events of crossterm: those leave
//! out what a terminal answers about itself, wait without end inside a broken sequence, and run in circles on a
//! terminal that is gone.

use std::io;
use std::thread;
use std::time::Instant;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGWINCH};
use signal_hook::iterator::Signals;
use zeroize::Zeroizing;

use super::keys::{KeyCode, KeyDecoder};
use crate::device::event::{DeviceEvent, EventSender};

/// So many bytes are read at once: more than a scanner sends.
const READ_BYTES: usize = 256;

/// Listens to the terminal on standard input and to the signals of the system, in threads of their own.
///
/// # Errors
/// The system's, where it gives no thread.
pub fn listen(sender: &EventSender) -> io::Result<()> {
    // Here and not in the thread: a signal before it runs would end the kiosk with the terminal still taken.
    let signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGWINCH])?;
    spawn("keys", send_keys, sender.clone())?;
    spawn("hang-up", watch_hang_up, sender.clone())?;
    spawn("signals", move |sender| watch_signals(signals, sender), sender.clone())
}

fn spawn(name: &str, work: impl FnOnce(&EventSender) + Send + 'static, sender: EventSender) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(move || work(&sender)).map(drop)
}

/// Tells of keys, until the terminal cannot be read or nobody listens.
fn send_keys(sender: &EventSender) {
    let mut typed = KeyDecoder::default();
    while let Some(keys) = read_keys(&mut typed) {
        if sender.send(DeviceEvent::Keys(Instant::now(), keys)).is_err() {
            return;
        }
    }
    // Nobody listens any more where this fails.
    let _ = sender.send(DeviceEvent::Closed);
}

/// Reads the keys that come next; nothing where none can come any more.
fn read_keys(typed: &mut KeyDecoder) -> Option<Vec<KeyCode>> {
    let input = io::stdin();
    let mut bytes = Zeroizing::new([0; READ_BYTES]);
    // A terminal that another program left without waiting for input is waited for here.
    match poll(&mut [PollFd::new(&input, PollFlags::IN)], None).and_then(|_| rustix::io::read(&input, &mut *bytes)) {
        Ok(0) => None,
        Ok(many) => Some(typed.decode(bytes.get(..many).unwrap_or_default())),
        Err(Errno::INTR | Errno::AGAIN) => Some(Vec::new()),
        Err(_) => None,
    }
}

/// Sleeps until the other side of the terminal is gone: `poll` reports that without being asked to.
fn watch_hang_up(sender: &EventSender) {
    let input = io::stdin();
    loop {
        let mut watched = [PollFd::new(&input, PollFlags::empty())];
        match poll(&mut watched, None) {
            Err(Errno::INTR) | Ok(0) => {}
            Ok(_) | Err(_) => break,
        }
    }
    // Nobody listens any more where this fails.
    let _ = sender.send(DeviceEvent::Closed);
}

/// Tells of signals of the system; the kiosk ends in good order, and gives the terminal back.
fn watch_signals(mut signals: Signals, sender: &EventSender) {
    for signal in signals.forever() {
        let heard = if signal == SIGWINCH { DeviceEvent::Resized } else { DeviceEvent::Closed };
        if sender.send(heard).is_err() {
            return;
        }
    }
}
