//! Whether the voice may say what is shown: words about the person are private (EN 301 549 5.1.3.9).

use super::pages::ListeningPage;
use super::private_voice::{ListeningPlace, PrivateVoice};
use super::resident_page::{PagePrivacy, page_of};
use super::walkthrough::Walkthrough;

/// Under this name a record says where private words were heard.
const RECORDED: &str = "private-voice";

impl Walkthrough {
    /// The same, with a voice that keeps to this rule.
    #[must_use]
    pub fn with_private_voice(mut self, rule: PrivateVoice) -> Self {
        self.private_voice = rule;
        self
    }

    /// Whether the voice may say the page that is shown.
    pub fn may_be_heard(&self) -> bool {
        if self.private_voice == PrivateVoice::Anywhere || !self.is_private() {
            return true;
        }
        match self.visit.listening {
            ListeningPlace::Unasked | ListeningPlace::Silent => false,
            // Where nobody can see whether they are in, the person's word counts.
            ListeningPlace::Headphones => self.headphones.unwrap_or(true),
            ListeningPlace::Loudspeaker => self.private_voice != PrivateVoice::Headphones,
        }
    }

    /// Returns whether the page that is shown tells something about the person, or is about to.
    fn is_private(&self) -> bool {
        match page_of(self.here()).privacy() {
            PagePrivacy::AboutPerson | PagePrivacy::AsksAboutPerson => true,
            PagePrivacy::NotKept | PagePrivacy::Public => false,
        }
    }

    /// Takes that headphones were put in, or pulled out; then what was chosen with them holds no longer.
    pub(super) fn take_headphones(&mut self, plugged: bool) {
        self.headphones = Some(plugged);
        match (plugged, self.visit.listening) {
            (true, _) if self.asks_where_to_listen() => self.listen(ListeningPlace::Headphones),
            (false, ListeningPlace::Headphones) => self.visit.listening = ListeningPlace::Unasked,
            (true | false, _) => {}
        }
    }

    /// Notes where the person wants to hear private words; it is said once more in their record.
    pub(super) fn listen(&mut self, where_to: ListeningPlace) {
        self.visit.listening = where_to;
        self.visit.draft.asked.insert(RECORDED.to_owned(), where_to.name().to_owned());
        if self.asks_where_to_listen() {
            self.resume();
        }
    }

    fn asks_where_to_listen(&self) -> bool {
        *self.here() == ListeningPage.into()
    }

    /// Asks once, before the first private page; headphones that are in have answered it.
    pub(super) fn ask_where_to_listen(&mut self) {
        let open = self.private_voice != PrivateVoice::Anywhere && self.visit.listening == ListeningPlace::Unasked;
        if !open || !self.is_private() {
            return;
        }
        if self.headphones == Some(true) {
            self.listen(ListeningPlace::Headphones);
        } else {
            self.open(ListeningPage);
        }
    }
}
