//! `make pictures`: photographs of real pages, each reached by keys, for the guide.

use std::path::Path;

use super::{FULL_HD, drawn, foot_here};
use crate::desktops::desktop::Desktop;
use crate::desktops::foot::Foot;
use crate::desktops::way::Way;
use crate::machine;

/// Where the photographs stand.
const SCREENS: &str = "assets/screens";
/// The page that shows all of them.
const GUIDE: &str = "docs/guide/residents.md";
/// White, black, two of yellow and what lies between at the edges of letters.
const COLOURS: usize = 16;
/// The largest photograph, in bytes.
const LARGEST: u64 = 60_000;

/// A page, and the key that moves on it before it is photographed.
enum Stop {
    Page(&'static str, Option<&'static str>),
    Question(&'static str),
}

/// One visit, with the pages that are photographed on its way.
struct Walk {
    lang: &'static str,
    /// Height of a letter of the terminal, in pixels.
    letters: u8,
    stops: &'static [(&'static str, Stop)],
}

const WALKS: [Walk; 4] = [
    Walk {
        lang: "ja-simple",
        letters: 36,
        stops: &[
            ("free", Stop::Page("start-free", None)),
            ("check", Stop::Page("k-benefit", Some("2"))),
            ("wish", Stop::Page("use-insurance", Some("1"))),
            ("read-back", Stop::Page("read-back", None)),
            ("seal", Stop::Page("seal", Some("2"))),
        ],
    },
    Walk {
        lang: "ja",
        letters: 36,
        stops: &[("free", Stop::Page("start-free", None)), ("wish", Stop::Page("use-insurance", Some("1")))],
    },
    Walk {
        lang: "en",
        letters: 36,
        stops: &[("free", Stop::Page("start-free", None)), ("question", Stop::Question("2"))],
    },
    Walk {
        lang: "ja-simple",
        letters: 54,
        stops: &[("free-large", Stop::Page("start-free", None)), ("keep-large", Stop::Page("record-keep", Some("1")))],
    },
];

#[test]
#[ignore = "make pictures: writes into assets/screens"]
fn the_pages_of_the_readme_are_photographed() {
    let _machine = machine::shared();
    if !foot_here() {
        return;
    }
    for walk in &WALKS {
        photograph(walk);
    }
}

fn photograph(walk: &Walk) {
    let font = format!("BIZ UDGothic:style=Bold:pixelsize={}", walk.letters);
    let foot = drawn(Foot::with(FULL_HD, &["--lang", walk.lang, "--draw", "auto"], &["--font", &font]));
    let (mut way, opening) = Way::new(walk.lang);
    follow(&foot, &opening);
    for (name, stop) in walk.stops {
        let keys = match stop {
            Stop::Page(id, _) => way.page(id),
            Stop::Question(number) => way.question(number),
        };
        follow(&foot, &keys);
        if let Stop::Page(_, Some(key)) = stop {
            foot.press_in_vain(key);
        }
        let path = Path::new(SCREENS).join(format!("{}-{name}.png", walk.lang));
        foot.still().write(&path, COLOURS);
        let size = path.metadata().unwrap().len();
        println!("{}: {size} bytes", path.display());
        assert!(size < LARGEST, "{} is too large for a page", path.display());
    }
}

fn follow(foot: &Foot, numbers: &[String]) {
    for number in numbers {
        foot.decide(number);
    }
}

#[test]
fn every_photograph_of_the_guide_is_there_and_small() {
    let guide = std::fs::read_to_string(GUIDE).unwrap();
    for walk in &WALKS {
        for (name, _) in walk.stops {
            let path = Path::new(SCREENS).join(format!("{}-{name}.png", walk.lang));
            assert!(guide.contains(&format!("../../{}", path.display())), "{GUIDE} shows {}", path.display());
            assert!(path.metadata().unwrap().len() < LARGEST);
        }
    }
}
