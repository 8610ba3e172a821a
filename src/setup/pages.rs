//! The pages of set-up, in the words of staff.

use crate::content::pack::ProfileKind;
use crate::content::{Args, Content, ContentError, Words};
use crate::page::{ActionPage, Entry, EntryKind, Role, Row};
use crate::script::alerts::{mistake, not_kana, wrong_id};
use crate::script::sheet;
use furigana::RichText;

use super::proving::{PROOF_OF_PASSPHRASE, PROOF_OF_RECOVERY, RECOVERY_AT_ONCE};
use super::{Action, Alert, At, SetUp};

type Sheet<'a> = sheet::Sheet<'a, Action>;

/// The key of the way back.
const BACK: u8 = 8;
/// The key of a prepared file, behind those of the languages.
const PREPARED: u8 = 5;
/// Longest name and reading.
const LONGEST_NAME: usize = 60;
/// Longest length that is typed.
const LONGEST_LENGTH: usize = 12;

/// The page that set-up shows now.
pub fn page(setup: &SetUp, content: &Content) -> Result<ActionPage<Action>, ContentError> {
    let words = content.staff_words(&setup.lang)?;
    let name = setup.asked.facility(&setup.pack).name;
    let args = Args::new().with("name", RichText::parse(&name).unwrap_or_else(|_| RichText::plain(&name)));
    let mut sheet = Sheet::new(words, args);
    write(setup, content, &mut sheet)?;
    if let Some(alert) = &setup.alert {
        let text = if let Alert::Wrong(wrong) = alert { mistake(&sheet, wrong)? } else { alert_text(alert, words)? };
        sheet.push(Row::text("alert", Role::Alert, text));
    }
    sheet.row("staff-help-line", Role::Help)?;
    Ok(sheet.finish(page_id(setup.at), setup.lang.clone()))
}

fn write(setup: &SetUp, content: &Content, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
    match setup.at {
        At::Creating => {
            sheet.busy();
            sheet.row("setup-creating", Role::Heading)
        }
        At::Digits => typed(sheet, "setup-digits", (EntryKind::Digits, 1)),
        At::Done => {
            let then: &[&str] = if setup.for_kiosk { &["kiosk", "s3"] } else { &["s1", "s2", "s3"] };
            sheet.heading_and("setup-done", then)?;
            sheet.choice(1, Action::Finish, "setup-end")
        }
        At::Failed => failed(setup, sheet),
        At::Identity => identity(sheet),
        At::Language => languages(setup, content, sheet),
        At::Name => typed(sheet, "setup-name", (EntryKind::Text, LONGEST_NAME)),
        At::NameWritten => written(setup, sheet, &setup.asked.name),
        At::Passphrase => secret_words(sheet, "setup-passphrase", (0, &setup.passphrase_words())),
        At::Pin => typed(sheet, "setup-pin", (EntryKind::HiddenDigits, 8)),
        At::PinAgain => typed(sheet, "setup-pin-again", (EntryKind::HiddenDigits, 8)),
        At::Profile(at) => profile(setup, sheet, at),
        At::ProvePassphrase(asked) => prove(sheet, "setup-prove-passphrase", PROOF_OF_PASSPHRASE.get(asked)),
        At::ProveRecovery(asked) => prove(sheet, "setup-prove-recovery", PROOF_OF_RECOVERY.get(asked)),
        At::Reading => typed(sheet, "setup-reading", (EntryKind::Text, LONGEST_NAME)),
        At::Recovery(from) => {
            let words = setup.recovery_words();
            let part: Vec<&str> = words.iter().skip(from).take(RECOVERY_AT_ONCE).copied().collect();
            secret_words(sheet, "setup-recovery", (from, &part))
        }
        At::Screen => typed(sheet, "setup-screen", (EntryKind::Text, LONGEST_LENGTH)),
        At::Staff => typed(sheet, "setup-staff", (EntryKind::Text, LONGEST_NAME)),
        At::StaffWritten => written(setup, sheet, &setup.asked.staff),
        At::Summary => summary(setup, sheet),
        At::Viewing => typed(sheet, "setup-viewing", (EntryKind::Text, LONGEST_LENGTH)),
    }
}

fn page_id(at: At) -> String {
    match at {
        At::Creating => "setup-creating".to_owned(),
        At::Digits => "setup-digits".to_owned(),
        At::Done => "setup-done".to_owned(),
        At::Failed => "setup-failed".to_owned(),
        At::Identity => "setup-identity".to_owned(),
        At::Language => "setup-language".to_owned(),
        At::Name => "setup-name".to_owned(),
        At::NameWritten => "setup-name-written".to_owned(),
        At::Passphrase => "setup-passphrase".to_owned(),
        At::Pin => "setup-pin".to_owned(),
        At::PinAgain => "setup-pin-again".to_owned(),
        At::Profile(at) => format!("setup-profile-{at}"),
        At::ProvePassphrase(asked) => format!("setup-prove-passphrase-{asked}"),
        At::ProveRecovery(asked) => format!("setup-prove-recovery-{asked}"),
        At::Reading => "setup-reading".to_owned(),
        At::Recovery(from) => format!("setup-recovery-{from}"),
        At::Screen => "setup-screen".to_owned(),
        At::Staff => "setup-staff".to_owned(),
        At::StaffWritten => "setup-staff-written".to_owned(),
        At::Summary => "setup-summary".to_owned(),
        At::Viewing => "setup-viewing".to_owned(),
    }
}

/// What is said once.
pub(super) fn alert_text(alert: &Alert, words: &Words) -> Result<RichText, ContentError> {
    if let Alert::NotKana(wrong) = alert {
        return not_kana(words, *wrong);
    }
    words.text(alert_id(alert), &Args::new())
}

fn alert_id(alert: &Alert) -> &'static str {
    match alert {
        Alert::NothingBefore => "alert-nothing-before",
        Alert::Empty => "setup-alert-empty",
        Alert::NotKana(_) => "alert-not-kana",
        Alert::Prepared => "setup-prepared-taken",
        Alert::Refused => "setup-alert-refused",
        Alert::NotANumber => "setup-alert-not-a-number",
        Alert::NotCentimetres => "setup-alert-not-centimetres",
        Alert::NotInches => "setup-alert-not-inches",
        Alert::WeakPin => "setup-alert-weak-pin",
        Alert::OtherPin => "setup-alert-other-pin",
        Alert::OtherWord => "setup-alert-other-word",
        Alert::Wrong(wrong) => wrong_id(wrong),
    }
}

/// A question that is answered by typing, with one sentence of help.
fn typed(sheet: &mut Sheet<'_>, id: &str, (kind, longest): (EntryKind, usize)) -> Result<(), ContentError> {
    sheet.types(Entry { kind, longest });
    sheet.row(id, Role::Question)?;
    sheet.part(id, "s1", Role::Statement)?;
    if sheet.words().has_part(id, "s2") {
        sheet.part(id, "s2", Role::Statement)?;
    }
    back(sheet)
}

/// A name in kana, or in the Latin letters in which it was typed.
fn written(setup: &SetUp, sheet: &mut Sheet<'_>, typed: &str) -> Result<(), ContentError> {
    sheet.asks();
    sheet.row("setup-written", Role::Question)?;
    let names = setup.in_kana(typed).into_iter().chain([typed.to_owned()]);
    for (number, name) in (1u8..).zip(names) {
        let text = RichText::plain(name.clone());
        sheet.choose(format!("setup-written.{number}"), number, Action::Written(name), text);
    }
    back(sheet)
}

fn back(sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
    sheet.choice(BACK, Action::Back, "staff-back")
}

fn languages(setup: &SetUp, content: &Content, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
    sheet.asks();
    sheet.row("setup-language", Role::Question)?;
    for (number, lang) in (1u8..).zip(content.staff_languages()) {
        let name = content.staff_words(lang)?.text("language-name", &Args::new())?;
        sheet.choose(format!("language.{lang}"), number, Action::Language(lang.clone()), name);
    }
    found(setup, sheet)?;
    if setup.may_be_left() { back(sheet) } else { Ok(()) }
}

/// A prepared file that was found is offered; one with mistakes says them.
fn found(setup: &SetUp, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
    let Some((file, said)) = &setup.found else { return Ok(()) };
    sheet.with("file", RichText::plain(file.clone()));
    match said {
        Ok(_) => sheet.choice(PREPARED, Action::Prepared, "setup-prepared"),
        Err(mistakes) => {
            sheet.with("mistakes", RichText::plain(mistakes.clone()));
            sheet.row("setup-prepared-wrong", Role::Statement)
        }
    }
}

fn identity(sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
    sheet.asks();
    sheet.row("setup-identity", Role::Question)?;
    sheet.part("setup-identity", "s1", Role::Statement)?;
    for (number, way) in [(1, "ticket"), (2, "number"), (3, "staff")] {
        sheet.choice_part(number, Action::Identity(way.to_owned()), "setup-identity", way)?;
    }
    back(sheet)
}

/// A question of the pack about the facility: `profile-<key>`, its values as parts.
fn profile(setup: &SetUp, sheet: &mut Sheet<'_>, at: usize) -> Result<(), ContentError> {
    let Some((key, own)) = setup.profile_key(at) else { return back(sheet) };
    let id = format!("profile-{}", key.replace('_', "-"));
    match own.kind {
        ProfileKind::OneOf => {
            sheet.asks();
            question(sheet, &id, Role::Question)?;
            for (number, value) in (1u8..).zip(&own.values) {
                let text = value_text(sheet, &id, value)?;
                sheet.choose(format!("{id}.{value}"), number, Action::Value(value.clone()), text);
            }
            back(sheet)
        }
        ProfileKind::Months => profile_typed(sheet, &id, EntryKind::Digits, &own.default),
        ProfileKind::Text => profile_typed(sheet, &id, EntryKind::Text, &own.default),
    }
}

/// A pack may have no words in a language of staff: then its keys stand for them.
fn question(sheet: &mut Sheet<'_>, id: &str, role: Role) -> Result<(), ContentError> {
    if sheet.words().has(id) {
        return sheet.row(id, role);
    }
    sheet.push(Row::text(id, role, RichText::plain(id)));
    Ok(())
}

fn value_text(sheet: &Sheet<'_>, id: &str, value: &str) -> Result<RichText, ContentError> {
    let words = sheet.words();
    if words.has_part(id, value) { words.part(id, value, &Args::new()) } else { Ok(RichText::plain(value)) }
}

fn profile_typed(sheet: &mut Sheet<'_>, id: &str, kind: EntryKind, default: &str) -> Result<(), ContentError> {
    let longest = if kind.is_digits() { 3 } else { LONGEST_NAME };
    sheet.types(Entry { kind, longest });
    question(sheet, id, Role::Question)?;
    if default.is_empty() {
        sheet.row("setup-empty-is-open", Role::Statement)?;
    } else {
        sheet.with("default", RichText::plain(default));
        sheet.row("setup-empty-is-default", Role::Statement)?;
    }
    back(sheet)
}

fn summary(setup: &SetUp, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
    sheet.asks();
    sheet.row("setup-summary", Role::Question)?;
    sheet.part("setup-summary", "name", Role::Statement)?;
    sheet.row("setup-identity", Role::Statement)?;
    sheet.part("setup-identity", &setup.asked.identity, Role::Statement)?;
    for (key, value) in &setup.asked.profile {
        profile_said(setup, sheet, key, value)?;
    }
    let centimetres = (setup.asked.screen.viewing_mm / 10).to_string();
    sheet.with("centimetres", RichText::plain(centimetres));
    sheet.with("inches", RichText::plain(setup.asked.screen.said_inches().unwrap_or_default()));
    let measured = setup.asked.screen.tenths_of_inch.is_some();
    sheet.part("setup-summary", if measured { "screen" } else { "screen-unknown" }, Role::Statement)?;
    sheet.with("staff", RichText::plain(setup.asked.staff.clone()));
    sheet.part("setup-summary", "staff", Role::Statement)?;
    for key in setup.unsettled() {
        let id = format!("profile-{}", key.replace('_', "-"));
        let words = sheet.words();
        let question = if words.has(&id) { words.text(&id, &Args::new())? } else { RichText::plain(&id) };
        sheet.with("question", question);
        sheet.part("setup-summary", "closed", Role::Statement)?;
    }
    sheet.choice_part(1, Action::Create, "setup-summary", "create")?;
    back(sheet)
}

fn profile_said(setup: &SetUp, sheet: &mut Sheet<'_>, key: &str, value: &str) -> Result<(), ContentError> {
    let id = format!("profile-{}", key.replace('_', "-"));
    question(sheet, &id, Role::Statement)?;
    let one_of = setup.pack.file().profile.get(key).is_some_and(|own| own.kind == ProfileKind::OneOf);
    if one_of {
        let text = value_text(sheet, &id, value)?;
        sheet.push(Row::text(format!("{id}.{value}"), Role::Statement, text));
        return Ok(());
    }
    // A dash would be silent.
    let unanswered = || sheet.words().part("setup-summary", "unanswered", sheet.args());
    let said = if value.is_empty() { unanswered()? } else { RichText::plain(value) };
    sheet.push(Row::text(format!("{id}.said"), Role::Statement, said));
    Ok(())
}

/// Words to be written down, and that they are.
fn secret_words(sheet: &mut Sheet<'_>, id: &str, words: (usize, &[&str])) -> Result<(), ContentError> {
    sheet.secret_words(id, words)?;
    sheet.choice(1, Action::Next, "setup-written-down")
}

fn prove(sheet: &mut Sheet<'_>, id: &str, number: Option<&usize>) -> Result<(), ContentError> {
    sheet.types(Entry { kind: EntryKind::Text, longest: 20 });
    sheet.with("number", RichText::plain(number.map(ToString::to_string).unwrap_or_default()));
    sheet.row(id, Role::Question)
}

fn failed(setup: &SetUp, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
    sheet.asks();
    sheet.row("setup-failed", Role::Question)?;
    sheet.push(Row::text("setup-failed.why", Role::Statement, RichText::plain(setup.failure.clone())));
    sheet.part("setup-failed", "s1", Role::Statement)?;
    sheet.choice_part(1, Action::Next, "setup-failed", if setup.proved { "settle" } else { "again" })?;
    sheet.choice_part(2, Action::Finish, "setup-failed", "end")
}
