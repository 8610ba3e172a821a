//! Which keys belong to the voice on a page.

use crate::page::{Page, PageKind};

/// Which keys belong to the voice on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum VoiceKeyScope {
    /// Its function keys and its characters.
    All,
    /// Its function keys only: characters are typed.
    Functions,
    /// None: any key is a sign of life, or is named.
    None,
}

impl VoiceKeyScope {
    pub(super) fn on(page: &Page) -> Self {
        match (page.kind, page.entry) {
            (PageKind::AnyKey | PageKind::Busy | PageKind::KeyTrial, _) => Self::None,
            (PageKind::Question | PageKind::Information, Some(entry)) if !entry.kind.is_digits() => Self::Functions,
            (PageKind::Question | PageKind::Information, _) => Self::All,
        }
    }
}
