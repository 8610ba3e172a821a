//! The questions of the pack about the facility.

use crate::content::pack_file::{ProfileKey, ProfileKind};
use crate::content::{ContentError, MessageArgs};
use crate::page::{EntryField, EntryKind, PageRow, RowRole};
use crate::settings::Facility;
use crate::setup::message::{SetUpAction, SetUpAlert};
use crate::setup::pages::{ProfilePage, ProfileReadingPage, ScreenSizePage};
use crate::setup::prepared::PreparedQuestion;
use crate::setup::set_up_page::{SetUpContext, SetUpPage, SetUpPageBuilder};
use crate::setup::state::SetUp;
use consent_log::privacy;
use furigana::romaji::hiragana;
use furigana::{RichText, is_kanji};

use super::rows::{NAME_ENTRY, back_row, typed_question as typed_question_with_help};

impl ProfilePage {
    /// Returns the way to this question; after the last one, to the next page.
    pub(super) fn ask(setup: &SetUp, at: usize) -> SetUpAction {
        if at < setup.pack.file().profile.len() {
            SetUpAction::open(Self { at })
        } else {
            SetUpAction::open(ScreenSizePage)
        }
    }
}

impl SetUpPage for ProfilePage {
    fn id(&self) -> String {
        format!("setup-profile-{}", self.at)
    }

    fn write(&self, context: &SetUpContext<'_>, sheet: &mut SetUpPageBuilder<'_>) -> Result<(), ContentError> {
        let Some((key, own)) = context.setup.profile_key(self.at) else { return back_row(sheet) };
        let id = question_id(key);
        match own.kind {
            ProfileKind::OneOf => one_of(sheet, &id, &own.values),
            ProfileKind::Months => typed_question(sheet, &id, (EntryKind::Digits, &own.default)),
            ProfileKind::Text => typed_question(sheet, &id, (EntryKind::Text, &own.default)),
        }
    }

    fn on_choice(&self, setup: &mut SetUp, value: String) -> SetUpAction {
        let Some(key) = setup.profile_key(self.at).map(|(key, _)| key.clone()) else { return SetUpAction::Stay };
        setup.answers.profile.insert(key, value);
        Self::ask(setup, self.at + 1)
    }

    fn on_text(&self, setup: &mut SetUp, text: &str) -> SetUpAction {
        let Some((_, own)) = setup.profile_key(self.at) else { return SetUpAction::Stay };
        let value = if text.is_empty() { own.default.clone() } else { text.to_owned() };
        match own.kind {
            ProfileKind::Months if !value.is_empty() && !value.parse::<u8>().is_ok_and(|months| months > 0) => {
                SetUpAction::Say(SetUpAlert::NOT_A_NUMBER)
            }
            ProfileKind::Text => self.take_text(setup, value),
            ProfileKind::Months | ProfileKind::OneOf => self.on_choice(setup, value),
        }
    }

    fn takes_any_number(&self) -> bool {
        // A telephone number may have as many digits as a My Number: `take_text` looks at which question it is.
        true
    }

    fn prepared_question(&self, setup: &SetUp) -> Option<PreparedQuestion> {
        let (key, own) = setup.profile_key(self.at)?;
        let (key_in_file, id) = (PreparedQuestion::profile_key(key), question_id(key));
        Some(match own.kind {
            ProfileKind::OneOf => PreparedQuestion::chosen(key_in_file, id, (&own.default, &own.values)),
            ProfileKind::Months | ProfileKind::Text => {
                PreparedQuestion::typed(key_in_file, id, format!("{:?}", own.default))
            }
        })
    }

    fn examples(&self) -> &'static [&'static str] {
        &["", "0", "24", "｜", "相談員の佐藤"]
    }
}

impl ProfilePage {
    /// Takes a text; one with kanji goes on to the question how it is read, for residents hear it.
    fn take_text(&self, setup: &mut SetUp, text: String) -> SetUpAction {
        let may_hold_any = setup.profile_key(self.at).is_some_and(|(key, _)| Facility::may_hold_any_number(key));
        if !may_hold_any && privacy::refuse_private_numbers(&text).is_err() {
            // `facility.toml` is refused with it.
            return SetUpAction::Say(SetUpAlert::REFUSED);
        }
        let Ok(parsed) = RichText::parse(&text) else { return SetUpAction::Say(SetUpAlert::REFUSED) };
        let is_unread = parsed.spans().iter().any(|span| span.reading.is_none() && span.base.chars().any(is_kanji));
        if is_unread && text.contains('｜') {
            // One reading goes around the whole text, and readings do not stand in each other.
            return SetUpAction::Say(SetUpAlert::REFUSED);
        }
        if is_unread {
            return SetUpAction::open(ProfileReadingPage { at: self.at, text });
        }
        self.on_choice(setup, text)
    }
}

impl SetUpPage for ProfileReadingPage {
    fn id(&self) -> String {
        format!("setup-profile-{}-reading", self.at)
    }

    fn write(&self, _context: &SetUpContext<'_>, sheet: &mut SetUpPageBuilder<'_>) -> Result<(), ContentError> {
        sheet.with("typed", RichText::plain(&self.text));
        typed_question_with_help(sheet, "setup-profile-reading", NAME_ENTRY)
    }

    fn on_text(&self, setup: &mut SetUp, reading: &str) -> SetUpAction {
        match hiragana(reading) {
            Err(wrong) => SetUpAction::Say(SetUpAlert::NotKana(wrong)),
            Ok(kana) if kana.trim().is_empty() => SetUpAction::Say(SetUpAlert::EMPTY),
            Ok(kana) => {
                let read = format!("｜{}《{}》", self.text, kana.replace(' ', ""));
                ProfilePage { at: self.at }.on_choice(setup, read)
            }
        }
    }

    fn examples(&self) -> &'static [&'static str] {
        &["", "佐藤", "そうだんいんのさとう"]
    }
}

/// Returns the id of the words of a question: `profile-<key>`, its values are parts.
pub(super) fn question_id(key: &str) -> String {
    format!("profile-{}", key.replace('_', "-"))
}

/// Writes a question; where a pack has no words in a language of staff, its key is shown instead.
fn question(sheet: &mut SetUpPageBuilder<'_>, id: &str, role: RowRole) -> Result<(), ContentError> {
    if sheet.words().has(id) {
        return sheet.row(id, role);
    }
    sheet.push(PageRow::text(id, role, RichText::plain(id)));
    Ok(())
}

fn value_text(sheet: &SetUpPageBuilder<'_>, id: &str, value: &str) -> Result<RichText, ContentError> {
    let words = sheet.words();
    if words.has_part(id, value) { words.part(id, value, &MessageArgs::new()) } else { Ok(RichText::plain(value)) }
}

fn one_of(sheet: &mut SetUpPageBuilder<'_>, id: &str, values: &[String]) -> Result<(), ContentError> {
    sheet.asks();
    question(sheet, id, RowRole::Question)?;
    for (number, value) in (1u8..).zip(values) {
        let text = value_text(sheet, id, value)?;
        sheet.choose(format!("{id}.{value}"), number, SetUpAction::Choose(value.clone()), text);
    }
    back_row(sheet)
}

fn typed_question(
    sheet: &mut SetUpPageBuilder<'_>,
    id: &str,
    (kind, default): (EntryKind, &str),
) -> Result<(), ContentError> {
    // Months: `typed` takes at most 255.
    let longest = if kind.is_digits() { 3 } else { NAME_ENTRY.longest };
    sheet.types(EntryField { kind, longest });
    question(sheet, id, RowRole::Question)?;
    if default.is_empty() {
        sheet.row("setup-empty-is-open", RowRole::Statement)?;
    } else {
        sheet.with("default", RichText::plain(default));
        sheet.row("setup-empty-is-default", RowRole::Statement)?;
    }
    back_row(sheet)
}

/// Writes a question with what was answered.
pub(super) fn answer_rows(
    sheet: &mut SetUpPageBuilder<'_>,
    (key, own): (&str, Option<&ProfileKey>),
    value: &str,
) -> Result<(), ContentError> {
    let id = question_id(key);
    question(sheet, &id, RowRole::Statement)?;
    if own.is_some_and(|own| own.kind == ProfileKind::OneOf) {
        let text = value_text(sheet, &id, value)?;
        sheet.push(PageRow::text(format!("{id}.{value}"), RowRole::Statement, text));
        return Ok(());
    }
    // A sentence and not a dash, which no voice says.
    let unanswered = || sheet.words().part("setup-summary", "unanswered", sheet.args());
    let said = || RichText::parse(value).unwrap_or_else(|_| RichText::plain(value));
    let text = if value.is_empty() { unanswered()? } else { said() };
    sheet.push(PageRow::text(format!("{id}.said"), RowRole::Statement, text));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Content;
    use crate::setup::message::SetUpMsg;
    use furigana::Lang;

    /// Set-up after this was typed for `contact`, one page after the other.
    fn after(typed: &[&str]) -> SetUp {
        let content = Content::built_in().unwrap();
        let at = content.pack().file().profile.keys().position(|key| key == "contact").unwrap();
        let mut setup = SetUp::new(content.pack().clone(), Lang::new("ja"));
        setup.screen = ProfilePage { at }.into();
        for text in typed {
            setup.update(SetUpMsg::Typed((*text).to_owned()));
        }
        setup
    }

    #[test]
    fn a_name_in_kanji_is_taken_with_its_reading() {
        let asked = after(&["相談員の佐藤"]);
        assert!(asked.answers.profile.is_empty(), "without a reading no voice could say it");
        for kana in ["そうだんいん の さとう", "soudan'in no satou"] {
            let read = after(&["相談員の佐藤", kana]);
            assert_eq!(read.answers.profile["contact"], "｜相談員の佐藤《そうだんいんのさとう》");
        }
        assert_eq!(after(&["さとう"]).answers.profile["contact"], "さとう");
        assert_eq!(after(&["｜佐藤《さとう》"]).answers.profile["contact"], "｜佐藤《さとう》");
        assert_eq!(after(&[""]).answers.profile["contact"], "");
        for refused in ["｜佐藤《さとう》と鈴木", "123456789018"] {
            let setup = after(&[refused]);
            assert_eq!((setup.answers.profile.len(), setup.alert), (0, Some(SetUpAlert::REFUSED)), "{refused}");
        }
    }
}
