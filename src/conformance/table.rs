//! The table of all clauses, in plain text and as a document.

use super::clause::{ClauseProof, Standard, StandardClause};
use super::clauses::CLAUSES;

/// Returns the clauses of one standard, in their order.
pub fn standard_clauses(standard: Standard) -> impl Iterator<Item = &'static StandardClause> {
    CLAUSES.iter().filter(move |clause| clause.standard == standard)
}

/// Writes the whole table as plain text, one thing a line.
pub fn as_text() -> String {
    let clauses = Standard::ALL.into_iter().flat_map(standard_clauses);
    clauses.map(clause_in_text).chain([summary()]).collect()
}

fn clause_in_text(clause: &StandardClause) -> String {
    let proof = |proof: &ClauseProof| format!("    {}: {}\n", proof.kind(), proof.words());
    let proofs: String = clause.proofs.iter().map(proof).collect();
    format!("{} {}: {}\n{proofs}", clause.standard.name(), clause.number, clause.requirement)
}

/// How the document begins.
const INTRODUCTION: &str = "\
# What the standards of accessibility ask

Each clause that concerns a kiosk, what it asks in our words, and how it is known whether it is met: by a test of `make test`, written
`file::name`, or by looking, listening or measuring. What is not met yet is said with its reason. This page is what
`madoguchi conformance --as markdown` prints.

";

/// Writes the whole table as a Markdown document, a heading for each standard.
pub fn as_markdown() -> String {
    let tables = Standard::ALL.into_iter().map(standard_in_markdown);
    [INTRODUCTION.to_owned()].into_iter().chain(tables).chain([summary()]).collect()
}

fn standard_in_markdown(standard: Standard) -> String {
    let rows: String = standard_clauses(standard).map(clause_in_markdown).collect();
    format!("## {}\n\n| clause | asks | how it is known |\n|---|---|---|\n{rows}\n", standard.name())
}

fn clause_in_markdown(clause: &StandardClause) -> String {
    let proofs: Vec<String> = clause.proofs.iter().map(|proof| proof_in_markdown(*proof)).collect();
    format!("| {} | {} | {} |\n", clause.number, clause.requirement, proofs.join("<br>"))
}

fn proof_in_markdown(proof: ClauseProof) -> String {
    match proof {
        ClauseProof::Test(name) => format!("`{name}`"),
        ClauseProof::ByHand(_) | ClauseProof::NotApplicable(_) | ClauseProof::NotYet(_) => {
            format!("{}: {}", proof.kind(), proof.words())
        }
    }
}

fn summary() -> String {
    let many = |holds: fn(&StandardClause) -> bool| CLAUSES.iter().filter(|clause| holds(clause)).count();
    let (tested, open) = (many(StandardClause::is_tested), many(StandardClause::is_open));
    format!("{} clauses: {tested} with a test, {open} not met yet or not wholly\n", CLAUSES.len())
}
