//! Which characters of our words can be drawn at all: each is drawn, and what was painted is looked at.

use furigana::{RichText, is_kanji};
use madoguchi::focus::PageFocus;
use madoguchi::page::{DisplayPrefs, Theme};
use madoguchi::render::large::{Palette, ScreenSize, layout, paint_page};
use madoguchi::render::pixels::{DrawList, Font, TextRun, rasterize};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;
use tui_big_text::BigText;

use crate::EM;
use crate::catalogue::WordCatalogue;
use crate::ours::page;

/// A character of which no font has a letter, drawn as every missing one.
const MISSING: char = '\u{10FFFF}';

/// Kinds of characters, each counted for itself.
type CharacterKind = (&'static str, fn(char) -> bool);

const KINDS: [CharacterKind; 4] = [
    ("kanji", is_kanji),
    ("hiragana", |c| ('\u{3041}'..='\u{309F}').contains(&c)),
    ("katakana", |c| ('\u{30A0}'..='\u{30FF}').contains(&c)),
    ("Latin letters and digits", |c| c.is_ascii_alphanumeric()),
];

/// Prints how many of the characters each draws.
pub(crate) fn compare(catalogue: &WordCatalogue, font: &Font) {
    let missing = dots(font, MISSING);
    let pixels = |c: char| font.has_glyph(c) && has_ink(&dots(font, c)) && dots(font, c) != missing;
    print(catalogue, "tui-big-text 0.8", &big_text);
    print(catalogue, "madoguchi in pixels", &pixels);
    print(catalogue, "madoguchi in characters", &in_characters);
}

fn print(catalogue: &WordCatalogue, who: &str, draws: &dyn Fn(char) -> bool) {
    let count = |is: &dyn Fn(char) -> bool| {
        let all: Vec<char> = catalogue.characters.iter().copied().filter(|c| is(*c)).collect();
        let drawn = all.iter().filter(|c| draws(**c)).count();
        format!("{drawn} of {}", all.len())
    };
    let kinds: Vec<String> = KINDS.iter().map(|(name, is)| format!("{} {name}", count(is))).collect();
    let signs = count(&|c| !KINDS.iter().any(|(_, is)| is(c)));
    println!("{who}: draws {} characters ({}, {signs} signs)", count(&|_| true), kinds.join(", "));
}

/// Whether tui-big-text paints any cell; what it does not know it leaves blank.
fn big_text(c: char) -> bool {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 8));
    BigText::builder().lines(vec![Line::from(c.to_string())]).build().render(buffer.area, &mut buffer);
    buffer.content.iter().any(|cell| cell.symbol() != " ")
}

/// A letter as the kiosk draws it in pixels.
fn dots(font: &Font, c: char) -> Vec<u8> {
    let (ink, ground) = ([0; 3], [255; 3]);
    let words = vec![TextRun { left: EM, top: EM, em: EM, text: c.to_string(), ink, ground }];
    let draw_list = DrawList { width: 3 * EM, height: 3 * EM, above: 0, ground, areas: Vec::new(), words };
    rasterize(&draw_list, font).dots
}

fn has_ink(dots: &[u8]) -> bool {
    dots.iter().any(|dot| Some(dot) != dots.first())
}

/// Whether it stands in a cell of the text drawing; its letter is then the terminal's.
fn in_characters(c: char) -> bool {
    let page = page(vec![RichText::plain(c)]);
    let layout = layout(&page, DisplayPrefs::default(), ScreenSize::new(40, 12));
    let place = PageFocus::open(None, &page, &layout.pagination);
    let painted = paint_page(&layout, &page, &place, &Palette::coloured(Theme::BlackOnWhite));
    painted.rows().iter().any(|row| row.contains(c))
}
