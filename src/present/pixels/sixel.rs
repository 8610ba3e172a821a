//! Dots as a terminal takes them: DEC sixel, in which six dots above each other are one character.

use std::fmt::Write as _;

use super::raster::Bitmap;
use super::sketch::Rgb;

/// Dots above each other in one character.
const BAND: usize = 6;

/// Encodes a bitmap as sixel. In each band the colour that is seen most is laid under all others, so that only letters
/// cost bytes.
pub fn sixel(bitmap: &Bitmap) -> String {
    let mut text = format!("\x1bP0;1;0q\"1;1;{};{}", bitmap.width, bitmap.height());
    for (number, colour) in bitmap.colours.iter().enumerate() {
        let [red, green, blue] = hundredths(*colour);
        let _ = write!(text, "#{number};2;{red};{green};{blue}");
    }
    let mut band = Band::new(bitmap);
    for rows in bitmap.dots.chunks(BAND * bitmap.width.max(1)) {
        band.take(rows);
        band.write(&mut text);
        text.push('-');
    }
    // Behind the last band it would begin one more, which the picture does not have.
    if text.ends_with('-') {
        text.pop();
    }
    text.push_str("\x1b\\");
    text
}

/// Returns the parts of a colour in hundredths, as sixel counts them.
fn hundredths(colour: Rgb) -> [u16; 3] {
    colour.map(|part| (u16::from(part) * 100 + 127) / 255)
}

/// Six rows of dots, apart by colour.
struct Band {
    width: usize,
    /// For each colour, the columns: a bit for each row that has it.
    columns: Vec<Vec<u8>>,
    /// For each colour, how many dots have it.
    many: Vec<usize>,
    /// A bit for each row that there is.
    whole: u8,
}

impl Band {
    fn new(bitmap: &Bitmap) -> Self {
        let colours = bitmap.colours.len();
        Self { width: bitmap.width, columns: vec![vec![0; bitmap.width]; colours], many: vec![0; colours], whole: 0 }
    }

    fn take(&mut self, rows: &[u8]) {
        for (column, many) in self.columns.iter_mut().zip(&mut self.many) {
            // A colour that the band before did not have is empty already.
            if *many > 0 {
                column.fill(0);
            }
            *many = 0;
        }
        self.whole = 0;
        for (at, row) in rows.chunks(self.width.max(1)).enumerate() {
            let bit = 1 << at;
            self.whole |= bit;
            self.row(row, bit);
        }
    }

    fn row(&mut self, row: &[u8], bit: u8) {
        for run in Runs::new(row) {
            let number = usize::from(run.value);
            if let Some(many) = self.many.get_mut(number) {
                *many += run.many;
            }
            let column = self.columns.get_mut(number).and_then(|column| column.get_mut(run.from..run.from + run.many));
            for dots in column.into_iter().flatten() {
                *dots |= bit;
            }
        }
    }

    fn write(&self, text: &mut String) {
        let Some((ground, _)) = self.many.iter().enumerate().max_by_key(|(_, many)| **many) else { return };
        let _ = write!(text, "#{ground}");
        repeated(text, self.whole, self.width);
        for (number, column) in self.columns.iter().enumerate() {
            if number == ground || self.many.get(number) == Some(&0) {
                continue;
            }
            let _ = write!(text, "$#{number}");
            let end = column.iter().rposition(|dots| *dots > 0).map_or(0, |last| last + 1);
            for run in Runs::new(column.get(..end).unwrap_or_default()) {
                repeated(text, run.value, run.many);
            }
        }
    }
}

fn repeated(text: &mut String, dots: u8, many: usize) {
    let sign = char::from(b'?' + dots);
    // `!N` and its sign are three characters themselves.
    if many > 3 {
        let _ = write!(text, "!{many}{sign}");
    } else {
        text.extend(std::iter::repeat_n(sign, many));
    }
}

/// The same value several times.
struct Run {
    from: usize,
    value: u8,
    many: usize,
}

/// The runs of a row.
struct Runs<'a> {
    row: &'a [u8],
    from: usize,
}

impl<'a> Runs<'a> {
    fn new(row: &'a [u8]) -> Self {
        Self { row, from: 0 }
    }
}

impl Iterator for Runs<'_> {
    type Item = Run;

    fn next(&mut self) -> Option<Run> {
        let rest = self.row.get(self.from..)?;
        let value = *rest.first()?;
        let many = rest.iter().position(|other| *other != value).unwrap_or(rest.len());
        let run = Run { from: self.from, value, many };
        self.from += many;
        Some(run)
    }
}
