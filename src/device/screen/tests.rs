mod pictures;

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::*;
use crate::device::keys::KeyTable;
use crate::device::{DeviceEvent, EventQueue, EventSender, Frontend, InputQueue};
use crate::focus::{PageCommand, RejectedInput};
use crate::page::{EntryField, EntryKind, PageKind, PageRow, RowRole};
use crate::render::plain::ScreenReaderPrefs;
use furigana::Lang;
use furigana::RichText;

/// What was written, and in how many writes.
#[derive(Clone, Default)]
struct WriteRecorder(Arc<Mutex<Vec<Vec<u8>>>>);

impl Write for WriteRecorder {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().push(bytes.to_vec());
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl WriteRecorder {
    /// Everything since the last time.
    fn taken(&self) -> String {
        let writes = std::mem::take(&mut *self.0.lock().unwrap());
        assert!(writes.len() <= 1, "one picture is one write");
        String::from_utf8(writes.concat()).unwrap()
    }
}

/// A screen with a keyboard.
struct TestScreen {
    frontend: Frontend<'static, ScreenSurface<WriteRecorder>>,
    keys: EventSender,
    written: WriteRecorder,
}

impl TestScreen {
    fn new(size: ScreenSize, drawing: DrawingMode) -> Self {
        let written = WriteRecorder::default();
        let screen = Box::new(ScreenSurface::detached(written.clone(), size, drawing));
        let (events, inputs) =
            (EventQueue::default(), InputQueue::of_keys(KeyIntervals::default(), KeyTable::default()));
        let keys = events.sender();
        Self { frontend: Frontend::new(screen, events, inputs), keys, written }
    }

    fn screen(&mut self) -> &mut ScreenSurface<WriteRecorder> {
        self.frontend.surface_mut()
    }

    fn press(&self, stroke: KeyCode) {
        self.keys.send(DeviceEvent::Keys(Instant::now(), vec![stroke])).unwrap();
    }

    fn hears(&mut self) -> Option<UserInput> {
        self.frontend.wait(Some(Duration::from_millis(200))).unwrap()
    }

    fn shows(&mut self, page: &Page, place: &PageFocus) -> String {
        self.frontend.show(page, place, DisplayPrefs::default()).unwrap();
        self.written.taken()
    }
}

const SMALL: ScreenSize = ScreenSize { cols: 40, rows: 12 };

fn question() -> Page {
    let text = |source: &str| RichText::parse(source).unwrap();
    let rows = vec![
        PageRow::text("q", RowRole::Question, text("｜電気《でんき》を つけますか。")),
        PageRow::choice("yes", 1, text("はい")),
        PageRow::choice("no", 2, text("いいえ")),
        PageRow::text("help", RowRole::Help, text("0 もう ｜一度《いちど》")),
    ];
    Page { id: "light".into(), lang: Lang::new("ja-simple"), rows, entry: None, kind: PageKind::Question }
}

fn opened(page: &Page) -> (PageFocus, Pagination) {
    let sheets = Pagination::single_sheet(page.rows.len());
    (PageFocus::open(None, page, &sheets), sheets)
}

#[test]
fn a_cleared_screen_holds_nothing_of_the_page() {
    let mut lab = TestScreen::new(SMALL, DrawingMode::sighted());
    let page = question();
    let held = Rc::downgrade(&lab.screen().layout(&page, DisplayPrefs::default()));
    lab.shows(&page, &opened(&page).0);
    assert!(held.upgrade().is_some());
    lab.screen().clear().unwrap();
    assert!(held.upgrade().is_none());
}

#[test]
fn the_same_page_again_is_no_byte() {
    for drawing in [DrawingMode::sighted(), DrawingMode::reader()] {
        let mut lab = TestScreen::new(SMALL, drawing);
        let page = question();
        let (place, _) = opened(&page);
        assert!(!lab.shows(&page, &place).is_empty());
        assert_eq!(lab.shows(&page, &place), "");
        lab.screen().repeat();
        assert!(lab.shows(&page, &place).contains("はい"));
    }
}

#[test]
fn a_picture_stands_alone_until_the_page_is_written_anew_and_a_reader_is_shown_none() {
    let mut lab = TestScreen::new(ScreenSize { cols: 80, rows: 24 }, DrawingMode::sighted());
    let page = question();
    let (place, _) = opened(&page);
    lab.shows(&page, &place);
    assert!(lab.screen().show_picture(&["█▀█".to_owned()]).unwrap());
    let written = String::from_utf8(std::mem::take(&mut *lab.written.0.lock().unwrap()).concat()).unwrap();
    assert!(written.contains("█▀█"), "{written:?}");
    let again = lab.shows(&page, &place);
    assert!(again.contains("\x1b[2J") && again.contains("いいえ"), "{again:?}");
    let mut reader = TestScreen::new(SMALL, DrawingMode::reader());
    assert!(!reader.screen().show_picture(&["█▀█".to_owned()]).unwrap());
    assert_eq!(reader.written.taken(), "");
}

#[test]
fn for_a_reader_a_step_is_a_cursor_and_nothing_else() {
    let mut lab = TestScreen::new(SMALL, DrawingMode::reader());
    let page = question();
    let (mut place, sheets) = opened(&page);
    let first = lab.shows(&page, &place);
    assert!(first.contains("でんきを つけますか。"), "{first}");
    assert!(!first.contains("電気") && !first.contains('＞'));
    place.handle(&page, &sheets, UserInput::Next);
    assert_eq!(lab.shows(&page, &place), "\x1b[2;1H");
}

#[test]
fn another_page_is_written_whole_for_a_reader_and_its_help_only_once() {
    let mut lab = TestScreen::new(SMALL, DrawingMode::reader());
    let page = question();
    lab.shows(&page, &opened(&page).0);
    let other = Page { id: "other".into(), ..question() };
    let bytes = lab.shows(&other, &opened(&other).0);
    assert!(
        bytes.contains("1: はい") && bytes.contains("でんきを"),
        "what stood there before is said again: {bytes:?}"
    );
    assert!(!bytes.contains("もう いちど"), "{bytes:?}");
}

#[test]
fn the_row_that_a_digit_moves_to_is_written_for_readers_that_say_only_what_is_written() {
    let mut lab = TestScreen::new(SMALL, DrawingMode::reader());
    let page = question();
    let (mut place, sheets) = opened(&page);
    lab.shows(&page, &place);
    lab.press(KeyCode::Char('2'));
    let digit = lab.hears().unwrap();
    place.handle(&page, &sheets, digit);
    assert_eq!(lab.shows(&page, &place), "\x1b[3;1H2: いいえ\x1b[K\x1b[3;1H");
    assert_eq!(lab.shows(&page, &place), "", "and only once");
}

#[test]
fn what_is_said_again_stands_on_another_row_so_that_readers_that_compare_screens_say_it_whole() {
    let size = ScreenSize { cols: 80, rows: 12 };
    let mut lab = TestScreen::new(size, DrawingMode::reader());
    let mut page = question();
    lab.shows(&page, &opened(&page).0);
    let alert = |text: &str| PageRow::text("alert", RowRole::Alert, RichText::plain(text));
    let at = page.rows.len() - 1;
    page.rows.insert(at, alert("まちがい。7"));
    let (place, _) = opened(&page);
    assert!(lab.shows(&page, &place).contains("\x1b[11;1Hまちがい。7"));
    // The filter takes the same key twice for a tremor.
    let presses = [("まちがい。7", '７', 10, 11), ("まちがい。9", '9', 11, 10), ("まちがい。9", '９', 10, 11)];
    for (text, key, row, before) in presses {
        page.rows[at] = alert(text);
        lab.press(KeyCode::Char(key));
        lab.hears().unwrap();
        let written = lab.shows(&page, &place);
        assert!(written.contains(&format!("\x1b[{row};1H{text}")), "{written:?}");
        assert!(written.contains(&format!("\x1b[{before};1H\x1b[K")), "{written:?}");
        assert!(written.ends_with(&format!("\x1b[{row};1H")), "{written:?}");
        assert_eq!(lab.shows(&page, &place), "", "and only once");
    }
}

#[test]
fn what_was_announced_is_gone_with_the_first_page() {
    let announced = Some("Rows for a screen reader.".to_owned());
    let mut lab = TestScreen::new(
        SMALL,
        DrawingMode::Plain(ScreenReaderPrefs { announcement: announced, ..ScreenReaderPrefs::default() }),
    );
    let page = question();
    lab.screen().sheets(&page, DisplayPrefs::default());
    assert!(lab.shows(&page, &opened(&page).0).starts_with("\x1b[0m\x1b[2J\x1b[1;1HRows for a screen reader."));
    let other = Page { id: "other".into(), ..question() };
    lab.screen().sheets(&other, DisplayPrefs::default());
    assert!(lab.shows(&other, &opened(&other).0).starts_with("\x1b[1;1Hでんきを"));
}

#[test]
fn a_reader_whose_terminal_has_no_size_gets_the_page_when_it_has_one() {
    let mut lab = TestScreen::new(ScreenSize::default(), DrawingMode::reader());
    let page = question();
    lab.screen().sheets(&page, DisplayPrefs::default());
    assert!(!lab.shows(&page, &opened(&page).0).contains("はい"));
    for cols in [1, 40, 3, 200, 0, 40] {
        lab.screen().resize(ScreenSize::new(cols, cols / 2));
        let sheets = lab.screen().sheets(&page, DisplayPrefs::default());
        lab.shows(&page, &PageFocus::open(None, &page, &sheets));
    }
    lab.screen().repeat();
    assert!(lab.shows(&page, &opened(&page).0).contains("1: はい"));
}

#[test]
fn a_step_changes_the_two_rows_that_changed() {
    let mut lab = TestScreen::new(SMALL, DrawingMode::sighted());
    let page = question();
    let (mut place, sheets) = opened(&page);
    place.handle(&page, &sheets, UserInput::Char('1'));
    lab.shows(&page, &place);
    place.handle(&page, &sheets, UserInput::Next);
    let bytes = lab.shows(&page, &place);
    assert!(bytes.contains("はい") && bytes.contains("いいえ") && !bytes.contains("電気"), "{bytes:?}");
    assert!(bytes.starts_with("\x1b[?2026h") && bytes.ends_with("\x1b[?2026l"));
}

#[test]
fn other_colours_are_a_new_picture_of_the_same_words() {
    let mut lab = TestScreen::new(SMALL, DrawingMode::sighted());
    let page = question();
    let (place, _) = opened(&page);
    let first = lab.shows(&page, &place);
    let look = DisplayPrefs { theme: Theme::BlackOnWhite, ..DisplayPrefs::default() };
    lab.screen().show(&page, &place, look).unwrap();
    let second = lab.written.taken();
    assert!(second.contains("いいえ") && first.contains("いいえ"));
    assert!(first.contains("38;2;255;255;255;48;2;0;0;0m\x1b[K"), "{first:?}");
    assert!(second.contains("48;2;255;255;255m") && second.contains("38;2;0;0;0m"), "{second:?}");
    assert!(!second.contains("48;2;0;0;0m\x1b[K"), "no ground of the other colours is left: {second:?}");
}

#[test]
fn a_screen_of_no_size_is_survived_and_filled_when_it_grows() {
    let mut lab = TestScreen::new(ScreenSize::default(), DrawingMode::sighted());
    let page = question();
    let (place, _) = opened(&page);
    for size in [ScreenSize::default(), ScreenSize::new(8, 1), ScreenSize::new(1, 8), ScreenSize::new(0, 20), SMALL] {
        lab.screen().resize(size);
        lab.screen().sheets(&page, DisplayPrefs::default());
        lab.shows(&page, &place);
    }
    lab.screen().resize(ScreenSize::new(80, 24));
    assert!(lab.shows(&page, &place).contains("いいえ"));
}

#[test]
fn a_blank_screen_holds_nothing_until_it_is_brought_back() {
    let mut lab = TestScreen::new(SMALL, DrawingMode::reader());
    let page = question();
    let (place, _) = opened(&page);
    lab.shows(&page, &place);
    lab.screen().blank(true).unwrap();
    let blanked = lab.written.taken();
    assert!(!blanked.is_empty() && !blanked.contains("はい"));
    assert_eq!(lab.shows(&page, &place), "", "the same page stays hidden");
    lab.keys.send(DeviceEvent::Resized).unwrap();
    assert_eq!(lab.hears(), None, "another size does not bring it back");
    assert!(!lab.written.taken().contains("はい"));
    lab.screen().blank(false).unwrap();
    assert!(lab.shows(&page, &place).contains("はい"));
    assert_eq!(lab.hears(), Some(UserInput::Resized));
}

#[test]
fn a_window_that_came_back_to_its_size_is_written_again() {
    let mut lab = TestScreen::new(SMALL, DrawingMode::sighted());
    let page = question();
    let (place, _) = opened(&page);
    lab.shows(&page, &place);
    assert_eq!(lab.shows(&page, &place), "");
    lab.keys.send(DeviceEvent::Resized).unwrap();
    assert_eq!(lab.hears(), Some(UserInput::Resized));
    assert!(lab.shows(&page, &place).contains("はい"), "what stood there may be gone");
}

#[test]
fn a_wiped_screen_has_no_scrollback_and_is_written_whole_again() {
    let mut lab = TestScreen::new(SMALL, DrawingMode::sighted());
    let page = question();
    let (place, _) = opened(&page);
    lab.shows(&page, &place);
    lab.screen().clear().unwrap();
    assert_eq!(lab.written.taken(), "\x1b[0m\x1b[2J\x1b[3J\x1b[H");
    assert!(lab.shows(&page, &place).contains("はい"));
    lab.screen().ring().unwrap();
    assert_eq!(lab.written.taken(), "\u{7}");
}

#[test]
fn keys_come_in_their_order_and_the_end_before_them() {
    let mut lab = TestScreen::new(SMALL, DrawingMode::sighted());
    lab.press(KeyCode::Char('2'));
    assert_eq!(lab.hears(), Some(UserInput::Char('2')));
    lab.press(KeyCode::Esc);
    assert_eq!(lab.hears(), Some(UserInput::Command(PageCommand::AskBack)));
    lab.press(KeyCode::Paste);
    assert_eq!(lab.hears(), Some(UserInput::Rejected(RejectedInput::Burst)));
    assert_eq!(lab.hears(), None);
    lab.press(KeyCode::Enter);
    lab.keys.send(DeviceEvent::Closed).unwrap();
    assert_eq!(lab.hears(), Some(UserInput::Closed));
    assert_eq!(lab.hears(), Some(UserInput::Closed));
}

#[test]
fn double_letters_of_a_passphrase_are_both_typed() {
    let mut lab = TestScreen::new(SMALL, DrawingMode::sighted());
    let entry = EntryField { kind: EntryKind::HiddenText, longest: 80 };
    let page = Page { entry: Some(entry), ..question() };
    let (place, _) = opened(&page);
    lab.shows(&page, &place);
    for _ in 0..2 {
        lab.press(KeyCode::Char('s'));
        assert_eq!(lab.hears(), Some(UserInput::Char('s')));
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_screen_that_cannot_be_written_is_gone() {
    struct GoneTerminal;
    impl Write for GoneTerminal {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::Error::from_raw_os_error(5))
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut screen = ScreenSurface::detached(GoneTerminal, SMALL, DrawingMode::sighted());
    let page = question();
    let (place, _) = opened(&page);
    assert!(matches!(screen.show(&page, &place, DisplayPrefs::default()), Err(FrontendError::Gone(_))));
}

#[test]
fn records_name_the_form_in_which_a_page_was_shown() {
    assert_eq!(TestScreen::new(SMALL, DrawingMode::sighted()).screen().presentation_name(), "screen");
    assert_eq!(TestScreen::new(SMALL, DrawingMode::reader()).screen().presentation_name(), "screen-reader");
}

#[test]
fn the_row_that_is_said_is_marked_as_long_as_it_is_said() {
    let mut lab = TestScreen::new(SMALL, DrawingMode::sighted());
    let page = question();
    let (place, _) = opened(&page);
    lab.shows(&page, &place);
    let mut tell = |row| {
        lab.screen().mark_spoken(row).unwrap();
        lab.written.taken()
    };
    let began = tell(Some(2));
    assert!(began.contains("いいえ") && !began.contains("はい"), "{began:?}");
    assert_eq!(tell(Some(2)), "", "nothing new is no byte");
    let ended = tell(None);
    assert!(ended.contains("いいえ") && ended != began);
    assert_eq!(tell(None), "");
    assert_eq!(lab.shows(&page, &place), "", "the page is as it was");
}

#[test]
fn nothing_of_the_voice_is_seen_on_a_blank_screen() {
    let mut lab = TestScreen::new(SMALL, DrawingMode::sighted());
    let page = question();
    let (place, _) = opened(&page);
    lab.shows(&page, &place);
    lab.screen().blank(true).unwrap();
    lab.written.taken();
    lab.screen().mark_spoken(Some(1)).unwrap();
    assert_eq!(lab.written.taken(), "");
}
