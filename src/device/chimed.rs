//! A face beside which a chime calls staff, with a voice or without one.

use std::time::{Duration, Instant};

use crate::page::{Look, Page};
use crate::place::{Input, Place, Sheets};
use crate::settings::Night;
use crate::speech::SpeechError;
use crate::speech::speaker::{Hush, Ringer, Rung};

use super::{Bell, Face, FaceError, Sounding, Telling, clock};

/// How often it is looked what became of the chime while it rings.
const LOOK: Duration = Duration::from_millis(50);

/// A face with a chime.
pub struct Chimed<F> {
    face: F,
    ringer: Result<Ringer, String>,
    night: Option<Night>,
    rung: Option<Rung>,
}

impl<F: Face> Chimed<F> {
    /// A chime beside this face, softer at night; one that could not be made ready is silent when it is rung.
    pub fn new(face: F, ringer: Result<Ringer, SpeechError>, night: Option<Night>) -> Self {
        Self { face, ringer: ringer.map_err(|error| error.to_string()), night, rung: None }
    }

    fn is_ringing(&self) -> bool {
        self.ringer.as_ref().is_ok_and(Ringer::is_ringing)
    }

    /// Whether it has just become known what became of the chime.
    fn learns(&mut self) -> bool {
        let rung = self.ringer.as_mut().ok().and_then(Ringer::rung);
        let new = rung.is_some();
        self.rung = rung.or(self.rung.take());
        new
    }
}

impl<F: Face> Face for Chimed<F> {
    fn form(&self) -> &'static str {
        self.face.form()
    }

    fn sheets(&mut self, page: &Page, look: Look) -> Sheets {
        self.face.sheets(page, look)
    }

    fn show(&mut self, page: &Page, place: &Place, look: Look) -> Result<(), FaceError> {
        self.face.show(page, place, look)
    }

    fn wait(&mut self, patience: Option<Duration>) -> Result<Option<Input>, FaceError> {
        let began = Instant::now();
        loop {
            if self.learns() {
                return Ok(Some(Input::Changed));
            }
            let left = patience.map(|patience| patience.saturating_sub(began.elapsed()));
            let look = self.is_ringing().then_some(LOOK);
            let input = self.face.wait([left, look].into_iter().flatten().min())?;
            if input.is_some() || left.is_some_and(|left| left.is_zero()) {
                return Ok(input);
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

    fn alarm(&mut self, after: Option<Duration>) {
        self.face.alarm(after);
    }

    fn spoke(&self) -> Option<Instant> {
        self.face.spoke()
    }

    /// The terminal rings as well, as softly as it does.
    fn ring(&mut self) -> Result<(), FaceError> {
        let loudness = Night::loudness(self.night, clock::now().time());
        self.rung = match &mut self.ringer {
            Ok(ringer) => {
                ringer.ring(loudness);
                None
            }
            Err(why) => Some(Rung::Silent(why.clone())),
        };
        self.face.ring()
    }

    fn rung(&mut self) -> Option<Rung> {
        self.learns();
        self.rung.take()
    }

    fn blank(&mut self, blank: bool) -> Result<(), FaceError> {
        self.face.blank(blank)
    }

    fn picture(&mut self, rows: &[String]) -> Result<bool, FaceError> {
        self.face.picture(rows)
    }

    fn wipe(&mut self) -> Result<(), FaceError> {
        self.face.wipe()
    }

    fn hush_by(&mut self, hush: Hush) {
        self.face.hush_by(hush);
    }

    fn foresee(&mut self, page: &Page, place: &Place, sheets: &Sheets, telling: Telling) {
        self.face.foresee(page, place, sheets, telling);
    }

    fn keep_private(&mut self, private: bool) {
        self.face.keep_private(private);
    }

    fn sounding(&mut self, event: Sounding) -> Result<(), FaceError> {
        self.face.sounding(event)
    }

    fn heard(&mut self) -> Vec<String> {
        self.face.heard()
    }

    fn needs_sound(&self) -> bool {
        self.face.needs_sound()
    }

    fn has_voice(&self) -> bool {
        self.face.has_voice()
    }

    fn sound_lost(&self) -> Option<&str> {
        self.face.sound_lost()
    }

    fn felt(&mut self) -> bool {
        self.face.felt()
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
