use proptest::prelude::*;

use super::*;
use crate::focus::{PageCommand, VoiceKey};

fn changed(text: &str) -> Result<KeyTable, KeyTableError> {
    KeyTable::default().changed_by("keys.toml", text)
}

#[track_caller]
fn wrong(text: &str, says: &str) {
    let error = changed(text).unwrap_err().to_string();
    assert!(error.starts_with("keys.toml: ") && error.contains(says), "{error}");
    assert_eq!(error.lines().count(), 1, "{error}");
}

#[test]
fn the_table_of_the_program_does_what_its_keys_say() {
    let table = KeyTable(BTreeMap::new()).changed_by("assets/keys.toml", BUILT_IN_KEYS).unwrap();
    assert_eq!(table, KeyTable::default());
    for (stroke, input) in [
        (KeyCode::Char('3'), UserInput::Char('3')),
        (KeyCode::Char('３'), UserInput::Char('３')),
        (KeyCode::Enter, UserInput::Decide),
        (KeyCode::Erase, UserInput::Erase),
        (KeyCode::Esc, UserInput::Command(PageCommand::AskBack)),
        (KeyCode::PageUp, UserInput::Command(PageCommand::Back)),
        (KeyCode::Insert, UserInput::Command(PageCommand::Repeat)),
        (KeyCode::Function(1), UserInput::Command(PageCommand::KeyHelp)),
        (KeyCode::Function(2), UserInput::Command(PageCommand::Repeat)),
        (KeyCode::Function(3), UserInput::Voice(VoiceKey::Slower)),
        (KeyCode::Function(6), UserInput::Voice(VoiceKey::Louder)),
        (KeyCode::Function(7), UserInput::Voice(VoiceKey::Pause)),
        (KeyCode::Function(8), UserInput::Command(PageCommand::Size)),
        (KeyCode::Function(9), UserInput::Command(PageCommand::Furigana)),
        (KeyCode::Function(10), UserInput::Command(PageCommand::Staff)),
        (KeyCode::Function(11), UserInput::Command(PageCommand::Colours)),
        (KeyCode::Function(12), UserInput::Command(PageCommand::Blank)),
        (KeyCode::Function(17), UserInput::Rejected(RejectedInput::OtherKey)),
        (KeyCode::Home, UserInput::Command(PageCommand::TryKeys)),
        (KeyCode::End, UserInput::Rejected(RejectedInput::OtherKey)),
        (KeyCode::Paste, UserInput::Rejected(RejectedInput::Burst)),
    ] {
        assert_eq!(table.input(stroke, false), input, "{stroke:?}");
    }
    for next in [KeyCode::Down, KeyCode::Right, KeyCode::Tab, KeyCode::PageDown] {
        assert_eq!(table.input(next, false), UserInput::Next);
    }
    for previous in [KeyCode::Up, KeyCode::Left, KeyCode::BackTab] {
        assert_eq!(table.input(previous, false), UserInput::Previous);
    }
}

#[test]
fn a_file_gives_an_action_its_keys_and_leaves_the_others() {
    let table = changed("next = [\"F23\", \"n\"]\ndigit-1 = [\"F13\"]").unwrap();
    assert_eq!(table.input(KeyCode::Function(23), false), UserInput::Next);
    assert_eq!(table.input(KeyCode::Char('n'), false), UserInput::Next);
    assert_eq!(table.input(KeyCode::Char('n'), true), UserInput::Char('n'), "where something is typed it is a letter");
    assert_eq!(table.input(KeyCode::Function(13), false), UserInput::Char('1'));
    assert_eq!(
        table.input(KeyCode::Down, false),
        UserInput::Rejected(RejectedInput::OtherKey),
        "it had other keys before"
    );
    assert_eq!(table.input(KeyCode::Enter, false), UserInput::Decide);
}

#[test]
fn what_is_wrong_is_named_with_its_line_and_the_mend() {
    wrong(
        "next = [\"F23\"]\nnxet = [\"F24\"]",
        "line 2: there is no action \"nxet\": write one of decide, next, previous",
    );
    wrong("next = [\n \"F23\",\n \"F25\"]", "line 3: there is no key \"F25\": write one character, F1 to F24");
    wrong("staff = [\"Ctrl-S\"]", "line 1: \"Ctrl-S\" is several keys at once");
    wrong("staff = [\"3\"]", "line 1: the digit 3 chooses on every page");
    wrong("staff = [\"a\"]\nblank = [\"a\"]", "\"a\" is blank already");
    wrong("staff = []", "no key is left for staff: add a line such as staff = [\"F13\"]");
    wrong("nothing = [\"F10\"]", "no key is left for staff");
    wrong("staff = 3", "line 1: ");
    wrong("staff", "line 1: ");
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let error = KeyTable::of(Some(Path::new("/nowhere/keys.toml"))).unwrap_err().to_string();
    assert!(error.starts_with("/nowhere/keys.toml: "), "{error}");
}

fn key_names() -> impl Strategy<Value = String> {
    prop_oneof![
        (1_u8..=24).prop_map(|number| format!("F{number}")),
        prop::sample::select(vec![
            "Up", "Down", "Enter", "Esc", "Space", "Tab", "Insert", "PageUp", "?", "*", "#", "p"
        ])
        .prop_map(ToOwned::to_owned),
    ]
}

proptest! {
    /// Whatever a file changes, either it is refused or one key alone still does each thing.
    #[test]
    fn every_action_keeps_a_key_of_its_own(
        lines in prop::collection::btree_map(
            prop::sample::select(names::nameable().map(|(name, _)| name).chain(["digit-0", "digit-1"]).collect::<Vec<_>>()),
            prop::collection::vec(key_names(), 0..4),
            0..8,
        ),
    ) {
        let text: String = lines.iter().map(|(action, keys)| format!("{action} = {keys:?}\n")).collect();
        if let Ok(table) = changed(&text) {
            let characters = |means| ActionRow::for_action(means).map_or(&[][..], |row| row.characters);
            let own = names::nameable().flat_map(|(_, means)| characters(means)).map(|c| KeyCode::Char(*c));
            let keys = table.0.keys().copied().chain(own);
            let done: Vec<UserInput> = keys.map(|stroke| table.input(stroke, false)).collect();
            for (action, means) in names::nameable().filter(|(_, means)| is_needed(*means)) {
                let by_character = characters(means).iter().any(|c| done.contains(&UserInput::Char(*c)));
                prop_assert!(done.contains(&input_of(means)) || by_character, "{action} in {text}");
            }
            for digit in '1'..='9' {
                prop_assert_eq!(table.input(KeyCode::Char(digit), false), UserInput::Char(digit));
            }
        }
    }

    #[test]
    fn no_text_stops_the_program(text in "(?s).{0,200}") {
        drop(changed(&text));
    }
}
