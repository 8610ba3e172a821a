//! Every word that the kiosk can say, held against its furigana: nothing is misread, nothing is guessed.

use std::collections::BTreeMap;

use furigana::Lang;
use furigana::{RichText, is_kanji};
use madoguchi::content::ContentSource;
use madoguchi::content::check::texts_without_variables;
use madoguchi::speech::analysis::{analysis_input, sounds_agree};
use madoguchi::speech::{Sentence, SpeechPack, clauses_of, sentences};

use crate::every_page::of_residents;
use crate::phonemes;

/// Every clause of every message and every page in Japanese.
fn clauses() -> BTreeMap<String, RichText> {
    let mut texts = Vec::new();
    for tag in ["ja", "ja-simple"] {
        texts.extend(texts_without_variables(&ContentSource::built_in().unwrap(), &Lang::new(tag)).unwrap());
        texts.extend(of_residents(tag).iter().flat_map(|page| &page.rows).map(|row| row.text.clone()));
    }
    texts.iter().flat_map(clauses_of).collect()
}

#[test]
fn every_clause_that_is_said_is_said_as_its_furigana_say() {
    let pack = SpeechPack::built_in();
    let all = clauses();
    assert!(all.len() > 1300, "{} clauses", all.len());
    let mut wrong = Vec::new();
    for (key, text) in &all {
        let said = sentences(text, &pack).unwrap();
        let sounds: String = said.iter().map(|sentence| sentence.sounds().replace('、', "")).collect();
        let runs: Vec<_> = text.spoken_runs();
        let runs: Vec<_> = runs.into_iter().filter(|run| run.kana != "、").collect();
        if !sounds_agree(&runs, &sounds) {
            wrong.push(format!("{key}: {sounds}"));
        }
    }
    assert!(wrong.is_empty(), "{} misread:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_phonemes_that_a_voice_is_given_are_those_of_the_kana() {
    let pack = SpeechPack::built_in();
    let (mut all, mut wrong) = (0, Vec::new());
    for sentence in clauses().values().flat_map(|text| sentences(text, &pack).unwrap()) {
        let (given, of_kana) = (phonemes::given(&sentence), phonemes::of(&sentence.sounds()));
        all += given.len();
        if given != of_kana {
            wrong.push(format!("{}: {}, not {}", sentence.sounds(), given.join(" "), of_kana.join(" ")));
        }
    }
    assert!(all > 20_000, "{all} phonemes");
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn no_kanji_is_left_without_a_reading_in_what_is_said() {
    for (key, text) in clauses() {
        assert!(!text.spoken().chars().any(is_kanji), "{key}: write the reading, ｜漢字《かんじ》");
    }
}

#[test]
fn every_clause_that_can_be_analysed_is_in_the_pack_and_every_word_of_the_pack_can_be_said() {
    let pack = SpeechPack::built_in();
    let known: BTreeMap<&str, _> = pack.clauses().map(|(key, words)| (key, words.unwrap())).collect();
    SpeechPack::read(&pack.to_text()).unwrap();
    // Names of the invented house of these tests, which are in no pack.
    let is_named = |text: &RichText| ["青空", "鈴木"].iter().any(|name| text.written().contains(name));
    let missing: Vec<String> = clauses()
        .into_iter()
        .filter(|(key, text)| analysis_input(text).is_some() && !known.contains_key(key.as_str()) && !is_named(text))
        .map(|(key, _)| key)
        .collect();
    assert!(missing.is_empty(), "run `make speech-pack`: {missing:?}");
}

#[test]
fn a_changed_reading_is_said_as_it_now_stands() {
    // The pack knows this clause with another reading: the furigana that stands in the text is said.
    let pack = SpeechPack::built_in();
    let sounds = |source: &str| {
        let all = sentences(&RichText::parse(source).unwrap(), &pack).unwrap();
        all.iter().map(Sentence::sounds).collect::<Vec<_>>().concat()
    };
    assert_eq!(sounds("｜職員《しょくいん》を ｜呼《よ》びます"), "ショクインヲヨビマス");
    assert_eq!(sounds("｜職員《かかりのひと》を ｜呼《よ》びます"), "カカリノヒトオヨビマス");
}
