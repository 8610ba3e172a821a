//! Libraries that stand between the program and the system, compiled for this run.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Compiles a source of `tests/program` into this folder.
pub(crate) fn compile(source: &str, into: &Path) -> PathBuf {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/program").join(source);
    let library = into.join(source.with_extension("so").file_name().unwrap());
    let compiled = Command::new("cc").args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library).arg(source).output();
    let compiled = compiled.expect("a C compiler is needed: `make setup` installs it");
    assert!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stderr));
    library
}
