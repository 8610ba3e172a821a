use std::io::{BufReader, Write};
use std::os::unix::net::UnixStream;

use super::*;
use crate::device::lines::{self, LineSource, LineSurface};
use crate::device::switches::ScanPace;
use crate::device::{DeviceEvent, EventSender};
use crate::focus::UserInput;
use crate::page::{FuriganaMode, PageKind, PageRow, RowRole};
use crate::speech::{SpeechPack, Voice};
use furigana::{Lang, RichText};

fn page() -> Page {
    let text = |source: &str| RichText::parse(source).unwrap();
    let rows = vec![
        PageRow::text("mark-demo", RowRole::Mark, text("｜見本《みほん》です。")),
        PageRow::text("lunch", RowRole::Heading, text("｜何《なに》を｜食《た》べますか。")),
        PageRow::choice("lunch.rice", 1, text("ごはん")),
        PageRow::choice("lunch.bread", 2, text("パン")),
    ];
    Page { id: "lunch".to_owned(), lang: Lang::new("ja"), rows, entry: None, kind: PageKind::Question }
}

/// A surface that notes the rows that the voice says.
#[derive(Default)]
struct SpokenRowRecorder(Vec<Option<usize>>);

impl Surface for SpokenRowRecorder {
    fn presentation_name(&self) -> &'static str {
        "noting"
    }

    fn sheets(&mut self, page: &Page, _look: DisplayPrefs) -> Pagination {
        Pagination::single_sheet(page.rows.len())
    }

    fn show(&mut self, _page: &Page, _place: &PageFocus, _look: DisplayPrefs) -> Result<(), FrontendError> {
        Ok(())
    }

    fn repeat(&mut self) {}

    fn ring(&mut self) -> Result<(), FrontendError> {
        Ok(())
    }

    fn clear(&mut self) -> Result<(), FrontendError> {
        Ok(())
    }

    fn mark_spoken(&mut self, row: Option<usize>) -> Result<(), FrontendError> {
        self.0.push(row);
        Ok(())
    }
}

/// A frontend that nobody sees, and what it is told by.
fn noting<'a>() -> (Frontend<'a, SpokenRowRecorder>, EventSender) {
    let events = EventQueue::default();
    let sender = events.sender();
    (Frontend::new(Box::default(), events, InputQueue::of_lines(LineSource::Prepared)), sender)
}

fn does(sender: &EventSender, input: UserInput) {
    sender.send(DeviceEvent::Input(Instant::now(), input)).unwrap();
}

fn speaker(device: &str) -> Result<Speaker, SpeechError> {
    Speaker::start(device, Voice::built_in().unwrap(), SpeechPack::built_in())
}

fn shows<S: Surface + ?Sized>(frontend: &mut Frontend<'_, S>, page: &Page) {
    let sheets = frontend.sheets(page, DisplayPrefs::default());
    frontend.show(page, &PageFocus::open(None, page, &sheets), DisplayPrefs::default()).unwrap();
}

/// The next inputs, as a page meets them, until this one.
fn inputs_until<S: Surface + ?Sized>(frontend: &mut Frontend<'_, S>, last: &UserInput) -> Vec<UserInput> {
    let mut all = Vec::new();
    while all.last() != Some(last) {
        all.push(frontend.wait(Some(Duration::from_secs(5))).unwrap().expect("it never came"));
    }
    all
}

#[test]
fn lack_of_sound_is_told_before_a_second_has_passed_and_no_key_is_lost() {
    let content = Content::built_in().unwrap();
    let (mut hand, ear) = UnixStream::pair().unwrap();
    let events = EventQueue::default();
    lines::listen(BufReader::new(ear), events.sender());
    let surface = Box::new(LineSurface::new(Vec::new(), FuriganaMode::Kana));
    let inputs = InputQueue::of_lines(LineSource::Prepared);
    let mut frontend = Frontend::new(surface, events, inputs).with_voice(speaker("hw:99"), &content);
    let began = Instant::now();
    assert_eq!(inputs_until(&mut frontend, &UserInput::SurroundingsChanged), [UserInput::SurroundingsChanged]);
    hand.write_all(b"2\n").unwrap();
    assert_eq!(inputs_until(&mut frontend, &UserInput::Line("2".to_owned())).len(), 1);
    assert!(began.elapsed() < Duration::from_secs(1));
    assert!(frontend.sound_lost().unwrap().contains("\"hw:99\""));
}

#[test]
fn the_row_that_is_said_is_marked_and_nobody_has_to_answer_while_they_are_spoken_to() {
    let content = Content::built_in().unwrap();
    let (frontend, sender) = noting();
    let mut frontend = frontend.with_voice(speaker("null"), &content);
    does(&sender, UserInput::Decide);
    inputs_until(&mut frontend, &UserInput::Decide);
    shows(&mut frontend, &page());
    while frontend.wait(Some(Duration::from_millis(1))).unwrap().is_some() {}
    let rows = [0, 1, 2, 3];
    assert_eq!(frontend.surface.0, rows.map(|row| [Some(row), None]).concat(), "each row, then none");
    assert_eq!(frontend.take_spoken_rows(), ["lunch", "lunch.rice", "lunch.bread"]);
    assert!(frontend.last_spoken().is_some());
}

#[test]
fn what_is_said_while_the_kiosk_is_busy_is_said_to_its_end_before_the_next_page_is() {
    let content = Content::built_in().unwrap();
    let (frontend, sender) = noting();
    let mut frontend = frontend.with_voice(speaker("null"), &content);
    does(&sender, UserInput::Decide);
    inputs_until(&mut frontend, &UserInput::Decide);
    let mut busy = page();
    busy.rows.truncate(1);
    busy.kind = PageKind::Busy;
    shows(&mut frontend, &busy);
    frontend.finish_saying().unwrap();
    assert_eq!(frontend.surface.0, [Some(0), None]);
    let began = Instant::now();
    frontend.finish_saying().unwrap();
    assert!(began.elapsed() < POLL_SPEAKING, "nothing is said: nothing is waited for");
}

#[test]
fn the_focus_that_goes_by_itself_waits_until_the_page_was_said_to_its_end() {
    let content = Content::built_in().unwrap();
    let pace = ScanPace { step: Duration::from_millis(1), rounds: 3 };
    let (frontend, sender) = noting();
    let mut frontend = frontend.with_voice(speaker("null"), &content).with_switches(SwitchCount::One(pace));
    does(&sender, UserInput::Decide);
    inputs_until(&mut frontend, &UserInput::Decide);
    shows(&mut frontend, &page());
    while frontend.wait(None).unwrap() != Some(UserInput::Next) {}
    assert_eq!(frontend.take_spoken_rows(), ["lunch", "lunch.rice", "lunch.bread"], "it stood for a millisecond");
}

#[test]
fn whoever_is_woken_has_not_waited_to_the_end_of_their_patience_and_is_woken_once() {
    let (mut frontend, sender) = noting();
    let (soon, later) = (Duration::from_millis(20), Duration::from_millis(60));
    frontend.wake_after(Some(soon));
    assert_eq!(frontend.wait(Some(later)).unwrap(), Some(UserInput::SurroundingsChanged));
    assert_eq!(frontend.wait(Some(later)).unwrap(), None, "once");
    // What a person did comes before the alarm, however late it is.
    frontend.wake_after(Some(Duration::ZERO));
    does(&sender, UserInput::Next);
    assert_eq!(frontend.wait(Some(later)).unwrap(), Some(UserInput::Next));
    assert_eq!(frontend.wait(Some(later)).unwrap(), Some(UserInput::SurroundingsChanged));
    frontend.wake_after(Some(soon));
    frontend.wake_after(None);
    assert_eq!(frontend.wait(Some(later)).unwrap(), None);
}

#[test]
fn nobody_knows_who_heard_a_bel_and_it_is_told_once() {
    let (mut frontend, _sender) = noting();
    frontend.ring().unwrap();
    assert!(matches!(frontend.take_chime_outcome(), Some(ChimeOutcome::Silent(_))));
    assert_eq!(frontend.take_chime_outcome(), None);
}

#[test]
fn lines_that_were_typed_before_a_page_mean_nothing_on_it_and_those_of_a_pipe_and_the_end_do() {
    for (source, counts) in [(LineSource::Prepared, true), (LineSource::Typed, false)] {
        let events = EventQueue::default();
        let sender = events.sender();
        let mut frontend: Frontend<'_, SpokenRowRecorder> =
            Frontend::new(Box::default(), events, InputQueue::of_lines(source));
        does(&sender, UserInput::Line("1".to_owned()));
        does(&sender, UserInput::Closed);
        frontend.forget_keys().unwrap();
        let first = frontend.wait(Some(Duration::ZERO)).unwrap();
        assert_eq!(first == Some(UserInput::Line("1".to_owned())), counts, "{source:?}");
        assert_eq!(first == Some(UserInput::Closed), !counts, "{source:?}");
    }
}
