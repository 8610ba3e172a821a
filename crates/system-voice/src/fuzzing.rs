//! What must be true of every line between the kiosk and the voice, for the fuzz targets in `fuzz/`.
#![allow(clippy::missing_panics_doc, reason = "a panic is what fuzzing finds")]

use std::fmt::{Debug, Display};
use std::str::FromStr;

use crate::{VoiceReply, VoiceRequest};

/// Reads text as a line from either side. What was understood is one line, and is understood again as the same.
pub fn speech_wire(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    is_the_same_again(text.parse::<VoiceRequest>());
    is_the_same_again(text.parse::<VoiceReply>());
}

fn is_the_same_again<T: Debug + Display + FromStr + PartialEq>(understood: Result<T, T::Err>) {
    let Ok(understood) = understood else { return };
    let written = understood.to_string();
    assert!(!written.contains(char::is_control), "{written:?} is one line");
    assert!(written.parse().is_ok_and(|again: T| again == understood), "{written:?} is understood");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_line_is_too_wrong(line in "(say|stop|ping|ready|lacks|failed|pong)?[ 0-9]{0,6}.{0,20}\\PC{0,20}") {
            super::speech_wire(line.as_bytes());
        }
    }
}
