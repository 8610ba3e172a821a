//! One language of the system's own voice, and whether it can be spoken.

use std::time::Instant;

use crate::speech::system::HelperProcess;
use furigana::Lang;
use system_voice::VoiceReply;

/// The languages that it speaks.
pub(super) const LANGS: [&str; 2] = ["ja", "en"];

/// One language of the system's voice.
pub(super) struct LanguageVoice {
    pub(super) lang: &'static str,
    pub(super) state: VoiceState,
}

/// Whether a language can be spoken.
pub(super) enum VoiceState {
    /// It is choosing its voice since then, and whether the page says already that this takes long.
    Choosing(HelperProcess, Instant, bool),
    Ready(HelperProcess),
    /// It cannot speak, why, and from when on it is tried again.
    Unavailable(String, Instant),
}

/// Returns what it told next; `Err` where it has ended.
pub(super) fn next_answer(voice: &LanguageVoice) -> Option<Result<VoiceReply, ()>> {
    match &voice.state {
        VoiceState::Choosing(helper, ..) | VoiceState::Ready(helper) => helper.next_answer().transpose(),
        VoiceState::Unavailable(..) => None,
    }
}

/// Returns the language of the voice for the language of a page.
pub(super) fn voice_lang(lang: &Lang) -> &'static str {
    LANGS.into_iter().find(|own| lang.tag().split('-').next() == Some(own)).unwrap_or("en")
}
