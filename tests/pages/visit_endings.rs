//! How a visit ends: stopped half way, in silence, with a record that could not be written, and taken back later.

use consent_log::consent::{Abandonment, Operator};
use madoguchi::focus::{PageCommand, UserInput};
use madoguchi::resident::{IdentityMode, ResidentEffect, ResidentMsg};

use crate::visitor::{Visitor, lunch};
use crate::walkthrough::{answered, enter_takes_no_code_away, kept};

#[test]
fn stopping_half_way_offers_to_keep_the_answers_so_far() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    visitor.begin();
    visitor.agree_and_decline_soup();
    visitor.choose("go-menu");
    visitor.choose("menu.stop");
    visitor.choose("ask-stop.record");
    visitor.lines(&["1"]);
    visitor.choose("lunch-confirm.right");
    visitor.choose("seal.yes");
    let Some(ResidentEffect::Keep(record)) = visitor.effects.last() else { panic!("nothing was kept") };
    assert_eq!((record.wishes().len(), record.visit().stopped_in.as_deref()), (1, Some("food")));
}

#[test]
fn silence_ends_a_visit_with_nothing_kept_and_everything_gone() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    answered(&mut visitor);
    visitor.tell(ResidentMsg::Idle);
    assert_eq!(visitor.id(), "still-there");
    for _ in 0..12 {
        visitor.press(UserInput::Char('x'));
        assert_eq!(visitor.id(), "read-back-0");
        visitor.tell(ResidentMsg::Idle);
    }
    visitor.tell(ResidentMsg::Idle);
    assert!(visitor.walk.is_at_rest());
    let reason = Abandonment::Idle;
    assert_eq!(visitor.effects, [ResidentEffect::Abandoned { chapter: "food".into(), reason }, ResidentEffect::Forget]);
    assert!(visitor.walk.draft().wishes.is_empty());
}

#[test]
fn the_end_of_the_input_keeps_nothing() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    answered(&mut visitor);
    visitor.until("lunch-confirm");
    visitor.choose("lunch-confirm.right");
    visitor.press(UserInput::Closed);
    assert_eq!(kept(&visitor), 0);
    assert!(visitor.walk.is_at_rest() && visitor.walk.draft().wishes.is_empty());
    assert_eq!(visitor.effects.last(), Some(&ResidentEffect::Forget));
}

#[test]
fn a_record_that_could_not_be_written_is_said_so_and_can_be_tried_again() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    answered(&mut visitor);
    visitor.until("lunch-confirm");
    visitor.choose("lunch-confirm.right");
    visitor.choose("seal.yes");
    visitor.tell(ResidentMsg::NotKept);
    assert!(visitor.text().iter().any(|line| line.contains("まだ 記録して いません")));
    assert_eq!(visitor.effects.last(), Some(&ResidentEffect::CallStaff));
    visitor.choose("not-kept.again");
    assert_eq!(kept(&visitor), 2);
}

#[test]
fn the_next_person_finds_the_kiosk_as_the_first_one_did() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    visitor.lines(&["", "2", "2", "1", "1"]);
    visitor.press(UserInput::Command(PageCommand::Furigana));
    visitor.press(UserInput::Command(PageCommand::Colours));
    assert_ne!(visitor.walk.look(), madoguchi::page::DisplayPrefs::default());
    visitor.tell(ResidentMsg::Idle);
    visitor.tell(ResidentMsg::Idle);
    let fresh = Visitor::new(&content, IdentityMode::Ticket);
    assert_eq!(visitor.walk.look(), fresh.walk.look());
    assert_eq!(visitor.walk.lang(), fresh.walk.lang());
    assert!(visitor.walk.alert().is_some(), "the next person is told why the screen is empty");
}

#[test]
fn a_twelve_digit_number_and_a_pin_are_refused_where_a_number_is_typed() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Number(5));
    visitor.begin();
    visitor.until("lunch-keep");
    visitor.choose("lunch-keep.yes");
    visitor.choose("lunch-operator.self");
    assert_eq!(visitor.id(), "number");
    visitor.tell(ResidentMsg::Typed("123456789018".into()));
    assert!(visitor.alert().unwrap().contains("マイナンバーは 聞きません"));
    visitor.tell(ResidentMsg::Typed("4126".into()));
    assert_eq!(visitor.alert().unwrap(), "数字は 5つです。もう 一度 おして ください。");
    visitor.lines(&["30125"]);
    assert_eq!(visitor.id(), "food-what");
}

#[test]
fn an_earlier_answer_is_taken_back_with_the_receipt_and_two_keys() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    visitor.lines(&["", "1", "1", "1"]);
    visitor.choose("begin.change");
    assert_eq!(visitor.id(), "receipt-entry");
    visitor.lines(&["1234 5678 9012 3456"]);
    assert_eq!(visitor.effects.pop(), Some(ResidentEffect::Find("1234 5678 9012 3456".into())));
    visitor
        .tell(ResidentMsg::Found { code: "1234 5678 9012 3456".into(), wishes: vec!["soup".into(), "bread".into()] });
    visitor.choose("earlier.one");
    visitor.choose("withdraw.bread");
    visitor.choose("withdraw-who.self");
    visitor.lines(&["1"]);
    assert!(visitor.effects.is_empty(), "the first key alone takes nothing back");
    visitor.choose("withdraw-who.self");
    visitor.choose("withdraw.yes");
    let Some(ResidentEffect::Withdraw(withdrawal)) = visitor.effects.pop() else { panic!("nothing was taken back") };
    assert_eq!((withdrawal.wishes, withdrawal.operator), (vec!["bread".to_owned()], Operator::Person));
    visitor.tell(ResidentMsg::Withdrawn("6543 2109 8765 4321".into()));
    enter_takes_no_code_away(&mut visitor);
}

#[test]
fn what_somebody_else_asks_for_is_never_said_to_be_taken_back() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    visitor.lines(&["", "1", "1", "1", "2", "1234 5678 9012 3456"]);
    visitor.tell(ResidentMsg::Found { code: "1234 5678 9012 3456".into(), wishes: vec!["soup".into()] });
    visitor.choose("earlier.all");
    visitor.choose("withdraw-who.other");
    assert!(visitor.text().join("\n").contains("かわりの 人は、取り消す ことが できません。"), "{:#?}", visitor.text());
    visitor.choose("withdraw.yes");
    visitor.tell(ResidentMsg::Withdrawn("6543 2109 8765 4321".into()));
    let said = visitor.text().join("\n");
    assert!(said.contains("答えは、まだ 取り消して いません。") && !said.contains("取り消しました"), "{said}");
    enter_takes_no_code_away(&mut visitor);
}

#[test]
fn taking_back_that_could_not_be_written_is_tried_again() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    visitor.lines(&["", "1", "1", "1"]);
    visitor.choose("begin.change");
    visitor.lines(&["1234 5678 9012 3456"]);
    visitor.tell(ResidentMsg::Found { code: "1234 5678 9012 3456".into(), wishes: vec!["soup".into()] });
    visitor.choose("earlier.all");
    visitor.choose("withdraw-who.self");
    visitor.choose("withdraw.yes");
    visitor.tell(ResidentMsg::NotKept);
    visitor.choose("not-kept.again");
    let asked = visitor.effects.iter().filter(|effect| matches!(effect, ResidentEffect::Withdraw(_))).count();
    assert_eq!(asked, 2);
}
