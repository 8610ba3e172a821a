//! The state machine of review, with every key and with keys that no page offers.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::pages::{
    DatePage, ErasePinPage, FollowUpPage, HandOverPage, InboxPage, KeyListPage, KeyPinPage, KeyProofPage,
    NewKeyWordsPage, RegisterPage, WorkPage,
};
use super::*;
use crate::content::Content;
use crate::focus::{InputError, PageCommand};
use consent_log::{InboxEntry, Permission, Receipt, RecordReaders, Role, SessionEnd};
use furigana::Lang;

/// What can reach review: keys, what was typed, silence, and choices that no page offers to this role.
fn input() -> impl Strategy<Value = StaffInput> {
    prop_oneof![
        8 => (1u8..=9).prop_map(StaffInput::Number),
        2 => "[0-9a-z]{0,12}".prop_map(StaffInput::Typed),
        1 => Just(StaffInput::Idle),
        1 => Just(StaffInput::Back),
        1 => Just(StaffInput::Wrong),
        2 => (0u64..9).prop_map(StaffInput::ForgedOpen),
        1 => Just(StaffInput::ForgedTalkedOver),
        1 => Just(StaffInput::ForgedInbox),
        1 => Just(StaffInput::ForgedStaff),
        1 => Just(StaffInput::ForgedErase),
        1 => Just(StaffInput::ForgedCards),
        1 => Just(StaffInput::ForgedList),
        1 => Just(StaffInput::ForgedKeys),
    ]
}

#[derive(Clone, Debug)]
enum StaffInput {
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
struct FakeWorld {
    role: Role,
    log: Vec<&'static str>,
    viewed: BTreeSet<Receipt>,
    asked: Vec<ReviewEffect>,
}

impl FakeWorld {
    fn perform(&mut self, effect: &ReviewEffect) -> Option<ReviewMsg> {
        self.asked.push(effect.clone());
        match effect {
            ReviewEffect::Cards(CardsEffect::Count(_)) => Some(ReviewMsg::Counted(fixtures::count())),
            ReviewEffect::Calls => Some(ReviewMsg::Calls(fixtures::calls())),
            ReviewEffect::Cards(_) => Some(ReviewMsg::Locker(Box::new(fixtures::locker()))),
            ReviewEffect::HandOver(_) => Some(ReviewMsg::HandOverListed(fixtures::hand_over_entries().into())),
            ReviewEffect::CheckStaff(_) => fixtures::staff(self.role).map(ReviewMsg::Staff),
            ReviewEffect::AddStaff(..)
            | ReviewEffect::Leave(_)
            | ReviewEffect::SetPin(..)
            | ReviewEffect::SetRole(..)
            | ReviewEffect::StaffList => {
                Some(ReviewMsg::StaffListed(Role::ALL.into_iter().filter_map(fixtures::staff).collect()))
            }
            ReviewEffect::ClockIsRight
            | ReviewEffect::ClockIsWrong
            | ReviewEffect::End(_)
            | ReviewEffect::UnlockByStick => None,
            ReviewEffect::NoteDeparture(receipts, _) | ReviewEffect::NoteReturn(receipts) => {
                let open = ReviewEffect::Open(*receipts.first()?);
                let opened = self.perform(&open);
                self.asked.pop();
                opened
            }
            ReviewEffect::Correct(receipt, _)
            | ReviewEffect::Hold(receipt, ..)
            | ReviewEffect::Link(receipt, _)
            | ReviewEffect::Open(receipt)
            | ReviewEffect::TakeBack(receipt, _) => {
                self.log.push("viewed");
                self.viewed.insert(*receipt);
                fixtures::decrypted_record(*receipt)
                    .map(|opened| ReviewMsg::RecordOpened(Box::new(opened), fixtures::names()))
            }
            ReviewEffect::Erase(..) | ReviewEffect::ListRecords | ReviewEffect::MarkTalkedOver(..) => {
                self.log.push("indexed");
                Some(ReviewMsg::RecordsListed(fixtures::summaries().into()))
            }
            ReviewEffect::Keys(KeysEffect::Make(kind, _)) => Some(ReviewMsg::KeyMade(fixtures::new_words(*kind))),
            ReviewEffect::Keys(_) => Some(ReviewMsg::Keys(fixtures::keys(), fixtures::names())),
            ReviewEffect::Print(_) | ReviewEffect::WriteList(_) => Some(ReviewMsg::Printed("1.txt".into())),
            ReviewEffect::ReadRegister => {
                let lines: Vec<_> = fixtures::summaries().into_iter().map(|gist| gist.entry).collect();
                Some(ReviewMsg::RegisterRead(lines.into()))
            }
            ReviewEffect::Unlock(_) => Some(ReviewMsg::Unlocked),
        }
    }
}

fn tell(review: &mut Review, world: &mut FakeWorld, msg: ReviewMsg) {
    let mut waiting = std::collections::VecDeque::from(review.update(msg));
    while let Some(effect) = waiting.pop_front() {
        if let Some(msg) = world.perform(&effect) {
            waiting.extend(review.update(msg));
        }
    }
}

fn msg(review: &Review, content: &Content, input: StaffInput) -> Option<ReviewMsg> {
    Some(match input {
        StaffInput::Number(number) => {
            let page = page(review, content).unwrap();
            ReviewMsg::Act(page.action(number)?.clone())
        }
        StaffInput::Typed(text) => ReviewMsg::Typed(text),
        StaffInput::Idle => ReviewMsg::Idle,
        StaffInput::Back => ReviewMsg::Command(PageCommand::Back),
        StaffInput::Wrong => ReviewMsg::Wrong(InputError::NothingChosen),
        StaffInput::ForgedOpen(number) => {
            ReviewMsg::Act(ReviewAction::Ask(ReviewEffect::Open(fixtures::receipt(number)?)))
        }
        StaffInput::ForgedTalkedOver => ReviewMsg::Act(ReviewAction::open(FollowUpPage)),
        StaffInput::ForgedInbox => ReviewMsg::Act(ReviewAction::open(InboxPage { from: 0 })),
        StaffInput::ForgedStaff => ReviewMsg::Act(ReviewAction::Ask(ReviewEffect::Leave(fixtures::pseudonym(1)?))),
        StaffInput::ForgedCards => ReviewMsg::Act(ReviewAction::Ask(ReviewEffect::Cards(CardsEffect::NameKeeper(
            fixtures::staff(Role::CardKeeper)?,
            true,
        )))),
        StaffInput::ForgedList => {
            ReviewMsg::Act(ReviewAction::open(HandOverPage { list: "photo".to_owned(), from: 0 }))
        }
        StaffInput::ForgedKeys => {
            ReviewMsg::Act(ReviewAction::open(KeyPinPage { kind: consent_log::KeyKind::Facility }))
        }
        StaffInput::ForgedErase => {
            ReviewMsg::Act(ReviewAction::open(ErasePinPage { why: consent_log::ErasureReason::Mistaken }))
        }
    })
}

/// Returns whether the page shows a record in short, and whether it shows an open one.
fn shows_sealed(page: &crate::page::ActionPage<ReviewAction>) -> (bool, bool) {
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
        let mut review = signed_out(fixtures::READERS);
        let mut world = FakeWorld { role, log: Vec::new(), viewed: BTreeSet::new(), asked: Vec::new() };
        for input in inputs {
            let before = world.asked.len();
            if let Some(msg) = msg(&review, &content, input) {
                tell(&mut review, &mut world, msg);
            }
            let (listed, opened) = shows_sealed(&page(&review, &content).unwrap());
            prop_assert!(!listed || world.log.contains(&"indexed"), "an inbox that nobody noted");
            prop_assert!(!opened || world.log.contains(&"viewed"), "a record that nobody noted");
            prop_assert!(review.open_record.as_ref().is_none_or(|opened| world.viewed.contains(&opened.record.receipt)));
            for effect in &world.asked[before..] {
                let may = effect.duty().is_none_or(|duty| role.may(duty, fixtures::READERS));
                prop_assert!(may, "{role:?} made the world do {effect:?}");
            }
            if review.is_signed_out() {
                prop_assert!(review.open_record.is_none() && review.records.is_empty(), "locked, and something is left");
            }
        }
    }
}

fn signed_out(readers: RecordReaders) -> Review {
    let circumstances = fixtures::circumstances(&Content::built_in().unwrap()).unwrap();
    Review::new(Lang::new("en"), circumstances, readers)
}

fn unlocked(role: Role) -> Review {
    let mut review = signed_out(fixtures::READERS);
    let mut world = FakeWorld { role, log: Vec::new(), viewed: BTreeSet::new(), asked: Vec::new() };
    tell(&mut review, &mut world, ReviewMsg::Typed("730952".into()));
    if role.may(Permission::Read, fixtures::READERS) {
        tell(&mut review, &mut world, ReviewMsg::Typed("seven words".into()));
    }
    let date = page(&review, &Content::built_in().unwrap()).unwrap();
    tell(&mut review, &mut world, ReviewMsg::Act(date.action(1).unwrap().clone()));
    review
}

#[test]
fn who_may_not_read_is_never_asked_for_the_words_and_sees_no_inbox() {
    for role in [Role::Guide, Role::CardKeeper] {
        let mut review = unlocked(role);
        assert_eq!(*review.screen(), WorkPage.into());
        assert_eq!(review.update(ReviewMsg::Act(ReviewAction::open(InboxPage { from: 0 }))), []);
        assert_eq!(review.alert, Some(ReviewAlert::NOT_YOURS));
    }
    assert_eq!(*unlocked(Role::Reviewer).screen(), InboxPage { from: 0 }.into());
}

#[test]
fn a_reviewer_is_asked_for_no_words_where_the_person_responsible_alone_reads() {
    let mut review = signed_out(RecordReaders::Responsible);
    let reviewer = || ReviewMsg::Staff(fixtures::staff(Role::Reviewer).unwrap());
    assert_eq!(review.update(reviewer()), []);
    assert_eq!(*review.screen(), DatePage.into());
    assert_eq!(review.update(ReviewMsg::Act(ReviewAction::open(InboxPage { from: 0 }))), []);
    assert_eq!(review.alert, Some(ReviewAlert::NOT_YOURS));
    let mut review = signed_out(RecordReaders::ResponsibleAndCare);
    assert_eq!(review.update(reviewer()), [ReviewEffect::UnlockByStick]);
}

#[test]
fn what_was_picked_below_an_answer_is_told_in_words() {
    let content = Content::built_in().unwrap();
    let picked = [("special-which".to_owned(), vec!["photo".to_owned(), "braille".to_owned()])].into();
    let said = |lang: &str, details: &BTreeMap<String, Vec<String>>| {
        let words = content.staff_messages(&Lang::new(lang)).unwrap();
        super::answer_text::answer_text(words, ("special-need", "yes"), details).written()
    };
    for lang in ["ja", "en"] {
        let words = content.staff_messages(&Lang::new(lang)).unwrap();
        let option =
            |option| words.option("special-which", option, &crate::content::MessageArgs::new()).unwrap().written();
        let (told, bare) = (said(lang, &picked), said(lang, &BTreeMap::new()));
        assert!(told.starts_with(&bare) && told.len() > bare.len(), "{told}");
        assert!(told.contains(&option("photo")) && told.contains(&option("braille")), "{told}");
        assert!(!told.contains("special-which") && !bare.contains(['(', '（']), "{told} {bare}");
    }
}

#[test]
fn the_list_of_all_records_shows_no_wish() {
    let content = Content::built_in().unwrap();
    let shown = |entry: InboxEntry| {
        let mut review = unlocked(Role::Responsible);
        review.update(ReviewMsg::Act(ReviewAction::open(RegisterPage { from: 0 })));
        review.update(ReviewMsg::RegisterRead(vec![entry].into()));
        page(&review, &content).unwrap().rows.iter().map(|row| row.text.written()).collect::<Vec<_>>()
    };
    let mut entries = fixtures::summaries().into_iter().map(|gist| gist.entry);
    let told = entries.find(|entry| !entry.withdrawn.is_empty()).unwrap();
    let untold = InboxEntry { withdrawn: Vec::new(), replaced: Vec::new(), ..told.clone() };
    assert_eq!(shown(told), shown(untold), "which wish was taken back is for those who open the record");
}

#[test]
fn before_the_records_lock_themselves_it_is_asked_whether_somebody_is_there() {
    let content = Content::built_in().unwrap();
    let mut review = unlocked(Role::Reviewer);
    assert_eq!(review.update(ReviewMsg::Idle), []);
    let asked = page(&review, &content).unwrap();
    assert_eq!(
        (asked.id.as_str(), asked.rows.len()),
        ("review-still-there", 3),
        "nothing of the records is left to see"
    );
    assert_eq!(review.update(ReviewMsg::Act(ReviewAction::Stay)), []);
    assert_eq!(*review.screen(), InboxPage { from: 0 }.into(), "any key, and it is as it was");
    review.update(ReviewMsg::Idle);
    assert_eq!(review.update(ReviewMsg::Idle), [ReviewEffect::End(SessionEnd::Idle)]);
    assert!(review.records.is_empty() && !review.unlocked);
}

#[test]
fn the_colours_the_readings_and_the_amount_follow_their_keys() {
    let mut review = unlocked(Role::Reviewer);
    let before = review.look();
    for command in [PageCommand::Colours, PageCommand::Furigana, PageCommand::Size] {
        review.update(ReviewMsg::Command(command));
    }
    let now = review.look();
    assert!(before.theme != now.theme && before.furigana != now.furigana && before.text_size != now.text_size);
}

#[test]
fn what_is_asked_of_the_world_wants_the_duty_that_was_decided() {
    let (receipt, who) = (fixtures::receipt(1).unwrap(), fixtures::pseudonym(1).unwrap());
    let text = String::new;
    let member = fixtures::staff(Role::Guide).unwrap();
    for (duty, effects) in [
        (
            Permission::Keys,
            [
                KeysEffect::ListKeys,
                KeysEffect::Make(consent_log::KeyKind::Facility, text()),
                KeysEffect::Change(text()),
            ]
            .map(ReviewEffect::Keys)
            .into(),
        ),
        (Permission::Erase, vec![ReviewEffect::Erase(receipt, consent_log::ErasureReason::Mistaken, text())]),
        (
            Permission::Accounts,
            vec![
                ReviewEffect::AddStaff(text(), Role::Guide, text()),
                ReviewEffect::Leave(who),
                ReviewEffect::SetPin(who, text()),
                ReviewEffect::SetRole(who, Role::Responsible),
                ReviewEffect::StaffList,
                ReviewEffect::Cards(CardsEffect::NameKeeper(member, true)),
            ],
        ),
        (
            Permission::FollowUp,
            vec![
                ReviewEffect::Hold(receipt, true, text()),
                ReviewEffect::NoteDeparture(vec![receipt], fixtures::today()),
                ReviewEffect::NoteReturn(vec![receipt]),
                ReviewEffect::TakeBack(receipt, text()),
            ],
        ),
        (
            Permission::Read,
            vec![
                ReviewEffect::HandOver(text()),
                ReviewEffect::ListRecords,
                ReviewEffect::Open(receipt),
                ReviewEffect::Unlock(text()),
                ReviewEffect::UnlockByStick,
            ],
        ),
        (Permission::Print, vec![ReviewEffect::Print(vec![receipt]), ReviewEffect::WriteList(text())]),
        (
            Permission::Cards,
            vec![
                ReviewEffect::Cards(CardsEffect::ReadLocker),
                ReviewEffect::Cards(CardsEffect::Count(BTreeSet::new())),
            ],
        ),
        (Permission::Guide, vec![ReviewEffect::Calls, ReviewEffect::ReadRegister]),
    ] {
        for effect in effects {
            assert_eq!(effect.duty(), Some(duty), "{effect:?}");
        }
    }
}

#[test]
fn the_words_of_a_new_key_are_forgotten_when_staff_go_back_and_when_the_records_lock() {
    for leave in [ReviewMsg::Command(PageCommand::Back), ReviewMsg::Act(ReviewAction::End), ReviewMsg::Closed] {
        let mut review = unlocked(Role::Responsible);
        let mut world =
            FakeWorld { role: Role::Responsible, log: Vec::new(), viewed: BTreeSet::new(), asked: Vec::new() };
        let together = KeyPinPage { kind: consent_log::KeyKind::Facility };
        tell(&mut review, &mut world, ReviewMsg::Act(ReviewAction::open(together)));
        tell(&mut review, &mut world, ReviewMsg::Typed("730952".into()));
        assert_eq!((review.screen(), review.new_key_words().len()), (&NewKeyWordsPage { from: 0 }.into(), 7));
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
        assert_eq!(review.update(ReviewMsg::Act(ReviewAction::open(KeyListPage { from: 0 }))), []);
        assert_eq!(review.alert, Some(ReviewAlert::NOT_YOURS));
        review.screen = KeyProofPage.into();
        assert_eq!(review.update(ReviewMsg::Typed("seven words".into())), [], "not even on a page that was forged");
    }
}
