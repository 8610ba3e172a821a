//! The one wait: until a person or a device does something, or until the first of all times is over.

use std::time::{Duration, Instant};

use crate::place::{Input, Stroke};

use super::super::braille::Braille;
use super::super::chime::Chime;
use super::super::inputs::Pressed;
use super::super::voice::PageVoice;
use super::super::{DeviceEvent, FrontendError, Surface, SurfaceEvent};
use super::Frontend;

/// What has happened at a part.
enum Heard {
    /// Something that the page or the voice is to take.
    Input(Input),
    /// Something that is for the page alone: the voice has it already.
    News(Input),
}

impl<S: Surface + ?Sized> Frontend<'_, S> {
    /// Waits for the next input; `None` when `patience` has passed without one. Nobody has to answer while they are
    /// spoken to: the time begins anew when the voice has come to its end.
    ///
    /// # Errors
    /// `Gone` where nothing can be shown any more.
    pub fn wait(&mut self, patience: Option<Duration>) -> Result<Option<Input>, FrontendError> {
        let mut quiet_since = Instant::now();
        // A length of time and not a moment: it begins anew whenever the voice speaks, as `patience` does.
        let stands = self.switches.as_ref().and_then(|switches| switches.due(quiet_since));
        // Where both end together the switches go first, below: their step is what the person waits for.
        let limit = [patience, stands].into_iter().flatten().min();
        loop {
            if let Some(heard) = self.heard()? {
                let is_certain = !matches!(heard, Heard::Input(Input::Likely(_)));
                let meant = self.meant(heard)?;
                if meant.is_some() {
                    return Ok(meant);
                }
                if is_certain {
                    // It was a key of the voice, and a sign of life.
                    quiet_since = Instant::now();
                }
                continue;
            }
            let now = Instant::now();
            if let Some(voice) = self.voice.as_mut().filter(|voice| voice.speaks()) {
                quiet_since = now;
                voice.note_spoken(now);
            } else if limit.is_some_and(|limit| now.saturating_duration_since(quiet_since) >= limit) {
                return Ok(self.switches.as_mut().and_then(|switches| switches.step(now)));
            }
            self.listen(limit.map(|limit| (quiet_since + limit).saturating_duration_since(now)))?;
        }
    }

    /// Waits until an event comes, until this time is over, or until a part is to be asked again.
    fn listen(&mut self, left: Option<Duration>) -> Result<(), FrontendError> {
        let alarm = self.alarm.map(|at| at.saturating_duration_since(Instant::now()));
        let voice = self.voice.as_ref().and_then(PageVoice::due);
        let chime = self.chime.as_ref().and_then(Chime::due);
        let time = [left, alarm, voice, chime, self.inputs.due()].into_iter().flatten().min();
        self.events.wait(time).map_or(Ok(()), |event| self.take(event))
    }

    /// Returns what has happened, the part that matters most first.
    fn heard(&mut self) -> Result<Option<Heard>, FrontendError> {
        if let Some(news) = self.heard_by_voice()? {
            return Ok(Some(Heard::News(news)));
        }
        if self.chime.as_mut().is_some_and(Chime::learns) {
            return Ok(Some(Heard::Input(Input::Changed)));
        }
        let voice = self.voice.as_ref();
        let silence = || voice.iter().for_each(|voice| voice.hush());
        if let Some(input) = self.braille.as_mut().and_then(|braille| braille.hear(&silence)) {
            return Ok(Some(Heard::Input(input)));
        }
        self.take_events()?;
        if let Some(input) = self.certain()? {
            return Ok(Some(Heard::Input(input)));
        }
        // For a voice alone: if the key is a scanner's after all, it falls silent again; a page could not be unseen.
        if let Some(likely) = self.voice.as_ref().filter(|voice| voice.can_speak()).and_then(|_| self.inputs.likely()) {
            return Ok(Some(Heard::Input(Input::Likely(Box::new(likely)))));
        }
        let woken = self.alarm.take_if(|at| *at <= Instant::now());
        Ok(woken.map(|_| Heard::Input(Input::Changed)))
    }

    /// Returns what the voice learns: that there is sound or none, that headphones were put in or pulled out.
    fn heard_by_voice(&mut self) -> Result<Option<Input>, FrontendError> {
        let Some(voice) = &mut self.voice else { return Ok(None) };
        let news = if voice.learns() { Some(Input::Changed) } else { voice.plugged() };
        self.mark_spoken()?;
        Ok(news)
    }

    /// Returns what is certain of the keys and lines: the end before everything, then another look of the surface.
    fn certain(&mut self) -> Result<Option<Input>, FrontendError> {
        let stale = |surface: &mut S| surface.is_stale().then_some(Input::Resized);
        let input = self.inputs.closed().or_else(|| stale(&mut self.surface)).or_else(|| self.inputs.certain());
        if let Some(input) = &input {
            self.surface.hear(SurfaceEvent::Took(input))?;
            self.braille.iter_mut().for_each(Braille::disarm);
        }
        Ok(input)
    }

    /// Returns what the page is to take of this: keys of the voice are its own, and switches say what else a key means.
    fn meant(&mut self, heard: Heard) -> Result<Option<Input>, FrontendError> {
        let input = match heard {
            Heard::News(news) => Some(news),
            Heard::Input(input) => self.past_voice(input)?,
        };
        Ok(match &mut self.switches {
            Some(switches) => input.and_then(|input| switches.press(input)),
            None => input,
        })
    }

    fn past_voice(&mut self, input: Input) -> Result<Option<Input>, FrontendError> {
        let Some(voice) = &mut self.voice else { return Ok(Some(input)) };
        let input = if let Input::Likely(likely) = input {
            voice.guess(&likely).then_some(Input::Likely(likely))
        } else {
            voice.take(input)
        };
        self.mark_spoken()?;
        Ok(input)
    }

    /// Takes all events. Pieces of a key that came in time are put together, however late they are looked at.
    pub(super) fn take_events(&mut self) -> Result<(), FrontendError> {
        if !self.inputs.wants_more() {
            return Ok(());
        }
        self.events.take_all().into_iter().try_for_each(|event| self.take(event))
    }

    fn take(&mut self, event: DeviceEvent) -> Result<(), FrontendError> {
        match event {
            DeviceEvent::Closed => self.inputs.close(),
            DeviceEvent::Input(at, input) => self.inputs.push(at, input),
            DeviceEvent::KeypadKey(at, stroke) => return self.press(at, &[stroke]),
            DeviceEvent::Keys(at, strokes) => return self.press(at, &strokes),
            DeviceEvent::Resized => return self.surface.hear(SurfaceEvent::Resized),
            // Nothing to take: the wait has ended, and each part is asked for its news.
            DeviceEvent::Woken => {}
        }
        Ok(())
    }

    /// Takes keys. The voice falls silent before it is certain that no scanner types; while the terminal answers it
    /// speaks on.
    fn press(&mut self, at: Instant, strokes: &[Stroke]) -> Result<(), FrontendError> {
        match self.inputs.press(at, strokes) {
            Pressed::Answered(answers) => return self.surface.hear(SurfaceEvent::Answered(answers)),
            // Not only when the key is certain: 30 ms of waiting for a scanner would be heard as a voice that lags.
            Pressed::Meant => self.voice.iter().for_each(PageVoice::hush),
            Pressed::Nothing => {}
        }
        Ok(())
    }
}
