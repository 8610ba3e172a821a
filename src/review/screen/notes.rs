//! The pages of notes for staff on the pack, and of what its sentences rest on.

/// The chapters of the pack, from this one on; behind them the questions that people ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NotesPage {
    pub(in crate::review) from: usize,
}

/// The notes for staff on this chapter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ChapterNotesPage {
    pub(in crate::review) chapter: usize,
}

/// The sentences of this screen of a chapter, each with what it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SourcesPage {
    pub(in crate::review) chapter: usize,
    pub(in crate::review) screen: usize,
}

/// The notes for staff on what this wish of the open record is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WishNotesPage {
    pub(in crate::review) wish: usize,
}
