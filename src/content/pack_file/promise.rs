//! What the words promise, and what holds each promise true: a test of the program, or an item that the house confirms.

use serde::Deserialize;

/// `promises.toml`: a row for each promise of the words.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PromisesFile {
    /// What is promised.
    #[serde(rename = "promise", default)]
    pub promises: Vec<Promise>,
    /// Sentences with the words of a promise that promise nothing.
    #[serde(default)]
    pub no_promise: Vec<NoPromise>,
}

/// One promise.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    /// Its id.
    pub id: String,
    /// The messages in which it stands, each with its part behind a dot.
    pub messages: Vec<String>,
    /// Tests that hold the program to it: `path::name`.
    #[serde(default)]
    pub tests: Vec<String>,
    /// The item of set-up by which the house confirms that it does it: `profile.<key>`.
    pub house: Option<String>,
}

/// Sentences that promise nothing, although they have the words or the place of a promise.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoPromise {
    /// The messages, each with its part behind a dot.
    pub messages: Vec<String>,
    /// Why nobody is promised anything.
    pub why: String,
}
