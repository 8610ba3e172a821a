//! The records refuse by themselves what a role may not, whatever the pages ask for.

use std::time::Duration;

use super::*;
use crate::review::KeysEffect;
use consent_log::{ErasureReason, FacilityKeys, KeyKind, Pseudonym, verify};
use furigana::Lang;

const GUIDE: &str = "830164";
const RESPONSIBLE_PIN: &str = "295817";
const REVIEWER: &str = "640382";

/// A facility without a record, with a guide, a reviewer and somebody responsible.
struct SessionFacility {
    dir: tempfile::TempDir,
    words: String,
    sheet: String,
    guide: Pseudonym,
    content: Content,
    sitting: ReviewConfig,
}

fn house() -> SessionFacility {
    let dir = tempfile::tempdir().unwrap();
    let keys = FacilityKeys::generate().unwrap();
    keys.write(dir.path()).unwrap();
    drop(RecordStore::create(dir.path(), &keys.public, "x", &clock::now()).unwrap());
    let mut book = StaffBook::create(dir.path()).unwrap();
    let guide = book.add("Kato", Role::Guide, GUIDE, &clock::now()).unwrap();
    book.add("Mori", Role::Reviewer, REVIEWER, &clock::now()).unwrap();
    book.add("Ito", Role::Responsible, RESPONSIBLE_PIN, &clock::now()).unwrap();
    let (patience, still_there) = (Duration::from_secs(1), Duration::from_secs(1));
    let sitting = ReviewConfig {
        lang: Lang::new("en"),
        idle_timeout: patience,
        still_there_timeout: still_there,
        key_file: None,
    };
    let (words, sheet) = (keys.passphrase.clone(), keys.recovery_words.clone());
    SessionFacility { dir, words, sheet, guide, content: Content::built_in().unwrap(), sitting }
}

impl SessionFacility {
    fn archive(&self) -> StaffSession<'_> {
        StaffSession::open(self.dir.path(), &self.content, &self.sitting).unwrap()
    }

    fn events(&self) -> u64 {
        verify(self.dir.path()).unwrap().events
    }
}

#[track_caller]
fn refused(archive: &mut StaffSession<'_>, effect: ReviewEffect, why: StaffError) {
    let what = format!("{effect:?}");
    let told = format!("{:?}", archive.perform(effect));
    assert_eq!(told, format!("{:?}", Some(ReviewMsg::Failed(failure_reasons::failure_reason(&why.into())))), "{what}");
}

#[test]
fn a_guide_and_nobody_at_all_are_refused_even_where_a_page_asks_for_them() {
    let house = house();
    let receipt: Receipt = "0000 0000 0000 0098".parse().unwrap();
    let mut archive = house.archive();
    for who in [None, Some(GUIDE)] {
        if let Some(pin) = who {
            assert!(matches!(archive.perform(ReviewEffect::CheckStaff(pin.to_owned())), Some(ReviewMsg::Staff(_))));
        }
        let before = house.events();
        for effect in [
            ReviewEffect::Unlock(house.words.clone()),
            ReviewEffect::ListRecords,
            ReviewEffect::Open(receipt),
            ReviewEffect::Print(vec![receipt]),
            ReviewEffect::HandOver("photo".to_owned()),
            ReviewEffect::WriteList("photo".to_owned()),
            ReviewEffect::StaffList,
            ReviewEffect::Keys(KeysEffect::ListKeys),
            ReviewEffect::Keys(KeysEffect::Make(KeyKind::Facility, RESPONSIBLE_PIN.to_owned())),
            ReviewEffect::SetRole(house.guide, Role::Responsible),
            ReviewEffect::SetPin(house.guide, "771204".to_owned()),
            ReviewEffect::Hold(receipt, false, String::new()),
            ReviewEffect::Erase(receipt, ErasureReason::Mistaken, RESPONSIBLE_PIN.to_owned()),
        ] {
            refused(&mut archive, effect, StaffError::NotPermitted);
        }
        assert_eq!(house.events(), before, "nothing was written");
    }
    assert!(archive.unlocked.is_none());
}

/// Writes what the facility told residents about who reads their records.
fn settle_readers(house: &SessionFacility, readers: &str) {
    let text = format!("name = \"x\"\npack = \"mynumber\"\nidentity = \"ticket\"\n[profile]\nreaders = {readers:?}\n");
    fs::write(house.dir.path().join("facility.toml"), text).unwrap();
}

#[test]
fn a_facility_file_that_cannot_be_used_is_told_once_and_stands_in_the_trouble_log() {
    let house = house();
    let told = |archive: &StaffSession<'_>| format!("{:?}", archive.report_facility_fault());
    let log = || fs::read_to_string(house.dir.path().join("trouble.log")).unwrap_or_default();
    settle_readers(&house, "responsible");
    assert_eq!((told(&house.archive()), log()), ("None".to_owned(), String::new()));
    for (text, why) in [
        ("name = \"x\"\npack = \"lunch\"\nidentity = \"ticket\"\n[profile]\nmenu = \"rice\"\n", "menu"),
        ("name = ", "facility.toml"),
    ] {
        fs::write(house.dir.path().join("facility.toml"), text).unwrap();
        let before = log().lines().count();
        let archive = house.archive();
        assert!(told(&archive).contains("facility.toml"), "{}", told(&archive));
        let line = log().lines().nth(before).unwrap().to_owned();
        assert!(line.contains(why) && line.contains("answers of the pack"), "{line}");
        // The records are more than the words of notes.
        assert!(archive.circumstances().is_ok());
    }
}

#[test]
fn a_reviewer_opens_no_record_where_residents_were_told_that_the_person_responsible_alone_reads_it() {
    let house = house();
    let receipt: Receipt = "0000 0000 0000 0098".parse().unwrap();
    let reading = || {
        [
            ReviewEffect::Unlock(house.words.clone()),
            ReviewEffect::UnlockByStick,
            ReviewEffect::ListRecords,
            ReviewEffect::Open(receipt),
            ReviewEffect::Print(vec![receipt]),
            ReviewEffect::HandOver("photo".to_owned()),
            ReviewEffect::WriteList("photo".to_owned()),
            ReviewEffect::Hold(receipt, false, String::new()),
            ReviewEffect::TakeBack(receipt, String::new()),
        ]
    };
    for said in [None, Some("responsible")] {
        if let Some(readers) = said {
            settle_readers(&house, readers);
        }
        let mut archive = house.archive();
        archive.perform(ReviewEffect::CheckStaff(REVIEWER.to_owned()));
        let before = house.events();
        for effect in reading() {
            refused(&mut archive, effect, StaffError::NotPermitted);
        }
        assert_eq!(house.events(), before, "nothing was written");
        archive.perform(ReviewEffect::CheckStaff(RESPONSIBLE_PIN.to_owned()));
        let opened = archive.perform(ReviewEffect::Unlock(house.words.clone()));
        assert!(matches!(opened, Some(ReviewMsg::Unlocked)), "{opened:?}");
    }
    settle_readers(&house, "responsible-and-care");
    let mut archive = house.archive();
    archive.perform(ReviewEffect::CheckStaff(REVIEWER.to_owned()));
    let opened = archive.perform(ReviewEffect::Unlock(house.words.clone()));
    assert!(matches!(opened, Some(ReviewMsg::Unlocked)), "{opened:?}");
    let listed = archive.perform(ReviewEffect::ListRecords);
    assert!(matches!(listed, Some(ReviewMsg::RecordsListed(_))), "{listed:?}");
}

#[test]
fn whoever_types_their_own_pin_again_is_no_second_pair_of_eyes() {
    let house = house();
    let mut archive = house.archive();
    archive.perform(ReviewEffect::CheckStaff(RESPONSIBLE_PIN.to_owned()));
    let receipt: Receipt = "0000 0000 0000 0098".parse().unwrap();
    let alone = ReviewEffect::Erase(receipt, ErasureReason::Mistaken, RESPONSIBLE_PIN.to_owned());
    refused(&mut archive, alone, StaffError::SamePerson);
    let alone = ReviewEffect::Keys(KeysEffect::Make(KeyKind::Facility, RESPONSIBLE_PIN.to_owned()));
    refused(&mut archive, alone, StaffError::SamePerson);
}

/// The words of a new key, which two people made.
fn made(archive: &mut StaffSession<'_>, kind: KeyKind) -> String {
    let made = archive.perform(ReviewEffect::Keys(KeysEffect::Make(kind, REVIEWER.to_owned())));
    let Some(ReviewMsg::KeyMade(words)) = made else { panic!("{made:?}") };
    words.to_string()
}

#[test]
fn a_key_is_changed_only_by_its_words_and_the_new_ones_read_on() {
    let house = house();
    let mut archive = house.archive();
    archive.perform(ReviewEffect::CheckStaff(RESPONSIBLE_PIN.to_owned()));
    archive.perform(ReviewEffect::Unlock(house.words.clone()));
    for kind in [KeyKind::Facility, KeyKind::Recovery] {
        let words = made(&mut archive, kind);
        let before = house.events();
        let wrong = archive.perform(ReviewEffect::Keys(KeysEffect::Change(house.words.clone())));
        assert!(matches!(wrong, Some(ReviewMsg::Failed(FailureReason::Known("other-words")))), "{wrong:?}");
        assert_eq!(house.events(), before, "nothing was changed");
        let changed = archive.perform(ReviewEffect::Keys(KeysEffect::Change(words.clone())));
        let Some(ReviewMsg::Keys(known, names)) = changed else { panic!("{changed:?}") };
        let newest = known.last().unwrap();
        assert_eq!((newest.kind, newest.is_retired), (kind, false));
        assert_eq!(newest.by.iter().map(|one| names[one].as_str()).collect::<Vec<_>>(), ["Ito", "Mori"]);
        let listed = archive.perform(ReviewEffect::ListRecords);
        assert!(matches!(listed, Some(ReviewMsg::RecordsListed(_))), "{listed:?}");
        let again = archive.perform(ReviewEffect::Keys(KeysEffect::Change(words)));
        assert!(again.is_none(), "a key takes its place once: {again:?}");
    }
}

#[test]
fn the_sheet_in_the_safe_opens_the_records_for_the_person_responsible_alone() {
    let house = house();
    // Where a reviewer reads with the passphrase, the sheet itself is what they are refused.
    settle_readers(&house, "responsible-and-care");
    let mut archive = house.archive();
    archive.perform(ReviewEffect::CheckStaff(REVIEWER.to_owned()));
    refused(&mut archive, ReviewEffect::Unlock(house.sheet.clone()), StaffError::NotPermitted);
    assert!(archive.unlocked.is_none());
    archive.perform(ReviewEffect::CheckStaff(RESPONSIBLE_PIN.to_owned()));
    let opened = archive.perform(ReviewEffect::Unlock(house.sheet.clone()));
    assert!(matches!(opened, Some(ReviewMsg::Unlocked)), "{opened:?}");
}

#[test]
fn a_wrong_pin_who_came_and_what_was_printed_stand_in_the_log() {
    let house = house();
    let mut archive = house.archive();
    let mut last = house.events();
    for effect in [
        ReviewEffect::CheckStaff("771204".to_owned()),
        ReviewEffect::CheckStaff(RESPONSIBLE_PIN.to_owned()),
        ReviewEffect::Print(Vec::new()),
    ] {
        let what = format!("{effect:?}");
        archive.perform(effect);
        last += 1;
        assert_eq!(house.events(), last, "{what}");
    }
}
