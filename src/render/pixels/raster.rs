//! A sketch drawn in dots of few colours: the ground, the ink, and two between them for the edges of letters.

use swash::scale::image::Image;

use super::draw_list::{ColourArea, DrawList, Rgb, TextRun};
use super::font::Font;

/// From the ground to the ink, both included. Letters are larger than 20 dots: more than four are hardly seen, and
/// eight cost two thirds more bytes (169 KB for the fullest page instead of 104).
const COLOUR_LEVELS: usize = 4;

/// Dots from left to right and from top to bottom, each the number of a colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bitmap {
    /// Dots from left to right.
    pub width: usize,
    /// Colours by their numbers.
    pub colours: Vec<Rgb>,
    /// The dots, a row after the other.
    pub dots: Vec<u8>,
}

impl Bitmap {
    /// Dots from top to bottom.
    pub fn height(&self) -> usize {
        self.dots.len().checked_div(self.width).unwrap_or(0)
    }

    fn colour_number(&mut self, colour: Rgb) -> u8 {
        let known = self.colours.iter().position(|own| *own == colour);
        let at = known.unwrap_or_else(|| {
            self.colours.push(colour);
            self.colours.len() - 1
        });
        u8::try_from(at).unwrap_or(0)
    }

    fn row(&mut self, row: usize) -> Option<&mut [u8]> {
        self.dots.chunks_exact_mut(self.width.max(1)).nth(row)
    }

    fn fill(&mut self, area: ColourArea) {
        let colour = self.colour_number(area.colour);
        for row in area.top..area.top + area.height {
            let Some(dots) = self.row(row) else { return };
            let right = (area.left + area.width).min(dots.len());
            if let Some(part) = dots.get_mut(area.left..right) {
                part.fill(colour);
            }
        }
    }

    fn draw_text(&mut self, words: &TextRun, font: &Font) {
        let levels = self.edge_colours(words);
        let mut left = words.left;
        for c in words.text.chars() {
            if let Some(image) = font.image(c, words.em) {
                self.draw_glyph(&image, left, words.top + Font::baseline(words.em), levels);
            }
            left += font.advance(c, words.em);
        }
    }

    fn edge_colours(&mut self, words: &TextRun) -> [u8; COLOUR_LEVELS] {
        let mut levels = [0; COLOUR_LEVELS];
        for (at, level) in levels.iter_mut().enumerate() {
            *level = self.colour_number(mix(words.ground, words.ink, at));
        }
        levels
    }

    /// Draws a letter. Where letters overlap the darker dot stays; of a letter that reaches over an edge only that part
    /// is lost.
    fn draw_glyph(&mut self, image: &Image, left: usize, base: usize, levels: [u8; COLOUR_LEVELS]) {
        let wide = usize::try_from(image.placement.width).unwrap_or(0);
        if wide == 0 {
            return;
        }
        let (left, over_left) = shifted(left, image.placement.left);
        let (top, over_top) = shifted(base, image.placement.top.saturating_neg());
        for (at, cover) in image.data.chunks_exact(wide).skip(over_top).enumerate() {
            let Some(row) = self.row(top + at) else { return };
            for (dot, cover) in row.iter_mut().skip(left).zip(cover.iter().skip(over_left)) {
                let level = (usize::from(*cover) * (COLOUR_LEVELS - 1) + 127) / 255;
                let now = levels.iter().position(|own| own == dot).unwrap_or(0);
                if let Some(colour) = levels.get(level).filter(|_| level > now) {
                    *dot = *colour;
                }
            }
        }
    }
}

/// Draws a list as dots.
pub fn rasterize(draw_list: &DrawList, font: &Font) -> Bitmap {
    let dots = vec![0; draw_list.width * (draw_list.above + draw_list.height)];
    let mut bitmap = Bitmap { width: draw_list.width, colours: vec![draw_list.ground], dots };
    for area in &draw_list.areas {
        bitmap.fill(*area);
    }
    for words in &draw_list.words {
        bitmap.draw_text(words, font);
    }
    // The rows above were drawn only so that a letter which begins there has its lower part here.
    bitmap.dots.drain(..draw_list.width * draw_list.above);
    bitmap
}

/// Returns where something begins that is shifted so far, and how much of it is before the beginning of all.
fn shifted(from: usize, by: i32) -> (usize, usize) {
    let back = if by < 0 { usize::try_from(by.unsigned_abs()).unwrap_or(usize::MAX) } else { 0 };
    let on = usize::try_from(by).unwrap_or(0);
    ((from + on).saturating_sub(back), back.saturating_sub(from))
}

fn mix(ground: Rgb, ink: Rgb, level: usize) -> Rgb {
    let part = |ground: u8, ink: u8| {
        let sum = usize::from(ground) * (COLOUR_LEVELS - 1 - level) + usize::from(ink) * level;
        u8::try_from(sum / (COLOUR_LEVELS - 1)).unwrap_or(u8::MAX)
    };
    let ([red, green, blue], [ink_red, ink_green, ink_blue]) = (ground, ink);
    [part(red, ink_red), part(green, ink_green), part(blue, ink_blue)]
}
