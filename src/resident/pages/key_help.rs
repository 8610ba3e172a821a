//! What the keys do.

use crate::content::ContentError;
use crate::focus::PageCommand;
use crate::page_builder::key_help::AvailableKeys;
use crate::resident::context::PageContext;
use crate::resident::message::ResidentAction;
use crate::resident::pages::{KeyHelpPage, TryKeysPage};
use crate::resident::resident_page::{ResidentPage, ResidentPageBuilder};
use crate::resident::walkthrough::Walkthrough;
use strum::VariantArray;

impl ResidentPage for KeyHelpPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "key-help".to_owned()
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        let walk = context.walk;
        let keys = AvailableKeys { typed: walk.is_in_lines(), voice: walk.visit.circumstances.voice };
        keys.explain(builder, PageCommand::VARIANTS)?;
        builder.choice(1, ResidentAction::Resume, "go-resume")?;
        builder.choice(2, ResidentAction::open(TryKeysPage), "go-try-keys")
    }
}
