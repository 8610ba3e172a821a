//! A sound device: samples go out a few milliseconds ahead of the ear, so that silence is always near.

use std::time::{Duration, Instant};

use alsa::pcm::{Access, Format, HwParams, PCM, State};
use alsa::{Direction, ValueOr};

use super::SpeechError;

/// Milliseconds that the device can hold at first; a sound server takes them for the time that it may wait
/// before it asks for more.
const BUFFER: u32 = 20;
/// Milliseconds that it can hold at most.
const DEEPEST: u32 = 160;
/// Milliseconds between two wakings of the device.
const PERIOD: u32 = 5;
/// Milliseconds that are sent ahead at first; doubled whenever they were too few.
const LEAD: u32 = 8;
/// How often a device may run dry that was filled to the brim, before a deeper one is taken.
const DRY: u32 = 3;

/// An open device.
pub(super) struct Device {
    pcm: PCM,
    hertz: u32,
    buffer: i64,
    lead: i64,
    /// How often it ran dry although it was filled to the brim.
    dry: u32,
    /// Until when it has something to play, at its own speed.
    until: Instant,
    runs: bool,
}

impl Device {
    /// Opens a device by its ALSA name; the library's own complaints are kept off the terminal.
    pub(super) fn open(name: &str, hertz: u32) -> Result<Self, SpeechError> {
        Self::holding(name, hertz, BUFFER)
    }

    fn holding(name: &str, hertz: u32, millis: u32) -> Result<Self, SpeechError> {
        let no_device =
            |error: alsa::Error| SpeechError::NoDevice { device: name.to_owned(), reason: error.to_string() };
        // On this thread, for as long as it lives.
        let _kept = alsa::Output::local_error_handler().map_err(no_device)?;
        let pcm = PCM::new(name, Direction::Playback, true).map_err(no_device)?;
        let buffer = set_up(&pcm, hertz, millis).map_err(no_device)?;
        Ok(Self { pcm, hertz, buffer, lead: samples(hertz, LEAD), dry: 0, until: Instant::now(), runs: false })
    }

    /// A device that holds twice as much, where this one runs dry again and again.
    pub(super) fn deeper(&self, name: &str) -> Result<Option<Self>, SpeechError> {
        let millis = u32::try_from(self.buffer * 2000 / i64::from(self.hertz.max(1))).unwrap_or(DEEPEST);
        if self.dry < DRY || millis > DEEPEST {
            return Ok(None);
        }
        Self::holding(name, self.hertz, millis).map(Some)
    }

    /// How many samples may be sent now.
    pub(super) fn room(&mut self) -> Result<usize, SpeechError> {
        self.runs = true;
        if self.pcm.state() == State::XRun {
            self.ran_dry();
            self.pcm.prepare().map_err(gone)?;
        }
        let free = match self.pcm.avail_update() {
            Ok(free) => free,
            Err(error) => {
                self.pcm.try_recover(error, true).map_err(gone)?;
                self.buffer
            }
        };
        let queued = (self.buffer - free).max(0);
        Ok(usize::try_from(self.lead - queued).unwrap_or(0))
    }

    fn ran_dry(&mut self) {
        if self.lead >= self.buffer {
            self.dry += 1;
        }
        self.lead = (self.lead * 2).min(self.buffer);
        self.until = Instant::now();
    }

    /// How many samples are sent ahead of the ear.
    pub(super) fn lead(&self) -> usize {
        usize::try_from(self.lead).unwrap_or(0)
    }

    /// Sends samples; returns how many were taken.
    pub(super) fn send(&mut self, samples: &[i16]) -> Result<usize, SpeechError> {
        let sent = self.pcm.io_i16().map_err(gone)?.writei(samples);
        match sent {
            Ok(sent) => {
                self.until = self.until.max(Instant::now()) + self.lasts(sent);
                Ok(sent)
            }
            Err(error) if error.errno() == AGAIN => Ok(0),
            Err(error) => {
                self.pcm.try_recover(error, true).map_err(gone)?;
                Ok(0)
            }
        }
    }

    /// How many samples were sent and have not been heard yet.
    pub(super) fn delay(&self) -> u64 {
        let runs = matches!(self.pcm.state(), State::Running | State::Prepared | State::Draining);
        let delay = if runs { self.pcm.delay().unwrap_or(0) } else { 0 };
        u64::try_from(delay).unwrap_or(0)
    }

    /// Stops it while nobody is there, ready to begin again; it is tried again with less ahead of the ear.
    pub(super) fn rest(&mut self) -> Result<(), SpeechError> {
        if !std::mem::take(&mut self.runs) {
            return Ok(());
        }
        (self.lead, self.dry) = ((self.lead / 2).max(samples(self.hertz, LEAD)), 0);
        self.pcm.drop().and_then(|()| self.pcm.prepare()).map_err(gone)
    }

    /// Whether it has nothing to play after this moment.
    pub(super) fn is_dry_in(&self, moment: Duration) -> bool {
        self.until < Instant::now() + moment
    }

    /// How long so many samples are heard.
    fn lasts(&self, many: usize) -> Duration {
        let millionths = u64::try_from(many).unwrap_or_default() * 1_000_000 / u64::from(self.hertz.max(1));
        Duration::from_micros(millionths)
    }

    /// Samples in so many milliseconds.
    pub(super) fn samples(&self, millis: u32) -> usize {
        usize::try_from(samples(self.hertz, millis)).unwrap_or(0)
    }
}

/// EAGAIN, on every system that has ALSA.
const AGAIN: i32 = 11;

fn samples(hertz: u32, millis: u32) -> i64 {
    i64::from(hertz) * i64::from(millis) / 1000
}

fn set_up(pcm: &PCM, hertz: u32, millis: u32) -> Result<i64, alsa::Error> {
    let wanted = HwParams::any(pcm)?;
    wanted.set_channels(1)?;
    wanted.set_rate(hertz, ValueOr::Nearest)?;
    wanted.set_format(Format::s16())?;
    wanted.set_access(Access::RWInterleaved)?;
    wanted.set_period_size_near(samples(hertz, PERIOD), ValueOr::Nearest)?;
    wanted.set_buffer_size_near(samples(hertz, millis))?;
    pcm.hw_params(&wanted)?;
    let given = pcm.hw_params_current()?;
    let starts = pcm.sw_params_current()?;
    starts.set_start_threshold(given.get_period_size()?)?;
    pcm.sw_params(&starts)?;
    given.get_buffer_size()
}

fn gone(error: alsa::Error) -> SpeechError {
    SpeechError::DeviceGone(error.to_string())
}
