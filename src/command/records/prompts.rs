//! Asks who is at the keyboard, without showing what is typed: one PIN, two PINs, words.

use std::path::Path;

use consent_log::{DecryptionKey, DualControl, Permission, RecordReaders, StaffBook, StaffError, StaffMember, keys};
use madoguchi::device::{clock, prompt};
use madoguchi::settings::Facility;

use super::super::failure::CommandFailure;

/// Asks for a PIN and returns whose it is.
pub(in crate::command) fn ask_staff(data: &Path) -> Result<StaffMember, CommandFailure> {
    let pin = prompt::ask_hidden("staff number: ")?;
    Ok(StaffBook::open(data)?.identify(&pin, &clock::now())?)
}

/// Asks for a PIN and returns whose it is, if their role may do this.
pub(in crate::command) fn ask_staff_with(data: &Path, duty: Permission) -> Result<StaffMember, CommandFailure> {
    ask_staff_among(data, Facility::read(data)?.readers(), duty)
}

/// Asks for a PIN and returns whose it is, if their role may do this where these people may read records.
pub(super) fn ask_staff_among(
    data: &Path,
    readers: RecordReaders,
    duty: Permission,
) -> Result<StaffMember, CommandFailure> {
    let staff = ask_staff(data)?;
    if staff.role.may(duty, readers) { Ok(staff) } else { Err(StaffError::NotPermitted.to_string().into()) }
}

/// Asks for the PINs of two members of staff, for what one alone must not do.
pub(super) fn ask_two_staff(book: &mut StaffBook) -> Result<DualControl, CommandFailure> {
    let one = book.identify(&prompt::ask_hidden("first staff number: ")?, &clock::now())?;
    let other = book.identify(&prompt::ask_hidden("second staff number, of somebody else: ")?, &clock::now())?;
    Ok(DualControl::new(&one, &other)?)
}

/// Asks for the passphrase and returns the facility's key.
pub(in crate::command) fn ask_key(data: &Path) -> Result<DecryptionKey, CommandFailure> {
    Ok(keys::unlock(data, &prompt::ask_hidden("words: ")?)?)
}
