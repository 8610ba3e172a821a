//! The explanation of the keys for staff, on top of any page of set-up and review.

use std::convert::Infallible;
use std::time::Duration;

use super::OfficeError;
use crate::content::{Args, ContentError, Words};
use crate::page::{ActionPage, Look, Role, Row};
use crate::page_builder::PageBuilder;
use crate::page_builder::key_help::AvailableKeys;
use crate::page_builder::mistakes::mistake;
use crate::page_loop::{App, PageLoop, UserEvent};
use crate::place::{Command, Wrong};
use furigana::Lang;

/// Commands that are explained in review, besides those that are explained everywhere.
pub(super) const IN_REVIEW: &[Command] = &[Command::Size, Command::Furigana, Command::Colours, Command::Blank];
/// The same in set-up.
pub(super) const IN_SET_UP: &[Command] = &[Command::Blank];

/// Back to the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Resume;

/// The explanation of the keys, shown until somebody goes back.
struct KeyHelp<'c> {
    words: &'c Words,
    lang: &'c Lang,
    keys: AvailableKeys,
    commands: &'static [Command],
    look: Look,
    timeout: Option<Duration>,
    wrong: Option<Wrong>,
    ended: Option<Ended>,
}

/// How the explanation was left.
#[derive(Clone, Copy)]
enum Ended {
    Back,
    Closed,
    Idle,
}

impl App for KeyHelp<'_> {
    type Action = Resume;
    type Msg = Infallible;
    type Effect = Infallible;
    type Error = OfficeError;

    fn page(&mut self, _pages: &mut PageLoop<'_>) -> Result<ActionPage<Resume>, OfficeError> {
        Ok(page(self.words, self.lang, |builder| self.keys.explain(builder, self.commands), self.wrong.as_ref())?)
    }

    fn look(&self) -> Look {
        self.look
    }

    fn idle_timeout(&self, _pages: &PageLoop<'_>) -> Option<Duration> {
        self.timeout
    }

    fn message(
        &mut self,
        event: UserEvent<Resume>,
        _pages: &mut PageLoop<'_>,
    ) -> Result<Option<Infallible>, OfficeError> {
        self.wrong = None;
        match event {
            UserEvent::Action(Resume) | UserEvent::Command(Command::AskBack | Command::Back) => {
                self.ended = Some(Ended::Back);
            }
            UserEvent::Closed => self.ended = Some(Ended::Closed),
            UserEvent::Idle => self.ended = Some(Ended::Idle),
            UserEvent::Wrong(wrong) => self.wrong = Some(wrong),
            UserEvent::Changed
            | UserEvent::Command(_)
            | UserEvent::Headphones(_)
            | UserEvent::Likely(_)
            | UserEvent::Repeated
            | UserEvent::Tried(_)
            | UserEvent::Typed(_) => {}
        }
        Ok(None)
    }

    fn update(&mut self, msg: Infallible) -> Vec<Infallible> {
        match msg {}
    }

    fn perform(&mut self, effect: Infallible, _pages: &mut PageLoop<'_>) -> Result<Option<Infallible>, OfficeError> {
        match effect {}
    }

    fn is_over(&self) -> bool {
        self.ended.is_some()
    }
}

/// Returns the event, or, where it asks for the keys, explains them until somebody goes back; silence and the end of
/// input are for the page behind.
pub(super) fn or_key_help<A>(
    event: UserEvent<A>,
    pages: &mut PageLoop<'_>,
    (words, lang): (&Words, &Lang),
    commands: &'static [Command],
    (look, timeout): (Look, Option<Duration>),
) -> Result<UserEvent<A>, OfficeError> {
    // Trying keys is a page of residents; staff get the same explanation for both.
    if !matches!(event, UserEvent::Command(Command::KeyHelp | Command::TryKeys)) {
        return Ok(event);
    }
    let keys = AvailableKeys { typed: pages.frontend().form() == "lines", voice: pages.frontend().has_voice() };
    let mut help = KeyHelp { words, lang, keys, commands, look, timeout, wrong: None, ended: None };
    pages.run(&mut help)?;
    Ok(match help.ended {
        // The page behind has to end or lock itself: it cannot see events of this one.
        Some(Ended::Closed) => UserEvent::Closed,
        Some(Ended::Idle) => UserEvent::Idle,
        Some(Ended::Back) | None => UserEvent::Changed,
    })
}

fn page(
    words: &Words,
    lang: &Lang,
    explain: impl Fn(&mut PageBuilder<'_, Resume>) -> Result<(), ContentError>,
    wrong: Option<&Wrong>,
) -> Result<ActionPage<Resume>, ContentError> {
    let mut builder = PageBuilder::new(words, Args::new());
    explain(&mut builder)?;
    builder.choice(1, Resume, "go-resume")?;
    if let Some(wrong) = wrong {
        let text = mistake(&builder, wrong)?;
        builder.push(Row::text("alert", Role::Alert, text));
    }
    builder.row("staff-help-line", Role::Help)?;
    Ok(builder.finish("key-help".to_owned(), lang.clone()))
}
