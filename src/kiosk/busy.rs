//! The page that stands while a record is being written, however long that takes.

use crate::device::Face;

use super::{Kiosk, KioskError};

impl<F: Face> Kiosk<'_, F> {
    /// Says that it records, before the writing begins.
    pub(super) fn show_busy(&mut self) -> Result<(), KioskError> {
        let page = self.page_of(&self.walk, &self.sound)?;
        self.desk.face().keep_private(!self.walk.may_be_heard());
        Ok(self.desk.show_busy(&page, self.walk.look())?)
    }

    /// What was said of it is said to its end before the next page is; of the next page nobody has heard a row.
    pub(super) fn finish_busy(&mut self) -> Result<(), KioskError> {
        self.desk.face().finish_saying()?;
        drop(self.desk.face().heard());
        Ok(())
    }
}
