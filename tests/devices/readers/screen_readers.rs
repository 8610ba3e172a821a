//! Whole visits by real screen readers: what is said or brailled at each key is the row that the page says.

use std::path::Path;
use std::process::{self, Output, Stdio};
use std::thread;

use furigana::Lang;
use furigana::RichText;
use madoguchi::content::{Circumstances, Content, MessageArgs};
use madoguchi::device::clock;
use madoguchi::focus::{InputOutcome, PageCommand, PageFocus, ProbedKey, UserInput};
use madoguchi::page::{ActionPage, DisplayPrefs, FuriganaMode, Page, PageKind, RowRole};
use madoguchi::render::large::ScreenSize;
use madoguchi::render::lines;
use madoguchi::render::plain::{PlainLayout, PlainSheet, ScreenReaderPrefs, paginate_plain};
use madoguchi::resident::{self, KioskConfig, PageSettings, ResidentAction, ResidentEffect, ResidentMsg, Walkthrough};
use madoguchi::settings::Facility;
use serde_json::{Value, json};

use crate::answers::answers;
use crate::machine;
use crate::pipe_session::{DemoFolder, PROGRAM, text};

const FLU: &str = "tests/packs/influenza";
/// The terminal that `tests/devices/readers/seats.py` gives to every reader.
const SCREEN: ScreenSize = ScreenSize { cols: 80, rows: 25 };
/// Seconds in which nothing is said and nothing written when nobody presses a key.
const IDLE_SECONDS: u64 = 10;
/// Messages that one arrow key may give.
const MOST_MESSAGES: u64 = 2;

/// One visit: keys, and beside each what the person must be told.
struct ReaderVisit<'a> {
    content: &'a Content,
    walk: Walkthrough,
    listener: ScreenReaderPrefs,
    place: Option<PageFocus>,
    steps: Vec<Value>,
    /// The numbers that were decided on, for the same visit through a pipe.
    decided: Vec<String>,
}

impl<'a> ReaderVisit<'a> {
    fn new(content: &'a Content, facility: &Facility, lang: &str) -> Self {
        let profile = facility.profile(content.pack()).unwrap();
        let readings = ScreenReaderPrefs::default().furigana;
        let house = KioskConfig {
            pack: content.pack().clone(),
            circumstances: Circumstances::new(clock::now().today, profile, false),
            identity: facility.identity().unwrap_or_default(),
            lang: Lang::new(lang),
            look: DisplayPrefs { furigana: readings, ..DisplayPrefs::default() },
            form: "screen-reader",
        };
        let walk = Walkthrough::new(house);
        Self {
            content,
            walk,
            listener: ScreenReaderPrefs::default(),
            place: None,
            steps: Vec::new(),
            decided: Vec::new(),
        }
    }

    fn page(&self) -> ActionPage<ResidentAction> {
        resident::page(&self.walk, PageSettings { content: self.content, demo: true, still_there_seconds: 40 }).unwrap()
    }

    fn plain(&self, page: &Page) -> PlainLayout {
        paginate_plain(page, self.walk.look(), SCREEN, &self.listener)
    }

    fn written(&self) -> PlainSheet {
        let page = self.page();
        let plain = self.plain(&page);
        let place = PageFocus::open(self.place.clone(), &page, &plain.pagination);
        plain.sheet_at(&page, &place)
    }

    /// The page is shown, as the kiosk tells the walkthrough.
    fn look(&mut self) {
        let page = self.page();
        let shown = resident::shown(&self.walk, &page);
        self.tell(ResidentMsg::Shown(shown));
        let plain = self.plain(&page);
        self.place = Some(PageFocus::open(self.place.take(), &page, &plain.pagination));
    }

    fn tell(&mut self, msg: ResidentMsg) {
        for effect in self.walk.update(msg) {
            if let ResidentEffect::Keep(_) = effect {
                self.tell(ResidentMsg::Kept(String::new()));
            }
        }
    }

    fn press(&mut self, input: UserInput) {
        let page = self.page();
        let plain = self.plain(&page);
        let mut place = PageFocus::open(self.place.take(), &page, &plain.pagination);
        let outcome = place.handle(&page, &plain.pagination, input);
        self.place = Some(place);
        match outcome {
            InputOutcome::Choice(number) => self.tell(ResidentMsg::Act(page.action(number).unwrap().clone())),
            InputOutcome::Command(PageCommand::Repeat) => {
                self.place.as_mut().unwrap().restart(&page, &plain.pagination);
                self.tell(ResidentMsg::Repeated);
            }
            InputOutcome::Command(command @ (PageCommand::KeyHelp | PageCommand::TryKeys)) => {
                self.tell(ResidentMsg::Command(command));
            }
            InputOutcome::KeyProbe(tried) => self.tell(ResidentMsg::Tried(tried)),
            InputOutcome::Invalid(wrong) => self.tell(ResidentMsg::Wrong(wrong)),
            InputOutcome::Closed | InputOutcome::Command(_) | InputOutcome::Typed(_) => {
                panic!("{outcome:?} on {}", page.id)
            }
            InputOutcome::Moved | InputOutcome::Unchanged => return,
        }
        self.look();
    }

    fn under(&self) -> String {
        let written = self.written();
        written.rows[written.cursor.unwrap().1].clone()
    }

    /// The rows of this page, without those of a receipt, which no two visits share.
    fn rows(&self) -> Vec<String> {
        let written = self.written();
        written.rows[written.page_rows].iter().filter(|row| row.chars().any(char::is_alphabetic)).cloned().collect()
    }

    /// What is told first (rule R7, docs/rules.md).
    fn announcement(&self) -> String {
        let words = self.content.messages(self.walk.lang()).unwrap();
        let text = words.text("announce-screen", &MessageArgs::new().with("by", RichText::plain("--reader"))).unwrap();
        lines::text_with_readings(&text, FuriganaMode::Kana)
    }

    fn digit(&mut self, number: &str) {
        self.press(UserInput::Char(number.parse().unwrap()));
        self.steps.push(json!({"key": number, "under": self.under(), "most": MOST_MESSAGES, "by": "digit"}));
    }

    fn enter(&mut self) {
        self.shows("Enter", UserInput::Decide);
    }

    /// For readers that compare screens: the row under the cursor, or the first that does not stand as it stood.
    fn first_changed(&self, before: &PlainSheet) -> String {
        let now = self.written();
        let (_, under) = now.cursor.unwrap();
        let rows = std::iter::once(under).chain(now.page_rows.clone());
        let changed = rows.map(|row| (&now.rows[row], &before.rows[row])).find(|(now, before)| now != before);
        changed.map(|(row, _)| row.clone()).unwrap_or_default()
    }

    fn decide(&mut self, number: &str) {
        self.digit(number);
        self.enter();
        self.decided.push(number.to_owned());
    }

    /// A page read line by line, asked for again, and a key that it does not have.
    fn read(&mut self) {
        let page = self.page();
        let lines: usize = (0..page.rows.len())
            .filter(|row| !matches!(page.rows[*row].role, RowRole::Alert | RowRole::Help | RowRole::Mark))
            .map(|row| self.plain(&page).lines_of(row).count())
            .sum();
        for _ in 1..lines {
            self.press(UserInput::Next);
            self.steps.push(json!({"key": "Down", "under": self.under(), "most": MOST_MESSAGES, "by": "arrow"}));
        }
        self.press(UserInput::Char('7'));
        self.steps.push(json!({"key": "7", "under": self.under(), "most": MOST_MESSAGES + 1}));
        self.press(UserInput::Char('0'));
        self.steps.push(json!({"key": "0", "under": self.under(), "page": self.rows(), "by": "repeat"}));
        self.steps.push(json!({"idle": IDLE_SECONDS}));
        self.try_keys();
    }

    /// Keys that are only named, until Enter; then the way back to the page.
    fn try_keys(&mut self) {
        self.shows("?", UserInput::Char('?'));
        self.digit("2");
        self.enter();
        for key in ["1", "9"] {
            // Two sentences that are alike stand on two rows, so that those that compare screens say them whole.
            self.press(UserInput::KeyProbe(ProbedKey::char(key.parse().unwrap())));
            self.steps.push(json!({"key": key, "under": self.under(), "most": MOST_MESSAGES + 1}));
        }
        self.enter();
        self.digit("1");
        self.enter();
    }

    /// A key after which another page is shown.
    fn shows(&mut self, key: &str, input: UserInput) {
        let before = self.written();
        self.press(input);
        let changed = self.first_changed(&before);
        self.steps.push(json!({"key": key, "under": self.under(), "changed": changed, "page": self.rows()}));
    }

    /// The number of a person who says the first thing everywhere and records it at the end.
    fn number(&self, picked: bool) -> String {
        let page = self.page();
        let wanted: &[&str] = if picked { &["pick-done"] } else { &["seal.yes", "check-offer.go-on"] };
        let numbered = |id: &&str| page.rows.iter().find(|row| row.id == **id).and_then(|row| row.number);
        wanted.iter().find_map(numbered).unwrap_or(1).to_string()
    }

    fn is_picking(&self) -> bool {
        self.page().rows.iter().any(|row| row.id == "pick-done")
    }

    /// From the resting page to the receipt.
    fn walk_to_receipt(mut self, language: usize) -> Self {
        self.look();
        let mut rows = self.rows();
        rows.insert(0, self.announcement());
        self.steps.push(json!({"under": self.under(), "page": rows, "by": "start"}));
        self.enter();
        self.decided.push(String::new());
        self.decide(&language.to_string());
        self.decide("1");
        self.read();
        let mut picked = false;
        for _ in 0..200 {
            if self.walk.ending().is_some() {
                return self;
            }
            let number = self.number(picked);
            picked = self.is_picking();
            self.decide(&number);
        }
        panic!("the visit does not end: {:?}", self.decided);
    }
}

/// Answers of the same visit, read and answered in lines alone.
fn in_lines(lang: &str, decided: &[String]) -> Vec<(String, String)> {
    let demo = DemoFolder::new(FLU);
    let mut kiosk = demo.kiosk(lang);
    for number in decided {
        kiosk.say(number);
    }
    kiosk.receipt();
    assert!(kiosk.close().status.success());
    answers(&demo.exported())
}

/// Runs a whole visit with a screen reader; returns why it was left out, if it was.
fn sit(reader: &str, lang: &str) -> Option<String> {
    let demo = DemoFolder::new(FLU);
    demo.run(&["--demo", "--reader", "lines"], b"");
    let content = Content::from_dir(Path::new(FLU)).unwrap();
    let facility = Facility::read(&demo.data()).unwrap();
    let language = content.languages().iter().position(|own| own.tag() == lang).unwrap() + 1;
    let visit = ReaderVisit::new(&content, &facility, lang).walk_to_receipt(language);
    let folder = tempfile::tempdir().unwrap();
    let script = folder.path().join("script.json");
    std::fs::write(&script, Value::Array(visit.steps).to_string()).unwrap();
    let settings = folder.path().join("madoguchi.toml");
    std::fs::write(&settings, "idle_seconds = 3600\n").unwrap();
    let output = seated(reader, folder.path(), (&script, &settings), (&demo.data(), lang));
    let told = text(&output.stdout);
    // The code by which the script says that this reader cannot run here.
    if output.status.code() == Some(77) {
        return told.lines().last().map(ToOwned::to_owned);
    }
    assert!(output.status.success(), "{reader} in {lang}:\n{told}\n{}", text(&output.stderr));
    assert!(demo.is_whole().contains("1 records"), "{reader} in {lang}");
    assert_eq!(answers(&demo.exported()), in_lines(lang, &visit.decided), "{reader} in {lang}");
    None
}

fn seated(reader: &str, folder: &Path, (script, settings): (&Path, &Path), (data, lang): (&Path, &str)) -> Output {
    let mut command = process::Command::new("python3");
    command
        .arg("tests/devices/readers/visit.py")
        .args([reader])
        .arg(script)
        .arg(folder)
        .args(["--", PROGRAM, "--demo"]);
    command.args(["--content", FLU, "--reader", "screen", "--lang", lang, "--voice", "none"]);
    command.arg("--data").arg(data).arg("--config").arg(settings);
    command.stdin(Stdio::null()).output().unwrap()
}

/// Returns readers and languages: in `make test` two readers in three languages and the others in one, in `make prove` all.
fn readers_and_languages() -> Vec<(&'static str, &'static str)> {
    const ALL: [&str; 5] = ["yasr", "tdsr", "fenrir", "brltty", "orca"];
    const LANGUAGES: [&str; 3] = ["ja-simple", "ja", "en"];
    let in_all = |reader: &str| ["yasr", "fenrir"].contains(&reader) || std::env::var_os("MADOGUCHI_PROVE").is_some();
    let pairs = ALL.iter().flat_map(|reader| LANGUAGES.map(|lang| (*reader, lang)));
    // One reader alone, to find out what is wrong with it.
    let only = std::env::var("MADOGUCHI_SEAT").ok();
    let pairs = pairs.filter(|(reader, _)| only.as_ref().is_none_or(|only| only == reader));
    pairs.filter(|(reader, lang)| in_all(reader) || *lang == "ja-simple").collect()
}

#[test]
fn a_whole_visit_is_told_at_each_key_by_real_screen_readers_and_ends_in_the_same_record() {
    let _machine = machine::shared();
    let sitting: Vec<_> = readers_and_languages()
        .into_iter()
        .map(|(reader, lang)| (reader, lang, thread::spawn(move || sit(reader, lang))))
        .collect();
    let mut failed = Vec::new();
    for (reader, lang, seat) in sitting {
        match seat.join() {
            Ok(None) => println!("{reader} in {lang}: every key was told"),
            Ok(Some(why)) => println!("{reader} in {lang} is left out: {why}"),
            Err(_) => failed.push(format!("{reader} in {lang}")),
        }
    }
    assert!(failed.is_empty(), "{failed:?}: what they said stands above");
}

#[test]
fn the_script_of_a_visit_reads_a_page_repeats_it_presses_a_wrong_key_and_records() {
    let _machine = machine::shared();
    let demo = DemoFolder::new(FLU);
    demo.run(&["--demo", "--reader", "lines"], b"");
    let content = Content::from_dir(Path::new(FLU)).unwrap();
    let visit = ReaderVisit::new(&content, &Facility::read(&demo.data()).unwrap(), "en").walk_to_receipt(3);
    let keys: Vec<&str> = visit.steps.iter().filter_map(|step| step["key"].as_str()).collect();
    assert!(keys.contains(&"Down") && keys.contains(&"0") && keys.contains(&"7") && keys.len() > 30, "{keys:?}");
    assert!(
        visit.steps.iter().all(|step| step.get("key").is_none() || step["under"] != ""),
        "every key tells something"
    );
    assert!(!in_lines("en", &visit.decided).is_empty());
    // On the receipt page nothing is chosen beforehand.
    assert_eq!(visit.page().kind, PageKind::Question);
    assert_eq!(visit.walk.look().furigana, FuriganaMode::Kana);
}
