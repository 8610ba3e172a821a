//! A sound device: samples go out a few milliseconds ahead of the ear, so that silence is always near.

mod lead;

use std::time::{Duration, Instant};

use alsa::pcm::{Access, Format, HwParams, PCM, State};
use alsa::{Direction, ValueOr};

use super::error::SpeechError;
use lead::AdaptiveLead;

/// Milliseconds that the device can hold at first; a sound server takes them for the time that it may wait
/// before it asks for more.
const BUFFER_MS: u32 = 20;
/// Milliseconds that it can hold at most.
const DEEPEST_BUFFER_MS: u32 = 160;
/// Milliseconds between two wakings of the device. A sound server takes a whole period at once: two of them are the
/// lead, so that a taken one leaves another for the time until this program has seen it.
const PERIOD_MS: u32 = 3;
/// Milliseconds that are sent ahead at first.
const LEAD_MS: u32 = 2 * PERIOD_MS;
/// Milliseconds that are sent ahead of a period: many devices begin with a whole one and tell only at its end how far
/// they are, and a mixer for all programs (dmix) has periods of 1024 samples whatever is asked for.
const PERIOD_SLACK_MS: u32 = 3;
/// How often a device may run dry that was filled to the brim, before a deeper one is taken.
const MOST_UNDERRUNS: u32 = 3;

/// An open device.
pub(super) struct SoundDevice {
    pcm: PCM,
    name: String,
    hertz: u32,
    buffer_samples: i64,
    lead: AdaptiveLead,
    /// How many were sent that wait for the device to begin.
    unstarted: u64,
    /// Until when it has something to play, at its own speed.
    plays_until: Instant,
    is_running: bool,
}

impl SoundDevice {
    /// What a sound server takes at once.
    pub(super) const PERIOD: Duration = Duration::from_millis(PERIOD_MS as u64);

    /// Opens a device by its ALSA name; the library's own complaints are kept off the terminal.
    pub(super) fn open(name: &str, hertz: u32) -> Result<Self, SpeechError> {
        Self::open_with_buffer(name, hertz, BUFFER_MS)
    }

    fn open_with_buffer(name: &str, hertz: u32, millis: u32) -> Result<Self, SpeechError> {
        let no_device =
            |error: alsa::Error| SpeechError::NoDevice { device: name.to_owned(), reason: error.to_string() };
        // Complaints of this thread go to a buffer from now on, also when this handle is gone. Each open begins a new
        // buffer.
        let _kept = alsa::Output::local_error_handler().map_err(no_device)?;
        // Without blocking: a write that waits could not be interrupted by the next key.
        let pcm = PCM::new(name, Direction::Playback, true).map_err(no_device)?;
        let (buffer, period) = configure(&pcm, hertz, millis).map_err(no_device)?;
        let lead = samples(hertz, LEAD_MS).max(period + samples(hertz, PERIOD_SLACK_MS));
        let (name, until) = (name.to_owned(), Instant::now());
        Ok(Self {
            pcm,
            name,
            hertz,
            buffer_samples: buffer,
            lead: AdaptiveLead::new(lead, buffer),
            unstarted: 0,
            plays_until: until,
            is_running: false,
        })
    }

    /// Returns whether it runs dry again and again, and a deeper one may be had.
    pub(super) fn is_shallow(&self) -> bool {
        self.lead.underruns_when_full() >= MOST_UNDERRUNS && self.doubled_buffer_ms() <= DEEPEST_BUFFER_MS
    }

    /// Returns the milliseconds of a device that holds twice as much.
    fn doubled_buffer_ms(&self) -> u32 {
        u32::try_from(self.buffer_samples * 2000 / i64::from(self.hertz.max(1))).unwrap_or(u32::MAX)
    }

    /// Opens the same device holding twice as much where that can be had. It is closed before: many cards are for one
    /// at a time.
    pub(super) fn reopen_deeper(self) -> Result<Self, SpeechError> {
        // The same depth again if more cannot be had: a shallow device is better than none.
        let (deeper, before) = (self.doubled_buffer_ms(), self.doubled_buffer_ms() / 2);
        let Self { pcm, name, hertz, .. } = self;
        drop(pcm);
        Self::open_with_buffer(&name, hertz, deeper).or_else(|_| Self::open_with_buffer(&name, hertz, before))
    }

    /// Returns how many samples may be sent now.
    pub(super) fn room(&mut self) -> Result<usize, SpeechError> {
        self.is_running = true;
        if self.pcm.state() == State::XRun {
            self.recover(alsa::Error::new("xrun", EPIPE))?;
        }
        let free = match self.pcm.avail_update() {
            Ok(free) => free,
            Err(error) => {
                self.recover(error)?;
                self.buffer_samples
            }
        };
        self.lead.recover(Instant::now());
        let queued = (self.buffer_samples - free).max(0);
        Ok(usize::try_from(self.lead.samples() - queued).unwrap_or(0))
    }

    /// Makes it ready to begin again; what was sent is not played any more.
    fn recover(&mut self, error: alsa::Error) -> Result<(), SpeechError> {
        self.unstarted = 0;
        if error.errno() == EPIPE {
            self.plays_until = Instant::now();
            self.lead.note_underrun(self.plays_until);
        }
        self.pcm.try_recover(error, true).map_err(device_gone)
    }

    /// Returns how many samples are sent ahead of the ear.
    pub(super) fn lead(&self) -> usize {
        usize::try_from(self.lead.samples()).unwrap_or(0)
    }

    /// Sends samples; returns how many were taken.
    pub(super) fn send(&mut self, samples: &[i16]) -> Result<usize, SpeechError> {
        let sent = self.pcm.io_i16().map_err(device_gone)?.writei(samples);
        match sent {
            Ok(sent) => {
                self.plays_until = self.plays_until.max(Instant::now()) + self.duration_of(sent);
                self.unstarted += u64::try_from(sent).unwrap_or_default();
                Ok(sent)
            }
            Err(error) if error.errno() == EAGAIN => Ok(0),
            Err(error) => self.recover(error).map(|()| 0),
        }
    }

    /// Returns how many samples were sent and have not been heard yet: all of them where it has not begun.
    pub(super) fn delay(&self) -> u64 {
        let state = self.pcm.state();
        if state == State::Prepared {
            return self.unstarted;
        }
        let runs = matches!(state, State::Running | State::Draining);
        u64::try_from(if runs { self.pcm.delay().unwrap_or(0) } else { 0 }).unwrap_or(0)
    }

    /// Returns whether it plays, or waits for samples to play: left alone it runs dry.
    pub(super) fn is_running(&self) -> bool {
        self.is_running
    }

    /// Stops it while nobody is there, ready to begin again; it is tried again with less ahead of the ear.
    pub(super) fn rest(&mut self) -> Result<(), SpeechError> {
        if !std::mem::take(&mut self.is_running) {
            return Ok(());
        }
        self.lead.shorten();
        self.unstarted = 0;
        // `drop` and not `drain`: nobody is there to hear the rest.
        self.pcm.drop().and_then(|()| self.pcm.prepare()).map_err(device_gone)
    }

    /// Returns whether it has nothing to play after this moment.
    pub(super) fn is_dry_in(&self, moment: Duration) -> bool {
        self.plays_until < Instant::now() + moment
    }

    /// Returns how long so many samples are heard.
    fn duration_of(&self, many: usize) -> Duration {
        let millionths = u64::try_from(many).unwrap_or_default() * 1_000_000 / u64::from(self.hertz.max(1));
        Duration::from_micros(millionths)
    }

    /// Returns how many samples are so many milliseconds.
    pub(super) fn samples(&self, millis: u32) -> usize {
        usize::try_from(samples(self.hertz, millis)).unwrap_or(0)
    }
}

/// EAGAIN, on every system that has ALSA.
const EAGAIN: i32 = 11;
/// EPIPE: it has nothing more to play.
const EPIPE: i32 = 32;

fn samples(hertz: u32, millis: u32) -> i64 {
    i64::from(hertz) * i64::from(millis) / 1000
}

/// Sets the device up as near to what is wanted as it can; returns how many samples it holds, and how many are a
/// period.
fn configure(pcm: &PCM, hertz: u32, millis: u32) -> Result<(i64, i64), alsa::Error> {
    let wanted = HwParams::any(pcm)?;
    wanted.set_channels(1)?;
    wanted.set_rate(hertz, ValueOr::Nearest)?;
    wanted.set_format(Format::s16())?;
    wanted.set_access(Access::RWInterleaved)?;
    wanted.set_period_size_near(samples(hertz, PERIOD_MS), ValueOr::Nearest)?;
    wanted.set_buffer_size_near(samples(hertz, millis))?;
    pcm.hw_params(&wanted)?;
    let given = pcm.hw_params_current()?;
    let starts = pcm.sw_params_current()?;
    let period = given.get_period_size()?;
    // Many devices begin only with a whole period; what waits for more is heard later
    // (docs/decisions/0008-lead-follows-the-card.md).
    starts.set_start_threshold(period)?;
    pcm.sw_params(&starts)?;
    Ok((given.get_buffer_size()?, period))
}

fn device_gone(error: alsa::Error) -> SpeechError {
    SpeechError::DeviceGone(error.to_string())
}
