//! Pages before the explanation: rest, language, amount, keys, who the person is.

use crate::content::{ContentError, MessageArgs};
use crate::page::{EntryField, EntryKind, PageRow, RowRole, TextSize};
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
        sheet.row("rest", RowRole::Heading)?;
        for lang in self.stage.content.languages() {
            let text = self.stage.content.messages(lang)?.part("rest", "s1", &MessageArgs::new())?;
            if lang == self.lang() {
                sheet.choose("rest.s1", 1, Action::Begin, text);
            } else {
                sheet.push(PageRow::text(format!("rest.{lang}"), RowRole::Statement, text));
            }
        }
        Ok(())
    }

    pub(super) fn languages(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("ask-language", RowRole::Question)?;
        for (number, lang) in (1u8..).zip(self.stage.content.languages()) {
            let name = self.stage.content.messages(lang)?.text("language-name", &MessageArgs::new())?;
            sheet.choose(format!("language.{lang}"), number, Action::Language(lang.clone()), name);
        }
        self.back_if_any(sheet)
    }

    pub(super) fn amount(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("ask-amount", RowRole::Question)?;
        let parts = TextSize::ALL.map(|amount| (amount, part_of(amount)));
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
        sheet.row("begin", RowRole::Question)?;
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
        sheet.types(EntryField { kind: EntryKind::Digits, longest: usize::from(digits) });
        sheet.row(id, RowRole::Question)?;
        sentences.iter().try_for_each(|part| sheet.part(id, part, RowRole::Statement))
    }

    pub(super) fn staff_pin(sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.types(EntryField { kind: EntryKind::HiddenDigits, longest: PIN_LONGEST });
        sheet.row("staff-pin", RowRole::Question)?;
        sheet.part("staff-pin", "s1", RowRole::Statement)
    }

    pub(super) fn receipt_entry(sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.types(EntryField { kind: EntryKind::Digits, longest: RECEIPT_LONGEST });
        sheet.row("receipt-entry", RowRole::Question)?;
        sheet.part("receipt-entry", "s1", RowRole::Statement)
    }
}

/// The words of a step of the size key, a part of the question about it.
fn part_of(amount: TextSize) -> &'static str {
    match amount {
        TextSize::Full => "full",
        TextSize::Larger => "larger",
        TextSize::Largest => "largest",
        TextSize::OneSentence => "one",
    }
}
