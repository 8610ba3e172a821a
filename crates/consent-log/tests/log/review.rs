//! What staff see, what is in the log before they see it, and what is exported.

use std::collections::BTreeMap;

use consent_log::consent::{Operator, RecordStanding, Withdrawal};
use consent_log::{
    AuditNote, Charset, CryptoError, DataController, ExportError, ExportFileFormat, HandOverDefinition, InboxEntry,
    QueryError, RecordStore, RecordsError, ReviewState, Role, StaffMember, export, keys, verify,
};
use rusqlite::Connection;

use crate::fixtures::{ANSWERS, LunchAnswers, NUMBER, OTHER, at, facility, keys, record, staff, stranger, unlocked};

pub(crate) fn kinds(dir: &std::path::Path) -> Vec<String> {
    let log = Connection::open(dir.join("records.db")).unwrap();
    let mut rows = log.prepare("SELECT kind FROM event ORDER BY seq").unwrap();
    rows.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn the_inbox_shows_the_newest_first_without_any_key() {
    let (_dir, mut store) = facility();
    let wish = store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    let message = store.record_visit(&record(OTHER), &at(61)).unwrap();
    let entry = |receipt, standing, at: &str| InboxEntry {
        receipt,
        standing,
        at: at.parse().unwrap(),
        pack: "lunch".to_owned(),
        wishes: 2,
        withdrawn: Vec::new(),
        replaced: Vec::new(),
        state: ReviewState::New,
        follow_up: None,
        is_held: false,
        is_erased: false,
    };
    // All of an entry, so that nothing else is in it: no wish, and no answer.
    let all = [
        entry(message, RecordStanding::MessageToStaff, "2026-11-23T10:01:01"),
        entry(wish, RecordStanding::Wish, "2026-11-23T10:00:01"),
    ];
    assert_eq!(store.inbox().unwrap().read, all);
}

#[test]
fn a_record_is_new_then_viewed_then_talked_over_and_new_again_when_it_changes() {
    let (dir, mut store) = facility();
    let receipt = store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    let state = |store: &RecordStore| store.inbox().unwrap().read[0].state;
    assert_eq!(state(&store), ReviewState::New);
    store.view(&receipt, &unlocked(dir.path()), &staff(), &at(2)).unwrap();
    assert_eq!(state(&store), ReviewState::Viewed);
    store.note_talked_over(&receipt, &staff(), &at(3)).unwrap();
    assert_eq!(state(&store), ReviewState::TalkedOver);
    let opened = store.view(&receipt, &unlocked(dir.path()), &staff(), &at(4)).unwrap();
    assert_eq!(opened.reviews.iter().map(|review| review.talked_over).collect::<Vec<_>>(), [false, true, false]);
    assert_eq!(state(&store), ReviewState::TalkedOver, "reading it once more takes nothing away");
    let (receipt, wishes) = (receipt.to_string(), vec!["soup".into()]);
    store.withdraw(&Withdrawal { receipt, wishes, lang: "en".into(), operator: Operator::Person }, &at(5)).unwrap();
    assert_eq!(state(&store), ReviewState::New);
    assert_eq!(store.inbox().unwrap().read[0].withdrawn, ["soup"]);
}

#[test]
fn the_recovery_words_open_every_record_and_those_of_another_house_do_not() {
    let (dir, mut store) = facility();
    let receipt = store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    std::fs::remove_file(dir.path().join(keys::FACILITY_KEY_FILE)).unwrap();
    let lost = keys::unlock(dir.path(), &keys().passphrase).unwrap_err();
    assert!(matches!(lost, RecordsError::Crypto(CryptoError::KeyFileLost { .. })), "{lost}");
    let words = keys().recovery_words.to_uppercase();
    let recovered = keys::unlock_with_recovery(dir.path(), &words).unwrap();
    let opened = store.view(&receipt, &recovered, &staff(), &at(2)).unwrap();
    assert_eq!(opened.wishes[0].answer, "no");
    let other = consent_log::FacilityKeys::generate().unwrap();
    let wrong = keys::unlock_with_recovery(dir.path(), &other.recovery_words).unwrap_err();
    assert!(matches!(wrong, RecordsError::Crypto(CryptoError::WrongRecovery)), "{wrong}");
}

#[test]
fn all_records_are_opened_in_short_only_after_the_log_knows() {
    let (dir, mut store) = facility();
    store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    store.record_visit(&record(OTHER), &at(61)).unwrap();
    let gists = store.summaries(&unlocked(dir.path()), &staff(), &at(62)).unwrap().read;
    assert_eq!(kinds(dir.path()).last().map(String::as_str), Some("review.indexed"));
    let short: Vec<_> = gists
        .iter()
        .map(|gist| (gist.entry.standing, gist.person.as_ref().map(|person| person.number.as_str())))
        .collect();
    assert_eq!(short, [(RecordStanding::MessageToStaff, Some(NUMBER)), (RecordStanding::Wish, Some(NUMBER))]);
    assert_eq!(gists[1].answers["soup"], "no");
    assert_eq!((gists[1].quickest, gists[1].explained_again, gists[1].interrupted), (Some(7), 0, false));
}

#[test]
fn a_date_is_doubtful_when_the_nearest_word_about_the_clock_says_so() {
    let (dir, mut store) = facility();
    let doubtful = |store: &mut RecordStore| -> Vec<bool> {
        let gists = store.summaries(&unlocked(dir.path()), &staff(), &at(90)).unwrap().read;
        gists.iter().rev().map(|gist| gist.clock_doubtful).collect()
    };
    store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    assert_eq!(doubtful(&mut store), [false], "nobody said anything");
    store.note(AuditNote::ClockDoubted, &at(2)).unwrap();
    store.record_visit(&record(ANSWERS), &at(3)).unwrap();
    assert_eq!(doubtful(&mut store), [true, true], "before and after");
    store.note(AuditNote::ClockConfirmed, &at(4)).unwrap();
    store.record_visit(&record(ANSWERS), &at(5)).unwrap();
    assert_eq!(doubtful(&mut store), [true, true, false], "confirming does not mend what was written before");
}

#[test]
fn staff_read_beside_a_running_kiosk_and_both_write() {
    let (dir, mut kiosk) = facility();
    let mut review = RecordStore::open_beside(dir.path(), &at(0)).unwrap();
    let unlocked = unlocked(dir.path());
    for seconds in 1..6 {
        let receipt = kiosk.record_visit(&record(ANSWERS), &at(seconds)).unwrap();
        review.view(&receipt, &unlocked, &staff(), &at(seconds)).unwrap();
    }
    assert_eq!(verify(dir.path()).unwrap().events, 2 + 5 * 5);
}

#[test]
fn that_an_export_is_made_stands_in_the_log_before_its_first_byte() {
    struct FailingWriter<'a>(&'a std::path::Path);
    impl std::io::Write for FailingWriter<'_> {
        fn write(&mut self, _bytes: &[u8]) -> std::io::Result<usize> {
            assert_eq!(kinds(self.0).last().map(String::as_str), Some("export.made"));
            Err(std::io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let (dir, mut store) = facility();
    store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    for format in [ExportFileFormat::Csv(Charset::Utf8), ExportFileFormat::Json] {
        let mut out = FailingWriter(dir.path());
        let error = export(
            dir.path(),
            (&unlocked(dir.path()), &staff()),
            (format, &DataController::default()),
            &mut out,
            &at(2),
        )
        .unwrap_err();
        assert!(matches!(error, RecordsError::Export(ExportError::Write(_))), "{error}");
    }
}

#[test]
fn that_records_were_opened_stands_in_the_log_even_when_they_cannot_be() {
    let (dir, mut store) = facility();
    let receipt = store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    let (list, reader) = soup_list();
    let wrong = stranger();
    let error = store.view(&receipt, &wrong, &staff(), &at(2)).unwrap_err();
    assert!(matches!(error, RecordsError::Query(QueryError::CannotOpen { event: 6 })), "{error}");
    store.summaries(&wrong, &staff(), &at(3)).unwrap_err();
    store.hand_over_list(&list, (&wrong, &reader), &at(4)).unwrap_err();
    export(
        dir.path(),
        (&wrong, &staff()),
        (ExportFileFormat::Json, &DataController::default()),
        &mut Vec::new(),
        &at(5),
    )
    .unwrap_err();
    let noted = kinds(dir.path());
    let last: Vec<&str> = noted.iter().rev().take(4).map(String::as_str).collect();
    assert_eq!(last, ["export.made", "review.indexed", "review.indexed", "review.viewed"]);
}

/// Returns a list of everybody who wants no soup, and who may make it.
fn soup_list() -> (HandOverDefinition, StaffMember) {
    let (id, wish, answers) = ("soup-list".to_owned(), "soup".to_owned(), vec!["no".to_owned()]);
    let list = HandOverDefinition { id, wish, answers, picked: BTreeMap::new(), also: Vec::new() };
    (list, StaffMember { pseudonym: staff(), name: "x".into(), role: Role::Reviewer })
}

#[test]
fn whoever_answered_otherwise_or_took_it_back_is_on_no_hand_over_list() {
    let (dir, mut store) = facility();
    let (list, reader) = soup_list();
    let key = unlocked(dir.path());
    store.record_visit(&record(LunchAnswers { soup: "yes", ..ANSWERS }), &at(1)).unwrap();
    store.record_visit(&record(OTHER), &at(61)).unwrap();
    let receipt = store.record_visit(&record(ANSWERS), &at(121)).unwrap();
    let people = store.hand_over_list(&list, (&key, &reader), &at(181)).unwrap().read;
    assert_eq!(people.iter().map(|person| person.receipt).collect::<Vec<_>>(), [receipt]);
    let (receipt, wishes, lang) = (receipt.to_string(), vec!["soup".to_owned()], "ja-simple".to_owned());
    store.withdraw(&Withdrawal { receipt, wishes, lang, operator: Operator::Person }, &at(241)).unwrap();
    assert!(store.hand_over_list(&list, (&key, &reader), &at(301)).unwrap().read.is_empty());
}

#[test]
fn that_a_hand_over_list_was_made_stands_in_the_log() {
    let (dir, mut store) = facility();
    store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    let (list, reader) = soup_list();
    assert_eq!(store.hand_over_list(&list, (&unlocked(dir.path()), &reader), &at(2)).unwrap().read.len(), 1);
    assert_eq!(kinds(dir.path()).last().map(String::as_str), Some("list.made"));
}
