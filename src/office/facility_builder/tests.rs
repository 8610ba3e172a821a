use super::*;
use crate::setup::SetUpMsg;

const NAMES: [&str; 7] =
    ["facility.key", FACILITY_FILE, MACHINE_FILE, "records.db", "records.lock", "records.reserve", "staff.db"];

fn asked() -> Box<SetUpAnswers> {
    let screen = ScreenPlace { tenths_of_inch: Some(156), viewing_mm: 600 };
    let (identity, staff, pin) = ("ticket".to_owned(), "佐藤".to_owned(), "730952".to_owned());
    Box::new(SetUpAnswers { name: "あおぞら".to_owned(), identity, staff, pin, screen, ..SetUpAnswers::default() })
}

fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn made(making: &FacilityBuilder<'_>) {
    let content = Content::built_in().unwrap();
    assert!(matches!(making.create_facility(&content, asked()), SetUpMsg::Created { .. }));
}

/// A folder as it is when the power is cut after so many of its parts are in their place.
fn cut(parts: usize) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    made(&FacilityBuilder::open(dir.path()).unwrap());
    let proved = dir.path().join(PROVEN_DIR);
    fs::rename(dir.path().join(UNPROVEN_DIR), &proved).unwrap();
    for name in names(&proved).into_iter().filter(|name| name != FACILITY_FILE).take(parts) {
        fs::rename(proved.join(&name), dir.path().join(&name)).unwrap();
    }
    dir
}

#[test]
fn whatever_was_proved_is_in_its_place_after_a_cut_at_any_moment() {
    for parts in 0..NAMES.len() {
        let dir = cut(parts);
        assert!(finish_proved(dir.path()).unwrap(), "after {parts}");
        assert_eq!(names(dir.path()), NAMES, "after {parts}");
        assert!(RecordStore::open(dir.path(), &clock::now()).is_ok() && StaffBook::open(dir.path()).is_ok());
        assert!(!finish_proved(dir.path()).unwrap(), "there is nothing more to be done");
    }
}

#[test]
fn a_cut_behind_the_last_part_leaves_a_folder_that_is_set_up_and_an_empty_one_that_goes() {
    let dir = cut(NAMES.len());
    fs::rename(dir.path().join(PROVEN_DIR).join(FACILITY_FILE), dir.path().join(FACILITY_FILE)).unwrap();
    assert!(FacilityBuilder::open(dir.path()).unwrap().was_proved);
    assert_eq!(names(dir.path()), NAMES);
}

#[test]
fn set_up_says_that_it_was_proved_before_when_it_is_started_after_a_cut() {
    let dir = cut(2);
    refuse_if_used(dir.path()).unwrap();
    assert!(FacilityBuilder::open(dir.path()).unwrap().was_proved);
    assert!(matches!(refuse_if_used(dir.path()), Err(OfficeError::AlreadySetUp(_))));
}

#[test]
fn what_was_made_and_not_proved_is_thrown_away() {
    let dir = tempfile::tempdir().unwrap();
    made(&FacilityBuilder::open(dir.path()).unwrap());
    assert_eq!(names(dir.path()), [UNPROVEN_DIR]);
    let making = FacilityBuilder::open(dir.path()).unwrap();
    assert!(!making.was_proved);
    making.end();
    assert_eq!(names(dir.path()), [""; 0]);
}

#[test]
fn what_may_be_records_is_never_written_over_and_what_is_not_stops_nobody() {
    let dir = tempfile::tempdir().unwrap();
    for harmless in [TROUBLE_LOG, OLD_TROUBLE_LOG, MACHINE_FILE, ".bash_history", "lost+found"] {
        fs::write(dir.path().join(harmless), "").unwrap();
        refuse_if_used(dir.path()).unwrap();
    }
    for records in ["records.db", "staff.db", "prints", "facility.key"] {
        fs::write(dir.path().join(records), "").unwrap();
        let refused = refuse_if_used(dir.path()).unwrap_err().to_string();
        assert!(refused.contains(records), "{refused}");
        fs::remove_file(dir.path().join(records)).unwrap();
    }
}

#[test]
fn settings_from_before_set_up_stay_and_the_screen_is_added() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join(MACHINE_FILE), "reader = \"screen\"\nviewing_mm = 700\n").unwrap();
    let making = FacilityBuilder::open(dir.path()).unwrap();
    made(&making);
    assert_eq!(making.settle_facility(), SetUpMsg::Settled);
    let settings = fs::read_to_string(dir.path().join(MACHINE_FILE)).unwrap();
    assert_eq!(settings, "screen_inches = 15.6\nviewing_mm = 600\nreader = \"screen\"\n");
}

#[test]
fn one_set_up_at_a_time() {
    let dir = tempfile::tempdir().unwrap();
    let first = FacilityBuilder::open(dir.path()).unwrap();
    assert!(matches!(FacilityBuilder::open(dir.path()), Err(OfficeError::AnotherSetUp(_))));
    drop(first);
    assert!(FacilityBuilder::open(dir.path()).is_ok());
}
