//! Whole visits: the built-in walkthrough in each language through a pipe, and one in a real terminal.

use std::path::Path;

use madoguchi::content::Content;

use crate::answers::answers;
use crate::choices::{ChoiceWords, opening};
use crate::pipe_session::{self, DemoFolder, PipeSession};
use crate::tmux_terminal::TmuxTerminal;

fn has_receipt(page: &[String]) -> bool {
    page.iter().any(|line| line.len() == 19 && line.chars().all(|c| c.is_ascii_digit() || c == ' '))
}

/// From the resting page to the receipt; the numbers that were pressed.
fn to_the_receipt(kiosk: &mut PipeSession, content: &Content, lang: &str) -> Vec<String> {
    let choices = ChoiceWords::new(content, lang);
    let mut pressed = opening(content, lang).to_vec();
    for line in &pressed {
        kiosk.say(line);
    }
    let mut before = Vec::new();
    for _ in 0..300 {
        if has_receipt(&kiosk.page) {
            return pressed;
        }
        let number = choices.number(&kiosk.page, &before);
        before.clone_from(&kiosk.page);
        kiosk.say(&number);
        pressed.push(number);
    }
    panic!("the visit does not end: {:#?}", kiosk.page);
}

/// Who said yes everywhere stands on the lists of those wishes, and on no other.
fn the_lists_name_it(demo: &DemoFolder, receipt: &str) {
    let list = |id: &str, form: &str| {
        let asked = format!("{}\n{}\n", demo.pin(), demo.words());
        let made = demo.run(&["list", id, "--as", form, "--lang", "en"], asked.as_bytes());
        assert!(made.status.success(), "{}", pipe_session::text(&made.stderr));
        pipe_session::text(&made.stdout)
    };
    for id in ["photo", "face-card", "certificate"] {
        assert!(list(id, "text").contains(receipt), "{id} leaves out who wished it");
    }
    let photo = list("photo", "csv");
    assert!(photo.starts_with('\u{feff}') && photo.lines().count() == 2 && photo.contains("The photo"), "{photo}");
    for id in ["city-visit", "proxy", "braille-writing"] {
        assert!(!list(id, "text").contains(receipt), "{id} names who did not wish it");
    }
}

/// The same list as a page of review, and in files that are written from there.
fn the_page_of_a_list_writes_it(demo: &DemoFolder, receipt: &str) {
    let mut review = demo.review();
    review.choose("Other work").choose("Cards and certificates").choose("Hand-over lists").say("2");
    assert!(review.shows(receipt), "{:#?}", review.page);
    review.choose("Write this list");
    assert!(review.shows("Written to"), "{:#?}", review.page);
    let prints = std::fs::read_dir(demo.data().join("prints")).unwrap();
    let mut prints: Vec<_> = prints.map(|one| std::fs::read_to_string(one.unwrap().path()).unwrap()).collect();
    prints.sort();
    assert_eq!(prints.len(), 2, "one to print and one for a spreadsheet");
    assert!(prints[1].starts_with('\u{feff}') && prints.iter().all(|text| text.contains(receipt)), "{prints:#?}");
}

fn a_whole_visit_is_recorded(lang: &str) {
    let content = Content::built_in().unwrap();
    let demo = DemoFolder::new("");
    let mut kiosk = demo.kiosk(lang);
    let pressed = to_the_receipt(&mut kiosk, &content, lang);
    let receipt = kiosk.receipt();
    // One Enter too many, and the code is still there to be written down.
    kiosk.say("").say("").say("0");
    assert_eq!(kiosk.receipt(), receipt);
    assert!(pressed.len() > 50, "a whole visit has more than {} pages", pressed.len());
    assert!(kiosk.close().status.success());
    assert!(demo.is_whole().contains("1 records"));
    let answers = answers(&demo.exported());
    assert!(answers.len() >= 7, "{answers:?}");
    the_lists_name_it(&demo, &receipt);
    the_page_of_a_list_writes_it(&demo, &receipt);
    let mut review = demo.review();
    assert!(review.shows(&receipt), "{:#?}", review.page);
    review.choose(&receipt);
    assert!(review.shows("Yes (The photo)"), "{:#?}", review.page);
}

#[test]
fn a_whole_visit_in_easy_japanese_is_recorded() {
    a_whole_visit_is_recorded("ja-simple");
}

#[test]
fn a_whole_visit_in_japanese_is_recorded() {
    a_whole_visit_is_recorded("ja");
}

#[test]
fn a_whole_visit_in_english_is_recorded() {
    a_whole_visit_is_recorded("en");
}

/// The same keys in a real terminal and through a pipe leave the same answers.
#[test]
fn a_visit_in_a_real_terminal_records_what_the_same_visit_through_a_pipe_records() {
    const FLU: &str = "tests/packs/influenza";
    let content = Content::from_dir(Path::new(FLU)).unwrap();
    let piped = DemoFolder::new(FLU);
    let mut kiosk = piped.kiosk("en");
    let pressed = to_the_receipt(&mut kiosk, &content, "en");
    kiosk.close();
    let shown = DemoFolder::new(FLU);
    let data = shown.data().display().to_string();
    let terminal = TmuxTerminal::start(&["--data", &data, "--content", FLU, "--demo", "--lang", "en"]);
    for number in &pressed {
        terminal.decide(number);
    }
    let receipt = terminal.wait_for("receipt");
    let has_code = |screen: &str| screen.lines().any(|line| line.chars().filter(char::is_ascii_digit).count() >= 16);
    assert!(has_code(&receipt), "{receipt}");
    terminal.decide("");
    terminal.key("Enter");
    assert!(has_code(&terminal.wait_for("number key")), "one Enter too many: {}", terminal.screen());
    terminal.interrupt();
    assert!(shown.is_whole().contains("1 records"));
    assert_eq!(answers(&shown.exported()), answers(&piped.exported()));
    assert!(!answers(&piped.exported()).is_empty());
}

/// How many keys it takes from the open inbox until a record is done: well within two minutes.
const KEYS_TO_DONE: usize = 8;

#[test]
fn in_a_real_terminal_staff_read_a_record_and_have_it_done_with_eight_keys() {
    const FLU: &str = "tests/packs/influenza";
    let content = Content::from_dir(Path::new(FLU)).unwrap();
    let demo = DemoFolder::new(FLU);
    let mut kiosk = demo.kiosk("en");
    to_the_receipt(&mut kiosk, &content, "en");
    let receipt = kiosk.receipt();
    kiosk.close();
    let data = demo.data().display().to_string();
    let terminal = TmuxTerminal::open(&["--data", &data, "--content", FLU, "--lang", "en", "review"], "staff number");
    terminal.types(&demo.pin(), "passphrase that opens");
    terminal.types(&demo.words(), "Today is");
    terminal.decide("1");
    terminal.wait_for("1 of 1 records are waiting for you");
    // The record, talked over, what came of it, when again: a number and Enter each.
    let pressed = ["1", "7", "1", "1"];
    for (number, then) in
        pressed.iter().zip([receipt.as_str(), "What was the result", "looked at again", "0 of 1 records"])
    {
        terminal.decide(number);
        terminal.wait_for(then);
    }
    let keys: usize = pressed.iter().map(|number| number.len() + 1).sum();
    assert_eq!(keys, KEYS_TO_DONE);
    terminal.decide("9");
    terminal.wait_for("ENDED");
    assert!(!terminal.screen().contains(&receipt), "nothing of the record stays on the screen");
    assert!(demo.is_whole().contains("the log is whole"));
}

#[test]
fn keys_are_named_in_lines_in_every_language() {
    for (lang, eight, three) in [
        ("ja-simple", "すうじの 8：8を えらぶ ボタンです。", "すうじの 3："),
        ("ja", "すうじの 8：8を えらぶ キーです。", "すうじの 3："),
        ("en", "Digit 8: moves to choice 8.", "Digit 3:"),
    ] {
        let demo = DemoFolder::new("tests/packs/influenza");
        let mut kiosk = demo.kiosk(lang);
        kiosk.say("").say("?").say("2");
        let page = kiosk.page.clone();
        kiosk.say("8");
        assert!(kiosk.shows(eight), "{:?} after {page:?}", kiosk.page);
        kiosk.say("33");
        kiosk.say("3");
        assert!(kiosk.shows(three), "{:?}", kiosk.page);
        kiosk.say("");
        assert!(kiosk.shows("2: "), "{:?}", kiosk.page);
        kiosk.close();
    }
}
