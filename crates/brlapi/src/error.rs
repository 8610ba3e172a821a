//! Why there is no braille display.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

/// Why there is no braille display, and how to get one.
#[derive(Debug, Error)]
pub enum DisplayError {
    /// The settings name a place that is none.
    #[error("{0:?} is no place of BrlAPI: write :0 for /var/lib/BrlAPI/0, or 127.0.0.1:0 for TCP port 4101")]
    BadHost(String),
    /// Another program has the display.
    #[error("another program has the braille display: end that program")]
    Busy,
    /// What the server sends is not `BrlAPI`.
    #[error("what listens there does not speak BrlAPI: is it brltty? BRLAPI_HOST names its place")]
    Garbled,
    /// The key file cannot be read.
    #[error(
        "the key file {} of brltty cannot be read ({source}): let the user of the kiosk read it, or name another as brlapi_key in madoguchi.toml",
        file.display()
    )]
    KeyFile {
        /// The file.
        file: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// The connection broke.
    #[error("brltty is gone ({0}): it is looked for again every second")]
    Lost(#[source] io::Error),
    /// brltty runs, and has no display.
    #[error("brltty has no braille display with cells: switch the display on and plug it in")]
    NoCells,
    /// Nobody listens.
    #[error("no brltty at {place} ({source}): start it if there is a braille display, e.g. `systemctl start brltty`")]
    NotThere {
        /// The place.
        place: String,
        /// The system's reason.
        source: io::Error,
    },
    /// The key is not the one that brltty has.
    #[error("brltty does not take the key in {}: it must be the file that brltty itself uses", file.display())]
    WrongKey {
        /// The file.
        file: PathBuf,
    },
    /// brltty refuses something else.
    #[error("brltty refuses {what} (BrlAPI error {code}): restart it with `systemctl restart brltty`")]
    Refused {
        /// What was asked of it.
        what: &'static str,
        /// The code of the error.
        code: u32,
    },
    /// It speaks another version.
    #[error("brltty speaks BrlAPI {0} and this program 8: install brltty 6.0 or later")]
    Version(u32),
}

impl DisplayError {
    /// Returns whether this is how a machine without a braille display is: nothing has to be done about it.
    pub fn is_normal(&self) -> bool {
        matches!(self, Self::NotThere { .. } | Self::NoCells)
    }

    /// Returns whether the server took the connection and did not answer in time: it is frozen, or only starting.
    pub fn is_unanswered(&self) -> bool {
        let is_late = |kind| matches!(kind, io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock);
        matches!(self, Self::Lost(reason) if is_late(reason.kind()))
    }
}
