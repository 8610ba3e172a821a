//! What can go wrong with the log, the keys and the staff book, said with the thing and the mend.

pub(crate) mod custody;

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use thiserror::Error;

use crate::error::custody::CustodyError;
use crate::value::anchor::AnchorError;
use crate::value::receipt_code::ReceiptError;

/// Free room without which no visit may begin, in MiB.
pub(crate) const NEEDED_MIB: u64 = 8;

/// What went wrong.
#[derive(Debug, Error)]
pub enum RecordsError {
    /// Another kiosk writes to this folder.
    #[error("another kiosk uses {dir}: stop it first, or give this kiosk its own folder with --data")]
    AnotherKiosk {
        /// The folder.
        dir: PathBuf,
    },
    /// There are records here already.
    #[error("{file} is there already: madoguchi never writes over records; choose an empty folder with --data")]
    AlreadySetUp {
        /// The database.
        file: PathBuf,
    },
    /// The chain does not hold at this event.
    #[error(
        "the log is not whole at event {event} ({what}); what was written until {until} is as it was: stop using this file, keep a copy, and restore the last backup"
    )]
    BrokenChain {
        /// The number of the event.
        event: i64,
        /// What does not fit.
        what: String,
        /// The minute of the event before, in Japan.
        until: String,
    },
    /// The end of the log is gone: somebody outside holds an event after it.
    #[error(
        "the end of the log was cut off: event {known} was there, and the log ends at event {last} of {since}: stop using this file, keep a copy, and restore the last backup"
    )]
    CutOff {
        /// The event that somebody outside holds.
        known: i64,
        /// The last event that is there.
        last: i64,
        /// The minute of it, in Japan.
        since: String,
    },
    /// The log has another event than the one that somebody outside holds.
    #[error(
        "the log was written anew: event {event} of {since} is not the one that was there: stop using this file, keep a copy, and restore the last backup"
    )]
    WrittenAnew {
        /// The event.
        event: i64,
        /// The minute that it has now, in Japan.
        since: String,
    },
    /// There is nothing to compare with.
    #[error(
        "{place} holds neither madoguchi-anchors.txt nor the records of a kiosk: name the stick, or the line of a receipt"
    )]
    NoAnchors {
        /// What was named.
        place: PathBuf,
    },
    /// A line is no anchor.
    #[error(transparent)]
    Anchor(#[from] AnchorError),
    /// There is no backup here.
    #[error("{place} holds no backup of madoguchi: name the stick, or one folder madoguchi-… on it")]
    NoBackup {
        /// What was named.
        place: PathBuf,
    },
    /// A file of a backup is not as it was written.
    #[error("{file} of this backup is not as it was written ({what}): take another backup, and throw this stick away")]
    BackupChanged {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        what: &'static str,
    },
    /// Two backups of one kiosk went different ways.
    #[error(
        "{one} and {other} are of one kiosk, and neither goes on from the other: name the folder that is to be put back, and keep the other one"
    )]
    BackupsDiffer {
        /// The one with more events.
        one: PathBuf,
        /// The other one.
        other: PathBuf,
    },
    /// The backups of several kiosks are at one place.
    #[error("{place} holds backups of several kiosks: name the folder that is to be put back ({folders})")]
    SeveralKiosks {
        /// What was named.
        place: PathBuf,
        /// The longest of each.
        folders: String,
    },
    /// A backup is of another kiosk.
    #[error("{place} is a backup of another kiosk: take the stick of this one")]
    OtherKiosk {
        /// The backup.
        place: PathBuf,
    },
    /// Somebody else is writing for too long.
    #[error("the log is busy for more than five seconds: close other programs that have it open, then try again")]
    Busy,
    /// What is sealed is sealed to other keys than this one.
    #[error("event {event} does not open with this key: try the recovery words, on the newest sheet of this kiosk")]
    CannotOpen {
        /// The number of the event.
        event: i64,
    },
    /// The record was erased: nobody can read it any more.
    #[error("the record {receipt} was erased: that it was there, and when, is all that is left of it")]
    Erased {
        /// Its receipt code.
        receipt: String,
    },
    /// A record was not kept as long as it should be.
    #[error(
        "the record {receipt} was not kept for {months} months: it is of {since}; erase it with `--why person-asked` or `--why mistaken`, if that is the reason"
    )]
    NotYetDue {
        /// Its receipt code.
        receipt: String,
        /// The day since which it was certainly there.
        since: String,
        /// How many months records are kept.
        months: u8,
    },
    /// Nobody said how long records are kept.
    #[error(
        "the facility has not said how long it keeps records: name it with --months, or write retention = \"60\" under [profile] in facility.toml"
    )]
    NoRetention,
    /// The record may not be erased for now.
    #[error("the record {receipt} is held: release it first, if what it was held for is over")]
    Held {
        /// Its receipt code.
        receipt: String,
    },
    /// `SQLite` says that the file is damaged, or it is not as the program wrote it.
    #[error("{file} is damaged ({what}): stop using it, keep a copy, and restore the last backup")]
    Damaged {
        /// The database.
        file: PathBuf,
        /// What is damaged.
        what: String,
    },
    /// There is no room left.
    #[error("the disk of {dir} is full: free at least {mib} MiB, then start again; what was acknowledged is kept")]
    DiskFull {
        /// The folder.
        dir: PathBuf,
        /// What is needed, in MiB.
        mib: u64,
    },
    /// The file belongs to another program.
    #[error("{file} was not made by madoguchi: choose another folder with --data, nothing in it was changed")]
    Foreign {
        /// The database.
        file: PathBuf,
    },
    /// A file cannot be read or written.
    #[error("{file}: {source}: check that it is there and that this user may read and write it")]
    Io {
        /// The file.
        file: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// The file with the facility key is not as `setup` wrote it.
    #[error("{file} is damaged ({what}): put back its copy, or unlock with the recovery words")]
    KeyFile {
        /// The key file.
        file: PathBuf,
        /// What is wrong.
        what: &'static str,
    },
    /// The file with the facility key is gone.
    #[error("the key file {file} is not there: put back its copy, or unlock with the recovery words from the safe")]
    KeyFileLost {
        /// Where it should be.
        file: PathBuf,
    },
    /// Wrong PINs were tried too often.
    #[error("too many wrong PINs: wait {seconds} seconds, then try once more")]
    LockedOut {
        /// How long, in seconds.
        seconds: u64,
    },
    /// A newer program made this file.
    #[error("{file} was made by a newer madoguchi (version {found}, this one knows {known}): use the newer program")]
    Newer {
        /// The database.
        file: PathBuf,
        /// The version of the file.
        found: i64,
        /// The version of this program.
        known: i64,
    },
    /// A notice has other words than its hash says.
    #[error("the words of page {page:?} were changed: stop using this file, keep a copy, and restore the last backup")]
    NoticeChanged {
        /// The page.
        page: String,
    },
    /// No record has this receipt code.
    #[error("no record has the receipt code {0}: compare it with the slip")]
    NoSuchRecord(String),
    /// It is erased, but another program reads the log, so that its last bytes are still in the write-ahead log.
    #[error(
        "it is erased, and its keys are still in records.db-wal while another program reads: close the review elsewhere; the next start empties it"
    )]
    NotYetEmptied,
    /// Nothing was set up here.
    #[error("there are no records in {dir}: run `madoguchi setup` first, or choose the folder with --data")]
    NotSetUp {
        /// The folder.
        dir: PathBuf,
    },
    /// The answer is not there, or was taken back or replaced before.
    #[error("{wish:?} does not stand in this record: it was never given, or was taken back or answered anew")]
    NotStanding {
        /// The wish.
        wish: String,
    },
    /// The keys in the log are not those that its events added.
    #[error(
        "the keys to which records are sealed are not those that the log added ({strange}): somebody changed the file; nothing was recorded; stop using it, keep a copy, and restore the last backup"
    )]
    StrangeKey {
        /// The first digits of the key, or what is wrong.
        strange: String,
    },
    /// `SQLite` is older than the fix for a bug that loses transactions.
    #[error(
        "SQLite {0} may lose records (its WAL bug is mended in 3.51.3): build madoguchi as it comes, with `bundled`"
    )]
    OldSqlite(String),
    /// Something cannot be done with a card or certificate.
    #[error("{0}")]
    Custody(#[from] CustodyError),
    /// What one event says is damaged, while this key opens the others.
    #[error(
        "event {event} is damaged and cannot be read, other records can: run `madoguchi records verify`, keep a copy, and restore the last backup"
    )]
    Unreadable {
        /// The number of the event.
        event: i64,
    },
    /// Words or numbers for a member of staff are not acceptable.
    #[error("{0}")]
    Staff(#[from] StaffError),
    /// The folder may not be written.
    #[error("{dir} may not be written: give this user the right to write there, or choose a folder with --data")]
    ReadOnly {
        /// The folder.
        dir: PathBuf,
    },
    /// A receipt code is not well formed.
    #[error(transparent)]
    Receipt(#[from] ReceiptError),
    /// `SQLite` refused for a reason that has no words of its own.
    #[error("the log refused ({0}): run `madoguchi records verify`")]
    Sqlite(#[from] rusqlite::Error),
    /// The passphrase is another one.
    #[error("this is not the passphrase of this facility: type its seven words as they stand on the sheet")]
    WrongPassphrase,
    /// The words of a new key are not those that were shown.
    #[error(
        "these are not the new words: nothing was changed; read your paper again, or start again and write them anew"
    )]
    OtherWords,
    /// The recovery words belong to other records, or another sheet has taken the place of theirs.
    #[error("these recovery words belong to other records or to an older sheet: take the newest sheet of this kiosk")]
    WrongRecovery,
    /// Words of a key are mistyped.
    #[error(transparent)]
    Words(#[from] WordsError),
    /// What is to be written cannot be put in words.
    #[error("the record cannot be written out ({0}): tell the makers of madoguchi, nothing was recorded")]
    Unwritable(#[source] serde_json::Error),
    /// The export cannot be written.
    #[error("the export cannot be written ({0}): check the disk and the folder, then export again")]
    Export(#[source] io::Error),
    /// The system gives no random numbers.
    #[error("the system gives no random numbers: restart the machine; nothing was recorded")]
    NoRandom,
}

/// What is wrong with words of a passphrase or a recovery sheet.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum WordsError {
    /// Another count of words.
    #[error("{found} words were typed, there are {wanted}: type all of them with a space between")]
    Count {
        /// How many were typed.
        found: usize,
        /// How many there are.
        wanted: usize,
    },
    /// A word is on no list.
    #[error("word {0} is none of the words that madoguchi gives: compare it with the sheet")]
    Unknown(usize),
    /// The check word does not fit.
    #[error("the words do not fit together: one of them is mistyped or two are swapped; compare with the sheet")]
    Checksum,
}

/// Why a member of staff cannot be added, or is not known.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum StaffError {
    /// The name is empty or has control characters, or is too long.
    #[error("a name has 1 to 60 characters and no control characters: type the name again")]
    Name,
    /// The PIN has another form.
    #[error("a PIN has 4 to 8 digits: type it again")]
    PinForm,
    /// The PIN is guessed at once.
    #[error("this PIN is guessed at once (all the same, in a row, or repeated): choose another one")]
    PinTrivial,
    /// Another member of staff has this PIN.
    #[error("this PIN cannot be used here: choose another one")]
    PinTaken,
    /// Nobody has this PIN.
    #[error("nobody has this PIN: try again, or ask the person responsible")]
    PinUnknown,
    /// Nobody else is responsible.
    #[error("somebody has to be responsible: make another member of staff responsible first")]
    LastResponsible,
    /// Nobody has this pseudonym.
    #[error("nobody in the staff book has this pseudonym: open the list of staff again")]
    Nobody,
    /// The role of this member of staff does not go so far.
    #[error("your role may not do this: ask the person responsible, or look at what each role may do")]
    NotYours,
    /// One member of staff stands twice for what needs two.
    #[error("this needs two people: ask another member of staff to type their own PIN")]
    SamePerson,
    /// Neither of the two is responsible.
    #[error("one of the two has to be the person responsible: ask them to type their PIN")]
    NobodyResponsible,
    /// A personal number of the card was typed as a name.
    #[error(transparent)]
    Refused(#[from] crate::privacy::Refused),
}

impl RecordsError {
    /// An error of the system on this file.
    pub(crate) fn io(file: &Path, source: io::Error) -> Self {
        let dir = file.parent().unwrap_or(file).to_path_buf();
        let kind = source.kind();
        if matches!(kind, io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) {
            return Self::DiskFull { dir, mib: NEEDED_MIB };
        }
        if matches!(kind, io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied) {
            return Self::ReadOnly { dir };
        }
        Self::Io { file: file.to_path_buf(), source }
    }

    /// The same, with the file named where only `SQLite`'s own words were known.
    pub(crate) fn on(self, file: &Path) -> Self {
        if let Self::Sqlite(error) = self { Self::sqlite(file, error) } else { self }
    }

    /// An error of `SQLite` on this database.
    pub(crate) fn sqlite(file: &Path, error: rusqlite::Error) -> Self {
        let dir = file.parent().unwrap_or(file).to_path_buf();
        let what = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull { dir, mib: NEEDED_MIB },
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Self::ReadOnly { dir },
            Some(ErrorCode::NotADatabase) => Self::Foreign { file: file.to_path_buf() },
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged { file: file.to_path_buf(), what },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(_) | None => Self::Sqlite(error),
        }
    }
}

impl RecordsError {
    /// Whether what was read is damaged, so that something else can be read all the same.
    pub(crate) fn is_damage(&self) -> bool {
        let passing = [ErrorCode::DatabaseBusy, ErrorCode::DatabaseLocked, ErrorCode::OutOfMemory];
        if let Self::Sqlite(error) = self {
            return !error.sqlite_error_code().is_some_and(|code| passing.contains(&code));
        }
        matches!(
            self,
            Self::BrokenChain { .. }
                | Self::CannotOpen { .. }
                | Self::Damaged { .. }
                | Self::NoticeChanged { .. }
                | Self::Unreadable { .. }
        )
    }
}

/// Refuses at this event.
pub(crate) fn broken<T>(event: i64, what: impl Into<String>) -> Result<T, RecordsError> {
    // Until when it is whole is said where the whole check ends.
    Err(RecordsError::BrokenChain { event, what: what.into(), until: String::new() })
}
