//! One thing that is wrong with a pack or its words: where it is, how bad it is, and how to fix it.

use std::fmt;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The pack may not be used.
    Error,
    /// The pack can be used; somebody should look.
    Warning,
}

/// One thing that is wrong, where it is, and how to fix it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ContentFinding {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// How bad it is.
    pub level: Severity,
    /// The rule: `L1` … `L21` of docs/rules.md, or `ids`, `pack`, `dates`, `sources`, `promises`.
    pub rule: &'static str,
    /// What is wrong, and how to fix it.
    pub what: String,
}

impl fmt::Display for ContentFinding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = match self.level {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(out, "{}:{}: {level} [{}]: {}", self.file, self.line, self.rule, self.what)
    }
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SourceLocation {
    pub(super) file: String,
    pub(super) line: usize,
}

impl SourceLocation {
    pub(super) fn error(&self, rule: &'static str, what: impl Into<String>) -> ContentFinding {
        self.finding(Severity::Error, rule, what)
    }

    pub(super) fn warning(&self, rule: &'static str, what: impl Into<String>) -> ContentFinding {
        self.finding(Severity::Warning, rule, what)
    }

    fn finding(&self, level: Severity, rule: &'static str, what: impl Into<String>) -> ContentFinding {
        ContentFinding { file: self.file.clone(), line: self.line, level, rule, what: what.into() }
    }
}
