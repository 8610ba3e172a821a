//! The records and the member of staff who unlocked them: performs what review asks, and nothing that the role forbids.

mod cards;
mod keys;
#[cfg(test)]
mod tests;
mod trouble;

use std::fs;
use std::path::Path;

use zeroize::Zeroize;

use super::{OfficeError, Sitting, printing};
use crate::content::Content;
use crate::device::clock;
use crate::review::{Effect, Msg, Names, Trouble};
use crate::settings::Facility;
use consent_log::consent::{Operator, Withdrawal};
use consent_log::{
    AuditNote, CommandError, DecryptedRecord, DecryptionKey, DualControl, ErasureReason, Outcome, PartialRead,
    Pseudonym, QueryError, Receipt, RecordsError, Retention, Role, Staff, StaffBook, StaffError, Store, Timestamp,
    UnreadableEntry,
};

/// The answer to an effect, if there is one.
type Told = Result<Option<Msg>, RecordsError>;

/// The records and the member of staff who unlocked them.
pub(super) struct Archive<'a> {
    data: &'a Path,
    content: &'a Content,
    sitting: &'a Sitting,
    store: Store,
    book: StaffBook,
    staff: Option<Staff>,
    unlocked: Option<DecryptionKey>,
    /// Records that could not be read when all were listed last.
    unread: Vec<UnreadableEntry>,
    /// A new key of the records, whose words are being written down.
    changing: Option<keys::Changing>,
    /// Whether the log has a note of the present lockout.
    lockout_noted: bool,
}

impl<'a> Archive<'a> {
    pub(super) fn open(data: &'a Path, content: &'a Content, sitting: &'a Sitting) -> Result<Self, OfficeError> {
        let store = Store::open_beside(data, &clock::now())?;
        Ok(Self {
            data,
            content,
            sitting,
            store,
            book: StaffBook::open(data)?,
            staff: None,
            unlocked: None,
            unread: Vec::new(),
            changing: None,
            lockout_noted: false,
        })
    }

    /// Returns what is wrong with the log as it was opened, if anything is.
    pub(super) fn found(&self) -> Option<Msg> {
        self.store.check_head().err().map(|error| Msg::Failed(trouble::trouble(&error)))
    }

    /// Performs an effect if the role allows it; an error becomes one line on the page.
    pub(super) fn perform(&mut self, effect: Effect) -> Option<Msg> {
        // Pages check the same. This is the check that counts: it holds where a page forgets it.
        let may = |staff: &Staff| effect.duty().is_none_or(|duty| staff.role.may(duty));
        // Before sign-in only effects that need no permission: a PIN to check, the end.
        let allowed = self.staff.as_ref().map_or(effect.duty().is_none(), may);
        let done = if allowed { self.act(effect) } else { Err(StaffError::NotYours.into()) };
        done.unwrap_or_else(|error| Some(Msg::Failed(trouble::trouble(&error))))
    }

    fn act(&mut self, effect: Effect) -> Told {
        match effect {
            Effect::AddStaff(name, role, pin) => self.add_staff((&name, role), pin),
            Effect::Calls => Ok(Some(Msg::Calls(self.store.calls_unanswered(&clock::now())?))),
            Effect::Cards(effect) => self.cards(effect),
            Effect::CheckStaff(pin) => self.check_staff(pin),
            Effect::ClockIsRight => self.note(AuditNote::ClockConfirmed),
            Effect::ClockIsWrong => self.note(AuditNote::ClockDoubted),
            Effect::Correct(receipt, correction) => {
                self.written(receipt, |store, staff, now| store.correct(&receipt, &correction, staff, now))
            }
            Effect::End(why) => {
                // The note may fail, as on a full disk; the log is put away all the same.
                let noted = self.note(AuditNote::StaffLeft { why });
                self.store.put_away();
                noted
            }
            Effect::Erase(receipt, why, pin) => self.erase(receipt, why, pin),
            Effect::HandOver(id) => self.hand_over(&id),
            Effect::Hold(receipt, is_held, why) => {
                self.written(receipt, |store, staff, now| store.hold(&receipt, (is_held, &why), staff, now))
            }
            Effect::Keys(effect) => self.keys(effect),
            Effect::Leave(who) => {
                self.book.leave(&who)?;
                self.staff_changed(AuditNote::StaffDisabled { pseudonym: who })
            }
            Effect::Link(receipt, resident) => {
                self.written(receipt, |store, staff, now| store.link(&receipt, &resident, staff, now))
            }
            Effect::List => self.list(),
            Effect::Open(receipt) => self.view(receipt),
            Effect::Print(receipts) => self.print(&receipts),
            Effect::Register => Ok(Some(Msg::Registered(self.store.inbox()?))),
            Effect::SetPin(who, pin) => self.set_pin(who, pin),
            Effect::SetRole(who, role) => {
                self.book.set_role(&who, role)?;
                self.staff_changed(AuditNote::StaffRole { pseudonym: who, role })
            }
            Effect::Settle(receipt, outcome) => self.settle(receipt, &outcome),
            Effect::StaffList => Ok(Some(Msg::StaffListed(self.book.list()?))),
            Effect::Stick => self.stick(),
            Effect::TakeBack(receipt, wish) => self.take_back(receipt, wish),
            Effect::Unlock(passphrase) => self.unlock(passphrase),
            Effect::WriteList(id) => self.write_list(&id),
        }
    }

    fn note(&mut self, note: AuditNote) -> Told {
        match &self.staff {
            Some(staff) => self.store.note_by(&staff.pseudonym, note, &clock::now()).map(|()| None),
            None => Ok(None),
        }
    }

    /// Writes something about a record and opens it again, which is noted like any opening.
    fn written(
        &mut self,
        receipt: Receipt,
        write: impl FnOnce(&mut Store, &Pseudonym, &Timestamp) -> Result<(), RecordsError>,
    ) -> Told {
        let Some(staff) = &self.staff else { return Ok(None) };
        write(&mut self.store, &staff.pseudonym, &clock::now())?;
        self.view(receipt)
    }

    /// Returns whose PIN this is; a wrong one and a lockout are noted in the log.
    fn checked(&mut self, mut pin: String) -> Result<Staff, RecordsError> {
        let now = clock::now();
        let checked = self.book.check(&pin, &now);
        pin.zeroize();
        match &checked {
            Err(RecordsError::Staff(StaffError::PinUnknown)) => self.store.note(AuditNote::StaffRefused, &now)?,
            // Once: every further try would add an event, and a child at the keys could fill the log.
            Err(RecordsError::Staff(StaffError::LockedOut { seconds })) if !self.lockout_noted => {
                self.lockout_noted = true;
                self.store.note(AuditNote::StaffLockedOut { seconds: *seconds }, &now)?;
            }
            Ok(_) | Err(_) => {}
        }
        checked
    }

    fn check_staff(&mut self, pin: String) -> Told {
        let staff = self.checked(pin)?;
        self.store.note_by(&staff.pseudonym, AuditNote::StaffEntered, &clock::now())?;
        self.staff = Some(staff.clone());
        Ok(Some(Msg::Staff(staff)))
    }

    fn add_staff(&mut self, (name, role): (&str, Role), mut pin: String) -> Told {
        // Zeroized before `?`, here and below: a PIN must not stay in memory when writing fails.
        let added = self.book.add(name, role, &pin, &clock::now());
        pin.zeroize();
        self.staff_changed(AuditNote::StaffAdded { pseudonym: added? })
    }

    fn set_pin(&mut self, who: Pseudonym, mut pin: String) -> Told {
        let set = self.book.set_pin(&who, &pin);
        pin.zeroize();
        set?;
        self.staff_changed(AuditNote::StaffPinChanged { pseudonym: who })
    }

    fn staff_changed(&mut self, note: AuditNote) -> Told {
        self.note(note)?;
        Ok(Some(Msg::StaffListed(self.book.list()?)))
    }

    /// Erases a record, together with a second member of staff who types their own PIN.
    fn erase(&mut self, receipt: Receipt, why: ErasureReason, pin: String) -> Told {
        if why == ErasureReason::KeptLongEnough {
            // Before the PIN: a reason that does not hold must not cost the second member a try.
            self.refuse_early(receipt)?;
        }
        let second = self.checked(pin)?;
        let Some(staff) = &self.staff else { return Ok(None) };
        let both = DualControl::new(staff, &second)?;
        // Before the record is erased: only the record says whose the cards are.
        let cards = match &self.unlocked {
            Some(unlocked) => self.store.cards_of(&receipt, unlocked, &staff.pseudonym, &clock::now())?,
            None => Vec::new(),
        };
        self.store.erase(&receipt, why, &both, &clock::now())?;
        for card in cards.iter().filter(|card| card.may_be_erased()) {
            self.store.erase_card(card, why, &both, &clock::now())?;
        }
        self.list()
    }

    /// Refuses a record that the facility keeps longer, or if it has not said how long it keeps records.
    fn refuse_early(&self, receipt: Receipt) -> Result<(), RecordsError> {
        let months = Facility::read(self.data).ok().and_then(|facility| facility.retention());
        let months = months.ok_or(RecordsError::Command(CommandError::NoRetention))?;
        self.store.refuse_early(&receipt, Retention { months, today: clock::today() })
    }

    /// Unlocks with the words on the stick, if review was started with one.
    fn stick(&mut self) -> Told {
        let Some(file) = &self.sitting.key_file else { return Ok(None) };
        match fs::read_to_string(file) {
            Ok(words) => self.unlock(words),
            Err(_not_plugged_in) => Ok(Some(Msg::Failed(Trouble::Known("no-stick")))),
        }
    }

    fn list(&mut self) -> Told {
        let (Some(staff), Some(unlocked)) = (&self.staff, &self.unlocked) else { return Ok(None) };
        let gists = self.store.gists(unlocked, &staff.pseudonym, &clock::now())?;
        // A print of one person needs them: nobody can tell whose they are.
        self.unread.clone_from(&gists.unread);
        Ok(Some(Msg::Listed(gists)))
    }

    fn view(&mut self, receipt: Receipt) -> Told {
        let Some(opened) = self.open_one(receipt)? else { return Ok(None) };
        let names = self.names()?;
        Ok(Some(Msg::Opened(Box::new(opened), names)))
    }

    fn open_one(&mut self, receipt: Receipt) -> Result<Option<DecryptedRecord>, RecordsError> {
        let (Some(staff), Some(unlocked)) = (&self.staff, &self.unlocked) else { return Ok(None) };
        self.store.view(&receipt, unlocked, &staff.pseudonym, &clock::now()).map(Some)
    }

    fn names(&self) -> Result<Names, RecordsError> {
        self.book.names()
    }

    fn settle(&mut self, receipt: Receipt, outcome: &Outcome) -> Told {
        let Some(staff) = &self.staff else { return Ok(None) };
        let now = clock::now();
        // Two events: the state of the record, and the outcome with its day.
        self.store.talk_over(&receipt, &staff.pseudonym, &now)?;
        self.store.settle(&receipt, outcome, &staff.pseudonym, &now)?;
        self.list()
    }

    /// Takes an answer back on the person's word: the person decides, and staff press the keys.
    fn take_back(&mut self, receipt: Receipt, wish: String) -> Told {
        let withdrawal = Withdrawal {
            receipt: receipt.to_string(),
            wishes: vec![wish],
            lang: self.sitting.lang.tag().to_owned(),
            operator: Operator::Assisted("staff".to_owned()),
        };
        self.written(receipt, |store, staff, now| store.withdraw_for(&withdrawal, staff, now).map(|_| ()))
    }

    /// Opens these records; adds those that cannot be read, for they may be the same person's.
    fn opened(&mut self, receipts: &[Receipt]) -> Result<PartialRead<DecryptedRecord>, RecordsError> {
        let mut opened = PartialRead { read: Vec::new(), unread: self.unread.clone() };
        for receipt in receipts {
            match self.open_one(*receipt) {
                Ok(one) => opened.read.extend(one),
                Err(RecordsError::Query(QueryError::Unreadable { event })) => {
                    opened.unread.push(UnreadableEntry { event, receipt: Some(*receipt), at: None });
                }
                Err(error) => return Err(error),
            }
        }
        Ok(opened)
    }

    /// Prints these records. The log has the print and every opening before the first line is written.
    fn print(&mut self, receipts: &[Receipt]) -> Told {
        self.note(AuditNote::PrintMade { records: receipts.len() as u64 })?;
        let opened = self.opened(receipts)?;
        let names = self.names()?;
        let printed = printing::print(self.data, self.content, (&opened, &names), &clock::now());
        Ok(Some(self::printed(printed)))
    }
}

fn printed(written: Result<String, OfficeError>) -> Msg {
    written.map_or_else(|error| Msg::Failed(trouble::unwritten(&error)), Msg::Printed)
}
