//! `madoguchi setup` and `madoguchi review`.

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;

use furigana::Lang;
use madoguchi::content::Content;
use madoguchi::office::{self, ReviewConfig};
use madoguchi::settings::{self, Facility, SettingsError, VoiceChoice};
use madoguchi::setup;

use super::failure::CommandFailure;
use super::options::GlobalOptions;
use super::surface::{self, PresentationChoice};
use super::voice;
use super::voice_parser::VoiceParser;

/// After so long without a key, review asks whether anybody is there.
const IDLE_TIMEOUT: Duration = Duration::from_secs(120);
/// After so long without an answer to that, the records lock themselves.
const STILL_THERE_TIMEOUT: Duration = Duration::from_secs(40);

/// Options of set-up.
#[derive(Clone, Debug, Args)]
pub(super) struct SetUpOptions {
    /// Answers that were prepared on another machine, as a file in TOML; the rest is asked, and PINs and words always are
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// Print such a file to fill in, and do nothing else
    #[arg(long, conflicts_with = "from")]
    example: bool,
}

/// Runs set-up.
pub(super) fn set_up(shared: &GlobalOptions, options: &SetUpOptions) -> Result<ExitCode, CommandFailure> {
    if options.example {
        let content = shared.content()?;
        let example = setup::example(&content, &staff_lang(shared, &content)?)?;
        io::stdout().write_all(example.as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    }
    if shared.demo {
        return Err("a demonstration needs no set-up: start `madoguchi --demo`".into());
    }
    let content = shared.content()?;
    let data = settings::data_dir(shared.data.clone())?;
    // Before the screen is taken: the refusal is a line at the command line.
    office::refuse_if_used(&data)?;
    let machine = shared.machine(&data)?;
    let lang = staff_lang(shared, &content)?;
    let prepared = options.from.as_deref().map(|file| office::read_prepared(file, &content, &lang)).transpose()?;
    let presenting = PresentationChoice::resolve(shared, &machine);
    let letters = surface::LargeTextSetup::new(shared, &machine, &data);
    let told = content.staff_messages(&lang)?;
    let frontend = surface::open(presenting, told, (&machine, &letters))?.frontend;
    office::set_up(frontend, &content, &data, (lang, prepared))?;
    Ok(ExitCode::SUCCESS)
}

/// Options of review.
#[derive(Clone, Debug, Args)]
pub(super) struct ReviewOptions {
    /// A text file with the seven words that open the records, as on a USB stick that its keeper carries: then only the staff number is typed
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    /// Which voice reads the pages aloud; others may hear it, so nobody speaks unless it is asked for
    #[arg(long, value_parser = VoiceParser, default_value = "none")]
    voice: VoiceChoice,
}

/// Runs review.
pub(super) fn review(shared: &GlobalOptions, options: &ReviewOptions) -> Result<ExitCode, CommandFailure> {
    let content = shared.content()?;
    let folder = shared.data(&content)?;
    let data = folder.path();
    // A file that is there and cannot be used is told on the first page: records are more than the facility's answers.
    if let Err(error @ SettingsError::NotSetUp(_)) = Facility::read(data) {
        return Err(error.into());
    }
    let machine = shared.machine(data)?;
    let lang = staff_lang(shared, &content)?;
    let presenting = PresentationChoice::resolve(shared, &machine);
    let choice = machine.voice(Some(&options.voice), presenting.reader);
    let speaker = voice::speaker(&choice, &machine, shared)?;
    let letters = surface::LargeTextSetup::new(shared, &machine, data);
    let told = content.staff_messages(&lang)?;
    let key_file = options.key.clone();
    let sitting = ReviewConfig { lang, idle_timeout: IDLE_TIMEOUT, still_there_timeout: STILL_THERE_TIMEOUT, key_file };
    let mut frontend = surface::open(presenting, told, (&machine, &letters))?.frontend;
    if let Some(speaker) = speaker {
        frontend = frontend.with_voice(speaker, &content);
    }
    office::review(frontend, &content, data, &sitting)?;
    Ok(ExitCode::SUCCESS)
}

/// Returns the language of staff: Japanese, unless another of their languages is asked for.
pub(super) fn staff_lang(shared: &GlobalOptions, content: &Content) -> Result<Lang, SettingsError> {
    let offered: Vec<Lang> = content.staff_languages().cloned().collect();
    let Some(tag) = &shared.lang else { return Ok(Lang::new("ja")) };
    let known = offered.iter().find(|lang| lang.tag() == tag).cloned();
    known.ok_or_else(|| SettingsError::NotAllowed {
        name: "--lang".to_owned(),
        value: tag.clone(),
        mend: format!("for staff, write one of {}", offered.iter().map(Lang::tag).collect::<Vec<_>>().join(", ")),
    })
}
