//! What a person sets for themselves: the language, how much is shown at a time, readings, colours.

use crate::page::{FuriganaMode, TextSize};
use furigana::Lang;

use super::message::{ResidentAlert, ResidentEffect};
use super::pages::{AmountPage, MovingPage, ResidentScreen};
use super::walkthrough::Walkthrough;

impl Walkthrough {
    /// Sets the language.
    pub(super) fn set_language(&mut self, lang: Lang) -> Vec<ResidentEffect> {
        self.visit.lang = lang;
        self.leave_setting(AmountPage)
    }

    /// Sets how much is shown at a time.
    pub(super) fn set_amount(&mut self, amount: TextSize) -> Vec<ResidentEffect> {
        self.visit.look.text_size = amount;
        self.leave_setting(MovingPage)
    }

    /// A setting that was opened from the menu leads back; at the beginning it leads on.
    fn leave_setting(&mut self, next: impl Into<ResidentScreen>) -> Vec<ResidentEffect> {
        if self.visit.at.len() > 1 { self.resume_all() } else { self.go(next) }
    }

    /// Changes how much is shown at a time, and says so. The page that is open stays: it is what is too large or small.
    pub(super) fn next_amount(&mut self) -> Vec<ResidentEffect> {
        let amount = self.visit.look.text_size.next();
        self.visit.look.text_size = amount;
        self.say(ResidentAlert::Amount(amount))
    }

    /// Changes what is done with readings, and says so on the page on which the menu was opened.
    pub(super) fn next_readings(&mut self) -> Vec<ResidentEffect> {
        let readings = match self.visit.look.furigana {
            FuriganaMode::Shown => FuriganaMode::Hidden,
            FuriganaMode::Hidden => FuriganaMode::Kana,
            FuriganaMode::Kana => FuriganaMode::Shown,
        };
        // Set before anything is said: the sentence is shown as it will be from here on.
        self.visit.look.furigana = readings;
        self.resume_all();
        self.say(ResidentAlert::Readings(readings))
    }

    /// Changes the colours, and says so on the page on which the menu was opened.
    pub(super) fn next_theme(&mut self) -> Vec<ResidentEffect> {
        let theme = self.visit.look.theme.next();
        self.visit.look.theme = theme;
        self.resume_all();
        self.say(ResidentAlert::Theme(theme))
    }
}
