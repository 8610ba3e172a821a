//! One page of meaning: an ordered list of rows. Screen, lines, speech and braille are rendered
//! from it and from nothing else, so that what is displayed is what is spoken.

use std::ops::Deref;

use furigana::{Lang, RichText};
use serde::Deserialize;
use strum::{IntoStaticStr, VariantArray};

/// What a row is for. Looks and voices are chosen by role, never the other way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowRole {
    /// Something that went wrong, or that was just done: the cursor stands on it (rule R2, docs/rules.md).
    Alert,
    /// One of the answers or ways to go on.
    Choice,
    /// The title of the page.
    Heading,
    /// A fixed line of help, last on each page.
    Help,
    /// A mark on every page, such as that of the demo.
    Mark,
    /// Where in the walkthrough this page is.
    Progress,
    /// The question that the choices answer.
    Question,
    /// One sentence of what is explained, or one line of what is read back.
    Statement,
}

/// One row: one sentence, one choice, one thing to focus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageRow {
    /// The id of the words, e.g. `start-free.s2`: it is what a record names.
    pub id: String,
    /// The words with their readings.
    pub text: RichText,
    /// What the row is for.
    pub role: RowRole,
    /// The digit that moves to this row, 1 to 9; `None` where there is nothing to choose.
    pub number: Option<u8>,
}

impl PageRow {
    /// Returns a row that only says something.
    pub fn text(id: impl Into<String>, role: RowRole, text: RichText) -> Self {
        Self { id: id.into(), text, role, number: None }
    }

    /// Returns a row that can be chosen by its number.
    pub fn choice(id: impl Into<String>, number: u8, text: RichText) -> Self {
        Self { id: id.into(), text, role: RowRole::Choice, number: Some(number) }
    }
}

/// What may be typed on a page that asks for something typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EntryField {
    /// Which characters count.
    pub kind: EntryKind,
    /// Most characters that are taken.
    pub longest: usize,
}

/// Which characters an entry takes, and whether they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntryKind {
    /// Digits, shown as typed.
    Digits,
    /// Digits that are neither shown nor spoken (a staff PIN).
    HiddenDigits,
    /// Any text that is neither shown nor spoken (a passphrase).
    HiddenText,
    /// Any text, shown as typed.
    Text,
}

impl EntryKind {
    /// Returns whether what is typed must not be shown or spoken (EN 301 549 5.1.3.8).
    pub fn is_hidden(self) -> bool {
        matches!(self, Self::HiddenDigits | Self::HiddenText)
    }

    /// Returns whether only digits are taken.
    pub fn is_digits(self) -> bool {
        matches!(self, Self::Digits | Self::HiddenDigits)
    }
}

/// How the first focus of a page is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PageKind {
    /// Only a sign of life is wanted: any key is the choice numbered 1.
    AnyKey,
    /// The kiosk is busy, and nothing can be done until the next page comes.
    Busy,
    /// Something is asked: nothing is chosen beforehand, Enter on the question chooses nothing.
    Question,
    /// Every key is named, and nothing is done by any.
    KeyTrial,
    /// Something is told: Enter goes on, by the choice numbered 1.
    Information,
}

/// A page of meaning: all that a screen, a voice or a braille display knows of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The id of the page, e.g. `start-free`; two pages with one id are the same page redrawn.
    pub id: String,
    /// The language of its words.
    pub lang: Lang,
    /// Its rows in reading order.
    pub rows: Vec<PageRow>,
    /// What may be typed here, if anything.
    pub entry: Option<EntryField>,
    /// Whether it asks or tells.
    pub kind: PageKind,
}

impl Page {
    /// Returns the index of the row that the digit `number` chooses.
    pub fn row_with_number(&self, number: u8) -> Option<usize> {
        self.choices().find(|(_, own)| *own == number).map(|(at, _)| at)
    }

    /// Returns the index and the number of each row that can be chosen, in reading order.
    pub fn choices(&self) -> impl Iterator<Item = (usize, u8)> {
        self.rows.iter().enumerate().filter_map(|(at, row)| row.number.map(|number| (at, number)))
    }

    /// Returns the index of the first row with this role.
    pub fn first_with_role(&self, role: RowRole) -> Option<usize> {
        self.rows.iter().position(|row| row.role == role)
    }
}

/// A page with what its choices do. It can be used as the page by everything that only shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionPage<A> {
    /// What is shown.
    pub page: Page,
    /// What deciding on each number does; no number is in it twice.
    // Beside the page and not in its rows: voice, screen and braille need no type of action.
    actions: Vec<(u8, A)>,
}

impl<A> ActionPage<A> {
    /// Joins a page with the actions of its numbers.
    pub fn new(page: Page, actions: Vec<(u8, A)>) -> Self {
        Self { page, actions }
    }

    /// Returns what deciding on the row with this number does.
    pub fn action(&self, number: u8) -> Option<&A> {
        self.actions.iter().find(|(own, _)| *own == number).map(|(_, action)| action)
    }

    /// Returns the numbers that can be chosen, in reading order, with what each does.
    pub fn actions(&self) -> impl Iterator<Item = (u8, &A)> {
        self.page.choices().filter_map(|(_, number)| Some((number, self.action(number)?)))
    }
}

impl<A> Deref for ActionPage<A> {
    type Target = Page;

    fn deref(&self) -> &Page {
        &self.page
    }
}

/// How a person wants pages to be presented. It returns to the default for the next person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct DisplayPrefs {
    /// What is done with the readings.
    pub furigana: FuriganaMode,
    /// How much is shown at a time.
    pub text_size: TextSize,
    /// The colours.
    pub theme: Theme,
}

/// What is done with the readings of kanji.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum FuriganaMode {
    /// Above their kanji, or behind them in a plain line.
    #[default]
    Shown,
    /// Left out: kanji alone.
    Hidden,
    /// Instead of the kanji: for voices that know none (rule R13).
    Kana,
}

/// The colours of a page: people with low vision differ in which they can read (EN 301 549 5.1.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, IntoStaticStr, VariantArray, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Theme {
    /// Light letters on a dark screen, which dazzles least.
    #[default]
    WhiteOnBlack,
    /// Dark letters on a light screen, like print.
    BlackOnWhite,
    /// Yellow letters on a dark screen.
    YellowOnBlack,
}

impl Theme {
    /// All of them, in the order of the key that changes them.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// Returns its name in settings and words.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Returns the theme after it; after the last, the first.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::WhiteOnBlack => Self::BlackOnWhite,
            Self::BlackOnWhite => Self::YellowOnBlack,
            Self::YellowOnBlack => Self::WhiteOnBlack,
        }
    }
}

/// The steps of the size key: how large a page is shown, and so how much of it at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum TextSize {
    /// As large as the standards ask, as many rows as fit.
    #[default]
    Full,
    /// Larger; where letters cannot grow, three sentences at a time.
    Larger,
    /// Larger still; where letters cannot grow, two sentences at a time.
    Largest,
    /// As large as possible, one sentence at a time, the choices together.
    OneSentence,
}

impl TextSize {
    /// All steps, in the order of the size key.
    pub const ALL: [Self; 4] = [Self::Full, Self::Larger, Self::Largest, Self::OneSentence];

    /// Returns the step after it; after the last, the first.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Full => Self::Larger,
            Self::Larger => Self::Largest,
            Self::Largest => Self::OneSentence,
            Self::OneSentence => Self::Full,
        }
    }

    /// Returns how many sentences are shown at a time where letters cannot grow; `None` for as many as fit.
    pub fn sentences_at_once(self) -> Option<usize> {
        match self {
            Self::Full => None,
            Self::Larger => Some(3),
            Self::Largest => Some(2),
            Self::OneSentence => Some(1),
        }
    }
}
