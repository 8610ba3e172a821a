//! Keys as a person meant them: no double strikes, no held keys, no scanner taken for an answer.
//!
//! Pure: times are given, so that every rule is tested without waiting (EN 301 549 5.7, 5.8).

use std::collections::VecDeque;
use std::time::Duration;

use crate::focus::{UserInput, VoiceKey};
use crate::page::EntryKind;

use super::escape::EscapeParser;
use super::keys::KeyCode;
use super::terminal_answers::TerminalAnswers;
use crate::device::keys::KeyTable;

/// The two intervals that separate keys of a person from what no person meant (EN 301 549 5.7, 5.8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyIntervals {
    /// How long a key has to rest until the same key is another strike: a finger that trembles means one, however
    /// long it trembles. 0 takes every strike.
    pub double_strike: Duration,
    /// Keys nearer to each other than this come from no person; 0 takes no keys for a scanner.
    pub scanner: Duration,
}

impl Default for KeyIntervals {
    fn default() -> Self {
        Self { double_strike: Duration::from_millis(300), scanner: Duration::from_millis(30) }
    }
}

/// The same where letters are typed: only a key that bounces, for words have double letters.
const BOUNCE_INTERVAL: Duration = Duration::from_millis(40);
/// The same for keys that go a step louder, softer, faster or slower, which are struck several times in a row: no finger
/// is so fast, a key that is held is.
const STEP_INTERVAL: Duration = Duration::from_millis(100);
/// A key that is held strikes again after a delay of the system (250 to 660 ms), and then so fast: the first of these is
/// waited with, for it means nothing if another one follows.
const HELD_KEY_WINDOW: Duration = Duration::from_secs(1);
const KEY_REPEAT_TIMEOUT: Duration = Duration::from_millis(60);
/// So many such keys are a scanner or a card reader.
const BURST_KEYS: usize = 6;
/// Longest text that is taken at once where words are typed.
const MAX_TEXT_KEYS: usize = 1024;
/// After a burst its late end, such as an Enter of its own, is still part of it.
const BURST_TAIL: Duration = Duration::from_millis(300);

/// Decides which keys of the keyboard reach the page.
#[derive(Clone, Debug)]
pub struct KeyFilter {
    intervals: KeyIntervals,
    table: KeyTable,
    /// What is typed now, if anything; in words letters stand twice.
    entry: Option<EntryKind>,
    /// Keys are named and not followed.
    names_keys: bool,
    escape: EscapeParser,
    undecided: Vec<(Duration, KeyCode)>,
    undecided_count: usize,
    has_several_keys: bool,
    last_strike: Option<(Duration, KeyCode)>,
    last_burst: Option<Duration>,
    /// Keys that were pressed before mean nothing.
    forgotten_before: Duration,
    /// Keys that are certain; what they do is for the page that is shown when they are taken.
    ready: VecDeque<KeyCode>,
    /// `likely` has returned the key that is kept.
    is_foretold: bool,
}

impl KeyFilter {
    /// Makes a filter with these intervals.
    pub fn new(intervals: KeyIntervals) -> Self {
        Self {
            intervals,
            table: KeyTable::default(),
            entry: None,
            names_keys: false,
            escape: EscapeParser::default(),
            undecided: Vec::new(),
            undecided_count: 0,
            has_several_keys: false,
            last_strike: None,
            last_burst: None,
            forgotten_before: Duration::ZERO,
            ready: VecDeque::new(),
            is_foretold: false,
        }
    }

    /// Takes the table that says what keys do from now on.
    pub fn set_table(&mut self, table: KeyTable) {
        self.table = table;
    }

    /// Takes what is typed from now on, if anything.
    pub fn set_entry(&mut self, entry: Option<EntryKind>) {
        self.entry = entry;
    }

    /// Sets whether keys are named or followed from now on.
    pub fn set_naming(&mut self, names: bool) {
        self.names_keys = names;
    }

    /// Drops keys that were pressed until now, also those of which it is not certain yet what they are. A key that is
    /// held on stays one strike, so that it does nothing on the next page either.
    pub fn forget(&mut self, now: Duration) {
        self.forgotten_before = now;
        self.ready.clear();
    }

    /// Returns whether a key that was pressed at this time means nothing.
    pub(super) fn is_forgotten(&self, at: Duration) -> bool {
        at < self.forgotten_before
    }

    /// Takes a key that was pressed at this time, counted from any beginning; whether it may mean something: one that
    /// is dropped silences no voice, for nothing would begin it again.
    pub fn press(&mut self, at: Duration, stroke: KeyCode) -> bool {
        self.settle(at);
        let mut struck = false;
        for stroke in self.escape.take(at, stroke) {
            // The keys that are kept are not in `last` yet: two strikes within 30 ms would both silence the voice.
            let before = self.undecided.last().copied().or(self.last_strike);
            let unsure = self.is_double_strike(before, at, stroke) || self.may_be_held(at, stroke);
            struck |= !self.is_burst_tail(at) && !self.is_forgotten(at) && !unsure;
            self.hold_back(at, stroke);
        }
        struck
    }

    /// Returns what the terminal answered between the keys since this was asked last.
    pub(crate) fn take_answers(&mut self) -> TerminalAnswers {
        self.escape.take_answers()
    }

    /// Leaves F13 to F24 out from now on: they come from a keypad that is read from the system itself.
    pub(crate) fn ignore_keypad_keys(&mut self) {
        self.escape.ignore_keypad_keys();
    }

    /// Returns whether more of a sequence is to come.
    pub(crate) fn is_within_a_sequence(&self) -> bool {
        self.escape.is_incomplete()
    }

    /// Returns what was meant, as far as it is certain at this time.
    pub fn next(&mut self, now: Duration) -> Option<UserInput> {
        self.settle(now);
        self.ready.pop_front().map(|stroke| self.input_of(stroke))
    }

    fn input_of(&self, stroke: KeyCode) -> UserInput {
        if self.names_keys { self.table.name_key(stroke) } else { self.table.input(stroke, self.entry.is_some()) }
    }

    /// Returns, once, what the key that is kept will mean if no more keys follow it as from a scanner.
    pub fn take_likely(&mut self) -> Option<UserInput> {
        let (at, stroke) =
            self.undecided.first().copied().filter(|_| self.undecided_count == 1 && !self.is_foretold)?;
        self.is_foretold = true;
        let unsure = self.is_double_strike(self.last_strike, at, stroke) || self.may_be_held(at, stroke);
        (!self.is_burst_tail(at) && !self.is_forgotten(at) && !unsure).then(|| self.input_of(stroke))
    }

    /// Returns when `next` will know more.
    pub fn due(&self) -> Option<Duration> {
        let near = self.undecided.last().map(|(at, _)| at.saturating_add(self.decision_delay()));
        [self.escape.due(), near].into_iter().flatten().min()
    }

    fn settle(&mut self, now: Duration) {
        let (at, strokes) = self.escape.take_expired(now);
        for stroke in strokes {
            self.hold_back(at, stroke);
        }
        if self.undecided.last().is_some_and(|(at, _)| now.saturating_sub(*at) >= self.decision_delay()) {
            self.decide();
        }
    }

    /// Returns how long what may follow the keys that are kept is waited for.
    fn decision_delay(&self) -> Duration {
        // Another key behind it shows that a person types, and that it is not held.
        let held =
            self.undecided.first().is_some_and(|(at, stroke)| !self.has_several_keys && self.may_be_held(*at, *stroke));
        if held { self.intervals.scanner.max(KEY_REPEAT_TIMEOUT) } else { self.intervals.scanner }
    }

    /// Keeps a key until it is certain that no burst begins with it.
    fn hold_back(&mut self, at: Duration, stroke: KeyCode) {
        let wait = |kept: &KeyCode| if *kept == stroke { self.decision_delay() } else { self.intervals.scanner };
        // By when the keys were pressed and not by when they are looked at: a slow page must not make a burst of them.
        if self.undecided.last().is_some_and(|(last, kept)| at.saturating_sub(*last) >= wait(kept)) {
            self.decide();
        }
        self.undecided_count += 1;
        self.has_several_keys |= self.undecided.first().is_some_and(|(_, first)| *first != stroke);
        if self.undecided.len() >= if self.types_letters() { MAX_TEXT_KEYS } else { BURST_KEYS } {
            // However long a burst is, no more of it is kept; the last key tells when it ends.
            self.undecided.pop();
        }
        self.undecided.push((at, stroke));
    }

    fn decide(&mut self) {
        let near = std::mem::take(&mut self.undecided);
        let mixed = std::mem::take(&mut self.has_several_keys);
        self.is_foretold = false;
        let burst = std::mem::take(&mut self.undecided_count) >= BURST_KEYS && mixed;
        let Some((end, _)) = near.last().copied() else { return };
        if self.types_letters() && (burst || near.first().is_some_and(|(at, _)| self.is_burst_tail(*at))) {
            return self.take_text(&near, burst.then_some(end));
        }
        if near.first().is_some_and(|(at, _)| self.is_burst_tail(*at)) {
            // The end of a burst may come in pieces: each prolongs it.
            self.last_burst = Some(end);
            return;
        }
        self.last_burst = burst.then_some(end);
        if burst {
            // No key behind a scanner is a second strike of one that it sent.
            self.last_strike = None;
            // A scanner pastes what it has read, key by key.
            if !self.is_forgotten(end) {
                self.ready.push_back(KeyCode::Paste);
            }
            return;
        }
        // One key again and again without a pause is a key that is held: one strike, however long, and none where it
        // was struck before.
        // An input method commits ああ in one instant; there both letters count.
        let at_once = self.types_letters() && near.first().is_some_and(|(at, _)| *at == end);
        let held = near.len() > 1 && near.first().is_some_and(|(at, stroke)| self.may_be_held(*at, *stroke));
        let strikes = if mixed || at_once { near.len() } else { usize::from(!held) };
        for (at, stroke) in near.iter().take(strikes) {
            self.strike(*at, *stroke);
        }
        // The last repetition and not the first: from there on the key has to rest.
        self.last_strike = near.last().copied();
    }

    /// Takes the characters of what came at once where words are typed: an input method commits them so, and a paste.
    ///
    /// An Enter among them, or right behind them, decides nothing: a person sees what came before it counts, and the end
    /// that a scanner sends of its own is no decision. Whoever meant it presses Enter once more.
    fn take_text(&mut self, near: &[(Duration, KeyCode)], burst: Option<Duration>) {
        let characters = near.iter().map(|(_, stroke)| *stroke).filter(|stroke| matches!(stroke, KeyCode::Char(_)));
        self.ready.extend(characters);
        self.last_burst = burst.or(self.last_burst);
        self.last_strike = None;
    }

    /// Takes one strike; the same key again is one with it for as long as it does not rest.
    fn strike(&mut self, at: Duration, stroke: KeyCode) {
        let again = self.is_double_strike(self.last_strike, at, stroke);
        // Also where it is dropped: the interval counts from the last touch, however long a finger trembles.
        self.last_strike = Some((at, stroke));
        if !again && !self.is_forgotten(at) {
            self.ready.push_back(stroke);
        }
    }

    /// Returns whether a key of this time is the late end of a burst.
    fn is_burst_tail(&self, at: Duration) -> bool {
        self.last_burst.is_some_and(|burst| at.saturating_sub(burst) < BURST_TAIL)
    }

    /// Returns whether a key is one strike with the one before it.
    fn is_double_strike(&self, before: Option<(Duration, KeyCode)>, at: Duration, stroke: KeyCode) -> bool {
        let same = before.filter(|(_, before)| *before == stroke);
        same.is_some_and(|(before, _)| {
            !self.is_committed(before, at, stroke) && at.saturating_sub(before) < self.rest_interval(stroke)
        })
    }

    /// Returns whether a letter that stands twice comes from an input method: no key bounces into the same instant, and
    /// none that bounces gives kana.
    fn is_committed(&self, before: Duration, at: Duration, stroke: KeyCode) -> bool {
        let is_wide = matches!(stroke, KeyCode::Char(c) if !c.is_ascii());
        self.types_letters() && (at == before || is_wide)
    }

    /// Returns whether words are typed now.
    fn types_letters(&self) -> bool {
        matches!(self.entry, Some(EntryKind::Text | EntryKind::HiddenText))
    }

    /// Returns whether a key may be one that has been held since it was struck.
    fn may_be_held(&self, at: Duration, stroke: KeyCode) -> bool {
        let same = self.last_strike.filter(|(_, before)| *before == stroke);
        let since = same.map(|(before, _)| at.saturating_sub(before));
        // 0 takes every strike, and must then not wait 60 ms for any.
        !self.types_letters()
            && !self.intervals.double_strike.is_zero()
            && since.is_some_and(|since| since < HELD_KEY_WINDOW)
    }

    /// Returns how long this key has to rest until it is struck again.
    fn rest_interval(&self, stroke: KeyCode) -> Duration {
        let most = match (self.types_letters(), self.is_step(stroke)) {
            (true, _) => BOUNCE_INTERVAL,
            (false, true) => STEP_INTERVAL,
            (false, false) => Duration::MAX,
        };
        self.intervals.double_strike.min(most)
    }

    /// Returns whether a key goes a step louder, softer, faster or slower.
    fn is_step(&self, stroke: KeyCode) -> bool {
        let input = self.table.input(stroke, self.entry.is_some());
        let key =
            if let UserInput::Char(c) = input { VoiceKey::from_char(c).map(UserInput::Voice) } else { Some(input) };
        matches!(key, Some(UserInput::Voice(key)) if key.is_step())
    }
}

#[cfg(test)]
mod tests;
