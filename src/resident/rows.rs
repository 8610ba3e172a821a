//! Rows that many pages of the resident's have.

use crate::content::pack_file::{AnswerOption, PackStep, Statement};
use crate::content::{ContentError, StatementChoice};
use crate::page::{EntryField, EntryKind, RowRole};
use crate::page_builder::{BACK, MENU};
use furigana::RichText;

use super::context::PageContext;
use super::message::ResidentAction;
use super::pages::{MenuPage, StaffSourcesPage};
use super::position::StepPosition;
use super::resident_page::{ResidentPageBuilder, page_of};
use super::walkthrough::Walkthrough;

/// Entries of a list on one page; one more key leads to the rest.
pub(super) const LISTED_AT_ONCE: usize = 6;
/// The key that leads to the rest of a list.
pub(super) const MORE: u8 = 7;
/// Digits of a receipt code, with the spaces that people type between its groups.
const RECEIPT_LONGEST: usize = 19;
/// The longest PIN of staff, in digits.
const PIN_LONGEST: usize = 12;

impl ResidentPageBuilder<'_> {
    pub(super) fn next(&mut self) -> Result<(), ContentError> {
        self.choice(1, ResidentAction::Next, "go-next")
    }

    pub(super) fn back(&mut self) -> Result<(), ContentError> {
        self.choice(BACK, ResidentAction::Back, "go-back")
    }

    /// Writes the way back and other things: the last choices of every page of the walkthrough.
    pub(super) fn back_and_menu(&mut self) -> Result<(), ContentError> {
        self.back()?;
        self.menu()
    }

    /// Writes the same on a page that a visit may begin with, or that is opened from the other things: from there the way
    /// back leads to them.
    pub(super) fn back_and_menu_where_needed(&mut self, walk: &Walkthrough) -> Result<(), ContentError> {
        if walk.has_past() {
            self.back()?;
        }
        if walk.is_on_the_way() { self.menu() } else { Ok(()) }
    }

    fn menu(&mut self) -> Result<(), ContentError> {
        self.choice(MENU, ResidentAction::open(MenuPage), "go-menu")
    }

    /// Writes the way on, back and to other things.
    pub(super) fn next_back_and_menu(&mut self) -> Result<(), ContentError> {
        self.next()?;
        self.back_and_menu()
    }

    /// Writes the way to what the page on the way rests on, for staff; a page that explains nothing has none.
    pub(super) fn staff_sources(&mut self, number: u8, walk: &Walkthrough) -> Result<(), ContentError> {
        if page_of(walk.base()).step().is_none() {
            return Ok(());
        }
        self.choice(number, ResidentAction::open(StaffSourcesPage { question: None }), "go-staff-sources")
    }

    /// Writes a choice of the page's own: the part of a message, which names it too.
    pub(super) fn own_choice(&mut self, number: u8, id: &str, part: &str) -> Result<(), ContentError> {
        self.choice_part(number, ResidentAction::choose(part), id, part)
    }
}

/// Writes the sentences of a screen as they may be said today, here, to this person.
pub(super) fn statements(
    context: &PageContext<'_>,
    builder: &mut ResidentPageBuilder<'_>,
    (id, own): (&str, &[Statement]),
) -> Result<(), ContentError> {
    for statement in own {
        match context.shown(statement) {
            StatementChoice::AsWritten => builder.part(id, &statement.id, RowRole::Statement)?,
            // Two sentences in a row that nobody may say today have one stand-in.
            StatementChoice::Replaced(message) if builder.ends_with(&message) => {}
            StatementChoice::Replaced(message) => builder.row(&message, RowRole::Statement)?,
            StatementChoice::LeftOut => {}
        }
    }
    Ok(())
}

/// Writes a question of the pack with the options that are offered to this person.
pub(super) fn question(
    context: &PageContext<'_>,
    builder: &mut ResidentPageBuilder<'_>,
    (id, options): (&str, &[AnswerOption]),
) -> Result<(), ContentError> {
    builder.asks();
    builder.row(id, RowRole::Question)?;
    for (option, number) in context.offered(options).zip(1u8..) {
        self::option(context, builder, (id, option), number)?;
    }
    Ok(())
}

/// Writes one option of a question; it is chosen by its id.
pub(super) fn option(
    context: &PageContext<'_>,
    builder: &mut ResidentPageBuilder<'_>,
    (id, option): (&str, &str),
    number: u8,
) -> Result<(), ContentError> {
    builder.choose(format!("{id}.{option}"), number, ResidentAction::choose(option), context.option_text(id, option)?);
    Ok(())
}

/// Returns where the rest of a list begins; at its end, its beginning. `None` where one page holds all of it.
pub(super) fn rest_of_list(from: usize, all: usize, at_once: usize) -> Option<usize> {
    let next = from + at_once;
    (all > at_once).then_some(if next < all { next } else { 0 })
}

/// Writes the key to the rest of a list, where one page does not hold it.
pub(super) fn more(
    builder: &mut ResidentPageBuilder<'_>,
    (from, all): (usize, usize),
    lead: impl FnOnce(usize) -> ResidentAction,
) -> Result<(), ContentError> {
    more_than(builder, (from, all), LISTED_AT_ONCE, lead)
}

/// Writes the key to the rest of a list of which a page shows so many entries.
pub(super) fn more_than(
    builder: &mut ResidentPageBuilder<'_>,
    (from, all): (usize, usize),
    at_once: usize,
    lead: impl FnOnce(usize) -> ResidentAction,
) -> Result<(), ContentError> {
    match rest_of_list(from, all, at_once) {
        Some(next) => builder.choice(MORE, lead(next), "go-more"),
        None => Ok(()),
    }
}

/// Writes the question for the facility's own number of the person.
pub(super) fn facility_number(
    context: &PageContext<'_>,
    builder: &mut ResidentPageBuilder<'_>,
    (id, sentences): (&str, &[&str]),
) -> Result<(), ContentError> {
    let digits = context.walk.digits();
    builder.with("digits", RichText::plain(digits.to_string()));
    builder.types(EntryField { kind: EntryKind::Digits, longest: usize::from(digits) });
    builder.row(id, RowRole::Question)?;
    sentences.iter().try_for_each(|part| builder.part(id, part, RowRole::Statement))?;
    builder.back_and_menu()
}

/// Returns the field in which a receipt code, or that of a visit that goes on, is typed.
pub(super) fn receipt_field() -> EntryField {
    EntryField { kind: EntryKind::Digits, longest: RECEIPT_LONGEST }
}

/// Writes the question for the PIN of a member of staff.
pub(super) fn staff_pin(builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
    builder.types(EntryField { kind: EntryKind::HiddenDigits, longest: PIN_LONGEST });
    builder.row("staff-pin", RowRole::Question)?;
    builder.part("staff-pin", "s1", RowRole::Statement)?;
    // Residents may stand here too: who begins visits by a staff number has this page after the first key.
    builder.back_and_menu()
}

/// Writes a gate with its answers, in the words of the pack.
pub(super) fn gate(
    context: &PageContext<'_>,
    builder: &mut ResidentPageBuilder<'_>,
    step: StepPosition,
) -> Result<(), ContentError> {
    let Some(PackStep::Gate(gate)) = context.walk.step(step) else { return builder.back_and_menu() };
    builder.asks();
    builder.row(&gate.id, RowRole::Question)?;
    for (option, number) in gate.gate.options().into_iter().zip(1u8..) {
        self::option(context, builder, (&gate.id, option), number)?;
    }
    builder.back_and_menu()
}
