//! The rows of a page divided into sheets: what is on every sheet, and what flows from one to the next.

use crate::page::{DisplayPrefs, FuriganaMode, Page, PageRow, RowRole};

use super::frame::PageFrame;
use super::layout::{Layout, PlacedField, PlacedLine};
use super::row_block::{BrokenRows, RowBlock};
use super::ruby_line::RubyLine;
use super::sheet_ranges;
use super::typesetter::{LetterSize, Typesetter};

/// The longest number of a sheet, at the end of the last row.
const WIDEST_SHEET_NUMBER: &str = "999/999 ▼ ";

/// What is on every sheet, and what is written in kana without readings to save rows.
#[derive(Clone, Copy, Debug)]
struct FixedRegions {
    head: FixedHead,
    foot: FixedFoot,
    kana: KanaScope,
}

/// What is above on every sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FixedHead {
    SignsAndTitle,
    Signs,
    Nothing,
}

/// What is below on every sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FixedFoot {
    AlertAndHelp,
    Alert,
    Nothing,
}

/// What is written in kana; each way includes those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum KanaScope {
    Nothing,
    Signs,
    Alert,
    Everything,
}

impl FixedRegions {
    const fn new(head: FixedHead, foot: FixedFoot, kana: KanaScope) -> Self {
        Self { head, foot, kana }
    }
}

/// From a roomy screen to a small one: less and less is on every sheet.
const FIXED_REGIONS: [FixedRegions; 7] = [
    FixedRegions::new(FixedHead::SignsAndTitle, FixedFoot::AlertAndHelp, KanaScope::Nothing),
    FixedRegions::new(FixedHead::SignsAndTitle, FixedFoot::AlertAndHelp, KanaScope::Signs),
    FixedRegions::new(FixedHead::Signs, FixedFoot::AlertAndHelp, KanaScope::Signs),
    FixedRegions::new(FixedHead::Nothing, FixedFoot::AlertAndHelp, KanaScope::Signs),
    FixedRegions::new(FixedHead::Nothing, FixedFoot::AlertAndHelp, KanaScope::Alert),
    FixedRegions::new(FixedHead::Nothing, FixedFoot::Alert, KanaScope::Alert),
    FixedRegions::new(FixedHead::Nothing, FixedFoot::Nothing, KanaScope::Alert),
];
/// On a screen that is smaller than any that is promised, everything flows, a row a line.
const NO_FIXED_REGIONS: FixedRegions = FixedRegions::new(FixedHead::Nothing, FixedFoot::Nothing, KanaScope::Everything);

/// Divides the page into sheets; room for the number of the sheet is kept only where there are several.
pub(in crate::render) fn paginate<S: Typesetter>(
    page: &Page,
    prefs: DisplayPrefs,
    frame: PageFrame,
    typesetter: &S,
) -> Layout {
    let broken_rows = BrokenRows::default();
    let paginator = Paginator { page, prefs, frame, typesetter, broken_rows: &broken_rows, shows_sheet_number: false };
    let layout = paginator.layout();
    if layout.sheets.len() == 1 {
        return layout;
    }
    // Less room never makes fewer sheets, so there are still several.
    Paginator { shows_sheet_number: true, ..paginator }.layout()
}

/// A page divided into what is above, what flows and what is below.
struct PageRegions {
    head: Vec<RowBlock>,
    body: Vec<RowBlock>,
    foot: Vec<RowBlock>,
    /// Height for what flows.
    flow_height: usize,
}

struct Paginator<'a, S> {
    page: &'a Page,
    prefs: DisplayPrefs,
    frame: PageFrame,
    typesetter: &'a S,
    broken_rows: &'a BrokenRows,
    shows_sheet_number: bool,
}

impl<S: Typesetter> Paginator<'_, S> {
    fn layout(&self) -> Layout {
        let parts = self.choose_regions();
        // Gaps between rows are worth no further sheet: each sheet is a key more to press.
        let tight = self.flow_sheets(&parts, 0);
        let loose = self.flow_sheets(&parts, self.typesetter.row_gap());
        self.assemble(&parts, if loose.len() == tight.len() { loose } else { tight })
    }

    fn choose_regions(&self) -> PageRegions {
        let rows = self.frame.size.rows;
        // What is fixed says the same on every sheet, so two fifths at least are for what flows.
        let wanted = (rows * 2 / 5).max(self.least_flow_height());
        let mut fixings = FIXED_REGIONS.iter().map(|fixed| self.divide(*fixed));
        let fits = |parts: &PageRegions| parts.flow_height >= wanted && self.is_help_small_enough(parts);
        fixings.find(fits).unwrap_or_else(|| self.divide(NO_FIXED_REGIONS))
    }

    /// Returns whether help leaves enough to the page. Where letters are so large that help takes more than a quarter
    /// of every sheet, it is only the last row of the page.
    fn is_help_small_enough(&self, parts: &PageRegions) -> bool {
        let help =
            parts.foot.iter().filter(|block| block.role == RowRole::Help).map(|block| block.height).sum::<usize>();
        help * 4 <= self.frame.size.rows
    }

    fn divide(&self, fixed: FixedRegions) -> PageRegions {
        let title = self.title();
        let mut parts = PageRegions { head: Vec::new(), body: Vec::new(), foot: Vec::new(), flow_height: 0 };
        for (at, row) in self.page.rows.iter().enumerate() {
            let place = match row.role {
                RowRole::Mark | RowRole::Progress if fixed.head != FixedHead::Nothing => &mut parts.head,
                _ if fixed.head == FixedHead::SignsAndTitle && title == Some(at) => &mut parts.head,
                RowRole::Alert if fixed.foot != FixedFoot::Nothing => &mut parts.foot,
                RowRole::Help if fixed.foot == FixedFoot::AlertAndHelp => &mut parts.foot,
                RowRole::Alert
                | RowRole::Choice
                | RowRole::Heading
                | RowRole::Help
                | RowRole::Mark
                | RowRole::Progress
                | RowRole::Question
                | RowRole::Statement => &mut parts.body,
            };
            place.push(self.row_block(at, row, fixed));
        }
        // Help is the last row of every sheet, also where an alert comes behind it in the page.
        parts.foot.sort_by_key(|block| block.role == RowRole::Help);
        parts.flow_height = self.flow_height(&parts);
        parts
    }

    /// Returns the heading, or the question where there is none before what is explained.
    fn title(&self) -> Option<usize> {
        let title = |row: &PageRow| matches!(row.role, RowRole::Heading | RowRole::Question);
        let first = self.page.rows.iter().position(title)?;
        let flows = |row: &PageRow| matches!(row.role, RowRole::Statement | RowRole::Choice);
        let before = self.page.rows.iter().take(first).any(flows);
        (!before).then_some(first)
    }

    fn flow_height(&self, parts: &PageRegions) -> usize {
        let fixed: usize = parts.head.iter().chain(&parts.foot).map(|block| block.height).sum();
        let field = if self.page.entry.is_some() { self.plain_row_height(LetterSize::Large) } else { 0 };
        self.frame.size.rows.saturating_sub(fixed + field + self.sheet_number_height(parts))
    }

    /// Returns the least that must be left for what flows: two lines with their readings.
    fn least_flow_height(&self) -> usize {
        2 * self.ruby_line_height()
    }

    fn ruby_line_height(&self) -> usize {
        self.typesetter.line_height(LetterSize::Large, true, true)
    }

    /// Returns the height of a row of one line without readings.
    fn plain_row_height(&self, letters: LetterSize) -> usize {
        self.typesetter.snap(self.typesetter.line_height(letters, false, false))
    }

    /// Returns the height of the row that the number of the sheet takes where no line of help ends the screen.
    fn sheet_number_height(&self, parts: &PageRegions) -> usize {
        let helped = parts.foot.last().is_some_and(|block| block.role == RowRole::Help);
        let own = self.shows_sheet_number && !helped && self.frame.size.rows >= self.least_flow_height();
        if own { self.plain_row_height(self.typesetter.letter_size(RowRole::Help)) } else { 0 }
    }

    fn row_block(&self, at: usize, row: &PageRow, fixed: FixedRegions) -> RowBlock {
        let letters = self.typesetter.letter_size(row.role);
        // No furigana on small text: it would be too small to read.
        let short = match row.role {
            RowRole::Alert => fixed.kana >= KanaScope::Alert,
            RowRole::Help | RowRole::Mark | RowRole::Progress => {
                fixed.kana >= KanaScope::Signs || letters == LetterSize::Small
            }
            RowRole::Choice | RowRole::Heading | RowRole::Question | RowRole::Statement => false,
        };
        let number = row.number;
        let readings = self.furigana_mode(short || fixed.kana == KanaScope::Everything);
        let beside_count =
            self.shows_sheet_number && row.role == RowRole::Help && fixed.foot == FixedFoot::AlertAndHelp;
        let kept = if beside_count { self.typesetter.text_width(letters, WIDEST_SHEET_NUMBER) } else { 0 };
        // A row with a number needs room for it before its text, whatever else it is.
        let role = if number.is_some() { RowRole::Choice } else { row.role };
        let width = self.frame.text_width(role, kept);
        let lines = self.broken_rows.lines(self.typesetter, (at, row), readings, width);
        let height = self.typesetter.snap(lines.iter().map(RubyLine::height).sum());
        RowBlock { row: at, role: row.role, number, left: self.frame.text_left(role), lines, height }
    }

    fn furigana_mode(&self, short: bool) -> FuriganaMode {
        match self.prefs.furigana {
            FuriganaMode::Shown if short => FuriganaMode::Kana,
            readings @ (FuriganaMode::Shown | FuriganaMode::Hidden | FuriganaMode::Kana) => readings,
        }
    }

    /// Returns the flowing lines of each sheet, with a `gap` between rows of the page.
    fn flow_sheets(&self, parts: &PageRegions, gap: usize) -> Vec<Vec<PlacedLine>> {
        let gap_above = if parts.head.is_empty() { 0 } else { gap };
        let line = self.ruby_line_height();
        let mut cursor = FlowCursor {
            typesetter: self.typesetter,
            room: parts.flow_height,
            line,
            gap,
            gap_above,
            top: gap_above,
            groups_on_sheet: 0,
            sheets: vec![Vec::new()],
        };
        for group in self.groups(&parts.body) {
            cursor.add_group(group, self.typesetter.sentences_at_once(self.prefs.text_size));
        }
        cursor.sheets
    }

    /// Returns what is kept together if a sheet can hold it: the choices, so that none weighs more than another; where
    /// few sentences are wanted at a time, each sentence, and the question with its choices.
    fn groups<'b>(&self, body: &'b [RowBlock]) -> impl Iterator<Item = &'b [RowBlock]> {
        let few = self.typesetter.sentences_at_once(self.prefs.text_size).is_some();
        body.chunk_by(move |before, next| {
            let choices = before.is_choice() && next.is_choice();
            choices || (few && before.role != RowRole::Statement && next.role != RowRole::Statement)
        })
    }

    fn assemble(&self, parts: &PageRegions, flowing: Vec<Vec<PlacedLine>>) -> Layout {
        let dealt = sheet_ranges::sheet_ranges(&flowing, self.page.rows.len());
        let head = self.stack(&parts.head, 0);
        let head_height: usize = parts.head.iter().map(|block| block.height).sum();
        let foot_height: usize = parts.foot.iter().map(|block| block.height).sum();
        let rows = self.frame.size.rows;
        let foot_top = rows.saturating_sub(foot_height + self.sheet_number_height(parts));
        let foot = self.stack(&parts.foot, foot_top);
        let sheet = |flow: Vec<PlacedLine>| {
            let flow = flow.into_iter().map(|placed| PlacedLine { top: placed.top + head_height, ..placed });
            head.iter().cloned().chain(flow).chain(foot.iter().cloned()).collect()
        };
        let sheets: Vec<Vec<PlacedLine>> = flowing.into_iter().map(sheet).collect();
        Layout {
            size: self.frame.size,
            field: self.place_field(&sheets, foot_top),
            sheets,
            pagination: dealt,
            text_block: self.frame.text_block,
            shows_sheet_number: self.shows_sheet_number,
        }
    }

    /// Stacks blocks from this height of the screen on.
    fn stack(&self, blocks: &[RowBlock], mut top: usize) -> Vec<PlacedLine> {
        let mut placed_lines = Vec::new();
        for block in blocks {
            for (at, line) in block.lines.iter().enumerate() {
                placed_lines.push(block.place_line(at, line, top));
                top += line.height();
            }
            top = self.typesetter.snap(top);
        }
        placed_lines
    }

    /// Returns where typed text is shown: under what is asked; on several sheets above the foot, at the same place on
    /// each.
    fn place_field(&self, sheets: &[Vec<PlacedLine>], foot_top: usize) -> Option<PlacedField> {
        let entry = self.page.entry?;
        let cell = self.typesetter.column_widths().cell;
        let left = self.frame.text_left(RowRole::Statement);
        // Twice, for a typed kana takes two cells; two more for the cursor behind the last.
        let longest = entry.longest.saturating_mul(2).saturating_add(2).saturating_mul(cell);
        let width = self.frame.text_width(RowRole::Statement, 0).min(longest);
        let lowest = foot_top.saturating_sub(self.plain_row_height(LetterSize::Large));
        let under = |sheet: &Vec<PlacedLine>| {
            let asked = sheet.iter().filter(|placed| !matches!(placed.role, RowRole::Alert | RowRole::Help));
            asked
                .map(|placed| self.typesetter.snap(placed.top + placed.line.height()) + self.typesetter.row_gap())
                .max()
        };
        let top = sheets.first().filter(|_| sheets.len() == 1).and_then(under).unwrap_or(lowest);
        Some(PlacedField { entry, top: top.min(lowest), left, width })
    }
}

/// Fills one sheet after the other.
struct FlowCursor<'a, S> {
    typesetter: &'a S,
    room: usize,
    /// A line with its readings.
    line: usize,
    gap: usize,
    gap_above: usize,
    top: usize,
    /// Groups on the last sheet.
    groups_on_sheet: usize,
    sheets: Vec<Vec<PlacedLine>>,
}

impl<S: Typesetter> FlowCursor<'_, S> {
    /// Adds a group, on a sheet of no more than `most` of them.
    fn add_group(&mut self, group: &[RowBlock], most: Option<usize>) {
        let gaps = self.gap * group.len().saturating_sub(1);
        let height: usize = group.iter().map(|block| block.height).sum::<usize>() + gaps;
        let full = most.is_some_and(|most| self.groups_on_sheet == 0 || self.groups_on_sheet >= most);
        if full || (self.top + height > self.room && height + self.gap_above <= self.room) {
            self.next_sheet();
        }
        for block in group {
            self.add_block(block);
        }
        self.groups_on_sheet += 1;
    }

    fn add_block(&mut self, block: &RowBlock) {
        // A row that fits no sheet begins on one of its own and goes on from there, line by line.
        if self.top + block.height > self.room {
            self.next_sheet();
        }
        for (at, line) in block.lines.iter().enumerate() {
            if self.top + line.height() > self.room {
                self.next_sheet();
            }
            let placed = block.place_line(at, line, self.top);
            self.top += line.height();
            if let Some(sheet) = self.sheets.last_mut() {
                sheet.push(placed);
            }
        }
        self.top = self.typesetter.snap(self.top) + self.gap;
    }

    /// Turns to the next sheet, unless this one is still empty.
    fn next_sheet(&mut self) {
        self.groups_on_sheet = 0;
        if self.sheets.last().is_some_and(|sheet| !sheet.is_empty()) {
            self.sheets.push(Vec::new());
            self.top = self.gap_above;
        } else {
            // On an empty sheet only the gap above can give way to a line that needs its room.
            self.top = self.gap_above.min(self.room.saturating_sub(self.line));
        }
    }
}
