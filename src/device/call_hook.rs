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

use super::call_spool::{CallSpool, HookOutcome, SpooledCall};

/// The program of the house.
pub const HOOK_PATH: &str = "/etc/madoguchi/call";
/// How long it may take.
pub const HOOK_TIMEOUT: Duration = Duration::from_secs(10);
/// As much of what it prints is kept; the rest is read and thrown away.
const KEPT_OUTPUT_BYTES: usize = 300;
/// How long its last words are waited for.
const OUTPUT_TIMEOUT: Duration = Duration::from_secs(1);
/// How often it is looked whether it has ended.
const POLL_INTERVAL: Duration = Duration::from_millis(10);

/// Takes up every call that waits, one after the other, and says to the kiosk what came of each.
///
/// # Errors
/// The system's, where the folder cannot be used.
pub fn run_waiting_calls(
    spool: &CallSpool,
    hook: &Path,
    limit: Duration,
) -> io::Result<Vec<(SpooledCall, HookOutcome)>> {
    let mut done = Vec::new();
    while let Some(order) = spool.take_call()? {
        let outcome = run_hook(hook, &order, limit);
        spool.post_outcome(&order, &outcome)?;
        done.push((order, outcome));
    }
    Ok(done)
}

/// Runs the hook for one call.
fn run_hook(hook: &Path, order: &SpooledCall, limit: Duration) -> HookOutcome {
    // No fault: a house need not have a message of its own.
    if !hook.exists() {
        return HookOutcome::NoHook;
    }
    match start(hook, order) {
        Err(error) => HookOutcome::Failed(format!("{} cannot be run ({error}): is it executable?", hook.display())),
        Ok((mut child, printed, reader)) => {
            let ended = wait_with_timeout(&mut child, limit);
            // Also when it has ended by itself: it may have left something running.
            stop(&mut child);
            await_output(&reader);
            match ended {
                None => HookOutcome::TimedOut(limit.as_secs()),
                Some(status) if status.success() => HookOutcome::Done,
                Some(status) => HookOutcome::Failed(describe_failure(
                    status,
                    &printed.lock().unwrap_or_else(PoisonError::into_inner),
                )),
            }
        }
    }
}

/// What it prints, as far as it is kept.
type PrintedOutput = Arc<Mutex<Vec<u8>>>;

fn start(hook: &Path, order: &SpooledCall) -> io::Result<(Child, PrintedOutput, JoinHandle<()>)> {
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
    let printed = PrintedOutput::default();
    let kept = Arc::clone(&printed);
    let reader = thread::Builder::new().spawn(move || drain(reader, &kept))?;
    Ok((child, printed, reader))
}

/// Waits until its last words are read. What it leaves behind may keep the pipe open for ever, so this has an end.
fn await_output(reader: &JoinHandle<()>) {
    let began = Instant::now();
    while !reader.is_finished() && began.elapsed() < OUTPUT_TIMEOUT {
        thread::sleep(POLL_INTERVAL);
    }
}

fn drain(mut reader: PipeReader, kept: &Mutex<Vec<u8>>) {
    let mut bytes = vec![0; 1 << 16];
    while let Ok(many @ 1..) = reader.read(&mut bytes) {
        // Read on when enough is kept: a full pipe would stop the program for ever.
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        let room = KEPT_OUTPUT_BYTES.saturating_sub(kept.len());
        kept.extend(bytes.iter().take(many).take(room));
    }
}

fn wait_with_timeout(child: &mut Child, limit: Duration) -> Option<ExitStatus> {
    let began = Instant::now();
    loop {
        if let Ok(Some(status)) = child.try_wait() {
            return Some(status);
        }
        if began.elapsed() >= limit {
            return None;
        }
        thread::sleep(POLL_INTERVAL);
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

fn describe_failure(status: ExitStatus, printed: &[u8]) -> String {
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
    use super::super::call_spool::CallEvent;
    use super::*;

    const TEST_TIMEOUT: Duration = Duration::from_millis(1500);

    /// What comes of a hook with these lines.
    fn outcome_of(script: &str, limit: Duration) -> (HookOutcome, Duration) {
        let dir = tempfile::tempdir().unwrap();
        let (written, hook) = (dir.path().join("written"), dir.path().join("hook"));
        std::fs::write(&written, format!("#!/bin/sh\n{script}\n")).unwrap();
        // Another test may be starting something: what this process itself has open for writing could not be run.
        assert!(Command::new("install").args(["-m", "755"]).args([&written, &hook]).status().unwrap().success());
        let spool = CallSpool::new(dir.path());
        spool.post("a1", CallEvent::Call, "食堂").unwrap();
        let began = Instant::now();
        let done = run_waiting_calls(&spool, &hook, limit).unwrap();
        assert_eq!(done.len(), 1);
        assert_eq!(spool.take_result("a1", CallEvent::Call).as_ref(), Some(&done[0].1), "the kiosk is told the same");
        (done[0].1.clone(), began.elapsed())
    }

    #[test]
    fn a_hook_is_told_what_happened_and_where_and_nothing_else() {
        let asks = r#"test "$1 $MADOGUCHI_CALL $MADOGUCHI_CALL_PLACE $MADOGUCHI_CALL_ID" = "call call 食堂 a1" &&
            echo "$MADOGUCHI_CALL_TIME" | grep -Eq '^20[0-9-]{8}T[0-9:]{8}\+09:00$'"#;
        assert_eq!(outcome_of(asks, TEST_TIMEOUT).0, HookOutcome::Done);
    }

    #[test]
    fn a_hook_that_is_missing_is_no_fault_and_one_that_cannot_be_run_is() {
        let dir = tempfile::tempdir().unwrap();
        let spool = CallSpool::new(dir.path());
        let hook = dir.path().join("hook");
        spool.post("a1", CallEvent::Call, "x").unwrap();
        assert_eq!(run_waiting_calls(&spool, &hook, TEST_TIMEOUT).unwrap()[0].1, HookOutcome::NoHook);
        std::fs::write(&hook, "#!/bin/sh\n").unwrap();
        spool.post("a2", CallEvent::Call, "x").unwrap();
        let HookOutcome::Failed(why) = &run_waiting_calls(&spool, &hook, TEST_TIMEOUT).unwrap()[0].1.clone() else {
            panic!("it ran")
        };
        assert!(why.contains("is it executable?"), "{why}");
    }

    #[test]
    fn a_hook_that_fails_is_told_with_its_code_and_its_words() {
        let (outcome, _) = outcome_of("echo no relay at /dev/ttyUSB0 >&2; exit 7", TEST_TIMEOUT);
        assert_eq!(outcome, HookOutcome::Failed("it ended with 7 and said: no relay at /dev/ttyUSB0".to_owned()));
        assert_eq!(outcome_of("kill -9 $$", TEST_TIMEOUT).0, HookOutcome::Failed("signal 9 ended it".to_owned()));
    }

    #[test]
    fn a_hook_that_hangs_is_stopped_with_everything_that_it_started() {
        let dir = tempfile::tempdir().unwrap();
        let pid = dir.path().join("pid");
        let (outcome, took) = outcome_of(&format!("sleep 600 & echo $! > {}; wait", pid.display()), TEST_TIMEOUT);
        assert_eq!(outcome, HookOutcome::TimedOut(1));
        assert!(took < TEST_TIMEOUT * 3, "{took:?}");
        let child = std::fs::read_to_string(pid).unwrap();
        let state = |pid: &str| std::fs::read_to_string(format!("/proc/{}/stat", pid.trim())).unwrap_or_default();
        thread::sleep(Duration::from_millis(50));
        let left = state(&child);
        assert!(left.is_empty() || left.contains(") Z "), "sleep goes on: {left}");
    }

    #[test]
    fn a_hook_that_prints_a_gigabyte_or_leaves_somebody_behind_is_done_and_little_of_it_is_kept() {
        let (outcome, _) = outcome_of("head -c 1000000000 /dev/zero; echo; exit 0", Duration::from_secs(60));
        assert_eq!(outcome, HookOutcome::Done);
        let (outcome, _) = outcome_of("yes nothing | head -c 1000000000; exit 3", Duration::from_secs(60));
        let HookOutcome::Failed(why) = outcome else { panic!("{outcome:?}") };
        assert!(why.starts_with("it ended with 3 and said: nothing nothing") && why.len() < 400, "{why}");
        let (outcome, took) = outcome_of("setsid sleep 5 & exit 0", Duration::from_secs(60));
        assert_eq!(outcome, HookOutcome::Done);
        assert!(took < Duration::from_secs(4), "{took:?}");
    }
}
