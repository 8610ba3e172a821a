//! What a key of the display is on a keyboard.

use brlapi::{DisplayKey, NamedKey};

use crate::device::keys::KeyCode;

/// What a key of the display is on a keyboard.
pub(super) enum KeyboardKey {
    /// The space of a braille keyboard.
    Blank,
    /// A digit, with or without the number sign before it.
    Digit(char),
    Help,
    NumberSign,
    /// Nothing that a keyboard has.
    Other,
    Stroke(KeyCode),
}

impl KeyboardKey {
    pub(super) fn of(key: DisplayKey) -> Self {
        match key {
            DisplayKey::Char(c) => Self::Stroke(KeyCode::Char(c)),
            DisplayKey::Dots(NUMBER_SIGN) => Self::NumberSign,
            DisplayKey::Dots(0) => Self::Blank,
            DisplayKey::Dots(dots) => digit_of_dots(dots).map_or(Self::Other, Self::Digit),
            DisplayKey::Help => Self::Help,
            DisplayKey::Named(named) => Self::Stroke(keyboard_stroke(named)),
            DisplayKey::Bottom
            | DisplayKey::Home
            | DisplayKey::LineDown
            | DisplayKey::LineUp
            | DisplayKey::Offline
            | DisplayKey::Online
            | DisplayKey::Other
            | DisplayKey::PanBack
            | DisplayKey::PanOn
            | DisplayKey::Route(_)
            | DisplayKey::Top => Self::Other,
        }
    }
}

/// Dots 3, 4, 5 and 6: what follows is a number; digits are taken without it as well.
pub(super) const NUMBER_SIGN: u8 = 0b11_1100;
/// The dots of the digits 1 to 9 and 0, in every braille.
const DIGITS: [u8; 10] = [0x01, 0x03, 0x09, 0x19, 0x11, 0x0b, 0x1b, 0x13, 0x0a, 0x1a];

fn digit_of_dots(dots: u8) -> Option<char> {
    let at = DIGITS.iter().position(|own| *own == dots)?;
    "1234567890".chars().nth(at)
}

/// Returns the same key on a keyboard.
fn keyboard_stroke(named: NamedKey) -> KeyCode {
    match named {
        NamedKey::Enter => KeyCode::Enter,
        NamedKey::Erase => KeyCode::Erase,
        NamedKey::Esc => KeyCode::Esc,
        NamedKey::Tab => KeyCode::Tab,
        NamedKey::Up => KeyCode::Up,
        NamedKey::Down => KeyCode::Down,
        NamedKey::Left => KeyCode::Left,
        NamedKey::Right => KeyCode::Right,
        NamedKey::PageUp => KeyCode::PageUp,
        NamedKey::PageDown => KeyCode::PageDown,
        NamedKey::Insert => KeyCode::Insert,
        NamedKey::Function(number) => KeyCode::Function(number),
    }
}
