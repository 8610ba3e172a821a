//! What a key of the display is on a keyboard.

use brlapi::{Key, Named};

use crate::device::keys::Stroke;

/// What a key of the display is on a keyboard.
pub(super) enum Typed {
    /// The space of a braille keyboard.
    Blank,
    /// A digit, with or without the number sign before it.
    Digit(char),
    Help,
    NumberSign,
    /// Nothing that a keyboard has.
    Other,
    Stroke(Stroke),
}

impl Typed {
    pub(super) fn by(key: Key) -> Self {
        match key {
            Key::Char(c) => Self::Stroke(Stroke::Char(c)),
            Key::Dots(NUMBER_SIGN) => Self::NumberSign,
            Key::Dots(0) => Self::Blank,
            Key::Dots(dots) => digit(dots).map_or(Self::Other, Self::Digit),
            Key::Help => Self::Help,
            Key::Named(named) => Self::Stroke(stroke(named)),
            Key::Bottom
            | Key::Home
            | Key::LineDown
            | Key::LineUp
            | Key::Offline
            | Key::Online
            | Key::Other
            | Key::PanBack
            | Key::PanOn
            | Key::Route(_)
            | Key::Top => Self::Other,
        }
    }
}

/// Dots 3, 4, 5 and 6: what follows is a number; digits are taken without it as well.
pub(super) const NUMBER_SIGN: u8 = 0b11_1100;
/// The dots of the digits 1 to 9 and 0, in every braille.
const DIGITS: [u8; 10] = [0x01, 0x03, 0x09, 0x19, 0x11, 0x0b, 0x1b, 0x13, 0x0a, 0x1a];

fn digit(dots: u8) -> Option<char> {
    let at = DIGITS.iter().position(|own| *own == dots)?;
    "1234567890".chars().nth(at)
}

/// Returns the same key on a keyboard.
fn stroke(named: Named) -> Stroke {
    match named {
        Named::Enter => Stroke::Enter,
        Named::Erase => Stroke::Erase,
        Named::Esc => Stroke::Esc,
        Named::Tab => Stroke::Tab,
        Named::Up => Stroke::Up,
        Named::Down => Stroke::Down,
        Named::Left => Stroke::Left,
        Named::Right => Stroke::Right,
        Named::PageUp => Stroke::PageUp,
        Named::PageDown => Stroke::PageDown,
        Named::Insert => Stroke::Insert,
        Named::Function(number) => Stroke::Function(number),
    }
}
