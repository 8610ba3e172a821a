//! One font: how wide its letters are, and their pictures, each drawn once.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::rc::Rc;

use swash::scale::image::Image;
use swash::scale::{Render, ScaleContext, Source};
use swash::{CacheKey, FontRef, GlyphId};
use thiserror::Error;

/// Why letters cannot be drawn with a font.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum FontError {
    /// Not a font at all.
    #[error("it is no TrueType or OpenType font")]
    NotAFont,
    /// Some of the words could not be read.
    #[error("it has no {0:?}: it is no Japanese font; install fonts-morisawa-bizud-gothic")]
    NoJapanese(char),
}

/// Characters that a Japanese font has, and others have not.
const REQUIRED_CHARS: &str = "あんアンー、。「」々一保険証確認曜藤1A";
/// The number of pictures of letters that are kept: more than two languages use at two sizes.
const MOST_CACHED_GLYPHS: usize = 4000;
/// The line of letters in the square of a kanji: its bottom is 0.12 em below the line (OpenType BASE).
const BASELINE_RATIO: (usize, usize) = (88, 100);

/// A font, and what was drawn with it so far.
pub struct Font {
    data: Vec<u8>,
    offset: u32,
    key: CacheKey,
    glyphs: RefCell<HashMap<char, GlyphMetrics>>,
    glyph_cache: RefCell<GlyphCache>,
}

/// What is known of a letter without drawing it.
#[derive(Clone, Copy, Debug)]
struct GlyphMetrics {
    id: GlyphId,
    /// Width in thousandths of an em.
    width: usize,
}

#[derive(Default)]
struct GlyphCache {
    context: ScaleContext,
    images: HashMap<(GlyphId, usize), Rc<Image>>,
}

impl fmt::Debug for Font {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Font({} bytes)", self.data.len())
    }
}

impl Font {
    /// Makes a font from the bytes of its file.
    ///
    /// # Errors
    /// Where it is no font, or has no Japanese.
    pub fn new(data: Vec<u8>) -> Result<Self, FontError> {
        let (offset, key) =
            FontRef::from_index(&data, 0).map(|font| (font.offset, font.key)).ok_or(FontError::NotAFont)?;
        let font = Self { data, offset, key, glyphs: RefCell::default(), glyph_cache: RefCell::default() };
        match REQUIRED_CHARS.chars().find(|c| !font.has_glyph(*c)) {
            Some(c) => Err(FontError::NoJapanese(c)),
            None => Ok(font),
        }
    }

    /// Returns whether there is a letter for this character.
    pub fn has_glyph(&self, c: char) -> bool {
        self.glyph_metrics(c).id != 0
    }

    /// Returns the width of a text in letters of this size.
    pub fn width(&self, text: &str, em: usize) -> usize {
        text.chars().map(|c| self.advance(c, em)).sum()
    }

    /// Returns how far the next letter is, in pixels.
    pub fn advance(&self, c: char, em: usize) -> usize {
        // Rounded for each letter, for they are drawn one behind the other: a text is exactly as wide as they are.
        (self.glyph_metrics(c).width * em + 500) / 1000
    }

    /// Returns the distance from the top of the square of a letter to its baseline.
    pub(super) fn baseline(em: usize) -> usize {
        let (part, whole) = BASELINE_RATIO;
        // Rounded up: the voicing marks of kana reach higher than anything else.
        (em * part).div_ceil(whole)
    }

    /// Returns the picture of a letter; `None` where there is nothing to see, such as a space.
    pub(super) fn image(&self, c: char, em: usize) -> Option<Rc<Image>> {
        let id = self.glyph_metrics(c).id;
        let mut drawn = self.glyph_cache.borrow_mut();
        if let Some(image) = drawn.images.get(&(id, em)) {
            return Some(Rc::clone(image));
        }
        if drawn.images.len() >= MOST_CACHED_GLYPHS {
            // All at once: what is in use comes back with the next page, and no order of use has to be kept.
            drawn.images.clear();
        }
        let size = f32::from(u16::try_from(em).unwrap_or(u16::MAX));
        // Without hints: with them 28 letters took 8 ms instead of 0.85 (measured), and they show only in letters below
        // 24 pixels.
        let mut scaler = drawn.context.builder(self.font_ref()).size(size).hint(false).build();
        let image = Rc::new(Render::new(&[Source::Outline]).render(&mut scaler, id)?);
        drawn.images.insert((id, em), Rc::clone(&image));
        Some(image)
    }

    fn font_ref(&self) -> FontRef<'_> {
        FontRef { data: &self.data, offset: self.offset, key: self.key }
    }

    fn glyph_metrics(&self, c: char) -> GlyphMetrics {
        *self.glyphs.borrow_mut().entry(c).or_insert_with(|| {
            let face = self.font_ref();
            let id = face.charmap().map(c);
            let width = face.glyph_metrics(&[]).scale(1000.0).advance_width(id);
            GlyphMetrics { id, width: thousandths(width) }
        })
    }
}

/// Returns a width as a whole number; 0 for a broken font.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within 0 and 10000")]
fn thousandths(width: f32) -> usize {
    if width.is_finite() { width.clamp(0.0, 10_000.0).round() as usize } else { 0 }
}
