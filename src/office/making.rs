//! The facility that set-up makes: inside the data folder, which becomes one with a single rename.
//!
//! A power cut leaves either what was made and not proved, which is thrown away, or what was proved, which is put in its place.

use std::fs::{self, DirBuilder, File};
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _};
use std::path::{Path, PathBuf};

use zeroize::Zeroize;

use super::OfficeError;
use super::preparing::PREPARED;
use crate::content::Content;
use crate::device::clock;
use crate::device::trouble::{TROUBLE, TROUBLE_BEFORE};
use crate::settings::{FACILITY, MACHINE, ScreenPlace};
use crate::setup::{self, Asked};
use consent_log::{AuditNote, FacilityKeys, RecordsError, Role, StaffBook, Store};

/// Holds what is made until its words are proved to be written down. It opens nothing.
const MAKING: &str = "setting-up";
/// Holds what is proved, while its parts move up; the facility file is the last.
const PROVED: &str = "set-up-proved";
/// What may stand in a folder before set-up, beside hidden files of the user whose home it is.
const BEFORE: [&str; 7] = [TROUBLE, TROUBLE_BEFORE, MACHINE, PREPARED, MAKING, PROVED, "lost+found"];

/// Refuses a folder that is set up, that may hold records, or that is another user's.
pub fn refuse_if_used(data: &Path) -> Result<(), OfficeError> {
    refuse_if_foreign(data)?;
    if data.join(FACILITY).exists() {
        return Err(OfficeError::AlreadySetUp(data.to_owned()));
    }
    let entries = match fs::read_dir(data) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries.map_err(|source| at(data, source))?,
    };
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    match names.into_iter().find(|name| !name.starts_with('.') && !BEFORE.contains(&name.as_str())) {
        Some(found) if !data.join(PROVED).exists() => Err(OfficeError::NotEmpty { dir: data.to_owned(), found }),
        Some(_) | None => Ok(()),
    }
}

/// What one user made there, the kiosk of another could not read.
fn refuse_if_foreign(data: &Path) -> Result<(), OfficeError> {
    let Ok(folder) = fs::metadata(data) else { return Ok(()) };
    let me = rustix::process::geteuid().as_raw();
    if folder.uid() == me {
        return Ok(());
    }
    Err(OfficeError::Foreign { dir: data.to_owned(), owner: user(folder.uid()), me: user(me) })
}

/// The name of a user, or `#` and the number as `sudo -u` takes it.
fn user(uid: u32) -> String {
    let users = fs::read_to_string("/etc/passwd").unwrap_or_default();
    let of_line = |line: &str| {
        let mut parts = line.split(':');
        let name = parts.next()?.to_owned();
        (parts.nth(1)?.parse() == Ok(uid)).then_some(name)
    };
    users.lines().find_map(of_line).unwrap_or_else(|| format!("#{uid}"))
}

/// Puts in its place what an earlier set-up proved before the power was cut; whether there was such.
pub fn finish_proved(data: &Path) -> Result<bool, OfficeError> {
    if !data.join(PROVED).exists() {
        return Ok(false);
    }
    finished(data).map(|_lock| true)
}

fn finished(data: &Path) -> Result<File, OfficeError> {
    let lock = lock(data)?;
    move_up(data).map_err(|source| at(data, source))?;
    Ok(lock)
}

/// One set-up at a time. The system frees the folder when the program ends, however it ends.
fn lock(data: &Path) -> Result<File, OfficeError> {
    let folder = File::open(data).map_err(|source| at(data, source))?;
    match folder.try_lock() {
        Ok(()) => Ok(folder),
        Err(fs::TryLockError::WouldBlock) => Err(OfficeError::AnotherSetUp(data.to_owned())),
        Err(fs::TryLockError::Error(source)) => Err(at(data, source)),
    }
}

fn at(file: &Path, source: io::Error) -> OfficeError {
    OfficeError::Files { file: file.to_owned(), source }
}

/// Makes keys, log, staff book and facility file.
pub(super) struct Making<'a> {
    data: &'a Path,
    /// The folder was not there before.
    is_new: bool,
    /// An earlier set-up was proved, and is in its place now.
    pub(super) was_proved: bool,
    _lock: File,
}

impl<'a> Making<'a> {
    /// Begins anew in this folder, which is made if need be; what was proved there before is put in its place.
    pub(super) fn open(data: &'a Path) -> Result<Self, OfficeError> {
        if data.join(PROVED).exists() {
            let lock = finished(data)?;
            return Ok(Self { data, is_new: false, was_proved: true, _lock: lock });
        }
        refuse_if_used(data)?;
        let is_new = !data.exists();
        let made = DirBuilder::new().recursive(true).mode(0o700).create(data);
        made.map_err(|source| at(data, source))?;
        let making = Self { data, is_new, was_proved: false, _lock: lock(data)? };
        making.clear();
        Ok(making)
    }

    fn new_parts(&self) -> PathBuf {
        self.data.join(MAKING)
    }

    pub(super) fn create_told(&self, content: &Content, mut asked: Box<Asked>) -> setup::Msg {
        let made = self.create(content, &asked);
        asked.pin.zeroize();
        made.unwrap_or_else(|error| {
            // Half a facility helps nobody, and takes the room that may be missing.
            self.clear();
            setup::Msg::Failed(error.to_string())
        })
    }

    fn create(&self, content: &Content, asked: &Asked) -> Result<setup::Msg, OfficeError> {
        self.clear();
        let keys = make(&self.new_parts(), content, asked)?;
        self.set_screen(asked.screen)?;
        Ok(setup::Msg::Created { passphrase: keys.passphrase.clone(), recovery: keys.recovery_words.clone() })
    }

    /// Settings that somebody wrote before set-up stay, but for the screen's.
    fn set_screen(&self, screen: ScreenPlace) -> Result<(), OfficeError> {
        let before = fs::read_to_string(self.data.join(MACHINE)).unwrap_or_default();
        if screen != ScreenPlace::default() {
            screen.write(&self.new_parts(), &before)?;
        }
        Ok(())
    }

    pub(super) fn settle_told(&self) -> setup::Msg {
        match settle(self.data) {
            Ok(()) => setup::Msg::Settled,
            Err(source) => setup::Msg::Failed(at(self.data, source).to_string()),
        }
    }

    /// What was made and not proved opens nothing and is of no use; a folder that was made for it goes with it.
    pub(super) fn clear(&self) {
        // That it is not there is as good.
        let _ = fs::remove_dir_all(self.new_parts());
    }

    /// Leaves no trace where nothing was set up.
    pub(super) fn end(self) {
        self.clear();
        if self.is_new {
            // Only where nothing is in it.
            let _ = fs::remove_dir(self.data);
        }
    }
}

/// From here on the facility is there, whenever the power is cut.
fn settle(data: &Path) -> io::Result<()> {
    let (new, proved) = (data.join(MAKING), data.join(PROVED));
    if !proved.exists() {
        sync(&new)?;
        fs::rename(&new, &proved)?;
        sync(data)?;
    }
    move_up(data)
}

/// The facility file moves last: with it the folder is set up.
fn move_up(data: &Path) -> io::Result<()> {
    let proved = data.join(PROVED);
    let entries = fs::read_dir(&proved)?.collect::<io::Result<Vec<_>>>()?;
    let (last, parts): (Vec<_>, Vec<_>) = entries.into_iter().partition(|entry| entry.file_name() == FACILITY);
    for entry in parts {
        fs::rename(entry.path(), data.join(entry.file_name()))?;
    }
    sync(data)?;
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
pub fn make(dir: &Path, content: &Content, asked: &Asked) -> Result<consent_log::NewKeys, OfficeError> {
    let now = clock::now();
    let keys = FacilityKeys::generate().map_err(RecordsError::from)?;
    let mut store = Store::create(dir, &keys.public, &asked.name, &now)?;
    keys.write(dir).map_err(RecordsError::from)?;
    let mut staff = StaffBook::create(dir)?;
    let pseudonym = staff.add(&asked.staff, Role::Responsible, &asked.pin, &now)?;
    store.note(AuditNote::StaffAdded { pseudonym }, &now)?;
    asked.facility(content.pack()).write(dir)?;
    Ok(keys)
}

#[cfg(test)]
mod tests;
