//! Search over what is sealed: who each record belongs to, known only while it is unlocked.

use consent_log::{ErasureReason, NameIndex, RecordStore, RecordSummary, Resident};

use crate::annotations::both;
use crate::fixtures::{ANSWERS, NUMBER, at, facility, record, staff, unlocked};
use crate::review::kinds;

fn keep(store: &mut RecordStore, second: u64, resident: Option<Resident>) -> consent_log::Receipt {
    let receipt = store.record_visit(&record(ANSWERS), &at(second)).unwrap();
    if let Some(resident) = resident {
        store.link_resident(&receipt, &resident, &staff(), &at(second)).unwrap();
    }
    receipt
}

fn takada() -> Resident {
    Resident {
        number: "30777".into(), name: "髙田 花子".into(), kana: "たかだ はなこ".into(), room: "201".into()
    }
}

#[test]
fn records_are_found_by_what_staff_tied_them_to_and_by_the_number_that_was_typed() {
    let (dir, mut store) = facility();
    let unlinked = keep(&mut store, 1, None);
    let linked = keep(&mut store, 2, Some(takada()));
    let erased = keep(&mut store, 3, Some(takada()));
    store.erase(&erased, ErasureReason::PersonAsked, &both(), &at(4)).unwrap();
    let gists = store.summaries(&unlocked(dir.path()), &staff(), &at(5)).unwrap().read;
    let index: NameIndex = gists.iter().filter_map(RecordSummary::search_hit).collect();
    assert_eq!(kinds(dir.path()).last().map(String::as_str), Some("review.indexed"));
    let found = |typed: &str| index.search(typed).iter().map(|found| found.receipt).collect::<Vec<_>>();
    assert_eq!((found("高田"), found("タカ"), found("201")), (vec![linked], vec![linked], vec![linked]));
    assert_eq!(found(NUMBER), [unlinked], "the number of the link takes the place of the typed one");
    assert_eq!(index.all().iter().map(|found| found.receipt).collect::<Vec<_>>(), [linked, unlinked]);
}
