//! Small files that are either there as a whole or not at all, also after a power cut.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::Path;

use rustix::fs::OFlags;

use crate::error::storage::StorageError;

/// How the name of a file ends while it is being written.
pub(crate) const PARTIAL: &str = "part";

/// Creates the folder, for this user only.
pub(crate) fn make_dir(dir: &Path) -> Result<(), StorageError> {
    // The error names the folder of a file: `dir/.` makes that the folder itself.
    DirBuilder::new().recursive(true).mode(0o700).create(dir).map_err(|error| StorageError::io(&dir.join("."), error))
}

/// Writes a file that is not there yet, readable by this user only.
pub(crate) fn write_new(file: &Path, content: &[u8]) -> Result<(), StorageError> {
    if file.exists() {
        return Err(StorageError::AlreadySetUp { file: file.to_path_buf() });
    }
    let part = file.with_extension(PARTIAL);
    write_synced(&part, content).map_err(|error| StorageError::io(file, error))?;
    // A hard link, not a rename: it fails where a file came in between.
    let linked = fs::hard_link(&part, file);
    fs::remove_file(&part).map_err(|error| StorageError::io(file, error))?;
    match linked {
        Ok(()) => sync_dir(file),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            Err(StorageError::AlreadySetUp { file: file.to_path_buf() })
        }
        Err(error) => Err(StorageError::io(file, error)),
    }
}

/// Writes a file over the one that is there: afterwards it is the old one or the new one.
pub(crate) fn replace(file: &Path, content: &[u8]) -> Result<(), StorageError> {
    let mut part = file.as_os_str().to_owned();
    part.push(".");
    part.push(PARTIAL);
    let part = Path::new(&part);
    let replaced = write_synced(part, content).and_then(|()| fs::rename(part, file));
    if let Err(error) = replaced {
        // A partial file is of no use, and takes the room that is missing.
        let _ = fs::remove_file(part);
        return Err(StorageError::io(file, error));
    }
    sync_dir(file)
}

/// Gives a file or folder another name in the same folder, also after a power cut.
pub(crate) fn rename(from: &Path, to: &Path) -> Result<(), StorageError> {
    fs::rename(from, to).map_err(|error| StorageError::io(to, error))?;
    sync_dir(to)
}

fn write_synced(file: &Path, content: &[u8]) -> std::io::Result<()> {
    // A link in its place would have another file written over.
    let mut opening = OpenOptions::new();
    opening.write(true).create(true).truncate(true).mode(0o600).custom_flags(OFlags::NOFOLLOW.bits().cast_signed());
    let mut out = opening.open(file)?;
    out.write_all(content)?;
    out.sync_all()
}

/// Syncs the folder of a file: until then a new name may be gone after a power cut.
pub(crate) fn sync_dir(file: &Path) -> Result<(), StorageError> {
    let Some(dir) = file.parent() else { return Ok(()) };
    File::open(dir).and_then(|dir| dir.sync_all()).map_err(|error| StorageError::io(file, error))
}
