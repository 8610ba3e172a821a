//! Languages other than Japanese: espeak-ng as a child process, never longer than it may take.

use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use super::error::SpeechError;
use super::voice::Pace;

/// How long espeak-ng may take for one sentence; 12 to 23 ms are usual.
const SENTENCE_TIMEOUT: Duration = Duration::from_millis(800);
/// Characters after which a sentence is cut at its next space, and without one.
const CUT_AT_CHARS: (usize, usize) = (200, 400);
/// Words a minute at the plain pace.
const WORDS_A_MINUTE: f64 = 160.0;
/// Samples below this are silence.
const SILENCE_LEVEL: u16 = 150;
/// Bytes of a sound that nobody will listen to the end of.
const MAX_SOUND_BYTES: u64 = 20_000_000;

/// Returns whether espeak-ng is there.
pub fn is_installed() -> bool {
    let mut asked = Command::new("espeak-ng");
    asked.arg("--version").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    asked.status().is_ok_and(|ended| ended.success())
}

/// Returns the sentences of a text, each short enough to be begun at once.
pub(super) fn sentences(text: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut chars = 0;
    let mut before = ' ';
    for c in text.chars() {
        let ends = matches!(before, '.' | '?' | '!') || chars >= CUT_AT_CHARS.0;
        if (ends && c.is_whitespace()) || c == '\n' || chars >= CUT_AT_CHARS.1 {
            chars = 0;
            found.push(String::new());
        }
        if let Some(open) = found.last_mut() {
            open.push(c);
        }
        (chars, before) = (chars + 1, c);
    }
    found.retain(|sentence| sentence.chars().any(char::is_alphanumeric));
    found
}

/// Says a text in a language, as samples at this rate.
///
/// # Errors
/// `NoLanguageVoice` where espeak-ng is missing, fails or takes too long.
pub(super) fn samples(lang: &str, text: &str, pace: Pace, hertz: u32) -> Result<Vec<i16>, SpeechError> {
    let no_voice = |reason: String| SpeechError::NoLanguageVoice { lang: lang.to_owned(), reason };
    let speed = (WORDS_A_MINUTE * pace.factor()).round().to_string();
    let mut child = Command::new("espeak-ng")
        // By standard input: a text that begins with `-` is no option.
        .args(["-v", lang, "-s", &speed, "--stdin", "--stdout"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| no_voice(error.to_string()))?;
    let sound = run_to_end(&mut child, text);
    // It has ended, or took too long: in both cases nothing of it stays behind.
    let _ = child.kill();
    let _ = child.wait();
    let sound = sound.ok_or_else(|| no_voice("it does not answer".to_owned()))?;
    decode_wav(&sound, hertz).ok_or_else(|| no_voice("it gives no sound".to_owned()))
}

/// Returns everything that the child says, if it ends in time.
fn run_to_end(child: &mut Child, text: &str) -> Option<Vec<u8>> {
    let (mut words, sound) = (child.stdin.take()?, child.stdout.take()?);
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let (done, all) = channel();
    let work = move || {
        let mut bytes = Vec::new();
        let written = words.write_all(text.as_bytes());
        drop(words);
        let read = sound.take(MAX_SOUND_BYTES).read_to_end(&mut bytes);
        // Whoever waited may have given up.
        let _ = done.send(written.and(read).map(|_| bytes));
    };
    // A thread, for a pipe cannot be read with a time limit; it ends when the child is ended.
    thread::Builder::new().name("espeak-ng".to_owned()).spawn(work).ok()?;
    all.recv_timeout(SENTENCE_TIMEOUT).ok()?.ok()
}

/// Reads the samples of a WAV file at another rate, without the silence before the first sound.
fn decode_wav(wav: &[u8], hertz: u32) -> Option<Vec<i16>> {
    let own = u32::from_le_bytes(wav.get(24..28)?.try_into().ok()?);
    // The length that stands there is not read: espeak-ng writes it before it knows it, as 2,147,479,552.
    let data = wav.windows(4).position(|four| four == b"data")? + 8;
    let pairs = wav.get(data..)?.chunks_exact(2);
    let samples: Vec<i16> = pairs.filter_map(|pair| Some(i16::from_le_bytes(pair.try_into().ok()?))).collect();
    let first = samples.iter().position(|sample| sample.unsigned_abs() > SILENCE_LEVEL)?;
    // 10 ms before the first sound stay, so that it swells and does not click.
    let from = first.saturating_sub(usize::try_from(own / 100).ok()?);
    (8_000..=96_000).contains(&own).then(|| resample(samples.get(from..).unwrap_or_default(), own, hertz))
}

/// Draws the samples between others as straight lines: enough for a voice of 22 kHz.
fn resample(samples: &[i16], own: u32, wanted: u32) -> Vec<i16> {
    let many = u64::try_from(samples.len()).unwrap_or_default() * u64::from(wanted) / u64::from(own.max(1));
    let at = |place: u64| usize::try_from(place).ok().and_then(|place| samples.get(place)).copied().unwrap_or_default();
    let sample = |step: u64| {
        let exact = step * u64::from(own);
        let (place, part) = (exact / u64::from(wanted), exact % u64::from(wanted));
        let (left, right) = (i64::from(at(place)), i64::from(at(place + 1)));
        let between = left + (right - left) * i64::try_from(part).unwrap_or_default() / i64::from(wanted);
        i16::try_from(between).unwrap_or_default()
    };
    (0..many).map(sample).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_is_heard_at_the_rate_of_the_device_and_at_the_pace_that_was_chosen() {
        let plain = samples("en", "Do you wish to use the card?", Pace::Plain, 48_000).unwrap();
        let fast = samples("en", "Do you wish to use the card?", Pace::Fastest, 48_000).unwrap();
        assert!((48_000..144_000).contains(&plain.len()), "{} samples", plain.len());
        assert!(fast.len() < plain.len());
        assert!(plain.iter().any(|sample| sample.unsigned_abs() > 5_000));
    }

    #[test]
    fn a_text_is_cut_into_sentences_that_are_begun_at_once_and_nothing_is_lost() {
        assert_eq!(sentences("One. Two? 3.5 percent!\nFour"), ["One.", " Two?", " 3.5 percent!", "\nFour"]);
        assert!(sentences(" . \0 ").is_empty());
        let long = "word ".repeat(2000);
        assert!(sentences(&long).iter().all(|sentence| sentence.chars().count() <= CUT_AT_CHARS.1));
        assert_eq!(sentences(&long).concat(), long);
        assert!(sentences(&"x".repeat(10_000)).len() >= 25);
    }

    #[test]
    fn text_that_looks_like_an_option_and_control_characters_are_only_text() {
        assert!(samples("en", "--version \0\u{1b}[A yes", Pace::Plain, 48_000).unwrap().len() > 10_000);
    }

    #[test]
    fn a_language_that_is_not_there_is_named() {
        let error = samples("xx-nowhere", "yes", Pace::Plain, 48_000).unwrap_err().to_string();
        assert!(error.contains("xx-nowhere") && error.contains("espeak-ng"), "{error}");
    }

    #[test]
    fn bytes_that_are_no_sound_are_none() {
        assert_eq!(decode_wav(b"", 48_000), None);
        assert_eq!(decode_wav(&[0; 100], 48_000), None);
    }
}
