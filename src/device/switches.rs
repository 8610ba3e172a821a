//! Switches instead of a keyboard. With one the focus goes from row to row by itself, and the switch chooses where it
//! stands; with two, one goes on and the other decides.
//!
//! Time moves the focus and never decides; where a voice speaks, it begins to count when the row has been said. After
//! some rounds the focus rests and says so, and the question whether somebody is there comes as it comes to everybody
//! (WCAG 2.2.1); the switch then says the row once more and begins again.

use std::time::{Duration, Instant};

use crate::focus::{PageCommand, PageFocus, UserInput};
use crate::page::{Page, PageKind, RowRole};

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
struct FocusScan {
    pace: ScanPace,
    page: String,
    /// Steps in one round: the rows on which the focus can stand. None on a page that has nothing to choose among.
    stop_count: u32,
    /// Whether something is typed, which one switch cannot do: it goes back.
    is_typing: bool,
    /// Whether deciding means something on the row that has the focus.
    on_choice: bool,
    /// The row that has the focus.
    row: usize,
    steps_taken: u32,
    /// When the focus came to the row; `None` while it rests.
    since: Option<Duration>,
}

impl FocusScan {
    fn new(pace: ScanPace) -> Self {
        Self {
            pace,
            page: String::new(),
            stop_count: 0,
            is_typing: false,
            on_choice: false,
            row: 0,
            steps_taken: 0,
            since: None,
        }
    }

    fn show(&mut self, page: &Page, place: &PageFocus, now: Duration) {
        let stops =
            page.rows.iter().filter(|row| !matches!(row.role, RowRole::Alert | RowRole::Help | RowRole::Mark)).count();
        let walks = matches!(page.kind, PageKind::Question | PageKind::Information) && page.entry.is_none();
        self.stop_count = if walks { u32::try_from(stops).unwrap_or(0) } else { 0 };
        self.is_typing = page.entry.is_some();
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
        self.steps_taken = 0;
        // On a page with one row there is nowhere to go: the switch decides at once.
        self.since = Some(now).filter(|_| self.stop_count > 1);
    }

    /// Returns when the focus goes on.
    fn due(&self) -> Option<Duration> {
        self.since.map(|since| since.saturating_add(self.pace.step))
    }

    /// Returns the step that is due at this time, if one is.
    fn step(&mut self, now: Duration) -> Option<UserInput> {
        self.due().filter(|due| now >= *due)?;
        self.steps_taken += 1;
        let rests = self.steps_taken >= self.stop_count.saturating_mul(self.pace.rounds);
        // From now and not from when it was due: while the voice spoke no step was taken, and none is made up for.
        self.since = Some(now).filter(|_| !rests);
        Some(if rests { UserInput::ScanPaused } else { UserInput::Next })
    }

    /// Returns what a key means here: the switch chooses what it is on, and on anything else lets the focus go on.
    fn press(&mut self, input: UserInput, now: Duration) -> UserInput {
        // `Tried` comes from the page that names keys: with one key alone, that key has to end it.
        let switch =
            matches!(input, UserInput::Char(' ') | UserInput::Decide | UserInput::Next | UserInput::KeyProbe(_));
        let rested = self.since.is_none() && self.stop_count > 1;
        self.begin(now);
        match (switch, self.stop_count > 1) {
            // The press that wakes it chooses nothing: it says where the focus stands.
            (true, true) if rested => UserInput::Row(self.row),
            (true, true) if self.on_choice => UserInput::Decide,
            (true, true) => UserInput::Next,
            (true, false) if self.is_typing && input == UserInput::Char(' ') => UserInput::Command(PageCommand::Back),
            (true, false) if self.is_typing => input,
            (true, false) => UserInput::Decide,
            (false, _) => input,
        }
    }
}

/// Returns what two switches mean where something is typed, which they cannot do: the one that goes on elsewhere goes
/// back.
fn two_switch_input(input: UserInput, types: bool) -> UserInput {
    if types && input == UserInput::Char(' ') { UserInput::Command(PageCommand::Back) } else { input }
}

/// The switches of one person.
#[derive(Debug)]
pub(super) struct Switches {
    /// With one switch, where the focus is on its way.
    scan: Option<FocusScan>,
    /// Something is typed on the page that is shown.
    is_typing: bool,
    began: Instant,
}

impl Switches {
    /// Takes so many switches.
    pub(super) fn new(many: SwitchCount) -> Self {
        let scan = match many {
            SwitchCount::One(pace) => Some(FocusScan::new(pace)),
            SwitchCount::Two => None,
        };
        Self { scan, is_typing: false, began: Instant::now() }
    }

    /// Takes the page that is shown.
    pub(super) fn show(&mut self, page: &Page, place: &PageFocus) {
        self.is_typing = page.entry.is_some();
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
    pub(super) fn step(&mut self, now: Instant) -> Option<UserInput> {
        self.scan.as_mut()?.step(now.saturating_duration_since(self.began))
    }

    /// Returns what an input means where switches are used; none where nothing is certain before they are pressed.
    pub(super) fn press(&mut self, input: UserInput) -> Option<UserInput> {
        let Some(scan) = &mut self.scan else { return Some(two_switch_input(input, self.is_typing)) };
        match input {
            UserInput::SurroundingsChanged | UserInput::Closed | UserInput::Headphones(_) | UserInput::Resized => {
                Some(input)
            }
            UserInput::Speculative(_) => None,
            UserInput::Char(_)
            | UserInput::Command(_)
            | UserInput::Decide
            | UserInput::Erase
            | UserInput::Line(_)
            | UserInput::Next
            | UserInput::Previous
            | UserInput::ScanPaused
            | UserInput::Row(_)
            | UserInput::KeyProbe(_)
            | UserInput::Rejected(_)
            | UserInput::Voice(_) => Some(scan.press(input, self.began.elapsed())),
        }
    }

    /// Forgets everything of a visit.
    pub(super) fn clear(&mut self) {
        if let Some(scan) = &mut self.scan {
            // Otherwise the next person would meet the same page in the middle of its rounds.
            *scan = FocusScan::new(scan.pace);
        }
    }
}

#[cfg(test)]
mod tests;
