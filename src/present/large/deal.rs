//! The rows of a page divided into sheets: what is on every sheet, and what flows from one to the next.

use crate::page::{Look, Page, Readings, Role, Row};

use super::dealt;
use super::frame::Frame;
use super::layout::{Field, Layout, Strip};
use super::line::{Line, lines};
use super::pieces::pieces;
use super::setting::{Letters, Setting};

/// The longest number of a sheet, at the end of the last row.
const COUNT: &str = "999/999 ▼ ";

/// What is on every sheet, and what is written in kana without readings to save rows.
#[derive(Clone, Copy, Debug)]
struct Fixing {
    head: Head,
    foot: Foot,
    kana: Kana,
}

/// What is above on every sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Head {
    SignsAndTitle,
    Signs,
    Nothing,
}

/// What is below on every sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Foot {
    AlertAndHelp,
    Alert,
    Nothing,
}

/// What is written in kana; each way includes those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kana {
    Nothing,
    Signs,
    Alert,
    Everything,
}

impl Fixing {
    const fn new(head: Head, foot: Foot, kana: Kana) -> Self {
        Self { head, foot, kana }
    }
}

/// From a roomy screen to a small one: less and less is on every sheet.
const FIXINGS: [Fixing; 7] = [
    Fixing::new(Head::SignsAndTitle, Foot::AlertAndHelp, Kana::Nothing),
    Fixing::new(Head::SignsAndTitle, Foot::AlertAndHelp, Kana::Signs),
    Fixing::new(Head::Signs, Foot::AlertAndHelp, Kana::Signs),
    Fixing::new(Head::Nothing, Foot::AlertAndHelp, Kana::Signs),
    Fixing::new(Head::Nothing, Foot::AlertAndHelp, Kana::Alert),
    Fixing::new(Head::Nothing, Foot::Alert, Kana::Alert),
    Fixing::new(Head::Nothing, Foot::Nothing, Kana::Alert),
];
/// On a screen that is smaller than any that is promised, everything flows, a row a line.
const TINY: Fixing = Fixing::new(Head::Nothing, Foot::Nothing, Kana::Everything);

/// Divides the page into sheets; room for the number of the sheet is kept only where there are several.
pub(in crate::present) fn deal<S: Setting>(page: &Page, look: Look, frame: Frame, setting: &S) -> Layout {
    let dealer = Dealer { page, look, frame, setting, counted: false };
    let layout = dealer.layout();
    if layout.sheets.len() == 1 {
        return layout;
    }
    // Less room never makes fewer sheets, so there are still several.
    Dealer { counted: true, ..dealer }.layout()
}

/// The lines of one row.
struct Block {
    row: usize,
    role: Role,
    number: Option<u8>,
    left: usize,
    lines: Vec<Line>,
    /// All its lines, up to where the next row of the page may begin.
    height: usize,
}

/// A page divided into what is above, what flows and what is below.
struct Parts {
    head: Vec<Block>,
    body: Vec<Block>,
    foot: Vec<Block>,
    /// Height for what flows.
    room: usize,
}

struct Dealer<'a, S> {
    page: &'a Page,
    look: Look,
    frame: Frame,
    setting: &'a S,
    counted: bool,
}

impl<S: Setting> Dealer<'_, S> {
    fn layout(&self) -> Layout {
        let parts = self.parts();
        // Gaps between rows are worth no further sheet: each sheet is a key more to press.
        let tight = self.pour(&parts, 0);
        let loose = self.pour(&parts, self.setting.gap());
        self.assemble(&parts, if loose.len() == tight.len() { loose } else { tight })
    }

    fn parts(&self) -> Parts {
        let rows = self.frame.size.rows;
        // What is fixed says the same on every sheet, so two fifths at least are for what flows.
        let wanted = (rows * 2 / 5).max(self.least_body());
        let mut fixings = FIXINGS.iter().map(|fixing| self.divided(*fixing));
        let fits = |parts: &Parts| parts.room >= wanted && self.spares(parts);
        fixings.find(fits).unwrap_or_else(|| self.divided(TINY))
    }

    /// Returns whether help leaves enough to the page. Where letters are so large that help takes more than a quarter
    /// of every sheet, it is only the last row of the page.
    fn spares(&self, parts: &Parts) -> bool {
        let help = parts.foot.iter().filter(|block| block.role == Role::Help).map(|block| block.height).sum::<usize>();
        help * 4 <= self.frame.size.rows
    }

    fn divided(&self, fixing: Fixing) -> Parts {
        let title = self.title();
        let mut parts = Parts { head: Vec::new(), body: Vec::new(), foot: Vec::new(), room: 0 };
        for (at, row) in self.page.rows.iter().enumerate() {
            let place = match row.role {
                Role::Mark | Role::Progress if fixing.head != Head::Nothing => &mut parts.head,
                _ if fixing.head == Head::SignsAndTitle && title == Some(at) => &mut parts.head,
                Role::Alert if fixing.foot != Foot::Nothing => &mut parts.foot,
                Role::Help if fixing.foot == Foot::AlertAndHelp => &mut parts.foot,
                Role::Alert
                | Role::Choice
                | Role::Heading
                | Role::Help
                | Role::Mark
                | Role::Progress
                | Role::Question
                | Role::Statement => &mut parts.body,
            };
            place.push(self.block(at, row, fixing));
        }
        // Help is the last row of every sheet, also where an alert comes behind it in the page.
        parts.foot.sort_by_key(|block| block.role == Role::Help);
        parts.room = self.room(&parts);
        parts
    }

    /// Returns the heading, or the question where there is none before what is explained.
    fn title(&self) -> Option<usize> {
        let title = |row: &Row| matches!(row.role, Role::Heading | Role::Question);
        let first = self.page.rows.iter().position(title)?;
        let flows = |row: &Row| matches!(row.role, Role::Statement | Role::Choice);
        let before = self.page.rows.iter().take(first).any(flows);
        (!before).then_some(first)
    }

    fn room(&self, parts: &Parts) -> usize {
        let fixed: usize = parts.head.iter().chain(&parts.foot).map(|block| block.height).sum();
        let field = if self.page.entry.is_some() { self.plain_row(Letters::Large) } else { 0 };
        self.frame.size.rows.saturating_sub(fixed + field + self.count_row(parts))
    }

    /// Returns the least that must be left for what flows: two lines with their readings.
    fn least_body(&self) -> usize {
        2 * self.read_line()
    }

    fn read_line(&self) -> usize {
        self.setting.height(Letters::Large, true, true)
    }

    /// Returns the height of a row of one line without readings.
    fn plain_row(&self, letters: Letters) -> usize {
        self.setting.snap(self.setting.height(letters, false, false))
    }

    /// Returns the height of the row that the number of the sheet takes where no line of help ends the screen.
    fn count_row(&self, parts: &Parts) -> usize {
        let helped = parts.foot.last().is_some_and(|block| block.role == Role::Help);
        let own = self.counted && !helped && self.frame.size.rows >= self.least_body();
        if own { self.plain_row(self.setting.letters(Role::Help)) } else { 0 }
    }

    fn block(&self, at: usize, row: &Row, fixing: Fixing) -> Block {
        let letters = self.setting.letters(row.role);
        // No furigana on small text: it would be too small to read.
        let short = match row.role {
            Role::Alert => fixing.kana >= Kana::Alert,
            Role::Help | Role::Mark | Role::Progress => fixing.kana >= Kana::Signs || letters == Letters::Small,
            Role::Choice | Role::Heading | Role::Question | Role::Statement => false,
        };
        let number = row.number;
        let readings = self.readings(short || fixing.kana == Kana::Everything);
        let beside_count = self.counted && row.role == Role::Help && fixing.foot == Foot::AlertAndHelp;
        let kept = if beside_count { self.setting.width(letters, COUNT) } else { 0 };
        // A row with a number needs room for it before its text, whatever else it is.
        let role = if number.is_some() { Role::Choice } else { row.role };
        let lines = lines(self.setting, letters, &pieces(&row.text, readings), self.frame.width(role, kept));
        let height = self.setting.snap(lines.iter().map(Line::height).sum());
        Block { row: at, role: row.role, number, left: self.frame.left(role), lines, height }
    }

    fn readings(&self, short: bool) -> Readings {
        match self.look.readings {
            Readings::Shown if short => Readings::Kana,
            readings @ (Readings::Shown | Readings::Hidden | Readings::Kana) => readings,
        }
    }

    /// Returns the flowing lines of each sheet, with a `gap` between rows of the page.
    fn pour(&self, parts: &Parts, gap: usize) -> Vec<Vec<Strip>> {
        let gap_above = if parts.head.is_empty() { 0 } else { gap };
        let line = self.read_line();
        let mut pouring = Pouring {
            setting: self.setting,
            room: parts.room,
            line,
            gap,
            gap_above,
            top: gap_above,
            held: 0,
            sheets: vec![Vec::new()],
        };
        for group in self.groups(&parts.body) {
            pouring.group(group, self.setting.at_once(self.look.amount));
        }
        pouring.sheets
    }

    /// Returns what is kept together if a sheet can hold it: the choices, so that none weighs more than another; where
    /// few sentences are wanted at a time, each sentence, and the question with its choices.
    fn groups<'b>(&self, body: &'b [Block]) -> impl Iterator<Item = &'b [Block]> {
        let few = self.setting.at_once(self.look.amount).is_some();
        body.chunk_by(move |before, next| {
            let choices = before.number_or_choice() && next.number_or_choice();
            choices || (few && before.role != Role::Statement && next.role != Role::Statement)
        })
    }

    fn assemble(&self, parts: &Parts, flowing: Vec<Vec<Strip>>) -> Layout {
        let dealt = dealt::dealt(&flowing, self.page.rows.len());
        let head = self.stacked(&parts.head, 0);
        let head_height: usize = parts.head.iter().map(|block| block.height).sum();
        let foot_height: usize = parts.foot.iter().map(|block| block.height).sum();
        let rows = self.frame.size.rows;
        let foot_top = rows.saturating_sub(foot_height + self.count_row(parts));
        let foot = self.stacked(&parts.foot, foot_top);
        let sheet = |flow: Vec<Strip>| {
            let flow = flow.into_iter().map(|strip| Strip { top: strip.top + head_height, ..strip });
            head.iter().cloned().chain(flow).chain(foot.iter().cloned()).collect()
        };
        let sheets: Vec<Vec<Strip>> = flowing.into_iter().map(sheet).collect();
        Layout {
            size: self.frame.size,
            field: self.field(&sheets, foot_top),
            sheets,
            dealt,
            bar: self.frame.bar,
            counted: self.counted,
        }
    }

    /// Stacks blocks from this height of the screen on.
    fn stacked(&self, blocks: &[Block], mut top: usize) -> Vec<Strip> {
        let mut strips = Vec::new();
        for block in blocks {
            for (at, line) in block.lines.iter().enumerate() {
                strips.push(strip(block, at, line, top));
                top += line.height();
            }
            top = self.setting.snap(top);
        }
        strips
    }

    /// Returns where typed text is shown: under what is asked; on several sheets above the foot, at the same place on
    /// each.
    fn field(&self, sheets: &[Vec<Strip>], foot_top: usize) -> Option<Field> {
        let entry = self.page.entry?;
        let cell = self.setting.columns().cell;
        let left = self.frame.left(Role::Statement);
        // Twice, for a typed kana takes two cells; two more for the cursor behind the last.
        let longest = entry.longest.saturating_mul(2).saturating_add(2).saturating_mul(cell);
        let width = self.frame.width(Role::Statement, 0).min(longest);
        let lowest = foot_top.saturating_sub(self.plain_row(Letters::Large));
        let under = |sheet: &Vec<Strip>| {
            let asked = sheet.iter().filter(|strip| !matches!(strip.role, Role::Alert | Role::Help));
            asked.map(|strip| self.setting.snap(strip.top + strip.line.height()) + self.setting.gap()).max()
        };
        let top = sheets.first().filter(|_| sheets.len() == 1).and_then(under).unwrap_or(lowest);
        Some(Field { entry, top: top.min(lowest), left, width })
    }
}

impl Block {
    fn number_or_choice(&self) -> bool {
        self.role == Role::Choice
    }
}

fn strip(block: &Block, at: usize, line: &Line, top: usize) -> Strip {
    let number = block.number.filter(|_| at == 0);
    Strip { row: block.row, role: block.role, number, top, left: block.left, line: line.clone() }
}

/// Fills one sheet after the other.
struct Pouring<'a, S> {
    setting: &'a S,
    room: usize,
    /// A line with its readings.
    line: usize,
    gap: usize,
    gap_above: usize,
    top: usize,
    /// Groups on the last sheet.
    held: usize,
    sheets: Vec<Vec<Strip>>,
}

impl<S: Setting> Pouring<'_, S> {
    /// Adds a group, on a sheet of no more than `most` of them.
    fn group(&mut self, group: &[Block], most: Option<usize>) {
        let gaps = self.gap * group.len().saturating_sub(1);
        let height: usize = group.iter().map(|block| block.height).sum::<usize>() + gaps;
        let full = most.is_some_and(|most| self.held == 0 || self.held >= most);
        if full || (self.top + height > self.room && height + self.gap_above <= self.room) {
            self.turn();
        }
        for block in group {
            self.block(block);
        }
        self.held += 1;
    }

    fn block(&mut self, block: &Block) {
        // A row that fits no sheet begins on one of its own and goes on from there, line by line.
        if self.top + block.height > self.room {
            self.turn();
        }
        for (at, line) in block.lines.iter().enumerate() {
            if self.top + line.height() > self.room {
                self.turn();
            }
            let strip = strip(block, at, line, self.top);
            self.top += line.height();
            if let Some(sheet) = self.sheets.last_mut() {
                sheet.push(strip);
            }
        }
        self.top = self.setting.snap(self.top) + self.gap;
    }

    /// Turns to the next sheet, unless this one is still empty.
    fn turn(&mut self) {
        self.held = 0;
        if self.sheets.last().is_some_and(|sheet| !sheet.is_empty()) {
            self.sheets.push(Vec::new());
            self.top = self.gap_above;
        } else {
            // On an empty sheet only the gap above can give way to a line that needs its room.
            self.top = self.gap_above.min(self.room.saturating_sub(self.line));
        }
    }
}
