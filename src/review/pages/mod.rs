//! The pages of review. Each is one type that says everything of itself; here each is named once.

pub(super) mod cards;
pub(super) mod correction;
pub(super) mod door;
pub(super) mod due;
pub(super) mod duties;
pub(super) mod erasing;
pub(super) mod follow_up;
pub(super) mod inbox;
pub(super) mod keys;
pub(super) mod link;
pub(super) mod lists;
pub(super) mod more;
pub(super) mod person;
pub(super) mod record;
pub(super) mod register;
pub(super) mod search;
pub(super) mod shown_words;
pub(super) mod staff;
pub(super) mod work;

use crate::content::{Args, Content, ContentError};
use crate::page::{ActionPage, Role};
use crate::screens::screens;
use consent_log::Permission;

use super::context::Context;
use super::rows::Sheet;
use super::{Action, Alert, Effect, Review};

screens! {
    /// The page on which staff are.
    pub enum StaffScreen: StaffPage {
        Answers(record::AnswersPage),
        Card(cards::card::CardPage),
        CardAct(cards::card::CardActPage),
        CardsMenu(cards::menu::CardsMenuPage),
        CardsOut(cards::kept::CardsOutPage),
        Correct(correction::CorrectPage),
        CorrectReason(correction::CorrectReasonPage),
        Count(cards::count::CountPage),
        CountItem(cards::count::CountItemPage),
        CountOther(cards::count::CountOtherPage),
        CountResult(cards::count::CountResultPage),
        Date(door::DatePage),
        Due(due::DuePage),
        Duties(duties::DutiesPage),
        Erase(erasing::ErasePage),
        ErasePin(erasing::ErasePinPage),
        FollowUp(follow_up::FollowUpPage),
        HandOver(lists::HandOverPage),
        Hold(more::HoldPage),
        Holder(cards::receive::HolderPage),
        Inbox(inbox::InboxPage),
        Keeper(cards::keepers::KeeperPage),
        Keepers(cards::keepers::KeepersPage),
        KeptCards(cards::kept::KeptCardsPage),
        KeyList(keys::KeyListPage),
        KeyPin(keys::KeyPinPage),
        KeyProof(keys::KeyProofPage),
        Link(link::LinkPage),
        Lists(lists::ListsPage),
        Member(staff::MemberPage),
        MemberLeaves(staff::MemberLeavesPage),
        MemberName(staff::MemberNamePage),
        MemberPin(staff::MemberPinPage),
        MemberPinAgain(staff::MemberPinAgainPage),
        MemberRole(staff::MemberRolePage),
        MoreActions(more::MoreActionsPage),
        NewKey(keys::NewKeyPage),
        NewKeyWords(keys::NewKeyWordsPage),
        Paper(cards::receive::PaperPage),
        Passphrase(door::PassphrasePage),
        Person(person::PersonPage),
        Pin(door::PinPage),
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
        WhoLooked(more::WhoLookedPage),
        Work(work::WorkPage),
        WrongDate(door::WrongDatePage),
    }
}

/// Who may open a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
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
    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError>;

    /// Returns what the way back does.
    fn back(&self, _review: &Review) -> Action {
        Action::Say(Alert::NOTHING_BEFORE)
    }

    /// Returns who may open it.
    fn access(&self) -> Access {
        Access::Anybody
    }

    /// Prepares the state for this page and returns the effects that it needs, each time that it is opened.
    fn opening(&self, _review: &mut Review) -> Vec<Effect> {
        Vec::new()
    }

    /// Returns what typed text does.
    fn typed(&self, _review: &Review, _text: String) -> Action {
        Action::Stay
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
    fn page(&self, context: &Context<'_>) -> Result<ActionPage<Action>, ContentError> {
        context.page(self)
    }
}

/// Returns the page that review shows now.
pub fn page(review: &Review, content: &Content) -> Result<ActionPage<Action>, ContentError> {
    let context = Context::new(review, content)?;
    if review.asks_for_sign { still_there(&context) } else { review.screen.page().page(&context) }
}

/// Returns the question whether anybody is there, without anything of the page behind it: somebody else may read it.
fn still_there(context: &Context<'_>) -> Result<ActionPage<Action>, ContentError> {
    let mut sheet = Sheet::new(context.words, Args::new());
    sheet.any_key();
    sheet.row("review-still-there", Role::Question)?;
    sheet.part("review-still-there", "s1", Role::Statement)?;
    // Never run: any input only takes this question away (`was_only_a_sign_of_life`).
    sheet.choice_part(1, Action::Stay, "review-still-there", "stay")?;
    Ok(sheet.finish("review-still-there".to_owned(), context.review.lang.clone()))
}
