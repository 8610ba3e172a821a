//! What the keys do, row by row: for residents on a page of their own, for staff on top of any page.

use crate::content::ContentError;
use crate::focus::{ACTIONS, ActionRow, DIGIT, HelpScope, PageCommand};
use crate::page::RowRole;

use super::PageBuilder;

/// Which keys there are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AvailableKeys {
    /// Whole lines are typed: there are no arrows and no function keys.
    pub(crate) typed: bool,
    /// There is a voice that has keys of its own.
    pub(crate) voice: bool,
}

impl AvailableKeys {
    /// Writes what they do; of the commands that have a line of their own, those of this page.
    pub(crate) fn explain<A>(
        self,
        builder: &mut PageBuilder<'_, A>,
        commands: &[PageCommand],
    ) -> Result<(), ContentError> {
        builder.heading_and("key-help", &[DIGIT])?;
        ACTIONS.iter().filter(|row| self.has_line(row, commands)).try_for_each(|row| {
            let lines = builder.parts("key-help", row.name)?;
            if lines == 0 { builder.part("key-help", row.name, RowRole::Statement) } else { Ok(()) }
        })
    }

    fn has_line(self, row: &ActionRow, commands: &[PageCommand]) -> bool {
        match row.help_scope {
            HelpScope::Everywhere => true,
            HelpScope::WithKeyboard => !self.typed && row.action.as_command().is_none_or(|own| commands.contains(&own)),
            HelpScope::WithVoice => !self.typed && self.voice,
            HelpScope::Nowhere => false,
        }
    }
}
