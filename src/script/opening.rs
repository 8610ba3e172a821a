//! Pages before the explanation: rest, language, amount, keys, who the person is.

use crate::content::{Args, ContentError};
use crate::page::{Amount, Entry, EntryKind, Role, Row};
use crate::walkthrough::{Action, Identity};

use super::Scene;
use super::Sheet;

/// Digits of a receipt code, with the spaces that people type between its groups.
const RECEIPT_LONGEST: usize = 19;
/// Longest staff PIN.
const PIN_LONGEST: usize = 12;

impl Scene<'_> {
    /// At rest every language says how to begin, for nobody has chosen one yet.
    pub(super) fn rest(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.any_key();
        sheet.row("rest", Role::Heading)?;
        for lang in self.stage.content.languages() {
            let text = self.stage.content.words(lang)?.part("rest", "s1", &Args::new())?;
            if lang == self.lang() {
                sheet.choose("rest.s1", 1, Action::Begin, text);
            } else {
                sheet.push(Row::text(format!("rest.{lang}"), Role::Statement, text));
            }
        }
        Ok(())
    }

    pub(super) fn languages(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("ask-language", Role::Question)?;
        for (number, lang) in (1u8..).zip(self.stage.content.languages()) {
            let name = self.stage.content.words(lang)?.text("language-name", &Args::new())?;
            sheet.choose(format!("language.{lang}"), number, Action::Language(lang.clone()), name);
        }
        self.back_if_any(sheet)
    }

    pub(super) fn amount(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("ask-amount", Role::Question)?;
        let parts = Amount::ALL.map(|amount| (amount, part_of(amount)));
        for (number, (amount, part)) in (1..).zip(parts) {
            sheet.choice_part(number, Action::Amount(amount), "ask-amount", part)?;
        }
        self.back_if_any(sheet)
    }

    fn back_if_any(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        if self.walk.has_past() { sheet.back() } else { Ok(()) }
    }

    pub(super) fn moving(sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.heading_and("moving", &["s1", "s2", "s3", "s4", "s5"])?;
        sheet.next()?;
        sheet.back_and_menu()
    }

    pub(super) fn begin(sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("begin", Role::Question)?;
        sheet.choice_part(1, Action::Hear, "begin", "hear")?;
        sheet.choice_part(2, Action::ChangeEarlier, "begin", "change")?;
        sheet.back_and_menu()
    }

    pub(super) fn number(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        self.facility_number(sheet, "number", &["s1", "s2", "s3"])
    }

    pub(super) fn staff_number(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        self.facility_number(sheet, "staff-number", &["s1"])
    }

    fn facility_number(&self, sheet: &mut Sheet<'_>, id: &str, sentences: &[&str]) -> Result<(), ContentError> {
        let digits = match self.walk.identity() {
            Identity::Number(digits) | Identity::Staff(digits) => digits,
            Identity::Ticket => 0,
        };
        sheet.with("digits", self.digits(u32::from(digits)));
        sheet.types(Entry { kind: EntryKind::Digits, longest: usize::from(digits) });
        sheet.row(id, Role::Question)?;
        sentences.iter().try_for_each(|part| sheet.part(id, part, Role::Statement))
    }

    pub(super) fn staff_pin(sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.types(Entry { kind: EntryKind::HiddenDigits, longest: PIN_LONGEST });
        sheet.row("staff-pin", Role::Question)?;
        sheet.part("staff-pin", "s1", Role::Statement)
    }

    pub(super) fn receipt_entry(sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.types(Entry { kind: EntryKind::Digits, longest: RECEIPT_LONGEST });
        sheet.row("receipt-entry", Role::Question)?;
        sheet.part("receipt-entry", "s1", Role::Statement)
    }
}

/// The words of a step of the size key, a part of the question about it.
fn part_of(amount: Amount) -> &'static str {
    match amount {
        Amount::Full => "full",
        Amount::Larger => "larger",
        Amount::Largest => "largest",
        Amount::OneSentence => "one",
    }
}
