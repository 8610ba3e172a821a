//! A pack put together from its files.

use jiff::civil::Date;
use serde::de::DeserializeOwned;

use super::content_source::ContentSource;
use super::error::ContentError;
use super::pack_file::{
    Chapter, DetailQuestion, DetailsFile, FrequentQuestion, PackFile, PackStep, PromisesFile, QuestionsFile,
    SourcesFile,
};
use crate::line_number::line_of;

/// What holds the promises of a pack; a pack may have none.
pub(super) const PROMISES_FILE: &str = "promises.toml";

/// A pack: its chapters in order, the questions that follow answers, what people ask, its sources.
#[derive(Debug)]
pub struct Pack {
    file: PackFile,
    chapters: Vec<Chapter>,
    details: Vec<DetailQuestion>,
    questions: Vec<FrequentQuestion>,
    sources: SourcesFile,
    promises: Option<PromisesFile>,
}

impl Pack {
    /// Reads a pack's files.
    pub(super) fn read(source: &ContentSource) -> Result<Self, ContentError> {
        let file: PackFile = parse(source, "pack.toml")?;
        let chapters = file.chapters.iter().map(|id| read_chapter(source, id));
        Ok(Self {
            chapters: chapters.collect::<Result<_, _>>()?,
            details: parse::<DetailsFile>(source, "details.toml")?.details,
            questions: parse::<QuestionsFile>(source, "questions.toml")?.questions,
            sources: parse(source, "sources.toml")?,
            promises: source.has(PROMISES_FILE).then(|| parse(source, PROMISES_FILE)).transpose()?,
            file,
        })
    }

    /// Returns the pack's id.
    pub fn id(&self) -> &str {
        &self.file.id
    }

    /// Returns its edition.
    pub fn edition(&self) -> &str {
        &self.file.edition
    }

    /// Returns the day on which its facts were last checked.
    pub fn built(&self) -> Date {
        self.file.built
    }

    /// Returns the language tags in the order in which they are offered.
    pub fn languages(&self) -> &[String] {
        &self.file.languages
    }

    /// Returns `pack.toml` itself.
    pub fn file(&self) -> &PackFile {
        &self.file
    }

    /// Returns the chapters in order.
    pub fn chapters(&self) -> &[Chapter] {
        &self.chapters
    }

    /// Returns a step by its id.
    pub fn step(&self, id: &str) -> Option<&PackStep> {
        self.chapters.iter().flat_map(|chapter| &chapter.steps).find(|step| step.id() == id)
    }

    /// Returns whether there is a short way for a person who wants only the most important things.
    pub fn has_short_way(&self) -> bool {
        !self.file.short.is_empty()
    }

    /// Returns whether a step is on the short way.
    pub fn is_on_short_way(&self, step: &str) -> bool {
        self.file.short.iter().any(|id| id == step)
    }

    /// Returns a question that follows an answer.
    pub fn detail(&self, id: &str) -> Option<&DetailQuestion> {
        self.details.iter().find(|detail| detail.id == id)
    }

    /// Returns the questions that follow answers.
    pub fn details(&self) -> &[DetailQuestion] {
        &self.details
    }

    /// Returns what people ask.
    pub fn questions(&self) -> &[FrequentQuestion] {
        &self.questions
    }

    /// Returns where the facts were seen.
    pub fn sources(&self) -> &SourcesFile {
        &self.sources
    }

    /// Returns what holds its promises; none where nobody wrote that down.
    pub fn promises(&self) -> Option<&PromisesFile> {
        self.promises.as_ref()
    }
}

fn read_chapter(source: &ContentSource, id: &str) -> Result<Chapter, ContentError> {
    let name = format!("chapters/{id}.toml");
    let chapter: Chapter = parse(source, &name)?;
    if chapter.id == id {
        return Ok(chapter);
    }
    let what = format!("the chapter calls itself {:?}: write id = {id:?}, as the file is named", chapter.id);
    Err(ContentError::Broken { file: source.display_name(&name), line: 1, what })
}

/// Reads a file of a pack; a mistake is told with its line.
pub(super) fn parse<T: DeserializeOwned>(source: &ContentSource, name: &str) -> Result<T, ContentError> {
    let text = source.read_text(name)?;
    toml::from_str(&text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_of(&text, span.start));
        // The message may have several lines, and a finding is one.
        ContentError::Broken { file: source.display_name(name), line, what: error.message().replace('\n', " ") }
    })
}
