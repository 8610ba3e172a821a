//! Where a person is on a page, and what each key does there: focus, sheet, what is typed.
//!
//! Pure: a key goes in, what it means comes out. Digits move, Enter decides (EN 301 549 5.5.2),
//! nothing is chosen beforehand on a page that asks, and no key but the two decides anything.

mod action;
mod enter;
mod input;
mod openings;
mod sheets;
mod stroke;

use crate::page::{Entry, Opening, Page, Role, Row};

use furigana::width::narrow;
use openings::{any_key, busy, named};

pub(crate) use action::{ACTIONS, ActionRow, DIGIT, Explained};
pub use action::{Command, Means, VoiceKey};
pub use input::{Input, Outcome, Unclear, Wrong};
pub use sheets::{Sheets, Spot};
pub(crate) use stroke::KEYS;
pub use stroke::{Stroke, Tried};

/// Where a person is on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    page: String,
    row: usize,
    line: usize,
    /// The id of the row, by which it is found again when other rows are put before it.
    id: String,
    sheet: usize,
    /// The id of the first row of that sheet, by which it is found again when the page is divided into other sheets.
    top: String,
    typed: String,
    cursor: Cursor,
}

/// What the cursor is on (rules R1, R2, docs/rules.md).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cursor {
    /// What was just said.
    Alert,
    /// The row that has the focus.
    Focus,
    /// What is being typed.
    Typed,
}

impl Place {
    /// Returns where a person is on a page that is opened. The same page again (the same id) keeps their position.
    pub fn open(before: Option<Self>, page: &Page, sheets: &Sheets) -> Self {
        let cursor = if page.first(Role::Alert).is_some() { Cursor::Alert } else { Cursor::Focus };
        let place = match before {
            // The same id is the same page drawn again, as after a mistake: it must not move the person.
            Some(place) if place.page == page.id => place.kept(page, sheets, cursor),
            _ => Self::start(page, sheets, cursor),
        };
        place.named(page, sheets)
    }

    fn named(mut self, page: &Page, sheets: &Sheets) -> Self {
        self.name(page, sheets);
        self
    }

    fn name(&mut self, page: &Page, sheets: &Sheets) {
        let top = stops(page).find(|row| sheets.rows(self.sheet).contains(row));
        self.id = id_of(page, Some(self.row));
        self.top = id_of(page, top);
    }

    fn start(page: &Page, sheets: &Sheets, cursor: Cursor) -> Self {
        let row = match page.opening {
            // A page that is read line by line begins with its title, not with how far the visit has come.
            _ if sheets.is_met_line_by_line() => stops(page).find(|row| !is_progress(page, *row)),
            // On one sheet everything is seen, so Enter may go on at once. On several it turns them first, and on a
            // page that asks nothing is preselected (docs/decisions/0015-enter-never-goes-back.md).
            Opening::Tells if sheets.count() == 1 => page.numbered(1),
            Opening::AnyKey | Opening::Asks | Opening::Busy | Opening::NamesKeys | Opening::Tells => None,
        };
        let row = row.or_else(|| stops(page).next()).unwrap_or(0);
        let sheet = sheets.sheet_of(Spot { row, line: 0 });
        let (id, top, typed) = (String::new(), String::new(), String::new());
        Self { page: page.id.clone(), row, line: 0, id, sheet, top, typed, cursor }
    }

    fn kept(self, page: &Page, sheets: &Sheets, cursor: Cursor) -> Self {
        let is_here = |row: usize| page.rows.get(row).is_some_and(|own| own.id == self.id);
        let found = Some(self.row).filter(|row| is_here(*row)).or_else(|| stops(page).find(|row| is_here(*row)));
        let same = Some(self.row).filter(|row| stops(page).any(|stop| stop == *row));
        let row = found.or(same).or_else(|| stops(page).next()).unwrap_or(0);
        // `lines_of` is never 0, and a narrower window may have left the row fewer lines.
        let line = self.line.min(sheets.lines_of(row) - 1);
        let sheet = self.kept_sheet(page, sheets, Spot { row, line });
        // An alert takes the cursor even from typing: a reader says only what the cursor is on (rule R2).
        let typing = self.cursor == Cursor::Typed && !self.typed.is_empty() && cursor == Cursor::Focus;
        let cursor = if typing { Cursor::Typed } else { cursor };
        Self { row, line, sheet, cursor, ..self }
    }

    /// Returns the sheet to show when the page is drawn again. A person who has read on past the sheet of the focus
    /// stays where they read: a mistake must not take them away from the answers.
    fn kept_sheet(&self, page: &Page, sheets: &Sheets, focus: Spot) -> usize {
        if sheets.rows(self.sheet).contains(&focus.row) && self.sheet < sheets.count() {
            return self.sheet;
        }
        let top = stops(page).find(|row| page.rows.get(*row).is_some_and(|own| own.id == self.top));
        let read_on = top.filter(|top| *top > focus.row).map(|top| sheets.first_with(top));
        read_on.unwrap_or_else(|| sheets.sheet_of(focus))
    }

    /// Returns the position of a person who has turned to this sheet.
    pub fn on_sheet(page: &Page, sheets: &Sheets, sheet: usize) -> Self {
        let mut place = Self::open(None, page, sheets);
        let first = stops(page).find(|row| sheets.rows(sheet).contains(row));
        place.row = first.unwrap_or(place.row);
        place.sheet = sheet;
        place.named(page, sheets)
    }

    /// Returns the row that has the focus.
    pub fn row(&self) -> usize {
        self.row
    }

    /// Returns the line of that row, where the page is read line by line.
    pub fn row_line(&self) -> usize {
        self.line
    }

    /// Returns whether the cursor is behind what is being typed.
    pub fn is_typing(&self) -> bool {
        self.cursor == Cursor::Typed
    }

    /// Returns the sheet that is shown.
    pub fn sheet(&self) -> usize {
        self.sheet
    }

    /// Returns what has been typed so far.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Returns the row that the cursor is on: what was just said, otherwise the focus (rules R1, R2).
    pub fn cursor(&self, page: &Page) -> usize {
        page.first(Role::Alert).filter(|_| self.cursor == Cursor::Alert).unwrap_or(self.row)
    }

    /// Forgets what was typed, as after it has been used.
    pub fn forget_typed(&mut self) {
        use zeroize::Zeroize;
        self.typed.zeroize();
    }

    /// Goes back to the beginning of the page, as it was opened.
    pub fn restart(&mut self, page: &Page, sheets: &Sheets) {
        *self = Self::start(page, sheets, Cursor::Focus).named(page, sheets);
    }

    /// Handles an input and returns what came of it.
    pub fn take(&mut self, page: &Page, sheets: &Sheets, input: Input) -> Outcome {
        let outcome = self.meant(page, sheets, input);
        self.name(page, sheets);
        outcome
    }

    fn meant(&mut self, page: &Page, sheets: &Sheets, input: Input) -> Outcome {
        if page.opening == Opening::AnyKey
            && let Some(outcome) = any_key(page, &input)
        {
            return outcome;
        }
        if page.opening == Opening::NamesKeys {
            return named(input);
        }
        if page.opening == Opening::Busy {
            return busy(&input);
        }
        match input {
            Input::Char(c) => self.character(page, sheets, c),
            Input::Closed => Outcome::Closed,
            Input::Command(command) => Outcome::Command(command),
            Input::Decide => self.decide(page, sheets),
            Input::Erase => self.erase(page),
            // The page loop answers the first two itself, and a key is named only on a page that names keys.
            Input::Headphones(_) | Input::Likely(_) | Input::Tried(_) => Outcome::Stay,
            Input::Line(line) => self.line(page, &line),
            Input::Next => self.step(page, sheets, Way::On),
            Input::Previous => self.step(page, sheets, Way::Back),
            Input::Changed | Input::Resized => Outcome::Moved,
            Input::Rested => Outcome::Wrong(Wrong::Rested),
            Input::Row(row) => self.touch(page, sheets, row),
            Input::Unclear(unclear) => Outcome::Wrong(Wrong::Unclear(unclear)),
            // A voice takes its own keys before they come here: without a voice they mean nothing.
            Input::Voice(_) => Outcome::Wrong(Wrong::Unclear(Unclear::OtherKey)),
        }
    }

    fn character(&mut self, page: &Page, sheets: &Sheets, c: char) -> Outcome {
        match page.entry {
            Some(entry) => self.type_in(page, sheets, entry, c),
            None => self.follow(page, sheets, Means::of_char(c)),
        }
    }

    /// Does what a character key does by itself.
    fn follow(&mut self, page: &Page, sheets: &Sheets, means: Means) -> Outcome {
        match means {
            Means::Command(command) => Outcome::Command(command),
            Means::Decide => self.decide(page, sheets),
            Means::Digit(digit) => self.jump(page, sheets, digit),
            Means::Erase => self.erase(page),
            Means::Next => self.step(page, sheets, Way::On),
            Means::Previous => self.step(page, sheets, Way::Back),
            Means::Nothing | Means::Touch | Means::Voice(_) => Outcome::Wrong(Wrong::Unclear(Unclear::OtherKey)),
        }
    }

    /// Moves the focus to this row; where the row cannot have it, nothing changes.
    fn touch(&mut self, page: &Page, sheets: &Sheets, row: usize) -> Outcome {
        if stops(page).any(|stop| stop == row) {
            self.go(row, sheets.sheet_of(Spot { row, line: 0 }))
        } else {
            Outcome::Stay
        }
    }

    fn jump(&mut self, page: &Page, sheets: &Sheets, digit: char) -> Outcome {
        match numbered(page, digit) {
            Some((row, _)) => self.go(row, sheets.sheet_of(Spot { row, line: 0 })),
            None => Outcome::Wrong(Wrong::NoSuchNumber(digit.to_string())),
        }
    }

    fn go(&mut self, row: usize, sheet: usize) -> Outcome {
        self.go_to_line(Spot { row, line: 0 }, sheet)
    }

    fn go_to_line(&mut self, spot: Spot, sheet: usize) -> Outcome {
        let before = (self.row, self.line, self.sheet, self.cursor);
        (self.row, self.line, self.sheet, self.cursor) = (spot.row, spot.line, sheet, Cursor::Focus);
        let moved = before != (self.row, self.line, self.sheet, self.cursor);
        if moved { Outcome::Moved } else { Outcome::Stay }
    }

    fn type_in(&mut self, page: &Page, sheets: &Sheets, entry: Entry, c: char) -> Outcome {
        // Input methods for Japanese send full-width digits; in a text they may be meant.
        let c = if entry.kind.is_digits() { narrow(c) } else { c };
        if entry.kind.is_digits() {
            // A keypad has no other keys than these beside its digits: going back and deciding must work there too.
            if let Some(means) = Means::among_digits(c) {
                return self.follow(page, sheets, means);
            }
            if !c.is_ascii_digit() {
                return Outcome::Wrong(Wrong::OnlyDigits);
            }
        }
        if self.typed.chars().count() >= entry.longest {
            return Outcome::Wrong(Wrong::Full);
        }
        self.typed.push(c);
        self.cursor = Cursor::Typed;
        Outcome::Moved
    }

    fn erase(&mut self, page: &Page) -> Outcome {
        if page.entry.is_some() && self.typed.pop().is_some() {
            self.cursor = Cursor::Typed;
            return Outcome::Moved;
        }
        Outcome::Command(Command::Back)
    }

    /// Handles a whole line: on a page that takes text it is the text, elsewhere a number that also decides.
    fn line(&mut self, page: &Page, line: &str) -> Outcome {
        let text = line.trim();
        let mut chars = text.chars();
        let only = chars.next().map(narrow).filter(|_| chars.next().is_none());
        // Before the text: a person who types whole lines can go back only by one of these characters.
        if let Some(command) = only.and_then(Means::among_digits).and_then(Means::command) {
            return Outcome::Command(command);
        }
        match (page.entry, only) {
            (Some(entry), _) if text.chars().count() > entry.longest => Outcome::Wrong(Wrong::Full),
            (Some(_), _) => Outcome::Typed(text.to_owned()),
            (None, None) if text.is_empty() => Self::empty_line(page),
            (None, Some(c)) => numbered(page, c)
                .map(|(_, number)| Outcome::Choice(number))
                .or_else(|| Means::of_char(c).command().map(Outcome::Command))
                .unwrap_or_else(|| Outcome::Wrong(Wrong::NoSuchNumber(text.to_owned()))),
            (None, None) => Outcome::Wrong(Wrong::NoSuchNumber(short(text))),
        }
    }

    /// Goes on where something is told, and chooses nothing where something is asked.
    fn empty_line(page: &Page) -> Outcome {
        match (page.opening, page.numbered(1)) {
            (Opening::AnyKey | Opening::Tells, Some(_)) => Outcome::Choice(1),
            (Opening::AnyKey | Opening::Asks | Opening::Busy | Opening::NamesKeys | Opening::Tells, _) => {
                Outcome::Wrong(Wrong::NothingChosen)
            }
        }
    }

    fn step(&mut self, page: &Page, sheets: &Sheets, way: Way) -> Outcome {
        let stops: Vec<usize> = stops(page).collect();
        let (Some(first), Some(last)) = (stops.first().copied(), stops.last().copied()) else {
            return Outcome::Stay;
        };
        if sheets.is_met_line_by_line() {
            return self.step_to_line(&stops, sheets, way);
        }
        match way {
            Way::On if self.continues_on(sheets, self.sheet + 1) => self.go(self.row, self.sheet + 1),
            Way::On => {
                let row = stops.iter().copied().find(|stop| *stop > self.row).unwrap_or(first);
                self.go(row, sheets.first_with(row))
            }
            Way::Back if self.sheet > 0 && self.continues_on(sheets, self.sheet - 1) => {
                self.go(self.row, self.sheet - 1)
            }
            Way::Back => {
                let row = stops.iter().rev().copied().find(|stop| *stop < self.row).unwrap_or(last);
                // Read backwards, a row on several sheets begins with its last.
                self.go(row, sheets.last_with(row))
            }
        }
    }

    /// Moves to the next line or the one before; behind the last, to the first.
    fn step_to_line(&mut self, stops: &[usize], sheets: &Sheets, way: Way) -> Outcome {
        let of_row = |row: &usize| (0..sheets.lines_of(*row)).map(|line| Spot { row: *row, line }).collect::<Vec<_>>();
        let spots: Vec<Spot> = stops.iter().flat_map(of_row).collect();
        let here = Spot { row: self.row, line: self.line };
        let next = match way {
            Way::Back => spots.iter().rev().find(|spot| **spot < here).or(spots.last()),
            Way::On => spots.iter().find(|spot| **spot > here).or(spots.first()),
        };
        let spot = next.copied().unwrap_or(here);
        self.go_to_line(spot, sheets.sheet_of(spot))
    }

    fn continues_on(&self, sheets: &Sheets, sheet: usize) -> bool {
        sheet < sheets.count() && sheets.rows(sheet).contains(&self.row)
    }
}

#[derive(Clone, Copy)]
enum Way {
    Back,
    On,
}

/// Returns the rows that can have the focus: all but the fixed ones.
fn stops(page: &Page) -> impl Iterator<Item = usize> + '_ {
    page.rows.iter().enumerate().filter(|(_, row)| is_stop(row)).map(|(at, _)| at)
}

fn is_stop(row: &Row) -> bool {
    // The cursor goes to an alert by itself (rule R2), and help is said on a key of its own (rule R10).
    !matches!(row.role, Role::Alert | Role::Help | Role::Mark)
}

/// Returns whether the focus can be on a row without choosing anything.
fn is_told(page: &Page, row: usize) -> bool {
    page.rows.get(row).is_some_and(|row| is_stop(row) && row.number.is_none())
}

fn id_of(page: &Page, row: Option<usize>) -> String {
    row.and_then(|row| page.rows.get(row)).map(|row| row.id.clone()).unwrap_or_default()
}

fn is_progress(page: &Page, row: usize) -> bool {
    page.rows.get(row).is_some_and(|row| row.role == Role::Progress)
}

fn numbered(page: &Page, c: char) -> Option<(usize, u8)> {
    // 0 chooses nothing: it is the key that says the page again.
    let digit = c.to_digit(10).and_then(|digit| u8::try_from(digit).ok()).filter(|digit| *digit > 0)?;
    page.numbered(digit).map(|row| (row, digit))
}

/// The number of characters of a wrong line that are repeated to the person.
const SHOWN_OF_WRONG: usize = 8;

fn short(text: &str) -> String {
    // It is shown in the message: a control character could move the cursor of the terminal.
    text.chars().filter(|c| !c.is_control()).take(SHOWN_OF_WRONG).collect()
}

#[cfg(test)]
mod tests;
