//! How the terminal writes what comes next: colours, bold, reversed, as SGR sequences, each no longer than it must be.

use std::fmt::Write as _;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// A colour as red, green, blue; `None` for the terminal's own.
type TerminalColour = Option<(u8, u8, u8)>;

/// The colours of a cell; written out only where they change, for most cells look like the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CellStyle {
    bold: bool,
    reversed: bool,
    ink: TerminalColour,
    ground: TerminalColour,
}

impl CellStyle {
    /// That of the terminal itself.
    pub(super) const PLAIN: Self = Self { bold: false, reversed: false, ink: None, ground: None };

    /// Writes what makes the terminal look like this, if it does not already: only what is another than before, where
    /// nothing has to be taken away.
    pub(super) fn write_change(&mut self, look: Self, text: &mut String) {
        if *self == look {
            return;
        }
        let _ = match look {
            Self::PLAIN => write!(text, "\x1b[0m"),
            look if look.adds_to(*self) => write!(text, "\x1b[{}m", look.parameters(*self).trim_start_matches(';')),
            look => write!(text, "\x1b[0{}m", look.parameters(Self::PLAIN)),
        };
        *self = look;
    }

    /// Returns whether an erase leaves the same behind it: an erase has a ground, and is never reversed.
    pub(super) fn erases_as(self, other: Self) -> bool {
        !self.reversed && !other.reversed && self.ground == other.ground
    }

    /// Returns whether nothing of the other has to be taken away.
    fn adds_to(self, other: Self) -> bool {
        let kept = |before: bool, now: bool| now || !before;
        kept(other.bold, self.bold)
            && kept(other.reversed, self.reversed)
            && kept(other.ink.is_some(), self.ink.is_some())
            && kept(other.ground.is_some(), self.ground.is_some())
    }

    /// Returns what it has that the other has not, as parameters of an SGR sequence.
    fn parameters(self, other: Self) -> String {
        let mut text = String::new();
        if self.bold && !other.bold {
            text.push_str(";1");
        }
        if self.reversed && !other.reversed {
            text.push_str(";7");
        }
        for (kind, colour, before) in [(38, self.ink, other.ink), (48, self.ground, other.ground)] {
            if let Some((red, green, blue)) = colour.filter(|_| colour != before) {
                // Writing to a String cannot fail.
                let _ = write!(text, ";{kind};2;{red};{green};{blue}");
            }
        }
        text
    }

    pub(super) fn of(cell: &Cell) -> Self {
        // Colours by name differ from terminal to terminal, so none is used but the terminal's own
        // (docs/rules.md#letter-sizes).
        let rgb = |colour| if let Color::Rgb(red, green, blue) = colour { Some((red, green, blue)) } else { None };
        Self {
            bold: cell.modifier.contains(Modifier::BOLD),
            reversed: cell.modifier.contains(Modifier::REVERSED),
            ink: rgb(cell.fg),
            ground: rgb(cell.bg),
        }
    }
}
