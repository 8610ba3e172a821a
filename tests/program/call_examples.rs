//! The examples that the package brings for calling staff, each run with its real tool against this machine where the tool
//! is here, else against one that writes down how it was called.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::Duration;

const EXAMPLES: &str = "assets/install/call";
/// A name that would break out of JSON, of a shell and of a line.
const PLACE: &str = "2F \"東\" $(touch broken) `x` \\ '";

/// An example, told of something that happened at a place.
fn example(name: &str, happened: &str) -> Command {
    let mut command = Command::new("sh");
    command.arg(Path::new(EXAMPLES).join(name).canonicalize().unwrap()).arg(happened);
    command.env("MADOGUCHI_CALL", happened).env("MADOGUCHI_CALL_PLACE", PLACE);
    command.env("MADOGUCHI_CALL_ID", "00c0ffee00c0ffee").env("MADOGUCHI_CALL_TIME", "2026-11-30T09:15:00+09:00");
    command.env("CALL_SECONDS", "0.2").stdin(Stdio::null());
    command
}

fn is_there(program: &str) -> bool {
    let found = Command::new("sh").args(["-c", &format!("command -v {program}")]).output().unwrap().status.success();
    if !found {
        println!("left out: {program} is not here");
    }
    found
}

#[track_caller]
fn succeeds(command: &mut Command) -> Output {
    let done = command.output().unwrap();
    assert!(
        done.status.success(),
        "{}{}",
        String::from_utf8_lossy(&done.stdout),
        String::from_utf8_lossy(&done.stderr)
    );
    done
}

/// What they were told, as whoever is called reads it.
#[track_caller]
fn is_told(body: &str, happened: &str) {
    let told: serde_json::Value = serde_json::from_str(body).unwrap_or_else(|error| panic!("{error}: {body}"));
    assert_eq!((told["event"].as_str(), told["place"].as_str()), (Some(happened), Some(PLACE)), "{body}");
    assert_eq!(told["time"], "2026-11-30T09:15:00+09:00");
}

/// Programs of these names that write down their arguments, one a line, and their input.
fn recorders(dir: &Path, names: &[&str]) -> String {
    for name in names {
        let file = dir.join("written");
        let log = dir.join(format!("{name}.log")).display().to_string();
        fs::write(&file, format!("#!/bin/sh\nprintf '%s\\n' \"$@\" >>{log}\n[ {name} != ssh ] || cat >>{log}\n"))
            .unwrap();
        let status = Command::new("install").args(["-m", "755"]).arg(&file).arg(dir.join(name)).status().unwrap();
        assert!(status.success());
    }
    format!("{}:{}", dir.display(), std::env::var("PATH").unwrap())
}

fn all() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(EXAMPLES).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn every_example_is_well_written_and_told_of_where_staff_look_for_it() {
    let files = all();
    assert_eq!(files.len(), 5);
    let guide = fs::read_to_string("assets/install/KIOSK.md").unwrap();
    for file in &files {
        succeeds(Command::new("sh").arg("-n").arg(file));
        let name = file.file_name().unwrap().to_str().unwrap();
        assert!(guide.contains(&format!("`{name}`")), "KIOSK.md does not tell of {name}");
    }
    if is_there("shellcheck") {
        succeeds(Command::new("shellcheck").args(&files));
    }
}

#[test]
fn without_its_setting_every_example_fails_and_names_it() {
    for file in all() {
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        let done = example(&name, "call").output().unwrap();
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(!done.status.success() && said.contains("/etc/madoguchi/call.env"), "{name}: {said}");
    }
}

#[test]
fn the_webhook_posts_json_and_fails_where_the_other_side_does() {
    if !is_there("curl") {
        return;
    }
    for (answer, works) in [("204 No Content", true), ("500 Internal Server Error", false)] {
        let server = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/hook", server.local_addr().unwrap());
        let posted = thread::spawn(move || answer_once(&server, answer));
        let done = example("webhook", "call").env("CALL_URL", url).env("no_proxy", "*").output().unwrap();
        assert_eq!(done.status.success(), works, "{}", String::from_utf8_lossy(&done.stderr));
        let posted = posted.join().unwrap();
        assert!(posted.starts_with("POST /hook "), "{posted}");
        is_told(posted.split_once("\r\n\r\n").unwrap().1, "call");
    }
    let nobody =
        example("webhook", "call").env("CALL_URL", "http://127.0.0.1:9/").env("no_proxy", "*").output().unwrap();
    assert!(!nobody.status.success() && !nobody.stderr.is_empty());
}

/// One request with its body.
fn answer_once(server: &TcpListener, answer: &str) -> String {
    let (mut asked, _) = server.accept().unwrap();
    asked.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    let (mut request, mut bytes) = (Vec::new(), [0; 4096]);
    loop {
        let many = asked.read(&mut bytes).unwrap();
        request.extend_from_slice(&bytes[..many]);
        let text = String::from_utf8_lossy(&request).into_owned();
        let length =
            text.lines().find_map(|line| line.strip_prefix("Content-Length: ")).and_then(|n| n.trim().parse().ok());
        let head = request.windows(4).position(|end| end == b"\r\n\r\n");
        if many == 0
            || head.zip(length).is_some_and(|(head, length): (usize, usize)| request.len() >= head + 4 + length)
        {
            write!(asked, "HTTP/1.1 {answer}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").unwrap();
            return text;
        }
    }
}

#[test]
fn mqtt_reaches_a_broker() {
    if !is_there("mosquitto") || !is_there("mosquitto_pub") || !is_there("mosquitto_sub") {
        return;
    }
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port().to_string();
    let mut broker = Command::new("mosquitto").args(["-p", &port]).stderr(Stdio::null()).spawn().unwrap();
    for _ in 0..100 {
        if std::net::TcpStream::connect(format!("127.0.0.1:{port}")).is_ok() {
            break;
        }
        thread::sleep(Duration::from_millis(50));
    }
    // A line at a time: it says that it has subscribed, then what it heard.
    let mut listener = Command::new("stdbuf");
    listener.args([
        "-oL",
        "mosquitto_sub",
        "-d",
        "-h",
        "127.0.0.1",
        "-p",
        &port,
        "-t",
        "madoguchi/call",
        "-C",
        "1",
        "-W",
        "10",
    ]);
    let mut listener = listener.stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(listener.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert!(lines.any(|line| line.starts_with("Subscribed")), "the broker does not start");
    let mut sent = example("mqtt", "answered");
    succeeds(sent.env("CALL_MQTT_HOST", "127.0.0.1").env("CALL_MQTT_PORT", &port));
    let told = lines.find(|line| line.starts_with('{')).unwrap();
    assert!(listener.wait().unwrap().success());
    broker.kill().unwrap();
    broker.wait().unwrap();
    is_told(&told, "answered");
    assert!(!sent.output().unwrap().status.success(), "there is no broker any more");
}

#[test]
fn the_serial_relay_closes_its_contact_and_opens_it_again() {
    use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
    let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
    grantpt(&master).unwrap();
    unlockpt(&master).unwrap();
    let port = ptsname(&master, Vec::new()).unwrap().into_string().unwrap();
    let mut relay = File::from(master);
    // Held open, as the driver of a relay holds it.
    let held = File::options().read(true).write(true).open(&port).unwrap();
    succeeds(example("serial-relay", "call").env("CALL_PORT", &port));
    let mut bytes = [0; 8];
    relay.read_exact(&mut bytes).unwrap();
    assert_eq!(bytes, [0xa0, 1, 1, 0xa2, 0xa0, 1, 0, 0xa1], "closed, then open");
    succeeds(example("serial-relay", "answered").env("CALL_PORT", &port));
    drop(held);
    let gone = example("serial-relay", "call").env("CALL_PORT", "/dev/no-relay").output().unwrap();
    assert!(!gone.status.success());
}

#[test]
fn the_usb_relay_closes_its_contact_and_opens_it_again() {
    let dir = tempfile::tempdir().unwrap();
    let path = recorders(dir.path(), &["usbrelay"]);
    succeeds(example("usb-relay", "call").env("CALL_RELAY", "BITFT_1").env("PATH", &path));
    succeeds(example("usb-relay", "taken-back").env("CALL_RELAY", "BITFT_1").env("PATH", &path));
    assert_eq!(fs::read_to_string(dir.path().join("usbrelay.log")).unwrap(), "BITFT_1=1\nBITFT_1=0\n");
}

#[test]
fn the_desktop_of_the_office_is_told_and_runs_no_word_of_it() {
    let dir = tempfile::tempdir().unwrap();
    let path = recorders(dir.path(), &["ssh", "notify-send"]);
    succeeds(
        example("office-desktop", "call").env("CALL_OFFICE", "staff@office").env("PATH", &path).current_dir(dir.path()),
    );
    let asked = fs::read_to_string(dir.path().join("ssh.log")).unwrap();
    assert!(asked.contains("BatchMode=yes") && asked.contains("\nstaff@office\n"), "{asked}");
    let (order, text) = asked.trim_end().rsplit_once('\n').unwrap();
    // What the shell of the office does with it.
    let order = order.lines().last().unwrap();
    let mut office = Command::new("sh");
    office.args(["-c", order]).env("PATH", &path).current_dir(dir.path()).stdin(Stdio::piped());
    let mut office = office.spawn().unwrap();
    writeln!(office.stdin.take().unwrap(), "{text}").unwrap();
    assert!(office.wait().unwrap().success());
    let shown = fs::read_to_string(dir.path().join("notify-send.log")).unwrap();
    assert_eq!(shown.lines().last(), Some(format!("職員を呼んでいます：{PLACE}").as_str()), "{shown}");
    assert!(!dir.path().join("broken").exists(), "the name of a place was run");
}
