//! What `make run` and `make test` install keeps what a desktop has: held against the packages of a GNOME desktop.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A machine on which GNOME was installed, as far as apt can tell.
struct GnomeMachine {
    folder: TempDir,
}

impl GnomeMachine {
    /// None where no package lists can be had.
    fn with_gnome() -> Option<Self> {
        let desktop = Self { folder: tempfile::tempdir().unwrap() };
        fs::write(desktop.status(), "").unwrap();
        let settings = format!("Dir::State::status \"{}\";\n", desktop.status().display());
        fs::write(desktop.settings(), settings).unwrap();
        let packages = desktop.would_install(&["gnome-core"]).or_else(|| {
            // A fresh machine has no lists yet.
            Command::new("apt-get").args(["update", "-qq"]).status().ok()?;
            desktop.would_install(&["gnome-core"])
        })?;
        let shown = Command::new("apt-cache").arg("show").args(&packages).output().unwrap();
        let shown = String::from_utf8_lossy(&shown.stdout).into_owned();
        let stanzas = shown.split("\n\n").filter(|stanza| stanza.starts_with("Package:"));
        let status: String =
            stanzas.map(|stanza| format!("{}\nStatus: install ok installed\n\n", stanza.trim_end())).collect();
        fs::write(desktop.status(), status).unwrap();
        Some(desktop)
    }

    fn status(&self) -> PathBuf {
        self.folder.path().join("status")
    }

    fn settings(&self) -> PathBuf {
        self.folder.path().join("apt.conf")
    }

    fn run(&self, program: &str, arguments: &[&str]) -> Option<Output> {
        Command::new(program).args(arguments).env("APT_CONFIG", self.settings()).output().ok()
    }

    /// The packages, as `name=version`, that apt would install; none where it cannot.
    fn would_install(&self, packages: &[&str]) -> Option<Vec<String>> {
        let simulated = self.run("apt-get", &[&["-s", "install"], packages].concat())?;
        let lines = String::from_utf8_lossy(&simulated.stdout).into_owned();
        let install = |line: &str| {
            let mut words = line.strip_prefix("Inst ")?.split([' ', '(']).filter(|word| !word.is_empty());
            Some(format!("{}={}", words.next()?, words.next()?))
        };
        simulated.status.success().then(|| lines.lines().filter_map(install).collect())
    }

    fn plan(&self, what: &str) -> Vec<String> {
        let planned = self.run("sh", &["tests/install.sh", "plan", what]).unwrap();
        assert!(planned.status.success(), "{what}: {}", String::from_utf8_lossy(&planned.stderr));
        String::from_utf8_lossy(&planned.stdout).lines().map(str::to_owned).collect()
    }

    /// What installing this would remove.
    fn would_be_removed(&self, package: &str) -> Vec<String> {
        let simulated = self.run("apt-get", &["-s", "install", package]).unwrap();
        let lines = String::from_utf8_lossy(&simulated.stdout).into_owned();
        lines.lines().filter_map(|line| line.strip_prefix("Remv ").map(str::to_owned)).collect()
    }
}

fn is_installed(planned: &[String], package: &str) -> bool {
    planned.iter().any(|line| line == &format!("Inst {package}"))
}

#[test]
fn nothing_of_a_gnome_desktop_is_removed_and_its_sound_stays() {
    let Some(desktop) = GnomeMachine::with_gnome() else {
        println!("left out: there is no apt here, or it has no package lists");
        return;
    };
    let lost = desktop.would_be_removed("pulseaudio");
    assert!(
        lost.iter().any(|line| line.starts_with("pipewire")),
        "this is no desktop whose sound can be lost: {lost:?}"
    );
    for what in ["run", "test"] {
        let planned = desktop.plan(what);
        assert!(!planned.is_empty() && planned.iter().all(|line| line.starts_with("Inst ")), "{what}: {planned:?}");
        assert!(!is_installed(&planned, "pulseaudio"), "{what} takes the sound of the desktop: {planned:?}");
    }
}

#[test]
fn what_is_run_needs_a_compiler_and_the_font_and_no_programs_of_tests() {
    let Some(desktop) = GnomeMachine::with_gnome() else {
        println!("left out: there is no apt here, or it has no package lists");
        return;
    };
    let planned = desktop.plan("run");
    for package in ["gcc", "libasound2-dev", "fonts-morisawa-bizud-gothic"] {
        assert!(is_installed(&planned, package), "{package}: {planned:?}");
    }
    for package in ["brltty", "tmux", "open-jtalk", "sway", "orca", "speech-dispatcher"] {
        assert!(!is_installed(&planned, package), "{package}: {planned:?}");
    }
    assert!(planned.len() < 80, "{} packages: {planned:?}", planned.len());
}
