//! What a key costs in our own time: the walkthrough's step, the page, its layout, the painted rows.
#![allow(clippy::unwrap_used, missing_docs)] // a benchmark may stop

use std::collections::BTreeMap;

use criterion::{Criterion, criterion_group, criterion_main};
use madoguchi::content::{Circumstances, Content, Profile};
use madoguchi::page::{Lang, Look, Theme};
use madoguchi::place::Place;
use madoguchi::present::large::{Manner, Palette, Size, layout, paint};
use madoguchi::ruby::RichText;
use madoguchi::script::{self, Stagecraft};
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

/// From a decided choice to the rows as they go to the terminal.
fn turn(walk: &Walkthrough, content: &Content, size: Size) -> usize {
    let mut walk = walk.clone();
    walk.update(Msg::Do(Action::Next));
    let page = script::page(&walk, Stagecraft { content, demo: false, still_there_seconds: 40 }).unwrap();
    let laid = layout(&page, Look::default(), size, Manner::Sighted);
    let place = Place::open(None, &page, &laid.dealt);
    paint(&laid, &page, &place, &Palette::coloured(Theme::default())).rows().len()
}

fn kiosk(criterion: &mut Criterion) {
    let content = Content::built_in().unwrap();
    let mut walk = Walkthrough::new(house(&content));
    for action in [Action::Begin, Action::Language(Lang::new("ja-simple")), Action::Next, Action::Hear] {
        walk.update(Msg::Do(action));
    }
    for (cols, rows) in [(80, 24), (240, 67)] {
        criterion.bench_function(&format!("a page turn at {cols}x{rows}"), |bencher| {
            bencher.iter(|| turn(&walk, &content, Size::new(cols, rows)));
        });
    }
    criterion.bench_function("the whole pack and all words from the binary", |bencher| {
        bencher.iter(|| Content::built_in().unwrap());
    });
}

criterion_group!(benches, kiosk);
criterion_main!(benches);
