//! Sentences of a text, each small enough to be begun at once.

use jlabel::Label;

use furigana::RichText;

use super::clause::{ClauseEnd, clauses};
use super::error::SpeechError;
use super::pack::SpeechPack;
use super::rule;
use super::word::{SpeechWord, labels};

/// Moras after which a sentence is cut at its next pause: the first sound waits for the whole sentence
/// (15 ms at 20 moras, 27 ms at 45).
const CUT_AT_PAUSE_MORAS: usize = 40;
/// Moras after which it is cut between two words, pause or not.
const CUT_AT_WORD_MORAS: usize = 120;

/// One sentence, or a part of a long one: what a voice says in one go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// Words between pauses.
    groups: Vec<Vec<SpeechWord>>,
    /// Whether a sentence ends here, and not only a part of one.
    ends: bool,
}

impl Sentence {
    /// Returns its labels, as an HTS voice reads them.
    pub fn labels(&self) -> Result<Vec<Label>, SpeechError> {
        labels(&self.groups)
    }

    /// Returns its words between pauses.
    pub fn groups(&self) -> &[Vec<SpeechWord>] {
        &self.groups
    }

    /// Returns whether a sentence ends here, and not only a part of one.
    pub fn ends(&self) -> bool {
        self.ends
    }

    /// Returns its sounds in katakana, `、` for each pause, devoiced vowels as if they had a voice.
    pub fn sounds(&self) -> String {
        let group = |words: &Vec<SpeechWord>| words.iter().map(|word| word.sounds.replace('’', "")).collect::<String>();
        self.groups.iter().map(group).collect::<Vec<_>>().join("、")
    }

    fn moras(&self) -> usize {
        self.groups.iter().flatten().map(SpeechWord::moras).sum()
    }
}

/// Cuts a text into its sentences.
///
/// # Errors
/// `NoSound` where a reading cannot be pronounced.
pub fn sentences(text: &RichText, pack: &SpeechPack) -> Result<Vec<Sentence>, SpeechError> {
    let mut found = Vec::new();
    let mut open = Sentence::default();
    for clause in clauses(&readable(text)) {
        let known = pack.words(&clause).map(|words| vec![words]);
        let groups = known.map_or_else(|| rule::words_by_rule(&clause.text), Ok)?;
        for group in groups {
            add_group(&mut found, &mut open, group);
        }
        if clause.pause == ClauseEnd::Sentence {
            close_sentence(&mut found, &mut open, true);
        }
    }
    close_sentence(&mut found, &mut open, true);
    Ok(found)
}

/// Returns the clauses of a text, as a speech pack knows them: the key and the words of each.
pub fn clauses_of(text: &RichText) -> Vec<(String, RichText)> {
    clauses(&readable(text)).into_iter().map(|clause| (clause.key(), clause.text)).collect()
}

/// Takes out what is no text: control characters, and the marks that isolate directions of writing.
fn readable(text: &RichText) -> RichText {
    text.map_plain(|plain| plain.replace(|c| is_control(c) && c != '\n', ""))
}

fn is_control(c: char) -> bool {
    let marks = ['\u{200b}'..='\u{200f}', '\u{202a}'..='\u{202e}', '\u{2060}'..='\u{2069}', '\u{feff}'..='\u{feff}'];
    c.is_control() || marks.iter().any(|range| range.contains(&c))
}

fn add_group(found: &mut Vec<Sentence>, open: &mut Sentence, group: Vec<SpeechWord>) {
    // Before the group is added and not behind it: a sentence that ends here stays whole.
    if open.moras() >= CUT_AT_PAUSE_MORAS {
        close_sentence(found, open, false);
    }
    let mut piece: Vec<SpeechWord> = Vec::new();
    let mut moras = 0;
    for word in group {
        let many = word.moras();
        if moras + many > CUT_AT_WORD_MORAS && !piece.is_empty() {
            open.groups.push(std::mem::take(&mut piece));
            close_sentence(found, open, false);
            moras = 0;
        }
        moras += many;
        piece.push(word);
    }
    open.groups.extend(Some(piece).filter(|piece| !piece.is_empty()));
}

fn close_sentence(found: &mut Vec<Sentence>, open: &mut Sentence, ends: bool) {
    let sentence = std::mem::take(open);
    if !sentence.groups.is_empty() {
        found.push(Sentence { ends, ..sentence });
    } else if let (Some(last), true) = (found.last_mut(), ends) {
        last.ends = true;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_of_ten_thousand_characters_is_cut_into_small_sentences() {
        let text = RichText::plain("あいうえおかきくけこ".repeat(1000));
        let all = sentences(&text, &SpeechPack::default()).unwrap();
        assert!(all.iter().all(|sentence| sentence.moras() <= CUT_AT_WORD_MORAS), "{}", all.len());
        assert_eq!(all.iter().map(Sentence::moras).sum::<usize>(), 10_000);
    }

    #[test]
    fn sentences_end_at_their_ends_and_pause_at_their_pauses() {
        let text = RichText::parse("｜今日《きょう》、｜決《き》めなくても いいです。はい。").unwrap();
        let all: Vec<String> = sentences(&text, &SpeechPack::default()).unwrap().iter().map(Sentence::sounds).collect();
        assert_eq!(all, ["キョー、キメナクテモイイデス", "ハイ"]);
    }

    #[test]
    fn what_is_no_text_is_not_said() {
        let text = RichText::plain("は\0い\u{1b}\u{2068}。");
        assert_eq!(sentences(&text, &SpeechPack::default()).unwrap()[0].sounds(), "ハイ");
    }

    proptest! {
        #[test]
        fn no_text_panics_or_is_without_labels(source in "[ぁ-んァ-ヶー0-9a-z 、。「」（）・*漢\\-]{0,60}|\\PC{0,40}") {
            for sentence in sentences(&RichText::plain(source), &SpeechPack::default()).unwrap_or_default() {
                prop_assert!(sentence.labels().unwrap().len() > 2);
            }
        }
    }
}
