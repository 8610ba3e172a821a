//! What the standards of accessibility ask of a kiosk, and for each clause the test that proves it, how to check it by
//! hand, or why it is not met yet.

mod clauses;

pub use clauses::CLAUSES;

/// A standard that has clauses about kiosks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standard {
    /// ADA Standards 2010, chapter 707 (automatic teller machines and fare machines).
    Ada,
    /// EN 301 549 V3.2.1, chapter 5: closed functionality.
    En301549,
    /// Section 508 (36 CFR 1194, Appendix C), chapter 402: closed functionality.
    Section508,
    /// WCAG 2.2, as far as it applies to a program that is no web page.
    Wcag,
}

impl Standard {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 4] = [Self::En301549, Self::Section508, Self::Ada, Self::Wcag];

    /// Returns its name and edition.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ada => "ADA Standards 2010",
            Self::En301549 => "EN 301 549 V3.2.1",
            Self::Section508 => "Section 508",
            Self::Wcag => "WCAG 2.2",
        }
    }
}

/// How it is known whether a clause is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClauseProof {
    /// By looking, listening or measuring: how.
    ByHand(&'static str),
    /// It asks for nothing here: why.
    NotApplicable(&'static str),
    /// It is not met: why.
    NotYet(&'static str),
    /// By this test, `file::name`, that runs in `make test`.
    Test(&'static str),
}

impl ClauseProof {
    /// Returns its kind, in one word or two.
    pub fn kind(self) -> &'static str {
        match self {
            Self::ByHand(_) => "by hand",
            Self::NotApplicable(_) => "nothing here",
            Self::NotYet(_) => "not met yet",
            Self::Test(_) => "test",
        }
    }

    /// Returns the test, or what is to be known.
    pub fn words(self) -> &'static str {
        match self {
            Self::ByHand(words) | Self::NotApplicable(words) | Self::NotYet(words) | Self::Test(words) => words,
        }
    }
}

/// One clause of a standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StandardClause {
    /// The standard.
    pub standard: Standard,
    /// Its number there.
    pub number: &'static str,
    /// What it asks, in our words.
    pub requirement: &'static str,
    /// How it is known whether it is met; never empty.
    pub proofs: &'static [ClauseProof],
}

impl StandardClause {
    /// Returns whether something that it asks is missing.
    pub fn is_open(&self) -> bool {
        self.proofs.iter().any(|proof| matches!(proof, ClauseProof::NotYet(_)))
    }

    /// Returns whether a test proves some of it.
    pub fn is_tested(&self) -> bool {
        self.proofs.iter().any(|proof| matches!(proof, ClauseProof::Test(_)))
    }
}

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
