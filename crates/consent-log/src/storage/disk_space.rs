//! Room on the disk: checked before a visit, and reserved for the record that is being made.

use std::fs::{self, OpenOptions};
use std::path::Path;

use rustix::fs::{FallocateFlags, fallocate, statvfs};

use crate::error::storage::{MIN_FREE_MIB, StorageError};

/// Bytes of one MiB.
const MIB: u64 = 1024 * 1024;
/// Reserved beside the log, and freed when the disk is full.
const RESERVE_BYTES: u64 = MIB;
/// The file that reserves it.
const RESERVE_FILE: &str = "records.reserve";

/// Refuses a disk on which a visit might not find room.
pub(crate) fn check(dir: &Path) -> Result<(), StorageError> {
    check_for(dir, MIN_FREE_MIB * MIB)
}

/// Refuses a disk without so many bytes.
pub(crate) fn check_for(dir: &Path, bytes: u64) -> Result<(), StorageError> {
    let disk = statvfs(dir).map_err(|error| StorageError::io(&dir.join("."), error.into()))?;
    // What a user may still take; the rest is reserved for root.
    if disk.f_bavail.saturating_mul(disk.f_frsize) < bytes {
        return Err(StorageError::DiskFull { dir: dir.to_path_buf(), mib: bytes.div_ceil(MIB) });
    }
    Ok(())
}

/// Reserves room, if that is not done yet.
pub(crate) fn reserve(dir: &Path) -> Result<(), StorageError> {
    let file = dir.join(RESERVE_FILE);
    if fs::metadata(&file).is_ok_and(|held| held.len() == RESERVE_BYTES) {
        return Ok(());
    }
    let held = OpenOptions::new().write(true).create(true).truncate(false).open(&file);
    let held = held.map_err(|error| StorageError::io(&file, error))?;
    // `set_len` would make a file with a hole, which reserves nothing.
    match fallocate(&held, FallocateFlags::empty(), 0, RESERVE_BYTES) {
        // This file system reserves nothing: a full disk is met one record earlier.
        Ok(()) | Err(rustix::io::Errno::OPNOTSUPP) => Ok(()),
        Err(error) => Err(StorageError::io(&file, error.into())),
    }
}

/// Frees the reserved room; `false` where none was reserved.
pub(crate) fn release(dir: &Path) -> bool {
    fs::remove_file(dir.join(RESERVE_FILE)).is_ok()
}
