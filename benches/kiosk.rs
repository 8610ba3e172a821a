//! What a key costs in our own time: the walkthrough's step, the page, its layout, the rows as they are written.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout, missing_docs)] // a benchmark may stop

use std::collections::BTreeMap;
use std::io::{self, Sink, Write, sink};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use madoguchi::content::{Circumstances, Content, Profile};
use madoguchi::device::Face as _;
use madoguchi::device::screen::{Drawing, Screen};
use madoguchi::page::{Lang, Look};
use madoguchi::place::{Input, Place};
use madoguchi::present::large::Size;
use madoguchi::present::pixels::Sight;
use madoguchi::ruby::RichText;
use madoguchi::script::{self, Stagecraft};
use madoguchi::speech::{Pace, SpeechPack, Voice, sentences};
use madoguchi::walkthrough::{Action, House, Identity, Msg, Walkthrough};

fn house(content: &Content) -> House {
    let profile = Profile::new(content.pack(), RichText::plain("青空"), &BTreeMap::new()).unwrap();
    House {
        pack: content.pack().clone(),
        circumstances: Circumstances::new(jiff::civil::date(2026, 11, 24), profile, false),
        identity: Identity::Ticket,
        lang: Lang::new("ja-simple"),
        look: Look::default(),
        form: "screen",
    }
}

/// Two pages in turn, on a screen that writes to nobody: from a decided choice to the rows as they are written.
struct Turns<'a> {
    content: &'a Content,
    walk: Walkthrough,
    screen: Screen<Sink>,
    on: bool,
}

impl<'a> Turns<'a> {
    fn new(content: &'a Content, size: Size) -> Self {
        let mut walk = Walkthrough::new(house(content));
        for action in [Action::Begin, Action::Language(Lang::new("ja-simple")), Action::Next, Action::Hear] {
            walk.update(Msg::Do(action));
        }
        Self { content, walk, screen: Screen::apart(sink(), size, Drawing::sighted()).0, on: false }
    }

    fn turn(&mut self) {
        self.on = !self.on;
        self.walk.update(Msg::Do(if self.on { Action::Next } else { Action::Back }));
        let stage = Stagecraft { content: self.content, demo: false, still_there_seconds: 40 };
        let page = script::page(&self.walk, stage).unwrap();
        let sheets = self.screen.sheets(&page, Look::default());
        let place = Place::open(None, &page, &sheets);
        self.screen.show(&page, &place, Look::default()).unwrap();
    }
}

/// The slowest of a hundred turns is what a person remembers: 10,000 turns, each timed.
fn percentiles(turns: &mut Turns<'_>) -> (Duration, Duration) {
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
        let mut turns = Turns::new(&content, Size::new(cols, rows));
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

/// Counts what is written, and throws it away.
#[derive(Clone, Default)]
struct Counter(Arc<AtomicUsize>);

impl Counter {
    /// Bytes since the last time.
    fn taken(&self) -> usize {
        self.0.swap(0, Ordering::Relaxed)
    }
}

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.fetch_add(bytes.len(), Ordering::Relaxed);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Bytes and milliseconds of a step, the most of each over all pages.
#[derive(Default)]
struct Most {
    bytes: Vec<usize>,
    taken: Vec<Duration>,
}

impl Most {
    fn add(&mut self, bytes: usize, taken: Duration) {
        self.bytes.push(bytes);
        self.taken.push(taken);
    }

    fn print(mut self, what: &str) {
        self.bytes.sort_unstable();
        self.taken.sort_unstable();
        let half = self.bytes.len() / 2;
        println!(
            "{what}: {} bytes and {:.1?} in the middle, {} bytes and {:.1?} at most, of {}",
            self.bytes[half],
            self.taken[half],
            self.bytes[self.bytes.len() - 1],
            self.taken[self.taken.len() - 1],
            self.bytes.len()
        );
    }
}

/// Every page after the one before it, then two steps of the focus, then nothing: as drawn on 1920x1080, each page
/// for the first time, with `em` pixels or in characters.
fn drawn(content: &Content, em: Option<u32>) {
    let counter = Counter::default();
    let mut screen = Screen::apart(counter.clone(), Size::new(106, 29), Drawing::sighted()).0;
    let name = em.map_or_else(|| "text".to_owned(), |em| format!("{em} px"));
    if let Some(em) = em {
        let Ok((_, font)) = madoguchi::device::screen::font(None) else {
            println!("{name}: left out, fonts-morisawa-bizud-gothic is not installed");
            return;
        };
        // The distance at which the standards ask for letters of this size on 15.6 inches.
        let sight = Sight { tenths_of_inch: Some(156), viewing_mm: em * 500 / 84 };
        screen.draw_in_pixels(font, sight, (18, 37));
    }
    let (mut turn, mut focus, mut idle) = (Most::default(), Most::default(), 0);
    for page in madoguchi::gallery::pages(content, vec![house(content)]).unwrap() {
        let began = Instant::now();
        let sheets = screen.sheets(&page, Look::default());
        let mut place = Place::open(None, &page, &sheets);
        screen.show(&page, &place, Look::default()).unwrap();
        turn.add(counter.taken(), began.elapsed());
        for _ in 0..4 {
            let before = place.sheet();
            place.take(&page, &sheets, Input::Next);
            let began = Instant::now();
            screen.show(&page, &place, Look::default()).unwrap();
            let bytes = counter.taken();
            if place.sheet() == before {
                focus.add(bytes, began.elapsed());
            } else {
                turn.add(bytes, began.elapsed());
            }
        }
        screen.show(&page, &place, Look::default()).unwrap();
        idle += counter.taken();
    }
    turn.print(&format!("{name}, a page turn"));
    focus.print(&format!("{name}, a step of the focus"));
    println!("{name}, nothing new: {idle} bytes");
}

fn drawing(_: &mut Criterion) {
    let content = Content::built_in().unwrap();
    drawn(&content, None);
    drawn(&content, Some(72));
}

criterion_group!(benches, drawing, kiosk, voice);
criterion_main!(benches);
