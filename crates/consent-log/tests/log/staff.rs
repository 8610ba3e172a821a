//! The staff book: who may act, and how long wrong PINs have to wait.

use consent_log::{RecordsError, Role, StaffBook, StaffError, StorageError, Timestamp};

use crate::fixtures::at;

fn book() -> (tempfile::TempDir, StaffBook) {
    let dir = tempfile::tempdir().unwrap();
    let book = StaffBook::create(dir.path()).unwrap();
    (dir, book)
}

fn staff_error(error: &RecordsError) -> StaffError {
    if let RecordsError::Staff(error) = error { *error } else { panic!("{error}") }
}

#[test]
fn a_pin_says_who_it_is_after_a_restart_too() {
    let (dir, mut book) = book();
    let sato = book.add("佐藤 花子", Role::Reviewer, "4126", &at(0)).unwrap();
    let mori = book.add("Mori", Role::Guide, "59306", &at(0)).unwrap();
    drop(book);
    let mut book = StaffBook::open(dir.path()).unwrap();
    let found = book.identify("４１２６", &at(1)).unwrap();
    assert_eq!((found.pseudonym, found.name.as_str(), found.role), (sato, "佐藤 花子", Role::Reviewer));
    assert_eq!(book.identify("59306", &at(2)).unwrap().pseudonym, mori);
    assert_eq!(book.list().unwrap().len(), 2);
    assert_eq!(book.name(&sato).unwrap().as_deref(), Some("佐藤 花子"));
    let bytes = std::fs::read(dir.path().join("staff.db")).unwrap();
    assert!(!bytes.windows(5).any(|window| window == b"59306"), "no PIN stands in the file");
}

#[test]
fn what_cannot_be_a_name_or_a_pin_is_refused_with_the_mend() {
    let (_dir, mut book) = book();
    book.add("佐藤", Role::Responsible, "4126", &at(0)).unwrap();
    let mut refused = |name, pin| staff_error(&book.add(name, Role::Guide, pin, &at(1)).unwrap_err());
    assert_eq!(refused("森", "4126"), StaffError::PinTaken);
    assert_eq!(refused("森", "1234"), StaffError::PinTrivial);
    assert_eq!(refused("森", "12"), StaffError::PinForm);
    assert_eq!(refused(" ", "5930"), StaffError::Name);
    assert_eq!(refused("森\u{1b}[2J", "5930"), StaffError::Name);
    assert!(matches!(refused("123456789018", "5930"), StaffError::Refused(_)));
}

#[test]
fn after_five_wrong_pins_even_the_right_one_waits_also_over_a_restart() {
    let (dir, mut book) = book();
    book.add("佐藤", Role::Guide, "4126", &at(0)).unwrap();
    for wrong in ["5930", "x", "5931", "5932", "5933"] {
        assert_eq!(staff_error(&book.identify(wrong, &at(1)).unwrap_err()), StaffError::PinUnknown);
    }
    drop(book);
    let mut book = StaffBook::open(dir.path()).unwrap();
    let waits = |book: &mut StaffBook, now: &Timestamp| match book.identify("4126", now) {
        Err(RecordsError::Staff(StaffError::LockedOut { seconds })) => seconds,
        other => panic!("{other:?}"),
    };
    assert_eq!(waits(&mut book, &at(1)), 60);
    assert_eq!(waits(&mut book, &at(31)), 30, "asking while waiting does not make it longer");
    assert_eq!(staff_error(&book.identify("5934", &at(61)).unwrap_err()), StaffError::PinUnknown);
    assert_eq!(waits(&mut book, &at(61)), 120);
    book.identify("4126", &at(181)).unwrap();
    assert_eq!(staff_error(&book.identify("5934", &at(182)).unwrap_err()), StaffError::PinUnknown);
    book.identify("4126", &at(183)).unwrap();
}

#[test]
fn whoever_leaves_has_no_pin_any_more_and_keeps_their_name_and_somebody_responsible_stays() {
    let (_dir, mut book) = book();
    let chief = book.add("佐藤", Role::Responsible, "412698", &at(0)).unwrap();
    let mori = book.add("Mori", Role::Guide, "593061", &at(0)).unwrap();
    assert_eq!(staff_error(&book.disable(&chief).unwrap_err()), StaffError::LastResponsible);
    assert_eq!(staff_error(&book.set_role(&chief, Role::Reviewer).unwrap_err()), StaffError::LastResponsible);
    book.set_role(&mori, Role::Responsible).unwrap();
    assert_eq!(book.identify("593061", &at(1)).unwrap().role, Role::Responsible);
    assert_eq!(staff_error(&book.set_pin(&mori, "412698").unwrap_err()), StaffError::PinTaken);
    book.set_pin(&mori, "770142").unwrap();
    assert_eq!(staff_error(&book.identify("593061", &at(2)).unwrap_err()), StaffError::PinUnknown);
    book.disable(&chief).unwrap();
    assert_eq!(staff_error(&book.identify("412698", &at(3)).unwrap_err()), StaffError::PinUnknown);
    assert_eq!(book.list().unwrap().len(), 1);
    assert_eq!(book.names().unwrap()[&chief], "佐藤");
    assert_eq!(staff_error(&book.disable(&mori).unwrap_err()), StaffError::LastResponsible);
}

#[test]
fn ten_thousand_tries_a_second_apart_reach_a_handful_of_pins_and_never_lock_for_ever() {
    let (dir, mut book) = book();
    book.add("佐藤", Role::Reviewer, "412698", &at(0)).unwrap();
    let mut tried = 0;
    for second in 1..=10_000_u64 {
        if second % 1_000 == 0 {
            book = StaffBook::open(dir.path()).unwrap();
        }
        match book.identify(&format!("{:06}", 500_000 + second), &at(second)) {
            Err(RecordsError::Staff(StaffError::LockedOut { seconds })) => assert!(seconds <= 16 * 60, "{seconds}"),
            other => {
                assert_eq!(staff_error(&other.unwrap_err()), StaffError::PinUnknown);
                tried += 1;
            }
        }
    }
    assert!((15..=25).contains(&tried), "{tried} of 10,000 tries were tried");
    book.identify("412698", &at(10_000 + 16 * 60)).unwrap();
}

#[test]
fn a_staff_book_is_never_written_over_and_a_foreign_one_is_refused() {
    let (dir, book) = book();
    drop(book);
    assert!(matches!(StaffBook::create(dir.path()), Err(RecordsError::Storage(StorageError::AlreadySetUp { .. }))));
    std::fs::write(dir.path().join("staff.db"), "names\n".repeat(200)).unwrap();
    assert!(matches!(StaffBook::open(dir.path()), Err(RecordsError::Storage(StorageError::Foreign { .. }))));
    std::fs::remove_file(dir.path().join("staff.db")).unwrap();
    assert!(matches!(StaffBook::open(dir.path()), Err(RecordsError::Storage(StorageError::NotSetUp { .. }))));
}
