//! Files: the database, small files that are whole or not there, room on the disk.

pub(crate) mod atomic_file;
pub(crate) mod database;
pub(crate) mod disk_space;
pub(crate) mod folder_lock;
pub(crate) mod schema;
