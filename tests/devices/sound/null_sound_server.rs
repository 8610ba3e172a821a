//! A sound server of its own with a sink that nobody hears, and a kiosk in a pseudo terminal beside it.
#![allow(dead_code, unreachable_pub)]

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::pipe_session::PROGRAM;

/// Something that has not come after so long will not.
pub const PATIENCE: Duration = Duration::from_secs(20);
/// Samples above this are sound: 50 dB under full scale.
const LOUD: u16 = 100;

/// Samples of silence after which a sink plays at once what it is given: half a second.
const SETTLED: usize = 24_000;

/// What the screen says where there should be sound and is none.
pub const NO_SOUND: &str = "There is no sound";
/// Lack of sound is said within a second.
pub const AT_ONCE: Duration = Duration::from_secs(1);

/// Waits for what a condition gives.
#[track_caller]
pub fn wait_for<T>(what: &str, mut condition: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = condition() {
            return found;
        }
        assert!(began.elapsed() < PATIENCE, "{what} did not come");
        thread::sleep(Duration::from_millis(1));
    }
}

/// One sound server at a time: what is asked of each is asked in real time, and eight at once would not give it.
static ONE: Mutex<()> = Mutex::new(());

/// `PulseAudio` with a null sink, in a home of its own.
pub struct Quiet {
    alone: MutexGuard<'static, ()>,
    home: tempfile::TempDir,
    server: Child,
}

impl Quiet {
    /// Starts it; `None`, and says why, where `PulseAudio` is not installed.
    pub fn start() -> Option<Self> {
        let missing = ["pulseaudio", "parec", "pactl"].into_iter().find(|name| !is_there(name));
        if let Some(missing) = missing {
            println!("skipped: {missing} is not here, tests/install.sh installs it");
            return None;
        }
        let alone = ONE.lock().unwrap_or_else(PoisonError::into_inner);
        let home = tempfile::tempdir().unwrap();
        let socket = home.path().join("socket");
        let script = format!(
            "load-module module-null-sink sink_name=quiet rate=48000\n\
             load-module module-native-protocol-unix socket={} auth-anonymous=1\nset-default-sink quiet\n",
            socket.display()
        );
        std::fs::write(home.path().join("quiet.pa"), script).unwrap();
        std::fs::write(home.path().join(".asoundrc"), "pcm.!default { type pulse }\nctl.!default { type pulse }\n")
            .unwrap();
        let server = server(home.path());
        let quiet = Self { alone, home, server };
        quiet.wait_for_server();
        Some(quiet)
    }

    fn wait_for_server(&self) {
        wait_for("PulseAudio", || self.command("pactl", &["info"]).status().unwrap().success().then_some(()));
    }

    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// A program that plays here and prints nothing.
    pub fn command(&self, program: &str, args: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(args).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        at_home(&mut command, self.home());
        command
    }

    fn signal(&self, name: &str) {
        send(self.server.id(), name);
    }

    /// It answers nobody any more, and takes nothing.
    pub fn freeze(&self) {
        self.signal("STOP");
    }

    pub fn thaw(&self) {
        self.signal("CONT");
    }

    /// It is gone.
    pub fn kill(&mut self) {
        self.server.kill().unwrap();
        self.server.wait().unwrap();
    }

    /// It was gone, and is there again.
    pub fn serve(&mut self) {
        self.server = server(self.home());
        self.wait_for_server();
    }
}

/// `PulseAudio` as the script of a home says.
fn server(home: &Path) -> Child {
    let mut command = Command::new("pulseaudio");
    command.args(["--daemonize=no", "-n", "--exit-idle-time=-1", "--use-pid-file=no", "-F"]).arg(home.join("quiet.pa"));
    at_home(&mut command, home);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

impl Drop for Quiet {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn is_there(program: &str) -> bool {
    Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

fn at_home(command: &mut Command, home: &Path) {
    for name in ["MADOGUCHI_READER", "MADOGUCHI_LANG", "MADOGUCHI_DATA", "MADOGUCHI_VOICE", "MADOGUCHI_SOUND"] {
        command.env_remove(name);
    }
    command.env("HOME", home).env("XDG_RUNTIME_DIR", home).env("TERM", "xterm-256color");
    command.env("PULSE_SERVER", format!("unix:{}", home.join("socket").display()));
}

pub fn send(pid: u32, signal: &str) {
    let sent = Command::new("kill").args([&format!("-{signal}"), &pid.to_string()]).status().unwrap();
    assert!(sent.success(), "kill -{signal} {pid}");
}

/// Samples that came at once, and when.
type Piece = (Instant, Vec<i16>);

/// What comes out of a sink, and when it came.
pub struct Ear {
    child: Child,
    heard: Arc<Mutex<Vec<Piece>>>,
}

impl Ear {
    pub fn at(quiet: &Quiet) -> Self {
        Self::at_sink(quiet, "quiet")
    }

    /// At the sink of this name.
    pub fn at_sink(quiet: &Quiet, sink: &str) -> Self {
        let monitor = format!("{sink}.monitor");
        let args = ["-d", &monitor, "--latency-msec=4", "--process-time-msec=2", "--raw", "--format=s16le"];
        let mut command = quiet.command("parec", &args);
        let mut child = command.args(["--rate=48000", "--channels=1"]).stdout(Stdio::piped()).spawn().unwrap();
        let mut sound = child.stdout.take().unwrap();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let noted = Arc::clone(&heard);
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            let mut odd = 0;
            while let Ok(many @ 1..) = sound.read(&mut bytes[odd..]) {
                let (came, all) = (Instant::now(), odd + many);
                let pairs = bytes[..all].chunks_exact(2);
                let samples: Vec<i16> = pairs.map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect();
                noted.lock().unwrap().push((came, samples));
                odd = all % 2;
                bytes[0] = bytes[all - 1];
            }
        });
        let ear = Self { child, heard };
        // A sink without a card begins with a pause of up to two seconds, in which it plays nobody anything.
        let taken = |ear: &Self| ear.heard.lock().unwrap().iter().map(|(_, samples)| samples.len()).sum::<usize>();
        wait_for("silence", || (taken(&ear) > SETTLED).then_some(()));
        ear
    }

    /// From what is done until the first sound.
    #[track_caller]
    pub fn sound_after(&self, act: impl FnOnce()) -> Duration {
        let began = Instant::now();
        act();
        let first = || {
            let heard = self.heard.lock().unwrap();
            let since = heard.iter().rev().take_while(|(came, _)| *came > began);
            since.filter(|(_, samples)| is_sound(samples)).last().map(|(came, _)| *came)
        };
        wait_for("sound", first) - began
    }

    /// When something was heard last.
    pub fn last(&self) -> Option<Instant> {
        self.heard.lock().unwrap().iter().rev().find(|(_, heard)| is_sound(heard)).map(|(at, _)| *at)
    }

    /// From what is done until the last sound before a silence of a quarter of a second.
    pub fn silence_after(&self, act: impl FnOnce()) -> Duration {
        let began = Instant::now();
        act();
        thread::sleep(Duration::from_millis(250));
        self.last().map_or(Duration::ZERO, |last| last.saturating_duration_since(began))
    }

    /// Everything that came since.
    pub fn since(&self, began: Instant) -> Vec<i16> {
        let heard = self.heard.lock().unwrap();
        heard.iter().filter(|(at, _)| *at >= began).flat_map(|(_, samples)| samples.iter().copied()).collect()
    }
}

fn is_sound(samples: &[i16]) -> bool {
    samples.iter().any(|sample| sample.unsigned_abs() > LOUD)
}

impl Drop for Ear {
    fn drop(&mut self) {
        // It ends with its server.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A kiosk in a pseudo terminal, with everything that it writes there.
pub struct Kiosk {
    child: Child,
    keys: Option<ChildStdin>,
    written: Arc<Mutex<Vec<u8>>>,
    data: PathBuf,
}

impl Kiosk {
    /// Started in a home, in English, with these options, and on its resting page.
    pub fn start(home: &Path, options: &str) -> Self {
        Self::start_in("en", home, options)
    }

    /// The same in another language.
    pub fn start_in(lang: &str, home: &Path, options: &str) -> Self {
        Self::start_with("", home, &format!("--lang {lang} {options}"))
    }

    /// The same with this in its environment, as a shell writes it.
    pub fn start_with(variables: &str, home: &Path, options: &str) -> Self {
        let data = home.join("data");
        let line = format!(
            "stty rows 40 cols 100; echo $$ > {0}/pid; {variables} exec {PROGRAM} --demo --data {1} {options}",
            home.display(),
            data.display()
        );
        let mut command = Command::new("script");
        command.args(["-qefc", &line, "/dev/null"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        at_home(&mut command, home);
        let mut child = command.spawn().unwrap();
        let written = Arc::new(Mutex::new(Vec::new()));
        let (mut output, noted) = (child.stdout.take().unwrap(), Arc::clone(&written));
        thread::spawn(move || {
            let mut bytes = [0; 8192];
            while let Ok(many @ 1..) = output.read(&mut bytes) {
                noted.lock().unwrap().extend(&bytes[..many]);
            }
        });
        let kiosk = Self { keys: child.stdin.take(), child, written, data };
        kiosk.wait_for("Press");
        kiosk
    }

    pub fn key(&mut self, key: &str) {
        self.keys.as_mut().unwrap().write_all(key.as_bytes()).unwrap();
    }

    /// Everything that was written until now.
    pub fn written(&self) -> String {
        String::from_utf8_lossy(&self.written.lock().unwrap()).into_owned()
    }

    /// The words that were written behind a mark, without what colours them.
    pub fn since(&self, mark: usize) -> String {
        let mut words = String::new();
        let written = self.written.lock().unwrap();
        let text = String::from_utf8_lossy(&written[mark..]);
        let mut pieces = text.split('\x1b');
        words.push_str(pieces.next().unwrap());
        for piece in pieces {
            let end = piece.find(|c: char| c.is_ascii_alphabetic());
            words.push_str(end.map_or("", |end| &piece[end + 1..]));
        }
        words
    }

    /// How much was written until now.
    pub fn mark(&self) -> usize {
        self.written.lock().unwrap().len()
    }

    #[track_caller]
    pub fn wait_for(&self, words: &str) {
        self.wait_since(0, words);
    }

    /// Waits until these words were written behind a mark; how long it took.
    #[track_caller]
    pub fn wait_since(&self, mark: usize, words: &str) -> Duration {
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            if self.since(mark).contains(words) {
                return began.elapsed();
            }
            thread::sleep(Duration::from_millis(2));
        }
        panic!("{words:?} was not written, but:\n{}", self.since(mark));
    }

    /// The kiosk itself, without the terminal around it.
    pub fn pid(&self) -> u32 {
        let file = self.data.with_file_name("pid");
        std::fs::read_to_string(file).unwrap().trim().parse().unwrap()
    }

    /// Its threads, its open files, and its memory in kB.
    pub fn has(&self) -> (usize, usize, u64) {
        let proc = PathBuf::from(format!("/proc/{}", self.pid()));
        let entries = |name: &str| std::fs::read_dir(proc.join(name)).unwrap().count();
        let status = std::fs::read_to_string(proc.join("status")).unwrap();
        let memory = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        let memory = memory.trim().trim_end_matches(" kB").parse().unwrap();
        (entries("task"), entries("fd"), memory)
    }

    /// It is told to stop; how long it takes to.
    #[track_caller]
    pub fn end(&mut self) -> Duration {
        let began = Instant::now();
        send(self.pid(), "TERM");
        wait_for("the end of the kiosk", || self.child.try_wait().unwrap());
        began.elapsed()
    }
}

impl Drop for Kiosk {
    /// The next one may be started in its folder at once, so it has ended here; only its terminal would leave it the
    /// time that it takes.
    fn drop(&mut self) {
        let file = self.data.with_file_name("pid");
        let pid = std::fs::read_to_string(file).ok().filter(|_| matches!(self.child.try_wait(), Ok(None)));
        if let Some(pid) = pid {
            // It may end by itself at this moment.
            let _ = Command::new("kill").arg(pid.trim()).stderr(Stdio::null()).status();
            let began = Instant::now();
            while matches!(self.child.try_wait(), Ok(None)) && began.elapsed() < PATIENCE {
                thread::sleep(Duration::from_millis(5));
            }
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
