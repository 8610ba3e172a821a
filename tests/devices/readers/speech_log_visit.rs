//! Residents and staff who see nothing: a visit by the speech log of a reader alone, and review with the reader on.

use serde_json::{Value, json};

use crate::answers::answers;
use crate::machine;
use crate::pipe_session::DemoFolder;
use crate::readers::yasr::{FLU, ReaderFolder, visit};

fn assert_same_record(lang: &str) {
    let Some((exported, decided)) = visit(lang) else { return };
    let by_keys = DemoFolder::new(FLU);
    let mut kiosk = by_keys.kiosk(lang);
    for number in &decided {
        kiosk.say(number);
    }
    kiosk.receipt();
    kiosk.close();
    let heard = answers(&exported);
    assert!(!heard.is_empty());
    assert_eq!(heard, answers(&by_keys.exported()));
}

#[test]
fn a_visit_by_the_speech_log_alone_ends_in_the_record_that_the_same_keys_make() {
    let _machine = machine::shared();
    assert_same_record("ja-simple");
}

#[test]
fn a_visit_by_the_speech_log_alone_in_english_ends_in_the_record_that_the_same_keys_make() {
    let _machine = machine::shared();
    assert_same_record("en");
}

/// Keys of one answer of staff, then the page that comes of it, as the lines face writes it.
fn steps(typed: &str, page: &[String]) -> Vec<Value> {
    let is_row = |line: &&String| line.chars().any(char::is_alphabetic) && !line.contains("a moment");
    let rows: Vec<&String> = page.iter().filter(is_row).take(3).collect();
    let keys = typed.chars().map(|c| json!({"key": c.to_string(), "under": ""}));
    keys.chain([json!({"key": "Enter", "under": "", "page": rows})]).collect()
}

#[test]
fn staff_unlock_the_records_by_ear_and_neither_number_nor_words_are_said() {
    let _machine = machine::shared();
    let sitting = ReaderFolder::new();
    let mut review = sitting.demo.talk(&["review", "--reader", "lines", "--lang", "en"]);
    let mut script = vec![json!({"under": "", "page": &review.page[1..2]})];
    let (pin, words) = (sitting.demo.pin(), sitting.demo.words());
    review.say(&pin);
    script.extend(steps(&pin, &review.page));
    review.say(&words);
    script.extend(steps(&words, &review.page));
    review.close();
    // yasr says the last character that was typed at the next key, and behind a number comes Enter; a short word may
    // stand on the page.
    let longest = words.split(' ').max_by_key(|word| word.len()).unwrap();
    script.push(json!({"never": [&pin[..pin.len() - 1], longest]}));
    let script = sitting.file("script.json", &Value::Array(script));
    sitting.yasr("visit.py", &script, &["review", "--lang", "en"]);
}
