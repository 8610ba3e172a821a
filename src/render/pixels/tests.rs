//! Layout and pictures of real words in the real font; skipped with a reason where the font is not installed.

mod decoder;
mod dots;
mod readings;

use std::rc::Rc;

use proptest::prelude::*;

use super::typesetter::PixelTypesetter;
use super::*;
use crate::focus::{PageFocus, UserInput};
use crate::page::{EntryField, EntryKind, FuriganaMode, PageKind, PageRow, RowRole, TextSize, Theme};
use crate::render::large::{LetterSize, Palette, PlacedLine, PlacedText, RubyLine, SheetView};
use decoder::decoded;
use furigana::Lang;
use furigana::RichText;

const FONT: &str = "/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Bold.ttf";
const EM: usize = 64;
/// 15.6 inches with the letters of a terminal that has 36 pixels.
const GRID: PixelGrid = PixelGrid { cols: 106, rows: 29, cell_width: 18, cell_height: 37, has_exact_cells: true };
const TABLET: PixelGrid = PixelGrid { cols: 71, rows: 21, cell_width: 18, cell_height: 37, has_exact_cells: true };

/// The font of a kiosk, read once for each test thread.
fn font() -> Option<Rc<Font>> {
    thread_local! {
        static READ: Option<Rc<Font>> = std::fs::read(FONT).ok().map(|data| Rc::new(Font::new(data).unwrap()));
    }
    let font = READ.with(Clone::clone);
    if font.is_none() {
        println!("skipped: {FONT} is not installed (apt-get install fonts-morisawa-bizud-gothic)");
    }
    font
}

fn rich(source: &str) -> RichText {
    RichText::parse(source).unwrap()
}

fn page(rows: Vec<PageRow>) -> Page {
    Page { id: "page".into(), lang: Lang::new("ja-simple"), rows, entry: None, kind: PageKind::Question }
}

fn said(id: &str, role: RowRole, source: &str) -> PageRow {
    PageRow::text(id, role, rich(source))
}

/// The page of the pictures that this drawing is to reach.
fn insurance_card() -> Page {
    page(vec![
        said("progress", RowRole::Progress, "1 / 4"),
        said("title", RowRole::Heading, "マイナ｜保険証《ほけんしょう》の ｜使《つか》い｜方《かた》"),
        said(
            "s1",
            RowRole::Statement,
            "マイナンバーカードは ｜健康保険証《けんこうほけんしょう》として ｜使《つか》えます。",
        ),
        said(
            "s2",
            RowRole::Statement,
            "｜病院《びょういん》や ｜薬局《やっきょく》で、 ｜顔《かお》を カメラに ｜見《み》せると、 あなたの ｜保険《ほけん》を ｜確認《かくにん》できます。",
        ),
        PageRow::choice("c1", 1, rich("｜使《つか》い｜方《かた》を ｜聞《き》く")),
        PageRow::choice("c2", 2, rich("｜同意《どうい》する")),
        PageRow::choice("c3", 3, rich("｜職員《しょくいん》を ｜呼《よ》ぶ")),
        said("help", RowRole::Help, "0 もう｜一度《いちど》  * ｜戻《もど》る  ? キーの｜説明《せつめい》"),
    ])
}

#[test]
fn the_page_of_the_picture_is_laid_out_as_in_the_picture() {
    let Some(font) = font() else { return };
    for (name, grid, em) in [("1080p", GRID, 66), ("tablet", TABLET, 70)] {
        insta::assert_snapshot!(format!("layout-{name}"), told(&insurance_card(), grid, &font, em));
    }
}

/// A layout in words: each line with its place in pixels.
fn told(page: &Page, grid: PixelGrid, font: &Font, em: usize) -> String {
    let layout = layout(page, DisplayPrefs::default(), grid, font, em);
    let line = |strip: &PlacedLine| format!("{:4},{:4} {:?} {}", strip.left, strip.top, strip.role, strip.line.text());
    let sheet = |sheet: &Vec<PlacedLine>| sheet.iter().map(line).collect::<Vec<_>>().join("\n");
    layout.sheets.iter().map(sheet).collect::<Vec<_>>().join("\n----\n")
}

fn pictures(page: &Page, keys: &[UserInput], grid: PixelGrid, font: &Font, em: usize) -> PictureSheet {
    let layout = layout(page, DisplayPrefs::default(), grid, font, em);
    let mut place = PageFocus::open(None, page, &layout.pagination);
    for key in keys {
        place.handle(page, &layout.pagination, key.clone());
    }
    let view = SheetView::of(&layout, page, &place);
    draw_sheet(&layout, &view, &Palette::coloured(Theme::default()), (grid, font, em))
}

#[test]
fn no_picture_touches_the_last_row_or_another_picture() {
    let Some(font) = font() else { return };
    for grid in [GRID, TABLET, PixelGrid { cell_width: 8, cell_height: 17, cols: 240, rows: 63, has_exact_cells: true }]
    {
        let scene = pictures(&insurance_card(), &[UserInput::Char('2')], grid, &font, EM);
        let mut taken = std::collections::BTreeSet::new();
        for picture in &scene.pictures {
            assert!(picture.row + picture.rows < grid.rows, "{picture:?}");
            assert!(picture.col * grid.cell_width + picture.draw_list.width <= grid.canvas_size().cols);
            let cols = picture.draw_list.width.div_ceil(grid.cell_width);
            for row in picture.row..picture.row + picture.rows {
                for col in picture.col..picture.col + cols {
                    assert!(taken.insert((row, col)), "{row} {col} is drawn twice");
                }
            }
        }
    }
}

#[test]
fn the_last_row_says_the_focus_in_plain_text_with_the_cursor_on_it() {
    let Some(font) = font() else { return };
    let scene = pictures(&insurance_card(), &[UserInput::Char('2')], GRID, &font, EM);
    let rows = scene.cells.rows();
    assert_eq!(rows.last().unwrap(), "2: どういする");
    assert!(rows[..28].iter().all(String::is_empty));
    assert_eq!(scene.cells.cursor, Some((0, 28)));
}

#[test]
fn what_must_not_be_read_is_seen_as_dots_only() {
    let Some(font) = font() else { return };
    let entry = EntryField { kind: EntryKind::HiddenDigits, longest: 12 };
    let page = Page { entry: Some(entry), ..insurance_card() };
    let scene = pictures(&page, &[UserInput::Char('4'), UserInput::Char('7')], GRID, &font, EM);
    let typed: Vec<&RowPicture> = scene.pictures.iter().filter(|picture| picture.typed).collect();
    assert_eq!(typed.len(), 1);
    assert_eq!(typed[0].draw_list.words[0].text, "●●");
    assert_eq!(scene.cells.rows().last().unwrap(), "**");
    assert_eq!(scene.cells.cursor, Some((2, 28)));
}

/// How the pictures of one scene differ from those of another, in bytes as they are sent.
fn cost(font: &Font, before: &PictureSheet, after: &PictureSheet) -> usize {
    let new = after.pictures.iter().filter(|picture| !before.pictures.contains(picture));
    new.map(|picture| encode_sixel(&rasterize(&picture.draw_list, font)).len()).sum()
}

#[test]
fn the_row_that_is_said_is_marked_beside_its_words_and_its_words_are_not_sent_again() {
    let Some(font) = font() else { return };
    let page = insurance_card();
    let layout = layout(&page, DisplayPrefs::default(), GRID, &font, 72);
    let place = PageFocus::open(None, &page, &layout.pagination);
    let said = |row| {
        let mut view = SheetView::of(&layout, &page, &place);
        view.set_spoken_row(row);
        draw_sheet(&layout, &view, &Palette::coloured(Theme::default()), (GRID, &font, 72))
    };
    let (silent, first, second) = (said(None), said(Some(2)), said(Some(3)));
    for (before, after) in [(&silent, &first), (&first, &second), (&second, &silent)] {
        let bytes = cost(&font, before, after);
        assert!(bytes > 0 && bytes < 4_000, "{bytes} bytes");
    }
    let words =
        |scene: &PictureSheet| scene.pictures.iter().map(|picture| picture.draw_list.words.clone()).collect::<Vec<_>>();
    assert_eq!(words(&silent), words(&first));
    assert_ne!(first.pictures, second.pictures);
}

#[test]
fn a_step_of_the_focus_marks_choices_beside_and_under_their_words_and_sends_no_words_again() {
    let Some(font) = font() else { return };
    let page = insurance_card();
    let (first, second) = (
        pictures(&page, &[UserInput::Char('1')], GRID, &font, 72),
        pictures(&page, &[UserInput::Char('2')], GRID, &font, 72),
    );
    let bytes = cost(&font, &first, &second);
    assert!(bytes > 0 && bytes < 4_000, "{bytes} bytes");
    let colour = Palette::rgb_pair(Palette::coloured(Theme::default()).focus).1;
    let lines = |scene: &PictureSheet| {
        let under = scene.pictures.iter().filter(|picture| {
            picture.draw_list.areas.iter().any(|area| area.colour == colour && area.left == 0 && area.width > 1000)
        });
        under.map(|picture| picture.row).collect::<Vec<_>>()
    };
    assert_eq!((lines(&first).len(), lines(&second).len()), (1, 1), "a line under the one that has the focus");
    assert_ne!(lines(&first), lines(&second));
}

#[test]
fn where_cells_may_be_larger_than_is_known_no_letter_is_cut_in_two() {
    let Some(font) = font() else { return };
    for (exact, parted) in [(true, true), (false, false)] {
        let all = pictures(
            &insurance_card(),
            &[UserInput::Char('1')],
            PixelGrid { has_exact_cells: exact, ..GRID },
            &font,
            EM,
        )
        .pictures;
        assert_eq!(all.iter().any(|picture| picture.draw_list.above > 0), parted);
        let line =
            |picture: &RowPicture| picture.draw_list.areas.iter().any(|area| area.left == 0 && area.width > 1000);
        assert!(all.iter().any(line), "the line of the focus is there");
    }
}

fn any_bitmap() -> impl Strategy<Value = Bitmap> {
    (1usize..40, 1usize..30, 1usize..9).prop_flat_map(|(width, height, colours)| {
        let dot = 0..u8::try_from(colours).unwrap();
        // Parts of a colour that survive being counted to a hundred.
        let part = || prop::sample::select(vec![0u8, 51, 102, 153, 204, 255]);
        let colour = (part(), part(), part()).prop_map(|(red, green, blue)| [red, green, blue]);
        let dots = prop::collection::vec(dot, width * height);
        (prop::collection::vec(colour, colours), dots).prop_map(move |(colours, dots)| Bitmap { width, colours, dots })
    })
}

proptest! {
    #[test]
    fn every_bitmap_comes_back_from_sixel(bitmap in any_bitmap()) {
        let back = decoded(&encode_sixel(&bitmap));
        prop_assert_eq!(&back.dots, &bitmap.dots);
        prop_assert_eq!(back.colours, bitmap.colours);
    }

    #[test]
    fn every_line_is_inside_and_every_glyph_after_the_one_before(
        words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 1..30), em in 16usize..100, cols in 30usize..110
    ) {
        let Some(font) = font() else { return Ok(()) };
        let page = page(vec![said("s", RowRole::Statement, &words.concat())]);
        let layout = layout(&page, DisplayPrefs::default(), PixelGrid { cols, ..GRID }, &font, em);
        let pixels = PixelTypesetter::new(&font, em, GRID.cell_height);
        for strip in layout.sheets.iter().flatten() {
            prop_assert!(strip.left + strip.line.width() <= layout.size.cols || strip.line.words.len() == 1, "{:?}", strip);
            let em = pixels.em(LetterSize::Large);
            for (glyphs, em) in [(&strip.line.words, em), (&strip.line.readings, em / 2)] {
                for pair in glyphs.windows(2) {
                    prop_assert!(pair[0].at + font.width(&pair[0].text, em) <= pair[1].at, "{:?}", pair);
                }
                let end = glyphs.last().map_or(0, |last| last.at + font.width(&last.text, em));
                prop_assert!(end <= strip.line.width());
            }
        }
        let drawn: String = layout.sheets.iter().flatten().map(|strip| strip.line.text()).collect();
        prop_assert_eq!(drawn, page.rows[0].text.written().replace([' ', '\u{3000}'], ""));
    }
}

const WORDS: [&str; 12] = [
    "｜志《こころざし》",
    "｜健康保険証《けんこうほけんしょう》",
    "｜職《しょく》｜員《いん》",
    "、",
    "「",
    "」",
    " ",
    "を",
    "カード",
    "abc",
    "。",
    "｜木《き》",
];

#[test]
fn a_font_without_japanese_and_a_file_that_is_no_font_are_named() {
    assert_eq!(Font::new(b"no font at all".to_vec()).unwrap_err(), FontError::NotAFont);
    if let Ok(data) = std::fs::read("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf") {
        let error = Font::new(data).unwrap_err();
        assert!(matches!(error, FontError::NoJapanese(_)), "{error}");
    }
}

#[test]
fn one_sentence_and_no_readings_are_laid_out_too() {
    let Some(font) = font() else { return };
    for readings in [FuriganaMode::Shown, FuriganaMode::Hidden, FuriganaMode::Kana] {
        let look = DisplayPrefs { furigana: readings, text_size: TextSize::OneSentence, ..DisplayPrefs::default() };
        let layout = layout(&insurance_card(), look, TABLET, &font, EM);
        assert!(layout.sheets.len() >= 3, "{readings:?}");
    }
}
