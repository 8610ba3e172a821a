//! Where a text pauses: clauses between its signs, each with the key by which a speech pack knows it.

use furigana::RichText;

/// What stands behind a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ClauseEnd {
    /// A breath within a sentence.
    Breath,
    /// The end of a sentence.
    Sentence,
}

/// A run of text that is said in one breath.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SpeechClause {
    /// Its words, without any signs.
    pub(super) text: RichText,
    /// What stands behind it.
    pub(super) pause: ClauseEnd,
}

impl SpeechClause {
    /// Returns how a speech pack names it: its words with readings, without spaces.
    pub(super) fn key(&self) -> String {
        self.text.source().split_whitespace().collect()
    }
}

/// Signs that are heard as nothing: 「はい」は is said without a pause behind はい.
const SILENT_SIGNS: [char; 5] = ['」', '』', '"', '\'', '’'];

fn pause_at(c: char) -> Option<ClauseEnd> {
    Some(match c {
        '。' | '．' | '！' | '？' | '!' | '?' | '\n' => ClauseEnd::Sentence,
        '、' | '，' | ',' | '：' | ':' | '；' | ';' | '・' | '…' | '（' | '）' | '(' | ')' | '〈' | '〉' | '【'
        | '】' | '「' | '『' | '〜' | '～' | '／' => ClauseEnd::Breath,
        _ => return None,
    })
}

/// Returns the clauses of a text, in order; none of them is blank.
pub(super) fn clauses(text: &RichText) -> Vec<SpeechClause> {
    let mut found: Vec<SpeechClause> = Vec::new();
    // Two spaces stand between two things that are no sentence: a chapter and its page.
    let signs = text.map_plain(|plain| plain.replace(SILENT_SIGNS, "").replace("  ", "、"));
    for (piece, sign) in signs.split(|c| pause_at(c).is_some()) {
        let pause = sign.and_then(pause_at).unwrap_or(ClauseEnd::Sentence);
        if !piece.written().trim().is_empty() {
            found.push(SpeechClause { text: piece, pause });
        // In （はい）。 the full stop comes behind an empty piece: it makes the pause before it an end.
        } else if let (Some(last), ClauseEnd::Sentence) = (found.last_mut(), pause) {
            last.pause = ClauseEnd::Sentence;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(source: &str) -> Vec<(String, ClauseEnd)> {
        clauses(&RichText::parse(source).unwrap()).iter().map(|clause| (clause.key(), clause.pause)).collect()
    }

    #[test]
    fn a_text_pauses_at_its_signs_and_not_behind_a_quoted_word() {
        assert_eq!(
            keys("｜今《いま》、「はい」は 1ばん。〈2つ〉です"),
            [
                ("｜今《いま》".to_owned(), ClauseEnd::Breath),
                ("はいは1ばん".to_owned(), ClauseEnd::Sentence),
                ("2つ".to_owned(), ClauseEnd::Breath),
                ("です".to_owned(), ClauseEnd::Sentence),
            ]
        );
        assert_eq!(keys("（はい。）"), [("はい".to_owned(), ClauseEnd::Sentence)]);
        assert_eq!(keys(" 、。"), []);
    }
}
