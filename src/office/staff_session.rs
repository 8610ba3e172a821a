//! The records and the member of staff who unlocked them: performs what review asks, and nothing that the role forbids.

mod card_effects;
mod failure_reasons;
mod key_change;
mod pending_key;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use zeroize::Zeroize;

use super::error::OfficeError;
use super::print_files;
use super::review_config::ReviewConfig;
use crate::content::{Circumstances, Content, FacilityProfile, Pack};
use crate::device::clock;
use crate::device::trouble_log::TroubleLog;
use crate::review::{FailureReason, ReviewEffect, ReviewMsg, StaffNames};
use crate::settings::{FACILITY_FILE, Facility};
use consent_log::consent::{Operator, Withdrawal};
use consent_log::{
    AuditNote, CommandError, DecryptedRecord, DecryptionKey, DualControl, ErasureReason, PartialRead, Pseudonym,
    QueryError, Receipt, RecordReaders, RecordStore, RecordsError, Retention, ReviewOutcome, Role, StaffBook,
    StaffError, StaffMember, Timestamp, UnreadableEntry,
};
use furigana::RichText;

/// Returns what the facility said of itself, as this pack asks it, or why that cannot be used.
fn facility_profile(data: &Path, pack: &Pack) -> Result<FacilityProfile, String> {
    let facility = Facility::read(data).map_err(|error| error.to_string())?;
    let of_pack = facility.profile(pack);
    of_pack.map_err(|error| format!("{}: {error}", data.join(FACILITY_FILE).display()))
}

/// The answer to an effect, if there is one.
type EffectResult = Result<Option<ReviewMsg>, RecordsError>;

/// The records and the member of staff who unlocked them.
pub(super) struct StaffSession<'a> {
    data: &'a Path,
    content: &'a Content,
    config: &'a ReviewConfig,
    store: RecordStore,
    book: StaffBook,
    staff: Option<StaffMember>,
    unlocked: Option<DecryptionKey>,
    /// Who may read, as residents were told.
    readers: RecordReaders,
    /// What the facility said of itself, or why that cannot be used.
    profile: Result<FacilityProfile, String>,
    /// Records that could not be read when all were listed last.
    unread: Vec<UnreadableEntry>,
    /// A new key of the records, whose words are being written down.
    pending_key: Option<pending_key::PendingKeyChange>,
    /// Whether the log has a note of the present lockout.
    lockout_noted: bool,
}

impl<'a> StaffSession<'a> {
    pub(super) fn open(data: &'a Path, content: &'a Content, sitting: &'a ReviewConfig) -> Result<Self, OfficeError> {
        let store = RecordStore::open_beside(data, &clock::now())?;
        Ok(Self {
            data,
            content,
            config: sitting,
            store,
            book: StaffBook::open(data)?,
            staff: None,
            unlocked: None,
            readers: Facility::read(data).map(|facility| facility.readers()).unwrap_or_default(),
            profile: facility_profile(data, content.pack()),
            unread: Vec::new(),
            pending_key: None,
            lockout_noted: false,
        })
    }

    /// Returns the day, and what the facility said of itself; what it has not said is as the pack has it.
    pub(super) fn circumstances(&self) -> Result<Circumstances, OfficeError> {
        let profile = match &self.profile {
            Ok(profile) => profile.clone(),
            // Review runs also beside a file that cannot be used: records are more than the words of notes.
            Err(_) => FacilityProfile::new(self.content.pack(), RichText::default(), &BTreeMap::new())?,
        };
        Ok(Circumstances::new(clock::today(), profile, false))
    }

    /// Notes in the trouble log why what the facility said of itself cannot be used, and returns what staff are told.
    pub(super) fn report_facility_fault(&self) -> Option<ReviewMsg> {
        let why = self.profile.as_ref().err()?;
        TroubleLog::note_beside(self.data, &format!("{why}: review runs with the answers of the pack"));
        Some(ReviewMsg::Failed(FailureReason::About("facility", self.data.join(FACILITY_FILE).display().to_string())))
    }

    /// Returns who may read.
    pub(super) fn readers(&self) -> RecordReaders {
        self.readers
    }

    /// Returns what is wrong with the log as it was opened, if anything is.
    pub(super) fn log_fault(&self) -> Option<ReviewMsg> {
        self.store.check_head().err().map(|error| ReviewMsg::Failed(failure_reasons::failure_reason(&error)))
    }

    /// Performs an effect if the role allows it; an error becomes one line on the page.
    pub(super) fn perform(&mut self, effect: ReviewEffect) -> Option<ReviewMsg> {
        // Pages check the same. This is the check that counts: it holds where a page forgets it.
        let may = |staff: &StaffMember| effect.duty().is_none_or(|duty| staff.role.may(duty, self.readers));
        // Before sign-in only effects that need no permission: a PIN to check, the end.
        let allowed = self.staff.as_ref().map_or(effect.duty().is_none(), may);
        let done = if allowed { self.act(effect) } else { Err(StaffError::NotPermitted.into()) };
        done.unwrap_or_else(|error| Some(ReviewMsg::Failed(failure_reasons::failure_reason(&error))))
    }

    fn act(&mut self, effect: ReviewEffect) -> EffectResult {
        match effect {
            ReviewEffect::AddStaff(name, role, pin) => self.add_staff((&name, role), pin),
            ReviewEffect::Calls => Ok(Some(ReviewMsg::Calls(self.store.unanswered_calls(&clock::now())?))),
            ReviewEffect::Cards(effect) => self.cards(effect),
            ReviewEffect::CheckStaff(pin) => self.check_staff(pin),
            ReviewEffect::ClockIsRight => self.note(AuditNote::ClockConfirmed),
            ReviewEffect::ClockIsWrong => self.note(AuditNote::ClockDoubted),
            ReviewEffect::Correct(receipt, correction) => {
                self.write_and_view(receipt, |store, staff, now| store.correct(&receipt, &correction, staff, now))
            }
            ReviewEffect::End(why) => {
                // The note may fail, as on a full disk; the log is put away all the same.
                let noted = self.note(AuditNote::StaffLeft { why });
                self.store.checkpoint();
                noted
            }
            ReviewEffect::Erase(receipt, why, pin) => self.erase(receipt, why, pin),
            ReviewEffect::HandOver(id) => self.hand_over(&id),
            ReviewEffect::Hold(receipt, is_held, why) => {
                self.write_and_view(receipt, |store, staff, now| store.set_hold(&receipt, (is_held, &why), staff, now))
            }
            ReviewEffect::Keys(effect) => self.keys(effect),
            ReviewEffect::Leave(who) => {
                self.book.disable(&who)?;
                self.staff_changed(AuditNote::StaffDisabled { pseudonym: who })
            }
            ReviewEffect::Link(receipt, resident) => {
                self.write_and_view(receipt, |store, staff, now| store.link_resident(&receipt, &resident, staff, now))
            }
            ReviewEffect::ListRecords => self.list(),
            ReviewEffect::NoteDeparture(receipts, on) => self
                .write_and_view_first(&receipts, |store, staff, now| store.note_departure(&receipts, on, staff, now)),
            ReviewEffect::NoteReturn(receipts) => {
                self.write_and_view_first(&receipts, |store, staff, now| store.note_return(&receipts, staff, now))
            }
            ReviewEffect::Open(receipt) => self.view(receipt),
            ReviewEffect::Print(receipts) => self.print(&receipts),
            ReviewEffect::ReadRegister => Ok(Some(ReviewMsg::RegisterRead(self.store.inbox()?))),
            ReviewEffect::SetPin(who, pin) => self.set_pin(who, pin),
            ReviewEffect::SetRole(who, role) => {
                self.book.set_role(&who, role)?;
                self.staff_changed(AuditNote::StaffRole { pseudonym: who, role })
            }
            ReviewEffect::MarkTalkedOver(receipt, outcome) => self.settle(receipt, &outcome),
            ReviewEffect::StaffList => Ok(Some(ReviewMsg::StaffListed(self.book.list()?))),
            ReviewEffect::UnlockByStick => self.unlock_by_stick(),
            ReviewEffect::TakeBack(receipt, wish) => self.take_back(receipt, wish),
            ReviewEffect::Unlock(passphrase) => self.unlock(passphrase),
            ReviewEffect::WriteList(id) => self.write_list(&id),
        }
    }

    fn note(&mut self, note: AuditNote) -> EffectResult {
        match &self.staff {
            Some(staff) => self.store.note_by(&staff.pseudonym, note, &clock::now()).map(|()| None),
            None => Ok(None),
        }
    }

    /// Writes something about a record and opens it again, which is noted like any opening.
    fn write_and_view(
        &mut self,
        receipt: Receipt,
        write: impl FnOnce(&mut RecordStore, &Pseudonym, &Timestamp) -> Result<(), RecordsError>,
    ) -> EffectResult {
        let Some(staff) = &self.staff else { return Ok(None) };
        write(&mut self.store, &staff.pseudonym, &clock::now())?;
        self.view(receipt)
    }

    /// Does the same for several records, of which the first is open.
    fn write_and_view_first(
        &mut self,
        receipts: &[Receipt],
        write: impl FnOnce(&mut RecordStore, &Pseudonym, &Timestamp) -> Result<(), RecordsError>,
    ) -> EffectResult {
        receipts.first().map_or(Ok(None), |first| self.write_and_view(*first, write))
    }

    /// Returns whose PIN this is; a wrong one and a lockout are noted in the log.
    fn check_pin(&mut self, mut pin: String) -> Result<StaffMember, RecordsError> {
        let now = clock::now();
        let checked = self.book.identify(&pin, &now);
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

    fn check_staff(&mut self, pin: String) -> EffectResult {
        let staff = self.check_pin(pin)?;
        self.store.note_by(&staff.pseudonym, AuditNote::StaffEntered, &clock::now())?;
        self.staff = Some(staff.clone());
        Ok(Some(ReviewMsg::Staff(staff)))
    }

    fn add_staff(&mut self, (name, role): (&str, Role), mut pin: String) -> EffectResult {
        // Zeroized before `?`, here and below: a PIN must not stay in memory when writing fails.
        let added = self.book.add(name, role, &pin, &clock::now());
        pin.zeroize();
        self.staff_changed(AuditNote::StaffAdded { pseudonym: added? })
    }

    fn set_pin(&mut self, who: Pseudonym, mut pin: String) -> EffectResult {
        let set = self.book.set_pin(&who, &pin);
        pin.zeroize();
        set?;
        self.staff_changed(AuditNote::StaffPinChanged { pseudonym: who })
    }

    fn staff_changed(&mut self, note: AuditNote) -> EffectResult {
        self.note(note)?;
        Ok(Some(ReviewMsg::StaffListed(self.book.list()?)))
    }

    /// Erases a record, together with a second member of staff who types their own PIN.
    fn erase(&mut self, receipt: Receipt, why: ErasureReason, pin: String) -> EffectResult {
        if why == ErasureReason::KeptLongEnough {
            // Before the PIN: a reason that does not hold must not cost the second member a try.
            self.refuse_early(receipt)?;
        }
        let second = self.check_pin(pin)?;
        let Some(staff) = &self.staff else { return Ok(None) };
        let both = DualControl::new(staff, &second)?;
        // Before the record is erased: only the record says whose the cards are.
        let cards = match &self.unlocked {
            Some(unlocked) => self.store.items_of(&receipt, unlocked, &staff.pseudonym, &clock::now())?,
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
        self.store.refuse_not_due(&receipt, Retention { months, today: clock::today() })
    }

    /// Unlocks with the words on the stick, if review was started with one.
    fn unlock_by_stick(&mut self) -> EffectResult {
        let Some(file) = &self.config.key_file else { return Ok(None) };
        match fs::read_to_string(file) {
            Ok(words) => self.unlock(words),
            Err(_not_plugged_in) => Ok(Some(ReviewMsg::Failed(FailureReason::Known("no-stick")))),
        }
    }

    fn list(&mut self) -> EffectResult {
        let (Some(staff), Some(unlocked)) = (&self.staff, &self.unlocked) else { return Ok(None) };
        let gists = self.store.summaries(unlocked, &staff.pseudonym, &clock::now())?;
        // A print of one person needs them: nobody can tell whose they are.
        self.unread.clone_from(&gists.unread);
        Ok(Some(ReviewMsg::RecordsListed(gists)))
    }

    fn view(&mut self, receipt: Receipt) -> EffectResult {
        let Some(opened) = self.decrypt_record(receipt)? else { return Ok(None) };
        let names = self.names()?;
        Ok(Some(ReviewMsg::RecordOpened(Box::new(opened), names)))
    }

    fn decrypt_record(&mut self, receipt: Receipt) -> Result<Option<DecryptedRecord>, RecordsError> {
        let (Some(staff), Some(unlocked)) = (&self.staff, &self.unlocked) else { return Ok(None) };
        self.store.view(&receipt, unlocked, &staff.pseudonym, &clock::now()).map(Some)
    }

    fn names(&self) -> Result<StaffNames, RecordsError> {
        self.book.names()
    }

    fn settle(&mut self, receipt: Receipt, outcome: &ReviewOutcome) -> EffectResult {
        let Some(staff) = &self.staff else { return Ok(None) };
        let now = clock::now();
        // Two events: the state of the record, and the outcome with its day.
        self.store.note_talked_over(&receipt, &staff.pseudonym, &now)?;
        self.store.record_outcome(&receipt, outcome, &staff.pseudonym, &now)?;
        self.list()
    }

    /// Takes an answer back on the person's word: the person decides, and staff press the keys.
    fn take_back(&mut self, receipt: Receipt, wish: String) -> EffectResult {
        let withdrawal = Withdrawal {
            receipt: receipt.to_string(),
            wishes: vec![wish],
            lang: self.config.lang.tag().to_owned(),
            operator: Operator::Assisted("staff".to_owned()),
        };
        self.write_and_view(receipt, |store, staff, now| store.withdraw_for(&withdrawal, staff, now).map(|_| ()))
    }

    /// Opens these records; adds those that cannot be read, for they may be the same person's.
    fn decrypt_records(&mut self, receipts: &[Receipt]) -> Result<PartialRead<DecryptedRecord>, RecordsError> {
        let mut opened = PartialRead { read: Vec::new(), unread: self.unread.clone() };
        for receipt in receipts {
            match self.decrypt_record(*receipt) {
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
    fn print(&mut self, receipts: &[Receipt]) -> EffectResult {
        self.note(AuditNote::PrintMade { records: receipts.len() as u64 })?;
        let opened = self.decrypt_records(receipts)?;
        let names = self.names()?;
        let printed = print_files::print(self.data, self.content, (&opened, &names), &clock::now());
        Ok(Some(self::printed_msg(printed)))
    }
}

fn printed_msg(written: Result<String, OfficeError>) -> ReviewMsg {
    written.map_or_else(|error| ReviewMsg::Failed(failure_reasons::file_failure(&error)), ReviewMsg::Printed)
}
