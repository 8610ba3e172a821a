use super::*;

fn machine(text: &str) -> Result<Machine, SettingsError> {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("madoguchi.toml");
    fs::write(&file, text).unwrap();
    Machine::read(Some(&file))
}

#[test]
fn a_flag_is_stronger_than_the_file() {
    let machine = machine("reader = \"screen\"").unwrap();
    assert_eq!(machine.reader(Some("lines")).unwrap(), (Reader::Lines, From::Flag));
    assert_eq!(machine.reader(None).unwrap(), (Reader::Screen, From::Config));
    assert!(machine.reader(Some("loud")).unwrap_err().to_string().contains("off, screen or lines"));
}

#[test]
fn kana_is_what_a_reader_gets_unless_kanji_are_asked_for() {
    let machine = machine("reader_text = \"kanji\"").unwrap();
    assert_eq!(machine.reader_text(None).unwrap(), ReaderText::Kanji);
    assert_eq!(machine.reader_text(Some("kana")).unwrap(), ReaderText::Kana);
    assert_eq!(Machine::default().reader_text(None).unwrap(), ReaderText::Kana);
    let error = machine.reader_text(Some("romaji")).unwrap_err().to_string();
    assert!(error.contains("--reader-text") && error.contains("kana or kanji"), "{error}");
}

#[test]
fn one_voice_at_a_time_and_every_name_is_known() {
    let machine = Machine::default();
    assert_eq!(machine.voice(Some("auto"), Reader::Off).unwrap(), VoiceChoice::BuiltIn);
    assert_eq!(machine.voice(Some("auto"), Reader::Screen).unwrap(), VoiceChoice::Silent);
    assert_eq!(machine.voice(Some("system"), Reader::Screen).unwrap(), VoiceChoice::System);
    assert_eq!(machine.voice(Some("builtin"), Reader::Lines).unwrap(), VoiceChoice::BuiltIn);
    assert_eq!(machine.voice(Some("file:a.htsvoice"), Reader::Off).unwrap(), VoiceChoice::File("a.htsvoice".into()));
    let error = machine.voice(Some("loud"), Reader::Off).unwrap_err().to_string();
    assert!(error.contains("--voice") && error.contains("auto, builtin, system, none or file:"), "{error}");
}

#[test]
fn what_is_private_is_asked_about_unless_the_file_says_otherwise() {
    assert_eq!(machine("").unwrap().private_voice().unwrap(), PrivateVoice::Ask);
    assert_eq!(machine("sound_device = \"null\"").unwrap().private_voice().unwrap(), PrivateVoice::Anywhere);
    let only = machine("private_voice = \"headphones\"").unwrap().private_voice().unwrap();
    assert_eq!(only, PrivateVoice::Headphones);
    let error = machine("private_voice = \"loud\"").unwrap().private_voice().unwrap_err().to_string();
    assert!(error.contains("ask, headphones or anywhere"), "{error}");
}

#[test]
fn the_colours_are_those_of_the_file() {
    assert_eq!(machine("").unwrap().theme().unwrap(), Theme::WhiteOnBlack);
    assert_eq!(machine("theme = \"yellow-on-black\"").unwrap().theme().unwrap(), Theme::YellowOnBlack);
    let error = machine("theme = \"pink\"").unwrap().theme().unwrap_err().to_string();
    assert!(error.contains("white-on-black, black-on-white, yellow-on-black"), "{error}");
}

#[test]
fn a_screen_is_measured_in_inches_and_nonsense_is_named() {
    let screen = machine("screen_inches = 15.6\nviewing_mm = 600").unwrap();
    assert_eq!((screen.tenths_of_inch(), screen.viewing_mm), (Some(156), 600));
    assert_eq!(machine("").unwrap().tenths_of_inch(), None);
    let error = machine("screen_inches = 1.0").unwrap_err().to_string();
    assert!(error.ends_with("screen_inches = \"1\": write 5 to 100 inches"), "{error}");
    let error = machine("viewing_mm = 5").unwrap_err().to_string();
    assert!(error.ends_with("viewing_mm = \"5\": write 200 to 3000 millimetres"), "{error}");
}

#[test]
fn nobody_is_given_less_than_twenty_seconds() {
    let error = machine("still_there_seconds = 5").unwrap_err().to_string();
    assert!(error.ends_with("still_there_seconds = \"5\": write 20 to 600 seconds"), "{error}");
}

#[test]
fn an_unknown_key_is_named_with_its_line() {
    let error = machine("idle_seconds = 60\nidel_seconds = 60").unwrap_err().to_string();
    assert!(error.contains("line 2") && error.contains("idel_seconds"), "{error}");
}
