//! Exports are complete: read back by structures that are not ours, they say what the log says.

use std::collections::BTreeMap;
use std::path::Path;

use consent_log::consent::{Operator, RecordStanding, SealedVisit, VisitorIdentity, Withdrawal};
use consent_log::{
    Charset, Correction, DataController, DecryptedRecord, DecryptedWish, ErasureReason, ExportFileFormat, ExportReport,
    Receipt, RecordReaders, RecordStore, Resident, ReviewOutcome, export, verify,
};
use rusqlite::Connection;
use serde::Deserialize;
use serde_json::Value;

use crate::annotations::both;
use crate::fixtures::{ANSWERS, LunchAnswers, OTHER, at, facility, record, record_anew, staff, unlocked};
use crate::json_schema;

/// Returns a name that `Shift_JIS` has no characters for, with a cell that looks like a formula.
fn resident() -> Resident {
    Resident {
        number: "30125".into(), name: "𠮷田 花子".into(), kana: "よしだ はなこ".into(), room: "=201".into()
    }
}

/// Makes a house in which everything has happened that can happen to a record.
fn house() -> (tempfile::TempDir, RecordStore, Vec<Receipt>) {
    let (dir, mut store) = facility();
    let first = store.record_visit(&record(LunchAnswers { soup: "yes", ..ANSWERS }), &at(1)).unwrap();
    let second = store.record_visit(&record_anew(ANSWERS, Some(&first.to_string())), &at(2)).unwrap();
    let message = store.record_visit(&record(OTHER), &at(3)).unwrap();
    let erased = store.record_visit(&record(ANSWERS), &at(4)).unwrap();
    let (wishes, lang) = (vec!["soup".to_owned()], "en".to_owned());
    let taken = |receipt: Receipt, operator| Withdrawal {
        receipt: receipt.to_string(),
        wishes: wishes.clone(),
        lang: lang.clone(),
        operator,
    };
    store.withdraw(&taken(second, Operator::Other("family".into())), &at(5)).unwrap();
    store.withdraw_for(&taken(second, Operator::Person), &staff(), &at(6)).unwrap();
    store.link_resident(&second, &resident(), &staff(), &at(7)).unwrap();
    let details = BTreeMap::from([("bread-which".to_owned(), vec!["white".to_owned(), "rye".to_owned()])]);
    let correction =
        Correction { wish: "bread".into(), answer: "yes".into(), details, reason: "said \"so\", 'then'".into() };
    store.correct(&second, &correction, &staff(), &at(8)).unwrap();
    let outcome =
        ReviewOutcome { done: false, due: Some(at(0).today), what: "asked".into(), remark: "-1 day\nlater".into() };
    store.record_outcome(&second, &outcome, &staff(), &at(9)).unwrap();
    store.note_talked_over(&second, &staff(), &at(10)).unwrap();
    store.set_hold(&second, (true, "complaint"), &staff(), &at(11)).unwrap();
    store.erase(&erased, ErasureReason::PersonAsked, &both(), &at(12)).unwrap();
    (dir, store, vec![first, second, message, erased])
}

fn exported(dir: &Path, format: ExportFileFormat) -> (Vec<u8>, ExportReport) {
    let mut out = Vec::new();
    let done =
        export(dir, (&unlocked(dir), &staff()), (format, &DataController::default()), &mut out, &at(20)).unwrap();
    (out, done)
}

/// Opens the records after the export; what that itself adds to their reviews is left out.
fn opened(dir: &Path, store: &mut RecordStore, receipts: &[Receipt]) -> Vec<DecryptedRecord> {
    let unlocked = unlocked(dir);
    let open = |receipt: &Receipt| {
        let mut opened = store.view(receipt, &unlocked, &staff(), &at(30)).unwrap();
        // This reading is newer than the export.
        opened.reviews.pop();
        opened
    };
    receipts[..3].iter().map(open).collect()
}

/// Returns every event of the log as plain text, as somebody reads it who only knows SQL.
fn events(dir: &Path, last: usize) -> Vec<[String; 8]> {
    let log = Connection::open(dir.join("records.db")).unwrap();
    let sql = "SELECT CAST(seq AS TEXT), CAST(at_ms AS TEXT), clock, kind, coalesce(lower(hex(visit)), ''),
        coalesce(lower(hex(actor)), ''), coalesce(CAST(ref AS TEXT), ''), lower(hex(hash)) FROM event ORDER BY seq";
    let mut rows = log.prepare(sql).unwrap();
    let read = rows.query_map([], |row| Ok(std::array::from_fn(|at| row.get(at).unwrap()))).unwrap();
    read.map(Result::unwrap).take(last).collect()
}

fn texts(value: &Value, keys: [&str; 8]) -> [String; 8] {
    keys.map(|key| match &value[key] {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other @ (Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) => other.to_string(),
    })
}

fn words(body: &[u8]) -> Value {
    serde_json::from_slice(body).unwrap()
}

#[test]
fn an_export_says_who_is_responsible_and_on_which_terms() {
    let (dir, _store) = facility();
    let controller = DataController {
        name: "青空ホーム".into(),
        contact: "相談員の佐藤".into(),
        complaints: "施設長".into(),
        readers: RecordReaders::ResponsibleAndCare,
        retention_months: Some(60),
    };
    let (mut out, who) = (Vec::new(), (&unlocked(dir.path()), &staff()));
    export(dir.path(), who, (ExportFileFormat::Json, &controller), &mut out, &at(20)).unwrap();
    let all: Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(json_schema::check(&all), Ok(()));
    let (party, terms) = (&all["pii_controllers"][0], &all["processing"]);
    assert_eq!(
        (&party["name"], &party["contact"], &party["complaints"]),
        (&"青空ホーム".into(), &"相談員の佐藤".into(), &"施設長".into())
    );
    assert_eq!((&terms["retention_period"], &terms["lawful_basis"]), (&"P60M".into(), &"consent".into()));
    assert_eq!(terms["recipients"], serde_json::json!(["responsible", "reviewer"]));
    assert!(terms["pii_information"].as_array().unwrap().iter().any(|kind| kind["sensitive"] == true), "{terms}");
    assert!(terms["privacy_rights"].as_array().unwrap().contains(&"complaint".into()), "{terms}");
}

#[test]
fn json_read_back_says_what_the_log_says() {
    let (dir, mut store, receipts) = house();
    let (bytes, done) = exported(dir.path(), ExportFileFormat::Json);
    assert_eq!((done.records, done.unencodable.len()), (4, 0));
    let all: Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(json_schema::check(&all), Ok(()));
    let unnamed = &all["pii_controllers"][0];
    assert!(unnamed["contact"].is_null() && unnamed["complaints"].is_null(), "{unnamed}");
    assert!(all["processing"]["retention_period"].is_null(), "{}", all["processing"]);
    let mut wrong = all.clone();
    wrong["records"][0]["standing"] = "maybe".into();
    json_schema::check(&wrong).unwrap_err();
    let written = all["events"].as_array().unwrap();
    let keys = ["event", "at_ms", "clock", "event_type", "visit", "entity_id", "refers_to", "hash"];
    let read: Vec<[String; 8]> = written.iter().map(|event| texts(event, keys)).collect();
    assert_eq!(read, events(dir.path(), written.len()));
    assert_eq!(verify(dir.path()).unwrap().events, written.len() as u64, "and not one event less");
    for (read, kept) in all["records"].as_array().unwrap().iter().zip(opened(dir.path(), &mut store, &receipts)) {
        same_record(read, &kept);
    }
    let gone = &all["records"][3];
    assert_eq!(
        (&gone["record_id"], &gone["erased"]["open"]["reason"]),
        (&receipts[3].to_string().into(), &"person-asked".into())
    );
}

/// Returns an answer as the pages of the invented visit say it. None of them shows which soup: that keeps its id.
fn in_words(wish: &DecryptedWish) -> &'static str {
    match (wish.wish.as_str(), wish.answer.as_str()) {
        ("soup", "yes") => "はい（miso）",
        ("soup", "no") => "いいえ",
        ("bread", "talk") => "職員と 話したいです",
        other => panic!("nobody answers {other:?}"),
    }
}

fn same_record(read: &Value, kept: &DecryptedRecord) {
    let text = |value: &Value| value.as_str().map(ToOwned::to_owned);
    assert_eq!(text(&read["record_id"]), Some(kept.receipt.to_string()));
    assert_eq!(text(&read["recorded"]), Some(kept.at.to_string()));
    assert_eq!(VisitorIdentity::deserialize(&read["pii_principal_id"]).unwrap(), kept.person);
    assert_eq!(Option::<Resident>::deserialize(&read["linked"]).unwrap(), kept.linked);
    assert_eq!(Operator::deserialize(&read["operator"]).unwrap(), kept.operator);
    assert_eq!(RecordStanding::deserialize(&read["standing"]).unwrap(), kept.standing);
    assert_eq!(SealedVisit::deserialize(read).unwrap(), kept.visit);
    let processing = &read["pii_processing"];
    let told = ["service", "edition", "language", "collection_method"].map(|key| text(&processing[key]).unwrap());
    assert_eq!(told, [&kept.pack, &kept.edition, &kept.lang, &kept.form].map(Clone::clone));
    let purposes = processing["purposes"].as_array().unwrap();
    assert_eq!(purposes.len(), kept.wishes.len());
    for (purpose, wish) in purposes.iter().zip(&kept.wishes) {
        assert_eq!(
            (text(&purpose["purpose"]), text(&purpose["answer"])),
            (Some(wish.wish.clone()), Some(wish.answer.clone()))
        );
        assert_eq!(serde_json::to_value(&wish.details).unwrap(), purpose["details"]);
        assert_eq!(text(&purpose["said"]).as_deref(), Some(in_words(wish)));
        assert_eq!(words(&wish.notice.body), purpose["privacy_notice"]["rows"]);
        for (back, read) in [(&wish.withdrawn, "withdrawn"), (&wish.others_asked, "others_asked_to_withdraw")] {
            let said = back.as_ref().map(|back| (back.at.to_string(), back.staff.map(|staff| staff.to_string())));
            let read = &purpose[read];
            assert_eq!(said, text(&read["event_time"]).map(|at| (at, text(&read["entity_id"]))));
        }
        assert_eq!(text(&purpose["replaced_by"]), wish.replaced_by.map(|receipt| receipt.to_string()));
        let corrections = purpose["corrections"].as_array().unwrap();
        assert_eq!(corrections.len(), wish.corrections.len());
        for (read, kept) in corrections.iter().zip(&wish.corrections) {
            assert_eq!(
                (text(&read["answer"]), text(&read["reason"])),
                (Some(kept.correction.answer.clone()), Some(kept.correction.reason.clone()))
            );
            assert_eq!(serde_json::to_value(&kept.correction.details).unwrap(), read["details"]);
        }
    }
    let pages = read["presented"].as_array().unwrap();
    assert_eq!(pages.len(), kept.presented.len());
    for (read, page) in pages.iter().zip(&kept.presented) {
        assert_eq!(words(&page.notice.body), read["notice"]["rows"]);
        assert_eq!(
            (read["seconds"].as_u64(), read["repeats"].as_u64()),
            (page.usage.map(|usage| usage.seconds.into()), page.usage.map(|usage| usage.repeats.into()))
        );
        assert_eq!(serde_json::to_value(&page.heard).unwrap(), read["heard"]);
    }
    let count = |key: &str| read[key].as_array().map_or(0, Vec::len);
    assert_eq!((count("reviews"), count("outcomes")), (kept.reviews.len(), kept.outcomes.len()));
    for (read, kept) in read["outcomes"].as_array().unwrap().iter().zip(&kept.outcomes) {
        assert_eq!(text(&read["remark"]), Some(kept.outcome.remark.clone()));
        assert_eq!(text(&read["due"]), kept.outcome.due.map(|due| due.to_string()));
    }
    assert_eq!(text(&read["held"]["reason"]), kept.held.as_ref().map(|hold| hold.reason.clone()));
}

/// A line of the sheet, as a program of other people reads it: the mark before a formula taken away.
#[derive(Debug, Deserialize)]
struct SheetLine {
    receipt: String,
    #[serde(rename = "line")]
    kind: String,
    name: String,
    room: String,
    wish: String,
    answer: String,
    details: String,
    withdrawn: String,
    page: String,
    seconds: String,
    heard: String,
    words: String,
    what: String,
    said: String,
}

fn lines(bytes: &[u8]) -> Vec<SheetLine> {
    let mut sheet = csv::Reader::from_reader(bytes);
    let columns = sheet.headers().unwrap().clone();
    let plain = |cell: &str| cell.strip_prefix('\'').unwrap_or(cell).to_owned();
    let rows = sheet.records().map(|row| row.unwrap().iter().map(plain).collect::<csv::StringRecord>());
    rows.map(|row| row.deserialize(Some(&columns)).unwrap()).collect()
}

/// Checks that the lines of one record are what is stored of it.
fn same_lines(lines: &[SheetLine], kept: &DecryptedRecord) {
    let own = |kind: &str| {
        let code = kept.receipt.to_string();
        lines.iter().filter(|line| line.receipt == code && line.kind == kind).collect::<Vec<_>>()
    };
    let answers = own("answer");
    assert_eq!(answers.len(), kept.wishes.len());
    for (line, wish) in answers.iter().zip(&kept.wishes) {
        assert_eq!((&line.wish, &line.answer), (&wish.wish, &wish.answer));
        let details: Vec<String> = wish.details.iter().map(|(id, all)| format!("{id}: {}", all.join(" + "))).collect();
        assert_eq!(line.details, details.join("; "));
        assert_eq!(line.said, in_words(wish));
        assert_eq!(words(line.words.as_bytes()), words(&wish.notice.body));
        assert_eq!(line.withdrawn, wish.withdrawn.as_ref().map(|back| back.at.to_string()).unwrap_or_default());
        let linked = kept.linked.clone().unwrap_or_default();
        assert_eq!((&line.name, &line.room), (&linked.name, &linked.room));
    }
    let pages = own("page");
    assert_eq!(pages.len(), kept.presented.len());
    for (line, page) in pages.iter().zip(&kept.presented) {
        assert_eq!((&line.page, line.seconds.parse().ok()), (&page.notice.page, page.usage.map(|usage| usage.seconds)));
        assert_eq!(words(line.words.as_bytes()), words(&page.notice.body));
        assert_eq!(line.heard, page.heard.join(" "));
    }
    let said: Value = serde_json::from_str(&own("record")[0].said).unwrap();
    assert_eq!(VisitorIdentity::deserialize(&said["person"]).unwrap(), kept.person);
    assert_eq!(said["checks"], serde_json::to_value(&kept.visit.checks).unwrap());
    assert_eq!(said["asked"], serde_json::to_value(&kept.visit.asked).unwrap());
    assert_eq!(said["read_back"], serde_json::to_value(&kept.visit.read_back).unwrap());
    let done = own("done");
    let of_wishes: usize = kept
        .wishes
        .iter()
        .map(|wish| {
            wish.corrections.len() + usize::from(wish.withdrawn.is_some()) + usize::from(wish.others_asked.is_some())
        })
        .sum();
    assert_eq!(done.len(), kept.reviews.len() + kept.outcomes.len() + usize::from(kept.held.is_some()) + of_wishes);
    for correction in kept.wishes.iter().flat_map(|wish| &wish.corrections) {
        assert!(done.iter().any(|line| line.what == "corrected" && line.said.contains(&correction.correction.answer)));
    }
}

#[test]
fn a_sheet_read_back_says_what_the_log_says() {
    let (dir, mut store, receipts) = house();
    let (bytes, done) = exported(dir.path(), ExportFileFormat::Csv(Charset::Utf8));
    assert_eq!((done.records, done.unencodable.len()), (4, 0));
    assert!(bytes.starts_with(b"\xef\xbb\xbf") && bytes.ends_with(b"\r\n"));
    let lines = lines(&bytes[3..]);
    for kept in opened(dir.path(), &mut store, &receipts) {
        same_lines(&lines, &kept);
    }
    assert!(lines.iter().any(|line| line.kind == "erased" && line.receipt == receipts[3].to_string()));
    let written: Vec<Value> = lines
        .iter()
        .filter(|line| line.kind == "event")
        .map(|line| serde_json::from_str(&line.said).unwrap())
        .collect();
    let log = events(dir.path(), written.len());
    assert_eq!(written.len(), log.len());
    for (event, log) in written.iter().zip(&log) {
        assert_eq!(
            texts(event, ["event", "at_ms", "clock", "visit", "refers_to", "hash", "", ""])[..6],
            [&log[0], &log[1], &log[2], &log[4], &log[6], &log[7]].map(Clone::clone)
        );
    }
}

#[test]
fn no_cell_that_leaves_is_a_formula() {
    let (dir, _store, _) = house();
    let (bytes, _) = exported(dir.path(), ExportFileFormat::Csv(Charset::Utf8));
    let mut cells = 0;
    for row in csv::Reader::from_reader(&bytes[3..]).records() {
        for cell in &row.unwrap() {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']), "{cell}");
            cells += usize::from(cell.starts_with("'="));
        }
    }
    assert!(cells > 0, "the room that looks like a formula is among them");
}

#[test]
fn shift_jis_names_the_record_and_the_characters_that_it_does_not_have() {
    let (dir, _store, receipts) = house();
    let (bytes, done) = exported(dir.path(), ExportFileFormat::Csv(Charset::ShiftJis));
    let names: Vec<_> = done.unencodable.iter().filter(|missing| missing.column == "name").collect();
    assert!(
        !names.is_empty()
            && names.iter().all(|missing| missing.receipt == Some(receipts[1]) && missing.characters == "𠮷")
    );
    let (text, _, had_errors) = encoding_rs::SHIFT_JIS.decode(&bytes);
    assert!(!had_errors && text.contains("〓田 花子") && !text.contains("&#"), "{had_errors}");
    assert!(text.contains("よしだ はなこ"));
}
