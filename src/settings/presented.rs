//! How the kiosk is presented: on a screen, to a screen reader or in lines, and with which voice.

use std::env;
use std::path::PathBuf;

use crate::page::Readings;

use super::{Machine, SettingsError};

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
    /// In kana with spaces between words: voices such as espeak-ng know no kanji (rule R13, docs/rules.md).
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

impl Machine {
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
}
