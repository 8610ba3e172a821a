use std::fs;
use std::path::PathBuf;

use super::*;
use crate::page::Theme;
use crate::resident::PrivateVoice;
use furigana::Lang;

fn machine(text: &str) -> Result<MachineConfig, SettingsError> {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("madoguchi.toml");
    fs::write(&file, text).unwrap();
    MachineConfig::read(Some(&file))
}

#[test]
fn what_a_file_says_is_read_by_its_names() {
    let machine = machine(
        "reader = \"screen\"\nreader_text = \"kanji\"\nvoice = \"file:a.htsvoice\"\nbraille = \"off\"\ndraw = \"pixels\"\n\
         theme = \"yellow-on-black\"\nprivate_voice = \"headphones\"",
    );
    let machine = machine.unwrap();
    assert_eq!((machine.reader, machine.reader_text), (Some(ReaderMode::Screen), Some(ReaderText::Kanji)));
    assert_eq!((machine.braille, machine.draw), (Some(BrailleChoice::Off), Some(DrawMode::Pixels)));
    assert_eq!((machine.theme, machine.private_voice()), (Theme::YellowOnBlack, PrivateVoice::Headphones));
    assert_eq!(machine.voice(None, ReaderMode::Screen), VoiceChoice::File("a.htsvoice".into()));
}

#[test]
fn a_name_that_is_none_is_told_with_its_line_its_setting_and_the_names() {
    for (setting, mend) in [
        ("reader", "expected one of `off`, `screen`, `lines`"),
        ("reader_text", "expected `kana` or `kanji`"),
        ("voice", "write one of auto, builtin, system, none, or file: with the path"),
        ("braille", "expected `auto` or `off`"),
        ("draw", "expected one of `auto`, `text`, `pixels`"),
        ("theme", "expected one of `white-on-black`, `black-on-white`, `yellow-on-black`"),
        ("private_voice", "expected one of `anywhere`, `ask`, `headphones`"),
    ] {
        let error = machine(&format!("idle_seconds = 60\n{setting} = \"loud\"")).unwrap_err().to_string();
        assert!(error.contains(&format!("madoguchi.toml: line 2: {setting}: ")) && error.contains(mend), "{error}");
    }
}

#[test]
fn one_voice_at_a_time_unless_another_is_asked_for() {
    let machine = MachineConfig::default();
    assert_eq!(machine.voice(None, ReaderMode::Off), VoiceChoice::BuiltIn);
    assert_eq!(machine.voice(Some(&VoiceChoice::Auto), ReaderMode::Screen), VoiceChoice::Silent);
    assert_eq!(machine.voice(Some(&VoiceChoice::System), ReaderMode::Screen), VoiceChoice::System);
    assert_eq!(machine.voice(Some(&VoiceChoice::BuiltIn), ReaderMode::Lines), VoiceChoice::BuiltIn);
}

#[test]
fn what_is_private_is_asked_about_unless_the_file_says_otherwise_or_nobody_hears() {
    assert_eq!(machine("").unwrap().private_voice(), PrivateVoice::Ask);
    assert_eq!(machine("sound_device = \"null\"").unwrap().private_voice(), PrivateVoice::Anywhere);
}

#[test]
fn a_language_that_the_pack_does_not_have_is_told_with_what_named_it() {
    let offered = [Lang::new("ja"), Lang::new("en")];
    let machine = machine("lang = \"fr\"").unwrap();
    assert_eq!(machine.lang(Some("en"), &offered).unwrap(), Some(Lang::new("en")), "an option is stronger");
    let error = machine.lang(None, &offered).unwrap_err().to_string();
    assert_eq!(error, "lang in madoguchi.toml = \"fr\": write one of ja, en");
    let error = machine.lang(Some("de"), &offered).unwrap_err().to_string();
    assert_eq!(error, "--lang = \"de\": write one of ja, en");
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

#[test]
fn a_display_is_looked_for_unless_somebody_says_off() {
    let machine = MachineConfig { brlapi_key: Some("/srv/key".into()), ..MachineConfig::default() };
    assert_eq!(machine.braille(Some(BrailleChoice::Auto)).unwrap().unwrap().key, PathBuf::from("/srv/key"));
    assert_eq!(machine.braille(Some(BrailleChoice::Off)).unwrap(), None);
    let off = MachineConfig { braille: Some(BrailleChoice::Off), ..MachineConfig::default() };
    assert_eq!(off.braille(None).unwrap(), None);
    assert!(off.braille(Some(BrailleChoice::Auto)).unwrap().is_some(), "a flag is stronger than the file");
}

#[test]
fn what_is_no_night_is_named_with_its_mend() {
    for wrong in ["", "21:00", "21:00-", "25:00-06:00", "21:00-21:00", "9pm-6am"] {
        let error = toml::from_str::<MachineConfig>(&format!("chime_night = {wrong:?}")).unwrap_err().to_string();
        assert!(error.contains("21:00-06:00"), "{error}");
    }
}

#[test]
fn the_chime_rings_where_the_voice_speaks_unless_another_device_is_named() {
    let machine = |text: &str| toml::from_str::<MachineConfig>(text).unwrap();
    assert!(!machine("sound_device = \"hw:1\"").chimes_elsewhere());
    let other = machine("sound_device = \"hw:1\"\nchime_device = \"plughw:0\"\n");
    assert!(other.chimes_elsewhere() && other.chime_device() == "plughw:0");
}

#[test]
fn what_set_up_writes_is_what_the_kiosk_reads() {
    let dir = tempfile::tempdir().unwrap();
    for tenths_of_inch in [Some(156), Some(240), None] {
        let place = ScreenPlace { tenths_of_inch, viewing_mm: 600 };
        place.write(dir.path(), "").unwrap();
        let machine = MachineConfig::read(Some(&dir.path().join(MACHINE_FILE))).unwrap();
        assert_eq!((machine.tenths_of_inch(), machine.viewing_mm), (tenths_of_inch, 600));
    }
}
