//! What can be wrong with the chain of events.

use thiserror::Error;

/// Where the log is not as it was written.
#[derive(Debug, Error)]
pub enum LogError {
    /// The chain does not hold at this event.
    #[error(
        "the log is not whole at event {event} ({what}); what was written until {until} is as it was: stop using this file, keep a copy, and restore the last backup"
    )]
    BrokenChain {
        /// The number of the event.
        event: i64,
        /// What does not fit.
        what: String,
        /// The minute of the event before, in Japan.
        until: String,
    },
    /// The end of the log is gone: somebody outside holds an event after it.
    #[error(
        "the end of the log was cut off: event {known} was there, and the log ends at event {last} of {since}: stop using this file, keep a copy, and restore the last backup"
    )]
    CutOff {
        /// The event that somebody outside holds.
        known: i64,
        /// The last event that is there.
        last: i64,
        /// The minute of it, in Japan.
        since: String,
    },
    /// A notice has other words than its hash says.
    #[error("the words of page {page:?} were changed: stop using this file, keep a copy, and restore the last backup")]
    NoticeChanged {
        /// The page.
        page: String,
    },
    /// The keys in the log are not those that its events added.
    #[error(
        "the keys to which records are sealed are not those that the log added ({strange}): somebody changed the file; nothing was recorded; stop using it, keep a copy, and restore the last backup"
    )]
    StrangeKey {
        /// The first digits of the key, or what is wrong.
        strange: String,
    },
    /// The log has another event than the one that somebody outside holds.
    #[error(
        "the log was written anew: event {event} of {since} is not the one that was there: stop using this file, keep a copy, and restore the last backup"
    )]
    Rewritten {
        /// The event.
        event: i64,
        /// The minute that it has now, in Japan.
        since: String,
    },
}

/// Refuses the log at this event.
pub(crate) fn broken_chain<T, E: From<LogError>>(event: i64, what: impl Into<String>) -> Result<T, E> {
    // Left empty: the check of the whole log fills it in at its end.
    Err(LogError::BrokenChain { event, what: what.into(), until: String::new() }.into())
}
