//! The command line: its options and commands, and the exit code.

#![expect(clippy::doc_markdown, reason = "these lines are the help that a person reads")]

mod call;
mod conformance;
mod content;
mod custody;
mod demo;
mod doctor;
mod emboss;
mod gallery;
mod kiosk;
mod list;
mod manual;
mod outage;
mod records;
mod say;
mod speech_pack;
mod staff;
mod surface;
mod variables;
mod voice;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use madoguchi::content::{Content, ContentError};
use madoguchi::device::process_hardening;
use madoguchi::settings::{
    self, BrailleChoice, DrawMode, MachineConfig, ReaderMode, ReaderText, SettingSource, SettingsError, VoiceChoice,
};

use voice::VoiceParser;

/// Why a command failed, in one line that says what to do.
type CommandFailure = Box<dyn std::error::Error>;

#[derive(Debug, Parser)]
#[command(
    name = "madoguchi",
    version,
    about = "A kiosk that explains the My Number card, asks what a person wishes, and keeps a record that staff can trust.",
    after_help = "Without a command, the resident's kiosk starts. Set it up first with `madoguchi setup`, or look at it with `madoguchi --demo`.\n\
                  Exit codes: 0 all is well, 1 something is wrong (one line on standard error says what to do), 2 the command line is wrong."
)]
struct CommandLine {
    #[command(flatten)]
    shared: GlobalOptions,
    #[command(flatten)]
    kiosk: KioskOptions,
    #[command(subcommand)]
    command: Option<CliCommand>,
}

/// Options of every command.
#[derive(Clone, Debug, Args)]
struct GlobalOptions {
    /// Folder of the records [default: ~/.local/share/madoguchi]
    #[arg(long, global = true, value_name = "DIR", env = "MADOGUCHI_DATA", hide_env_values = true)]
    data: Option<PathBuf>,
    /// A pack and its words from this folder, instead of the one in the program
    #[arg(long, global = true, value_name = "DIR")]
    content: Option<PathBuf>,
    /// Settings of this machine [default: madoguchi.toml in the folder of the records]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// An invented facility with throw-away keys, marked on every page
    #[arg(long, global = true)]
    demo: bool,
    /// How pages are presented [default: off]
    #[arg(long, global = true, env = "MADOGUCHI_READER", hide_env_values = true)]
    reader: Option<ReaderMode>,
    /// What said how pages are presented, if it was one of the two.
    #[arg(skip)]
    reader_source: SettingSource,
    /// How kanji are written for a screen reader [default: kana]
    #[arg(long, global = true, env = "MADOGUCHI_READER_TEXT", hide_env_values = true)]
    reader_text: Option<ReaderText>,
    /// Language before one is chosen, e.g. ja-simple, ja, en; the variable is for the kiosk alone [default: the pack's first]
    #[arg(long, global = true, value_name = "TAG", env = "MADOGUCHI_LANG", hide_env_values = true)]
    lang: Option<String>,
    /// How large text is drawn [default: auto]
    #[arg(long, global = true, env = "MADOGUCHI_DRAW", hide_env_values = true)]
    draw: Option<DrawMode>,
    /// The font of large text [default: BIZ UDGothic from fonts-morisawa-bizud-gothic]
    #[arg(long, global = true, value_name = "FILE")]
    font: Option<PathBuf>,
}

/// Options of the kiosk.
#[derive(Clone, Debug, Args)]
struct KioskOptions {
    /// Which voice speaks: auto is the one in the program unless a screen reader speaks, system the one of speech-dispatcher [default: auto]
    #[arg(long, value_parser = VoiceParser, env = "MADOGUCHI_VOICE", hide_env_values = true)]
    voice: Option<VoiceChoice>,
    /// Whether a braille display behind brltty is looked for [default: auto]
    #[arg(long, env = "MADOGUCHI_BRAILLE", hide_env_values = true)]
    braille: Option<BrailleChoice>,
}

#[derive(Debug, Subcommand)]
enum CliCommand {
    /// The resident's kiosk (the same as no command)
    Kiosk(KioskOptions),
    /// First run for staff: the facility, keys, recovery sheet, first member of staff
    Setup(staff::SetUpOptions),
    /// For staff: what waits, one record with the words that were shown, talked over, search, printing, staff
    Review(staff::ReviewOptions),
    /// Work on the log, no screen needed
    Records {
        #[command(subcommand)]
        work: records::RecordsCommand,
    },
    /// Cards and certificates that the facility keeps: given out, back, counted, and by whom
    Custody {
        #[command(subcommand)]
        work: custody::CustodyCommand,
    },
    /// People for a hand-over: a visit of the city, photos, cards, papers; asks for staff number and words
    List(list::ListOptions),
    /// Work on packs and words
    Content {
        #[command(subcommand)]
        work: ContentCommand,
    },
    /// Print every page in every form
    Gallery(gallery::GalleryOptions),
    /// A chapter or a receipt in braille, as an embosser takes it (BRF)
    Emboss(emboss::EmbossOptions),
    /// What the standards of accessibility ask, each clause with the test that proves it
    Conformance(conformance::ConformanceOptions),
    /// What this machine can do, and the mend for what it cannot
    Doctor {
        /// Try the call for staff as well: rings the chime and runs the program of the house
        #[arg(long)]
        call: bool,
    },
    /// Take up calls for staff outside the kiosk; madoguchi-call.service does it
    Call {
        #[command(subcommand)]
        work: call::CallCommand,
    },
    /// Manual pages and shell completions into a folder, for whoever makes a package
    #[command(hide = true)]
    Manual {
        /// The folder; it is made if need be
        dir: PathBuf,
    },
    /// Say a text with the built-in voice, into a file
    Say(say::SayOptions),
}

#[derive(Debug, Subcommand)]
enum ContentCommand {
    /// Check a pack and its words: ids, readings, easy Japanese, dates, sources
    Check {
        /// The folder of the pack; without it, the pack in the program
        dir: Option<PathBuf>,
    },
    /// For authors: have every clause analysed for the voice, held against the furigana (needs open_jtalk)
    SpeechPack {
        /// Only compare with the pack that is there
        #[arg(long)]
        compare: bool,
    },
}

impl GlobalOptions {
    fn content(&self) -> Result<Content, ContentError> {
        self.content.as_deref().map_or_else(Content::built_in, Content::from_dir)
    }

    /// The folder of the records, made for the demonstration if that is what was asked for.
    fn data(&self, content: &Content) -> Result<demo::RecordsFolder, CommandFailure> {
        if self.demo {
            return demo::demo_folder(self.data.clone(), content);
        }
        Ok(demo::RecordsFolder::Lasting(settings::data_dir(self.data.clone())?))
    }

    fn machine(&self, data: &std::path::Path) -> Result<MachineConfig, SettingsError> {
        // The file of the folder may be missing; one that is named with --config must be there.
        let own = data.join(settings::MACHINE_FILE);
        let file = self.config.clone().or_else(|| own.is_file().then_some(own));
        MachineConfig::read(file.as_deref())
    }
}

/// Runs what the command line asks for.
pub(crate) fn run() -> ExitCode {
    // Before anything secret is read: no core dump may hold it (invariant I7, docs/records.md).
    process_hardening::harden_process();
    let asked = match variables::parse() {
        Ok(asked) => asked,
        Err(code) => return code,
    };
    match dispatch(asked) {
        Ok(code) => code,
        Err(failure) => {
            // One line, whatever a library says: scripts and screen readers take it as one sentence.
            let line = failure.to_string().replace('\n', " ");
            // Nothing can be done when standard error is gone as well.
            let _ = writeln!(io::stderr(), "madoguchi: {line}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(asked: CommandLine) -> Result<ExitCode, CommandFailure> {
    let shared = &asked.shared;
    match asked.command {
        None => kiosk::serve(shared, &asked.kiosk),
        Some(CliCommand::Kiosk(options)) => kiosk::serve(shared, &options),
        Some(CliCommand::Setup(options)) => staff::set_up(shared, &options),
        Some(CliCommand::Review(options)) => staff::review(shared, &options),
        Some(CliCommand::Records { work }) => records::run(shared, work),
        Some(CliCommand::Custody { work }) => custody::run(shared, work),
        Some(CliCommand::Content { work: ContentCommand::Check { dir } }) => {
            content::check_pack(dir.as_deref().or(shared.content.as_deref()))
        }
        Some(CliCommand::Content { work: ContentCommand::SpeechPack { compare } }) => {
            let work = if compare { speech_pack::SpeechPackMode::Compare } else { speech_pack::SpeechPackMode::Write };
            speech_pack::make(shared, work)
        }
        Some(CliCommand::Gallery(wanted)) => gallery::print(shared, &wanted),
        Some(CliCommand::Emboss(embossing)) => emboss::emboss(shared, &embossing),
        Some(CliCommand::Conformance(printing)) => conformance::print(&printing),
        Some(CliCommand::Call { work }) => call::run(&work),
        Some(CliCommand::Doctor { call }) => doctor::examine(shared, &asked.kiosk, call),
        Some(CliCommand::List(listing)) => list::run(shared, &listing),
        Some(CliCommand::Manual { dir }) => manual::write(&dir),
        Some(CliCommand::Say(saying)) => say::say(&saying),
    }
}
