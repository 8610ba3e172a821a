//! What people said stays in memory and goes nowhere else: no core file, no other program of this user looks in.

use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};

/// Shuts the memory of this program. To be called first.
pub fn shut() {
    // Where the system refuses, the program is as safe as any other; it must not fail to serve people for that.
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
}
