//! Every page that staff can meet at review, found by pressing every key on every page of an invented facility.

use std::collections::{BTreeSet, HashSet, VecDeque};

use crate::content::{Content, ContentError};
use crate::page::{ActionPage, Page, RowRole};
use crate::review::locker::CardsEffect;
use crate::review::message::{KeysEffect, ReviewAction, ReviewEffect, ReviewMsg};
use crate::review::state::{Review, ReviewPosition};
use consent_log::{LockerCount, Role};
use furigana::Lang;

use super::fixtures;
use super::staff_page::page;

/// Every page in a language of staff, each once, in the order in which they are met.
///
/// Two pages are the same if they have the same id and rows with the same ids.
pub fn pages(content: &Content, lang: &Lang) -> Result<Vec<ActionPage<ReviewAction>>, ContentError> {
    let mut gallery = ReviewExplorer { content, visited: HashSet::new(), seen: BTreeSet::new(), pages: Vec::new() };
    let mut waiting = VecDeque::from([Review::new(lang.clone(), fixtures::circumstances(content)?, fixtures::READERS)]);
    while let Some(review) = waiting.pop_front() {
        waiting.extend(gallery.explore(&review)?);
    }
    Ok(gallery.pages)
}

struct ReviewExplorer<'a> {
    content: &'a Content,
    visited: HashSet<ReviewPosition>,
    seen: BTreeSet<String>,
    pages: Vec<ActionPage<ReviewAction>>,
}

impl ReviewExplorer<'_> {
    /// Keeps the page, and returns the states to which its keys lead.
    fn explore(&mut self, review: &Review) -> Result<Vec<Review>, ContentError> {
        // Most states are reached in many ways: without this the walk would not end.
        if !self.visited.insert(review.position()) {
            return Ok(Vec::new());
        }
        let page = page(review, self.content)?;
        if self.seen.insert(key(&page)) {
            self.pages.push(page.clone());
        }
        Ok(inputs_on(review, &page).into_iter().flat_map(|msg| states_after(review, msg)).collect())
    }
}

/// Returns what identifies a page: its id and rows, without an alert, which makes no other page of it.
fn key(page: &Page) -> String {
    let rows = page.rows.iter().filter(|row| row.role != RowRole::Alert).map(|row| row.id.as_str());
    format!("{} {}", page.id, rows.collect::<Vec<_>>().join(" "))
}

fn inputs_on(review: &Review, page: &ActionPage<ReviewAction>) -> Vec<ReviewMsg> {
    // Each language has a gallery of its own, and the end leads back to the beginning.
    let stays = |action: &ReviewAction| !matches!(action, ReviewAction::Language(_) | ReviewAction::End);
    let mut msgs: Vec<ReviewMsg> =
        page.actions().map(|(_, action)| action.clone()).filter(stays).map(ReviewMsg::Act).collect();
    msgs.extend(review.screen().page().examples().iter().map(|text| ReviewMsg::Typed((*text).to_owned())));
    // At sign-in silence ends review, which shows no page.
    if !review.is_signed_out() {
        msgs.push(ReviewMsg::Idle);
    }
    msgs
}

/// Returns the states after a message, one for each way in which the world may answer its effects.
fn states_after(review: &Review, msg: ReviewMsg) -> Vec<Review> {
    let mut next = review.clone();
    let effects = next.update(msg);
    let mut all = vec![next];
    for effect in effects {
        // Every combination: two effects with two answers each make four states.
        let answers = answers_to(&effect);
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
type EffectAnswer = Box<dyn Fn() -> ReviewMsg>;

fn answers_to(effect: &ReviewEffect) -> Vec<EffectAnswer> {
    match effect {
        ReviewEffect::Cards(CardsEffect::Count(_)) => vec![
            Box::new(|| ReviewMsg::Counted(fixtures::count())),
            Box::new(|| {
                ReviewMsg::Counted(LockerCount { absent: Vec::new(), unexpected: Vec::new(), ..fixtures::count() })
            }),
        ],
        ReviewEffect::Calls => vec![Box::new(|| ReviewMsg::Calls(fixtures::calls()))],
        ReviewEffect::Cards(_) => vec![Box::new(|| ReviewMsg::Locker(Box::new(fixtures::locker())))],
        ReviewEffect::CheckStaff(_) => Role::ALL
            .into_iter()
            .filter_map(fixtures::staff)
            .map(|staff| Box::new(move || ReviewMsg::Staff(staff.clone())) as EffectAnswer)
            .collect(),
        ReviewEffect::AddStaff(..)
        | ReviewEffect::Leave(_)
        | ReviewEffect::SetPin(..)
        | ReviewEffect::SetRole(..)
        | ReviewEffect::StaffList => {
            vec![Box::new(|| ReviewMsg::StaffListed(Role::ALL.into_iter().filter_map(fixtures::staff).collect()))]
        }
        ReviewEffect::ClockIsRight
        | ReviewEffect::ClockIsWrong
        | ReviewEffect::End(_)
        | ReviewEffect::UnlockByStick => Vec::new(),
        ReviewEffect::Erase(..) | ReviewEffect::ListRecords | ReviewEffect::MarkTalkedOver(..) => {
            vec![Box::new(|| ReviewMsg::RecordsListed(fixtures::summaries().into()))]
        }
        ReviewEffect::Correct(receipt, _)
        | ReviewEffect::Hold(receipt, ..)
        | ReviewEffect::Link(receipt, _)
        | ReviewEffect::Open(receipt)
        | ReviewEffect::TakeBack(receipt, _) => opened_record(*receipt, None),
        ReviewEffect::NoteDeparture(receipts, _) | ReviewEffect::NoteReturn(receipts) => {
            let left_on = matches!(effect, ReviewEffect::NoteDeparture(..)).then(fixtures::today);
            receipts.first().map(|receipt| opened_record(*receipt, left_on)).unwrap_or_default()
        }
        ReviewEffect::HandOver(_) => {
            vec![Box::new(|| ReviewMsg::HandOverListed(fixtures::with_unreadable(fixtures::hand_over_entries())))]
        }
        ReviewEffect::Keys(KeysEffect::Make(kind, _)) => {
            let kind = *kind;
            vec![Box::new(move || ReviewMsg::KeyMade(fixtures::new_words(kind)))]
        }
        ReviewEffect::Keys(_) => vec![Box::new(|| ReviewMsg::Keys(fixtures::keys(), fixtures::names()))],
        ReviewEffect::Print(_) | ReviewEffect::WriteList(_) => {
            vec![Box::new(|| ReviewMsg::Printed("prints/1.txt".to_owned()))]
        }
        ReviewEffect::ReadRegister => {
            let lines = || fixtures::summaries().into_iter().map(|gist| gist.entry).collect();
            vec![Box::new(move || ReviewMsg::RegisterRead(fixtures::with_unreadable(lines())))]
        }
        ReviewEffect::Unlock(_) => vec![Box::new(|| ReviewMsg::Unlocked)],
    }
}

/// Returns the record as it is opened after an act, with the day on which its person left.
fn opened_record(receipt: consent_log::Receipt, left_on: Option<jiff::civil::Date>) -> Vec<EffectAnswer> {
    let told = |opened: consent_log::DecryptedRecord| {
        let opened = consent_log::DecryptedRecord { left_on, ..opened };
        Box::new(move || ReviewMsg::RecordOpened(Box::new(opened.clone()), fixtures::names())) as EffectAnswer
    };
    fixtures::decrypted_record(receipt).map(told).into_iter().collect()
}
