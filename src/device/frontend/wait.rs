//! The one wait: until a person or a device does something, or until the first of all times is over.

use std::time::{Duration, Instant};

use crate::focus::{KeyCode, UserInput};

use super::super::braille::PageBraille;
use super::super::chime::StaffChime;
use super::super::error::FrontendError;
use super::super::event::DeviceEvent;
use super::super::input_queue::KeyPressOutcome;
use super::super::surface::{Surface, SurfaceEvent};
use super::super::voice::PageVoice;
use super::Frontend;

/// What has happened at a part.
enum PartEvent {
    /// Something that the page or the voice is to take.
    Input(UserInput),
    /// Something that is for the page alone: the voice has it already.
    Private(UserInput),
}

impl<S: Surface + ?Sized> Frontend<'_, S> {
    /// Waits for the next input; `None` when `patience` has passed without one. Nobody has to answer while they are
    /// spoken to: the time begins anew when the voice has come to its end.
    ///
    /// # Errors
    /// `Gone` where nothing can be shown any more.
    pub fn wait(&mut self, patience: Option<Duration>) -> Result<Option<UserInput>, FrontendError> {
        let mut quiet_since = Instant::now();
        // A length of time and not a moment: it begins anew whenever the voice speaks, as `patience` does.
        let stands = self.switches.as_ref().and_then(|switches| switches.due(quiet_since));
        // Where both end together the switches go first, below: their step is what the person waits for.
        let limit = [patience, stands].into_iter().flatten().min();
        loop {
            if let Some(heard) = self.next_event()? {
                let is_certain = !matches!(heard, PartEvent::Input(UserInput::Speculative(_)));
                let meant = self.page_input(heard)?;
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
            self.wait_for_event(limit.map(|limit| (quiet_since + limit).saturating_duration_since(now)))?;
        }
    }

    /// Waits until an event comes, until this time is over, or until a part is to be asked again.
    fn wait_for_event(&mut self, left: Option<Duration>) -> Result<(), FrontendError> {
        let alarm = self.alarm.map(|at| at.saturating_duration_since(Instant::now()));
        let voice = self.voice.as_ref().and_then(PageVoice::due);
        let chime = self.chime.as_ref().and_then(StaffChime::due);
        let time = [left, alarm, voice, chime, self.inputs.due()].into_iter().flatten().min();
        self.events.wait(time).map_or(Ok(()), |event| self.take_event(event))
    }

    /// Returns what has happened, the part that matters most first.
    fn next_event(&mut self) -> Result<Option<PartEvent>, FrontendError> {
        if let Some(news) = self.poll_voice()? {
            return Ok(Some(PartEvent::Private(news)));
        }
        if self.chime.as_mut().is_some_and(StaffChime::poll_outcome) {
            return Ok(Some(PartEvent::Input(UserInput::SurroundingsChanged)));
        }
        let voice = self.voice.as_ref();
        let silence = || voice.iter().for_each(|voice| voice.hush());
        if let Some(input) = self.braille.as_mut().and_then(|braille| braille.next_input(&silence)) {
            return Ok(Some(PartEvent::Input(input)));
        }
        self.take_events()?;
        if let Some(input) = self.next_certain_input()? {
            return Ok(Some(PartEvent::Input(input)));
        }
        // For a voice alone: if the key is a scanner's after all, it falls silent again; a page could not be unseen.
        if let Some(likely) =
            self.voice.as_ref().filter(|voice| voice.can_speak()).and_then(|_| self.inputs.take_likely())
        {
            return Ok(Some(PartEvent::Input(UserInput::Speculative(Box::new(likely)))));
        }
        let woken = self.alarm.take_if(|at| *at <= Instant::now());
        Ok(woken.map(|_| PartEvent::Input(UserInput::SurroundingsChanged)))
    }

    /// Returns what the voice learns: that there is sound or none, that headphones were put in or pulled out.
    fn poll_voice(&mut self) -> Result<Option<UserInput>, FrontendError> {
        let Some(voice) = &mut self.voice else { return Ok(None) };
        let news = if voice.poll_sound() { Some(UserInput::SurroundingsChanged) } else { voice.poll_headphones() };
        self.mark_spoken()?;
        Ok(news)
    }

    /// Returns what is certain of the keys and lines: the end before everything, then another look of the surface.
    fn next_certain_input(&mut self) -> Result<Option<UserInput>, FrontendError> {
        let stale = |surface: &mut S| surface.is_stale().then_some(UserInput::Resized);
        let input =
            self.inputs.end_of_input().or_else(|| stale(&mut self.surface)).or_else(|| self.inputs.next_certain());
        if let Some(input) = &input {
            self.surface.handle_event(SurfaceEvent::Took(input))?;
            self.braille.iter_mut().for_each(PageBraille::disarm);
        }
        Ok(input)
    }

    /// Returns what the page is to take of this: keys of the voice are its own, and switches say what else a key means.
    fn page_input(&mut self, heard: PartEvent) -> Result<Option<UserInput>, FrontendError> {
        let input = match heard {
            PartEvent::Private(news) => Some(news),
            PartEvent::Input(input) => self.pass_voice(input)?,
        };
        Ok(match &mut self.switches {
            Some(switches) => input.and_then(|input| switches.press(input)),
            None => input,
        })
    }

    fn pass_voice(&mut self, input: UserInput) -> Result<Option<UserInput>, FrontendError> {
        let Some(voice) = &mut self.voice else { return Ok(Some(input)) };
        let input = if let UserInput::Speculative(likely) = input {
            voice.take_likely(&likely).then_some(UserInput::Speculative(likely))
        } else {
            voice.take_input(input)
        };
        self.mark_spoken()?;
        Ok(input)
    }

    /// Takes all events. Pieces of a key that came in time are put together, however late they are looked at.
    pub(super) fn take_events(&mut self) -> Result<(), FrontendError> {
        if !self.inputs.wants_more() {
            return Ok(());
        }
        self.events.take_all().into_iter().try_for_each(|event| self.take_event(event))
    }

    fn take_event(&mut self, event: DeviceEvent) -> Result<(), FrontendError> {
        match event {
            DeviceEvent::Closed => self.inputs.close(),
            DeviceEvent::Input(at, input) => self.inputs.push(at, input),
            DeviceEvent::KeypadKey(at, stroke) => return self.press_keys(at, &[stroke]),
            DeviceEvent::Keys(at, strokes) => return self.press_keys(at, &strokes),
            DeviceEvent::Resized => return self.surface.handle_event(SurfaceEvent::Resized),
            // Nothing to take: the wait has ended, and each part is asked for its news.
            DeviceEvent::Woken => {}
        }
        Ok(())
    }

    /// Takes keys. The voice falls silent before it is certain that no scanner types; while the terminal answers it
    /// speaks on.
    fn press_keys(&mut self, at: Instant, strokes: &[KeyCode]) -> Result<(), FrontendError> {
        match self.inputs.press(at, strokes) {
            KeyPressOutcome::TerminalAnswered(answers) => {
                return self.surface.handle_event(SurfaceEvent::Answered(answers));
            }
            // Not only when the key is certain: 30 ms of waiting for a scanner would be heard as a voice that lags.
            KeyPressOutcome::Meaningful => self.voice.iter().for_each(PageVoice::hush),
            KeyPressOutcome::Nothing => {}
        }
        Ok(())
    }
}
