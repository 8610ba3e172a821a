//! A braille display behind brltty, over the socket of its `BrlAPI`: used when it is there, and not needed when it is
//! not.
//!
//! A thread of its own talks with brltty, so that no page waits for it: a display that is unplugged,
//! a brltty that is started late, killed or frozen is reported, and is looked for again.

/// Runs the examples of the README, so that they stay true.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct BrlapiReadme;

mod connection;
mod error;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
mod key;
mod packet;
mod server;

use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use connection::{Connection, WaitEvent};

pub use error::DisplayError;
pub use key::{DisplayKey, NamedKey};
pub use server::{ServerAddress, ServerConfig};

/// How long until brltty is looked for again.
const RETRY_INTERVAL: Duration = Duration::from_secs(1);

/// What has happened at the display.
#[derive(Debug)]
pub enum DisplayEvent {
    /// The display is there, with so many cells.
    Connected(usize),
    /// It is not there, or not any more.
    Disconnected(DisplayError),
    /// A key was pressed.
    Pressed(DisplayKey),
}

/// What is to be shown, and whether anybody still wants it.
#[derive(Debug, Default)]
struct WantedCells {
    cells: Vec<u8>,
    ended: bool,
}

/// A braille display, served by a thread of its own.
#[derive(Debug)]
pub struct BrailleDisplay {
    wanted: Arc<Mutex<WantedCells>>,
    waker: UnixStream,
    news: Receiver<DisplayEvent>,
}

impl BrailleDisplay {
    /// Looks for a display from now on; `bell` rings whenever there is news.
    ///
    /// # Errors
    /// The system's, where it gives no thread.
    pub fn start(server: ServerConfig, bell: impl Fn() + Send + 'static) -> io::Result<Self> {
        let wanted = Arc::new(Mutex::new(WantedCells::default()));
        let (waker, woken) = UnixStream::pair()?;
        // Whoever shows something must never wait for the thread.
        waker.set_nonblocking(true)?;
        woken.set_nonblocking(true)?;
        let (sender, news) = channel();
        let watch = DisplayThread { server, wanted: Arc::clone(&wanted), woken, sender, bell: Box::new(bell) };
        thread::Builder::new().name("braille".to_owned()).spawn(move || watch.run())?;
        Ok(Self { wanted, waker, news })
    }

    /// Puts these cells on the display, also on one that comes later.
    pub fn show(&self, cells: &[u8]) {
        let mut wanted = self.wanted.lock().unwrap_or_else(PoisonError::into_inner);
        if wanted.cells != cells {
            wanted.cells = cells.to_vec();
            // Unlocked first: the thread takes the lock as soon as it is woken.
            drop(wanted);
            self.wake();
        }
    }

    /// Returns the next news, if there is any.
    pub fn next_event(&self) -> Option<DisplayEvent> {
        self.news.try_recv().ok()
    }

    fn wake(&self) {
        // A socket that is full wakes the thread as well as one byte more.
        let _ = (&self.waker).write(&[0]);
    }
}

impl Drop for BrailleDisplay {
    fn drop(&mut self) {
        self.wanted.lock().unwrap_or_else(PoisonError::into_inner).ended = true;
        self.wake();
    }
}

/// Asks brltty once for its display: returns its cells, for an examination of the machine.
///
/// # Errors
/// Why there is none.
pub fn probe(server: &ServerConfig) -> Result<usize, DisplayError> {
    Connection::open(server)?.cells()
}

/// The thread at the display.
struct DisplayThread {
    server: ServerConfig,
    wanted: Arc<Mutex<WantedCells>>,
    woken: UnixStream,
    sender: Sender<DisplayEvent>,
    bell: Box<dyn Fn() + Send>,
}

impl DisplayThread {
    /// Serves the display until nobody wants it any more.
    fn run(mut self) {
        let mut told = String::new();
        while !self.ended() {
            let Err(error) = self.serve(&mut told) else { return };
            // Each error is reported once, however often brltty is looked for in vain.
            if told != error.to_string() {
                told = error.to_string();
                self.send_event(DisplayEvent::Disconnected(error));
            }
            self.wait_to_retry();
        }
    }

    /// Serves one connection, from its beginning until it breaks or nobody wants it any more.
    fn serve(&mut self, told: &mut String) -> Result<(), DisplayError> {
        let mut connection = Connection::open(&self.server)?;
        let mut width = connection.cells()?;
        connection.enter(self.server.terminal)?;
        // From here on the same error is news again.
        told.clear();
        self.send_event(DisplayEvent::Connected(width));
        let mut shown = None;
        while !self.ended() {
            let cells = self.wanted().cells.clone();
            if shown.as_ref() != Some(&cells) {
                connection.write(&cells, width)?;
                shown = Some(cells);
            }
            match connection.wait(&self.woken)? {
                WaitEvent::Pressed(DisplayKey::Offline) | WaitEvent::Resized(0) => return Err(DisplayError::NoCells),
                // brltty sends this command to each new client: nobody pressed a key.
                WaitEvent::Pressed(DisplayKey::Online) => {}
                WaitEvent::Pressed(key) => self.send_event(DisplayEvent::Pressed(key)),
                WaitEvent::Woken => self.drain_waker(),
                WaitEvent::Resized(now) if now == width => {}
                WaitEvent::Resized(now) => {
                    // Another size is another display, or one that was switched on again: nothing is on it yet.
                    (width, shown) = (now, None);
                    self.send_event(DisplayEvent::Connected(now));
                }
            }
        }
        Ok(())
    }

    fn wanted(&self) -> std::sync::MutexGuard<'_, WantedCells> {
        self.wanted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ended(&self) -> bool {
        self.wanted().ended
    }

    fn send_event(&self, news: DisplayEvent) {
        // This fails only if nobody listens any more, and then `ended` is set.
        let _ = self.sender.send(news);
        (self.bell)();
    }

    fn drain_waker(&mut self) {
        let mut bytes = [0; 64];
        // All of it: however often it was woken, one look is enough.
        while matches!(self.woken.read(&mut bytes), Ok(read) if read == bytes.len()) {}
    }

    /// Waits a while before the next try, and not at all for the end.
    fn wait_to_retry(&mut self) {
        let began = std::time::Instant::now();
        while !self.ended() && began.elapsed() < RETRY_INTERVAL {
            connection::sleep(&self.woken, RETRY_INTERVAL.saturating_sub(began.elapsed()));
            self.drain_waker();
        }
    }
}

#[cfg(test)]
mod tests;
