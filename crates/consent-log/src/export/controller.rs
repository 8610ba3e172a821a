//! Who is responsible for the records, and on which terms they are kept: what a facility tells of it.

use serde_json::{Value, json};

use crate::staff::permission::RecordReaders;

/// Who is responsible for the records, and on which terms, as the facility says it today.
///
/// What each person was told at their visit is in their record: these terms may have changed since.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataController {
    /// The name of the facility.
    pub name: String,
    /// Whom people ask; empty where the facility has not named anybody.
    pub contact: String,
    /// Whom people complain to; empty where the facility has not named anybody.
    pub complaints: String,
    /// Who reads records.
    pub readers: RecordReaders,
    /// For how many months records are kept after a person left; `None` where the facility has not said it.
    pub retention_months: Option<u8>,
}

/// What a record can hold of a person, and whether it may reveal a disability or an illness: those are 要配慮個人情報 of
/// the Act on the Protection of Personal Information.
const PII_TYPES: [(&str, bool); 7] = [
    ("number of the person at the facility, name, kana and room as staff tied them", false),
    ("answers to wishes and the options that were picked, such as help with writing or braille", true),
    ("who pressed the keys: the person, a helper, somebody else", true),
    ("pages that were shown, with their words", false),
    ("screen, voice, screen reader or braille, and the language", true),
    ("cards and certificates that the facility keeps", false),
    ("what staff wrote about the record: corrections, outcomes, holds", true),
];

impl DataController {
    /// Returns the controller by the names of ISO/IEC TS 27560.
    pub(super) fn party(&self, kiosk: &str) -> Value {
        json!({
            "name": self.name,
            "kiosk": kiosk,
            "contact": named(&self.contact),
            "complaints": named(&self.complaints),
        })
    }

    /// Returns the terms that hold for every record.
    pub(super) fn terms(&self) -> Value {
        let types = PII_TYPES.iter().map(|(kind, sensitive)| json!({ "pii_type": kind, "sensitive": sensitive }));
        json!({
            "processing_purpose": "staff know what the person wishes, and talk it over with them",
            "lawful_basis": "consent",
            "pii_information": types.collect::<Vec<_>>(),
            "recipients": recipients(self.readers),
            // The program sends nothing; what staff hand over by a list is an event, `list.made`.
            "recipient_third_parties": [],
            "retention_period": self.retention_months.map(|months| format!("P{months}M")),
            "retention_begins": "when the person leaves the facility",
            "privacy_rights": ["access", "correction", "withdrawal", "erasure", "complaint"],
            "authority_party": "Personal Information Protection Commission (個人情報保護委員会)",
        })
    }
}

fn named(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

fn recipients(readers: RecordReaders) -> &'static [&'static str] {
    match readers {
        RecordReaders::Responsible => &["responsible"],
        RecordReaders::ResponsibleAndCare => &["responsible", "reviewer"],
    }
}
