//! madoguchi (窓口): a kiosk in the terminal that explains, asks and keeps a record.

mod command;

use std::process::ExitCode;

fn main() -> ExitCode {
    command::run()
}
