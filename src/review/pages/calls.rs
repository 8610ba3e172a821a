//! Calls for staff to which nobody came, on the first pages that staff see.

use crate::content::{Args, ContentError};
use crate::page::{Role, Row};
use consent_log::{Became, StaffCall};
use furigana::{Counter, RichText, count};

use super::{Desk, Sheet, plain};

impl Desk<'_> {
    pub(super) fn calls(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        for (number, call) in self.review.calls.iter().enumerate() {
            sheet.push(Row::text(format!("call.{number}"), Role::Statement, self.call(call)?));
        }
        Ok(())
    }

    fn call(&self, call: &StaffCall) -> Result<RichText, ContentError> {
        let (id, seconds) = match call.became {
            Became::Left(seconds) => ("review-call-left", seconds),
            Became::Lost => ("review-call-lost", 0),
            Became::Open => ("review-call-open", 0),
            Became::TakenBack(seconds) => ("review-call-taken-back", seconds),
        };
        let args = Args::new().with("when", self.when(call.at)).with("seconds", self.span(seconds));
        self.words.text(id, &args)
    }

    fn span(&self, seconds: u64) -> RichText {
        match u32::try_from(seconds) {
            Ok(seconds) if self.review.lang.is_japanese() => count(seconds, Counter::Second),
            _ => plain(format!("{seconds} seconds")),
        }
    }
}
