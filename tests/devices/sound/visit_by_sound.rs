//! A whole visit by sound alone: a person who sees nothing presses only what the recorded sound has told them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use furigana::Lang;
use furigana::{Counter, RichText, counted};
use madoguchi::content::check::texts_without_variables;
use madoguchi::content::{Circumstances, Content, ContentSource, MessageArgs};
use madoguchi::device::clock;
use madoguchi::page::{DisplayPrefs, PageRow};
use madoguchi::render::spoken::spoken_text;
use madoguchi::resident::KioskConfig;
use madoguchi::resident::gallery;
use madoguchi::settings::Facility;
use madoguchi::speech::analysis::sounds_agree;
use madoguchi::speech::{Sentence, SpeechPack, Voice, clauses_of, sentences};

use crate::kiosk::{ANSWER_TIMEOUT, KioskTerminal, wait_for};
use crate::machine;
use crate::pipe_session;
use crate::sound::voice_recording::{VoiceRecording, sounding};

const LANG: &str = "ja-simple";
/// After so long without a sound a page has been said.
const SILENCE_AFTER_SPEECH: Duration = Duration::from_millis(300);

fn sounds(text: &RichText) -> String {
    sentences(text, &SpeechPack::built_in()).unwrap().iter().map(Sentence::sounds).collect()
}

/// Everything that this kiosk may say today.
fn catalogue(data: &Path, content: &Content) -> Vec<RichText> {
    let lang = Lang::new(LANG);
    let facility = Facility::read(data).unwrap();
    let profile = facility.profile(content.pack()).unwrap();
    let house = KioskConfig {
        pack: content.pack().clone(),
        circumstances: Circumstances::new(clock::today(), profile, true),
        identity: facility.identity().unwrap_or_default(),
        lang: lang.clone(),
        look: DisplayPrefs::default(),
        form: "screen",
    };
    let pages = gallery::pages(content, vec![house]).unwrap();
    let words = content.messages(&lang).unwrap();
    let mut texts = Vec::new();
    for page in pages.iter().filter(|page| page.lang == lang) {
        texts.extend(page.rows.iter().map(|row| spoken_text(row, &lang)));
        // The gallery has each page once; where several may be picked, a row that was picked says so.
        for row in page.rows.iter().filter(|_| page.rows.iter().any(|row| row.id == "pick-done")) {
            let picked = words.text("picked", &MessageArgs::new().with("option", row.text.clone())).unwrap();
            texts.push(spoken_text(&PageRow { text: picked, ..row.clone() }, &lang));
        }
    }
    texts.extend(texts_without_variables(&ContentSource::built_in().unwrap(), &lang).unwrap());
    texts
}

/// What has been said of a page, until a key is pressed.
#[derive(Default)]
struct HeardPage {
    /// A page begins with what it is about: choices before that are the end of the page before.
    began: bool,
    said: Vec<String>,
    /// Each choice that was heard to its end, by its number.
    choices: BTreeMap<usize, String>,
}

/// A visitor who only hears, and presses what the sound told them.
struct SoundVisitor {
    recording: VoiceRecording,
    numbers: Vec<String>,
    wanted: Vec<String>,
    next: String,
    done: String,
    /// The heading of the page with the receipt code.
    kept: String,
    ends: bool,
    /// The page before offered to be done with picking.
    picked: bool,
    /// How many sentences were heard, and how many of them to their end.
    heard: (usize, usize),
    page: HeardPage,
}

impl SoundVisitor {
    fn new(recording: VoiceRecording, content: &Content) -> Self {
        let words = content.messages(&Lang::new(LANG)).unwrap();
        let part = |id: &str, part: &str| sounds(&words.part(id, part, &MessageArgs::new()).unwrap());
        let text = |id: &str| sounds(&words.text(id, &MessageArgs::new()).unwrap());
        Self {
            recording,
            numbers: (1..=9).map(|number| sounds(&counted(number, Counter::Number))).collect(),
            wanted: vec![part("seal", "yes"), part("check-offer", "go-on"), part("listening", "loudspeaker")],
            next: text("go-next"),
            done: text("pick-done"),
            kept: text("kept"),
            ends: false,
            picked: false,
            heard: (0, 0),
            page: HeardPage::default(),
        }
    }

    /// Takes what has been recorded; whether anything sounded.
    fn listen(&mut self, more: bool) -> bool {
        let sounded = self.recording.listen();
        while !self.ends {
            let Some(heard) = self.recording.next(more || sounded) else { break };
            self.heard.0 += 1;
            if heard.whole {
                self.heard.1 += 1;
                self.take(heard.sentence.sounds());
            }
        }
        sounded
    }

    fn take(&mut self, said: String) {
        let choice = said.split_once('、').and_then(|(number, label)| {
            let number = self.numbers.iter().position(|own| own == number)?;
            Some((number + 1, label.to_owned()))
        });
        match choice {
            Some((number, label)) if self.page.began => {
                self.page.choices.insert(number, label);
            }
            Some(_) => {}
            None => self.page.began = true,
        }
        self.ends |= said == self.kept;
        self.page.said.push(said);
    }

    /// The number to press as soon as it has been heard, before the page is over.
    fn sure(&self) -> Option<usize> {
        let first = self.page.choices.get(&1).is_some_and(|label| *label == self.next);
        let wanted = self.page.choices.iter().find(|(_, label)| self.wanted.contains(label));
        wanted.map(|(number, _)| *number).or(first.then_some(1))
    }

    /// Listens until it is known what to press; `None` when the answers are recorded.
    #[track_caller]
    fn number(&mut self) -> Option<usize> {
        let mut last = Instant::now();
        loop {
            if self.listen(true) {
                last = Instant::now();
            }
            if self.ends {
                return None;
            }
            if let Some(number) = self.sure() {
                return Some(number);
            }
            if last.elapsed() > SILENCE_AFTER_SPEECH && self.page.choices.contains_key(&1) {
                return Some(self.of_the_whole());
            }
            assert!(last.elapsed() < ANSWER_TIMEOUT, "nothing more was said than {:#?}", self.page.said);
            thread::sleep(Duration::from_millis(5));
        }
    }

    fn of_the_whole(&mut self) -> usize {
        self.listen(false);
        let done = self.page.choices.iter().find(|(_, label)| **label == self.done).map(|(number, _)| *number);
        let before = std::mem::replace(&mut self.picked, done.is_some());
        self.sure().or(done.filter(|_| before)).unwrap_or(1)
    }

    /// Waits until these sounds were heard to their end.
    #[track_caller]
    fn hears(&mut self, sounds: &str) {
        wait_for(sounds, || {
            self.listen(true);
            self.page.said.iter().any(|said| said == sounds).then_some(())
        });
    }
}

/// The receipt code on the screen: four times four digits.
fn code(written: &str) -> Option<&str> {
    let is_code =
        |part: &[u8]| (0..19).all(|at| if at % 5 == 4 { part[at] == b' ' } else { part[at].is_ascii_digit() });
    let at = written.as_bytes().windows(19).position(is_code)?;
    written.get(at..at + 19)
}

/// Who presses the keys of a visit.
#[derive(Clone, Copy)]
enum KeyHand {
    /// A machine, as fast as a scanner: what keeps off keys that nobody meant is switched off.
    Machine,
    /// A person, with everything as the program ships.
    Person,
}

impl KeyHand {
    /// Returns the options of a kiosk that takes its keys.
    fn options(self, home: &Path) -> String {
        match self {
            Self::Machine => {
                let settings = home.join("fast.toml");
                std::fs::write(&settings, "scanner_ms = 0\ndouble_key_ms = 0\n").unwrap();
                format!("--voice builtin --config {}", settings.display())
            }
            Self::Person => "--voice builtin".to_owned(),
        }
    }

    /// Presses a number and Enter. What is said from then on is of the next page.
    fn decide(self, number: usize, kiosk: &mut KioskTerminal, listener: &mut SoundVisitor) {
        if let Self::Person = self {
            kiosk.press(&number.to_string());
            kiosk.pause();
            listener.listen(true);
        }
        listener.page = HeardPage::default();
        match self {
            Self::Machine => kiosk.key(&format!("{number}\r")),
            Self::Person => kiosk.key("\r"),
        }
    }
}

/// A kiosk whose device writes into a file, and keeps no time: what takes a minute is heard in seconds.
fn kiosk(home: &Path, hand: KeyHand) -> (KioskTerminal, PathBuf) {
    let heard = home.join("heard.raw");
    let device = format!("pcm.!default {{ type file slave.pcm null file \"{}\" format raw }}\n", heard.display());
    std::fs::write(home.join(".asoundrc"), device).unwrap();
    (KioskTerminal::start_in(LANG, home, &hand.options(home)), heard)
}

/// Every sentence, once.
fn once(sentences: Vec<Sentence>) -> Vec<Sentence> {
    let mut seen = BTreeSet::new();
    sentences.into_iter().filter(|sentence| seen.insert(format!("{sentence:?}"))).collect()
}

#[test]
fn a_whole_visit_is_made_by_sound_alone_and_nothing_is_said_that_the_furigana_do_not_say() {
    let _machine = machine::shared();
    let home = tempfile::tempdir().unwrap();
    let texts = make_visit(home.path(), KeyHand::Machine);
    let misread: Vec<String> =
        texts.iter().flat_map(clauses_of).filter_map(|(key, text)| misread(&key, &text)).collect();
    assert!(misread.is_empty(), "{} misread: {misread:#?}", misread.len());
}

#[test]
fn a_whole_visit_is_made_by_sound_alone_as_the_program_ships() {
    let _machine = machine::shared();
    let home = tempfile::tempdir().unwrap();
    make_visit(home.path(), KeyHand::Person);
}

/// Makes a whole visit by sound alone, whose every sentence is compared with the voice, sample by sample; returns
/// everything that the kiosk may say.
fn make_visit(home: &Path, hand: KeyHand) -> Vec<RichText> {
    let (mut kiosk, heard) = kiosk(home, hand);
    let content = Content::built_in().unwrap();
    let texts = catalogue(&home.join("data"), &content);
    let pack = SpeechPack::built_in();
    let said = |text: &RichText| sentences(text, &pack).unwrap();
    let mut recording = VoiceRecording::of(&heard);
    recording.learn(once(texts.iter().flat_map(said).collect()));
    let mut listener = SoundVisitor::new(recording, &content);
    kiosk.key("\r");
    let mut pressed = String::new();
    while let Some(number) = listener.number() {
        pressed.push_str(&number.to_string());
        assert!(pressed.len() < 300, "the visit does not end: {pressed}");
        hand.decide(number, &mut kiosk, &mut listener);
    }
    let written = kiosk.written();
    let code = RichText::plain(code(&written).expect("the receipt code is on the screen"));
    listener.recording.learn(said(&code));
    listener.ends = false;
    listener.hears(&sounds(&code));
    assert_eq!(listener.number(), Some(1), "finish and clear the screen");
    let mark = kiosk.mark();
    hand.decide(1, &mut kiosk, &mut listener);
    kiosk.wait_since(mark, "Press any key");
    let verified = pipe_session::run(&["records", "verify", "--data", &home.join("data").display().to_string()], b"");
    assert!(pipe_session::text(&verified.stdout).contains(" 1 records"), "{}", pipe_session::text(&verified.stdout));
    let (all, whole) = listener.heard;
    println!("{} keys by ear, {all} sentences heard, {whole} of them to their end, 0 misread", pressed.len());
    assert!(pressed.len() > 50 && whole > 300, "{pressed}, {whole} sentences");
    texts
}

#[test]
fn a_sentence_that_is_interrupted_wherever_hides_no_other() {
    let _machine = machine::shared();
    let home = tempfile::tempdir().unwrap();
    let pack = SpeechPack::built_in();
    let said = |text: &str| sentences(&RichText::parse(text).unwrap(), &pack).unwrap().remove(0);
    let (first, second) = (said("つぎへ"), said("もどる"));
    let mut voice = Voice::built_in().unwrap();
    let mut samples = |sentence| sounding(&mut voice, sentence, usize::MAX);
    let (interrupted, other) = (samples(&first), samples(&second));
    // 3 ms at 48 kHz, all of them not quite silent.
    let fading = |begin: usize| interrupted[begin..begin + 144].iter().map(|sample| sample / 2 + 1);
    for heard in (1..1000).step_by(37) {
        let all: Vec<i16> =
            interrupted[..heard].iter().copied().chain(fading(heard)).chain(other.iter().copied()).collect();
        let file = home.path().join(heard.to_string());
        std::fs::write(&file, all.iter().flat_map(|sample| sample.to_le_bytes()).collect::<Vec<_>>()).unwrap();
        let mut recording = VoiceRecording::of(&file);
        recording.learn(vec![first.clone(), second.clone()]);
        recording.listen();
        let last = std::iter::from_fn(|| recording.next(false)).last().unwrap();
        assert!(last.whole && last.sentence.sounds() == second.sounds(), "interrupted after {heard} samples");
    }
}

/// A clause whose sounds are not those of its furigana.
fn misread(key: &str, clause: &RichText) -> Option<String> {
    let runs: Vec<_> = clause.spoken_runs().into_iter().filter(|run| run.kana != "、").collect();
    let said = sounds(clause).replace('、', "");
    (!sounds_agree(&runs, &said)).then(|| format!("{key}: {said}"))
}
