//! A page as plain rows for a screen reader or a braille display beside it: one thing a row, at most 40 columns of
//! text, no boxes and no marks, read line by line (rules R1 to R13, docs/rules.md).

mod wrap;

use std::ops::Range;

use crate::page::{Look, Page, Readings, Role, Row};
use crate::place::{Place, Sheets, Spot};

use super::large::Size;
use super::lines::{breakable, numbered};
use wrap::{columns, wrapped};

/// Longest row of text in columns: a braille display of 40 cells shows it whole (rule R11).
pub const MEASURE: usize = 40;
/// Rows that must be left for what flows, or else everything flows.
const LEAST_BODY: usize = 3;
/// A typed character that must not be shown or spoken.
const HIDDEN: &str = "*";

/// A page divided into sheets of plain rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plain {
    size: Size,
    /// What is above on every sheet.
    head: Vec<Line>,
    /// What flows from one sheet to the next; never empty.
    sheets: Vec<Vec<Line>>,
    /// What is below on every sheet.
    foot: Vec<Line>,
    /// Whether something is typed on this page.
    typed: bool,
    /// Which rows and lines of the page are on which sheet.
    pub dealt: Sheets,
}

/// A line of a row of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    spot: Spot,
    text: String,
}

/// A sheet as it is written, a row of the terminal a string.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Columns of the terminal.
    pub cols: usize,
    /// Its rows from top to bottom; empty ones are empty.
    pub rows: Vec<String>,
    /// Column and row of the cursor: on the focus, behind what is typed, or on what was just said (rules R1, R2,
    /// docs/rules.md).
    pub cursor: Option<(usize, usize)>,
    /// The rows that belong to this page alone, not to all of them.
    pub own: Range<usize>,
    /// The rows of what was just said, where they are below the page.
    pub told: Range<usize>,
}

impl Written {
    /// Returns whether the cursor is on what was just said.
    pub fn is_told(&self) -> bool {
        self.cursor.is_some_and(|(_, row)| self.told.contains(&row))
    }

    /// Moves what was just said one row up, where that row is free. Readers that compare screens say only the letters
    /// that differ of a sentence in the place of another, and nothing of the same sentence again.
    pub fn lift(&mut self) {
        let Some(above) = self.told.start.checked_sub(1).filter(|row| self.own.contains(row)) else { return };
        let free = self.rows.get(above).is_some_and(String::is_empty);
        let Some(rows) = self.rows.get_mut(above..self.told.end).filter(|rows| free && rows.len() > 1) else { return };
        rows.rotate_left(1);
        if self.is_told() {
            self.cursor = self.cursor.map(|(col, row)| (col, row - 1));
        }
    }
}

/// Who reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listener {
    /// What is read instead of furigana, which would be read a second time: kana, or kanji alone (rule R13).
    pub furigana: Readings,
    /// How pages are presented, said once, on the first page (rule R7).
    pub announced: Option<String>,
}

impl Default for Listener {
    /// Returns the settings for a voice that knows no kanji, as Debian's own Japanese voice.
    fn default() -> Self {
        Self { furigana: Readings::Kana, announced: None }
    }
}

impl Listener {
    fn readings(&self, wished: Readings) -> Readings {
        match wished {
            Readings::Shown => self.furigana,
            Readings::Hidden | Readings::Kana => wished,
        }
    }
}

/// Divides a page into plain rows for a screen of this size.
pub fn plain(page: &Page, look: Look, size: Size, listener: &Listener) -> Plain {
    let dealer = Dealer { page, look, size, listener };
    // On a very small screen the fixed rows would leave nothing for the page itself.
    let fixed = dealer.dealt(Fixed::Stands);
    if fixed.room() >= LEAST_BODY { fixed } else { dealer.dealt(Fixed::Flows) }
}

/// What is on every sheet: marks above, an alert and the line of help below.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fixed {
    Flows,
    Stands,
}

struct Dealer<'a> {
    page: &'a Page,
    look: Look,
    size: Size,
    listener: &'a Listener,
}

impl Dealer<'_> {
    fn dealt(&self, fixed: Fixed) -> Plain {
        let blocks: Vec<(Role, Vec<Line>)> =
            self.page.rows.iter().enumerate().map(|(at, row)| (row.role, self.block(at, row))).collect();
        let stands = |roles: &[Role]| -> Vec<Line> {
            let of = blocks.iter().filter(|(role, _)| fixed == Fixed::Stands && roles.contains(role));
            of.flat_map(|(_, lines)| lines.iter().cloned()).collect()
        };
        let head = self.announced().into_iter().chain(stands(&[Role::Mark])).collect();
        // Help is the last row of every page: a row that does not change is not written again (rule R3).
        let foot = stands(&[Role::Alert]).into_iter().chain(stands(&[Role::Help])).collect();
        // Before its sheets, for `room` counts the rows of head and foot.
        let mut plain = Plain {
            size: self.size,
            head,
            sheets: Vec::new(),
            foot,
            typed: self.page.entry.is_some(),
            dealt: Sheets::whole(0),
        };
        let flows = |role: &Role| fixed == Fixed::Flows || !matches!(role, Role::Alert | Role::Help | Role::Mark);
        let body: Vec<&(Role, Vec<Line>)> = blocks.iter().filter(|(role, _)| flows(role)).collect();
        plain.sheets = self.poured(&body, plain.room());
        let begins = plain.sheets.iter().enumerate().map(|(at, sheet)| begin(at, sheet)).collect();
        plain.dealt = Sheets::line_by_line(blocks.iter().map(|(_, lines)| lines.len()).collect(), begins);
        plain
    }

    fn block(&self, at: usize, row: &Row) -> Vec<Line> {
        let text = numbered(row, breakable(&row.text, self.listener.readings(self.look.readings)));
        let lines = wrapped(&text, self.size.cols.min(MEASURE));
        lines.into_iter().enumerate().map(|(line, text)| Line { spot: Spot { row: at, line }, text }).collect()
    }

    /// Returns the lines of what is announced.
    fn announced(&self) -> Vec<Line> {
        let text = self.listener.announced.as_deref().unwrap_or_default();
        let lines = wrapped(text, self.size.cols.min(MEASURE));
        // It belongs to no row of the page, so the cursor never comes to it.
        let nowhere = Spot { row: usize::MAX, line: 0 };
        lines.into_iter().filter(|text| !text.is_empty()).map(|text| Line { spot: nowhere, text }).collect()
    }

    /// Returns the lines of each sheet. Choices stay together where a sheet can hold them, so that none weighs more.
    fn poured(&self, body: &[&(Role, Vec<Line>)], room: usize) -> Vec<Vec<Line>> {
        let most = self.look.amount.sentences();
        let together = |before: &&(Role, Vec<Line>), next: &&(Role, Vec<Line>)| {
            let choices = before.0 == Role::Choice && next.0 == Role::Choice;
            choices || (most.is_some() && before.0 != Role::Statement && next.0 != Role::Statement)
        };
        let mut sheets = vec![Vec::new()];
        let mut held = 0;
        for group in body.chunk_by(together) {
            let lines = group.iter().flat_map(|(_, lines)| lines.iter().cloned()).collect();
            let before = sheets.len();
            pour(&mut sheets, lines, room, most.is_some_and(|most| held >= most));
            held = if sheets.len() == before { held + 1 } else { 1 };
        }
        sheets
    }
}

/// Returns the first line of a sheet; for the first sheet that of the first row, whatever is above it.
fn begin(at: usize, sheet: &[Line]) -> Spot {
    sheet.first().filter(|_| at > 0).map_or(Spot::default(), |line| line.spot)
}

/// Adds lines that stay together where one sheet holds them.
fn pour(sheets: &mut Vec<Vec<Line>>, lines: Vec<Line>, room: usize, own_sheet: bool) {
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

impl Plain {
    /// Returns how many rows of the screen are left for what flows.
    fn room(&self) -> usize {
        let fixed = self.head.len() + self.foot.len() + usize::from(self.typed);
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
        lines.filter(move |line| line.spot.row == row).map(|line| line.text.as_str())
    }

    /// Returns the sheet that the person is on, as it is written.
    pub fn written(&self, page: &Page, place: &Place) -> Written {
        let cursor_row = place.cursor(page);
        let on_alert = cursor_row != place.row();
        let sheet = self.sheet(place.sheet(), cursor_row, on_alert);
        let flow = self.sheets.get(sheet).map(Vec::as_slice).unwrap_or_default();
        let mut sheet = Sheet::new(self.size);
        sheet.put(0, &self.head);
        let own = self.head.len()..self.size.rows.saturating_sub(self.foot.len());
        sheet.put(own.start, flow);
        sheet.put(own.end, &self.foot);
        // The line belongs to the row of the focus; an alert is read from its beginning.
        let spot = Spot { row: cursor_row, line: if on_alert { 0 } else { place.row_line() } };
        let mut cursor = sheet.row_of(spot).or(Some(own.start)).map(|row| (0, row));
        if let Some(entry) = page.entry {
            let typed = shown(place.typed(), entry.kind.is_hidden(), self.size.cols.min(MEASURE));
            let row = own.end.saturating_sub(1);
            if place.is_typing() {
                cursor = Some((columns(&typed), row));
            }
            // On a screen of one row there is no other place for it.
            if place.is_typing() || sheet.is_free(row) {
                sheet.write(row, typed);
            }
        }
        let inside = |(col, row): (usize, usize)| {
            Some((col.min(self.size.cols.checked_sub(1)?), row.min(self.size.rows.checked_sub(1)?)))
        };
        let told = self.told(page, own.end);
        Written { cols: self.size.cols, rows: sheet.rows, cursor: cursor.and_then(inside), own, told }
    }

    /// Returns the rows of an alert at the top of the foot, which begins at this row.
    fn told(&self, page: &Page, foot: usize) -> Range<usize> {
        let alert = page.first(Role::Alert);
        let many = self.foot.iter().take_while(|line| Some(line.spot.row) == alert).count();
        foot..foot + many
    }

    fn sheet(&self, asked: usize, row: usize, on_alert: bool) -> usize {
        let asked = asked.min(self.sheets.len().saturating_sub(1));
        let has = |sheet: &Vec<Line>| sheet.iter().any(|line| line.spot.row == row);
        if on_alert { self.sheets.iter().position(has).unwrap_or(asked) } else { asked }
    }
}

/// Returns what was typed, only its end where it is longer than a row.
fn shown(typed: &str, hidden: bool, width: usize) -> String {
    let text: String = if hidden { HIDDEN.repeat(typed.chars().count()) } else { typed.to_owned() };
    let mut from = text.as_str();
    // Not `>`: one column is left for the cursor behind it.
    while columns(from) >= width.max(1) {
        let mut chars = from.chars();
        if chars.next().is_none() {
            break;
        }
        from = chars.as_str();
    }
    from.to_owned()
}

/// The rows of a screen while they are filled.
struct Sheet {
    rows: Vec<String>,
    spots: Vec<(Spot, usize)>,
}

impl Sheet {
    fn new(size: Size) -> Self {
        Self { rows: vec![String::new(); size.rows], spots: Vec::new() }
    }

    fn put(&mut self, from: usize, lines: &[Line]) {
        for (row, line) in (from..).zip(lines) {
            self.spots.push((line.spot, row));
            self.write(row, line.text.clone());
        }
    }

    fn write(&mut self, row: usize, text: String) {
        if let Some(place) = self.rows.get_mut(row) {
            *place = text;
        }
    }

    fn is_free(&self, row: usize) -> bool {
        self.spots.iter().all(|(_, taken)| *taken != row)
    }

    fn row_of(&self, spot: Spot) -> Option<usize> {
        self.spots.iter().find(|(own, _)| *own == spot).map(|(_, row)| *row)
    }
}

#[cfg(test)]
mod tests;
