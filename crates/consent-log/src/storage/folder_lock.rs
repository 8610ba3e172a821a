//! The lock of a folder: one kiosk at a time serves people from it.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use crate::error::storage::StorageError;

/// Held by the one kiosk that serves people from this folder.
const LOCK_FILE: &str = "records.lock";

/// The right to serve people from this folder. The system frees it when the kiosk ends, however it ends.
pub(crate) struct FolderLock(File);

impl Drop for FolderLock {
    fn drop(&mut self) {
        // A child process that another thread is just starting has inherited the descriptor: closing ours would not
        // free the lock.
        let _ = self.0.unlock();
    }
}

/// Takes the lock, or refuses where another kiosk has it.
pub(crate) fn lock(dir: &Path) -> Result<FolderLock, StorageError> {
    let file = dir.join(LOCK_FILE);
    let held = OpenOptions::new().write(true).create(true).truncate(false).open(&file);
    let held = held.map_err(|error| StorageError::io(&file, error))?;
    match held.try_lock() {
        Ok(()) => Ok(FolderLock(held)),
        Err(TryLockError::WouldBlock) => Err(StorageError::AnotherKiosk { dir: dir.to_path_buf() }),
        Err(TryLockError::Error(error)) => Err(StorageError::io(&file, error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_free_as_soon_as_its_kiosk_ends_whoever_has_the_lock_file_open_too() {
        let dir = tempfile::tempdir().unwrap();
        let held = lock(dir.path()).unwrap();
        let of_a_child = held.0.try_clone().unwrap();
        assert!(matches!(lock(dir.path()), Err(StorageError::AnotherKiosk { .. })));
        drop(held);
        assert!(lock(dir.path()).is_ok());
        drop(of_a_child);
    }
}
