//! Where private words may be heard (EN 301 549 5.1.3.9, 49 CFR 27.71).

use serde::Deserialize;
use strum::{EnumString, IntoStaticStr};

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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum ListeningPlace {
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

impl ListeningPlace {
    /// Returns its name in a record and among the choices of its page.
    pub(super) fn name(self) -> &'static str {
        self.into()
    }
}
