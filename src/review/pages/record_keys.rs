//! The keys that open the records, and replacing one, which two members of staff do together.

use zeroize::Zeroizing;

use crate::content::{ContentError, MessageArgs};
use crate::page::{PageRow, RowRole};
use crate::review::context::ReviewContext;
use crate::review::entry::{PIN_ENTRY, WORDS_ENTRY};
use crate::review::message::{KeysEffect, ReviewAction, ReviewAlert, ReviewEffect};
use crate::review::pages::{DutiesPage, KeyListPage, KeyPinPage, KeyProofPage, NewKeyPage, NewKeyWordsPage};
use crate::review::rows::{
    ENTRIES_PER_PAGE, ReviewPageBuilder, back_and_end_rows, back_row, more_row, typed_question_and_back,
};
use crate::review::staff_page::{PageAccess, StaffPage};
use crate::review::state::Review;
use consent_log::{KeyKind, KnownKey, Permission};
use furigana::RichText;

/// Words of a new key on one page.
const WORDS_AT_ONCE: usize = 8;
const KEYS_CHANGED: ReviewAlert = ReviewAlert::Words("review-keys-changed");

impl StaffPage for KeyListPage {
    fn id(&self) -> String {
        format!("review-keys-{}", self.from)
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let known = &context.review.known_keys;
        sheet.asks();
        sheet.row("review-keys", RowRole::Question)?;
        for key in known.iter().skip(self.from).take(ENTRIES_PER_PAGE) {
            sheet.push(PageRow::text(format!("key.{}", key.mark), RowRole::Statement, line(context, key)?));
        }
        sheet.choice_part(1, ReviewAction::open(NewKeyPage { kind: KeyKind::Facility }), "review-keys", "facility")?;
        sheet.choice_part(2, ReviewAction::open(NewKeyPage { kind: KeyKind::Recovery }), "review-keys", "recovery")?;
        more_row(sheet, (self.from, ENTRIES_PER_PAGE, known.len()), |from| Self { from })?;
        back_and_end_rows(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        // `open`, not `return_to`, here and in the pages below: only opening forgets the words of a new key.
        if self.from > 0 {
            ReviewAction::open(Self { from: 0 })
        } else {
            ReviewAction::return_to(DutiesPage { from: 0 })
        }
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Keys)
    }

    /// Reads the keys again, and forgets the words of a new key that did not replace the old one.
    fn on_open(&self, review: &mut Review) -> Vec<ReviewEffect> {
        if self.from > 0 {
            return Vec::new();
        }
        review.new_key_words = Zeroizing::default();
        vec![ReviewEffect::Keys(KeysEffect::ListKeys)]
    }
}

/// Returns which key it is, since when, who made it, and whether it is in use.
fn line(context: &ReviewContext<'_>, key: &KnownKey) -> Result<RichText, ContentError> {
    // The first keys are made at set-up, when nobody is in the staff book yet.
    let by = if key.by.is_empty() {
        context.text("review-key-by-set-up")?
    } else {
        let staff = context.joined(key.by.iter().map(|one| context.staff_name(one)));
        context.words.text("review-key-by", &MessageArgs::new().with("staff", staff))?
    };
    let args = MessageArgs::new()
        .with("key", context.text(&format!("review-key-{}", key.kind.as_str()))?)
        .with("when", context.date_and_time(key.since))
        .with("by", by);
    context.words.text(if key.is_retired { "review-key-retired" } else { "review-key-in-use" }, &args)
}

impl StaffPage for NewKeyPage {
    fn id(&self) -> String {
        format!("review-key-new-{}", self.kind.as_str())
    }

    fn write(&self, _context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row(&self.id(), RowRole::Question)?;
        sheet.parts(&self.id(), "s")?;
        sheet.choice(1, ReviewAction::open(KeyPinPage { kind: self.kind }), "review-key-together")?;
        back_row(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::open(KeyListPage { from: 0 })
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Keys)
    }
}

impl StaffPage for KeyPinPage {
    fn id(&self) -> String {
        "review-key-second-pin".to_owned()
    }

    fn write(&self, _context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        typed_question_and_back(sheet, "review-second-pin", PIN_ENTRY)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::open(NewKeyPage { kind: self.kind })
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Keys)
    }

    fn on_text(&self, _review: &Review, pin: String) -> ReviewAction {
        ReviewAction::Ask(ReviewEffect::Keys(KeysEffect::Make(self.kind, pin)))
    }

    fn examples(&self) -> &'static [&'static str] {
        &["730952"]
    }
}

impl StaffPage for NewKeyWordsPage {
    fn id(&self) -> String {
        format!("review-key-words-{}", self.from)
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let words = context.review.new_key_words();
        let part: Vec<&str> = words.iter().skip(self.from).take(WORDS_AT_ONCE).copied().collect();
        sheet.secret_words("review-key-words", (self.from, &part))?;
        let next = self.from + WORDS_AT_ONCE;
        let next =
            if next < words.len() { ReviewAction::open(Self { from: next }) } else { ReviewAction::open(KeyProofPage) };
        sheet.choice(1, next, "setup-written-down")?;
        back_row(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        match self.from.checked_sub(WORDS_AT_ONCE) {
            Some(from) => ReviewAction::open(Self { from }),
            None => ReviewAction::open(KeyListPage { from: 0 }),
        }
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Keys)
    }
}

impl StaffPage for KeyProofPage {
    fn id(&self) -> String {
        "review-key-proof".to_owned()
    }

    fn write(&self, _context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        typed_question_and_back(sheet, "review-key-proof", WORDS_ENTRY)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::open(NewKeyWordsPage { from: 0 })
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Keys)
    }

    fn on_text(&self, _review: &Review, words: String) -> ReviewAction {
        // Without a page of its own: after mistyped words this one stays, and they can be typed again.
        ReviewAction::ask_and_say(ReviewEffect::Keys(KeysEffect::Change(words)), KEYS_CHANGED)
    }

    fn examples(&self) -> &'static [&'static str] {
        &["the new words"]
    }
}
