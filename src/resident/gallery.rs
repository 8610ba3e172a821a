//! Every page that a resident can meet, found by pressing every key on every page.

use std::collections::{BTreeSet, HashSet, VecDeque};

use crate::content::{Content, ContentError};
use crate::focus::PageCommand;
use crate::page::{ActionPage, Page, RowRole};
use consent_log::consent::RecordStanding;

use super::answers::DetailAnswers;
use super::call::{CallNews, CallState, ChimeState};
use super::context::PageSettings;
use super::message::{ResidentAction, ResidentEffect, ResidentMsg};
use super::pages::ResidentScreen;
use super::position::{StepPosition, VisitLength};
use super::private_voice::PrivateVoice;
use super::resident_page::{GalleryExample, WayForward, page_of};
use super::shown;
use super::walkthrough::{KeepAnswer, KioskConfig, Walkthrough};

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
pub fn pages(content: &Content, houses: Vec<KioskConfig>) -> Result<Vec<ActionPage<ResidentAction>>, ContentError> {
    let mut gallery =
        Gallery { content, been: HashSet::new(), seen: BTreeSet::new(), waiting: VecDeque::new(), pages: Vec::new() };
    for house in houses {
        gallery.been.clear();
        for answer in 0..MOST_ANSWERS {
            gallery.road(Walkthrough::new(house.clone()), answer)?;
        }
        // Where the person is asked where to hear what is private, there is one page more.
        gallery.road(Walkthrough::new(house).with_private_voice(PrivateVoice::Ask), 0)?;
        while let Some(mut walk) = gallery.waiting.pop_front() {
            // Most states are reached in many ways: skip them before their page is made.
            if !gallery.been.contains(&position(&walk)) {
                gallery.meet(&mut walk)?;
            }
        }
    }
    Ok(gallery.pages)
}

/// As many roads as the wish with most options has options.
const MOST_ANSWERS: usize = 6;
/// A road that is longer goes in a circle.
const LONGEST_ROAD: usize = 500;

/// The language and id of the page, and its rows.
type PageKey = (String, Vec<String>);

struct Gallery<'a> {
    content: &'a Content,
    /// Where visits of this house were, with what decides where they go from there.
    been: HashSet<VisitPosition>,
    /// Pages that are in the gallery.
    seen: BTreeSet<PageKey>,
    waiting: VecDeque<Walkthrough>,
    pages: Vec<ActionPage<ResidentAction>>,
}

impl Gallery<'_> {
    /// Walks one whole visit in which every wish and question gets the answer with this index, or its last one.
    fn road(&mut self, mut walk: Walkthrough, answer: usize) -> Result<(), ContentError> {
        for _ in 0..LONGEST_ROAD {
            let page = self.meet(&mut walk)?;
            let Some(msg) = ahead(&walk, &page, answer) else { return Ok(()) };
            for effect in walk.update(msg) {
                if let Some(told) = comes_of(&walk, &effect).into_iter().next() {
                    walk.update(told);
                }
            }
        }
        Ok(())
    }

    fn meet(&mut self, walk: &mut Walkthrough) -> Result<ActionPage<ResidentAction>, ContentError> {
        let settings = PageSettings { content: self.content, demo: false, still_there_seconds: 40 };
        let mut page = shown::page(walk, settings)?;
        // A call that is open marks every page, and makes no other page of it.
        page.page.rows.retain(|row| row.role != RowRole::Mark);
        let shown = shown::shown(walk, &page);
        // A page that was shown changes the visit, so where it was is noted before.
        if self.been.insert(position(walk)) {
            let _ = walk.update(ResidentMsg::Shown(shown));
            for msg in answers_to(walk, &page) {
                self.press(walk, msg);
            }
            if self.seen.insert(key(&page)) {
                self.pages.push(page.clone());
            }
        } else {
            let _ = walk.update(ResidentMsg::Shown(shown));
        }
        Ok(page)
    }

    fn press(&mut self, walk: &Walkthrough, msg: ResidentMsg) {
        let mut next = walk.clone();
        let effects = next.update(msg);
        for told in effects.iter().flat_map(|effect| comes_of(&next, effect)) {
            let mut after = next.clone();
            after.update(told);
            self.waiting.push_back(after);
        }
        // Without the answer too: what is shown until it comes is a page as well.
        self.waiting.push_back(next);
    }
}

/// Where a visit is, and what decides which pages follow.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum VisitPosition {
    /// On a page that was opened on top of another one, to which it leads back wherever that was.
    OnTop {
        screen: ResidentScreen,
        /// The page below, for the pages on which it decides something.
        below: Option<ResidentScreen>,
        /// The step below, for the pages on which only that decides something.
        step_below: Option<StepPosition>,
        call: Option<CallState>,
        can_record: bool,
        can_pause: bool,
        gates_passed: bool,
    },
    /// On the way itself.
    OnTheWay {
        screen: ResidentScreen,
        keep: KeepAnswer,
        only_wishes: bool,
        length: VisitLength,
        /// For every step of the pack in order, whether it is shown.
        shown: Vec<bool>,
        standing: Option<RecordStanding>,
        answer: Option<(String, DetailAnswers)>,
    },
}

/// Returns where a visit is, and what decides which pages follow.
fn position(walk: &Walkthrough) -> VisitPosition {
    let screen = walk.here().clone();
    if screen == *walk.base() { on_the_way(walk, screen) } else { on_top(walk, screen) }
}

fn on_top(walk: &Walkthrough, screen: ResidentScreen) -> VisitPosition {
    let example = page_of(&screen).example(walk);
    let step_below = page_of(walk.base()).step().filter(|_| example.reads_step_below);
    VisitPosition::OnTop {
        below: example.reads_page_below.then(|| walk.base().clone()),
        step_below,
        call: walk.call().filter(|_| matches!(screen, ResidentScreen::StaffCalled(_))),
        can_record: walk.can_record(),
        can_pause: walk.can_pause(),
        gates_passed: walk.visit.gates_passed,
        screen,
    }
}

fn on_the_way(walk: &Walkthrough, screen: ResidentScreen) -> VisitPosition {
    let step = page_of(&screen).step().map(|step| walk.step_id(step));
    let given = step.and_then(|step| walk.draft().answer(step));
    VisitPosition::OnTheWay {
        keep: walk.visit.keep,
        only_wishes: walk.visit.only_wishes,
        length: walk.visit.length,
        shown: walk.steps().map(|step| walk.is_shown(step)).collect(),
        standing: walk.draft().operator.as_ref().map(consent_log::consent::Operator::standing),
        answer: given.map(|given| (given.answer.clone(), given.details.clone())),
        screen,
    }
}

/// Returns the message that leads on towards the end of a visit, if there is one.
fn ahead(walk: &Walkthrough, page: &ActionPage<ResidentAction>, answer: usize) -> Option<ResidentMsg> {
    if walk.ending().is_some() {
        return None;
    }
    let example = page_of(walk.here()).example(walk);
    if let Some(text) = example.typed {
        return Some(ResidentMsg::Typed(text));
    }
    let action = match example.forward {
        WayForward::Answer => nth_own_choice(page, answer)?,
        WayForward::Choice(name) => ResidentAction::Choose(name),
        WayForward::First => page.action(1)?.clone(),
        WayForward::Next => ResidentAction::Next,
    };
    Some(ResidentMsg::Act(action))
}

/// Returns the choice of the page's own with this index, or the last one.
fn nth_own_choice(page: &ActionPage<ResidentAction>, at: usize) -> Option<ResidentAction> {
    let own = || page.actions().map(|(_, action)| action).filter(|action| matches!(action, ResidentAction::Choose(_)));
    own().nth(at).or_else(|| own().last()).cloned()
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

/// Returns everything that can be done on a page, and what the world can tell there.
fn answers_to(walk: &Walkthrough, page: &ActionPage<ResidentAction>) -> Vec<ResidentMsg> {
    let example = page_of(walk.here()).example(walk);
    let actions = page.actions().map(|(_, action)| action);
    let mut msgs: Vec<ResidentMsg> =
        actions.filter(|action| is_pressed(action, &example)).cloned().map(ResidentMsg::Act).collect();
    msgs.extend(example.typed.map(ResidentMsg::Typed));
    if walk.in_visit() {
        msgs.push(ResidentMsg::Idle);
    }
    msgs.extend(example.news);
    msgs.extend([PageCommand::KeyHelp, PageCommand::AskBack, PageCommand::TryKeys].map(ResidentMsg::Command));
    msgs
}

fn is_pressed(action: &ResidentAction, example: &GalleryExample) -> bool {
    let ResidentAction::Choose(name) = action else { return true };
    example.pressed.as_ref().is_none_or(|pressed| pressed.contains(name))
}

/// Returns the messages with which the world may answer an effect.
fn comes_of(walk: &Walkthrough, effect: &ResidentEffect) -> Vec<ResidentMsg> {
    let receipt = || SAMPLE_RECEIPT.to_owned();
    match effect {
        ResidentEffect::Abandoned { .. }
        | ResidentEffect::DeletePaused(_)
        | ResidentEffect::EndCall(_)
        | ResidentEffect::Forget => Vec::new(),
        ResidentEffect::CallStaff => {
            [ChimeState::Heard, ChimeState::Silent].map(|chime| ResidentMsg::Call(CallNews::Chime(chime))).to_vec()
        }
        ResidentEffect::CheckStaff(_) => {
            vec![ResidentMsg::StaffKnown(SAMPLE_STAFF.to_owned()), ResidentMsg::StaffUnknown]
        }
        ResidentEffect::Find(_) => {
            let found = |wishes: &[&str]| ResidentMsg::Found {
                code: receipt(),
                wishes: wishes.iter().map(|wish| (*wish).to_owned()).collect(),
            };
            vec![found(&[]), found(&["use-insurance"]), found(&["use-insurance", "custody"]), ResidentMsg::NotFound]
        }
        ResidentEffect::FindPaused(_) => {
            let found = |visit| ResidentMsg::PausedFound { code: receipt(), visit: Box::new(visit) };
            let mut news: Vec<ResidentMsg> = walk.sample_paused_visits().into_iter().map(found).collect();
            news.extend([ResidentMsg::PausedNotFound, ResidentMsg::PausedUnreadable]);
            news
        }
        ResidentEffect::Pause { .. } => vec![ResidentMsg::Paused(receipt()), ResidentMsg::NotPaused],
        ResidentEffect::Keep(_) => vec![ResidentMsg::Kept(receipt()), ResidentMsg::NotKept],
        ResidentEffect::ShowProof(_) => vec![ResidentMsg::Proof(SAMPLE_PROOF.to_owned())],
        ResidentEffect::Withdraw(_) => vec![ResidentMsg::Withdrawn(receipt()), ResidentMsg::NotKept],
    }
}
