use crate::speech::{SpeechPack, sentences};
use furigana::RichText;

use super::*;

fn sentence(source: &str) -> Sentence {
    sentences(&RichText::parse(source).unwrap(), &SpeechPack::default()).unwrap().remove(0)
}

#[test]
fn a_sentence_sounds_at_once_does_not_clip_and_has_its_length() {
    let mut voice = Voice::built_in().unwrap();
    let samples =
        voice.begin(&sentence("｜保険証《ほけんしょう》は ｜使《つか》えます。"), Pace::Plain).unwrap().rest();
    let first = samples.iter().position(|sample| f64::from(sample.unsigned_abs()) > SILENCE_LEVEL).unwrap();
    assert!(first <= 300, "sound begins {first} samples in");
    assert!(samples.iter().all(|sample| sample.unsigned_abs() < 32_767), "clipped");
    let loud = samples.iter().map(|sample| sample.unsigned_abs()).max().unwrap();
    assert!(loud > 8_000, "loudest is {loud}");
    let millis = samples.len() * 1000 / 48_000;
    assert!((1000..2500).contains(&millis), "{millis} ms");
}

#[test]
fn pace_makes_a_sentence_shorter_and_longer() {
    let mut voice = Voice::built_in().unwrap();
    let sentence = sentence("マイナンバーカードを ｜使《つか》いたいですか。");
    let lengths: Vec<usize> =
        Pace::ALL.iter().map(|pace| voice.begin(&sentence, *pace).unwrap().rest().len()).collect();
    assert!(lengths.is_sorted_by(|slower, faster| slower > faster), "{lengths:?}");
}

#[test]
fn a_broken_voice_is_named_and_never_taken() {
    let whole = BUILT_IN_VOICE;
    let broken = [&whole[..0], &whole[..100], &whole[..whole.len() / 2], b"RIFF no voice at all"];
    for bytes in broken {
        let error = Voice::from_bytes(bytes, 0.0, Path::new("x.htsvoice")).unwrap_err();
        assert!(error.to_string().starts_with("x.htsvoice is no voice"), "{error}");
    }
    let mut garbled = whole.to_vec();
    let at = garbled.len() / 3;
    garbled[at..].fill(0xff);
    assert!(Voice::from_bytes(&garbled, 0.0, Path::new("x.htsvoice")).is_err());
    assert!(matches!(Voice::from_file(Path::new("/nowhere.htsvoice")), Err(SpeechError::Unreadable { .. })));
}
