//! What a page of the resident's is written from: the walkthrough with the words of its language.

use crate::content::pack_file::{AnswerOption, Statement};
use crate::content::{Content, ContentError, MessageArgs, MessageBundle, StatementChoice};
use crate::page_builder::phrases::joined;
use consent_log::consent::GivenWish;
use furigana::{Counter, RichText, counted};

use super::walkthrough::Walkthrough;

/// What pages depend on besides the walkthrough.
#[derive(Clone, Copy, Debug)]
pub struct PageSettings<'a> {
    /// The words and the pack.
    pub content: &'a Content,
    /// Whether every page is marked as a demonstration.
    pub demo: bool,
    /// How long the question whether somebody is there waits, in seconds.
    pub still_there_seconds: u32,
}

/// The walkthrough with the words of its language.
pub(super) struct PageContext<'a> {
    pub(super) walk: &'a Walkthrough,
    pub(super) content: &'a Content,
    pub(super) words: &'a MessageBundle,
    /// What every text may name, as the facility and its profile.
    pub(super) args: MessageArgs,
    still_there_seconds: u32,
}

impl<'a> PageContext<'a> {
    pub(super) fn new(walk: &'a Walkthrough, settings: PageSettings<'a>) -> Result<Self, ContentError> {
        let PageSettings { content, still_there_seconds, demo: _ } = settings;
        let words = content.messages(walk.lang())?;
        let args = walk.visit.circumstances.args(words)?;
        Ok(Self { walk, content, words, args, still_there_seconds })
    }

    /// Returns the words of a message.
    pub(super) fn text(&self, id: &str) -> Result<RichText, ContentError> {
        self.words.text(id, &self.args)
    }

    /// Returns the words of an option.
    pub(super) fn option_text(&self, id: &str, option: &str) -> Result<RichText, ContentError> {
        self.words.option(id, option, &self.args)
    }

    /// Returns the words of several options, one after the other.
    fn options_text(&self, id: &str, options: &[String]) -> Result<RichText, ContentError> {
        let texts = options.iter().map(|option| self.option_text(id, option)).collect::<Result<Vec<_>, _>>()?;
        Ok(joined(self.walk.lang(), texts))
    }

    /// Returns an answer in words, with each question that followed it and what was answered to that.
    pub(super) fn answer_text(&self, given: &GivenWish) -> Result<RichText, ContentError> {
        let mut text = self.option_text(&given.wish, &given.answer)?;
        for (detail, options) in &given.details {
            let args = (self.args.clone())
                .with("answer", text)
                .with("question", self.text(detail)?)
                .with("detail", self.options_text(detail, options)?);
            text = self.words.text("answer-detail", &args)?;
        }
        Ok(text)
    }

    /// Returns the options that are offered to this person.
    pub(super) fn offered<'o>(&self, options: &'o [AnswerOption]) -> impl Iterator<Item = &'o str> {
        let is_offered = |option: &&AnswerOption| self.walk.visit.circumstances.holds(&option.when);
        options.iter().filter(is_offered).map(|option| option.id.as_str())
    }

    /// Returns what stands in the place of a sentence today, here, for this person.
    pub(super) fn shown(&self, statement: &Statement) -> StatementChoice {
        self.walk.visit.circumstances.statement_choice(statement, self.walk.pack().built())
    }

    /// Returns how long the question whether somebody is there waits, in words.
    pub(super) fn still_there_seconds(&self) -> RichText {
        self.counted(self.still_there_seconds, Counter::Second, "seconds")
    }

    /// Returns a count in words: with its counter in Japanese, with this noun in English.
    pub(super) fn counted(&self, count: u32, counter: Counter, noun: &str) -> RichText {
        if self.walk.lang().is_japanese() {
            counted(count, counter)
        } else {
            RichText::plain(format!("{count} {noun}"))
        }
    }
}
