//! Keys: what a terminal sends, and what each key does (notes/screen-readers.md §5).

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::place::{Command, Input, Unclear, VoiceKey};

/// A key that was pressed, before it means anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stroke {
    /// Shift and Tab.
    BackTab,
    /// A key with a character.
    Char(char),
    /// Down arrow.
    Down,
    /// Enter, also of the ten-key pad.
    Enter,
    /// Backspace.
    Erase,
    /// Esc alone.
    Esc,
    /// A function key, F1 to F12.
    Function(u8),
    /// Ins.
    Insert,
    /// Left arrow.
    Left,
    /// A key without a meaning, or several keys at once (EN 301 549 5.9: no chords).
    Other,
    /// Page down.
    PageDown,
    /// Page up.
    PageUp,
    /// Text that was pasted, whole.
    Paste,
    /// Right arrow.
    Right,
    /// Tab.
    Tab,
    /// Up arrow.
    Up,
}

/// The key of an event; nothing for releases, repeats, and what is no key.
pub(super) fn stroke(event: &Event) -> Option<Stroke> {
    match event {
        Event::Key(key) if key.kind == KeyEventKind::Press => Some(pressed(*key)),
        Event::Paste(_) => Some(Stroke::Paste),
        Event::Key(_) | Event::FocusGained | Event::FocusLost | Event::Mouse(_) | Event::Resize(..) => None,
    }
}

fn pressed(key: KeyEvent) -> Stroke {
    if key.modifiers.difference(KeyModifiers::SHIFT).is_empty() { alone(key.code) } else { chord(key) }
}

fn alone(code: KeyCode) -> Stroke {
    #[expect(clippy::wildcard_enum_match_arm, reason = "crossterm's keys grow; a key without a meaning is one thing")]
    match code {
        KeyCode::BackTab => Stroke::BackTab,
        KeyCode::Backspace => Stroke::Erase,
        KeyCode::Char(c) => Stroke::Char(c),
        KeyCode::Down => Stroke::Down,
        KeyCode::Enter => Stroke::Enter,
        KeyCode::Esc => Stroke::Esc,
        KeyCode::F(number @ 1..=12) => Stroke::Function(number),
        KeyCode::Insert => Stroke::Insert,
        KeyCode::Left => Stroke::Left,
        KeyCode::PageDown => Stroke::PageDown,
        KeyCode::PageUp => Stroke::PageUp,
        KeyCode::Right => Stroke::Right,
        KeyCode::Tab => Stroke::Tab,
        KeyCode::Up => Stroke::Up,
        _ => Stroke::Other,
    }
}

/// Ctrl-J and Ctrl-M are the line ends of scanners and pads, Ctrl-H the backspace of old terminals;
/// every other chord means nothing, so that nobody leaves the kiosk by Ctrl-C.
fn chord(key: KeyEvent) -> Stroke {
    if key.modifiers != KeyModifiers::CONTROL {
        return Stroke::Other;
    }
    if matches!(key.code, KeyCode::Char('j' | 'm')) {
        Stroke::Enter
    } else if key.code == KeyCode::Char('h') {
        Stroke::Erase
    } else {
        Stroke::Other
    }
}

/// What a key does.
pub(super) fn input(stroke: Stroke) -> Input {
    match stroke {
        Stroke::Char(c) => Input::Char(c),
        Stroke::Down | Stroke::PageDown | Stroke::Right | Stroke::Tab => Input::Next,
        Stroke::BackTab | Stroke::Left | Stroke::Up => Input::Previous,
        Stroke::Enter => Input::Decide,
        Stroke::Erase => Input::Erase,
        Stroke::Esc => Input::Command(Command::AskBack),
        Stroke::Function(number) => function(number),
        Stroke::Insert => Input::Command(Command::Repeat),
        Stroke::PageUp => Input::Command(Command::Back),
        Stroke::Paste => Input::Unclear(Unclear::Burst),
        Stroke::Other => Input::Unclear(Unclear::OtherKey),
    }
}

/// F3 to F7 belong to the voice, and mean nothing where there is none.
fn function(number: u8) -> Input {
    match number {
        1 => Input::Command(Command::KeyHelp),
        2 => Input::Command(Command::Repeat),
        3 => Input::Voice(VoiceKey::Slower),
        4 => Input::Voice(VoiceKey::Faster),
        5 => Input::Voice(VoiceKey::Softer),
        6 => Input::Voice(VoiceKey::Louder),
        7 => Input::Voice(VoiceKey::Pause),
        8 => Input::Command(Command::Size),
        9 => Input::Command(Command::Furigana),
        10 => Input::Command(Command::Staff),
        11 => Input::Command(Command::Colours),
        12 => Input::Command(Command::Blank),
        _ => Input::Unclear(Unclear::OtherKey),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
        Event::Key(KeyEvent::new(code, modifiers))
    }

    fn means(code: KeyCode) -> Input {
        input(stroke(&key(code, KeyModifiers::NONE)).unwrap())
    }

    #[test]
    fn every_key_of_the_table_does_what_the_table_says() {
        assert_eq!(means(KeyCode::Char('3')), Input::Char('3'));
        assert_eq!(means(KeyCode::Char('３')), Input::Char('３'));
        assert_eq!(means(KeyCode::Enter), Input::Decide);
        assert_eq!(means(KeyCode::Backspace), Input::Erase);
        for next in [KeyCode::Down, KeyCode::Right, KeyCode::Tab, KeyCode::PageDown] {
            assert_eq!(means(next), Input::Next);
        }
        for previous in [KeyCode::Up, KeyCode::Left, KeyCode::BackTab] {
            assert_eq!(means(previous), Input::Previous);
        }
        assert_eq!(means(KeyCode::PageUp), Input::Command(Command::Back));
        assert_eq!(means(KeyCode::Insert), Input::Command(Command::Repeat));
        assert_eq!(means(KeyCode::F(1)), Input::Command(Command::KeyHelp));
        assert_eq!(means(KeyCode::F(2)), Input::Command(Command::Repeat));
        assert_eq!(means(KeyCode::F(3)), Input::Voice(VoiceKey::Slower));
        assert_eq!(means(KeyCode::F(6)), Input::Voice(VoiceKey::Louder));
        assert_eq!(means(KeyCode::F(7)), Input::Voice(VoiceKey::Pause));
        assert_eq!(means(KeyCode::F(8)), Input::Command(Command::Size));
        assert_eq!(means(KeyCode::F(9)), Input::Command(Command::Furigana));
        assert_eq!(means(KeyCode::F(10)), Input::Command(Command::Staff));
        assert_eq!(means(KeyCode::F(11)), Input::Command(Command::Colours));
        assert_eq!(means(KeyCode::F(12)), Input::Command(Command::Blank));
        assert_eq!(means(KeyCode::F(17)), Input::Unclear(Unclear::OtherKey));
        assert_eq!(means(KeyCode::KeypadBegin), Input::Unclear(Unclear::OtherKey));
    }

    #[test]
    fn esc_only_asks() {
        assert_eq!(means(KeyCode::Esc), Input::Command(Command::AskBack));
    }

    #[test]
    fn no_chord_does_anything() {
        for c in ['c', 'd', 'z', '\\', 'q', '1'] {
            assert_eq!(stroke(&key(KeyCode::Char(c), KeyModifiers::CONTROL)), Some(Stroke::Other));
            assert_eq!(stroke(&key(KeyCode::Char(c), KeyModifiers::ALT)), Some(Stroke::Other));
        }
        assert_eq!(stroke(&key(KeyCode::Enter, KeyModifiers::ALT)), Some(Stroke::Other));
    }

    #[test]
    fn line_ends_and_backspace_of_other_devices_are_enter_and_backspace() {
        assert_eq!(stroke(&key(KeyCode::Char('j'), KeyModifiers::CONTROL)), Some(Stroke::Enter));
        assert_eq!(stroke(&key(KeyCode::Char('h'), KeyModifiers::CONTROL)), Some(Stroke::Erase));
    }

    #[test]
    fn only_the_press_of_a_key_counts() {
        for kind in [KeyEventKind::Release, KeyEventKind::Repeat] {
            let event = Event::Key(KeyEvent::new_with_kind(KeyCode::Enter, KeyModifiers::NONE, kind));
            assert_eq!(stroke(&event), None);
        }
        assert_eq!(stroke(&Event::Resize(0, 0)), None);
        assert_eq!(stroke(&Event::Paste("1\n".into())), Some(Stroke::Paste));
    }
}
