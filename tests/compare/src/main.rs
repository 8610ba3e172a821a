//! Our letters beside those of others: what tui-big-text can draw of our words, and how Chromium sets the same ruby.
//! `make compare` prints the figures and writes the picture of the guide.

mod catalogue;
mod chromium;
mod letters;
mod ours;
#[allow(dead_code)] // of the visitor only the facility is used here
#[path = "../../pages/visitor.rs"]
mod visitor;

use std::error::Error;
use std::path::Path;

use madoguchi::render::pixels::Font;

use catalogue::WordCatalogue;

/// The letters of both.
const FONT: &str = "/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Bold.ttf";
/// The size of words in pixels, in both.
const EM: usize = 72;
/// The picture of the guide: ours above, Chromium's below.
const PICTURE: &str = "assets/screens/beside-chromium.png";

/// What goes wrong stops the comparison and is printed as it is.
type CompareResult<T> = Result<T, Box<dyn Error>>;

fn main() -> CompareResult<()> {
    let data = std::fs::read(FONT).map_err(|error| format!("{FONT}: {error}; install fonts-morisawa-bizud-gothic"))?;
    let font = Font::new(data)?;
    let catalogue = WordCatalogue::read()?;
    letters::compare(&catalogue, &font);
    let dir = Path::new("target/compare");
    std::fs::create_dir_all(dir)?;
    let Some(theirs) = chromium::measure(dir, &catalogue.sentences)? else {
        println!("Chromium is missing: apt-get install chromium");
        return Ok(());
    };
    chromium::print(&font, &catalogue, &theirs);
    chromium::photograph(dir, &font, &catalogue.shown()?)
}
