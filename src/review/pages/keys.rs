//! The keys that open the records, and replacing one, which two members of staff do together.

use zeroize::Zeroizing;

use crate::content::{Args, ContentError};
use crate::page::{Role, Row};
use crate::review::context::Context;
use crate::review::entry::{PIN_ENTRY, WORDS_ENTRY};
use crate::review::rows::{LISTED_AT_ONCE, Sheet, back, back_and_end, more, typing_and_back};
use crate::review::{Action, Alert, Effect, KeysEffect, Review};
use consent_log::{KeyKind, KnownKey, Permission};
use furigana::RichText;

use super::duties::DutiesPage;
use super::{Access, StaffPage};

/// Words of a new key on one page.
const WORDS_AT_ONCE: usize = 8;
const KEYS_CHANGED: Alert = Alert::Words("review-keys-changed");

/// The keys, from this one on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeyListPage {
    pub(in crate::review) from: usize,
}

impl StaffPage for KeyListPage {
    fn id(&self) -> String {
        format!("review-keys-{}", self.from)
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let known = &context.review.known_keys;
        sheet.asks();
        sheet.row("review-keys", Role::Question)?;
        for key in known.iter().skip(self.from).take(LISTED_AT_ONCE) {
            sheet.push(Row::text(format!("key.{}", key.mark), Role::Statement, line(context, key)?));
        }
        sheet.choice_part(1, Action::open(NewKeyPage { kind: KeyKind::Facility }), "review-keys", "facility")?;
        sheet.choice_part(2, Action::open(NewKeyPage { kind: KeyKind::Recovery }), "review-keys", "recovery")?;
        more(sheet, (self.from, LISTED_AT_ONCE, known.len()), |from| Self { from })?;
        back_and_end(sheet)
    }

    fn back(&self, _review: &Review) -> Action {
        // `open`, not `return_to`, here and in the pages below: only opening forgets the words of a new key.
        if self.from > 0 { Action::open(Self { from: 0 }) } else { Action::return_to(DutiesPage { from: 0 }) }
    }

    fn access(&self) -> Access {
        Access::With(Permission::Keys)
    }

    /// Reads the keys again, and forgets the words of a new key that did not replace the old one.
    fn opening(&self, review: &mut Review) -> Vec<Effect> {
        if self.from > 0 {
            return Vec::new();
        }
        review.new_key_words = Zeroizing::default();
        vec![Effect::Keys(KeysEffect::Look)]
    }
}

/// Returns which key it is, since when, who made it, and whether it is in use.
fn line(context: &Context<'_>, key: &KnownKey) -> Result<RichText, ContentError> {
    let by = if key.by.is_empty() {
        context.text("review-key-by-set-up")?
    } else {
        let staff = context.listed(key.by.iter().map(|one| context.member(one)));
        context.words.text("review-key-by", &Args::new().with("staff", staff))?
    };
    let args = Args::new()
        .with("key", context.text(&format!("review-key-{}", key.kind.as_str()))?)
        .with("when", context.when(key.since))
        .with("by", by);
    context.words.text(if key.is_retired { "review-key-retired" } else { "review-key-in-use" }, &args)
}

/// What comes of a new key of this kind, before anything is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NewKeyPage {
    kind: KeyKind,
}

impl StaffPage for NewKeyPage {
    fn id(&self) -> String {
        format!("review-key-new-{}", self.kind.as_str())
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row(&self.id(), Role::Question)?;
        sheet.parts(&self.id(), "s")?;
        sheet.choice(1, Action::open(KeyPinPage { kind: self.kind }), "review-key-together")?;
        back(sheet)
    }

    fn back(&self, _review: &Review) -> Action {
        Action::open(KeyListPage { from: 0 })
    }

    fn access(&self) -> Access {
        Access::With(Permission::Keys)
    }
}

/// The PIN of a second member of staff is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeyPinPage {
    pub(in crate::review) kind: KeyKind,
}

impl StaffPage for KeyPinPage {
    fn id(&self) -> String {
        "review-key-second-pin".to_owned()
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        typing_and_back(sheet, "review-second-pin", PIN_ENTRY)
    }

    fn back(&self, _review: &Review) -> Action {
        Action::open(NewKeyPage { kind: self.kind })
    }

    fn access(&self) -> Access {
        Access::With(Permission::Keys)
    }

    fn typed(&self, _review: &Review, pin: String) -> Action {
        Action::Ask(Effect::Keys(KeysEffect::Make(self.kind, pin)))
    }

    fn examples(&self) -> &'static [&'static str] {
        &["730952"]
    }
}

/// The words of the new key, from this one on, to be written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NewKeyWordsPage {
    pub(in crate::review) from: usize,
}

impl StaffPage for NewKeyWordsPage {
    fn id(&self) -> String {
        format!("review-key-words-{}", self.from)
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let words = context.review.new_key_words();
        let part: Vec<&str> = words.iter().skip(self.from).take(WORDS_AT_ONCE).copied().collect();
        sheet.secret_words("review-key-words", (self.from, &part))?;
        let next = self.from + WORDS_AT_ONCE;
        let next = if next < words.len() { Action::open(Self { from: next }) } else { Action::open(KeyProofPage) };
        sheet.choice(1, next, "setup-written-down")?;
        back(sheet)
    }

    fn back(&self, _review: &Review) -> Action {
        match self.from.checked_sub(WORDS_AT_ONCE) {
            Some(from) => Action::open(Self { from }),
            None => Action::open(KeyListPage { from: 0 }),
        }
    }

    fn access(&self) -> Access {
        Access::With(Permission::Keys)
    }
}

/// The new words are typed from the paper on which they were written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeyProofPage;

impl StaffPage for KeyProofPage {
    fn id(&self) -> String {
        "review-key-proof".to_owned()
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        typing_and_back(sheet, "review-key-proof", WORDS_ENTRY)
    }

    fn back(&self, _review: &Review) -> Action {
        Action::open(NewKeyWordsPage { from: 0 })
    }

    fn access(&self) -> Access {
        Access::With(Permission::Keys)
    }

    fn typed(&self, _review: &Review, words: String) -> Action {
        // Without a page of its own: after mistyped words this one stays, and they can be typed again.
        Action::ask_and_say(Effect::Keys(KeysEffect::Change(words)), KEYS_CHANGED)
    }

    fn examples(&self) -> &'static [&'static str] {
        &["the new words"]
    }
}
