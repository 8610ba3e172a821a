//! A page as plain rows for a screen reader or a braille display beside it: one thing a row, at most 40 columns of
//! text, no boxes and no marks, read line by line (rules R1 to R13, docs/rules.md).

mod wrap;

use std::ops::Range;

use crate::focus::{LinePosition, PageFocus, Pagination};
use crate::page::{DisplayPrefs, FuriganaMode, Page, PageRow, RowRole};

use super::large::ScreenSize;
use super::lines::{breakable_text, with_number};
use wrap::{column_width, wrap};

/// Longest row of text in columns: a braille display of 40 cells shows it whole (rule R11).
pub const MAX_COLUMNS: usize = 40;
/// Rows that must be left for what flows, or else everything flows.
const LEAST_FLOW_ROWS: usize = 3;
/// A typed character that must not be shown or spoken.
const HIDDEN_CHAR: &str = "*";

/// A page divided into sheets of plain rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainLayout {
    size: ScreenSize,
    /// What is above on every sheet.
    head: Vec<PlainLine>,
    /// What flows from one sheet to the next; never empty.
    sheets: Vec<Vec<PlainLine>>,
    /// What is below on every sheet.
    foot: Vec<PlainLine>,
    /// Whether something is typed on this page.
    has_entry: bool,
    /// Which rows and lines of the page are on which sheet.
    pub pagination: Pagination,
}

/// A line of a row of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
struct PlainLine {
    position: LinePosition,
    text: String,
}

/// A sheet as it is written, a row of the terminal a string.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlainSheet {
    /// Columns of the terminal.
    pub cols: usize,
    /// Its rows from top to bottom; empty ones are empty.
    pub rows: Vec<String>,
    /// Column and row of the cursor: on the focus, behind what is typed, or on what was just said (rules R1, R2,
    /// docs/rules.md).
    pub cursor: Option<(usize, usize)>,
    /// The rows that belong to this page alone, not to all of them.
    pub page_rows: Range<usize>,
    /// The rows of what was just said, where they are below the page.
    pub alert_rows: Range<usize>,
}

impl PlainSheet {
    /// Returns whether the cursor is on what was just said.
    pub fn is_cursor_on_alert(&self) -> bool {
        self.cursor.is_some_and(|(_, row)| self.alert_rows.contains(&row))
    }

    /// Moves what was just said one row up, where that row is free. Readers that compare screens say only the letters
    /// that differ of a sentence in the place of another, and nothing of the same sentence again.
    pub fn lift_alert(&mut self) {
        let Some(above) = self.alert_rows.start.checked_sub(1).filter(|row| self.page_rows.contains(row)) else {
            return;
        };
        let free = self.rows.get(above).is_some_and(String::is_empty);
        let Some(rows) = self.rows.get_mut(above..self.alert_rows.end).filter(|rows| free && rows.len() > 1) else {
            return;
        };
        rows.rotate_left(1);
        if self.is_cursor_on_alert() {
            self.cursor = self.cursor.map(|(col, row)| (col, row - 1));
        }
    }
}

/// Who reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreenReaderPrefs {
    /// What is read instead of furigana, which would be read a second time: kana, or kanji alone (rule R13).
    pub furigana: FuriganaMode,
    /// How pages are presented, said once, on the first page (rule R7).
    pub announcement: Option<String>,
}

impl Default for ScreenReaderPrefs {
    /// Returns the settings for a voice that knows no kanji, as Debian's own Japanese voice.
    fn default() -> Self {
        Self { furigana: FuriganaMode::Kana, announcement: None }
    }
}

impl ScreenReaderPrefs {
    fn readings(&self, wished: FuriganaMode) -> FuriganaMode {
        match wished {
            FuriganaMode::Shown => self.furigana,
            FuriganaMode::Hidden | FuriganaMode::Kana => wished,
        }
    }
}

/// Divides a page into plain rows for a screen of this size.
pub fn paginate_plain(page: &Page, prefs: DisplayPrefs, size: ScreenSize, reader: &ScreenReaderPrefs) -> PlainLayout {
    let paginator = PlainPaginator { page, prefs, size, reader };
    // On a very small screen the fixed rows would leave nothing for the page itself.
    let fixed = paginator.paginate(FixedRowMode::Pinned);
    if fixed.flow_rows() >= LEAST_FLOW_ROWS { fixed } else { paginator.paginate(FixedRowMode::Flowing) }
}

/// What is on every sheet: marks above, an alert and the line of help below.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FixedRowMode {
    Flowing,
    Pinned,
}

struct PlainPaginator<'a> {
    page: &'a Page,
    prefs: DisplayPrefs,
    size: ScreenSize,
    reader: &'a ScreenReaderPrefs,
}

impl PlainPaginator<'_> {
    fn paginate(&self, fixed: FixedRowMode) -> PlainLayout {
        let blocks: Vec<(RowRole, Vec<PlainLine>)> =
            self.page.rows.iter().enumerate().map(|(at, row)| (row.role, self.row_lines(at, row))).collect();
        let stands = |roles: &[RowRole]| -> Vec<PlainLine> {
            let of = blocks.iter().filter(|(role, _)| fixed == FixedRowMode::Pinned && roles.contains(role));
            of.flat_map(|(_, lines)| lines.iter().cloned()).collect()
        };
        let head = self.announcement().into_iter().chain(stands(&[RowRole::Mark])).collect();
        // Help is the last row of every page: a row that does not change is not written again (rule R3).
        let foot = stands(&[RowRole::Alert]).into_iter().chain(stands(&[RowRole::Help])).collect();
        // Before its sheets, for `flow_rows` counts the rows of head and foot.
        let mut plain = PlainLayout {
            size: self.size,
            head,
            sheets: Vec::new(),
            foot,
            has_entry: self.page.entry.is_some(),
            pagination: Pagination::single_sheet(0),
        };
        let flows = |role: &RowRole| {
            fixed == FixedRowMode::Flowing || !matches!(role, RowRole::Alert | RowRole::Help | RowRole::Mark)
        };
        let body: Vec<&(RowRole, Vec<PlainLine>)> = blocks.iter().filter(|(role, _)| flows(role)).collect();
        plain.sheets = self.flow_sheets(&body, plain.flow_rows());
        let begins = plain.sheets.iter().enumerate().map(|(at, sheet)| sheet_start(at, sheet)).collect();
        plain.pagination = Pagination::line_by_line(blocks.iter().map(|(_, lines)| lines.len()).collect(), begins);
        plain
    }

    fn row_lines(&self, at: usize, row: &PageRow) -> Vec<PlainLine> {
        let text = with_number(row, breakable_text(&row.text, self.reader.readings(self.prefs.furigana)));
        let lines = wrap(&text, self.size.cols.min(MAX_COLUMNS));
        lines
            .into_iter()
            .enumerate()
            .map(|(line, text)| PlainLine { position: LinePosition { row: at, line }, text })
            .collect()
    }

    /// Returns the lines of what is announced.
    fn announcement(&self) -> Vec<PlainLine> {
        let text = self.reader.announcement.as_deref().unwrap_or_default();
        let lines = wrap(text, self.size.cols.min(MAX_COLUMNS));
        // It belongs to no row of the page, so the cursor never comes to it.
        let nowhere = LinePosition { row: usize::MAX, line: 0 };
        lines.into_iter().filter(|text| !text.is_empty()).map(|text| PlainLine { position: nowhere, text }).collect()
    }

    /// Returns the lines of each sheet. Choices stay together where a sheet can hold them, so that none weighs more.
    fn flow_sheets(&self, body: &[&(RowRole, Vec<PlainLine>)], room: usize) -> Vec<Vec<PlainLine>> {
        let most = self.prefs.text_size.sentences_at_once();
        let together = |before: &&(RowRole, Vec<PlainLine>), next: &&(RowRole, Vec<PlainLine>)| {
            let choices = before.0 == RowRole::Choice && next.0 == RowRole::Choice;
            choices || (most.is_some() && before.0 != RowRole::Statement && next.0 != RowRole::Statement)
        };
        let mut sheets = vec![Vec::new()];
        let mut held = 0;
        for group in body.chunk_by(together) {
            let lines = group.iter().flat_map(|(_, lines)| lines.iter().cloned()).collect();
            let before = sheets.len();
            add_group(&mut sheets, lines, room, most.is_some_and(|most| held >= most));
            held = if sheets.len() == before { held + 1 } else { 1 };
        }
        sheets
    }
}

/// Returns the first line of a sheet; for the first sheet that of the first row, whatever is above it.
fn sheet_start(at: usize, sheet: &[PlainLine]) -> LinePosition {
    sheet.first().filter(|_| at > 0).map_or(LinePosition::default(), |line| line.position)
}

/// Adds lines that stay together where one sheet holds them.
fn add_group(sheets: &mut Vec<Vec<PlainLine>>, lines: Vec<PlainLine>, room: usize, own_sheet: bool) {
    let used = sheets.last().map_or(0, Vec::len);
    let whole = lines.len() <= room && used + lines.len() > room;
    if used > 0 && (own_sheet || whole) {
        sheets.push(Vec::new());
    }
    for line in lines {
        if sheets.last().is_none_or(|sheet| sheet.len() >= room.max(1)) {
            sheets.push(Vec::new());
        }
        if let Some(sheet) = sheets.last_mut() {
            sheet.push(line);
        }
    }
}

impl PlainLayout {
    /// Returns how many rows of the screen are left for what flows.
    fn flow_rows(&self) -> usize {
        let fixed = self.head.len() + self.foot.len() + usize::from(self.has_entry);
        self.size.rows.saturating_sub(fixed)
    }

    /// Returns all rows of text in their order, for the gallery.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let lines = self.head.iter().chain(self.sheets.iter().flatten()).chain(&self.foot);
        lines.map(|line| line.text.as_str())
    }

    /// Returns the lines of one row of the page, in their order.
    pub fn lines_of(&self, row: usize) -> impl Iterator<Item = &str> {
        let lines = self.head.iter().chain(self.sheets.iter().flatten()).chain(&self.foot);
        lines.filter(move |line| line.position.row == row).map(|line| line.text.as_str())
    }

    /// Returns the sheet that the person is on, as it is written.
    pub fn sheet_at(&self, page: &Page, focus: &PageFocus) -> PlainSheet {
        let cursor_row = focus.cursor(page);
        let on_alert = cursor_row != focus.row();
        let sheet = self.shown_sheet(focus.sheet(), cursor_row, on_alert);
        let flow = self.sheets.get(sheet).map(Vec::as_slice).unwrap_or_default();
        let mut sheet = PlainSheetBuilder::new(self.size);
        sheet.put_lines(0, &self.head);
        let own = self.head.len()..self.size.rows.saturating_sub(self.foot.len());
        sheet.put_lines(own.start, flow);
        sheet.put_lines(own.end, &self.foot);
        // The line belongs to the row of the focus; an alert is read from its beginning.
        let position = LinePosition { row: cursor_row, line: if on_alert { 0 } else { focus.row_line() } };
        let mut cursor = sheet.row_of(position).or(Some(own.start)).map(|row| (0, row));
        if let Some(entry) = page.entry {
            let typed = visible_entry(focus.typed(), entry.kind.is_hidden(), self.size.cols.min(MAX_COLUMNS));
            let row = own.end.saturating_sub(1);
            if focus.is_typing() {
                cursor = Some((column_width(&typed), row));
            }
            // On a screen of one row there is no other place for it.
            if focus.is_typing() || sheet.is_free(row) {
                sheet.write_row(row, typed);
            }
        }
        let inside = |(col, row): (usize, usize)| {
            Some((col.min(self.size.cols.checked_sub(1)?), row.min(self.size.rows.checked_sub(1)?)))
        };
        let told = self.alert_rows(page, own.end);
        PlainSheet {
            cols: self.size.cols,
            rows: sheet.rows,
            cursor: cursor.and_then(inside),
            page_rows: own,
            alert_rows: told,
        }
    }

    /// Returns the rows of an alert at the top of the foot, which begins at this row.
    fn alert_rows(&self, page: &Page, foot: usize) -> Range<usize> {
        let alert = page.first_with_role(RowRole::Alert);
        let many = self.foot.iter().take_while(|line| Some(line.position.row) == alert).count();
        foot..foot + many
    }

    fn shown_sheet(&self, asked: usize, row: usize, on_alert: bool) -> usize {
        let asked = asked.min(self.sheets.len().saturating_sub(1));
        let has = |sheet: &Vec<PlainLine>| sheet.iter().any(|line| line.position.row == row);
        if on_alert { self.sheets.iter().position(has).unwrap_or(asked) } else { asked }
    }
}

/// Returns what was typed, only its end where it is longer than a row.
fn visible_entry(typed: &str, hidden: bool, width: usize) -> String {
    let text: String = if hidden { HIDDEN_CHAR.repeat(typed.chars().count()) } else { typed.to_owned() };
    let mut from = text.as_str();
    // Not `>`: one column is left for the cursor behind it.
    while column_width(from) >= width.max(1) {
        let mut chars = from.chars();
        if chars.next().is_none() {
            break;
        }
        from = chars.as_str();
    }
    from.to_owned()
}

/// The rows of a screen while they are filled.
struct PlainSheetBuilder {
    rows: Vec<String>,
    positions: Vec<(LinePosition, usize)>,
}

impl PlainSheetBuilder {
    fn new(size: ScreenSize) -> Self {
        Self { rows: vec![String::new(); size.rows], positions: Vec::new() }
    }

    fn put_lines(&mut self, from: usize, lines: &[PlainLine]) {
        for (row, line) in (from..).zip(lines) {
            self.positions.push((line.position, row));
            self.write_row(row, line.text.clone());
        }
    }

    fn write_row(&mut self, row: usize, text: String) {
        if let Some(place) = self.rows.get_mut(row) {
            *place = text;
        }
    }

    fn is_free(&self, row: usize) -> bool {
        self.positions.iter().all(|(_, taken)| *taken != row)
    }

    fn row_of(&self, position: LinePosition) -> Option<usize> {
        self.positions.iter().find(|(own, _)| *own == position).map(|(_, row)| *row)
    }
}

#[cfg(test)]
mod tests;
