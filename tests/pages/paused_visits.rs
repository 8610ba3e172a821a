//! Enough for today: a visit over several sittings, as the state machine leads it.

use consent_log::consent::{ConsentRecord, Operator, VisitorIdentity};
use furigana::RichText;
use jiff::civil::date;
use madoguchi::content::{Circumstances, Content, FacilityProfile};
use madoguchi::focus::{PageCommand, UserInput};
use madoguchi::page::PageKind;
use madoguchi::resident::{IdentityMode, KioskConfig, PausedVisit, ResidentEffect, ResidentMsg, VisitEnding};

use crate::visitor::{Visitor, house, lunch};

const CODE: &str = "2345 6789 0123 4567";

/// Somebody who has answered the first wish and is on the page behind it.
fn soup_answered(content: &Content) -> Visitor<'_> {
    let mut visitor = Visitor::new(content, IdentityMode::Ticket);
    visitor.begin();
    visitor.agree_and_decline_soup();
    visitor.lines(&["1"]);
    visitor
}

fn stop(visitor: &mut Visitor<'_>) {
    visitor.choose("go-menu");
    visitor.choose("menu.stop");
}

/// Has enough for today; returns what the kiosk is to keep, and under which code.
fn pause(visitor: &mut Visitor<'_>) -> (Option<String>, Box<PausedVisit>) {
    stop(visitor);
    visitor.choose("ask-stop.today");
    assert_eq!((visitor.id().as_str(), visitor.page().kind), ("pausing", PageKind::Busy));
    let Some(ResidentEffect::Pause { code, visit }) = visitor.effects.pop() else { panic!("nothing is kept") };
    (code, visit)
}

/// The same at the end of a sitting; the kiosk has kept it.
fn paused(visitor: &mut Visitor<'_>) -> Box<PausedVisit> {
    let (_, mut visit) = pause(visitor);
    visit.note_day(date(2026, 11, 20));
    visitor.tell(ResidentMsg::Paused(CODE.into()));
    visit
}

/// A new sitting up to where the code is typed, in front of the kiosk of this facility.
fn next_sitting(content: &Content, house: KioskConfig) -> Visitor<'_> {
    let mut visitor = Visitor::at(content, house);
    visitor.lines(&["", "1", "1", "1"]);
    visitor.choose("begin.resume");
    assert_eq!(visitor.id(), "paused-entry");
    visitor
}

/// A new sitting that goes on with this visit, on the page that says so.
fn resumed<'a>(content: &'a Content, visit: &PausedVisit) -> Visitor<'a> {
    let mut visitor = next_sitting(content, house(content, IdentityMode::Ticket));
    visitor.lines(&[CODE]);
    assert_eq!(visitor.effects.pop(), Some(ResidentEffect::FindPaused(CODE.into())));
    visitor.tell(ResidentMsg::PausedFound { code: CODE.into(), visit: Box::new(visit.clone()) });
    visitor
}

/// Goes on to the second key and presses it.
fn recorded(visitor: &mut Visitor<'_>) -> ConsentRecord {
    for _ in 0..30 {
        match visitor.id().as_str() {
            "seal" => break,
            "bread" => visitor.choose("bread.talk"),
            "lunch-confirm" => visitor.choose("lunch-confirm.right"),
            _ => visitor.lines(&["1"]),
        }
    }
    visitor.choose("seal.yes");
    let Some(ResidentEffect::Keep(record)) = visitor.effects.pop() else { panic!("nothing is recorded") };
    *record
}

#[test]
fn a_visit_over_two_sittings_goes_on_where_it_stopped_and_its_record_says_so() {
    let content = lunch();
    let mut first = soup_answered(&content);
    let (stopped_on, presented) = (first.id(), first.walk.draft().presented.len());
    let visit = paused(&mut first);
    assert!(first.text().iter().any(|line| line == CODE), "{:?}", first.text());
    assert_eq!(first.walk.ending(), Some(&VisitEnding::Paused(CODE.into())));

    let mut second = resumed(&content, &visit);
    assert_eq!(second.id(), "resumed");
    let text = second.text().join("\n");
    assert!(text.contains("答えの 数は、1です") && text.contains("「食べ物」"), "{text}");
    second.lines(&["1"]);
    assert_eq!(second.id(), "lunch-operator", "who presses the keys is asked at every sitting");
    second.choose("lunch-operator.self");
    assert_eq!(second.id(), stopped_on);
    let record = recorded(&mut second);
    assert_eq!(record.sealed().earlier_sittings, [date(2026, 11, 20)]);
    let answers: Vec<_> = record.wishes().iter().map(|given| (given.wish.as_str(), given.answer.as_str())).collect();
    assert_eq!(answers, [("soup", "no"), ("bread", "talk")]);
    assert_eq!(record.sealed().asked.get("have-allergy").map(String::as_str), Some("no"));
    assert!(record.presented().len() > presented, "the pages of both sittings are in the record");
    second.tell(ResidentMsg::Kept("1234 5678 9012 3456".into()));
    assert_eq!(second.effects.pop(), Some(ResidentEffect::DeletePaused(CODE.into())), "only now it is deleted");
}

#[test]
fn it_is_offered_as_soon_as_a_record_is_agreed_to_and_not_before_and_not_to_who_only_listens() {
    let content = lunch();
    let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
    visitor.begin();
    let offered = |visitor: &mut Visitor<'_>| {
        stop(visitor);
        let offers = visitor.offers("ask-stop.today");
        assert!(visitor.offers("ask-stop.go-on") && visitor.offers("ask-stop.staff"), "{:?}", visitor.text());
        visitor.choose("ask-stop.go-on");
        offers
    };
    assert!(!offered(&mut visitor));
    visitor.until("lunch-keep");
    visitor.choose("lunch-keep.yes");
    assert!(offered(&mut visitor), "no wish is answered yet, and there is a place to go back to");
    visitor.press(UserInput::Command(PageCommand::Back));
    visitor.choose("lunch-keep.no");
    assert!(!offered(&mut visitor));
}

#[test]
fn what_was_paused_is_read_back_and_wants_both_keys_before_it_is_a_record() {
    let content = lunch();
    let mut first = soup_answered(&content);
    first.choose("bread.talk");
    first.lines(&["1"]);
    first.until("read-back-0");
    let visit = paused(&mut first);
    let mut second = resumed(&content, &visit);
    assert!(second.text().iter().any(|line| line.contains("答えを 確かめて いました")), "{:?}", second.text());
    second.lines(&["1"]);
    second.choose("lunch-operator.self");
    assert_eq!(second.id(), "read-back-0");
    second.lines(&["1"]);
    second.choose("lunch-confirm.right");
    assert_eq!(second.id(), "seal");
    // Whoever goes away decides nothing either.
    let mut hasty = resumed(&content, &visit);
    hasty.press(UserInput::Closed);
    assert!(
        !hasty.effects.iter().any(|effect| matches!(effect, ResidentEffect::Keep(_) | ResidentEffect::Pause { .. }))
    );
}

#[test]
fn what_was_read_back_in_one_sitting_is_read_back_again_in_the_next() {
    let content = lunch();
    let mut first = soup_answered(&content);
    first.choose("bread.talk");
    first.until("read-back-0");
    first.press(UserInput::Command(PageCommand::Back));
    assert_eq!(first.id(), "bread.given");
    let mut second = resumed(&content, &paused(&mut first));
    second.lines(&["1"]);
    second.choose("lunch-operator.self");
    assert_eq!(second.id(), "bread.given");
    second.lines(&["1"]);
    assert_eq!(second.id(), "read-back-0");
}

#[test]
fn every_place_of_a_visit_is_gone_back_to() {
    let content = lunch();
    let mut first = soup_answered(&content);
    first.press(UserInput::Command(PageCommand::Back));
    assert_eq!(first.id(), "soup.given");
    for (from, to) in [("soup.given", "soup.given"), ("bread", "bread"), ("seal", "read-back-0")] {
        for _ in 0..10 {
            match first.id().as_str() {
                here if here == from => break,
                "bread" => first.choose("bread.talk"),
                "lunch-confirm" => first.choose("lunch-confirm.right"),
                _ => first.lines(&["1"]),
            }
        }
        if from == "seal" {
            first.choose("seal.no");
            assert_eq!(first.id(), "not-recorded");
        }
        let mut stopped = Visitor::new(&content, IdentityMode::Ticket);
        stopped.walk = first.walk.clone();
        let visit = paused(&mut stopped);
        let mut second = resumed(&content, &visit);
        second.lines(&["1"]);
        second.choose("lunch-operator.self");
        assert_eq!(second.id(), to, "stopped on {from}");
    }
}

#[test]
fn who_stopped_where_it_is_asked_who_presses_the_keys_is_asked_it_once() {
    let content = lunch();
    let mut first = Visitor::new(&content, IdentityMode::Ticket);
    first.begin();
    first.until("lunch-keep");
    first.choose("lunch-keep.yes");
    first.choose("lunch-operator.helper");
    first.choose("helper-role.family");
    assert_eq!(first.id(), "lunch-operator.given");
    let mut second = resumed(&content, &paused(&mut first));
    assert!(second.text().iter().any(|line| line == "答えは まだ ありません。"), "{:?}", second.text());
    second.lines(&["1"]);
    second.choose("lunch-operator.self");
    assert_eq!(second.id(), "food-what");
}

#[test]
fn who_stopped_for_good_and_paused_before_the_record_has_a_record_that_says_where() {
    let content = lunch();
    let mut first = soup_answered(&content);
    stop(&mut first);
    first.choose("ask-stop.record");
    let mut second = resumed(&content, &paused(&mut first));
    second.lines(&["1"]);
    second.choose("lunch-operator.self");
    assert_eq!(recorded(&mut second).visit().stopped_in.as_deref(), Some("food"));
}

#[test]
fn a_second_pause_keeps_its_code_and_a_third_sitting_knows_both_days() {
    let content = lunch();
    let mut first = soup_answered(&content);
    let stopped_on = first.id();
    let visit = paused(&mut first);
    let mut second = resumed(&content, &visit);
    // At once, before it was said who presses the keys: the place is not lost.
    let (code, mut again) = pause(&mut second);
    assert_eq!(code.as_deref(), Some(CODE));
    again.note_day(date(2026, 11, 20));
    again.note_day(date(2026, 11, 22));
    let mut third = resumed(&content, &again);
    third.lines(&["1"]);
    assert_eq!(third.id(), "lunch-operator");
    let (code, from_operator) = pause(&mut third);
    assert_eq!(code.as_deref(), Some(CODE));
    let mut fourth = resumed(&content, &from_operator);
    fourth.lines(&["1"]);
    fourth.choose("lunch-operator.self");
    assert_eq!(fourth.id(), stopped_on);
    assert_eq!(recorded(&mut fourth).sealed().earlier_sittings, [date(2026, 11, 20), date(2026, 11, 22)]);
}

#[test]
fn silence_in_a_later_sitting_keeps_the_older_state_and_writes_nothing() {
    let content = lunch();
    let visit = paused(&mut soup_answered(&content));
    let mut second = resumed(&content, &visit);
    second.lines(&["1"]);
    second.choose("lunch-operator.self");
    second.choose("bread.yes");
    second.tell(ResidentMsg::Idle);
    second.tell(ResidentMsg::Idle);
    assert!(second.walk.is_at_rest());
    let touches = |effect: &ResidentEffect| {
        matches!(effect, ResidentEffect::DeletePaused(_) | ResidentEffect::Keep(_) | ResidentEffect::Pause { .. })
    };
    assert!(!second.effects.iter().any(touches), "{:?}", second.effects);
    assert!(second.walk.draft().wishes.is_empty());
}

#[test]
fn whoever_records_nothing_or_deletes_it_leaves_nothing_of_an_earlier_sitting() {
    let content = lunch();
    let visit = paused(&mut soup_answered(&content));
    let deleted = |visitor: &Visitor<'_>| visitor.effects.contains(&ResidentEffect::DeletePaused(CODE.into()));
    let mut at_once = resumed(&content, &visit);
    at_once.choose("resumed.delete");
    assert!(deleted(&at_once) && at_once.walk.ending() == Some(&VisitEnding::Dropped));
    let mut later = resumed(&content, &visit);
    later.lines(&["1"]);
    later.choose("lunch-operator.self");
    stop(&mut later);
    later.choose("ask-stop.without");
    assert!(deleted(&later) && later.walk.draft().wishes.is_empty());
}

#[test]
fn what_cannot_be_deleted_is_said_on_the_page_that_would_say_that_it_is() {
    let content = lunch();
    let visit = paused(&mut soup_answered(&content));
    let mut second = resumed(&content, &visit);
    second.choose("resumed.delete");
    second.tell(ResidentMsg::PausedNotDeleted);
    assert_eq!(second.walk.ending(), Some(&VisitEnding::Dropped));
    assert_eq!(second.alert().unwrap(), "前の 答えを、まだ 消して いません。職員に 言って ください。");
}

#[test]
fn what_cannot_be_kept_is_said_and_staff_are_called_and_the_answers_are_still_there() {
    let content = lunch();
    let mut visitor = soup_answered(&content);
    let stopped_on = visitor.id();
    pause(&mut visitor);
    visitor.tell(ResidentMsg::NotPaused);
    assert_eq!(visitor.id(), "not-paused");
    assert_eq!(visitor.effects.pop(), Some(ResidentEffect::CallStaff));
    visitor.choose("not-paused.again");
    assert!(matches!(visitor.effects.pop(), Some(ResidentEffect::Pause { .. })));
    visitor.tell(ResidentMsg::NotPaused);
    visitor.choose("not-paused.go-on");
    assert_eq!((visitor.id(), visitor.walk.draft().wishes.len()), (stopped_on, 1));
}

#[test]
fn nobody_s_answers_stay_in_memory_behind_the_code() {
    let content = lunch();
    let mut visitor = soup_answered(&content);
    paused(&mut visitor);
    assert!(visitor.walk.draft().wishes.is_empty() && visitor.walk.draft().presented.is_empty());
    visitor.lines(&["1"]);
    assert!(visitor.walk.is_at_rest());
}

#[test]
fn an_unknown_code_is_asked_again_and_an_unreadable_one_begins_anew() {
    let content = lunch();
    let mut visitor = next_sitting(&content, house(&content, IdentityMode::Ticket));
    visitor.lines(&[CODE]);
    visitor.tell(ResidentMsg::PausedNotFound);
    assert_eq!(visitor.id(), "paused-entry");
    assert_eq!(visitor.alert().unwrap(), "その 番号の つづきは ありません。もう 一度 おして ください。");
    visitor.tell(ResidentMsg::PausedUnreadable);
    assert_eq!(visitor.id(), "begin");
    assert!(visitor.alert().unwrap().contains("初めから"), "{:?}", visitor.alert());
}

#[test]
fn other_words_begin_anew_and_say_so_in_one_sentence() {
    let content = lunch();
    let visit = paused(&mut soup_answered(&content));
    let name = RichText::parse("｜青空《あおぞら》の ｜家《いえ》").unwrap();
    // The house records less than it said in the first sitting.
    let settled = [("visit_details".into(), "not-recorded".into())].into();
    let profile = FacilityProfile::new(content.pack(), name, &settled).unwrap();
    let circumstances = Circumstances::new(date(2026, 11, 23), profile, false);
    let mut visitor = next_sitting(&content, KioskConfig { circumstances, ..house(&content, IdentityMode::Ticket) });
    visitor.tell(ResidentMsg::PausedFound { code: CODE.into(), visit });
    assert_eq!(visitor.id(), "begin");
    assert_eq!(visitor.alert().unwrap(), "説明が 新しく なりました。初めから 聞いて ください。");
    assert!(visitor.walk.draft().wishes.is_empty());
    // What is paused next takes the place of what was kept in other words.
    visitor.choose("begin.hear");
    visitor.until("lunch-keep");
    visitor.choose("lunch-keep.yes");
    assert_eq!(pause(&mut visitor).0.as_deref(), Some(CODE));
}

#[test]
fn a_visit_that_staff_began_for_one_person_never_goes_on_for_another() {
    let content = lunch();
    let begun_for = |number: &str| {
        let mut visitor = Visitor::new(&content, IdentityMode::Staff(5));
        visitor.lines(&["", "4126"]);
        visitor.tell(ResidentMsg::StaffKnown("00".into()));
        visitor.lines(&[number]);
        visitor
    };
    let mut first = begun_for("30125");
    first.lines(&["1", "1", "1", "1"]);
    first.until("lunch-keep");
    first.choose("lunch-keep.yes");
    let visit = paused(&mut first);
    for (number, page) in [("30126", "paused-entry"), ("30125", "resumed")] {
        let mut second = begun_for(number);
        second.lines(&["1", "1", "1"]);
        second.choose("begin.resume");
        second.tell(ResidentMsg::PausedFound { code: CODE.into(), visit: visit.clone() });
        assert_eq!(second.id(), page, "{number}");
    }
}

#[test]
fn who_presses_the_keys_in_the_last_sitting_decides_what_the_answers_count_as() {
    let content = lunch();
    let visit = paused(&mut soup_answered(&content));
    let mut second = resumed(&content, &visit);
    second.lines(&["1"]);
    second.choose("lunch-operator.other");
    second.choose("other-role.family");
    second.lines(&["1"]);
    let record = recorded(&mut second);
    assert_eq!(record.operator(), &Operator::Other("family".into()));
    assert_eq!(record.visit().person, VisitorIdentity::Ticket);
}
