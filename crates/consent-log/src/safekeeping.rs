//! What keeps a log from being lost: backups, rehearsals, and heads of it in other places.

pub(crate) mod anchor_exchange;
pub(crate) mod backup;
pub(crate) mod backup_choice;
pub(crate) mod maintenance;
pub(crate) mod restore;
