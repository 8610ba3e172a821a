//! A call for staff: the page says what really happened, one call at a time is open, and each ends with its outcome.

use madoguchi::focus::{PageCommand, UserInput};
use madoguchi::page::RowRole;
use madoguchi::resident::{CallEnd, CallNews, ChimeState, IdentityMode, MessageState, ResidentEffect, ResidentMsg};

use crate::visitor::{Visitor, lunch};

const CALL: UserInput = UserInput::Command(PageCommand::Staff);
const CALLED: &str = "職員を 呼びました";
const NOT_CALLED: &str = "職員を 呼べません";
const MARK_CALLING: &str = "これから 職員を 呼びます。";
const MARK_CALLED: &str = "職員を 呼びました。";
const MARK_NOT_CALLED: &str = "職員を 呼べません。近くの 人に 言って ください。";

fn says(visitor: &Visitor<'_>, words: &str) -> bool {
    visitor.text().iter().any(|line| line.contains(words))
}

fn calls(visitor: &Visitor<'_>) -> usize {
    visitor.effects.iter().filter(|effect| **effect == ResidentEffect::CallStaff).count()
}

fn ends<'a>(visitor: &'a Visitor<'_>) -> Vec<&'a CallEnd> {
    visitor
        .effects
        .iter()
        .filter_map(|effect| if let ResidentEffect::EndCall(end) = effect { Some(end) } else { None })
        .collect()
}

/// Says what every other page says of the call, and comes back to it.
fn mark(visitor: &mut Visitor<'_>) -> String {
    visitor.lines(&["1"]);
    let page = visitor.page();
    visitor.press(CALL);
    page.rows.iter().find(|row| row.role == RowRole::Mark).unwrap().text.written()
}

fn comes(visitor: &mut Visitor<'_>, news: CallNews) {
    visitor.tell(ResidentMsg::Call(news));
    visitor.look();
}

#[test]
fn called_is_said_only_after_something_really_happened() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    visitor.begin();
    visitor.press(CALL);
    assert!(!says(&visitor, CALLED) && says(&visitor, "これから 職員を 呼びます"), "{:?}", visitor.text());
    assert_eq!(mark(&mut visitor), MARK_CALLING);
    comes(&mut visitor, CallNews::Chime(ChimeState::Silent));
    assert!(says(&visitor, NOT_CALLED) && says(&visitor, "近くの 人"), "{:?}", visitor.text());
    assert_eq!(mark(&mut visitor), MARK_NOT_CALLED);
    comes(&mut visitor, CallNews::Message(MessageState::Waiting));
    assert!(!says(&visitor, CALLED) && !says(&visitor, NOT_CALLED), "{:?}", visitor.text());
    assert_eq!(mark(&mut visitor), MARK_CALLING);
    comes(&mut visitor, CallNews::Message(MessageState::Sent));
    assert!(says(&visitor, CALLED) && says(&visitor, "お知らせを 送りました"), "{:?}", visitor.text());
    assert_eq!(mark(&mut visitor), MARK_CALLED);
    comes(&mut visitor, CallNews::Message(MessageState::TooLate));
    assert!(says(&visitor, NOT_CALLED) && says(&visitor, "届いたか、わかりません"), "{:?}", visitor.text());
    assert_eq!(mark(&mut visitor), MARK_NOT_CALLED);
    comes(&mut visitor, CallNews::Message(MessageState::Unsent));
    assert!(says(&visitor, NOT_CALLED) && says(&visitor, "送る ことが できませんでした"), "{:?}", visitor.text());
    comes(&mut visitor, CallNews::Chime(ChimeState::Heard));
    assert!(says(&visitor, CALLED) && says(&visitor, "呼ぶ 音を 鳴らしました"), "{:?}", visitor.text());
    assert_eq!(mark(&mut visitor), MARK_CALLED);
    comes(&mut visitor, CallNews::Late);
    assert!(says(&visitor, "まだ 来ません") && says(&visitor, "つづけても いいです"), "{:?}", visitor.text());
}

#[test]
fn whoever_calls_again_finds_the_same_call_and_every_other_page_says_that_it_is_open() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    visitor.begin();
    let page = visitor.id();
    for _ in 0..5 {
        visitor.press(CALL);
    }
    comes(&mut visitor, CallNews::Chime(ChimeState::Heard));
    visitor.lines(&["1"]);
    assert_eq!((visitor.id(), calls(&visitor)), (page, 1));
    assert!(says(&visitor, "職員を 呼びました。"), "{:?}", visitor.text());
    comes(&mut visitor, CallNews::Late);
    assert!(says(&visitor, "まだ 来ません"), "{:?}", visitor.text());
    visitor.press(CALL);
    assert_eq!((visitor.id(), calls(&visitor)), ("staff-called".to_owned(), 1));
    visitor.choose("staff-call.take-back");
    assert_eq!(visitor.alert().unwrap(), "職員を 呼ぶのを やめました。");
    assert_eq!(ends(&visitor), [&CallEnd::TakenBack]);
    assert!(!says(&visitor, "まだ 来ません"), "{:?}", visitor.text());
    // A word of a call that has ended is no word of the next one.
    comes(&mut visitor, CallNews::Chime(ChimeState::Heard));
    visitor.press(CALL);
    assert_eq!((calls(&visitor), says(&visitor, CALLED)), (2, false));
}

#[test]
fn staff_end_a_call_by_one_key_and_the_visit_goes_on() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    visitor.begin();
    let page = visitor.id();
    visitor.press(CALL);
    visitor.choose("staff-call.here");
    assert_eq!((visitor.id(), ends(&visitor)), (page, vec![&CallEnd::Answered(None)]));
    assert!(visitor.alert().unwrap().contains("職員が 来ました"));
    assert_eq!(visitor.walk.call(), None);
}

#[test]
fn where_staff_begin_a_visit_by_their_number_they_end_a_call_by_it_and_nobody_else_is_kept_there() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Staff(5));
    visitor.lines(&[""]);
    visitor.press(CALL);
    let here = |visitor: &mut Visitor<'_>| {
        visitor.choose("staff-call.here");
        assert_eq!(visitor.id(), "staff-answer");
    };
    here(&mut visitor);
    // Who is no member of staff goes back by any of the ways there are.
    visitor.lines(&[""]);
    assert_eq!(visitor.id(), "staff-called");
    here(&mut visitor);
    visitor.press(UserInput::Command(PageCommand::Back));
    assert_eq!(visitor.id(), "staff-called");
    here(&mut visitor);
    visitor.lines(&["730952"]);
    assert_eq!(visitor.effects.last(), Some(&ResidentEffect::CheckStaff("730952".to_owned())));
    visitor.tell(ResidentMsg::StaffUnknown);
    assert_eq!((visitor.id(), ends(&visitor).len()), ("staff-answer".to_owned(), 0));
    visitor.tell(ResidentMsg::StaffKnown("s1".to_owned()));
    assert_eq!(ends(&visitor), [&CallEnd::Answered(Some("s1".to_owned()))]);
    assert_eq!(visitor.id(), "staff-pin", "back where staff were called");
}

#[test]
fn every_end_of_a_visit_ends_its_call() {
    let content = lunch();
    for how in ["idle", "stop", "input"] {
        let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
        visitor.begin();
        visitor.press(CALL);
        match how {
            "idle" => {
                visitor.tell(ResidentMsg::Idle);
                assert!(ends(&visitor).is_empty(), "whoever waits is asked first");
                visitor.tell(ResidentMsg::Idle);
            }
            "input" => visitor.press(UserInput::Closed),
            _ => {
                visitor.lines(&["1"]);
                visitor.choose("go-menu");
                visitor.choose("menu.stop");
                visitor.choose("ask-stop.end");
                assert!(ends(&visitor).is_empty(), "it is open as long as somebody is there");
                visitor.lines(&["1"]);
            }
        }
        assert_eq!((ends(&visitor), visitor.walk.call()), (vec![&CallEnd::Left], None), "{how}");
        assert!(visitor.walk.is_at_rest());
    }
}

#[test]
fn a_call_from_the_resting_page_ends_when_nobody_is_there_and_the_next_person_finds_it_open_before() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    // Any key begins a visit here; a kiosk may call for other reasons.
    visitor.tell(ResidentMsg::Command(PageCommand::Staff));
    visitor.lines(&["1"]);
    assert!(visitor.walk.is_at_rest());
    assert!(says(&visitor, "これから 職員を 呼びます"), "{:?}", visitor.text());
    let mut second = Visitor::new(&content, IdentityMode::Ticket);
    second.walk = visitor.walk.clone();
    second.begin();
    second.press(CALL);
    assert_eq!((second.id(), calls(&second)), ("staff-called".to_owned(), 0));
    visitor.tell(ResidentMsg::Idle);
    assert_eq!((ends(&visitor), visitor.walk.call()), (vec![&CallEnd::Left], None));
    visitor.tell(ResidentMsg::Command(PageCommand::Staff));
    visitor.lines(&["1"]);
    visitor.press(UserInput::Closed);
    assert_eq!(ends(&visitor).len(), 2);
}

#[test]
fn a_record_that_could_not_be_written_calls_staff_and_its_page_says_what_came_of_it() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    visitor.begin();
    visitor.press(CALL);
    visitor.tell(ResidentMsg::NotKept);
    assert_eq!(calls(&visitor), 1, "one that is open already is enough");
    comes(&mut visitor, CallNews::Chime(ChimeState::Silent));
    assert!(says(&visitor, NOT_CALLED) && !says(&visitor, CALLED), "{:?}", visitor.text());
}
