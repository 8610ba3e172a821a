//! `madoguchi records`: work on the log, no screen needed.

mod backup;
mod erase;
mod export;
mod keys;
pub(super) mod prompts;
mod verify;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;
use consent_log::{Charset, ExportFileFormat};

use super::failure::CommandFailure;
use super::options::GlobalOptions;
use erase::ErasureReasonOption;
use keys::KeyChoice;

#[derive(Debug, Subcommand)]
pub(super) enum RecordsCommand {
    /// Check the whole log: every column, every link of the chain, every word that was shown
    Verify {
        /// And whether it still has what others hold of it: the line of a receipt's QR code, a stick, a backup, another kiosk's folder
        #[arg(long, value_name = "LINE|FILE|DIR")]
        against: Vec<String>,
        /// And whether it has the record of this receipt code
        #[arg(long, value_name = "CODE")]
        receipt: Vec<String>,
    },
    /// Print the last event of the log in one line, to be kept elsewhere
    Head {
        /// The event of this receipt code instead
        #[arg(long, value_name = "CODE")]
        receipt: Option<String>,
        /// As a QR code as well
        #[arg(long)]
        qr: bool,
    },
    /// Give the last event of the log to a stick, and take what the stick knows of this and other kiosks
    Anchor {
        /// The stick
        place: PathBuf,
    },
    /// Make a backup on a stick, and read it back
    Backup {
        /// The stick
        place: PathBuf,
    },
    /// Put the backup with the most events back into an empty --data folder; two members of staff are asked
    Restore {
        /// The stick, or one folder madoguchi-... on it
        place: PathBuf,
    },
    /// Rehearse it: put the backup of this kiosk with the most events back beside the records, open every record in it, throw it away
    Drill {
        /// The stick, or one folder madoguchi-... on it
        place: PathBuf,
    },
    /// List the keys that open the records, or put a new one in the place of an old one (two members of staff)
    Keys {
        /// Which key is made anew: its words are lost, or somebody saw them
        #[arg(long, value_enum, value_name = "KEY")]
        new: Option<KeyChoice>,
        /// Which key opens what is there; recovery where the passphrase is lost
        #[arg(long, value_enum, value_name = "KEY", default_value = "facility")]
        with: KeyChoice,
    },
    /// List the records that were kept as long as the facility keeps records
    Due {
        /// How many months they are kept [default: retention in the facility's profile]
        #[arg(long, value_name = "MONTHS")]
        months: Option<u8>,
    },
    /// Make a record unreadable for ever, or all that are due; the log still verifies (two members of staff)
    Erase {
        /// The receipt code; without it, all that are due
        code: Option<String>,
        /// How many months records are kept [default: retention in the facility's profile]
        #[arg(long, value_name = "MONTHS")]
        months: Option<u8>,
        /// Today's date, which the machine's clock must have too; without it, it is asked
        #[arg(long, value_name = "YYYY-MM-DD")]
        today: Option<jiff::civil::Date>,
        /// The reason, which stands in the log
        #[arg(long, value_enum, default_value = "kept-long-enough")]
        why: ErasureReasonOption,
    },
    /// Write all records to a file; asks for staff number and words
    Export {
        /// The format
        #[arg(long = "as", value_parser = export::format_parser())]
        format: ExportFileFormat,
        /// The charset of a CSV
        #[arg(long, value_parser = export::charset_parser(), default_value = "utf-8")]
        charset: Charset,
        /// The file; without it, standard output
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

/// Runs the command.
pub(super) fn run(shared: &GlobalOptions, work: RecordsCommand) -> Result<ExitCode, CommandFailure> {
    match work {
        RecordsCommand::Verify { against, receipt } => verify::verify_log(shared, &against, &receipt),
        RecordsCommand::Head { receipt, qr } => verify::head(shared, receipt.as_deref(), qr),
        RecordsCommand::Anchor { place } => verify::exchange(shared, &place),
        RecordsCommand::Backup { place } => backup::backup(shared, &place),
        RecordsCommand::Restore { place } => backup::restore(shared, &place),
        RecordsCommand::Drill { place } => backup::drill(shared, &place),
        RecordsCommand::Keys { new, with } => keys::keys(shared, new, with),
        RecordsCommand::Due { months } => erase::due(shared, months),
        RecordsCommand::Erase { code, months, today, why } => {
            erase::erase(shared, code.as_deref(), (months, today), why)
        }
        RecordsCommand::Export { format, charset, out } => export::export_all(shared, (format, charset), out),
    }
}
