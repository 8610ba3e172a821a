//! A sound server for one test, with a null sink.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::RwLockWriteGuard;

use crate::kiosk::{at_home, send, wait_for};
use crate::machine;

/// `PulseAudio` with a null sink, in a home of its own, on a machine that no other test uses.
pub(crate) struct NullSoundServer {
    _alone: RwLockWriteGuard<'static, ()>,
    home: tempfile::TempDir,
    server: Child,
}

impl NullSoundServer {
    /// Starts it; `None`, and says why, where `PulseAudio` is not installed.
    pub(crate) fn start() -> Option<Self> {
        let missing = ["pulseaudio", "parec", "pactl"].into_iter().find(|name| !is_there(name));
        if let Some(missing) = missing {
            println!("skipped: {missing} is not here, tests/install.sh installs it");
            return None;
        }
        // Only now: a test that is left out must not wait for the machine.
        let alone = machine::alone();
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
        let quiet = Self { _alone: alone, home, server };
        quiet.wait_for_server();
        Some(quiet)
    }

    fn wait_for_server(&self) {
        wait_for("PulseAudio", || self.command("pactl", &["info"]).status().unwrap().success().then_some(()));
    }

    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    /// A program that plays here and prints nothing.
    pub(crate) fn command(&self, program: &str, args: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(args).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        at_home(&mut command, self.home());
        command
    }

    fn signal(&self, name: &str) {
        send(self.server.id(), name);
    }

    /// It answers nobody any more, and takes nothing.
    pub(crate) fn freeze(&self) {
        self.signal("STOP");
    }

    pub(crate) fn thaw(&self) {
        self.signal("CONT");
    }

    /// It is gone.
    pub(crate) fn kill(&mut self) {
        self.server.kill().unwrap();
        self.server.wait().unwrap();
    }

    /// It was gone, and is there again.
    pub(crate) fn serve(&mut self) {
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

impl Drop for NullSoundServer {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn is_there(program: &str) -> bool {
    Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}
