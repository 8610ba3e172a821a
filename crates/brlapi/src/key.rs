//! Keys of a braille display, from the codes that brltty sends (`brlapi_keycodes.h` of brltty 6.5).

/// A key of a braille display.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// Dots of a braille keyboard, bit 0 is dot 1; 0 is its space bar.
    Dots(u8),
    /// A character, from a keyboard that the display has.
    Char(char),
    /// A key of the keyboard that has a name.
    Named(Named),
    /// The display's help key.
    Help,
    /// To where the focus is.
    Home,
    /// To the line after, from its beginning.
    LineDown,
    /// To the line before, from its beginning.
    LineUp,
    /// On by the width of the display.
    PanOn,
    /// Back by the width of the display.
    PanBack,
    /// The routing key over this cell, counted from 0.
    Route(usize),
    /// No key: the display was switched off or unplugged.
    Offline,
    /// No key: the command that does nothing, sent to each new client and when the display is there again.
    Online,
    /// To the end of the page.
    Bottom,
    /// To the beginning of the page.
    Top,
    /// A key that means nothing here.
    Other,
}

/// Keys that every keyboard has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Named {
    /// Enter.
    Enter,
    /// Backspace.
    Erase,
    /// Esc.
    Esc,
    /// Tab.
    Tab,
    /// Up arrow.
    Up,
    /// Down arrow.
    Down,
    /// Left arrow.
    Left,
    /// Right arrow.
    Right,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Ins.
    Insert,
    /// A function key, from 1.
    Function(u8),
}

/// Control, Meta, Alt, `AltGr`, Super: several keys at once mean nothing (EN 301 549 5.9).
const CHORDS: u64 = (0x04 | 0x08 | 0x10 | 0x20) << 32;
/// Commands of brltty, as opposed to symbols of X.
const COMMAND: u64 = 0x2000_0000;
/// What is a command or a symbol, without its flags.
const CODE: u64 = 0x3fff_ffff;
/// A symbol that is a character of Unicode.
const UNICODE: u64 = 0x0100_0000;

impl Key {
    /// Returns the key of this code.
    pub(super) fn of(code: u64) -> Self {
        let plain = code & CODE;
        if plain & COMMAND != 0 {
            Self::command((plain & 0x1fff_0000) >> 16, plain & 0xffff)
        } else if code & CHORDS != 0 {
            Self::Other
        } else {
            Self::symbol(plain)
        }
    }

    fn command(block: u64, argument: u64) -> Self {
        match block {
            0 => Self::simple(argument),
            1 => usize::try_from(argument).map_or(Self::Other, Self::Route),
            // Dots 7 and 8 are in no kana and no six-dot digit; the bit above them is the space bar.
            34 => u8::try_from(argument & 0x3f).ok().filter(|_| argument & 0xc0 == 0).map_or(Self::Other, Self::Dots),
            _ => Self::Other,
        }
    }

    fn simple(argument: u64) -> Self {
        match argument {
            0 => Self::Online,
            // By line, by window, to the next line that differs: on our pages each of them is the next line.
            1 | 3 | 5 => Self::LineUp,
            2 | 4 | 6 => Self::LineDown,
            9 | 11 => Self::Top,
            10 | 12 => Self::Bottom,
            21 | 23 | 25 => Self::PanBack,
            22 | 24 | 26 => Self::PanOn,
            29 | 31 => Self::Home,
            49 | 51 => Self::Help,
            74 => Self::Offline,
            _ => Self::Other,
        }
    }

    fn symbol(symbol: u64) -> Self {
        let named = |named| Self::Named(named);
        match symbol {
            0xff08 => named(Named::Erase),
            0xff09 => named(Named::Tab),
            0xff0d => named(Named::Enter),
            0xff1b => named(Named::Esc),
            0xff51 => named(Named::Left),
            0xff52 => named(Named::Up),
            0xff53 => named(Named::Right),
            0xff54 => named(Named::Down),
            0xff55 => named(Named::PageUp),
            0xff56 => named(Named::PageDown),
            0xff63 => named(Named::Insert),
            0xffbe..=0xffd5 => u8::try_from(symbol - 0xffbd).map_or(Self::Other, |n| named(Named::Function(n))),
            _ => Self::character(symbol),
        }
    }

    /// Returns the key of a character: Latin characters are their own symbols, all others are marked as Unicode.
    fn character(symbol: u64) -> Self {
        let latin = symbol < 0x100;
        let point = if latin { Some(symbol) } else { symbol.checked_sub(UNICODE) };
        let c = point.and_then(|point| u32::try_from(point).ok()).and_then(char::from_u32);
        c.filter(|c| !c.is_control()).map_or(Self::Other, Self::Char)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn commands_of_brltty_are_the_keys_that_they_are() {
        for (code, key) in [
            (0x2000_0000, Key::Online),
            (0x2000_0001, Key::LineUp),
            (0x2000_0002, Key::LineDown),
            (0x2000_0017, Key::PanBack),
            (0x2000_0018, Key::PanOn),
            (0x2000_001d, Key::Home),
            (0x2001_0003, Key::Route(3)),
            (0x2022_002e, Key::Dots(0x2e)),
            (0x2022_0100, Key::Dots(0)),
            (0x2022_0040, Key::Other),
            (0x2000_0031, Key::Help),
            (0x2000_004a, Key::Offline),
        ] {
            assert_eq!(Key::of(code), key, "{code:x}");
        }
    }

    #[test]
    fn symbols_are_keys_and_characters_and_chords_are_nothing() {
        assert_eq!(Key::of(0xff0d), Key::Named(Named::Enter));
        assert_eq!(Key::of(0xffbe), Key::Named(Named::Function(1)));
        assert_eq!(Key::of(0xffc9), Key::Named(Named::Function(12)));
        assert_eq!(Key::of(u64::from(b'2')), Key::Char('2'));
        assert_eq!(Key::of(0x0100_3042), Key::Char('あ'));
        assert_eq!(Key::of(0x0000_0004_0000_0000 | u64::from(b'c')), Key::Other);
        assert_eq!(Key::of(7), Key::Other);
    }

    proptest! {
        #[test]
        fn every_code_is_some_key(code in any::<u64>()) {
            let _ = Key::of(code);
        }
    }
}
