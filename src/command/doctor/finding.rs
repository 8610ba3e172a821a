//! What an examination found.

/// What was found about one thing.
pub(super) enum DoctorFinding {
    Good(String),
    /// It works without; what is missing, and the mend.
    Missing(String),
    /// It does not work; what is wrong, and the mend.
    Wrong(String),
}
