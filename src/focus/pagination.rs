//! How the rows of a page are divided into sheets, and which of their lines are read one by one.

use std::ops::Range;

/// How the rows of a page are divided: each sheet is the range of rows that it shows. A row that is larger than a sheet
/// is on several sheets that follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pagination {
    ranges: Vec<Range<usize>>,
    lines: Option<LineMap>,
}

/// A line of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct LinePosition {
    /// The row of the page.
    pub row: usize,
    /// Its line, from 0.
    pub line: usize,
}

/// Rows whose lines are read one after the other, as by a screen reader that says the line under the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
struct LineMap {
    /// How many lines each row has.
    lines_per_row: Vec<usize>,
    /// The first line of each sheet.
    sheet_starts: Vec<LinePosition>,
}

impl Pagination {
    /// Puts all rows on one sheet.
    pub fn single_sheet(rows: usize) -> Self {
        Self { ranges: std::iter::once(0..rows).collect(), lines: None }
    }

    /// Makes sheets of these ranges of rows, which are in reading order.
    pub fn new(ranges: Vec<Range<usize>>) -> Self {
        // There is always a sheet to show, also for a page without rows.
        if ranges.is_empty() { Self::single_sheet(0) } else { Self { ranges, lines: None } }
    }

    /// Makes sheets of rows with so many lines each, read line by line; `begins` is the first line of each sheet.
    pub fn line_by_line(of_row: Vec<usize>, begins: Vec<LinePosition>) -> Self {
        let begins = if begins.is_empty() { vec![LinePosition::default()] } else { begins };
        // A sheet that begins in the middle of a row shares that row with the sheet before.
        let ends = begins.iter().skip(1).map(|next| if next.line > 0 { next.row + 1 } else { next.row });
        let ends: Vec<usize> = ends.chain([of_row.len()]).collect();
        let ranges = begins.iter().zip(ends).map(|(begin, end)| begin.row..end).collect();
        Self { ranges, lines: Some(LineMap { lines_per_row: of_row, sheet_starts: begins }) }
    }

    /// Returns how many sheets there are; never zero.
    pub fn count(&self) -> usize {
        self.ranges.len()
    }

    /// Returns the rows of a sheet; those of the last sheet for a number behind it.
    pub fn rows(&self, sheet: usize) -> Range<usize> {
        // The number may be of an earlier layout, for a smaller window, that had more sheets.
        self.ranges.get(sheet).or(self.ranges.last()).cloned().unwrap_or(0..0)
    }

    /// Returns whether the page is read line by line and not seen at a glance.
    pub(super) fn is_line_by_line(&self) -> bool {
        self.lines.is_some()
    }

    /// Returns on how many lines of this row the cursor stops; 1 where rows are read whole.
    pub(super) fn line_count(&self, row: usize) -> usize {
        self.lines.as_ref().and_then(|lines| lines.lines_per_row.get(row)).copied().unwrap_or(1).max(1)
    }

    /// Returns the line with which this sheet begins a row that began on an earlier one.
    pub(super) fn first_line(&self, sheet: usize, row: usize) -> usize {
        let begin = self.lines.as_ref().and_then(|lines| lines.sheet_starts.get(sheet));
        begin.filter(|spot| spot.row == row).map_or(0, |spot| spot.line)
    }

    /// Returns the sheet with this line; where rows are read whole, the first with the row.
    pub(super) fn sheet_of(&self, spot: LinePosition) -> usize {
        match &self.lines {
            Some(lines) => lines.sheet_starts.iter().rposition(|begin| *begin <= spot).unwrap_or(0),
            None => self.first_sheet_with(spot.row),
        }
    }

    pub(super) fn first_sheet_with(&self, row: usize) -> usize {
        self.ranges.iter().position(|range| range.contains(&row)).unwrap_or(0)
    }

    pub(super) fn last_sheet_with(&self, row: usize) -> usize {
        self.ranges.iter().rposition(|range| range.contains(&row)).unwrap_or(0)
    }
}
