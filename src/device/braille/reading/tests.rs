use proptest::prelude::*;

use super::typed::NUMBER_SIGN;
use super::*;
use brlapi::Named;
use furigana::RichText;
use tenji::{Code, translate};

use crate::page::{Entry, EntryKind, Row};
use crate::place::{Outcome, Sheets};

fn text(id: &str, role: Role, source: &str) -> Row {
    Row::text(id, role, RichText::parse(source).unwrap())
}

fn page(opening: Opening) -> Page {
    Page {
        id: "lunch".to_owned(),
        lang: Lang::new("ja"),
        rows: vec![
            text("mark", Role::Mark, "｜見本《みほん》です。"),
            text("progress", Role::Progress, "12ページの3"),
            text("lunch", Role::Heading, "｜昼《ひる》ごはん"),
            text("lunch.q", Role::Question, "あなたは ｜昼《ひる》に ごはんと パンの どちらを ｜食《た》べますか。"),
            Row::choice("rice", 1, RichText::parse("ごはん").unwrap()),
            Row::choice("bread", 2, RichText::parse("パン").unwrap()),
            text("help", Role::Help, "0 もう ｜一度《いちど》"),
        ],
        entry: None,
        opening,
    }
}

/// A finger on a page, with the place that the desk keeps.
struct Finger {
    page: Page,
    place: Place,
    reading: Reading,
    now: Duration,
}

impl Finger {
    fn on(page: Page, width: usize) -> Self {
        let sheets = Sheets::whole(page.rows.len());
        let place = Place::open(None, &page, &sheets);
        let mut reading = Reading::new(Duration::from_millis(300), KeyTable::default());
        reading.fit(width);
        reading.show(&page, &place);
        Self { page, place, reading, now: Duration::from_secs(1) }
    }

    fn after(&mut self, milliseconds: u64) -> &mut Self {
        self.now += Duration::from_millis(milliseconds);
        self
    }

    /// Presses a key a second after the last, and does what the desk does.
    fn press(&mut self, key: Key) -> Option<Outcome> {
        self.after(1000).strike(key)
    }

    fn strike(&mut self, key: Key) -> Option<Outcome> {
        let Does::Input(input) = self.reading.press(key, self.now) else { return None };
        Some(self.does(input))
    }

    fn does(&mut self, input: Input) -> Outcome {
        let sheets = Sheets::whole(self.page.rows.len());
        let outcome = self.place.take(&self.page, &sheets, input);
        self.reading.show(&self.page, &self.place);
        outcome
    }

    /// The place of the row that is under the finger.
    fn row(&self) -> usize {
        let View::Row(row) = self.reading.view else { panic!("what was typed is under the finger") };
        row
    }

    fn shown(&self) -> String {
        self.reading.cells().unicode()
    }
}

fn braille(source: &str) -> String {
    translate(&RichText::parse(source).unwrap(), Code::Japanese).unicode()
}

#[test]
fn a_page_is_read_as_it_is_spoken_and_the_focus_goes_with_the_finger() {
    let mut finger = Finger::on(page(Opening::Asks), 80);
    let mut read = vec![finger.row()];
    for _ in 0..6 {
        finger.press(Key::PanOn);
        read.push(finger.row());
        let stop = !matches!(finger.page.rows[finger.row()].role, Role::Mark | Role::Help);
        assert!(!stop || finger.place.row() == finger.row(), "the focus is under the finger");
    }
    assert_eq!(read, [0, 2, 1, 3, 4, 5, 6], "mark that is new, label, place, question, choices, help");
    assert_eq!(finger.press(Key::PanOn), None, "behind the end there is nothing");
    assert_eq!(finger.row(), 6);
    for _ in 0..9 {
        finger.press(Key::PanBack);
    }
    assert_eq!(finger.row(), 0);
}

#[test]
fn a_long_row_is_panned_by_whole_words_on_every_display() {
    for width in [14, 20, 32, 40, 80] {
        let mut finger = Finger::on(page(Opening::Asks), width);
        finger.press(Key::PanOn);
        while finger.row() != 3 {
            finger.press(Key::PanOn);
        }
        let whole = braille("あなたは ｜昼《ひる》に ごはんと パンの どちらを ｜食《た》べますか。");
        let mut read = Vec::new();
        while finger.row() == 3 {
            assert!(finger.shown().chars().count() <= width, "{width}: {}", finger.shown());
            read.push(finger.shown());
            finger.press(Key::PanOn);
        }
        assert_eq!(read.join("⠀"), whole, "{width}");
        finger.press(Key::PanBack);
        assert_eq!(Some(finger.shown()), read.pop(), "back over the edge is the end of the row");
    }
}

#[test]
fn the_first_press_of_a_routing_key_moves_and_the_second_decides() {
    let mut finger = Finger::on(page(Opening::Asks), 40);
    finger.press(Key::Bottom);
    finger.press(Key::PanBack);
    assert_eq!(finger.row(), 5);
    let plain = finger.shown();
    assert_ne!(finger.press(Key::Route(0)), Some(Outcome::Choice(2)), "the focus was there before the key was touched");
    assert_eq!(finger.place.row(), 5);
    assert_ne!(finger.shown(), plain, "that it was touched is felt");
    assert_eq!(finger.press(Key::Route(3)), Some(Outcome::Choice(2)));
}

#[test]
fn a_double_strike_of_a_routing_key_decides_nothing() {
    let mut finger = Finger::on(page(Opening::Asks), 40);
    finger.press(Key::Bottom);
    finger.press(Key::PanBack);
    finger.press(Key::Route(0));
    for _ in 0..10 {
        assert_eq!(finger.after(120).strike(Key::Route(0)), None, "a trembling hand is one press");
        assert_eq!(finger.after(120).strike(Key::Route(1)), None, "a trembling hand is one press");
    }
    assert_eq!(finger.after(300).strike(Key::Route(0)), Some(Outcome::Choice(2)));
}

#[test]
fn between_two_presses_of_a_routing_key_nothing_else_may_be_pressed() {
    let mut finger = Finger::on(page(Opening::Asks), 40);
    for between in [Key::PanBack, Key::Dots(0x03), Key::Other] {
        finger.press(Key::Bottom);
        finger.press(Key::PanBack);
        finger.press(Key::Route(0));
        finger.press(between);
        assert!(!matches!(finger.press(Key::Route(0)), Some(Outcome::Choice(_))), "{between:?}");
    }
    finger.press(Key::Route(0));
    finger.reading.disarm();
    assert!(!matches!(finger.press(Key::Route(0)), Some(Outcome::Choice(_))), "a key of the keyboard");
}

#[test]
fn the_row_that_is_spoken_is_the_row_under_the_finger() {
    let mut finger = Finger::on(page(Opening::Asks), 40);
    for row in [2, 1, 3, 4, 5] {
        finger.reading.follow(row);
        assert_eq!(finger.row(), row);
    }
    finger.reading.show(&finger.page, &finger.place);
    assert_eq!(finger.row(), 5, "the same page again does not pull it away");
}

#[test]
fn a_mistake_comes_under_the_finger_and_the_page_is_behind_it() {
    let mut finger = Finger::on(page(Opening::Asks), 40);
    finger.press(Key::Bottom);
    finger.page.rows.insert(6, text("alert", Role::Alert, "まちがいです。"));
    let sheets = Sheets::whole(finger.page.rows.len());
    finger.place = Place::open(Some(finger.place.clone()), &finger.page, &sheets);
    finger.reading.show(&finger.page, &finger.place);
    assert_eq!(finger.shown(), braille("まちがいです。"));
    finger.press(Key::PanOn);
    assert_eq!(finger.row(), 0, "then the page from its beginning");
}

#[test]
fn keys_of_the_keyboard_bring_their_row_under_the_finger() {
    let mut finger = Finger::on(page(Opening::Asks), 40);
    finger.does(Input::Char('2'));
    assert_eq!(finger.row(), 5);
    finger.does(Input::Previous);
    assert_eq!(finger.row(), 4);
    finger.reading.restart();
    finger.reading.show(&finger.page, &finger.place);
    assert_eq!(finger.row(), 2, "repeated from its label");
}

#[test]
fn a_braille_keyboard_types_digits_which_are_shown_while_they_are_typed() {
    let mut page = page(Opening::Asks);
    page.entry = Some(Entry { kind: EntryKind::Digits, longest: 16 });
    let mut finger = Finger::on(page, 20);
    for dots in [NUMBER_SIGN, 0x01, 0x13, 0x1a] {
        finger.press(Key::Dots(dots));
    }
    assert_eq!(finger.shown(), "⠼⠁⠓⠚");
    finger.press(Key::PanBack);
    assert_ne!(finger.shown(), "⠼⠁⠓⠚", "what is asked can be read again");
    finger.press(Key::Named(Named::Erase));
    assert_eq!(finger.shown(), "⠼⠁⠓");
    assert_eq!(finger.press(Key::Named(Named::Enter)), Some(Outcome::Typed("18".into())));
}

#[test]
fn what_is_hidden_is_hidden_from_fingers_too() {
    let mut page = page(Opening::Asks);
    page.entry = Some(Entry { kind: EntryKind::HiddenDigits, longest: 6 });
    let mut finger = Finger::on(page, 20);
    finger.press(Key::Char('7'));
    finger.press(Key::Char('4'));
    assert_eq!(finger.shown(), "⠿⠿");
}

#[test]
fn a_page_that_waits_for_any_key_takes_every_key_and_can_be_read_first() {
    let mut finger = Finger::on(page(Opening::AnyKey), 20);
    while finger.row() != 6 {
        assert_eq!(finger.press(Key::PanOn), None);
    }
    assert_eq!(finger.press(Key::PanOn), Some(Outcome::Choice(1)), "behind the end it begins");
    for key in [Key::Route(2), Key::Dots(0x01), Key::Named(Named::Enter), Key::Char('5')] {
        let mut finger = Finger::on(page(Opening::AnyKey), 20);
        assert_eq!(finger.press(key), Some(Outcome::Choice(1)), "{key:?}");
    }
}

fn keys() -> impl Strategy<Value = Key> {
    prop_oneof![
        Just(Key::PanOn),
        Just(Key::PanBack),
        Just(Key::LineDown),
        Just(Key::LineUp),
        Just(Key::Top),
        Just(Key::Bottom),
        Just(Key::Home),
        (0_usize..80).prop_map(Key::Route),
        (0_u8..64).prop_map(Key::Dots),
        Just(Key::Other),
        Just(Key::Help),
    ]
}

proptest! {
    /// Nothing is decided but by two presses of a routing key, apart from each other, on one choice.
    #[test]
    fn only_two_deliberate_presses_decide(keys in prop::collection::vec((keys(), 0_u64..700), 0..60), width in 4_usize..90) {
        let mut finger = Finger::on(page(Opening::Asks), width);
        let mut before: Option<Key> = None;
        for (key, pause) in keys {
            finger.after(pause);
            let decided = matches!(finger.strike(key), Some(Outcome::Choice(_)));
            let deliberate = pause >= 300 && matches!((key, before), (Key::Route(_), Some(Key::Route(_))));
            prop_assert!(!decided || deliberate, "{key:?} after {before:?} and {pause} ms");
            prop_assert!(finger.shown().chars().count() <= width);
            before = Some(key);
        }
    }
}

#[test]
fn where_keys_are_named_the_finger_moves_and_every_other_key_is_only_told() {
    let mut finger = Finger::on(page(Opening::NamesKeys), 20);
    let focus = finger.place.row();
    for key in [Key::PanOn, Key::LineDown, Key::PanBack, Key::LineUp, Key::Bottom, Key::Top, Key::Home] {
        assert_eq!(finger.press(key), None, "{key:?}");
    }
    let tried = |stroke, means| Some(Outcome::Tried(Tried { stroke, means }));
    for (key, told) in [
        (Key::Route(0), tried(Stroke::Route, Means::Touch)),
        (Key::Route(0), tried(Stroke::Route, Means::Touch)),
        (Key::Dots(0b11), tried(Stroke::Char('2'), Means::Digit('2'))),
        (Key::Dots(0), tried(Stroke::Char(' '), Means::Next)),
        (Key::Char('*'), tried(Stroke::Char('*'), Means::Command(Command::Back))),
        (Key::Help, tried(Stroke::Help, Means::Command(Command::KeyHelp))),
        (Key::Named(Named::Function(8)), tried(Stroke::Function(8), Means::Command(Command::Size))),
        (Key::Named(Named::Down), tried(Stroke::Down, Means::Next)),
        (Key::Dots(0b11_1111), tried(Stroke::Other, Means::Nothing)),
        (Key::Named(Named::Enter), Some(Outcome::Command(Command::TryKeys))),
    ] {
        assert_eq!(finger.press(key), told, "{key:?}");
        assert_eq!(finger.place.row(), focus, "{key:?}");
    }
}
