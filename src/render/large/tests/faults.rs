//! What may be wrong with a laid out page. Shared with `tests/pages/layout.rs`, which names the same types.

use std::collections::BTreeSet;

use super::{
    DisplayPrefs, Layout, Page, PageRow, PlacedLine, PlacedText, RowRole, RubyLine, ScreenSize, is_never_first,
    is_never_last, layout,
};

/// What is wrong with a layout, in words; nothing where every character is drawn once, in order, inside.
pub(crate) fn faults(page: &Page, look: DisplayPrefs, size: ScreenSize) -> Vec<String> {
    let layout = layout(page, look, size);
    let mut faults = Vec::new();
    for (at, row) in page.rows.iter().enumerate() {
        if let Some(fault) = row_fault(&layout, at, row) {
            faults.push(format!("{size:?} row {at}: {fault}"));
        }
    }
    for (at, sheet) in layout.sheets.iter().enumerate() {
        faults.extend(sheet_faults(&layout, sheet).into_iter().map(|fault| format!("{size:?} sheet {at}: {fault}")));
    }
    faults
}

fn row_fault(layout: &Layout, at: usize, row: &PageRow) -> Option<String> {
    let strips = || layout.sheets.iter().flatten().filter(|strip| strip.row == at);
    let drawn = |part: fn(&RubyLine) -> &Vec<PlacedText>| -> String {
        strips().flat_map(|strip| part(&strip.line)).map(|glyphs| glyphs.text.as_str()).collect()
    };
    let (words, readings) = (drawn(|line| &line.words), drawn(|line| &line.readings));
    let bare = |text: String| text.replace([' ', '\u{3000}'], "");
    let spoken: String = row.text.spans().iter().filter_map(|span| span.reading.as_deref()).collect();
    let right = |times: usize| {
        words == bare(row.text.kana()).repeat(times) && readings.is_empty()
            || words == bare(row.text.written()).repeat(times)
                && (readings.is_empty() || readings == spoken.repeat(times))
    };
    let fixed = !matches!(row.role, RowRole::Statement | RowRole::Choice);
    let once = right(1) || (fixed && right(layout.sheets.len()));
    (!once).then(|| format!("{words:?} over {readings:?} is not {:?}", row.text.source()))
}

fn sheet_faults(layout: &Layout, sheet: &[PlacedLine]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut taken = BTreeSet::new();
    for strip in sheet {
        if strip.left + strip.line.width() > layout.size.cols || strip.base_row() >= layout.size.rows {
            faults.push(format!("{strip:?} is outside"));
        }
        if strip.number.is_some() && strip.left < 4 {
            faults.push(format!("{strip:?} has no room for its number"));
        }
        for row in strip.top..=strip.base_row() {
            if !taken.insert(row) || layout.field.is_some_and(|field| field.top == row) {
                faults.push(format!("row {row} is drawn twice"));
            }
        }
        let text = strip.line.text();
        let wrong = text.starts_with(is_never_first) && strip.line.words.first().is_some_and(|first| first.at == 0);
        if wrong || text.ends_with(is_never_last) {
            faults.push(format!("{text:?} breaks kinsoku"));
        }
    }
    faults
}
