//! The file operations and the output of a program, in order, as `recorder.c` recorded them.

use std::path::{Path, PathBuf};

use crate::preloaded_library;

/// One operation of a program on a file, or one output.
pub(crate) struct DiskOperation {
    pub(crate) name: String,
    pub(crate) what: OperationKind,
}

/// The kind of an operation, with its data.
pub(crate) enum OperationKind {
    Created,
    Written(usize, Vec<u8>),
    Resized(usize),
    Synced,
    FolderSynced,
    Unlinked,
    Renamed(String),
    Said(Vec<u8>),
}

/// The recorder, compiled for this run.
pub(crate) fn recorder(into: &Path) -> PathBuf {
    preloaded_library::compile("power_cut/recorder.c", into)
}

/// The environment that has a program recorded.
pub(crate) fn environment(library: &Path, dir: &Path, log: &Path) -> [(&'static str, PathBuf); 3] {
    [("LD_PRELOAD", library.into()), ("RECORD_DIR", dir.into()), ("RECORD_LOG", log.into())]
}

/// What was written down.
pub(crate) fn read(log: &Path) -> Vec<DiskOperation> {
    let bytes = std::fs::read(log).unwrap();
    let (mut ops, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let end = at + bytes[at..].iter().position(|byte| *byte == b'\n').unwrap();
        let head = std::str::from_utf8(&bytes[at..end]).unwrap();
        let parts: Vec<&str> = head.split('\t').collect();
        let [op, name, offset, length, other] = parts[..] else { panic!("{head:?} is no op") };
        let (offset, length): (usize, usize) = (offset.parse().unwrap(), length.parse().unwrap());
        at = end + 1 + length;
        let content = bytes[end + 1..at].to_vec();
        let what = match op {
            "A" => OperationKind::Said(content),
            "C" => OperationKind::Created,
            "D" => OperationKind::FolderSynced,
            "N" => OperationKind::Renamed(other.to_owned()),
            "R" => OperationKind::Resized(offset),
            "S" => OperationKind::Synced,
            "U" => OperationKind::Unlinked,
            "W" => OperationKind::Written(offset, content),
            _ => panic!("{op:?} is no op"),
        };
        ops.push(DiskOperation { name: name.to_owned(), what });
    }
    ops
}
