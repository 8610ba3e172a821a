//! What the standards of accessibility ask of a kiosk, and for each clause the test that proves it, how to check it by
//! hand, or why it is not met yet.

mod clause;
mod clauses;
mod table;

pub use clause::{ClauseProof, Standard, StandardClause};
pub use clauses::CLAUSES;
pub use table::{as_markdown, as_text, standard_clauses};
