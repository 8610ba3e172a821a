use std::collections::BTreeMap;
use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::content::{Circumstances, Content, Profile};
use crate::page::{ActionPage, Entry, EntryKind, Look, Row};
use crate::place::{Outcome, Sheets, Wrong};
use crate::script::{self, Stagecraft};
use crate::walkthrough::{Action, At, House, Identity, Msg, Walkthrough};
use furigana::Lang;
use furigana::RichText;

const PACE: ScanPace = ScanPace { step: Duration::from_secs(4), rounds: 3 };

fn page(opening: Opening) -> Page {
    let text = |id: &str, role| Row::text(id, role, RichText::plain("文"));
    let choice = |n: u8| Row::choice(format!("c{n}"), n, RichText::plain("答え"));
    let rows = vec![text("h", Role::Heading), text("q", Role::Question), choice(1), choice(2), text("?", Role::Help)];
    Page { id: "p".into(), lang: Lang::new("ja"), rows, entry: None, opening }
}

/// Somebody with one switch, whose clock is told.
struct Switch {
    scan: Scan,
    place: Place,
    now: Duration,
    /// What was told and chosen by nobody.
    told: Vec<Wrong>,
}

impl Switch {
    fn before(page: &Page) -> Self {
        let place = Place::open(None, page, &Sheets::whole(page.rows.len()));
        let mut scan = Scan::new(PACE);
        scan.show(page, &place, Duration::ZERO);
        Self { scan, place, now: Duration::ZERO, told: Vec::new() }
    }

    fn does(&mut self, page: &Page, input: Input) -> Outcome {
        let outcome = self.place.take(page, &Sheets::whole(page.rows.len()), input);
        self.scan.show(page, &self.place, self.now);
        outcome
    }

    /// So much time passes; what came of it.
    fn passes(&mut self, page: &Page, time: Duration) -> Vec<Outcome> {
        let end = self.now + time;
        let mut all = Vec::new();
        while let Some(due) = self.scan.due().filter(|due| *due <= end) {
            self.now = due;
            let step = self.scan.step(due).unwrap();
            let outcome = self.does(page, step);
            if let Outcome::Wrong(wrong) = &outcome {
                self.told.push(wrong.clone());
            }
            all.push(outcome);
        }
        self.now = end;
        all
    }

    fn presses(&mut self, page: &Page) -> Outcome {
        let input = self.scan.press(Input::Char(' '), self.now);
        self.does(page, input)
    }
}

#[test]
fn the_focus_goes_by_itself_and_the_switch_chooses_where_it_stands() {
    let page = page(Opening::Asks);
    let mut switch = Switch::before(&page);
    assert_eq!(switch.place.row(), 0);
    assert_eq!(switch.passes(&page, Duration::from_secs(12)).len(), 3);
    assert_eq!(switch.place.row(), 3);
    assert_eq!(switch.presses(&page), Outcome::Choice(2));
}

#[test]
fn on_what_cannot_be_chosen_the_switch_goes_on() {
    let page = page(Opening::Asks);
    let mut switch = Switch::before(&page);
    assert_eq!(switch.presses(&page), Outcome::Moved);
    assert_eq!(switch.place.row(), 1);
}

#[test]
fn after_its_rounds_the_focus_rests_and_a_press_only_wakes_it() {
    let page = page(Opening::Asks);
    let mut switch = Switch::before(&page);
    let steps = switch.passes(&page, Duration::from_secs(4000)).len();
    assert_eq!(steps, 12, "three rounds over four rows");
    assert_eq!(switch.told, [Wrong::Rested], "it says once that it rests");
    assert_eq!(switch.scan.due(), None, "from here on the kiosk counts how long nobody is there");
    switch.place.take(&page, &Sheets::whole(5), Input::Char('1'));
    switch.scan.show(&page, &switch.place, switch.now);
    let wakes = switch.scan.press(Input::Char(' '), switch.now);
    assert_eq!(wakes, Input::Row(2), "nothing is chosen by the press that wakes it: the row is said once more");
    assert!(matches!(switch.does(&page, wakes), Outcome::Moved | Outcome::Stay));
    assert!(switch.scan.due().is_some(), "it goes on");
    assert_eq!(switch.presses(&page), Outcome::Choice(1));
}

#[test]
fn a_page_that_waits_for_any_key_is_not_walked_over_and_one_for_typing_is_left() {
    let rest = page(Opening::AnyKey);
    let mut switch = Switch::before(&rest);
    assert!(switch.passes(&rest, Duration::from_secs(99)).is_empty());
    assert_eq!(switch.presses(&rest), Outcome::Choice(1));
    let code = Page { entry: Some(Entry { kind: EntryKind::Digits, longest: 4 }), ..page(Opening::Asks) };
    let mut switch = Switch::before(&code);
    assert!(switch.passes(&code, Duration::from_secs(99)).is_empty());
    assert_eq!(switch.presses(&code), Outcome::Command(Command::Back));
}

proptest! {
    #[test]
    fn time_alone_never_chooses(
        times in prop::collection::vec(0_u64..200_000, 0..30),
        tells in any::<bool>(),
    ) {
        let page = page(if tells { Opening::Tells } else { Opening::Asks });
        let mut switch = Switch::before(&page);
        for time in times {
            for outcome in switch.passes(&page, Duration::from_millis(time)) {
                prop_assert!(matches!(outcome, Outcome::Moved | Outcome::Stay | Outcome::Wrong(Wrong::Rested)), "{outcome:?}");
            }
        }
    }
}

fn house(content: &Content) -> House {
    let name = RichText::parse("｜青空《あおぞら》の ｜家《いえ》").unwrap();
    let profile = Profile::new(content.pack(), name, &BTreeMap::new()).unwrap();
    House {
        pack: content.pack().clone(),
        circumstances: Circumstances::new(jiff::civil::date(2026, 11, 23), profile, false),
        identity: Identity::default(),
        lang: content.languages()[0].clone(),
        look: Look::default(),
        form: "screen",
    }
}

/// Presses the switch when the focus is on the choice with this number, and not before.
fn chooses(scan: &mut Scan, page: &ActionPage<Action>, number: u8, now: &mut Duration) -> Action {
    let sheets = Sheets::whole(page.rows.len());
    let mut place = Place::open(None, page, &sheets);
    let row = page.numbered(number).unwrap();
    scan.show(page, &place, *now);
    for _ in 0..60 {
        let input = if place.row() == row || page.opening == Opening::AnyKey {
            scan.press(Input::Char(' '), *now)
        } else {
            *now = scan.due().expect("it rests before it came to the choice");
            scan.step(*now).unwrap()
        };
        if let Outcome::Choice(number) = place.take(page, &sheets, input) {
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
    let (mut scan, mut now, mut pages) = (Scan::new(PACE), Duration::ZERO, 0);
    while !matches!(walk.here(), At::Ended(_)) {
        let stage = Stagecraft { content: &content, demo: false, still_there_seconds: 40 };
        let page = script::page(&walk, stage).unwrap();
        let shown = script::shown(&walk, &page);
        drop(walk.update(Msg::Shown(shown)));
        let number = if pages > 5 && page.opening == Opening::Asks { 2 } else { 1 };
        let action = chooses(&mut scan, &page, number, &mut now);
        drop(walk.update(Msg::Do(action)));
        pages += 1;
        assert!(pages < 200, "the visit does not end: {}", page.id);
    }
    assert!(pages > 5, "{pages} pages");
}

/// What two switches do until this choice is decided on: Space until the focus is there, then Enter.
fn chooses_by_two(page: &ActionPage<Action>, number: u8) -> Action {
    let sheets = Sheets::whole(page.rows.len());
    let mut place = Place::open(None, page, &sheets);
    let row = page.numbered(number).unwrap();
    for _ in 0..60 {
        let there = place.row() == row || page.opening == Opening::AnyKey;
        let switch = if there { Input::Decide } else { Input::Char(' ') };
        let outcome = place.take(page, &sheets, of_two(switch, page.entry.is_some()));
        if let Outcome::Choice(number) = outcome {
            return page.action(number).unwrap().clone();
        }
        assert_eq!(outcome, Outcome::Moved, "{page:#?}");
    }
    panic!("{number} is never chosen on {page:#?}");
}

#[test]
fn a_whole_visit_is_made_with_two_switches() {
    let content = Content::from_dir(Path::new("tests/packs/lunch")).unwrap();
    let mut walk = Walkthrough::new(house(&content));
    let mut pages = 0;
    while !matches!(walk.here(), At::Ended(_)) {
        let stage = Stagecraft { content: &content, demo: false, still_there_seconds: 40 };
        let page = script::page(&walk, stage).unwrap();
        let shown = script::shown(&walk, &page);
        drop(walk.update(Msg::Shown(shown)));
        let number = if pages > 5 && page.opening == Opening::Asks { 2 } else { 1 };
        drop(walk.update(Msg::Do(chooses_by_two(&page, number))));
        pages += 1;
        assert!(pages < 200, "the visit does not end: {}", page.id);
    }
    assert!(pages > 5, "{pages} pages");
}

#[test]
fn two_switches_leave_a_page_on_which_something_is_typed() {
    assert_eq!(of_two(Input::Char(' '), true), Input::Command(Command::Back));
    assert_eq!(of_two(Input::Decide, true), Input::Decide);
    assert_eq!(of_two(Input::Char(' '), false), Input::Char(' '));
}
