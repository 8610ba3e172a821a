//! The facility that set-up makes, in a folder inside the data folder (docs/decisions/0012-set-up-renames.md).
//!
//! A power cut leaves either a facility whose words were not proved, which is thrown away, or a proved one, which is finished.

use std::fs::{self, DirBuilder, File};
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _};
use std::path::{Path, PathBuf};

use zeroize::Zeroize;

use super::error::OfficeError;
use super::prepared_file::PREPARED_FILE;
use crate::content::Content;
use crate::device::clock;
use crate::device::trouble_log::{OLD_TROUBLE_LOG, TROUBLE_LOG};
use crate::settings::{FACILITY_FILE, MACHINE_FILE, ScreenPlace};
use crate::setup::{self, SetUpAnswers};
use consent_log::{AuditNote, FacilityKeys, RecordStore, RecordsError, Role, StaffBook};

/// The folder of a facility whose words are not proved to be written down yet. It opens nothing.
const UNPROVEN_DIR: &str = "setting-up";
/// The folder of a proved facility, while its files move up; the facility file is the last.
const PROVEN_DIR: &str = "set-up-proved";
/// What may be in a folder before set-up, beside hidden files of the user whose home it is.
const ALLOWED_BEFORE: [&str; 7] =
    [TROUBLE_LOG, OLD_TROUBLE_LOG, MACHINE_FILE, PREPARED_FILE, UNPROVEN_DIR, PROVEN_DIR, "lost+found"];

/// Refuses a folder that is set up, that may hold records, or that is another user's.
pub fn refuse_if_used(data: &Path) -> Result<(), OfficeError> {
    refuse_if_foreign(data)?;
    if data.join(FACILITY_FILE).exists() {
        return Err(OfficeError::AlreadySetUp(data.to_owned()));
    }
    let entries = match fs::read_dir(data) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries.map_err(|source| file_error(data, source))?,
    };
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    match names.into_iter().find(|name| !name.starts_with('.') && !ALLOWED_BEFORE.contains(&name.as_str())) {
        Some(found) if !data.join(PROVEN_DIR).exists() => Err(OfficeError::NotEmpty { dir: data.to_owned(), found }),
        Some(_) | None => Ok(()),
    }
}

/// Refuses a folder of another user, whose kiosk could not read what is made here.
fn refuse_if_foreign(data: &Path) -> Result<(), OfficeError> {
    let Ok(folder) = fs::metadata(data) else { return Ok(()) };
    let me = rustix::process::geteuid().as_raw();
    if folder.uid() == me {
        return Ok(());
    }
    Err(OfficeError::Foreign { dir: data.to_owned(), owner: user(folder.uid()), me: user(me) })
}

/// Returns the name of a user, or `#` and the number as `sudo -u` takes it.
fn user(uid: u32) -> String {
    // The system's own look-up is unsafe code; a user whom another service knows is shown by number.
    let users = fs::read_to_string("/etc/passwd").unwrap_or_default();
    let of_line = |line: &str| {
        let mut parts = line.split(':');
        let name = parts.next()?.to_owned();
        (parts.nth(1)?.parse() == Ok(uid)).then_some(name)
    };
    users.lines().find_map(of_line).unwrap_or_else(|| format!("#{uid}"))
}

/// Finishes a set-up that was proved before the power was cut; returns whether there was one.
pub fn finish_proved(data: &Path) -> Result<bool, OfficeError> {
    if !data.join(PROVEN_DIR).exists() {
        return Ok(false);
    }
    finish_locked(data).map(|_lock| true)
}

fn finish_locked(data: &Path) -> Result<File, OfficeError> {
    let lock = lock(data)?;
    move_up(data).map_err(|source| file_error(data, source))?;
    Ok(lock)
}

/// Locks the folder for one set-up at a time. The system frees it when the program ends, however it ends.
fn lock(data: &Path) -> Result<File, OfficeError> {
    let folder = File::open(data).map_err(|source| file_error(data, source))?;
    match folder.try_lock() {
        Ok(()) => Ok(folder),
        Err(fs::TryLockError::WouldBlock) => Err(OfficeError::AnotherSetUp(data.to_owned())),
        Err(fs::TryLockError::Error(source)) => Err(file_error(data, source)),
    }
}

fn file_error(file: &Path, source: io::Error) -> OfficeError {
    OfficeError::Files { file: file.to_owned(), source }
}

/// Makes keys, log, staff book and facility file.
pub(super) struct FacilityBuilder<'a> {
    data: &'a Path,
    /// The folder was not there before.
    is_new: bool,
    /// An earlier set-up was proved, and is in its place now.
    pub(super) was_proved: bool,
    _lock: File,
}

impl<'a> FacilityBuilder<'a> {
    /// Starts afresh in this folder, made if need be; a facility that was proved there before is finished instead.
    pub(super) fn open(data: &'a Path) -> Result<Self, OfficeError> {
        if data.join(PROVEN_DIR).exists() {
            let lock = finish_locked(data)?;
            return Ok(Self { data, is_new: false, was_proved: true, _lock: lock });
        }
        refuse_if_used(data)?;
        let is_new = !data.exists();
        let made = DirBuilder::new().recursive(true).mode(0o700).create(data);
        made.map_err(|source| file_error(data, source))?;
        let making = Self { data, is_new, was_proved: false, _lock: lock(data)? };
        // Behind the lock: until then the folder may be that of another set-up.
        making.clear();
        Ok(making)
    }

    fn unproven_dir(&self) -> PathBuf {
        self.data.join(UNPROVEN_DIR)
    }

    pub(super) fn create_facility(&self, content: &Content, mut asked: Box<SetUpAnswers>) -> setup::SetUpMsg {
        let made = self.create(content, &asked);
        asked.pin.zeroize();
        made.unwrap_or_else(|error| {
            // A half-made facility is of no use, and takes the room on the disk that may be missing.
            self.clear();
            setup::SetUpMsg::Failed(error.to_string())
        })
    }

    fn create(&self, content: &Content, asked: &SetUpAnswers) -> Result<setup::SetUpMsg, OfficeError> {
        // An earlier try may have left a log, and a log is never written over.
        self.clear();
        let keys = make(&self.unproven_dir(), content, asked)?;
        self.set_screen(asked.screen)?;
        Ok(setup::SetUpMsg::Created { passphrase: keys.passphrase.clone(), recovery: keys.recovery_words.clone() })
    }

    /// Writes the screen into the settings of the machine; whatever else was written there before stays.
    fn set_screen(&self, screen: ScreenPlace) -> Result<(), OfficeError> {
        let before = fs::read_to_string(self.data.join(MACHINE_FILE)).unwrap_or_default();
        // Otherwise nothing was typed: no file is written, and the defaults hold.
        if screen != ScreenPlace::default() {
            screen.write(&self.unproven_dir(), &before)?;
        }
        Ok(())
    }

    pub(super) fn settle_facility(&self) -> setup::SetUpMsg {
        match settle(self.data) {
            Ok(()) => setup::SetUpMsg::Settled,
            Err(source) => setup::SetUpMsg::Failed(file_error(self.data, source).to_string()),
        }
    }

    /// Removes what was made and not proved.
    pub(super) fn clear(&self) {
        // Usually it is not there, which is as good.
        let _ = fs::remove_dir_all(self.unproven_dir());
    }

    /// Leaves no trace where nothing was set up.
    pub(super) fn end(self) {
        self.clear();
        if self.is_new {
            // The system refuses this where something is in the folder, as it should.
            let _ = fs::remove_dir(self.data);
        }
    }
}

/// Puts the facility in its place. After the first rename a power cut cannot undo it.
fn settle(data: &Path) -> io::Result<()> {
    let (new, proved) = (data.join(UNPROVEN_DIR), data.join(PROVEN_DIR));
    // Set-up may be tried again after a failure between the renames.
    if !proved.exists() {
        // The files must be on the disk before the folder has the name that says that they are.
        sync(&new)?;
        fs::rename(&new, &proved)?;
        sync(data)?;
    }
    move_up(data)
}

/// Moves the files up, the facility file last: it is what makes the folder count as set up.
fn move_up(data: &Path) -> io::Result<()> {
    let proved = data.join(PROVEN_DIR);
    let entries = fs::read_dir(&proved)?.collect::<io::Result<Vec<_>>>()?;
    let (last, parts): (Vec<_>, Vec<_>) = entries.into_iter().partition(|entry| entry.file_name() == FACILITY_FILE);
    for entry in parts {
        fs::rename(entry.path(), data.join(entry.file_name()))?;
    }
    sync(data)?;
    // Synced before this: were the facility file on the disk first, a cut would leave a facility without a log.
    for entry in last {
        fs::rename(entry.path(), data.join(entry.file_name()))?;
    }
    fs::remove_dir(&proved)?;
    sync(data)
}

fn sync(dir: &Path) -> io::Result<()> {
    File::open(dir)?.sync_all()
}

/// Makes everything of a facility in a folder; the demo does the same with throw-away words.
pub fn make(dir: &Path, content: &Content, asked: &SetUpAnswers) -> Result<consent_log::NewKeys, OfficeError> {
    let now = clock::now();
    let keys = FacilityKeys::generate().map_err(RecordsError::from)?;
    let mut store = RecordStore::create(dir, &keys.public, &asked.name, &now)?;
    keys.write(dir).map_err(RecordsError::from)?;
    let mut staff = StaffBook::create(dir)?;
    let pseudonym = staff.add(&asked.staff, Role::Responsible, &asked.pin, &now)?;
    store.note(AuditNote::StaffAdded { pseudonym }, &now)?;
    asked.facility(content.pack()).write(dir)?;
    Ok(keys)
}

#[cfg(test)]
mod tests;
