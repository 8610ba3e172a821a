//! The page that is shown while a record or a paused visit is being written, however long that takes.

use crate::page_loop::PageLoop;
use crate::resident::{ResidentEffect, ResidentMsg};

use super::{Kiosk, KioskError};

impl Kiosk<'_> {
    /// Says that it writes before the writing begins, writes, and lets the voice come to its end.
    pub(super) fn write_while_busy(
        &mut self,
        effect: ResidentEffect,
        pages: &mut PageLoop<'_>,
    ) -> Result<Option<ResidentMsg>, KioskError> {
        let page = self.marked_page(&self.walk, &self.sound)?;
        pages.frontend_mut().keep_private(!self.walk.may_be_heard());
        pages.show_busy(&page, self.walk.look())?;
        let came = self.records.perform(effect);
        // This page is said to its end before the next one. Its rows are dropped: they would count as heard on another
        // page.
        pages.frontend_mut().finish_saying()?;
        drop(pages.frontend_mut().take_spoken_rows());
        Ok(came)
    }
}
