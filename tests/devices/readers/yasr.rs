//! A visit by the speech log of yasr alone, as by a person without sight and braille.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use furigana::Lang;
use madoguchi::content::{Content, MessageArgs};
use madoguchi::page::FuriganaMode;
use madoguchi::render::lines;
use serde_json::{Value, json};

use crate::choices::part;
use crate::pipe_session::{DemoFolder, PROGRAM, text};

pub(crate) const FLU: &str = "tests/packs/influenza";

/// A folder for one sitting, with the settings of a machine that waits for a reader.
pub(crate) struct ReaderFolder {
    folder: tempfile::TempDir,
    pub(crate) demo: DemoFolder,
}

impl ReaderFolder {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("madoguchi.toml"), "idle_seconds = 3600\n").unwrap();
        let demo = DemoFolder::new(FLU);
        demo.run(&["--demo", "--reader", "lines"], b"");
        Self { folder, demo }
    }

    pub(crate) fn file(&self, name: &str, value: &Value) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, value.to_string()).unwrap();
        path
    }

    /// yasr over the program; `None` with the reason on standard output where it cannot run here.
    pub(crate) fn yasr(&self, sitter: &str, script: &Path, program: &[&str]) -> Option<Output> {
        let mut command = Command::new("python3");
        command
            .arg(format!("tests/devices/readers/{sitter}"))
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

/// A whole visit by the speech log alone: what was recorded, and the numbers that were decided on; `None` where it
/// cannot be made here.
pub(crate) fn visit(lang: &str) -> Option<(Value, Vec<String>)> {
    let sitting = ReaderFolder::new();
    let content = Content::from_dir(Path::new(FLU)).unwrap();
    let words = content.messages(&Lang::new(lang)).unwrap();
    let kana = |id: &str| lines::text_with_readings(&words.text(id, &MessageArgs::new()).unwrap(), FuriganaMode::Kana);
    let prefer = [part(&content, lang, ("seal", "yes")), part(&content, lang, ("check-offer", "go-on"))];
    let told = json!({"language": kana("language-name"), "prefer": prefer, "done": kana("pick-done")});
    let script = sitting.file("words.json", &told);
    let output = sitting.yasr("blind.py", &script, &["--demo", "--lang", lang, "--voice", "none"])?;
    let decided: Vec<String> = serde_json::from_str(text(&output.stdout).lines().last().unwrap()).unwrap();
    assert!(decided.len() > 15, "{decided:?}");
    Some((sitting.demo.exported(), decided))
}
