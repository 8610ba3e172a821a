//! A facility with a kiosk, and residents who answer at it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, OnceLock};

use consent_log::consent::{
    CheckSeen, ConsentRecord, Draft, GivenWish, Notice, Operator, PageUsage, PresentedPage, ReadBackProof,
    RecordAgreement, Visit, VisitorIdentity,
};
use consent_log::{
    DecryptionKey, FacilityKeys, NewKeys, Pseudonym, RecordStore, RecordsError, Timestamp, VerifyReport, keys, verify,
};
use serde::Deserialize;

/// The number that the resident types.
pub(crate) const NUMBER: &str = "30125";

/// Returns one set of keys for all tests: making keys is slow on purpose.
pub(crate) fn keys() -> &'static NewKeys {
    static KEYS: OnceLock<NewKeys> = OnceLock::new();
    KEYS.get_or_init(|| FacilityKeys::generate().unwrap())
}

/// Returns 2026-11-23 10:00 in Japan, and so many seconds later.
pub(crate) fn at(seconds: u64) -> Timestamp {
    let utc_ms = 1_795_395_600_000 + i64::try_from(seconds).unwrap() * 1000;
    Timestamp::new(utc_ms, "boot-1", 60_000 + seconds * 1000)
}

pub(crate) fn staff() -> Pseudonym {
    "000102030405060708090a0b0c0d0e0f".parse().unwrap()
}

pub(crate) fn open(dir: &Path) -> RecordStore {
    RecordStore::open(dir, &at(100)).unwrap()
}

/// Makes an empty log in this folder, with its key file.
pub(crate) fn set_up(dir: &Path) -> RecordStore {
    keys().write(dir).unwrap();
    RecordStore::create(dir, &keys().public, "食堂の窓口", &at(0)).unwrap()
}

/// Makes an empty log in a folder of its own.
pub(crate) fn facility() -> (tempfile::TempDir, RecordStore) {
    let dir = tempfile::tempdir().unwrap();
    let store = set_up(dir.path());
    (dir, store)
}

pub(crate) fn unlocked(dir: &Path) -> DecryptionKey {
    keys::unlock(dir, &keys().passphrase).unwrap()
}

/// Returns a key that opens nothing here.
pub(crate) fn stranger() -> DecryptionKey {
    let elsewhere = tempfile::tempdir().unwrap();
    let stranger = FacilityKeys::generate().unwrap();
    stranger.write(elsewhere.path()).unwrap();
    keys::unlock(elsewhere.path(), &stranger.passphrase).unwrap()
}

/// Returns what `verify` says, which a program that is not ours says too (invariant I16, docs/records.md).
pub(crate) fn verify_both(dir: &Path) -> Result<VerifyReport, RecordsError> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/verify.py");
    let run = std::process::Command::new("python3").arg(script).arg(dir.join("records.db")).output();
    let run = run.expect("python3 is needed: `make setup` installs it");
    let (ours, theirs) = (verify(dir), String::from_utf8_lossy(&run.stdout).trim().parse().ok());
    let why = String::from_utf8_lossy(&run.stderr);
    assert_eq!(ours.as_ref().map(|whole| whole.events).ok(), theirs, "{ours:?} / {why}");
    ours
}

/// Who answers, and what.
#[derive(Clone, Copy)]
pub(crate) struct LunchAnswers {
    pub(crate) by_the_person: bool,
    pub(crate) soup: &'static str,
    pub(crate) bread: &'static str,
}

pub(crate) const ANSWERS: LunchAnswers = LunchAnswers { by_the_person: true, soup: "no", bread: "talk" };
pub(crate) const OTHER: LunchAnswers = LunchAnswers { by_the_person: false, ..ANSWERS };

/// A page of a visit to a kiosk that asks about lunch, as it was presented.
#[derive(Deserialize)]
struct LunchPage {
    #[serde(rename = "page")]
    id: String,
    form: String,
    seconds: u32,
    heard: Vec<String>,
    rows: serde_json::Value,
}

impl LunchPage {
    fn notice(&self) -> Notice {
        Notice {
            page: self.id.clone(),
            edition: "lunch/test".into(),
            lang: "ja-simple".into(),
            body: self.rows.to_string().into_bytes(),
        }
    }

    fn presented(&self) -> PresentedPage {
        let (form, heard) = (self.form.clone(), self.heard.clone());
        let usage = Some(PageUsage { repeats: 0, seconds: self.seconds });
        PresentedPage { notice: Arc::new(self.notice()), form, usage, heard }
    }
}

/// Returns the pages as a real walkthrough presents them: `tests/pages/record_shape.rs` of the kiosk compares.
fn pages() -> Vec<LunchPage> {
    serde_json::from_str(include_str!("lunch_visit.json")).unwrap()
}

/// Returns a record of this visit with these answers.
pub(crate) fn record(answers: LunchAnswers) -> ConsentRecord {
    record_anew(answers, None)
}

/// Returns a record that replaces this earlier one.
pub(crate) fn record_anew(answers: LunchAnswers, earlier: Option<&str>) -> ConsentRecord {
    let pages = pages();
    let operator = if answers.by_the_person { Operator::Person } else { Operator::Other("family".into()) };
    let mut draft = Draft {
        operator: Some(operator),
        agreement: Some(RecordAgreement { answer: "yes".into(), notice: notice_of(&pages, "lunch-keep") }),
        checks: vec![CheckSeen { check: "k-food".into(), explained_again: false, staff_called: false }],
        presented: pages.iter().map(LunchPage::presented).collect(),
        asked: [("have-allergy".into(), "no".into())].into(),
        ..Draft::default()
    };
    for (wish, answer) in [("soup", answers.soup), ("bread", answers.bread)] {
        let notice = notice_of(&pages, wish);
        draft.set_answer(GivenWish {
            wish: wish.into(),
            answer: answer.into(),
            details: details(wish, answer),
            notice,
        });
    }
    draft.read_aloud = BTreeSet::from(["soup".into(), "bread".into()]);
    draft.finish(visit(earlier), confirmed(answers)).unwrap()
}

fn notice_of(pages: &[LunchPage], id: &str) -> Notice {
    pages.iter().find(|page| page.id == id).unwrap().notice()
}

/// Confirms a visit as a walkthrough does it.
#[expect(clippy::disallowed_methods, reason = "no walkthrough stands in front of these tests")]
fn confirmed(answers: LunchAnswers) -> ReadBackProof {
    ReadBackProof::after_read_back(vec![format!("スープ: {}", answers.soup), format!("パン: {}", answers.bread)])
}

fn details(wish: &str, answer: &str) -> BTreeMap<String, Vec<String>> {
    if (wish, answer) == ("soup", "yes") { [("soup-which".into(), vec!["miso".into()])].into() } else { [].into() }
}

fn visit(earlier: Option<&str>) -> Visit {
    Visit {
        person: VisitorIdentity::Number(NUMBER.into()),
        pack: "lunch".into(),
        edition: "test".into(),
        lang: "ja-simple".into(),
        form: "lines+voice".into(),
        replaces: earlier.map(ToOwned::to_owned),
        stopped_in: None,
    }
}
