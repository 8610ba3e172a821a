//! Whether a braille display is looked for, and where: `madoguchi.toml`, and the variables that `BrlAPI` has for it.

use std::env;
use std::path::PathBuf;

use brlapi::{ServerAddress, ServerConfig};
use clap::ValueEnum;
use serde::Deserialize;

use super::{MachineConfig, SettingsError};

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

impl MachineConfig {
    /// Returns where the braille display is looked for; `None` where none is wanted.
    ///
    /// # Errors
    /// `NotAllowed` for a `BRLAPI_HOST` that is no place.
    pub fn braille(&self, flag: Option<BrailleChoice>) -> Result<Option<ServerConfig>, SettingsError> {
        match flag.or(self.braille).unwrap_or_default() {
            BrailleChoice::Auto => self.server().map(Some),
            BrailleChoice::Off => Ok(None),
        }
    }

    fn server(&self) -> Result<ServerConfig, SettingsError> {
        let host = env::var("BRLAPI_HOST").unwrap_or_default();
        let host = if host.is_empty() { Ok(ServerAddress::default()) } else { ServerAddress::parse(&host) };
        let host = host.map_err(|error| SettingsError::NotAllowed {
            name: "BRLAPI_HOST".to_owned(),
            value: env::var("BRLAPI_HOST").unwrap_or_default(),
            mend: error.to_string(),
        })?;
        let named = env::var("BRLAPI_AUTH").ok();
        let named = named.as_deref().and_then(|auth| auth.strip_prefix("keyfile:")).map(PathBuf::from);
        let key = named.or_else(|| self.brlapi_key.clone()).unwrap_or_else(|| PathBuf::from(DEFAULT_KEY_FILE));
        Ok(ServerConfig { host, key, terminal: virtual_terminal() })
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_display_is_looked_for_unless_somebody_says_off() {
        let machine = MachineConfig { brlapi_key: Some("/srv/key".into()), ..MachineConfig::default() };
        assert_eq!(machine.braille(Some(BrailleChoice::Auto)).unwrap().unwrap().key, PathBuf::from("/srv/key"));
        assert_eq!(machine.braille(Some(BrailleChoice::Off)).unwrap(), None);
        let off = MachineConfig { braille: Some(BrailleChoice::Off), ..MachineConfig::default() };
        assert_eq!(off.braille(None).unwrap(), None);
        assert!(off.braille(Some(BrailleChoice::Auto)).unwrap().is_some(), "a flag is stronger than the file");
    }
}
