//! Whether a braille display is looked for, and where: `madoguchi.toml`, and the variables that `BrlAPI` has for it.

use std::env;
use std::path::PathBuf;

use brlapi::{Host, Server};

use super::{Machine, SettingsError};

/// The key file as Debian's brltty makes it.
const KEY: &str = "/etc/brlapi.key";

impl Machine {
    /// Where the braille display is looked for; `None` where none is wanted.
    ///
    /// # Errors
    /// `NotAllowed` for anything but `auto` and `off`, and for a `BRLAPI_HOST` that is no place.
    pub fn braille(&self, flag: Option<&str>) -> Result<Option<Server>, SettingsError> {
        let variable = env::var("MADOGUCHI_BRAILLE").ok();
        let said = [
            (flag, "--braille"),
            (variable.as_deref(), "MADOGUCHI_BRAILLE"),
            (self.braille.as_deref(), "braille in madoguchi.toml"),
        ];
        match said.into_iter().find_map(|(value, name)| Some((value?, name))) {
            None | Some(("auto", _)) => self.server().map(Some),
            Some(("off", _)) => Ok(None),
            Some((value, name)) => Err(SettingsError::NotAllowed {
                name: name.to_owned(),
                value: value.to_owned(),
                mend: "write auto or off".to_owned(),
            }),
        }
    }

    fn server(&self) -> Result<Server, SettingsError> {
        let host = env::var("BRLAPI_HOST").unwrap_or_default();
        let host = if host.is_empty() { Ok(Host::default()) } else { Host::parse(&host) };
        let host = host.map_err(|error| SettingsError::NotAllowed {
            name: "BRLAPI_HOST".to_owned(),
            value: env::var("BRLAPI_HOST").unwrap_or_default(),
            mend: error.to_string(),
        })?;
        let named = env::var("BRLAPI_AUTH").ok();
        let named = named.as_deref().and_then(|auth| auth.strip_prefix("keyfile:")).map(PathBuf::from);
        let key = named.or_else(|| self.brlapi_key.clone()).unwrap_or_else(|| PathBuf::from(KEY));
        Ok(Server { host, key, terminal: terminal() })
    }
}

/// The virtual terminal on which this program is: its own, or that of the graphical session around it.
fn terminal() -> Option<u32> {
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
        let machine = Machine { brlapi_key: Some("/srv/key".into()), ..Machine::default() };
        assert_eq!(machine.braille(Some("auto")).unwrap().unwrap().key, PathBuf::from("/srv/key"));
        assert_eq!(machine.braille(Some("off")).unwrap(), None);
        let off = Machine { braille: Some("off".to_owned()), ..Machine::default() };
        assert_eq!(off.braille(None).unwrap(), None);
        assert!(off.braille(Some("auto")).unwrap().is_some(), "a flag is stronger than the file");
        let error = machine.braille(Some("on")).unwrap_err().to_string();
        assert!(error.ends_with("--braille = \"on\": write auto or off"), "{error}");
    }
}
