//! The state of review: who is signed in, on which page, and what was read from the log.

use zeroize::Zeroizing;

use crate::content::Circumstances;
use crate::page::DisplayPrefs;
use crate::review::locker::Locker;
use crate::review::message::{EffectCompletion, ReviewAlert};
use crate::review::pages::{PersonPage, PinPage, StaffScreen};
use crate::review::staff_names::StaffNames;
use crate::review::triage::TriagedRecord;
use consent_log::{
    DecryptedRecord, HandOverEntry, InboxEntry, KnownKey, PartialRead, Permission, Receipt, RecordReaders, Resident,
    Role, StaffCall, StaffMember, UnreadableEntry,
};
use furigana::Lang;

/// Staff at the records.
#[derive(Clone, Debug)]
pub struct Review {
    pub(super) lang: Lang,
    pub(super) look: DisplayPrefs,
    /// The day, and what the facility said of itself: notes for staff name its help line.
    pub(super) circumstances: Circumstances,
    /// Who may read records, as residents were told.
    pub(super) readers: RecordReaders,
    pub(super) screen: StaffScreen,
    pub(super) alert: Option<ReviewAlert>,
    pub(super) staff: Option<StaffMember>,
    pub(super) unlocked: bool,
    pub(super) records: Vec<TriagedRecord>,
    /// Calls for staff that nobody has answered.
    pub(super) calls: Vec<StaffCall>,
    /// Records that exist and cannot be read.
    pub(super) unread: Vec<UnreadableEntry>,
    /// The register: what the log says openly about every record.
    pub(super) register_entries: PartialRead<InboxEntry>,
    /// Whether an effect under way makes the list that the opened page shows.
    pub(super) is_list_pending: bool,
    pub(super) open_record: Option<OpenRecord>,
    pub(super) names: StaffNames,
    /// Everybody who works here.
    pub(super) members: Vec<StaffMember>,
    pub(super) locker: Locker,
    /// Every key of the records, the newest first.
    pub(super) known_keys: Vec<KnownKey>,
    /// The words of a new key, while they are written down.
    pub(super) new_key_words: Zeroizing<String>,
    /// Everybody on the hand-over list.
    pub(super) hand_over_entries: PartialRead<HandOverEntry>,
    /// Whether the question "is anybody there?" is shown, after a long time without a key.
    pub(super) asks_for_sign: bool,
    /// What to do once the effect under way is done.
    pub(super) completion: Option<EffectCompletion>,
}

/// The record that is open.
#[derive(Clone, Debug)]
pub(super) struct OpenRecord {
    pub(super) record: Box<DecryptedRecord>,
    /// The list from which it was opened, to which the way back leads.
    pub(super) from: StaffScreen,
}

impl OpenRecord {
    pub(super) fn history(&self) -> Option<PersonPage> {
        if let StaffScreen::Person(page) = &self.from { Some(page.clone()) } else { None }
    }
}

/// The page, and everything that decides where its keys lead.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct ReviewPosition {
    pub(super) screen: StaffScreen,
    pub(super) role: Option<Role>,
    pub(super) unlocked: bool,
    pub(super) asks_for_sign: bool,
    /// The history from which the open record was opened, whether it is held, and whether its person left.
    pub(super) open_record: Option<(Option<PersonPage>, bool, bool)>,
    pub(super) known_keys: usize,
    pub(super) new_key_words: usize,
}

impl Review {
    /// Starts before anybody has signed in.
    pub fn new(lang: Lang, circumstances: Circumstances, readers: RecordReaders) -> Self {
        Self {
            lang,
            look: DisplayPrefs::default(),
            circumstances,
            readers,
            screen: PinPage.into(),
            alert: None,
            staff: None,
            unlocked: false,
            records: Vec::new(),
            calls: Vec::new(),
            unread: Vec::new(),
            register_entries: PartialRead::default(),
            is_list_pending: false,
            open_record: None,
            names: StaffNames::new(),
            members: Vec::new(),
            locker: Locker::default(),
            known_keys: Vec::new(),
            new_key_words: Zeroizing::default(),
            hand_over_entries: PartialRead::default(),
            asks_for_sign: false,
            completion: None,
        }
    }

    /// Returns the page that is shown.
    pub fn screen(&self) -> &StaffScreen {
        &self.screen
    }

    /// Returns the language.
    pub fn lang(&self) -> &Lang {
        &self.lang
    }

    /// Returns how pages are presented.
    pub fn look(&self) -> DisplayPrefs {
        self.look
    }

    /// Returns whether any key is awaited, before the records lock themselves.
    pub fn asks_for_sign(&self) -> bool {
        self.asks_for_sign
    }

    /// Returns whether nobody has signed in yet.
    pub(super) fn is_signed_out(&self) -> bool {
        matches!(self.screen, StaffScreen::Pin(_))
    }

    pub(super) fn position(&self) -> ReviewPosition {
        ReviewPosition {
            screen: self.screen.clone(),
            role: self.staff.as_ref().map(|staff| staff.role),
            unlocked: self.unlocked,
            asks_for_sign: self.asks_for_sign,
            // Of the lists only a history counts: the others would multiply the states of the gallery without a new
            // page.
            open_record: self
                .open_record
                .as_ref()
                .map(|opened| (opened.history(), opened.record.held.is_some(), opened.record.left_on.is_some())),
            // Their number decides which pages there are; what they are changes only the rows.
            known_keys: self.known_keys.len(),
            new_key_words: self.new_key_words().len(),
        }
    }

    /// Returns the day in Japan.
    pub(super) fn today(&self) -> jiff::civil::Date {
        self.circumstances.today
    }

    pub(super) fn open_record(&self) -> Option<&DecryptedRecord> {
        self.open_record.as_ref().map(|opened| &*opened.record)
    }

    /// Returns the words of a new key, one by one.
    pub(super) fn new_key_words(&self) -> Vec<&str> {
        self.new_key_words.split(' ').collect()
    }

    /// Returns the person of the open record, if the record is tied to one.
    pub(super) fn person_of_open_record(&self) -> Option<&Resident> {
        let receipt = self.open_record()?.receipt;
        let own = self.records.iter().find(|record| record.summary.entry.receipt == receipt)?;
        own.summary.person.as_ref()
    }

    /// Returns every record of the person of the open record, the open one first.
    pub(super) fn receipts_of_person(&self) -> Vec<Receipt> {
        let Some(open) = self.open_record().map(|opened| opened.receipt) else { return Vec::new() };
        let is_own = |record: &&TriagedRecord| {
            let person = record.summary.person.as_ref().zip(self.person_of_open_record());
            person.is_some_and(|(one, other)| one.is_same_person(other))
        };
        let others = self.records.iter().filter(is_own).map(|record| record.summary.entry.receipt);
        std::iter::once(open).chain(others.filter(|receipt| *receipt != open)).collect()
    }

    /// Returns whether the member who is signed in may do this: by their role, and for reading with the key unlocked.
    pub(super) fn may(&self, duty: Permission) -> bool {
        // Only these need the key. The rest works on what is not sealed, or on a record that is open already.
        let reads = matches!(duty, Permission::FollowUp | Permission::Keys | Permission::Print | Permission::Read);
        self.has_role_for(duty) && (self.unlocked || !reads)
    }

    pub(super) fn has_role_for(&self, duty: Permission) -> bool {
        self.staff.as_ref().is_some_and(|staff| staff.role.may(duty, self.readers))
    }
}
