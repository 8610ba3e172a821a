//! The folder by which calls leave the kiosk, which itself reaches nothing outside: one file for each call, and one
//! for what came of it. `device::call_hook` takes the calls up.

use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::clock;

/// Where the package has calls taken up.
pub const SPOOL_DIR: &str = "/run/madoguchi/call";
/// The group takes up what the kiosk writes, and the other way round; nobody else looks in.
const FILE_MODE: u32 = 0o640;
/// No call and no result is longer.
const MAX_FILE_BYTES: u64 = 4096;
/// How names end: of a call that waits, of one that is taken up, of what came of it, and of what is being written.
const WAITING_EXTENSION: &str = "call";
const TAKEN_EXTENSION: &str = "taken";
const RESULT_EXTENSION: &str = "result";
const PARTIAL_EXTENSION: &str = "new";

/// What happened to a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CallEvent {
    /// Staff came.
    Answered,
    /// Somebody calls.
    Call,
    /// The visit ended before anybody came.
    Left,
    /// The person does not want staff any more.
    TakenBack,
    /// Nobody calls: it is only tried.
    Test,
}

impl CallEvent {
    /// Returns its name, as the hook is told.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Call => "call",
            Self::Left => "left",
            Self::TakenBack => "taken-back",
            Self::Test => "test",
        }
    }
}

/// One file in the folder. It names nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpooledCall {
    /// Random, the same in everything that happens to one call.
    pub id: String,
    /// What happened.
    pub happened: CallEvent,
    /// When, as 2026-11-30T09:15:00+09:00.
    pub time: String,
    /// Where the kiosk stands, as the facility says it.
    pub place: String,
}

/// What came of a call that was handed out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HookOutcome {
    /// The hook says that it did it.
    Done,
    /// It failed, and how.
    Failed(String),
    /// There is none.
    NoHook,
    /// It had not ended after so many seconds, and was stopped.
    TimedOut(u64),
}

/// The folder, from either side.
#[derive(Clone, Debug)]
pub struct CallSpool(PathBuf);

impl CallSpool {
    /// Takes the calls in this folder.
    pub fn new(dir: impl Into<PathBuf>) -> Self {
        Self(dir.into())
    }

    /// Returns the folder.
    pub fn dir(&self) -> &Path {
        &self.0
    }

    /// Hands out something that happened to the call with this id.
    pub fn post(&self, id: &str, happened: CallEvent, place: &str) -> io::Result<()> {
        let now = clock::now();
        let time = now.iso8601_in_japan();
        let order = SpooledCall { id: id.to_owned(), happened, time, place: place.to_owned() };
        // Filled up with zeros, so that names sort as things happened; counted from the start of the machine, for the
        // wall clock may be set back.
        self.write_whole(&format!("{:016}-{}.{WAITING_EXTENSION}", now.since_boot_ms, stem(&order)), &order)
    }

    /// Returns what came of it, once.
    pub fn take_result(&self, id: &str, happened: CallEvent) -> Option<HookOutcome> {
        let file = self.0.join(format!("{id}-{}.{RESULT_EXTENSION}", happened.as_str()));
        let outcome = read_json(&file)?;
        // If it cannot be removed it is returned again, which does no harm.
        let _ = fs::remove_file(&file);
        Some(outcome)
    }

    /// Removes what an earlier kiosk left behind: it means nothing any more.
    pub fn clear(&self) {
        for name in
            self.names_ending([WAITING_EXTENSION, TAKEN_EXTENSION, RESULT_EXTENSION, PARTIAL_EXTENSION].as_slice())
        {
            let _ = fs::remove_file(self.0.join(name));
        }
    }

    /// Takes up the oldest call that waits; each is taken up once, also if this program ends half-way.
    pub(super) fn take_call(&self) -> io::Result<Option<SpooledCall>> {
        for name in self.names_ending(&[WAITING_EXTENSION]) {
            let (file, taken) = (self.0.join(&name), self.0.join(&name).with_extension(TAKEN_EXTENSION));
            // Renamed before it is read: if this program is ended half-way, nobody is called twice.
            fs::rename(&file, &taken)?;
            let order = read_json(&taken);
            fs::remove_file(&taken)?;
            if order.is_some() {
                return Ok(order);
            }
        }
        Ok(None)
    }

    /// Says what came of a call.
    pub(super) fn post_outcome(&self, order: &SpooledCall, outcome: &HookOutcome) -> io::Result<()> {
        self.write_whole(&format!("{}.{RESULT_EXTENSION}", stem(order)), outcome)
    }

    fn names_ending(&self, endings: &[&str]) -> Vec<String> {
        let entries = fs::read_dir(&self.0).into_iter().flatten().flatten();
        let name = |entry: fs::DirEntry| entry.file_name().into_string().ok();
        let ends = |name: &String| Path::new(name).extension().is_some_and(|own| endings.iter().any(|end| own == *end));
        let mut names: Vec<String> = entries.filter_map(name).filter(ends).collect();
        names.sort();
        names
    }

    /// Writes a file whole or not at all: it has its name only when it is written.
    fn write_whole(&self, name: &str, what: &impl Serialize) -> io::Result<()> {
        // Another ending, so that nobody takes up half a file.
        let (new, file) = (self.0.join(name).with_extension(PARTIAL_EXTENSION), self.0.join(name));
        let mut written = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(FILE_MODE).open(&new)?;
        // `open` applies the umask of the unit, under which the group could not read it.
        written.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(FILE_MODE))?;
        written.write_all(&serde_json::to_vec(what)?)?;
        drop(written);
        fs::rename(new, file)
    }
}

/// Returns the name of a file without its ending. What another program wrote names no other folder.
fn stem(order: &SpooledCall) -> String {
    let id: String = order.id.chars().filter(char::is_ascii_alphanumeric).take(64).collect();
    format!("{id}-{}", order.happened.as_str())
}

/// Reads a file of ours; nothing else in the folder is read, and no link is followed.
fn read_json<T: DeserializeOwned>(file: &Path) -> Option<T> {
    let about = fs::symlink_metadata(file).ok().filter(|about| about.is_file() && about.len() <= MAX_FILE_BYTES);
    about.and_then(|_| serde_json::from_slice(&fs::read(file).ok()?).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spool() -> (tempfile::TempDir, CallSpool) {
        let dir = tempfile::tempdir().unwrap();
        let spool = CallSpool::new(dir.path());
        (dir, spool)
    }

    #[test]
    fn what_happened_is_taken_up_once_in_its_order_and_what_came_of_it_is_told_once() {
        let (dir, spool) = spool();
        spool.post("b7", CallEvent::Call, "食堂").unwrap();
        std::thread::sleep(std::time::Duration::from_millis(2));
        spool.post("b7", CallEvent::Answered, "食堂").unwrap();
        let first = spool.take_call().unwrap().unwrap();
        assert_eq!((first.happened, first.place.as_str(), first.id.as_str()), (CallEvent::Call, "食堂", "b7"));
        assert_eq!(spool.take_call().unwrap().unwrap().happened, CallEvent::Answered);
        assert_eq!(spool.take_call().unwrap(), None);
        assert_eq!(spool.take_result("b7", CallEvent::Call), None);
        spool.post_outcome(&first, &HookOutcome::TimedOut(10)).unwrap();
        assert_eq!(spool.take_result("b7", CallEvent::Call), Some(HookOutcome::TimedOut(10)));
        assert_eq!(spool.take_result("b7", CallEvent::Call), None);
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0, "something is left behind");
    }

    #[test]
    fn what_is_no_call_of_ours_is_thrown_away_and_a_link_is_not_followed() {
        let (dir, spool) = spool();
        fs::write(dir.path().join("1.call"), vec![b'{'; 9000]).unwrap();
        fs::write(dir.path().join("2.call"), b"\xff").unwrap();
        let secret = dir.path().join("secret");
        let order = r#"{"id":"a","happened":"call","time":"","place":"from elsewhere"}"#;
        fs::write(&secret, order).unwrap();
        std::os::unix::fs::symlink(&secret, dir.path().join("3.call")).unwrap();
        assert_eq!(spool.take_call().unwrap(), None);
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
        let away = SpooledCall {
            id: "../../etc/x".to_owned(),
            happened: CallEvent::Test,
            time: String::new(),
            place: String::new(),
        };
        assert_eq!(stem(&away), "etcx-test");
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error_for_whoever_posts() {
        let dir = tempfile::tempdir().unwrap();
        let spool = CallSpool::new(dir.path().join("none"));
        assert!(spool.post("a", CallEvent::Call, "x").is_err());
        spool.clear();
    }
}
