//! Keys: what a terminal sends (notes/screen-readers.md §5).

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

pub use crate::device::keys::Stroke;

/// The key of an event; nothing for releases, repeats, and what is no key.
pub(super) fn stroke(event: &Event) -> Option<Stroke> {
    match event {
        Event::Key(key) if key.kind == KeyEventKind::Press => Some(pressed(*key)),
        Event::Paste(_) => Some(Stroke::Paste),
        Event::Key(_) | Event::FocusGained | Event::FocusLost | Event::Mouse(_) | Event::Resize(..) => None,
    }
}

fn pressed(key: KeyEvent) -> Stroke {
    // xterm and its kin write F13 to F24 as F1 to F12 with Shift.
    if let (KeyCode::F(number @ 1..=12), KeyModifiers::SHIFT) = (key.code, key.modifiers) {
        return Stroke::Function(number + 12);
    }
    if key.modifiers.difference(KeyModifiers::SHIFT).is_empty() { alone(key.code) } else { chord(key) }
}

fn alone(code: KeyCode) -> Stroke {
    #[expect(clippy::wildcard_enum_match_arm, reason = "crossterm's keys grow; a key without a meaning is one thing")]
    match code {
        KeyCode::BackTab => Stroke::BackTab,
        KeyCode::Backspace => Stroke::Erase,
        KeyCode::Char(c) => Stroke::Char(c),
        KeyCode::Delete => Stroke::Delete,
        KeyCode::Down => Stroke::Down,
        KeyCode::End => Stroke::End,
        KeyCode::Enter => Stroke::Enter,
        KeyCode::Esc => Stroke::Esc,
        KeyCode::F(number @ 1..=24) => Stroke::Function(number),
        KeyCode::Home => Stroke::Home,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
        Event::Key(KeyEvent::new(code, modifiers))
    }

    #[test]
    fn function_keys_with_shift_are_the_twelve_behind_them() {
        assert_eq!(stroke(&key(KeyCode::F(1), KeyModifiers::SHIFT)), Some(Stroke::Function(13)));
        assert_eq!(stroke(&key(KeyCode::F(12), KeyModifiers::SHIFT)), Some(Stroke::Function(24)));
        assert_eq!(stroke(&key(KeyCode::F(1), KeyModifiers::NONE)), Some(Stroke::Function(1)));
        assert_eq!(stroke(&key(KeyCode::F(1), KeyModifiers::CONTROL)), Some(Stroke::Other));
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
