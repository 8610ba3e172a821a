//! The records, with whoever unlocked them: does what review asks, and nothing that the role may not.

use std::path::Path;

use zeroize::Zeroize;

use super::OfficeError;
use crate::device::clock;
use crate::records::{Note, Receipt, RecordsError, Staff, StaffBook, StaffError, Store, Unlocked, keys};
use crate::review::{Effect, Msg};

/// What came of an effect.
type Told = Result<Option<Msg>, RecordsError>;

/// The records, with whoever unlocked them.
pub(super) struct Archive<'a> {
    data: &'a Path,
    store: Store,
    book: StaffBook,
    staff: Option<Staff>,
    unlocked: Option<Unlocked>,
}

impl<'a> Archive<'a> {
    pub(super) fn open(data: &'a Path) -> Result<Self, OfficeError> {
        let store = Store::open_beside(data, &clock::now())?;
        Ok(Self { data, store, book: StaffBook::open(data)?, staff: None, unlocked: None })
    }

    /// Does it, if whoever is here may; what went wrong is told in one line.
    pub(super) fn perform(&mut self, effect: Effect) -> Option<Msg> {
        let may = |staff: &Staff| effect.duty().is_none_or(|duty| staff.role.may(duty));
        let allowed = self.staff.as_ref().map_or(effect.duty().is_none(), may);
        let done = if allowed { self.act(effect) } else { Err(StaffError::NotYours.into()) };
        done.unwrap_or_else(|error| Some(Msg::Failed(error.to_string())))
    }

    fn act(&mut self, effect: Effect) -> Told {
        match effect {
            Effect::CheckStaff(pin) => self.check_staff(pin),
            Effect::ClockIsRight => self.store.note(Note::ClockConfirmed, &clock::now()).map(|()| None),
            Effect::ClockIsWrong => self.store.note(Note::ClockDoubted, &clock::now()).map(|()| None),
            Effect::End => Ok(None),
            Effect::Link(receipt, number) => self.link(receipt, &number),
            Effect::List => self.list(),
            Effect::Open(receipt) => self.view(receipt),
            Effect::TalkedOver(receipt) => self.talk_over(receipt),
            Effect::Unlock(passphrase) => self.unlock(passphrase),
        }
    }

    fn check_staff(&mut self, mut pin: String) -> Told {
        let checked = self.book.check(&pin, &clock::now());
        pin.zeroize();
        let staff = checked?;
        self.staff = Some(staff.clone());
        Ok(Some(Msg::Staff(staff)))
    }

    fn unlock(&mut self, mut passphrase: String) -> Told {
        let unlocked = keys::unlock(self.data, &passphrase);
        passphrase.zeroize();
        self.unlocked = Some(unlocked?);
        Ok(Some(Msg::Unlocked))
    }

    fn list(&mut self) -> Told {
        let (Some(staff), Some(unlocked)) = (&self.staff, &self.unlocked) else { return Ok(None) };
        let gists = self.store.gists(unlocked, &staff.pseudonym, &clock::now())?;
        Ok(Some(Msg::Listed(gists)))
    }

    fn view(&mut self, receipt: Receipt) -> Told {
        let (Some(staff), Some(unlocked)) = (&self.staff, &self.unlocked) else { return Ok(None) };
        let opened = self.store.view(&receipt, unlocked, &staff.pseudonym, &clock::now())?;
        Ok(Some(Msg::Opened(Box::new(opened))))
    }

    fn talk_over(&mut self, receipt: Receipt) -> Told {
        let Some(staff) = &self.staff else { return Ok(None) };
        self.store.talk_over(&receipt, &staff.pseudonym, &clock::now())?;
        self.list()
    }

    fn link(&mut self, receipt: Receipt, number: &str) -> Told {
        let Some(staff) = &self.staff else { return Ok(None) };
        self.store.link(&receipt, number, &staff.pseudonym, &clock::now())?;
        self.view(receipt)
    }
}
