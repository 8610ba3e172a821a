//! What can happen in set-up, the answers so far, and the effects that it asks for.

use std::collections::BTreeMap;

use crate::content::Pack;
use crate::focus::{InputError, PageCommand};
use crate::settings::{Facility, ScreenPlace};
use crate::setup::pages::SetUpScreen;
use furigana::Lang;

/// What a choice of a page does, or something that is typed on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetUpAction {
    /// Ask the world for this.
    Ask(SetUpEffect),
    /// To the page before.
    Back,
    /// This answer to what the page asks.
    Choose(String),
    /// One after the other.
    Each(Vec<Self>),
    /// This language from now on, and this page in it.
    Language(Lang, SetUpScreen),
    /// To this page; the way back leads here again.
    Open(SetUpScreen),
    /// To this page in the place of the one that is shown: nothing leads back to that one.
    Replace(SetUpScreen),
    /// Say this on top of the page.
    Say(SetUpAlert),
    /// Nothing.
    Stay,
    /// Take the prepared file that was found.
    TakePrepared,
}

impl SetUpAction {
    pub(super) fn open(page: impl Into<SetUpScreen>) -> Self {
        Self::Open(page.into())
    }

    pub(super) fn replace(page: impl Into<SetUpScreen>) -> Self {
        Self::Replace(page.into())
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetUpMsg {
    /// The input has ended.
    Closed,
    /// A key that means one thing on every page.
    Command(PageCommand),
    /// Everything is made.
    Created {
        /// The words that open the facility's key.
        passphrase: String,
        /// The words for the safe.
        recovery: String,
    },
    /// A choice was decided on.
    Act(SetUpAction),
    /// It could not be made; one line that says why and what to do.
    Failed(String),
    /// Nobody pressed anything for some time.
    Idle,
    /// What was made is in its place.
    Settled,
    /// Something was typed.
    Typed(String),
    /// Nothing was chosen, and why.
    Wrong(InputError),
}

/// What is to be done in the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetUpEffect {
    /// Make keys, the log, the staff book and the facility file.
    Create(Box<SetUpAnswers>),
    /// Take everything from screen, scrollback and memory, and end.
    End,
    /// The words are written down: put what was made in its place. Before this, nothing is set up.
    SettleFacility,
}

/// The answers so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SetUpAnswers {
    /// The facility's name as it is written.
    pub name: String,
    /// The name in hiragana; empty where it has no kanji.
    pub reading: String,
    /// `ticket`, `number` or `staff`.
    pub identity: String,
    /// Digits of the facility's own number.
    pub digits: u8,
    /// Answers to the pack's questions about the facility.
    pub profile: BTreeMap<String, String>,
    /// The screen and from how far it is read.
    pub screen: ScreenPlace,
    /// Name of the first member of staff.
    pub staff: String,
    /// Their PIN.
    pub pin: String,
}

impl SetUpAnswers {
    /// Returns the content of `facility.toml`.
    pub fn facility(&self, pack: &Pack) -> Facility {
        // The notation of readings; `NamePage` refuses a name with its signs in it, so nothing has to be escaped.
        let name =
            if self.reading.is_empty() { self.name.clone() } else { format!("｜{}《{}》", self.name, self.reading) };
        Facility {
            name,
            pack: pack.id().to_owned(),
            identity: self.identity.clone(),
            digits: self.digits,
            profile: self.profile.clone(),
        }
    }
}

/// Something that is said once, on top of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetUpAlert {
    /// Kana only, and this is none.
    NotKana(char),
    /// The message with this id.
    Words(&'static str),
    /// Nothing was chosen.
    Wrong(InputError),
}

impl SetUpAlert {
    /// Something has to be typed here.
    pub(super) const EMPTY: Self = Self::Words("setup-alert-empty");
    /// A number that is not allowed here.
    pub(super) const NOT_A_NUMBER: Self = Self::Words("setup-alert-not-a-number");
    /// There is no page before this one.
    pub(super) const NOTHING_BEFORE: Self = Self::Words("alert-nothing-before");
    /// This is not the word.
    pub(super) const OTHER_WORD: Self = Self::Words("setup-alert-other-word");
    /// The prepared file is taken.
    pub(super) const PREPARED: Self = Self::Words("setup-prepared-taken");
    /// A My Number or a PIN is taken nowhere.
    pub(super) const REFUSED: Self = Self::Words("setup-alert-refused");
}
