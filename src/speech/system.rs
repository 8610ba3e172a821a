//! The system's own voice, held by a program of ours: it may hang or end, and the kiosk goes on.
//!
//! The `tts` crate hangs for ever on a frozen speech-dispatcher, aborts on NUL, takes seconds to choose a voice and
//! needs a library that is not on every machine (docs/decisions/0017-system-voice-in-a-program-of-its-own.md). All of that happens over there.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::thread;
use std::time::Duration;

use super::error::SpeechError;
use system_voice::{VoiceReply, VoiceRequest};

/// The name of the program, which stands beside the kiosk's own.
pub const PROGRAM_NAME: &str = "madoguchi-system-voice";
/// How long it may take to choose a voice: ten seconds are usual where thirteen thousand are listed.
pub(super) const CHOOSING_TIMEOUT: Duration = Duration::from_secs(30);

/// Returns the program, where it is installed.
///
/// # Errors
/// `NoHelperProgram` where it is not.
pub fn find_program() -> Result<PathBuf, SpeechError> {
    let own = std::env::current_exe().ok();
    // Beside the kiosk's own file and not by PATH: a kiosk runs nothing that somebody put there.
    let found = own.map(|own| own.with_file_name(PROGRAM_NAME)).filter(|file| file.is_file());
    found.ok_or(SpeechError::NoHelperProgram)
}

/// Returns the name of the voice that it would speak a language with.
///
/// # Errors
/// `NoSystemVoice`, with the reason.
pub fn examine(program: &Path, lang: &str) -> Result<String, SpeechError> {
    let helper = HelperProcess::start(program, lang)?;
    match helper.answers.recv_timeout(CHOOSING_TIMEOUT) {
        Ok(VoiceReply::Ready(voice)) => Ok(voice),
        Ok(VoiceReply::Lacks(why)) => Err(SpeechError::NoSystemVoice(why)),
        Err(RecvTimeoutError::Timeout) => Err(SpeechError::NoSystemVoice("it does not answer".to_owned())),
        Ok(
            VoiceReply::Began(_)
            | VoiceReply::Ended(_)
            | VoiceReply::Stopped(_)
            | VoiceReply::Failed(..)
            | VoiceReply::Pong(_),
        )
        | Err(RecvTimeoutError::Disconnected) => Err(SpeechError::NoSystemVoice("it ended".to_owned())),
    }
}

/// The running program, with one voice for one language.
pub(super) struct HelperProcess {
    child: Child,
    requests: Sender<VoiceRequest>,
    answers: Receiver<VoiceReply>,
}

impl HelperProcess {
    /// Starts it.
    pub(super) fn start(program: &Path, lang: &str) -> Result<Self, SpeechError> {
        let failed = |error: std::io::Error| SpeechError::NoSystemVoice(error.to_string());
        let mut child = Command::new(program)
            .arg(lang)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(failed)?;
        let (asked, lines) = channel();
        let (tell, told) = channel();
        let (input, output) = (child.stdin.take(), child.stdout.take());
        // The threads end when it does.
        thread::Builder::new()
            .name("to the voice".to_owned())
            .spawn(move || write_requests(input, &lines))
            .map_err(failed)?;
        thread::Builder::new()
            .name("from the voice".to_owned())
            .spawn(move || read_answers(output, &tell))
            .map_err(failed)?;
        Ok(Self { child, requests: asked, answers: told })
    }

    /// Asks without waiting: a program that takes nothing is found by what it does not answer.
    pub(super) fn ask(&self, asked: VoiceRequest) {
        let _ = self.requests.send(asked);
    }

    /// Returns what it told next; `Err` where it has ended.
    pub(super) fn next_answer(&self) -> Result<Option<VoiceReply>, ()> {
        match self.answers.try_recv() {
            Ok(told) => Ok(Some(told)),
            Err(TryRecvError::Empty) => Ok(None),
            Err(TryRecvError::Disconnected) => Err(()),
        }
    }
}

impl Drop for HelperProcess {
    /// Ends it, also where it is frozen: nothing of it stays behind.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn write_requests(input: Option<ChildStdin>, lines: &Receiver<VoiceRequest>) {
    let Some(mut input) = input else { return };
    for asked in lines {
        if writeln!(input, "{asked}").and_then(|()| input.flush()).is_err() {
            return;
        }
    }
}

fn read_answers(output: Option<ChildStdout>, tell: &Sender<VoiceReply>) {
    let lines = output.map(BufReader::new).into_iter().flat_map(BufReader::lines);
    // Libraries of the system write to standard output as well: only lines of ours are read.
    for told in lines.map_while(Result::ok).filter_map(|line| line.parse().ok()) {
        if tell.send(told).is_err() {
            return;
        }
    }
}
