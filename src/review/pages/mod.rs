//! The table of review's pages: which there are, and what each holds. What one shows and does is in its own file.

mod cards;
mod correction;
mod departure;
mod due;
mod duties;
mod erasure;
mod follow_up;
mod hand_over_lists;
mod inbox;
mod link;
mod more_actions;
mod notes;
mod person;
mod record;
mod record_keys;
mod register;
mod search;
mod shown_words;
mod sign_in;
mod sources;
mod staff;
mod work;

use std::collections::BTreeSet;

use crate::review::locker::CardList;
use crate::review::outcome::FollowUpOutcome;
use crate::review::resident_field::ResidentField;
use crate::review::role_and_pin::{PinFor, RoleFor};
use crate::screens::screens;
use consent_log::{
    CustodyAct, ErasureReason, ItemKind, KeyKind, LockerCount, LockerItem, PaperNumber, Permission, Resident, SlotId,
    StaffMember,
};

screens! {
    /// The page on which staff are.
    pub enum StaffScreen, staff_page_in {
        /// Answers of the open record that have no key on its page, from this one on.
        Answers(AnswersPage { from: usize }),
        /// One card or certificate.
        Card(CardPage { holding: LockerItem }),
        /// The reason is typed: to whom it goes, or what is known.
        CardAct(CardActPage { holding: LockerItem, act: CustodyAct }),
        /// One of the lists about cards, from this entry on.
        CardList(CardListPage { list: CardList, from: usize }),
        /// Everything that can be done with cards.
        CardsMenu(CardsMenuPage),
        /// The notes for staff on this chapter.
        ChapterNotes(ChapterNotesPage { chapter: usize }),
        /// Which answer is right instead.
        Correct(CorrectPage { wish: usize }),
        /// Why this answer is right is typed.
        CorrectReason(CorrectReasonPage { wish: usize, answer: String }),
        /// Whether this one lies in the locker, after what was seen before.
        Count(CountPage { at: usize, seen: BTreeSet<SlotId> }),
        /// What lies in this slot.
        CountItem(CountItemPage { slot: String, seen: BTreeSet<SlotId> }),
        /// A slot is typed in which something lies that should not.
        CountOther(CountOtherPage { seen: BTreeSet<SlotId> }),
        /// What the count found.
        CountResult(CountResultPage { count: LockerCount }),
        /// Whether today's date is right.
        Date(DatePage),
        /// When the person left.
        Departure(DeparturePage),
        /// The day on which the person left is typed.
        DepartureDay(DepartureDayPage),
        /// Records that are due again, from this one on.
        Due(DuePage { from: usize }),
        /// What each role may do, from this duty on.
        Duties(DutiesPage { from: usize }),
        /// Why the record is erased.
        Erase(ErasePage),
        /// The PIN of a second member of staff is typed, to erase for this reason.
        ErasePin(ErasePinPage { why: ErasureReason }),
        /// What came of talking it over.
        FollowUp(FollowUpPage),
        /// The hand-over list with this id, from this person on.
        HandOver(HandOverPage { list: String, from: usize }),
        /// Why the record is held or let go is typed.
        Hold(HoldPage),
        /// This is typed of whose it is, after what was typed before.
        Holder(HolderPage { spot: SlotId, paper: PaperNumber, resident: Resident, detail: ResidentField }),
        /// The inbox, from this record on.
        Inbox(InboxPage { from: usize }),
        /// Whether a member becomes a keeper, or is one no longer.
        Keeper(KeeperPage { staff: StaffMember }),
        /// The keys, from this one on.
        KeyList(KeyListPage { from: usize }),
        /// The PIN of a second member of staff is typed.
        KeyPin(KeyPinPage { kind: KeyKind }),
        /// The new words are typed from the paper on which they were written down.
        KeyProof(KeyProofPage),
        /// This is typed of the person of the record, after what was typed before.
        Link(LinkPage { detail: ResidentField, resident: Resident }),
        /// The lists that the pack has.
        Lists(ListsPage),
        /// A member of staff.
        Member(MemberPage { member: StaffMember }),
        /// Whether a member of staff leaves.
        MemberLeaves(MemberLeavesPage { member: StaffMember }),
        /// The name of a new member of staff is typed.
        MemberName(MemberNamePage),
        /// A PIN for a member of staff is typed.
        MemberPin(MemberPinPage { whose: PinFor }),
        /// The same PIN is typed once more.
        MemberPinAgain(MemberPinAgainPage { whose: PinFor, pin: String }),
        /// Which role somebody gets.
        MemberRole(MemberRolePage { whose: RoleFor }),
        /// What else can be done with the record.
        MoreActions(MoreActionsPage),
        /// What comes of a new key of this kind, before anything is done.
        NewKey(NewKeyPage { kind: KeyKind }),
        /// The words of the new key, from this one on, to be written down.
        NewKeyWords(NewKeyWordsPage { from: usize }),
        /// The chapters of the pack, from this one on; behind them the questions that people ask.
        Notes(NotesPage { from: usize }),
        /// The number of the custody receipt is typed.
        Paper(PaperPage { spot: SlotId }),
        /// The words that open the records are typed.
        Passphrase(PassphrasePage),
        /// The records of this person, from this one on.
        Person(PersonPage { resident: Resident, from: usize }),
        /// The PIN is typed.
        Pin(PinPage),
        /// What is received.
        ReceivedItem(ReceivedItemPage),
        /// The record that is open.
        Record(RecordPage),
        /// All records in the order in which they came, from this one on.
        Register(RegisterPage { from: usize }),
        /// When the record is looked at again.
        Revisit(RevisitPage { outcome: FollowUpOutcome }),
        /// The day on which it is looked at again is typed.
        RevisitDay(RevisitDayPage { outcome: FollowUpOutcome }),
        /// A part of a name, kana, a room or a number is typed.
        Search(SearchPage),
        /// The people that were found, from this one on.
        SearchResults(SearchResultsPage { people: Vec<Resident>, from: usize }),
        /// The words that were shown for this wish of the open record.
        ShownWords(ShownWordsPage { wish: usize }),
        /// The slot of what is received is typed.
        Slot(SlotPage { item: ItemKind }),
        /// The sentences of this screen of a chapter, each with what it rests on.
        Sources(SourcesPage { chapter: usize, screen: usize }),
        /// The members of staff, from this one on.
        StaffList(StaffListPage { from: usize }),
        /// How something is done that has no pages but a command, with whom and in which order.
        Steps(StepsPage { duty: Permission }),
        /// Whether this answer is taken back.
        TakeBack(TakeBackPage { wish: usize }),
        /// Who looked at the record, in the words of the person.
        WhoLooked(WhoLookedPage),
        /// The notes for staff on what this wish of the open record is about.
        WishNotes(WishNotesPage { wish: usize }),
        /// Everything that can be done.
        Work(WorkPage),
        /// The date is wrong: nothing is opened.
        WrongDate(WrongDatePage),
    }
}
