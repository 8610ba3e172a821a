//! `make pictures` and `make contact-sheets`: photographs of real pages, each reached by keys, for the guide and to look at.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{FULL_HD, TABLET, drawn, foot_here};
use crate::desktops::desktop::{DesktopDriver, PixelSize, has_all, output};
use crate::desktops::foot::FootTerminal;
use crate::desktops::picture::ScreenPicture;
use crate::desktops::visit_route::VisitRoute;
use crate::machine;

/// Where the photographs stand.
const SCREENS: &str = "assets/screens";
/// The page that shows all of them.
const GUIDE: &str = "docs/guide/residents.md";
/// White, black, two of yellow and what lies between at the edges of letters.
const COLOURS: usize = 16;
/// Where sheets of many photographs stand.
const CONTACT_SHEETS: &str = "target/contact-sheets";
/// So much of a page changes where another part of it is shown; where only the focus moves, less.
const OTHER_PART: f64 = 0.05;
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
    let font = font(walk.letters);
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

/// One visit in a language, on a screen, with letters of so many pixels.
const VISITS: [(&str, PixelSize, u8); 6] = [
    ("ja-simple", FULL_HD, 36),
    ("ja-simple", TABLET, 54),
    ("ja", FULL_HD, 36),
    ("ja", TABLET, 54),
    ("en", FULL_HD, 36),
    ("en", TABLET, 54),
];

/// Every page of a visit that says yes to everything, to look at: the beginning and the end of each, as sheets of thirty.
#[test]
#[ignore = "make contact-sheets: writes into target/contact-sheets"]
fn every_page_of_a_visit_is_photographed() {
    let _machine = machine::shared();
    if !foot_here() || !has_all(&["montage"], &[]) {
        return;
    }
    for visit in VISITS {
        let photographs = photograph_visit(visit);
        println!("{visit:?}: {} photographs", photographs.len());
        assert!(photographs.len() > 60, "a visit of yes to everything has more pages");
    }
}

fn photograph_visit((lang, size, letters): (&'static str, PixelSize, u8)) -> Vec<PathBuf> {
    let folder = Path::new(CONTACT_SHEETS).join(format!("{lang}-{}x{}", size.0, size.1));
    fs::create_dir_all(&folder).unwrap();
    let foot = drawn(FootTerminal::with(size, &["--lang", lang, "--draw", "auto"], &["--font", &font(letters)]));
    let (mut way, opening) = VisitRoute::new(lang);
    follow(&foot, &opening);
    let mut photographs = Vec::new();
    let mut keep = |picture: &ScreenPicture| {
        let path = folder.join(format!("{:03}.png", photographs.len()));
        picture.write(&path, COLOURS);
        photographs.push(path);
    };
    while !way.is_recorded() {
        let begin = foot.still();
        keep(&begin);
        // Other things stand at the end of each page: their digit brings its last part.
        let end = foot.press_in_vain("9");
        if end.apart(&begin) > OTHER_PART {
            keep(&end);
        }
        foot.decide(&way.step());
    }
    keep(&foot.still());
    arrange(&folder, &photographs);
    photographs
}

/// Puts photographs side by side, thirty to a sheet.
fn arrange(folder: &Path, photographs: &[PathBuf]) {
    for (number, part) in photographs.chunks(30).enumerate() {
        let sheet = folder.with_extension(format!("{number}.png"));
        output(Command::new("montage").args(part).args(["-geometry", "480x+4+4", "-tile", "5x"]).arg(&sheet));
        println!("{}", sheet.display());
    }
}

fn font(letters: u8) -> String {
    format!("BIZ UDGothic:style=Bold:pixelsize={letters}")
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
