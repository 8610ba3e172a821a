//! What is private is said in headphones, or where the person chose to hear it: never before, and never to others.

use madoguchi::focus::{PageCommand, UserInput};
use madoguchi::resident::{IdentityMode, PrivateVoice, ResidentEffect, ResidentMsg};
use proptest::prelude::*;

use crate::visitor::{Visitor, lunch};

fn visitor(content: &madoguchi::content::Content, rule: PrivateVoice) -> Visitor<'_> {
    let mut visitor = Visitor::new(content, IdentityMode::Ticket);
    visitor.walk = visitor.walk.clone().with_private_voice(rule);
    visitor
}

/// Up to the first question about the person, with a record.
fn to_the_first_private_page(visitor: &mut Visitor<'_>) {
    visitor.begin();
    visitor.agree_and_answer_check();
    assert!(visitor.walk.may_be_heard(), "nothing private has come");
    visitor.lines(&["1"]);
}

#[test]
fn it_is_asked_once_before_the_first_private_page_and_stands_in_the_record() {
    let content = lunch();
    let mut visitor = visitor(&content, PrivateVoice::Ask);
    to_the_first_private_page(&mut visitor);
    assert_eq!(visitor.id(), "listening");
    assert!(visitor.walk.may_be_heard(), "the question itself is for everybody");
    visitor.choose("listening.loudspeaker");
    assert_eq!(visitor.id(), "have-allergy");
    assert!(visitor.walk.may_be_heard());
    visitor.choose("have-allergy.no");
    visitor.choose("soup.no");
    visitor.lines(&["1"]);
    visitor.choose("bread.talk");
    visitor.lines(&["1", "1"]);
    visitor.choose("lunch-confirm.right");
    visitor.choose("seal.yes");
    let Some(ResidentEffect::Keep(record)) =
        visitor.effects.iter().find(|effect| matches!(effect, ResidentEffect::Keep(_)))
    else {
        panic!("nothing was kept on {}", visitor.id());
    };
    assert_eq!(record.sealed().asked["private-voice"], "loudspeaker");
    visitor.tell(ResidentMsg::Kept("1234 5678 9012 3456".into()));
    visitor.lines(&["1"]);
    assert!(visitor.walk.is_at_rest());
    to_the_first_private_page(&mut visitor);
    assert_eq!(visitor.id(), "listening", "the next person is asked anew");
}

#[test]
fn headphones_that_are_in_answer_it_and_pulled_out_it_is_asked_at_once() {
    let content = lunch();
    let mut visitor = visitor(&content, PrivateVoice::Ask);
    visitor.tell(ResidentMsg::Headphones(true));
    to_the_first_private_page(&mut visitor);
    assert_eq!(visitor.id(), "have-allergy");
    assert!(visitor.walk.may_be_heard());
    assert_eq!(visitor.walk.draft().asked["private-voice"], "headphones");
    visitor.tell(ResidentMsg::Headphones(false));
    assert_eq!(visitor.id(), "listening");
    visitor.tell(ResidentMsg::Headphones(true));
    assert_eq!(visitor.id(), "have-allergy", "put in again, they answer it again");
}

#[test]
fn headphones_that_were_chosen_and_are_out_keep_the_page_silent_until_they_are_in() {
    let content = lunch();
    let mut visitor = visitor(&content, PrivateVoice::Ask);
    visitor.tell(ResidentMsg::Headphones(false));
    to_the_first_private_page(&mut visitor);
    visitor.choose("listening.headphones");
    assert_eq!((visitor.id().as_str(), visitor.walk.may_be_heard()), ("have-allergy", false));
    visitor.tell(ResidentMsg::Headphones(true));
    assert!(visitor.walk.may_be_heard());
}

#[test]
fn who_reads_hears_nothing_private_and_where_only_headphones_are_allowed_no_loudspeaker_is_offered() {
    let content = lunch();
    let mut reading = visitor(&content, PrivateVoice::Ask);
    to_the_first_private_page(&mut reading);
    reading.choose("listening.silent");
    assert!(!reading.walk.may_be_heard());
    let mut strict = visitor(&content, PrivateVoice::Headphones);
    to_the_first_private_page(&mut strict);
    assert!(!strict.page().rows.iter().any(|row| row.id == "listening.loudspeaker"));
}

#[test]
fn back_from_the_question_is_the_page_before_the_private_one() {
    let content = lunch();
    let mut visitor = visitor(&content, PrivateVoice::Ask);
    to_the_first_private_page(&mut visitor);
    visitor.press(UserInput::Command(PageCommand::Back));
    assert!(visitor.id().starts_with("k-food"), "{}", visitor.id());
}

#[test]
fn without_a_voice_nothing_is_asked() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    to_the_first_private_page(&mut visitor);
    assert_eq!(visitor.id(), "have-allergy");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn whatever_is_pressed_nothing_private_is_said_before_it_was_chosen(keys in proptest::collection::vec(0u8..12, 0..80)) {
        let content = lunch();
        let mut visitor = visitor(&content, PrivateVoice::Ask);
        to_the_first_private_page(&mut visitor);
        // In headphones, from the loudspeaker, or nowhere.
        let mut chosen = None;
        for key in keys {
            if visitor.id() == "listening" && (1..=3).contains(&key) {
                chosen = Some(key);
            }
            match key {
                0 => visitor.tell(ResidentMsg::Idle),
                10 => visitor.press(UserInput::Command(PageCommand::Back)),
                11 => visitor.press(UserInput::Command(PageCommand::KeyHelp)),
                digit => visitor.press(UserInput::Line(digit.to_string())),
            }
            if visitor.walk.is_at_rest() {
                break;
            }
            let id = visitor.id();
            let tells = ["read-back", "have-allergy", "soup", "bread"].iter().any(|own| id.starts_with(own));
            let free = matches!(chosen, Some(1 | 2));
            prop_assert!(!tells || free || !visitor.walk.may_be_heard(), "{id} is said, chosen: {chosen:?}");
        }
    }
}
