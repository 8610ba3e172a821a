//! What is stored, found again and taken back.

use std::path::Path;

use consent_log::consent::Abandonment;
use consent_log::consent::{Operator, RecordStanding, Withdrawal};
use consent_log::{
    AuditNote, CommandError, EarlierRecord, QueryError, Receipt, RecordStore, RecordsError, Resident, ReviewOutcome,
    VerifyReport,
};

use crate::fixtures::{ANSWERS, NUMBER, OTHER, at, facility, open, record, record_anew, staff, unlocked, verify_both};

fn withdrawal(receipt: Receipt, wishes: &[&str], operator: Operator) -> Withdrawal {
    let wishes = wishes.iter().map(|wish| (*wish).to_owned()).collect();
    Withdrawal { receipt: receipt.to_string(), wishes, lang: "ja-simple".into(), operator }
}

fn standing(store: &RecordStore, receipt: Receipt) -> Vec<String> {
    store.find(&receipt).unwrap().expect("the record is there").wishes
}

#[test]
fn what_is_kept_is_there_after_a_restart_and_the_log_is_whole() {
    let (dir, mut store) = facility();
    let receipt = store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    drop(store);
    let store = open(dir.path());
    let found = store.find(&receipt.to_string().parse().unwrap()).unwrap();
    assert_eq!(found, Some(EarlierRecord { receipt, wishes: vec!["soup".into(), "bread".into()] }));
    // Two keys, the agreement, two answers, one visit; the words of three questions.
    assert_eq!(verify_both(dir.path()).unwrap(), VerifyReport { events: 6, records: 1, notices: 3 });
}

#[test]
fn a_code_that_nobody_has_finds_nothing() {
    let (_dir, store) = facility();
    let nobody: Receipt = "0000 0000 0000 0098".parse().unwrap();
    assert_eq!(store.find(&nobody).unwrap(), None);
}

#[test]
fn that_a_record_may_be_kept_is_an_entry_of_it_with_the_words_that_were_told() {
    let (dir, mut store) = facility();
    let receipt = store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    let agreement = store.view(&receipt, &unlocked(dir.path()), &staff(), &at(2)).unwrap().agreement.unwrap();
    assert_eq!(agreement.answer, "yes");
    let kept = record(ANSWERS);
    assert_eq!(agreement.notice, kept.agreement().notice);
    assert_eq!((agreement.notice.page.as_str(), agreement.notice.edition.as_str()), ("lunch-keep", "lunch/test"));
    drop(store);
    let log = rusqlite::Connection::open(dir.path().join("records.db")).unwrap();
    let is_sealed = "SELECT sealed IS NOT NULL AND open = '{}' FROM event WHERE kind = 'consent.recorded'";
    assert!(log.query_row(is_sealed, [], |row| row.get::<_, bool>(0)).unwrap());
    let other = "INSERT INTO event SELECT (SELECT seq + 1 FROM head), at_ms + 99999, boot_ms, boot, clock, kind,
        randomblob(16), actor, NULL, NULL, open, NULL, NULL, (SELECT hash FROM head), randomblob(32), NULL FROM event
        WHERE kind = 'visit.recorded'";
    let refused = log.execute(other, []).unwrap_err().to_string();
    assert!(refused.contains("nobody agreed to this record"), "{refused}");
}

#[test]
fn everything_of_a_visit_is_read_as_it_was_answered() {
    let (dir, mut store) = facility();
    let kept = record(ANSWERS);
    let receipt = store.record_visit(&kept, &at(1)).unwrap();
    let opened = store.view(&receipt, &unlocked(dir.path()), &staff(), &at(2)).unwrap();
    assert_eq!(opened.receipt, receipt);
    assert_eq!(opened.at.to_string(), "2026-11-23T10:00:01");
    assert_eq!((&opened.person, &opened.operator), (&kept.visit().person, kept.operator()));
    assert_eq!(opened.standing, RecordStanding::Wish);
    for (read, given) in opened.wishes.iter().zip(kept.wishes()) {
        assert_eq!((&read.wish, &read.answer, &read.details), (&given.wish, &given.answer, &given.details));
        assert_eq!(read.notice, given.notice, "the exact words");
    }
    assert_eq!(opened.wishes.len(), kept.wishes().len());
    assert_eq!(opened.visit, *kept.sealed());
    assert_eq!(opened.presented, kept.presented());
    assert!(opened.presented.iter().any(|page| page.usage.is_some_and(|usage| usage.seconds == 7)));
    assert!(opened.presented.iter().any(|page| page.heard.iter().any(|row| row == "soup.no")), "what was heard");
    assert_eq!(opened.visit.read_aloud.iter().collect::<Vec<_>>(), ["bread", "soup"]);
    let visit = kept.visit();
    let told = (&opened.pack, &opened.edition, &opened.lang, &opened.form);
    assert_eq!(told, (&visit.pack, &visit.edition, &visit.lang, &visit.form));
}

#[test]
fn details_are_kept_with_their_answer() {
    let (dir, mut store) = facility();
    let answers = crate::fixtures::LunchAnswers { soup: "yes", ..ANSWERS };
    let receipt = store.record_visit(&record(answers), &at(1)).unwrap();
    let opened = store.view(&receipt, &unlocked(dir.path()), &staff(), &at(2)).unwrap();
    assert_eq!(opened.wishes[0].details["soup-which"], ["miso"]);
}

#[test]
fn an_answer_taken_back_no_longer_stands_and_is_still_there_to_read() {
    let (dir, mut store) = facility();
    let receipt = store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    let taken = store.withdraw(&withdrawal(receipt, &["soup"], Operator::Person), &at(2)).unwrap();
    assert_ne!(taken, receipt);
    assert_eq!(standing(&store, receipt), ["bread"]);
    assert_eq!(
        store.find(&taken).unwrap().map(|earlier| earlier.receipt),
        Some(receipt),
        "its code leads to the record"
    );
    let opened = store.view(&receipt, &unlocked(dir.path()), &staff(), &at(3)).unwrap();
    let back = opened.wishes[0].withdrawn.as_ref().unwrap();
    assert_eq!((back.at.to_string().as_str(), &back.operator), ("2026-11-23T10:00:02", &Operator::Person));
    assert_eq!((opened.wishes[0].answer.as_str(), &opened.wishes[1].withdrawn), ("no", &None));
    verify_both(dir.path()).unwrap();
}

#[test]
fn taking_back_without_naming_a_wish_takes_back_all_that_stand_once() {
    let (_dir, mut store) = facility();
    let receipt = store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    store.withdraw(&withdrawal(receipt, &[], Operator::Person), &at(2)).unwrap();
    assert_eq!(standing(&store, receipt), [""; 0]);
    for wishes in [&[][..], &["soup"], &["tea"]] {
        let again = store.withdraw(&withdrawal(receipt, wishes, Operator::Person), &at(3)).unwrap_err();
        assert!(matches!(again, RecordsError::Command(CommandError::NotStanding { .. })), "{again}");
    }
    let mut mistyped = withdrawal(receipt, &[], Operator::Person);
    mistyped.receipt = "1234".into();
    assert!(matches!(store.withdraw(&mistyped, &at(3)), Err(RecordsError::Query(QueryError::Receipt(_)))));
}

#[test]
fn nobody_takes_back_a_wish_for_somebody_else_but_staff_learn_that_it_was_asked() {
    let (dir, mut store) = facility();
    let receipt = store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    let family = Operator::Other("family".into());
    store.note_talked_over(&receipt, &staff(), &at(2)).unwrap();
    store.withdraw(&withdrawal(receipt, &["soup"], family.clone()), &at(3)).unwrap();
    assert_eq!(standing(&store, receipt), ["soup", "bread"]);
    assert_eq!(store.inbox().unwrap().read[0].state, consent_log::ReviewState::New);
    let opened = store.view(&receipt, &unlocked(dir.path()), &staff(), &at(4)).unwrap();
    assert_eq!(opened.wishes[0].others_asked.as_ref().map(|back| &back.operator), Some(&family));
    assert_eq!(opened.wishes[0].withdrawn, None);
    // A message is the family's own to take back.
    let message = store.record_visit(&record(OTHER), &at(5)).unwrap();
    store.withdraw(&withdrawal(message, &["soup"], family), &at(6)).unwrap();
    assert_eq!(standing(&store, message), ["bread"]);
}

#[test]
fn an_answer_given_anew_replaces_the_earlier_one_also_over_several_records() {
    let (dir, mut store) = facility();
    let first = store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    let second = store.record_visit(&record_anew(ANSWERS, Some(&first.to_string())), &at(2)).unwrap();
    assert_eq!((standing(&store, first).len(), standing(&store, second).len()), (0, 2));
    let third = store.record_visit(&record_anew(ANSWERS, Some(&second.to_string())), &at(3)).unwrap();
    assert_eq!((standing(&store, first).len(), standing(&store, second).len()), (0, 0));
    let opened = store.view(&first, &unlocked(dir.path()), &staff(), &at(4)).unwrap();
    assert_eq!(opened.wishes[0].replaced_by, Some(second));
    assert_eq!(standing(&store, third), ["soup", "bread"]);
    assert_eq!(store.inbox().unwrap().read[2].replaced, ["soup", "bread"]);
}

#[test]
fn a_message_of_somebody_else_never_replaces_a_wish() {
    let (_dir, mut store) = facility();
    let wish = store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    store.record_visit(&record_anew(OTHER, Some(&wish.to_string())), &at(2)).unwrap();
    assert_eq!(standing(&store, wish), ["soup", "bread"]);
}

#[test]
fn a_record_is_not_lost_for_an_earlier_code_that_leads_nowhere() {
    let (dir, mut store) = facility();
    for nowhere in ["0000 0000 0000 0098", "0000 0000 0000 0000"] {
        let receipt = store.record_visit(&record_anew(ANSWERS, Some(nowhere)), &at(1)).unwrap();
        let opened = store.view(&receipt, &unlocked(dir.path()), &staff(), &at(2)).unwrap();
        assert_eq!(opened.visit.replaces.as_deref(), Some(nowhere));
    }
    verify_both(dir.path()).unwrap();
}

fn bytes_of(dir: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name != "facility.key" {
            bytes.extend(std::fs::read(path).unwrap());
        }
    }
    bytes
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn no_answer_no_number_and_nothing_said_to_the_person_alone_is_readable_in_the_files() {
    let (dir, mut store) = facility();
    let kept = record(crate::fixtures::LunchAnswers { soup: "yes", bread: "no", ..ANSWERS });
    let receipt = store.record_visit(&kept, &at(1)).unwrap();
    store.record_visit(&record(OTHER), &at(2)).unwrap();
    let resident =
        Resident {
            number: "40999".into(), name: "髙田花子".into(), kana: "たかだ".into(), room: "別館".into()
        };
    store.link_resident(&receipt, &resident, &staff(), &at(3)).unwrap();
    let outcome = ReviewOutcome { done: true, due: None, what: "applied".into(), remark: "by phone".into() };
    store.record_outcome(&receipt, &outcome, &staff(), &at(4)).unwrap();
    store.set_hold(&receipt, (true, "a complaint"), &staff(), &at(5)).unwrap();
    let bytes = bytes_of(dir.path());
    assert!(bytes.len() > 10_000, "the write-ahead log is among them");
    assert!(contains(&bytes, "soup") && contains(&bytes, "wish.recorded"), "the search finds what is there");
    let mut secret = vec![NUMBER.to_owned(), "family".into(), "miso".into(), "have-allergy".into(), "k-food".into()];
    secret.extend(["\"yes\"", "\"no\"", "\"talk\"", "answer\":"].map(String::from));
    // After a yes another page comes than after a no: its words reveal the answer.
    secret.extend(["soup.next", "bread.next"].map(String::from));
    secret.extend(kept.sealed().read_back.clone());
    let written = ["40999", "髙田花子", "たかだ", "別館", "applied", "by phone", "a complaint"];
    secret.extend(written.map(String::from));
    for text in secret {
        assert!(!contains(&bytes, &text), "{text:?} stands in the clear");
    }
}

#[test]
fn notes_say_what_happened_and_nothing_about_a_person() {
    let (dir, mut store) = facility();
    let notes = [
        AuditNote::KioskStarted,
        AuditNote::StaffCalled,
        AuditNote::VisitAbandoned { chapter: "food".into(), reason: Abandonment::Idle },
        AuditNote::ClockChanged { by_seconds: -60 },
        AuditNote::StaffAdded { pseudonym: staff() },
        AuditNote::ExportMade { format: "csv".into(), records: 0 },
        AuditNote::VerifyRan { ok: true },
        AuditNote::KioskStopped,
    ];
    for (seconds, note) in (1..).zip(&notes) {
        store.note(note, &at(seconds)).unwrap();
    }
    let verified = verify_both(dir.path()).unwrap();
    assert_eq!((verified.events, verified.records), (2 + notes.len() as u64, 0));
    let log = rusqlite::Connection::open(dir.path().join("records.db")).unwrap();
    let abandoned = "SELECT open FROM event WHERE kind = 'visit.abandoned'";
    let told: String = log.query_row(abandoned, [], |row| row.get(0)).unwrap();
    assert_eq!(told, r#"{"chapter":"food","reason":"idle"}"#);
}

#[test]
fn a_key_added_later_opens_what_is_kept_from_then_on() {
    let (dir, mut store) = facility();
    let before = store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    let new = consent_log::FacilityKeys::generate().unwrap();
    let kind = consent_log::KeyKind::Facility;
    store.note(AuditNote::KeyAdded { kind, public: new.public.facility }, &at(2)).unwrap();
    let after = store.record_visit(&record(ANSWERS), &at(3)).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    new.write(elsewhere.path()).unwrap();
    let unlocked = consent_log::keys::unlock(elsewhere.path(), &new.passphrase).unwrap();
    store.view(&after, &unlocked, &staff(), &at(4)).unwrap();
    let closed = store.view(&before, &unlocked, &staff(), &at(5)).unwrap_err();
    assert!(matches!(closed, RecordsError::Query(QueryError::CannotOpen { .. })), "{closed}");
    verify_both(dir.path()).unwrap();
}

#[test]
fn a_clock_that_was_changed_is_noted_when_the_log_is_opened() {
    let (dir, mut store) = facility();
    store.note(AuditNote::KioskStarted, &at(3600)).unwrap();
    drop(store);
    drop(RecordStore::open(dir.path(), &at(3601)).unwrap());
    assert_eq!(verify_both(dir.path()).unwrap().events, 3, "a clock that goes on is not noted");
    let mut back = at(3602);
    back.utc_ms -= 3_000_000;
    let mut store = RecordStore::open(dir.path(), &back).unwrap();
    assert_eq!(verify_both(dir.path()).unwrap().events, 4);
    store.record_visit(&record(ANSWERS), &back).unwrap();
    verify_both(dir.path()).unwrap();
}
