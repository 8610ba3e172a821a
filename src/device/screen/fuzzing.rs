//! What must be true whatever a terminal sends, for the fuzz targets in `fuzz/`.
#![allow(clippy::missing_panics_doc, reason = "a panic is what fuzzing finds")]

use std::time::Duration;

use super::keys::{KeyCode, KeyDecoder};
use super::terminal_answers::TerminalAnswers;
use super::{KeyFilter, KeyIntervals};
use crate::page::EntryKind;

/// Longer than anything is waited for.
const LONG_WAIT: Duration = Duration::from_secs(10);

/// Takes what a terminal sends at once and in pieces, sooner or later: the strokes are the same, no more is meant than
/// was struck, and after a while nothing is left over.
///
/// The first eight bytes say where the pieces end, and how late each comes.
pub fn terminal_input(bytes: &[u8]) {
    let Some((cuts, sent)) = bytes.split_first_chunk::<8>() else { return };
    let cuts = u64::from_be_bytes(*cuts);
    let _ = TerminalAnswers::of(sent);
    let strokes = in_pieces(cuts, sent);
    let all: Vec<KeyCode> = strokes.iter().map(|(_, stroke)| *stroke).collect();
    assert_eq!(all, KeyDecoder::default().decode(sent), "pieces change no key");
    for entry in [None, Some(EntryKind::Digits), Some(EntryKind::Text)] {
        let mut filter = KeyFilter::new(KeyIntervals::default());
        filter.set_entry(entry);
        let mut meant = 0;
        for (at, stroke) in &strokes {
            filter.press(*at, *stroke);
            let _ = (filter.take_likely(), filter.take_answers());
            meant += std::iter::from_fn(|| filter.next(*at)).count();
        }
        let end = strokes.last().map_or(LONG_WAIT, |(at, _)| *at + LONG_WAIT);
        meant += std::iter::from_fn(|| filter.next(end)).count();
        assert!(meant <= strokes.len(), "{meant} inputs of {} strokes", strokes.len());
        assert_eq!(filter.due(), None, "something is left over");
    }
}

/// Returns the strokes, and when each comes.
fn in_pieces(cuts: u64, sent: &[u8]) -> Vec<(Duration, KeyCode)> {
    let (mut typed, mut at, mut piece) = (KeyDecoder::default(), Duration::ZERO, Vec::new());
    let mut strokes = Vec::new();
    for (place, byte) in sent.iter().enumerate() {
        piece.push(*byte);
        if cuts >> (place % 64) & 1 == 1 {
            strokes.extend(typed.decode(&std::mem::take(&mut piece)).into_iter().map(|stroke| (at, stroke)));
            at += Duration::from_millis(cuts >> (place % 53) & 0x3ff);
        }
    }
    strokes.extend(typed.decode(&piece).into_iter().map(|stroke| (at, stroke)));
    strokes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_bytes_are_too_wrong(cuts: [u8; 8], sent in "([1あ\u{1b}\\[O;~?Aa0-9\r]|\\PC){0,40}") {
            super::terminal_input(&[cuts.as_slice(), sent.as_bytes()].concat());
        }
    }
}
