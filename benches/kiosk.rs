//! What a key costs in our own time: the walkthrough's step, the page, its layout, the rows as they are written.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout, missing_docs)] // a benchmark may stop

#[allow(dead_code)] // it uses its own part
#[path = "../tests/pages/page_turns.rs"]
mod turns;

use std::collections::BTreeMap;
use std::io::{Sink, sink};
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use furigana::Lang;
use furigana::RichText;
use madoguchi::content::{Circumstances, Content, FacilityProfile};
use madoguchi::device::Surface as _;
use madoguchi::device::screen::{DrawingMode, ScreenSurface};
use madoguchi::focus::PageFocus;
use madoguchi::page::{ActionPage, DisplayPrefs};
use madoguchi::render::large::ScreenSize;
use madoguchi::resident::{self, IdentityMode, KioskConfig, PageSettings, ResidentAction, ResidentMsg, Walkthrough};
use madoguchi::speech::{Pace, SpeechPack, Voice, sentences};
use turns::{FOCUS, StepCost, StepCosts, StepLimit, TEXT, TURN};

fn house(content: &Content) -> KioskConfig {
    let profile = FacilityProfile::new(content.pack(), RichText::plain("青空"), &BTreeMap::new()).unwrap();
    KioskConfig {
        pack: content.pack().clone(),
        circumstances: Circumstances::new(jiff::civil::date(2026, 11, 24), profile, false),
        identity: IdentityMode::Ticket,
        lang: Lang::new("ja-simple"),
        look: DisplayPrefs::default(),
        form: "screen",
    }
}

/// Two pages in turn, on a screen that writes to nobody: from a decided choice to the rows as they are written.
struct PageTurns<'a> {
    content: &'a Content,
    walk: Walkthrough,
    screen: ScreenSurface<Sink>,
    on: bool,
}

impl<'a> PageTurns<'a> {
    fn new(content: &'a Content, size: ScreenSize) -> Self {
        let mut walk = Walkthrough::new(house(content));
        let choose = |name: &str| ResidentAction::Choose(name.to_owned());
        for action in [ResidentAction::Next, choose("ja-simple"), choose("full"), ResidentAction::Next, choose("hear")]
        {
            walk.update(ResidentMsg::Act(action));
        }
        Self { content, walk, screen: ScreenSurface::detached(sink(), size, DrawingMode::sighted()), on: false }
    }

    fn turn(&mut self) {
        self.on = !self.on;
        self.walk.update(ResidentMsg::Act(if self.on { ResidentAction::Next } else { ResidentAction::Back }));
        let settings = PageSettings { content: self.content, demo: false, still_there_seconds: 40 };
        let page = resident::page(&self.walk, settings).unwrap();
        let sheets = self.screen.sheets(&page, DisplayPrefs::default());
        let place = PageFocus::open(None, &page, &sheets);
        self.screen.show(&page, &place, DisplayPrefs::default()).unwrap();
    }
}

/// The slowest of a hundred turns is what a person remembers: 10,000 turns, each timed.
fn percentiles(turns: &mut PageTurns<'_>) -> (Duration, Duration) {
    let mut taken: Vec<Duration> = (0..10_000)
        .map(|_| {
            let began = Instant::now();
            turns.turn();
            began.elapsed()
        })
        .collect();
    taken.sort();
    (taken[taken.len() / 2], taken[taken.len() * 99 / 100])
}

fn kiosk(criterion: &mut Criterion) {
    let content = Content::built_in().unwrap();
    for (cols, rows) in [(80, 24), (240, 67)] {
        let mut turns = PageTurns::new(&content, ScreenSize::new(cols, rows));
        let (half, p99) = percentiles(&mut turns);
        println!("a key to its written rows at {cols}x{rows}: p50 {half:.0?}, p99 {p99:.0?} of 10000");
        criterion.bench_function(&format!("a page turn at {cols}x{rows}"), |bencher| bencher.iter(|| turns.turn()));
    }
    criterion.bench_function("the whole pack and all words from the binary", |bencher| {
        bencher.iter(|| Content::built_in().unwrap());
    });
}

/// The voice: ready, its first samples, and how long it makes a second of sound.
fn voice(criterion: &mut Criterion) {
    let text = RichText::parse("｜今日《きょう》は ｜決《き》めなくても いいです。").unwrap();
    let sentence = sentences(&text, &SpeechPack::built_in()).unwrap().remove(0);
    let mut voice = Voice::built_in().unwrap();
    let began = Instant::now();
    let samples: usize = (0..20).map(|_| voice.begin(&sentence, Pace::Plain).unwrap().rest().len()).sum();
    let made = began.elapsed().as_secs_f64();
    let lasts = f64::from(u32::try_from(samples).unwrap()) / f64::from(voice.hertz());
    println!("a second of sound is made in {:.4} s (limit 0.03)", made / lasts);
    criterion.bench_function("the voice ready to speak (limit 30 ms)", |bencher| {
        bencher.iter(|| Voice::built_in().unwrap());
    });
    criterion.bench_function("a sentence to its first samples", |bencher| {
        bencher.iter(|| voice.begin(&sentence, Pace::Plain).unwrap().next(&mut Vec::new()));
    });
}

/// Every page of every language, for a house that offers everything.
fn pages(content: &Content) -> Vec<ActionPage<ResidentAction>> {
    let houses = content.languages().iter().map(|lang| KioskConfig { lang: lang.clone(), ..house(content) });
    madoguchi::resident::gallery::pages(content, houses.collect()).unwrap()
}

/// The most of each, beside its limit.
fn print(what: &str, steps: &[StepCost], limit: StepLimit) {
    let mut bytes: Vec<usize> = steps.iter().map(|step| step.bytes).collect();
    let mut taken: Vec<Duration> = steps.iter().map(|step| step.taken).collect();
    bytes.sort_unstable();
    taken.sort_unstable();
    let (half, last) = (steps.len() / 2, steps.len() - 1);
    let said = |within: bool| if within { "ok" } else { "OVER" };
    println!(
        "{what}, {} times: {} bytes in the middle, {} at most (limit {}: {}); {:.1?} in the middle, {:.1?} at most (limit {:?}: {})",
        steps.len(),
        bytes[half],
        bytes[last],
        limit.bytes,
        said(bytes[last] <= limit.bytes),
        taken[half],
        taken[last],
        limit.taken,
        said(taken[last] <= limit.taken)
    );
}

fn drawing(_: &mut Criterion) {
    let pages = pages(&Content::built_in().unwrap());
    let text = StepCosts::through(&pages, None);
    print("characters, a page turn", &text.turns, TEXT);
    print("characters, a step of the focus", &text.focus, TEXT);
    let Ok((_, font)) = madoguchi::device::screen::load_font(None) else {
        println!("72 px: left out, fonts-morisawa-bizud-gothic is not installed");
        return;
    };
    let pixels = StepCosts::through(&pages, Some((font, 72)));
    print("72 px, a page turn", &pixels.turns, TURN);
    print("72 px, a step of the focus", &pixels.focus, FOCUS);
    println!("nothing new: {} and {} bytes", text.idle, pixels.idle);
}

criterion_group!(benches, drawing, kiosk, voice);
criterion_main!(benches);
