//! A picture of block characters in the middle of the screen: light on dark, whatever the theme is.

use std::fmt::Write as _;

use crate::render::large::ScreenSize;

/// White on black, in colours of their own: a reader of codes needs the contrast, not the theme.
const LIGHT_ON_DARK: &str = "\x1b[0m\x1b[38;2;255;255;255;48;2;0;0;0m";
/// The end of the colours.
const RESET_COLOURS: &str = "\x1b[0m";

/// Writes the rows in the middle of an empty screen; `None` where they have no room.
pub(super) fn centred(rows: &[String], size: ScreenSize) -> Option<String> {
    let width = rows.iter().map(|row| row.chars().count()).max()?;
    let left = size.cols.checked_sub(width)? / 2;
    let top = size.rows.checked_sub(rows.len())? / 2;
    let mut written = LIGHT_ON_DARK.to_owned();
    for (at, row) in (top + 1..).zip(rows) {
        // Writing to a String cannot fail.
        let _ = write!(written, "\x1b[{at};{}H{row}", left + 1);
    }
    Some(written + RESET_COLOURS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_stands_in_the_middle_or_not_at_all() {
        let rows = ["██".to_owned(), "▀ ".to_owned()];
        let written = centred(&rows, ScreenSize::new(10, 6)).unwrap();
        assert!(written.contains("\x1b[3;5H██\x1b[4;5H▀ "), "{written:?}");
        assert!(centred(&rows, ScreenSize::new(2, 2)).is_some());
        assert_eq!(centred(&rows, ScreenSize::new(1, 6)), None);
        assert_eq!(centred(&rows, ScreenSize::new(10, 1)), None);
    }
}
