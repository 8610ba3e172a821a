//! Cards and certificates in the locker: each is in one place, and the log can prove since when.

use std::collections::{BTreeMap, BTreeSet};

use consent_log::{
    Charset, CustodyAct, CustodyError, CustodyState, DataController, ErasureReason, ExportFileFormat, PaperNumber,
    Pseudonym, RecordStore, RecordsError, Resident, Role, SlotId, StaffMember, export, verify,
};
use proptest::prelude::*;

use crate::annotations::{both, found, kept_for, slots};
use crate::fixtures::{ANSWERS, at, facility, record, stranger, unlocked, verify_both};
use crate::review::kinds;

const NAME: &str = "佐藤花子";

fn member(first: u8, role: Role) -> StaffMember {
    let pseudonym: Pseudonym = format!("{first:02x}0102030405060708090a0b0c0d0e0f").parse().unwrap();
    StaffMember { pseudonym, name: format!("staff {first}"), role }
}

fn responsible() -> StaffMember {
    member(1, Role::Responsible)
}

fn keeper() -> StaffMember {
    member(2, Role::CardKeeper)
}

fn spot(text: &str) -> SlotId {
    text.parse().unwrap()
}

fn paper() -> PaperNumber {
    "預-17".parse().unwrap()
}

fn resident() -> Resident {
    Resident { name: NAME.to_owned(), ..Resident::with_number("30125") }
}

/// Makes a facility with a keeper, and a card in slot 12.
fn with_a_card() -> (tempfile::TempDir, RecordStore) {
    let (dir, mut store) = facility();
    store.appoint_keeper(&keeper(), &responsible(), &at(1)).unwrap();
    store.receive_item((&spot("12"), &paper()), &resident(), &keeper(), &at(2)).unwrap();
    (dir, store)
}

fn hand(store: &mut RecordStore, slot: &str, act: CustodyAct, seconds: u64) -> Result<(), RecordsError> {
    store.record_custody((&spot(slot), act), "通院 娘と", &keeper(), &at(seconds))
}

#[track_caller]
fn refuses<T: std::fmt::Debug>(done: Result<T, RecordsError>, why: &CustodyError) {
    match done {
        Err(RecordsError::Custody(refused)) => assert_eq!(refused, *why),
        other => panic!("{other:?} and not {why:?}"),
    }
}

#[test]
fn a_card_goes_out_and_comes_back_and_the_log_knows_who_and_when() {
    let (dir, mut store) = with_a_card();
    hand(&mut store, "12", CustodyAct::Out, 100).unwrap();
    let out = store.locker_items().unwrap().pop().unwrap();
    assert_eq!((out.now, out.keeper, out.paper.as_str()), (CustodyState::Out, keeper().pseudonym, "預-17"));
    hand(&mut store, "12", CustodyAct::Back, 7200).unwrap();
    let back = store.locker_items().unwrap().pop().unwrap();
    assert_eq!(back.now, CustodyState::Locker);
    assert_eq!(back.since.duration_since(out.since).as_secs(), 7100);
    let rows = store.custody_history(&unlocked(dir.path()), &responsible(), &at(7300)).unwrap();
    let told: Vec<_> = rows.iter().map(|row| (row.act, row.told.as_str(), row.resident.name.as_str())).collect();
    assert_eq!(
        told,
        [(CustodyAct::Received, "", NAME), (CustodyAct::Out, "通院 娘と", NAME), (CustodyAct::Back, "通院 娘と", NAME)]
    );
    assert!(verify(dir.path()).is_ok());
}

#[test]
fn only_a_named_keeper_handles_cards_and_only_the_person_responsible_names_one() {
    let (_dir, mut store) = with_a_card();
    let (other, slot) = (member(3, Role::CardKeeper), spot("12"));
    refuses(store.record_custody((&slot, CustodyAct::Out), "", &other, &at(3)), &CustodyError::NoKeeper);
    refuses(store.count_locker(&BTreeSet::new(), &other, &at(3)), &CustodyError::NoKeeper);
    refuses(store.appoint_keeper(&other, &keeper(), &at(3)), &CustodyError::NotResponsible);
    store.appoint_keeper(&other, &responsible(), &at(4)).unwrap();
    refuses(store.appoint_keeper(&other, &responsible(), &at(5)), &CustodyError::UnknownName(other.name.clone()));
    store.record_custody((&slot, CustodyAct::Out), "", &other, &at(6)).unwrap();
    store.dismiss_keeper(&other, &responsible(), &at(60)).unwrap();
    refuses(store.record_custody((&slot, CustodyAct::Back), "", &other, &at(61)), &CustodyError::NoKeeper);
    let keepers = store.keepers().unwrap();
    let spans: Vec<_> = keepers
        .iter()
        .map(|one| (one.staff, one.until.map(|until| until.duration_since(one.since).as_secs())))
        .collect();
    assert_eq!(spans, [(keeper().pseudonym, None), (other.pseudonym, Some(56))]);
}

#[test]
fn what_cannot_be_is_refused_with_what_is_and_nothing_is_written() {
    let (dir, mut store) = with_a_card();
    let before = verify(dir.path()).unwrap().events;
    let (card, certificate) = (spot("12"), spot("12:certificate"));
    let taken = CustodyError::Taken { spot: card.clone(), now: CustodyState::Locker };
    refuses(store.receive_item((&card, &paper()), &resident(), &keeper(), &at(3)), &taken);
    refuses(hand(&mut store, "12:certificate", CustodyAct::Out, 3), &CustodyError::Empty { spot: certificate.clone() });
    let elsewhere = CustodyError::WrongState { spot: card, now: CustodyState::Locker, act: CustodyAct::Back };
    refuses(hand(&mut store, "12", CustodyAct::Back, 3), &elsewhere);
    assert_eq!(verify(dir.path()).unwrap().events, before);
    store.receive_item((&certificate, &paper()), &resident(), &keeper(), &at(4)).unwrap();
    assert_eq!(store.locker_items().unwrap().len(), 2, "a certificate may lie beside a card");
}

#[test]
fn no_my_number_and_no_pin_comes_in_by_any_field() {
    let (dir, mut store) = with_a_card();
    let before = verify(dir.path()).unwrap().events;
    for bad in ["1234 5678 9018", "暗証番号 1234"] {
        let refused = |done: Result<(), RecordsError>| {
            assert!(matches!(done, Err(RecordsError::Custody(CustodyError::Refused(_)))), "{bad}: {done:?}");
        };
        refused(store.record_custody((&spot("12"), CustodyAct::Out), bad, &keeper(), &at(3)));
        for field in 0..4 {
            let mut fields = [String::new(), String::new(), String::new(), String::new()];
            fields[field] = bad.to_owned();
            let [number, name, kana, room] = fields;
            let person = Resident { number, name, kana, room };
            refused(store.receive_item((&spot("13"), &paper()), &person, &keeper(), &at(3)));
        }
        assert!(bad.parse::<PaperNumber>().is_err() && bad.parse::<SlotId>().is_err());
    }
    assert_eq!(verify(dir.path()).unwrap().events, before);
}

#[test]
fn a_count_names_what_is_absent_and_what_should_not_be_there() {
    let (dir, mut store) = with_a_card();
    for (slot, seconds) in [("13", 3), ("14:certificate", 4), ("15", 5)] {
        store.receive_item((&spot(slot), &paper()), &resident(), &keeper(), &at(seconds)).unwrap();
    }
    hand(&mut store, "15", CustodyAct::Out, 6).unwrap();
    let seen = ["12", "15", "20"].map(spot).into();
    let count = store.count_locker(&seen, &keeper(), &at(7)).unwrap();
    assert_eq!(count.present, 1);
    assert_eq!(count.absent, ["13", "14:certificate"].map(spot));
    assert_eq!(count.unexpected, ["15", "20"].map(spot));
    let log = rusqlite::Connection::open(dir.path().join("records.db")).unwrap();
    let counted = "SELECT open FROM event WHERE kind = 'custody.counted'";
    let recorded: String = log.query_row(counted, [], |row| row.get(0)).unwrap();
    assert!(recorded.contains(r#""absent":["13","14:certificate"],"unexpected":["15","20"]"#), "{recorded}");
}

#[test]
fn whose_a_card_is_stands_only_inside_the_seal_and_the_export_holds_all_of_it() {
    let (dir, mut store) = with_a_card();
    hand(&mut store, "12", CustodyAct::Out, 3).unwrap();
    hand(&mut store, "12", CustodyAct::Missing, 4).unwrap();
    store.count_locker(&BTreeSet::new(), &keeper(), &at(5)).unwrap();
    drop(store);
    for file in ["records.db", "records.db-wal"] {
        let bytes = std::fs::read(dir.path().join(file)).unwrap_or_default();
        for secret in [NAME, "30125", "娘と"] {
            assert!(!bytes.windows(secret.len()).any(|part| part == secret.as_bytes()), "{secret} in {file}");
        }
    }
    let mut out = Vec::new();
    let key = unlocked(dir.path());
    export(
        dir.path(),
        (&key, &responsible().pseudonym),
        (ExportFileFormat::Json, &DataController::default()),
        &mut out,
        &at(6),
    )
    .unwrap();
    let all: serde_json::Value = serde_json::from_slice(&out).unwrap();
    let custody = all["custody"].as_array().unwrap();
    let what: Vec<_> = custody.iter().map(|row| row["what"].as_str().unwrap()).collect();
    assert_eq!(what, ["received", "out", "missing"]);
    assert_eq!((custody[0]["slot"].as_str(), custody[0]["paper"].as_str()), (Some("12"), Some("預-17")));
    assert_eq!((custody[0]["item"].as_str(), custody[0]["resident"]["name"].as_str()), (Some("card"), Some(NAME)));
    assert_eq!(custody[1]["told"], "通院 娘と");
    let open = |kind: &str| {
        all["events"].as_array().unwrap().iter().find(|event| event["event_type"] == kind).unwrap()["open"].clone()
    };
    assert_eq!(open("keeper.named")["staff"], keeper().pseudonym.to_string());
    assert_eq!(
        (&open("custody.counted")["month"], &open("custody.counted")["present"]),
        (&"2026-11".into(), &0.into())
    );
    let mut sheet = Vec::new();
    export(
        dir.path(),
        (&key, &responsible().pseudonym),
        (ExportFileFormat::Csv(Charset::Utf8), &DataController::default()),
        &mut sheet,
        &at(7),
    )
    .unwrap();
    let sheet = String::from_utf8(sheet).unwrap();
    assert_eq!(sheet.lines().filter(|line| line.contains(",custody,") && line.contains(NAME)).count(), 3);
}

#[test]
fn a_missing_card_frees_its_slot_and_when_it_is_found_it_does_not_push_out_another_one() {
    let (_dir, mut store) = with_a_card();
    hand(&mut store, "12", CustodyAct::Missing, 3).unwrap();
    store.receive_item((&spot("12"), &"預-18".parse().unwrap()), &resident(), &keeper(), &at(4)).unwrap();
    let lost = store.locker_items().unwrap()[0].clone();
    assert_eq!((lost.now, lost.paper.as_str()), (CustodyState::Missing, "預-17"));
    let found = store.record_custody_of((lost.seq, CustodyAct::Back), "", &keeper(), &at(5));
    refuses(found, &CustodyError::Taken { spot: spot("12"), now: CustodyState::Locker });
    store.record_custody_of((lost.seq, CustodyAct::Returned), "to her, by hand", &keeper(), &at(6)).unwrap();
    let now: Vec<_> = store.locker_items().unwrap().iter().map(|holding| holding.now).collect();
    assert_eq!(now, [CustodyState::Returned, CustodyState::Locker]);
}

#[test]
fn neither_a_my_number_nor_four_digits_alone_get_into_any_field() {
    let (_dir, mut store) = with_a_card();
    let of = |change: &dyn Fn(&mut Resident)| {
        let mut resident = resident();
        change(&mut resident);
        resident
    };
    for wrong in [
        of(&|one| one.number = "1234".into()),
        of(&|one| one.name = "１２３４".into()),
        of(&|one| one.kana = "1234 5678 9018".into()),
        of(&|one| one.room = "123456789018".into()),
    ] {
        let done = store.receive_item((&spot("13"), &paper()), &wrong, &keeper(), &at(3));
        assert!(matches!(done, Err(RecordsError::Custody(CustodyError::Refused(_)))), "{wrong:?}");
    }
    let told = store.record_custody((&spot("12"), CustodyAct::Out), " 1234 ", &keeper(), &at(4));
    assert!(matches!(told, Err(RecordsError::Custody(CustodyError::Refused(_)))));
    let room = of(&|one| one.room = "1203".into());
    store.receive_item((&spot("13"), &paper()), &room, &keeper(), &at(5)).unwrap();
}

#[test]
fn whose_role_does_not_handle_cards_does_not_even_where_the_register_names_them() {
    let (_dir, mut store) = with_a_card();
    let guide = member(3, Role::Guide);
    refuses(store.appoint_keeper(&guide, &responsible(), &at(3)), &CustodyError::Role(guide.name.clone()));
    let was_keeper = StaffMember { role: Role::Reviewer, ..keeper() };
    let done = store.record_custody((&spot("12"), CustodyAct::Out), "", &was_keeper, &at(4)).unwrap_err();
    assert!(done.to_string().contains("your role may not"), "{done}");
}

#[test]
fn of_a_card_that_was_given_back_no_byte_of_a_key_is_left_once_it_is_erased() {
    let (dir, mut store) = with_a_card();
    let other = Resident { name: "鈴木次郎".to_owned(), ..Resident::with_number("30126") };
    store.receive_item((&spot("13"), &paper()), &other, &keeper(), &at(3)).unwrap();
    let card = store.locker_items().unwrap()[0].clone();
    let kept = store.erase_card(&card, ErasureReason::PersonAsked, &both(), &at(4));
    refuses(kept, &CustodyError::StillKept { spot: spot("12") });
    hand(&mut store, "12", CustodyAct::Out, 5).unwrap();
    hand(&mut store, "12", CustodyAct::Returned, 6).unwrap();
    let before = slots(dir.path());
    store.erase_card(&card, ErasureReason::PersonAsked, &both(), &at(7)).unwrap();
    let after = slots(dir.path());
    let gone: Vec<Vec<u8>> = before.into_iter().filter(|slot| !after.contains(slot)).collect();
    assert_eq!(gone.len(), 2 * 3, "it came, went out, and was given back");
    assert_eq!(found(dir.path(), &gone), 0);
    verify_both(dir.path()).unwrap();
    let rows = store.custody_history(&unlocked(dir.path()), &responsible(), &at(8)).unwrap();
    let names: Vec<_> = rows.iter().map(|row| (row.spot.slot.as_str(), row.resident.name.as_str())).collect();
    assert_eq!(names, [("12", ""), ("13", "鈴木次郎"), ("12", ""), ("12", "")]);
    let again = store.erase_card(&card, ErasureReason::PersonAsked, &both(), &at(9));
    refuses(again, &CustodyError::StillKept { spot: spot("12") });
}

#[test]
fn the_cards_of_the_person_of_a_record_are_found_by_whoever_may_read_and_those_given_back_are_due() {
    let (dir, mut store) = with_a_card();
    let receipt = store.record_visit(&record(ANSWERS), &at(3)).unwrap();
    let other = Resident::with_number("30126");
    store.receive_item((&spot("13"), &paper()), &other, &keeper(), &at(4)).unwrap();
    let own = store.items_of(&receipt, &unlocked(dir.path()), &responsible().pseudonym, &at(5)).unwrap();
    assert_eq!(own.iter().map(|card| card.spot.clone()).collect::<Vec<_>>(), [spot("12")]);
    assert_eq!(store.due_items(kept_for(0, &at(5))).unwrap(), [], "what is kept is never due");
    hand(&mut store, "12", CustodyAct::Returned, 6).unwrap();
    assert_eq!(store.due_items(kept_for(0, &at(6))).unwrap().len(), 1);
    assert_eq!(store.due_items(kept_for(1, &at(6))).unwrap(), []);
}

#[test]
fn that_the_history_of_cards_was_asked_for_stands_in_the_log_even_when_it_cannot_be_opened() {
    let (dir, mut store) = with_a_card();
    store.custody_history(&stranger(), &responsible(), &at(3)).unwrap_err();
    assert_eq!(kinds(dir.path()).last().map(String::as_str), Some("list.made"));
}

/// Where everything is that came into a slot and was not given back, by a model that knows only what was done.
type LockerModel = BTreeMap<SlotId, Vec<CustodyState>>;

fn takes_the_slot(place: CustodyState) -> bool {
    matches!(place, CustodyState::Locker | CustodyState::Out)
}

fn can(own: &mut Vec<CustodyState>, act: CustodyAct) -> bool {
    use CustodyState::{Locker, Missing, Out, Returned};
    let is_taken = own.iter().any(|place| takes_the_slot(*place));
    let (from, to): (&[CustodyState], _) = match act {
        CustodyAct::Received if is_taken => return false,
        CustodyAct::Received => {
            own.push(Locker);
            return true;
        }
        CustodyAct::Out => (&[Locker], Out),
        CustodyAct::Back => (&[Out, Missing], Locker),
        CustodyAct::Returned => (&[Locker, Out, Missing], Returned),
        CustodyAct::Missing => (&[Locker, Out], Missing),
    };
    let Some(at) = own.iter().rposition(|place| from.contains(place)) else { return false };
    if act == CustodyAct::Back && own[at] == Missing && is_taken {
        return false;
    }
    own[at] = to;
    own.retain(|place| *place != Returned);
    true
}

fn act(store: &mut RecordStore, spot: &SlotId, act: CustodyAct, seconds: u64) -> bool {
    let done = match act {
        CustodyAct::Received => store.receive_item((spot, &paper()), &resident(), &keeper(), &at(seconds)),
        other @ (CustodyAct::Out | CustodyAct::Back | CustodyAct::Returned | CustodyAct::Missing) => {
            store.record_custody((spot, other), "", &keeper(), &at(seconds))
        }
    };
    done.is_ok()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_tried_each_card_is_in_one_place(steps in prop::collection::vec((0..3_usize, 0..5_usize), 1..25)) {
        let (dir, mut store) = facility();
        store.appoint_keeper(&keeper(), &responsible(), &at(1)).unwrap();
        let spots = [spot("1"), spot("1:certificate"), spot("2")];
        let mut model = LockerModel::new();
        let mut written = verify(dir.path()).unwrap().events;
        for (seconds, (which, what)) in (2..).zip(steps) {
            let next = can(model.entry(spots[which].clone()).or_default(), CustodyAct::ALL[what]);
            prop_assert_eq!(act(&mut store, &spots[which], CustodyAct::ALL[what], seconds), next);
            written += u64::from(next);
        }
        let holdings = store.locker_items().unwrap();
        for (spot, places) in &model {
            let own = holdings.iter().filter(|one| one.spot == *spot && one.now != CustodyState::Returned);
            let own: Vec<_> = own.map(|holding| holding.now).collect();
            prop_assert!(own.iter().filter(|place| takes_the_slot(**place)).count() <= 1, "two in one slot");
            prop_assert_eq!(&own, places);
        }
        prop_assert_eq!(verify(dir.path()).unwrap().events, written, "what is refused leaves nothing");
    }
}
