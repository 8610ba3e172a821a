//! The voice that was asked for, ready to speak.

use std::fs;

use madoguchi::settings::{MachineConfig, ReaderText, VoiceChoice};
use madoguchi::speech::speaker::{JapaneseScript, Speaker};
use madoguchi::speech::{SpeechError, SpeechPack, Voice, system};

use super::failure::CommandFailure;
use super::options::GlobalOptions;
use super::surface;

/// Starts a speaker with this voice; `None` where nobody is to speak. A file that is no voice ends the program
/// before anybody stands in front of it; a device that is missing is shown by the kiosk.
pub(super) fn speaker(
    choice: &VoiceChoice,
    machine: &MachineConfig,
    shared: &GlobalOptions,
) -> Result<Option<Result<Speaker, SpeechError>>, CommandFailure> {
    if *choice == VoiceChoice::System {
        return system_speaker(machine, shared).map(Some);
    }
    let Some(voice) = load(choice)? else { return Ok(None) };
    Ok(Some(Speaker::start(&machine.sound_device(), voice, pack(shared)?)))
}

/// Starts the system's own voice; where it is missing the kiosk says so and goes on.
fn system_speaker(
    machine: &MachineConfig,
    shared: &GlobalOptions,
) -> Result<Result<Speaker, SpeechError>, CommandFailure> {
    let writing = match surface::reader_text(shared, machine) {
        ReaderText::Kana => JapaneseScript::Kana,
        ReaderText::Kanji => JapaneseScript::Kanji,
    };
    let pack = pack(shared)?;
    Ok(system::find_program().and_then(|program| Speaker::start_system_voice(program, writing, pack)))
}

/// Loads a voice; `None` where nobody is to speak, and for the system's voice, which is in another program.
pub(super) fn load(choice: &VoiceChoice) -> Result<Option<Voice>, SpeechError> {
    match choice {
        VoiceChoice::Silent | VoiceChoice::System => Ok(None),
        VoiceChoice::Auto | VoiceChoice::BuiltIn => Voice::built_in().map(Some),
        VoiceChoice::File(file) => Voice::from_file(file).map(Some),
    }
}

/// Returns the speech pack in the program, with that of another pack's folder added.
pub(super) fn pack(shared: &GlobalOptions) -> Result<SpeechPack, CommandFailure> {
    let own = shared.content.as_ref().map(|dir| dir.join("speech.tsv")).filter(|file| file.is_file());
    let Some(file) = own else { return Ok(SpeechPack::built_in()) };
    let named = |error: &dyn std::fmt::Display| format!("{}: {error}", file.display());
    let text = fs::read_to_string(&file).map_err(|error| named(&error))?;
    Ok(SpeechPack::built_in().with(SpeechPack::read(&text).map_err(|error| named(&error))?))
}
