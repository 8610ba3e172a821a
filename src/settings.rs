//! What staff and machine decide once: the facility, how long the kiosk waits, how it is presented.

mod braille;
mod chime;
mod facility;
mod presented;
mod sight;

use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{env, fs, io};

use serde::Deserialize;
use thiserror::Error;

use crate::page::Theme;
use crate::walkthrough::PrivateVoice;
use furigana::Lang;
use furigana::RichText;

use crate::line_number::line_of;
pub use chime::Night;
pub use facility::{FACILITY, Facility};
pub use presented::{From, Reader, ReaderText, VoiceChoice};
pub use sight::{MACHINE, ScreenPlace};

/// What is wrong with the settings, and the mend.
#[derive(Debug, Error)]
pub enum SettingsError {
    /// A file is not written as it should be.
    #[error("{file}: {what}")]
    Broken {
        /// The file.
        file: String,
        /// What is wrong, with its line.
        what: String,
    },
    /// There is no home directory and no `--data`.
    #[error("nobody knows where records are kept: name a folder with --data DIR or MADOGUCHI_DATA")]
    NoHome,
    /// Set-up was never done.
    #[error("{0} holds no facility: run `madoguchi setup` first, or try `madoguchi --demo`")]
    NotSetUp(PathBuf),
    /// A value that is not allowed.
    #[error("{name} = {value:?}: {mend}")]
    NotAllowed {
        /// The option, variable or key.
        name: String,
        /// The value.
        value: String,
        /// What is allowed.
        mend: String,
    },
    /// A file cannot be read or written.
    #[error("{file}: {source}: check that it is there and may be used")]
    Unreadable {
        /// The file.
        file: String,
        /// The system's reason.
        source: io::Error,
    },
}

/// `madoguchi.toml`: how this machine is set.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Machine {
    /// `off`, `screen` or `lines`.
    pub reader: Option<String>,
    /// `kana` or `kanji`: how kanji are written for a screen reader.
    pub reader_text: Option<String>,
    /// The language before one is chosen.
    pub lang: Option<String>,
    /// `auto`, `builtin`, `none` or `file:PATH`.
    pub voice: Option<String>,
    /// `auto` or `off`: whether a braille display is looked for.
    pub braille: Option<String>,
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
    pub chime_night: Option<Night>,
    /// `ask`, `headphones` or `anywhere`: where the voice may say what is private.
    pub private_voice: Option<String>,
    /// The input device that tells of headphones, `/dev/input/…`; without it, any jack that this machine has.
    pub headphones: Option<PathBuf>,
    /// `white-on-black`, `black-on-white` or `yellow-on-black`: the colours before others are chosen.
    pub theme: Option<String>,
    /// `auto`, `text` or `pixels`: how large text is drawn.
    pub draw: Option<String>,
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

impl Default for Machine {
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
            theme: None,
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

impl Machine {
    /// Reads `madoguchi.toml`; without a file everything is as it comes.
    pub fn read(file: Option<&Path>) -> Result<Self, SettingsError> {
        let Some(file) = file else { return Ok(Self::default()) };
        let machine: Self = parse(file)?;
        machine.checked(file)
    }

    fn checked(self, file: &Path) -> Result<Self, SettingsError> {
        let wrong = |name: &str, value: u64, mend: &str| SettingsError::NotAllowed {
            name: format!("{}: {name}", file.display()),
            value: value.to_string(),
            mend: mend.to_owned(),
        };
        if let Some((name, value, mend)) = self.sight_fault() {
            let name = format!("{}: {name}", file.display());
            return Err(SettingsError::NotAllowed { name, value, mend: mend.to_owned() });
        }
        if !(30..=3600).contains(&self.idle_seconds) {
            return Err(wrong("idle_seconds", self.idle_seconds, "write 30 to 3600 seconds"));
        }
        if !(20..=600).contains(&self.still_there_seconds) {
            return Err(wrong("still_there_seconds", self.still_there_seconds, "write 20 to 600 seconds"));
        }
        if !(5..=600).contains(&self.call_repeat_seconds) {
            return Err(wrong("call_repeat_seconds", self.call_repeat_seconds, "write 5 to 600 seconds"));
        }
        if self.double_key_ms > 1000 {
            return Err(wrong("double_key_ms", self.double_key_ms, "write 0 to 1000 milliseconds"));
        }
        if self.scanner_ms > 200 {
            return Err(wrong("scanner_ms", self.scanner_ms, "write 0 to 200 milliseconds"));
        }
        if self.switches > 2 {
            return Err(wrong("switches", self.switches.into(), "write 0, 1 or 2"));
        }
        if !(1..=30).contains(&self.scan_seconds) {
            return Err(wrong("scan_seconds", self.scan_seconds, "write 1 to 30 seconds"));
        }
        if !(1..=10).contains(&self.rescans) {
            return Err(wrong("rescans", self.rescans.into(), "write 1 to 10 rounds"));
        }
        Ok(self)
    }

    /// Before the kiosk asks whether somebody is there, and after it.
    pub fn patience(&self) -> (Duration, Duration) {
        (Duration::from_secs(self.idle_seconds), Duration::from_secs(self.still_there_seconds))
    }

    /// Where this kiosk stands, for whoever is called.
    pub fn call_place(&self, facility: &Facility) -> String {
        let name = || RichText::parse(&facility.name).unwrap_or_default().written();
        self.call_place.clone().unwrap_or_else(name)
    }

    /// The sound device: `MADOGUCHI_SOUND`, `madoguchi.toml`, or the default one.
    pub fn sound_device(&self) -> String {
        env::var("MADOGUCHI_SOUND").ok().or_else(|| self.sound_device.clone()).unwrap_or_else(|| "default".to_owned())
    }

    /// Where the voice may say what is private. A device that plays to nobody is heard by nobody else.
    pub fn private_voice(&self) -> Result<PrivateVoice, SettingsError> {
        match self.private_voice.as_deref() {
            None if self.sound_device() == "null" => Ok(PrivateVoice::Anywhere),
            None | Some("ask") => Ok(PrivateVoice::Ask),
            Some("anywhere") => Ok(PrivateVoice::Anywhere),
            Some("headphones") => Ok(PrivateVoice::Headphones),
            Some(other) => Err(SettingsError::NotAllowed {
                name: "private_voice in madoguchi.toml".to_owned(),
                value: other.to_owned(),
                mend: "write ask, headphones or anywhere".to_owned(),
            }),
        }
    }

    /// The colours before others are chosen.
    pub fn theme(&self) -> Result<Theme, SettingsError> {
        let Some(name) = self.theme.as_deref() else { return Ok(Theme::default()) };
        Theme::ALL.into_iter().find(|theme| theme.name() == name).ok_or_else(|| SettingsError::NotAllowed {
            name: "theme in madoguchi.toml".to_owned(),
            value: name.to_owned(),
            mend: format!("write one of {}", Theme::ALL.map(Theme::name).join(", ")),
        })
    }

    /// The language before one is chosen, out of those that the pack has.
    pub fn lang(&self, flag: Option<&str>, offered: &[Lang]) -> Result<Option<Lang>, SettingsError> {
        let variable = env::var("MADOGUCHI_LANG").ok();
        let Some(tag) = flag.or(variable.as_deref()).or(self.lang.as_deref()) else { return Ok(None) };
        if let Some(lang) = offered.iter().find(|lang| lang.tag() == tag) {
            return Ok(Some(lang.clone()));
        }
        let all = offered.iter().map(Lang::tag).collect::<Vec<_>>().join(", ");
        Err(SettingsError::NotAllowed {
            name: "--lang".to_owned(),
            value: tag.to_owned(),
            mend: format!("write one of {all}"),
        })
    }
}

/// The folder of the records: `--data`, `MADOGUCHI_DATA`, or the user's own data folder.
pub fn data_dir(flag: Option<PathBuf>) -> Result<PathBuf, SettingsError> {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    flag.or_else(|| set("MADOGUCHI_DATA"))
        .or_else(|| set("XDG_DATA_HOME").map(|dir| dir.join("madoguchi")))
        .or_else(|| set("HOME").map(|dir| dir.join(".local/share/madoguchi")))
        .ok_or(SettingsError::NoHome)
}

fn read(file: &Path) -> Result<String, SettingsError> {
    fs::read_to_string(file).map_err(|source| unreadable(file, source))
}

fn parse<T: serde::de::DeserializeOwned>(file: &Path) -> Result<T, SettingsError> {
    let text = read(file)?;
    toml::from_str(&text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_of(&text, span.start));
        let what = format!("line {line}: {}", error.message().replace('\n', " "));
        SettingsError::Broken { file: file.display().to_string(), what }
    })
}

fn unreadable(file: &Path, source: io::Error) -> SettingsError {
    SettingsError::Unreadable { file: file.display().to_string(), source }
}

#[cfg(test)]
mod tests;
