//! The words of one language: messages by id, with their readings, nothing missing and nothing guessed.

use std::collections::BTreeMap;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource};
use fluent_syntax::ast::Pattern;
use unic_langid::LanguageIdentifier;

use furigana::Lang;
use furigana::RichText;

use super::error::ContentError;
use crate::line_number::line_of;

/// Values for the variables of a message, with their readings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MessageArgs(BTreeMap<String, RichText>);

impl MessageArgs {
    /// Begins with no values.
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns these values and one more.
    #[must_use]
    pub fn with(mut self, name: &str, value: RichText) -> Self {
        self.0.insert(name.to_owned(), value);
        self
    }

    fn fluent(&self) -> FluentArgs<'_> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.source())).collect()
    }
}

/// A parsed file of words, with its name.
///
/// The words of residents and of staff share it: to parse it is most of a start.
pub(super) struct MessageFile {
    name: String,
    resource: Arc<FluentResource>,
}

impl MessageFile {
    /// Parses files, each a name and its text.
    pub(super) fn parse_all(files: Vec<(String, String)>) -> Result<Vec<Self>, ContentError> {
        files.into_iter().map(|(name, text)| Self::parse(name, text)).collect()
    }

    fn parse(name: String, text: String) -> Result<Self, ContentError> {
        match FluentResource::try_new(text) {
            Ok(resource) => Ok(Self { name, resource: Arc::new(resource) }),
            Err((resource, errors)) => Err(syntax_error(&name, resource.source(), &errors)),
        }
    }

    /// Returns its name, as it is said in messages.
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

/// The words of one language.
pub struct MessageBundle {
    lang: Lang,
    bundle: FluentBundle<Arc<FluentResource>>,
}

impl std::fmt::Debug for MessageBundle {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Words({})", self.lang)
    }
}

impl MessageBundle {
    /// Joins the words of these files.
    pub(super) fn new<'a>(lang: &Lang, files: impl IntoIterator<Item = &'a MessageFile>) -> Result<Self, ContentError> {
        let tag: LanguageIdentifier = lang.tag().parse().map_err(|_| ContentError::no_language(lang))?;
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Isolation marks would reach voices and braille as characters.
        bundle.set_use_isolating(false);
        for MessageFile { name, resource } in files {
            // Not `add_resource_overriding`: the second of two messages with one id would replace the first unnoticed.
            let added = bundle.add_resource(Arc::clone(resource));
            added.map_err(|errors| duplicate_error(name, resource.source(), &errors))?;
        }
        Ok(Self { lang: lang.clone(), bundle })
    }

    /// Returns the language.
    pub fn lang(&self) -> &Lang {
        &self.lang
    }

    /// Returns whether there is a message.
    pub fn has(&self, id: &str) -> bool {
        self.bundle.get_message(id).is_some_and(|message| message.value().is_some())
    }

    /// Returns whether a message has a part.
    pub fn has_part(&self, id: &str, part: &str) -> bool {
        self.bundle.get_message(id).is_some_and(|message| message.get_attribute(part).is_some())
    }

    /// Returns a message.
    pub fn text(&self, id: &str, args: &MessageArgs) -> Result<RichText, ContentError> {
        let message = self.bundle.get_message(id).and_then(|message| message.value());
        self.resolve(message.ok_or_else(|| self.missing(id))?, id, args)
    }

    /// Returns a part of a message (an attribute).
    pub fn part(&self, id: &str, part: &str, args: &MessageArgs) -> Result<RichText, ContentError> {
        let whole = format!("{id}.{part}");
        let message = self.bundle.get_message(id);
        let attribute = message.and_then(|message| message.get_attribute(part)).ok_or_else(|| self.missing(&whole))?;
        self.resolve(attribute.value(), &whole, args)
    }

    /// Returns the words of an answer: the question's own, otherwise the common ones.
    pub fn option(&self, question: &str, option: &str, args: &MessageArgs) -> Result<RichText, ContentError> {
        if self.has_part(question, option) {
            self.part(question, option, args)
        } else {
            self.text(&format!("choice-{option}"), args)
        }
    }

    /// Returns the parts named `prefix`, or `prefix-1`, `prefix-2` …, in the order of the file.
    pub fn parts(&self, id: &str, prefix: &str, args: &MessageArgs) -> Result<Vec<(String, RichText)>, ContentError> {
        let Some(message) = self.bundle.get_message(id) else { return Err(self.missing(id)) };
        let mine = message.attributes().filter(|attribute| is_numbered(attribute.id(), prefix));
        mine.map(|attribute| {
            let part = attribute.id().to_owned();
            let text = self.resolve(attribute.value(), &format!("{id}.{part}"), args)?;
            Ok((part, text))
        })
        .collect()
    }

    fn missing(&self, id: &str) -> ContentError {
        ContentError::NoMessage { lang: self.lang.tag().to_owned(), id: id.to_owned() }
    }

    fn resolve(&self, pattern: &Pattern<&str>, id: &str, args: &MessageArgs) -> Result<RichText, ContentError> {
        let (lang, id) = (self.lang.tag().to_owned(), id.to_owned());
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&args.fluent()), &mut errors).into_owned();
        // Fluent would write `{$name}` for what is missing and go on; nobody may be shown or told half a sentence.
        if !errors.is_empty() {
            let reason = errors.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            return Err(ContentError::Unresolved { lang, id, reason });
        }
        RichText::parse(&text).map_err(|reason| ContentError::Reading { lang, id, reason })
    }
}

/// Returns whether `name` is `prefix` or `prefix-` and a number.
fn is_numbered(name: &str, prefix: &str) -> bool {
    let Some(rest) = name.strip_prefix(prefix) else { return false };
    rest.is_empty() || rest.strip_prefix('-').is_some_and(|n| !n.is_empty() && n.chars().all(|c| c.is_ascii_digit()))
}

pub(super) fn syntax_error(file: &str, text: &str, errors: &[fluent_syntax::parser::ParserError]) -> ContentError {
    let (line, what) = errors
        .first()
        .map_or((1, "not Fluent".to_owned()), |error| (line_of(text, error.pos.start), error.kind.to_string()));
    let what = format!("{what}: see https://projectfluent.org/fluent/guide/ for how a message is written");
    ContentError::Broken { file: file.to_owned(), line, what }
}

fn duplicate_error(file: &str, text: &str, errors: &[FluentError]) -> ContentError {
    let id = errors.iter().find_map(|error| match error {
        FluentError::Overriding { id, .. } => Some(id.clone()),
        FluentError::ParserError(_) | FluentError::ResolverError(_) => None,
    });
    let id = id.unwrap_or_default();
    // Fluent's error names the message and not its place.
    let line = text.lines().position(|line| line.starts_with(&format!("{id} ="))).map_or(1, |at| at + 1);
    ContentError::Broken { file: file.to_owned(), line, what: format!("message {id:?} stands twice: take one away") }
}
