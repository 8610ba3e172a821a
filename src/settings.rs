//! What staff and machine decide once: the facility, how long the kiosk waits, how it is presented.

mod braille;
mod facility;

use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{env, fs, io};

use serde::Deserialize;
use thiserror::Error;

use crate::page::{Lang, Readings, Theme};
use crate::walkthrough::PrivateVoice;

pub use facility::{FACILITY, Facility};

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

/// How the kiosk is presented to whoever uses it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reader {
    /// Plain lines on standard input and output.
    Lines,
    /// Large text on the screen.
    #[default]
    Off,
    /// The screen, in plain rows for a screen reader or a braille display.
    Screen,
}

impl Reader {
    fn named(name: &str, from: &str) -> Result<Self, SettingsError> {
        match name {
            "lines" => Ok(Self::Lines),
            "off" => Ok(Self::Off),
            "screen" => Ok(Self::Screen),
            _ => Err(SettingsError::NotAllowed {
                name: from.to_owned(),
                value: name.to_owned(),
                mend: "write off, screen or lines".to_owned(),
            }),
        }
    }

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Lines => "lines",
            Self::Off => "off",
            Self::Screen => "screen",
        }
    }
}

/// How kanji are written for an outside screen reader, which would read furigana a second time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReaderText {
    /// In kana with spaces between words: voices such as espeak-ng know no kanji (rule R13).
    #[default]
    Kana,
    /// In kanji, for readers whose voice knows them.
    Kanji,
}

impl ReaderText {
    /// What is done with readings.
    pub fn readings(self) -> Readings {
        match self {
            Self::Kana => Readings::Kana,
            Self::Kanji => Readings::Hidden,
        }
    }

    fn named(name: &str, from: &str) -> Result<Self, SettingsError> {
        match name {
            "kana" => Ok(Self::Kana),
            "kanji" => Ok(Self::Kanji),
            _ => Err(SettingsError::NotAllowed {
                name: from.to_owned(),
                value: name.to_owned(),
                mend: "write kana or kanji".to_owned(),
            }),
        }
    }
}

/// Which voice speaks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum VoiceChoice {
    /// The one in the program, unless a screen reader speaks already.
    #[default]
    Auto,
    /// The one in the program.
    BuiltIn,
    /// One from a file.
    File(PathBuf),
    /// None.
    Silent,
    /// The one that the system has.
    System,
}

impl VoiceChoice {
    /// The choice of this name; `from` says in an error where the name stood.
    ///
    /// # Errors
    /// `NotAllowed` for any other name.
    pub fn named(name: &str, from: &str) -> Result<Self, SettingsError> {
        match name {
            "auto" => Ok(Self::Auto),
            "builtin" => Ok(Self::BuiltIn),
            "none" => Ok(Self::Silent),
            "system" => Ok(Self::System),
            _ => name.strip_prefix("file:").map(|file| Self::File(PathBuf::from(file))).ok_or_else(|| {
                SettingsError::NotAllowed {
                    name: from.to_owned(),
                    value: name.to_owned(),
                    mend: "write auto, builtin, system, none or file: with the path of an .htsvoice file".to_owned(),
                }
            }),
        }
    }
}

/// Where a setting came from, strongest first; it is announced with the mode (rule R7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// The command line.
    Flag,
    /// The environment.
    Environment,
    /// `madoguchi.toml`.
    Config,
    /// Nothing was said.
    Default,
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
    /// Six characters or more, each within so many milliseconds, are a scanner and no person.
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
        if self.screen_inches.is_some_and(|inches| !(5.0..=100.0).contains(&inches)) {
            let value = self.screen_inches.unwrap_or_default().to_string();
            let name = format!("{}: screen_inches", file.display());
            return Err(SettingsError::NotAllowed { name, value, mend: "write 5 to 100 inches".to_owned() });
        }
        if !(200..=3000).contains(&self.viewing_mm) {
            return Err(wrong("viewing_mm", self.viewing_mm.into(), "write 200 to 3000 millimetres"));
        }
        if !(30..=3600).contains(&self.idle_seconds) {
            return Err(wrong("idle_seconds", self.idle_seconds, "write 30 to 3600 seconds"));
        }
        if !(20..=600).contains(&self.still_there_seconds) {
            return Err(wrong("still_there_seconds", self.still_there_seconds, "write 20 to 600 seconds"));
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

    /// How the kiosk is presented, and what said so: flag, then environment, then `madoguchi.toml` (rule R7).
    pub fn reader(&self, flag: Option<&str>) -> Result<(Reader, From), SettingsError> {
        let variable = env::var("MADOGUCHI_READER").ok();
        let said = [
            (flag, "--reader", From::Flag),
            (variable.as_deref(), "MADOGUCHI_READER", From::Environment),
            (self.reader.as_deref(), "reader in madoguchi.toml", From::Config),
        ];
        let strongest = said.into_iter().find_map(|(value, name, from)| Some((value?, name, from)));
        match strongest {
            Some((value, name, from)) => Ok((Reader::named(value, name)?, from)),
            None => Ok((Reader::default(), From::Default)),
        }
    }

    /// How kanji are written for a screen reader: flag, then environment, then `madoguchi.toml`.
    pub fn reader_text(&self, flag: Option<&str>) -> Result<ReaderText, SettingsError> {
        let variable = env::var("MADOGUCHI_READER_TEXT").ok();
        let said = [
            (flag, "--reader-text"),
            (variable.as_deref(), "MADOGUCHI_READER_TEXT"),
            (self.reader_text.as_deref(), "reader_text in madoguchi.toml"),
        ];
        let strongest = said.into_iter().find_map(|(value, name)| Some((value?, name)));
        strongest.map_or(Ok(ReaderText::default()), |(value, name)| ReaderText::named(value, name))
    }

    /// Which voice speaks: one voice at a time, so that beside a screen reader ours is silent unless it is asked for.
    pub fn voice(&self, flag: Option<&str>, reader: Reader) -> Result<VoiceChoice, SettingsError> {
        let variable = env::var("MADOGUCHI_VOICE").ok();
        let said = [
            (flag, "--voice"),
            (variable.as_deref(), "MADOGUCHI_VOICE"),
            (self.voice.as_deref(), "voice in madoguchi.toml"),
        ];
        let strongest = said.into_iter().find_map(|(value, name)| Some((value?, name)));
        let choice = strongest.map_or(Ok(VoiceChoice::Auto), |(value, name)| VoiceChoice::named(value, name))?;
        Ok(match (choice, reader) {
            (VoiceChoice::Auto, Reader::Off) => VoiceChoice::BuiltIn,
            (VoiceChoice::Auto, Reader::Lines | Reader::Screen) => VoiceChoice::Silent,
            (chosen, _) => chosen,
        })
    }

    /// The diagonal of the screen in tenths of an inch.
    pub fn tenths_of_inch(&self) -> Option<u32> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be 5 to 100")]
        self.screen_inches.map(|inches| (inches * 10.0).round() as u32)
    }

    /// How large text is drawn, by its name: option, `MADOGUCHI_DRAW`, `madoguchi.toml`, or `auto`; with what said so.
    pub fn draw(&self, flag: Option<&str>) -> (String, &'static str) {
        let variable = env::var("MADOGUCHI_DRAW").ok();
        let said = [
            (flag, "--draw"),
            (variable.as_deref(), "MADOGUCHI_DRAW"),
            (self.draw.as_deref(), "draw in madoguchi.toml"),
        ];
        let strongest = said.into_iter().find_map(|(value, name)| Some((value?.to_owned(), name)));
        strongest.unwrap_or_else(|| ("auto".to_owned(), "--draw"))
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
        let line =
            error.span().map_or(1, |span| 1 + text.bytes().take(span.start).filter(|byte| *byte == b'\n').count());
        let what = format!("line {line}: {}", error.message().replace('\n', " "));
        SettingsError::Broken { file: file.display().to_string(), what }
    })
}

fn unreadable(file: &Path, source: io::Error) -> SettingsError {
    SettingsError::Unreadable { file: file.display().to_string(), source }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn machine(text: &str) -> Result<Machine, SettingsError> {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("madoguchi.toml");
        fs::write(&file, text).unwrap();
        Machine::read(Some(&file))
    }

    #[test]
    fn a_flag_is_stronger_than_the_file() {
        let machine = machine("reader = \"screen\"").unwrap();
        assert_eq!(machine.reader(Some("lines")).unwrap(), (Reader::Lines, From::Flag));
        assert_eq!(machine.reader(None).unwrap(), (Reader::Screen, From::Config));
        assert!(machine.reader(Some("loud")).unwrap_err().to_string().contains("off, screen or lines"));
    }

    #[test]
    fn kana_is_what_a_reader_gets_unless_kanji_are_asked_for() {
        let machine = machine("reader_text = \"kanji\"").unwrap();
        assert_eq!(machine.reader_text(None).unwrap(), ReaderText::Kanji);
        assert_eq!(machine.reader_text(Some("kana")).unwrap(), ReaderText::Kana);
        assert_eq!(Machine::default().reader_text(None).unwrap(), ReaderText::Kana);
        let error = machine.reader_text(Some("romaji")).unwrap_err().to_string();
        assert!(error.contains("--reader-text") && error.contains("kana or kanji"), "{error}");
    }

    #[test]
    fn one_voice_at_a_time_and_every_name_is_known() {
        let machine = Machine::default();
        assert_eq!(machine.voice(Some("auto"), Reader::Off).unwrap(), VoiceChoice::BuiltIn);
        assert_eq!(machine.voice(Some("auto"), Reader::Screen).unwrap(), VoiceChoice::Silent);
        assert_eq!(machine.voice(Some("system"), Reader::Screen).unwrap(), VoiceChoice::System);
        assert_eq!(machine.voice(Some("builtin"), Reader::Lines).unwrap(), VoiceChoice::BuiltIn);
        assert_eq!(
            machine.voice(Some("file:a.htsvoice"), Reader::Off).unwrap(),
            VoiceChoice::File("a.htsvoice".into())
        );
        let error = machine.voice(Some("loud"), Reader::Off).unwrap_err().to_string();
        assert!(error.contains("--voice") && error.contains("auto, builtin, system, none or file:"), "{error}");
    }

    #[test]
    fn what_is_private_is_asked_about_unless_the_file_says_otherwise() {
        assert_eq!(machine("").unwrap().private_voice().unwrap(), PrivateVoice::Ask);
        assert_eq!(machine("sound_device = \"null\"").unwrap().private_voice().unwrap(), PrivateVoice::Anywhere);
        let only = machine("private_voice = \"headphones\"").unwrap().private_voice().unwrap();
        assert_eq!(only, PrivateVoice::Headphones);
        let error = machine("private_voice = \"loud\"").unwrap().private_voice().unwrap_err().to_string();
        assert!(error.contains("ask, headphones or anywhere"), "{error}");
    }

    #[test]
    fn the_colours_are_those_of_the_file() {
        assert_eq!(machine("").unwrap().theme().unwrap(), Theme::WhiteOnBlack);
        assert_eq!(machine("theme = \"yellow-on-black\"").unwrap().theme().unwrap(), Theme::YellowOnBlack);
        let error = machine("theme = \"pink\"").unwrap().theme().unwrap_err().to_string();
        assert!(error.contains("white-on-black, black-on-white, yellow-on-black"), "{error}");
    }

    #[test]
    fn a_screen_is_measured_in_inches_and_nonsense_is_named() {
        let screen = machine("screen_inches = 15.6\nviewing_mm = 600").unwrap();
        assert_eq!((screen.tenths_of_inch(), screen.viewing_mm), (Some(156), 600));
        assert_eq!(machine("").unwrap().tenths_of_inch(), None);
        let error = machine("screen_inches = 1.0").unwrap_err().to_string();
        assert!(error.ends_with("screen_inches = \"1\": write 5 to 100 inches"), "{error}");
        let error = machine("viewing_mm = 5").unwrap_err().to_string();
        assert!(error.ends_with("viewing_mm = \"5\": write 200 to 3000 millimetres"), "{error}");
    }

    #[test]
    fn nobody_is_given_less_than_twenty_seconds() {
        let error = machine("still_there_seconds = 5").unwrap_err().to_string();
        assert!(error.ends_with("still_there_seconds = \"5\": write 20 to 600 seconds"), "{error}");
    }

    #[test]
    fn an_unknown_key_is_named_with_its_line() {
        let error = machine("idle_seconds = 60\nidel_seconds = 60").unwrap_err().to_string();
        assert!(error.contains("line 2") && error.contains("idel_seconds"), "{error}");
    }
}
