//! The state machine of review, with every key and with keys that no page offers.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::pages::erasing::ErasePinPage;
use super::pages::follow_up;
use super::pages::keys::{KeyListPage, KeyPinPage, KeyProofPage, NewKeyWordsPage};
use super::pages::lists::HandOverPage;
use super::*;
use crate::content::Content;
use crate::place::Wrong;
use consent_log::{Receipt, Role};

/// What can reach review: keys, what was typed, silence, and choices that no page offers to this role.
fn input() -> impl Strategy<Value = Input> {
    prop_oneof![
        8 => (1u8..=9).prop_map(Input::Number),
        2 => "[0-9a-z]{0,12}".prop_map(Input::Typed),
        1 => Just(Input::Idle),
        1 => Just(Input::Back),
        1 => Just(Input::Wrong),
        2 => (0u64..9).prop_map(Input::ForgedOpen),
        1 => Just(Input::ForgedTalkedOver),
        1 => Just(Input::ForgedInbox),
        1 => Just(Input::ForgedStaff),
        1 => Just(Input::ForgedErase),
        1 => Just(Input::ForgedCards),
        1 => Just(Input::ForgedList),
        1 => Just(Input::ForgedKeys),
    ]
}

#[derive(Clone, Debug)]
enum Input {
    Number(u8),
    Typed(String),
    Idle,
    Back,
    Wrong,
    ForgedOpen(u64),
    ForgedTalkedOver,
    ForgedInbox,
    ForgedStaff,
    ForgedErase,
    ForgedCards,
    ForgedList,
    ForgedKeys,
}

/// A world that keeps a log and opens only after it has written.
struct World {
    role: Role,
    log: Vec<&'static str>,
    viewed: BTreeSet<Receipt>,
    asked: Vec<Effect>,
}

impl World {
    fn perform(&mut self, effect: &Effect) -> Option<Msg> {
        self.asked.push(effect.clone());
        match effect {
            Effect::Cards(CardsEffect::Count(_)) => Some(Msg::Counted(fixtures::count())),
            Effect::Calls => Some(Msg::Calls(fixtures::calls())),
            Effect::Cards(_) => Some(Msg::Locker(Box::new(fixtures::locker()))),
            Effect::HandOver(_) => Some(Msg::HandedOver(fixtures::listed().into())),
            Effect::CheckStaff(_) => fixtures::staff(self.role).map(Msg::Staff),
            Effect::AddStaff(..) | Effect::Leave(_) | Effect::SetPin(..) | Effect::SetRole(..) | Effect::StaffList => {
                Some(Msg::StaffListed(Role::ALL.into_iter().filter_map(fixtures::staff).collect()))
            }
            Effect::ClockIsRight | Effect::ClockIsWrong | Effect::End(_) | Effect::Stick => None,
            Effect::Correct(receipt, _)
            | Effect::Hold(receipt, ..)
            | Effect::Link(receipt, _)
            | Effect::Open(receipt)
            | Effect::TakeBack(receipt, _) => {
                self.log.push("viewed");
                self.viewed.insert(*receipt);
                fixtures::opened(*receipt).map(|opened| Msg::Opened(Box::new(opened), fixtures::names()))
            }
            Effect::Erase(..) | Effect::List | Effect::Settle(..) => {
                self.log.push("indexed");
                Some(Msg::Listed(fixtures::gists().into()))
            }
            Effect::Keys(KeysEffect::Make(kind, _)) => Some(Msg::KeyMade(fixtures::new_words(*kind))),
            Effect::Keys(_) => Some(Msg::Keys(fixtures::keys(), fixtures::names())),
            Effect::Print(_) | Effect::WriteList(_) => Some(Msg::Printed("1.txt".into())),
            Effect::Register => {
                let lines: Vec<_> = fixtures::gists().into_iter().map(|gist| gist.line).collect();
                Some(Msg::Registered(lines.into()))
            }
            Effect::Unlock(_) => Some(Msg::Unlocked),
        }
    }
}

fn tell(review: &mut Review, world: &mut World, msg: Msg) {
    let mut waiting = std::collections::VecDeque::from(review.update(msg));
    while let Some(effect) = waiting.pop_front() {
        if let Some(msg) = world.perform(&effect) {
            waiting.extend(review.update(msg));
        }
    }
}

fn msg(review: &Review, content: &Content, input: Input) -> Option<Msg> {
    Some(match input {
        Input::Number(number) => {
            let page = page(review, content).unwrap();
            Msg::Do(page.action(number)?.clone())
        }
        Input::Typed(text) => Msg::Typed(text),
        Input::Idle => Msg::Idle,
        Input::Back => Msg::Command(Command::Back),
        Input::Wrong => Msg::Wrong(Wrong::NothingChosen),
        Input::ForgedOpen(number) => Msg::Do(Action::Ask(Effect::Open(fixtures::receipt(number)?))),
        Input::ForgedTalkedOver => Msg::Do(Action::open(follow_up::FollowUpPage)),
        Input::ForgedInbox => Msg::Do(Action::open(inbox::InboxPage { from: 0 })),
        Input::ForgedStaff => Msg::Do(Action::Ask(Effect::Leave(fixtures::pseudonym(1)?))),
        Input::ForgedCards => {
            Msg::Do(Action::Ask(Effect::Cards(CardsEffect::Named(fixtures::staff(Role::CardKeeper)?, true))))
        }
        Input::ForgedList => Msg::Do(Action::open(HandOverPage { list: "photo".to_owned(), from: 0 })),
        Input::ForgedKeys => Msg::Do(Action::open(KeyPinPage { kind: consent_log::KeyKind::Facility })),
        Input::ForgedErase => Msg::Do(Action::open(ErasePinPage { why: consent_log::ErasureReason::Mistaken })),
    })
}

/// Returns whether the page shows a record in short, and whether it shows an open one.
fn tells(page: &crate::page::ActionPage<Action>) -> (bool, bool) {
    let begins = |with: &str| page.rows.iter().any(|row| row.id.starts_with(with));
    // Rows of records on these pages are not those of the inbox.
    let is_listed = ["review-register", "review-list-"].iter().any(|id| page.id.starts_with(id));
    (begins("record.") && !is_listed, begins("wish.") || begins("shown."))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_shown_before_the_log_knows_and_nothing_is_asked_for_that_the_role_may_not(
        role in prop::sample::select(Role::ALL.to_vec()),
        inputs in prop::collection::vec(input(), 1..60),
    ) {
        let content = Content::built_in().unwrap();
        let mut review = Review::new(Lang::new("en"), fixtures::today());
        let mut world = World { role, log: Vec::new(), viewed: BTreeSet::new(), asked: Vec::new() };
        for input in inputs {
            let before = world.asked.len();
            if let Some(msg) = msg(&review, &content, input) {
                tell(&mut review, &mut world, msg);
            }
            let (listed, opened) = tells(&page(&review, &content).unwrap());
            prop_assert!(!listed || world.log.contains(&"indexed"), "an inbox that nobody noted");
            prop_assert!(!opened || world.log.contains(&"viewed"), "a record that nobody noted");
            prop_assert!(review.opened.as_ref().is_none_or(|opened| world.viewed.contains(&opened.record.receipt)));
            for effect in &world.asked[before..] {
                let may = effect.duty().is_none_or(|duty| role.may(duty));
                prop_assert!(may, "{role:?} made the world do {effect:?}");
            }
            if review.is_at_the_door() {
                prop_assert!(review.opened.is_none() && review.records.is_empty(), "locked, and something is left");
            }
        }
    }
}

fn unlocked(role: Role) -> Review {
    let mut review = Review::new(Lang::new("en"), fixtures::today());
    let mut world = World { role, log: Vec::new(), viewed: BTreeSet::new(), asked: Vec::new() };
    tell(&mut review, &mut world, Msg::Typed("730952".into()));
    if role.may(Permission::Read) {
        tell(&mut review, &mut world, Msg::Typed("seven words".into()));
    }
    let date = page(&review, &Content::built_in().unwrap()).unwrap();
    tell(&mut review, &mut world, Msg::Do(date.action(1).unwrap().clone()));
    review
}

#[test]
fn who_may_not_read_is_never_asked_for_the_words_and_sees_no_inbox() {
    for role in [Role::Guide, Role::CardKeeper] {
        let mut review = unlocked(role);
        assert_eq!(*review.here(), work::WorkPage.into());
        assert_eq!(review.update(Msg::Do(Action::open(inbox::InboxPage { from: 0 }))), []);
        assert_eq!(review.alert, Some(Alert::NOT_YOURS));
    }
    assert_eq!(*unlocked(Role::Reviewer).here(), inbox::InboxPage { from: 0 }.into());
}

#[test]
fn before_the_records_lock_themselves_it_is_asked_whether_somebody_is_there() {
    let content = Content::built_in().unwrap();
    let mut review = unlocked(Role::Reviewer);
    assert_eq!(review.update(Msg::Idle), []);
    let asked = page(&review, &content).unwrap();
    assert_eq!(
        (asked.id.as_str(), asked.rows.len()),
        ("review-still-there", 3),
        "nothing of the records is left to see"
    );
    assert_eq!(review.update(Msg::Do(Action::Stay)), []);
    assert_eq!(*review.here(), inbox::InboxPage { from: 0 }.into(), "any key, and it is as it was");
    review.update(Msg::Idle);
    assert_eq!(review.update(Msg::Idle), [Effect::End(SessionEnd::Idle)]);
    assert!(review.records.is_empty() && !review.unlocked);
}

#[test]
fn the_colours_the_readings_and_the_amount_follow_their_keys() {
    let mut review = unlocked(Role::Reviewer);
    let before = review.look();
    for command in [Command::Colours, Command::Furigana, Command::Size] {
        review.update(Msg::Command(command));
    }
    let now = review.look();
    assert!(before.theme != now.theme && before.readings != now.readings && before.amount != now.amount);
}

#[test]
fn what_is_asked_of_the_world_wants_the_duty_that_was_decided() {
    let (receipt, who) = (fixtures::receipt(1).unwrap(), fixtures::pseudonym(1).unwrap());
    let text = String::new;
    let member = fixtures::staff(Role::Guide).unwrap();
    for (duty, effects) in [
        (
            Permission::Keys,
            [KeysEffect::Look, KeysEffect::Make(consent_log::KeyKind::Facility, text()), KeysEffect::Change(text())]
                .map(Effect::Keys)
                .into(),
        ),
        (Permission::Erase, vec![Effect::Erase(receipt, consent_log::ErasureReason::Mistaken, text())]),
        (
            Permission::Accounts,
            vec![
                Effect::AddStaff(text(), Role::Guide, text()),
                Effect::Leave(who),
                Effect::SetPin(who, text()),
                Effect::SetRole(who, Role::Responsible),
                Effect::StaffList,
                Effect::Cards(CardsEffect::Named(member, true)),
            ],
        ),
        (Permission::FollowUp, vec![Effect::Hold(receipt, true, text()), Effect::TakeBack(receipt, text())]),
        (
            Permission::Read,
            vec![Effect::HandOver(text()), Effect::List, Effect::Open(receipt), Effect::Unlock(text()), Effect::Stick],
        ),
        (Permission::Print, vec![Effect::Print(vec![receipt]), Effect::WriteList(text())]),
        (Permission::Cards, vec![Effect::Cards(CardsEffect::Look), Effect::Cards(CardsEffect::Count(BTreeSet::new()))]),
        (Permission::Guide, vec![Effect::Calls, Effect::Register]),
    ] {
        for effect in effects {
            assert_eq!(effect.duty(), Some(duty), "{effect:?}");
        }
    }
}

#[test]
fn the_words_of_a_new_key_are_forgotten_when_staff_go_back_and_when_the_records_lock() {
    for leave in [Msg::Command(Command::Back), Msg::Do(Action::End), Msg::Closed] {
        let mut review = unlocked(Role::Responsible);
        let mut world = World { role: Role::Responsible, log: Vec::new(), viewed: BTreeSet::new(), asked: Vec::new() };
        let together = KeyPinPage { kind: consent_log::KeyKind::Facility };
        tell(&mut review, &mut world, Msg::Do(Action::open(together)));
        tell(&mut review, &mut world, Msg::Typed("730952".into()));
        assert_eq!((review.here(), review.new_key_words().len()), (&NewKeyWordsPage { from: 0 }.into(), 7));
        review.update(leave);
        assert_eq!(review.new_key_words(), [""], "whatever the log answers");
    }
}

#[test]
fn keys_are_changed_only_by_whoever_is_responsible_and_has_opened_the_records() {
    let mut reviewer = unlocked(Role::Reviewer);
    let mut without_words = unlocked(Role::Responsible);
    without_words.unlocked = false;
    for review in [&mut reviewer, &mut without_words] {
        assert_eq!(review.update(Msg::Do(Action::open(KeyListPage { from: 0 }))), []);
        assert_eq!(review.alert, Some(Alert::NOT_YOURS));
        review.screen = KeyProofPage.into();
        assert_eq!(review.update(Msg::Typed("seven words".into())), [], "not even on a page that was forged");
    }
}
