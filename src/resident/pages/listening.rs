//! Where private words are to be heard, asked before the first of them.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::resident::context::PageContext;
use crate::resident::message::ResidentEffect;
use crate::resident::pages::ListeningPage;
use crate::resident::private_voice::{ListeningPlace, PrivateVoice};
use crate::resident::resident_page::{ResidentPage, ResidentPageBuilder};
use crate::resident::walkthrough::Walkthrough;

impl ResidentPage for ListeningPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "listening".to_owned()
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        builder.asks();
        builder.row("listening", RowRole::Question)?;
        builder.own_choice(1, "listening", ListeningPlace::Headphones.name())?;
        // Where the facility allows headphones only, the loudspeaker is not offered at all.
        if context.walk.private_voice != PrivateVoice::Headphones {
            builder.own_choice(2, "listening", ListeningPlace::Loudspeaker.name())?;
        }
        builder.own_choice(3, "listening", ListeningPlace::Silent.name())?;
        builder.back_and_menu()
    }

    fn on_choice(&self, walk: &mut Walkthrough, name: &str) -> Vec<ResidentEffect> {
        if let Ok(listening) = name.parse::<ListeningPlace>() {
            walk.listen(listening);
        }
        Vec::new()
    }

    /// It stands before a page that is not to be said yet: back is before that page.
    fn back(&self, walk: &mut Walkthrough) -> Vec<ResidentEffect> {
        walk.resume();
        walk.back()
    }
}
