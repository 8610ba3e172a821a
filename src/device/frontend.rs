//! Everything between a person and a page: a surface, and beside it a voice, braille, a chime and switches.
//!
//! Each part takes what is shown and gives what it hears; none knows another. Where one part matters to another, as a
//! key of the braille display to the voice, it is done here. Another output is a field here and a file of its own.

mod wait;

use std::io;
use std::sync::mpsc::Receiver;
use std::thread;
use std::time::{Duration, Instant};

use crate::content::Content;
use crate::focus::{PageFocus, Pagination};
use crate::page::{DisplayPrefs, Page};
use crate::settings::NightHours;
use crate::speech::SpeechError;
use crate::speech::speaker::{ChimeOutcome, Ringer, Speaker};
use brlapi::ServerConfig;

use super::braille::PageBraille;
use super::chime::StaffChime;
use super::error::FrontendError;
use super::event::EventQueue;
use super::input_queue::InputQueue;
use super::keys::KeyTable;
use super::surface::Surface;
use super::switches::{SwitchCount, Switches};
use super::voice::{POLL_SPEAKING, PageVoice, SpeechProgress, SpeechScope};

/// Longer than any voice needs for one short sentence at its slowest.
const SENTENCE_TIMEOUT: Duration = Duration::from_secs(6);

/// What shows pages to a person and hears what they do. Tests look into a surface of their own kind.
pub struct Frontend<'a, S: Surface + ?Sized = dyn Surface + 'a> {
    surface: Box<S>,
    events: EventQueue,
    inputs: InputQueue,
    voice: Option<PageVoice<'a>>,
    braille: Option<PageBraille>,
    chime: Option<StaffChime>,
    switches: Option<Switches>,
    /// How the page was dealt out last.
    sheets: Pagination,
    /// What became of the last ring, where no chime tells.
    ring_outcome: Option<ChimeOutcome>,
    /// When a wait is to end, whatever else happens.
    alarm: Option<Instant>,
}

impl<'a, S: Surface + ?Sized> Frontend<'a, S> {
    /// Joins a surface with the events of devices, and with what is made of keys and lines among them.
    pub fn new(surface: Box<S>, events: EventQueue, inputs: InputQueue) -> Self {
        Self {
            surface,
            events,
            inputs,
            voice: None,
            braille: None,
            chime: None,
            switches: None,
            sheets: Pagination::single_sheet(0),
            ring_outcome: None,
            alarm: None,
        }
    }

    /// Adds a voice; one that could not be started is shown as lack of sound.
    #[must_use]
    pub fn with_voice(mut self, speaker: Result<Speaker, SpeechError>, content: &'a Content) -> Self {
        self.voice = Some(PageVoice::new(speaker, content));
        self
    }

    /// Adds something that tells when headphones are put in and pulled out; without a voice it tells nobody.
    #[must_use]
    pub fn with_headphones(mut self, headphones: Receiver<bool>) -> Self {
        if let Some(voice) = &mut self.voice {
            voice.watch_headphones(headphones);
        }
        self
    }

    /// Adds the braille display of this server, looked for from now on; the same key of it within `double_strike` is one
    /// strike, and keys that a keyboard has too do what the table says.
    ///
    /// # Errors
    /// The system's, where it gives no thread.
    pub fn with_braille(mut self, server: ServerConfig, double_strike: Duration, keys: KeyTable) -> io::Result<Self> {
        self.braille = Some(PageBraille::start(server, double_strike, keys, self.events.waker())?);
        Ok(self)
    }

    /// Adds a chime that calls staff, softer at night.
    #[must_use]
    pub fn with_chime(mut self, ringer: Result<Ringer, SpeechError>, night: Option<NightHours>) -> Self {
        self.chime = Some(StaffChime::new(ringer, night));
        self
    }

    /// Adds so many switches, by which it is used from now on.
    #[must_use]
    pub fn with_switches(mut self, many: SwitchCount) -> Self {
        self.switches = Some(Switches::new(many));
        self
    }

    /// Returns the surface, for tests of one kind of it.
    #[cfg(test)]
    pub(super) fn surface_mut(&mut self) -> &mut S {
        &mut self.surface
    }

    /// Returns what a record says about how pages were presented: `screen`, `screen-reader`, `lines`.
    pub fn presentation_name(&self) -> &'static str {
        self.surface.presentation_name()
    }

    /// Returns how the rows of this page are dealt out on sheets, now.
    pub fn sheets(&mut self, page: &Page, look: DisplayPrefs) -> Pagination {
        self.sheets = self.surface.sheets(page, look);
        self.sheets.clone()
    }

    /// Shows the page at this place in every part. Writes nothing when nothing changed.
    ///
    /// # Errors
    /// `Gone` where nothing can be shown any more, as everywhere here.
    pub fn show(&mut self, page: &Page, place: &PageFocus, look: DisplayPrefs) -> Result<(), FrontendError> {
        if let Some(switches) = &mut self.switches {
            switches.show(page, place);
        }
        if let Some(voice) = &mut self.voice {
            // Said before it is drawn: drawing takes milliseconds, for which the ear need not wait.
            voice.show(page, place, &self.sheets);
        }
        if let Some(braille) = &mut self.braille {
            braille.show(page, place);
        }
        self.inputs.begin_page(page);
        self.surface.show(page, place, look)
    }

    /// Lets the next `show` write and say the whole of the page, for it was asked for again.
    pub fn repeat(&mut self) {
        if let Some(voice) = &mut self.voice {
            voice.repeat();
        }
        if let Some(braille) = &mut self.braille {
            braille.restart();
        }
        self.surface.repeat();
    }

    /// Hides what is shown for privacy, or brings it back with the next `show`.
    pub fn blank(&mut self, blank: bool) -> Result<(), FrontendError> {
        if let Some(voice) = &mut self.voice {
            voice.blank(blank);
        }
        if let Some(braille) = &mut self.braille {
            braille.blank(blank);
        }
        self.surface.blank(blank)
    }

    /// Shows a picture of characters alone until the next `show`; `false` where that cannot be seen.
    pub fn show_picture(&mut self, rows: &[String]) -> Result<bool, FrontendError> {
        self.surface.show_picture(rows)
    }

    /// Takes everything of a visit away (rule R17, docs/rules.md).
    pub fn clear(&mut self) -> Result<(), FrontendError> {
        if let Some(switches) = &mut self.switches {
            switches.clear();
        }
        if let Some(voice) = &mut self.voice {
            voice.clear();
        }
        if let Some(braille) = &mut self.braille {
            braille.clear();
        }
        self.surface.clear()
    }

    /// Drops keys that were pressed until now: they were pressed before the page that is shown now stood there.
    /// Everything else that was heard counts.
    pub fn forget_keys(&mut self) -> Result<(), FrontendError> {
        if let Some(voice) = &mut self.voice {
            voice.forget_keys();
        }
        if let Some(braille) = &mut self.braille {
            braille.forget_keys();
        }
        // The time is noted before the channel is emptied: keys that wait there carry the time at which they were
        // pressed.
        self.inputs.forget();
        self.take_events()
    }

    /// Lets the voice begin with a page that will be shown if the key that was just pressed is a person's; it is silent
    /// again if that page is not shown.
    pub fn prefetch_speech(&mut self, page: &Page, place: &PageFocus, sheets: &Pagination, scope: SpeechScope) {
        if let Some(voice) = &mut self.voice {
            voice.prefetch((page, place, sheets), scope);
        }
    }

    /// Sets whether what is shown from now on is private: the voice says nothing private where others may hear it.
    pub fn keep_private(&mut self, private: bool) {
        if let Some(voice) = &mut self.voice {
            voice.keep_private(private);
        }
    }

    /// Waits until what is being said has been said; a voice that does not come to an end is not waited for.
    pub fn finish_saying(&mut self) -> Result<(), FrontendError> {
        let began = Instant::now();
        // Keys are not looked at meanwhile: they decide nothing before the next page
        // (docs/decisions/0013-keys-during-a-slow-save.md).
        while self.voice.as_ref().is_some_and(PageVoice::speaks) && began.elapsed() < SENTENCE_TIMEOUT {
            thread::sleep(POLL_SPEAKING);
            if let Some(voice) = &mut self.voice {
                voice.take_events();
            }
            self.mark_spoken()?;
        }
        Ok(())
    }

    /// Takes the surface and the display along to where the voice is.
    fn mark_spoken(&mut self) -> Result<(), FrontendError> {
        for progress in self.voice.as_mut().map(PageVoice::take_progress).unwrap_or_default() {
            let row = match progress {
                SpeechProgress::Began(row) => Some(row),
                SpeechProgress::Ended(_) | SpeechProgress::Stopped(_) => None,
            };
            if let Some((row, braille)) = row.zip(self.braille.as_mut()) {
                braille.follow(row);
            }
            self.surface.mark_spoken(row)?;
        }
        Ok(())
    }

    /// Rings, so that staff come; the terminal rings as well, as softly as it does. What becomes of it is known later:
    /// `wait` then gives `Input::SurroundingsChanged`.
    pub fn ring(&mut self) -> Result<(), FrontendError> {
        match &mut self.chime {
            Some(chime) => chime.ring(),
            // Known at once: nothing will ever tell what became of a BEL.
            None => self.ring_outcome = Some(ChimeOutcome::unknown_at_terminal()),
        }
        self.surface.ring()
    }

    /// Returns what became of the last ring, once; none as long as it is not known, or nothing was rung.
    pub fn take_chime_outcome(&mut self) -> Option<ChimeOutcome> {
        self.chime.as_mut().map_or_else(|| self.ring_outcome.take(), StaffChime::take_outcome)
    }

    /// Ends a wait, once, after this time: `wait` then gives `Input::SurroundingsChanged`. `None` takes an earlier time back.
    pub fn wake_after(&mut self, time: Option<Duration>) {
        self.alarm = time.map(|time| Instant::now() + time);
    }

    /// Returns when the voice was heard last: nobody has to answer while they are spoken to.
    pub fn last_spoken(&self) -> Option<Instant> {
        self.voice.as_ref().and_then(PageVoice::last_spoken)
    }

    /// Returns the ids of rows that were said to their end since this was asked last.
    pub fn take_spoken_rows(&mut self) -> Vec<String> {
        self.voice.as_mut().map(PageVoice::take_heard_rows).unwrap_or_default()
    }

    /// Returns whether the person has shown that they listen, so that without sound they need somebody.
    pub fn needs_sound(&self) -> bool {
        self.voice.as_ref().is_some_and(PageVoice::is_listened_to)
    }

    /// Returns whether it has a voice of its own.
    pub fn has_voice(&self) -> bool {
        self.voice.as_ref().is_some_and(PageVoice::can_speak)
    }

    /// Returns why there is no sound where there should be some; always to be shown.
    pub fn sound_lost(&self) -> Option<&str> {
        self.voice.as_ref().and_then(PageVoice::sound_lost)
    }

    /// Returns whether this person has pressed a key of a braille display since this was asked last.
    pub fn take_used_braille(&mut self) -> bool {
        self.braille.as_mut().is_some_and(PageBraille::take_used)
    }

    /// Returns why the braille display that this person used is gone; always to be shown.
    pub fn braille_lost(&self) -> Option<&str> {
        self.braille.as_ref().and_then(PageBraille::lost)
    }

    /// Returns what went wrong with devices since this was asked last, for whoever looks after the machine.
    pub fn take_errors(&mut self) -> Vec<String> {
        let mut all = self.braille.as_mut().map(PageBraille::take_errors).unwrap_or_default();
        all.extend(self.surface.take_errors());
        all
    }
}

impl ChimeOutcome {
    /// Returns what is known where there is no sound device: nobody can know whether a terminal makes a sound of a BEL.
    fn unknown_at_terminal() -> Self {
        Self::Silent("there is no sound device for the call: name one with sound_device in madoguchi.toml".to_owned())
    }
}

#[cfg(test)]
mod tests;
