//! A voice beside a surface: what is shown is said, any key interrupts, and lack of sound is never hidden.

mod key_scope;
mod keys;
mod snapshot;
mod speech_events;
mod speech_state;

use std::sync::mpsc::Receiver;
use std::time::Instant;

use crate::content::Content;
use crate::focus::{PageFocus, Pagination, UserInput, VoiceKey};
use crate::page::Page;
use crate::speech::SpeechError;
use crate::speech::speaker::{Speaker, SpeechSettings, Utterance};

use snapshot::PageSnapshot;
pub(super) use speech_state::{POLL_SPEAKING, SpeechProgress};
use speech_state::{SoundState, SpeechQueue};

/// How much of a page is said to a person who may know some of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpeechScope {
    /// What has changed.
    Changes,
    /// All of it, for it was asked for again.
    Whole,
}

/// What the voice began to say before it was certain that it will be shown.
#[derive(Debug)]
struct PrefetchedSpeech {
    /// The input that makes it certain.
    input: UserInput,
    snapshot: PageSnapshot,
    /// The order by which it is said; none where nothing of it is new.
    order: Option<u64>,
}

/// A voice that says pages.
pub(super) struct PageVoice<'a> {
    speaker: Result<Speaker, String>,
    content: &'a Content,
    snapshot: Option<PageSnapshot>,
    /// What the key that was just pressed is likely to mean, and what is said because of it.
    likely: Option<UserInput>,
    prefetched: Option<PrefetchedSpeech>,
    speech: SpeechQueue,
    settings: SpeechSettings,
    sound: SoundState,
    /// Nobody is spoken to before they have shown that they are there.
    awake: bool,
    /// What is shown is private, and is not said.
    private: bool,
    /// Headphones that come and go.
    headphones: Option<Receiver<bool>>,
    /// They have shown that they listen: by a key of the voice, by asking for a page again, by a blank screen.
    is_listened_to: bool,
    /// The row that is being said.
    row: Option<usize>,
    /// Where the voice has been since somebody asked.
    progress: Vec<SpeechProgress>,
    /// The sentence of the page that was said last, before what is being said.
    last_sentence: Option<Utterance>,
    /// Rows that were said to their end, until somebody asks.
    heard_rows: Vec<String>,
    /// When it was heard last.
    last_spoken: Option<Instant>,
    /// The key of the voice that was pressed last, for one that means more when it is pressed twice.
    last_key: Option<VoiceKey>,
}

impl<'a> PageVoice<'a> {
    /// Makes a voice that says pages; a speaker that could not be started is shown as lack of sound.
    pub(super) fn new(speaker: Result<Speaker, SpeechError>, content: &'a Content) -> Self {
        let speaker = speaker.map_err(|error| error.to_string());
        let sound = speaker.as_ref().map_or_else(|why| SoundState::Lost(why.clone()), |_| SoundState::Unknown);
        Self {
            speaker,
            content,
            snapshot: None,
            likely: None,
            prefetched: None,
            speech: SpeechQueue::default(),
            settings: SpeechSettings::default(),
            sound,
            awake: false,
            private: false,
            headphones: None,
            is_listened_to: false,
            row: None,
            progress: Vec::new(),
            last_sentence: None,
            heard_rows: Vec::new(),
            last_spoken: None,
            last_key: None,
        }
    }

    /// Takes what tells, from now on, when headphones are put in and pulled out.
    pub(super) fn watch_headphones(&mut self, headphones: Receiver<bool>) {
        self.headphones = Some(headphones);
    }

    /// Returns whether headphones were put in or pulled out. Put in, they wake the voice as the first key does;
    /// whatever was said before them stops.
    pub(super) fn poll_headphones(&mut self) -> Option<UserInput> {
        let plugged = self.headphones.as_ref()?.try_recv().ok()?;
        self.hush();
        if plugged {
            self.wake();
            self.is_listened_to = true;
        }
        self.snapshot = None;
        Some(UserInput::Headphones(plugged))
    }

    /// Returns what is to be said of what is shown; of a private page only that it is one.
    fn queue(
        &self,
        now: &PageSnapshot,
        before: Option<&PageSnapshot>,
        page: &Page,
        sheets: &Pagination,
    ) -> Vec<Utterance> {
        if !self.private {
            return now.changes_since(before, page, sheets);
        }
        if before.is_some_and(|before| before.is_same_page(now)) {
            Vec::new()
        } else {
            self.voice_words("private-voice", now)
        }
    }

    fn say(&mut self, queue: Vec<Utterance>) {
        let Ok(speaker) = &mut self.speaker else { return };
        if queue.is_empty() {
            return;
        }
        // Kept before the queue is replaced: the new one may be an announcement alone, which is no sentence to be said
        // again.
        if let Some(last) = self.snapshot.as_ref().and_then(|said| self.speech.last_sentence(said)) {
            self.last_sentence = Some(last.clone());
        }
        let order = speaker.say(queue.clone(), self.settings);
        self.speech = SpeechQueue { order, queue, heard: 0, paused: false };
    }

    /// Falls silent at once.
    pub(super) fn hush(&self) {
        if let Ok(speaker) = &self.speaker {
            speaker.hush();
        }
    }

    /// Returns whether the voice says already what this input leads to.
    fn is_prefetched(&self, input: &UserInput) -> bool {
        let newest = |order: &u64| self.speaker.as_ref().is_ok_and(|speaker| speaker.is_newest(*order));
        let prefetched = self.prefetched.as_ref().filter(|prefetched| prefetched.input == *input);
        prefetched.is_some_and(|prefetched| prefetched.order.as_ref().is_none_or(newest))
    }

    /// Says what is shown, unless it was foreseen.
    fn say_page(&mut self, page: &Page, place: &PageFocus, sheets: &Pagination) {
        let now = PageSnapshot::of(page, place, sheets);
        let prefetched = self.prefetched.take();
        if prefetched.as_ref().is_some_and(|prefetched| prefetched.snapshot == now) {
            self.snapshot = Some(now);
            return;
        }
        if prefetched.is_some() && self.snapshot.as_ref() == Some(&now) {
            // The page is still the one before: whether a person pressed the key is not certain yet.
            self.prefetched = prefetched;
            return;
        }
        if prefetched.is_some() {
            self.hush();
        }
        let queue = self.queue(&now, self.snapshot.as_ref(), page, sheets);
        self.snapshot = Some(now);
        self.say(queue);
    }

    /// Wakes the voice, for somebody pressed a key: from now on pages are said.
    fn wake(&mut self) {
        if !self.awake {
            self.awake = true;
            if let Ok(speaker) = &self.speaker {
                speaker.set_attended(true);
            }
        }
    }

    /// Returns whether it has just become known that there is sound, or that there is none.
    pub(super) fn poll_sound(&mut self) -> bool {
        // What is foreseen is a page that is not shown yet: its news would be taken for rows of the page that is.
        let changed = self.prefetched.is_none() && self.take_events();
        if changed {
            // Forgotten, so that the next `show` says the whole page: without sound nobody has heard it.
            self.snapshot = None;
        }
        changed
    }

    /// Says what is shown, once somebody is there.
    pub(super) fn show(&mut self, page: &Page, place: &PageFocus, sheets: &Pagination) {
        if self.awake {
            self.say_page(page, place, sheets);
        }
    }

    /// Takes a key of which it is not certain yet that a person pressed it; `true` where the voice may begin with it.
    pub(super) fn take_likely(&mut self, likely: &UserInput) -> bool {
        if !self.awake || self.speaker.is_err() || self.voice_key(likely).is_some() {
            return false;
        }
        // What was heard until now counts, before another order takes its place.
        self.hush();
        self.take_events();
        self.note_stopped();
        self.likely = Some(likely.clone());
        true
    }

    /// Takes what a person did, before the page does; none where it was a key of the voice alone.
    pub(super) fn take_input(&mut self, input: UserInput) -> Option<UserInput> {
        self.likely = None;
        // Nobody pressed a key, or the voice says already what the key leads to: it speaks on.
        if matches!(input, UserInput::SurroundingsChanged | UserInput::Resized) || self.is_prefetched(&input) {
            return Some(input);
        }
        self.prefetched = None;
        self.hush();
        if let Some(said) = &mut self.snapshot {
            said.note_press(&input);
        }
        // What was heard until now counts; the rest of it is stopped.
        let changed = self.take_events();
        self.note_stopped();
        // The first key only wakes the voice, also where it is one of its own: nothing has been said yet that it could
        // change.
        let key = self.voice_key(&input).filter(|_| self.awake && self.speaker.is_ok());
        self.wake();
        let Some(key) = key else {
            self.last_key = None;
            return Some(input);
        };
        self.is_listened_to = true;
        self.perform(key);
        (changed || self.sound_lost().is_some()).then_some(UserInput::SurroundingsChanged)
    }

    /// Begins with a page that will be shown if the key that was just pressed is a person's; it is silent again if that
    /// page is not shown.
    pub(super) fn prefetch(&mut self, (page, place, sheets): (&Page, &PageFocus, &Pagination), scope: SpeechScope) {
        let Some(input) = self.likely.take() else { return };
        let said = PageSnapshot::of(page, place, sheets);
        let mut before = self.snapshot.clone().filter(|_| scope == SpeechScope::Changes);
        if let Some(before) = &mut before {
            // The copy alone: if the key is a scanner's after all, nothing was pressed.
            before.note_press(&input);
        }
        let queue = self.queue(&said, before.as_ref(), page, sheets);
        let order = (!queue.is_empty()).then(|| {
            self.say(queue);
            self.speech.order
        });
        self.prefetched = Some(PrefetchedSpeech { input, snapshot: said, order });
    }

    /// Sets whether what is shown from now on is private: it is then not said where others may hear it.
    pub(super) fn keep_private(&mut self, private: bool) {
        if self.private && !private {
            // Nothing of the page was said: forgotten, so that the next `show` says all of it.
            self.snapshot = None;
        }
        self.private = private;
    }

    /// Says the whole of the page with the next `show`.
    pub(super) fn repeat(&mut self) {
        self.is_listened_to = self.awake;
        self.snapshot = None;
    }

    /// Falls silent, for the screen was blanked or brought back. Whoever blanks it listens.
    pub(super) fn blank(&mut self, blank: bool) {
        self.is_listened_to |= blank && self.awake;
        self.hush();
    }

    /// Forgets keys that were pressed until now, also what a key was likely to mean.
    pub(super) fn forget_keys(&mut self) {
        (self.likely, self.last_key) = (None, None);
    }

    /// Forgets everything of a visit.
    pub(super) fn clear(&mut self) {
        self.hush();
        if let Ok(speaker) = &self.speaker {
            speaker.set_attended(false);
        }
        // Pace and loudness go as well: the next person begins where every visit begins (49 CFR 27.71).
        (self.awake, self.is_listened_to, self.snapshot, self.settings) =
            (false, false, None, SpeechSettings::default());
        (self.speech, self.row, self.last_key) = (SpeechQueue::default(), None, None);
        (self.likely, self.prefetched) = (None, None);
        self.last_sentence = None;
        self.heard_rows.clear();
        self.progress.clear();
    }

    /// Notes that it was heard just now.
    pub(super) fn note_spoken(&mut self, now: Instant) {
        self.last_spoken = Some(now);
    }

    /// Returns when it was heard last.
    pub(super) fn last_spoken(&self) -> Option<Instant> {
        if self.speaks() { Some(Instant::now()) } else { self.last_spoken }
    }

    /// Returns the ids of rows that were said to their end since this was asked last.
    pub(super) fn take_heard_rows(&mut self) -> Vec<String> {
        std::mem::take(&mut self.heard_rows)
    }

    /// Returns where the voice has been since this was asked last.
    pub(super) fn take_progress(&mut self) -> Vec<SpeechProgress> {
        std::mem::take(&mut self.progress)
    }

    /// Returns whether there is a speaker, whether or not it sounds.
    pub(super) fn can_speak(&self) -> bool {
        self.speaker.is_ok()
    }

    /// Returns whether the person has shown that they listen, so that without sound they need somebody.
    pub(super) fn is_listened_to(&self) -> bool {
        self.is_listened_to
    }

    /// Returns why there is no sound where there should be some.
    pub(super) fn sound_lost(&self) -> Option<&str> {
        match &self.sound {
            SoundState::Lost(why) => Some(why),
            SoundState::There | SoundState::Unknown => None,
        }
    }
}

#[cfg(test)]
mod tests;
