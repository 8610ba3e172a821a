//! The rows of a page dealt out on sheets: what stands on every sheet, and what flows from one to the next.

use crate::page::{Amount, Look, Page, Readings, Role, Row};

use super::dealt;
use super::frame::Frame;
use super::line::{Line, lines};
use super::pieces::pieces;
use super::{Field, Layout, Strip};

/// Cells at the end of the last row for the number of the sheet: `999/999 ▼`.
const COUNT: usize = 10;
/// Rows that must be left for what flows: two lines with their readings.
const LEAST_BODY: usize = 4;

/// What stands on every sheet, and what is written in kana without readings to save rows.
#[derive(Clone, Copy, Debug)]
struct Fixing {
    head: Head,
    foot: Foot,
    kana: Kana,
}

/// What stands above on every sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Head {
    SignsAndTitle,
    Signs,
    Nothing,
}

/// Whether alert and help stand below on every sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Foot {
    Stands,
    Flows,
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

/// From a roomy screen to a small one: less and less stands on every sheet.
const FIXINGS: [Fixing; 6] = [
    Fixing::new(Head::SignsAndTitle, Foot::Stands, Kana::Nothing),
    Fixing::new(Head::SignsAndTitle, Foot::Stands, Kana::Signs),
    Fixing::new(Head::Signs, Foot::Stands, Kana::Signs),
    Fixing::new(Head::Nothing, Foot::Stands, Kana::Signs),
    Fixing::new(Head::Nothing, Foot::Stands, Kana::Alert),
    Fixing::new(Head::Nothing, Foot::Flows, Kana::Alert),
];
/// On a screen that is smaller than any that is promised, everything flows, a row a line.
const TINY: Fixing = Fixing::new(Head::Nothing, Foot::Flows, Kana::Everything);

/// Deals the page out; the number of the sheet is kept room for only where there are several.
pub(super) fn deal<A>(page: &Page<A>, look: Look, frame: Frame) -> Layout {
    let dealer = Dealer { page, look, frame, counted: false };
    let layout = dealer.layout();
    if layout.sheets.len() == 1 {
        return layout;
    }
    Dealer { counted: true, ..dealer }.layout()
}

/// The lines of one row.
struct Block {
    row: usize,
    role: Role,
    number: Option<u8>,
    left: usize,
    lines: Vec<Line>,
}

impl Block {
    fn height(&self) -> usize {
        self.lines.iter().map(Line::height).sum()
    }
}

/// A page divided into what stands above, what flows and what stands below.
struct Parts {
    head: Vec<Block>,
    body: Vec<Block>,
    foot: Vec<Block>,
    /// Rows for what flows.
    room: usize,
}

struct Dealer<'a, A> {
    page: &'a Page<A>,
    look: Look,
    frame: Frame,
    counted: bool,
}

impl<A> Dealer<'_, A> {
    fn layout(&self) -> Layout {
        let parts = self.parts();
        let tight = self.pour(&parts, 0);
        let loose = self.pour(&parts, 1);
        self.assemble(&parts, if loose.len() == tight.len() { loose } else { tight })
    }

    fn parts(&self) -> Parts {
        let rows = self.frame.size.rows;
        let wanted = (rows * 2 / 5).max(LEAST_BODY);
        let mut fixings = FIXINGS.iter().map(|fixing| self.divided(*fixing));
        fixings.find(|parts| parts.room >= wanted).unwrap_or_else(|| self.divided(TINY))
    }

    fn divided(&self, fixing: Fixing) -> Parts {
        let title = self.title();
        let mut parts = Parts { head: Vec::new(), body: Vec::new(), foot: Vec::new(), room: 0 };
        for (at, row) in self.page.rows.iter().enumerate() {
            let place = match row.role {
                Role::Mark | Role::Progress if fixing.head != Head::Nothing => &mut parts.head,
                _ if fixing.head == Head::SignsAndTitle && title == Some(at) => &mut parts.head,
                Role::Alert | Role::Help if fixing.foot == Foot::Stands => &mut parts.foot,
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
        // Help is the last row of every page, whatever stands before it.
        parts.foot.sort_by_key(|block| block.role == Role::Help);
        parts.room = self.room(&parts);
        parts
    }

    /// The heading, or the question where there is none before what is explained.
    fn title(&self) -> Option<usize> {
        let title = |row: &Row<A>| matches!(row.role, Role::Heading | Role::Question);
        let first = self.page.rows.iter().position(title)?;
        let flows = |row: &Row<A>| matches!(row.role, Role::Statement | Role::Choice);
        let before = self.page.rows.iter().take(first).any(flows);
        (!before).then_some(first)
    }

    fn room(&self, parts: &Parts) -> usize {
        let fixed: usize = parts.head.iter().chain(&parts.foot).map(Block::height).sum();
        let field = usize::from(self.page.entry.is_some());
        self.frame.size.rows.saturating_sub(fixed + field + self.count_row(parts))
    }

    /// The number of the sheet takes a row of its own where no line of help ends the screen.
    fn count_row(&self, parts: &Parts) -> usize {
        let helped = parts.foot.last().is_some_and(|block| block.role == Role::Help);
        usize::from(self.counted && !helped && self.frame.size.rows >= LEAST_BODY)
    }

    fn block(&self, at: usize, row: &Row<A>, fixing: Fixing) -> Block {
        let short = match row.role {
            Role::Alert => fixing.kana >= Kana::Alert,
            Role::Help | Role::Mark | Role::Progress => fixing.kana >= Kana::Signs,
            Role::Choice | Role::Heading | Role::Question | Role::Statement => false,
        };
        let number = row.choice.as_ref().map(|choice| choice.number);
        let readings = self.readings(short || fixing.kana == Kana::Everything);
        let beside_count = self.counted && row.role == Role::Help && fixing.foot == Foot::Stands;
        let kept = if beside_count { COUNT } else { 0 };
        let role = if number.is_some() { Role::Choice } else { row.role };
        let lines = lines(&pieces(&row.text, readings), self.frame.width(role, kept));
        Block { row: at, role: row.role, number, left: self.frame.left(role), lines }
    }

    fn readings(&self, short: bool) -> Readings {
        match self.look.readings {
            Readings::Shown if short => Readings::Kana,
            readings @ (Readings::Shown | Readings::Hidden | Readings::Kana) => readings,
        }
    }

    /// The flowing lines of each sheet, with `gap` empty rows between rows of the page.
    fn pour(&self, parts: &Parts, gap: usize) -> Vec<Vec<Strip>> {
        let gap_above = if parts.head.is_empty() { 0 } else { gap };
        let mut pouring = Pouring { room: parts.room, gap, gap_above, top: gap_above, sheets: vec![Vec::new()] };
        for group in self.groups(&parts.body) {
            pouring.group(group, self.look.amount == Amount::OneSentence);
        }
        pouring.sheets
    }

    /// What is kept together if a sheet can hold it: the choices, so that none weighs more than another;
    /// where one sentence is wanted at a time, each sentence, and the question with its choices.
    fn groups<'b>(&self, body: &'b [Block]) -> impl Iterator<Item = &'b [Block]> {
        let one = self.look.amount == Amount::OneSentence;
        body.chunk_by(move |before, next| {
            let choices = before.number_or_choice() && next.number_or_choice();
            choices || (one && before.role != Role::Statement && next.role != Role::Statement)
        })
    }

    fn assemble(&self, parts: &Parts, flowing: Vec<Vec<Strip>>) -> Layout {
        let dealt = dealt::dealt(&flowing, self.page.rows.len());
        let head = stacked(&parts.head, 0);
        let head_height: usize = parts.head.iter().map(Block::height).sum();
        let foot_height: usize = parts.foot.iter().map(Block::height).sum();
        let rows = self.frame.size.rows;
        let foot_top = rows.saturating_sub(foot_height + self.count_row(parts));
        let foot = stacked(&parts.foot, foot_top);
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

    /// Typed text stands under what is asked; on several sheets above the foot, at the same place on each.
    fn field(&self, sheets: &[Vec<Strip>], foot_top: usize) -> Option<Field> {
        let entry = self.page.entry?;
        let left = self.frame.left(Role::Statement);
        let width = self.frame.width(Role::Statement, 0).min(entry.longest.saturating_mul(2).saturating_add(2));
        let lowest = foot_top.saturating_sub(1);
        let under = |sheet: &Vec<Strip>| {
            let asked = sheet.iter().filter(|strip| !matches!(strip.role, Role::Alert | Role::Help));
            asked.map(|strip| strip.base() + 2).max()
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

/// Blocks under each other from this row of the screen on.
fn stacked(blocks: &[Block], mut top: usize) -> Vec<Strip> {
    let mut strips = Vec::new();
    for block in blocks {
        for (at, line) in block.lines.iter().enumerate() {
            strips.push(strip(block, at, line, top));
            top += line.height();
        }
    }
    strips
}

fn strip(block: &Block, at: usize, line: &Line, top: usize) -> Strip {
    let number = block.number.filter(|_| at == 0);
    Strip { row: block.row, role: block.role, number, top, left: block.left, line: line.clone() }
}

/// Fills one sheet after the other.
struct Pouring {
    room: usize,
    gap: usize,
    gap_above: usize,
    top: usize,
    sheets: Vec<Vec<Strip>>,
}

impl Pouring {
    fn group(&mut self, group: &[Block], own_sheet: bool) {
        let gaps = self.gap * group.len().saturating_sub(1);
        let height: usize = group.iter().map(Block::height).sum::<usize>() + gaps;
        if own_sheet || (self.top + height > self.room && height + self.gap_above <= self.room) {
            self.turn();
        }
        for block in group {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        if self.top + block.height() > self.room {
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
        self.top += self.gap;
    }

    /// To the next sheet, unless this one is still empty.
    fn turn(&mut self) {
        if self.sheets.last().is_some_and(|sheet| !sheet.is_empty()) {
            self.sheets.push(Vec::new());
            self.top = self.gap_above;
        } else {
            self.top = self.gap_above.min(self.room.saturating_sub(2));
        }
    }
}
