//! An answer with what was picked below it, in words: はい（写真、点字）.

use std::collections::BTreeMap;

use crate::content::{MessageArgs, MessageBundle};
use furigana::RichText;

/// Returns an answer and the options that were picked in the questions that followed it.
///
/// An answer of an older edition may have no words: its id is better than nothing.
pub(super) fn answer_text(
    words: &MessageBundle,
    (wish, answer): (&str, &str),
    details: &BTreeMap<String, Vec<String>>,
) -> RichText {
    let option = |question: &str, option: &str| {
        words.option(question, option, &MessageArgs::new()).unwrap_or_else(|_| RichText::plain(option))
    };
    let (opened, between, closed) = if words.lang().is_japanese() { ("（", "、", "）") } else { (" (", ", ", ")") };
    let picked = details.iter().flat_map(|(question, picked)| picked.iter().map(move |one| option(question, one)));
    let mut text = option(wish, answer);
    let mut before = opened;
    for one in picked {
        text = text.then(RichText::plain(before)).then(one);
        before = between;
    }
    // Only what was picked has opened a bracket.
    if before == opened { text } else { text.then(RichText::plain(closed)) }
}
