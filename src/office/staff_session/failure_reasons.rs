//! Why something failed, in the words of staff: every error of the records has its own message in each of their languages.

use std::path::Path;

use crate::office::error::OfficeError;
use crate::review::FailureReason;
use consent_log::{
    CommandError, CryptoError, CustodyError, LogError, PausingError, QueryError, RecordsError, SafekeepingError,
    SlotError, StaffError, StorageError,
};

fn about(id: &'static str, what: &dyn ToString) -> FailureReason {
    FailureReason::About(id, what.to_string())
}

fn file(id: &'static str, path: &Path) -> FailureReason {
    about(id, &path.display())
}

/// Returns the reason for an error of the records.
pub(super) fn failure_reason(error: &RecordsError) -> FailureReason {
    match error {
        RecordsError::Command(error) => command_trouble(error),
        RecordsError::Crypto(error) => crypto_trouble(error),
        RecordsError::Custody(error) => custody_trouble(error),
        RecordsError::Export(_) => FailureReason::Known("export"),
        RecordsError::Log(error) => log_trouble(error),
        RecordsError::Pausing(error) => pausing_trouble(error),
        RecordsError::Query(error) => query_trouble(error),
        RecordsError::Safekeeping(error) => safekeeping_trouble(error),
        RecordsError::Staff(error) => staff_trouble(*error),
        RecordsError::Storage(error) => storage_trouble(error),
    }
}

fn pausing_trouble(error: &PausingError) -> FailureReason {
    match error {
        PausingError::Damaged { file: path }
        | PausingError::OtherFormat { file: path }
        | PausingError::Unreadable { file: path, .. } => file("paused-visit", path),
    }
}

fn storage_trouble(error: &StorageError) -> FailureReason {
    use StorageError as Error;
    match error {
        Error::AlreadySetUp { file: path } => file("already-set-up", path),
        Error::AnotherKiosk { dir } => file("another-kiosk", dir),
        Error::Busy => FailureReason::Known("busy"),
        Error::Damaged { file: path, .. } => file("damaged", path),
        Error::DiskFull { mib, .. } => about("disk-full", mib),
        Error::Foreign { file: path } => file("foreign", path),
        Error::Io { file: path, .. } => file("io", path),
        Error::Newer { file: path, .. } => file("newer", path),
        Error::NotSetUp { dir } => file("not-set-up", dir),
        Error::WalNotEmptied => FailureReason::Known("not-yet-emptied"),
        Error::OldSqlite(_) => FailureReason::Known("old-sqlite"),
        Error::ReadOnly { dir } => file("read-only", dir),
        Error::Sqlite(_) => FailureReason::Known("refused-by-log"),
    }
}

fn crypto_trouble(error: &CryptoError) -> FailureReason {
    match error {
        CryptoError::KeyFile { file: path, .. } => file("key-file", path),
        CryptoError::KeyFileLost { .. } => FailureReason::Known("key-lost"),
        CryptoError::NoRandom => FailureReason::Known("no-random"),
        CryptoError::WordsMismatch => FailureReason::Known("other-words"),
        CryptoError::NotSerializable(_) => FailureReason::Known("unwritable"),
        CryptoError::Words(_) | CryptoError::WrongPassphrase => FailureReason::Known("words"),
        CryptoError::WrongRecovery => FailureReason::Known("wrong-recovery"),
    }
}

fn log_trouble(error: &LogError) -> FailureReason {
    match error {
        LogError::BrokenChain { event, .. } => about("broken", event),
        LogError::CutOff { last, .. } => about("cut-off", last),
        LogError::NoticeChanged { .. } => FailureReason::Known("notice-changed"),
        LogError::StrangeKey { strange } => about("strange-key", strange),
        LogError::Rewritten { event, .. } => about("written-anew", event),
    }
}

fn query_trouble(error: &QueryError) -> FailureReason {
    match error {
        QueryError::CannotOpen { event } => about("cannot-open", event),
        QueryError::Erased { receipt } => about("erased", receipt),
        QueryError::NoSuchRecord(receipt) => about("no-such-record", receipt),
        QueryError::Receipt(_) => FailureReason::Known("receipt"),
        QueryError::Unreadable { event } => about("unreadable", event),
    }
}

fn command_trouble(error: &CommandError) -> FailureReason {
    match error {
        CommandError::DepartureAhead { on } => about("departure-ahead", on),
        CommandError::Held { .. } => FailureReason::Known("held"),
        CommandError::LivesHere { .. } => FailureReason::Known("lives-here"),
        CommandError::NoRetention => FailureReason::Known("no-retention"),
        CommandError::NotStanding { .. } => FailureReason::Known("not-standing"),
        CommandError::NotYetDue { since, .. } => about("not-yet-due", since),
    }
}

fn safekeeping_trouble(error: &SafekeepingError) -> FailureReason {
    match error {
        SafekeepingError::Anchor(_) => FailureReason::Known("anchor"),
        SafekeepingError::BackupChanged { file: path, .. } => file("backup-changed", path),
        SafekeepingError::BackupsDiffer { one, .. } => file("backups-differ", one),
        SafekeepingError::NoAnchors { place } => file("no-anchors", place),
        SafekeepingError::NoBackup { place } => file("no-backup", place),
        SafekeepingError::OtherKiosk { place } => file("other-kiosk", place),
        SafekeepingError::SeveralKiosks { place, .. } => file("several-kiosks", place),
    }
}

fn custody_trouble(error: &CustodyError) -> FailureReason {
    match error {
        CustodyError::WrongState { spot, .. } => about("card-elsewhere", &spot.slot),
        CustodyError::Empty { spot } => about("slot-empty", &spot.slot),
        CustodyError::NoKeeper => FailureReason::Known("no-keeper"),
        CustodyError::NotResponsible => FailureReason::Known("not-yours"),
        CustodyError::Refused(_) | CustodyError::Slot(SlotError::Refused(_)) => FailureReason::Known("refused"),
        CustodyError::Role(name) => about("role", name),
        CustodyError::Slot(SlotError::Paper) => FailureReason::Known("paper"),
        CustodyError::Slot(SlotError::Slot(_)) => FailureReason::Known("slot"),
        CustodyError::StillKept { spot } => about("still-kept", &spot.slot),
        CustodyError::Taken { spot, .. } => about("slot-taken", &spot.slot),
        CustodyError::UnknownName(name) => about("unnamed", name),
    }
}

fn staff_trouble(error: StaffError) -> FailureReason {
    let known = match error {
        StaffError::LockedOut { seconds } => return about("wait", &seconds),
        StaffError::LastResponsible => "last-responsible",
        StaffError::Name => "name",
        StaffError::UnknownMember | StaffError::PinUnknown => "pin-unknown",
        StaffError::NobodyResponsible => "nobody-responsible",
        StaffError::NotPermitted => "not-yours",
        StaffError::PinForm | StaffError::PinTrivial => "pin-weak",
        StaffError::PinTaken => "pin-taken",
        StaffError::Refused(_) => "refused",
        StaffError::SamePerson => "same-person",
    };
    FailureReason::Known(known)
}

/// Returns the reason for an error while writing a file that staff asked for.
pub(super) fn file_failure(error: &OfficeError) -> FailureReason {
    match error {
        OfficeError::Files { file: path, .. }
        | OfficeError::AlreadySetUp(path)
        | OfficeError::AnotherSetUp(path)
        | OfficeError::Foreign { dir: path, .. }
        | OfficeError::NotEmpty { dir: path, .. }
        | OfficeError::Prepared { file: path, .. } => file("io", path),
        OfficeError::Records(error) => failure_reason(error),
        OfficeError::Content(_) | OfficeError::Frontend(_) | OfficeError::Settings(_) => {
            FailureReason::Known("words-missing")
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::io;
    use std::path::PathBuf;

    use super::*;
    use crate::content::{Content, MessageArgs};
    use consent_log::privacy::PrivacyError;
    use consent_log::{CustodyAct, CustodyState, ExportError, ItemKind, SlotId, WordsError};
    use furigana::RichText;

    fn path() -> PathBuf {
        PathBuf::from("records.db")
    }

    fn receipt() -> String {
        "0000 0000 0000 0098".to_owned()
    }

    fn of_storage() -> Vec<StorageError> {
        use StorageError as Error;
        vec![
            Error::AlreadySetUp { file: path() },
            Error::AnotherKiosk { dir: path() },
            Error::Busy,
            Error::Damaged { file: path(), what: String::new() },
            Error::DiskFull { dir: path(), mib: 64 },
            Error::Foreign { file: path() },
            Error::Io { file: path(), source: io::ErrorKind::NotFound.into() },
            Error::Newer { file: path(), found: 3, known: 2 },
            Error::NotSetUp { dir: path() },
            Error::WalNotEmptied,
            Error::OldSqlite(String::new()),
            Error::ReadOnly { dir: path() },
        ]
    }

    fn of_crypto() -> Vec<CryptoError> {
        use CryptoError as Error;
        vec![
            Error::KeyFile { file: path(), what: "" },
            Error::KeyFileLost { file: path() },
            Error::NoRandom,
            Error::WordsMismatch,
            Error::NotSerializable(serde::ser::Error::custom("")),
            Error::Words(WordsError::Checksum),
            Error::WrongPassphrase,
            Error::WrongRecovery,
        ]
    }

    fn of_log() -> Vec<LogError> {
        use LogError as Error;
        vec![
            Error::BrokenChain { event: 4, what: String::new(), until: String::new() },
            Error::CutOff { known: 5, last: 4, since: String::new() },
            Error::NoticeChanged { page: String::new() },
            Error::StrangeKey { strange: "4".to_owned() },
            Error::Rewritten { event: 4, since: String::new() },
        ]
    }

    fn of_query() -> Vec<QueryError> {
        use QueryError as Error;
        vec![
            Error::CannotOpen { event: 4 },
            Error::Erased { receipt: receipt() },
            Error::NoSuchRecord(receipt()),
            Error::Receipt("x".parse::<consent_log::Receipt>().unwrap_err()),
            Error::Unreadable { event: 4 },
        ]
    }

    fn of_commands() -> Vec<CommandError> {
        use CommandError as Error;
        vec![
            Error::DepartureAhead { on: "2026-12-24".to_owned() },
            Error::Held { receipt: receipt() },
            Error::LivesHere { receipt: receipt(), months: 60 },
            Error::NoRetention,
            Error::NotStanding { wish: String::new() },
            Error::NotYetDue { receipt: receipt(), since: "2026-11-23".to_owned(), months: 60 },
        ]
    }

    fn of_safekeeping() -> Vec<SafekeepingError> {
        use SafekeepingError as Error;
        vec![
            Error::Anchor("x".parse::<consent_log::Anchor>().unwrap_err()),
            Error::BackupChanged { file: path(), what: "" },
            Error::BackupsDiffer { one: path(), other: path() },
            Error::NoAnchors { place: path() },
            Error::NoBackup { place: path() },
            Error::OtherKiosk { place: path() },
            Error::SeveralKiosks { place: path(), folders: String::new() },
        ]
    }

    fn of_staff() -> Vec<StaffError> {
        vec![
            StaffError::LastResponsible,
            StaffError::LockedOut { seconds: 30 },
            StaffError::Name,
            StaffError::UnknownMember,
            StaffError::NobodyResponsible,
            StaffError::NotPermitted,
            StaffError::PinForm,
            StaffError::PinTaken,
            StaffError::PinTrivial,
            StaffError::PinUnknown,
            StaffError::Refused(PrivacyError::Pin),
            StaffError::SamePerson,
        ]
    }

    fn of_custody() -> Vec<CustodyError> {
        let spot = || SlotId { slot: "12".to_owned(), item: ItemKind::Card };
        vec![
            CustodyError::WrongState { spot: spot(), now: CustodyState::Out, act: CustodyAct::Out },
            CustodyError::Empty { spot: spot() },
            CustodyError::NoKeeper,
            CustodyError::NotResponsible,
            CustodyError::Refused(PrivacyError::MyNumber),
            CustodyError::Role("Mori".to_owned()),
            CustodyError::Slot(SlotError::Paper),
            CustodyError::Slot(SlotError::Refused(PrivacyError::Pin)),
            CustodyError::Slot(SlotError::Slot("x".to_owned())),
            CustodyError::StillKept { spot: spot() },
            CustodyError::Taken { spot: spot(), now: CustodyState::Out },
            CustodyError::UnknownName("Mori".to_owned()),
        ]
    }

    fn of_pausing() -> Vec<PausingError> {
        vec![
            PausingError::Damaged { file: path() },
            PausingError::OtherFormat { file: path() },
            PausingError::Unreadable { file: path(), source: io::ErrorKind::Other.into() },
        ]
    }

    /// One error of every kind, by the room that it is from.
    fn of_every_room() -> [(&'static str, Vec<RecordsError>); 10] {
        fn all<E: Into<RecordsError>>(errors: Vec<E>) -> Vec<RecordsError> {
            errors.into_iter().map(Into::into).collect()
        }
        [
            ("Command", all(of_commands())),
            ("Crypto", all(of_crypto())),
            ("Custody", all(of_custody())),
            ("Export", all(vec![ExportError::Write(io::ErrorKind::Other.into())])),
            ("Log", all(of_log())),
            ("Pausing", all(of_pausing())),
            ("Query", all(of_query())),
            ("Safekeeping", all(of_safekeeping())),
            ("Staff", all(of_staff())),
            ("Storage", all(of_storage())),
        ]
    }

    /// How many variants an enum of the log has, by its source.
    fn variants(file: &str, name: &str) -> usize {
        let source = std::fs::read_to_string(format!("crates/consent-log/src/{file}.rs")).unwrap();
        let body = source.split_once(&format!("pub enum {name} {{")).unwrap().1.split_once("\n}").unwrap().0;
        body.lines().filter(|line| line.starts_with("    #[error(")).count()
    }

    #[test]
    fn the_lists_of_this_test_hold_every_error() {
        let rooms = of_every_room();
        let written = std::fs::read_to_string("crates/consent-log/src/error.rs").unwrap();
        let written: BTreeSet<&str> = written.lines().filter_map(|line| line.strip_prefix("pub(crate) mod ")).collect();
        let listed = rooms.iter().map(|(room, _)| format!("{};", room.to_lowercase())).collect::<BTreeSet<_>>();
        assert!(written.into_iter().eq(listed.iter().map(String::as_str)), "a room that can fail is not listed");
        for (room, errors) in &rooms {
            let kinds: BTreeSet<String> = errors.iter().map(|error| format!("{error:?}")).collect();
            let written = variants(&format!("error/{}", room.to_lowercase()), &format!("{room}Error"));
            let others = match *room {
                // Only an error of SQLite that has no other name is missing here: nothing but SQLite makes one.
                "Storage" => written - 1,
                "Custody" => written - 1 + variants("value/slot", "SlotError"),
                _ => written,
            };
            assert_eq!(kinds.len(), others, "{room}");
        }
    }

    #[test]
    fn every_error_has_words_in_every_language_of_staff_and_a_next_step() {
        let content = Content::built_in().unwrap();
        let mut all: Vec<FailureReason> =
            of_every_room().iter().flat_map(|(_, errors)| errors).map(failure_reason).collect();
        all.extend([
            FailureReason::Known("refused-by-log"),
            FailureReason::Known("words-missing"),
            FailureReason::Known("no-stick"),
            FailureReason::About("facility", "/data/facility.toml".to_owned()),
        ]);
        for lang in content.staff_languages() {
            let words = content.staff_messages(lang).unwrap();
            for trouble in &all {
                let (id, what) = match trouble {
                    FailureReason::Known(id) => (id, ""),
                    FailureReason::About(id, what) => (id, what.as_str()),
                };
                let args = MessageArgs::new().with("what", RichText::plain(what));
                let said = words.text(&format!("review-trouble-{id}"), &args).unwrap().written();
                assert!(said.contains(what), "{said} does not name {what}");
                let asks = if lang.is_japanese() { "ください" } else { ": " };
                assert!(said.contains(asks) || said.contains(". "), "{lang} {id}: no next step in {said:?}");
                assert_eq!(lang.is_japanese(), !said.is_ascii(), "{lang} {id}: {said}");
            }
        }
    }
}
