//! Every page that a resident can meet, found by pressing every key on every page.

use std::collections::{BTreeSet, VecDeque};

use crate::content::{Content, ContentError};
use crate::page::{Page, Role};
use crate::script::{self, Stagecraft};
use crate::walkthrough::{Action, Effect, House, Identity, Msg, Walkthrough};

/// Receipt codes and staff as they stand in the gallery. No real record has this code: its check digits are wrong.
const SAMPLE_RECEIPT: &str = "0000 0000 0000 0000";
const SAMPLE_STAFF: &str = "00000000000000000000000000000000";

/// Every page of these houses in their languages, each once, in the order in which visits meet them.
///
/// Two pages are the same if they have the same id and rows with the same ids.
pub fn pages(content: &Content, houses: Vec<House>) -> Result<Vec<Page<Action>>, ContentError> {
    let mut gallery =
        Gallery { content, been: BTreeSet::new(), seen: BTreeSet::new(), waiting: VecDeque::new(), pages: Vec::new() };
    for house in houses {
        gallery.been.clear();
        gallery.waiting.push_back(Walkthrough::new(house));
        while let Some(walk) = gallery.waiting.pop_front() {
            gallery.meet(walk)?;
        }
    }
    Ok(gallery.pages)
}

/// The language, the page, and its rows.
type PageKey = (String, Vec<String>);

struct Gallery<'a> {
    content: &'a Content,
    /// Where visits of this house were, with what decides where they go from there.
    been: BTreeSet<(PageKey, String)>,
    /// Pages that are in the gallery.
    seen: BTreeSet<PageKey>,
    waiting: VecDeque<Walkthrough>,
    pages: Vec<Page<Action>>,
}

impl Gallery<'_> {
    fn meet(&mut self, mut walk: Walkthrough) -> Result<(), ContentError> {
        let page = script::page(&walk, Stagecraft { content: self.content, demo: false, still_there_seconds: 40 })?;
        let key = key(&page);
        if !self.been.insert((key.clone(), way(&walk))) {
            return Ok(());
        }
        let shown = script::shown(&walk, &page);
        let _ = walk.update(Msg::Shown(shown));
        for msg in answers_to(&walk, &page) {
            self.press(&walk, msg);
        }
        if self.seen.insert(key) {
            self.pages.push(page);
        }
        Ok(())
    }

    fn press(&mut self, walk: &Walkthrough, msg: Msg) {
        let mut next = walk.clone();
        let effects = next.update(msg);
        if effects.is_empty() {
            self.waiting.push_back(next);
            return;
        }
        for told in effects.iter().flat_map(comes_of) {
            let mut after = next.clone();
            after.update(told);
            self.waiting.push_back(after);
        }
        self.waiting.push_back(next);
    }
}

/// What decides which pages follow: whether a record may be kept, and the answers that lead the way.
fn way(walk: &Walkthrough) -> String {
    format!("{:?} {} {:?}", walk.keep(), walk.asks_only(), walk.draft().asked)
}

/// An alert on a page makes no other page of it.
fn key(page: &Page<Action>) -> PageKey {
    let rows =
        page.rows.iter().filter(|row| !matches!(row.role, Role::Alert | Role::Progress)).map(|row| row.id.clone());
    (format!("{} {}", page.lang, page.id), rows.collect())
}

fn answers_to(walk: &Walkthrough, page: &Page<Action>) -> Vec<Msg> {
    let actions = page.choices().map(|(_, choice)| choice.action.clone());
    // Each language has a house of its own.
    let stays = |action: &Action| !matches!(action, Action::Language(lang) if lang != walk.lang());
    let mut msgs: Vec<Msg> = actions.filter(stays).map(Msg::Do).collect();
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
    msgs.push(Msg::Command(crate::place::Command::KeyHelp));
    msgs.push(Msg::Command(crate::place::Command::AskBack));
    msgs
}

/// What can come of what is to be done.
fn comes_of(effect: &Effect) -> Vec<Msg> {
    let receipt = || SAMPLE_RECEIPT.to_owned();
    match effect {
        Effect::Abandoned { .. } | Effect::CallStaff | Effect::Forget => Vec::new(),
        Effect::CheckStaff(_) => vec![Msg::StaffKnown(SAMPLE_STAFF.to_owned()), Msg::StaffUnknown],
        Effect::Find(_) => {
            let found = |wishes: &[&str]| Msg::Found {
                code: receipt(),
                wishes: wishes.iter().map(|wish| (*wish).to_owned()).collect(),
            };
            vec![found(&[]), found(&["use-insurance"]), found(&["use-insurance", "custody"]), Msg::NotFound]
        }
        Effect::Keep(_) => vec![Msg::Kept(receipt()), Msg::NotKept],
        Effect::Withdraw(_) => vec![Msg::Withdrawn(receipt()), Msg::NotKept],
    }
}
