//! Switches instead of a keyboard. With one the focus goes from row to row by itself, and the switch chooses where it
//! stands; with two, one goes on and the other decides.
//!
//! Time moves the focus and never decides; where a voice speaks, it begins to count when the row has been said. After
//! some rounds the focus rests and says so, and the question whether somebody is there comes as it comes to everybody
//! (WCAG 2.2.1); the switch then says the row once more and begins again.

use std::time::{Duration, Instant};

use crate::page::{Look, Opening, Page, Role};
use crate::place::{Command, Input, Place, Sheets};
use crate::speech::speaker::Hush;

use super::{Bell, Face, FaceError, Rung, Sounding, Telling};

/// How the focus goes by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// How long it stands on a row.
    pub step: Duration,
    /// How often it goes over a page before it rests.
    pub rounds: u32,
}

/// How many switches there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switches {
    /// One: the focus goes by itself.
    One(Pace),
    /// Two: Space goes on, Enter decides.
    Two,
}

/// Where the focus is on its way over a page. Pure: times are told.
#[derive(Clone, Debug)]
struct Scan {
    pace: Pace,
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
    fn new(pace: Pace) -> Self {
        Self { pace, page: String::new(), stops: 0, types: false, on_choice: false, row: 0, taken: 0, since: None }
    }

    fn show(&mut self, page: &Page, place: &Place, now: Duration) {
        let stops = page.rows.iter().filter(|row| !matches!(row.role, Role::Alert | Role::Help | Role::Mark)).count();
        let walks = matches!(page.opening, Opening::Asks | Opening::Tells) && page.entry.is_none();
        self.stops = if walks { u32::try_from(stops).unwrap_or(0) } else { 0 };
        self.types = page.entry.is_some();
        self.row = place.row();
        self.on_choice = page.rows.get(self.row).is_some_and(|row| row.number.is_some());
        if self.page != page.id {
            self.page.clone_from(&page.id);
            self.begin(now);
        }
    }

    /// From here on, all its rounds again.
    fn begin(&mut self, now: Duration) {
        self.taken = 0;
        self.since = Some(now).filter(|_| self.stops > 1);
    }

    /// When the focus goes on.
    fn due(&self) -> Option<Duration> {
        self.since.map(|since| since.saturating_add(self.pace.step))
    }

    /// The step that is due at this time, if one is.
    fn step(&mut self, now: Duration) -> Option<Input> {
        self.due().filter(|due| now >= *due)?;
        self.taken += 1;
        let rests = self.taken >= self.stops.saturating_mul(self.pace.rounds);
        self.since = Some(now).filter(|_| !rests);
        Some(if rests { Input::Rested } else { Input::Next })
    }

    /// What a key means here: the switch chooses what it is on, and on anything else lets the focus go on.
    fn press(&mut self, input: Input, now: Duration) -> Input {
        // Whoever has one key alone ends by it the page that names keys.
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

/// Two switches cannot type either: the one that goes on elsewhere goes back.
fn of_two(input: Input, types: bool) -> Input {
    if types && input == Input::Char(' ') { Input::Command(Command::Back) } else { input }
}

/// A face that is used by switches.
pub struct Scanned<F> {
    face: F,
    scan: Option<Scan>,
    /// There are two switches.
    two: bool,
    /// Something is typed on the page that is shown.
    types: bool,
    began: Instant,
}

impl<F: Face> Scanned<F> {
    /// This face with so many switches; without any it is as it was.
    pub fn new(face: F, switches: Option<Switches>) -> Self {
        let (scan, two) = match switches {
            None => (None, false),
            Some(Switches::One(pace)) => (Some(Scan::new(pace)), false),
            Some(Switches::Two) => (None, true),
        };
        Self { face, scan, two, types: false, began: Instant::now() }
    }
}

impl<F: Face> Face for Scanned<F> {
    fn form(&self) -> &'static str {
        self.face.form()
    }

    fn sheets(&mut self, page: &Page, look: Look) -> Sheets {
        self.face.sheets(page, look)
    }

    fn show(&mut self, page: &Page, place: &Place, look: Look) -> Result<(), FaceError> {
        self.types = page.entry.is_some();
        if let Some(scan) = &mut self.scan {
            scan.show(page, place, self.began.elapsed());
        }
        self.face.show(page, place, look)
    }

    fn wait(&mut self, patience: Option<Duration>) -> Result<Option<Input>, FaceError> {
        let Some(scan) = &mut self.scan else {
            let heard = self.face.wait(patience)?;
            return Ok(heard.map(|input| if self.two { of_two(input, self.types) } else { input }));
        };
        let began = self.began.elapsed();
        loop {
            let now = self.began.elapsed();
            let step = scan.due().map(|due| due.saturating_sub(now));
            let left = patience.map(|patience| began.saturating_add(patience).saturating_sub(now));
            let heard = self.face.wait([step, left].into_iter().flatten().min())?;
            let now = self.began.elapsed();
            match heard {
                Some(input @ (Input::Changed | Input::Closed | Input::Headphones(_) | Input::Resized)) => {
                    return Ok(Some(input));
                }
                // What a switch means is certain only when it is pressed.
                Some(Input::Likely(_)) => continue,
                Some(input) => return Ok(Some(scan.press(input, now))),
                None => {}
            }
            let step = scan.step(now);
            let over = patience.is_some_and(|patience| now >= began.saturating_add(patience));
            if step.is_some() || over {
                return Ok(step);
            }
        }
    }

    fn repeat(&mut self) {
        self.face.repeat();
    }

    fn forget_keys(&mut self) -> Result<(), FaceError> {
        self.face.forget_keys()
    }

    fn finish_saying(&mut self) -> Result<(), FaceError> {
        self.face.finish_saying()
    }

    fn ring(&mut self) -> Result<(), FaceError> {
        self.face.ring()
    }

    fn rung(&mut self) -> Option<Rung> {
        self.face.rung()
    }

    fn alarm(&mut self, after: Option<Duration>) {
        self.face.alarm(after);
    }

    fn spoke(&self) -> Option<Instant> {
        self.face.spoke()
    }

    fn blank(&mut self, blank: bool) -> Result<(), FaceError> {
        self.face.blank(blank)
    }

    fn picture(&mut self, rows: &[String]) -> Result<bool, FaceError> {
        self.face.picture(rows)
    }

    fn foresee(&mut self, page: &Page, place: &Place, sheets: &Sheets, telling: Telling) {
        self.face.foresee(page, place, sheets, telling);
    }

    fn keep_private(&mut self, private: bool) {
        self.face.keep_private(private);
    }

    fn needs_sound(&self) -> bool {
        self.face.needs_sound()
    }

    fn wipe(&mut self) -> Result<(), FaceError> {
        if let Some(scan) = &mut self.scan {
            *scan = Scan::new(scan.pace);
        }
        self.face.wipe()
    }

    fn hush_by(&mut self, hush: Hush) {
        self.face.hush_by(hush);
    }

    fn sounding(&mut self, event: Sounding) -> Result<(), FaceError> {
        self.face.sounding(event)
    }

    fn felt(&mut self) -> bool {
        self.face.felt()
    }

    fn heard(&mut self) -> Vec<String> {
        self.face.heard()
    }

    fn has_voice(&self) -> bool {
        self.face.has_voice()
    }

    fn sound_lost(&self) -> Option<&str> {
        self.face.sound_lost()
    }

    fn braille_lost(&self) -> Option<&str> {
        self.face.braille_lost()
    }

    fn troubles(&mut self) -> Vec<String> {
        self.face.troubles()
    }

    fn bell(&mut self) -> Option<Bell> {
        self.face.bell()
    }
}

#[cfg(test)]
mod tests;
