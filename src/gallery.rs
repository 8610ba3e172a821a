//! Every page that a resident can meet, found by pressing every key on every page.

use std::collections::{BTreeSet, VecDeque};

use crate::content::pack_file::GateKind;
use crate::content::{Content, ContentError};
use crate::page::{ActionPage, Page, RowRole};
use crate::script::{self, Stagecraft};
use crate::walkthrough::{
    Action, At, CallNews, Chime, Effect, House, Identity, Message, Msg, Phase, PrivateVoice, Walkthrough,
};
use consent_log::consent::Operator;

/// Receipt codes and staff as they stand in the gallery. No real record has this code: its check digits are wrong.
const SAMPLE_RECEIPT: &str = "0000 0000 0000 0000";
/// A proof that no log holds.
const SAMPLE_PROOF: &str =
    "JPK1/00000000000000000000000000000000/0/0000000000000000000000000000000000000000000000000000000000000000";
const SAMPLE_STAFF: &str = "00000000000000000000000000000000";

/// Returns every page of these houses in their languages, each once, in the order in which visits meet them.
///
/// Two pages are the same if they have the same id and rows with the same ids. Whole visits are walked
/// first, one for each answer in its place, so that the pages at the end show a whole visit; then
/// everything that can be pressed beside these roads.
pub fn pages(content: &Content, houses: Vec<House>) -> Result<Vec<ActionPage<Action>>, ContentError> {
    let mut gallery = VisitExplorer {
        content,
        visited: BTreeSet::new(),
        seen: BTreeSet::new(),
        waiting: VecDeque::new(),
        pages: Vec::new(),
    };
    for house in houses {
        gallery.visited.clear();
        for answer in 0..MOST_ANSWERS {
            gallery.walk_through(Walkthrough::new(house.clone()), answer)?;
        }
        // Where the person is asked where to hear what is private, there is one page more.
        gallery.walk_through(Walkthrough::new(house).with_private_voice(PrivateVoice::Ask), 0)?;
        while let Some(mut walk) = gallery.waiting.pop_front() {
            // Most states are reached in many ways: skip them before their page is made.
            if !gallery.visited.contains(&position_key(&walk)) {
                gallery.explore(&mut walk)?;
            }
        }
    }
    Ok(gallery.pages)
}

/// As many roads as the wish with most options has options.
const MOST_ANSWERS: usize = 6;
/// A road that is longer goes in a circle.
const LONGEST_VISIT_PAGES: usize = 500;

/// The language and id of the page, and its rows.
type PageKey = (String, Vec<String>);

struct VisitExplorer<'a> {
    content: &'a Content,
    /// Where visits of this house were, with what decides where they go from there.
    visited: BTreeSet<String>,
    /// Pages that are in the gallery.
    seen: BTreeSet<PageKey>,
    waiting: VecDeque<Walkthrough>,
    pages: Vec<ActionPage<Action>>,
}

impl VisitExplorer<'_> {
    /// Walks one whole visit in which every wish and question gets the answer with this index, or its last one.
    fn walk_through(&mut self, mut walk: Walkthrough, answer: usize) -> Result<(), ContentError> {
        for _ in 0..LONGEST_VISIT_PAGES {
            let page = self.explore(&mut walk)?;
            let Some(msg) = message_ahead(&walk, &page, answer) else { return Ok(()) };
            for effect in walk.update(msg) {
                if let Some(told) = answers_to_effect(&effect).into_iter().next() {
                    walk.update(told);
                }
            }
        }
        Ok(())
    }

    fn explore(&mut self, walk: &mut Walkthrough) -> Result<ActionPage<Action>, ContentError> {
        let mut page = script::page(walk, Stagecraft { content: self.content, demo: false, still_there_seconds: 40 })?;
        // A call that is open marks every page, and makes no other page of it.
        page.page.rows.retain(|row| row.role != RowRole::Mark);
        let shown = script::shown(walk, &page);
        // A page that was shown changes the visit, so where it was is noted before.
        if self.visited.insert(position_key(walk)) {
            let _ = walk.update(Msg::Shown(shown));
            for msg in messages_on(walk, &page) {
                self.press(walk, msg);
            }
            if self.seen.insert(key(&page)) {
                self.pages.push(page.clone());
            }
        } else {
            let _ = walk.update(Msg::Shown(shown));
        }
        Ok(page)
    }

    fn press(&mut self, walk: &Walkthrough, msg: Msg) {
        let mut next = walk.clone();
        let effects = next.update(msg);
        for told in effects.iter().flat_map(answers_to_effect) {
            let mut after = next.clone();
            after.update(told);
            self.waiting.push_back(after);
        }
        // Without the answer too: what is shown until it comes is a page as well.
        self.waiting.push_back(next);
    }
}

/// Returns where a visit is, and what decides which pages follow.
fn position_key(walk: &Walkthrough) -> String {
    let here = walk.here();
    if here != walk.base() {
        // What is opened on top of a page leads back to it, wherever that was.
        let about = matches!(here, At::About | At::Menu | At::AskStop).then(|| walk.base().clone());
        let call = walk.call().filter(|_| *here == At::StaffCalled);
        return format!("{here:?} {about:?} {call:?} {} {}", walk.can_record(), walk.gates_passed());
    }
    let step = here.stage().and_then(|stage| walk.step((stage.chapter, stage.step)));
    let answer = step.and_then(|step| walk.draft().answer(step.id())).map(|given| (&given.answer, &given.details));
    let standing = walk.draft().operator.as_ref().map(Operator::standing);
    let shown: String = walk.stages_shown().map(|shown| if shown { '1' } else { '0' }).collect();
    format!("{here:?} {:?} {} {shown} {standing:?} {answer:?}", walk.keep(), walk.asks_only())
}

/// Returns the message that leads on towards the end of a visit, if there is one.
fn message_ahead(walk: &Walkthrough, page: &ActionPage<Action>, answer: usize) -> Option<Msg> {
    if matches!(walk.base(), At::Ended(_)) {
        return None;
    }
    if page.entry.is_some() {
        return messages_on(walk, page).into_iter().find(|msg| matches!(msg, Msg::Typed(_)));
    }
    let stays = |action: &Action| !matches!(action, Action::Language(lang) if lang != walk.lang());
    let ahead: Vec<Action> = page.actions().map(|(_, action)| action.clone()).filter(is_ahead).filter(stays).collect();
    let is_gate = [GateKind::Confirm, GateKind::Keep, GateKind::Operator].into_iter().any(|kind| walk.is_gate(kind));
    let picked = matches!(walk.here().stage().map(|stage| &stage.phase), Some(Phase::Detail { picked, .. }) if !picked.is_empty());
    if picked {
        return Some(Msg::Do(Action::Done));
    }
    let at = if is_gate || walk.here().stage().is_none() { 0 } else { answer.min(ahead.len().checked_sub(1)?) };
    ahead.into_iter().nth(at).map(Msg::Do)
}

/// Returns whether an action leads on to the end of a visit.
fn is_ahead(action: &Action) -> bool {
    matches!(
        action,
        Action::Amount(_)
            | Action::Answer(_)
            | Action::Begin
            | Action::Hear
            | Action::Language(_)
            | Action::Listen(_)
            | Action::Next
            | Action::Option(_)
            | Action::Seal
            | Action::Toggle(_)
    )
}

/// Returns what identifies a page: its id and rows, without alerts, which make no other page of it.
fn key(page: &Page) -> PageKey {
    let rows = page
        .rows
        .iter()
        .filter(|row| !matches!(row.role, RowRole::Alert | RowRole::Progress))
        .map(|row| row.id.clone());
    (format!("{} {}", page.lang, page.id), rows.collect())
}

fn messages_on(walk: &Walkthrough, page: &ActionPage<Action>) -> Vec<Msg> {
    let actions = page.actions().map(|(_, action)| action.clone());
    // Each language has a house of its own.
    let stays = |action: &Action| !matches!(action, Action::Language(lang) if lang != walk.lang());
    // One picked option stands for any others beside it.
    let picks = matches!(walk.here().stage().map(|stage| &stage.phase), Some(Phase::Detail { picked, .. }) if !picked.is_empty());
    let unpicked = |action: &Action| !(picks && matches!(action, Action::Toggle(_)));
    let mut msgs: Vec<Msg> = actions.filter(stays).filter(unpicked).map(Msg::Do).collect();
    if page.entry.is_some() {
        let digits = match walk.identity() {
            Identity::Number(digits) | Identity::Staff(digits) => digits,
            Identity::Ticket => 1,
        };
        msgs.push(Msg::Typed("1".repeat(usize::from(digits))));
    }
    if walk.in_visit() {
        msgs.push(Msg::Idle);
    }
    msgs.extend(call_messages(walk));
    msgs.push(Msg::Command(crate::focus::PageCommand::KeyHelp));
    msgs.push(Msg::Command(crate::focus::PageCommand::AskBack));
    msgs.push(Msg::Command(crate::focus::PageCommand::TryKeys));
    msgs
}

/// Returns what can become of a call on its page, each sentence once.
fn call_messages(walk: &Walkthrough) -> Vec<Msg> {
    let call = walk.call().filter(|call| call.message == Message::NoWay && !call.late);
    let news = match call.filter(|_| *walk.here() == At::StaffCalled).map(|call| call.chime) {
        Some(Chime::Heard) => vec![CallNews::Late, CallNews::Message(Message::Sent)],
        Some(Chime::Silent) => vec![CallNews::Message(Message::TooLate), CallNews::Message(Message::Unsent)],
        Some(Chime::Waiting) | None => Vec::new(),
    };
    news.into_iter().map(Msg::Call).collect()
}

/// Returns the messages with which the world may answer an effect.
fn answers_to_effect(effect: &Effect) -> Vec<Msg> {
    let receipt = || SAMPLE_RECEIPT.to_owned();
    match effect {
        Effect::Abandoned { .. } | Effect::EndCall(_) | Effect::Forget => Vec::new(),
        Effect::CallStaff => [Chime::Heard, Chime::Silent].map(|chime| Msg::Call(CallNews::Chime(chime))).to_vec(),
        Effect::CheckStaff(_) => vec![Msg::StaffKnown(SAMPLE_STAFF.to_owned()), Msg::StaffUnknown],
        Effect::Find(_) => {
            let found = |wishes: &[&str]| Msg::Found {
                code: receipt(),
                wishes: wishes.iter().map(|wish| (*wish).to_owned()).collect(),
            };
            vec![found(&[]), found(&["use-insurance"]), found(&["use-insurance", "custody"]), Msg::NotFound]
        }
        Effect::Keep(_) => vec![Msg::Kept(receipt()), Msg::NotKept],
        Effect::ShowProof(_) => vec![Msg::Proof(SAMPLE_PROOF.to_owned())],
        Effect::Withdraw(_) => vec![Msg::Withdrawn(receipt()), Msg::NotKept],
    }
}
