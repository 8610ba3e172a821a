//! One word as a voice needs it: its sounds, its accent, its class.

use std::fmt;
use std::str::FromStr;

use jlabel::Label;
use jpreprocess_core::cform::CForm;
use jpreprocess_core::ctype::{CType, Five, KaIrregular, One, SaIrregular, Special};
use jpreprocess_core::pos::{
    Daimeishi, Doushi, Fukushi, Joshi, KakuJoshi, Keiyoushi, KoyuMeishi, Meishi, MeishiHijiritsu, POS, Setsubi,
    Settoushi,
};
use jpreprocess_core::pronunciation::Pronunciation;
use jpreprocess_core::word_details::WordDetails;
use jpreprocess_core::word_entry::WordEntry;
use jpreprocess_jpcommon::njdnodes_to_features;
use jpreprocess_njd::{NJD, NJDNode, unvoiced_vowel};

use super::error::SpeechError;

/// Where the pitch of a word falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Accent {
    /// It belongs to the phrase of the word before it.
    Chained,
    /// It begins a phrase whose pitch falls after this mora; 0 for one that never falls.
    Falls(usize),
}

/// What kind of word it is, by the numbers of HTS labels (B, C, D fields): part of speech, type and
/// form of conjugation. Source: the tables of `jpreprocess-jpcommon` (`OpenCall JTalk`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct WordClass {
    /// The part of speech.
    pub part: Option<u8>,
    /// The type of conjugation.
    pub kind: Option<u8>,
    /// The form of conjugation.
    pub form: Option<u8>,
}

impl WordClass {
    /// 名詞.
    pub const NOUN: Self = Self::of(2);
    /// 助詞.
    pub const PARTICLE: Self = Self::of(13);
    /// 助動詞.
    pub const AUXILIARY: Self = Self { part: Some(10), kind: Some(7), form: Some(2) };
    /// 動詞 before ます.
    pub const VERB: Self = Self { part: Some(20), kind: Some(1), form: Some(1) };

    const fn of(part: u8) -> Self {
        Self { part: Some(part), kind: None, form: None }
    }

    /// Returns a part of speech with this number.
    fn pos(self) -> POS {
        match self.part {
            Some(1) => POS::Keiyoushi(Keiyoushi::Jiritsu),
            Some(2) => POS::Meishi(Meishi::General),
            Some(3) => POS::Meishi(Meishi::SahenSetsuzoku),
            Some(4) => POS::Meishi(Meishi::Daimeishi(Daimeishi::General)),
            Some(5) => POS::Meishi(Meishi::Kazu),
            Some(6) => POS::Fukushi(Fukushi::General),
            Some(7) => POS::Rentaishi,
            Some(8) => POS::Setsuzokushi,
            Some(9) => POS::Kandoushi,
            Some(10) => POS::Jodoushi,
            Some(11) => POS::Joshi(Joshi::FukuJoshi),
            Some(12) => POS::Joshi(Joshi::SetsuzokuJoshi),
            Some(13) => POS::Joshi(Joshi::KakuJoshi(KakuJoshi::General)),
            Some(14) => POS::Joshi(Joshi::ShuJoshi),
            Some(15) => POS::Meishi(Meishi::Setsubi(Setsubi::General)),
            Some(16) => POS::Settoushi(Settoushi::MeishiSetsuzoku),
            Some(17) => POS::Doushi(Doushi::Hijiritsu),
            Some(18) => POS::Meishi(Meishi::KoyuMeishi(KoyuMeishi::General)),
            Some(19) => POS::Meishi(Meishi::KeiyoudoushiGokan),
            Some(20) => POS::Doushi(Doushi::Jiritsu),
            Some(22) => POS::Meishi(Meishi::Hijiritsu(MeishiHijiritsu::General)),
            Some(23) => POS::Joshi(Joshi::Rentaika),
            Some(24) => POS::Joshi(Joshi::KakariJoshi),
            Some(25) => POS::Filler,
            Some(_) | None => POS::Others,
        }
    }

    fn ctype(self) -> CType {
        match self.kind {
            Some(1) => CType::Five(Five::Ra),
            Some(3) => CType::One(One::None),
            Some(4) => CType::SaIrregular(SaIrregular::Alone),
            Some(5) => CType::KaIrregular(KaIrregular::Kanji),
            Some(6) => CType::NoConjugation,
            Some(7) => CType::Special(Special::Masu),
            Some(_) | None => CType::None,
        }
    }

    fn cform(self) -> CForm {
        match self.form {
            Some(0) => CForm::Mizen,
            Some(1) => CForm::Renyou,
            Some(2) => CForm::Basic,
            Some(3) => CForm::TaigenConjunction,
            Some(4) => CForm::Conditional,
            Some(5) => CForm::ImperativeE,
            Some(6) => CForm::ConjunctionGaru,
            Some(_) | None => CForm::None,
        }
    }
}

/// One word as a voice needs it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SpeechWord {
    /// Its sounds in katakana: `ー` for a long vowel, `’` behind a mora without voice.
    pub sounds: String,
    /// Where its pitch falls.
    pub accent: Accent,
    /// What kind of word it is.
    pub class: WordClass,
}

impl SpeechWord {
    /// Makes a word.
    pub fn new(sounds: impl Into<String>, accent: Accent, class: WordClass) -> Self {
        Self { sounds: sounds.into(), accent, class }
    }

    /// Returns how many moras it has.
    pub fn moras(&self) -> usize {
        self.pronunciation().map_or(0, |sounds| sounds.mora_size())
    }

    fn pronunciation(&self) -> Result<Pronunciation, SpeechError> {
        let fall = match self.accent {
            Accent::Chained => 0,
            Accent::Falls(after) => after,
        };
        let no_sound = || SpeechError::NoSound(self.sounds.clone());
        let parsed = Pronunciation::parse(&self.sounds, fall).map_err(|_| no_sound())?;
        let pause = parsed.is_touten() || parsed.is_question();
        if pause || parsed.mora_size() == 0 { Err(no_sound()) } else { Ok(parsed) }
    }

    fn node(&self) -> Result<NJDNode, SpeechError> {
        let details = WordDetails {
            pos: self.class.pos(),
            ctype: self.class.ctype(),
            cform: self.class.cform(),
            read: None,
            pron: self.pronunciation()?,
            chain_flag: Some(self.accent == Accent::Chained),
            ..WordDetails::default()
        };
        let nodes = NJDNode::load("*", &WordEntry::Single(details));
        // One word gives one node, unless its sounds are none.
        nodes.into_iter().next().ok_or_else(|| SpeechError::NoSound(self.sounds.clone()))
    }
}

/// `ツカイ/1/20.1.1`: sounds, accent (`+` when chained), class.
impl fmt::Display for SpeechWord {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.accent {
            Accent::Chained => write!(out, "{}/+/", self.sounds)?,
            Accent::Falls(after) => write!(out, "{}/{after}/", self.sounds)?,
        }
        let numbers = [self.class.part, self.class.kind, self.class.form];
        let known = numbers.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
        for (at, number) in numbers.iter().take(known).enumerate() {
            let dot = if at > 0 { "." } else { "" };
            write!(out, "{dot}{}", number.map_or_else(String::new, |number| number.to_string()))?;
        }
        Ok(())
    }
}

impl FromStr for SpeechWord {
    type Err = SpeechError;

    fn from_str(text: &str) -> Result<Self, SpeechError> {
        let wrong = || SpeechError::NoWord(text.to_owned());
        let mut fields = text.split('/');
        let (Some(sounds), Some(accent), Some(class), None) =
            (fields.next(), fields.next(), fields.next(), fields.next())
        else {
            return Err(wrong());
        };
        let accent = if accent == "+" { Accent::Chained } else { Accent::Falls(accent.parse().map_err(|_| wrong())?) };
        let mut numbers = class.split('.').map(|number| (!number.is_empty()).then(|| number.parse()).transpose());
        // Fields that are missing at the end are empty: most words have no conjugation.
        let mut number = || numbers.next().unwrap_or(Ok(None)).map_err(|_| wrong());
        let class = WordClass { part: number()?, kind: number()?, form: number()? };
        let word = Self::new(sounds, accent, class);
        // Sounds that cannot be said are found here, not while somebody listens.
        let moras = word.pronunciation()?.mora_size();
        let falls_outside = matches!(word.accent, Accent::Falls(after) if after > MAX_PHRASE_MORAS);
        if moras > MAX_PHRASE_MORAS || falls_outside { Err(wrong()) } else { Ok(word) }
    }
}

/// Moras of the longest phrase that is believed: labels count no further than 49 (jpreprocess-jpcommon).
pub(super) const MAX_PHRASE_MORAS: usize = 49;

/// Returns the labels of groups of words, with a pause between two groups.
pub(super) fn labels(groups: &[Vec<SpeechWord>]) -> Result<Vec<Label>, SpeechError> {
    let mut nodes = Vec::new();
    for group in groups.iter().filter(|group| !group.is_empty()) {
        if !nodes.is_empty() {
            nodes.push(pause());
        }
        // Behind a pause there is nothing to be chained to.
        let first = group.iter().take(1).map(|word| match word.accent {
            Accent::Chained => SpeechWord { accent: Accent::Falls(0), ..word.clone() },
            Accent::Falls(_) => word.clone(),
        });
        for word in first.chain(group.iter().skip(1).cloned()) {
            nodes.push(word.node()?);
        }
    }
    Ok(njdnodes_to_features(&nodes))
}

fn pause() -> NJDNode {
    let touten = vec![jpreprocess_core::pronunciation::Mora {
        mora_enum: jpreprocess_core::pronunciation::MoraEnum::Touten,
        is_voiced: true,
    }];
    let details = WordDetails { pron: Pronunciation::new(touten, 0), ..WordDetails::default() };
    NJDNode::load("、", &WordEntry::Single(details)).into_iter().next().unwrap_or_else(|| NJDNode::new_single("、"))
}

/// Takes the voice from vowels that are devoiced in Japanese, by `OpenCall JTalk`'s own rule.
pub(super) fn devoiced(words: Vec<SpeechWord>) -> Result<Vec<SpeechWord>, SpeechError> {
    let mut nodes: Vec<NJDNode> = words.iter().map(SpeechWord::node).collect::<Result<_, _>>()?;
    // The す of です and ます is devoiced only before a voiceless sound or a pause: here, the end of the group.
    nodes.push(pause());
    let mut njd = NJD { nodes };
    unvoiced_vowel::njd_set_unvoiced_vowel(&mut njd);
    let heard = |(word, node): (SpeechWord, &NJDNode)| SpeechWord { sounds: node.get_pron().to_string(), ..word };
    Ok(words.into_iter().zip(&njd.nodes).map(heard).collect())
}
