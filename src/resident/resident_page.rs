//! What a page of the resident's says of itself: its id, its rows, what each choice does, and the rest.

use crate::content::ContentError;
use crate::page::Page;
use crate::page_builder;

use super::context::PageContext;
use super::message::{ResidentAction, ResidentEffect, ResidentMsg};
use super::pages::{ResidentScreen, resident_page_in};
use super::position::StepPosition;
use super::walkthrough::Walkthrough;

/// A page of the resident's while it is being written.
pub(super) type ResidentPageBuilder<'a> = page_builder::PageBuilder<'a, ResidentAction>;

/// Everything that one page of the resident's says of itself.
pub(super) trait ResidentPage {
    /// Returns its id; that of a step of the pack is the step's own, so that records name it.
    fn id(&self, walk: &Walkthrough) -> String;

    /// Writes its rows; each choice holds what it does.
    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError>;

    /// Does what its own choice with this name says.
    fn on_choice(&self, _walk: &mut Walkthrough, _name: &str) -> Vec<ResidentEffect> {
        // A page without choices of its own, such as one that only tells.
        Vec::new()
    }

    /// Goes on.
    fn on_next(&self, _walk: &mut Walkthrough) -> Vec<ResidentEffect> {
        Vec::new()
    }

    /// Goes to where the way back leads.
    fn back(&self, walk: &mut Walkthrough) -> Vec<ResidentEffect> {
        walk.back()
    }

    /// Takes what was typed; a My Number or a PIN of a card never comes here.
    fn on_text(&self, _walk: &mut Walkthrough, _text: &str) -> Vec<ResidentEffect> {
        Vec::new()
    }

    /// Takes whose PIN was typed on it, as a pseudonym.
    fn on_staff_known(&self, _walk: &mut Walkthrough, _staff: String) -> Vec<ResidentEffect> {
        Vec::new()
    }

    /// Returns the step of the pack that it belongs to.
    fn step(&self) -> Option<StepPosition> {
        None
    }

    /// Returns whether its words are about the person.
    fn privacy(&self) -> PagePrivacy {
        PagePrivacy::Public
    }

    /// Returns the id of its line of help.
    fn help(&self) -> Option<&'static str> {
        Some("help-line")
    }

    /// Returns the answers that it reads back as it was shown: the wish's id and the line.
    fn read_back(&self, _walk: &Walkthrough, _page: &Page) -> Vec<(String, String)> {
        Vec::new()
    }

    /// Returns the wishes whose answers stand in these rows, where it reads answers back.
    fn wishes_in(&self, _rows: &[String]) -> Option<Vec<String>> {
        None
    }

    /// Returns how the gallery uses it.
    fn example(&self, _walk: &Walkthrough) -> GalleryExample {
        GalleryExample::default()
    }
}

/// Whether the words of a page are about the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PagePrivacy {
    /// They tell something about the person: they are not kept in clear, and not said to a whole room.
    AboutPerson,
    /// They ask for something about the person: they are the same for everybody, but not said to a whole room.
    AsksAboutPerson,
    /// They are not kept in clear, and tell a room nothing about the person.
    NotKept,
    /// They are the same for everybody.
    Public,
}

/// How the gallery uses a page.
#[derive(Clone, Debug, Default)]
pub(super) struct GalleryExample {
    /// What leads on to the end of a visit.
    pub(super) forward: WayForward,
    /// Which of its own choices are pressed, by their names; `None` where all are.
    pub(super) pressed: Option<Vec<String>>,
    /// What is typed.
    pub(super) typed: Option<String>,
    /// What the world may tell while it is shown.
    pub(super) news: Vec<ResidentMsg>,
    /// Whether it, or what follows, depends on the page on which it was opened.
    pub(super) reads_page_below: bool,
    /// Whether it, or what follows, depends on the step of the pack on which it was opened, and on nothing else there.
    pub(super) reads_step_below: bool,
}

/// What leads on to the end of a visit.
#[derive(Clone, Debug, Default)]
pub(super) enum WayForward {
    /// The answer that this visit gives everywhere, or the last one.
    Answer,
    /// The page's own choice with this name.
    Choice(String),
    /// The choice numbered 1.
    #[default]
    First,
    /// The choice that goes on.
    Next,
}

impl GalleryExample {
    /// A page that is left by this choice of its own.
    pub(super) fn choosing(name: &str) -> Self {
        Self { forward: WayForward::Choice(name.to_owned()), ..Self::default() }
    }

    /// A page that asks, whose every answer belongs into the gallery.
    pub(super) fn answering() -> Self {
        Self { forward: WayForward::Answer, ..Self::default() }
    }

    /// A page on which this is typed.
    pub(super) fn typing(text: impl Into<String>) -> Self {
        Self { typed: Some(text.into()), ..Self::default() }
    }
}

/// Returns what the page of a screen says of itself.
pub(super) fn page_of(screen: &ResidentScreen) -> &dyn ResidentPage {
    resident_page_in!(screen)
}
