//! Pictures as they are sent, each at its place on the screen.

use std::rc::Rc;

use zeroize::Zeroize;

/// A picture as it is sent.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SixelPicture(String);

impl SixelPicture {
    /// Takes a picture as it is sent.
    pub(super) fn new(text: String) -> Self {
        Self(text)
    }

    pub(super) fn text(&self) -> &str {
        &self.0
    }

    #[cfg(test)]
    pub(super) fn of(text: &str) -> Rc<Self> {
        Rc::new(Self(text.to_owned()))
    }
}

impl Drop for SixelPicture {
    /// Wipes it: what a person read and answered does not stay in memory (docs/records.md#memory).
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// A picture at its place, in cells.
#[derive(Clone, Debug)]
pub(super) struct PlacedPicture {
    pub(super) col: usize,
    pub(super) row: usize,
    /// How many rows it stands on.
    pub(super) rows: usize,
    /// Its width in pixels.
    pub(super) width: usize,
    pub(super) sixel: Rc<SixelPicture>,
}

impl PartialEq for PlacedPicture {
    fn eq(&self, other: &Self) -> bool {
        // A picture that was drawn before is the same in memory: it has up to a hundred kilobytes, which need not be
        // compared.
        self.covers(other) && (Rc::ptr_eq(&self.sixel, &other.sixel) || self.sixel == other.sixel)
    }
}

impl PlacedPicture {
    /// Returns whether it takes exactly the place of the other: every dot of it is drawn over.
    pub(super) fn covers(&self, other: &Self) -> bool {
        let place = |one: &Self| (one.col, one.row, one.rows, one.width);
        place(self) == place(other)
    }

    pub(super) fn touches(&self, rows: &[bool]) -> bool {
        rows.iter().skip(self.row).take(self.rows).any(|on| *on)
    }

    pub(super) fn mark(&self, rows: &mut [bool]) {
        rows.iter_mut().skip(self.row).take(self.rows).for_each(|on| *on = true);
    }
}
