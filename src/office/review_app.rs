//! Review at the machine, until staff end it or leave it.

use std::path::Path;
use std::time::Duration;

use super::error::OfficeError;
use super::key_help;
use super::review_config::ReviewConfig;
use super::staff_session::StaffSession;
use crate::content::Content;
use crate::device::Frontend;
use crate::focus::{InputError, PageCommand, RejectedInput};
use crate::page::{ActionPage, DisplayPrefs};
use crate::page_loop::{App, PageLoop, UserEvent};
use crate::review::{self, Review, ReviewEffect, ReviewMsg};

/// Runs review on this data folder.
///
/// # Errors
/// Those of the log, of the words and of the frontend.
pub fn review(
    frontend: Frontend<'_>,
    content: &Content,
    data: &Path,
    sitting: &ReviewConfig,
) -> Result<(), OfficeError> {
    let archive = StaffSession::open(data, content, sitting)?;
    let mut review = Review::new(sitting.lang.clone(), archive.circumstances()?, archive.readers());
    // Before the first page, so that staff see it before they sign in. The log comes last: one page says one fault, and
    // a log that was changed is the worse one.
    for found in [archive.report_facility_fault(), archive.log_fault()].into_iter().flatten() {
        review.update(found);
    }
    let mut pages = PageLoop::new(frontend);
    pages.run(&mut ReviewApp { review, archive, content, config: sitting, ended: false })?;
    Ok(pages.reset()?)
}

/// Review, with the keys and the log behind it.
struct ReviewApp<'a> {
    review: Review,
    archive: StaffSession<'a>,
    content: &'a Content,
    config: &'a ReviewConfig,
    ended: bool,
}

impl App for ReviewApp<'_> {
    type Action = review::ReviewAction;
    type Msg = ReviewMsg;
    type Effect = ReviewEffect;
    type Error = OfficeError;

    fn page(&mut self, _pages: &mut PageLoop<'_>) -> Result<ActionPage<review::ReviewAction>, OfficeError> {
        Ok(review::page(&self.review, self.content)?)
    }

    fn look(&self) -> DisplayPrefs {
        self.review.look()
    }

    fn idle_timeout(&self, _pages: &PageLoop<'_>) -> Option<Duration> {
        Some(if self.review.asks_for_sign() { self.config.still_there_timeout } else { self.config.idle_timeout })
    }

    fn message(
        &mut self,
        event: UserEvent<review::ReviewAction>,
        pages: &mut PageLoop<'_>,
    ) -> Result<Option<ReviewMsg>, OfficeError> {
        if self.review.asks_for_sign() {
            // Any key only says that somebody is there: the keys are not explained now.
            return Ok(Some(msg(event)));
        }
        let told = (self.content.staff_messages(self.review.lang())?, self.review.lang());
        let looks = (self.review.look(), self.idle_timeout(pages));
        Ok(Some(msg(key_help::explain_keys_or(event, pages, told, key_help::REVIEW_COMMANDS, looks)?)))
    }

    fn update(&mut self, msg: ReviewMsg) -> Vec<ReviewEffect> {
        self.review.update(msg)
    }

    fn perform(&mut self, effect: ReviewEffect, pages: &mut PageLoop<'_>) -> Result<Option<ReviewMsg>, OfficeError> {
        // A PIN is checked slowly on purpose, and a record takes its time to be found and opened.
        pages.drop_keys_until_next_page();
        self.ended |= matches!(effect, ReviewEffect::End(_));
        Ok(self.archive.perform(effect))
    }

    fn is_over(&self) -> bool {
        self.ended
    }
}

fn msg(event: UserEvent<review::ReviewAction>) -> ReviewMsg {
    match event {
        UserEvent::Action(action) => ReviewMsg::Act(action),
        UserEvent::Closed => ReviewMsg::Closed,
        // Staff cannot call themselves: the key is answered like any other that has no meaning here.
        UserEvent::Command(PageCommand::Staff) => ReviewMsg::Wrong(InputError::Rejected(RejectedInput::OtherKey)),
        UserEvent::Command(command) => ReviewMsg::Command(command),
        UserEvent::Idle => ReviewMsg::Idle,
        UserEvent::SurroundingsChanged
        | UserEvent::Headphones(_)
        | UserEvent::Speculative(_)
        | UserEvent::Repeated
        | UserEvent::KeyProbe(_) => ReviewMsg::Repeated,
        UserEvent::Typed(text) => ReviewMsg::Typed(text),
        UserEvent::Invalid(wrong) => ReviewMsg::Wrong(wrong),
    }
}
