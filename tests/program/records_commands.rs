//! Work on the log from the command line, as staff do it: proof, backups, keys, erasing.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use consent_log::{Role, StaffBook, Timestamp};

use crate::pipe_session::{self, DemoFolder, PROGRAM, PipeSession, command, text};

const FLU: &str = "tests/packs/influenza";
/// The staff number of the second member of staff.
const SECOND: &str = "59306";

/// A demonstration with a record and two members of staff.
fn demo() -> (DemoFolder, String) {
    let demo = DemoFolder::new(FLU);
    let receipt = demo.visit();
    let now = Timestamp::new(1_795_395_600_000, "boot", 1);
    StaffBook::open(&demo.data()).unwrap().add("Mori", Role::Reviewer, SECOND, &now).unwrap();
    (demo, receipt)
}

/// Runs `madoguchi records …` and types these lines.
fn records(demo: &DemoFolder, args: &[&str], typed: &[&str]) -> Output {
    demo.run(&[&["records"], args].concat(), (typed.join("\n") + "\n").as_bytes())
}

#[track_caller]
fn says(output: &Output, words: &str) -> String {
    let said = text(&output.stdout);
    assert!(output.status.success() && said.contains(words), "{said} {}", text(&output.stderr));
    said
}

#[track_caller]
fn refuses(output: &Output, words: &str) {
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains(words), "{said}");
}

#[test]
fn a_resident_who_cannot_see_a_picture_is_given_the_proof_in_a_line() {
    let demo = DemoFolder::new(FLU);
    let mut kiosk = demo.kiosk("en");
    kiosk.say("").choose("English").say("1").say("1").choose("Hear");
    kiosk.until("May we keep").choose("Yes").choose("I am").until("have to have it");
    kiosk.choose("I decide").say("1").choose("Yes, I would like it").say("1").say("1").choose("Yes, it is right");
    kiosk.choose("Record");
    let receipt = kiosk.receipt();
    kiosk.choose("square");
    let said = kiosk.page.iter().find_map(|line| line.split_once("JPK1/")).expect("the line").1;
    let line = format!("JPK1/{}", said.trim());
    assert_eq!(kiosk.say("0").receipt(), receipt, "the receipt is still there");
    kiosk.close();
    says(&records(&demo, &["verify", "--against", &line], &[]), "agrees");
}

#[test]
fn the_line_of_a_receipt_and_a_stick_agree_with_the_log() {
    let (demo, receipt) = demo();
    let stick = tempfile::tempdir().unwrap();
    let stick = stick.path().to_str().unwrap();
    let head = says(&records(&demo, &["head", "--receipt", &receipt, "--qr"], &[]), "JPK1/");
    assert!(head.contains('█') && head.lines().count() == 22, "{head}");
    says(&records(&demo, &["anchor", stick], &[]), "given to");
    let line = head.lines().next().unwrap();
    let verified = records(&demo, &["verify", "--against", line, "--against", stick, "--receipt", &receipt], &[]);
    let said = says(&verified, "the log is whole");
    assert!(said.contains("agrees") && said.contains("stands in the log"), "{said}");
    // More stands in the log since: the line of a receipt is that of its own event.
    let again = says(&records(&demo, &["head", "--receipt", &receipt], &[]), "JPK1/");
    assert_eq!(again.lines().next(), Some(line));
    refuses(&records(&demo, &["verify", "--receipt", "0000 0000 0000 0098"], &[]), "no record has the receipt code");
    refuses(&records(&demo, &["verify", "--against", "/nowhere"], &[]), "name the stick");
    let other = line.replacen("JPK1/", "JPK1/00", 1);
    refuses(&records(&demo, &["verify", "--against", &other], &[]), "copy the whole line");
}

#[test]
fn a_backup_is_made_rehearsed_and_put_back_by_two() {
    let (demo, receipt) = demo();
    let stick = tempfile::tempdir().unwrap();
    let place = stick.path().to_str().unwrap();
    says(&records(&demo, &["backup", place], &[]), "backup made and read back: 1 records");
    says(&records(&demo, &["drill", place], &[&demo.pin(), &demo.words()]), "1 records opened and read");
    refuses(&records(&demo, &["restore", place], &[]), "never writes over records");
    let (pin, to) = (demo.pin(), stick.path().join("new"));
    let restore = |typed: &[&str]| {
        let to = to.to_str().unwrap();
        pipe_session::run(&["--data", to, "records", "restore", place], (typed.join("\n") + "\n").as_bytes())
    };
    refuses(&restore(&[&pin, &pin]), "this needs two people");
    refuses(&restore(&[&pin, "111112"]), "nobody has this PIN");
    assert!(!to.exists(), "nothing is put back by one alone");
    says(&restore(&[&pin, SECOND]), "put back to");
    let verify = ["--data", to.to_str().unwrap(), "records", "verify", "--receipt", &receipt];
    says(&pipe_session::run(&verify, b""), "stands in the log");
}

#[test]
fn doctor_says_when_a_backup_was_made_and_rehearsed() {
    let (demo, _) = demo();
    let stick = tempfile::tempdir().unwrap();
    let place = stick.path().to_str().unwrap();
    let doctor = || text(&demo.run(&["doctor"], b"").stdout);
    assert!(doctor().contains("backup: none was made"), "{}", doctor());
    says(&records(&demo, &["backup", place], &[]), "backup made");
    assert!(doctor().contains("and not rehearsed since"), "{}", doctor());
    says(&records(&demo, &["drill", place], &[&demo.pin(), &demo.words()]), "1 records opened");
    assert!(doctor().contains(", rehearsed on "), "{}", doctor());
}

/// A kiosk that is started where programs leave core files.
fn kiosk_with_core_files(demo: &DemoFolder) -> PipeSession {
    let data = demo.data().display().to_string();
    let kiosk = format!("{PROGRAM} --data {data} --content {FLU} --demo --reader lines --lang en");
    let mut command = Command::new("sh");
    command.args(["-c", &format!("ulimit -c unlimited; exec {kiosk}")]).stdin(Stdio::piped()).stdout(Stdio::piped());
    command.env("MADOGUCHI_BRAILLE", "off").env("MADOGUCHI_SOUND", "null");
    PipeSession::of(command)
}

/// The person's name and answer stand in no file, and the program leaves no core (invariant I7, docs/records.md).
#[test]
fn no_file_beside_the_records_and_no_core_holds_what_a_person_said() {
    use std::os::unix::process::ExitStatusExt as _;
    let (demo, _) = demo();
    let mut kiosk = kiosk_with_core_files(&demo);
    kiosk.say("").choose("English").say("1").say("1").choose("Hear");
    kiosk.until("May we keep").choose("Yes").choose("I am").until("have to have it");
    kiosk.choose("I decide").say("1").choose("Yes, I would like it");
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", kiosk.child.id())).unwrap();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    assert_eq!(core.split_whitespace().nth(4), Some("0"), "{core}");
    let pid = rustix::process::Pid::from_child(&kiosk.child);
    rustix::process::kill_process(pid, rustix::process::Signal::ABORT).unwrap();
    assert!(!kiosk.child.wait().unwrap().core_dumped());
    let answer = b"Yes, I would like it";
    for entry in std::fs::read_dir(demo.data()).unwrap().map(Result::unwrap) {
        let bytes = std::fs::read(entry.path()).unwrap();
        let name = entry.file_name();
        // The question with all its answers is no secret: it stands among the words that were shown.
        let is_shown = name.to_string_lossy().starts_with("records.db");
        let read_back = b"like it\"},\"read_back";
        assert!(is_shown || !bytes.windows(answer.len()).any(|window| window == answer), "{name:?}");
        assert!(!bytes.windows(read_back.len()).any(|window| window == read_back), "{name:?}");
    }
    assert!(demo.is_whole().contains("1 records"));
}

#[test]
fn a_lost_passphrase_is_made_anew_with_the_sheet() {
    let (demo, _) = demo();
    let says_keys = |count: usize| {
        let listed = says(&records(&demo, &["keys"], &[]), "recovery (sheet in the safe)");
        assert_eq!(listed.lines().count(), count, "{listed}");
    };
    says_keys(2);
    let typed = [demo.pin(), SECOND.to_owned(), demo.recovery(), "these are not the words".to_owned()];
    let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
    let refused = records(&demo, &["keys", "--new", "facility", "--with", "recovery"], &typed);
    refuses(&refused, "nothing was changed");
    says_keys(2);
    // Whoever reads the new words from their paper types them: here they are read from what was printed.
    let mut changing =
        command(&demo_args(&demo, &["records", "keys", "--new", "facility", "--with", "recovery"])).spawn().unwrap();
    let words = type_from_paper(&mut changing, &[&demo.pin(), SECOND, &demo.recovery()]);
    let done = changing.wait_with_output().unwrap();
    says(&done, "the old words open nothing here");
    says_keys(3);
    let drill = tempfile::tempdir().unwrap();
    let place = drill.path().to_str().unwrap();
    says(&records(&demo, &["backup", place], &[]), "backup made");
    refuses(&records(&demo, &["drill", place], &[&demo.pin(), &demo.words()]), "not the passphrase");
    says(&records(&demo, &["drill", place], &[&demo.pin(), &words]), "1 records opened");
}

fn demo_args<'a>(demo: &DemoFolder, more: &[&'a str]) -> Vec<&'a str> {
    let data: &'static str = Box::leak(demo.data().display().to_string().into_boxed_str());
    [&["--data", data], more].concat()
}

/// Types what is asked, reads the new words from standard error, and types them.
fn type_from_paper(child: &mut std::process::Child, typed: &[&str]) -> String {
    use std::io::{BufRead as _, BufReader, Write as _};
    let mut input = child.stdin.take().unwrap();
    for line in typed {
        writeln!(input, "{line}").unwrap();
    }
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
    let words = lines.find(|line| line.split(' ').count() == 7 && !line.contains(':')).expect("the new words");
    writeln!(input, "{words}").unwrap();
    drop(input);
    words
}

#[test]
fn what_was_kept_long_enough_is_listed_and_erased_by_two() {
    let (demo, receipt) = demo();
    demo.review().choose(&receipt);
    says(&records(&demo, &["due", "--months", "0"], &[]), "not counted: 1 records");
    demo.review().choose(&receipt).choose("More:").choose("left the home").choose("Today");
    refuses(&records(&demo, &["due"], &[]), "name it with --months");
    says(&records(&demo, &["due", "--months", "60"], &[]), "0 records are of people who left");
    says(&records(&demo, &["due", "--months", "0"], &[]), &receipt);
    says(&records(&demo, &["erase", "--months", "60"], &[]), "nothing was erased");
    // How long the facility keeps them stands in its own file.
    let file = demo.data().join("facility.toml");
    let before = std::fs::read_to_string(&file).unwrap();
    for (months, count) in [("0", 1), ("60", 0)] {
        let profile = format!("[profile]\nretention = \"{months}\"\n");
        let own = if before.contains("[profile]\n") {
            before.replace("[profile]\n", &profile)
        } else {
            format!("{before}\n{profile}")
        };
        std::fs::write(&file, own).unwrap();
        says(
            &records(&demo, &["due"], &[]),
            &format!("{count} records are of people who left more than {months} months ago"),
        );
    }
    let pin = demo.pin();
    refuses(&records(&demo, &["erase", &receipt, "--why", "person-asked"], &[&pin, &pin]), "this needs two people");
    says(&records(&demo, &["erase", &receipt, "--why", "person-asked"], &[&pin, SECOND]), "1 records erased");
    refuses(&records(&demo, &["erase", &receipt], &[&pin, SECOND]), "was erased");
    assert!(demo.is_whole().contains("1 records"));
    assert!(Path::new(&demo.data()).join("records.db").is_file());
}

#[test]
fn whoever_may_not_read_is_given_no_list_no_history_and_no_export_even_with_the_right_words() {
    let (demo, _) = demo();
    let now = Timestamp::new(1_795_395_600_000, "boot", 1);
    let mut book = StaffBook::open(&demo.data()).unwrap();
    book.add("Kato", Role::Guide, "830164", &now).unwrap();
    book.add("Ito", Role::CardKeeper, "295817", &now).unwrap();
    // The facility has not said that care staff read as well: of the three, the reviewer may not either.
    for pin in ["830164", "295817", SECOND] {
        for command in [&["list", "photo"][..], &["custody", "history"], &["records", "export", "--as", "csv"]] {
            let typed = format!("{pin}\n{}\n", demo.words());
            let run = pipe_session::run(&demo_args(&demo, command), typed.as_bytes());
            refuses(&run, "your role may not");
            assert_eq!(text(&run.stdout), "", "{command:?}");
        }
    }
    settle_readers(&demo, "responsible-and-care");
    let typed = format!("{SECOND}\n{}\n", demo.words());
    let history = pipe_session::run(&demo_args(&demo, &["custody", "history"]), typed.as_bytes());
    assert!(history.status.success(), "{}", text(&history.stderr));
    settle_readers(&demo, "responsible");
    refuses(&pipe_session::run(&demo_args(&demo, &["custody", "history"]), typed.as_bytes()), "your role may not");
}

#[test]
fn a_facility_file_that_cannot_be_used_is_told_by_export_and_review_and_keeps_nobody_from_the_records() {
    let (demo, _) = demo();
    std::fs::write(demo.data().join("facility.toml"), "name = ").unwrap();
    let trouble = || std::fs::read_to_string(demo.data().join("trouble.log")).unwrap_or_default();
    let done = records(&demo, &["export", "--as", "json"], &[&demo.pin(), &demo.words()]);
    let said = text(&done.stderr);
    assert!(done.status.success() && said.contains("facility.toml: line 1"), "{said}");
    assert_eq!((said.matches("names nobody").count(), trouble().matches("names nobody").count()), (1, 1), "{said}");
    let all: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(all["records"].as_array().unwrap().len(), 1, "{all}");
    // Who may read is not known then: the person responsible alone.
    refuses(&records(&demo, &["export", "--as", "csv"], &[SECOND, &demo.words()]), "your role may not");
    let mut review = demo.talk(&["review", "--reader", "lines", "--lang", "en"]);
    assert!(review.shows("facility.toml cannot be used"), "{:#?}", review.page);
    review.say(&demo.pin()).say(&demo.words());
    assert!(review.shows("Today is") && !review.shows("facility.toml"), "{:#?}", review.page);
    drop(review.close());
    assert_eq!(trouble().matches("answers of the pack").count(), 1, "{}", trouble());
}

/// Writes who may read records into the facility's own file.
fn settle_readers(demo: &DemoFolder, readers: &str) {
    let file = demo.data().join("facility.toml");
    let own = std::fs::read_to_string(&file).unwrap();
    let own = own.lines().filter(|line| !line.starts_with("readers")).map(|line| match line {
        "[profile]" => format!("[profile]\nreaders = {readers:?}"),
        line => line.to_owned(),
    });
    std::fs::write(&file, own.collect::<Vec<_>>().join("\n")).unwrap();
}
