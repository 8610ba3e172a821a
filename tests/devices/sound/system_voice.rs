//! The system's own voice: heard through a real speech-dispatcher, and told of in time when it hangs or ends.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::kiosk::{KioskTerminal, NO_SOUND, NOTICE_LIMIT, send, wait_for};
use crate::machine;
use crate::pipe_session::{PROGRAM, text};
use crate::sound::null_sound_server::NullSoundServer;
use crate::sound::sink_listener::SinkListener;

/// How often the voice is lost: a busy machine makes what follows later, and never earlier.
const ROUNDS: usize = 3;
/// Where espeak-ng keeps its voices.
const VOICES: &str = "/usr/lib/x86_64-linux-gnu/espeak-ng-data";

/// The program that holds the voice, as `make test` builds it where its libraries are.
fn helper_program() -> Option<PathBuf> {
    let holder = Path::new(PROGRAM).with_file_name("madoguchi-system-voice");
    if holder.is_file() {
        return Some(holder);
    }
    println!("skipped: {} is not built: cargo build -p madoguchi-system-voice --features program", holder.display());
    None
}

/// A speech-dispatcher of its own, that plays where nobody hears it.
struct SpeechDispatcher {
    child: Child,
    quiet: NullSoundServer,
}

impl SpeechDispatcher {
    fn start() -> Option<Self> {
        helper_program()?;
        let quiet = NullSoundServer::start()?;
        let home = quiet.home();
        // Without the hundred disguises of each voice the list is short.
        let copied = Command::new("cp").args(["-r", VOICES]).arg(home).stderr(Stdio::null()).status().unwrap();
        let disguises = std::fs::remove_dir_all(home.join("espeak-ng-data/voices/!v"));
        let socket = home.join("speech.sock");
        let mut command = quiet.command("speech-dispatcher", &["-s", "-t", "0", "-c", "unix_socket", "-S"]);
        command.arg(&socket).arg("-P").arg(home.join("speech.pid")).arg("-L").arg(home.join("log"));
        let child =
            command.env("ESPEAK_DATA_PATH", home).spawn().ok().filter(|_| copied.success() && disguises.is_ok());
        let Some(child) = child else {
            println!(
                "skipped: speech-dispatcher with espeak-ng is not here, tests/install.sh system-voice installs it"
            );
            return None;
        };
        wait_for("speech-dispatcher", || socket.exists().then_some(()));
        Some(Self { child, quiet })
    }

    fn address(&self) -> String {
        format!("SPEECHD_ADDRESS=unix_socket:{}", self.quiet.home().join("speech.sock").display())
    }

    fn kiosk(&self) -> KioskTerminal {
        KioskTerminal::start_with(&self.address(), self.quiet.home(), "--lang en --voice system")
    }
}

impl Drop for SpeechDispatcher {
    fn drop(&mut self) {
        // Its modules end with it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The process that holds the English voice of a kiosk.
fn english(kiosk: &KioskTerminal) -> u32 {
    let parent = format!("PPid:\t{}\n", kiosk.pid());
    let holds = |process: &Path| {
        let line = std::fs::read(process.join("cmdline")).unwrap_or_default();
        let status = std::fs::read_to_string(process.join("status")).unwrap_or_default();
        line.ends_with(b"-system-voice\0en\0") && status.contains(&parent)
    };
    wait_for("the program that holds the voice", || {
        let process = std::fs::read_dir("/proc").unwrap().flatten().find(|process| holds(&process.path()))?;
        process.file_name().to_str()?.parse().ok()
    })
}

/// Keys until the page is heard.
fn heard(ear: &SinkListener, kiosk: &mut KioskTerminal) {
    let began = Instant::now();
    wait_for("the voice", || {
        kiosk.key("0");
        thread::sleep(Duration::from_millis(700));
        ear.last().filter(|last| *last > began)
    });
}

/// A kiosk that speaks, and whose voice was ready before somebody came: until then it says that there is none.
#[track_caller]
fn speaking(daemon: &SpeechDispatcher, ear: &SinkListener) -> KioskTerminal {
    wait_for("a voice that was ready", || {
        let mut kiosk = daemon.kiosk();
        english(&kiosk);
        thread::sleep(Duration::from_millis(500));
        kiosk.key("\r");
        heard(ear, &mut kiosk);
        Some(kiosk).filter(|kiosk| !kiosk.since(0).contains(NO_SOUND))
    })
}

/// The voice is lost while it speaks, told of within a second, and comes back by itself.
#[track_caller]
fn is_told_of(lose: impl Fn(&SpeechDispatcher, &KioskTerminal), back: impl Fn(&SpeechDispatcher)) {
    let Some(daemon) = SpeechDispatcher::start() else { return };
    let ear = SinkListener::at(&daemon.quiet);
    let mut took = Vec::new();
    for _ in 0..ROUNDS {
        let mut kiosk = speaking(&daemon, &ear);
        lose(&daemon, &kiosk);
        took.push(kiosk.wait_since(0, NO_SOUND));
        back(&daemon);
        heard(&ear, &mut kiosk);
    }
    println!("it was said after {took:?}");
    assert!(took.iter().min().is_some_and(|fastest| *fastest < NOTICE_LIMIT), "it was said after {took:?}");
}

#[test]
fn the_voice_of_the_system_is_heard_and_silent_when_a_key_is_pressed() {
    let Some(daemon) = SpeechDispatcher::start() else { return };
    let ear = SinkListener::at(&daemon.quiet);
    let mut kiosk = daemon.kiosk();
    kiosk.key("\r");
    heard(&ear, &mut kiosk);
    kiosk.key("p");
    thread::sleep(Duration::from_millis(700));
    let silent = ear.last().unwrap().elapsed();
    assert!(silent > Duration::from_millis(250), "it speaks on");
    println!("silent {:?} after the key", Duration::from_millis(700).saturating_sub(silent));
    println!("first sound {:?} after the key", ear.sound_after(|| kiosk.key("0")));
    assert!(!kiosk.since(0).contains("speechd"), "nothing but the kiosk writes into its terminal");
}

#[test]
fn a_voice_that_ends_is_told_of_and_started_again() {
    is_told_of(|_, kiosk| send(english(kiosk), "KILL"), |_| {});
}

#[test]
fn a_voice_that_freezes_is_told_of_ended_and_started_again() {
    is_told_of(|_, kiosk| send(english(kiosk), "STOP"), |_| {});
}

#[test]
fn a_speech_dispatcher_that_freezes_is_told_of_and_heard_again_when_it_thaws() {
    is_told_of(|daemon, _| send(daemon.child.id(), "STOP"), |daemon| send(daemon.child.id(), "CONT"));
}

#[test]
fn without_a_speech_dispatcher_pages_say_so_and_keys_are_answered() {
    let _machine = machine::shared();
    if helper_program().is_none() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let address = format!("SPEECHD_ADDRESS=unix_socket:{}", home.path().join("nowhere").display());
    let mut kiosk = KioskTerminal::start_with(&address, home.path(), "--lang en --voice system");
    kiosk.wait_for(NO_SOUND);
    kiosk.press_for("\r", "Which language");
    assert!(kiosk.end() < Duration::from_secs(2));
}

#[test]
fn nul_and_control_characters_are_said_as_nothing_and_end_nothing() {
    let Some(daemon) = SpeechDispatcher::start() else { return };
    let mut command = daemon.quiet.command(&helper_program().unwrap().display().to_string(), &["en"]);
    let address = daemon.address();
    let (name, value) = address.split_once('=').unwrap();
    let mut child = command.env(name, value).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert!(lines.next().unwrap().starts_with("ready English"));
    let mut input = child.stdin.take().unwrap();
    input.write_all(b"say 1 100 60 no\0thing \x1b[A \xff\xfe here\nnonsense\n\0\nping 2\n").unwrap();
    let told: Vec<String> = lines.by_ref().take_while(|line| line != "ended 1").collect();
    assert!(told.contains(&"began 1".to_owned()) && told.contains(&"pong 2".to_owned()), "{told:?}");
    drop(input);
    assert!(child.wait().unwrap().success(), "it ends with whoever asked it");
}

#[test]
fn the_kiosk_itself_needs_no_library_of_the_systems_voice() {
    let program = std::fs::read(PROGRAM).unwrap();
    assert!(!program.windows(13).any(|bytes| bytes == b"libspeechd.so"), "the kiosk is linked with libspeechd");
}

#[test]
fn where_the_voice_is_not_installed_the_kiosk_goes_on_and_says_so() {
    let _machine = machine::shared();
    let dir = tempfile::tempdir().unwrap();
    let alone = dir.path().join("madoguchi");
    // Copied by another program: one that another thread is just starting would hold the file open for writing.
    assert!(Command::new("cp").arg(PROGRAM).arg(&alone).status().unwrap().success());
    let run = |args: &[&str]| {
        let mut command = Command::new(&alone);
        command.args(args).stdin(Stdio::null()).env("MADOGUCHI_BRAILLE", "off").env("MADOGUCHI_SOUND", "null");
        text(&command.output().unwrap().stdout)
    };
    let data = dir.path().display().to_string();
    let doctor = run(&["doctor", "--data", &data]);
    assert!(doctor.contains("without system's voice: there is no madoguchi-system-voice"), "{doctor}");
    let page = run(&["--demo", "--lang", "en", "--reader", "lines", "--voice", "system"]);
    assert!(page.contains(NO_SOUND), "{page}");
}
