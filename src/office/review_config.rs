//! How review was started.

use std::path::PathBuf;
use std::time::Duration;

use furigana::Lang;

/// How review was started.
#[derive(Clone, Debug)]
pub struct ReviewConfig {
    /// The language of staff.
    pub lang: Lang,
    /// After so long without a key, review asks whether anybody is there.
    pub idle_timeout: Duration,
    /// After so long without an answer to that, the records lock themselves.
    pub still_there_timeout: Duration,
    /// A file with the words that unlock the records, as on a stick: then nothing has to be typed.
    pub key_file: Option<PathBuf>,
}
