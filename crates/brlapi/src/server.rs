//! Where brltty is and how it is asked: a UNIX socket or a TCP port, by the names that `BrlAPI` uses for them.

use std::fmt;
use std::path::PathBuf;

use super::error::DisplayError;

/// The folder of the UNIX sockets of `BrlAPI` (`BRLAPI_SOCKETPATH` as Debian builds it).
const SOCKET_DIR: &str = "/var/lib/BrlAPI";
/// The TCP port of place 0 (`BRLAPI_SOCKETPORTNUM`).
const FIRST_PORT: u16 = 4101;

/// Where brltty is and how it is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerConfig {
    /// The socket.
    pub host: ServerAddress,
    /// The key file, read again at each try: it may be made late.
    pub key: PathBuf,
    /// The virtual terminal on which the display is wanted; none is everywhere.
    pub terminal: Option<u32>,
}

/// A place at which brltty listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServerAddress {
    /// A UNIX socket.
    Socket(PathBuf),
    /// A machine and a TCP port.
    Port(String, u16),
}

impl Default for ServerAddress {
    fn default() -> Self {
        Self::Socket(PathBuf::from(SOCKET_DIR).join("0"))
    }
}

impl ServerAddress {
    /// Returns the place of a name as in `BRLAPI_HOST`: `:0`, `127.0.0.1`, `127.0.0.1:0`; an absolute path is a socket.
    ///
    /// # Errors
    /// `BadHost` for any other name.
    pub fn parse(name: &str) -> Result<Self, DisplayError> {
        let bad = || DisplayError::BadHost(name.to_owned());
        if name.starts_with('/') {
            return Ok(Self::Socket(PathBuf::from(name)));
        }
        // From the right, for an IPv6 address has colons of its own.
        let (machine, number) = name.rsplit_once(':').unwrap_or((name, "0"));
        let number: u16 = number.parse().map_err(|_| bad())?;
        if machine.is_empty() && name.starts_with(':') {
            return Ok(Self::Socket(PathBuf::from(SOCKET_DIR).join(number.to_string())));
        }
        let port = FIRST_PORT.checked_add(number).filter(|_| !machine.is_empty()).ok_or_else(bad)?;
        Ok(Self::Port(machine.trim_matches(['[', ']']).to_owned(), port))
    }
}

impl fmt::Display for ServerAddress {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Socket(path) => write!(out, "{}", path.display()),
            Self::Port(machine, port) => write!(out, "{machine} port {port}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_named_as_brlapi_names_them() {
        assert_eq!(ServerAddress::parse(":0").unwrap(), ServerAddress::default());
        assert_eq!(ServerAddress::parse(":7").unwrap().to_string(), "/var/lib/BrlAPI/7");
        assert_eq!(ServerAddress::parse("127.0.0.1:3").unwrap(), ServerAddress::Port("127.0.0.1".into(), 4104));
        assert_eq!(ServerAddress::parse("braille.local").unwrap(), ServerAddress::Port("braille.local".into(), 4101));
        assert_eq!(ServerAddress::parse("[::1]:0").unwrap(), ServerAddress::Port("::1".into(), 4101));
        assert_eq!(ServerAddress::parse("/run/brl").unwrap(), ServerAddress::Socket("/run/brl".into()));
    }

    #[test]
    fn a_place_that_is_none_is_refused_with_the_mend() {
        for name in ["", "localhost:x", "localhost:70000", "localhost:65000", ":x", "::"] {
            let error = ServerAddress::parse(name).unwrap_err().to_string();
            assert!(error.contains(":0 for /var/lib/BrlAPI/0"), "{name}: {error}");
        }
    }
}
