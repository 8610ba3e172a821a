//! Whoever tries keys is told of each, and nothing comes of any: neither on the page nor in the visit.

use madoguchi::device::keys::KeyTable;
use madoguchi::focus::{KeyAction, KeyCode, PageCommand, ProbedKey, RejectedInput, UserInput, VoiceKey};
use madoguchi::page::{PageKind, RowRole};
use madoguchi::resident::{IdentityMode, ResidentAction, ResidentEffect, ResidentMsg};
use proptest::prelude::*;

use crate::visitor::{self, Visitor, lunch};

const TRY: UserInput = UserInput::Command(PageCommand::TryKeys);

/// In the middle of the explanation, where keys are tried.
fn trying(content: &madoguchi::content::Content) -> Visitor<'_> {
    let mut visitor = Visitor::new(content, IdentityMode::Ticket);
    visitor.begin();
    visitor.press(TRY);
    assert_eq!(visitor.id(), "try-keys");
    visitor
}

/// Everything of a visit but what is said on top of the page and which pages were shown.
fn visit(visitor: &Visitor<'_>) -> String {
    let walk = &visitor.walk;
    let mut draft = walk.draft().clone();
    draft.presented.clear();
    let (lang, look) = (walk.lang(), walk.look());
    format!("{draft:?} {lang} {look:?} {:?} {} {}", walk.base(), walk.has_past(), visitor.effects.len())
}

#[test]
fn a_key_is_named_with_what_it_does_and_the_page_is_as_it_was_when_it_ends() {
    let content = lunch();
    for ends in [TRY, UserInput::Decide, UserInput::Line(String::new()), UserInput::KeyProbe(ProbedKey::char('#'))] {
        let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
        visitor.begin();
        let (page, before) = (visitor.text(), visit(&visitor));
        visitor.press(TRY);
        assert_eq!(visitor.page().kind, PageKind::KeyTrial);
        assert_eq!(visitor.page().choices().count(), 0, "nothing can be chosen");
        for (input, told) in [
            (KeyTable::default().name_key(KeyCode::Function(8)), "F8：字の 大きさを 変える ボタンです。"),
            (UserInput::Char('3'), "数字の 3：3を 選ぶ ボタンです。"),
            (UserInput::Line("0".into()), "数字の 0：もう 一度 見る ボタンです。"),
            (KeyTable::default().name_key(KeyCode::Down), "下の やじるし：一つ 下に 進む ボタンです。"),
            (UserInput::Char('q'), "Q：使わない ボタンです。"),
            (UserInput::Char('+'), "プラス：使わない ボタンです。"),
        ] {
            visitor.press(input);
            assert_eq!(visitor.alert().as_deref(), Some(told));
        }
        visitor.press(ends);
        assert_eq!((visitor.text(), visit(&visitor)), (page, before));
    }
}

#[test]
fn keys_of_a_voice_are_named_where_there_is_one() {
    let content = lunch();
    let mut house = visitor::house(&content, IdentityMode::Ticket);
    house.circumstances.voice = true;
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    visitor.walk = madoguchi::resident::Walkthrough::new(house);
    visitor.begin();
    visitor.press(TRY);
    visitor.press(UserInput::Char('+'));
    assert_eq!(visitor.alert().as_deref(), Some("プラス：音を 大きく する ボタンです。"));
}

#[test]
fn keys_are_tried_from_the_page_that_explains_them_and_it_comes_back() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    visitor.begin();
    visitor.lines(&["?", "2"]);
    assert_eq!(visitor.id(), "try-keys");
    visitor.lines(&["8", ""]);
    assert_eq!(visitor.id(), "key-help");
}

#[test]
fn nobody_who_leaves_while_keys_are_tried_keeps_the_kiosk() {
    let content = lunch();
    let mut visitor = trying(&content);
    visitor.tell(ResidentMsg::Idle);
    assert_eq!(visitor.id(), "still-there");
    visitor.press(UserInput::Char('8'));
    assert_eq!(visitor.id(), "try-keys", "any key is a sign of life");
    visitor.tell(ResidentMsg::Idle);
    visitor.tell(ResidentMsg::Idle);
    assert!(visitor.walk.is_at_rest());
    assert!(visitor.effects.contains(&ResidentEffect::Forget));
}

#[test]
fn no_key_is_named_where_none_was_asked_for() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    visitor.begin();
    let (page, before) = (visitor.text(), visit(&visitor));
    visitor.press(UserInput::KeyProbe(ProbedKey::char('1')));
    visitor.tell(ResidentMsg::Tried(ProbedKey::char('1')));
    assert_eq!((visitor.text(), visit(&visitor), visitor.alert()), (page, before, None));
}

fn means() -> impl Strategy<Value = KeyAction> {
    prop_oneof![
        Just(KeyAction::Next),
        Just(KeyAction::Previous),
        Just(KeyAction::Erase),
        Just(KeyAction::Touch),
        Just(KeyAction::Nothing),
        commands().prop_map(KeyAction::Command),
        Just(KeyAction::Voice(VoiceKey::Louder)),
        prop::char::range('0', '9').prop_map(KeyAction::Digit),
    ]
}

/// All but the one that ends it.
fn commands() -> impl Strategy<Value = PageCommand> {
    prop::sample::select(vec![
        PageCommand::AskBack,
        PageCommand::Back,
        PageCommand::Blank,
        PageCommand::Colours,
        PageCommand::Furigana,
        PageCommand::KeyHelp,
        PageCommand::Repeat,
        PageCommand::Size,
        PageCommand::Staff,
    ])
}

fn stroke() -> impl Strategy<Value = KeyCode> {
    prop_oneof![
        any::<char>().prop_map(KeyCode::Char),
        (1u8..=24).prop_map(KeyCode::Function),
        prop::sample::select(vec![
            KeyCode::Up,
            KeyCode::Esc,
            KeyCode::RoutingKey,
            KeyCode::Help,
            KeyCode::Other,
            KeyCode::PageUp
        ]),
    ]
}

/// Whatever a keyboard, a pipe, a switch, a braille display, a window or headphones can give.
fn input() -> impl Strategy<Value = UserInput> {
    prop_oneof![
        4 => (stroke(), means()).prop_map(|(stroke, means)| UserInput::KeyProbe(ProbedKey { code: stroke, action: means })),
        2 => any::<char>().prop_filter("ends it", |c| !matches!(c, '#' | '＃')).prop_map(UserInput::Char),
        1 => prop::char::range('0', '9').prop_map(UserInput::Char),
        1 => commands().prop_map(UserInput::Command),
        1 => "[0-9*?]{1,3}|\\PC{2,20}".prop_filter("ends it", |line| !line.trim().is_empty()).prop_map(UserInput::Line),
        1 => Just(UserInput::Next),
        1 => Just(UserInput::Previous),
        1 => Just(UserInput::Erase),
        1 => (0usize..9).prop_map(UserInput::Row),
        1 => Just(UserInput::Voice(VoiceKey::Spell)),
        1 => any::<bool>().prop_map(UserInput::Headphones),
        1 => Just(UserInput::Rejected(RejectedInput::Burst)),
        1 => Just(UserInput::Rejected(RejectedInput::OtherKey)),
        1 => Just(UserInput::Resized),
        1 => Just(UserInput::Speculative(Box::new(UserInput::Decide))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_happens_while_keys_are_tried_changes_the_visit(inputs in prop::collection::vec(input(), 0..60)) {
        let content = lunch();
        let mut visitor = trying(&content);
        let before = visit(&visitor);
        for input in inputs {
            visitor.press(input.clone());
            prop_assert_eq!(visit(&visitor), before.as_str(), "{:?}", &input);
            prop_assert_eq!(visitor.id(), "try-keys", "{:?}", &input);
        }
    }
}

#[test]
fn a_choice_has_no_number_while_keys_are_tried() {
    let content = lunch();
    let mut visitor = trying(&content);
    let page = visitor.page();
    assert!(page.rows.iter().all(|row| row.role != RowRole::Choice && row.number.is_none()));
    visitor.tell(ResidentMsg::Act(ResidentAction::Resume));
    assert_ne!(visitor.id(), "try-keys", "the test would see it");
}

#[test]
fn keys_of_a_voice_are_explained_where_there_is_one_and_single_keys_are_pressed() {
    let content = lunch();
    let mut house = visitor::house(&content, IdentityMode::Ticket);
    let lines = |house: &madoguchi::resident::KioskConfig| {
        let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
        visitor.walk = madoguchi::resident::Walkthrough::new(house.clone());
        visitor.begin();
        visitor.press(UserInput::Command(PageCommand::KeyHelp));
        let page = visitor.page();
        page.rows.iter().filter(|row| row.role == RowRole::Statement).map(|row| row.id.clone()).collect::<Vec<_>>()
    };
    let own = ["digit", "decide", "next", "repeat", "back", "size", "furigana", "staff", "colours", "blank"];
    let voice = ["louder", "slower", "pause", "sentence", "sentence-2"];
    let ids = |parts: &[&str]| parts.iter().map(|part| format!("key-help.{part}")).collect::<Vec<_>>();
    assert_eq!(lines(&house), ids(&["digit", "decide", "repeat", "back"]));
    house.form = "screen";
    assert_eq!(lines(&house), ids(&own));
    house.circumstances.voice = true;
    assert_eq!(lines(&house), ids(&[&own[..], &voice[..]].concat()));
}
