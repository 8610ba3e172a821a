//! A page while it is being written: its rows in the words of one language, and what each choice does.

pub(crate) mod key_help;
pub(crate) mod mistakes;
pub(crate) mod phrases;
pub(crate) mod sources;

use crate::content::{ContentError, MessageArgs, MessageBundle};
use crate::page::{ActionPage, EntryField, Page, PageKind, PageRow, RowRole};
use furigana::Lang;
use furigana::RichText;

/// The key of the way back, on every page that has one.
pub(crate) const BACK: u8 = 8;
/// The key of other things, on every page that has them.
pub(crate) const MENU: u8 = 9;

/// A page while it is being written.
pub(crate) struct PageBuilder<'a, A> {
    words: &'a MessageBundle,
    args: MessageArgs,
    rows: Vec<PageRow>,
    /// What deciding on each number does.
    actions: Vec<(u8, A)>,
    opening: PageKind,
    entry: Option<EntryField>,
}

impl<'a, A> PageBuilder<'a, A> {
    pub(crate) fn new(words: &'a MessageBundle, args: MessageArgs) -> Self {
        Self { words, args, rows: Vec::new(), actions: Vec::new(), opening: PageKind::Information, entry: None }
    }

    /// The page asks: nothing is chosen beforehand.
    pub(crate) fn asks(&mut self) {
        self.opening = PageKind::Question;
    }

    /// The page wants a sign of life.
    pub(crate) fn any_key(&mut self) {
        self.opening = PageKind::AnyKey;
    }

    /// The page stands while the kiosk is busy.
    pub(crate) fn busy(&mut self) {
        self.opening = PageKind::Busy;
    }

    /// The page names keys.
    pub(crate) fn names_keys(&mut self) {
        self.opening = PageKind::KeyTrial;
    }

    /// The page takes typing.
    pub(crate) fn types(&mut self, entry: EntryField) {
        self.opening = PageKind::Question;
        self.entry = Some(entry);
    }

    pub(crate) fn with(&mut self, name: &str, value: RichText) {
        self.args = std::mem::take(&mut self.args).with(name, value);
    }

    /// Adds a row that only says something.
    pub(crate) fn push(&mut self, row: PageRow) {
        self.rows.push(row);
    }

    /// Adds a row that is chosen by this number, with what deciding on it does.
    pub(crate) fn choose(&mut self, id: impl Into<String>, number: u8, action: A, text: RichText) {
        self.rows.push(PageRow::choice(id, number, text));
        self.actions.push((number, action));
    }

    /// Whether the last row has this id.
    pub(crate) fn ends_with(&self, id: &str) -> bool {
        self.rows.last().is_some_and(|row| row.id == id)
    }

    /// A row with the words of a message.
    pub(crate) fn row(&mut self, id: &str, role: RowRole) -> Result<(), ContentError> {
        let text = self.words.text(id, &self.args)?;
        self.push(PageRow::text(id, role, text));
        Ok(())
    }

    /// A row with the words of a part of a message.
    pub(crate) fn part(&mut self, id: &str, part: &str, role: RowRole) -> Result<(), ContentError> {
        let text = self.words.part(id, part, &self.args)?;
        self.push(PageRow::text(format!("{id}.{part}"), role, text));
        Ok(())
    }

    /// Rows with all parts whose name is `prefix`, or `prefix-1`, `prefix-2` …
    pub(crate) fn parts(&mut self, id: &str, prefix: &str) -> Result<usize, ContentError> {
        let parts = self.words.parts(id, prefix, &self.args)?;
        let many = parts.len();
        self.rows.extend(
            parts.into_iter().map(|(part, text)| PageRow::text(format!("{id}.{part}"), RowRole::Statement, text)),
        );
        Ok(many)
    }

    /// Heading and numbered sentences `.s1`, `.s2` … of a message.
    pub(crate) fn heading_and(&mut self, id: &str, sentences: &[&str]) -> Result<(), ContentError> {
        self.row(id, RowRole::Heading)?;
        sentences.iter().try_for_each(|part| self.part(id, part, RowRole::Statement))
    }

    /// Words to be written down, each with its number; `from` stand on pages before.
    pub(crate) fn secret_words(&mut self, id: &str, (from, words): (usize, &[&str])) -> Result<(), ContentError> {
        self.heading_and(id, &["s1", "s2"])?;
        for (number, word) in (from + 1..).zip(words) {
            let text = RichText::plain(format!("{number}. {word}"));
            self.push(PageRow::text(format!("{id}.word-{number}"), RowRole::Statement, text));
        }
        Ok(())
    }

    /// A choice with the words of a message.
    pub(crate) fn choice(&mut self, number: u8, action: A, id: &str) -> Result<(), ContentError> {
        let text = self.words.text(id, &self.args)?;
        self.choose(id, number, action, text);
        Ok(())
    }

    /// A choice with the words of a part of a message.
    pub(crate) fn choice_part(&mut self, number: u8, action: A, id: &str, part: &str) -> Result<(), ContentError> {
        let text = self.words.part(id, part, &self.args)?;
        self.choose(format!("{id}.{part}"), number, action, text);
        Ok(())
    }

    pub(crate) fn args(&self) -> &MessageArgs {
        &self.args
    }

    pub(crate) fn words(&self) -> &'a MessageBundle {
        self.words
    }

    /// The numbers that can be chosen, as `1, 2, 8`.
    pub(crate) fn numbers(&self) -> RichText {
        let numbers: Vec<String> = self.actions.iter().map(|(number, _)| number.to_string()).collect();
        RichText::plain(numbers.join(", "))
    }

    pub(crate) fn finish(self, id: String, lang: Lang) -> ActionPage<A> {
        let page = Page { id, lang, rows: self.rows, entry: self.entry, kind: self.opening };
        ActionPage::new(page, self.actions)
    }
}
