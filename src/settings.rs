//! What staff and machine decide once: the facility, how long the kiosk waits, how it is presented.

mod braille;
mod chime;
mod error;
mod facility;
mod file;
mod machine;
mod presentation;
mod viewing;

pub use braille::BrailleChoice;
pub use chime::NightHours;
pub use error::SettingsError;
pub use facility::{FACILITY_FILE, Facility};
pub use file::data_dir;
pub use machine::MachineConfig;
pub use presentation::{ReaderMode, ReaderText, SettingSource, VoiceChoice};
pub use viewing::{DrawMode, MACHINE_FILE, ScreenPlace};

#[cfg(test)]
mod tests;
