//! What is heard, and what is said on the page where nothing can be.

mod alsa_card;
mod call_message;
mod chime;
mod double_keys;
mod missing_sound;
mod null_sound_server;
mod repeated_chime;
mod sink_listener;
mod sound_cards;
mod sound_match;
mod system_voice;
mod visit_by_sound;
mod voice_latency;
mod voice_recording;
