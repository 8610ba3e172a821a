//! How a screen is drawn: large for people who see it, plain for a screen reader; and the page that was drawn last.

use crate::page::{Amount, Theme};
use crate::present::large::{Layout, Palette, View, painted};
use crate::present::pixels;
use crate::present::plain::Listener;

use super::letters::Letters;
use super::rows::Frame;

/// How the screen is drawn.
#[derive(Clone, Debug)]
pub enum Drawing {
    /// Large text for people who see it.
    Large {
        /// Its colours.
        colours: Colours,
        /// Whether the terminal may be told which writes are one picture (`?2026`).
        together: bool,
    },
    /// Plain rows for a screen reader, and nothing else.
    Plain(Listener),
}

/// Where the colours of a screen come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colours {
    /// The terminal's own two, bold and reversed.
    Plain,
    /// Those of the theme that the person wants.
    Themed,
}

impl Colours {
    pub(super) fn palette(self, theme: Theme) -> Palette {
        match self {
            Self::Plain => Palette::plain(),
            Self::Themed => Palette::coloured(theme),
        }
    }
}

impl Drawing {
    /// Draws for people who see it, in colours.
    pub fn sighted() -> Self {
        Self::Large { colours: Colours::Themed, together: true }
    }

    /// Draws for a screen reader whose voice knows no kanji.
    pub fn reader() -> Self {
        Self::Plain(Listener::default())
    }

    /// Draws for people who see the terminal of this process: without colours where `NO_COLOR` is set, and on a console
    /// that has only sixteen, where yellow is brown.
    pub fn here() -> Self {
        let console = std::env::var_os("TERM").is_some_and(|term| term == "linux");
        let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let colours = if console || no_colour { Colours::Plain } else { Colours::Themed };
        Self::Large { colours, together: !console }
    }

    pub(super) fn is_together(&self) -> bool {
        matches!(self, Self::Large { together: true, .. })
    }
}

/// A page as it was laid out for people who see it: enough to draw it again when the voice goes on.
pub(super) struct Large {
    pub(super) page: String,
    pub(super) layout: Layout,
    pub(super) view: View,
    pub(super) palette: Palette,
    pub(super) amount: Amount,
}

impl Large {
    /// Draws it in pixels where the screen can show them now, otherwise in cells.
    pub(super) fn frame(&self, letters: Option<&mut Letters>) -> Frame {
        let Self { layout, view, palette, amount, .. } = self;
        let Some(letters) = letters else { return Frame::from(&painted(layout, view, palette)) };
        match letters.now(*amount).map(|style| pixels::scene(layout, view, palette, style)) {
            Some(scene) => Frame::from(&scene.cells).with(letters.drawn(scene.pictures)),
            None => Frame::from(&painted(layout, view, palette)),
        }
    }
}
