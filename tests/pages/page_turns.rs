//! Every page of every language, turned to and gone through by the focus, on a screen whose bytes are counted.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use madoguchi::device::Surface as _;
use madoguchi::device::screen::{DrawingMode, ScreenSurface};
use madoguchi::focus::{PageFocus, UserInput};
use madoguchi::page::{ActionPage, DisplayPrefs, Page};
use madoguchi::render::large::ScreenSize;
use madoguchi::render::pixels::{Font, ViewingGeometry};
use madoguchi::resident::ResidentAction;

/// What a step may cost at 1920x1080: bytes to the terminal, and our own time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StepLimit {
    pub(crate) bytes: usize,
    pub(crate) taken: Duration,
}

/// A page turn with letters of 72 pixels.
pub(crate) const TURN: StepLimit = StepLimit { bytes: 120_000, taken: Duration::from_millis(20) };
/// A step of the focus with letters of 72 pixels.
pub(crate) const FOCUS: StepLimit = StepLimit { bytes: 20_000, taken: Duration::from_millis(5) };
/// Any step in characters of the terminal.
pub(crate) const TEXT: StepLimit = StepLimit { bytes: 2_000, taken: Duration::from_millis(1) };

/// Counts what is written, and throws it away.
#[derive(Clone, Default)]
pub(crate) struct ByteCounter(Arc<AtomicUsize>);

impl ByteCounter {
    /// Bytes since the last time.
    pub(crate) fn taken(&self) -> usize {
        self.0.swap(0, Ordering::Relaxed)
    }
}

impl Write for ByteCounter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.fetch_add(bytes.len(), Ordering::Relaxed);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The time of the processor that this thread has used: what else the machine does is not counted.
fn own_time() -> Duration {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::try_from(now).unwrap()
}

/// Whether a page of a visit is for staff beside the resident: dense, and with names of sources in Latin letters.
pub(crate) fn is_for_staff(page: &Page) -> bool {
    page.id.starts_with("staff-sources-")
}

/// What one step cost.
#[derive(Clone, Debug)]
pub(crate) struct StepCost {
    /// Where it was: language and page.
    pub(crate) on: String,
    pub(crate) bytes: usize,
    pub(crate) taken: Duration,
}

/// What all steps cost.
#[derive(Default)]
pub(crate) struct StepCosts {
    /// Onto another page or sheet.
    pub(crate) turns: Vec<StepCost>,
    /// From row to row of one sheet.
    pub(crate) focus: Vec<StepCost>,
    /// Bytes where nothing was new.
    pub(crate) idle: usize,
}

impl StepCosts {
    /// Every page after the one before it, then the focus through all its rows and sheets, then nothing: as drawn on
    /// 1920x1080, each page for the first time, in letters of `em` pixels of a font or in characters. Pages for staff are
    /// left out: they list several sources, and no visit waits for them.
    pub(crate) fn through<'p>(
        pages: impl IntoIterator<Item = &'p ActionPage<ResidentAction>>,
        letters: Option<(Font, u32)>,
    ) -> Self {
        let counter = ByteCounter::default();
        let mut screen = ScreenSurface::detached(counter.clone(), ScreenSize::new(106, 29), DrawingMode::sighted());
        if let Some((font, em)) = letters {
            // The distance at which the standards ask for letters of this size on 15.6 inches.
            let sight = ViewingGeometry { tenths_of_inch: Some(156), viewing_mm: em * 500 / 84 };
            screen.draw_in_pixels(font, sight, (18, 37));
        }
        let mut steps = Self::default();
        for page in pages.into_iter().filter(|page| !is_for_staff(page)) {
            steps.through_page(page, &mut screen, &counter);
        }
        steps
    }

    fn through_page(&mut self, page: &Page, screen: &mut ScreenSurface<ByteCounter>, counter: &ByteCounter) {
        let on = format!("{} {}", page.lang, page.id);
        let shown = |screen: &mut ScreenSurface<ByteCounter>, place: &PageFocus, began: Duration| {
            screen.show(page, place, DisplayPrefs::default()).unwrap();
            StepCost { on: on.clone(), taken: own_time().saturating_sub(began), bytes: counter.taken() }
        };
        let began = own_time();
        let sheets = screen.sheets(page, DisplayPrefs::default());
        let mut place = PageFocus::open(None, page, &sheets);
        self.turns.push(shown(screen, &place, began));
        for _ in 0..page.rows.len() + sheets.count() {
            let before = place.sheet();
            place.handle(page, &sheets, UserInput::Next);
            let step = shown(screen, &place, own_time());
            if place.sheet() == before { self.focus.push(step) } else { self.turns.push(step) }
        }
        self.idle += shown(screen, &place, own_time()).bytes;
    }
}
