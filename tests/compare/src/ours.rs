//! Sentences as our own code lays them out and draws them.

use furigana::{Lang, RichText};
use madoguchi::focus::PageFocus;
use madoguchi::page::{DisplayPrefs, FuriganaMode, Page, PageKind, PageRow, RowRole, Theme};
use madoguchi::render::large::{self, Layout, Palette, PlacedText, ScreenSize, SheetView};
use madoguchi::render::pixels::{self, Font, PixelGrid, RowPicture, rasterize};

use crate::EM;

/// A screen on which the longest line (40 kanji) has room.
const GRID: PixelGrid = PixelGrid { cols: 180, rows: 60, cell_width: 18, cell_height: 37, has_exact_cells: true };

/// A page of these sentences.
pub(crate) fn page(sentences: Vec<RichText>) -> Page {
    let rows = sentences.into_iter().enumerate();
    let rows = rows.map(|(at, text)| PageRow::text(at.to_string(), RowRole::Statement, text)).collect();
    Page { id: "compared".into(), lang: Lang::new("ja-simple"), rows, entry: None, kind: PageKind::Question }
}

/// The width of a sentence in pixels; `None` where it takes more than one line.
pub(crate) fn in_pixels(font: &Font, sentence: &RichText, furigana: FuriganaMode) -> Option<usize> {
    one_line(&pixels::layout(&page(vec![sentence.clone()]), prefs(furigana), GRID, font, EM))
}

/// How far the last letter of each word that has a reading is from the first, in pixels: without the reading, and with.
pub(crate) fn words(font: &Font, sentence: &RichText) -> Option<Vec<(f64, f64)>> {
    let layout = pixels::layout(&page(vec![sentence.clone()]), DisplayPrefs::default(), GRID, font, EM);
    let lefts: Vec<usize> =
        layout.sheets.first()?.first()?.line.words.iter().flat_map(|run| lefts(font, run)).collect();
    let mut begin = 0;
    let mut words = Vec::new();
    for span in sentence.spans() {
        let letters: Vec<char> = span.base.chars().filter(|c| !c.is_whitespace()).collect();
        if let (Some(_), Some((_, before))) = (&span.reading, letters.split_last()) {
            let plain: usize = before.iter().map(|c| font.advance(*c, EM)).sum();
            let set = lefts.get(begin + before.len())?.checked_sub(*lefts.get(begin)?)?;
            words.push((plain as f64, set as f64));
        }
        begin += letters.len();
    }
    (begin == lefts.len()).then_some(words)
}

/// Where each letter of a run begins.
fn lefts(font: &Font, run: &PlacedText) -> Vec<usize> {
    let mut at = run.at;
    let mut lefts = Vec::new();
    for c in run.text.chars() {
        if !c.is_whitespace() {
            lefts.push(at);
        }
        at += font.advance(c, EM);
    }
    lefts
}

/// The width of a sentence in characters, where furigana are as large as words: two cells are as wide as a letter of ours.
pub(crate) fn in_characters(sentence: &RichText, furigana: FuriganaMode) -> Option<usize> {
    let cells = one_line(&large::layout(&page(vec![sentence.clone()]), prefs(furigana), ScreenSize::new(200, 40)))?;
    Some(cells * EM / 2)
}

fn prefs(furigana: FuriganaMode) -> DisplayPrefs {
    DisplayPrefs { furigana, ..DisplayPrefs::default() }
}

fn one_line(layout: &Layout) -> Option<usize> {
    match layout.sheets.as_slice() {
        [strips] => match strips.as_slice() {
            [strip] => Some(strip.line.width()),
            _ => None,
        },
        _ => None,
    }
}

/// These sentences as the kiosk draws them, as a PPM.
pub(crate) fn picture(font: &Font, sentences: &[RichText]) -> Vec<u8> {
    let page = page(sentences.to_vec());
    let layout = pixels::layout(&page, DisplayPrefs::default(), GRID, font, EM);
    let place = PageFocus::open(None, &page, &layout.pagination);
    let palette = Palette::coloured(Theme::BlackOnWhite);
    let sheet = pixels::draw_sheet(&layout, &SheetView::of(&layout, &page, &place), &palette, (GRID, font, EM));
    let ScreenSize { cols, rows } = GRID.canvas_size();
    let mut rgb = vec![255; cols * rows * 3];
    // The bar of the focus, which has no words, is no part of the comparison.
    for picture in sheet.pictures.iter().filter(|picture| !picture.draw_list.words.is_empty()) {
        put(&mut rgb, cols, picture, font);
    }
    let mut ppm = format!("P6\n{cols} {rows}\n255\n").into_bytes();
    ppm.extend(rgb);
    ppm
}

fn put(rgb: &mut [u8], cols: usize, picture: &RowPicture, font: &Font) {
    let bitmap = rasterize(&picture.draw_list, font);
    let (left, top) = (picture.col * GRID.cell_width, picture.row * GRID.cell_height);
    for (y, row) in bitmap.dots.chunks(bitmap.width).enumerate() {
        for (x, dot) in row.iter().enumerate() {
            let at = ((top + y) * cols + left + x) * 3;
            rgb[at..at + 3].copy_from_slice(&bitmap.colours[usize::from(*dot)]);
        }
    }
}
