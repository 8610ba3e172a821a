//! The pages of review as values: on which page staff are. What each page shows and does is in `pages`.

pub(super) mod cards;
pub(super) mod keys;
pub(super) mod lists;
pub(super) mod notes;
pub(super) mod record;
pub(super) mod sign_in;
pub(super) mod staff;
pub(super) mod work;

use crate::screens::screens;

screens! {
    /// The page on which staff are.
    pub enum StaffScreen, staff_page_in {
        Answers(record::AnswersPage),
        Card(cards::CardPage),
        CardAct(cards::CardActPage),
        CardList(cards::CardListPage),
        CardsMenu(cards::CardsMenuPage),
        ChapterNotes(notes::ChapterNotesPage),
        Correct(record::CorrectPage),
        CorrectReason(record::CorrectReasonPage),
        Count(cards::CountPage),
        CountItem(cards::CountItemPage),
        CountOther(cards::CountOtherPage),
        CountResult(cards::CountResultPage),
        Date(sign_in::DatePage),
        Departure(record::DeparturePage),
        DepartureDay(record::DepartureDayPage),
        Due(lists::DuePage),
        Duties(work::DutiesPage),
        Erase(record::ErasePage),
        ErasePin(record::ErasePinPage),
        FollowUp(record::FollowUpPage),
        HandOver(lists::HandOverPage),
        Hold(record::HoldPage),
        Holder(cards::HolderPage),
        Inbox(lists::InboxPage),
        Keeper(cards::KeeperPage),
        KeyList(keys::KeyListPage),
        KeyPin(keys::KeyPinPage),
        KeyProof(keys::KeyProofPage),
        Link(record::LinkPage),
        Lists(lists::ListsPage),
        Member(staff::MemberPage),
        MemberLeaves(staff::MemberLeavesPage),
        MemberName(staff::MemberNamePage),
        MemberPin(staff::MemberPinPage),
        MemberPinAgain(staff::MemberPinAgainPage),
        MemberRole(staff::MemberRolePage),
        MoreActions(record::MoreActionsPage),
        NewKey(keys::NewKeyPage),
        NewKeyWords(keys::NewKeyWordsPage),
        Notes(notes::NotesPage),
        Paper(cards::PaperPage),
        Passphrase(sign_in::PassphrasePage),
        Person(lists::PersonPage),
        Pin(sign_in::PinPage),
        ReceivedItem(cards::ReceivedItemPage),
        Record(record::RecordPage),
        Register(lists::RegisterPage),
        Revisit(record::RevisitPage),
        RevisitDay(record::RevisitDayPage),
        Search(lists::SearchPage),
        SearchResults(lists::SearchResultsPage),
        ShownWords(record::ShownWordsPage),
        Slot(cards::SlotPage),
        Sources(notes::SourcesPage),
        StaffList(staff::StaffListPage),
        Steps(work::StepsPage),
        TakeBack(record::TakeBackPage),
        WhoLooked(record::WhoLookedPage),
        WishNotes(notes::WishNotesPage),
        Work(work::WorkPage),
        WrongDate(sign_in::WrongDatePage),
    }
}
