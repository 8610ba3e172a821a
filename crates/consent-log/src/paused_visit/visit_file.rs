//! The file of a paused visit: one line in clear with the day, then the sealed visit. Its name and its key follow from
//! the code, and say nothing without it.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Read as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rustix::fs::{Access, OFlags, access};
use serde::Serialize;
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

use crate::crypto::envelope::{DataKey, SealContext};
use crate::crypto::slow_hash::{self, HashCost};
use crate::error::crypto::CryptoError;
use crate::error::pausing::PausingError;
use crate::error::storage::StorageError;
use crate::storage::atomic_file;
use crate::value::hash::hex;
use crate::value::receipt_code::Receipt;

/// What the file says about itself; another number behind it is another way to seal or to write.
const FORMAT: &str = "madoguchi-paused-visit-1";
/// How the names of these files end.
const EXTENSION: &str = "visit";
/// In the place of the day, where the clock was not certain.
const NO_DAY: &str = "-";
/// To so many bytes a visit is filled up at least. With all its pages it has less: no length tells how far it went.
const LEAST_SEALED_BYTES: usize = 1 << 20;
/// More than any visit has. A length that a failing disk made up must not fill the memory.
const MOST_FILE_BYTES: u64 = 16 << 20;
/// More than the first line has.
const MOST_LINE_BYTES: u64 = 64;

/// What opens one paused visit.
pub(super) struct VisitKey(DataKey);

impl VisitKey {
    /// Returns the key that follows from a code on this kiosk; slow on purpose (0.2–0.5 s), so that no code is guessed.
    pub(super) fn derive(code: Receipt, kiosk: &[u8; 16]) -> Result<Self, CryptoError> {
        let code = Zeroizing::new(code.to_string());
        let derived = slow_hash::derive::<{ DataKey::DERIVED_BYTES }>(code.as_bytes(), kiosk, HashCost::OURS);
        derived.map(|bytes| Self(DataKey::from_derived(&bytes))).ok_or(CryptoError::NoRandom)
    }

    /// Returns the file in this folder whose name follows from the code.
    pub(super) fn file_in(&self, dir: &Path) -> PathBuf {
        dir.join(hex(&self.0.id)).with_extension(EXTENSION)
    }

    pub(super) fn seal(&self, bound: SealContext<'_>, visit: &impl Serialize) -> Result<Vec<u8>, CryptoError> {
        self.0.seal_filled(bound, visit, LEAST_SEALED_BYTES)
    }

    pub(super) fn open<T: DeserializeOwned>(&self, bound: SealContext<'_>, sealed: &[u8]) -> Option<T> {
        self.0.open(bound, sealed)
    }
}

/// A file, its parts separated.
pub(crate) struct VisitFile {
    /// The day in Japan from which its days count; `None` where the clock was not certain.
    pub(crate) kept_on: Option<Date>,
    pub(crate) sealed: Vec<u8>,
}

impl VisitFile {
    /// Reads a file; `None` where there is none.
    pub(super) fn read(file: &Path) -> Result<Option<Self>, PausingError> {
        match read_regular(file, MOST_FILE_BYTES) {
            Ok(bytes) => Self::parse(&bytes).map(Some).ok_or_else(|| other_format(file)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(unreadable(file, error)),
        }
    }

    /// Reads the day of a file alone: nothing else is asked of it without its code.
    pub(super) fn read_day(file: &Path) -> Result<Option<Date>, PausingError> {
        let bytes = read_regular(file, MOST_LINE_BYTES).map_err(|error| unreadable(file, error))?;
        Self::parse(&bytes).map(|read| read.kept_on).ok_or_else(|| other_format(file))
    }

    pub(crate) fn parse(bytes: &[u8]) -> Option<Self> {
        let end = bytes.iter().position(|byte| *byte == b'\n')?;
        let (line, sealed) = bytes.split_at_checked(end)?;
        let day = std::str::from_utf8(line).ok()?.strip_prefix(FORMAT)?.strip_prefix(' ')?;
        let kept_on = if day == NO_DAY { None } else { Some(parse_day(day)?) };
        Some(Self { kept_on, sealed: sealed.get(1..)?.to_vec() })
    }

    /// Returns the file as it is written. The day is not sealed: the kiosk counts it without the code.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let day = self.kept_on.map_or_else(|| NO_DAY.to_owned(), |day| day.to_string());
        [format!("{FORMAT} {day}\n").as_bytes(), &self.sealed].concat()
    }
}

/// Reads a day as it is written here. A date has other forms as well: in these it is damage.
fn parse_day(text: &str) -> Option<Date> {
    text.parse::<Date>().ok().filter(|day| day.to_string() == text)
}

/// Reads so many bytes of a file at most; of nothing but a file: a link would lead elsewhere, and a pipe be waited for
/// without an end.
fn read_regular(file: &Path, most: u64) -> io::Result<Vec<u8>> {
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
    let opened = OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()).open(file)?;
    if !opened.metadata()?.is_file() {
        return Err(io::Error::new(ErrorKind::InvalidInput, "it is no file"));
    }
    let mut bytes = Vec::new();
    opened.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn unreadable(file: &Path, source: io::Error) -> PausingError {
    PausingError::Unreadable { file: file.to_path_buf(), source }
}

fn other_format(file: &Path) -> PausingError {
    PausingError::OtherFormat { file: file.to_path_buf() }
}

/// Deletes a file, also from the disk's list of names; one that is not there is deleted already.
pub(super) fn delete(file: &Path) -> Result<(), StorageError> {
    match fs::remove_file(file) {
        Ok(()) => atomic_file::sync_dir(file),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(StorageError::io(file, error)),
    }
}

/// Returns the files of paused visits in this folder; none where there is no folder.
pub(super) fn files_in(dir: &Path) -> Result<Vec<PathBuf>, StorageError> {
    files_with(dir, EXTENSION)
}

/// Deletes what was being written when the power was cut. It has no day, so that no clock is asked.
pub(super) fn delete_partial(dir: &Path) -> Result<(), StorageError> {
    files_with(dir, atomic_file::PARTIAL)?.iter().try_for_each(|file| delete(file))
}

fn files_with(dir: &Path, extension: &str) -> Result<Vec<PathBuf>, StorageError> {
    let of_dir = |error| StorageError::io(&dir.join("."), error);
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(of_dir(error)),
    };
    let files = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>().map_err(of_dir)?;
    Ok(files.into_iter().filter(|file| file.extension().is_some_and(|end| end == extension)).collect())
}

/// Refuses a folder in which this user may not write.
pub(super) fn check_writable(dir: &Path) -> Result<(), StorageError> {
    access(dir, Access::WRITE_OK | Access::EXEC_OK).map_err(|error| StorageError::io(&dir.join("."), error.into()))
}
