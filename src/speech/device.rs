//! A sound device: samples go out a few milliseconds ahead of the ear, so that silence is always near.

use alsa::pcm::{Access, Format, HwParams, PCM, State};
use alsa::{Direction, ValueOr};

use super::SpeechError;

/// Milliseconds that the device can hold.
const BUFFER: u32 = 40;
/// Milliseconds between two wakings of the device.
const PERIOD: u32 = 5;
/// Milliseconds that are sent ahead at first; doubled whenever they were too few.
const LEAD: u32 = 8;

/// An open device.
pub(super) struct Device {
    pcm: PCM,
    hertz: u32,
    buffer: i64,
    lead: i64,
}

impl Device {
    /// Opens a device by its ALSA name; the library's own complaints are kept off the terminal.
    pub(super) fn open(name: &str, hertz: u32) -> Result<Self, SpeechError> {
        let no_device =
            |error: alsa::Error| SpeechError::NoDevice { device: name.to_owned(), reason: error.to_string() };
        // On this thread, for as long as it lives.
        let _kept = alsa::Output::local_error_handler().map_err(no_device)?;
        let pcm = PCM::new(name, Direction::Playback, true).map_err(no_device)?;
        let buffer = set_up(&pcm, hertz).map_err(no_device)?;
        Ok(Self { pcm, hertz, buffer, lead: samples(hertz, LEAD) })
    }

    /// How many samples may be sent now.
    pub(super) fn room(&mut self) -> Result<usize, SpeechError> {
        if self.pcm.state() == State::XRun {
            self.lead = (self.lead * 2).min(self.buffer);
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

    /// Sends samples; returns how many were taken.
    pub(super) fn send(&mut self, samples: &[i16]) -> Result<usize, SpeechError> {
        let sent = self.pcm.io_i16().map_err(gone)?.writei(samples);
        match sent {
            Ok(sent) => Ok(sent),
            Err(error) if error.errno() == AGAIN => Ok(0),
            Err(error) => {
                self.pcm.try_recover(error, true).map_err(gone)?;
                Ok(0)
            }
        }
    }

    /// Whether everything that was sent has been heard.
    pub(super) fn is_done(&self) -> bool {
        self.pcm.state() != State::Running || self.pcm.delay().map_or(true, |delay| delay <= 0)
    }

    /// Starts what was sent, where it is too short to start by itself.
    pub(super) fn start(&self) -> Result<(), SpeechError> {
        if self.pcm.state() == State::Prepared { self.pcm.start().map_err(gone) } else { Ok(()) }
    }

    /// Throws away what has not been heard yet, so that what comes next is heard at once.
    pub(super) fn clear(&self) -> Result<(), SpeechError> {
        self.pcm.drop().and_then(|()| self.pcm.prepare()).map_err(gone)
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

fn set_up(pcm: &PCM, hertz: u32) -> Result<i64, alsa::Error> {
    let wanted = HwParams::any(pcm)?;
    wanted.set_channels(1)?;
    wanted.set_rate(hertz, ValueOr::Nearest)?;
    wanted.set_format(Format::s16())?;
    wanted.set_access(Access::RWInterleaved)?;
    wanted.set_period_size_near(samples(hertz, PERIOD), ValueOr::Nearest)?;
    wanted.set_buffer_size_near(samples(hertz, BUFFER))?;
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
