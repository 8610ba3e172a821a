//! Which rows of a page are on which sheet, so that going from row to row comes by every sheet.

use std::ops::Range;

use crate::focus::Pagination;
use crate::page::RowRole;

use super::layout::PlacedLine;

/// Returns the rows of each sheet: every row of the page is on one of them, the fixed ones on the nearest.
pub(super) fn sheet_ranges(flowing: &[Vec<PlacedLine>], rows: usize) -> Pagination {
    let begins = |sheet: &Vec<PlacedLine>| sheet.first().map_or(0, |placed| placed.row);
    let ends = |sheet: &Vec<PlacedLine>| sheet.last().map_or(0, |placed| placed.row + 1);
    let mut ranges: Vec<Range<usize>> = flowing.iter().map(|sheet| begins(sheet)..ends(sheet)).collect();
    let next: Vec<usize> = ranges.iter().skip(1).map(|range| range.start).chain([rows]).collect();
    for (range, next) in ranges.iter_mut().zip(next) {
        range.end = range.end.max(next);
    }
    if let Some(first) = ranges.first_mut() {
        first.start = 0;
    }
    widen_unfocusable(flowing, &mut ranges);
    Pagination::new(ranges)
}

/// Gives a sheet on which nothing can have the focus the row of the next sheet that has one, or of the sheet before, as
/// if that row went on there: otherwise no key would come to it.
fn widen_unfocusable(flowing: &[Vec<PlacedLine>], ranges: &mut [Range<usize>]) {
    let stops: Vec<Option<Range<usize>>> = flowing.iter().map(|sheet| focusable_range(sheet)).collect();
    let mut next = None;
    for (range, stop) in ranges.iter_mut().zip(&stops).rev() {
        match (stop, next) {
            (Some(stop), _) => next = Some(stop.start),
            (None, Some(row)) => range.end = range.end.max(row + 1),
            (None, None) => {}
        }
    }
    let Some(last) = stops.iter().rposition(Option::is_some) else { return };
    let before = stops.get(last).cloned().flatten().map_or(0, |stop| stop.end.saturating_sub(1));
    for range in ranges.iter_mut().skip(last + 1) {
        range.start = range.start.min(before);
    }
}

/// Returns the range from the first row that can have the focus to the last.
fn focusable_range(sheet: &[PlacedLine]) -> Option<Range<usize>> {
    let stop = |placed: &&PlacedLine| !matches!(placed.role, RowRole::Alert | RowRole::Help | RowRole::Mark);
    let first = sheet.iter().find(stop)?.row;
    let last = sheet.iter().rev().find(stop)?.row;
    Some(first..last + 1)
}
