//! Residents and staff who see nothing: a visit by the speech log of a reader alone, and review with the reader on.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)] // a test may stop
#![allow(clippy::print_stdout)] // what was left out, and why

mod answers;
mod choices;
mod talker;

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use madoguchi::content::{Args, Content};
use madoguchi::page::{Lang, Readings};
use madoguchi::present::lines;
use serde_json::{Value, json};

use answers::answers;
use choices::part;
use talker::{Demo, PROGRAM, text};

const FLU: &str = "tests/packs/influenza";

/// A folder for one sitting, with the settings of a machine whose keys come faster than those of a hand.
struct Sitting {
    folder: tempfile::TempDir,
    demo: Demo,
}

impl Sitting {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("madoguchi.toml"), "double_key_ms = 0\nidle_seconds = 3600\n").unwrap();
        let demo = Demo::new(FLU);
        demo.run(&["--demo", "--reader", "lines"], b"");
        Self { folder, demo }
    }

    fn file(&self, name: &str, value: &Value) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, value.to_string()).unwrap();
        path
    }

    /// yasr over the program; `None` with the reason on standard output where it cannot run here.
    fn yasr(&self, sitter: &str, script: &Path, program: &[&str]) -> Option<Output> {
        let mut command = Command::new("python3");
        command
            .arg(format!("tests/readers/{sitter}"))
            .arg("yasr")
            .arg(script)
            .arg(self.folder.path())
            .args(["--", PROGRAM]);
        command.args(program).args(["--content", FLU, "--reader", "screen"]).arg("--data").arg(self.demo.data());
        command.arg("--config").arg(self.folder.path().join("madoguchi.toml"));
        let output = command.stdin(Stdio::null()).output().unwrap();
        if output.status.code() == Some(77) {
            println!("left out: {}", text(&output.stdout));
            return None;
        }
        assert!(output.status.success(), "{}\n{}", text(&output.stdout), text(&output.stderr));
        Some(output)
    }
}

fn a_visit_by_ear(lang: &str) {
    let sitting = Sitting::new();
    let content = Content::from_dir(Path::new(FLU)).unwrap();
    let words = content.words(&Lang::new(lang)).unwrap();
    let kana = |id: &str| lines::words(&words.text(id, &Args::new()).unwrap(), Readings::Kana);
    let prefer = [part(&content, lang, ("seal", "yes")), part(&content, lang, ("check-offer", "go-on"))];
    let told = json!({"language": kana("language-name"), "prefer": prefer, "done": kana("pick-done")});
    let script = sitting.file("words.json", &told);
    let Some(output) = sitting.yasr("blind.py", &script, &["--demo", "--lang", lang, "--voice", "none"]) else {
        return;
    };
    let decided: Vec<String> = serde_json::from_str(text(&output.stdout).lines().last().unwrap()).unwrap();
    assert!(decided.len() > 15, "{decided:?}");
    let by_keys = Demo::new(FLU);
    let mut kiosk = by_keys.kiosk(lang);
    for number in &decided {
        kiosk.say(number);
    }
    kiosk.receipt();
    kiosk.close();
    let heard = answers(&sitting.demo.exported());
    assert!(!heard.is_empty());
    assert_eq!(heard, answers(&by_keys.exported()));
}

#[test]
fn a_visit_by_the_speech_log_alone_ends_in_the_record_that_the_same_keys_make() {
    a_visit_by_ear("ja-simple");
}

#[test]
fn a_visit_by_the_speech_log_alone_in_english_ends_in_the_record_that_the_same_keys_make() {
    a_visit_by_ear("en");
}

/// Keys of one answer of staff, then the page that comes of it, as the lines face writes it.
fn steps(typed: &str, page: &[String]) -> Vec<Value> {
    let is_row = |line: &&String| line.chars().any(char::is_alphabetic) && !line.contains("a moment");
    let rows: Vec<&String> = page.iter().filter(is_row).take(3).collect();
    let keys = typed.chars().map(|c| json!({"key": c.to_string(), "under": ""}));
    keys.chain([json!({"key": "Enter", "under": "", "page": rows})]).collect()
}

#[test]
fn staff_unlock_the_records_by_ear_and_neither_number_nor_words_are_said() {
    let sitting = Sitting::new();
    let mut review = sitting.demo.talk(&["review", "--reader", "lines", "--lang", "en"]);
    let mut script = vec![json!({"under": "", "page": &review.page[1..2]})];
    let (pin, words) = (sitting.demo.pin(), sitting.demo.words());
    review.say(&pin);
    script.extend(steps(&pin, &review.page));
    review.say(&words);
    script.extend(steps(&words, &review.page));
    review.close();
    script.push(json!({"never": [pin, words.split(' ').next().unwrap()]}));
    let script = sitting.file("script.json", &Value::Array(script));
    sitting.yasr("visit.py", &script, &["review", "--lang", "en"]);
}
