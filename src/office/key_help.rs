//! The explanation of the keys for staff, on top of any page of set-up and review.

use std::convert::Infallible;
use std::time::Duration;

use super::error::OfficeError;
use crate::content::{ContentError, MessageArgs, MessageBundle};
use crate::focus::{InputError, PageCommand};
use crate::page::{ActionPage, DisplayPrefs, PageRow, RowRole};
use crate::page_builder::PageBuilder;
use crate::page_builder::key_help::AvailableKeys;
use crate::page_builder::mistakes::mistake;
use crate::page_loop::{App, PageLoop, UserEvent};
use furigana::Lang;

/// Commands that are explained in review, besides those that are explained everywhere.
pub(super) const REVIEW_COMMANDS: &[PageCommand] =
    &[PageCommand::Size, PageCommand::Furigana, PageCommand::Colours, PageCommand::Blank];
/// The same in set-up.
pub(super) const SET_UP_COMMANDS: &[PageCommand] = &[PageCommand::Blank];

/// Back to the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ResumeAction;

/// The explanation of the keys, shown until somebody goes back.
struct KeyHelpApp<'c> {
    words: &'c MessageBundle,
    lang: &'c Lang,
    keys: AvailableKeys,
    commands: &'static [PageCommand],
    look: DisplayPrefs,
    timeout: Option<Duration>,
    wrong: Option<InputError>,
    ended: Option<HelpEnd>,
}

/// How the explanation was left.
#[derive(Clone, Copy)]
enum HelpEnd {
    Back,
    Closed,
    Idle,
}

impl App for KeyHelpApp<'_> {
    type Action = ResumeAction;
    type Msg = Infallible;
    type Effect = Infallible;
    type Error = OfficeError;

    fn page(&mut self, _pages: &mut PageLoop<'_>) -> Result<ActionPage<ResumeAction>, OfficeError> {
        Ok(page(self.words, self.lang, |builder| self.keys.explain(builder, self.commands), self.wrong.as_ref())?)
    }

    fn look(&self) -> DisplayPrefs {
        self.look
    }

    fn idle_timeout(&self, _pages: &PageLoop<'_>) -> Option<Duration> {
        self.timeout
    }

    fn message(
        &mut self,
        event: UserEvent<ResumeAction>,
        _pages: &mut PageLoop<'_>,
    ) -> Result<Option<Infallible>, OfficeError> {
        self.wrong = None;
        match event {
            UserEvent::Action(ResumeAction) | UserEvent::Command(PageCommand::AskBack | PageCommand::Back) => {
                self.ended = Some(HelpEnd::Back);
            }
            UserEvent::Closed => self.ended = Some(HelpEnd::Closed),
            UserEvent::Idle => self.ended = Some(HelpEnd::Idle),
            UserEvent::Invalid(wrong) => self.wrong = Some(wrong),
            UserEvent::SurroundingsChanged
            | UserEvent::Command(_)
            | UserEvent::Headphones(_)
            | UserEvent::Speculative(_)
            | UserEvent::Repeated
            | UserEvent::KeyProbe(_)
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
pub(super) fn explain_keys_or<A>(
    event: UserEvent<A>,
    pages: &mut PageLoop<'_>,
    (words, lang): (&MessageBundle, &Lang),
    commands: &'static [PageCommand],
    (look, timeout): (DisplayPrefs, Option<Duration>),
) -> Result<UserEvent<A>, OfficeError> {
    // Trying keys is a page of residents; staff get the same explanation for both.
    if !matches!(event, UserEvent::Command(PageCommand::KeyHelp | PageCommand::TryKeys)) {
        return Ok(event);
    }
    let keys =
        AvailableKeys { typed: pages.frontend().presentation_name() == "lines", voice: pages.frontend().has_voice() };
    let mut help = KeyHelpApp { words, lang, keys, commands, look, timeout, wrong: None, ended: None };
    pages.run(&mut help)?;
    Ok(match help.ended {
        // The page behind has to end or lock itself: it cannot see events of this one.
        Some(HelpEnd::Closed) => UserEvent::Closed,
        Some(HelpEnd::Idle) => UserEvent::Idle,
        Some(HelpEnd::Back) | None => UserEvent::SurroundingsChanged,
    })
}

fn page(
    words: &MessageBundle,
    lang: &Lang,
    explain: impl Fn(&mut PageBuilder<'_, ResumeAction>) -> Result<(), ContentError>,
    wrong: Option<&InputError>,
) -> Result<ActionPage<ResumeAction>, ContentError> {
    let mut builder = PageBuilder::new(words, MessageArgs::new());
    explain(&mut builder)?;
    builder.choice(1, ResumeAction, "go-resume")?;
    if let Some(wrong) = wrong {
        let text = mistake(&builder, wrong)?;
        builder.push(PageRow::text("alert", RowRole::Alert, text));
    }
    builder.row("staff-help-line", RowRole::Help)?;
    Ok(builder.finish("key-help".to_owned(), lang.clone()))
}
