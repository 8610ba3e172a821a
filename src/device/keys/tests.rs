use proptest::prelude::*;

use super::*;
use crate::place::{Command, VoiceKey};

fn changed(text: &str) -> Result<KeyTable, KeysError> {
    KeyTable::default().changed("keys.toml", text)
}

#[track_caller]
fn wrong(text: &str, says: &str) {
    let error = changed(text).unwrap_err().to_string();
    assert!(error.starts_with("keys.toml: ") && error.contains(says), "{error}");
    assert_eq!(error.lines().count(), 1, "{error}");
}

#[test]
fn the_table_of_the_program_does_what_its_keys_say() {
    let table = KeyTable(BTreeMap::new()).changed("assets/keys.toml", BUILT_IN).unwrap();
    assert_eq!(table, KeyTable::default());
    for (stroke, input) in [
        (Stroke::Char('3'), Input::Char('3')),
        (Stroke::Char('３'), Input::Char('３')),
        (Stroke::Enter, Input::Decide),
        (Stroke::Erase, Input::Erase),
        (Stroke::Esc, Input::Command(Command::AskBack)),
        (Stroke::PageUp, Input::Command(Command::Back)),
        (Stroke::Insert, Input::Command(Command::Repeat)),
        (Stroke::Function(1), Input::Command(Command::KeyHelp)),
        (Stroke::Function(2), Input::Command(Command::Repeat)),
        (Stroke::Function(3), Input::Voice(VoiceKey::Slower)),
        (Stroke::Function(6), Input::Voice(VoiceKey::Louder)),
        (Stroke::Function(7), Input::Voice(VoiceKey::Pause)),
        (Stroke::Function(8), Input::Command(Command::Size)),
        (Stroke::Function(9), Input::Command(Command::Furigana)),
        (Stroke::Function(10), Input::Command(Command::Staff)),
        (Stroke::Function(11), Input::Command(Command::Colours)),
        (Stroke::Function(12), Input::Command(Command::Blank)),
        (Stroke::Function(17), Input::Unclear(Unclear::OtherKey)),
        (Stroke::Home, Input::Command(Command::TryKeys)),
        (Stroke::End, Input::Unclear(Unclear::OtherKey)),
        (Stroke::Paste, Input::Unclear(Unclear::Burst)),
    ] {
        assert_eq!(table.input(stroke, false), input, "{stroke:?}");
    }
    for next in [Stroke::Down, Stroke::Right, Stroke::Tab, Stroke::PageDown] {
        assert_eq!(table.input(next, false), Input::Next);
    }
    for previous in [Stroke::Up, Stroke::Left, Stroke::BackTab] {
        assert_eq!(table.input(previous, false), Input::Previous);
    }
}

#[test]
fn a_file_gives_an_action_its_keys_and_leaves_the_others() {
    let table = changed("next = [\"F23\", \"n\"]\ndigit-1 = [\"F13\"]").unwrap();
    assert_eq!(table.input(Stroke::Function(23), false), Input::Next);
    assert_eq!(table.input(Stroke::Char('n'), false), Input::Next);
    assert_eq!(table.input(Stroke::Char('n'), true), Input::Char('n'), "where something is typed it is a letter");
    assert_eq!(table.input(Stroke::Function(13), false), Input::Char('1'));
    assert_eq!(table.input(Stroke::Down, false), Input::Unclear(Unclear::OtherKey), "it had other keys before");
    assert_eq!(table.input(Stroke::Enter, false), Input::Decide);
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
            let characters = |means| ActionRow::of(means).map_or(&[][..], |row| row.characters);
            let own = names::nameable().flat_map(|(_, means)| characters(means)).map(|c| Stroke::Char(*c));
            let keys = table.0.keys().copied().chain(own);
            let done: Vec<Input> = keys.map(|stroke| table.input(stroke, false)).collect();
            for (action, means) in names::nameable().filter(|(_, means)| is_needed(*means)) {
                let by_character = characters(means).iter().any(|c| done.contains(&Input::Char(*c)));
                prop_assert!(done.contains(&input(means)) || by_character, "{action} in {text}");
            }
            for digit in '1'..='9' {
                prop_assert_eq!(table.input(Stroke::Char(digit), false), Input::Char(digit));
            }
        }
    }

    #[test]
    fn no_text_stops_the_program(text in "(?s).{0,200}") {
        drop(changed(&text));
    }
}
