//! The inbox: every record in one line, the most urgent first, with why.

use crate::content::{Args, ContentError};
use crate::page::Role;
use crate::review::{Flagged, LISTED_AT_ONCE};
use consent_log::consent::Standing;
use consent_log::{State, Unread};
use furigana::RichText;

use super::{Action, BACK, Desk, END, MORE, Sheet, plain};

impl Desk<'_> {
    pub(super) fn inbox(&self, sheet: &mut Sheet<'_>, from: usize) -> Result<(), ContentError> {
        let records = &self.review.records;
        sheet.asks();
        sheet.with("todo", plain(records.iter().filter(|record| !record.is_done).count()));
        sheet.with("all", plain(records.len() + self.review.unread.len()));
        sheet.row("review-inbox", Role::Question)?;
        self.calls(sheet)?;
        self.gap(sheet, &self.review.unread)?;
        if !records.is_empty() {
            sheet.part("review-inbox", "s1", Role::Statement)?;
        } else if self.review.unread.is_empty() {
            sheet.row("review-inbox-empty", Role::Statement)?;
        }
        for (number, record) in (1u8..).zip(records.iter().skip(from).take(LISTED_AT_ONCE)) {
            let receipt = record.gist.line.receipt;
            sheet.choose(format!("record.{receipt}"), number, Action::Open(receipt), self.line(record)?);
        }
        if records.len() > LISTED_AT_ONCE {
            let next = if from + LISTED_AT_ONCE < records.len() { from + LISTED_AT_ONCE } else { 0 };
            sheet.choice(MORE, Action::Inbox(next), "staff-more")?;
        }
        sheet.choice_part(BACK, Action::Work, "review-inbox", "other")?;
        sheet.choice(END, Action::End, "review-end")
    }

    /// What is there and cannot be read, each by its code and its day.
    pub(super) fn gap(&self, sheet: &mut Sheet<'_>, unread: &[Unread]) -> Result<(), ContentError> {
        if unread.is_empty() {
            return Ok(());
        }
        let named = unread.iter().take(LISTED_AT_ONCE).map(|one| self.unread(one)).collect::<Result<Vec<_>, _>>()?;
        sheet.with("many", plain(unread.len()));
        sheet.with("which", self.listed(named));
        sheet.row("review-unread", Role::Statement)
    }

    fn unread(&self, unread: &Unread) -> Result<RichText, ContentError> {
        let event = Args::new().with("event", plain(unread.event));
        let code = unread.receipt.map_or_else(|| self.words.text("review-event", &event), |code| Ok(plain(code)))?;
        Ok(match unread.at {
            Some(at) => self.when(at).then(plain(" ")).then(code),
            None => code,
        })
    }

    fn line(&self, record: &Flagged) -> Result<RichText, ContentError> {
        let line = &record.gist.line;
        let args = Args::new()
            .with("state", self.state(line.state)?)
            .with("when", self.when(line.at))
            .with("many", plain(line.wishes))
            .with("person", self.person(record.gist.person.as_ref())?)
            .with("flags", self.flags(record)?)
            .with("receipt", plain(line.receipt));
        let id = match (line.standing, record.flags.is_empty()) {
            (Standing::Wish, true) => "review-line",
            (Standing::Wish, false) => "review-line-flagged",
            (Standing::MessageToStaff, _) => "review-line-message",
        };
        self.words.text(id, &args)
    }

    /// Why a record wants a look, the most urgent first.
    pub(super) fn flags(&self, record: &Flagged) -> Result<RichText, ContentError> {
        let flags = record.flags.iter().map(|flag| self.text(&format!("review-flag-{}", flag.as_str())));
        Ok(self.listed(flags.collect::<Result<Vec<_>, _>>()?))
    }

    pub(super) fn state(&self, state: State) -> Result<RichText, ContentError> {
        self.text(match state {
            State::New => "review-state-new",
            State::TalkedOver => "review-state-talked-over",
            State::Viewed => "review-state-viewed",
        })
    }
}
