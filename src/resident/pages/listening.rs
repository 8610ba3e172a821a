//! Where private words are to be heard, asked before the first of them.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::resident::context::PageContext;
use crate::resident::message::Effect;
use crate::resident::private_voice::{Listening, PrivateVoice};
use crate::resident::resident_page::{PageBuilder, ResidentPage};
use crate::resident::walkthrough::Walkthrough;

use super::ListeningPage;

impl ResidentPage for ListeningPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "listening".to_owned()
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut PageBuilder<'_>) -> Result<(), ContentError> {
        builder.asks();
        builder.row("listening", RowRole::Question)?;
        builder.own_choice(1, "listening", Listening::Headphones.name())?;
        if context.walk.private_voice != PrivateVoice::Headphones {
            builder.own_choice(2, "listening", Listening::Loudspeaker.name())?;
        }
        builder.own_choice(3, "listening", Listening::Silent.name())?;
        builder.back_and_menu()
    }

    fn chosen(&self, walk: &mut Walkthrough, name: &str) -> Vec<Effect> {
        if let Ok(listening) = name.parse::<Listening>() {
            walk.listen(listening);
        }
        Vec::new()
    }

    /// It stands before a page that is not to be said yet: back is before that page.
    fn back(&self, walk: &mut Walkthrough) -> Vec<Effect> {
        walk.resume();
        walk.back()
    }
}
