//! Options of every command and those of the kiosk, with the content, the folder and the settings that they name.

use std::path::{Path, PathBuf};

use clap::Args;

use madoguchi::content::{Content, ContentError};
use madoguchi::settings::{
    self, BrailleChoice, DrawMode, MachineConfig, ReaderMode, ReaderText, SettingSource, SettingsError, VoiceChoice,
};

use super::demo;
use super::failure::CommandFailure;
use super::voice_parser::VoiceParser;

/// Options of every command.
#[derive(Clone, Debug, Args)]
pub(super) struct GlobalOptions {
    /// Folder of the records [default: ~/.local/share/madoguchi]
    #[arg(long, global = true, value_name = "DIR", env = "MADOGUCHI_DATA", hide_env_values = true)]
    pub(super) data: Option<PathBuf>,
    /// A pack and its words from this folder, instead of the one in the program
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) content: Option<PathBuf>,
    /// Settings of this machine [default: madoguchi.toml in the folder of the records]
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// An invented facility with throw-away keys, marked on every page
    #[arg(long, global = true)]
    pub(super) demo: bool,
    /// How pages are presented [default: off]
    #[arg(long, global = true, env = "MADOGUCHI_READER", hide_env_values = true)]
    pub(super) reader: Option<ReaderMode>,
    /// What said how pages are presented, if it was one of the two.
    #[arg(skip)]
    pub(super) reader_source: SettingSource,
    /// How kanji are written for a screen reader [default: kana]
    #[arg(long, global = true, env = "MADOGUCHI_READER_TEXT", hide_env_values = true)]
    pub(super) reader_text: Option<ReaderText>,
    /// Language before one is chosen, e.g. ja-simple, ja, en; the variable is for the kiosk alone [default: the pack's first]
    #[arg(long, global = true, value_name = "TAG", env = "MADOGUCHI_LANG", hide_env_values = true)]
    pub(super) lang: Option<String>,
    /// How large text is drawn [default: auto]
    #[arg(long, global = true, env = "MADOGUCHI_DRAW", hide_env_values = true)]
    pub(super) draw: Option<DrawMode>,
    /// The font of large text [default: BIZ UDGothic from fonts-morisawa-bizud-gothic]
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) font: Option<PathBuf>,
}

/// Options of the kiosk.
#[derive(Clone, Debug, Args)]
pub(super) struct KioskOptions {
    /// Which voice speaks: auto is the one in the program unless a screen reader speaks, system the one of speech-dispatcher [default: auto]
    #[arg(long, value_parser = VoiceParser, env = "MADOGUCHI_VOICE", hide_env_values = true)]
    pub(super) voice: Option<VoiceChoice>,
    /// Whether a braille display behind brltty is looked for [default: auto]
    #[arg(long, env = "MADOGUCHI_BRAILLE", hide_env_values = true)]
    pub(super) braille: Option<BrailleChoice>,
}

impl GlobalOptions {
    /// Returns the pack and its words: those of `--content`, or those in the program.
    pub(super) fn content(&self) -> Result<Content, ContentError> {
        self.content.as_deref().map_or_else(Content::built_in, Content::from_dir)
    }

    /// Returns the folder of the records, made for the demonstration if that is what was asked for.
    pub(super) fn data(&self, content: &Content) -> Result<demo::RecordsFolder, CommandFailure> {
        if self.demo {
            return demo::demo_folder(self.data.clone(), content);
        }
        Ok(demo::RecordsFolder::Lasting(settings::data_dir(self.data.clone())?))
    }

    /// Returns the settings of this machine.
    pub(super) fn machine(&self, data: &Path) -> Result<MachineConfig, SettingsError> {
        // The file of the folder may be missing; one that is named with --config must be there.
        let own = data.join(settings::MACHINE_FILE);
        let file = self.config.clone().or_else(|| own.is_file().then_some(own));
        MachineConfig::read(file.as_deref())
    }
}
