//! Why nothing can be said.

use std::path::PathBuf;

use thiserror::Error;

/// Why nothing can be said.
#[derive(Debug, Error)]
pub enum SpeechError {
    /// A device that was open has gone, or plays nothing.
    #[error("the sound device is gone ({0}): plug it in again, or name another with sound_device in madoguchi.toml")]
    DeviceGone(String),
    /// A device that cannot be opened.
    #[error(
        "there is no sound device {device:?} ({reason}): plug in a loudspeaker or headphones, or name another device with sound_device in madoguchi.toml"
    )]
    NoDevice {
        /// Its ALSA name.
        device: String,
        /// The library's reason.
        reason: String,
    },
    /// The program that holds the system's voice is not installed.
    #[error(
        "there is no madoguchi-system-voice beside madoguchi: build it with `cargo build --release -p madoguchi-system-voice --features program`, or take --voice builtin"
    )]
    NoHelperProgram,
    /// The system has no voice, or it does not answer.
    #[error(
        "the system's voice cannot be heard ({0}): install speech-dispatcher and a voice for the language, or take --voice builtin"
    )]
    NoSystemVoice(String),
    /// The system gives no thread to speak from.
    #[error("no thread to speak from ({0}): close other programs")]
    NoThread(#[source] std::io::Error),
    /// A speech pack or a lexicon that is not well written.
    #[error("line {line}: {reason}: make the pack again with `make speech-pack`")]
    BrokenPack {
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        reason: String,
    },
    /// No voice for a language.
    #[error("there is no voice for {lang:?} (espeak-ng: {reason}): install it with `apt-get install espeak-ng`")]
    NoLanguageVoice {
        /// The language.
        lang: String,
        /// What happened.
        reason: String,
    },
    /// A sound that no Japanese voice has.
    #[error("「{0}」 cannot be pronounced: write its reading in hiragana, ｜漢字《かんじ》")]
    NoSound(String),
    /// What was to be heard was not, as the speaking thread told it.
    #[error("{0}")]
    NotHeard(String),
    /// A word of the speech pack that is not well written.
    #[error("{0:?} is no word of a speech pack: make the pack again with `make speech-pack`")]
    NoWord(String),
    /// A voice file that cannot be read.
    #[error("{file}: {source}: check that the file is there and may be read")]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// A file that is no voice, or a broken one.
    #[error("{file} is no voice that can speak ({reason}): name a whole .htsvoice file, or take --voice builtin")]
    NoVoice {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The voice cannot say a sentence.
    #[error("the voice cannot say this sentence ({0}): take --voice builtin")]
    Unsayable(String),
}
