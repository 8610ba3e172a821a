//! Review at the machine, until staff end it or leave it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::OfficeError;
use super::archive::Archive;
use super::keys;
use crate::content::Content;
use crate::device::{Frontend, clock};
use crate::page::{ActionPage, Look};
use crate::page_loop::{App, PageLoop, UserEvent};
use crate::place::{Command, Unclear, Wrong};
use crate::review::{self, Effect, Msg, Review};
use furigana::Lang;

/// How review was started.
#[derive(Clone, Debug)]
pub struct Sitting {
    /// The language of staff.
    pub lang: Lang,
    /// After so long without a key, review asks whether anybody is there.
    pub idle_timeout: Duration,
    /// After so long without an answer to that, the records lock themselves.
    pub still_there: Duration,
    /// A file with the words that unlock the records, as on a stick: then nothing has to be typed.
    pub key_file: Option<PathBuf>,
}

/// Runs review on this data folder.
///
/// # Errors
/// Those of the log, of the words and of the frontend.
pub fn review(frontend: Frontend<'_>, content: &Content, data: &Path, sitting: &Sitting) -> Result<(), OfficeError> {
    let archive = Archive::open(data, content, sitting)?;
    let mut review = Review::new(sitting.lang.clone(), clock::now().today);
    if let Some(found) = archive.found() {
        // Before the first page, so that staff see it before they sign in.
        review.update(found);
    }
    let mut pages = PageLoop::new(frontend);
    pages.run(&mut Reviewing { review, archive, content, sitting, ended: false })?;
    Ok(pages.forget()?)
}

/// Review, with the keys and the log behind it.
struct Reviewing<'a> {
    review: Review,
    archive: Archive<'a>,
    content: &'a Content,
    sitting: &'a Sitting,
    ended: bool,
}

impl App for Reviewing<'_> {
    type Action = review::Action;
    type Msg = Msg;
    type Effect = Effect;
    type Error = OfficeError;

    fn page(&mut self, _pages: &mut PageLoop<'_>) -> Result<ActionPage<review::Action>, OfficeError> {
        Ok(review::page(&self.review, self.content)?)
    }

    fn look(&self) -> Look {
        self.review.look()
    }

    fn idle_timeout(&self, _pages: &PageLoop<'_>) -> Option<Duration> {
        Some(if self.review.asks_for_sign() { self.sitting.still_there } else { self.sitting.idle_timeout })
    }

    fn message(
        &mut self,
        event: UserEvent<review::Action>,
        pages: &mut PageLoop<'_>,
    ) -> Result<Option<Msg>, OfficeError> {
        if self.review.asks_for_sign() {
            // Any key only says that somebody is there: the keys are not explained now.
            return Ok(Some(msg(event)));
        }
        let told = (self.content.staff_words(self.review.lang())?, self.review.lang());
        let looks = (self.review.look(), self.idle_timeout(pages));
        Ok(Some(msg(keys::or_key_help(event, pages, told, keys::IN_REVIEW, looks)?)))
    }

    fn update(&mut self, msg: Msg) -> Vec<Effect> {
        self.review.update(msg)
    }

    fn perform(&mut self, effect: Effect, _pages: &mut PageLoop<'_>) -> Result<Option<Msg>, OfficeError> {
        self.ended |= matches!(effect, Effect::End(_));
        Ok(self.archive.perform(effect))
    }

    fn is_over(&self) -> bool {
        self.ended
    }
}

fn msg(event: UserEvent<review::Action>) -> Msg {
    match event {
        UserEvent::Action(action) => Msg::Do(action),
        UserEvent::Closed => Msg::Closed,
        // Staff cannot call themselves: the key is answered like any other that has no meaning here.
        UserEvent::Command(Command::Staff) => Msg::Wrong(Wrong::Unclear(Unclear::OtherKey)),
        UserEvent::Command(command) => Msg::Command(command),
        UserEvent::Idle => Msg::Idle,
        UserEvent::Changed
        | UserEvent::Headphones(_)
        | UserEvent::Likely(_)
        | UserEvent::Repeated
        | UserEvent::Tried(_) => Msg::Repeated,
        UserEvent::Typed(text) => Msg::Typed(text),
        UserEvent::Wrong(wrong) => Msg::Wrong(wrong),
    }
}
