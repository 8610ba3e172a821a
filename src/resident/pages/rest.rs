//! Nobody is there: every language says how to begin, for nobody has chosen one yet.

use crate::content::{ContentError, MessageArgs};
use crate::page::{PageRow, RowRole};
use crate::resident::context::PageContext;
use crate::resident::message::{ResidentAction, ResidentEffect};
use crate::resident::pages::{LanguagePage, RestPage, StaffPinPage};
use crate::resident::resident_page::{ResidentPage, ResidentPageBuilder};
use crate::resident::walkthrough::{IdentityMode, Walkthrough};

impl ResidentPage for RestPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "rest".to_owned()
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        // Any key: whoever cannot see the screen does not know which one it would be.
        builder.any_key();
        builder.row("rest", RowRole::Heading)?;
        for lang in context.content.languages() {
            let text = context.content.messages(lang)?.part("rest", "s1", &MessageArgs::new())?;
            if lang == context.walk.lang() {
                builder.choose("rest.s1", 1, ResidentAction::Next, text);
            } else {
                // Said, not chosen: the languages follow on the next page.
                builder.push(PageRow::text(format!("rest.{lang}"), RowRole::Statement, text));
            }
        }
        Ok(())
    }

    fn on_next(&self, walk: &mut Walkthrough) -> Vec<ResidentEffect> {
        // For good: back on the resting page it would look as if the visit were over.
        match walk.house.identity {
            IdentityMode::Staff(_) => walk.go_for_good(StaffPinPage),
            IdentityMode::Number(_) | IdentityMode::Ticket => walk.go_for_good(LanguagePage),
        }
    }
}
