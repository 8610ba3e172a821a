//! Takes up the calls of the kiosk outside its sandbox and runs the program of the house, `/etc/madoguchi/call`,
//! for each: never longer than its time, and however much it prints.

use std::io::{self, PipeReader, Read};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process_group};

use super::spool::{Order, Outcome, Spool};

/// The program of the house.
pub const HOOK: &str = "/etc/madoguchi/call";
/// How long it may take.
pub const LIMIT: Duration = Duration::from_secs(10);
/// As much of what it prints is kept; the rest is read and thrown away.
const KEPT: usize = 300;
/// How long its last words are waited for.
const LAST_WORDS: Duration = Duration::from_secs(1);
/// How often it is looked whether it has ended.
const LOOK: Duration = Duration::from_millis(10);

/// Takes up every call that waits, one after the other, and says to the kiosk what came of each.
///
/// # Errors
/// The system's, where the folder cannot be used.
pub fn take_up(spool: &Spool, hook: &Path, limit: Duration) -> io::Result<Vec<(Order, Outcome)>> {
    let mut done = Vec::new();
    while let Some(order) = spool.take()? {
        let outcome = run(hook, &order, limit);
        spool.tell(&order, &outcome)?;
        done.push((order, outcome));
    }
    Ok(done)
}

/// Runs the hook for one call.
fn run(hook: &Path, order: &Order, limit: Duration) -> Outcome {
    // No fault: a house need not have a message of its own.
    if !hook.exists() {
        return Outcome::NoHook;
    }
    match start(hook, order) {
        Err(error) => Outcome::Failed(format!("{} cannot be run ({error}): is it executable?", hook.display())),
        Ok((mut child, printed, reader)) => {
            let ended = ended(&mut child, limit);
            // Also when it has ended by itself: it may have left something running.
            stop(&mut child);
            wait_for(&reader);
            match ended {
                None => Outcome::TimedOut(limit.as_secs()),
                Some(status) if status.success() => Outcome::Done,
                Some(status) => Outcome::Failed(told(status, &printed.lock().unwrap_or_else(PoisonError::into_inner))),
            }
        }
    }
}

/// What it prints, as far as it is kept.
type Printed = Arc<Mutex<Vec<u8>>>;

fn start(hook: &Path, order: &Order) -> io::Result<(Child, Printed, JoinHandle<()>)> {
    let (reader, writer) = io::pipe()?;
    let child = Command::new(hook)
        .arg(order.happened.as_str())
        .env("MADOGUCHI_CALL", order.happened.as_str())
        .env("MADOGUCHI_CALL_ID", &order.id)
        .env("MADOGUCHI_CALL_TIME", &order.time)
        .env("MADOGUCHI_CALL_PLACE", &order.place)
        .stdin(Stdio::null())
        .stdout(writer.try_clone()?)
        .stderr(writer)
        // A group of its own, so that what it starts can be ended with it.
        .process_group(0)
        .spawn()?;
    // The command is gone by now, and with it its ends of the pipe: the reader comes to its end when the child does.
    let printed = Printed::default();
    let kept = Arc::clone(&printed);
    let reader = thread::Builder::new().spawn(move || drain(reader, &kept))?;
    Ok((child, printed, reader))
}

/// Waits until its last words are read. What it leaves behind may keep the pipe open for ever, so this has an end.
fn wait_for(reader: &JoinHandle<()>) {
    let began = Instant::now();
    while !reader.is_finished() && began.elapsed() < LAST_WORDS {
        thread::sleep(LOOK);
    }
}

fn drain(mut reader: PipeReader, kept: &Mutex<Vec<u8>>) {
    let mut bytes = vec![0; 1 << 16];
    while let Ok(many @ 1..) = reader.read(&mut bytes) {
        // Read on when enough is kept: a full pipe would stop the program for ever.
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        let room = KEPT.saturating_sub(kept.len());
        kept.extend(bytes.iter().take(many).take(room));
    }
}

fn ended(child: &mut Child, limit: Duration) -> Option<ExitStatus> {
    let began = Instant::now();
    loop {
        if let Ok(Some(status)) = child.try_wait() {
            return Some(status);
        }
        if began.elapsed() >= limit {
            return None;
        }
        thread::sleep(LOOK);
    }
}

/// Ends it with everything that it has started.
fn stop(child: &mut Child) {
    let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    if let Some(group) = group {
        // An error means that nothing of the group is left.
        let _ = kill_process_group(group, Signal::KILL);
    }
    let _ = child.wait();
}

fn told(status: ExitStatus, printed: &[u8]) -> String {
    let how = match (status.code(), status.signal()) {
        (Some(code), _) => format!("it ended with {code}"),
        (None, Some(signal)) => format!("signal {signal} ended it"),
        (None, None) => "it was ended".to_owned(),
    };
    let printed = String::from_utf8_lossy(printed);
    let printed = printed.split_whitespace().collect::<Vec<_>>().join(" ");
    if printed.is_empty() { how } else { format!("{how} and said: {printed}") }
}

#[cfg(test)]
mod tests {
    use super::super::spool::Happened;
    use super::*;

    const SHORT: Duration = Duration::from_millis(1500);

    /// What comes of a hook with these lines.
    fn comes_of(script: &str, limit: Duration) -> (Outcome, Duration) {
        let dir = tempfile::tempdir().unwrap();
        let (written, hook) = (dir.path().join("written"), dir.path().join("hook"));
        std::fs::write(&written, format!("#!/bin/sh\n{script}\n")).unwrap();
        // Another test may be starting something: what this process itself has open for writing could not be run.
        assert!(Command::new("install").args(["-m", "755"]).args([&written, &hook]).status().unwrap().success());
        let spool = Spool::new(dir.path());
        spool.post("a1", Happened::Call, "食堂").unwrap();
        let began = Instant::now();
        let done = take_up(&spool, &hook, limit).unwrap();
        assert_eq!(done.len(), 1);
        assert_eq!(spool.result("a1", Happened::Call).as_ref(), Some(&done[0].1), "the kiosk is told the same");
        (done[0].1.clone(), began.elapsed())
    }

    #[test]
    fn a_hook_is_told_what_happened_and_where_and_nothing_else() {
        let asks = r#"test "$1 $MADOGUCHI_CALL $MADOGUCHI_CALL_PLACE $MADOGUCHI_CALL_ID" = "call call 食堂 a1" &&
            echo "$MADOGUCHI_CALL_TIME" | grep -Eq '^20[0-9-]{8}T[0-9:]{8}\+09:00$'"#;
        assert_eq!(comes_of(asks, SHORT).0, Outcome::Done);
    }

    #[test]
    fn a_hook_that_is_missing_is_no_fault_and_one_that_cannot_be_run_is() {
        let dir = tempfile::tempdir().unwrap();
        let spool = Spool::new(dir.path());
        let hook = dir.path().join("hook");
        spool.post("a1", Happened::Call, "x").unwrap();
        assert_eq!(take_up(&spool, &hook, SHORT).unwrap()[0].1, Outcome::NoHook);
        std::fs::write(&hook, "#!/bin/sh\n").unwrap();
        spool.post("a2", Happened::Call, "x").unwrap();
        let Outcome::Failed(why) = &take_up(&spool, &hook, SHORT).unwrap()[0].1.clone() else { panic!("it ran") };
        assert!(why.contains("is it executable?"), "{why}");
    }

    #[test]
    fn a_hook_that_fails_is_told_with_its_code_and_its_words() {
        let (outcome, _) = comes_of("echo no relay at /dev/ttyUSB0 >&2; exit 7", SHORT);
        assert_eq!(outcome, Outcome::Failed("it ended with 7 and said: no relay at /dev/ttyUSB0".to_owned()));
        assert_eq!(comes_of("kill -9 $$", SHORT).0, Outcome::Failed("signal 9 ended it".to_owned()));
    }

    #[test]
    fn a_hook_that_hangs_is_stopped_with_everything_that_it_started() {
        let dir = tempfile::tempdir().unwrap();
        let pid = dir.path().join("pid");
        let (outcome, took) = comes_of(&format!("sleep 600 & echo $! > {}; wait", pid.display()), SHORT);
        assert_eq!(outcome, Outcome::TimedOut(1));
        assert!(took < SHORT * 3, "{took:?}");
        let child = std::fs::read_to_string(pid).unwrap();
        let state = |pid: &str| std::fs::read_to_string(format!("/proc/{}/stat", pid.trim())).unwrap_or_default();
        thread::sleep(Duration::from_millis(50));
        let left = state(&child);
        assert!(left.is_empty() || left.contains(") Z "), "sleep goes on: {left}");
    }

    #[test]
    fn a_hook_that_prints_a_gigabyte_or_leaves_somebody_behind_is_done_and_little_of_it_is_kept() {
        let (outcome, _) = comes_of("head -c 1000000000 /dev/zero; echo; exit 0", Duration::from_secs(60));
        assert_eq!(outcome, Outcome::Done);
        let (outcome, _) = comes_of("yes nothing | head -c 1000000000; exit 3", Duration::from_secs(60));
        let Outcome::Failed(why) = outcome else { panic!("{outcome:?}") };
        assert!(why.starts_with("it ended with 3 and said: nothing nothing") && why.len() < 400, "{why}");
        let (outcome, took) = comes_of("setsid sleep 5 & exit 0", Duration::from_secs(60));
        assert_eq!(outcome, Outcome::Done);
        assert!(took < Duration::from_secs(4), "{took:?}");
    }
}
