//! The power is cut at any moment of a visit over three sittings: what was paused is there until its record is.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use consent_log::verify;

use super::recorded_run::{RecordedRun, cut};
use super::recording::{DiskOperation, OperationKind};
use super::{CUTS, answer, confirm, cuts, folder, receipts_given, record};
use crate::pipe_session::PipeSession;

const FOLDER: &str = "paused-visits/";

fn visit_in_three_sittings(kiosk: &mut PipeSession) {
    answer(kiosk);
    for _ in 0..2 {
        kiosk.choose("Other things").choose("Stop").choose("enough for today");
        let code = kiosk.receipt();
        kiosk.say("1").say("").choose("English").say("1").say("1").choose("Go on from last time").say(&code);
        kiosk.say("1").choose("I am");
    }
    confirm(kiosk);
}

/// The bytes of each file of a paused visit when it got its name, in their order.
fn whole_files(ops: &[DiskOperation]) -> Vec<Vec<u8>> {
    let (mut written, mut whole) = (Vec::new(), Vec::new());
    for op in ops.iter().filter(|op| op.name.starts_with(FOLDER)) {
        match &op.what {
            OperationKind::Created => written.clear(),
            OperationKind::Written(_, bytes) => written.extend_from_slice(bytes),
            OperationKind::Renamed(_) => whole.push(written.clone()),
            OperationKind::FolderSynced
            | OperationKind::Resized(_)
            | OperationKind::Said(_)
            | OperationKind::Synced
            | OperationKind::Unlinked => {}
        }
    }
    whole
}

/// The file of a paused visit on this disk, without what was being written.
fn kept(image: &Path) -> Option<Vec<u8>> {
    let entries = fs::read_dir(image.join(FOLDER)).into_iter().flatten().map(|entry| entry.unwrap().path());
    let mut files = entries.filter(|file| file.extension().is_some_and(|end| end == "visit"));
    let kept = files.next().map(|file| fs::read(file).unwrap());
    assert!(files.next().is_none(), "one visit, one file");
    kept
}

/// What was found after all cuts.
#[derive(Default)]
struct PauseReport {
    /// Cuts after which neither the file nor the record was there, or an older one than was acknowledged.
    lost: usize,
    /// Cuts after which a file had its name and not its bytes.
    broken: usize,
    /// Which file was there (`None` where there was none), and how many records.
    states: BTreeSet<(Option<usize>, u64)>,
}

fn examined(recorded: &RecordedRun, count: usize, image: &Path) -> PauseReport {
    let whole = whole_files(&recorded.ops);
    assert_eq!(whole.len(), 2, "it was paused twice");
    let mut report = PauseReport::default();
    cut(recorded, count, |disk, said| {
        disk.write_to(image);
        let records = verify(image).unwrap().records;
        let place = kept(image).map(|bytes| whole.iter().position(|file| *file == bytes));
        if place == Some(None) {
            report.broken += 1;
            return;
        }
        let place = place.flatten();
        report.states.insert((place, records));
        // The code of the first pause, the same of the second, the receipt.
        let is_there = match receipts_given(said).len() {
            0 => true,
            1 => place.is_some() || records == 1,
            2 => place == Some(1) || records == 1,
            _ => records == 1,
        };
        report.lost += usize::from(!is_there);
    });
    report
}

/// The same visit at a kiosk that does not sync what it keeps before it gives it its name.
fn syncing_less(recorded: RecordedRun) -> RecordedRun {
    let is_sync = |op: &DiskOperation| matches!(op.what, OperationKind::Synced) && op.name.starts_with(FOLDER);
    RecordedRun { ops: recorded.ops.into_iter().filter(|op| !is_sync(op)).collect(), ..recorded }
}

#[test]
fn no_cut_of_the_power_takes_a_paused_visit_away_before_its_record_is_there() {
    let work = folder();
    let image = work.path().join("image");
    let recorded = record(work.path(), visit_in_three_sittings);
    let shipped = examined(&recorded, cuts(), &image);
    assert_eq!((shipped.lost, shipped.broken), (0, 0));
    for state in [(None, 0), (Some(0), 0), (Some(1), 0), (None, 1)] {
        assert!(shipped.states.contains(&state), "no cut fell into {state:?}: {:?}", shipped.states);
    }
    let less = examined(&syncing_less(recorded), CUTS, &image);
    assert!(less.lost + less.broken > 0, "without the syncs something is lost, or the cuts are blind");
}
