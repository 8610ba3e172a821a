//! Set-up at the machine, until the facility is made and its words are proved.

use std::path::Path;
use std::time::Duration;

use super::making::Making;
use super::preparing::with_found;
use super::{OfficeError, keys};
use crate::content::Content;
use crate::device::Frontend;
use crate::page::{ActionPage, Look};
use crate::page_loop::{App, PageLoop, UserEvent};
use crate::place::{Command, Unclear, Wrong};
use crate::setup::{self, Prepared, SetUp};
use furigana::Lang;

/// After so long on the first page, set-up on the kiosk gives way to the page of residents again.
const IDLE_TIMEOUT: Duration = Duration::from_secs(180);

/// Runs set-up for this data folder. Nothing is set up before its words are proved to be written down.
pub fn set_up(
    frontend: Frontend<'_>,
    content: &Content,
    data: &Path,
    (lang, prepared): (Lang, Option<Prepared>),
) -> Result<(), OfficeError> {
    let new = SetUp::new(content.pack().clone(), lang.clone());
    let new = match prepared {
        Some(prepared) => new.with_prepared(prepared),
        None => with_found(new, data, content, &lang),
    };
    of(&mut PageLoop::new(frontend), content, data, new)
}

/// Runs set-up on the screen of the kiosk, which begins to serve afterwards.
pub(super) fn set_up_for_kiosk(
    pages: &mut PageLoop<'_>,
    content: &Content,
    data: &Path,
    lang: &Lang,
) -> Result<(), OfficeError> {
    let new = with_found(SetUp::new(content.pack().clone(), lang.clone()), data, content, lang);
    of(pages, content, data, new.for_kiosk())
}

fn of(pages: &mut PageLoop<'_>, content: &Content, data: &Path, new: SetUp) -> Result<(), OfficeError> {
    let making = Making::open(data)?;
    let setup = if making.was_proved { new.proved_before() } else { new };
    let ended = pages.run(&mut SettingUp { setup, content, making: &making, ended: false });
    // Also after an error: a folder that set-up made is not left behind empty.
    making.end();
    ended
}

/// Set-up, with what it makes behind it.
struct SettingUp<'a> {
    setup: SetUp,
    content: &'a Content,
    making: &'a Making<'a>,
    ended: bool,
}

impl App for SettingUp<'_> {
    type Action = setup::Action;
    type Msg = setup::Msg;
    type Effect = setup::Effect;
    type Error = OfficeError;

    fn page(&mut self, _pages: &mut PageLoop<'_>) -> Result<ActionPage<setup::Action>, OfficeError> {
        Ok(setup::page(&self.setup, self.content)?)
    }

    fn idle_timeout(&self, _pages: &PageLoop<'_>) -> Option<Duration> {
        self.setup.may_be_left().then_some(IDLE_TIMEOUT)
    }

    fn message(
        &mut self,
        event: UserEvent<setup::Action>,
        pages: &mut PageLoop<'_>,
    ) -> Result<Option<setup::Msg>, OfficeError> {
        let told = (self.content.staff_words(self.setup.lang())?, self.setup.lang());
        let looks = (self.look(), self.idle_timeout(pages));
        Ok(Some(setup_msg(keys::or_key_help(event, pages, told, keys::IN_SET_UP, looks)?)))
    }

    fn update(&mut self, msg: setup::Msg) -> Vec<setup::Effect> {
        self.setup.update(msg)
    }

    fn perform(&mut self, effect: setup::Effect, pages: &mut PageLoop<'_>) -> Result<Option<setup::Msg>, OfficeError> {
        if effect != setup::Effect::End {
            // The words of the keys are shown once: a key pressed while they were made must not turn their page.
            pages.show_busy(&setup::page(&self.setup, self.content)?.page, Look::default())?;
        }
        Ok(match effect {
            setup::Effect::Create(asked) => Some(self.making.create_told(self.content, asked)),
            setup::Effect::Settle => Some(self.making.settle_told()),
            setup::Effect::End => {
                pages.forget()?;
                self.ended = true;
                None
            }
        })
    }

    fn is_over(&self) -> bool {
        self.ended
    }
}

fn setup_msg(event: UserEvent<setup::Action>) -> setup::Msg {
    match event {
        UserEvent::Action(action) => setup::Msg::Do(action),
        UserEvent::Closed => setup::Msg::Closed,
        // These keys have no meaning here, and the page says so.
        UserEvent::Command(Command::Colours | Command::Furigana | Command::Size | Command::Staff) => {
            setup::Msg::Wrong(Wrong::Unclear(Unclear::OtherKey))
        }
        UserEvent::Command(command) => setup::Msg::Command(command),
        UserEvent::Idle => setup::Msg::Idle,
        UserEvent::Changed
        | UserEvent::Headphones(_)
        | UserEvent::Likely(_)
        | UserEvent::Repeated
        | UserEvent::Tried(_) => setup::Msg::Command(Command::Repeat),
        UserEvent::Typed(text) => setup::Msg::Typed(text),
        UserEvent::Wrong(wrong) => setup::Msg::Wrong(wrong),
    }
}
