//! A page while it is being written.

use crate::content::{Args, ContentError, Words};
use crate::page::{Entry, Lang, Opening, Page, Role, Row};
use crate::ruby::RichText;
use crate::walkthrough::Action;

/// The key of the way back, on every page that has one.
pub(super) const BACK: u8 = 8;
/// The key of other things, on every page that has them.
pub(super) const MENU: u8 = 9;

/// A page while it is being written: rows in order, in the words of one language.
pub(super) struct Sheet<'a> {
    words: &'a Words,
    args: Args,
    rows: Vec<Row<Action>>,
    opening: Opening,
    entry: Option<Entry>,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(words: &'a Words, args: Args) -> Self {
        Self { words, args, rows: Vec::new(), opening: Opening::Tells, entry: None }
    }

    /// The page asks: nothing is chosen beforehand.
    pub(super) fn asks(&mut self) {
        self.opening = Opening::Asks;
    }

    /// The page wants a sign of life.
    pub(super) fn any_key(&mut self) {
        self.opening = Opening::AnyKey;
    }

    /// The page takes typing.
    pub(super) fn types(&mut self, entry: Entry) {
        self.opening = Opening::Asks;
        self.entry = Some(entry);
    }

    pub(super) fn with(&mut self, name: &str, value: RichText) {
        self.args = std::mem::take(&mut self.args).with(name, value);
    }

    pub(super) fn push(&mut self, row: Row<Action>) {
        self.rows.push(row);
    }

    /// A row with the words of a message.
    pub(super) fn row(&mut self, id: &str, role: Role) -> Result<(), ContentError> {
        let text = self.words.text(id, &self.args)?;
        self.push(Row::text(id, role, text));
        Ok(())
    }

    /// A row with the words of a part of a message.
    pub(super) fn part(&mut self, id: &str, part: &str, role: Role) -> Result<(), ContentError> {
        let text = self.words.part(id, part, &self.args)?;
        self.push(Row::text(format!("{id}.{part}"), role, text));
        Ok(())
    }

    /// Rows with all parts whose name is `prefix`, or `prefix-1`, `prefix-2` …
    pub(super) fn parts(&mut self, id: &str, prefix: &str) -> Result<usize, ContentError> {
        let parts = self.words.parts(id, prefix, &self.args)?;
        let many = parts.len();
        self.rows
            .extend(parts.into_iter().map(|(part, text)| Row::text(format!("{id}.{part}"), Role::Statement, text)));
        Ok(many)
    }

    /// Heading and numbered sentences `.s1`, `.s2` … of a message.
    pub(super) fn heading_and(&mut self, id: &str, sentences: &[&str]) -> Result<(), ContentError> {
        self.row(id, Role::Heading)?;
        sentences.iter().try_for_each(|part| self.part(id, part, Role::Statement))
    }

    /// A choice with the words of a message.
    pub(super) fn choice(&mut self, number: u8, action: Action, id: &str) -> Result<(), ContentError> {
        let text = self.words.text(id, &self.args)?;
        self.push(Row::choice(id, number, action, text));
        Ok(())
    }

    /// A choice with the words of a part of a message.
    pub(super) fn choice_part(&mut self, number: u8, action: Action, id: &str, part: &str) -> Result<(), ContentError> {
        let text = self.words.part(id, part, &self.args)?;
        self.push(Row::choice(format!("{id}.{part}"), number, action, text));
        Ok(())
    }

    pub(super) fn next(&mut self) -> Result<(), ContentError> {
        self.choice(1, Action::Next, "go-next")
    }

    pub(super) fn back(&mut self) -> Result<(), ContentError> {
        self.choice(BACK, Action::Back, "go-back")
    }

    /// The way back and other things: the last choices of every page of the walkthrough.
    pub(super) fn back_and_menu(&mut self) -> Result<(), ContentError> {
        self.back()?;
        self.choice(MENU, Action::Menu, "go-menu")
    }

    pub(super) fn args(&self) -> &Args {
        &self.args
    }

    pub(super) fn words(&self) -> &'a Words {
        self.words
    }

    /// The numbers that can be chosen, as `1・2・8`.
    pub(super) fn numbers(&self) -> RichText {
        let numbers: Vec<String> =
            self.rows.iter().filter_map(|row| row.choice.as_ref()).map(|choice| choice.number.to_string()).collect();
        RichText::plain(numbers.join(", "))
    }

    pub(super) fn finish(self, id: String, lang: Lang) -> Page<Action> {
        Page { id, lang, rows: self.rows, entry: self.entry, opening: self.opening }
    }
}
