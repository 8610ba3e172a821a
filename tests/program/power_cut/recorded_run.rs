//! What a recorded program did, and the power cut at many moments of it.

use std::collections::BTreeSet;

use super::disk::{DiskModel, SurvivalDice};
use super::recording::{DiskOperation, OperationKind};

/// What a program did, from what disk on.
pub(super) struct RecordedRun {
    pub(super) before: DiskModel,
    pub(super) ops: Vec<DiskOperation>,
}

/// Where to cut: anywhere, and right after something was acknowledged.
fn places(ops: &[DiskOperation], count: usize, dice: &mut SurvivalDice) -> Vec<usize> {
    let said: Vec<usize> = (0..ops.len()).filter(|at| matches!(ops[*at].what, OperationKind::Said(_))).collect();
    let place = |at: usize, dice: &mut SurvivalDice| match at % 2 {
        0 => dice.below(ops.len()),
        _ => (said[dice.below(said.len())] + dice.below(3)).min(ops.len() - 1),
    };
    let mut places: Vec<usize> = (0..count).map(|at| place(at, dice)).collect();
    places.sort_unstable();
    places
}

/// Cuts the power at each of these places; `check` is told the disk and what had been said until then.
pub(super) fn cut(recorded: &RecordedRun, count: usize, mut check: impl FnMut(&DiskModel, &str)) {
    // The same seed always: a cut that fails can be looked at again.
    let mut dice = SurvivalDice::new(20_261_126);
    let (mut disk, mut said, mut done) = (recorded.before.clone(), String::new(), 0_usize);
    for place in places(&recorded.ops, count, &mut dice) {
        // Two cuts at one place: nothing happens in between.
        for op in recorded.ops.get(done..=place).unwrap_or_default() {
            disk.apply(op);
            if let OperationKind::Said(bytes) = &op.what {
                said += &String::from_utf8_lossy(bytes);
            }
        }
        done = done.max(place + 1);
        check(&disk.cut(&mut dice), &said);
    }
}

/// What was found after all cuts.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct CutReport {
    pub(super) cuts: usize,
    /// Cuts after which something acknowledged was not there.
    pub(super) lost: usize,
    /// Cuts after which the log was not whole.
    pub(super) broken: usize,
    /// How many records different cuts left.
    pub(super) left: BTreeSet<u64>,
}
