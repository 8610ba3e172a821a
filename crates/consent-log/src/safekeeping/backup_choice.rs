//! Which backups are at one place, and which of them is restored: the one with the most events, whatever the clock said
//! when it was made.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::error::RecordsError;
use crate::error::safekeeping::SafekeepingError;
use crate::error::storage::StorageError;
use crate::safekeeping::backup::{self, MANIFEST_FILE, PART_EXTENSION};
use crate::value::anchor::Anchor;
use crate::value::hash::hex;

/// A backup that lies beside the one that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherBackup {
    /// Its folder.
    pub folder: PathBuf,
    /// The head of the log in it; `None` where its list cannot be read.
    pub head: Option<Anchor>,
}

/// The backup that is put back.
pub(super) struct ChosenBackup {
    pub(crate) folder: PathBuf,
    /// The others of the same kiosk, and those that cannot be read.
    pub(crate) beside: Vec<OtherBackup>,
}

/// Everything at one place that looks like a backup.
pub(super) struct BackupsAtPlace {
    /// The one that was named itself.
    named: Option<PathBuf>,
    all: Vec<OtherBackup>,
}

impl BackupsAtPlace {
    /// Finds what is at this place; or, if one backup is named, that one and what is beside it.
    pub(crate) fn at(place: &Path) -> Result<Self, RecordsError> {
        let named = place.join(MANIFEST_FILE).is_file().then(|| place.to_path_buf());
        let shelf = if named.is_some() { place.parent().unwrap_or(place) } else { place };
        // A backup that was named is taken even if its neighbours cannot be listed.
        let mut folders = if named.is_some() { folders(shelf).unwrap_or_default() } else { folders(shelf)? };
        if let Some(named) = named.as_ref().filter(|named| !folders.contains(named)) {
            folders.push(named.clone());
        }
        folders.sort();
        let read = |folder: PathBuf| OtherBackup { head: head(&folder), folder };
        Ok(Self { named, all: folders.into_iter().map(read).collect() })
    }

    /// Returns the longest one of this kiosk.
    pub(super) fn of_kiosk(self, kiosk: &[u8; 16], place: &Path) -> Result<ChosenBackup, RecordsError> {
        let is_own = |one: &&OtherBackup| one.head.is_some_and(|head| head.kiosk == *kiosk);
        if self.named.is_none()
            && !self.all.iter().any(|one| is_own(&one))
            && self.all.iter().any(|one| one.head.is_some())
        {
            return Err(RecordsError::Safekeeping(SafekeepingError::OtherKiosk { place: place.to_path_buf() }));
        }
        self.choose_longest(Some(kiosk), place)
    }

    /// Returns the longest one, if all are of one kiosk.
    pub(super) fn of_one_kiosk(self, place: &Path) -> Result<ChosenBackup, RecordsError> {
        let mut longest: BTreeMap<[u8; 16], (i64, &Path)> = BTreeMap::new();
        for (head, folder) in self.all.iter().filter_map(|one| Some((one.head?, one.folder.as_path()))) {
            let longer = longest.entry(head.kiosk).or_insert((head.event, folder));
            *longer = (*longer).max((head.event, folder));
        }
        if self.named.is_none() && longest.len() > 1 {
            let folders: Vec<String> = longest.values().map(|(_, folder)| folder.display().to_string()).collect();
            return Err(RecordsError::Safekeeping(SafekeepingError::SeveralKiosks {
                place: place.to_path_buf(),
                folders: folders.join(", "),
            }));
        }
        let kiosk = longest.keys().next().copied();
        self.choose_longest(kiosk.as_ref(), place)
    }

    fn choose_longest(self, kiosk: Option<&[u8; 16]>, place: &Path) -> Result<ChosenBackup, RecordsError> {
        let own = |one: &&OtherBackup| one.head.is_some_and(|head| Some(&head.kiosk) == kiosk);
        let longest = self.all.iter().filter(own).max_by_key(|one| one.head.map(|head| head.event));
        // One whose list cannot be read is chosen at last, so that opening it says what is wrong.
        let folder = self.named.clone().or_else(|| longest.or_else(|| self.all.first()).map(|one| one.folder.clone()));
        let folder = folder
            .ok_or_else(|| RecordsError::Safekeeping(SafekeepingError::NoBackup { place: place.to_path_buf() }))?;
        let kiosk = head(&folder).map(|head| head.kiosk);
        let mut beside = self.all;
        beside.retain(|one| one.folder != folder && one.head.is_none_or(|head| Some(head.kiosk) == kiosk));
        Ok(ChosenBackup { folder, beside })
    }
}

impl OtherBackup {
    /// Returns its folder and how far it goes, in one line.
    pub fn describe(&self) -> String {
        let folder = self.folder.display();
        match &self.head {
            Some(head) => format!("{folder} up to event {} of {}", head.event, hex(&head.kiosk)),
            None => format!("{folder}, whose list cannot be read"),
        }
    }
}

fn head(folder: &Path) -> Option<Anchor> {
    backup::read_manifest(folder).ok()?.head.parse().ok()
}

fn folders(place: &Path) -> Result<Vec<PathBuf>, RecordsError> {
    let is_none = [std::io::ErrorKind::NotFound, std::io::ErrorKind::NotADirectory];
    let named = |error: std::io::Error| {
        if is_none.contains(&error.kind()) {
            RecordsError::Safekeeping(SafekeepingError::NoBackup { place: place.to_path_buf() })
        } else {
            StorageError::io(place, error).into()
        }
    };
    let entries = fs::read_dir(place).map_err(named)?;
    let folders = entries.filter_map(Result::ok).map(|entry| entry.path());
    let whole = |path: &PathBuf| {
        path.join(MANIFEST_FILE).is_file() && path.extension().is_none_or(|ending| ending != PART_EXTENSION)
    };
    Ok(folders.filter(whole).collect())
}
