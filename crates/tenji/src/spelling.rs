//! Kana as braille spells them: う that lengthens is ー, the particles は and へ are わ and え.

use furigana::kana::to_hiragana;

const U_ROW: &str = "うくすつぬふむゆるぐずづぶぷゅ";
const O_ROW: &str = "おこそとのほもよろごぞどぼぽょ";
/// Words in kana whose う ends a verb, though it follows an o (an う behind a kanji stays anyway).
const NOT_LONG: [&str; 1] = ["おもう"];

/// Returns a reading or a run of kana with ー for every う that lengthens the vowel before it.
///
/// お, え, い and あ stay: オオキイ, オネエサン, センセイ, オカアサン.
pub(super) fn mark_long_vowels(kana: &str) -> String {
    let mut out = String::with_capacity(kana.len());
    let mut before = None;
    for (at, c) in kana.char_indices() {
        let lengthens = c == 'う' && before.is_some_and(is_u_or_o) && !is_spoken_u(kana, at);
        out.push(if lengthens { 'ー' } else { c });
        before = Some(c);
    }
    out
}

fn is_u_or_o(c: char) -> bool {
    let c = to_hiragana(c);
    U_ROW.contains(c) || O_ROW.contains(c)
}

/// Returns whether the う at this place is spoken as itself.
fn is_spoken_u(kana: &str, at: usize) -> bool {
    let upto = kana.get(..at + 'う'.len_utf8()).unwrap_or_default();
    NOT_LONG.iter().any(|word| upto.ends_with(word))
}

/// Returns a word with the particles at its end as they are said; `follows` where other words are right before it.
pub(super) fn spell_particles(word: &str, follows: bool) -> String {
    for (written, said) in [("は", "わ"), ("へ", "え"), ("への", "えの"), ("へは", "えわ"), ("へも", "えも")]
    {
        if let Some(head) = word.strip_suffix(written)
            && (follows || !head.is_empty())
            // はは is a word (母), not は and a particle.
            && !["は", "へ"].contains(&head)
        {
            return format!("{head}{said}");
        }
    }
    word.to_owned()
}
