//! `madoguchi.toml`: how this machine is set.

use std::env;
use std::path::{Path, PathBuf};
use std::time::Duration;

use brlapi::ServerConfig;
use serde::Deserialize;

use crate::page::Theme;
use crate::resident::PrivateVoice;
use furigana::Lang;
use furigana::RichText;

use super::braille::BrailleChoice;
use super::chime::NightHours;
use super::error::{SettingsError, not_allowed};
use super::facility::Facility;
use super::file::parse;
use super::presentation::{ReaderMode, ReaderText, VoiceChoice};
use super::viewing::{DIAGONALS_TENTHS_OF_INCH, DISTANCES_MM, DrawMode};

/// `madoguchi.toml`: how this machine is set.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MachineConfig {
    /// `off`, `screen` or `lines`.
    pub reader: Option<ReaderMode>,
    /// `kana` or `kanji`: how kanji are written for a screen reader.
    pub reader_text: Option<ReaderText>,
    /// The language before one is chosen.
    pub lang: Option<String>,
    /// `auto`, `builtin`, `system`, `none` or `file:PATH`.
    pub voice: Option<VoiceChoice>,
    /// `auto` or `off`: whether a braille display is looked for.
    pub braille: Option<BrailleChoice>,
    /// The key file of brltty, where it is not `/etc/brlapi.key`.
    pub brlapi_key: Option<PathBuf>,
    /// How many switches there are instead of a keyboard: with 1 the focus goes by itself, with 2 Space goes on and
    /// Enter decides.
    pub switches: u8,
    /// Seconds that the focus stands on a row before it goes by itself.
    pub scan_seconds: u64,
    /// How often the focus goes over a page by itself before it rests.
    pub rescans: u32,
    /// Paths in /dev/input of keypads whose F13 to F24 are read from the system itself.
    pub keypads: Vec<PathBuf>,
    /// A table of keys that changes the one in the program.
    pub keys: Option<PathBuf>,
    /// The ALSA name of the sound device.
    pub sound_device: Option<String>,
    /// Seconds from one chime of a call for staff to the next.
    pub call_repeat_seconds: u64,
    /// The folder by which calls for staff leave the kiosk.
    pub call_spool: Option<PathBuf>,
    /// Where this kiosk stands, for whoever is called; without it, the facility's name.
    pub call_place: Option<String>,
    /// The ALSA name of the device on which staff are called, where it is another one.
    pub chime_device: Option<String>,
    /// From when to when the chime is softer: `21:00-06:00`.
    pub chime_night: Option<NightHours>,
    /// `ask`, `headphones` or `anywhere`: where the voice may say what is private.
    pub private_voice: Option<PrivateVoice>,
    /// The input device that tells of headphones, `/dev/input/…`; without it, any jack that this machine has.
    pub headphones: Option<PathBuf>,
    /// `white-on-black`, `black-on-white` or `yellow-on-black`: the colours before others are chosen.
    pub theme: Theme,
    /// `auto`, `text` or `pixels`: how large text is drawn.
    pub draw: Option<DrawMode>,
    /// The font of large text, instead of the one that Debian has.
    pub font: Option<PathBuf>,
    /// The diagonal of the screen in inches, as its maker says it: 10.1, 15.6, 21.5.
    pub screen_inches: Option<f64>,
    /// From how many millimetres the screen is read; 500 is a desk.
    pub viewing_mm: u32,
    /// Seconds without a key before the kiosk asks whether somebody is there.
    pub idle_seconds: u64,
    /// Seconds that this question waits; at least 20 (WCAG 2.2.1).
    pub still_there_seconds: u64,
    /// The same key within so many milliseconds counts once.
    pub double_key_ms: u64,
    /// Six characters or more, each within so many milliseconds, are a scanner and no person, but where words are typed.
    pub scanner_ms: u64,
}

impl Default for MachineConfig {
    fn default() -> Self {
        Self {
            reader: None,
            reader_text: None,
            lang: None,
            voice: None,
            braille: None,
            brlapi_key: None,
            switches: 0,
            scan_seconds: 4,
            rescans: 3,
            keypads: Vec::new(),
            keys: None,
            sound_device: None,
            chime_device: None,
            chime_night: None,
            call_repeat_seconds: 20,
            call_spool: None,
            call_place: None,
            private_voice: None,
            headphones: None,
            theme: Theme::default(),
            draw: None,
            font: None,
            screen_inches: None,
            viewing_mm: 500,
            idle_seconds: 180,
            still_there_seconds: 40,
            double_key_ms: 300,
            scanner_ms: 30,
        }
    }
}

impl MachineConfig {
    /// Reads `madoguchi.toml`; without a file everything is as it comes.
    pub fn read(file: Option<&Path>) -> Result<Self, SettingsError> {
        // No file is no fault: every setting has a value that serves.
        let Some(file) = file else { return Ok(Self::default()) };
        let machine: Self = parse(file)?;
        machine.checked(file)
    }

    fn checked(self, file: &Path) -> Result<Self, SettingsError> {
        let seconds = |range| (range, "seconds");
        for (name, value, (allowed, unit)) in [
            ("viewing_mm", self.viewing_mm.into(), (DISTANCES_MM, "millimetres")),
            ("idle_seconds", self.idle_seconds, seconds(30..=3600)),
            ("still_there_seconds", self.still_there_seconds, seconds(20..=600)),
            ("call_repeat_seconds", self.call_repeat_seconds, seconds(5..=600)),
            ("scan_seconds", self.scan_seconds, seconds(1..=30)),
            ("double_key_ms", self.double_key_ms, (0..=1000, "milliseconds")),
            ("scanner_ms", self.scanner_ms, (0..=200, "milliseconds")),
            ("switches", self.switches.into(), (0..=2, "switches")),
            ("rescans", self.rescans.into(), (1..=10, "rounds")),
        ] {
            if !allowed.contains(&value) {
                let mend = format!("write {} to {} {unit}", allowed.start(), allowed.end());
                return Err(not_allowed(file, name, &value, mend));
            }
        }
        // As tenths, for those are what is reckoned with: 4.96 inches are 5 there.
        if let Some(inches) = self
            .screen_inches
            .filter(|_| self.tenths_of_inch().is_none_or(|own| !DIAGONALS_TENTHS_OF_INCH.contains(&own)))
        {
            return Err(not_allowed(file, "screen_inches", &inches, "write 5 to 100 inches".to_owned()));
        }
        Ok(self)
    }

    /// Returns how long the kiosk waits for a key before it asks whether somebody is there, and after it.
    pub fn idle_timeouts(&self) -> (Duration, Duration) {
        (Duration::from_secs(self.idle_seconds), Duration::from_secs(self.still_there_seconds))
    }

    /// Returns where this kiosk stands, for whoever is called.
    pub fn call_place(&self, facility: &Facility) -> String {
        let name = || RichText::parse(&facility.name).unwrap_or_default().written();
        self.call_place.clone().unwrap_or_else(name)
    }

    /// Returns the sound device: `MADOGUCHI_SOUND`, `madoguchi.toml`, or the default one.
    pub fn sound_device(&self) -> String {
        env::var("MADOGUCHI_SOUND").ok().or_else(|| self.sound_device.clone()).unwrap_or_else(|| "default".to_owned())
    }

    /// Returns where the voice may say what is private. A device that plays to nobody is heard by nobody else.
    pub fn private_voice(&self) -> PrivateVoice {
        let unheard = if self.sound_device() == "null" { PrivateVoice::Anywhere } else { PrivateVoice::Ask };
        self.private_voice.unwrap_or(unheard)
    }

    /// Returns the language before one is chosen, out of those that the pack has.
    ///
    /// # Errors
    /// `NotAllowed` for a language that it does not have.
    pub fn lang(&self, flag: Option<&str>, offered: &[Lang]) -> Result<Option<Lang>, SettingsError> {
        let said = [(flag, "--lang"), (self.lang.as_deref(), "lang in madoguchi.toml")];
        let Some((tag, name)) = said.into_iter().find_map(|(tag, name)| Some((tag?, name))) else { return Ok(None) };
        let known = offered.iter().find(|lang| lang.tag() == tag).cloned();
        known.map(Some).ok_or_else(|| SettingsError::NotAllowed {
            name: name.to_owned(),
            value: tag.to_owned(),
            mend: format!("write one of {}", offered.iter().map(Lang::tag).collect::<Vec<_>>().join(", ")),
        })
    }

    /// Returns the device on which staff are called.
    pub fn chime_device(&self) -> String {
        self.chime_device.clone().unwrap_or_else(|| self.sound_device())
    }

    /// Returns whether the chime has a device of its own, on which no voice plays.
    pub fn chimes_elsewhere(&self) -> bool {
        self.chime_device() != self.sound_device()
    }

    /// Returns which voice speaks: one at a time, so that beside a screen reader ours is silent unless it is asked for.
    pub fn voice(&self, flag: Option<&VoiceChoice>, reader: ReaderMode) -> VoiceChoice {
        let chosen = flag.or(self.voice.as_ref()).cloned().unwrap_or_default();
        match (chosen, reader) {
            (VoiceChoice::Auto, ReaderMode::Off) => VoiceChoice::BuiltIn,
            (VoiceChoice::Auto, ReaderMode::Lines | ReaderMode::Screen) => VoiceChoice::Silent,
            (chosen, _) => chosen,
        }
    }

    /// Returns the diagonal of the screen in tenths of an inch.
    pub fn tenths_of_inch(&self) -> Option<u32> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be 5 to 100")]
        self.screen_inches.map(|inches| (inches * 10.0).round() as u32)
    }

    /// Returns where the braille display is looked for; `None` where none is wanted.
    ///
    /// # Errors
    /// `NotAllowed` for a `BRLAPI_HOST` that is no place.
    pub fn braille(&self, flag: Option<BrailleChoice>) -> Result<Option<ServerConfig>, SettingsError> {
        flag.or(self.braille).unwrap_or_default().server(self.brlapi_key.as_deref())
    }
}
