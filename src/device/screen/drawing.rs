//! How a screen is drawn: large for people who see it, plain for a screen reader; and the page that was drawn last.

use crate::page::{TextSize, Theme};
use crate::render::large::{Layout, Palette, SheetView, paint_view};
use crate::render::pixels;
use crate::render::plain::ScreenReaderPrefs;

use super::pixel_renderer::PixelRenderer;
use super::rows::ScreenFrame;

/// How the screen is drawn.
#[derive(Clone, Debug)]
pub enum DrawingMode {
    /// Large text for people who see it.
    Large {
        /// Its colours.
        colours: ColourSource,
        /// Whether the terminal may be told which writes are one picture (`?2026`).
        synchronized: bool,
    },
    /// Plain rows for a screen reader, and nothing else.
    Plain(ScreenReaderPrefs),
}

/// Where the colours of a screen come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColourSource {
    /// The terminal's own two, bold and reversed.
    Plain,
    /// Those of the theme that the person wants.
    Themed,
}

impl ColourSource {
    pub(super) fn palette(self, theme: Theme) -> Palette {
        match self {
            Self::Plain => Palette::plain(),
            Self::Themed => Palette::coloured(theme),
        }
    }
}

impl DrawingMode {
    /// Draws for people who see it, in colours.
    pub fn sighted() -> Self {
        Self::Large { colours: ColourSource::Themed, synchronized: true }
    }

    /// Draws for a screen reader whose voice knows no kanji.
    pub fn reader() -> Self {
        Self::Plain(ScreenReaderPrefs::default())
    }

    /// Draws for people who see the terminal of this process: without colours where `NO_COLOR` is set, and on a console
    /// that has only sixteen, where yellow is brown.
    pub fn for_this_terminal() -> Self {
        let console = std::env::var_os("TERM").is_some_and(|term| term == "linux");
        let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let colours = if console || no_colour { ColourSource::Plain } else { ColourSource::Themed };
        Self::Large { colours, synchronized: !console }
    }

    pub(super) fn is_synchronized(&self) -> bool {
        matches!(self, Self::Large { synchronized: true, .. })
    }
}

/// A page as it was laid out for people who see it: enough to draw it again when the voice goes on.
pub(super) struct LargePage {
    pub(super) page: String,
    pub(super) layout: Layout,
    pub(super) view: SheetView,
    pub(super) palette: Palette,
    pub(super) text_size: TextSize,
}

impl LargePage {
    /// Draws it in pixels where the screen can show them now, otherwise in cells.
    pub(super) fn frame(&self, renderer: Option<&mut PixelRenderer>) -> ScreenFrame {
        let Self { layout, view, palette, text_size: amount, .. } = self;
        let Some(renderer) = renderer else { return ScreenFrame::from(&paint_view(layout, view, palette)) };
        match renderer.current(*amount).map(|style| pixels::draw_sheet(layout, view, palette, style)) {
            Some(scene) => ScreenFrame::from(&scene.cells).with_pictures(renderer.render(scene.pictures)),
            None => ScreenFrame::from(&paint_view(layout, view, palette)),
        }
    }
}
