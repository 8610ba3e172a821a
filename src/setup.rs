//! First run for staff: the facility, its keys, the first member of staff. Pure, like the walkthrough.

mod message;
mod pages;
mod prepared;
mod proving;

use std::sync::Arc;

use crate::content::pack::ProfileKind;
use proving::RECOVERY_AT_ONCE;

use crate::content::{Circumstances, Pack};
use crate::place::Command;
use crate::settings::ScreenPlace;
use consent_log::privacy;
use furigana::Lang;
use furigana::romaji::hiragana;
use furigana::{RichText, is_kanji};

pub use message::{Action, Alert, Asked, At, Effect, Msg};
pub use pages::page;
pub use prepared::{Prepared, example};

/// Fewest and most digits of a PIN of staff.
const PIN_DIGITS: std::ops::RangeInclusive<usize> = 6..=8;

/// First run for staff.
#[derive(Debug)]
pub struct SetUp {
    pack: Arc<Pack>,
    lang: Lang,
    at: At,
    past: Vec<At>,
    alert: Option<Alert>,
    asked: Asked,
    passphrase: String,
    recovery: String,
    failure: String,
    /// The words are proved to be written down.
    proved: bool,
    /// The kiosk waits behind it.
    for_kiosk: bool,
    /// Answers that were prepared on another machine and not given yet.
    prepared: Prepared,
    /// A prepared file that was found, and what it says or what is wrong with it.
    found: Option<(String, Result<Prepared, String>)>,
}

impl SetUp {
    /// At the first page.
    pub fn new(pack: Arc<Pack>, lang: Lang) -> Self {
        Self {
            pack,
            lang,
            at: At::Language,
            past: Vec::new(),
            alert: None,
            asked: Asked::default(),
            passphrase: String::new(),
            recovery: String::new(),
            failure: String::new(),
            proved: false,
            for_kiosk: false,
            prepared: Prepared::default(),
            found: None,
        }
    }

    /// On the screen of the kiosk, which begins to serve afterwards; who opened it by mistake can go back.
    #[must_use]
    pub fn for_kiosk(self) -> Self {
        Self { for_kiosk: true, ..self }
    }

    /// Offers a prepared file that was found, or says what is wrong with it.
    #[must_use]
    pub fn with_found(self, file: String, prepared: Result<Prepared, String>) -> Self {
        Self { found: Some((file, prepared)), ..self }
    }

    /// Whether it may end by itself: nothing was said yet, and a page for residents stands behind it.
    pub fn may_be_left(&self) -> bool {
        self.for_kiosk && self.at == At::Language
    }

    /// At the last page: an earlier set-up was proved, and its power was cut before it could say so.
    #[must_use]
    pub fn proved_before(self) -> Self {
        Self { at: At::Done, proved: true, ..self }
    }

    /// The page that is shown.
    pub fn here(&self) -> At {
        self.at
    }

    /// The language.
    pub fn lang(&self) -> &Lang {
        &self.lang
    }

    /// Takes what happened; answers what is to be done in the world.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        self.alert = None;
        let effects = self.take(msg);
        self.answer_prepared();
        effects
    }

    fn take(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Closed => vec![Effect::End],
            Msg::Command(Command::Back | Command::AskBack) => self.back(),
            Msg::Command(
                Command::Blank
                | Command::Colours
                | Command::Furigana
                | Command::KeyHelp
                | Command::Repeat
                | Command::Size
                | Command::Staff
                | Command::TryKeys,
            ) => Vec::new(),
            Msg::Created { passphrase, recovery } => {
                self.passphrase = passphrase;
                self.recovery = recovery;
                self.past.clear();
                self.stay_at(At::Passphrase)
            }
            Msg::Do(action) => self.act(action),
            Msg::Idle => {
                if self.may_be_left() {
                    vec![Effect::End]
                } else {
                    Vec::new()
                }
            }
            Msg::Failed(why) => {
                self.failure = why;
                self.stay_at(At::Failed)
            }
            Msg::Settled => self.stay_at(At::Done),
            Msg::Typed(text) => self.typed(text.trim()),
            Msg::Wrong(wrong) => self.say(Alert::Wrong(wrong)),
        }
    }

    fn act(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Back => self.back(),
            Action::Create => {
                self.at = At::Creating;
                vec![Effect::Create(Box::new(self.asked.clone()))]
            }
            Action::Finish => vec![Effect::End],
            Action::Identity(identity) => {
                self.asked.digits = 0;
                let ticket = identity == "ticket";
                self.asked.identity = identity;
                if ticket { self.open_profile(0) } else { self.go(At::Digits) }
            }
            Action::Language(lang) => {
                self.lang = lang;
                self.go(At::Name)
            }
            Action::Next => self.next(),
            Action::Prepared => self.take_found(),
            Action::Value(value) => self.profile_answered(value),
            Action::Written(name) => self.written(name),
        }
    }

    fn take_found(&mut self) -> Vec<Effect> {
        let Some((_, Ok(found))) = self.found.take() else { return Vec::new() };
        self.prepared = found;
        self.say(Alert::Prepared)
    }

    fn next(&mut self) -> Vec<Effect> {
        match self.at {
            At::Passphrase => self.stay_at(At::ProvePassphrase(0)),
            At::Recovery(from) if from + RECOVERY_AT_ONCE < self.recovery_words().len() => {
                self.stay_at(At::Recovery(from + RECOVERY_AT_ONCE))
            }
            At::Recovery(_) => self.stay_at(At::ProveRecovery(0)),
            At::Failed if self.proved => self.settle(),
            At::Failed => self.stay_at(At::Summary),
            At::Creating
            | At::Digits
            | At::Done
            | At::Identity
            | At::Language
            | At::Name
            | At::NameWritten
            | At::Pin
            | At::PinAgain
            | At::Profile(_)
            | At::ProvePassphrase(_)
            | At::ProveRecovery(_)
            | At::Reading
            | At::Screen
            | At::Staff
            | At::StaffWritten
            | At::Summary
            | At::Viewing => Vec::new(),
        }
    }

    fn typed(&mut self, text: &str) -> Vec<Effect> {
        let secret = matches!(self.at, At::Pin | At::PinAgain | At::ProvePassphrase(_) | At::ProveRecovery(_));
        let phone = matches!(self.at, At::Profile(_));
        if !secret && !phone && privacy::refuse(text).is_err() {
            return self.say(Alert::Refused);
        }
        match self.at {
            At::Digits => self.digits_typed(text),
            At::Name => self.name_typed(text),
            At::Pin => self.pin_typed(text),
            At::PinAgain => self.pin_again(text),
            At::Profile(_) => self.profile_typed(text),
            At::ProvePassphrase(asked) => self.proved_passphrase(asked, text),
            At::ProveRecovery(asked) => self.proved_recovery(asked, text),
            At::Reading => self.reading_typed(text),
            At::Screen => self.screen_typed(text),
            At::Staff => self.staff_typed(text),
            At::Viewing => self.viewing_typed(text),
            At::Creating
            | At::Done
            | At::Failed
            | At::Identity
            | At::Language
            | At::NameWritten
            | At::Passphrase
            | At::Recovery(_)
            | At::StaffWritten
            | At::Summary => Vec::new(),
        }
    }

    fn name_typed(&mut self, name: &str) -> Vec<Effect> {
        if name.is_empty() {
            return self.say(Alert::Empty);
        }
        if RichText::parse(name).is_err() || name.contains('｜') {
            return self.say(Alert::Refused);
        }
        name.clone_into(&mut self.asked.name);
        self.asked.reading.clear();
        if self.in_kana(name).is_some() {
            return self.go(At::NameWritten);
        }
        if name.chars().any(is_kanji) { self.go(At::Reading) } else { self.go(At::Identity) }
    }

    fn reading_typed(&mut self, reading: &str) -> Vec<Effect> {
        match hiragana(reading) {
            Err(wrong) => self.say(Alert::NotKana(wrong)),
            Ok(kana) if kana.trim().is_empty() => self.say(Alert::Empty),
            Ok(kana) => {
                self.asked.reading = kana.replace(' ', "");
                self.go(At::Identity)
            }
        }
    }

    /// A Japanese name that was typed in Latin letters, in kana: where there is no input method they are typed so.
    fn in_kana(&self, name: &str) -> Option<String> {
        let latin = name.chars().any(|c| c.is_ascii_alphabetic());
        (latin && self.lang.is_japanese()).then(|| hiragana(name).ok()).flatten()
    }

    fn written(&mut self, name: String) -> Vec<Effect> {
        if self.at == At::StaffWritten {
            self.asked.staff = name;
            return self.go(At::Pin);
        }
        self.asked.name = name;
        self.go(At::Identity)
    }

    fn digits_typed(&mut self, text: &str) -> Vec<Effect> {
        match text.parse::<u8>() {
            // Four digits are what a card's PIN has: such a number could not be told from one.
            Ok(digits) if (2..=8).contains(&digits) && digits != 4 => {
                self.asked.digits = digits;
                self.open_profile(0)
            }
            Ok(_) | Err(_) => self.say(Alert::NotANumber),
        }
    }

    fn open_profile(&mut self, at: usize) -> Vec<Effect> {
        if at < self.pack.file().profile.len() { self.go(At::Profile(at)) } else { self.go(At::Screen) }
    }

    /// Who does not know how large the screen is types nothing.
    fn screen_typed(&mut self, inches: &str) -> Vec<Effect> {
        let tenths = ScreenPlace::inches(inches);
        if tenths.is_none() && !inches.is_empty() {
            return self.say(Alert::NotInches);
        }
        self.asked.screen.tenths_of_inch = tenths;
        self.go(At::Viewing)
    }

    fn viewing_typed(&mut self, centimetres: &str) -> Vec<Effect> {
        let usual = centimetres.is_empty().then_some(ScreenPlace::default().viewing_mm);
        let Some(viewing_mm) = usual.or_else(|| ScreenPlace::centimetres(centimetres)) else {
            return self.say(Alert::NotCentimetres);
        };
        self.asked.screen.viewing_mm = viewing_mm;
        self.go(At::Staff)
    }

    /// Profile questions without whose answer the kiosk does not open to residents.
    fn unsettled(&self) -> Vec<&str> {
        let Ok(profile) = self.asked.facility(&self.pack).profile(&self.pack) else { return Vec::new() };
        let circumstances = Circumstances::new(self.pack.built(), profile, false);
        let conditions = self.pack.file().opens_when.iter();
        let open = conditions.filter(|condition| !circumstances.holds(std::slice::from_ref(*condition)));
        open.map(|condition| condition.key.as_str()).collect()
    }

    /// Key and kind of a profile question.
    fn profile_key(&self, at: usize) -> Option<(&String, &crate::content::pack::ProfileKey)> {
        self.pack.file().profile.iter().nth(at)
    }

    fn profile_answered(&mut self, value: String) -> Vec<Effect> {
        let At::Profile(at) = self.at else { return Vec::new() };
        let Some(key) = self.profile_key(at).map(|(key, _)| key.clone()) else { return Vec::new() };
        self.asked.profile.insert(key, value);
        self.open_profile(at + 1)
    }

    fn profile_typed(&mut self, text: &str) -> Vec<Effect> {
        let At::Profile(at) = self.at else { return Vec::new() };
        let Some((_, kind)) = self.profile_key(at) else { return Vec::new() };
        let value = if text.is_empty() { kind.default.clone() } else { text.to_owned() };
        match kind.kind {
            ProfileKind::Months if !value.is_empty() && !value.parse::<u8>().is_ok_and(|months| months > 0) => {
                self.say(Alert::NotANumber)
            }
            ProfileKind::Months | ProfileKind::OneOf | ProfileKind::Text => self.profile_answered(value),
        }
    }

    fn staff_typed(&mut self, name: &str) -> Vec<Effect> {
        if name.is_empty() {
            return self.say(Alert::Empty);
        }
        name.clone_into(&mut self.asked.staff);
        self.go(if self.in_kana(name).is_some() { At::StaffWritten } else { At::Pin })
    }

    fn pin_typed(&mut self, pin: &str) -> Vec<Effect> {
        if !is_strong(pin) {
            return self.say(Alert::WeakPin);
        }
        pin.clone_into(&mut self.asked.pin);
        self.go(At::PinAgain)
    }

    fn pin_again(&mut self, pin: &str) -> Vec<Effect> {
        if pin != self.asked.pin {
            self.asked.pin.clear();
            self.past.pop();
            self.at = At::Pin;
            return self.say(Alert::OtherPin);
        }
        self.go(At::Summary)
    }

    fn say(&mut self, alert: Alert) -> Vec<Effect> {
        self.alert = Some(alert);
        Vec::new()
    }

    fn go(&mut self, to: At) -> Vec<Effect> {
        self.past.push(self.at);
        self.stay_at(to)
    }

    /// To a page from which nothing leads back.
    fn stay_at(&mut self, to: At) -> Vec<Effect> {
        self.at = to;
        Vec::new()
    }

    fn back(&mut self) -> Vec<Effect> {
        match self.past.pop() {
            Some(before) => self.stay_at(before),
            None if self.may_be_left() => vec![Effect::End],
            None => self.say(Alert::NothingBefore),
        }
    }
}

/// Six to eight digits, not all the same and not in a row.
fn is_strong(pin: &str) -> bool {
    let digits: Vec<u8> = pin.bytes().collect();
    let steps = || digits.windows(2).filter_map(|pair| pair.first().zip(pair.last()));
    let same = steps().all(|(one, next)| one == next);
    let up = steps().all(|(one, next)| one.checked_add(1) == Some(*next));
    let down = steps().all(|(one, next)| next.checked_add(1) == Some(*one));
    PIN_DIGITS.contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit) && !same && !up && !down
}
