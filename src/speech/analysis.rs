//! What `OpenCall JTalk`'s analysis makes of a clause, held against the furigana: the furigana is right.

use jpreprocess_core::word_entry::WordEntry;
use jpreprocess_jpcommon::njdnodes_to_features;
use jpreprocess_njd::NJDNode;

use furigana::{RichText, RunOrigin, SpokenRun};

use super::error::SpeechError;
use super::kana::{is_katakana_or_long, katakana};
use super::lexicon::{Lexicon, LexiconEntry};
use super::rule;
use super::word::{Accent, SpeechWord, WordClass};

/// One word of an analysis: as it is written, and as it is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnalysedWord {
    /// As it is written; digits as kanji, letters wide.
    pub surface: String,
    /// As it is said.
    pub word: SpeechWord,
}

/// What came of an analysis that was held against the furigana.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedAnalysis {
    /// The words.
    pub words: Vec<SpeechWord>,
    /// Where the analysis reads otherwise than the furigana and nobody decided on it: as written, as the
    /// furigana say, as the analysis says.
    pub differences: Vec<(String, String, String)>,
    /// Which words of the lexicon were used.
    pub used_entries: Vec<String>,
}

/// Reads the words of one line `surface,part,…` of `OpenCall JTalk`'s text analysis; none for a sign.
///
/// # Errors
/// `NoWord` where the line is none.
pub fn parse_analysis(line: &str) -> Result<Vec<AnalysedWord>, SpeechError> {
    let no_word = || SpeechError::NoWord(line.to_owned());
    let fields: Vec<&str> = line.split(',').collect();
    // The rule of chaining is left out: the analysis has followed it already.
    let [surface, class @ .., accent, _rule, chained] = fields.as_slice() else { return Err(no_word()) };
    // Part of speech and three details, type and form of conjugation, base, reading, pronunciation.
    if class.len() != 9 {
        return Err(no_word());
    }
    let details = [class, &[*accent, "*", *chained]].concat();
    let entry = WordEntry::load(&details).map_err(|_| no_word())?;
    let nodes = NJDNode::load(surface, &entry);
    let said = nodes.iter().filter(|node| !node.get_pron().is_empty());
    let said = said.filter(|node| !node.get_pron().is_touten() && !node.get_pron().is_question());
    Ok(said.map(analysed_word).collect())
}

fn analysed_word(node: &NJDNode) -> AnalysedWord {
    let accent = match node.get_chain_flag() {
        Some(true) => Accent::Chained,
        Some(false) | None => Accent::Falls(node.get_pron().accent()),
    };
    // The labels of a word that stands alone know its class: the second label is its first sound.
    let mut first = node.clone();
    first.set_chain_flag(false);
    let alone = njdnodes_to_features(&[first]);
    let class = alone.get(1).and_then(|label| label.word_curr.as_ref());
    let class =
        class.map_or_else(WordClass::default, |word| WordClass { part: word.pos, kind: word.ctype, form: word.cform });
    let word = SpeechWord::new(node.get_pron().to_string(), accent, class);
    AnalysedWord { surface: node.get_string().to_owned(), word }
}

/// Returns what is handed to the analysis: the words without spaces, for a space is taken for a pause. `None` for what
/// only the rule can say: codes, telephone numbers, words in Latin letters.
pub fn analysis_input(clause: &RichText) -> Option<String> {
    let spaced = clause.written();
    // With its spaces 11 of 70 words were misread, without them none.
    let written: String = spaced.split_whitespace().collect();
    let longest = written.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or_default();
    let foreign = spaced.is_ascii() && !written.chars().all(|c| c.is_ascii_digit());
    let code = longest > 4 || written.contains('-') || (spaced.trim() != written && spaced.is_ascii());
    let sign = written.chars().any(|c| c.is_ascii_punctuation() || "＊＃＋＠％＆".contains(c));
    let key = written.split(|c: char| !c.is_ascii_alphanumeric()).any(is_key);
    (!written.is_empty() && !foreign && !code && !sign && !key).then_some(written)
}

/// Returns whether it is the name of a key such as F10: letters with a number behind them.
fn is_key(run: &str) -> bool {
    run.contains(|c: char| c.is_ascii_digit()) && run.contains(|c: char| c.is_ascii_alphabetic())
}

/// Holds an analysis of a clause against its furigana, and takes what was decided.
///
/// # Errors
/// `NoSound` where the furigana cannot be pronounced.
pub fn check_analysis(
    clause: &RichText,
    analysis: &[AnalysedWord],
    lexicon: &Lexicon,
) -> Result<CheckedAnalysis, SpeechError> {
    let key: String = clause.source().split_whitespace().collect();
    // Before anything is compared: an author decided so because the two differ.
    if let Some(decided) = lexicon.by_rule(&key) {
        let used = vec![decided.source_text.clone()];
        return Ok(CheckedAnalysis {
            words: rule::words_by_rule(clause)?.concat(),
            differences: Vec::new(),
            used_entries: used,
        });
    }
    let said = clause.spoken_runs();
    let (words, used) = with_lexicon(analysis, &lexicon.entries_for(&key));
    let sounds: String = words.iter().map(|word| word.sounds.as_str()).collect();
    if sounds_agree(&said, &sounds) {
        return Ok(CheckedAnalysis { words, differences: Vec::new(), used_entries: used });
    }
    // The furigana is right: the clause is said by the rule until somebody decides on the word.
    let reading: String = said.iter().map(|run| run.kana.as_str()).collect();
    Ok(CheckedAnalysis {
        words: rule::words_by_rule(clause)?.concat(),
        differences: vec![(key, reading, sounds)],
        used_entries: used,
    })
}

/// Returns the words of an analysis, with words of the lexicon in the place of its own.
fn with_lexicon(analysis: &[AnalysedWord], lexicon: &[&LexiconEntry]) -> (Vec<SpeechWord>, Vec<String>) {
    let mut left = analysis;
    let (mut words, mut used) = (Vec::new(), Vec::new());
    while let Some((first, rest)) = left.split_first() {
        let found = lexicon.iter().find_map(|decided| Some((decided, count_covering(left, &decided.base)?)));
        let Some((decided, many)) = found else {
            words.push(first.word.clone());
            left = rest;
            continue;
        };
        words.extend(decided.words.iter().cloned());
        used.push(decided.source_text.clone());
        left = left.get(many..).unwrap_or_default();
    }
    (words, used)
}

/// Counts the words at the beginning of the analysis that are written as this base.
fn count_covering(analysis: &[AnalysedWord], base: &str) -> Option<usize> {
    let mut rest = base;
    for (at, own) in analysis.iter().enumerate() {
        rest = rest.strip_prefix(own.surface.as_str())?;
        if rest.is_empty() {
            return Some(at + 1);
        }
    }
    None
}

/// Returns whether sounds are those of the readings; は and へ outside of readings may be わ and え.
pub fn sounds_agree(said: &[SpokenRun], sounds: &str) -> bool {
    let expected = said.iter().flat_map(|run| {
        let kana = match run.from {
            RunOrigin::Reading => rule::split_digits(&run.kana).concat(),
            RunOrigin::Plain => run.kana.clone(),
        };
        let kana: Vec<char> = katakana(&kana).chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
        kana.into_iter().map(move |c| (c, run.from))
    });
    let expected: Vec<(char, RunOrigin)> = latin_said(expected.collect());
    // Furigana say nothing of devoiced vowels.
    let heard = plain_vowels(sounds.chars().filter(|c| *c != '’').map(|c| (c, RunOrigin::Reading)).collect());
    let expected = plain_vowels(expected);
    let same = |(own, heard): (&(char, RunOrigin), &(char, RunOrigin))| match own {
        ('ハ', RunOrigin::Plain) => matches!(heard.0, 'ハ' | 'ワ'),
        ('ヘ', RunOrigin::Plain) => matches!(heard.0, 'ヘ' | 'エ'),
        (c, _) => *c == heard.0,
    };
    expected.len() == heard.len() && expected.iter().zip(&heard).all(same)
}

/// Returns letters and signs by their names, as the rule says them.
fn latin_said(text: Vec<(char, RunOrigin)>) -> Vec<(char, RunOrigin)> {
    let mut said = Vec::new();
    let mut run = String::new();
    // The space at the end closes a run of letters that ends the text.
    for (c, from) in text.into_iter().chain([(' ', RunOrigin::Plain)]) {
        if c != ' ' && !is_katakana_or_long(c) && !c.is_ascii_digit() {
            run.push(c);
            continue;
        }
        said.extend(super::kana::say_latin(&std::mem::take(&mut run)).chars().map(|c| (c, RunOrigin::Reading)));
        said.extend((c != ' ').then_some((c, from)));
    }
    said
}

/// Writes long vowels out, so that トウ, トー and トオ are one: けいさつ is ケエサツ here.
fn plain_vowels(text: Vec<(char, RunOrigin)>) -> Vec<(char, RunOrigin)> {
    let mut out: Vec<(char, RunOrigin)> = Vec::with_capacity(text.len());
    let mut vowel = None;
    for (c, from) in text {
        let plain = match (c, vowel) {
            ('ー', Some(vowel)) => vowel,
            ('イ', Some('エ')) => 'エ',
            ('ヂ', _) => 'ジ',
            ('ヅ', _) => 'ズ',
            ('ヲ', _) | ('ウ', Some('オ')) => 'オ',
            (c, _) => c,
        };
        vowel = super::kana::vowel_of(plain).and_then(vowel_kana);
        out.push((plain, from));
    }
    out
}

fn vowel_kana(vowel: char) -> Option<char> {
    Some(match vowel {
        'a' => 'ア',
        'i' => 'イ',
        'u' => 'ウ',
        'e' => 'エ',
        'o' => 'オ',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(lines: &[&str]) -> Vec<AnalysedWord> {
        lines.iter().flat_map(|line| parse_analysis(line).unwrap()).collect()
    }

    fn medicine() -> Vec<AnalysedWord> {
        of(&["薬,名詞,一般,*,*,*,*,薬,ヤク,ヤク,0/2,C2,-1", "は,助詞,係助詞,*,*,*,*,は,ハ,ワ,0/1,動詞%F2@0,1"])
    }

    #[test]
    fn a_misread_word_is_found_and_the_furigana_is_said() {
        let clause = RichText::parse("｜薬《くすり》は").unwrap();
        let checked = check_analysis(&clause, &medicine(), &Lexicon::default()).unwrap();
        assert_eq!(checked.differences.len(), 1, "{checked:?}");
        let sounds: Vec<String> = checked.words.iter().map(|word| word.sounds.replace('’', "")).collect();
        assert_eq!(sounds, ["クスリ", "ワ"]);
    }

    #[test]
    fn a_decided_word_takes_the_place_of_the_misread_one_only_where_it_has_that_reading() {
        let lexicon = Lexicon::read("｜薬《くすり》\tクスリ/0/2\tthe dictionary\n").unwrap();
        let decided = check_analysis(&RichText::parse("｜薬《くすり》は").unwrap(), &medicine(), &lexicon).unwrap();
        assert_eq!((decided.differences.len(), decided.used_entries.len()), (0, 1));
        assert_eq!(decided.words[0].to_string(), "クスリ/0/2");
        let other = check_analysis(&RichText::parse("｜薬《やく》は").unwrap(), &medicine(), &lexicon).unwrap();
        assert_eq!((other.differences.len(), other.used_entries.len()), (0, 0));
        assert_eq!(other.words[0].to_string(), "ヤク/0/2");
    }

    #[test]
    fn lines_that_are_no_analysis_are_refused() {
        for line in [
            "",
            "薬",
            "薬,名詞",
            "薬,名詞,一般,*,*,*,*,薬,ヤク,ヤク,0/9,C2,-1",
            "薬,無,一般,*,*,*,*,薬,ヤク,ヤク,0/2,C2,-1",
        ] {
            assert!(parse_analysis(line).is_err(), "{line}");
        }
        assert!(of(&["。,記号,句点,*,*,*,*,。,、,、,0/0,*,0"]).is_empty());
    }
}
