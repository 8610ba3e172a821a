//! The loop of every program with pages: shows a page, waits until a person does something with it, does what comes of
//! that, and shows the next.
//!
//! ```text
//!   page ──> show, wait ──> UserEvent ──> message ──> update ──> effects ──> perform ──> message …
//! ```

mod page_turn;

use std::collections::VecDeque;
use std::time::Duration;

use crate::device::{Frontend, FrontendError};
use crate::focus::{InputError, PageCommand, PageFocus, ProbedKey};
use crate::page::{ActionPage, DisplayPrefs};

/// What a person did with a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UserEvent<A> {
    /// A choice was decided on.
    Action(A),
    /// Something around the page has changed: it is to be made again.
    SurroundingsChanged,
    /// The input has ended.
    Closed,
    /// A command other than those the loop itself answers (repeat, blank).
    Command(PageCommand),
    /// Headphones were put in, or pulled out.
    Headphones(bool),
    /// Nothing was done for the whole time.
    Idle,
    /// What will come if a person pressed the last key; nothing is to be done for it yet.
    Speculative(Box<UserEvent<A>>),
    /// The page was asked for again.
    Repeated,
    /// A key is to be named.
    KeyProbe(ProbedKey),
    /// Something was typed and Enter pressed.
    Typed(String),
    /// Nothing was chosen, and why.
    Invalid(InputError),
}

impl UserEvent<u8> {
    /// Returns the same with the action of a number in its place; a number without one chooses nothing.
    fn with_action<A>(self, action: &impl Fn(u8) -> Option<A>) -> UserEvent<A> {
        match self {
            Self::Action(number) => action(number)
                .map_or_else(|| UserEvent::Invalid(InputError::NoSuchNumber(number.to_string())), UserEvent::Action),
            Self::SurroundingsChanged => UserEvent::SurroundingsChanged,
            Self::Closed => UserEvent::Closed,
            Self::Command(command) => UserEvent::Command(command),
            Self::Headphones(plugged) => UserEvent::Headphones(plugged),
            Self::Idle => UserEvent::Idle,
            Self::Speculative(event) => UserEvent::Speculative(Box::new(event.with_action(action))),
            Self::Repeated => UserEvent::Repeated,
            Self::KeyProbe(key) => UserEvent::KeyProbe(key),
            Self::Typed(text) => UserEvent::Typed(text),
            Self::Invalid(error) => UserEvent::Invalid(error),
        }
    }
}

/// A program that goes on from page to page: the kiosk, set-up, review, and what opens on top of them.
pub trait App {
    /// What choices on its pages do.
    type Action: Clone;
    /// What its state is told.
    type Msg;
    /// What its state asks of the world.
    type Effect;
    /// Why it cannot go on.
    type Error: From<FrontendError>;

    /// Returns the page that is shown now; whatever is due before it is done first.
    fn page(&mut self, pages: &mut PageLoop<'_>) -> Result<ActionPage<Self::Action>, Self::Error>;

    /// Returns how the person wants it to be presented.
    fn look(&self) -> DisplayPrefs {
        DisplayPrefs::default()
    }

    /// Returns after how long without a sign of life the person is taken for gone; none where nobody is waited for.
    fn idle_timeout(&self, pages: &PageLoop<'_>) -> Option<Duration>;

    /// Returns what its state is told of something that a person did, if anything.
    fn message(
        &mut self,
        event: UserEvent<Self::Action>,
        pages: &mut PageLoop<'_>,
    ) -> Result<Option<Self::Msg>, Self::Error>;

    /// Tells its state; returns what is to be done, in its order.
    fn update(&mut self, msg: Self::Msg) -> Vec<Self::Effect>;

    /// Does what is to be done; returns what came of it, if its state is to know.
    fn perform(&mut self, effect: Self::Effect, pages: &mut PageLoop<'_>) -> Result<Option<Self::Msg>, Self::Error>;

    /// Lets a voice begin with where this would lead: it is not certain yet that a person did it.
    fn prefetch_speech(
        &mut self,
        _event: UserEvent<Self::Action>,
        _pages: &mut PageLoop<'_>,
    ) -> Result<(), Self::Error> {
        Ok(())
    }

    /// Returns whether it has come to its end.
    fn is_over(&self) -> bool;
}

/// A frontend with a person in front of it.
pub struct PageLoop<'a> {
    frontend: Frontend<'a>,
    focus: Option<PageFocus>,
    is_blank: bool,
    /// A picture covers the page until a key is pressed.
    is_picture_shown: bool,
    /// The program was busy: what is pressed before the next page is shown means nothing.
    was_busy: bool,
}

impl<'a> PageLoop<'a> {
    /// Begins with nothing shown.
    pub fn new(frontend: Frontend<'a>) -> Self {
        Self { frontend, focus: None, is_blank: false, is_picture_shown: false, was_busy: false }
    }

    /// Returns the frontend.
    pub fn frontend(&self) -> &Frontend<'a> {
        &self.frontend
    }

    /// Returns the frontend, to be changed.
    pub fn frontend_mut(&mut self) -> &mut Frontend<'a> {
        &mut self.frontend
    }

    /// Runs a program until it is over. One may run on top of another, which goes on behind it.
    ///
    /// # Errors
    /// Those of the program.
    pub fn run<A: App>(&mut self, app: &mut A) -> Result<(), A::Error> {
        while !app.is_over() {
            let page = app.page(self)?;
            let timeout = app.idle_timeout(self);
            let event = self.run_page(&page, app.look(), timeout)?.with_action(&|number| page.action(number).cloned());
            // It is not certain yet that a person pressed the key, so the state is not told.
            if let UserEvent::Speculative(event) = event {
                app.prefetch_speech(*event, self)?;
            } else if let Some(msg) = app.message(event, self)? {
                let effects = app.update(msg);
                self.perform(app, effects)?;
            }
        }
        Ok(())
    }

    /// Does what a program asks for, in its order, and tells the program what came of each.
    ///
    /// # Errors
    /// Those of the program.
    pub fn perform<A: App>(&mut self, app: &mut A, effects: Vec<A::Effect>) -> Result<(), A::Error> {
        // A queue: effects keep the order in which they were asked for, and none is lost where an update asks for
        // several.
        let mut waiting = VecDeque::from(effects);
        while let Some(effect) = waiting.pop_front() {
            if let Some(msg) = app.perform(effect, self)? {
                waiting.extend(app.update(msg));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
