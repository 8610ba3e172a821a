//! How a screen is drawn: large for people who see it, plain for a screen reader; and the page that was drawn last.

use std::rc::Rc;

use crate::page::{DisplayPrefs, Page, TextSize, Theme};
use crate::render::large::{Layout, Palette, ScreenSize, SheetView, layout, paint_view};
use crate::render::pixels::{self, PixelGrid};
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

/// The page that was laid out last, for it is shown again at each step of the focus and as the voice goes on.
#[derive(Default)]
pub(super) struct LayoutCache(Option<CachedLayout>);

/// A layout, and everything that it depends on.
struct CachedLayout {
    page: Page,
    prefs: DisplayPrefs,
    size: ScreenSize,
    /// The screen and the size of letters, where they are drawn in pixels.
    pixels: Option<(PixelGrid, usize)>,
    layout: Rc<Layout>,
}

impl LayoutCache {
    /// Lays the page out in pixels where the screen can show them now, otherwise in cells.
    pub(super) fn layout(
        &mut self,
        page: &Page,
        prefs: DisplayPrefs,
        size: ScreenSize,
        renderer: Option<&PixelRenderer>,
    ) -> Rc<Layout> {
        let style = renderer.and_then(|renderer| renderer.current(prefs.text_size));
        let pixels = style.map(|(grid, _, em)| (grid, em));
        if let Some(last) = &self.0
            && (last.prefs, last.size, last.pixels) == (prefs, size, pixels)
            && last.page == *page
        {
            return Rc::clone(&last.layout);
        }
        let layout = Rc::new(match style {
            Some((grid, font, em)) => pixels::layout(page, prefs, grid, font, em),
            None => layout(page, prefs, size),
        });
        self.0 = Some(CachedLayout { page: page.clone(), prefs, size, pixels, layout: Rc::clone(&layout) });
        layout
    }

    /// Forgets the page, which may say something of a person.
    pub(super) fn forget(&mut self) {
        self.0 = None;
    }
}

/// A page as it was laid out for people who see it: enough to draw it again when the voice goes on.
pub(super) struct LargePage {
    pub(super) page: String,
    pub(super) layout: Rc<Layout>,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{PageKind, PageRow, RowRole};
    use furigana::{Lang, RichText};

    const SIZE: ScreenSize = ScreenSize { cols: 40, rows: 12 };

    fn page(text: &str) -> Page {
        let row = PageRow::text("q", RowRole::Question, RichText::parse(text).unwrap());
        Page { id: "light".into(), lang: Lang::new("ja"), rows: vec![row], entry: None, kind: PageKind::Question }
    }

    #[test]
    fn a_page_is_laid_out_once_for_all_steps_on_it() {
        let mut cache = LayoutCache::default();
        let mut laid_out = |page: &Page, prefs, size| cache.layout(page, prefs, size, None);
        let (prefs, larger) =
            (DisplayPrefs::default(), DisplayPrefs { text_size: TextSize::OneSentence, ..DisplayPrefs::default() });
        let (here, other) = (page("｜電気《でんき》"), page("｜光《ひかり》"));
        let first = laid_out(&here, prefs, SIZE);
        assert!(Rc::ptr_eq(&first, &laid_out(&here, prefs, SIZE)));
        for (page, prefs, size) in [(&other, prefs, SIZE), (&here, larger, SIZE), (&here, prefs, ScreenSize::new(9, 9))]
        {
            let again = laid_out(page, prefs, size);
            assert!(!Rc::ptr_eq(&again, &laid_out(&here, DisplayPrefs::default(), SIZE)));
            assert_eq!(*again, layout(page, prefs, size));
        }
    }
}
