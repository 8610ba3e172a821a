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
mod place;

use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use connection::{Connection, Turn};

pub use error::DisplayError;
pub use key::{Key, Named};
pub use place::{Host, Server};

/// How long until brltty is looked for again.
const AGAIN: Duration = Duration::from_secs(1);

/// What has happened at the display.
#[derive(Debug)]
pub enum News {
    /// The display is there, with so many cells.
    There(usize),
    /// It is not there, or not any more.
    Gone(DisplayError),
    /// A key was pressed.
    Pressed(Key),
}

/// What is to be shown, and whether anybody still wants it.
#[derive(Debug, Default)]
struct Wanted {
    cells: Vec<u8>,
    ended: bool,
}

/// A braille display, served by a thread of its own.
#[derive(Debug)]
pub struct Display {
    wanted: Arc<Mutex<Wanted>>,
    waker: UnixStream,
    news: Receiver<News>,
}

impl Display {
    /// Looks for a display from now on; `bell` rings whenever there is news.
    ///
    /// # Errors
    /// The system's, where it gives no thread.
    pub fn start(server: Server, bell: impl Fn() + Send + 'static) -> io::Result<Self> {
        let wanted = Arc::new(Mutex::new(Wanted::default()));
        let (waker, woken) = UnixStream::pair()?;
        // Whoever shows something must never wait for the thread.
        waker.set_nonblocking(true)?;
        woken.set_nonblocking(true)?;
        let (sender, news) = channel();
        let watch = Watch { server, wanted: Arc::clone(&wanted), woken, sender, bell: Box::new(bell) };
        thread::Builder::new().name("braille".to_owned()).spawn(move || watch.stay())?;
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
    pub fn news(&self) -> Option<News> {
        self.news.try_recv().ok()
    }

    fn wake(&self) {
        // A socket that is full wakes the thread as well as one byte more.
        let _ = (&self.waker).write(&[0]);
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        self.wanted.lock().unwrap_or_else(PoisonError::into_inner).ended = true;
        self.wake();
    }
}

/// Asks brltty once for its display: returns its cells, for an examination of the machine.
///
/// # Errors
/// Why there is none.
pub fn examine(server: &Server) -> Result<usize, DisplayError> {
    Connection::open(server)?.cells()
}

/// The thread at the display.
struct Watch {
    server: Server,
    wanted: Arc<Mutex<Wanted>>,
    woken: UnixStream,
    sender: Sender<News>,
    bell: Box<dyn Fn() + Send>,
}

impl Watch {
    /// Serves the display until nobody wants it any more.
    fn stay(mut self) {
        let mut told = String::new();
        while !self.ended() {
            let Err(error) = self.serve(&mut told) else { return };
            // Each error is reported once, however often brltty is looked for in vain.
            if told != error.to_string() {
                told = error.to_string();
                self.tell(News::Gone(error));
            }
            self.rest();
        }
    }

    /// Serves one connection, from its beginning until it breaks or nobody wants it any more.
    fn serve(&mut self, told: &mut String) -> Result<(), DisplayError> {
        let mut connection = Connection::open(&self.server)?;
        let mut width = connection.cells()?;
        connection.enter(self.server.terminal)?;
        // From here on the same error is news again.
        told.clear();
        self.tell(News::There(width));
        let mut shown = None;
        while !self.ended() {
            let cells = self.wanted().cells.clone();
            if shown.as_ref() != Some(&cells) {
                connection.write(&cells, width)?;
                shown = Some(cells);
            }
            match connection.wait(&self.woken)? {
                Turn::Pressed(Key::Offline) | Turn::Size(0) => return Err(DisplayError::NoCells),
                // brltty sends this command to each new client: nobody pressed a key.
                Turn::Pressed(Key::Online) => {}
                Turn::Pressed(key) => self.tell(News::Pressed(key)),
                Turn::Woken => self.hear(),
                Turn::Size(now) if now == width => {}
                Turn::Size(now) => {
                    // Another size is another display, or one that was switched on again: nothing is on it yet.
                    (width, shown) = (now, None);
                    self.tell(News::There(now));
                }
            }
        }
        Ok(())
    }

    fn wanted(&self) -> std::sync::MutexGuard<'_, Wanted> {
        self.wanted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ended(&self) -> bool {
        self.wanted().ended
    }

    fn tell(&self, news: News) {
        // This fails only if nobody listens any more, and then `ended` is set.
        let _ = self.sender.send(news);
        (self.bell)();
    }

    fn hear(&mut self) {
        let mut bytes = [0; 64];
        // All of it: however often it was woken, one look is enough.
        while matches!(self.woken.read(&mut bytes), Ok(read) if read == bytes.len()) {}
    }

    /// Waits a while before the next try, and not at all for the end.
    fn rest(&mut self) {
        let began = std::time::Instant::now();
        while !self.ended() && began.elapsed() < AGAIN {
            connection::sleep(&self.woken, AGAIN.saturating_sub(began.elapsed()));
            self.hear();
        }
    }
}

#[cfg(test)]
mod tests;
