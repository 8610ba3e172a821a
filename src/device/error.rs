//! Why nothing can be shown any more.

use std::io;

use thiserror::Error;

/// Why nothing can be shown any more.
#[derive(Debug, Error)]
pub enum FrontendError {
    /// Standard output or the terminal is gone.
    #[error("the screen is gone ({0}): nothing was recorded; start madoguchi again in a terminal")]
    Gone(#[source] io::Error),
    /// There is no terminal to draw on.
    #[error("there is no terminal here: use `--reader lines` for a pipe or a dumb terminal")]
    NoTerminal,
}
