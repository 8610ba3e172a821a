//! What one page of set-up says of itself, and from what it is written.

use crate::content::{Content, ContentError};
use crate::page_builder::PageBuilder;

use super::message::SetUpAction;
use super::prepared::PreparedQuestion;
use super::state::SetUp;

/// A page of set-up while it is being written.
pub(super) type SetUpPageBuilder<'a> = PageBuilder<'a, SetUpAction>;

/// Everything that one page of set-up says of itself. The way back leads to the page before.
pub(super) trait SetUpPage {
    /// Returns its id.
    fn id(&self) -> String;

    /// Writes its rows; each choice holds what it does.
    fn write(&self, context: &SetUpContext<'_>, sheet: &mut SetUpPageBuilder<'_>) -> Result<(), ContentError>;

    /// Takes the answer that was chosen.
    fn on_choice(&self, _setup: &mut SetUp, _answer: String) -> SetUpAction {
        SetUpAction::Stay
    }

    /// Takes what was typed, without the gaps around it.
    fn on_text(&self, _setup: &mut SetUp, _text: &str) -> SetUpAction {
        SetUpAction::Stay
    }

    /// Returns whether typed text may look like a My Number or a PIN: it is a secret or may be a phone number.
    fn takes_any_number(&self) -> bool {
        false
    }

    /// Returns what the gallery types on it; the last of it leads on.
    fn examples(&self) -> &'static [&'static str] {
        &[]
    }

    /// Returns how a prepared file answers it, if one can.
    fn prepared_question(&self, _setup: &SetUp) -> Option<PreparedQuestion> {
        None
    }
}

/// What a page is written from.
pub(super) struct SetUpContext<'a> {
    pub(super) setup: &'a SetUp,
    pub(super) content: &'a Content,
}
