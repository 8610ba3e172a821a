//! Pages about the keys that open the records, and about a new one.

use crate::content::{Args, ContentError};
use crate::page::{EntryKind, Role, Row};
use crate::review::keys::WORDS_AT_ONCE;
use crate::review::{KeysAction, KeysAt, LISTED_AT_ONCE};
use consent_log::{KeyKind, KnownKey};
use furigana::RichText;

use super::{Action, Desk, LONGEST_WORDS, Sheet, back, back_and_end, people, typed};

pub(super) fn page_id(at: KeysAt) -> String {
    match at {
        KeysAt::Known(from) => format!("keys-{from}"),
        KeysAt::New(kind) => format!("key-new-{}", kind.as_str()),
        KeysAt::Proof => "key-proof".to_owned(),
        KeysAt::SecondPin(_) => "key-second-pin".to_owned(),
        KeysAt::Words(from) => format!("key-words-{from}"),
    }
}

impl Desk<'_> {
    pub(super) fn keys(&self, sheet: &mut Sheet<'_>, at: KeysAt) -> Result<(), ContentError> {
        match at {
            KeysAt::Known(from) => self.known_keys(sheet, from),
            KeysAt::New(kind) => new_key(sheet, kind),
            KeysAt::Proof => {
                typed(sheet, "review-key-proof", (EntryKind::HiddenText, LONGEST_WORDS))?;
                back(sheet)
            }
            KeysAt::SecondPin(_) => self.second_pin(sheet),
            KeysAt::Words(from) => self.new_words(sheet, from),
        }
    }

    fn known_keys(&self, sheet: &mut Sheet<'_>, from: usize) -> Result<(), ContentError> {
        let known = &self.review.keys.known;
        sheet.asks();
        sheet.row("review-keys", Role::Question)?;
        for key in known.iter().skip(from).take(LISTED_AT_ONCE) {
            sheet.push(Row::text(format!("key.{}", key.mark), Role::Statement, self.known_key(key)?));
        }
        sheet.choice_part(1, Action::Keys(KeysAction::New(KeyKind::Facility)), "review-keys", "facility")?;
        sheet.choice_part(2, Action::Keys(KeysAction::New(KeyKind::Recovery)), "review-keys", "recovery")?;
        people::more(sheet, (from, LISTED_AT_ONCE, known.len()), |from| Action::Keys(KeysAction::Known(from)))?;
        back_and_end(sheet)
    }

    /// Which it is, since when, who made it, and whether it opens anything.
    fn known_key(&self, key: &KnownKey) -> Result<RichText, ContentError> {
        let by = if key.by.is_empty() {
            self.text("review-key-by-set-up")?
        } else {
            let staff = self.listed(key.by.iter().map(|one| self.name(one)));
            self.words.text("review-key-by", &Args::new().with("staff", staff))?
        };
        let args = Args::new()
            .with("key", self.text(&format!("review-key-{}", key.kind.as_str()))?)
            .with("when", self.when(key.since))
            .with("by", by);
        self.words.text(if key.is_retired { "review-key-retired" } else { "review-key-in-use" }, &args)
    }

    /// The words of the new key, to be written down.
    fn new_words(&self, sheet: &mut Sheet<'_>, from: usize) -> Result<(), ContentError> {
        let words = self.review.keys.words();
        let part: Vec<&str> = words.iter().skip(from).take(WORDS_AT_ONCE).copied().collect();
        sheet.secret_words("review-key-words", (from, &part))?;
        let next = from + WORDS_AT_ONCE;
        let next = if next < words.len() { KeysAction::Words(next) } else { KeysAction::Written };
        sheet.choice(1, Action::Keys(next), "setup-written-down")?;
        back(sheet)
    }
}

/// What comes of a new key, before anything is done.
fn new_key(sheet: &mut Sheet<'_>, kind: KeyKind) -> Result<(), ContentError> {
    let id = format!("review-key-new-{}", kind.as_str());
    sheet.asks();
    sheet.row(&id, Role::Question)?;
    sheet.parts(&id, "s")?;
    sheet.choice(1, Action::Keys(KeysAction::Together(kind)), "review-key-together")?;
    back(sheet)
}
