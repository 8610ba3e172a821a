//! What was prepared for set-up on another machine: a file in TOML, each line checked as if it were typed.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use serde::Deserialize;
use toml::{Spanned, Value};

use super::pages::alert_text;
use super::{Action, At, Msg, SetUp};
use crate::content::pack::{ProfileKey, ProfileKind};
use crate::content::{Content, ContentError, Pack};
use furigana::Lang;

/// A value with its place in the file.
type Said = Option<Spanned<Value>>;

/// The file as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    name: Said,
    reading: Said,
    identity: Said,
    digits: Said,
    staff: Said,
    screen_inches: Said,
    viewing_cm: Said,
    profile: BTreeMap<String, Spanned<Value>>,
}

/// Answers that were prepared; each is given once, and what is not here is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prepared {
    answers: BTreeMap<String, String>,
}

/// The key of a question of the pack, apart from the keys of set-up itself.
fn of_profile(key: &str) -> String {
    format!("profile.{key}")
}

impl Prepared {
    /// Reads a file; each mistake is told with its line and its mend.
    pub fn read(text: &str, content: &Content, lang: &Lang) -> Result<Result<Self, Vec<String>>, ContentError> {
        let line = |place: usize| 1 + text.bytes().take(place).filter(|byte| *byte == b'\n').count();
        let file: File = match toml::from_str(text) {
            Ok(file) => file,
            Err(error) => {
                let line = line(error.span().map_or(0, |span| span.start));
                let what = error.message().replace('\n', " ");
                return Ok(Err(vec![format!("line {line}: {what} (a PIN and the words of keys stand in no file)")]));
            }
        };
        let check = Check { content, lang, pack: content.pack() };
        let (mut answers, mut mistakes) = (BTreeMap::new(), Vec::new());
        for (key, said) in all(file) {
            match check.one(&key, said.get_ref())? {
                Ok(answer) => drop(answers.insert(key, answer)),
                Err(mend) => mistakes.push(format!("line {}: {key}: {mend}", line(said.span().start))),
            }
        }
        Ok(if mistakes.is_empty() { Ok(Self { answers }) } else { Err(mistakes) })
    }

    /// The prepared answer to what is asked here.
    pub(super) fn take(&mut self, at: At, question: Option<&str>) -> Option<String> {
        let key = if let At::Profile(_) = at { of_profile(question?) } else { key_of(at)?.to_owned() };
        self.answers.remove(&key)
    }
}

fn all(file: File) -> impl Iterator<Item = (String, Spanned<Value>)> {
    let own = [
        ("name", file.name),
        ("reading", file.reading),
        ("identity", file.identity),
        ("digits", file.digits),
        ("staff", file.staff),
        ("screen_inches", file.screen_inches),
        ("viewing_cm", file.viewing_cm),
    ];
    let own = own.into_iter().filter_map(|(key, said)| Some((key.to_owned(), said?)));
    own.chain(file.profile.into_iter().map(|(key, said)| (of_profile(&key), said)))
}

fn key_of(at: At) -> Option<&'static str> {
    KEYS.iter().find(|(_, own)| *own == at).map(|(key, _)| *key)
}

/// Keys of the file, and the page that each answers.
const KEYS: [(&str, At); 7] = [
    ("name", At::Name),
    ("reading", At::Reading),
    ("identity", At::Identity),
    ("digits", At::Digits),
    ("staff", At::Staff),
    ("screen_inches", At::Screen),
    ("viewing_cm", At::Viewing),
];

struct Check<'a> {
    content: &'a Content,
    lang: &'a Lang,
    pack: &'a Arc<Pack>,
}

impl Check<'_> {
    /// The answer as it would be typed, or the mend.
    fn one(&self, key: &str, said: &Value) -> Result<Result<String, String>, ContentError> {
        let typed = match said {
            Value::String(text) => text.clone(),
            Value::Integer(number) => number.to_string(),
            Value::Float(number) => number.to_string(),
            Value::Array(_) | Value::Boolean(_) | Value::Datetime(_) | Value::Table(_) => {
                return Ok(Err("write it in quotes".to_owned()));
            }
        };
        if key == "identity" {
            return Ok(one_of(&typed, &["ticket", "number", "staff"].map(ToOwned::to_owned)));
        }
        let Some(at) = self.page_of(key) else {
            let keys: Vec<&str> = self.pack.file().profile.keys().map(String::as_str).collect();
            return Ok(Err(format!("the explanation asks nothing of this name: write one of {}", keys.join(", "))));
        };
        let own = key.strip_prefix("profile.").and_then(|key| self.pack.file().profile.get(key));
        match own.filter(|own| own.kind == ProfileKind::OneOf) {
            Some(own) => Ok(one_of(&typed, &own.values)),
            None => self.typed_at(at, typed),
        }
    }

    fn page_of(&self, key: &str) -> Option<At> {
        let own = KEYS.iter().find(|(own, _)| *own == key).map(|(_, at)| *at);
        let of_pack = |key: &str| self.pack.file().profile.keys().position(|own| own == key).map(At::Profile);
        own.or_else(|| of_pack(key.strip_prefix("profile.")?))
    }

    /// What set-up says when this is typed on that page.
    fn typed_at(&self, at: At, typed: String) -> Result<Result<String, String>, ContentError> {
        let mut probe = SetUp::new(self.pack.clone(), self.lang.clone());
        probe.at = at;
        probe.update(Msg::Typed(typed.clone()));
        let words = self.content.staff_words(self.lang)?;
        let alert = probe.alert.as_ref().map(|alert| alert_text(alert, words)).transpose()?;
        Ok(alert.map_or(Ok(typed), |alert| Err(alert.written())))
    }
}

fn one_of(typed: &str, values: &[String]) -> Result<String, String> {
    let found = values.iter().any(|value| value == typed);
    if found { Ok(typed.to_owned()) } else { Err(format!("write one of {}", values.join(", "))) }
}

impl SetUp {
    /// With answers that were prepared: they are given where they are asked for.
    #[must_use]
    pub fn with_prepared(self, prepared: Prepared) -> Self {
        Self { prepared, ..self }
    }

    /// Gives prepared answers, up to the first page that asks for something else.
    pub(super) fn answer_prepared(&mut self) {
        while self.alert.is_none() {
            let at = self.at;
            let question =
                if let At::Profile(at) = at { self.profile_key(at).map(|(key, _)| key.clone()) } else { None };
            let Some(answer) = self.prepared.take(at, question.as_deref()) else { return };
            let is_chosen = at == At::Identity || matches!(at, At::Profile(at) if self.is_chosen(at));
            // Neither of them asks for anything to be done.
            drop(match (is_chosen, at) {
                (false, _) => self.typed(answer.trim()),
                (true, At::Identity) => self.act(Action::Identity(answer)),
                (true, _) => self.act(Action::Value(answer)),
            });
        }
    }

    fn is_chosen(&self, at: usize) -> bool {
        self.profile_key(at).is_some_and(|(_, own)| own.kind == ProfileKind::OneOf)
    }
}

/// A file to fill in: every key, with what it asks.
pub fn example(content: &Content, lang: &Lang) -> Result<String, ContentError> {
    let words = content.staff_words(lang)?;
    let mut out = String::new();
    let none = crate::content::Args::new();
    for (key, id, value) in [
        ("name", "setup-name", "\"青空苑\""),
        ("reading", "setup-reading", "\"あおぞらえん\""),
        ("identity", "setup-identity", "\"ticket\"   # ticket, number, staff"),
        ("digits", "setup-digits", "5   # for number and staff"),
        ("staff", "setup-staff", "\"佐藤 一\""),
        ("screen_inches", "setup-screen", "15.6"),
        ("viewing_cm", "setup-viewing", "50"),
    ] {
        let _ = writeln!(out, "# {}\n#{key} = {value}", words.text(id, &none)?.written());
    }
    let _ = writeln!(out, "\n[profile]");
    for (key, own) in &content.pack().file().profile {
        let id = format!("profile-{}", key.replace('_', "-"));
        let asked = if words.has(&id) { words.text(&id, &none)?.written() } else { id };
        let _ = writeln!(out, "# {asked}\n#{key} = {}", sample(own));
    }
    Ok(out)
}

fn sample(own: &ProfileKey) -> String {
    match own.kind {
        ProfileKind::OneOf => format!("{:?}   # {}", own.default, own.values.join(", ")),
        ProfileKind::Months | ProfileKind::Text => format!("{:?}", own.default),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Prepared, Vec<String>> {
        let content = Content::built_in().unwrap();
        Prepared::read(text, &content, &Lang::new("en")).unwrap()
    }

    #[test]
    fn every_mistake_is_told_with_its_line_and_its_mend() {
        let mistakes = read(concat!(
            "name = \"\"\nreading = \"青空\"\nidentity = \"card\"\ndigits = 4\nstaff = true\n",
            "screen_inches = 3\nviewing_cm = \"far\"\n[profile]\nretention = \"soon\"\nnobody = \"x\"\nreaders = \"all\"\n"
        ))
        .unwrap_err();
        for (at, words) in [
            ("line 1: name", "must be typed"),
            ("line 2: reading", "“青” is no kana"),
            ("line 3: identity", "ticket, number, staff"),
            ("line 4: digits", "not possible"),
            ("line 5: staff", "quotes"),
            ("line 6: screen_inches", "5 to 100"),
            ("line 7: viewing_cm", "20 to 300"),
            ("line 9: profile.retention", "not possible"),
            ("line 10: profile.nobody", "write one of"),
            ("line 11: profile.readers", "responsible"),
        ] {
            let told = mistakes.iter().any(|mistake| mistake.starts_with(at) && mistake.contains(words));
            assert!(told, "{at} {words}: {mistakes:#?}");
        }
        assert_eq!(mistakes.len(), 10, "{mistakes:#?}");
    }

    #[test]
    fn a_pin_is_refused_in_a_file() {
        let mistakes = read("name = \"あおぞら\"\npin = \"730952\"\n").unwrap_err();
        assert!(mistakes[0].starts_with("line 2: ") && mistakes[0].contains("PIN"), "{mistakes:?}");
    }

    #[test]
    fn the_example_names_every_key_and_is_taken_as_it_is() {
        let content = Content::built_in().unwrap();
        for lang in content.staff_languages() {
            let example = example(&content, lang).unwrap();
            let filled: String = example
                .lines()
                .map(|line| {
                    format!("{}\n", line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).unwrap_or(line))
                })
                .collect();
            let prepared = Prepared::read(&filled, &content, lang).unwrap().unwrap();
            assert_eq!(prepared.answers.len(), KEYS.len() + content.pack().file().profile.len(), "{filled}");
        }
    }
}
