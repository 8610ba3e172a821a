//! Review at the machine: one page after the other, until it ends or nobody is there any more.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::OfficeError;
use super::archive::Archive;
use super::keys;
use crate::content::Content;
use crate::desk::{Desk, Turn};
use crate::device::{Face, clock};
use crate::place::{Command, Unclear, Wrong};
use crate::review::{self, Effect, Msg, Review};
use furigana::Lang;

/// How somebody sits at review.
#[derive(Clone, Debug)]
pub struct Sitting {
    /// The language of staff.
    pub lang: Lang,
    /// After so long without a key it is asked whether somebody is there.
    pub patience: Duration,
    /// After so long without an answer to that, the records lock themselves.
    pub still_there: Duration,
    /// A file with the words that open the records, as on a stick that somebody carries: then nothing is typed.
    pub key_file: Option<PathBuf>,
}

/// Runs review on this data folder.
pub fn review<F: Face>(face: F, content: &Content, data: &Path, sitting: &Sitting) -> Result<(), OfficeError> {
    let mut archive = Archive::open(data, content, sitting)?;
    let mut desk = Desk::new(face);
    let mut review = Review::new(sitting.lang.clone(), clock::now().today);
    if let Some(found) = archive.found() {
        review.update(found);
    }
    loop {
        let page = review::page(&review, content)?;
        let patience = if review.asks_for_sign() { sitting.still_there } else { sitting.patience };
        let mut turn = desk.turn(&page, review.look(), Some(patience))?;
        if keys::are_asked_for(&turn) && !review.asks_for_sign() {
            let told = (content.staff_words(&page.lang)?, &page.lang);
            turn = keys::explained(&mut desk, told, keys::IN_REVIEW, (review.look(), Some(patience)))?;
        }
        if perform(&mut review, &mut archive, msg(turn)) {
            return Ok(desk.forget()?);
        }
    }
}

/// Tells review what happened, does what it asks, and tells it what came of it; whether that was the end.
fn perform(review: &mut Review, archive: &mut Archive<'_>, msg: Msg) -> bool {
    let mut waiting = std::collections::VecDeque::from(review.update(msg));
    while let Some(effect) = waiting.pop_front() {
        let is_end = matches!(effect, Effect::End(_));
        if let Some(msg) = archive.perform(effect) {
            waiting.extend(review.update(msg));
        }
        if is_end {
            return true;
        }
    }
    false
}

fn msg(turn: Turn<review::Action>) -> Msg {
    match turn {
        Turn::Act(action) => Msg::Do(action),
        Turn::Closed => Msg::Closed,
        // There is nobody whom staff could call: the key says that it has no meaning here.
        Turn::Command(Command::Staff) => Msg::Wrong(Wrong::Unclear(Unclear::OtherKey)),
        Turn::Command(command) => Msg::Command(command),
        Turn::Idle => Msg::Idle,
        Turn::Changed | Turn::Headphones(_) | Turn::Likely(_) | Turn::Repeated | Turn::Tried(_) => Msg::Repeated,
        Turn::Typed(text) => Msg::Typed(text),
        Turn::Wrong(wrong) => Msg::Wrong(wrong),
    }
}
