//! The records, with whoever unlocked them: does what review asks, and nothing that the role may not.

use std::path::Path;

use zeroize::Zeroize;

use super::{OfficeError, printing};
use crate::consent::{Operator, Withdrawal};
use crate::content::Content;
use crate::device::clock;
use crate::page::Lang;
use crate::records::{
    Moment, Note, Opened, Outcome, Pseudonym, Receipt, RecordsError, Staff, StaffBook, StaffError, Store, Unlocked,
    keys,
};
use crate::review::{Effect, Msg, Names};

/// What came of an effect.
type Told = Result<Option<Msg>, RecordsError>;

/// The records, with whoever unlocked them.
pub(super) struct Archive<'a> {
    data: &'a Path,
    content: &'a Content,
    lang: Lang,
    store: Store,
    book: StaffBook,
    staff: Option<Staff>,
    unlocked: Option<Unlocked>,
}

impl<'a> Archive<'a> {
    pub(super) fn open(data: &'a Path, content: &'a Content, lang: Lang) -> Result<Self, OfficeError> {
        let store = Store::open_beside(data, &clock::now())?;
        Ok(Self { data, content, lang, store, book: StaffBook::open(data)?, staff: None, unlocked: None })
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
            Effect::ClockIsRight => self.note(Note::ClockConfirmed),
            Effect::ClockIsWrong => self.note(Note::ClockDoubted),
            Effect::Correct(receipt, correction) => {
                self.written(receipt, |store, staff, now| store.correct(&receipt, &correction, staff, now))
            }
            Effect::End => Ok(None),
            Effect::Hold(receipt, is_held, why) => {
                self.written(receipt, |store, staff, now| store.hold(&receipt, (is_held, &why), staff, now))
            }
            Effect::Link(receipt, resident) => {
                self.written(receipt, |store, staff, now| store.link(&receipt, &resident, staff, now))
            }
            Effect::List => self.list(),
            Effect::Open(receipt) => self.view(receipt),
            Effect::Print(receipts) => self.print(&receipts),
            Effect::Register => Ok(Some(Msg::Registered(self.store.inbox()?))),
            Effect::Settle(receipt, outcome) => self.settle(receipt, &outcome),
            Effect::TakeBack(receipt, wish) => self.take_back(receipt, wish),
            Effect::Unlock(passphrase) => self.unlock(passphrase),
        }
    }

    fn note(&mut self, note: Note) -> Told {
        match &self.staff {
            Some(staff) => self.store.note_by(&staff.pseudonym, note, &clock::now()).map(|()| None),
            None => Ok(None),
        }
    }

    /// Writes something about a record; the record is opened again afterwards, which is noted like any opening.
    fn written(
        &mut self,
        receipt: Receipt,
        write: impl FnOnce(&mut Store, &Pseudonym, &Moment) -> Result<(), RecordsError>,
    ) -> Told {
        let Some(staff) = &self.staff else { return Ok(None) };
        write(&mut self.store, &staff.pseudonym, &clock::now())?;
        self.view(receipt)
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
        let Some(opened) = self.open_one(receipt)? else { return Ok(None) };
        let names = self.names()?;
        Ok(Some(Msg::Opened(Box::new(opened), names)))
    }

    fn open_one(&mut self, receipt: Receipt) -> Result<Option<Opened>, RecordsError> {
        let (Some(staff), Some(unlocked)) = (&self.staff, &self.unlocked) else { return Ok(None) };
        self.store.view(&receipt, unlocked, &staff.pseudonym, &clock::now()).map(Some)
    }

    fn names(&self) -> Result<Names, RecordsError> {
        Ok(self.book.list()?.into_iter().map(|staff| (staff.pseudonym, staff.name)).collect())
    }

    fn settle(&mut self, receipt: Receipt, outcome: &Outcome) -> Told {
        let Some(staff) = &self.staff else { return Ok(None) };
        let now = clock::now();
        self.store.talk_over(&receipt, &staff.pseudonym, &now)?;
        self.store.settle(&receipt, outcome, &staff.pseudonym, &now)?;
        self.list()
    }

    /// On the person's word: the person decides, and staff press the keys.
    fn take_back(&mut self, receipt: Receipt, wish: String) -> Told {
        let withdrawal = Withdrawal {
            receipt: receipt.to_string(),
            wishes: vec![wish],
            lang: self.lang.tag().to_owned(),
            operator: Operator::Assisted("staff".to_owned()),
        };
        self.written(receipt, |store, staff, now| store.withdraw_for(&withdrawal, staff, now).map(|_| ()))
    }

    /// That it is printed, and that each record is opened for it, stands in the log before the first line.
    fn print(&mut self, receipts: &[Receipt]) -> Told {
        self.note(Note::PrintMade { records: receipts.len() as u64 })?;
        let opened = receipts.iter().map(|receipt| self.open_one(*receipt)).collect::<Result<Vec<_>, _>>()?;
        let opened: Vec<Opened> = opened.into_iter().flatten().collect();
        let names = self.names()?;
        let printed = printing::print(self.data, self.content, (&opened, &names), &clock::now());
        Ok(Some(printed.map_or_else(|error| Msg::Failed(error.to_string()), Msg::Printed)))
    }
}
