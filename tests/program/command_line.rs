//! The program from outside: what it says, what it leaves, how it ends.

use std::fs;
use std::process::Stdio;

use madoguchi::conformance::CLAUSES;

use crate::pipe_session::{DemoFolder, fails, run, run_with, text};
use crate::pipe_visits::is_empty;

const FLU: &str = "tests/packs/influenza";

#[test]
fn whatever_comes_on_the_input_the_kiosk_stays_calm() {
    let demo = DemoFolder::new(FLU);
    let mut input = b"\n1\n".to_vec();
    input.extend(vec![b'1'; 1 << 20]);
    input.extend(b"\n\xff\xfe\x00\n\x1b[2J\x1b]0;x\x07\n\r\n\n99999999999999\n");
    input.extend("あいう｜《》\n".as_bytes());
    let output = demo.run(&["--demo", "--reader", "lines"], &input);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(!output.stdout.contains(&0x1b), "nothing that was typed comes back as a control sequence");
    assert!(demo.is_whole().contains("0 records"));
}

#[test]
fn when_the_input_ends_in_the_middle_nothing_of_the_person_is_kept() {
    let demo = DemoFolder::new(FLU);
    let mut kiosk = demo.kiosk("en");
    kiosk.say("").choose("English").say("1").say("1").choose("Hear");
    kiosk.until("May we keep").choose("Yes").choose("I am").until("have to have it");
    kiosk.choose("I decide").say("1").choose("No, I would not");
    assert!(kiosk.close().status.success());
    assert!(demo.is_whole().contains("0 records"));
}

#[test]
fn a_killed_kiosk_leaves_a_whole_log_and_can_start_again() {
    let demo = DemoFolder::new(FLU);
    let receipt = demo.visit();
    let mut kiosk = demo.kiosk("en");
    kiosk.say("").choose("English");
    kiosk.child.kill().unwrap();
    kiosk.child.wait().unwrap();
    assert!(demo.is_whole().contains("1 records"));
    assert_ne!(demo.visit(), receipt);
}

#[test]
fn a_second_kiosk_on_the_same_folder_is_refused() {
    let demo = DemoFolder::new(FLU);
    let first = demo.kiosk("en");
    let data = demo.data().display().to_string();
    fails(&["--demo", "--data", &data, "--content", FLU, "--reader", "lines"], 1, "another kiosk uses");
    drop(first.close());
}

#[test]
fn set_up_makes_a_facility_only_when_the_words_are_written_down() {
    let demo = DemoFolder::new(FLU);
    let mut setup = demo.talk(&["setup", "--reader", "lines"]);
    setup.choose("English").say("青空ホーム").say("青空");
    assert!(setup.shows("“青” cannot be read as kana"), "{:#?}", setup.page);
    setup.say("aozora ホーム").say("2").say("4");
    assert!(setup.shows("cannot be used here"), "{:#?}", setup.page);
    setup.say("5").say("1").say("156");
    assert!(setup.shows("from 5 to 100, for example 15.6"), "{:#?}", setup.page);
    setup.say("１５．６").say("5");
    assert!(setup.shows("from 20 to 300, for example 50"), "{:#?}", setup.page);
    setup.say("60").say("Sato").say("123456");
    assert!(setup.shows("6 to 8 digits"), "{:#?}", setup.page);
    setup.say("730952").say("730953").say("730952").say("730952");
    assert!(setup.shows("Is this right?") && setup.shows("15.6 inches, read from 60 cm"), "{:#?}", setup.page);
    setup.choose("create the keys");
    let words = numbered_words(&setup.page);
    assert_eq!(words.len(), 7);
    let made: Vec<_> = fs::read_dir(demo.data()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(made, ["setting-up"], "nothing is set up before the words are proved");
    setup.say("1").say("wrong");
    assert!(setup.shows(&words[0]), "who does not know the words sees them again: {:#?}", setup.page);
    setup.say("1").say(&words[1]).say(&words[5]);
    let mut recovery = Vec::new();
    for _ in 0..3 {
        recovery.extend(numbered_words(&setup.page));
        setup.say("1");
    }
    setup.say(&recovery[2]).say(&recovery[10]).say(&recovery[19]);
    assert!(setup.shows("Everything is ready"), "{:#?}", setup.page);
    assert!(setup.close().status.success());
    let machine = fs::read_to_string(demo.data().join("madoguchi.toml")).unwrap();
    assert_eq!(machine, "screen_inches = 15.6\nviewing_mm = 600\n");
    let mut kiosk = demo.talk(&["--reader", "lines", "--lang", "en"]);
    kiosk.say("");
    assert!(!kiosk.shows("demonstration"), "{:#?}", kiosk.page);
    drop(kiosk.close());
    let mut review = demo.talk(&["review", "--reader", "lines", "--lang", "en"]);
    review.say("730952").say(&words.join(" "));
    assert!(review.shows("Today is"), "{:#?}", review.page);
    let data = demo.data().display().to_string();
    fails(&["setup", "--data", &data, "--reader", "lines"], 1, "is set up already");
}

fn numbered_words(page: &[String]) -> Vec<String> {
    page.iter()
        .filter_map(|line| line.split_once(". "))
        .filter(|(n, _)| n.parse::<u8>().is_ok())
        .map(|(_, word)| word.to_owned())
        .collect()
}

#[test]
fn set_up_that_is_cut_leaves_the_folder_as_it_was() {
    let demo = DemoFolder::new(FLU);
    let mut setup = demo.talk(&["setup", "--reader", "lines"]);
    setup
        .choose("English")
        .say("Blue Sky")
        .say("1")
        .say("1")
        .say("")
        .say("")
        .say("Sato")
        .say("730952")
        .say("730952")
        .choose("create the keys");
    assert!(setup.close().status.success());
    assert!(is_empty(&demo.data()));
    assert!(is_empty(demo.dir.path()), "nothing is left beside it");
}

#[test]
fn a_demonstration_in_no_folder_leaves_nothing() {
    let passing = tempfile::tempdir().unwrap();
    let output = run_with(&[("TMPDIR", passing.path())], &["--demo", "--reader", "lines", "--content", FLU], b"\n1\n");
    assert!(output.status.success());
    assert!(text(&output.stdout).contains("れんしゅう"), "it says on each page what it is");
    assert_eq!(fs::read_dir(passing.path()).unwrap().count(), 0);
}

#[test]
fn a_wrong_command_line_says_what_to_do() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().display().to_string();
    fails(&["--data", &data, "--reader", "lines"], 1, "madoguchi setup");
    fails(&["--demo", "--content", FLU, "--reader", "loud"], 2, "--reader = \"loud\": write one of off, screen, lines");
    fails(&["--demo", "--content", FLU, "--reader", "lines", "--lang", "xx"], 1, "ja-simple, ja, en");
    fails(&["--demo", "--content", "/nowhere"], 1, "pack.toml");
    fails(&["--demo", "--content", FLU, "--config", "/nowhere.toml"], 1, "/nowhere.toml");
    fails(&["--fast"], 2, "--fast");
    fails(&["records", "verify", "--data", &data], 1, "madoguchi setup");
}

#[test]
fn a_variable_says_what_an_option_says_and_is_named_where_it_is_wrong() {
    let said = |variables: &[(&str, &str)], args: &[&str]| {
        let output =
            crate::pipe_session::command(args).envs(variables.iter().copied()).stdin(Stdio::null()).output().unwrap();
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    };
    for (variable, mend) in [
        ("MADOGUCHI_READER", "write one of off, screen, lines"),
        ("MADOGUCHI_READER_TEXT", "write one of kana, kanji"),
        ("MADOGUCHI_DRAW", "write one of auto, text, pixels"),
        ("MADOGUCHI_BRAILLE", "write one of auto, off"),
        ("MADOGUCHI_VOICE", "write one of auto, builtin, system, none, or file:"),
    ] {
        let (code, _, wrong) = said(&[(variable, "loud")], &["--demo", "--content", FLU]);
        assert_eq!((code, wrong.lines().count()), (Some(2), 1), "{wrong}");
        assert!(wrong.starts_with(&format!("madoguchi: {variable} = \"loud\": {mend}")), "{wrong}");
        let (_, help, _) = said(&[(variable, "x")], &["--help"]);
        assert!(help.contains(&format!("[env: {variable}]")), "{help}");
    }
    let demo = ["--demo", "--content", FLU];
    let (code, lines, _) = said(&[("MADOGUCHI_READER", "lines")], &demo);
    assert!(code == Some(0) && lines.contains("MADOGUCHI_READER"), "what said so is announced: {lines}");
    let (code, lines, _) = said(&[("MADOGUCHI_READER", "loud")], &[&demo[..], &["--reader", "lines"]].concat());
    assert!(code == Some(0) && lines.contains("--reader"), "the option is stronger: {lines}");
    let (code, lines, _) =
        said(&[("MADOGUCHI_READER", ""), ("MADOGUCHI_DATA", "")], &[&demo[..], &["--reader", "lines"]].concat());
    assert!(code == Some(0) && !lines.is_empty(), "a variable that is set to nothing says nothing");
    let (_, english, _) = said(&[("MADOGUCHI_LANG", "en")], &[&demo[..], &["--reader", "lines"]].concat());
    assert!(english.contains("Information kiosk"), "{english}");
    let (code, gallery, _) = said(&[("MADOGUCHI_LANG", "en")], &["gallery", "--content", FLU, "--page", "rest"]);
    assert!(code == Some(0) && gallery.contains("ja-simple"), "what is printed follows the option alone: {gallery}");
}

#[test]
fn completions_know_the_values_of_options() {
    let dir = tempfile::tempdir().unwrap();
    assert!(run(&["manual", &dir.path().display().to_string()], b"").status.success());
    let bash = fs::read_to_string(dir.path().join("madoguchi.bash")).unwrap();
    for values in ["off screen lines", "kana kanji", "auto text pixels", "auto off", "auto builtin system none file:"] {
        assert!(bash.contains(&format!("compgen -W \"{values}\"")), "{values}");
    }
    let manual = fs::read_to_string(dir.path().join("madoguchi.1")).unwrap();
    assert!(manual.replace('\\', "").contains("MADOGUCHI_READER_TEXT"));
}

#[test]
fn without_a_terminal_the_other_way_is_named() {
    fails(&["--demo", "--content", FLU], 1, "--reader lines");
}

#[test]
fn a_folder_that_may_not_be_written_is_named() {
    if rustix::process::geteuid().is_root() {
        // Root may write everywhere; a file in the place of the folder stands for it.
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("file");
        fs::write(&file, "").unwrap();
        let data = file.join("data").display().to_string();
        fails(&["--demo", "--content", FLU, "--reader", "lines", "--data", &data], 1, "file");
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let mut rights = fs::metadata(dir.path()).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(dir.path(), rights).unwrap();
    let data = dir.path().join("data").display().to_string();
    fails(&["--demo", "--content", FLU, "--reader", "lines", "--data", &data], 1, "data");
}

#[test]
fn a_foreign_or_a_changed_database_is_refused() {
    let demo = DemoFolder::new(FLU);
    demo.visit();
    let file = demo.data().join("records.db");
    let database = rusqlite::Connection::open(&file).unwrap();
    database.execute_batch("PRAGMA user_version = 99").unwrap();
    drop(database);
    let data = demo.data().display().to_string();
    fails(&["records", "verify", "--data", &data], 1, "newer");
    fs::write(&file, "this is no database at all, but a text of some length").unwrap();
    fails(&["--demo", "--data", &data, "--content", FLU, "--reader", "lines"], 1, "records.db");
}

#[test]
fn help_names_every_command() {
    let output = run(&["--help"], b"");
    let help = text(&output.stdout);
    for command in
        ["kiosk", "setup", "review", "records", "content", "gallery", "doctor", "say", "--reader", "--demo", "--data"]
    {
        assert!(help.contains(command), "{command} is not in {help}");
    }
}

#[test]
fn doctor_names_what_is_missing_and_the_mend() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data").display().to_string();
    let output = run(&["doctor", "--data", &data, "--content", FLU], b"");
    let said = text(&output.stdout);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("madoguchi setup") && said.contains("--reader lines"), "{said}");
    assert!(said.contains("ok      voice: built in") && said.contains("CC BY 3.0"), "{said}");
    assert!(said.contains("ok      sound: a sentence was played on \"null\""), "{said}");
}

#[test]
fn a_text_is_said_into_a_file_and_spelled_out_in_katakana() {
    let said = run(&["say", "｜保険証《ほけんしょう》は 2024｜年《ねん》まで"], b"");
    assert_eq!(text(&said.stdout), "ホケンショーワニセンニジューヨネンマデ\n");
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("said.wav");
    let output = run(&["say", "｜施設《しせつ》です。", "--out", &file.display().to_string()], b"");
    assert!(text(&output.stdout).contains("CC BY 3.0"), "{}", text(&output.stdout));
    let sound = fs::read(&file).unwrap();
    let samples: Vec<i16> = sound[44..].chunks(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect();
    assert_eq!(&sound[..4], b"RIFF");
    assert!((24_000..144_000).contains(&samples.len()), "{} samples", samples.len());
    assert!(samples.iter().filter(|sample| sample.unsigned_abs() > 1_000).count() > 5_000, "it can be heard");
    let broken = dir.path().join("x.htsvoice");
    fs::write(&broken, "no voice").unwrap();
    fails(&["say", "はい", "--out", "/dev/null", "--voice", &format!("file:{}", broken.display())], 1, "x.htsvoice");
    fails(&["say", "｜漢《"], 1, "《");
}

#[test]
fn a_voice_that_cannot_speak_is_named_before_anybody_stands_in_front_of_it() {
    let dir = tempfile::tempdir().unwrap();
    let broken = dir.path().join("x.htsvoice");
    fs::write(&broken, "no voice").unwrap();
    let named = format!("file:{}", broken.display());
    fails(&["--demo", "--content", FLU, "--reader", "lines", "--voice", &named], 1, "x.htsvoice");
    fails(
        &["--demo", "--content", FLU, "--reader", "lines", "--voice", "loud"],
        2,
        "--voice = \"loud\": write one of auto, builtin, system, none, or file: with the path",
    );
}

#[test]
fn doctor_says_that_a_clock_before_the_pack_is_wrong() {
    let line_of = |content: &str| {
        let said = text(&run(&["--content", content, "--data", "/nowhere", "doctor"], b"").stdout);
        said.lines().find(|line| line.contains(" clock: ")).unwrap().to_owned()
    };
    assert!(line_of(FLU).starts_with("ok "), "{}", line_of(FLU));
    let dir = tempfile::tempdir().unwrap();
    let copied = std::process::Command::new("cp").args(["-r", &format!("{FLU}/.")]).arg(dir.path()).status().unwrap();
    assert!(copied.success());
    let pack = fs::read_to_string(dir.path().join("pack.toml")).unwrap();
    let line = pack.lines().find(|line| line.starts_with("built")).unwrap();
    fs::write(dir.path().join("pack.toml"), pack.replace(line, "built = \"2999-01-01\"")).unwrap();
    let said = line_of(&dir.path().display().to_string());
    assert!(said.starts_with("WRONG ") && said.contains("made on 2999-01-01"), "{said}");
}

#[test]
fn the_command_prints_every_clause_in_both_forms() {
    let plain = text(&run(&["conformance"], b"").stdout);
    let table = text(&run(&["conformance", "--as", "markdown"], b"").stdout);
    for clause in CLAUSES {
        assert!(plain.contains(&format!("{} {}: {}", clause.standard.name(), clause.number, clause.requirement)));
        assert!(table.contains(&format!("| {} | {} | ", clause.number, clause.requirement)), "{}", clause.number);
        assert!(clause.proofs.iter().all(|proof| plain.contains(proof.words()) && table.contains(proof.words())));
    }
    assert!(plain.lines().last().unwrap().contains("not met yet"), "{plain}");
}

#[test]
fn the_document_is_what_the_command_prints() {
    let printed = text(&run(&["conformance", "--as", "markdown"], b"").stdout);
    let document = std::fs::read_to_string("docs/conformance.md").unwrap();
    assert!(document == printed, "run `cargo run -- conformance --as markdown >docs/conformance.md`");
}
