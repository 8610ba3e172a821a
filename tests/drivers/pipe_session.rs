//! Driver of the program through a pipe: reads its pages, answers them, and looks at the files that it left.

use std::io::{BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};

/// The program that was built for this test run.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_madoguchi");

/// Runs the program to its end with this input.
pub(crate) fn run(args: &[&str], input: &[u8]) -> Output {
    run_with(&[], args, input)
}

/// Runs it with these variables, which hold paths.
pub(crate) fn run_with(variables: &[(&str, &Path)], args: &[&str], input: &[u8]) -> Output {
    let mut command = command(args);
    command.envs(variables.iter().copied());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // Whether the program takes all of it or ends before is what the test looks at.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

pub(crate) fn command(args: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    // Settings of the person who runs the tests are not those of a test.
    for name in ["MADOGUCHI_READER", "MADOGUCHI_LANG", "MADOGUCHI_DATA", "MADOGUCHI_VOICE"] {
        command.env_remove(name);
    }
    // Nor may a test write on a braille display of this machine.
    command.env("MADOGUCHI_BRAILLE", "off");
    // Nothing is heard, and no sound card is needed.
    command.env("MADOGUCHI_SOUND", "null");
    command
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Asserts that the program ends with this exit code and one line on standard error that contains `words`.
#[track_caller]
pub(crate) fn fails(args: &[&str], code: i32, words: &str) {
    let output = run(args, b"");
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{args:?}: {said}");
    assert!(said.contains(words), "{args:?} says {said:?}, not {words:?}");
    // clap prints usage in several lines, with code 2.
    assert!(code != 1 || said.lines().count() == 1, "{said}");
}

/// A running kiosk, review or set-up in lines.
pub(crate) struct PipeSession {
    pub(crate) child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    /// The page that was read last.
    pub(crate) page: Vec<String>,
}

impl PipeSession {
    pub(crate) fn new(args: &[&str]) -> Self {
        Self::of(command(args))
    }

    /// The program as this command starts it.
    pub(crate) fn of(mut command: Command) -> Self {
        let mut child = command.spawn().unwrap();
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().unwrap());
        let mut talker = Self { child, input, output, page: Vec::new() };
        talker.read();
        talker
    }

    /// Reads up to the prompt.
    fn read(&mut self) {
        let mut bytes = Vec::new();
        // One byte at a time: a prompt has no line end, and a larger read would wait for what never comes.
        let mut one = [0; 1];
        while !prompts(&bytes) {
            if self.output.read(&mut one).unwrap() == 0 {
                break;
            }
            bytes.push(one[0]);
        }
        self.page = text(&bytes).lines().map(ToOwned::to_owned).collect();
    }

    /// Sends a line and reads what comes of it.
    pub(crate) fn say(&mut self, line: &str) -> &mut Self {
        let input = self.input.as_mut().expect("the input is closed");
        writeln!(input, "{line}").unwrap();
        input.flush().unwrap();
        self.read();
        self
    }

    /// Whether some line of the page holds these words.
    pub(crate) fn shows(&self, words: &str) -> bool {
        self.page.iter().any(|line| line.contains(words))
    }

    /// Goes on with 1 until the page shows these words.
    #[track_caller]
    pub(crate) fn until(&mut self, words: &str) -> &mut Self {
        for _ in 0..80 {
            if self.shows(words) {
                return self;
            }
            self.say("1");
        }
        panic!("{words:?} was not reached; the page is {:#?}", self.page);
    }

    /// Closes the input, after which the program ends by itself.
    pub(crate) fn close(mut self) -> Output {
        drop(self.input.take());
        let mut rest = String::new();
        self.output.read_to_string(&mut rest).unwrap();
        self.child.wait_with_output().unwrap()
    }

    /// Returns the receipt code, which is alone on its line.
    pub(crate) fn receipt(&self) -> String {
        let is_code = |line: &&String| line.len() == 19 && line.chars().all(|c| c.is_ascii_digit() || c == ' ');
        self.page.iter().find(is_code).unwrap_or_else(|| panic!("no receipt on {:#?}", self.page)).clone()
    }
}

/// Whether the last line is a prompt: the numbers that can be chosen, or nothing, and `? `.
fn prompts(bytes: &[u8]) -> bool {
    let line = bytes.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    let numbers = line.strip_suffix(b"? ");
    numbers.is_some_and(|numbers| numbers.iter().all(|byte| byte.is_ascii_digit() || b" -".contains(byte)))
}

/// A folder with a demonstration in it, and its throw-away words.
pub(crate) struct DemoFolder {
    pub(crate) dir: tempfile::TempDir,
    pub(crate) content: &'static str,
}

impl DemoFolder {
    /// The folder is made by the first command that uses it.
    pub(crate) fn new(content: &'static str) -> Self {
        Self { dir: tempfile::tempdir().unwrap(), content }
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    fn args<'a>(&'a self, data: &'a str, more: &[&'a str]) -> Vec<&'a str> {
        let mut args = vec!["--data", data];
        if !self.content.is_empty() {
            args.extend(["--content", self.content]);
        }
        args.extend(more);
        args
    }

    pub(crate) fn run(&self, more: &[&str], input: &[u8]) -> Output {
        let data = self.data().display().to_string();
        run(&self.args(&data, more), input)
    }

    pub(crate) fn talk(&self, more: &[&str]) -> PipeSession {
        let data = self.data().display().to_string();
        PipeSession::new(&self.args(&data, more))
    }

    pub(crate) fn kiosk(&self, lang: &str) -> PipeSession {
        self.talk(&["--demo", "--reader", "lines", "--lang", lang])
    }

    pub(crate) fn said(&self, name: &str) -> String {
        let words = std::fs::read_to_string(self.data().join("DEMO.txt")).unwrap();
        words.lines().find_map(|line| line.strip_prefix(name)).unwrap().trim().to_owned()
    }

    pub(crate) fn pin(&self) -> String {
        self.said("staff number:")
    }

    pub(crate) fn words(&self) -> String {
        self.said("words:")
    }

    #[track_caller]
    pub(crate) fn is_whole(&self) -> String {
        let output = self.run(&["records", "verify"], b"");
        assert!(output.status.success(), "{}", text(&output.stderr));
        text(&output.stdout)
    }

    /// All records, by the program's own export.
    pub(crate) fn exported(&self) -> serde_json::Value {
        let asked = format!("{}\n{}\n", self.pin(), self.words());
        let output = self.run(&["records", "export", "--as", "json"], asked.as_bytes());
        assert!(output.status.success(), "{}", text(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    }
}
