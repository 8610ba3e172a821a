//! Whether a braille display is looked for, and where: `madoguchi.toml`, and the variables that `BrlAPI` has for it.

use std::env;
use std::path::{Path, PathBuf};

use brlapi::{ServerAddress, ServerConfig};
use clap::ValueEnum;
use serde::Deserialize;

use super::error::SettingsError;

/// The key file as Debian's brltty makes it.
const DEFAULT_KEY_FILE: &str = "/etc/brlapi.key";

/// Whether a braille display is looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BrailleChoice {
    /// It is taken whenever it is there
    #[default]
    Auto,
    /// It is left alone
    Off,
}

impl BrailleChoice {
    /// Returns where the braille display is looked for, with this key file if one was named; `None` where none is
    /// wanted.
    ///
    /// # Errors
    /// `NotAllowed` for a `BRLAPI_HOST` that is no place.
    pub(super) fn server(self, key: Option<&Path>) -> Result<Option<ServerConfig>, SettingsError> {
        match self {
            Self::Auto => auto_server(key).map(Some),
            Self::Off => Ok(None),
        }
    }
}

fn auto_server(key: Option<&Path>) -> Result<ServerConfig, SettingsError> {
    let host = env::var("BRLAPI_HOST").unwrap_or_default();
    let host = if host.is_empty() { Ok(ServerAddress::default()) } else { ServerAddress::parse(&host) };
    let host = host.map_err(|error| SettingsError::NotAllowed {
        name: "BRLAPI_HOST".to_owned(),
        value: env::var("BRLAPI_HOST").unwrap_or_default(),
        mend: error.to_string(),
    })?;
    let named = env::var("BRLAPI_AUTH").ok();
    let named = named.as_deref().and_then(|auth| auth.strip_prefix("keyfile:")).map(PathBuf::from);
    let key = named.or_else(|| key.map(Path::to_owned)).unwrap_or_else(|| PathBuf::from(DEFAULT_KEY_FILE));
    Ok(ServerConfig { host, key, terminal: virtual_terminal() })
}

/// Returns the virtual terminal on which this program is: its own, or that of the graphical session around it.
fn virtual_terminal() -> Option<u32> {
    // brltty shows a client while its terminal is in front; without a number it is always shown, also over a shell of
    // staff.
    let console = rustix::termios::ttyname(std::io::stdin(), Vec::new()).ok();
    let console = console.as_ref().and_then(|name| name.to_str().ok()).and_then(|name| name.strip_prefix("/dev/tty"));
    let around = ["WINDOWPATH", "XDG_VTNR"].into_iter().find_map(|name| env::var(name).ok());
    console.and_then(|number| number.parse().ok()).or_else(|| around.and_then(|number| number.parse().ok()))
}
