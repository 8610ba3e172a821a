//! Which language, at the beginning or from the menu.

use crate::content::{ContentError, MessageArgs};
use crate::page::RowRole;
use crate::resident::context::PageContext;
use crate::resident::message::{ResidentAction, ResidentEffect};
use crate::resident::pages::LanguagePage;
use crate::resident::resident_page::{GalleryExample, ResidentPage, ResidentPageBuilder};
use crate::resident::walkthrough::Walkthrough;
use furigana::Lang;

impl ResidentPage for LanguagePage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "ask-language".to_owned()
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        builder.asks();
        builder.row("ask-language", RowRole::Question)?;
        for (number, lang) in (1u8..).zip(context.content.languages()) {
            // Each in its own words: whoever reads one of them finds it without knowing any other.
            let name = context.content.messages(lang)?.text("language-name", &MessageArgs::new())?;
            builder.choose(format!("language.{lang}"), number, ResidentAction::choose(lang.tag()), name);
        }
        builder.back_and_menu_where_needed(context.walk)
    }

    fn on_choice(&self, walk: &mut Walkthrough, tag: &str) -> Vec<ResidentEffect> {
        walk.set_language(Lang::new(tag))
    }

    /// Each language has a gallery of its own.
    fn example(&self, walk: &Walkthrough) -> GalleryExample {
        let own = walk.lang().tag();
        GalleryExample { pressed: Some(vec![own.to_owned()]), ..GalleryExample::choosing(own) }
    }
}
