//! What set-up is told, what was said so far, and what it wants done in the world.

use std::collections::BTreeMap;

use crate::content::Pack;
use crate::place::{Command, Wrong};
use crate::settings::{Facility, ScreenPlace};
use furigana::Lang;

/// What the choices of a page do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// To the page before.
    Back,
    /// Make everything that was said.
    Create,
    /// End.
    Finish,
    /// How a record is tied to a person.
    Identity(String),
    /// The language of set-up.
    Language(Lang),
    /// Go on.
    Next,
    /// Take the prepared file that was found.
    Prepared,
    /// This value of the profile question.
    Value(String),
    /// A name is written so.
    Written(String),
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The input has ended.
    Closed,
    /// A key that means one thing on every page.
    Command(Command),
    /// Everything is made.
    Created {
        /// The words that open the facility's key.
        passphrase: String,
        /// The words for the safe.
        recovery: String,
    },
    /// A choice was decided on.
    Do(Action),
    /// It could not be made; one line that says why and what to do.
    Failed(String),
    /// Nobody pressed anything for some time.
    Idle,
    /// What was made is in its place.
    Settled,
    /// Something was typed.
    Typed(String),
    /// Nothing was chosen, and why.
    Wrong(Wrong),
}

/// What is to be done in the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Make keys, the log, the staff book and the facility file.
    Create(Box<Asked>),
    /// Take everything from screen, scrollback and memory, and end.
    End,
    /// The words are written down: put what was made in its place. Before this, nothing is set up.
    Settle,
}

/// What was said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
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

impl Asked {
    /// What goes into `facility.toml`.
    pub fn facility(&self, pack: &Pack) -> Facility {
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

/// Where set-up is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// Everything is being made.
    Creating,
    /// How many digits the facility's number has.
    Digits,
    /// Everything is made and proved.
    Done,
    /// The system could not make it.
    Failed,
    /// How a record is tied to a person.
    Identity,
    /// Which language.
    Language,
    /// The facility's name.
    Name,
    /// Whether the name that was typed in Latin letters is meant in kana.
    NameWritten,
    /// The passphrase is shown.
    Passphrase,
    /// The PIN of the first member of staff.
    Pin,
    /// The same once more.
    PinAgain,
    /// This question of the pack about the facility.
    Profile(usize),
    /// This word of the passphrase is asked for.
    ProvePassphrase(usize),
    /// This word of the recovery sheet is asked for.
    ProveRecovery(usize),
    /// The reading of the facility's name.
    Reading,
    /// Words of the recovery sheet, from this one on.
    Recovery(usize),
    /// How large the screen is.
    Screen,
    /// The name of the first member of staff.
    Staff,
    /// Whether the name of staff that was typed in Latin letters is meant in kana.
    StaffWritten,
    /// Everything that was said.
    Summary,
    /// From how far the screen is read.
    Viewing,
}

/// Something that is said once, on top of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alert {
    /// There is no page before this one.
    NothingBefore,
    /// Something has to be typed here.
    Empty,
    /// Kana only, and this is none.
    NotKana(char),
    /// The prepared file is taken.
    Prepared,
    /// A My Number or a PIN may stand nowhere.
    Refused,
    /// A number that is not allowed here.
    NotANumber,
    /// Nothing from which a screen is read.
    NotCentimetres,
    /// No diagonal of a screen.
    NotInches,
    /// The PIN is too short, too long or too easy.
    WeakPin,
    /// The two PINs differ.
    OtherPin,
    /// This is not the word.
    OtherWord,
    /// Nothing was chosen.
    Wrong(Wrong),
}
