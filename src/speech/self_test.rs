//! Whether the voice can be heard here: a sentence is really played, and the volume of the system is looked at.

use std::time::{Duration, Instant};

use alsa::mixer::{Mixer, Selem, SelemChannelId, SelemId};

use furigana::Lang;
use furigana::RichText;

use super::error::SpeechError;
use super::pack::SpeechPack;
use super::speaker::{ChimeOutcome, Ringer, Speaker, SpeechEvent, SpeechSettings, Utterance};
use super::voice::Voice;

/// What is played.
const TEST_SENTENCE: &str = "｜音《おと》の ｜試験《しけん》です。";
/// The longest that it may take; it lasts about two seconds.
const PLAY_TIMEOUT: Duration = Duration::from_secs(8);
/// Controls of a sound card through which every sound goes.
const MIXER_CONTROLS: [&str; 5] = ["Master", "PCM", "Speaker", "Headphone", "Digital"];

/// Plays a sentence; returns how long it took until its first sound was on the way to the device.
///
/// # Errors
/// `NoDevice`, `DeviceGone` or `NoThread`, with how to fix it.
pub fn play_sentence(device: &str, voice: Voice, pack: SpeechPack) -> Result<Duration, SpeechError> {
    let mut speaker = Speaker::start(device, voice, pack)?;
    let text = RichText::parse(TEST_SENTENCE).unwrap_or_default();
    let began = Instant::now();
    let number =
        speaker.say(vec![Utterance { id: String::new(), text, lang: Lang::new("ja") }], SpeechSettings::default());
    // Returned only when the sentence has ended: a device that begins and stops is none that plays.
    let mut first = None;
    while began.elapsed() < PLAY_TIMEOUT {
        match speaker.next_event() {
            Some(SpeechEvent::Began(..)) => first = Some(began.elapsed()),
            Some(SpeechEvent::Ended(own, _)) if own == number => return Ok(first.unwrap_or_default()),
            Some(SpeechEvent::NoSound(why)) => return Err(SpeechError::NotHeard(why)),
            Some(
                SpeechEvent::Ended(..) | SpeechEvent::Interrupted(..) | SpeechEvent::Silent(_) | SpeechEvent::Sound,
            ) => {}
            None => std::thread::sleep(Duration::from_millis(1)),
        }
    }
    Err(SpeechError::DeviceGone("it did not play a sentence to its end".to_owned()))
}

/// Rings the chime, by this factor softer; by 0 nobody hears it and it is known all the same whether it is played.
///
/// # Errors
/// `NoThread`, or `NotHeard` with the reason.
pub fn ring_chime(device: &str, factor: f32) -> Result<(), SpeechError> {
    let mut ringer = Ringer::start(device)?;
    ringer.ring(factor);
    loop {
        match ringer.take_outcome() {
            Some(ChimeOutcome::Heard) => return Ok(()),
            Some(ChimeOutcome::Silent(why)) => return Err(SpeechError::NotHeard(why)),
            None => std::thread::sleep(Duration::from_millis(5)),
        }
    }
}

/// Returns the control of the sound card that lets nothing through, if one does; `None` also where nobody can tell.
pub fn find_muted_control(device: &str) -> Option<String> {
    // Without a handler the library would complain on the terminal.
    let _kept = alsa::Output::local_error_handler().ok()?;
    let mixer = Mixer::new(&card_of_device(device), false).ok()?;
    let control = |name: &&&str| mixer.find_selem(&SelemId::new(name, 0)).is_some_and(|own| lets_nothing_through(&own));
    MIXER_CONTROLS.iter().find(control).map(|name| (*name).to_owned())
}

/// Returns the card of a device: `plughw:1,0` is one of the card `hw:1`.
fn card_of_device(device: &str) -> String {
    let name = device.strip_prefix("plug").filter(|name| name.starts_with("hw:")).unwrap_or(device);
    name.split(',').next().unwrap_or(name).to_owned()
}

fn lets_nothing_through(control: &Selem<'_>) -> bool {
    // A mono control has this channel too.
    let channel = SelemChannelId::FrontLeft;
    let off = control.has_playback_switch() && control.get_playback_switch(channel).is_ok_and(|on| on == 0);
    let (softest, loudest) = control.get_playback_volume_range();
    let down = loudest > softest && control.get_playback_volume(channel).is_ok_and(|volume| volume <= softest);
    off || (control.has_playback_volume() && down)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_that_plays_is_told_from_one_that_is_missing() {
        let voice = || Voice::built_in().unwrap();
        assert!(play_sentence("null", voice(), SpeechPack::built_in()).unwrap() < PLAY_TIMEOUT);
        let error = play_sentence("hw:99", voice(), SpeechPack::built_in()).unwrap_err().to_string();
        assert!(error.contains("\"hw:99\""), "{error}");
    }

    #[test]
    fn a_chime_is_heard_or_it_is_told_why_not() {
        ring_chime("null", 1.0).unwrap();
        let error = ring_chime("hw:99", 1.0).unwrap_err().to_string();
        assert!(error.contains("\"hw:99\""), "{error}");
    }

    #[test]
    fn the_card_of_a_device_is_the_part_before_its_number() {
        assert_eq!(card_of_device("plughw:1,0"), "hw:1");
        assert_eq!(card_of_device("default"), "default");
        assert_eq!(find_muted_control("hw:99"), None);
    }
}
