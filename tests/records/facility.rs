//! A facility with a kiosk, and residents who answer at it.

use std::path::Path;
use std::sync::OnceLock;

use consent_log::consent::ConsentRecord;
use consent_log::{FacilityKeys, Moment, NewKeys, Pseudonym, RecordsError, Store, Unlocked, Verified, keys, verify};
use madoguchi::walkthrough::{Effect, Identity, Msg};

use crate::visitor::{Visitor, lunch};

/// The number that the resident types.
pub(crate) const NUMBER: &str = "30125";

/// One set of keys for all tests: making them is slow on purpose.
pub(crate) fn keys() -> &'static NewKeys {
    static KEYS: OnceLock<NewKeys> = OnceLock::new();
    KEYS.get_or_init(|| FacilityKeys::generate().unwrap())
}

/// 2026-11-23 10:00 in Japan, and so many seconds later.
pub(crate) fn at(seconds: u64) -> Moment {
    let utc_ms = 1_795_395_600_000 + i64::try_from(seconds).unwrap() * 1000;
    Moment::new(utc_ms, "boot-1", 60_000 + seconds * 1000)
}

pub(crate) fn staff() -> Pseudonym {
    "000102030405060708090a0b0c0d0e0f".parse().unwrap()
}

pub(crate) fn open(dir: &Path) -> Store {
    Store::open(dir, &at(100)).unwrap()
}

/// An empty log in this folder, with its key file.
pub(crate) fn set_up(dir: &Path) -> Store {
    keys().write(dir).unwrap();
    Store::create(dir, &keys().public, "食堂の窓口", &at(0)).unwrap()
}

/// An empty log in a folder of its own.
pub(crate) fn facility() -> (tempfile::TempDir, Store) {
    let dir = tempfile::tempdir().unwrap();
    let store = set_up(dir.path());
    (dir, store)
}

pub(crate) fn unlocked(dir: &Path) -> Unlocked {
    keys::unlock(dir, &keys().passphrase).unwrap()
}

/// A key that opens nothing here.
pub(crate) fn stranger() -> Unlocked {
    let elsewhere = tempfile::tempdir().unwrap();
    let stranger = FacilityKeys::generate().unwrap();
    stranger.write(elsewhere.path()).unwrap();
    keys::unlock(elsewhere.path(), &stranger.passphrase).unwrap()
}

/// What `verify` says; a program that is not ours says the same (invariant I16, docs/records.md).
pub(crate) fn agreed(dir: &Path) -> Result<Verified, RecordsError> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/verify.py");
    let run = std::process::Command::new("python3").arg(script).arg(dir.join("records.db")).output();
    let run = run.expect("python3 is needed: `make setup` installs it");
    let (ours, theirs) = (verify(dir), String::from_utf8_lossy(&run.stdout).trim().parse().ok());
    let why = String::from_utf8_lossy(&run.stderr);
    assert_eq!(ours.as_ref().map(|whole| whole.events).ok(), theirs, "{ours:?} / {why}");
    ours
}

/// Who answers, and what.
#[derive(Clone, Copy)]
pub(crate) struct Answers {
    pub(crate) by_the_person: bool,
    pub(crate) soup: &'static str,
    pub(crate) bread: &'static str,
}

pub(crate) const ANSWERS: Answers = Answers { by_the_person: true, soup: "no", bread: "talk" };
pub(crate) const OTHER: Answers = Answers { by_the_person: false, ..ANSWERS };

/// A record as the walkthrough makes it.
pub(crate) fn record(answers: Answers) -> ConsentRecord {
    record_anew(answers, None)
}

/// A record that answers this earlier one anew.
pub(crate) fn record_anew(answers: Answers, earlier: Option<&str>) -> ConsentRecord {
    let content = lunch();
    let mut visitor = Visitor::new(&content, Identity::Number(5));
    match earlier {
        None => visitor.begin(),
        Some(code) => {
            visitor.lines(&["", "1", "1", "1", "2", code]);
            visitor.tell(Msg::Found { code: code.to_owned(), wishes: vec!["soup".into(), "bread".into()] });
            visitor.choose("earlier.anew");
        }
    }
    identify(&mut visitor, answers);
    answer(&mut visitor, "soup", answers.soup);
    answer(&mut visitor, "bread", answers.bread);
    confirmed(visitor)
}

fn identify(visitor: &mut Visitor<'_>, answers: Answers) {
    visitor.until("lunch-keep");
    visitor.choose("lunch-keep.yes");
    if answers.by_the_person {
        visitor.choose("lunch-operator.self");
    } else {
        visitor.choose("lunch-operator.other");
        visitor.choose("other-role.family");
        visitor.lines(&["1"]);
    }
    if visitor.id() == "number" {
        visitor.lines(&[NUMBER]);
    }
}

/// Goes on to this page; a check is answered rightly, and there is no allergy.
fn walk_to(visitor: &mut Visitor<'_>, id: &str) {
    for _ in 0..60 {
        match visitor.id() {
            here if here == id => return,
            here if here == "k-food" => visitor.choose("k-food.o2"),
            here if here == "have-allergy" => visitor.choose("have-allergy.no"),
            _ => visitor.lines(&["1"]),
        }
    }
    panic!("{id} was not reached; the page is {}", visitor.id());
}

fn answer(visitor: &mut Visitor<'_>, wish: &str, option: &str) {
    walk_to(visitor, wish);
    visitor.hears();
    visitor.choose(&format!("{wish}.{option}"));
    if option == "yes" && wish == "soup" {
        visitor.choose("soup-which.miso");
        visitor.choose("pick-done");
    }
    visitor.tell(Msg::Stayed(7));
}

fn confirmed(mut visitor: Visitor<'_>) -> ConsentRecord {
    walk_to(&mut visitor, "read-back-0");
    visitor.hears();
    walk_to(&mut visitor, "lunch-confirm");
    visitor.choose("lunch-confirm.right");
    visitor.choose("seal.yes");
    let Some(Effect::Keep(record)) = visitor.effects.pop() else { panic!("the visit ends without a record") };
    *record
}
