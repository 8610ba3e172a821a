//! The words of the keys, and the proof that they are written down, before the facility is put in its place.

use crate::content::ContentError;
use crate::page::{EntryField, EntryKind, RowRole};
use crate::setup::message::{SetUpAction, SetUpAlert};
use crate::setup::pages::{PassphraseProofPage, RecoveryPage, RecoveryProofPage, SetUpPassphrasePage};
use crate::setup::set_up_page::{SetUpContext, SetUpPage, SetUpPageBuilder};
use crate::setup::state::SetUp;
use furigana::RichText;

use super::ending::settle_action;

/// Words of the passphrase, from 1, that are asked for to prove that it was written down.
const PROOF_OF_PASSPHRASE: [usize; 2] = [2, 6];
/// Words of the recovery sheet, from 1, that are asked for: one of each page on which they were shown.
const PROOF_OF_RECOVERY: [usize; 3] = [3, 11, 20];
/// Words of the recovery sheet that are shown at once.
const RECOVERY_WORDS_PER_PAGE: usize = 8;

impl SetUpPage for SetUpPassphrasePage {
    fn id(&self) -> String {
        "setup-passphrase".to_owned()
    }

    fn write(&self, context: &SetUpContext<'_>, sheet: &mut SetUpPageBuilder<'_>) -> Result<(), ContentError> {
        sheet.secret_words("setup-passphrase", (0, &context.setup.passphrase_words()))?;
        // `replace`, here and below: no way back leads to words that were shown.
        sheet.choice(1, SetUpAction::replace(PassphraseProofPage { asked: 0 }), "setup-written-down")
    }
}

impl SetUpPage for PassphraseProofPage {
    fn id(&self) -> String {
        format!("setup-prove-passphrase-{}", self.asked)
    }

    fn write(&self, _context: &SetUpContext<'_>, sheet: &mut SetUpPageBuilder<'_>) -> Result<(), ContentError> {
        proof(sheet, "setup-prove-passphrase", PROOF_OF_PASSPHRASE.get(self.asked))
    }

    /// Goes on after the right word; after another one the words are shown again, for they may not be written down.
    fn on_text(&self, setup: &mut SetUp, word: &str) -> SetUpAction {
        if !is_word(&setup.passphrase_words(), PROOF_OF_PASSPHRASE.get(self.asked), word) {
            return SetUpAction::Each(vec![
                SetUpAction::replace(SetUpPassphrasePage),
                SetUpAction::Say(SetUpAlert::OTHER_WORD),
            ]);
        }
        let asked = self.asked + 1;
        if asked < PROOF_OF_PASSPHRASE.len() {
            SetUpAction::replace(Self { asked })
        } else {
            SetUpAction::replace(RecoveryPage { from: 0 })
        }
    }

    fn takes_any_number(&self) -> bool {
        // A word is compared and never kept, whatever was typed.
        true
    }

    fn examples(&self) -> &'static [&'static str] {
        &["beta", "alpha"]
    }
}

impl SetUpPage for RecoveryPage {
    fn id(&self) -> String {
        format!("setup-recovery-{}", self.from)
    }

    fn write(&self, context: &SetUpContext<'_>, sheet: &mut SetUpPageBuilder<'_>) -> Result<(), ContentError> {
        let words = context.setup.recovery_words();
        let part: Vec<&str> = words.iter().skip(self.from).take(RECOVERY_WORDS_PER_PAGE).copied().collect();
        sheet.secret_words("setup-recovery", (self.from, &part))?;
        let from = self.from + RECOVERY_WORDS_PER_PAGE;
        let next = if from < words.len() {
            SetUpAction::replace(Self { from })
        } else {
            SetUpAction::replace(RecoveryProofPage { asked: 0 })
        };
        sheet.choice(1, next, "setup-written-down")
    }
}

impl SetUpPage for RecoveryProofPage {
    fn id(&self) -> String {
        format!("setup-prove-recovery-{}", self.asked)
    }

    fn write(&self, _context: &SetUpContext<'_>, sheet: &mut SetUpPageBuilder<'_>) -> Result<(), ContentError> {
        proof(sheet, "setup-prove-recovery", PROOF_OF_RECOVERY.get(self.asked))
    }

    /// Goes on after the right word; the last one puts the facility in its place.
    fn on_text(&self, setup: &mut SetUp, word: &str) -> SetUpAction {
        if !is_word(&setup.recovery_words(), PROOF_OF_RECOVERY.get(self.asked), word) {
            return SetUpAction::Each(vec![
                SetUpAction::replace(RecoveryPage { from: 0 }),
                SetUpAction::Say(SetUpAlert::OTHER_WORD),
            ]);
        }
        let asked = self.asked + 1;
        if asked < PROOF_OF_RECOVERY.len() {
            return SetUpAction::replace(Self { asked });
        }
        setup.words_proven = true;
        settle_action()
    }

    fn takes_any_number(&self) -> bool {
        true
    }

    fn examples(&self) -> &'static [&'static str] {
        &["beta", "alpha"]
    }
}

/// Writes the question for the word with this number.
fn proof(sheet: &mut SetUpPageBuilder<'_>, id: &str, number: Option<&usize>) -> Result<(), ContentError> {
    sheet.types(EntryField { kind: EntryKind::Text, longest: 20 });
    sheet.with("number", RichText::plain(number.map(ToString::to_string).unwrap_or_default()));
    sheet.row(id, RowRole::Question)
}

/// Returns whether this is the word with this number, from 1.
fn is_word(words: &[&str], number: Option<&usize>, typed: &str) -> bool {
    // Upper or lower case: words are copied from paper, often with a capital letter.
    number.and_then(|number| words.get(number - 1)).is_some_and(|wanted| wanted.eq_ignore_ascii_case(typed))
}
