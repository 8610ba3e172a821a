//! How the kiosk is presented: on a screen, to a screen reader or in lines, and with which voice.

use std::path::PathBuf;
use std::str::FromStr;

use clap::ValueEnum;
use serde::Deserialize;

use crate::page::FuriganaMode;

/// How the kiosk is presented to whoever uses it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReaderMode {
    /// Large text on the screen
    #[default]
    Off,
    /// The screen, in plain rows for a screen reader or a braille display
    Screen,
    /// Plain lines on standard input and output
    Lines,
}

/// How kanji are written for an outside screen reader, which would read furigana a second time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReaderText {
    // Rule R13, docs/rules.md.
    /// In kana with spaces between words: voices such as espeak-ng know no kanji
    #[default]
    Kana,
    /// In kanji without furigana, for readers whose voice knows them
    Kanji,
}

impl ReaderText {
    /// Returns what is done with readings.
    pub fn readings(self) -> FuriganaMode {
        match self {
            Self::Kana => FuriganaMode::Kana,
            Self::Kanji => FuriganaMode::Hidden,
        }
    }
}

/// Which voice speaks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum VoiceChoice {
    /// The one in the program, unless a screen reader speaks already.
    #[default]
    Auto,
    /// The one in the program.
    BuiltIn,
    /// The one that the system has.
    System,
    /// None.
    Silent,
    /// One from a file.
    File(PathBuf),
}

impl VoiceChoice {
    /// What stands before the path of a voice in a file.
    pub const FILE_PREFIX: &str = "file:";
    /// The voices that are no file, each by its name.
    pub const NAMED_VOICES: [(&str, Self); 4] =
        [("auto", Self::Auto), ("builtin", Self::BuiltIn), ("system", Self::System), ("none", Self::Silent)];
}

impl FromStr for VoiceChoice {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let named = Self::NAMED_VOICES.into_iter().find(|(own, _)| *own == name).map(|(_, voice)| voice);
        let file = || name.strip_prefix(Self::FILE_PREFIX).map(|file| Self::File(PathBuf::from(file)));
        named.or_else(file).ok_or_else(|| {
            let names = Self::NAMED_VOICES.map(|(own, _)| own).join(", ");
            format!("write one of {names}, or {} with the path of an .htsvoice file", Self::FILE_PREFIX)
        })
    }
}

impl TryFrom<String> for VoiceChoice {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        name.parse()
    }
}

/// Where a setting came from, strongest first; it is announced with the mode (rule R7).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SettingSource {
    /// The command line.
    Flag,
    /// The environment.
    Environment,
    /// `madoguchi.toml`.
    File,
    /// Nothing was said.
    #[default]
    Default,
}
