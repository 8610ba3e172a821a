//! A QR code drawn with half blocks, for a terminal: two rows of modules on one row of characters.

use qrcode::{Color, EcLevel, QrCode};
use thiserror::Error;

/// Light modules around a code (ISO/IEC 18004 asks for four).
const QUIET_ZONE_MODULES: usize = 4;

/// A text that does not fit into a QR code.
#[derive(Debug, Error)]
#[error("{0} characters are too many for a QR code: write them as text")]
pub struct TextTooLong(usize);

/// Returns the rows of the code with its quiet zone, drawn in light on a dark terminal.
pub fn draw(text: &str) -> Result<Vec<String>, TextTooLong> {
    // The lowest level, for the smallest code: a screen is not torn or smudged, and it must fit beside large text.
    let code = QrCode::with_error_correction_level(text, EcLevel::L).map_err(|_| TextTooLong(text.len()))?;
    let width = code.width();
    let colours = code.to_colors();
    let full = width + 2 * QUIET_ZONE_MODULES;
    let is_light = |x: usize, y: usize| {
        let inside = |at: usize| at.checked_sub(QUIET_ZONE_MODULES).filter(|at| *at < width);
        let module = inside(x).zip(inside(y)).and_then(|(x, y)| colours.get(y * width + x));
        module.is_none_or(|colour| *colour == Color::Light)
    };
    // Of an odd number of rows the last has no row below: light, like all around.
    let row = |y: usize| (0..full).map(|x| block(is_light(x, y), y + 1 >= full || is_light(x, y + 1))).collect();
    Ok((0..full).step_by(2).map(row).collect())
}

/// Returns the character for two modules, one above the other.
fn block(is_light_above: bool, is_light_below: bool) -> char {
    match (is_light_above, is_light_below) {
        (true, true) => '█',
        (true, false) => '▀',
        (false, true) => '▄',
        (false, false) => ' ',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The modules back from the characters, dark as 1.
    fn modules(rows: &[String]) -> Vec<Vec<bool>> {
        let halves = |c: char| match c {
            '█' => (false, false),
            '▀' => (false, true),
            '▄' => (true, false),
            _ => (true, true),
        };
        rows.iter()
            .flat_map(|row| {
                let above = row.chars().map(|c| halves(c).0).collect();
                let below = row.chars().map(|c| halves(c).1).collect();
                [above, below]
            })
            .collect()
    }

    #[test]
    fn a_reader_of_other_makers_reads_what_was_drawn() {
        let text = format!("JPK1/{}/{}/{}", "0A".repeat(16), 12_345_678, "F3".repeat(32));
        let rows = draw(&text).unwrap();
        assert_eq!((rows.len(), rows[0].chars().count()), (21, 41), "it fits beside large text");
        let modules = modules(&rows);
        let scale = 8;
        let side = 41 * scale;
        let pixel = |x: usize, y: usize| if modules[y / scale][x / scale] { 0 } else { 255 };
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, pixel);
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1);
        assert_eq!(grids[0].decode().unwrap().1, text);
    }

    #[test]
    fn a_text_that_is_too_long_is_refused() {
        assert!(draw(&"a".repeat(5_000)).unwrap_err().to_string().contains("too many"));
    }
}
