//! A clause of a standard, and how it is known whether it is met.

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
