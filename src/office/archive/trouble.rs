//! What went wrong, in the words of staff: every error of the records has its own, in each of their languages.

use std::path::Path;

use crate::office::OfficeError;
use crate::review::Trouble;
use consent_log::{CustodyError, RecordsError, SlotError, StaffError, WordsError};

fn about(id: &'static str, what: &dyn ToString) -> Trouble {
    Trouble::About(id, what.to_string())
}

fn file(id: &'static str, path: &Path) -> Trouble {
    about(id, &path.display())
}

/// An error of the records.
pub(super) fn trouble(error: &RecordsError) -> Trouble {
    use RecordsError as Error;
    match error {
        Error::AlreadySetUp { file: path } => file("already-set-up", path),
        Error::Anchor(_) => Trouble::Known("anchor"),
        Error::AnotherKiosk { dir } => file("another-kiosk", dir),
        Error::BackupsDiffer { one, .. } => file("backups-differ", one),
        Error::BackupChanged { file: path, .. } => file("backup-changed", path),
        Error::BrokenChain { event, .. } => about("broken", event),
        Error::Busy => Trouble::Known("busy"),
        Error::CannotOpen { event } => about("cannot-open", event),
        Error::Custody(custody) => custody_trouble(custody),
        Error::CutOff { last, .. } => about("cut-off", last),
        Error::Damaged { file: path, .. } => file("damaged", path),
        Error::DiskFull { mib, .. } => about("disk-full", mib),
        Error::Erased { receipt } => about("erased", receipt),
        Error::Export(_) => Trouble::Known("export"),
        Error::Foreign { file: path } => file("foreign", path),
        Error::Held { .. } => Trouble::Known("held"),
        Error::Io { file: path, .. } => file("io", path),
        Error::KeyFile { file: path, .. } => file("key-file", path),
        Error::KeyFileLost { .. } => Trouble::Known("key-lost"),
        Error::LockedOut { seconds } => about("wait", seconds),
        Error::Newer { file: path, .. } => file("newer", path),
        Error::NoAnchors { place } => file("no-anchors", place),
        Error::NoBackup { place } => file("no-backup", place),
        Error::NoRetention => Trouble::Known("no-retention"),
        Error::NoRandom => Trouble::Known("no-random"),
        Error::NoSuchRecord(receipt) => about("no-such-record", receipt),
        Error::NotSetUp { dir } => file("not-set-up", dir),
        Error::NotStanding { .. } => Trouble::Known("not-standing"),
        Error::NotYetDue { since, .. } => about("not-yet-due", since),
        Error::NotYetEmptied => Trouble::Known("not-yet-emptied"),
        Error::NoticeChanged { .. } => Trouble::Known("notice-changed"),
        Error::OldSqlite(_) => Trouble::Known("old-sqlite"),
        Error::OtherWords => Trouble::Known("other-words"),
        Error::OtherKiosk { place } => file("other-kiosk", place),
        Error::ReadOnly { dir } => file("read-only", dir),
        Error::Receipt(_) => Trouble::Known("receipt"),
        Error::SeveralKiosks { place, .. } => file("several-kiosks", place),
        Error::Sqlite(_) => Trouble::Known("refused-by-log"),
        Error::Staff(staff) => Trouble::Known(staff_trouble(*staff)),
        Error::StrangeKey { strange } => about("strange-key", strange),
        Error::Unreadable { event } => about("unreadable", event),
        Error::Unwritable(_) => Trouble::Known("unwritable"),
        Error::Words(WordsError::Checksum | WordsError::Count { .. } | WordsError::Unknown(_))
        | Error::WrongPassphrase => Trouble::Known("words"),
        Error::WrongRecovery => Trouble::Known("wrong-recovery"),
        Error::WrittenAnew { event, .. } => about("written-anew", event),
    }
}

fn custody_trouble(error: &CustodyError) -> Trouble {
    match error {
        CustodyError::Elsewhere { spot, .. } => about("card-elsewhere", &spot.slot),
        CustodyError::Empty { spot } => about("slot-empty", &spot.slot),
        CustodyError::NoKeeper => Trouble::Known("no-keeper"),
        CustodyError::NotResponsible => Trouble::Known("not-yours"),
        CustodyError::Refused(_) | CustodyError::Slot(SlotError::Refused(_)) => Trouble::Known("refused"),
        CustodyError::Role(name) => about("role", name),
        CustodyError::Slot(SlotError::Paper) => Trouble::Known("paper"),
        CustodyError::Slot(SlotError::Slot(_)) => Trouble::Known("slot"),
        CustodyError::StillKept { spot } => about("still-kept", &spot.slot),
        CustodyError::Taken { spot, .. } => about("slot-taken", &spot.slot),
        CustodyError::Unnamed(name) => about("unnamed", name),
    }
}

fn staff_trouble(error: StaffError) -> &'static str {
    match error {
        StaffError::LastResponsible => "last-responsible",
        StaffError::Name => "name",
        StaffError::Nobody | StaffError::PinUnknown => "pin-unknown",
        StaffError::NobodyResponsible => "nobody-responsible",
        StaffError::NotYours => "not-yours",
        StaffError::PinForm | StaffError::PinTrivial => "pin-weak",
        StaffError::PinTaken => "pin-taken",
        StaffError::Refused(_) => "refused",
        StaffError::SamePerson => "same-person",
    }
}

/// An error on the way to a file that staff asked for.
pub(super) fn unwritten(error: &OfficeError) -> Trouble {
    match error {
        OfficeError::Files { file: path, .. }
        | OfficeError::AlreadySetUp(path)
        | OfficeError::AnotherSetUp(path)
        | OfficeError::Foreign { dir: path, .. }
        | OfficeError::NotEmpty { dir: path, .. }
        | OfficeError::Prepared { file: path, .. } => file("io", path),
        OfficeError::Records(error) => trouble(error),
        OfficeError::Content(_) | OfficeError::Face(_) | OfficeError::Settings(_) => Trouble::Known("words-missing"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::io;
    use std::path::PathBuf;

    use super::*;
    use crate::content::{Args, Content};
    use consent_log::privacy::Refused;
    use consent_log::{Act, Item, Spot, Whereabouts};
    use furigana::RichText;

    fn of_the_log() -> Vec<RecordsError> {
        use RecordsError as Error;
        let path = || PathBuf::from("records.db");
        let receipt = || "0000 0000 0000 0098".to_owned();
        vec![
            Error::AlreadySetUp { file: path() },
            Error::Anchor("x".parse::<consent_log::Anchor>().unwrap_err()),
            Error::AnotherKiosk { dir: path() },
            Error::BackupsDiffer { one: path(), other: path() },
            Error::BackupChanged { file: path(), what: "" },
            Error::BrokenChain { event: 4, what: String::new(), until: String::new() },
            Error::Busy,
            Error::CannotOpen { event: 4 },
            Error::Custody(CustodyError::NoKeeper),
            Error::CutOff { known: 5, last: 4, since: String::new() },
            Error::Damaged { file: path(), what: String::new() },
            Error::DiskFull { dir: path(), mib: 64 },
            Error::Erased { receipt: receipt() },
            Error::Export(io::ErrorKind::Other.into()),
            Error::Foreign { file: path() },
            Error::Held { receipt: receipt() },
            Error::Io { file: path(), source: io::ErrorKind::NotFound.into() },
            Error::KeyFile { file: path(), what: "" },
            Error::KeyFileLost { file: path() },
            Error::LockedOut { seconds: 30 },
            Error::Newer { file: path(), found: 3, known: 2 },
            Error::NoAnchors { place: path() },
            Error::NoBackup { place: path() },
            Error::NoRetention,
            Error::NoRandom,
            Error::NoSuchRecord(receipt()),
            Error::NotSetUp { dir: path() },
            Error::NotStanding { wish: String::new() },
            Error::NotYetDue { receipt: receipt(), since: "2026-11-23".to_owned(), months: 60 },
            Error::NotYetEmptied,
            Error::NoticeChanged { page: String::new() },
            Error::OldSqlite(String::new()),
            Error::OtherKiosk { place: path() },
            Error::OtherWords,
            Error::ReadOnly { dir: path() },
            Error::SeveralKiosks { place: path(), folders: String::new() },
            Error::Receipt("x".parse::<consent_log::Receipt>().unwrap_err()),
            Error::from(StaffError::Name),
            Error::StrangeKey { strange: "4".to_owned() },
            Error::Unreadable { event: 4 },
            Error::Unwritable(serde::ser::Error::custom("")),
            Error::Words(WordsError::Checksum),
            Error::WrongPassphrase,
            Error::WrongRecovery,
            Error::WrittenAnew { event: 4, since: String::new() },
        ]
    }

    fn of_staff() -> [StaffError; 11] {
        [
            StaffError::LastResponsible,
            StaffError::Name,
            StaffError::Nobody,
            StaffError::NobodyResponsible,
            StaffError::NotYours,
            StaffError::PinForm,
            StaffError::PinTaken,
            StaffError::PinTrivial,
            StaffError::PinUnknown,
            StaffError::Refused(Refused::Pin),
            StaffError::SamePerson,
        ]
    }

    fn of_custody() -> [CustodyError; 12] {
        let spot = || Spot { slot: "12".to_owned(), item: Item::Card };
        [
            CustodyError::Elsewhere { spot: spot(), now: Whereabouts::Out, act: Act::Out },
            CustodyError::Empty { spot: spot() },
            CustodyError::NoKeeper,
            CustodyError::NotResponsible,
            CustodyError::Refused(Refused::MyNumber),
            CustodyError::Role("Mori".to_owned()),
            CustodyError::Slot(SlotError::Paper),
            CustodyError::Slot(SlotError::Refused(Refused::Pin)),
            CustodyError::Slot(SlotError::Slot("x".to_owned())),
            CustodyError::StillKept { spot: spot() },
            CustodyError::Taken { spot: spot(), now: Whereabouts::Out },
            CustodyError::Unnamed("Mori".to_owned()),
        ]
    }

    /// How many variants an enum has, by its source.
    fn variants(source: &str, name: &str) -> usize {
        let body = source.split_once(&format!("pub enum {name} {{")).unwrap().1.split_once("\n}").unwrap().0;
        body.matches("#[error(").count()
    }

    #[test]
    fn the_lists_of_this_test_hold_every_error() {
        let errors = include_str!("../../../crates/consent-log/src/error.rs");
        let kinds: BTreeSet<_> =
            of_the_log().iter().map(|error| format!("{:?}", std::mem::discriminant(error))).collect();
        // Only an error of SQLite that has no other name is missing here: nothing but SQLite makes one.
        assert_eq!(kinds.len() + 1, variants(errors, "RecordsError"));
        assert_eq!(of_staff().len(), variants(errors, "StaffError"));
        let custody = variants(include_str!("../../../crates/consent-log/src/error/custody.rs"), "CustodyError");
        let slot = variants(include_str!("../../../crates/consent-log/src/value/slot.rs"), "SlotError");
        assert_eq!(of_custody().len(), custody - 1 + slot);
    }

    #[test]
    fn every_error_has_words_in_every_language_of_staff_and_a_next_step() {
        let content = Content::built_in().unwrap();
        let mut all: Vec<Trouble> = of_the_log().iter().map(trouble).collect();
        all.extend(of_staff().map(|error| Trouble::Known(staff_trouble(error))));
        all.extend(of_custody().iter().map(custody_trouble));
        all.extend([Trouble::Known("refused-by-log"), Trouble::Known("words-missing"), Trouble::Known("no-stick")]);
        for lang in content.staff_languages() {
            let words = content.staff_words(lang).unwrap();
            for trouble in &all {
                let (id, what) = match trouble {
                    Trouble::Known(id) => (id, ""),
                    Trouble::About(id, what) => (id, what.as_str()),
                };
                let args = Args::new().with("what", RichText::plain(what));
                let said = words.text(&format!("review-trouble-{id}"), &args).unwrap().written();
                assert!(said.contains(what), "{said} does not name {what}");
                let asks = if lang.is_japanese() { "ください" } else { ": " };
                assert!(said.contains(asks) || said.contains(". "), "{lang} {id}: no next step in {said:?}");
                assert_eq!(lang.is_japanese(), !said.is_ascii(), "{lang} {id}: {said}");
            }
        }
    }
}
