//! What people said stays in memory and goes nowhere else: no core file, no other program of this user looks in.

use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};

/// Keeps the memory of this program out of core files and away from other programs. To be called first.
pub fn harden_process() {
    // If the system refuses, the program is as well protected as any other. People have to be served all the same.
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
}
