//! Whole visits by lines as a person can read them, in docs/visits: each with its pages, its keys, and its minutes by ear.
//!
//! `MADOGUCHI_VISITS=write` writes them anew.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use furigana::RichText;
use madoguchi::content::Content;
use madoguchi::speech::{Pace, SpeechPack, Voice, sentences};

use crate::planned_visit::{MetPage, PlannedVisit, VisitPlan, YES};

/// The most pages of the shortest visit that asks, reads back and records.
const MOST_PAGES: usize = 25;
/// The most minutes that it takes to hear them.
const MOST_MINUTES: f64 = 8.0;
/// Seconds of the breath that the kiosk takes behind each sentence (src/speech/speaker/synthesis.rs).
const BREATH_SECONDS: f64 = 0.16;

/// How the minutes are counted.
const BY_EAR: &str = "By ear: what the pack tells and asks to its end, the program's own questions up to the choice that is pressed, the choices
of every page (on, back, other things) once; by the exact lengths of the voice in the program at its own pace.
";

/// The shortest visit that is whole: the most important things, and no to each wish.
const SHORTEST: VisitPlan = VisitPlan { length: "short", wish: "no", ..YES };

/// The visits: the name of the file, what happens, and the plan.
const VISITS: [(&str, &str, VisitPlan); 6] = [
    ("yes", "Somebody who has a card hears everything and says yes to everything.", YES),
    ("no", "Somebody hears the most important things and says no to each: the shortest visit that is whole.", SHORTEST),
    (
        "no-card",
        "Somebody who has no card hears everything and wants none.",
        VisitPlan { card: "no", wish: "no", ..YES },
    ),
    ("listens-only", "Somebody hears everything and wants nothing recorded.", VisitPlan { keep: "no", ..YES }),
    (
        "helper",
        "Somebody whom family helps hears the most important things, puts one off and wants to talk about the other.",
        VisitPlan {
            length: "short",
            operator: "helper",
            answers: &[("use-insurance", "later"), ("certificate-wish", "talk")],
            ..YES
        },
    ),
    (
        "two-sittings",
        "Somebody has enough in the middle of the most important things, goes on another day, and says yes to both.",
        VisitPlan { length: "short", pauses_on: Some("ways-certificate"), ..YES },
    ),
];

/// Says texts to nobody, and remembers how long each was.
struct Stopwatch {
    voice: Voice,
    pack: SpeechPack,
    seconds: HashMap<String, f64>,
}

impl Stopwatch {
    fn new() -> Self {
        Self { voice: Voice::built_in().unwrap(), pack: SpeechPack::built_in(), seconds: HashMap::new() }
    }

    /// Returns how long the voice in the program needs for a text at its own pace, in seconds.
    fn seconds(&mut self, text: &RichText) -> f64 {
        let key = text.spoken();
        if let Some(known) = self.seconds.get(&key) {
            return *known;
        }
        let said = sentences(text, &self.pack).unwrap();
        let seconds = said.iter().map(|sentence| {
            let samples = self.voice.begin(sentence, Pace::Plain).unwrap().rest().len();
            let breath = if sentence.ends() { BREATH_SECONDS } else { 0.0 };
            f64::from(u32::try_from(samples).unwrap()) / f64::from(self.voice.hertz()) + breath
        });
        let seconds = seconds.sum();
        self.seconds.insert(key, seconds);
        seconds
    }

    /// Returns the minutes that somebody listens, and those of every row of every page; nothing is said at rest.
    fn minutes(&mut self, met: &[MetPage]) -> (f64, f64) {
        let (mut waited, mut all) = (0.0, 0.0);
        for row in met.iter().filter(|page| page.id != "rest").flat_map(|page| &page.said) {
            let minutes = self.seconds(&row.text) / 60.0;
            all += minutes;
            waited += if row.is_waited_for { minutes } else { 0.0 };
        }
        (waited, all)
    }
}

/// Returns whether nothing is pressed on the page with this number, because the kiosk writes or the visit is over.
fn is_without_keys(met: &[MetPage], at: usize) -> bool {
    matches!(met[at].id.as_str(), "keeping" | "pausing") || at + 1 == met.len()
}

/// Returns how many keys were pressed: each choice and the Enter behind it.
fn keys(met: &[MetPage]) -> usize {
    let pressed = met.iter().enumerate().filter(|(at, _)| !is_without_keys(met, *at)).map(|(_, page)| page);
    pressed.map(|page| page.pressed.len() + 1).sum()
}

fn transcript(what: &str, met: &[MetPage], (minutes, all): (f64, f64)) -> String {
    let mut text = format!(
        "{what}\nWritten by tests/pages/visit_transcripts.rs. Behind > stands what was typed, without Enter.\n"
    );
    for (at, page) in met.iter().enumerate() {
        writeln!(text, "\n{}. {}\n", at + 1, page.id).unwrap();
        page.lines.iter().filter(|line| !line.is_empty()).for_each(|line| writeln!(text, "  {line}").unwrap());
        if !is_without_keys(met, at) {
            writeln!(text, "> {}", page.pressed).unwrap();
        }
    }
    let (pages, keys) = (met.len(), keys(met));
    writeln!(
        text,
        "\n{pages} pages, {keys} keys, {minutes:.1} minutes by ear, {all:.1} with every choice of every page."
    )
    .unwrap();
    text.push_str(BY_EAR);
    text
}

fn met(content: &Content, plan: VisitPlan) -> Vec<MetPage> {
    PlannedVisit::new(content, plan).reach_the_end().0
}

#[test]
fn the_visits_in_the_documents_are_those_of_the_program() {
    let content = Content::built_in().unwrap();
    let mut stopwatch = Stopwatch::new();
    for (name, what, plan) in VISITS {
        let met = met(&content, plan);
        let text = transcript(what, &met, stopwatch.minutes(&met));
        let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("docs/visits/{name}.txt"));
        println!("{name}: {}", text.lines().rev().nth(2).unwrap());
        if std::env::var("MADOGUCHI_VISITS").is_ok_and(|what| what == "write") {
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(&file, &text).unwrap();
        }
        let stored = std::fs::read_to_string(&file).unwrap_or_default();
        let differs = stored.lines().zip(text.lines()).find(|(stored, now)| stored != now);
        assert!(stored == text, "{name}.txt is of other words: MADOGUCHI_VISITS=write writes it anew ({differs:?})");
    }
}

#[test]
fn the_shortest_whole_visit_is_heard_in_eight_minutes() {
    let content = Content::built_in().unwrap();
    let (met, ending) = PlannedVisit::new(&content, SHORTEST).reach_the_end();
    let (minutes, all) = Stopwatch::new().minutes(&met);
    println!("{} pages, {minutes:.2} minutes of {all:.1}, {ending:?}", met.len());
    assert!(met.len() <= MOST_PAGES && minutes <= MOST_MINUTES, "{} pages, {minutes:.1} minutes", met.len());
}
