//! Every page that staff can meet at review, found by pressing every key on every page of an invented facility.

use std::collections::{BTreeSet, HashSet, VecDeque};

use crate::content::{Content, ContentError};
use crate::page::{ActionPage, Page, Role as RowRole};
use consent_log::{LockerCount, Role};
use furigana::Lang;

use super::{Action, CardsEffect, Effect, KeysEffect, Msg, Position, Review, fixtures, page};

/// Every page in a language of staff, each once, in the order in which they are met.
///
/// Two pages are the same if they have the same id and rows with the same ids.
pub fn pages(content: &Content, lang: &Lang) -> Result<Vec<ActionPage<Action>>, ContentError> {
    let mut gallery = Gallery { content, been: HashSet::new(), seen: BTreeSet::new(), pages: Vec::new() };
    let mut waiting = VecDeque::from([Review::new(lang.clone(), fixtures::today())]);
    while let Some(review) = waiting.pop_front() {
        waiting.extend(gallery.meet(&review)?);
    }
    Ok(gallery.pages)
}

struct Gallery<'a> {
    content: &'a Content,
    been: HashSet<Position>,
    seen: BTreeSet<String>,
    pages: Vec<ActionPage<Action>>,
}

impl Gallery<'_> {
    /// Keeps the page, and returns the states to which its keys lead.
    fn meet(&mut self, review: &Review) -> Result<Vec<Review>, ContentError> {
        // Most states are reached in many ways: without this the walk would not end.
        if !self.been.insert(review.position()) {
            return Ok(Vec::new());
        }
        let page = page(review, self.content)?;
        if self.seen.insert(key(&page)) {
            self.pages.push(page.clone());
        }
        Ok(pressed(review, &page).into_iter().flat_map(|msg| after(review, msg)).collect())
    }
}

/// Returns what identifies a page: its id and rows, without an alert, which makes no other page of it.
fn key(page: &Page) -> String {
    let rows = page.rows.iter().filter(|row| row.role != RowRole::Alert).map(|row| row.id.as_str());
    format!("{} {}", page.id, rows.collect::<Vec<_>>().join(" "))
}

fn pressed(review: &Review, page: &ActionPage<Action>) -> Vec<Msg> {
    // Each language has a gallery of its own, and the end leads back to the beginning.
    let stays = |action: &Action| !matches!(action, Action::Language(_) | Action::End);
    let mut msgs: Vec<Msg> = page.actions().map(|(_, action)| action.clone()).filter(stays).map(Msg::Do).collect();
    msgs.extend(review.here().page().examples().iter().map(|text| Msg::Typed((*text).to_owned())));
    // At sign-in silence ends review, which shows no page.
    if !review.is_at_the_door() {
        msgs.push(Msg::Idle);
    }
    msgs
}

/// Returns the states after a message, one for each way in which the world may answer its effects.
fn after(review: &Review, msg: Msg) -> Vec<Review> {
    let mut next = review.clone();
    let effects = next.update(msg);
    let mut all = vec![next];
    for effect in effects {
        // Every combination: two effects with two answers each make four states.
        let answers = comes_of(&effect);
        if answers.is_empty() {
            continue;
        }
        all = all
            .into_iter()
            .flat_map(|review| {
                answers.iter().map(move |answer| {
                    let mut next = review.clone();
                    next.update(answer());
                    next
                })
            })
            .collect();
    }
    all
}

// A function, because a message holds secret words and cannot be cloned.
type Answer = Box<dyn Fn() -> Msg>;

fn comes_of(effect: &Effect) -> Vec<Answer> {
    match effect {
        Effect::Cards(CardsEffect::Count(_)) => vec![
            Box::new(|| Msg::Counted(fixtures::count())),
            Box::new(|| Msg::Counted(LockerCount { absent: Vec::new(), unexpected: Vec::new(), ..fixtures::count() })),
        ],
        Effect::Calls => vec![Box::new(|| Msg::Calls(fixtures::calls()))],
        Effect::Cards(_) => vec![Box::new(|| Msg::Locker(Box::new(fixtures::locker())))],
        Effect::CheckStaff(_) => Role::ALL
            .into_iter()
            .filter_map(fixtures::staff)
            .map(|staff| Box::new(move || Msg::Staff(staff.clone())) as Answer)
            .collect(),
        Effect::AddStaff(..) | Effect::Leave(_) | Effect::SetPin(..) | Effect::SetRole(..) | Effect::StaffList => {
            vec![Box::new(|| Msg::StaffListed(Role::ALL.into_iter().filter_map(fixtures::staff).collect()))]
        }
        Effect::ClockIsRight | Effect::ClockIsWrong | Effect::End(_) | Effect::Stick => Vec::new(),
        Effect::Erase(..) | Effect::List | Effect::Settle(..) => {
            vec![Box::new(|| Msg::Listed(fixtures::gists().into()))]
        }
        Effect::Correct(receipt, _)
        | Effect::Hold(receipt, ..)
        | Effect::Link(receipt, _)
        | Effect::Open(receipt)
        | Effect::TakeBack(receipt, _) => {
            let opened = fixtures::opened(*receipt);
            let told = |opened: consent_log::DecryptedRecord| {
                Box::new(move || Msg::Opened(Box::new(opened.clone()), fixtures::names())) as Answer
            };
            opened.map(told).into_iter().collect()
        }
        Effect::HandOver(_) => vec![Box::new(|| Msg::HandedOver(fixtures::with_a_gap(fixtures::listed())))],
        Effect::Keys(KeysEffect::Make(kind, _)) => {
            let kind = *kind;
            vec![Box::new(move || Msg::KeyMade(fixtures::new_words(kind)))]
        }
        Effect::Keys(_) => vec![Box::new(|| Msg::Keys(fixtures::keys(), fixtures::names()))],
        Effect::Print(_) | Effect::WriteList(_) => vec![Box::new(|| Msg::Printed("prints/1.txt".to_owned()))],
        Effect::Register => {
            let lines = || fixtures::gists().into_iter().map(|gist| gist.line).collect();
            vec![Box::new(move || Msg::Registered(fixtures::with_a_gap(lines())))]
        }
        Effect::Unlock(_) => vec![Box::new(|| Msg::Unlocked)],
    }
}
