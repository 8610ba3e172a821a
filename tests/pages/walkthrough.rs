//! A visit, page by page, on a very small pack: what is asked, what is kept, what never is.

use consent_log::consent::{Operator, RecordStanding};
use madoguchi::focus::{PageCommand, UserInput};
use madoguchi::page::Theme;
use madoguchi::resident::{IdentityMode, ResidentAction, ResidentEffect, ResidentMsg, VisitEnding, Walkthrough};

use crate::visitor::{self, Visitor, lunch};

/// To the end of the questions with a record, as the person alone.
pub(crate) fn answered(visitor: &mut Visitor<'_>) {
    visitor.begin();
    goes_on(visitor);
}

/// The same, from the beginning of the explanation on.
fn goes_on(visitor: &mut Visitor<'_>) {
    visitor.agree_and_decline_soup();
    visitor.lines(&["1"]);
    visitor.choose("bread.talk");
    visitor.lines(&["1"]);
}

pub(crate) fn kept(visitor: &Visitor<'_>) -> usize {
    visitor.effects.iter().filter(|effect| matches!(effect, ResidentEffect::Keep(_))).count()
}

#[test]
fn a_whole_visit_ends_in_one_record_and_the_receipt_comes_after_it() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    answered(&mut visitor);
    assert_eq!(visitor.id(), "read-back-0");
    visitor.lines(&["1"]);
    visitor.choose("lunch-confirm.right");
    assert_eq!(visitor.id(), "seal");
    visitor.choose("seal.yes");
    assert_eq!(visitor.id(), "keeping");
    let Some(ResidentEffect::Keep(record)) =
        visitor.effects.iter().find(|effect| matches!(effect, ResidentEffect::Keep(_)))
    else {
        panic!("nothing was kept");
    };
    let answers: Vec<_> = record.wishes().iter().map(|given| (given.wish.as_str(), given.answer.as_str())).collect();
    assert_eq!(answers, [("soup", "no"), ("bread", "talk")]);
    assert_eq!(record.standing(), RecordStanding::Wish);
    assert_eq!(
        record.sealed().read_back,
        ["スープが ほしいですか。 いいえ", "パンが ほしいですか。 職員と 話したいです"]
    );
    assert!(record.wishes().iter().all(|given| given.notice.page == given.wish));
    visitor.tell(ResidentMsg::Kept("1234 5678 9012 3456".into()));
    assert!(visitor.text().contains(&"1234 5678 9012 3456".to_owned()));
    enter_takes_no_code_away(&mut visitor);
}

/// Nothing is chosen beforehand on a page with a receipt code.
pub(crate) fn enter_takes_no_code_away(visitor: &mut Visitor<'_>) {
    let ended = visitor.walk.ending().cloned();
    assert!(
        matches!(ended, Some(VisitEnding::Kept(_) | VisitEnding::Withdrawn(_) | VisitEnding::WithdrawalRequested(_))),
        "{ended:?}"
    );
    for enter in [UserInput::Decide, UserInput::Decide, UserInput::Line(String::new())] {
        visitor.press(enter);
        assert_eq!((visitor.id().as_str(), visitor.walk.ending()), ("ended", ended.as_ref()));
        assert!(visitor.alert().is_some(), "and it says so");
    }
    visitor.choose("finish");
    assert!(visitor.walk.is_at_rest());
}

#[test]
fn saying_no_to_everything_is_recorded_like_saying_yes() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    answered(&mut visitor);
    visitor.until("lunch-confirm");
    visitor.choose("lunch-confirm.right");
    visitor.choose("seal.yes");
    assert_eq!(kept(&visitor), 1);
}

#[test]
fn pressing_one_for_ever_never_records() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    for _ in 0..300 {
        visitor.press(UserInput::Line("1".into()));
    }
    assert_eq!(kept(&visitor), 0);
}

#[test]
fn any_key_begins_a_visit_and_goes_on_with_it() {
    let content = lunch();
    let help = UserInput::Command(PageCommand::KeyHelp);
    for key in [UserInput::Char('x'), UserInput::Decide, UserInput::Next, UserInput::Erase, help] {
        let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
        visitor.press(key.clone());
        assert_eq!(visitor.id(), "ask-language", "{key:?}");
        visitor.tell(ResidentMsg::Idle);
        assert_eq!(visitor.id(), "still-there");
        visitor.press(key.clone());
        assert_eq!((visitor.id().as_str(), visitor.alert()), ("ask-language", None), "{key:?}");
    }
}

#[test]
fn pressing_enter_for_ever_chooses_nothing() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    for _ in 0..50 {
        visitor.press(UserInput::Decide);
    }
    assert_eq!(visitor.id(), "ask-language");
    assert_eq!(visitor.alert().unwrap(), "数字の ボタンで 選んで ください。");
}

#[test]
fn who_records_nothing_hears_everything_and_leaves_nothing() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    visitor.begin();
    visitor.until("lunch-keep");
    visitor.choose("lunch-keep.no");
    assert_eq!(visitor.id(), "lunch-keep.given");
    let seen = visitor.walk_to_the_end();
    assert!(seen.contains(&"food-what".to_owned()) && !seen.contains(&"soup".to_owned()), "{seen:?}");
    assert_eq!(visitor.walk.ending(), Some(&VisitEnding::Listened));
    visitor.lines(&["1"]);
    assert_eq!(visitor.effects, [ResidentEffect::Forget]);
}

#[test]
fn who_decides_later_is_asked_once_more_at_the_end() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    visitor.begin();
    visitor.until("lunch-keep");
    visitor.choose("lunch-keep.later");
    visitor.until("k-food");
    visitor.choose("k-food.o2");
    visitor.lines(&["1"]);
    visitor.choose("have-allergy.no");
    assert_eq!(visitor.id(), "lunch-keep");
    visitor.choose("lunch-keep.yes");
    visitor.choose("lunch-operator.self");
    // The screens were heard; only the questions follow.
    visitor.choose("have-allergy.no");
    assert_eq!(visitor.id(), "soup");
}

#[test]
fn a_wrong_answer_to_a_check_is_explained_once_more_and_blocks_nothing() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    visitor.begin();
    visitor.until("lunch-keep");
    visitor.choose("lunch-keep.no");
    visitor.until("k-food");
    visitor.choose("k-food.o1");
    assert_eq!(visitor.id(), "k-food.again");
    visitor.lines(&["1"]);
    assert_eq!(visitor.id(), "k-food.asked-again");
    visitor.choose("k-food.o3");
    assert_eq!(visitor.id(), "k-food.offer");
    visitor.choose("check-offer.go-on");
    assert_eq!(visitor.id(), "have-allergy");
    let check = &visitor.walk.draft().checks[0];
    assert!(check.explained_again && !check.staff_called);
}

#[test]
fn whoever_takes_the_offer_of_staff_goes_on_from_there_and_does_not_ring_again() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    visitor.begin();
    visitor.until("lunch-keep");
    visitor.choose("lunch-keep.no");
    visitor.until("k-food");
    visitor.choose("k-food.o1");
    visitor.lines(&["1"]);
    visitor.choose("k-food.o3");
    assert_eq!(visitor.id(), "k-food.offer");
    visitor.lines(&["1"]);
    assert_eq!(visitor.id(), "staff-called");
    visitor.lines(&["1"]);
    assert_eq!(visitor.id(), "have-allergy");
    assert!(visitor.walk.draft().checks[0].staff_called);
}

#[test]
fn somebody_else_s_answers_are_a_message_and_never_a_wish() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    visitor.begin();
    visitor.until("lunch-keep");
    visitor.choose("lunch-keep.yes");
    visitor.choose("lunch-operator.other");
    visitor.choose("other-role.family");
    assert!(visitor.text().iter().any(|line| line.contains("職員に 伝える ために")));
    visitor.lines(&["1"]);
    assert_eq!(visitor.walk.draft().operator, Some(Operator::Other("family".into())));
    assert_eq!(visitor.walk.draft().operator.as_ref().unwrap().standing(), RecordStanding::MessageToStaff);
}

#[test]
fn an_answer_that_needs_more_is_asked_for_it_and_several_may_be_picked() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    visitor.begin();
    visitor.agree_and_answer_check();
    visitor.lines(&["1"]);
    visitor.choose("have-allergy.yes");
    visitor.lines(&["1"]); // the screen for people with an allergy
    visitor.choose("soup.yes");
    visitor.choose("pick-done");
    assert_eq!(visitor.alert().unwrap(), "一つ 選んで ください。");
    visitor.choose("soup-which.miso");
    assert!(visitor.text().contains(&"1: みそ：選びました".to_owned()), "{:?}", visitor.text());
    visitor.choose("soup-which.corn");
    visitor.choose("pick-done");
    let given = visitor.walk.draft().answer("soup").unwrap();
    assert_eq!(given.details["soup-which"], ["miso", "corn"]);
}

#[test]
fn a_changed_answer_is_read_back_anew() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    answered(&mut visitor);
    visitor.choose("answer.soup");
    visitor.choose("soup.talk");
    visitor.lines(&["1"]);
    assert_eq!(visitor.id(), "read-back-0");
    assert!(visitor.text().contains(&"2: 職員と 話したいです".to_owned()), "{:?}", visitor.text());
    visitor.lines(&["1"]);
    assert_eq!(visitor.id(), "lunch-confirm");
}

/// The voice played these rows of the page to their end.
fn hear(visitor: &mut Visitor<'_>, rows: &[&str]) {
    let rows = rows.iter().map(|row| (*row).to_owned()).collect();
    visitor.tell(ResidentMsg::Heard { page: visitor.id(), rows });
}

#[test]
fn only_what_was_played_to_its_end_is_marked_as_heard_and_a_changed_answer_is_not() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    answered(&mut visitor);
    hear(&mut visitor, &["answer.soup", "answer.bread", "go-next"]);
    assert_eq!(visitor.walk.draft().read_aloud.len(), 2);
    visitor.choose("answer.soup");
    visitor.tell(ResidentMsg::Heard { page: "another".to_owned(), rows: vec!["soup".to_owned()] });
    hear(&mut visitor, &["soup"]);
    hear(&mut visitor, &["soup"]);
    visitor.choose("soup.talk");
    visitor.lines(&["1", "1"]);
    visitor.choose("lunch-confirm.right");
    hear(&mut visitor, &["seal"]);
    visitor.choose("seal.yes");
    let Some(ResidentEffect::Keep(record)) =
        visitor.effects.iter().find(|effect| matches!(effect, ResidentEffect::Keep(_)))
    else {
        panic!("nothing was kept");
    };
    assert_eq!(record.sealed().read_aloud.iter().collect::<Vec<_>>(), ["bread"]);
    let heard = |page: &str| {
        let last = record.presented().iter().rev().find(|presented| presented.notice.page == page).unwrap();
        last.heard.clone()
    };
    assert_eq!(
        (heard("soup"), heard("seal"), heard("bread")),
        (vec!["soup".to_owned()], vec!["seal".to_owned()], vec![])
    );
}

#[test]
fn a_lone_escape_cancels_nothing() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    answered(&mut visitor);
    let answers = visitor.walk.draft().wishes.len();
    visitor.press(UserInput::Command(PageCommand::AskBack));
    assert_eq!(visitor.id(), "ask-back");
    visitor.press(UserInput::Command(PageCommand::AskBack));
    visitor.choose("ask-back.no");
    assert_eq!((visitor.id().as_str(), visitor.walk.draft().wishes.len()), ("read-back-0", answers));
}

#[test]
fn a_statement_that_is_out_of_date_is_replaced() {
    let content = lunch();
    let mut house = visitor::house(&content, IdentityMode::Ticket);
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    visitor.begin();
    assert!(visitor.text().contains(&"昼ごはんは 12時です。".to_owned()));
    for today in [jiff::civil::date(2027, 1, 1), jiff::civil::date(2020, 1, 1)] {
        house.circumstances.today = today;
        visitor.walk = Walkthrough::new(house.clone());
        visitor.begin();
        assert!(!visitor.text().contains(&"昼ごはんは 12時です。".to_owned()), "{today}");
        assert!(visitor.text().contains(&"職員に 聞いて ください。".to_owned()), "{today}");
    }
}

#[test]
fn the_colours_change_by_key_and_by_menu() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    visitor.begin();
    let page = visitor.id();
    visitor.press(UserInput::Command(PageCommand::Colours));
    assert_eq!((visitor.walk.look().theme, visitor.id()), (Theme::BlackOnWhite, page.clone()));
    assert!(visitor.alert().unwrap().contains('白'), "{:?}", visitor.alert());
    visitor.lines(&["9", "9"]);
    assert_eq!((visitor.walk.look().theme, visitor.id()), (Theme::YellowOnBlack, page));
}

#[test]
fn a_record_says_which_pages_were_heard_and_which_were_read_in_braille() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    visitor.begin();
    let (page, rows) = (visitor.page().page.id, visitor.page().page.rows);
    visitor.tell(ResidentMsg::Felt(page.clone()));
    visitor.tell(ResidentMsg::Heard { page: page.clone(), rows: vec![rows[0].id.clone()] });
    let form = |walk: &Walkthrough, id: &str| {
        walk.draft().presented.iter().rev().find(|shown| shown.notice.page == id).map(|shown| shown.form.clone())
    };
    assert_eq!(form(&visitor.walk, &page).as_deref(), Some("lines+braille+voice"));
    visitor.lines(&["1"]);
    let next = visitor.id();
    // Late news of the page before.
    visitor.tell(ResidentMsg::Felt(page.clone()));
    visitor.tell(ResidentMsg::Heard { page, rows: vec![rows[0].id.clone()] });
    assert_eq!(form(&visitor.walk, &next).as_deref(), Some("lines"), "what nobody heard or felt is only shown");
    goes_on(&mut visitor);
    records(&mut visitor);
    // The next person is told of by what they did.
    visitor.tell(ResidentMsg::Kept("1".into()));
    visitor.tell(ResidentMsg::Act(ResidentAction::Choose("finish".into())));
    answered(&mut visitor);
    records(&mut visitor);
    let form = |effect: &ResidentEffect| {
        if let ResidentEffect::Keep(record) = effect { Some(record.visit().form.clone()) } else { None }
    };
    let forms = visitor.effects.iter().filter_map(form);
    assert_eq!(forms.collect::<Vec<_>>(), ["lines+voice+braille", "lines"]);
}

/// From the read-back to the record that is kept.
fn records(visitor: &mut Visitor<'_>) {
    visitor.lines(&["1"]);
    visitor.choose("lunch-confirm.right");
    visitor.choose("seal.yes");
}
