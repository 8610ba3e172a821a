//! A disk that may lose its power: what is on it for certain, and what is only on the way.
//!
//! The rules are those of ext4 and xfs. Bytes written are certain after the file is synced; until then each
//! sector may be there or not. A new, gone or renamed name is certain after its folder is synced; a file that
//! is synced brings its own creation and everything before it in the folder. Until then, names change in order. A folder
//! below is there with the first name in it.

use std::collections::BTreeMap;
use std::path::Path;

use super::recording::{DiskOperation, OperationKind};

/// Bytes that reach the disk as a whole or not at all.
const SECTOR: usize = 512;

type InodeNumber = usize;

/// A change of names that is not yet certain.
#[derive(Clone)]
enum NameChange {
    Made(String, InodeNumber),
    Gone(String),
    Renamed(String, String),
}

/// A change of bytes that is not yet certain.
#[derive(Clone)]
enum DataChange {
    Bytes(usize, Vec<u8>),
    Size(usize),
}

/// The disk under a running program.
#[derive(Clone, Default)]
pub(crate) struct DiskModel {
    /// Names as the program sees them.
    seen: BTreeMap<String, InodeNumber>,
    /// Names that are certain.
    names: BTreeMap<String, InodeNumber>,
    naming: Vec<NameChange>,
    /// Bytes that are certain.
    files: Vec<Vec<u8>>,
    writing: BTreeMap<InodeNumber, Vec<DataChange>>,
}

/// What decides which uncertain things survive.
pub(crate) struct SurvivalDice(u64);

impl SurvivalDice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below this one (xorshift64*).
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        usize::try_from(self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33).unwrap() % end.max(1)
    }
}

impl DiskModel {
    /// A disk on which these files are certain; there is no folder among them.
    pub(crate) fn of(dir: &Path) -> Self {
        let mut disk = Self::default();
        for entry in std::fs::read_dir(dir).unwrap().map(Result::unwrap) {
            let name = entry.file_name().to_string_lossy().into_owned();
            disk.files.push(std::fs::read(entry.path()).unwrap());
            disk.names.insert(name.clone(), disk.files.len() - 1);
            disk.seen.insert(name, disk.files.len() - 1);
        }
        disk
    }

    /// The program did this.
    pub(crate) fn apply(&mut self, op: &DiskOperation) {
        match &op.what {
            OperationKind::Created => {
                self.files.push(Vec::new());
                let inode = self.files.len() - 1;
                self.seen.insert(op.name.clone(), inode);
                self.naming.push(NameChange::Made(op.name.clone(), inode));
            }
            OperationKind::Written(at, bytes) => self.write(&op.name, DataChange::Bytes(*at, bytes.clone())),
            OperationKind::Resized(size) => self.write(&op.name, DataChange::Size(*size)),
            OperationKind::Synced => self.sync(&op.name),
            OperationKind::FolderSynced => self.settle_names(self.naming.len()),
            OperationKind::Unlinked => {
                self.seen.remove(&op.name);
                self.naming.push(NameChange::Gone(op.name.clone()));
            }
            OperationKind::Renamed(to) => {
                if let Some(inode) = self.seen.remove(&op.name) {
                    self.seen.insert(to.clone(), inode);
                    self.naming.push(NameChange::Renamed(op.name.clone(), to.clone()));
                }
            }
            OperationKind::Said(_) => {}
        }
    }

    fn write(&mut self, name: &str, writing: DataChange) {
        if let Some(inode) = self.seen.get(name) {
            self.writing.entry(*inode).or_default().push(writing);
        }
    }

    fn sync(&mut self, name: &str) {
        let Some(inode) = self.seen.get(name).copied() else { return };
        for writing in self.writing.remove(&inode).unwrap_or_default() {
            writing.apply_to(&mut self.files[inode]);
        }
        let made = |naming: &NameChange| matches!(naming, NameChange::Made(_, own) if *own == inode);
        if let Some(at) = self.naming.iter().position(made) {
            self.settle_names(at + 1);
        }
    }

    fn settle_names(&mut self, count: usize) {
        for naming in self.naming.drain(..count) {
            match naming {
                NameChange::Made(name, inode) => drop(self.names.insert(name, inode)),
                NameChange::Gone(name) => drop(self.names.remove(&name)),
                NameChange::Renamed(from, to) => {
                    if let Some(inode) = self.names.remove(&from) {
                        self.names.insert(to, inode);
                    }
                }
            }
        }
    }

    /// The power goes now: some of what is uncertain is there, the rest is not.
    pub(crate) fn cut(&self, dice: &mut SurvivalDice) -> Self {
        let mut left = self.clone();
        // Nothing, half, or everything of what was on the way.
        let chance = [0, 0, 50, 100][dice.below(4)];
        for (inode, writings) in std::mem::take(&mut left.writing) {
            for writing in writings {
                writing.apply_torn(chance, dice, &mut left.files[inode]);
            }
        }
        let names = [0, left.naming.len(), dice.below(left.naming.len() + 1)][dice.below(3)];
        left.settle_names(names);
        left.naming.clear();
        left
    }

    /// Writes what is certain into a folder, but for what the system makes anew.
    pub(crate) fn write_to(&self, dir: &Path) {
        if dir.exists() {
            std::fs::remove_dir_all(dir).unwrap();
        }
        std::fs::create_dir_all(dir).unwrap();
        for (name, inode) in self.names.iter().filter(|(name, _)| !name.ends_with("-shm")) {
            let file = dir.join(name);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, &self.files[*inode]).unwrap();
        }
    }
}

impl DataChange {
    fn apply_to(&self, file: &mut Vec<u8>) {
        match self {
            Self::Bytes(at, bytes) => {
                let end = at + bytes.len();
                if file.len() < end {
                    file.resize(end, 0);
                }
                file[*at..end].copy_from_slice(bytes);
            }
            Self::Size(size) => file.resize(*size, 0),
        }
    }

    /// Each sector of it may be there.
    fn apply_torn(&self, chance: usize, dice: &mut SurvivalDice, file: &mut Vec<u8>) {
        match self {
            Self::Bytes(at, bytes) => {
                for (part, sector) in bytes.chunks(SECTOR).enumerate() {
                    if dice.below(100) < chance {
                        Self::Bytes(at + part * SECTOR, sector.to_vec()).apply_to(file);
                    }
                }
            }
            Self::Size(_) if dice.below(100) < chance => self.apply_to(file),
            Self::Size(_) => {}
        }
    }
}
