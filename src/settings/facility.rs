//! `facility.toml`: what a facility said about itself at set-up.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::content::{FacilityProfile, Pack};
use crate::resident::IdentityMode;
use consent_log::{DataController, RecordReaders, privacy};
use furigana::RichText;

use super::error::{SettingsError, unreadable};
use super::file::parse;

/// The file in the data folder.
pub const FACILITY_FILE: &str = "facility.toml";

/// The facility's own answer to how long records are kept, in months.
const RETENTION_KEY: &str = "retention";
/// The facility's own answer to who may read records: `responsible` or `responsible-and-care`.
const READERS_KEY: &str = "readers";
/// The facility's own answer to whom people ask.
const CONTACT_KEY: &str = "contact";
/// The facility's own answer to whom people complain to.
const COMPLAINTS_KEY: &str = "complaints";

/// What a facility said about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facility {
    /// Its name in Aozora notation.
    pub name: String,
    /// The pack that it explains.
    pub pack: String,
    /// How a record is tied to a person: `ticket`, `number` or `staff`.
    pub identity: String,
    /// Digits of the facility's own number, for `number` and `staff`.
    #[serde(default)]
    pub digits: u8,
    /// Answers to the pack's questions about the facility.
    #[serde(default)]
    pub profile: BTreeMap<String, String>,
}

impl Facility {
    /// Reads `facility.toml` from the data folder.
    pub fn read(data: &Path) -> Result<Self, SettingsError> {
        let file = data.join(FACILITY_FILE);
        if !file.exists() {
            return Err(SettingsError::NotSetUp(data.to_owned()));
        }
        let facility: Self = parse(&file)?;
        facility.checked(&file.display().to_string())
    }

    /// Returns whether a value of the profile may look like a My Number: a help line is a telephone number, and with an
    /// extension it may have as many digits.
    pub(crate) fn may_hold_any_number(key: &str) -> bool {
        key == "help_line"
    }

    /// Returns how many months the facility keeps records, if it has said so.
    pub fn retention(&self) -> Option<u8> {
        self.profile.get(RETENTION_KEY)?.parse().ok()
    }

    /// Returns who may read records; the person responsible alone, where the facility has not said it.
    pub fn readers(&self) -> RecordReaders {
        self.profile.get(READERS_KEY).and_then(|said| said.parse().ok()).unwrap_or_default()
    }

    /// Returns who is responsible for the records, and on which terms they are kept.
    pub fn controller(&self) -> DataController {
        let said = |key: &str| {
            let value = self.profile.get(key).map(String::as_str).unwrap_or_default();
            RichText::parse(value).unwrap_or_default().written()
        };
        DataController {
            name: RichText::parse(&self.name).unwrap_or_default().written(),
            contact: said(CONTACT_KEY),
            complaints: said(COMPLAINTS_KEY),
            readers: self.readers(),
            retention_months: self.retention(),
        }
    }

    /// Writes it, so that a cut leaves the old file or the new one.
    pub fn write(&self, data: &Path) -> Result<(), SettingsError> {
        let file = data.join(FACILITY_FILE);
        let text = toml::to_string_pretty(self)
            .map_err(|error| SettingsError::Broken { file: file.display().to_string(), what: error.to_string() })?;
        // Written beside and synced before it takes the name: a cut must not leave half a file under it.
        let new = data.join("facility.toml.new");
        let written = fs::write(&new, text)
            .and_then(|()| fs::File::open(&new)?.sync_all())
            .and_then(|()| fs::rename(&new, &file));
        written.map_err(|source| unreadable(&file, source))
    }

    fn checked(self, file: &str) -> Result<Self, SettingsError> {
        let wrong = |key: &str, value: &str, mend: &str| SettingsError::NotAllowed {
            name: format!("{file}: {key}"),
            value: value.to_owned(),
            mend: mend.to_owned(),
        };
        for (key, value) in self.profile.iter().chain([(&"name".to_owned(), &self.name)]) {
            if !Self::may_hold_any_number(key) && privacy::refuse_private_numbers(value).is_err() {
                // The value is not repeated: errors are printed.
                return Err(wrong(key, "…", "a My Number or a PIN may stand nowhere: take it out"));
            }
        }
        if RichText::parse(&self.name).is_err() {
            return Err(wrong("name", &self.name, "write the name as ｜漢字《かんじ》"));
        }
        if let Some((key, value)) = self.profile.iter().find(|(_, value)| RichText::parse(value).is_err()) {
            return Err(wrong(key, value, "write kanji with their reading as ｜漢字《かんじ》"));
        }
        if self.identity().is_none() {
            let mend = "write ticket, or number or staff with digits = 2 to 8 (never 4, which a PIN has)";
            return Err(wrong("identity", &format!("{} {}", self.identity, self.digits), mend));
        }
        Ok(self)
    }

    /// Returns how a record is tied to a person.
    pub fn identity(&self) -> Option<IdentityMode> {
        let digits = (2..=8).contains(&self.digits) && self.digits != 4;
        match self.identity.as_str() {
            "ticket" => Some(IdentityMode::Ticket),
            "number" if digits => Some(IdentityMode::Number(self.digits)),
            "staff" if digits => Some(IdentityMode::Staff(self.digits)),
            _ => None,
        }
    }

    /// Returns the profile that conditions and words of the pack look at.
    pub fn profile(&self, pack: &Pack) -> Result<FacilityProfile, crate::content::ContentError> {
        let name = RichText::parse(&self.name).unwrap_or_default();
        FacilityProfile::new(pack, name, &self.profile)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facility() -> Facility {
        Facility {
            name: "｜青空《あおぞら》ホーム".to_owned(),
            pack: "mynumber".to_owned(),
            identity: "number".to_owned(),
            digits: 5,
            profile: BTreeMap::from([("custody_card".to_owned(), "offered".to_owned())]),
        }
    }

    #[test]
    fn what_was_written_is_read_again() {
        let dir = tempfile::tempdir().unwrap();
        facility().write(dir.path()).unwrap();
        assert_eq!(Facility::read(dir.path()).unwrap(), facility());
    }

    #[test]
    fn who_is_responsible_is_named_without_readings() {
        let contact = ("contact".to_owned(), "｜相談員《そうだんいん》の｜佐藤《さとう》".to_owned());
        let months = ("retention".to_owned(), "60".to_owned());
        let named = Facility { profile: BTreeMap::from([contact, months]), ..facility() }.controller();
        assert_eq!((named.name.as_str(), named.contact.as_str()), ("青空ホーム", "相談員の佐藤"));
        assert_eq!((named.complaints.as_str(), named.retention_months), ("", Some(60)));
    }

    #[test]
    fn text_whose_readings_are_not_well_written_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let profile = BTreeMap::from([("contact".to_owned(), "｜佐藤《さ".to_owned())]);
        Facility { profile, ..facility() }.write(dir.path()).unwrap();
        assert!(Facility::read(dir.path()).unwrap_err().to_string().contains("reading"));
    }

    #[test]
    fn before_set_up_the_command_for_it_is_named() {
        let dir = tempfile::tempdir().unwrap();
        assert!(Facility::read(dir.path()).unwrap_err().to_string().contains("madoguchi setup"));
    }

    #[test]
    fn a_number_with_as_many_digits_as_a_pin_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        Facility { digits: 4, ..facility() }.write(dir.path()).unwrap();
        assert!(Facility::read(dir.path()).unwrap_err().to_string().contains("never 4"));
    }

    #[test]
    fn a_my_number_in_the_profile_is_refused_and_not_repeated() {
        let dir = tempfile::tempdir().unwrap();
        Facility { name: "123456789018".to_owned(), ..facility() }.write(dir.path()).unwrap();
        let error = Facility::read(dir.path()).unwrap_err().to_string();
        assert!(error.contains("My Number") && !error.contains("123456789018"), "{error}");
    }
}
