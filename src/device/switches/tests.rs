use std::collections::BTreeMap;
use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::content::{Circumstances, Content, FacilityProfile};
use crate::focus::{InputError, InputOutcome, Pagination};
use crate::page::{ActionPage, DisplayPrefs, EntryField, EntryKind, PageRow};
use crate::resident::{self, IdentityMode, KioskConfig, PageSettings, ResidentAction, ResidentMsg, Walkthrough};
use furigana::Lang;
use furigana::RichText;

const PACE: ScanPace = ScanPace { step: Duration::from_secs(4), rounds: 3 };

fn page(opening: PageKind) -> Page {
    let text = |id: &str, role| PageRow::text(id, role, RichText::plain("文"));
    let choice = |n: u8| PageRow::choice(format!("c{n}"), n, RichText::plain("答え"));
    let rows =
        vec![text("h", RowRole::Heading), text("q", RowRole::Question), choice(1), choice(2), text("?", RowRole::Help)];
    Page { id: "p".into(), lang: Lang::new("ja"), rows, entry: None, kind: opening }
}

/// Somebody with one switch, whose clock is told.
struct TestSwitch {
    scan: FocusScan,
    place: PageFocus,
    now: Duration,
    /// What was told and chosen by nobody.
    told: Vec<InputError>,
}

impl TestSwitch {
    fn before(page: &Page) -> Self {
        let place = PageFocus::open(None, page, &Pagination::single_sheet(page.rows.len()));
        let mut scan = FocusScan::new(PACE);
        scan.show(page, &place, Duration::ZERO);
        Self { scan, place, now: Duration::ZERO, told: Vec::new() }
    }

    fn does(&mut self, page: &Page, input: UserInput) -> InputOutcome {
        let outcome = self.place.handle(page, &Pagination::single_sheet(page.rows.len()), input);
        self.scan.show(page, &self.place, self.now);
        outcome
    }

    /// So much time passes; what came of it.
    fn passes(&mut self, page: &Page, time: Duration) -> Vec<InputOutcome> {
        let end = self.now + time;
        let mut all = Vec::new();
        while let Some(due) = self.scan.due().filter(|due| *due <= end) {
            self.now = due;
            let step = self.scan.step(due).unwrap();
            let outcome = self.does(page, step);
            if let InputOutcome::Invalid(wrong) = &outcome {
                self.told.push(wrong.clone());
            }
            all.push(outcome);
        }
        self.now = end;
        all
    }

    fn presses(&mut self, page: &Page) -> InputOutcome {
        let input = self.scan.press(UserInput::Char(' '), self.now);
        self.does(page, input)
    }
}

#[test]
fn the_focus_goes_by_itself_and_the_switch_chooses_where_it_stands() {
    let page = page(PageKind::Question);
    let mut switch = TestSwitch::before(&page);
    assert_eq!(switch.place.row(), 0);
    assert_eq!(switch.passes(&page, Duration::from_secs(12)).len(), 3);
    assert_eq!(switch.place.row(), 3);
    assert_eq!(switch.presses(&page), InputOutcome::Choice(2));
}

#[test]
fn on_what_cannot_be_chosen_the_switch_goes_on() {
    let page = page(PageKind::Question);
    let mut switch = TestSwitch::before(&page);
    assert_eq!(switch.presses(&page), InputOutcome::Moved);
    assert_eq!(switch.place.row(), 1);
}

#[test]
fn after_its_rounds_the_focus_rests_and_a_press_only_wakes_it() {
    let page = page(PageKind::Question);
    let mut switch = TestSwitch::before(&page);
    let steps = switch.passes(&page, Duration::from_secs(4000)).len();
    assert_eq!(steps, 12, "three rounds over four rows");
    assert_eq!(switch.told, [InputError::ScanPaused], "it says once that it rests");
    assert_eq!(switch.scan.due(), None, "from here on the kiosk counts how long nobody is there");
    switch.place.handle(&page, &Pagination::single_sheet(5), UserInput::Char('1'));
    switch.scan.show(&page, &switch.place, switch.now);
    let wakes = switch.scan.press(UserInput::Char(' '), switch.now);
    assert_eq!(wakes, UserInput::Row(2), "nothing is chosen by the press that wakes it: the row is said once more");
    assert!(matches!(switch.does(&page, wakes), InputOutcome::Moved | InputOutcome::Unchanged));
    assert!(switch.scan.due().is_some(), "it goes on");
    assert_eq!(switch.presses(&page), InputOutcome::Choice(1));
}

#[test]
fn a_page_that_waits_for_any_key_is_not_walked_over_and_one_for_typing_is_left() {
    let rest = page(PageKind::AnyKey);
    let mut switch = TestSwitch::before(&rest);
    assert!(switch.passes(&rest, Duration::from_secs(99)).is_empty());
    assert_eq!(switch.presses(&rest), InputOutcome::Choice(1));
    let code = Page { entry: Some(EntryField { kind: EntryKind::Digits, longest: 4 }), ..page(PageKind::Question) };
    let mut switch = TestSwitch::before(&code);
    assert!(switch.passes(&code, Duration::from_secs(99)).is_empty());
    assert_eq!(switch.presses(&code), InputOutcome::Command(PageCommand::Back));
}

proptest! {
    #[test]
    fn time_alone_never_chooses(
        times in prop::collection::vec(0_u64..200_000, 0..30),
        tells in any::<bool>(),
    ) {
        let page = page(if tells { PageKind::Information } else { PageKind::Question });
        let mut switch = TestSwitch::before(&page);
        for time in times {
            for outcome in switch.passes(&page, Duration::from_millis(time)) {
                prop_assert!(matches!(outcome, InputOutcome::Moved | InputOutcome::Unchanged | InputOutcome::Invalid(InputError::ScanPaused)), "{outcome:?}");
            }
        }
    }
}

fn house(content: &Content) -> KioskConfig {
    let name = RichText::parse("｜青空《あおぞら》の ｜家《いえ》").unwrap();
    let profile = FacilityProfile::new(content.pack(), name, &BTreeMap::new()).unwrap();
    KioskConfig {
        pack: content.pack().clone(),
        circumstances: Circumstances::new(jiff::civil::date(2026, 11, 23), profile, false),
        identity: IdentityMode::default(),
        lang: content.languages()[0].clone(),
        look: DisplayPrefs::default(),
        form: "screen",
    }
}

/// Presses the switch when the focus is on the choice with this number, and not before.
fn chooses(scan: &mut FocusScan, page: &ActionPage<ResidentAction>, number: u8, now: &mut Duration) -> ResidentAction {
    let sheets = Pagination::single_sheet(page.rows.len());
    let mut place = PageFocus::open(None, page, &sheets);
    let row = page.row_with_number(number).unwrap();
    scan.show(page, &place, *now);
    for _ in 0..60 {
        let input = if place.row() == row || page.kind == PageKind::AnyKey {
            scan.press(UserInput::Char(' '), *now)
        } else {
            *now = scan.due().expect("it rests before it came to the choice");
            scan.step(*now).unwrap()
        };
        if let InputOutcome::Choice(number) = place.handle(page, &sheets, input) {
            return page.action(number).unwrap().clone();
        }
        scan.show(page, &place, *now);
    }
    panic!("{number} is never chosen on {page:#?}");
}

#[test]
fn a_whole_visit_is_made_with_one_switch() {
    let content = Content::from_dir(Path::new("tests/packs/lunch")).unwrap();
    let mut walk = Walkthrough::new(house(&content));
    let (mut scan, mut now, mut pages) = (FocusScan::new(PACE), Duration::ZERO, 0);
    while walk.ending().is_none() {
        let settings = PageSettings { content: &content, demo: false, still_there_seconds: 40 };
        let page = resident::page(&walk, settings).unwrap();
        let shown = resident::shown(&walk, &page);
        drop(walk.update(ResidentMsg::Shown(shown)));
        let number = if pages > 5 && page.kind == PageKind::Question { 2 } else { 1 };
        let action = chooses(&mut scan, &page, number, &mut now);
        drop(walk.update(ResidentMsg::Act(action)));
        pages += 1;
        assert!(pages < 200, "the visit does not end: {}", page.id);
    }
    assert!(pages > 5, "{pages} pages");
}

/// What two switches do until this choice is decided on: Space until the focus is there, then Enter.
fn chooses_by_two(page: &ActionPage<ResidentAction>, number: u8) -> ResidentAction {
    let sheets = Pagination::single_sheet(page.rows.len());
    let mut place = PageFocus::open(None, page, &sheets);
    let row = page.row_with_number(number).unwrap();
    for _ in 0..60 {
        let there = place.row() == row || page.kind == PageKind::AnyKey;
        let switch = if there { UserInput::Decide } else { UserInput::Char(' ') };
        let outcome = place.handle(page, &sheets, two_switch_input(switch, page.entry.is_some()));
        if let InputOutcome::Choice(number) = outcome {
            return page.action(number).unwrap().clone();
        }
        assert_eq!(outcome, InputOutcome::Moved, "{page:#?}");
    }
    panic!("{number} is never chosen on {page:#?}");
}

#[test]
fn a_whole_visit_is_made_with_two_switches() {
    let content = Content::from_dir(Path::new("tests/packs/lunch")).unwrap();
    let mut walk = Walkthrough::new(house(&content));
    let mut pages = 0;
    while walk.ending().is_none() {
        let settings = PageSettings { content: &content, demo: false, still_there_seconds: 40 };
        let page = resident::page(&walk, settings).unwrap();
        let shown = resident::shown(&walk, &page);
        drop(walk.update(ResidentMsg::Shown(shown)));
        let number = if pages > 5 && page.kind == PageKind::Question { 2 } else { 1 };
        drop(walk.update(ResidentMsg::Act(chooses_by_two(&page, number))));
        pages += 1;
        assert!(pages < 200, "the visit does not end: {}", page.id);
    }
    assert!(pages > 5, "{pages} pages");
}

#[test]
fn two_switches_leave_a_page_on_which_something_is_typed() {
    assert_eq!(two_switch_input(UserInput::Char(' '), true), UserInput::Command(PageCommand::Back));
    assert_eq!(two_switch_input(UserInput::Decide, true), UserInput::Decide);
    assert_eq!(two_switch_input(UserInput::Char(' '), false), UserInput::Char(' '));
}
