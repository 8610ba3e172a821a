//! A disk that is filled while the kiosk runs: no visit begins that could not be kept, and it begins again by itself.

use std::fs::{self, File};
use std::io::Write;
use std::path::PathBuf;
use std::process::Command;

use rustix::fs::statvfs;

use crate::pipe_session::DemoFolder;
use crate::pty::PtyTerminal;

const FLU: &str = "tests/packs/influenza";
const MIB: u64 = 1 << 20;
/// Less than a visit may need, and enough for a line in the log of troubles.
const BYTES_LEFT: u64 = 4 * MIB;
const RESTS: &str = "This machine is resting";

/// A demonstration on a disk of its own.
pub(crate) struct SmallDiskDemo(pub(crate) DemoFolder);

impl SmallDiskDemo {
    /// Only where the tests may mount one.
    pub(crate) fn new() -> Option<Self> {
        let demo = DemoFolder::new(FLU);
        // Room for set-up, which asks for 8 MiB beside its reserve, and little enough to be filled at once.
        let mount = ["-t", "tmpfs", "-o", "size=24m,mode=0700", "madoguchi-test"];
        let done = Command::new("mount").args(mount).arg(demo.dir.path()).output();
        done.is_ok_and(|done| done.status.success()).then_some(Self(demo))
    }

    fn photos(&self) -> PathBuf {
        self.0.dir.path().join("holiday-photos")
    }

    /// Takes all room but a little, and what was held back.
    pub(crate) fn fill(&self) {
        fs::remove_file(self.reserve()).unwrap();
        let disk = statvfs(self.0.dir.path()).unwrap();
        let free = usize::try_from(disk.f_bavail * disk.f_frsize - BYTES_LEFT).unwrap();
        File::create(self.photos()).unwrap().write_all(&vec![7; free]).unwrap();
    }

    pub(crate) fn free(&self) {
        fs::remove_file(self.photos()).unwrap();
    }

    fn reserve(&self) -> PathBuf {
        self.0.data().join("records.reserve")
    }

    pub(crate) fn trouble(&self) -> String {
        fs::read_to_string(self.0.data().join("trouble.log")).unwrap_or_default()
    }
}

impl Drop for SmallDiskDemo {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.dir.path()).status();
    }
}

#[test]
fn on_a_full_disk_no_visit_begins_and_the_first_key_with_room_again_begins_one() {
    let Some(disk) = SmallDiskDemo::new() else {
        println!("skipped: no small disk may be mounted here");
        return;
    };
    let mut pty = PtyTerminal::open(&disk.0, "off", (80, 24));
    pty.wait_for("any key");
    disk.fill();
    pty.key(b"1");
    let rests = pty.wait_for(RESTS);
    assert!(!rests.contains("English"), "{rests}");
    assert!(disk.trouble().contains("free at least"), "{}", disk.trouble());
    // Whoever presses on comes no further, and it is still there.
    pty.key(b"\r");
    pty.pause();
    assert!(!pty.seen().contains("English"), "{}", pty.seen());
    // What happened and what to do, for staff; without room it says that it looked again.
    pty.key(b"9");
    pty.key(b"\r");
    let staff = pty.wait_for("The disk is full");
    assert!(staff.contains("free at least 8 MiB"), "{staff}");
    pty.key(b"1");
    pty.key(b"\r");
    pty.wait_for("it still cannot start");
    pty.key(b"8");
    pty.key(b"\r");
    pty.wait_for(RESTS);
    disk.free();
    pty.key(b"\r");
    pty.wait_for("English");
    assert_eq!(fs::metadata(disk.reserve()).unwrap().len(), MIB, "room is held back again");
    assert!(disk.0.is_whole().contains("0 records"));
}

#[test]
fn staff_who_made_room_leave_the_kiosk_at_rest_in_lines_too() {
    let Some(disk) = SmallDiskDemo::new() else {
        println!("skipped: no small disk may be mounted here");
        return;
    };
    let mut kiosk = disk.0.kiosk("en");
    disk.fill();
    kiosk.say("");
    assert!(kiosk.shows(RESTS), "{:#?}", kiosk.page);
    kiosk.say("9");
    assert!(kiosk.shows("The disk is full"), "{:#?}", kiosk.page);
    disk.free();
    kiosk.say("1");
    assert!(kiosk.shows("any key"), "{:#?}", kiosk.page);
    kiosk.say("");
    assert!(kiosk.shows("English"), "{:#?}", kiosk.page);
}
