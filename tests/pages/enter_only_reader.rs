//! A surface that lays pages out as a screen does, and reads on with Enter alone at a real kiosk.
//!
//! On a page that asks they press Enter until nothing comes of it, and only then a number.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::time::Instant;

use madoguchi::content::Content;
use madoguchi::device::lines::LineSource;
use madoguchi::device::{DeviceEvent, EventQueue, EventSender, Frontend, FrontendError, InputQueue, Surface};
use madoguchi::focus::{PageFocus, Pagination, UserInput};
use madoguchi::page::{DisplayPrefs, Page, PageKind, RowRole, TextSize};
use madoguchi::render::large::{Layout, ScreenSize, layout};
use madoguchi::render::pixels;

use crate::set_up_facility::SetUpFacility;

/// A screen of characters or of pixels.
pub(crate) enum ReaderScreen<'f> {
    Cells(ScreenSize),
    Pixels(pixels::PixelGrid, pixels::ViewingGeometry, &'f pixels::Font),
}

impl ReaderScreen<'_> {
    fn layout(&self, page: &Page, look: DisplayPrefs) -> Layout {
        match self {
            Self::Cells(size) => layout(page, look, *size),
            Self::Pixels(grid, sight, font) => {
                let em = pixels::word_em(*sight, *grid, look.text_size).unwrap();
                pixels::layout(page, look, *grid, font, em)
            }
        }
    }
}

/// A page as it stands in front of the person.
#[derive(Clone, Default)]
struct PageInFront {
    id: String,
    asks: bool,
    sheet: usize,
    sheets: usize,
    /// Sheets on which something is told.
    told: BTreeSet<usize>,
    /// The number that has the focus.
    on: Option<u8>,
    /// Numbers with the ids of their choices.
    numbers: Vec<(u8, String)>,
}

/// Pages that were read to their end by Enter alone, and how often.
pub(crate) type ReadCounts = Rc<RefCell<BTreeMap<String, usize>>>;

pub(crate) struct EnterOnlyReader<'f> {
    screen: ReaderScreen<'f>,
    /// A visit in each language at each size.
    visits: Vec<(usize, TextSize)>,
    shown: PageInFront,
    sheets: Pagination,
    /// What was laid out last: the same page is asked for again and again.
    laid_out: Option<(String, DisplayPrefs)>,
    seen: BTreeSet<usize>,
    enters: usize,
    /// A number was pressed: Enter decides on it.
    decides: bool,
    /// Something was decided on: another page is to come.
    left: bool,
    /// The visit that goes on, and every page that was read to its end.
    visit: Option<(usize, TextSize)>,
    /// Questions that were answered in this visit.
    answered: BTreeSet<String>,
    read: ReadCounts,
    /// The keys that are pressed.
    keys: EventSender,
}

impl<'f> EnterOnlyReader<'f> {
    pub(crate) fn at(screen: ReaderScreen<'f>, languages: usize, read: ReadCounts, keys: EventSender) -> Self {
        let visits = (0..languages).flat_map(|lang| TextSize::ALL.map(|amount| (lang, amount))).collect();
        Self {
            screen,
            visits,
            shown: PageInFront::default(),
            sheets: Pagination::single_sheet(0),
            laid_out: None,
            seen: BTreeSet::new(),
            enters: 0,
            decides: false,
            left: true,
            visit: None,
            answered: BTreeSet::new(),
            read,
            keys,
        }
    }

    fn opens(&mut self, page: PageInFront) {
        if page.id == "keeping" {
            // It is left without a key.
            assert!(self.left);
            return;
        }
        let before = std::mem::replace(&mut self.shown, page);
        if before.id == self.shown.id && before.asks == self.shown.asks && !self.left {
            return;
        }
        assert!(self.left, "{:?}: Enter alone led from {} to {}", self.visit, before.id, self.shown.id);
        (self.enters, self.decides, self.left) = (0, false, false);
        self.seen.clear();
    }

    /// What a person presses who reads on.
    fn press(&mut self) -> UserInput {
        self.seen.insert(self.shown.sheet);
        if self.shown.id == "rest" {
            self.visit = self.visits.pop();
            self.left = true;
            self.answered.clear();
            return if self.visit.is_some() { UserInput::Decide } else { UserInput::Closed };
        }
        if std::mem::take(&mut self.decides) {
            self.left = true;
            return UserInput::Decide;
        }
        self.enters += 1;
        if self.shown.asks { self.ask() } else { self.read_on() }
    }

    fn read_on(&mut self) -> UserInput {
        let PageInFront { id, on, sheets, told, .. } = &self.shown;
        assert!(self.enters <= sheets + 2, "{:?}: {id} is not left by Enter", self.visit);
        if let Some(number) = on {
            assert_eq!(*number, 1, "{:?}: on {id} Enter alone came to {number}", self.visit);
            assert!(told.is_subset(&self.seen), "{:?}: of {told:?} on {id} only {:?}", self.visit, self.seen);
            *self.read.borrow_mut().entry(id.clone()).or_default() += 1;
            self.left = true;
        }
        UserInput::Decide
    }

    /// Enter on every sheet and twice more chooses nothing, and leaves the answers in sight.
    fn ask(&mut self) -> UserInput {
        let PageInFront { id, on, sheets, .. } = &self.shown;
        // Where one was picked just now the focus still stands on it.
        let again = self.answered.contains(id);
        if !again && self.enters <= sheets + 2 {
            assert_eq!(*on, None, "{:?}: Enter alone came to an answer on {id}", self.visit);
            return UserInput::Decide;
        }
        assert!(again || self.seen.len() > 1 || *sheets == 1, "{:?}: Enter does not turn {id}", self.visit);
        self.decides = true;
        let answer = self.answer();
        self.answered.insert(self.shown.id.clone());
        UserInput::Char(char::from_digit(answer, 10).unwrap())
    }

    /// The first answer everywhere, but for what leads to a receipt.
    fn answer(&self) -> u32 {
        let (lang, amount) = self.visit.unwrap();
        let number = |id: &str| self.shown.numbers.iter().find(|(_, own)| own == id).map(|(number, _)| *number);
        match self.shown.id.as_str() {
            "ask-language" => u32::try_from(lang).unwrap() + 1,
            "ask-amount" => u32::try_from(TextSize::ALL.iter().position(|own| *own == amount).unwrap()).unwrap() + 1,
            _ => number("seal.yes").or(number("check-offer.go-on")).or_else(|| self.picked()).unwrap_or(1).into(),
        }
    }

    /// Where more than one may be picked, the way on once something is.
    fn picked(&self) -> Option<u8> {
        let done = self.shown.numbers.iter().find(|(_, id)| id == "pick-done")?.0;
        self.answered.contains(&self.shown.id).then_some(done)
    }
}

impl Surface for EnterOnlyReader<'_> {
    fn presentation_name(&self) -> &'static str {
        "screen"
    }

    fn sheets(&mut self, page: &Page, look: DisplayPrefs) -> Pagination {
        let words = page.rows.iter().map(|row| format!("{} {}", row.id, row.text.source()));
        let words = format!("{} {}", page.id, words.collect::<Vec<_>>().join("\n"));
        if self.laid_out.as_ref() != Some(&(words.clone(), look)) {
            self.sheets = self.screen.layout(page, look).pagination;
            self.laid_out = Some((words, look));
        }
        self.sheets.clone()
    }

    fn show(&mut self, page: &Page, place: &PageFocus, _look: DisplayPrefs) -> Result<(), FrontendError> {
        let told = |sheet: &usize| {
            let rows = page.rows.get(self.sheets.rows(*sheet)).unwrap();
            rows.iter().any(|row| matches!(row.role, RowRole::Heading | RowRole::Question | RowRole::Statement))
        };
        let numbers = page.choices().map(|(at, number)| (number, page.rows[at].id.clone()));
        let shown = PageInFront {
            id: page.id.clone(),
            asks: !matches!(page.kind, PageKind::Information | PageKind::AnyKey),
            sheet: place.sheet(),
            sheets: self.sheets.count(),
            told: (0..self.sheets.count()).filter(told).collect(),
            on: page.rows.get(place.row()).and_then(|row| row.number),
            numbers: numbers.collect(),
        };
        self.opens(shown);
        // The page that says that it records takes no key.
        if page.kind != PageKind::Busy {
            let input = self.press();
            self.keys.send(DeviceEvent::Input(Instant::now(), input)).unwrap();
        }
        Ok(())
    }

    fn repeat(&mut self) {}

    fn ring(&mut self) -> Result<(), FrontendError> {
        Ok(())
    }

    fn clear(&mut self) -> Result<(), FrontendError> {
        Ok(())
    }
}

/// Serves these readers, each at a kiosk of its own, in a facility that was set up as one is.
pub(crate) fn read_on(content: &Content, screens: Vec<ReaderScreen<'_>>) -> BTreeMap<String, usize> {
    let read = ReadCounts::default();
    let facility = SetUpFacility::new(content);
    for screen in screens {
        let events = EventQueue::default();
        let reader = EnterOnlyReader::at(screen, content.languages().len(), Rc::clone(&read), events.sender());
        let surface: Box<dyn Surface + '_> = Box::new(reader);
        let frontend = Frontend::new(surface, events, InputQueue::of_lines(LineSource::Prepared));
        facility.kiosk(facility.identity()).serve(frontend).unwrap();
    }
    read.take()
}
