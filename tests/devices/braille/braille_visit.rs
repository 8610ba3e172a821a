//! A whole visit by a braille display alone, behind a real brltty: nobody looks at the screen.

use std::path::Path;
use std::time::Duration;

use furigana::Lang;
use furigana::RichText;
use madoguchi::content::{Content, MessageArgs};
use tenji::{BrailleCode, translate};

use crate::answers::answers;
use crate::braille::virtual_display::VirtualDisplay;
use crate::choices::ChoiceWords;
use crate::kiosk::KioskTerminal;
use crate::machine;
use crate::pipe_session::DemoFolder;
use crate::readers::yasr::visit;

const CELLS: usize = 40;
const FLU: &str = "tests/packs/influenza";
/// Longer than the time in which a second press of one key counts as a tremor (300 ms).
const KEY_INTERVAL: Duration = Duration::from_millis(320);

/// A kiosk in a terminal, read and answered by its braille display.
struct BrailleVisitor {
    line: VirtualDisplay,
    kiosk: KioskTerminal,
}

impl BrailleVisitor {
    fn on(line: VirtualDisplay, demo: &DemoFolder) -> Self {
        let variables = format!("BRLAPI_HOST={} BRLAPI_AUTH=keyfile:{}", line.host(), line.key().display());
        let options = format!("--content {FLU} --lang ja-simple --voice none --braille auto");
        let kiosk = KioskTerminal::start_with(&variables, demo.dir.path(), &options);
        // Before the kiosk comes, brltty itself writes that there is no screen.
        line.wait_for(&braille("mark-demo"));
        Self { line, kiosk }
    }

    /// Reads on until a row begins so; all rows on the way.
    #[track_caller]
    fn reads_until(&self, begins: &str) -> Vec<String> {
        let mut read = vec![self.line.shown()];
        while !read.last().unwrap().starts_with(begins) {
            assert!(read.len() < 40, "{begins} does not come: {read:#?}");
            let before = read.last().unwrap().clone();
            self.line.press("LNDN");
            read.push(self.line.wait_until(|shown| *shown != before));
        }
        read
    }

    /// Records, and presses on meanwhile: it is felt that it records, and no key does anything on the page that comes.
    fn records_while_the_disk_stalls(&self, demo: &DemoFolder) {
        let log = rusqlite::Connection::open(demo.data().join("records.db")).unwrap();
        log.execute_batch("BEGIN IMMEDIATE").unwrap();
        assert_eq!(self.decides(), braille("keeping"));
        for key in ["LNDN", "LNDN", "ROUTE 1", "LNDN"] {
            self.line.press(key);
            std::thread::sleep(KEY_INTERVAL);
        }
        log.execute_batch("ROLLBACK").unwrap();
        self.line.wait_for(&braille("kept"));
        std::thread::sleep(KEY_INTERVAL);
        assert_eq!(self.line.shown(), braille("kept"), "the finger stays where the page begins");
    }

    /// Touches the choice under the finger, then decides on it; what stands there then.
    fn decides(&self) -> String {
        let choice = self.line.shown();
        self.line.press("ROUTE 1");
        let touched = self.line.wait_until(|shown| shown != choice);
        std::thread::sleep(KEY_INTERVAL);
        self.line.press("ROUTE 1");
        self.line.wait_until(|shown| shown != touched && shown != choice)
    }
}

/// The words of a message in braille, as far as the display shows them.
fn braille(id: &str) -> String {
    let content = Content::from_dir(Path::new(FLU)).unwrap();
    let text = content.messages(&Lang::new("ja-simple")).unwrap().text(id, &MessageArgs::new()).unwrap();
    translate(&text, BrailleCode::Japanese).wrapped(CELLS)[0].unicode()
}

/// `1.` in braille: the number of a choice.
fn number(digit: &str) -> String {
    translate(&RichText::plain(format!("{digit}.")), BrailleCode::English).unicode()
}

/// The numbers by which the visit goes through a pipe to its receipt, and what was recorded.
fn visit_by_keys() -> (Vec<String>, Vec<(String, String)>) {
    let content = Content::from_dir(Path::new(FLU)).unwrap();
    let choices = ChoiceWords::new(&content, "ja-simple");
    let demo = DemoFolder::new(FLU);
    let mut kiosk = demo.kiosk("ja-simple");
    let (mut pressed, mut before) = (vec![String::new()], kiosk.page.clone());
    kiosk.say("");
    let is_code = |line: &String| line.len() == 19 && line.chars().all(|c| c.is_ascii_digit() || c == ' ');
    while !kiosk.page.iter().any(is_code) {
        let number = choices.number(&kiosk.page, &before);
        before.clone_from(&kiosk.page);
        kiosk.say(&number);
        pressed.push(number);
        assert!(pressed.len() < 100, "{:#?}", kiosk.page);
    }
    kiosk.close();
    (pressed, answers(&demo.exported()))
}

/// brltty dies on the way and comes back: the person is told, and nothing is lost.
#[test]
fn a_whole_visit_by_braille_alone_records_what_the_same_visit_by_keys_records() {
    let _machine = machine::shared();
    let Some(line) = VirtualDisplay::start(CELLS) else { return };
    let (pressed, answers_by_keys) = visit_by_keys();
    let (exported, demo) = visit_by_braille(line, &pressed);
    assert_eq!(answers(&exported), answers_by_keys);
    assert!(!answers_by_keys.is_empty());
    assert!(exported.to_string().contains("\"collection_method\":\"screen+braille\""), "{exported}");
    let troubles = std::fs::read_to_string(demo.data().join("trouble.log")).unwrap();
    assert!(troubles.contains("brltty is gone"), "{troubles}");
}

/// One of the two sees nothing and reads braille, the other sees nothing and listens.
#[test]
fn a_whole_visit_by_braille_alone_and_one_by_the_speech_log_alone_end_in_the_same_record() {
    let _machine = machine::shared();
    let Some(line) = VirtualDisplay::start(CELLS) else { return };
    let Some((heard, decided)) = visit("ja-simple") else { return };
    assert_eq!(decided.first().map(String::as_str), Some(""), "any key begins");
    let (felt, _demo) = visit_by_braille(line, &decided);
    assert!(!answers(&felt).is_empty());
    assert_eq!(answers(&felt), answers(&heard));
    assert!(heard.to_string().contains("\"collection_method\":\"screen-reader\""), "{heard}");
}

/// A whole visit by the display alone, which decides on these numbers; what was recorded.
fn visit_by_braille(line: VirtualDisplay, pressed: &[String]) -> (serde_json::Value, DemoFolder) {
    let demo = DemoFolder::new(FLU);
    let mut finger = BrailleVisitor::on(line, &demo);
    let before = finger.line.shown();
    finger.line.press("ROUTE 1");
    finger.line.wait_until(|shown| shown != before);
    for (at, digit) in pressed.iter().enumerate().skip(1) {
        finger.reads_until(&number(digit));
        if at == pressed.len() / 2 {
            let shown = finger.line.shown();
            finger.line.kill();
            finger.kiosk.wait_for("まりました");
            finger.line.start_brltty();
            finger.line.wait_for(&shown);
        }
        if at + 1 == pressed.len() {
            finger.records_while_the_disk_stalls(&demo);
        } else {
            finger.decides();
        }
    }
    let receipt = finger.reads_until("⠼");
    assert!(receipt.last().unwrap().chars().filter(|c| *c != '⠀').count() >= 16, "{receipt:#?}");
    finger.kiosk.end();
    assert!(demo.is_whole().contains("1 records"));
    (demo.exported(), demo)
}
