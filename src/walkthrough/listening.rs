//! Where private words may be heard: in headphones, or where the person says so (EN 301 549 5.1.3.9, 49 CFR 27.71).

use serde::Deserialize;
use strum::IntoStaticStr;

use super::{At, Ending, Phase, Stage, Walkthrough};
use crate::content::pack_file::PackStep;

/// What the facility allows a voice to do with words about the person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PrivateVoice {
    /// They are said: there is no voice, nobody else hears it, or the room is the person's own.
    #[default]
    Anywhere,
    /// The person is asked once, before the first of them.
    Ask,
    /// They are said in headphones only.
    Headphones,
}

/// Where the person wants to hear them; it is theirs alone, and forgotten with the visit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Listening {
    /// Nothing private has come yet.
    #[default]
    Unasked,
    /// In headphones.
    Headphones,
    /// From the loudspeaker, whoever else hears it.
    Loudspeaker,
    /// Nowhere: they read.
    Silent,
}

impl Listening {
    /// Returns its name in a record.
    fn name(self) -> &'static str {
        self.into()
    }
}

/// Under this name a record says where private words were heard.
const RECORDED: &str = "private-voice";

impl Walkthrough {
    /// The same, with a voice that keeps to this rule.
    #[must_use]
    pub fn with_private_voice(mut self, rule: PrivateVoice) -> Self {
        self.private_voice = rule;
        self
    }

    /// What the facility allows.
    pub fn private_voice(&self) -> PrivateVoice {
        self.private_voice
    }

    /// Whether the voice may say the page that is shown.
    pub fn may_be_heard(&self) -> bool {
        if self.private_voice == PrivateVoice::Anywhere || !self.is_private() {
            return true;
        }
        match self.visit.listening {
            Listening::Unasked | Listening::Silent => false,
            // Where nobody can see whether they are in, the person's word counts.
            Listening::Headphones => self.headphones.unwrap_or(true),
            Listening::Loudspeaker => self.private_voice != PrivateVoice::Headphones,
        }
    }

    /// Whether the page that is shown tells something about the person, or is about to.
    fn is_private(&self) -> bool {
        let here = self.here();
        if let At::Ended(ending) = here {
            return matches!(ending, Ending::Kept(_) | Ending::Withdrawn(_));
        }
        if let At::Step(Stage { chapter, step, phase: Phase::First }) = here {
            return matches!(self.step((*chapter, *step)), Some(PackStep::Ask(_) | PackStep::Wish(_)));
        }
        !matches!(here, At::StaffAnswer | At::StaffPin) && here.is_personal()
    }

    /// Headphones were put in, or pulled out; then what was chosen with them holds no longer.
    pub(super) fn plugged(&mut self, plugged: bool) {
        self.headphones = Some(plugged);
        match (plugged, self.visit.listening) {
            (true, _) if *self.here() == At::Listening => self.listen(Listening::Headphones),
            (false, Listening::Headphones) => self.visit.listening = Listening::Unasked,
            (true | false, _) => {}
        }
    }

    /// The person has decided; it is said once more in their record.
    pub(super) fn listen(&mut self, where_to: Listening) {
        self.visit.listening = where_to;
        self.visit.draft.asked.insert(RECORDED.to_owned(), where_to.name().to_owned());
        if *self.here() == At::Listening {
            self.resume();
        }
    }

    /// Asked once, before the first private page; headphones that are in have answered it.
    pub(super) fn ask_where_to_listen(&mut self) {
        let open = self.private_voice != PrivateVoice::Anywhere && self.visit.listening == Listening::Unasked;
        if !open || !self.is_private() {
            return;
        }
        if self.headphones == Some(true) {
            self.listen(Listening::Headphones);
        } else {
            self.open(At::Listening);
        }
    }
}
