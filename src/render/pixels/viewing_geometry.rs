//! How large letters are, from standards and the screen: so that even readings, at half the size, are read.
//!
//! US Section 508, 402.4: capital letters at least 3/16 inch (4.8 mm) high. EN 301 549, 5.1.4: a capital H is seen
//! at 0.7 degrees or more from the distance of use. Both hold here for the readings, so words are twice as large.

use crate::page::TextSize;

use super::grid::PixelGrid;

/// 3/16 inch in micrometres (Section 508, 402.4).
const LEAST_CAPITAL_MICROMETRES: u64 = 4_763;
/// The tangent of 0.7 degrees in millionths (EN 301 549, 5.1.4).
const LEAST_ANGLE_MILLIONTHS: u64 = 12_218;
/// A capital letter of the font in thousandths of an em.
const CAPITAL_THOUSANDTHS_OF_EM: u64 = 810;
/// Words are so many times as large as their readings.
const WORD_TO_READING_RATIO: u64 = 2;
/// The least that a line holds in the largest letters: 8 kana beside the number of a choice.
const LEAST_LINE_EMS: usize = 11;
/// The least that a screen holds in the largest letters: signs, a line with its readings, the line of help.
const LEAST_LINES: usize = 5;
/// Letters smaller than this are drawn better by the terminal.
const LEAST_EM_DOTS: usize = 20;

/// How a screen is seen: how large its pixels are, and from how far it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ViewingGeometry {
    /// The diagonal of the screen in tenths of an inch; `None` where nobody measured it.
    pub tenths_of_inch: Option<u32>,
    /// Millimetres from the eyes to the screen.
    pub viewing_mm: u32,
}

impl Default for ViewingGeometry {
    /// Returns the geometry of a desk.
    fn default() -> Self {
        Self { tenths_of_inch: None, viewing_mm: 500 }
    }
}

impl ViewingGeometry {
    /// Returns the size of a pixel in nanometres, from the pixels on the screen and its diagonal.
    fn pixel_nanometres(self, grid: PixelGrid) -> Option<u64> {
        let (wide, high) = ((grid.cols * grid.cell_width) as u64, (grid.rows * grid.cell_height) as u64);
        // Whole numbers and nanometres, so that every machine comes to the same size of letters.
        let diagonal = (wide * wide + high * high).isqrt();
        (u64::from(self.tenths_of_inch?) * 2_540_000).checked_div(diagonal).filter(|pixel| *pixel > 0)
    }

    /// Returns the height of the least capital letter in micrometres.
    fn least_capital_micrometres(self) -> u64 {
        LEAST_CAPITAL_MICROMETRES.max(u64::from(self.viewing_mm) * LEAST_ANGLE_MILLIONTHS / 1000)
    }

    /// Returns the least size of words in pixels with which readings meet the standards; `None` where the size of a
    /// pixel is not known.
    pub fn least_em(self, grid: PixelGrid) -> Option<usize> {
        let reading = self.least_capital_micrometres() * 1_000_000 / CAPITAL_THOUSANDTHS_OF_EM;
        let pixel = self.pixel_nanometres(grid)?;
        // Rounded up, for the standards give a least size; even, so that readings are exactly half of it.
        usize::try_from((reading * WORD_TO_READING_RATIO).div_ceil(pixel)).ok().map(|em| em.next_multiple_of(2))
    }

    /// Returns a length on this screen in tenths of a millimetre.
    pub fn tenths_of_mm(self, grid: PixelGrid, pixels: usize) -> Option<u64> {
        Some(self.pixel_nanometres(grid)? * pixels as u64 / 100_000)
    }
}

/// Returns the size of words in pixels: what the standards ask for, or where the screen was not measured as large as
/// two rows of the terminal; larger in steps; never so large that a line holds nothing. `None` where letters would be
/// too small to draw.
pub fn word_em(sight: ViewingGeometry, grid: PixelGrid, amount: TextSize) -> Option<usize> {
    let canvas = grid.canvas_size();
    let most = (canvas.cols / LEAST_LINE_EMS).min(canvas.rows / LEAST_LINES) / 2 * 2;
    let usual = sight.least_em(grid).unwrap_or(2 * grid.cell_height);
    // From there in three equal steps to twice that, or to what the screen can hold.
    let larger = (2 * usual).min(most).saturating_sub(usual);
    let wished = match amount {
        TextSize::Full => usual,
        TextSize::Larger => usual + larger / 3,
        TextSize::Largest => usual + larger * 2 / 3,
        TextSize::OneSentence => usual + larger,
    };
    let em = wished.next_multiple_of(2).min(most);
    (em >= LEAST_EM_DOTS).then_some(em)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(wide: usize, high: usize) -> PixelGrid {
        PixelGrid { cols: wide / 10, rows: high / 20, cell_width: 10, cell_height: 20, has_exact_cells: true }
    }

    fn least(inch: u32, viewing_mm: u32, wide: usize, high: usize) -> usize {
        ViewingGeometry { tenths_of_inch: Some(inch), viewing_mm }.least_em(grid(wide, high)).unwrap()
    }

    #[test]
    fn readings_meet_the_standards_on_every_screen_of_the_rules() {
        // Half of these are the sizes of docs/rules.md#letter-sizes: 35, 33, 24 for Section 508; 44, 42, 30 for EN at 500 mm.
        for (inch, wide, high, at_400, at_500, at_600) in
            [(101, 1280, 800, 72, 90, 108), (156, 1920, 1080, 68, 84, 102), (215, 1920, 1080, 50, 62, 74)]
        {
            assert_eq!(least(inch, 400, wide, high), at_400, "{inch}");
            assert_eq!(least(inch, 500, wide, high), at_500, "{inch}");
            assert_eq!(least(inch, 600, wide, high), at_600, "{inch}");
        }
    }

    #[test]
    fn the_capital_of_a_reading_is_never_lower_than_either_standard() {
        for inch in (70..400).step_by(7) {
            for viewing_mm in (200..1500).step_by(50) {
                let sight = ViewingGeometry { tenths_of_inch: Some(inch), viewing_mm };
                let screen = grid(1920, 1080);
                let em = sight.least_em(screen).unwrap();
                let capital =
                    sight.pixel_nanometres(screen).unwrap() * (em / 2) as u64 * CAPITAL_THOUSANDTHS_OF_EM / 1_000_000;
                assert!(capital >= 4_762, "Section 508: {capital} um on {inch}");
                assert!(
                    capital + 1 >= u64::from(viewing_mm) * LEAST_ANGLE_MILLIONTHS / 1000,
                    "EN 301 549: {capital} um"
                );
            }
        }
    }

    #[test]
    fn a_screen_that_nobody_measured_has_words_of_two_rows() {
        assert_eq!(word_em(ViewingGeometry::default(), grid(1920, 1080), TextSize::Full), Some(40));
    }

    #[test]
    fn every_step_of_the_size_key_is_larger_than_the_one_before_on_every_screen_of_the_rules() {
        for (inch, wide, high, sizes) in [
            (101, 1280, 800, [90, 98, 108, 116]),
            (156, 1920, 1080, [84, 112, 140, 168]),
            (215, 1920, 1080, [62, 82, 104, 124]),
        ] {
            let sight = ViewingGeometry { tenths_of_inch: Some(inch), viewing_mm: 500 };
            assert_eq!(TextSize::ALL.map(|amount| word_em(sight, grid(wide, high), amount).unwrap()), sizes, "{inch}");
        }
    }

    #[test]
    fn no_letter_is_so_large_that_a_line_holds_nothing_and_none_so_small_that_it_is_a_blot() {
        let near = ViewingGeometry { tenths_of_inch: Some(50), viewing_mm: 1000 };
        let em_there = word_em(near, grid(800, 480), TextSize::OneSentence).unwrap();
        assert!(em_there * LEAST_LINE_EMS <= 800 && em_there * LEAST_LINES <= 460, "{em_there}");
        assert_eq!(
            word_em(
                ViewingGeometry::default(),
                PixelGrid { cols: 8, rows: 1, cell_width: 8, cell_height: 16, has_exact_cells: true },
                TextSize::Full
            ),
            None
        );
        assert_eq!(
            word_em(
                ViewingGeometry::default(),
                PixelGrid { cols: 0, rows: 0, cell_width: 0, cell_height: 0, has_exact_cells: true },
                TextSize::Full
            ),
            None
        );
    }
}
