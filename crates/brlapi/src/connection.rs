//! One conversation with brltty: who asks, how many cells, lines out, keys in; nothing waits without end.

use std::fs;
use std::io::{self, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::error::DisplayError;
use super::key::DisplayKey;
use super::packet::{AuthMethod, ClientPacket, PacketBuffer, ServerPacket, VERSION};
use super::server::{ServerAddress, ServerConfig};

/// How long brltty may take to answer; after that it counts as gone.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(2);
/// How often the size is asked for, which shows whether the display and brltty are still there.
const SIZE_POLL_INTERVAL: Duration = Duration::from_secs(2);
/// Bytes of a key; brltty takes no packet of more than 4096.
const MAX_KEY_BYTES: usize = 4000;
/// Codes of refusals (`BRLAPI_ERROR_*`): terminal or device are somebody else's, the proof is wrong.
const TERMINAL_BUSY: u32 = 2;
const DEVICE_BUSY: u32 = 3;
const CONNECTION_REFUSED: u32 = 8;
const EMPTY_KEY: u32 = 15;
const AUTHENTICATION: u32 = 17;

/// A socket of either kind.
trait SocketStream: Read + Write + AsFd + Send {}
impl<T: Read + Write + AsFd + Send> SocketStream for T {}

/// What ended a wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WaitEvent {
    /// A key of the display.
    Pressed(DisplayKey),
    /// So many cells there are now.
    Resized(usize),
    /// There is something new to be shown, or the end.
    Woken,
}

/// A conversation with brltty.
pub(super) struct Connection {
    wire: Box<dyn SocketStream>,
    inbox: PacketBuffer,
    /// When the size was asked for last.
    size_asked_at: Instant,
    /// When it was answered last.
    size_told_at: Instant,
}

impl Connection {
    /// Connects, up to and including the proof of who asks.
    pub(super) fn open(server: &ServerConfig) -> Result<Self, DisplayError> {
        let wire = connect(&server.host)
            .map_err(|source| DisplayError::NotThere { place: server.host.to_string(), source })?;
        let now = Instant::now();
        let mut own = Self { wire, inbox: PacketBuffer::default(), size_asked_at: now, size_told_at: now };
        // The server speaks first and names its version.
        match own.next_answer()? {
            ServerPacket::Version(VERSION) => own.send(&ClientPacket::Version)?,
            ServerPacket::Version(other) => return Err(DisplayError::Version(other)),
            ServerPacket::Done
            | ServerPacket::Pressed(_)
            | ServerPacket::AuthRequired(_)
            | ServerPacket::Refused(_)
            | ServerPacket::Size(..)
            | ServerPacket::Unsolicited => return Err(DisplayError::Garbled),
        }
        own.authenticate(server)?;
        Ok(own)
    }

    fn authenticate(&mut self, server: &ServerConfig) -> Result<(), DisplayError> {
        let ServerPacket::AuthRequired(proofs) = self.next_answer()? else { return Err(DisplayError::Garbled) };
        if proofs.contains(&AuthMethod::None) {
            return Ok(());
        }
        let key = fs::read(&server.key);
        let file = server.key.clone();
        // Needed only if the credentials fail as well: then the file that could not be read is the reason.
        let unread = key.as_ref().err().map(|error| io::Error::from(error.kind()));
        let request = match key {
            // Larger than any packet, so it cannot be a key.
            Ok(key) if key.len() > MAX_KEY_BYTES => return Err(DisplayError::WrongKey { file }),
            Ok(key) if proofs.contains(&AuthMethod::Key) => ClientPacket::Key(key),
            Err(source) if !proofs.contains(&AuthMethod::Credentials) => {
                return Err(DisplayError::KeyFile { file, source });
            }
            Ok(_) | Err(_) => ClientPacket::Credentials,
        };
        self.send(&request)?;
        let answer = self.next_answer()?;
        match answer {
            ServerPacket::Done => Ok(()),
            ServerPacket::Refused(CONNECTION_REFUSED | EMPTY_KEY | AUTHENTICATION) => Err(match unread {
                Some(source) => DisplayError::KeyFile { file, source },
                None => DisplayError::WrongKey { file },
            }),
            ServerPacket::Pressed(_)
            | ServerPacket::AuthRequired(_)
            | ServerPacket::Refused(_)
            | ServerPacket::Size(..)
            | ServerPacket::Unsolicited
            | ServerPacket::Version(_) => Err(refusal_error("the connection", &answer)),
        }
    }

    /// Returns how many cells there are; none is an error.
    pub(super) fn cells(&mut self) -> Result<usize, DisplayError> {
        self.send(&ClientPacket::Size)?;
        let answer = self.next_answer()?;
        let ServerPacket::Size(columns, lines) = answer else { return Err(refusal_error("to tell its size", &answer)) };
        Some(width(columns, lines)).filter(|width| *width > 0).ok_or(DisplayError::NoCells)
    }

    /// Takes the display on this virtual terminal, or everywhere.
    pub(super) fn enter(&mut self, terminal: Option<u32>) -> Result<(), DisplayError> {
        // brltty takes no ranges of keys before its display is entered.
        self.request(&ClientPacket::Enter(terminal.into_iter().collect()), "the display")?;
        self.request(&ClientPacket::EveryKey, "the keys of the display")?;
        self.request(&ClientPacket::RetainDots, "dots as dots")
    }

    fn request(&mut self, request: &ClientPacket, what: &'static str) -> Result<(), DisplayError> {
        self.send(request)?;
        loop {
            let answer = self.next_answer()?;
            match answer {
                ServerPacket::Done => return Ok(()),
                // A key that was pressed meanwhile means nothing yet.
                ServerPacket::Pressed(_) | ServerPacket::Unsolicited => {}
                ServerPacket::AuthRequired(_)
                | ServerPacket::Refused(_)
                | ServerPacket::Size(..)
                | ServerPacket::Version(_) => {
                    return Err(refusal_error(what, &answer));
                }
            }
        }
    }

    /// Puts these cells on the display.
    pub(super) fn write(&mut self, cells: &[u8], width: usize) -> Result<(), DisplayError> {
        self.send(&ClientPacket::Write(cells.to_vec(), width))
    }

    /// Waits for a key, another size, or to be woken.
    pub(super) fn wait(&mut self, woken: &UnixStream) -> Result<WaitEvent, DisplayError> {
        loop {
            // What was read already comes first: the socket no longer reports it.
            match self.inbox.next_packet()? {
                Some(ServerPacket::Pressed(code)) => return Ok(WaitEvent::Pressed(DisplayKey::from_code(code))),
                Some(ServerPacket::Size(columns, lines)) => {
                    self.size_told_at = Instant::now();
                    return Ok(WaitEvent::Resized(width(columns, lines)));
                }
                Some(refusal @ ServerPacket::Refused(_)) => return Err(refusal_error("a line", &refusal)),
                Some(
                    ServerPacket::Done
                    | ServerPacket::AuthRequired(_)
                    | ServerPacket::Unsolicited
                    | ServerPacket::Version(_),
                ) => continue,
                None => {}
            }
            self.poll_size()?;
            let ready = poll_both(
                self.wire.as_fd(),
                woken.as_fd(),
                SIZE_POLL_INTERVAL.saturating_sub(self.size_asked_at.elapsed()),
            )?;
            // Both may be ready: what woke this thread stays in its socket until it is read.
            if ready.wire {
                self.read()?;
            } else if ready.woken {
                return Ok(WaitEvent::Woken);
            }
        }
    }

    /// Asks for the size when it is time. A brltty that no longer answers is frozen, which is as good as gone.
    fn poll_size(&mut self) -> Result<(), DisplayError> {
        if self.size_asked_at.elapsed() < SIZE_POLL_INTERVAL {
            return Ok(());
        }
        if self.size_told_at < self.size_asked_at && self.size_told_at.elapsed() > SIZE_POLL_INTERVAL + ANSWER_TIMEOUT {
            return Err(lost(io::ErrorKind::TimedOut.into()));
        }
        self.size_asked_at = Instant::now();
        self.send(&ClientPacket::Size)
    }

    /// Waits for the next answer; each read has a time-out.
    fn next_answer(&mut self) -> Result<ServerPacket, DisplayError> {
        loop {
            if let Some(answer) = self.inbox.next_packet()? {
                return Ok(answer);
            }
            self.read()?;
        }
    }

    fn send(&mut self, request: &ClientPacket) -> Result<(), DisplayError> {
        self.wire.write_all(&request.bytes()).and_then(|()| self.wire.flush()).map_err(lost)
    }

    fn read(&mut self) -> Result<(), DisplayError> {
        let mut piece = [0; 1024];
        let read = self.wire.read(&mut piece).map_err(lost)?;
        if read == 0 {
            return Err(lost(io::ErrorKind::UnexpectedEof.into()));
        }
        self.inbox.push(piece.get(..read).unwrap_or_default());
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

fn refusal_error(what: &'static str, answer: &ServerPacket) -> DisplayError {
    match answer {
        ServerPacket::Refused(TERMINAL_BUSY | DEVICE_BUSY) => DisplayError::Busy,
        ServerPacket::Refused(code) => DisplayError::Refused { what, code: *code },
        ServerPacket::Done
        | ServerPacket::Pressed(_)
        | ServerPacket::AuthRequired(_)
        | ServerPacket::Size(..)
        | ServerPacket::Unsolicited
        | ServerPacket::Version(_) => DisplayError::Garbled,
    }
}

fn connect(host: &ServerAddress) -> io::Result<Box<dyn SocketStream>> {
    match host {
        ServerAddress::Socket(path) => {
            let wire = UnixStream::connect(path)?;
            // Both ways: a frozen brltty stops reading too, and a full socket would hold a write for ever.
            wire.set_read_timeout(Some(ANSWER_TIMEOUT))?;
            wire.set_write_timeout(Some(ANSWER_TIMEOUT))?;
            Ok(Box::new(wire))
        }
        ServerAddress::Port(machine, port) => {
            let address = (machine.as_str(), *port).to_socket_addrs()?.next().ok_or(io::ErrorKind::NotFound)?;
            let wire = TcpStream::connect_timeout(&address, ANSWER_TIMEOUT)?;
            wire.set_read_timeout(Some(ANSWER_TIMEOUT))?;
            wire.set_write_timeout(Some(ANSWER_TIMEOUT))?;
            // Each packet is small and complete: it must not wait for more.
            wire.set_nodelay(true)?;
            Ok(Box::new(wire))
        }
    }
}

struct ReadyStreams {
    wire: bool,
    woken: bool,
}

/// Waits until one of the two can be read, or the time is over.
fn poll_both(wire: BorrowedFd<'_>, woken: BorrowedFd<'_>, time: Duration) -> Result<ReadyStreams, DisplayError> {
    let mut watched = [PollFd::from_borrowed_fd(wire, PollFlags::IN), PollFd::from_borrowed_fd(woken, PollFlags::IN)];
    match poll(&mut watched, Some(&timespec(time))) {
        // After a signal neither may be ready: the caller waits again.
        Ok(_) | Err(rustix::io::Errno::INTR) => {}
        Err(error) => return Err(lost(error.into())),
    }
    let [wire, woken] = watched.map(|one| !one.revents().is_empty());
    Ok(ReadyStreams { wire, woken })
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
