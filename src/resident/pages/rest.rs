//! Nobody is there: every language says how to begin, for nobody has chosen one yet.

use crate::content::{ContentError, MessageArgs};
use crate::page::{PageRow, RowRole};
use crate::resident::context::PageContext;
use crate::resident::message::{Action, Effect};
use crate::resident::resident_page::{PageBuilder, ResidentPage};
use crate::resident::walkthrough::{Identity, Walkthrough};

use super::{LanguagePage, RestPage, StaffPinPage};

impl ResidentPage for RestPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "rest".to_owned()
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut PageBuilder<'_>) -> Result<(), ContentError> {
        builder.any_key();
        builder.row("rest", RowRole::Heading)?;
        for lang in context.content.languages() {
            let text = context.content.messages(lang)?.part("rest", "s1", &MessageArgs::new())?;
            if lang == context.walk.lang() {
                builder.choose("rest.s1", 1, Action::Next, text);
            } else {
                builder.push(PageRow::text(format!("rest.{lang}"), RowRole::Statement, text));
            }
        }
        Ok(())
    }

    fn next(&self, walk: &mut Walkthrough) -> Vec<Effect> {
        match walk.house.identity {
            Identity::Staff(_) => walk.go_for_good(StaffPinPage),
            Identity::Number(_) | Identity::Ticket => walk.go_for_good(LanguagePage),
        }
    }
}
