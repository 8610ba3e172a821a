//! Dots as a terminal takes them: DEC sixel, in which six dots above each other are one character.

use std::fmt::Write as _;

use super::draw_list::Rgb;
use super::raster::Bitmap;

/// Dots above each other in one character.
const BAND_ROWS: usize = 6;

/// Encodes a bitmap as sixel. In each band the colour that is seen most is laid under all others, so that only letters
/// cost bytes.
pub fn encode_sixel(bitmap: &Bitmap) -> String {
    let mut text = format!("\x1bP0;1;0q\"1;1;{};{}", bitmap.width, bitmap.height());
    for (number, colour) in bitmap.colours.iter().enumerate() {
        let [red, green, blue] = to_percent(*colour);
        let _ = write!(text, "#{number};2;{red};{green};{blue}");
    }
    let mut band = SixelBand::new(bitmap);
    for rows in bitmap.dots.chunks(BAND_ROWS * bitmap.width.max(1)) {
        band.load(rows);
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
fn to_percent(colour: Rgb) -> [u16; 3] {
    colour.map(|part| (u16::from(part) * 100 + 127) / 255)
}

/// Six rows of dots, apart by colour.
struct SixelBand {
    width: usize,
    /// For each colour, the columns: a bit for each row that has it.
    columns: Vec<Vec<u8>>,
    /// For each colour, how many dots have it.
    dot_counts: Vec<usize>,
    /// A bit for each row that there is.
    all_rows: u8,
}

impl SixelBand {
    fn new(bitmap: &Bitmap) -> Self {
        let colours = bitmap.colours.len();
        Self {
            width: bitmap.width,
            columns: vec![vec![0; bitmap.width]; colours],
            dot_counts: vec![0; colours],
            all_rows: 0,
        }
    }

    fn load(&mut self, rows: &[u8]) {
        for (column, many) in self.columns.iter_mut().zip(&mut self.dot_counts) {
            // A colour that the band before did not have is empty already.
            if *many > 0 {
                column.fill(0);
            }
            *many = 0;
        }
        self.all_rows = 0;
        for (at, row) in rows.chunks(self.width.max(1)).enumerate() {
            let bit = 1 << at;
            self.all_rows |= bit;
            self.add_row(row, bit);
        }
    }

    fn add_row(&mut self, row: &[u8], bit: u8) {
        for run in DotRuns::new(row) {
            let number = usize::from(run.value);
            if let Some(many) = self.dot_counts.get_mut(number) {
                *many += run.length;
            }
            let column =
                self.columns.get_mut(number).and_then(|column| column.get_mut(run.from..run.from + run.length));
            for dots in column.into_iter().flatten() {
                *dots |= bit;
            }
        }
    }

    fn write(&self, text: &mut String) {
        let Some((ground, _)) = self.dot_counts.iter().enumerate().max_by_key(|(_, many)| **many) else { return };
        let _ = write!(text, "#{ground}");
        write_run(text, self.all_rows, self.width);
        for (number, column) in self.columns.iter().enumerate() {
            if number == ground || self.dot_counts.get(number) == Some(&0) {
                continue;
            }
            let _ = write!(text, "$#{number}");
            let end = column.iter().rposition(|dots| *dots > 0).map_or(0, |last| last + 1);
            for run in DotRuns::new(column.get(..end).unwrap_or_default()) {
                write_run(text, run.value, run.length);
            }
        }
    }
}

fn write_run(text: &mut String, dots: u8, many: usize) {
    let sign = char::from(b'?' + dots);
    // `!N` and its sign are three characters themselves.
    if many > 3 {
        let _ = write!(text, "!{many}{sign}");
    } else {
        text.extend(std::iter::repeat_n(sign, many));
    }
}

/// The same value several times.
struct DotRun {
    from: usize,
    value: u8,
    length: usize,
}

/// The runs of a row.
struct DotRuns<'a> {
    row: &'a [u8],
    from: usize,
}

impl<'a> DotRuns<'a> {
    fn new(row: &'a [u8]) -> Self {
        Self { row, from: 0 }
    }
}

impl Iterator for DotRuns<'_> {
    type Item = DotRun;

    fn next(&mut self) -> Option<DotRun> {
        let rest = self.row.get(self.from..)?;
        let value = *rest.first()?;
        let many = rest.iter().position(|other| *other != value).unwrap_or(rest.len());
        let run = DotRun { from: self.from, value, length: many };
        self.from += many;
        Some(run)
    }
}
