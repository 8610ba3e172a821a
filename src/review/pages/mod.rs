//! The pages of review. Each is one type that says everything of itself; here each is named once.

pub(super) mod cards;
pub(super) mod correction;
pub(super) mod due;
pub(super) mod duties;
pub(super) mod erasure;
pub(super) mod follow_up;
pub(super) mod hand_over_lists;
pub(super) mod inbox;
pub(super) mod link;
pub(super) mod more_actions;
pub(super) mod person;
pub(super) mod record;
pub(super) mod record_keys;
pub(super) mod register;
pub(super) mod search;
pub(super) mod shown_words;
pub(super) mod sign_in;
pub(super) mod staff;
pub(super) mod work;

use crate::content::{Content, ContentError, MessageArgs};
use crate::page::{ActionPage, RowRole};
use crate::screens::screens;
use consent_log::Permission;

use super::context::ReviewContext;
use super::rows::ReviewPageBuilder;
use super::{Review, ReviewAction, ReviewAlert, ReviewEffect};

screens! {
    /// The page on which staff are.
    pub enum StaffScreen: StaffPage {
        Answers(record::AnswersPage),
        Card(cards::card::CardPage),
        CardAct(cards::card::CardActPage),
        CardsMenu(cards::menu::CardsMenuPage),
        CardsOut(cards::card_lists::CardsOutPage),
        Correct(correction::CorrectPage),
        CorrectReason(correction::CorrectReasonPage),
        Count(cards::count::CountPage),
        CountItem(cards::count::CountItemPage),
        CountOther(cards::count::CountOtherPage),
        CountResult(cards::count::CountResultPage),
        Date(sign_in::DatePage),
        Due(due::DuePage),
        Duties(duties::DutiesPage),
        Erase(erasure::ErasePage),
        ErasePin(erasure::ErasePinPage),
        FollowUp(follow_up::FollowUpPage),
        HandOver(hand_over_lists::HandOverPage),
        Hold(more_actions::HoldPage),
        Holder(cards::receive::HolderPage),
        Inbox(inbox::InboxPage),
        Keeper(cards::keepers::KeeperPage),
        Keepers(cards::keepers::KeepersPage),
        KeptCards(cards::card_lists::KeptCardsPage),
        KeyList(record_keys::KeyListPage),
        KeyPin(record_keys::KeyPinPage),
        KeyProof(record_keys::KeyProofPage),
        Link(link::LinkPage),
        Lists(hand_over_lists::ListsPage),
        Member(staff::MemberPage),
        MemberLeaves(staff::MemberLeavesPage),
        MemberName(staff::MemberNamePage),
        MemberPin(staff::MemberPinPage),
        MemberPinAgain(staff::MemberPinAgainPage),
        MemberRole(staff::MemberRolePage),
        MoreActions(more_actions::MoreActionsPage),
        NewKey(record_keys::NewKeyPage),
        NewKeyWords(record_keys::NewKeyWordsPage),
        Paper(cards::receive::PaperPage),
        Passphrase(sign_in::PassphrasePage),
        Person(person::PersonPage),
        Pin(sign_in::PinPage),
        ReceivedItem(cards::receive::ReceivedItemPage),
        Record(record::RecordPage),
        Register(register::RegisterPage),
        Revisit(follow_up::RevisitPage),
        RevisitDay(follow_up::RevisitDayPage),
        Search(search::SearchPage),
        SearchResults(search::SearchResultsPage),
        ShownWords(shown_words::ShownWordsPage),
        Slot(cards::receive::SlotPage),
        StaffList(staff::StaffListPage),
        Steps(duties::StepsPage),
        TakeBack(correction::TakeBackPage),
        WhoLooked(more_actions::WhoLookedPage),
        Work(work::WorkPage),
        WrongDate(sign_in::WrongDatePage),
    }
}

/// Who may open a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PageAccess {
    /// Everybody who reached a page that leads there.
    Anybody,
    /// Members with this permission, while a record is open: the page is about that record.
    OnRecord(Permission),
    /// Members with this permission.
    With(Permission),
}

/// Everything that one page of review says of itself.
pub(super) trait StaffPage {
    /// Returns its id.
    fn id(&self) -> String;

    /// Writes its rows; each choice holds what it does.
    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError>;

    /// Returns what the way back does.
    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::Say(ReviewAlert::NOTHING_BEFORE)
    }

    /// Returns who may open it.
    fn access(&self) -> PageAccess {
        PageAccess::Anybody
    }

    /// Prepares the state for this page and returns the effects that it needs, each time that it is opened.
    fn on_open(&self, _review: &mut Review) -> Vec<ReviewEffect> {
        Vec::new()
    }

    /// Returns what typed text does.
    fn on_text(&self, _review: &Review, _text: String) -> ReviewAction {
        ReviewAction::Stay
    }

    /// Returns whether the way back from a record that is opened here leads here.
    fn lists_records(&self) -> bool {
        false
    }

    /// Returns what the gallery types on it.
    fn examples(&self) -> &'static [&'static str] {
        &[]
    }

    /// Returns the page as it is shown.
    fn page(&self, context: &ReviewContext<'_>) -> Result<ActionPage<ReviewAction>, ContentError> {
        context.page(self)
    }
}

/// Returns the page that review shows now.
pub fn page(review: &Review, content: &Content) -> Result<ActionPage<ReviewAction>, ContentError> {
    let context = ReviewContext::new(review, content)?;
    if review.asks_for_sign { still_there(&context) } else { review.screen.page().page(&context) }
}

/// Returns the question whether anybody is there, without anything of the page behind it: somebody else may read it.
fn still_there(context: &ReviewContext<'_>) -> Result<ActionPage<ReviewAction>, ContentError> {
    let mut sheet = ReviewPageBuilder::new(context.words, MessageArgs::new());
    sheet.any_key();
    sheet.row("review-still-there", RowRole::Question)?;
    sheet.part("review-still-there", "s1", RowRole::Statement)?;
    // Never run: any input only takes this question away (`was_only_a_sign_of_life`).
    sheet.choice_part(1, ReviewAction::Stay, "review-still-there", "stay")?;
    Ok(sheet.finish("review-still-there".to_owned(), context.review.lang.clone()))
}
