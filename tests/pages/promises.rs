//! What the words promise: each promise names tests that run or an item of set-up, and the program keeps what no other test holds.

use std::collections::BTreeSet;
use std::fs;

use consent_log::consent::Operator;
use madoguchi::content::Content;
use madoguchi::content::check::ContentFinding;
use madoguchi::content::pack_file::PromisesFile;
use madoguchi::focus::{PageCommand, UserInput};
use madoguchi::resident::{IdentityMode, ResidentEffect, ResidentMsg, VisitEnding};

use crate::conformance::fault;
use crate::content_check::{finds, found_after};
use crate::visitor::{Visitor, lunch};
use crate::walkthrough::kept;

/// The registers: of the kiosk's own words, and of the packs that have one.
const REGISTERS: [&str; 3] =
    ["assets/promises.toml", "assets/mynumber/promises.toml", "tests/packs/lunch/promises.toml"];
const EASY: &str = "locales/ja-simple/lunch.ftl";
const PROMISES: &str = "promises.toml";

fn register(file: &str) -> PromisesFile {
    toml::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

#[test]
fn every_test_that_a_promise_names_is_there_and_runs() {
    let mut named = 0;
    for file in REGISTERS {
        for promise in register(file).promises {
            named += promise.tests.len();
            let faults: Vec<String> = promise.tests.iter().filter_map(|name| fault(name)).collect();
            assert!(faults.is_empty(), "{file}, {:?}:\n{}", promise.id, faults.join("\n"));
            assert!(promise.tests.iter().all(|name| name.contains("::")), "{file}, {:?}: path::name", promise.id);
            assert!(!promise.tests.is_empty() || promise.house.is_some(), "{file}: nothing holds {:?}", promise.id);
        }
    }
    assert!(named > 100, "only {named} tests are named");
}

/// The promise words of a language.
fn promise_words(wanted: &str) -> Vec<String> {
    let table = fs::read_to_string("assets/promise-words.tsv").unwrap();
    let rows = table.lines().filter(|row| !row.starts_with('#')).map(|row| row.split('\t').collect::<Vec<_>>());
    let words = rows.filter_map(|row| {
        let [lang, word, why] = row[..] else { panic!("{row:?} is not language, word, why") };
        assert!(["ja", "en"].contains(&lang) && why.len() > 5, "{row:?} says too little");
        (lang == wanted).then(|| word.to_owned())
    });
    words.collect()
}

#[test]
fn every_promise_word_is_found_in_a_sentence() {
    for (lang, file, old, ends) in [
        ("ja", EASY, "    .again-1 = もう ｜一度《いちど》 ｜言《い》います。", "。"),
        ("en", "locales/en/lunch.ftl", "    .again-1 = Let me say it again.", "."),
    ] {
        let words = promise_words(lang);
        assert!(words.len() > 40, "{lang}: {} words", words.len());
        let sentences = (10..).zip(&words).map(|(at, word)| format!("    .again-{at} = {word}{ends}\n"));
        let found = found_after(file, old, &sentences.collect::<String>());
        for (at, word) in (10..).zip(&words) {
            let name = format!("k-food.again-{at} promises");
            assert!(found.iter().any(|finding| finding.what.starts_with(&name)), "{word:?} is not found");
        }
    }
}

/// No finding of the rule.
fn kept_quiet(found: &[ContentFinding]) {
    let promises: Vec<_> = found.iter().filter(|finding| finding.rule == "promises").collect();
    assert!(promises.is_empty(), "{promises:#?}");
}

#[test]
fn a_sentence_that_promises_without_a_row_is_an_error() {
    // By its place: a statement that is a promise, and what comes of an answer.
    finds(PROMISES, ("\"start-hello.s1\", ", ""), "promises", "start-hello.s1 promises (its statement is a promise)");
    finds(PROMISES, ("\"bread.take-back\"", ""), "promises", "bread.take-back promises (it says what comes");
    // By its words, in easy Japanese with spaces and in English.
    let (yes, note) = ("    .right = そうです。", "    .right = いつ でも いいです。");
    finds(EASY, (yes, note), "promises", "k-food.right promises (“いつでも”)");
    let english = "locales/en/lunch.ftl";
    finds(english, (".right = Yes.", ".right = You can stop here."), "promises", "k-food.right promises (“can stop”)");
    kept_quiet(&found_after(EASY, yes, "    .right = いつでも いいですか。"));
}

#[test]
fn what_rests_on_facts_is_no_promise_of_ours() {
    let noon = ("    .s2 = Lunch is at noon.", "    .s2 = Lunch never changes at any time.");
    kept_quiet(&found_after("locales/en/lunch.ftl", noon.0, noon.1));
}

#[test]
fn a_row_that_holds_nothing_is_an_error() {
    finds(PROMISES, ("bread.recorded", "bread.written"), "promises", "\"bread.written\" is no message");
    finds(PROMISES, ("house = \"profile.staff_promise\"", ""), "promises", "neither tests nor house");
    finds(
        PROMISES,
        ("profile.staff_promise", "profile.kitchen"),
        "promises",
        "\"profile.kitchen\" is no item of set-up",
    );
    finds(PROMISES, ("id = \"staff-come\"", "id = \"lunch-at-noon\""), "promises", "\"lunch-at-noon\" stands twice");
    let nothing = "# nothing\n[[no-promise]]\nmessages = [\"k-food.right\"]\nwhy = \"It is so.\"\n\n[[promise]]";
    finds(PROMISES, ("[[promise]]", nothing), "promises", "\"k-food.right\" has no words of a promise");
    finds(PROMISES, ("[[promise]]", &nothing.replace("k-food.right", "bread.recorded")), "promises", "stands twice");
    finds(PROMISES, ("[[promise]]", "[[promises]]"), "files", "promises");
}

#[test]
fn a_pack_without_a_register_is_warned_of_it() {
    let influenza = madoguchi::content::ContentSource::folder("tests/packs/influenza".as_ref()).unwrap();
    let found = madoguchi::content::check::check(&influenza, crate::every_page::TODAY);
    let told: Vec<_> = found.iter().filter(|finding| finding.rule == "promises").collect();
    assert!(told.len() == 1 && told[0].what.contains("has no promises.toml"), "{told:#?}");
}

/// Somebody who answers everything, after this many pages; whether they have come to the second key.
fn after_pages(content: &Content, pages: usize) -> (Visitor<'_>, bool) {
    let mut visitor = Visitor::new(content, IdentityMode::Number(5));
    visitor.begin();
    for _ in 0..pages {
        match visitor.id().as_str() {
            "number" => visitor.lines(&["30125"]),
            "soup-which" if !visitor.text().iter().any(|line| line.contains("選びました")) => {
                visitor.choose("soup-which.miso");
            }
            "soup-which" => visitor.choose("pick-done"),
            "k-food" => visitor.choose("k-food.o2"),
            _ => visitor.lines(&["1"]),
        }
    }
    let is_last = visitor.id() == "seal";
    (visitor, is_last)
}

/// The same before the second key.
fn at_the_seal(content: &Content) -> Visitor<'_> {
    (0..60).map(|pages| after_pages(content, pages)).find(|(_, is_last)| *is_last).unwrap().0
}

#[test]
fn from_every_page_of_a_visit_one_can_stop_with_nothing_recorded() {
    let content = lunch();
    let mut pages = BTreeSet::new();
    for number in 0..60 {
        let (mut visitor, is_last) = after_pages(&content, number);
        let from = visitor.id();
        // Where digits are typed 9 is one of them: the way out is the page before.
        if visitor.page().entry.is_some() {
            visitor.press(UserInput::Command(PageCommand::Back));
        }
        visitor.choose("go-menu");
        visitor.choose("menu.stop");
        let way = ["ask-stop.without", "ask-stop.end"].into_iter().find(|id| visitor.offers(id)).unwrap();
        visitor.choose(way);
        assert!(matches!(visitor.walk.ending(), Some(VisitEnding::Dropped | VisitEnding::Listened)), "from {from}");
        assert_eq!(kept(&visitor), 0, "from {from}");
        pages.insert(from);
        if is_last {
            break;
        }
    }
    assert!(["start-hello", "soup", "number", "seal"].iter().all(|page| pages.contains(*page)), "{pages:?}");
}

#[test]
fn whoever_ends_without_recording_is_forgotten_when_the_page_says_so() {
    let content = lunch();
    let mut visitor = at_the_seal(&content);
    let holds = |visitor: &Visitor<'_>| {
        let state = format!("{:?}", visitor.walk);
        ["30125", "\"have-allergy\": [\"yes\"]", "\"bread\": [\"yes\"]", "\"soup-which\": [\"miso\"]"]
            .map(|said| state.contains(said))
    };
    assert_eq!(holds(&visitor), [true; 4]);
    visitor.choose("go-menu");
    visitor.choose("menu.stop");
    visitor.choose("ask-stop.without");
    assert!(visitor.text().iter().any(|line| line.contains("答えは、消しました")), "{:#?}", visitor.text());
    assert_eq!(holds(&visitor), [false; 4]);
}

#[test]
fn of_who_helped_only_their_part_is_recorded() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    visitor.begin();
    visitor.until("lunch-keep");
    visitor.choose("lunch-keep.yes");
    visitor.choose("lunch-operator.helper");
    visitor.choose("helper-role.family");
    assert!(visitor.text().iter().any(|line| line.contains("名前は 聞きません")), "{:#?}", visitor.text());
    while visitor.id() != "soup" {
        assert!(visitor.page().entry.is_none(), "{} asks for something to be typed", visitor.id());
        visitor.lines(&["1"]);
    }
    assert_eq!(visitor.walk.draft().operator, Some(Operator::Assisted("family".into())));
}

#[test]
fn taking_back_asks_for_no_reason() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    visitor.lines(&["", "1", "1", "1"]);
    visitor.choose("begin.change");
    visitor.lines(&["1234 5678 9012 3456"]);
    visitor
        .tell(ResidentMsg::Found { code: "1234 5678 9012 3456".into(), wishes: vec!["soup".into(), "bread".into()] });
    let mut way = Vec::new();
    for choice in ["earlier.one", "withdraw.bread", "withdraw-who.self", "withdraw.yes"] {
        way.push(visitor.id());
        assert!(visitor.page().entry.is_none(), "{way:?} asks for something to be typed");
        visitor.choose(choice);
    }
    // Who is pressing the keys and whether it may be: nothing else is asked before it is done.
    assert_eq!(way, ["earlier", "withdraw-list-0", "withdraw-who", "withdraw"]);
    assert!(matches!(visitor.effects.last(), Some(ResidentEffect::Withdraw(_))), "{:?}", visitor.effects);
}

#[test]
fn whoever_said_no_is_on_no_list_for_a_hand_over() {
    let content = Content::built_in().unwrap();
    for list in &content.pack().file().lists {
        assert_eq!(list.answers, ["yes"], "{} has people who did not say yes", list.id);
    }
}
