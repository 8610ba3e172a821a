use proptest::prelude::*;

use super::keyboard_key::NUMBER_SIGN;
use super::*;
use brlapi::NamedKey;
use furigana::RichText;
use tenji::{BrailleCode, translate};

use crate::focus::{InputOutcome, Pagination};
use crate::page::{EntryField, EntryKind, PageRow};

fn text(id: &str, role: RowRole, source: &str) -> PageRow {
    PageRow::text(id, role, RichText::parse(source).unwrap())
}

fn page(opening: PageKind) -> Page {
    Page {
        id: "lunch".to_owned(),
        lang: Lang::new("ja"),
        rows: vec![
            text("mark", RowRole::Mark, "｜見本《みほん》です。"),
            text("progress", RowRole::Progress, "12ページの3"),
            text("lunch", RowRole::Heading, "｜昼《ひる》ごはん"),
            text("lunch.q", RowRole::Question, "あなたは ｜昼《ひる》に ごはんと パンの どちらを ｜食《た》べますか。"),
            PageRow::choice("rice", 1, RichText::parse("ごはん").unwrap()),
            PageRow::choice("bread", 2, RichText::parse("パン").unwrap()),
            text("help", RowRole::Help, "0 もう ｜一度《いちど》"),
        ],
        entry: None,
        kind: opening,
    }
}

/// A finger on a page, with the place that the desk keeps.
struct ReadingFinger {
    page: Page,
    place: PageFocus,
    braille_page: BraillePage,
    now: Duration,
}

impl ReadingFinger {
    fn on(page: Page, width: usize) -> Self {
        let sheets = Pagination::single_sheet(page.rows.len());
        let place = PageFocus::open(None, &page, &sheets);
        let mut braille_page = BraillePage::new(Duration::from_millis(300), KeyTable::default());
        braille_page.fit(width);
        braille_page.show(&page, &place);
        Self { page, place, braille_page, now: Duration::from_secs(1) }
    }

    fn after(&mut self, milliseconds: u64) -> &mut Self {
        self.now += Duration::from_millis(milliseconds);
        self
    }

    /// Presses a key a second after the last, and does what the desk does.
    fn press(&mut self, key: DisplayKey) -> Option<InputOutcome> {
        self.after(1000).strike(key)
    }

    fn strike(&mut self, key: DisplayKey) -> Option<InputOutcome> {
        let BrailleKeyEffect::Input(input) = self.braille_page.press(key, self.now) else { return None };
        Some(self.perform(input))
    }

    fn perform(&mut self, input: UserInput) -> InputOutcome {
        let sheets = Pagination::single_sheet(self.page.rows.len());
        let outcome = self.place.handle(&self.page, &sheets, input);
        self.braille_page.show(&self.page, &self.place);
        outcome
    }

    /// The place of the row that is under the finger.
    fn row(&self) -> usize {
        let DisplayedItem::Row(row) = self.braille_page.view else { panic!("what was typed is under the finger") };
        row
    }

    fn shown(&self) -> String {
        self.braille_page.cells().unicode()
    }
}

fn braille(source: &str) -> String {
    translate(&RichText::parse(source).unwrap(), BrailleCode::Japanese).unicode()
}

#[test]
fn a_page_is_read_as_it_is_spoken_and_the_focus_goes_with_the_finger() {
    let mut finger = ReadingFinger::on(page(PageKind::Question), 80);
    let mut read = vec![finger.row()];
    for _ in 0..6 {
        finger.press(DisplayKey::PanOn);
        read.push(finger.row());
        let stop = !matches!(finger.page.rows[finger.row()].role, RowRole::Mark | RowRole::Help);
        assert!(!stop || finger.place.row() == finger.row(), "the focus is under the finger");
    }
    assert_eq!(read, [0, 2, 1, 3, 4, 5, 6], "mark that is new, label, place, question, choices, help");
    assert_eq!(finger.press(DisplayKey::PanOn), None, "behind the end there is nothing");
    assert_eq!(finger.row(), 6);
    for _ in 0..9 {
        finger.press(DisplayKey::PanBack);
    }
    assert_eq!(finger.row(), 0);
}

#[test]
fn a_long_row_is_panned_by_whole_words_on_every_display() {
    for width in [14, 20, 32, 40, 80] {
        let mut finger = ReadingFinger::on(page(PageKind::Question), width);
        finger.press(DisplayKey::PanOn);
        while finger.row() != 3 {
            finger.press(DisplayKey::PanOn);
        }
        let whole = braille("あなたは ｜昼《ひる》に ごはんと パンの どちらを ｜食《た》べますか。");
        let mut read = Vec::new();
        while finger.row() == 3 {
            assert!(finger.shown().chars().count() <= width, "{width}: {}", finger.shown());
            read.push(finger.shown());
            finger.press(DisplayKey::PanOn);
        }
        assert_eq!(read.join("⠀"), whole, "{width}");
        finger.press(DisplayKey::PanBack);
        assert_eq!(Some(finger.shown()), read.pop(), "back over the edge is the end of the row");
    }
}

#[test]
fn the_first_press_of_a_routing_key_moves_and_the_second_decides() {
    let mut finger = ReadingFinger::on(page(PageKind::Question), 40);
    finger.press(DisplayKey::Bottom);
    finger.press(DisplayKey::PanBack);
    assert_eq!(finger.row(), 5);
    let plain = finger.shown();
    assert_ne!(
        finger.press(DisplayKey::Route(0)),
        Some(InputOutcome::Choice(2)),
        "the focus was there before the key was touched"
    );
    assert_eq!(finger.place.row(), 5);
    assert_ne!(finger.shown(), plain, "that it was touched is felt");
    assert_eq!(finger.press(DisplayKey::Route(3)), Some(InputOutcome::Choice(2)));
}

#[test]
fn a_double_strike_of_a_routing_key_decides_nothing() {
    let mut finger = ReadingFinger::on(page(PageKind::Question), 40);
    finger.press(DisplayKey::Bottom);
    finger.press(DisplayKey::PanBack);
    finger.press(DisplayKey::Route(0));
    for _ in 0..10 {
        assert_eq!(finger.after(120).strike(DisplayKey::Route(0)), None, "a trembling hand is one press");
        assert_eq!(finger.after(120).strike(DisplayKey::Route(1)), None, "a trembling hand is one press");
    }
    assert_eq!(finger.after(300).strike(DisplayKey::Route(0)), Some(InputOutcome::Choice(2)));
}

#[test]
fn between_two_presses_of_a_routing_key_nothing_else_may_be_pressed() {
    let mut finger = ReadingFinger::on(page(PageKind::Question), 40);
    for between in [DisplayKey::PanBack, DisplayKey::Dots(0x03), DisplayKey::Other] {
        finger.press(DisplayKey::Bottom);
        finger.press(DisplayKey::PanBack);
        finger.press(DisplayKey::Route(0));
        finger.press(between);
        assert!(!matches!(finger.press(DisplayKey::Route(0)), Some(InputOutcome::Choice(_))), "{between:?}");
    }
    finger.press(DisplayKey::Route(0));
    finger.braille_page.disarm();
    assert!(!matches!(finger.press(DisplayKey::Route(0)), Some(InputOutcome::Choice(_))), "a key of the keyboard");
}

#[test]
fn the_row_that_is_spoken_is_the_row_under_the_finger() {
    let mut finger = ReadingFinger::on(page(PageKind::Question), 40);
    for row in [2, 1, 3, 4, 5] {
        finger.braille_page.follow(row);
        assert_eq!(finger.row(), row);
    }
    finger.braille_page.show(&finger.page, &finger.place);
    assert_eq!(finger.row(), 5, "the same page again does not pull it away");
}

#[test]
fn a_mistake_comes_under_the_finger_and_the_page_is_behind_it() {
    let mut finger = ReadingFinger::on(page(PageKind::Question), 40);
    finger.press(DisplayKey::Bottom);
    finger.page.rows.insert(6, text("alert", RowRole::Alert, "まちがいです。"));
    let sheets = Pagination::single_sheet(finger.page.rows.len());
    finger.place = PageFocus::open(Some(finger.place.clone()), &finger.page, &sheets);
    finger.braille_page.show(&finger.page, &finger.place);
    assert_eq!(finger.shown(), braille("まちがいです。"));
    finger.press(DisplayKey::PanOn);
    assert_eq!(finger.row(), 0, "then the page from its beginning");
}

#[test]
fn keys_of_the_keyboard_bring_their_row_under_the_finger() {
    let mut finger = ReadingFinger::on(page(PageKind::Question), 40);
    finger.perform(UserInput::Char('2'));
    assert_eq!(finger.row(), 5);
    finger.perform(UserInput::Previous);
    assert_eq!(finger.row(), 4);
    finger.braille_page.restart();
    finger.braille_page.show(&finger.page, &finger.place);
    assert_eq!(finger.row(), 2, "repeated from its label");
}

#[test]
fn a_braille_keyboard_types_digits_which_are_shown_while_they_are_typed() {
    let mut page = page(PageKind::Question);
    page.entry = Some(EntryField { kind: EntryKind::Digits, longest: 16 });
    let mut finger = ReadingFinger::on(page, 20);
    for dots in [NUMBER_SIGN, 0x01, 0x13, 0x1a] {
        finger.press(DisplayKey::Dots(dots));
    }
    assert_eq!(finger.shown(), "⠼⠁⠓⠚");
    finger.press(DisplayKey::PanBack);
    assert_ne!(finger.shown(), "⠼⠁⠓⠚", "what is asked can be read again");
    finger.press(DisplayKey::Named(NamedKey::Erase));
    assert_eq!(finger.shown(), "⠼⠁⠓");
    assert_eq!(finger.press(DisplayKey::Named(NamedKey::Enter)), Some(InputOutcome::Typed("18".into())));
}

#[test]
fn what_is_hidden_is_hidden_from_fingers_too() {
    let mut page = page(PageKind::Question);
    page.entry = Some(EntryField { kind: EntryKind::HiddenDigits, longest: 6 });
    let mut finger = ReadingFinger::on(page, 20);
    finger.press(DisplayKey::Char('7'));
    finger.press(DisplayKey::Char('4'));
    assert_eq!(finger.shown(), "⠿⠿");
}

#[test]
fn a_page_that_waits_for_any_key_takes_every_key_and_can_be_read_first() {
    let mut finger = ReadingFinger::on(page(PageKind::AnyKey), 20);
    while finger.row() != 6 {
        assert_eq!(finger.press(DisplayKey::PanOn), None);
    }
    assert_eq!(finger.press(DisplayKey::PanOn), Some(InputOutcome::Choice(1)), "behind the end it begins");
    for key in [DisplayKey::Route(2), DisplayKey::Dots(0x01), DisplayKey::Named(NamedKey::Enter), DisplayKey::Char('5')]
    {
        let mut finger = ReadingFinger::on(page(PageKind::AnyKey), 20);
        assert_eq!(finger.press(key), Some(InputOutcome::Choice(1)), "{key:?}");
    }
}

fn keys() -> impl Strategy<Value = DisplayKey> {
    prop_oneof![
        Just(DisplayKey::PanOn),
        Just(DisplayKey::PanBack),
        Just(DisplayKey::LineDown),
        Just(DisplayKey::LineUp),
        Just(DisplayKey::Top),
        Just(DisplayKey::Bottom),
        Just(DisplayKey::Home),
        (0_usize..80).prop_map(DisplayKey::Route),
        (0_u8..64).prop_map(DisplayKey::Dots),
        Just(DisplayKey::Other),
        Just(DisplayKey::Help),
    ]
}

proptest! {
    /// Nothing is decided but by two presses of a routing key, apart from each other, on one choice.
    #[test]
    fn only_two_deliberate_presses_decide(keys in prop::collection::vec((keys(), 0_u64..700), 0..60), width in 4_usize..90) {
        let mut finger = ReadingFinger::on(page(PageKind::Question), width);
        let mut before: Option<DisplayKey> = None;
        for (key, pause) in keys {
            finger.after(pause);
            let decided = matches!(finger.strike(key), Some(InputOutcome::Choice(_)));
            let deliberate = pause >= 300 && matches!((key, before), (DisplayKey::Route(_), Some(DisplayKey::Route(_))));
            prop_assert!(!decided || deliberate, "{key:?} after {before:?} and {pause} ms");
            prop_assert!(finger.shown().chars().count() <= width);
            before = Some(key);
        }
    }
}

#[test]
fn where_keys_are_named_the_finger_moves_and_every_other_key_is_only_told() {
    let mut finger = ReadingFinger::on(page(PageKind::KeyTrial), 20);
    let focus = finger.place.row();
    for key in [
        DisplayKey::PanOn,
        DisplayKey::LineDown,
        DisplayKey::PanBack,
        DisplayKey::LineUp,
        DisplayKey::Bottom,
        DisplayKey::Top,
        DisplayKey::Home,
    ] {
        assert_eq!(finger.press(key), None, "{key:?}");
    }
    let tried = |stroke, means| Some(InputOutcome::KeyProbe(ProbedKey { code: stroke, action: means }));
    for (key, told) in [
        (DisplayKey::Route(0), tried(KeyCode::RoutingKey, KeyAction::Touch)),
        (DisplayKey::Route(0), tried(KeyCode::RoutingKey, KeyAction::Touch)),
        (DisplayKey::Dots(0b11), tried(KeyCode::Char('2'), KeyAction::Digit('2'))),
        (DisplayKey::Dots(0), tried(KeyCode::Char(' '), KeyAction::Next)),
        (DisplayKey::Char('*'), tried(KeyCode::Char('*'), KeyAction::Command(PageCommand::Back))),
        (DisplayKey::Help, tried(KeyCode::Help, KeyAction::Command(PageCommand::KeyHelp))),
        (DisplayKey::Named(NamedKey::Function(8)), tried(KeyCode::Function(8), KeyAction::Command(PageCommand::Size))),
        (DisplayKey::Named(NamedKey::Down), tried(KeyCode::Down, KeyAction::Next)),
        (DisplayKey::Dots(0b11_1111), tried(KeyCode::Other, KeyAction::Nothing)),
        (DisplayKey::Named(NamedKey::Enter), Some(InputOutcome::Command(PageCommand::TryKeys))),
    ] {
        assert_eq!(finger.press(key), told, "{key:?}");
        assert_eq!(finger.place.row(), focus, "{key:?}");
    }
}
