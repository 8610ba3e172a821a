//! Switches instead of a keyboard. With one the focus goes from row to row by itself, and the switch chooses where it
//! stands; with two, one goes on and the other decides.
//!
//! Time moves the focus and never decides; where a voice speaks, it begins to count when the row has been said. After
//! some rounds the focus rests and says so, and the question whether somebody is there comes as it comes to everybody
//! (WCAG 2.2.1); the switch then says the row once more and begins again.

use std::time::{Duration, Instant};

use crate::page::{Opening, Page, Role};
use crate::place::{Command, Input, Place};

/// How the focus goes by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScanPace {
    /// How long it stands on a row.
    pub step: Duration,
    /// How often it goes over a page before it rests.
    pub rounds: u32,
}

/// How many switches there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SwitchCount {
    /// One: the focus goes by itself.
    One(ScanPace),
    /// Two: Space goes on, Enter decides.
    Two,
}

/// Where the focus is on its way over a page. Pure: times are given.
#[derive(Clone, Debug)]
struct Scan {
    pace: ScanPace,
    page: String,
    /// Steps in one round: the rows on which the focus can stand. None on a page that has nothing to choose among.
    stops: u32,
    /// Whether something is typed, which one switch cannot do: it goes back.
    types: bool,
    /// Whether deciding means something on the row that has the focus.
    on_choice: bool,
    /// The row that has the focus.
    row: usize,
    taken: u32,
    /// When the focus came to the row; `None` while it rests.
    since: Option<Duration>,
}

impl Scan {
    fn new(pace: ScanPace) -> Self {
        Self { pace, page: String::new(), stops: 0, types: false, on_choice: false, row: 0, taken: 0, since: None }
    }

    fn show(&mut self, page: &Page, place: &Place, now: Duration) {
        let stops = page.rows.iter().filter(|row| !matches!(row.role, Role::Alert | Role::Help | Role::Mark)).count();
        let walks = matches!(page.opening, Opening::Asks | Opening::Tells) && page.entry.is_none();
        self.stops = if walks { u32::try_from(stops).unwrap_or(0) } else { 0 };
        self.types = page.entry.is_some();
        self.row = place.row();
        self.on_choice = page.rows.get(self.row).is_some_and(|row| row.number.is_some());
        // Not with each `show`: every step shows the same page again, and would never come to its last round.
        if self.page != page.id {
            self.page.clone_from(&page.id);
            self.begin(now);
        }
    }

    /// Begins all its rounds again from here.
    fn begin(&mut self, now: Duration) {
        self.taken = 0;
        // On a page with one row there is nowhere to go: the switch decides at once.
        self.since = Some(now).filter(|_| self.stops > 1);
    }

    /// Returns when the focus goes on.
    fn due(&self) -> Option<Duration> {
        self.since.map(|since| since.saturating_add(self.pace.step))
    }

    /// Returns the step that is due at this time, if one is.
    fn step(&mut self, now: Duration) -> Option<Input> {
        self.due().filter(|due| now >= *due)?;
        self.taken += 1;
        let rests = self.taken >= self.stops.saturating_mul(self.pace.rounds);
        // From now and not from when it was due: while the voice spoke no step was taken, and none is made up for.
        self.since = Some(now).filter(|_| !rests);
        Some(if rests { Input::Rested } else { Input::Next })
    }

    /// Returns what a key means here: the switch chooses what it is on, and on anything else lets the focus go on.
    fn press(&mut self, input: Input, now: Duration) -> Input {
        // `Tried` comes from the page that names keys: with one key alone, that key has to end it.
        let switch = matches!(input, Input::Char(' ') | Input::Decide | Input::Next | Input::Tried(_));
        let rested = self.since.is_none() && self.stops > 1;
        self.begin(now);
        match (switch, self.stops > 1) {
            // The press that wakes it chooses nothing: it says where the focus stands.
            (true, true) if rested => Input::Row(self.row),
            (true, true) if self.on_choice => Input::Decide,
            (true, true) => Input::Next,
            (true, false) if self.types && input == Input::Char(' ') => Input::Command(Command::Back),
            (true, false) if self.types => input,
            (true, false) => Input::Decide,
            (false, _) => input,
        }
    }
}

/// Returns what two switches mean where something is typed, which they cannot do: the one that goes on elsewhere goes
/// back.
fn of_two(input: Input, types: bool) -> Input {
    if types && input == Input::Char(' ') { Input::Command(Command::Back) } else { input }
}

/// The switches of one person.
#[derive(Debug)]
pub(super) struct Switches {
    /// With one switch, where the focus is on its way.
    scan: Option<Scan>,
    /// Something is typed on the page that is shown.
    types: bool,
    began: Instant,
}

impl Switches {
    /// Takes so many switches.
    pub(super) fn new(many: SwitchCount) -> Self {
        let scan = match many {
            SwitchCount::One(pace) => Some(Scan::new(pace)),
            SwitchCount::Two => None,
        };
        Self { scan, types: false, began: Instant::now() }
    }

    /// Takes the page that is shown.
    pub(super) fn show(&mut self, page: &Page, place: &Place) {
        self.types = page.entry.is_some();
        if let Some(scan) = &mut self.scan {
            scan.show(page, place, self.began.elapsed());
        }
    }

    /// Returns how long the focus stands on its row from now on, if it goes by itself.
    pub(super) fn due(&self, now: Instant) -> Option<Duration> {
        let due = self.scan.as_ref()?.due()?;
        Some(due.saturating_sub(now.saturating_duration_since(self.began)))
    }

    /// Returns the step that is due at this time, if one is.
    pub(super) fn step(&mut self, now: Instant) -> Option<Input> {
        self.scan.as_mut()?.step(now.saturating_duration_since(self.began))
    }

    /// Returns what an input means where switches are used; none where nothing is certain before they are pressed.
    pub(super) fn press(&mut self, input: Input) -> Option<Input> {
        let Some(scan) = &mut self.scan else { return Some(of_two(input, self.types)) };
        match input {
            Input::Changed | Input::Closed | Input::Headphones(_) | Input::Resized => Some(input),
            Input::Likely(_) => None,
            Input::Char(_)
            | Input::Command(_)
            | Input::Decide
            | Input::Erase
            | Input::Line(_)
            | Input::Next
            | Input::Previous
            | Input::Rested
            | Input::Row(_)
            | Input::Tried(_)
            | Input::Unclear(_)
            | Input::Voice(_) => Some(scan.press(input, self.began.elapsed())),
        }
    }

    /// Forgets everything of a visit.
    pub(super) fn clear(&mut self) {
        if let Some(scan) = &mut self.scan {
            // Otherwise the next person would meet the same page in the middle of its rounds.
            *scan = Scan::new(scan.pace);
        }
    }
}

#[cfg(test)]
mod tests;
