//! The file of prepared answers in TOML, of which each line is checked as if it were typed.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use toml::de::DeTable;
use toml::{Table, Value};

use super::message::SetUpMsg;
use super::pages::{
    DigitsPage, IdentityPage, NamePage, ProfilePage, ReadingPage, ScreenSizePage, SetUpScreen, StaffNamePage,
    ViewingDistancePage,
};
use super::prepared::{PROFILE, PreparedAnswers, PreparedQuestion, pack_key};
use super::set_up_page::alert_text;
use super::state::SetUp;
use crate::content::{Content, ContentError, MessageArgs, Pack};
use crate::line_number::line_of;
use furigana::Lang;

const NO_SECRETS: &str = "a PIN and the words of keys stand in no file";

impl PreparedAnswers {
    /// Reads a file. The inner error has one line for each mistake: where it is and how to mend it.
    pub fn read(text: &str, content: &Content, lang: &Lang) -> Result<Result<Self, Vec<String>>, ContentError> {
        let line = |place: usize| line_of(text, place);
        let entries = match entries(text) {
            Ok(entries) => entries,
            Err(error) => {
                let line = line(error.span().map_or(0, |span| span.start));
                return Ok(Err(vec![format!("line {line}: {} ({NO_SECRETS})", error.message().replace('\n', " "))]));
            }
        };
        let check = PreparedChecker { content, lang, pack: content.pack() };
        let (mut answers, mut mistakes) = (BTreeMap::new(), Vec::new());
        for FileEntry { key, value, place } in entries {
            match check.check_answer(&key, &value)? {
                Ok(answer) => drop(answers.insert(key, answer)),
                Err(mistake) => mistakes.push(format!("line {}: {mistake}", line(place))),
            }
        }
        Ok(if mistakes.is_empty() { Ok(Self { answers }) } else { Err(mistakes) })
    }
}

/// A value of the file with its place in bytes.
struct FileEntry {
    key: String,
    value: Value,
    place: usize,
}

/// Returns every entry of the file, in its order.
fn entries(text: &str) -> Result<Vec<FileEntry>, toml::de::Error> {
    // Read twice: `Table` has the values as what they are, `DeTable` knows where they stand.
    let (values, places) = (text.parse::<Table>()?, DeTable::parse(text)?);
    let places = places.get_ref();
    let mut all = Vec::new();
    for (key, value) in values {
        let place = places.get(key.as_str());
        let start = place.map_or(0, |place| place.span().start);
        let Value::Table(profile) = value else {
            all.push(FileEntry { key, value, place: start });
            continue;
        };
        let inner = place.and_then(|place| place.get_ref().as_table());
        all.extend(profile.into_iter().map(|(own, value)| {
            let place = inner.and_then(|inner| inner.get(own.as_str())).map_or(start, |place| place.span().start);
            FileEntry { key: format!("{key}.{own}"), value, place }
        }));
    }
    // A table is sorted by its keys; a person mends the file from its top.
    all.sort_by_key(|entry| entry.place);
    Ok(all)
}

/// Returns the pages that a prepared file can answer, in the order of its example.
fn preparable_screens(pack: &Pack) -> impl Iterator<Item = SetUpScreen> {
    let own = [
        NamePage.into(),
        ReadingPage.into(),
        IdentityPage.into(),
        DigitsPage.into(),
        StaffNamePage.into(),
        ScreenSizePage.into(),
        ViewingDistancePage.into(),
    ];
    own.into_iter().chain((0..pack.file().profile.len()).map(|at| ProfilePage { at }.into()))
}

struct PreparedChecker<'a> {
    content: &'a Content,
    lang: &'a Lang,
    pack: &'a Arc<Pack>,
}

impl PreparedChecker<'_> {
    /// Returns the answer as it would be typed, or what is wrong with it.
    fn check_answer(&self, key: &str, said: &Value) -> Result<Result<String, String>, ContentError> {
        let new = SetUp::new(self.pack.clone(), self.lang.clone());
        let mut asked =
            preparable_screens(self.pack).filter_map(|screen| Some((screen.page().prepared_question(&new)?, screen)));
        let Some((question, screen)) = asked.find(|(question, _)| question.key == key) else {
            return Ok(Err(self.unknown_key(key)));
        };
        let answer = match typed_form(said) {
            None => Err("write it in quotes".to_owned()),
            Some(typed) if question.values.is_empty() => self.check_typed(screen, typed)?,
            Some(chosen) => one_of(&chosen, &question.values),
        };
        Ok(answer.map_err(|mend| format!("{key}: {mend}")))
    }

    /// Returns the mistake for a key that no question has, with the keys that there are.
    fn unknown_key(&self, key: &str) -> String {
        if pack_key(key).is_some() {
            let keys: Vec<&str> = self.pack.file().profile.keys().map(String::as_str).collect();
            return format!("{key}: the explanation asks nothing of this name: write one of {}", keys.join(", "));
        }
        let new = SetUp::new(self.pack.clone(), self.lang.clone());
        let asked = preparable_screens(self.pack).filter_map(|screen| screen.page().prepared_question(&new));
        let keys: Vec<String> = asked.map(|question| question.key).filter(|key| pack_key(key).is_none()).collect();
        format!("unknown field `{key}`: write one of {} ({NO_SECRETS})", keys.join(", "))
    }

    /// Types this on that page of a set-up of its own, and returns what the page says of it.
    fn check_typed(&self, screen: SetUpScreen, typed: String) -> Result<Result<String, String>, ContentError> {
        // The page itself judges, so that a file is held to what a person is held to, in the same words.
        let mut probe = SetUp::new(self.pack.clone(), self.lang.clone());
        probe.screen = screen;
        probe.update(SetUpMsg::Typed(typed.clone()));
        let words = self.content.staff_messages(self.lang)?;
        let alert = probe.alert.as_ref().map(|alert| alert_text(alert, words)).transpose()?;
        Ok(alert.map_or(Ok(typed), |alert| Err(alert.written())))
    }
}

/// Returns what would be typed for a value.
fn typed_form(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Float(number) => Some(number.to_string()),
        Value::Array(_) | Value::Boolean(_) | Value::Datetime(_) | Value::Table(_) => None,
    }
}

fn one_of(typed: &str, values: &[String]) -> Result<String, String> {
    let found = values.iter().any(|value| value == typed);
    if found { Ok(typed.to_owned()) } else { Err(format!("write one of {}", values.join(", "))) }
}

/// Returns a file to fill in: every key, with its question.
pub fn example(content: &Content, lang: &Lang) -> Result<String, ContentError> {
    let words = content.staff_messages(lang)?;
    let new = SetUp::new(content.pack().clone(), lang.clone());
    let (mut own, mut profile) = (String::new(), String::new());
    for question in preparable_screens(content.pack()).filter_map(|screen| screen.page().prepared_question(&new)) {
        let PreparedQuestion { key, id, example, .. } = question;
        let asked = if words.has(&id) { words.text(&id, &MessageArgs::new())?.written() } else { id };
        // Writing to a String cannot fail.
        let _ = match pack_key(&key) {
            Some(key) => writeln!(profile, "# {asked}\n#{key} = {example}"),
            None => writeln!(own, "# {asked}\n#{key} = {example}"),
        };
    }
    Ok(format!("{own}\n[{PROFILE}]\n{profile}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<PreparedAnswers, Vec<String>> {
        let content = Content::built_in().unwrap();
        PreparedAnswers::read(text, &content, &Lang::new("en")).unwrap()
    }

    #[test]
    fn every_mistake_is_told_with_its_line_and_its_mend() {
        let mistakes = read(concat!(
            "name = \"\"\nreading = \"青空\"\nidentity = \"card\"\ndigits = 4\nstaff = true\n",
            "screen_inches = 3\nviewing_cm = \"far\"\n[profile]\nretention = \"soon\"\nnobody = \"x\"\nreaders = \"all\"\n"
        ))
        .unwrap_err();
        for (at, words) in [
            ("line 1: name", "Please type something"),
            ("line 2: reading", "“青” cannot be read as kana"),
            ("line 3: identity", "ticket, number, staff"),
            ("line 4: digits", "cannot be used here"),
            ("line 5: staff", "quotes"),
            ("line 6: screen_inches", "5 to 100"),
            ("line 7: viewing_cm", "20 to 300"),
            ("line 9: profile.retention", "cannot be used here"),
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
            let prepared = PreparedAnswers::read(&filled, &content, lang).unwrap().unwrap();
            assert_eq!(prepared.answers.len(), preparable_screens(content.pack()).count(), "{filled}");
        }
    }
}
