//! The command line as it is typed: every command, with the options that its own file has.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use super::options::{GlobalOptions, KioskOptions};
use super::{call, conformance, custody, emboss, gallery, list, records, say, staff};

#[derive(Debug, Parser)]
#[command(
    name = "madoguchi",
    version,
    about = "A kiosk that explains the My Number card, asks what a person wishes, and keeps a record that staff can trust.",
    after_help = "Without a command, the resident's kiosk starts. Set it up first with `madoguchi setup`, or look at it with `madoguchi --demo`.\n\
                  Exit codes: 0 all is well, 1 something is wrong (one line on standard error says what to do), 2 the command line is wrong."
)]
pub(super) struct CommandLine {
    #[command(flatten)]
    pub(super) shared: GlobalOptions,
    #[command(flatten)]
    pub(super) kiosk: KioskOptions,
    #[command(subcommand)]
    pub(super) command: Option<CliCommand>,
}

#[derive(Debug, Subcommand)]
pub(super) enum CliCommand {
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
pub(super) enum ContentCommand {
    /// Check a pack and its words: ids, readings, easy Japanese, dates, sources
    Check {
        /// The folder of the pack; without it, the pack in the program
        dir: Option<PathBuf>,
    },
    /// Print where residents and staff meet each line of the text from which the pack was made (seed.toml)
    Seed {
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
