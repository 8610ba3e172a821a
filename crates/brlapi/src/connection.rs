//! One conversation with brltty: who asks, how many cells, lines out, keys in; nothing waits without end.

use std::fs;
use std::io::{self, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::error::DisplayError;
use super::key::Key;
use super::packet::{Answer, Inbox, Proof, Request, VERSION};
use super::place::{Host, Server};

/// How long brltty may take to answer; after that it counts as gone.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often the size is asked for, which shows whether the display and brltty are still there.
const ASK: Duration = Duration::from_secs(2);
/// Bytes of a key; brltty takes no packet of more than 4096.
const LONGEST_KEY: usize = 4000;
/// Codes of refusals (`BRLAPI_ERROR_*`): terminal or device are somebody else's, the proof is wrong.
const TERMINAL_BUSY: u32 = 2;
const DEVICE_BUSY: u32 = 3;
const CONNECTION_REFUSED: u32 = 8;
const EMPTY_KEY: u32 = 15;
const AUTHENTICATION: u32 = 17;

/// A socket of either kind.
trait Wire: Read + Write + AsFd + Send {}
impl<T: Read + Write + AsFd + Send> Wire for T {}

/// What ended a wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// A key of the display.
    Pressed(Key),
    /// So many cells there are now.
    Size(usize),
    /// There is something new to be shown, or the end.
    Woken,
}

/// A conversation with brltty.
pub(super) struct Connection {
    wire: Box<dyn Wire>,
    inbox: Inbox,
    /// When the size was asked for last.
    asked: Instant,
    /// When it was answered last.
    told: Instant,
}

impl Connection {
    /// Connects, up to and including the proof of who asks.
    pub(super) fn open(server: &Server) -> Result<Self, DisplayError> {
        let wire =
            dial(&server.host).map_err(|source| DisplayError::NotThere { place: server.host.to_string(), source })?;
        let now = Instant::now();
        let mut own = Self { wire, inbox: Inbox::default(), asked: now, told: now };
        // The server speaks first and names its version.
        match own.answer()? {
            Answer::Version(VERSION) => own.send(&Request::Version)?,
            Answer::Version(other) => return Err(DisplayError::Version(other)),
            Answer::Done
            | Answer::Pressed(_)
            | Answer::Prove(_)
            | Answer::Refused(_)
            | Answer::Size(..)
            | Answer::Unasked => return Err(DisplayError::Garbled),
        }
        own.prove(server)?;
        Ok(own)
    }

    fn prove(&mut self, server: &Server) -> Result<(), DisplayError> {
        let Answer::Prove(proofs) = self.answer()? else { return Err(DisplayError::Garbled) };
        if proofs.contains(&Proof::None) {
            return Ok(());
        }
        let key = fs::read(&server.key);
        let file = server.key.clone();
        // Needed only if the credentials fail as well: then the file that could not be read is the reason.
        let unread = key.as_ref().err().map(|error| io::Error::from(error.kind()));
        let request = match key {
            // Larger than any packet, so it cannot be a key.
            Ok(key) if key.len() > LONGEST_KEY => return Err(DisplayError::WrongKey { file }),
            Ok(key) if proofs.contains(&Proof::Key) => Request::Key(key),
            Err(source) if !proofs.contains(&Proof::Credentials) => {
                return Err(DisplayError::KeyFile { file, source });
            }
            Ok(_) | Err(_) => Request::Credentials,
        };
        self.send(&request)?;
        let answer = self.answer()?;
        match answer {
            Answer::Done => Ok(()),
            Answer::Refused(CONNECTION_REFUSED | EMPTY_KEY | AUTHENTICATION) => Err(match unread {
                Some(source) => DisplayError::KeyFile { file, source },
                None => DisplayError::WrongKey { file },
            }),
            Answer::Pressed(_)
            | Answer::Prove(_)
            | Answer::Refused(_)
            | Answer::Size(..)
            | Answer::Unasked
            | Answer::Version(_) => Err(refused("the connection", &answer)),
        }
    }

    /// Returns how many cells there are; none is an error.
    pub(super) fn cells(&mut self) -> Result<usize, DisplayError> {
        self.send(&Request::Size)?;
        let answer = self.answer()?;
        let Answer::Size(columns, lines) = answer else { return Err(refused("to tell its size", &answer)) };
        Some(width(columns, lines)).filter(|width| *width > 0).ok_or(DisplayError::NoCells)
    }

    /// Takes the display on this virtual terminal, or everywhere.
    pub(super) fn enter(&mut self, terminal: Option<u32>) -> Result<(), DisplayError> {
        // brltty takes no ranges of keys before its display is entered.
        self.done(&Request::Enter(terminal.into_iter().collect()), "the display")?;
        self.done(&Request::EveryKey, "the keys of the display")?;
        self.done(&Request::RetainDots, "dots as dots")
    }

    fn done(&mut self, request: &Request, what: &'static str) -> Result<(), DisplayError> {
        self.send(request)?;
        loop {
            let answer = self.answer()?;
            match answer {
                Answer::Done => return Ok(()),
                // A key that was pressed meanwhile means nothing yet.
                Answer::Pressed(_) | Answer::Unasked => {}
                Answer::Prove(_) | Answer::Refused(_) | Answer::Size(..) | Answer::Version(_) => {
                    return Err(refused(what, &answer));
                }
            }
        }
    }

    /// Puts these cells on the display.
    pub(super) fn write(&mut self, cells: &[u8], width: usize) -> Result<(), DisplayError> {
        self.send(&Request::Write(cells.to_vec(), width))
    }

    /// Waits for a key, another size, or to be woken.
    pub(super) fn wait(&mut self, woken: &UnixStream) -> Result<Turn, DisplayError> {
        loop {
            // What was read already comes first: the socket no longer reports it.
            match self.inbox.next()? {
                Some(Answer::Pressed(code)) => return Ok(Turn::Pressed(Key::of(code))),
                Some(Answer::Size(columns, lines)) => {
                    self.told = Instant::now();
                    return Ok(Turn::Size(width(columns, lines)));
                }
                Some(refusal @ Answer::Refused(_)) => return Err(refused("a line", &refusal)),
                Some(Answer::Done | Answer::Prove(_) | Answer::Unasked | Answer::Version(_)) => continue,
                None => {}
            }
            self.ask()?;
            let ready = either(self.wire.as_fd(), woken.as_fd(), ASK.saturating_sub(self.asked.elapsed()))?;
            // Both may be ready: what woke this thread stays in its socket until it is read.
            if ready.wire {
                self.read()?;
            } else if ready.woken {
                return Ok(Turn::Woken);
            }
        }
    }

    /// Asks for the size when it is time. A brltty that no longer answers is frozen, which is as good as gone.
    fn ask(&mut self) -> Result<(), DisplayError> {
        if self.asked.elapsed() < ASK {
            return Ok(());
        }
        if self.told < self.asked && self.told.elapsed() > ASK + PATIENCE {
            return Err(lost(io::ErrorKind::TimedOut.into()));
        }
        self.asked = Instant::now();
        self.send(&Request::Size)
    }

    /// Waits for the next answer; each read has a time-out.
    fn answer(&mut self) -> Result<Answer, DisplayError> {
        loop {
            if let Some(answer) = self.inbox.next()? {
                return Ok(answer);
            }
            self.read()?;
        }
    }

    fn send(&mut self, request: &Request) -> Result<(), DisplayError> {
        self.wire.write_all(&request.bytes()).and_then(|()| self.wire.flush()).map_err(lost)
    }

    fn read(&mut self) -> Result<(), DisplayError> {
        let mut piece = [0; 1024];
        let read = self.wire.read(&mut piece).map_err(lost)?;
        if read == 0 {
            return Err(lost(io::ErrorKind::UnexpectedEof.into()));
        }
        self.inbox.take(piece.get(..read).unwrap_or_default());
        Ok(())
    }
}

fn lost(error: io::Error) -> DisplayError {
    DisplayError::Lost(error)
}

/// Returns the cells of the first line, or 0. brltty says 1 where no display is set up; none has fewer than 4. No
/// display is wider than 255, and more would not fit into a packet.
fn width(columns: u32, lines: u32) -> usize {
    if lines == 0 || columns < 4 { 0 } else { usize::try_from(columns).unwrap_or(0).min(255) }
}

fn refused(what: &'static str, answer: &Answer) -> DisplayError {
    match answer {
        Answer::Refused(TERMINAL_BUSY | DEVICE_BUSY) => DisplayError::Busy,
        Answer::Refused(code) => DisplayError::Refused { what, code: *code },
        Answer::Done
        | Answer::Pressed(_)
        | Answer::Prove(_)
        | Answer::Size(..)
        | Answer::Unasked
        | Answer::Version(_) => DisplayError::Garbled,
    }
}

fn dial(host: &Host) -> io::Result<Box<dyn Wire>> {
    match host {
        Host::Socket(path) => {
            let wire = UnixStream::connect(path)?;
            // Both ways: a frozen brltty stops reading too, and a full socket would hold a write for ever.
            wire.set_read_timeout(Some(PATIENCE))?;
            wire.set_write_timeout(Some(PATIENCE))?;
            Ok(Box::new(wire))
        }
        Host::Port(machine, port) => {
            let address = (machine.as_str(), *port).to_socket_addrs()?.next().ok_or(io::ErrorKind::NotFound)?;
            let wire = TcpStream::connect_timeout(&address, PATIENCE)?;
            wire.set_read_timeout(Some(PATIENCE))?;
            wire.set_write_timeout(Some(PATIENCE))?;
            // Each packet is small and complete: it must not wait for more.
            wire.set_nodelay(true)?;
            Ok(Box::new(wire))
        }
    }
}

struct Ready {
    wire: bool,
    woken: bool,
}

/// Waits until one of the two can be read, or the time is over.
fn either(wire: BorrowedFd<'_>, woken: BorrowedFd<'_>, time: Duration) -> Result<Ready, DisplayError> {
    let mut watched = [PollFd::from_borrowed_fd(wire, PollFlags::IN), PollFd::from_borrowed_fd(woken, PollFlags::IN)];
    match poll(&mut watched, Some(&timespec(time))) {
        // After a signal neither may be ready: the caller waits again.
        Ok(_) | Err(rustix::io::Errno::INTR) => {}
        Err(error) => return Err(lost(error.into())),
    }
    let [wire, woken] = watched.map(|one| !one.revents().is_empty());
    Ok(Ready { wire, woken })
}

/// Sleeps until it is woken, or the time is over.
pub(super) fn sleep(woken: &UnixStream, time: Duration) {
    let mut watched = [PollFd::new(woken, PollFlags::IN)];
    // A signal ends the sleep as well: the caller looks at its clock.
    let _ = poll(&mut watched, Some(&timespec(time)));
}

fn timespec(time: Duration) -> Timespec {
    Timespec { tv_sec: i64::try_from(time.as_secs()).unwrap_or(i64::MAX), tv_nsec: i64::from(time.subsec_nanos()) }
}
