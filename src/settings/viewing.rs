//! How large the screen is and from how far it is read: asked at set-up, kept in `madoguchi.toml`.

use std::fs;
use std::path::Path;

use clap::ValueEnum;
use serde::Deserialize;

use super::error::{SettingsError, unreadable};
use furigana::width::narrow;

/// The file in the data folder.
pub const MACHINE_FILE: &str = "madoguchi.toml";
/// Diagonals of screens in tenths of an inch.
pub(super) const DIAGONALS_TENTHS_OF_INCH: std::ops::RangeInclusive<u32> = 50..=1000;
/// Distances from which a screen is read, in millimetres.
pub(super) const DISTANCES_MM: std::ops::RangeInclusive<u64> = 200..=3000;

/// Whether large text is drawn in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DrawMode {
    /// In pixels where the terminal says that it shows sixel
    #[default]
    Auto,
    /// In characters of the terminal
    Text,
    /// In pixels, also where the terminal does not say that it can
    Pixels,
}

/// What is known of a screen and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScreenPlace {
    /// The diagonal in tenths of an inch; `None` where nobody measured it.
    pub tenths_of_inch: Option<u32>,
    /// Millimetres from the eyes to the screen.
    pub viewing_mm: u32,
}

impl Default for ScreenPlace {
    /// At a desk.
    fn default() -> Self {
        Self { tenths_of_inch: None, viewing_mm: 500 }
    }
}

impl ScreenPlace {
    /// Reads a diagonal in inches as people type it, `15.6`: in tenths of an inch; `None` for what is no screen.
    pub fn parse_inches(typed: &str) -> Option<u32> {
        let text = fold_digits(typed);
        let (whole, tenth) = text.split_once('.').unwrap_or((&text, "0"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let tenths = whole.parse::<u32>().ok()?.checked_mul(10)?.checked_add(tenth.parse().ok()?)?;
        // `parse` alone would take +15.
        (digits(whole) && digits(tenth) && tenth.len() == 1 && DIAGONALS_TENTHS_OF_INCH.contains(&tenths))
            .then_some(tenths)
    }

    /// Reads a distance in centimetres as people type it, `50`: in millimetres; `None` for what is no place to read
    /// from.
    pub fn parse_centimetres(typed: &str) -> Option<u32> {
        let millimetres = fold_digits(typed).parse::<u32>().ok()?.checked_mul(10)?;
        DISTANCES_MM.contains(&millimetres.into()).then_some(millimetres)
    }

    /// Returns the diagonal in inches, as people say it.
    pub fn written_inches(self) -> Option<String> {
        self.tenths_of_inch.map(|tenths| match (tenths / 10, tenths % 10) {
            (whole, 0) => whole.to_string(),
            (whole, tenth) => format!("{whole}.{tenth}"),
        })
    }

    /// Writes `madoguchi.toml` into a folder, with everything that stood in it before but for the screen.
    ///
    /// # Errors
    /// `Unreadable` where the folder cannot be written to.
    pub fn write(self, data: &Path, before: &str) -> Result<(), SettingsError> {
        let inches = self.written_inches().map_or_else(
            || "# screen_inches = 15.6   # the diagonal of the screen\n".to_owned(),
            |inches| format!("screen_inches = {}\n", if inches.contains('.') { inches } else { inches + ".0" }),
        );
        let file = data.join(MACHINE_FILE);
        // Line by line and not by a TOML writer: comments of staff stay.
        let is_of_screen = |line: &&str| ["screen_inches", "viewing_mm"].iter().any(|key| line.starts_with(key));
        let kept: String = before.lines().filter(|line| !is_of_screen(line)).map(|line| format!("{line}\n")).collect();
        let text = format!("{inches}viewing_mm = {}\n{kept}", self.viewing_mm);
        let written = fs::write(&file, text).and_then(|()| fs::File::open(&file)?.sync_all());
        written.map_err(|source| unreadable(&file, source))
    }
}

/// Returns digits and points as a Japanese keyboard may write them, without spaces around.
fn fold_digits(typed: &str) -> String {
    let folded = typed.trim().chars().map(narrow);
    folded.map(|c| if matches!(c, '。' | ',') { '.' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inches_and_centimetres_are_read_as_people_type_them() {
        for (typed, tenths) in
            [("15.6", 156), (" 21,5 ", 215), ("１５．６", 156), ("24", 240), ("5", 50), ("100.0", 1000)]
        {
            assert_eq!(ScreenPlace::parse_inches(typed), Some(tenths), "{typed}");
        }
        for wrong in ["", "4.9", "100.1", "-15", "15.65", "15.", ".6", "15 6", "+15", "15.6.1", "99999999999", "abc"] {
            assert_eq!(ScreenPlace::parse_inches(wrong), None, "{wrong}");
        }
        assert_eq!(ScreenPlace::parse_centimetres("５０"), Some(500));
        for wrong in ["", "19", "301", "50.5", "-50", "500000000000"] {
            assert_eq!(ScreenPlace::parse_centimetres(wrong), None, "{wrong}");
        }
    }
}
