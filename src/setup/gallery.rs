//! Every page that staff can meet at set-up, found by pressing every key on every page of an invented facility.

use std::collections::{BTreeSet, HashSet, VecDeque};

use crate::content::{Content, ContentError};
use crate::page::{ActionPage, Page, RowRole};
use furigana::Lang;

use super::message::{SetUpAction, SetUpEffect, SetUpMsg};
use super::pages::SetUpScreen;
use super::prepared::PreparedAnswers;
use super::set_up_page::page;
use super::state::SetUp;

/// Every word of every key is this one: the words of a real key have a checksum, which these have not.
const SAMPLE_WORD: &str = "alpha";
/// How many words the passphrase and the recovery sheet have.
const SAMPLE_WORDS: [usize; 2] = [7, 24];
/// The files of which one is found prepared, and one with a mistake.
const SAMPLE_FILE: &str = "/media/stick/madoguchi-setup.toml";
const SAMPLE_MISTAKE: &str = "line 4: digits: 4 digits are not possible";
/// Why nothing could be made.
const SAMPLE_FAILURE: &str = "/data: no space is left: free some";

/// As many roads as the question with most answers has answers.
const MOST_ANSWERS: usize = 4;
/// A road that is longer goes in a circle.
const LONGEST_ROAD_PAGES: usize = 300;

/// The id of a page, its rows, and what is said on top of it.
type PageKey = (String, Vec<String>);

/// Returns every page in a language of staff, each once, with each sentence that may be said on top of it.
///
/// Whole set-ups are walked first, one for each answer in its place; then everything that can be pressed beside
/// these roads.
///
/// # Errors
/// Words that are missing; the content check would have said so.
pub fn pages(content: &Content, lang: &Lang) -> Result<Vec<ActionPage<SetUpAction>>, ContentError> {
    let mut gallery = SetUpExplorer {
        content,
        visited: HashSet::new(),
        seen: BTreeSet::new(),
        waiting: VecDeque::new(),
        pages: Vec::new(),
    };
    for begin in beginnings(content, lang) {
        for answer in 0..MOST_ANSWERS {
            gallery.walk_through(begin.clone(), answer)?;
        }
    }
    while let Some(setup) = gallery.waiting.pop_front() {
        gallery.explore(&setup)?;
    }
    Ok(gallery.pages)
}

/// Returns set-up as it is started by hand and on the screen of a kiosk, with a prepared file and with a wrong one.
fn beginnings(content: &Content, lang: &Lang) -> [SetUp; 4] {
    let new = || SetUp::new(content.pack().clone(), lang.clone());
    let file = || SAMPLE_FILE.to_owned();
    [
        new(),
        new().for_kiosk(),
        new().with_found(file(), Ok(PreparedAnswers::default())),
        new().with_found(file(), Err(SAMPLE_MISTAKE.to_owned())),
    ]
}

struct SetUpExplorer<'a> {
    content: &'a Content,
    /// Where set-up was, with what its pages showed.
    visited: HashSet<(SetUpScreen, PageKey)>,
    /// Pages that are in the gallery.
    seen: BTreeSet<PageKey>,
    waiting: VecDeque<SetUp>,
    pages: Vec<ActionPage<SetUpAction>>,
}

impl SetUpExplorer<'_> {
    /// Walks one whole set-up in which every question gets the answer with this index, or its last one.
    fn walk_through(&mut self, mut setup: SetUp, answer: usize) -> Result<(), ContentError> {
        for _ in 0..LONGEST_ROAD_PAGES {
            let page = self.explore(&setup)?;
            let Some(msg) = message_ahead(&setup, &page, answer) else { return Ok(()) };
            let effects = setup.update(msg);
            // The last answer of the world is the one that leads on.
            for told in effects.iter().filter_map(|effect| answers_to(effect).pop()) {
                setup.update(told);
            }
        }
        Ok(())
    }

    /// Keeps the page, and has every key on it pressed once.
    fn explore(&mut self, setup: &SetUp) -> Result<ActionPage<SetUpAction>, ContentError> {
        let page = page(setup, self.content)?;
        if self.visited.insert((setup.screen.clone(), key(&page))) {
            self.waiting.extend(messages_on(setup, &page).into_iter().flat_map(|msg| states_after(setup, msg)));
        }
        if self.seen.insert(key(&page)) {
            self.pages.push(page.clone());
        }
        Ok(page)
    }
}

/// Returns what identifies a page. Mistakes are typed on purpose, so what is said of them makes a page of its own.
fn key(page: &Page) -> PageKey {
    let shown = |row: &crate::page::PageRow| {
        if row.role == RowRole::Alert { row.text.written() } else { row.id.clone() }
    };
    (page.id.clone(), page.rows.iter().map(shown).collect())
}

/// Returns whether an action leads on: each language has a gallery of its own.
fn leads_on(setup: &SetUp, action: &SetUpAction) -> bool {
    match action {
        SetUpAction::Back => false,
        SetUpAction::Language(lang, _) => *lang == setup.lang,
        SetUpAction::Ask(_)
        | SetUpAction::Choose(_)
        | SetUpAction::Each(_)
        | SetUpAction::Open(_)
        | SetUpAction::Replace(_)
        | SetUpAction::Say(_)
        | SetUpAction::Stay
        | SetUpAction::TakePrepared => true,
    }
}

/// Returns the message that leads on towards the end of set-up, if there is one.
fn message_ahead(setup: &SetUp, page: &ActionPage<SetUpAction>, answer: usize) -> Option<SetUpMsg> {
    if matches!(setup.screen, SetUpScreen::Done(_)) {
        return None;
    }
    if page.entry.is_some() {
        let text = setup.screen.page().examples().last()?;
        return Some(SetUpMsg::Typed((*text).to_owned()));
    }
    let ahead = || page.actions().map(|(_, action)| action).filter(|action| leads_on(setup, action));
    ahead().nth(answer).or_else(|| ahead().last()).cloned().map(SetUpMsg::Act)
}

/// Returns everything that can be pressed and typed on a page.
fn messages_on(setup: &SetUp, page: &ActionPage<SetUpAction>) -> Vec<SetUpMsg> {
    let own = |action: &&SetUpAction| **action == SetUpAction::Back || leads_on(setup, action);
    let mut msgs: Vec<SetUpMsg> =
        page.actions().map(|(_, action)| action).filter(own).cloned().map(SetUpMsg::Act).collect();
    msgs.extend(setup.screen.page().examples().iter().map(|text| SetUpMsg::Typed((*text).to_owned())));
    msgs
}

/// Returns the states after a message: while the world is asked, and behind each way in which it may answer.
fn states_after(setup: &SetUp, msg: SetUpMsg) -> Vec<SetUp> {
    let mut next = setup.clone();
    let effects = next.update(msg);
    let after = |told: SetUpMsg| {
        let mut after = next.clone();
        after.update(told);
        after
    };
    let mut all: Vec<SetUp> = effects.iter().flat_map(answers_to).map(after).collect();
    all.push(next);
    all
}

/// Returns the messages with which the world may answer an effect.
fn answers_to(effect: &SetUpEffect) -> Vec<SetUpMsg> {
    let failed = || SetUpMsg::Failed(SAMPLE_FAILURE.to_owned());
    let [passphrase, recovery] = SAMPLE_WORDS.map(|many| vec![SAMPLE_WORD; many].join(" "));
    match effect {
        SetUpEffect::Create(_) => vec![failed(), SetUpMsg::Created { passphrase, recovery }],
        SetUpEffect::SettleFacility => vec![failed(), SetUpMsg::Settled],
        SetUpEffect::End => Vec::new(),
    }
}
