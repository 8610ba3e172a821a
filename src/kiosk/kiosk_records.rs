//! What the walkthrough asks of the world: the log, the staff book, the clock.

use std::path::Path;

use crate::device::clock;
use crate::device::trouble_log::TroubleLog;
use crate::resident::{CallEnd, PausedVisit, ResidentEffect, ResidentMsg};
use consent_log::{AuditNote, CallEnding, Pseudonym, Receipt, RecordStore, RecordsError, StaffBook, random_pause_code};

/// The log and the staff book behind a kiosk.
#[derive(Debug)]
pub struct KioskRecords {
    store: RecordStore,
    staff: StaffBook,
    troubles: TroubleLog,
    demo: bool,
}

impl KioskRecords {
    /// Joins a log that is open, a staff book, and where trouble is noted.
    pub fn new(store: RecordStore, staff: StaffBook, troubles: TroubleLog, demo: bool) -> Self {
        Self { store, staff, troubles, demo }
    }

    /// Returns whether nothing here is real.
    pub fn is_demo(&self) -> bool {
        self.demo
    }

    /// Notes that the kiosk begins to serve people.
    pub fn note_start(&mut self) -> Result<(), RecordsError> {
        self.store.note(AuditNote::KioskStarted, &clock::now())?;
        self.delete_expired_paused_visits();
        Ok(())
    }

    /// Notes that the kiosk stops.
    pub fn note_stop(&mut self) -> Result<(), RecordsError> {
        self.store.note(AuditNote::KioskStopped, &clock::now())?;
        self.store.checkpoint();
        Ok(())
    }

    /// Does what is to be done; what comes of it, if the walkthrough waits for it.
    pub fn perform(&mut self, effect: ResidentEffect) -> Option<ResidentMsg> {
        match effect {
            ResidentEffect::Abandoned { chapter, reason } => {
                let noted = self.store.note(AuditNote::VisitAbandoned { chapter, reason }, &clock::now());
                self.report_failure(noted)
            }
            ResidentEffect::CallStaff => {
                let noted = self.store.note(AuditNote::StaffCalled, &clock::now());
                self.report_failure(noted)
            }
            ResidentEffect::CheckStaff(pin) => Some(self.check_staff(&pin)),
            ResidentEffect::DeletePaused(code) => self.delete_paused(&code),
            ResidentEffect::Find(code) => Some(self.find(&code)),
            ResidentEffect::FindPaused(code) => Some(self.find_paused(&code)),
            // Done by the kiosk, which has the screen and knows how long the call was open.
            ResidentEffect::EndCall(_) | ResidentEffect::ShowProof(_) => None,
            // The end of a visit. The write-ahead log is emptied then, so that a flipped bit in it cannot take the
            // visit away (docs/decisions/0022-head-file.md).
            ResidentEffect::Forget => {
                self.store.checkpoint();
                self.delete_expired_paused_visits();
                None
            }
            ResidentEffect::Keep(record) => {
                let kept = self.store.record_visit(&record, &clock::now());
                Some(self.commit_message(kept, ResidentMsg::Kept))
            }
            ResidentEffect::Pause { code, visit } => Some(self.pause(code, *visit)),
            ResidentEffect::Withdraw(withdrawal) => {
                let withdrawn = self.store.withdraw(&withdrawal, &clock::now());
                Some(self.commit_message(withdrawn, ResidentMsg::Withdrawn))
            }
        }
    }

    /// Notes what became of a call for staff.
    pub fn note(&mut self, note: &AuditNote) {
        let noted = self.store.note(note, &clock::now());
        self.report_failure(noted);
    }

    /// Notes how a call for staff ended, after so many seconds.
    pub fn note_call_end(&mut self, end: &CallEnd, seconds: u64) {
        let over = match end {
            CallEnd::Answered(Some(staff)) => return self.note_answer_by(staff, seconds),
            CallEnd::Answered(None) => return self.note(&AuditNote::StaffAnswered { seconds }),
            CallEnd::Left => CallEnding::Left,
            CallEnd::TakenBack => CallEnding::TakenBack,
        };
        self.note(&AuditNote::StaffCallEnded { ending: over, seconds });
    }

    fn note_answer_by(&mut self, staff: &str, seconds: u64) {
        let note = AuditNote::StaffAnswered { seconds };
        match staff.parse::<Pseudonym>() {
            Ok(staff) => {
                let noted = self.store.note_by(&staff, note, &clock::now());
                self.report_failure(noted);
            }
            // Not the name of a member of staff: that the call was answered is noted all the same.
            Err(_nobody) => self.note(&note),
        }
    }

    /// Refuses where the visit that is about to begin may find no room on the disk.
    pub fn check_room(&self) -> Result<(), RecordsError> {
        self.store.check_disk_space()
    }

    /// Returns the folder of the records.
    pub fn folder(&self) -> &Path {
        self.store.dir()
    }

    /// Notes trouble for the person who looks after the machine; it names nobody else.
    pub fn note_trouble(&mut self, what: &str) {
        self.troubles.note(what);
    }

    /// Returns the proof of the record with this receipt code, in one line.
    pub fn proof(&mut self, code: &str) -> Option<String> {
        let anchor =
            code.parse().map_err(RecordsError::from).and_then(|receipt: Receipt| self.store.receipt_anchor(&receipt));
        anchor.map_err(|error| self.troubles.note(&error.to_string())).ok().map(|anchor| anchor.to_string())
    }

    fn report_failure(&mut self, noted: Result<(), RecordsError>) -> Option<ResidentMsg> {
        if let Err(error) = noted {
            self.troubles.note(&error.to_string());
        }
        None
    }

    /// Returns the message with the receipt code only after the record is on the disk (invariant I1, docs/records.md);
    /// otherwise that it is not.
    fn commit_message(&mut self, kept: Result<Receipt, RecordsError>, msg: fn(String) -> ResidentMsg) -> ResidentMsg {
        match kept {
            Ok(receipt) => msg(receipt.to_string()),
            Err(error) => {
                self.troubles.note(&error.to_string());
                ResidentMsg::NotKept
            }
        }
    }

    fn check_staff(&mut self, pin: &str) -> ResidentMsg {
        match self.staff.identify(pin, &clock::now()) {
            Ok(staff) => ResidentMsg::StaffKnown(staff.pseudonym.to_string()),
            Err(error) => {
                self.troubles.note(&error.to_string());
                ResidentMsg::StaffUnknown
            }
        }
    }

    /// Keeps a visit for another day; under a code of its own, unless an earlier sitting had one.
    fn pause(&mut self, code: Option<String>, mut visit: PausedVisit) -> ResidentMsg {
        let now = clock::now();
        visit.note_day(now.today);
        let code = match code {
            Some(code) => code.parse::<Receipt>().map_err(RecordsError::from),
            None => random_pause_code(),
        };
        let kept = code.and_then(|code| self.store.keep_paused_visit(&code, &visit, &now).map(|()| code));
        match kept {
            Ok(code) => ResidentMsg::Paused(code.to_string()),
            Err(error) => {
                self.troubles.note(&error.to_string());
                ResidentMsg::NotPaused
            }
        }
    }

    fn find_paused(&mut self, code: &str) -> ResidentMsg {
        let Ok(code) = code.parse::<Receipt>() else { return ResidentMsg::PausedNotFound };
        self.delete_expired_paused_visits();
        match self.store.find_paused_visit(&code) {
            Ok(Some(visit)) => ResidentMsg::PausedFound { code: code.to_string(), visit: Box::new(visit) },
            Ok(None) => ResidentMsg::PausedNotFound,
            Err(error) => {
                self.troubles.note(&error.to_string());
                ResidentMsg::PausedUnreadable
            }
        }
    }

    /// Deletes what an earlier sitting kept. Where that fails it is told: the page may say that it is deleted.
    fn delete_paused(&mut self, code: &str) -> Option<ResidentMsg> {
        let deleted = code.parse().map_err(RecordsError::from).and_then(|code| self.store.delete_paused_visit(&code));
        let error = deleted.err()?;
        self.troubles.note(&error.to_string());
        Some(ResidentMsg::PausedNotDeleted)
    }

    /// Deletes paused visits that were kept long enough.
    pub(super) fn delete_expired_paused_visits(&mut self) {
        let deleted = self.store.delete_expired_paused_visits(&clock::now()).map(drop);
        self.report_failure(deleted);
    }

    fn find(&mut self, code: &str) -> ResidentMsg {
        let Ok(receipt) = code.parse::<Receipt>() else { return ResidentMsg::NotFound };
        match self.store.find(&receipt) {
            Ok(Some(earlier)) => ResidentMsg::Found { code: receipt.to_string(), wishes: earlier.wishes },
            Ok(None) => ResidentMsg::NotFound,
            Err(error) => {
                self.troubles.note(&error.to_string());
                // A resident can do nothing about a log that fails: its error is for staff, in the trouble log.
                ResidentMsg::NotFound
            }
        }
    }
}
