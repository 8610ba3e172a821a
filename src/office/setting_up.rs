//! Set-up at the machine: one page after the other, until everything is made and proved.

use std::collections::VecDeque;
use std::path::Path;
use std::time::Duration;

use super::making::Making;
use super::preparing::with_found;
use super::{OfficeError, keys as key_help};
use crate::content::Content;
use crate::desk::{Desk, Turn};
use crate::device::Face;
use crate::page::Look;
use crate::place::{Command, Unclear, Wrong};
use crate::setup::{self, Prepared, SetUp};
use furigana::Lang;

/// Who opened set-up on the kiosk and went away leaves the page of residents behind, as long as nothing is said.
const PATIENCE: Duration = Duration::from_secs(180);

/// Runs set-up for this data folder. Until the words are proved to be written down, nothing is set up.
pub fn set_up<F: Face>(
    face: F,
    content: &Content,
    data: &Path,
    (lang, prepared): (Lang, Option<Prepared>),
) -> Result<(), OfficeError> {
    let new = SetUp::new(content.pack().clone(), lang.clone());
    let new = match prepared {
        Some(prepared) => new.with_prepared(prepared),
        None => with_found(new, data, content, &lang),
    };
    of(face, content, data, new)
}

/// The same on the screen of the kiosk, which begins to serve afterwards.
pub(super) fn set_up_for_kiosk<F: Face>(
    face: F,
    content: &Content,
    data: &Path,
    lang: &Lang,
) -> Result<(), OfficeError> {
    let new = with_found(SetUp::new(content.pack().clone(), lang.clone()), data, content, lang);
    of(face, content, data, new.for_kiosk())
}

fn of<F: Face>(face: F, content: &Content, data: &Path, new: SetUp) -> Result<(), OfficeError> {
    let making = Making::open(data)?;
    let ended = run(face, content, &making, if making.was_proved { new.proved_before() } else { new });
    making.end();
    ended
}

fn run<F: Face>(face: F, content: &Content, making: &Making<'_>, mut setup: SetUp) -> Result<(), OfficeError> {
    let mut desk = Desk::new(face);
    loop {
        let page = setup::page(&setup, content)?;
        let patience = setup.may_be_left().then_some(PATIENCE);
        let mut turn = desk.turn(&page, Look::default(), patience)?;
        if key_help::are_asked_for(&turn) {
            let told = (content.staff_words(&page.lang)?, &page.lang);
            turn = key_help::explained(&mut desk, told, key_help::IN_SET_UP, (Look::default(), patience))?;
        }
        let mut waiting = VecDeque::from(setup.update(setup_msg(turn)));
        while let Some(effect) = waiting.pop_front() {
            if effect != setup::Effect::End {
                // The words of the keys are shown once: no key that was pressed while they were made turns their page.
                desk.show_busy(&setup::page(&setup, content)?.page, Look::default())?;
            }
            let told = match effect {
                setup::Effect::Create(asked) => making.create_told(content, asked),
                setup::Effect::Settle => making.settle_told(),
                setup::Effect::End => return Ok(desk.forget()?),
            };
            waiting.extend(setup.update(told));
        }
    }
}

fn setup_msg(turn: Turn<setup::Action>) -> setup::Msg {
    match turn {
        Turn::Act(action) => setup::Msg::Do(action),
        Turn::Closed => setup::Msg::Closed,
        // These keys have no meaning here, and say so.
        Turn::Command(Command::Colours | Command::Furigana | Command::Size | Command::Staff) => {
            setup::Msg::Wrong(Wrong::Unclear(Unclear::OtherKey))
        }
        Turn::Command(command) => setup::Msg::Command(command),
        Turn::Idle => setup::Msg::Idle,
        Turn::Changed | Turn::Headphones(_) | Turn::Likely(_) | Turn::Repeated | Turn::Tried(_) => {
            setup::Msg::Command(Command::Repeat)
        }
        Turn::Typed(text) => setup::Msg::Typed(text),
        Turn::Wrong(wrong) => setup::Msg::Wrong(wrong),
    }
}
