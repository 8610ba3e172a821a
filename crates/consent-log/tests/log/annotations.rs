//! What staff write about a record: whose it is, its outcome, corrections, holds, erasing.

use std::collections::BTreeMap;

use consent_log::consent::{Operator, Withdrawal};
use consent_log::{
    AuditNote, CommandError, Correction, DualControl, ErasureReason, FollowUp, Pseudonym, QueryError, Receipt,
    RecordStore, RecordsError, Resident, Retention, ReviewOutcome, Role, SparedReason, StaffMember, Timestamp,
};
use rusqlite::Connection;

use crate::fixtures::{ANSWERS, OTHER, at, facility, record, staff, unlocked, verify_both};

pub(crate) fn both() -> DualControl {
    let member = |pseudonym: Pseudonym, role| StaffMember { pseudonym, name: "x".into(), role };
    let second = "100102030405060708090a0b0c0d0e0f".parse().unwrap();
    DualControl::new(&member(staff(), Role::Responsible), &member(second, Role::Reviewer)).unwrap()
}

fn resident() -> Resident {
    Resident {
        number: "30125".into(), name: "髙田 花子".into(), kana: "たかだ はなこ".into(), room: "201".into()
    }
}

fn correction() -> Correction {
    let details = BTreeMap::from([("soup-which".to_owned(), vec!["miso".to_owned()])]);
    Correction { wish: "soup".into(), answer: "yes".into(), details, reason: "the key slipped".into() }
}

/// Stores one record and writes everything about it that staff can write.
fn written(store: &mut RecordStore) -> Receipt {
    let receipt = store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    store.link_resident(&receipt, &Resident::with_number("1"), &staff(), &at(2)).unwrap();
    store.link_resident(&receipt, &resident(), &staff(), &at(3)).unwrap();
    store.correct(&receipt, &correction(), &staff(), &at(4)).unwrap();
    let open = ReviewOutcome { done: false, due: Some(at(0).today), what: "asked".into(), remark: "calls back".into() };
    store.record_outcome(&receipt, &open, &staff(), &at(5)).unwrap();
    store.record_outcome(&receipt, &ReviewOutcome { done: true, due: None, ..open }, &staff(), &at(6)).unwrap();
    store.set_hold(&receipt, (true, "a complaint"), &staff(), &at(7)).unwrap();
    receipt
}

#[test]
fn everything_that_staff_write_is_read_again_and_nothing_before_it_is_gone() {
    let (dir, mut store) = facility();
    let receipt = written(&mut store);
    let opened = store.view(&receipt, &unlocked(dir.path()), &staff(), &at(9)).unwrap();
    assert_eq!(opened.linked, Some(resident()));
    assert_eq!(opened.wishes[0].answer, "no", "what was answered stays");
    assert_eq!(opened.wishes[0].corrections[0].correction, correction());
    assert_eq!(opened.wishes[0].corrections[0].staff, staff());
    assert_eq!(opened.outcomes.iter().map(|read| read.outcome.done).collect::<Vec<_>>(), [false, true]);
    assert_eq!(opened.outcomes[0].outcome.remark, "calls back");
    assert_eq!(opened.held.map(|hold| hold.reason), Some("a complaint".into()));
    let line = &store.inbox().unwrap().read[0];
    assert_eq!((line.follow_up, line.is_held), (Some(FollowUp { done: true, due: None }), true));
    verify_both(dir.path()).unwrap();
}

#[test]
fn the_day_of_a_follow_up_is_seen_without_a_key() {
    let (_dir, mut store) = facility();
    let receipt = store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    let due = Some(jiff::civil::date(2026, 12, 1));
    let outcome = ReviewOutcome { done: false, due, what: String::new(), remark: String::new() };
    store.record_outcome(&receipt, &outcome, &staff(), &at(2)).unwrap();
    assert_eq!(store.inbox().unwrap().read[0].follow_up, Some(FollowUp { done: false, due }));
}

#[test]
fn a_withdrawal_on_the_persons_word_names_who_wrote_it() {
    let (dir, mut store) = facility();
    let receipt = store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    let wishes = vec!["soup".to_owned()];
    let word = Withdrawal { receipt: receipt.to_string(), wishes, lang: "ja".into(), operator: Operator::Person };
    store.withdraw_for(&word, &staff(), &at(2)).unwrap();
    let opened = store.view(&receipt, &unlocked(dir.path()), &staff(), &at(3)).unwrap();
    assert_eq!(opened.wishes[0].withdrawn.as_ref().unwrap().staff, Some(staff()));
    assert_eq!(store.find(&receipt).unwrap().unwrap().wishes, ["bread"]);
}

#[test]
fn a_my_number_or_a_pin_is_refused_in_every_text() {
    let (_dir, mut store) = facility();
    let receipt = store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    let number = "1234 5678 9018".to_owned();
    let links = [
        Resident { number: number.clone(), ..resident() },
        Resident { name: number.clone(), ..resident() },
        Resident { kana: number.clone(), ..resident() },
        Resident { room: number.clone(), ..resident() },
    ];
    let outcome = ReviewOutcome { done: true, due: None, what: String::new(), remark: number.clone() };
    let wrong = Correction { reason: number.clone(), ..correction() };
    for link in links {
        let refused = store.link_resident(&receipt, &link, &staff(), &at(2));
        assert!(matches!(refused, Err(RecordsError::Staff(_))), "{link:?}: {refused:?}");
    }
    for refused in [
        store.record_outcome(&receipt, &outcome, &staff(), &at(2)),
        store.correct(&receipt, &wrong, &staff(), &at(2)),
        store.set_hold(&receipt, (true, &number), &staff(), &at(2)),
    ] {
        assert!(matches!(refused, Err(RecordsError::Staff(_))), "{refused:?}");
    }
}

/// Returns every key slot that is there, as bytes.
pub(crate) fn slots(dir: &std::path::Path) -> Vec<Vec<u8>> {
    let log = Connection::open(dir.join("records.db")).unwrap();
    let mut rows = log.prepare("SELECT wrapped FROM keyslot ORDER BY dek, recipient").unwrap();
    rows.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// Returns how many times some of these bytes are in the files of the log.
pub(crate) fn found(dir: &std::path::Path, slots: &[Vec<u8>]) -> usize {
    let read = |name: &str| std::fs::read(dir.join(name)).unwrap_or_default();
    let bytes = [read("records.db"), read("records.db-wal"), read("records.db-shm")].concat();
    // A run of sixteen bytes of a key is as bad as the whole of it.
    let runs: Vec<&[u8]> = slots.iter().flat_map(|slot| slot.chunks_exact(16)).collect();
    runs.iter().filter(|run| bytes.windows(16).any(|window| window == **run)).count()
}

#[test]
fn of_an_erased_record_no_byte_of_a_key_is_left_and_the_log_is_whole() {
    let (dir, mut store) = facility();
    let kept = store.record_visit(&record(OTHER), &at(0)).unwrap();
    let before = slots(dir.path());
    let receipt = written(&mut store);
    store.set_hold(&receipt, (false, "it is settled"), &staff(), &at(10)).unwrap();
    let own: Vec<Vec<u8>> = slots(dir.path()).into_iter().filter(|slot| !before.contains(slot)).collect();
    assert_eq!(own.len(), 2 * 8, "a visit, two links, a correction, two outcomes, a hold and its release");
    assert!(found(dir.path(), &own) >= own.len(), "the search finds what is there");
    store.erase(&receipt, ErasureReason::PersonAsked, &both(), &at(11)).unwrap();
    assert_eq!(found(dir.path(), &own), 0);
    assert_eq!(slots(dir.path()), before);
    assert_eq!(verify_both(dir.path()).unwrap().records, 2);
    let gone = store.view(&receipt, &unlocked(dir.path()), &staff(), &at(12)).unwrap_err();
    assert!(matches!(gone, RecordsError::Query(QueryError::Erased { .. })), "{gone}");
    assert_eq!(store.find(&receipt).unwrap(), None, "the kiosk knows nothing of it any more");
    assert!(store.inbox().unwrap().read.iter().any(|line| line.receipt == receipt && line.is_erased));
    store.view(&kept, &unlocked(dir.path()), &staff(), &at(13)).unwrap();
}

#[test]
fn what_is_held_or_erased_already_is_not_erased() {
    let (dir, mut store) = facility();
    let receipt = written(&mut store);
    let held = store.erase(&receipt, ErasureReason::KeptLongEnough, &both(), &at(10)).unwrap_err();
    assert!(matches!(held, RecordsError::Command(CommandError::Held { .. })), "{held}");
    store.set_hold(&receipt, (false, "over"), &staff(), &at(11)).unwrap();
    store.erase(&receipt, ErasureReason::KeptLongEnough, &both(), &at(12)).unwrap();
    for again in [
        store.erase(&receipt, ErasureReason::Mistaken, &both(), &at(13)),
        store.link_resident(&receipt, &resident(), &staff(), &at(13)),
        store.set_hold(&receipt, (true, "x"), &staff(), &at(13)),
    ] {
        assert!(matches!(again, Err(RecordsError::Query(QueryError::Erased { .. }))), "{again:?}");
    }
    verify_both(dir.path()).unwrap();
}

/// Returns a retention of so many months, on the day of this moment.
pub(crate) fn kept_for(months: u8, now: &Timestamp) -> Retention {
    Retention { months, today: now.today }
}

#[test]
fn what_is_held_is_never_due_however_old_it_is() {
    let (dir, mut store) = facility();
    let receipt = written(&mut store);
    store.view(&receipt, &unlocked(dir.path()), &staff(), &at(9)).unwrap();
    store.note_departure(&[receipt], at(9).today, &staff(), &at(9)).unwrap();
    // Ten years, of which each is a leap year: far more than 60 months.
    let later = kept_for(60, &at(10 * 366 * 86_400));
    let due = |store: &RecordStore| -> Vec<Receipt> {
        store.due_records(later).unwrap().entries.iter().map(|line| line.receipt).collect()
    };
    assert_eq!(due(&store), []);
    store.set_hold(&receipt, (false, "over"), &staff(), &at(11)).unwrap();
    assert_eq!(due(&store), [receipt]);
    store.refuse_not_due(&receipt, later).unwrap();
    store.refuse_not_due(&receipt, kept_for(60, &at(12))).unwrap_err();
    store.erase(&receipt, ErasureReason::KeptLongEnough, &both(), &at(12)).unwrap();
    assert_eq!(due(&store), [], "what is erased is not due again");
}

/// Returns the codes of the records that are due, and how many are not counted because their person lives here.
fn due_and_living(store: &RecordStore, months: u8, now: &Timestamp) -> (Vec<Receipt>, usize) {
    let due = store.due_records(kept_for(months, now)).unwrap();
    (due.entries.iter().map(|line| line.receipt).collect(), due.living_here)
}

#[test]
fn the_months_are_counted_from_the_day_on_which_the_person_left_and_never_while_they_live_here() {
    const DAY: u64 = 86_400;
    let (dir, mut store) = facility();
    let receipt = store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    let other = store.record_visit(&record(ANSWERS), &at(2)).unwrap();
    let ten_years = at(3_660 * DAY);
    let key = unlocked(dir.path());
    store.view(&receipt, &key, &staff(), &at(3)).unwrap();
    assert_eq!(due_and_living(&store, 60, &ten_years), (vec![], 2), "an old answer of somebody who lives here");
    let lives_here = store.refuse_not_due(&receipt, kept_for(60, &ten_years)).unwrap_err();
    assert!(matches!(lives_here, RecordsError::Command(CommandError::LivesHere { .. })), "{lives_here}");
    // They leave nine years after they answered, on 22 November 2035.
    let left = at(3_286 * DAY);
    store.note_departure(&[receipt], left.today, &staff(), &left).unwrap();
    assert_eq!(due_and_living(&store, 60, &ten_years), (vec![], 1));
    assert_eq!(due_and_living(&store, 60, &at(5_200 * DAY)), (vec![receipt], 1), "five years after they left");
    let early = store.refuse_not_due(&receipt, kept_for(60, &ten_years)).unwrap_err();
    assert!(early.to_string().contains("they left on 2035-11-22"), "{early}");
    store.refuse_not_due(&receipt, kept_for(60, &at(5_200 * DAY))).unwrap();
    let opened = store.view(&receipt, &key, &staff(), &at(5_200 * DAY)).unwrap();
    assert_eq!(opened.left_on, Some(left.today));
    store.note_return(&[receipt], &staff(), &at(5_200 * DAY)).unwrap();
    assert_eq!(due_and_living(&store, 60, &at(9_000 * DAY)), (vec![], 2), "they came back");
    assert_eq!(store.view(&receipt, &key, &staff(), &at(5_200 * DAY)).unwrap().left_on, None);
    let ahead = store.note_departure(&[receipt, other], ten_years.today, &staff(), &at(4)).unwrap_err();
    assert!(matches!(ahead, RecordsError::Command(CommandError::DepartureAhead { .. })), "{ahead}");
    verify_both(dir.path()).unwrap();
}

#[test]
fn a_day_of_leaving_that_was_noted_by_a_doubtful_clock_never_counts() {
    const DAY: u64 = 86_400;
    let (dir, mut store) = facility();
    let receipt = store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    store.view(&receipt, &unlocked(dir.path()), &staff(), &at(2)).unwrap();
    store.note_departure(&[receipt], at(3).today, &staff(), &at(3)).unwrap();
    store.note_by(&staff(), AuditNote::ClockDoubted, &at(4)).unwrap();
    let later = kept_for(60, &at(2_000 * DAY));
    let due = store.due_records(later).unwrap();
    let spared: Vec<_> = due.spared.iter().map(|(line, why)| (line.receipt, *why)).collect();
    assert_eq!((due.entries, spared), (vec![], vec![(receipt, SparedReason::DateDoubtful)]));
    store.refuse_not_due(&receipt, later).unwrap_err();
    // Somebody confirms the date a year later: from that day on it is certain that the person had left.
    store.note_by(&staff(), AuditNote::ClockConfirmed, &at(366 * DAY)).unwrap();
    assert_eq!(due_and_living(&store, 60, &at(2_000 * DAY)).0, []);
    assert_eq!(due_and_living(&store, 60, &at(2_300 * DAY)).0, [receipt]);
}

#[test]
fn sqlite_itself_refuses_to_erase_for_one_person_alone_or_without_an_erasure() {
    let (dir, mut store) = facility();
    written(&mut store);
    drop(store);
    let log = Connection::open(dir.path().join("records.db")).unwrap();
    // The hash is made up: a trigger refuses before anybody computes one.
    let copy = |kind: &str, open: &str, reference: &str| {
        format!(
            "INSERT INTO event SELECT (SELECT seq + 1 FROM head), at_ms + 99999, boot_ms, boot, clock, '{kind}', visit, actor,
             NULL, {reference}, '{open}', NULL, NULL, (SELECT hash FROM head), randomblob(32), NULL FROM event
             WHERE kind = 'person.linked' LIMIT 1"
        )
    };
    // The second has to be somebody else, so the actor's own pseudonym is tried as the second.
    let actor: String =
        log.query_row("SELECT lower(hex(actor)) FROM event WHERE kind = 'record.held'", [], |row| row.get(0)).unwrap();
    for (sql, why) in [
        (copy("record.erased", "{}", "ref"), "two members"),
        (copy("record.erased", &format!(r#"{{"second":"{actor}"}}"#), "ref"), "two members"),
        (copy("record.erased", r#"{"second":"ff"}"#, "ref"), "is held"),
        (copy("record.corrected", "{}", "NULL"), "belongs to a record"),
        (copy("person.left", r#"{"on":"2026-11-23"}"#, "NULL"), "belongs to a record"),
        (copy("person.left", r#"{"on":"2026-02-30"}"#, "ref"), "needs a day"),
        (copy("person.left", "{}", "ref"), "needs a day"),
        (copy("person.returned", "{}", "ref").replace("visit, actor", "visit, NULL"), "who did it"),
        (copy("review.viewed", "{}", "ref").replace("visit, actor", "visit, NULL"), "who did it"),
        ("DELETE FROM keyslot".to_owned(), "append-only"),
    ] {
        let refused = log.execute(&sql, []).unwrap_err().to_string();
        assert!(refused.contains(why), "{sql}: {refused}");
    }
}

#[test]
fn a_moment_of_erasing_is_kept_even_where_the_clock_went_back() {
    let (dir, mut store) = facility();
    let receipt = store.record_visit(&record(ANSWERS), &at(5000)).unwrap();
    // The clock since start goes on while the wall clock goes back, as when staff set it.
    let back = Timestamp { utc_ms: at(0).utc_ms, ..at(5001) };
    store.erase(&receipt, ErasureReason::Mistaken, &both(), &back).unwrap();
    verify_both(dir.path()).unwrap();
}
