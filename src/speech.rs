//! What is said aloud, from text with readings to samples: nothing is guessed, no dictionary at run time.
//!
//! ```text
//!   RichText ──> clauses ──┬─> speech pack (analysed by authors, checked against the furigana) ──┐
//!                          └─> rule (readings, spaces, numbers; flat) ───────────────────────────┴─> Sentence
//!   Utterance ──> a program of ours that holds the system's own voice (system), where that was chosen
//!   Sentence ──> labels (jpreprocess) ──> Voice (jbonsai) ──> samples ──> Speaker (ALSA, one thread) or WAV
//!   chime ──> Ringer ──> the same thread, or one of its own where no voice plays on that device
//! ```

pub mod analysis;
pub mod chime;
mod clause;
mod error;
pub mod espeak;
pub mod headphones;
mod kana;
mod lexicon;
mod pack;
mod rule;
pub mod self_test;
mod sentence;
mod sound_device;
pub mod speaker;
pub mod system;
mod voice;
pub mod wav;
mod word;

pub use error::SpeechError;
pub use lexicon::Lexicon;
pub use pack::SpeechPack;
pub use sentence::{Sentence, clauses_of, sentences};
pub use voice::{BUILT_IN_VOICE as VOICE, CREDIT, Pace, Synthesis, Voice};
pub use word::{Accent, SpeechWord, WordClass};
