//! Keys of a braille display, from the codes that brltty sends (`brlapi_keycodes.h` of brltty 6.5).

/// A key of a braille display.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DisplayKey {
    /// Dots of a braille keyboard, bit 0 is dot 1; 0 is its space bar.
    Dots(u8),
    /// A character, from a keyboard that the display has.
    Char(char),
    /// A key of the keyboard that has a name.
    Named(NamedKey),
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
pub enum NamedKey {
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
const CHORD_MASK: u64 = (0x04 | 0x08 | 0x10 | 0x20) << 32;
/// Commands of brltty, as opposed to symbols of X.
const COMMAND_FLAG: u64 = 0x2000_0000;
/// What is a command or a symbol, without its flags.
const CODE_MASK: u64 = 0x3fff_ffff;
/// A symbol that is a character of Unicode.
const UNICODE_FLAG: u64 = 0x0100_0000;

impl DisplayKey {
    /// Returns the key of this code.
    pub(super) fn from_code(code: u64) -> Self {
        let plain = code & CODE_MASK;
        if plain & COMMAND_FLAG != 0 {
            Self::command((plain & 0x1fff_0000) >> 16, plain & 0xffff)
        } else if code & CHORD_MASK != 0 {
            Self::Other
        } else {
            Self::symbol(plain)
        }
    }

    fn command(block: u64, argument: u64) -> Self {
        match block {
            0 => Self::simple_command(argument),
            1 => usize::try_from(argument).map_or(Self::Other, Self::Route),
            // Dots 7 and 8 are in no kana and no six-dot digit; the bit above them is the space bar.
            34 => u8::try_from(argument & 0x3f).ok().filter(|_| argument & 0xc0 == 0).map_or(Self::Other, Self::Dots),
            _ => Self::Other,
        }
    }

    fn simple_command(argument: u64) -> Self {
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
            0xff08 => named(NamedKey::Erase),
            0xff09 => named(NamedKey::Tab),
            0xff0d => named(NamedKey::Enter),
            0xff1b => named(NamedKey::Esc),
            0xff51 => named(NamedKey::Left),
            0xff52 => named(NamedKey::Up),
            0xff53 => named(NamedKey::Right),
            0xff54 => named(NamedKey::Down),
            0xff55 => named(NamedKey::PageUp),
            0xff56 => named(NamedKey::PageDown),
            0xff63 => named(NamedKey::Insert),
            0xffbe..=0xffd5 => u8::try_from(symbol - 0xffbd).map_or(Self::Other, |n| named(NamedKey::Function(n))),
            _ => Self::character(symbol),
        }
    }

    /// Returns the key of a character: Latin characters are their own symbols, all others are marked as Unicode.
    fn character(symbol: u64) -> Self {
        let latin = symbol < 0x100;
        let point = if latin { Some(symbol) } else { symbol.checked_sub(UNICODE_FLAG) };
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
            (0x2000_0000, DisplayKey::Online),
            (0x2000_0001, DisplayKey::LineUp),
            (0x2000_0002, DisplayKey::LineDown),
            (0x2000_0017, DisplayKey::PanBack),
            (0x2000_0018, DisplayKey::PanOn),
            (0x2000_001d, DisplayKey::Home),
            (0x2001_0003, DisplayKey::Route(3)),
            (0x2022_002e, DisplayKey::Dots(0x2e)),
            (0x2022_0100, DisplayKey::Dots(0)),
            (0x2022_0040, DisplayKey::Other),
            (0x2000_0031, DisplayKey::Help),
            (0x2000_004a, DisplayKey::Offline),
        ] {
            assert_eq!(DisplayKey::from_code(code), key, "{code:x}");
        }
    }

    #[test]
    fn symbols_are_keys_and_characters_and_chords_are_nothing() {
        assert_eq!(DisplayKey::from_code(0xff0d), DisplayKey::Named(NamedKey::Enter));
        assert_eq!(DisplayKey::from_code(0xffbe), DisplayKey::Named(NamedKey::Function(1)));
        assert_eq!(DisplayKey::from_code(0xffc9), DisplayKey::Named(NamedKey::Function(12)));
        assert_eq!(DisplayKey::from_code(u64::from(b'2')), DisplayKey::Char('2'));
        assert_eq!(DisplayKey::from_code(0x0100_3042), DisplayKey::Char('あ'));
        assert_eq!(DisplayKey::from_code(0x0000_0004_0000_0000 | u64::from(b'c')), DisplayKey::Other);
        assert_eq!(DisplayKey::from_code(7), DisplayKey::Other);
    }

    proptest! {
        #[test]
        fn every_code_is_some_key(code in any::<u64>()) {
            let _ = DisplayKey::from_code(code);
        }
    }
}
