//! Set-up at the machine, until the facility is made and its words are proved.

use std::path::Path;
use std::time::Duration;

use super::error::OfficeError;
use super::facility_builder::FacilityBuilder;
use super::key_help;
use super::prepared_file::with_found_file;
use crate::content::Content;
use crate::device::Frontend;
use crate::focus::{InputError, PageCommand, RejectedInput};
use crate::page::{ActionPage, DisplayPrefs};
use crate::page_loop::{App, PageLoop, UserEvent};
use crate::setup::{self, PreparedAnswers, SetUp};
use furigana::Lang;

/// After so long on the first page, set-up on the kiosk gives way to the page of residents again.
const IDLE_TIMEOUT: Duration = Duration::from_secs(180);

/// Runs set-up for this data folder. Nothing is set up before its words are proved to be written down.
pub fn set_up(
    frontend: Frontend<'_>,
    content: &Content,
    data: &Path,
    (lang, prepared): (Lang, Option<PreparedAnswers>),
) -> Result<(), OfficeError> {
    let new = SetUp::new(content.pack().clone(), lang.clone());
    let new = match prepared {
        Some(prepared) => new.with_prepared(prepared),
        None => with_found_file(new, data, content, &lang),
    };
    run_set_up(&mut PageLoop::new(frontend), content, data, new)
}

/// Runs set-up on the screen of the kiosk, which begins to serve afterwards.
pub(super) fn set_up_for_kiosk(
    pages: &mut PageLoop<'_>,
    content: &Content,
    data: &Path,
    lang: &Lang,
) -> Result<(), OfficeError> {
    let new = with_found_file(SetUp::new(content.pack().clone(), lang.clone()), data, content, lang);
    run_set_up(pages, content, data, new.for_kiosk())
}

fn run_set_up(pages: &mut PageLoop<'_>, content: &Content, data: &Path, new: SetUp) -> Result<(), OfficeError> {
    let making = FacilityBuilder::open(data)?;
    let setup = if making.was_proved { new.after_proven_words() } else { new };
    let ended = pages.run(&mut SetUpApp { setup, content, making: &making, ended: false });
    // Also after an error: a folder that set-up made is not left behind empty.
    making.end();
    ended
}

/// Set-up, with what it makes behind it.
struct SetUpApp<'a> {
    setup: SetUp,
    content: &'a Content,
    making: &'a FacilityBuilder<'a>,
    ended: bool,
}

impl App for SetUpApp<'_> {
    type Action = setup::SetUpAction;
    type Msg = setup::SetUpMsg;
    type Effect = setup::SetUpEffect;
    type Error = OfficeError;

    fn page(&mut self, _pages: &mut PageLoop<'_>) -> Result<ActionPage<setup::SetUpAction>, OfficeError> {
        Ok(setup::page(&self.setup, self.content)?)
    }

    fn idle_timeout(&self, _pages: &PageLoop<'_>) -> Option<Duration> {
        self.setup.may_be_left().then_some(IDLE_TIMEOUT)
    }

    fn message(
        &mut self,
        event: UserEvent<setup::SetUpAction>,
        pages: &mut PageLoop<'_>,
    ) -> Result<Option<setup::SetUpMsg>, OfficeError> {
        let told = (self.content.staff_messages(self.setup.lang())?, self.setup.lang());
        let looks = (self.look(), self.idle_timeout(pages));
        Ok(Some(setup_msg(key_help::explain_keys_or(event, pages, told, key_help::SET_UP_COMMANDS, looks)?)))
    }

    fn update(&mut self, msg: setup::SetUpMsg) -> Vec<setup::SetUpEffect> {
        self.setup.update(msg)
    }

    fn perform(
        &mut self,
        effect: setup::SetUpEffect,
        pages: &mut PageLoop<'_>,
    ) -> Result<Option<setup::SetUpMsg>, OfficeError> {
        if effect != setup::SetUpEffect::End {
            // The words of the keys are shown once: a key pressed while they were made must not turn their page.
            pages.show_busy(&setup::page(&self.setup, self.content)?.page, DisplayPrefs::default())?;
        }
        Ok(match effect {
            setup::SetUpEffect::Create(asked) => Some(self.making.create_facility(self.content, asked)),
            setup::SetUpEffect::SettleFacility => Some(self.making.settle_facility()),
            setup::SetUpEffect::End => {
                pages.reset()?;
                self.ended = true;
                None
            }
        })
    }

    fn is_over(&self) -> bool {
        self.ended
    }
}

fn setup_msg(event: UserEvent<setup::SetUpAction>) -> setup::SetUpMsg {
    match event {
        UserEvent::Action(action) => setup::SetUpMsg::Act(action),
        UserEvent::Closed => setup::SetUpMsg::Closed,
        // These keys have no meaning here, and the page says so.
        UserEvent::Command(PageCommand::Colours | PageCommand::Furigana | PageCommand::Size | PageCommand::Staff) => {
            setup::SetUpMsg::Wrong(InputError::Rejected(RejectedInput::OtherKey))
        }
        UserEvent::Command(command) => setup::SetUpMsg::Command(command),
        UserEvent::Idle => setup::SetUpMsg::Idle,
        UserEvent::SurroundingsChanged
        | UserEvent::Headphones(_)
        | UserEvent::Speculative(_)
        | UserEvent::Repeated
        | UserEvent::KeyProbe(_) => setup::SetUpMsg::Command(PageCommand::Repeat),
        UserEvent::Typed(text) => setup::SetUpMsg::Typed(text),
        UserEvent::Invalid(wrong) => setup::SetUpMsg::Wrong(wrong),
    }
}
