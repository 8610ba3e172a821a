//! `make pictures`: photographs of real pages, each reached by keys, for the guide.

use std::path::Path;

use super::{FULL_HD, drawn, foot_here};
use crate::desktops::desktop::DesktopDriver;
use crate::desktops::foot::FootTerminal;
use crate::desktops::visit_route::VisitRoute;
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
enum PhotoStop {
    Page(&'static str, Option<&'static str>),
    Question(&'static str),
}

/// One visit, with the pages that are photographed on its way.
struct PhotoWalk {
    lang: &'static str,
    /// Height of a letter of the terminal, in pixels.
    letters: u8,
    stops: &'static [(&'static str, PhotoStop)],
}

const WALKS: [PhotoWalk; 4] = [
    PhotoWalk {
        lang: "ja-simple",
        letters: 36,
        stops: &[
            ("free", PhotoStop::Page("start-free", None)),
            ("wish", PhotoStop::Page("use-insurance", Some("1"))),
            ("check", PhotoStop::Page("k-certificate", Some("1"))),
            ("read-back", PhotoStop::Page("read-back", None)),
            ("seal", PhotoStop::Page("seal", Some("2"))),
        ],
    },
    PhotoWalk {
        lang: "ja",
        letters: 36,
        stops: &[("free", PhotoStop::Page("start-free", None)), ("wish", PhotoStop::Page("use-insurance", Some("1")))],
    },
    PhotoWalk {
        lang: "en",
        letters: 36,
        stops: &[("free", PhotoStop::Page("start-free", None)), ("question", PhotoStop::Question("2"))],
    },
    PhotoWalk {
        lang: "ja-simple",
        letters: 54,
        stops: &[
            ("free-large", PhotoStop::Page("start-free", None)),
            ("keep-large", PhotoStop::Page("record-keep", Some("1"))),
        ],
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

fn photograph(walk: &PhotoWalk) {
    let font = format!("BIZ UDGothic:style=Bold:pixelsize={}", walk.letters);
    let foot = drawn(FootTerminal::with(FULL_HD, &["--lang", walk.lang, "--draw", "auto"], &["--font", &font]));
    let (mut way, opening) = VisitRoute::new(walk.lang);
    follow(&foot, &opening);
    for (name, stop) in walk.stops {
        let keys = match stop {
            PhotoStop::Page(id, _) => way.page(id),
            PhotoStop::Question(number) => way.question(number),
        };
        follow(&foot, &keys);
        if let PhotoStop::Page(_, Some(key)) = stop {
            foot.press_in_vain(key);
        }
        let path = Path::new(SCREENS).join(format!("{}-{name}.png", walk.lang));
        foot.still().write(&path, COLOURS);
        let size = path.metadata().unwrap().len();
        println!("{}: {size} bytes", path.display());
        assert!(size < LARGEST, "{} is too large for a page", path.display());
    }
}

fn follow(foot: &FootTerminal, numbers: &[String]) {
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
