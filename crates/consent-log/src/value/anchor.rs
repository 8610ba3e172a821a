//! The state of a log in one line that leaves the machine: on receipts, USB sticks and in other kiosks' logs.
//!
//! Somebody who cuts off the end of a log, or rewrites it, cannot change the lines that others hold.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::value::hash::{Sha256Hash, hex, unhex};

/// What a line begins with.
const FORMAT: &str = "JPK1";

/// One event of one kiosk with its hash, which depends on all events before it.
///
/// Written as `JPK1/kiosk/event/hash`, with upper-case hexadecimal digits: every character is one that a QR
/// code holds in five and a half bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Anchor {
    pub(crate) kiosk: [u8; 16],
    pub(crate) event: i64,
    pub(crate) hash: Sha256Hash,
}

/// Why a text is no anchor.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum AnchorError {
    /// It has another form.
    #[error("{0:?} is no anchor: it has the form JPK1/kiosk/event/hash; copy the whole line")]
    Form(String),
    /// A line of a file is no anchor.
    #[error("{file}, line {line} is no anchor: the file was changed or is another one; take another copy of it")]
    Line {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
    },
}

impl Anchor {
    /// Returns the number of the event.
    pub fn event(&self) -> i64 {
        self.event
    }

    /// Reads the anchors of a file: one a line, without empty lines and lines with `#`.
    pub(crate) fn parse_lines(file: &str, text: &str) -> Result<Vec<Self>, AnchorError> {
        let lines = (1..).zip(text.lines().map(str::trim));
        let told = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        told.map(|(at, line)| line.parse().map_err(|_| AnchorError::Line { file: file.to_owned(), line: at })).collect()
    }
}

impl fmt::Display for Anchor {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kiosk, hash) = (hex(&self.kiosk).to_uppercase(), hex(&self.hash).to_uppercase());
        write!(out, "{FORMAT}/{kiosk}/{}/{hash}", self.event)
    }
}

impl FromStr for Anchor {
    type Err = AnchorError;

    fn from_str(text: &str) -> Result<Self, AnchorError> {
        let parse = || {
            let rest = text.trim().strip_prefix(FORMAT)?.strip_prefix('/')?;
            let mut parts = rest.split('/');
            let kiosk = unhex(parts.next()?)?.try_into().ok()?;
            let event = parts.next()?.parse().ok().filter(|event| *event >= 0)?;
            let hash = unhex(parts.next()?)?.try_into().ok()?;
            parts.next().is_none().then_some(Self { kiosk, event, hash })
        };
        // A whole file may have been pasted: its beginning is enough to recognise it.
        parse().ok_or_else(|| AnchorError::Form(text.chars().take(40).collect()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn an_anchor_is_written_and_read_back(kiosk: [u8; 16], event in 0..i64::MAX, hash: [u8; 32]) {
            let own = Anchor { kiosk, event, hash };
            let written = own.to_string();
            prop_assert!(written.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase() || c == '/'));
            prop_assert_eq!(written.parse(), Ok(own));
            prop_assert_eq!(own.event(), event);
            prop_assert_eq!(written.to_lowercase().replacen("jpk1", "JPK1", 1).parse(), Ok(own));
        }

        #[test]
        fn no_text_panics(text in "(JPK1/)?\\PC{0,60}") {
            let _ = text.parse::<Anchor>();
        }
    }

    #[test]
    fn the_line_that_is_no_anchor_is_named() {
        let good = Anchor { kiosk: [1; 16], event: 3, hash: [2; 32] };
        assert_eq!(Anchor::parse_lines("f", &format!("# made by hand\n\n{good}\n")), Ok(vec![good]));
        let wrong = AnchorError::Line { file: "f".into(), line: 2 };
        assert_eq!(Anchor::parse_lines("f", &format!("{good}\nhello\n")), Err(wrong));
    }
}
