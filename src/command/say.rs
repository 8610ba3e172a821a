//! `madoguchi say`: the built-in voice into a file, or its sounds in katakana.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use furigana::RichText;
use madoguchi::settings::VoiceChoice;
use madoguchi::speech::chime::{CHIME_HERTZ, chime};
use madoguchi::speech::{CREDIT, Pace, Sentence, SpeechPack, sentences, wav};

use super::failure::CommandFailure;
use super::voice;

/// Silence between two sentences, in milliseconds.
const SENTENCE_GAP_MS: usize = 300;

/// What is said, and where it goes.
#[derive(Clone, Debug, Args)]
pub(super) struct SayOptions {
    /// The words; kanji with their readings, ｜漢字《かんじ》
    #[arg(required_unless_present = "chime")]
    text: Option<String>,
    /// Not words but the chime that calls staff
    #[arg(long, conflicts_with = "text", requires = "out")]
    chime: bool,
    /// The file, in WAV format; without it, the sounds are printed in katakana
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The voice: the one in the program, or one from a file
    #[arg(long, value_name = "builtin|file:PATH", default_value = "builtin")]
    voice: VoiceChoice,
}

/// Says a text, or rings.
pub(super) fn say(saying: &SayOptions) -> Result<ExitCode, CommandFailure> {
    if let Some(out) = saying.out.as_ref().filter(|_| saying.chime) {
        write(out, &chime(CHIME_HERTZ, 1.0), CHIME_HERTZ)?;
        writeln!(io::stdout(), "{}: the chime that calls staff", out.display())?;
        return Ok(ExitCode::SUCCESS);
    }
    let text = RichText::parse(saying.text.as_deref().unwrap_or_default())?;
    let sentences = sentences(&text, &SpeechPack::built_in())?;
    if sentences.is_empty() {
        return Err("there is nothing to say: write words between the quotation marks".into());
    }
    let Some(out) = &saying.out else {
        let lines: Vec<String> = sentences.iter().map(Sentence::sounds).collect();
        writeln!(io::stdout(), "{}", lines.join("\n"))?;
        return Ok(ExitCode::SUCCESS);
    };
    let mut voice =
        voice::load(&saying.voice)?.ok_or("only builtin and file:PATH write a file: take one of them as --voice")?;
    let hertz = voice.hertz();
    let mut samples = Vec::new();
    for sentence in &sentences {
        samples.extend(voice.begin(sentence, Pace::Plain)?.rest());
        samples.extend(std::iter::repeat_n(0, SENTENCE_GAP_MS * usize::try_from(hertz)? / 1000));
    }
    write(out, &samples, hertz)?;
    let credit = match &saying.voice {
        VoiceChoice::File(file) => file.display().to_string(),
        VoiceChoice::Auto | VoiceChoice::BuiltIn | VoiceChoice::Silent | VoiceChoice::System => CREDIT.to_owned(),
    };
    let seconds = f64::from(u32::try_from(samples.len())?) / f64::from(hertz);
    writeln!(io::stdout(), "{}: {seconds:.1} s, voice: {credit}", out.display())?;
    Ok(ExitCode::SUCCESS)
}

fn write(out: &Path, samples: &[i16], hertz: u32) -> Result<(), CommandFailure> {
    let failed = |error: io::Error| format!("{}: {error}: name a file that may be written", out.display());
    let mut file = io::BufWriter::new(fs::File::create(out).map_err(failed)?);
    wav::write(&mut file, samples, hertz).and_then(|()| file.flush()).map_err(failed)?;
    Ok(())
}
