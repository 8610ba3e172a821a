//! What is heard from the terminal and from the system: keys, another size, the end.
//!
//! Reading has a thread of its own: crossterm waits without end inside a broken sequence, and runs in
//! circles on a terminal that is gone, and neither may keep the kiosk from its time-outs or its end.

use std::io;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::Instant;

use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGWINCH};
use signal_hook::iterator::Signals;

use super::keys::{Stroke, stroke};

/// So many keys wait while the kiosk is busy; whoever types on waits as well.
const WAITING: usize = 1024;

/// Something that was heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// The terminal is gone, or the kiosk is told to stop.
    Closed,
    /// A key, and when it was pressed.
    Key(Instant, Stroke),
    /// A key of a keypad that is read from the system itself, and when it was pressed.
    Pad(Instant, Stroke),
    /// The window has another size.
    Resized,
    /// A device beside the screen has news.
    Rung,
}

/// Listens to the terminal on standard input and to the signals of the system.
pub(super) fn listen() -> io::Result<(Receiver<Heard>, SyncSender<Heard>)> {
    let (sender, receiver) = sync_channel(WAITING);
    let signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGWINCH])?;
    spawn("keys", keys, sender.clone())?;
    spawn("hang-up", hang_up, sender.clone())?;
    spawn("signals", move |sender| told(signals, sender), sender.clone())?;
    Ok((receiver, sender))
}

fn spawn(
    name: &str,
    work: impl FnOnce(&SyncSender<Heard>) + Send + 'static,
    sender: SyncSender<Heard>,
) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(move || work(&sender)).map(drop)
}

/// Keys, until the terminal cannot be read or nobody listens.
fn keys(sender: &SyncSender<Heard>) {
    loop {
        let heard = match crossterm::event::read() {
            Ok(event) => stroke(&event).map(|stroke| Heard::Key(Instant::now(), stroke)),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => None,
            Err(_) => Some(Heard::Closed),
        };
        let Some(heard) = heard else { continue };
        if sender.send(heard).is_err() || heard == Heard::Closed {
            return;
        }
    }
}

/// Sleeps until the other side of the terminal is gone: that is told whatever is asked for.
fn hang_up(sender: &SyncSender<Heard>) {
    let input = io::stdin();
    loop {
        let mut watched = [PollFd::new(&input, PollFlags::empty())];
        match poll(&mut watched, None) {
            Err(rustix::io::Errno::INTR) | Ok(0) => {}
            Ok(_) | Err(_) => break,
        }
    }
    // Nobody listens any more where this fails.
    let _ = sender.send(Heard::Closed);
}

/// What the system says; the kiosk ends in good order, and gives the terminal back.
fn told(mut signals: Signals, sender: &SyncSender<Heard>) {
    for signal in signals.forever() {
        let heard = if signal == SIGWINCH { Heard::Resized } else { Heard::Closed };
        if sender.send(heard).is_err() {
            return;
        }
    }
}
