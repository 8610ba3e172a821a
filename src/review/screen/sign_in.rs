//! The pages before the records are open.

/// The PIN is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PinPage;

/// The words that open the records are typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PassphrasePage;

/// Whether today's date is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DatePage;

/// The date is wrong: nothing is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WrongDatePage;
