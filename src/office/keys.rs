//! What the keys do, for staff: on top of any page of set-up and review, and back to it.

use std::time::Duration;

use super::OfficeError;
use crate::content::{Args, ContentError, Words};
use crate::desk::{Desk, Turn};
use crate::device::Face;
use crate::page::{ActionPage, Look, Role, Row};
use crate::place::{Command, Wrong};
use crate::script::alerts::mistake;
use crate::script::overlays::Keys;
use crate::script::sheet::Sheet;
use furigana::Lang;

/// Commands that are explained in review, besides those that are explained everywhere.
pub(super) const IN_REVIEW: &[Command] = &[Command::Size, Command::Furigana, Command::Colours, Command::Blank];
/// The same in set-up.
pub(super) const IN_SET_UP: &[Command] = &[Command::Blank];

/// Back to the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Resume;

/// Whether a turn asks for the keys.
pub(super) fn are_asked_for<A>(turn: &Turn<A>) -> bool {
    matches!(turn, Turn::Command(Command::KeyHelp | Command::TryKeys))
}

/// Explains them until somebody goes back; silence and the end of input are for the page behind.
pub(super) fn explained<A, F: Face>(
    desk: &mut Desk<F>,
    (words, lang): (&Words, &Lang),
    commands: &[Command],
    (look, patience): (Look, Option<Duration>),
) -> Result<Turn<A>, OfficeError> {
    let keys = Keys { typed: desk.face().form() == "lines", voice: desk.face().has_voice() };
    let mut wrong = None;
    loop {
        let page = page(words, lang, |sheet| keys.told(sheet, commands), wrong.as_ref())?;
        wrong = match desk.turn(&page, look, patience)? {
            Turn::Act(Resume) | Turn::Command(Command::AskBack | Command::Back) => return Ok(Turn::Changed),
            Turn::Closed => return Ok(Turn::Closed),
            Turn::Idle => return Ok(Turn::Idle),
            Turn::Wrong(wrong) => Some(wrong),
            Turn::Changed
            | Turn::Command(_)
            | Turn::Headphones(_)
            | Turn::Likely(_)
            | Turn::Repeated
            | Turn::Tried(_)
            | Turn::Typed(_) => None,
        };
    }
}

fn page(
    words: &Words,
    lang: &Lang,
    told: impl Fn(&mut Sheet<'_, Resume>) -> Result<(), ContentError>,
    wrong: Option<&Wrong>,
) -> Result<ActionPage<Resume>, ContentError> {
    let mut sheet = Sheet::new(words, Args::new());
    told(&mut sheet)?;
    sheet.choice(1, Resume, "go-resume")?;
    if let Some(wrong) = wrong {
        let text = mistake(&sheet, wrong)?;
        sheet.push(Row::text("alert", Role::Alert, text));
    }
    sheet.row("staff-help-line", Role::Help)?;
    Ok(sheet.finish("key-help".to_owned(), lang.clone()))
}
