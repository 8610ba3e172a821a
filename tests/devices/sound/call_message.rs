//! A call leaves the real kiosk as a file, the real runner takes it up, and page, trouble log and log say what came of it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::kiosk::{CALL, KioskTerminal, wait_for};
use crate::machine;
use crate::pipe_session::{PROGRAM, run, text};

/// How long the program of the house may take, in seconds, where nobody says otherwise.
const DEFAULT_LIMIT_SECONDS: &str = "10";

/// What `madoguchi-call.path` and its service do: the runner is started whenever a call waits.
struct CallRunner {
    ends: Arc<AtomicBool>,
    thread: Option<JoinHandle<String>>,
}

impl CallRunner {
    fn start(spool: PathBuf, hook: PathBuf, limit: &'static str) -> Self {
        let ends = Arc::new(AtomicBool::new(false));
        let ended = Arc::clone(&ends);
        let thread = thread::spawn(move || {
            let mut said = String::new();
            while !ended.load(Ordering::Acquire) {
                if has_call(&spool) {
                    let mut runner = Command::new(PROGRAM);
                    runner.args(["call", "run", "--limit", limit, "--spool"]).arg(&spool).arg("--hook").arg(&hook);
                    let done = runner.output().unwrap();
                    assert!(done.status.success(), "{}", text(&done.stderr));
                    said += &text(&done.stdout);
                }
                thread::sleep(Duration::from_millis(20));
            }
            said
        });
        Self { ends, thread: Some(thread) }
    }

    /// What the runner said of all calls, as it stands in the journal.
    fn said(mut self) -> String {
        self.ends.store(true, Ordering::Release);
        self.thread.take().unwrap().join().unwrap()
    }
}

impl Drop for CallRunner {
    fn drop(&mut self) {
        self.ends.store(true, Ordering::Release);
    }
}

fn has_call(spool: &Path) -> bool {
    std::fs::read_dir(spool).unwrap().flatten().any(|entry| entry.path().extension().is_some_and(|end| end == "call"))
}

/// The program of the house, with these lines.
fn write_hook(hook: &Path, script: &str) {
    let written = hook.with_extension("written");
    std::fs::write(&written, format!("#!/bin/sh\n[ \"$1\" = call ] || exit 0\n{script}\n")).unwrap();
    // Moved into its place, for it may be running.
    let install = format!("install -m 755 {0} {1}.new && mv {1}.new {1}", written.display(), hook.display());
    assert!(Command::new("sh").args(["-c", &install]).status().unwrap().success());
}

struct CallFacility {
    home: tempfile::TempDir,
}

impl CallFacility {
    fn new() -> Self {
        let house = Self { home: tempfile::tempdir().unwrap() };
        std::fs::create_dir(house.spool()).unwrap();
        // No chime, whatever cards this machine has.
        std::fs::write(house.path(".asoundrc"), "pcm.!default { type hw card 99 }\n").unwrap();
        let settings = format!("call_spool = \"{}\"\ncall_place = '2F \"east\"'\n", house.spool().display());
        std::fs::write(house.path("calls.toml"), settings).unwrap();
        house
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn spool(&self) -> PathBuf {
        self.path("spool")
    }

    /// A kiosk without any sound, in a visit.
    fn kiosk(&self) -> KioskTerminal {
        let options = format!("--voice none --config {}", self.path("calls.toml").display());
        KioskTerminal::in_a_visit(self.home.path(), &options)
    }

    fn troubles(&self) -> String {
        std::fs::read_to_string(self.path("data/trouble.log")).unwrap()
    }

    /// Kinds of what the log says of calls, with what is open of each.
    fn calls(&self) -> Vec<(String, String)> {
        let log = rusqlite::Connection::open(self.path("data/records.db")).unwrap();
        let asked = "SELECT kind, open FROM event WHERE kind GLOB 'staff.*' AND kind <> 'staff.added' ORDER BY seq";
        let mut rows = log.prepare(asked).unwrap();
        rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
    }
}

/// The person does not want staff any more.
fn take_back(kiosk: &mut KioskTerminal) {
    kiosk.press("2");
    kiosk.press_for("\r", "call for staff has stopped");
}

#[test]
fn whatever_the_program_of_the_house_does_is_told_on_the_page_and_in_the_trouble_log() {
    let _machine = machine::shared();
    let house = CallFacility::new();
    let hook = house.path("hook");
    let watch = CallRunner::start(house.spool(), hook.clone(), DEFAULT_LIMIT_SECONDS);
    let mut kiosk = house.kiosk();
    // Without one, and without sound: nobody can be called.
    kiosk.press_for(CALL, "Staff cannot be called");
    take_back(&mut kiosk);
    let notes = house.path("told");
    let note = format!("echo \"$1 $MADOGUCHI_CALL_PLACE\" >> {}", notes.display());
    for (script, page, trouble) in [
        (note.as_str(), "message has been sent to staff", ""),
        ("echo no relay; exit 7", "message to staff could not be sent", "it ended with 7 and said: no relay"),
        ("exec sleep 600", "We do not know whether", "had not ended after 10 seconds"),
        ("head -c 1000000000 /dev/zero; exit 0", "message has been sent to staff", ""),
    ] {
        write_hook(&hook, script);
        kiosk.press_for(CALL, page);
        assert!(house.troubles().contains(trouble), "{script}: {}", house.troubles());
        take_back(&mut kiosk);
    }
    assert!(kiosk.end() < Duration::from_secs(2));
    assert_eq!(std::fs::read_to_string(notes).unwrap(), "call 2F \"east\"\n");
    let size = std::fs::metadata(house.path("data/trouble.log")).unwrap().len();
    assert!(size < 4096, "{size} bytes of trouble");
    let said = watch.said();
    assert!(said.contains("call: timed out after 10 seconds") && said.len() < 2000, "{said}");
    let kinds: Vec<String> = house.calls().into_iter().map(|(kind, open)| format!("{kind} {open}")).collect();
    let silent = r#"staff.not-reached {"by":"chime","why":"silent"}"#;
    for event in [
        silent,
        r#"staff.reached {"by":"message"}"#,
        r#"staff.not-reached {"by":"message","why":"failed"}"#,
        r#"staff.not-reached {"by":"message","why":"too-late"}"#,
    ] {
        assert!(kinds.iter().any(|own| own == event), "{event}: {kinds:#?}");
    }
    assert_eq!(kinds.iter().filter(|kind| kind.starts_with("staff.called")).count(), 5, "{kinds:#?}");
    assert_eq!(kinds.iter().filter(|kind| kind.contains(r#""why":"taken-back""#)).count(), 5, "{kinds:#?}");
}

#[test]
fn a_call_that_nobody_takes_up_is_told_and_goes_on_until_staff_answer_it() {
    let _machine = machine::shared();
    let house = CallFacility::new();
    let mut kiosk = house.kiosk();
    kiosk.press_for(CALL, "Staff will be called now");
    // Pressed again and again it stays one call.
    for _ in 0..3 {
        kiosk.press(CALL);
    }
    let began = Instant::now();
    wait_for_long(0, "message to staff could not be sent", &kiosk);
    assert!(began.elapsed() > Duration::from_secs(15), "the unit was given no time");
    assert!(house.troubles().contains("madoguchi-call.path"), "{}", house.troubles());
    // The person goes on with the visit, and every page says that the call is open.
    kiosk.press_for("\r", "Which language");
    kiosk.press_for(CALL, "Staff are here");
    kiosk.press("3");
    kiosk.press_for("\r", "Staff have come");
    let events = house.calls();
    let kinds: Vec<&str> = events.iter().map(|(kind, _)| kind.as_str()).collect();
    assert_eq!(kinds, ["staff.called", "staff.not-reached", "staff.not-reached", "staff.answered"], "{events:?}");
    let answered: serde_json::Value = serde_json::from_str(&events[3].1).unwrap();
    assert!(answered["seconds"].as_u64().is_some_and(|seconds| (18..60).contains(&seconds)), "{answered}");
    let verified = run(&["--data", &house.path("data").display().to_string(), "records", "verify"], b"");
    assert!(verified.status.success(), "{}", text(&verified.stderr));
}

#[track_caller]
fn wait_for_long(mark: usize, words: &str, kiosk: &KioskTerminal) {
    for _ in 0..600 {
        if kiosk.since(mark).contains(words) {
            return;
        }
        thread::sleep(Duration::from_millis(100));
    }
    panic!("{words:?} was not written, but:\n{}", kiosk.since(mark));
}

#[test]
fn a_visit_that_ends_ends_its_call_and_whoever_was_called_is_told() {
    let _machine = machine::shared();
    let house = CallFacility::new();
    let (hook, notes) = (house.path("hook"), house.path("told"));
    std::fs::write(
        house.path("written"),
        format!("#!/bin/sh\necho \"$1 $MADOGUCHI_CALL_ID\" >> {}\n", notes.display()),
    )
    .unwrap();
    let install = Command::new("install").args(["-m", "755"]).arg(house.path("written")).arg(&hook).status().unwrap();
    assert!(install.success());
    let watch = CallRunner::start(house.spool(), hook, DEFAULT_LIMIT_SECONDS);
    let mut kiosk = house.kiosk();
    kiosk.press_for(CALL, "message has been sent to staff");
    assert!(kiosk.end() < Duration::from_secs(2));
    let told = wait_for("the end of the call", || {
        std::fs::read_to_string(&notes).ok().filter(|told| told.lines().count() == 2)
    });
    let ids: Vec<&str> = told.lines().map(|line| line.split(' ').nth(1).unwrap()).collect();
    assert!(told.starts_with("call ") && told.contains("\nleft ") && ids[0] == ids[1] && ids[0].len() == 16, "{told}");
    let last = house.calls().pop().unwrap();
    assert_eq!(last.0, "staff.call-ended");
    assert!(last.1.contains(r#""why":"left""#), "{last:?}");
    drop(watch);
}

#[test]
fn a_chime_again_and_again_keeps_nobody_waiting_who_has_gone() {
    let _machine = machine::shared();
    let house = CallFacility::new();
    let patient = "call_repeat_seconds = 5\nidle_seconds = 30\nstill_there_seconds = 20\n";
    std::fs::write(house.path("calls.toml"), patient).unwrap();
    let mut kiosk = house.kiosk();
    kiosk.press_for(CALL, "Staff cannot be called");
    let began = Instant::now();
    let mark = kiosk.mark();
    wait_for_long(mark, "Would you like to go on", &kiosk);
    wait_for_long(mark, "has been cleared", &kiosk);
    let took = began.elapsed().as_secs();
    assert!((48..70).contains(&took), "after {took} seconds");
    let last = house.calls().pop().unwrap();
    assert!(last.0 == "staff.call-ended" && last.1.contains(r#""why":"left""#), "{last:?}");
}

#[test]
fn doctor_tries_the_program_of_the_house_and_says_what_came_of_it() {
    let _machine = machine::shared();
    let house = CallFacility::new();
    let hook = house.path("hook");
    let (config, data) = (house.path("calls.toml").display().to_string(), house.path("data").display().to_string());
    let said = |hook: Option<&str>| {
        let watch = hook.map(|script| {
            write_hook(&house.path("hook"), script);
            CallRunner::start(house.spool(), house.path("hook"), "1")
        });
        let done = run(&["--data", &data, "--config", &config, "doctor", "--call"], b"");
        drop(watch);
        let told = text(&done.stdout);
        told.lines().find(|line| line.contains("call for staff:")).unwrap().to_owned()
    };
    let nobody = said(None);
    assert!(nobody.starts_with("WRONG") && nobody.contains("madoguchi-call.path"), "{nobody}");
    assert!(said(Some("exit 0")).starts_with("ok "), "test is no call: the hook leaves it alone");
    std::fs::remove_file(&hook).unwrap();
    std::fs::write(house.path("all"), "#!/bin/sh\nexit 4\n").unwrap();
    let moved = format!("install -m 755 {} {}", house.path("all").display(), hook.display());
    assert!(Command::new("sh").args(["-c", &moved]).status().unwrap().success());
    let watch = CallRunner::start(house.spool(), hook, "1");
    let done = run(&["--data", &data, "--config", &config, "doctor", "--call"], b"");
    drop(watch);
    let told = text(&done.stdout);
    assert!(told.contains("WRONG   call for staff: /etc/madoguchi/call failed: it ended with 4"), "{told}");
}
