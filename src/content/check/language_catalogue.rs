//! The words of one language with their places in the files, terms written out.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use furigana::Lang;
use furigana::RichText;

use super::super::content_source::ContentSource;
use super::super::message_bundle::{MessageFile, syntax_error};
use super::super::{ContentError, MessageArgs, MessageBundle};
use super::finding::{ContentFinding, SourceLocation};

/// What is put in place of a variable while a text is checked.
const VARIABLE_SAMPLE: &str = "5";

/// One message or one part of a message.
pub(super) struct CheckedMessage {
    /// The message.
    pub(super) id: String,
    /// The part; none for the message itself.
    pub(super) part: Option<String>,
    /// Its words, with terms written out.
    pub(super) source: String,
    /// Its words with readings, if they are well written.
    pub(super) text: Result<RichText, furigana::RubyError>,
    /// Variables it uses.
    pub(super) variables: BTreeSet<String>,
    /// What it names and nothing defines, in Fluent's words.
    unresolved: Option<String>,
    /// Where it is.
    pub(super) location: SourceLocation,
    /// Whether it belongs to the pack, not to the program.
    pub(super) of_pack: bool,
}

impl CheckedMessage {
    /// Returns `message.part`.
    pub(super) fn name(&self) -> String {
        self.part.as_ref().map_or_else(|| self.id.clone(), |part| format!("{}.{part}", self.id))
    }
}

/// The words of one language.
pub(super) struct LanguageCatalogue {
    pub(super) lang: Lang,
    pub(super) messages: Vec<CheckedMessage>,
    /// Terms by id: their words and where they are.
    pub(super) terms: BTreeMap<String, (String, SourceLocation)>,
    /// Terms that some message uses.
    pub(super) used_terms: BTreeSet<String>,
}

impl LanguageCatalogue {
    /// Reads all files of a language; the first that is no Fluent, or a message that is there twice, ends it.
    pub(super) fn read(source: &ContentSource, lang: &Lang) -> Result<Self, ContentError> {
        let files = source.message_files(lang)?;
        // Making the bundle finds an id that is there twice.
        let bundle = MessageBundle::new(lang, &MessageFile::parse_all(files.clone())?)?;
        let mut catalogue =
            Self { lang: lang.clone(), messages: Vec::new(), terms: BTreeMap::new(), used_terms: BTreeSet::new() };
        // Terms first: a message may use a term of a later file.
        for (file, text) in &files {
            catalogue.read_terms(file, text)?;
        }
        for (file, text) in &files {
            catalogue.read_messages(file, text, &bundle)?;
        }
        Ok(catalogue)
    }

    fn read_terms(&mut self, file: &str, text: &str) -> Result<(), ContentError> {
        let resource = parser::parse(text).map_err(|(_, errors)| syntax_error(file, text, &errors))?;
        for entry in resource.body {
            if let Entry::Term(term) = entry {
                let id = term.id.name.to_owned();
                let spot = SourceLocation { file: file.to_owned(), line: line_of(text, &format!("-{id}"), None) };
                let written = self.plain_text(&term.value, &mut BTreeSet::new());
                self.terms.insert(id, (written, spot));
            }
        }
        Ok(())
    }

    fn read_messages(&mut self, file: &str, text: &str, bundle: &MessageBundle) -> Result<(), ContentError> {
        let resource = parser::parse(text).map_err(|(_, errors)| syntax_error(file, text, &errors))?;
        let of_pack = ContentSource::is_of_pack(file);
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let id = message.id.name;
            let own = message.value.iter().map(|value| (None, value));
            let parts = message.attributes.iter().map(|part| (Some(part.id.name), &part.value));
            for (part, pattern) in own.chain(parts) {
                let mut variables = BTreeSet::new();
                let source = self.plain_text(pattern, &mut variables);
                let spot = SourceLocation { file: file.to_owned(), line: line_of(text, id, part) };
                let unresolved = unresolved(bundle, (id, part), &variables);
                let part = part.map(ToOwned::to_owned);
                let text = RichText::parse(&source);
                self.messages.push(CheckedMessage {
                    id: id.to_owned(),
                    part,
                    source,
                    text,
                    variables,
                    unresolved,
                    location: spot,
                    of_pack,
                });
            }
        }
        Ok(())
    }

    /// Returns the words of a pattern, with terms written out and a sample for each variable.
    fn plain_text(&mut self, pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) -> String {
        let mut out = String::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => out.push_str(value),
                PatternElement::Placeable { expression } => self.expression(expression, variables, &mut out),
            }
        }
        out
    }

    fn expression(&mut self, expression: &Expression<&str>, variables: &mut BTreeSet<String>, out: &mut String) {
        match expression {
            Expression::Inline(inline) => self.inline(inline, variables, out),
            Expression::Select { variants, .. } => {
                let default = variants.iter().find(|variant| variant.default);
                let text = default.map(|variant| self.plain_text(&variant.value, variables));
                out.push_str(&text.unwrap_or_default());
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>, variables: &mut BTreeSet<String>, out: &mut String) {
        match inline {
            InlineExpression::TermReference { id, .. } => {
                self.used_terms.insert(id.name.to_owned());
                // What nothing defines is found by `unresolved`.
                out.push_str(self.terms.get(id.name).map_or("", |(words, _)| words));
            }
            InlineExpression::VariableReference { id } => {
                variables.insert(id.name.to_owned());
                out.push_str(VARIABLE_SAMPLE);
            }
            InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
                out.push_str(value);
            }
            InlineExpression::Placeable { expression } => self.expression(expression, variables, out),
            InlineExpression::FunctionReference { .. } | InlineExpression::MessageReference { .. } => {}
        }
    }

    /// Returns whether staff are addressed in this language: the program has words for them in it.
    pub(super) fn is_for_staff(&self) -> bool {
        // A message of `staff.ftl`, which is there only in languages of staff.
        self.messages.iter().any(|said| said.id == "staff-back")
    }

    /// Returns furigana that is not well written (rule L1, docs/rules.md).
    pub(super) fn ruby_errors(&self) -> Vec<ContentFinding> {
        let bad = self.messages.iter().filter_map(|said| Some((said, said.text.as_ref().err()?)));
        bad.map(|(said, error)| said.location.error("L1", format!("{}: {error}", said.name()))).collect()
    }

    /// Returns the messages that name a term or a message which nothing defines.
    pub(super) fn unresolved_messages(&self) -> Vec<ContentFinding> {
        let bad = self.messages.iter().filter_map(|message| Some((message, message.unresolved.as_ref()?)));
        let mend = "write it in the .ftl files, or correct its name";
        let what = |name: String, reason| format!("{name} cannot be written out ({reason}): {mend}");
        bad.map(|(message, reason)| message.location.error("ids", what(message.name(), reason))).collect()
    }

    /// Returns a message, or a part of one.
    pub(super) fn get(&self, id: &str, part: Option<&str>) -> Option<&CheckedMessage> {
        self.messages.iter().find(|said| said.id == id && said.part.as_deref() == part)
    }
}

/// Returns what a message, or a part of it, names and nothing defines.
///
/// The words are written out as the kiosk does it, with a sample for each variable: whether those are known is another
/// question, for the program has variables of its own.
fn unresolved(
    bundle: &MessageBundle,
    (id, part): (&str, Option<&str>),
    variables: &BTreeSet<String>,
) -> Option<String> {
    let sample = || RichText::plain(VARIABLE_SAMPLE);
    let args = variables.iter().fold(MessageArgs::new(), |args, name| args.with(name, sample()));
    let written = part.map_or_else(|| bundle.text(id, &args), |part| bundle.part(id, part, &args));
    match written.err()? {
        ContentError::Unresolved { reason, .. } => Some(reason),
        // Furigana that is not well written is a finding of its own, with its place in the text.
        ContentError::Broken { .. }
        | ContentError::NoLanguage(_)
        | ContentError::NoMessage { .. }
        | ContentError::Profile { .. }
        | ContentError::Reading { .. }
        | ContentError::Unreadable { .. } => None,
    }
}

/// Returns the line on which a message, or a part of it, begins.
fn line_of(text: &str, id: &str, part: Option<&str>) -> usize {
    let begins =
        |line: &str, name: &str| line.strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with('='));
    let message = text.lines().position(|line| begins(line, id)).unwrap_or(0);
    let Some(part) = part else { return message + 1 };
    let name = format!(".{part}");
    let after = text.lines().skip(message + 1).position(|line| begins(line.trim_start(), &name));
    message + 1 + after.map_or(0, |at| at + 1)
}
