//! The same sentences as HTML `<ruby>` in Chromium: measured by its own layout, and photographed.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

use furigana::{RichText, RubySpan};
use madoguchi::page::FuriganaMode;
use madoguchi::render::pixels::Font;

use crate::catalogue::WordCatalogue;
use crate::ours::{self, in_characters, in_pixels};
use crate::{CompareResult, EM, PICTURE};

/// Writes into the page the size of a reading, and for each sentence its width with and without readings, and how far
/// the last letter of each of its words that have one is from the first.
const MEASURING: &str = "<script>
const width = at => at.getBoundingClientRect().width;
const left = (text, at) => {
  const letter = document.createRange();
  letter.setStart(text, at);
  letter.setEnd(text, at + 1);
  return letter.getBoundingClientRect().left;
};
const word = ruby => left(ruby.firstChild, ruby.firstChild.length - 1) - left(ruby.firstChild, 0);
const without = document.querySelectorAll('.without');
const lines = [...document.querySelectorAll('.with')].map((at, n) =>
  [width(at), width(without[n]), ...[...at.querySelectorAll('ruby')].map(word)].join(' '));
const size = getComputedStyle(document.querySelector('rt')).fontSize;
document.body.textContent = 'MEASURED\\n' + size + '\\n' + lines.join('\\n') + '\\nEND';
</script>";

/// What Chromium's layout says, in pixels.
pub(crate) struct ChromiumLayout {
    version: String,
    /// The size of a reading.
    reading: f64,
    sentences: Vec<SentenceWidths>,
}

/// One sentence, in pixels.
struct SentenceWidths {
    /// Its width with its readings and without.
    widths: [f64; 2],
    /// From the first letter to the last of each word that has a reading.
    words: Vec<f64>,
}

/// Widths of sentences that are one line everywhere, added up.
#[derive(Default)]
struct WidthSums {
    sentences: usize,
    ours: [f64; 2],
    theirs: [f64; 2],
    characters: [f64; 2],
    our_words: LetterSpread,
    their_words: LetterSpread,
    narrower: usize,
    wider: usize,
}

/// Words whose letters stand further apart than without a reading.
#[derive(Default)]
struct LetterSpread {
    words: usize,
    pixels: f64,
}

/// Has Chromium lay the sentences out; `None` where there is no Chromium.
pub(crate) fn measure(dir: &Path, sentences: &[RichText]) -> CompareResult<Option<ChromiumLayout>> {
    let Ok(version) = Command::new("chromium").arg("--version").output() else { return Ok(None) };
    let version = String::from_utf8_lossy(&version.stdout).split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    let both = |text: &RichText| {
        format!(
            "<div><span class=with>{}</span></div><div><span class=without>{}</span></div>\n",
            html(text),
            text.written()
        )
    };
    let body: String = sentences.iter().map(both).collect();
    let page = written(dir, "measured", &format!("{body}{MEASURING}"))?;
    let said = chromium(dir, &["--dump-dom".into(), page])?;
    let mut lines = said.lines().skip_while(|line| !line.contains("MEASURED")).skip(1);
    let reading = lines.next().ok_or("Chromium measured nothing")?.trim_end_matches("px").parse()?;
    let measured = lines.map_while(sentence).collect::<Vec<_>>();
    if measured.len() != sentences.len() {
        return Err(format!("Chromium measured {} of {} sentences", measured.len(), sentences.len()).into());
    }
    Ok(Some(ChromiumLayout { version, reading, sentences: measured }))
}

fn sentence(line: &str) -> Option<SentenceWidths> {
    let numbers: Vec<f64> = line.split(' ').map(|number| number.parse().ok()).collect::<Option<_>>()?;
    let (widths, words) = numbers.split_first_chunk()?;
    Some(SentenceWidths { widths: *widths, words: words.to_vec() })
}

/// Prints ours beside theirs.
pub(crate) fn print(font: &Font, catalogue: &WordCatalogue, theirs: &ChromiumLayout) {
    println!("beside {}, BIZ UDGothic Bold, {EM} px:", theirs.version);
    println!("furigana: ours {} px, Chromium {} px", EM / 2, theirs.reading);
    let shown = catalogue.shown().unwrap_or_default();
    let mut sums = WidthSums::default();
    for (sentence, their) in catalogue.sentences.iter().zip(&theirs.sentences) {
        let line = sums.add(font, sentence, their);
        if let Some(line) = line.filter(|_| shown.contains(sentence)) {
            println!("{}: {line}", sentence.written());
        }
    }
    sums.print(catalogue.sentences.len());
}

impl WidthSums {
    /// The widths of one sentence, if it is one line.
    fn add(&mut self, font: &Font, sentence: &RichText, their: &SentenceWidths) -> Option<String> {
        let both = |width: &dyn Fn(FuriganaMode) -> Option<usize>| {
            Some([width(FuriganaMode::Shown)? as f64, width(FuriganaMode::Hidden)? as f64])
        };
        let ours = both(&|readings| in_pixels(font, sentence, readings))?;
        let characters = both(&|readings| in_characters(sentence, readings))?;
        let [with, without] = their.widths;
        for (word, own, their) in
            ours::words(font, sentence)?.into_iter().zip(&their.words).map(|((a, b), c)| (a, b, *c))
        {
            self.our_words.add(own - word);
            self.their_words.add(their - word);
        }
        self.sentences += 1;
        for at in 0..2 {
            self.ours[at] += ours[at];
            self.theirs[at] += their.widths[at];
            self.characters[at] += characters[at];
        }
        self.narrower += usize::from(ours[0] < with - 1.0);
        self.wider += usize::from(ours[0] > with + 1.0);
        let [own, plain] = ours;
        Some(format!("ours {own} px ({plain} without furigana), Chromium {with:.0} px ({without:.0})"))
    }

    fn print(&self, all: usize) {
        let apart = |[with, without]: [f64; 2]| format!("{:.1} %", (with / without - 1.0) * 100.0);
        println!(
            "furigana make {} of {all} rows of pages (those of one line) wider by: ours {}, Chromium {}, our characters {}",
            self.sentences,
            apart(self.ours),
            apart(self.theirs),
            apart(self.characters)
        );
        println!(
            "ours is narrower than Chromium's in {} of them, wider in {}, the same in {}",
            self.narrower,
            self.wider,
            self.sentences - self.narrower - self.wider
        );
        println!("letters of a word pulled apart: ours {}; Chromium {}", self.our_words, self.their_words);
    }
}

impl LetterSpread {
    fn add(&mut self, pixels: f64) {
        if pixels > 1.0 {
            self.words += 1;
            self.pixels += pixels;
        }
    }
}

impl fmt::Display for LetterSpread {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "in {} words, by {:.0} px together", self.words, self.pixels)
    }
}

/// Ours above, Chromium's below, in one picture.
pub(crate) fn photograph(dir: &Path, font: &Font, sentences: &[RichText]) -> CompareResult<()> {
    let (own, their) = (dir.join("ours.ppm"), dir.join("chromium.png"));
    std::fs::write(&own, ours::picture(font, sentences))?;
    let body: String = sentences.iter().map(|text| format!("<p>{}</p>", html(text))).collect();
    let page = written(dir, "shown", &body)?;
    let to = format!("--screenshot={}", std::path::absolute(&their)?.display());
    chromium(dir, &["--hide-scrollbars".into(), "--window-size=3240,800".into(), to, page])?;
    let done = Command::new("convert")
        .args(["(".as_ref(), own.as_os_str()])
        .args(["-trim", "+repage", "-bordercolor", "white", "-border", "24", ")", "("])
        .arg(&their)
        .args(["-trim", "+repage", "-bordercolor", "white", "-border", "24"])
        .args(["-background", "gray", "-splice", "0x3", ")", "-background", "white", "-append"])
        .args(["+dither", "-colors", "16", "-strip", PICTURE])
        .status()?;
    if !done.success() {
        return Err("convert (imagemagick) could not put the two pictures together".into());
    }
    println!("{PICTURE}: {} bytes; ours above, Chromium's below", std::fs::metadata(PICTURE)?.len());
    Ok(())
}

fn html(text: &RichText) -> String {
    let one = |RubySpan { base, reading }: &RubySpan| match reading {
        Some(reading) => format!("<ruby>{base}<rt>{reading}</rt></ruby>"),
        None => base.clone(),
    };
    text.spans().iter().map(one).collect()
}

/// A page with the font and the spaces of ours; everything else as Chromium has it.
fn written(dir: &Path, name: &str, body: &str) -> CompareResult<String> {
    let path: PathBuf = std::path::absolute(dir)?.join(format!("{name}.html"));
    let head = format!(
        "<!doctype html><html lang=ja><meta charset=utf-8><style>body {{ font: bold {EM}px 'BIZ UDGothic'; \
         white-space: pre }}</style><body>\n"
    );
    std::fs::write(&path, head + body)?;
    Ok(format!("file://{}", path.display()))
}

/// What it prints.
fn chromium(dir: &Path, args: &[String]) -> CompareResult<String> {
    let profile = format!("--user-data-dir={}", std::path::absolute(dir)?.join("profile").display());
    let output =
        Command::new("chromium").args(["--headless", "--no-sandbox", "--disable-gpu", &profile]).args(args).output()?;
    if !output.status.success() {
        return Err(format!("chromium: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}
