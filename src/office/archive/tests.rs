//! The records refuse by themselves what a role may not, whatever the pages ask for.

use std::time::Duration;

use super::*;
use crate::page::Lang;
use crate::records::{FacilityKeys, Pseudonym, verify};

const GUIDE: &str = "830164";
const CHIEF: &str = "295817";

/// A facility without a record, with a guide and somebody responsible.
struct House {
    dir: tempfile::TempDir,
    words: String,
    guide: Pseudonym,
    content: Content,
    sitting: Sitting,
}

fn house() -> House {
    let dir = tempfile::tempdir().unwrap();
    let keys = FacilityKeys::generate().unwrap();
    keys.write(dir.path()).unwrap();
    drop(Store::create(dir.path(), &keys.public, "x", &clock::now()).unwrap());
    let mut book = StaffBook::create(dir.path()).unwrap();
    let guide = book.add("Kato", Role::Guide, GUIDE, &clock::now()).unwrap();
    book.add("Ito", Role::Responsible, CHIEF, &clock::now()).unwrap();
    let (patience, still_there) = (Duration::from_secs(1), Duration::from_secs(1));
    let sitting = Sitting { lang: Lang::new("en"), patience, still_there, key_file: None };
    let words = keys.passphrase.clone();
    House { dir, words, guide, content: Content::built_in().unwrap(), sitting }
}

impl House {
    fn archive(&self) -> Archive<'_> {
        Archive::open(self.dir.path(), &self.content, &self.sitting).unwrap()
    }

    fn events(&self) -> u64 {
        verify(self.dir.path()).unwrap().events
    }
}

#[track_caller]
fn refused(archive: &mut Archive<'_>, effect: Effect, why: StaffError) {
    let what = format!("{effect:?}");
    let told = format!("{:?}", archive.perform(effect));
    assert_eq!(told, format!("{:?}", Some(Msg::Failed(trouble::trouble(&why.into())))), "{what}");
}

#[test]
fn a_guide_and_nobody_at_all_are_refused_even_where_a_page_asks_for_them() {
    let house = house();
    let receipt: Receipt = "0000 0000 0000 0098".parse().unwrap();
    let mut archive = house.archive();
    for who in [None, Some(GUIDE)] {
        if let Some(pin) = who {
            assert!(matches!(archive.perform(Effect::CheckStaff(pin.to_owned())), Some(Msg::Staff(_))));
        }
        let before = house.events();
        for effect in [
            Effect::Unlock(house.words.clone()),
            Effect::List,
            Effect::Open(receipt),
            Effect::Print(vec![receipt]),
            Effect::HandOver("photo".to_owned()),
            Effect::WriteList("photo".to_owned()),
            Effect::StaffList,
            Effect::SetRole(house.guide, Role::Responsible),
            Effect::SetPin(house.guide, "771204".to_owned()),
            Effect::Hold(receipt, false, String::new()),
            Effect::Erase(receipt, Erasing::Mistaken, CHIEF.to_owned()),
        ] {
            refused(&mut archive, effect, StaffError::NotYours);
        }
        assert_eq!(house.events(), before, "nothing was written");
    }
    assert!(archive.unlocked.is_none());
}

#[test]
fn whoever_types_their_own_pin_again_is_no_second_pair_of_eyes() {
    let house = house();
    let mut archive = house.archive();
    archive.perform(Effect::CheckStaff(CHIEF.to_owned()));
    let receipt: Receipt = "0000 0000 0000 0098".parse().unwrap();
    let alone = Effect::Erase(receipt, Erasing::Mistaken, CHIEF.to_owned());
    refused(&mut archive, alone, StaffError::SamePerson);
}

#[test]
fn a_wrong_pin_who_came_and_what_was_printed_stand_in_the_log() {
    let house = house();
    let mut archive = house.archive();
    let mut last = house.events();
    for effect in
        [Effect::CheckStaff("771204".to_owned()), Effect::CheckStaff(CHIEF.to_owned()), Effect::Print(Vec::new())]
    {
        let what = format!("{effect:?}");
        archive.perform(effect);
        last += 1;
        assert_eq!(house.events(), last, "{what}");
    }
}
