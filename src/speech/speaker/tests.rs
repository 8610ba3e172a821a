use std::thread;
use std::time::{Duration, Instant};

use furigana::{Lang, RichText};

use super::*;
use crate::speech::{Pace, sentences};

fn speaker(device: &str) -> Speaker {
    Speaker::start(device, Voice::built_in().unwrap(), SpeechPack::built_in()).unwrap()
}

fn utterance(id: &str, source: &str) -> Utterance {
    Utterance { id: id.to_owned(), text: RichText::parse(source).unwrap(), lang: Lang::new("ja") }
}

/// What has not come by then never will, however busy the machine is.
const NEWS_TIMEOUT: Duration = Duration::from_secs(60);

/// What comes, once it has.
fn wait_for<T>(what: &str, mut come: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(came) = come() {
            return came;
        }
        assert!(began.elapsed() < NEWS_TIMEOUT, "{what} never came");
        thread::sleep(Duration::from_millis(1));
    }
}

/// All news until this one.
fn news_until(speaker: &mut Speaker, last: impl Fn(&SpeechEvent) -> bool) -> Vec<SpeechEvent> {
    let mut all = Vec::new();
    wait_for("the news", || {
        while let Some(news) = speaker.next_event() {
            all.push(news);
            if all.last().is_some_and(&last) {
                return Some(());
            }
        }
        None
    });
    all
}

/// The samples that a `file` device wrote.
fn written(file: &std::path::Path) -> Vec<i16> {
    std::fs::read(file).unwrap().chunks(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect()
}

#[test]
fn what_is_ordered_reaches_the_device_to_the_last_sample_and_is_told_of() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("heard.raw");
    let mut speaker = speaker(&format!("file:{},raw", file.display()));
    // The device tells by itself that it plays: what is said before that may begin earlier.
    news_until(&mut speaker, |news| *news == SpeechEvent::Sound);
    let number = speaker.say(vec![utterance("a", "はい。"), utterance("b", "いいえ。")], SpeechSettings::default());
    let news = news_until(&mut speaker, |news| *news == SpeechEvent::Silent(number));
    let told = |news: fn(u64, String) -> SpeechEvent, id: &str| news(number, id.to_owned());
    assert_eq!(
        news,
        [
            told(SpeechEvent::Began, "a"),
            told(SpeechEvent::Ended, "a"),
            told(SpeechEvent::Began, "b"),
            told(SpeechEvent::Ended, "b"),
            SpeechEvent::Silent(number)
        ]
    );
    assert!(!speaker.speaks());
    drop(speaker);
    let mut voice = Voice::built_in().unwrap();
    let sentence = sentences(&RichText::plain("いいえ"), &SpeechPack::built_in()).unwrap().remove(0);
    let own = voice.begin(&sentence, Pace::Plain).unwrap().louder(Loudness::default().factor()).rest();
    let heard = written(&file);
    let end = &own[own.len() - 4_000..own.len() - 1_000];
    assert!(heard.windows(end.len()).any(|part| part == end), "what was made is what was played, at the visit's level");
    assert!(heard.len() > own.len() * 3 / 2, "both were heard");
}

#[test]
fn a_newer_order_interrupts_and_the_old_one_is_never_told_as_heard() {
    let mut speaker = speaker("null");
    for _ in 0..50 {
        speaker.say(
            vec![utterance("long", "｜今日《きょう》は｜決《き》めなくてもいいです。")],
            SpeechSettings::default(),
        );
    }
    let last = speaker.say(vec![utterance("last", "はい。")], SpeechSettings::default());
    let news = news_until(&mut speaker, |news| *news == SpeechEvent::Silent(last));
    assert!(news.contains(&SpeechEvent::Ended(last, "last".to_owned())), "{news:?}");
    let long = |news: &&SpeechEvent| matches!(news, SpeechEvent::Ended(_, id) if id == "long");
    assert!(news.iter().filter(long).count() < 50, "{news:?}");
}

#[test]
fn a_missing_device_is_told_of_with_its_mend_and_does_not_stop_anything() {
    let mut speaker = speaker("hw:99");
    let news = news_until(&mut speaker, |news| matches!(news, SpeechEvent::NoSound(_)));
    let SpeechEvent::NoSound(why) = news.last().unwrap() else { panic!("{news:?}") };
    assert!(why.contains("\"hw:99\"") && why.contains("plug in a loudspeaker"), "{why}");
    let number = speaker.say(vec![utterance("a", "はい。")], SpeechSettings::default());
    let news = news_until(&mut speaker, |news| *news == SpeechEvent::Silent(number));
    assert!(!news.iter().any(|news| matches!(news, SpeechEvent::Ended(..) | SpeechEvent::Began(..))), "{news:?}");
}

#[test]
fn a_text_that_cannot_be_said_is_no_sound_and_the_next_one_is_said() {
    let mut speaker = speaker("null");
    let number = speaker.say(vec![utterance("empty", " 、 ")], SpeechSettings::default());
    news_until(&mut speaker, |news| *news == SpeechEvent::Silent(number));
    let number = speaker.say(vec![utterance("a", "はい\0。")], SpeechSettings::default());
    let news = news_until(&mut speaker, |news| *news == SpeechEvent::Silent(number));
    assert!(news.contains(&SpeechEvent::Ended(number, "a".to_owned())), "{news:?}");
}

#[test]
fn loudness_has_six_steps_over_eighteen_decibels_and_is_never_silent() {
    let mut step = Loudness::default();
    while let Some(softer) = step.softer() {
        step = softer;
    }
    let softest = step.factor();
    let mut steps = 1;
    while let Some(louder) = step.louder() {
        steps += 1;
        step = louder;
    }
    assert_eq!(steps, Loudness::STEPS);
    assert!(20.0 * (step.factor() / softest).log10() >= 18.0);
    assert!(softest > 0.1);
}

#[test]
fn silence_before_anything_was_said_is_no_lack_of_sound() {
    let mut speaker = speaker("null");
    for _ in 0..20 {
        let number = speaker.say(vec![utterance("a", "はい。")], SpeechSettings::default());
        speaker.hush();
        news_until(&mut speaker, |news| *news == SpeechEvent::Silent(number));
        assert!(!speaker.speaks());
    }
    thread::sleep(SILENCE_TIMEOUT + Duration::from_millis(100));
    assert_eq!(speaker.next_event(), None);
}

#[test]
fn a_voice_that_was_never_used_is_no_lack_of_sound() {
    let mut speaker = speaker("null");
    news_until(&mut speaker, |news| *news == SpeechEvent::Sound);
    thread::sleep(SILENCE_TIMEOUT + Duration::from_millis(100));
    assert_eq!(speaker.next_event(), None);
    assert!(!speaker.speaks());
}

#[test]
fn a_sentence_of_ten_thousand_characters_begins_at_once_and_is_silent_at_once() {
    let mut speaker = speaker("null");
    let long = speaker.say(vec![utterance("long", &"あいうえおかきくけこ".repeat(1000))], SpeechSettings::default());
    let began = Instant::now();
    news_until(&mut speaker, |news| *news == SpeechEvent::Began(long, "long".to_owned()));
    speaker.hush();
    let news = news_until(&mut speaker, |news| *news == SpeechEvent::Silent(long));
    assert!(news.contains(&SpeechEvent::Interrupted(long, "long".to_owned())), "{news:?}");
    assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
}

/// A pipe that takes sound only as long as somebody reads it.
fn pipe(dir: &std::path::Path) -> std::path::PathBuf {
    let pipe = dir.join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    pipe
}

#[test]
fn a_device_that_kept_the_voice_waiting_and_goes_on_is_told_of_as_sound() {
    let dir = tempfile::tempdir().unwrap();
    let pipe = pipe(dir.path());
    let device = format!("file:{},raw", pipe.display());
    let reading = thread::spawn(move || std::fs::File::open(pipe).unwrap());
    let mut speaker = speaker(&device);
    let mut pipe = reading.join().unwrap();
    // Some ten seconds: more than the pipe holds.
    let long = speaker.say(vec![utterance("long", &"あいうえお".repeat(20))], SpeechSettings::default());
    news_until(&mut speaker, |news| matches!(news, SpeechEvent::NoSound(_)));
    let drained = thread::spawn(move || std::io::copy(&mut pipe, &mut std::io::sink()));
    let news = news_until(&mut speaker, |news| *news == SpeechEvent::Silent(long));
    assert!(news.contains(&SpeechEvent::Sound), "{news:?}");
    drop(speaker);
    assert!(drained.join().unwrap().unwrap() > 0);
}

#[test]
fn the_words_wait_for_the_chime_and_not_a_sample_of_either_is_lost() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("heard.raw");
    let mut speaker = speaker(&format!("file:{},raw", file.display()));
    let mut ringer = speaker.take_ringer().unwrap();
    assert!(speaker.take_ringer().is_none(), "there is one bell");
    let words = "｜今日《きょう》は｜決《き》めなくてもいいです。";
    let number = speaker.say(vec![utterance("a", words)], SpeechSettings::default());
    news_until(&mut speaker, |news| *news == SpeechEvent::Began(number, "a".to_owned()));
    ringer.ring(1.0);
    assert!(ringer.is_ringing());
    news_until(&mut speaker, |news| *news == SpeechEvent::Ended(number, "a".to_owned()));
    assert_eq!(wait_for("what became of the chime", || ringer.take_outcome()), ChimeOutcome::Heard);
    assert!(!ringer.is_ringing() && ringer.take_outcome().is_none(), "it is told once");
    drop((ringer, speaker));
    let heard = written(&file);
    let chime = crate::speech::chime::chime(48_000, 1.0);
    let bell = &chime[100..chime.len() - 6_000];
    let at = heard.windows(bell.len()).position(|part| part == bell).expect("the chime, whole");
    let mut voice = Voice::built_in().unwrap();
    let sentence = sentences(&RichText::parse(words).unwrap(), &SpeechPack::built_in()).unwrap().remove(0);
    let own = voice.begin(&sentence, Pace::Plain).unwrap().louder(Loudness::default().factor()).rest();
    let sounding = |samples: &[i16]| samples.iter().copied().filter(|sample| *sample != 0).collect::<Vec<_>>();
    let around = [&heard[..at - 100], &heard[at - 100 + chime.len()..]].concat();
    assert_eq!(sounding(&around), sounding(&own), "the words go on where they waited");
}

#[test]
fn a_bell_without_a_device_says_why_it_is_silent() {
    let mut ringer = Ringer::start("hw:99").unwrap();
    ringer.ring(1.0);
    let rung = wait_for("what became of the chime", || ringer.take_outcome());
    assert!(matches!(&rung, ChimeOutcome::Silent(why) if why.contains("\"hw:99\"")), "{rung:?}");
}
