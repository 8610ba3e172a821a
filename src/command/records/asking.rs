//! Asks who is at the keyboard, without showing what is typed: one PIN, two PINs, words.

use std::path::Path;

use consent_log::{DecryptionKey, DualControl, Permission, Staff, StaffBook, StaffError, keys};
use madoguchi::device::{clock, secret};

use super::super::Failure;

/// Asks for a PIN and returns whose it is.
pub(in crate::command) fn staff(data: &Path) -> Result<Staff, Failure> {
    let pin = secret::ask("staff number: ")?;
    Ok(StaffBook::open(data)?.check(&pin, &clock::now())?)
}

/// Asks for a PIN and returns whose it is, if their role may do this.
pub(in crate::command) fn staff_who_may(data: &Path, duty: Permission) -> Result<Staff, Failure> {
    let staff = staff(data)?;
    if staff.role.may(duty) { Ok(staff) } else { Err(StaffError::NotYours.to_string().into()) }
}

/// Asks for the PINs of two members of staff, for what one alone must not do.
pub(super) fn both(book: &mut StaffBook) -> Result<DualControl, Failure> {
    let one = book.check(&secret::ask("first staff number: ")?, &clock::now())?;
    let other = book.check(&secret::ask("second staff number, of somebody else: ")?, &clock::now())?;
    Ok(DualControl::new(&one, &other)?)
}

/// Asks for the passphrase and returns the facility's key.
pub(in crate::command) fn unlocked(data: &Path) -> Result<DecryptionKey, Failure> {
    Ok(keys::unlock(data, &secret::ask("words: ")?)?)
}
