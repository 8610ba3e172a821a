//! A face that is also felt: the row that is spoken or has the focus, on a braille display, whose keys are keys here.

mod reading;

use std::io;
use std::time::{Duration, Instant};

use crate::page::{Look, Page};
use crate::place::{Input, Place, Sheets};
use crate::speech::speaker::Hush;
use brlapi::{Display, DisplayError, Key, News, Server};

use super::keys::KeyTable;
use super::{Bell, Face, FaceError, Rung, Sounding};
use reading::{Does, Reading};

/// How often the display is looked at where the face has no bell.
const LOOK: Duration = Duration::from_millis(50);

/// Whether this person has pressed a key of the display.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Used {
    NotYet,
    /// Since it was asked last.
    Now,
    /// And it was told.
    Told,
}

/// A face with a braille display beside it, if there is one.
pub struct Felt<F> {
    face: F,
    display: Option<Display>,
    /// How often the display is looked at, where nothing rings.
    look: Option<Duration>,
    reading: Reading,
    began: Instant,
    /// Whether there has been a display since the program began.
    there: bool,
    used: Used,
    /// Why the display that was there is gone.
    lost: Option<String>,
    troubles: Vec<String>,
    /// A display came or went while keys were forgotten.
    changed: bool,
    blank: bool,
    hush: Option<Hush>,
    /// When whoever waits is woken.
    alarm: Option<Instant>,
}

impl<F: Face> Felt<F> {
    /// The display of this server beside this face, looked for from now on; the same key of it within
    /// `double_strike` is one strike, and keys that a keyboard has too do what the table says.
    ///
    /// # Errors
    /// The system's, where it gives no thread.
    pub fn new(mut face: F, server: Option<Server>, double_strike: Duration, keys: KeyTable) -> io::Result<Self> {
        let bell = server.is_some().then(|| face.bell()).flatten();
        let look = bell.is_none().then_some(LOOK);
        let bell = bell.unwrap_or_else(|| Box::new(|| {}));
        let display = server.map(|server| Display::start(server, bell)).transpose()?;
        Ok(Self {
            face,
            display,
            look,
            reading: Reading::new(double_strike, keys),
            began: Instant::now(),
            there: false,
            used: Used::NotYet,
            lost: None,
            troubles: Vec::new(),
            changed: false,
            blank: false,
            hush: None,
            alarm: None,
        })
    }

    fn write(&self) {
        let Some(display) = &self.display else { return };
        display.show(if self.blank { tenji::Cells::new() } else { self.reading.cells() }.bytes());
    }

    /// What comes of what has happened at the display, if anything does.
    fn hear(&mut self) -> Option<Input> {
        if std::mem::take(&mut self.changed) {
            return Some(Input::Changed);
        }
        while let Some(news) = self.display.as_ref().and_then(Display::news) {
            let input = match news {
                News::There(width) => self.there(width),
                News::Gone(error) => Some(self.gone(&error)),
                News::Pressed(key) => self.press(key),
            };
            if input.is_some() {
                return input;
            }
        }
        None
    }

    fn there(&mut self, width: usize) -> Option<Input> {
        self.reading.fit(width);
        self.there = true;
        self.write();
        self.lost.take().map(|_| Input::Changed)
    }

    /// A display that nobody had is missed by nobody; what is wrong is for staff to know.
    fn gone(&mut self, error: &DisplayError) -> Input {
        if self.there || !error.is_normal() {
            self.troubles.push(error.to_string());
        }
        self.lost = (self.used != Used::NotYet).then(|| error.to_string());
        Input::Changed
    }

    /// Every key of the display is a sign of life, also one that only moves the finger; a second strike of the same
    /// key silences nothing.
    fn press(&mut self, key: Key) -> Option<Input> {
        self.used = Used::Now;
        let does = self.reading.press(key, self.began.elapsed());
        if let Some(hush) = self.hush.as_ref().filter(|_| does != Does::Nothing) {
            hush.now();
        }
        self.write();
        match does {
            Does::Input(input) => Some(input),
            Does::Moves => Some(Input::Changed),
            Does::Nothing => None,
        }
    }

    fn wait_for_input(&mut self, patience: Option<Duration>) -> Result<Option<Input>, FaceError> {
        if self.display.is_none() {
            return self.face.wait(patience);
        }
        let began = Instant::now();
        loop {
            if let Some(input) = self.hear() {
                return Ok(Some(input));
            }
            let left = patience.map(|patience| patience.saturating_sub(began.elapsed()));
            match self.face.wait([left, self.look].into_iter().flatten().min())? {
                // The bell of the display, or of something else that changed.
                Some(Input::Changed) => {}
                // What may yet be taken back moves no finger.
                Some(likely @ Input::Likely(_)) => return Ok(Some(likely)),
                Some(input) => {
                    self.reading.disarm();
                    return Ok(Some(input));
                }
                None if patience.is_some_and(|patience| began.elapsed() >= patience) => return Ok(self.hear()),
                None => {}
            }
        }
    }
}

impl<F: Face> Face for Felt<F> {
    fn form(&self) -> &'static str {
        self.face.form()
    }

    fn sheets(&mut self, page: &Page, look: Look) -> Sheets {
        self.face.sheets(page, look)
    }

    fn show(&mut self, page: &Page, place: &Place, look: Look) -> Result<(), FaceError> {
        if self.display.is_some() {
            self.reading.show(page, place);
            self.write();
        }
        self.face.show(page, place, look)
    }

    fn wait(&mut self, patience: Option<Duration>) -> Result<Option<Input>, FaceError> {
        let left = self.alarm.map(|at| at.saturating_duration_since(Instant::now()));
        // Whoever is woken has not waited to the end of their patience, however near to it they are.
        let Some(left) = left.filter(|left| patience.is_none_or(|patience| *left < patience)) else {
            return self.wait_for_input(patience);
        };
        let heard = self.wait_for_input(Some(left))?;
        if heard.is_none() {
            self.alarm = None;
        }
        Ok(heard.or(Some(Input::Changed)))
    }

    fn alarm(&mut self, after: Option<Duration>) {
        self.alarm = after.map(|after| Instant::now() + after);
    }

    fn repeat(&mut self) {
        self.reading.restart();
        self.face.repeat();
    }

    /// Keys of the display too; that a display came or went is told by the next wait.
    fn forget_keys(&mut self) -> Result<(), FaceError> {
        while let Some(news) = self.display.as_ref().and_then(Display::news) {
            self.changed |= match news {
                News::There(width) => self.there(width).is_some(),
                News::Gone(error) => self.gone(&error) == Input::Changed,
                News::Pressed(_) => false,
            };
        }
        self.reading.disarm();
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

    fn picture(&mut self, rows: &[String]) -> Result<bool, FaceError> {
        self.face.picture(rows)
    }

    fn blank(&mut self, blank: bool) -> Result<(), FaceError> {
        self.blank = blank;
        self.write();
        self.face.blank(blank)
    }

    fn wipe(&mut self) -> Result<(), FaceError> {
        self.reading.forget();
        // The next person did not have the display that the last one lost.
        (self.blank, self.used, self.lost) = (false, Used::NotYet, None);
        self.write();
        self.face.wipe()
    }

    fn hush_by(&mut self, hush: Hush) {
        self.hush = Some(hush.clone());
        self.face.hush_by(hush);
    }

    fn sounding(&mut self, event: Sounding) -> Result<(), FaceError> {
        if let Sounding::Began(row) = event {
            self.reading.follow(row);
            self.write();
        }
        self.face.sounding(event)
    }

    fn felt(&mut self) -> bool {
        let now = self.used == Used::Now;
        if now {
            self.used = Used::Told;
        }
        now || self.face.felt()
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
        self.lost.as_deref().or_else(|| self.face.braille_lost())
    }

    fn troubles(&mut self) -> Vec<String> {
        let mut all = std::mem::take(&mut self.troubles);
        all.extend(self.face.troubles());
        all
    }

    fn bell(&mut self) -> Option<Bell> {
        self.face.bell()
    }
}
