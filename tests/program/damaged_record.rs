//! One damaged byte in one record: every other record is there for staff, and what is missing has a name.

use std::fs;
use std::path::Path;
use std::process::Command;

use rusqlite::{Connection, types::FromSql};

use crate::pipe_session::{DemoFolder, text};

const FLU: &str = "tests/packs/influenza";
/// What is read of the visit that is damaged.
const OF_THE_FIRST: &str =
    "FROM event WHERE visit = (SELECT visit FROM event WHERE kind = 'visit.recorded' ORDER BY seq LIMIT 1)";

/// The pack with a hand-over list of its own.
fn with_a_list(dir: &Path) -> &'static str {
    let pack = dir.join("pack");
    assert!(Command::new("cp").arg("-r").args([Path::new(FLU), &pack]).status().unwrap().success());
    let append = |file: &str, more: &str| {
        let file = pack.join(file);
        fs::write(&file, fs::read_to_string(&file).unwrap() + more).unwrap();
    };
    append("pack.toml", "\n[[list]]\nid = \"doses\"\nwish = \"flu-wish\"\nanswers = [\"yes\"]\n");
    append("locales/en/profile.ftl", "\nlist-doses = Doses\n    .note = Order them: now.\n");
    append("locales/ja/profile.ftl", "\nlist-doses = ワクチン\n    .note = たのんでください。\n");
    Box::leak(pack.display().to_string().into_boxed_str())
}

/// A facility with three records; the receipt of the first and of the last.
fn facility() -> (DemoFolder, String, String) {
    facility_with(FLU)
}

fn facility_with(pack: &'static str) -> (DemoFolder, String, String) {
    let demo = DemoFolder::new(pack);
    let first = demo.visit();
    demo.visit();
    let last = demo.visit();
    (demo, first, last)
}

/// What the log holds, asked as anybody may ask.
fn held<T: FromSql>(demo: &DemoFolder, column: &str, of: &str) -> T {
    let log = Connection::open(demo.data().join("records.db")).unwrap();
    log.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    log.query_row(&format!("SELECT {column} {OF_THE_FIRST} AND {of}"), [], |row| row.get(0)).unwrap()
}

/// Flips one bit of these bytes, which stand in the file once.
#[track_caller]
fn flip(demo: &DemoFolder, bytes: &[u8]) {
    let file = demo.data().join("records.db");
    let mut all = fs::read(&file).unwrap();
    let found: Vec<usize> = (0..all.len()).filter(|at| all[*at..].starts_with(bytes)).collect();
    assert_eq!(found.len(), 1, "these bytes stand in the file once");
    all[found[0] + bytes.len() / 2] ^= 0x10;
    fs::write(&file, all).unwrap();
}

/// One bit of what is sealed in the first record.
fn flip_sealed(demo: &DemoFolder) {
    let sealed: Vec<u8> = held(demo, "sealed", "kind = 'visit.recorded'");
    flip(demo, &sealed[200..232]);
}

fn exported(demo: &DemoFolder, form: &str) -> (Option<i32>, String, String) {
    let asked = format!("{}\n{}\n", demo.pin(), demo.words());
    let output = demo.run(&["records", "export", "--as", form], asked.as_bytes());
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

/// Both exports hold the two others, name the first, and say so by their exit code.
#[track_caller]
fn exports_go_on(demo: &DemoFolder, first: &str, what: &str) {
    let (code, json, said) = exported(demo, "json");
    assert_eq!(code, Some(1), "{what}: {said}");
    assert!(said.contains("cannot be read (damaged)") && said.contains("records verify"), "{what}: {said}");
    let json: serde_json::Value = serde_json::from_str(&json).unwrap_or_else(|_| panic!("{what}: {said}"));
    assert_eq!(json["records"].as_array().unwrap().len(), 2, "{what}");
    let gap = json["unreadable"].as_array().unwrap();
    assert!(gap.iter().any(|one| one["record_id"] == first), "{what}: {gap:?}");
    let (code, csv, said) = exported(demo, "csv");
    assert_eq!(code, Some(1), "{what}: {said}");
    let gap = csv.lines().find(|line| line.starts_with(first)).expect(what);
    assert!(gap.contains(",unreadable,") && gap.contains("cannot be read (damaged)"), "{what}: {gap}");
    assert_eq!(csv.lines().filter(|line| line.contains(",record,")).count(), 2, "{what}: {csv}");
}

#[test]
fn one_damaged_byte_hides_no_other_record_from_review() {
    let (demo, first, last) = facility();
    flip_sealed(&demo);
    let mut review = demo.review();
    assert!(review.shows("2 of 3 records are waiting for you"), "{:#?}", review.page);
    assert!(review.shows("Cannot be read (damaged): 1.") && review.shows(&first), "{:#?}", review.page);
    assert!(review.shows("All others can be read") && review.shows("records verify"), "{:#?}", review.page);
    assert!(!review.shows("There is no record yet") && !review.shows("use the words of the sheet"));
    review.choose(&last);
    assert!(review.shows("Yes, I would like it"), "the others are opened: {:#?}", review.page);
    review.choose("More:").choose("Link this record").say("30125").say("Sato").say("さとう").say("101");
    assert!(review.shows("tied") || review.shows("30125"), "{:#?}", review.page);
    review.say("*").choose("Other work").choose("Find");
    assert!(review.shows("Cannot be read (damaged): 1."), "a search may miss it: {:#?}", review.page);
    review.say("30125");
    assert!(review.shows("Sato") && review.shows("Cannot be read (damaged): 1."), "{:#?}", review.page);
    review.choose("Print");
    let prints = fs::read_dir(demo.data().join("prints")).unwrap().map(|entry| entry.unwrap().path());
    let print = fs::read_to_string(prints.into_iter().next().unwrap()).unwrap();
    assert!(print.contains("This may not be everything") && !print.contains("These are all"), "{print}");
}

#[test]
fn a_damaged_record_that_is_opened_is_said_to_be_damaged_and_not_to_want_the_sheet() {
    let (demo, first, _) = facility();
    flip_sealed(&demo);
    let mut review = demo.review();
    review.choose("Other work").choose("All records");
    assert!(review.shows("All records: 3"), "{:#?}", review.page);
    review.choose(&first);
    assert!(review.shows("is damaged and cannot be read. Other records can"), "{:#?}", review.page);
    assert!(!review.shows("sheet"), "{:#?}", review.page);
}

#[test]
fn a_hand_over_list_and_both_exports_go_on_and_name_the_gap() {
    let dir = tempfile::tempdir().unwrap();
    let (demo, first, last) = facility_with(with_a_list(dir.path()));
    flip_sealed(&demo);
    exports_go_on(&demo, &first, "sealed");
    let asked = format!("{}\n{}\n", demo.pin(), demo.words());
    for form in ["csv", "text"] {
        let args = ["list", "doses", "--as", form, "--lang", "en"];
        let output = demo.run(&args, asked.as_bytes());
        let (list, said) = (text(&output.stdout), text(&output.stderr));
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(list.contains(&last) && list.contains(&first), "{list} {said}");
        assert!(list.contains("cannot be read (damaged)"), "{list}");
        assert!(said.contains("may belong on this list"), "{said}");
    }
}

/// Whatever of a record is damaged: what is sealed, what stands in the open, what it hangs on, its words.
#[test]
fn a_flip_in_any_part_of_a_record_leaves_the_others() {
    let parts = [
        ("the answer", "sealed", "kind = 'wish.recorded'"),
        (
            "which wish it is",
            "'{\"wish\":\"' || json_extract(open, '$.wish') || '\"}' || 'x'",
            "kind = 'wish.recorded'",
        ),
        (
            "the key slot",
            "(SELECT wrapped FROM keyslot k WHERE k.dek = event.dek AND recipient = 1)",
            "kind = 'visit.recorded'",
        ),
        (
            "the words that were shown",
            "(SELECT body FROM notice WHERE sha256 = event.notice)",
            "kind = 'wish.recorded'",
        ),
    ];
    for (what, column, of) in parts {
        let (demo, first, last) = facility();
        if column.contains("json_extract") {
            damage_open(&demo);
        } else {
            let bytes = bytes(&demo, column, of);
            flip(&demo, &bytes);
        }
        if what == "the words that were shown" {
            // All three were shown the same words: none of them is shown with others.
            let (code, json, said) = exported(&demo, "json");
            assert_eq!(code, Some(1), "{said}");
            let json: serde_json::Value = serde_json::from_str(&json).unwrap();
            assert_eq!(json["unreadable"].as_array().unwrap().len(), 3);
            continue;
        }
        exports_go_on(&demo, &first, what);
        let review = demo.review();
        assert!(review.shows("2 of 3 records are waiting") && review.shows(&last), "{what}: {:#?}", review.page);
        assert!(review.shows("Cannot be read (damaged): 1."), "{what}: {:#?}", review.page);
    }
}

fn bytes(demo: &DemoFolder, column: &str, of: &str) -> Vec<u8> {
    let all: Vec<u8> = held(demo, column, of);
    all[20..52].to_vec()
}

/// The text of one event in the open, which stands between its number and its data key.
fn damage_open(demo: &DemoFolder) {
    let dek: Vec<u8> = held(demo, "dek", "kind = 'wish.recorded'");
    let open: String = held(demo, "open", "kind = 'wish.recorded'");
    let file = demo.data().join("records.db");
    let mut all = fs::read(&file).unwrap();
    let row = [open.as_bytes(), &dek].concat();
    let at = (0..all.len()).find(|at| all[*at..].starts_with(&row)).unwrap();
    all[at] ^= 0x10;
    fs::write(&file, all).unwrap();
}

#[test]
fn a_list_that_cannot_be_made_is_no_empty_list() {
    let (demo, ..) = facility();
    let file = demo.data().join("records.db");
    let page: i64 = {
        let log = Connection::open(&file).unwrap();
        log.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
        log.query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'event_record'", [], |row| row.get(0)).unwrap()
    };
    let mut all = fs::read(&file).unwrap();
    let size = usize::from(u16::from_be_bytes([all[16], all[17]]));
    let at = (usize::try_from(page).unwrap() - 1) * size;
    all[at] ^= 0x10;
    fs::write(&file, all).unwrap();
    let mut review = demo.review();
    assert!(!review.shows("There is no record yet") && !review.shows("0 of 0"), "{:#?}", review.page);
    assert!(review.shows("damaged") && review.shows("restore a backup"), "{:#?}", review.page);
    review.choose("All records");
    assert!(!review.shows("All records: 0"), "{:#?}", review.page);
    assert!(review.shows("restore a backup"), "{:#?}", review.page);
}
