//! What went wrong, for whoever looks after the machine: details, never anything about a person.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use jiff::Timestamp;

use super::clock;

/// The file in the data folder.
pub const TROUBLE_LOG: &str = "trouble.log";
/// The one before it, once that was long.
pub const OLD_TROUBLE_LOG: &str = "trouble.old.log";
/// After so many bytes a new file is begun, and the old one stays beside it.
const MAX_LOG_BYTES: u64 = 1 << 20;

/// Lines of trouble, each with its time.
#[derive(Debug)]
pub struct TroubleLog(File);

impl TroubleLog {
    /// Opens the file in a data folder.
    pub fn open(data: &Path) -> io::Result<Self> {
        let path = data.join(TROUBLE_LOG);
        if std::fs::metadata(&path).is_ok_and(|file| file.len() > MAX_LOG_BYTES) {
            std::fs::rename(&path, data.join(OLD_TROUBLE_LOG))?;
        }
        Ok(Self(OpenOptions::new().create(true).append(true).open(path)?))
    }

    /// Adds one line to the file in a data folder. A file that cannot be opened stops nothing.
    pub fn note_beside(data: &Path, what: &str) {
        if let Ok(mut log) = Self::open(data) {
            log.note(what);
        }
    }

    /// Adds one line. A log that cannot be written stops nothing.
    pub fn note(&mut self, what: &str) {
        // One entry is one line, whatever a device puts into its message.
        let line = what.replace('\n', " ");
        let now = Timestamp::from_millisecond(clock::now().utc_ms).unwrap_or_default();
        // A full disk is no reason to stop serving people.
        let _ = writeln!(self.0, "{} {line}", now.strftime("%Y-%m-%dT%H:%M:%SZ"));
    }
}
