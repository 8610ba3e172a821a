//! A face that also speaks: what is shown is said, any key interrupts, and lack of sound is never hidden.

mod aloud;
mod keys;
mod news;

use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use crate::content::Content;
use crate::page::{Look, Page};
use crate::place::{Input, Place, Sheets, VoiceKey};
use crate::speech::SpeechError;
use crate::speech::speaker::{Manner, Speaker, Utterance};

use super::{Bell, Face, FaceError, Rung, Sounding, Telling};
use aloud::Said;
use news::{LISTEN, Sound, Speech};

/// Longer than any voice needs for one short sentence at its slowest.
const SENTENCE: Duration = Duration::from_secs(6);

/// What the voice began to say before it was certain that it will be shown.
#[derive(Debug)]
struct Foreseen {
    /// The input that makes it certain.
    input: Input,
    said: Said,
    /// The order by which it is said; none where nothing of it is new.
    order: Option<u64>,
}

/// A face with a voice beside it.
pub struct Spoken<'a, F> {
    face: F,
    speaker: Result<Speaker, String>,
    content: &'a Content,
    sheets: Sheets,
    said: Option<Said>,
    /// What the key that was just pressed is likely to mean, and what is said because of it.
    likely: Option<Input>,
    foreseen: Option<Foreseen>,
    speech: Speech,
    manner: Manner,
    sound: Sound,
    /// Nobody is spoken to before they have shown that they are there.
    awake: bool,
    /// What is shown is private, and is not said.
    private: bool,
    /// Headphones that come and go.
    headphones: Option<Receiver<bool>>,
    /// They have shown that they listen: by a key of the voice, by asking for a page again, by a blank screen.
    listens: bool,
    /// The row that is being said.
    row: Option<usize>,
    /// The sentence of the page that was said last, before what is being said.
    last: Option<Utterance>,
    /// Rows that were said to their end, until somebody asks.
    heard: Vec<String>,
    /// When it was heard last.
    spoke: Option<Instant>,
    /// The key of the voice that was pressed last, for one that means more when it is pressed twice.
    before: Option<VoiceKey>,
}

impl<'a, F: Face> Spoken<'a, F> {
    /// A voice beside this face; a voice that could not be started is shown as lack of sound.
    pub fn new(mut face: F, speaker: Result<Speaker, SpeechError>, content: &'a Content) -> Self {
        if let Ok(speaker) = &speaker {
            face.hush_by(speaker.hush_handle());
        }
        let speaker = speaker.map_err(|error| error.to_string());
        let sound = speaker.as_ref().map_or_else(|why| Sound::Lost(why.clone()), |_| Sound::Unknown);
        Self {
            face,
            speaker,
            content,
            sheets: Sheets::whole(0),
            said: None,
            likely: None,
            foreseen: None,
            speech: Speech::default(),
            manner: Manner::default(),
            sound,
            awake: false,
            private: false,
            headphones: None,
            listens: false,
            row: None,
            last: None,
            heard: Vec::new(),
            spoke: None,
            before: None,
        }
    }

    /// With something that tells when headphones are put in and pulled out.
    #[must_use]
    pub fn with_headphones(mut self, headphones: Receiver<bool>) -> Self {
        self.headphones = Some(headphones);
        self
    }

    /// Headphones that were put in wake the voice, as the first key does; whatever was said before them stops.
    fn plugged(&mut self) -> Option<Input> {
        let plugged = self.headphones.as_ref()?.try_recv().ok()?;
        self.hush();
        if plugged {
            self.wake();
            self.listens = true;
        }
        self.said = None;
        Some(Input::Headphones(plugged))
    }

    /// What is to be said of what is shown; of a private page only that it is one.
    fn queue(&self, now: &Said, before: Option<&Said>, page: &Page, sheets: &Sheets) -> Vec<Utterance> {
        if !self.private {
            return now.since(before, page, sheets);
        }
        if before.is_some_and(|before| before.is_same_page(now)) {
            Vec::new()
        } else {
            self.words("private-voice", now)
        }
    }

    fn say(&mut self, queue: Vec<Utterance>) {
        let Ok(speaker) = &mut self.speaker else { return };
        if queue.is_empty() {
            return;
        }
        if let Some(last) = self.said.as_ref().and_then(|said| self.speech.last(said)) {
            self.last = Some(last.clone());
        }
        let order = speaker.say(queue.clone(), self.manner);
        self.speech = Speech { order, queue, heard: 0, paused: false };
    }

    fn hush(&self) {
        if let Ok(speaker) = &self.speaker {
            speaker.hush();
        }
    }

    /// Whether the voice says already what this input leads to.
    fn says_already(&self, input: &Input) -> bool {
        let newest = |order: &u64| self.speaker.as_ref().is_ok_and(|speaker| speaker.is_newest(*order));
        let foreseen = self.foreseen.as_ref().filter(|foreseen| foreseen.input == *input);
        foreseen.is_some_and(|foreseen| foreseen.order.as_ref().is_none_or(newest))
    }

    /// What is shown is said, unless it was foreseen.
    fn tell(&mut self, page: &Page, place: &Place) {
        let now = Said::of(page, place, &self.sheets);
        let foreseen = self.foreseen.take();
        if foreseen.as_ref().is_some_and(|foreseen| foreseen.said == now) {
            self.said = Some(now);
            return;
        }
        if foreseen.is_some() && self.said.as_ref() == Some(&now) {
            // Nothing is certain yet.
            self.foreseen = foreseen;
            return;
        }
        if foreseen.is_some() {
            self.hush();
        }
        let queue = self.queue(&now, self.said.as_ref(), page, &self.sheets);
        self.said = Some(now);
        self.say(queue);
    }

    /// A key of which it is not certain yet that a person pressed it; `true` where a voice may begin with it.
    fn guess(&mut self, likely: &Input) -> Result<bool, FaceError> {
        if !self.awake || self.speaker.is_err() || self.voice_key(likely).is_some() {
            return Ok(false);
        }
        // What was heard until now counts, before another order takes its place.
        self.hush();
        self.hear_news()?;
        self.stopped()?;
        self.likely = Some(likely.clone());
        Ok(true)
    }

    /// Somebody pressed a key: from now on pages are said.
    fn wake(&mut self) {
        if !self.awake {
            self.awake = true;
            if let Ok(speaker) = &self.speaker {
                speaker.attend(true);
            }
        }
    }
}

impl<F: Face> Face for Spoken<'_, F> {
    fn form(&self) -> &'static str {
        self.face.form()
    }

    fn sheets(&mut self, page: &Page, look: Look) -> Sheets {
        self.sheets = self.face.sheets(page, look);
        self.sheets.clone()
    }

    fn show(&mut self, page: &Page, place: &Place, look: Look) -> Result<(), FaceError> {
        if self.awake {
            // Ordered before it is drawn: the ear need not wait for the eye.
            self.tell(page, place);
        }
        self.face.show(page, place, look)
    }

    fn wait(&mut self, patience: Option<Duration>) -> Result<Option<Input>, FaceError> {
        let mut began = Instant::now();
        loop {
            if self.foreseen.is_none() && self.hear_news()? {
                // What nobody heard is said again, and what nobody hears will be.
                self.said = None;
                return Ok(Some(Input::Changed));
            }
            if let Some(plugged) = self.plugged() {
                return Ok(Some(plugged));
            }
            let left = patience.map(|patience| patience.saturating_sub(began.elapsed()));
            let Some(input) = self.face.wait(self.nap(left))? else {
                if self.speaks() {
                    // Nobody has to answer while they are spoken to.
                    began = Instant::now();
                    self.spoke = Some(began);
                } else if patience.is_some_and(|patience| began.elapsed() >= patience) {
                    return Ok(None);
                }
                continue;
            };
            if let Input::Likely(likely) = &input {
                if self.guess(likely)? {
                    return Ok(Some(input));
                }
                continue;
            }
            self.likely = None;
            if matches!(input, Input::Changed | Input::Resized) || self.says_already(&input) {
                return Ok(Some(input));
            }
            self.foreseen = None;
            self.hush();
            if let Some(said) = &mut self.said {
                said.pressed(&input);
            }
            // What was heard until now counts; the rest of it is stopped.
            let changed = self.hear_news()?;
            self.stopped()?;
            let key = self.voice_key(&input).filter(|_| self.awake && self.speaker.is_ok());
            self.wake();
            let Some(key) = key else {
                self.before = None;
                return Ok(Some(input));
            };
            self.listens = true;
            self.take(key);
            if changed || self.sound_lost().is_some() {
                return Ok(Some(Input::Changed));
            }
            began = Instant::now();
        }
    }

    fn keep_private(&mut self, private: bool) {
        if self.private && !private {
            // Now it may be said.
            self.said = None;
        }
        self.private = private;
    }

    fn foresee(&mut self, page: &Page, place: &Place, sheets: &Sheets, telling: Telling) {
        let Some(input) = self.likely.take() else { return };
        let said = Said::of(page, place, sheets);
        let mut before = self.said.clone().filter(|_| telling == Telling::Changes);
        if let Some(before) = &mut before {
            before.pressed(&input);
        }
        let queue = self.queue(&said, before.as_ref(), page, sheets);
        let order = (!queue.is_empty()).then(|| {
            self.say(queue);
            self.speech.order
        });
        self.foreseen = Some(Foreseen { input, said, order });
    }

    fn repeat(&mut self) {
        self.listens = self.awake;
        self.said = None;
        self.face.repeat();
    }

    fn forget_keys(&mut self) -> Result<(), FaceError> {
        // Also what a key was likely to mean.
        (self.likely, self.before) = (None, None);
        self.face.forget_keys()
    }

    /// A voice that does not come to an end is not waited for.
    fn finish_saying(&mut self) -> Result<(), FaceError> {
        let began = Instant::now();
        while self.speaks() && began.elapsed() < SENTENCE {
            std::thread::sleep(LISTEN);
            self.hear_news()?;
        }
        Ok(())
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
        if self.speaks() { Some(Instant::now()) } else { self.spoke }
    }

    fn picture(&mut self, rows: &[String]) -> Result<bool, FaceError> {
        self.face.picture(rows)
    }

    fn blank(&mut self, blank: bool) -> Result<(), FaceError> {
        self.listens |= blank && self.awake;
        self.hush();
        self.face.blank(blank)
    }

    fn wipe(&mut self) -> Result<(), FaceError> {
        self.hush();
        if let Ok(speaker) = &self.speaker {
            speaker.attend(false);
        }
        (self.awake, self.listens, self.said, self.manner) = (false, false, None, Manner::default());
        (self.speech, self.row, self.before) = (Speech::default(), None, None);
        (self.likely, self.foreseen) = (None, None);
        self.last = None;
        self.heard.clear();
        self.face.wipe()
    }

    fn felt(&mut self) -> bool {
        self.face.felt()
    }

    fn heard(&mut self) -> Vec<String> {
        std::mem::take(&mut self.heard)
    }

    fn has_voice(&self) -> bool {
        self.speaker.is_ok()
    }

    fn needs_sound(&self) -> bool {
        self.listens
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

    fn sound_lost(&self) -> Option<&str> {
        match &self.sound {
            Sound::Lost(why) => Some(why),
            Sound::There | Sound::Unknown => None,
        }
    }
}

#[cfg(test)]
mod tests;
