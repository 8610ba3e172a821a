//! Layout and pictures of real words in the real font; skipped with a reason where the font is not installed.

mod decoder;

use std::rc::Rc;

use proptest::prelude::*;

use super::setting::Pixels;
use super::*;
use crate::page::{Amount, Entry, EntryKind, Lang, Opening, Readings, Role, Row, Theme};
use crate::place::{Input, Place};
use crate::present::large::{Glyphs, Letters, Line, Palette, Strip, View};
use crate::ruby::RichText;
use decoder::decoded;

const FONT: &str = "/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Bold.ttf";
const EM: usize = 64;
/// 15.6 inches with the letters of a terminal that has 36 pixels.
const GRID: Grid = Grid { cols: 106, rows: 29, cell_width: 18, cell_height: 37, exact: true };
const TABLET: Grid = Grid { cols: 71, rows: 21, cell_width: 18, cell_height: 37, exact: true };

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

fn page(rows: Vec<Row<()>>) -> Page<()> {
    Page { id: "page".into(), lang: Lang::new("ja-simple"), rows, entry: None, opening: Opening::Asks }
}

fn said(id: &str, role: Role, source: &str) -> Row<()> {
    Row::text(id, role, rich(source))
}

/// The page of the pictures that this drawing is to reach (notes/large-text.md).
fn insurance_card() -> Page<()> {
    page(vec![
        said("progress", Role::Progress, "1 / 4"),
        said("title", Role::Heading, "マイナ｜保険証《ほけんしょう》の ｜使《つか》い｜方《かた》"),
        said(
            "s1",
            Role::Statement,
            "マイナンバーカードは ｜健康保険証《けんこうほけんしょう》として ｜使《つか》えます。",
        ),
        said(
            "s2",
            Role::Statement,
            "｜病院《びょういん》や ｜薬局《やっきょく》で、 ｜顔《かお》を カメラに ｜見《み》せると、 あなたの ｜保険《ほけん》を ｜確認《かくにん》できます。",
        ),
        Row::choice("c1", 1, (), rich("｜使《つか》い｜方《かた》を ｜聞《き》く")),
        Row::choice("c2", 2, (), rich("｜同意《どうい》する")),
        Row::choice("c3", 3, (), rich("｜職員《しょくいん》を ｜呼《よ》ぶ")),
        said("help", Role::Help, "0 もう｜一度《いちど》  * ｜戻《もど》る  ? キーの｜説明《せつめい》"),
    ])
}

fn one_line(font: &Font, source: &str) -> Line {
    let page = page(vec![said("s", Role::Statement, source)]);
    let layout = layout(&page, Look::default(), GRID, font, EM);
    layout.sheets[0][0].line.clone()
}

/// Where each text begins and ends, in hundredths of an em: `か50-100` is the second half of the first square.
fn places(font: &Font, glyphs: &[Glyphs], em: usize) -> String {
    let place = |at: usize| at * 100 / EM;
    let one = |one: &Glyphs| format!("{}{}-{}", one.text, place(one.at), place(one.at + font.width(&one.text, em)));
    glyphs.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn set(font: &Font, source: &str) -> String {
    let line = one_line(font, source);
    format!("{} | {}", places(font, &line.readings, EM / 2), places(font, &line.words, EM))
}

#[test]
fn a_reading_as_long_as_its_word_stands_right_above_it() {
    let Some(font) = font() else { return };
    assert_eq!(set(&font, "｜健康《けんこう》"), "けんこう0-200 | 健康0-200");
}

#[test]
fn a_shorter_reading_is_spread_with_half_a_gap_at_its_ends() {
    let Some(font) = font() else { return };
    assert_eq!(set(&font, "｜保険《ほけん》"), "ほ7-57 け75-125 ん140-190 | 保険0-200");
    assert_eq!(set(&font, "｜木《き》"), "き25-75 | 木0-100");
}

#[test]
fn at_the_edges_of_a_line_a_longer_reading_is_flush_and_its_word_is_spread() {
    let Some(font) = font() else { return };
    assert_eq!(set(&font, "｜病院《びょういん》"), "びょういん0-250 | 病12-112 院137-237");
}

#[test]
fn a_longer_reading_never_hangs_over_a_kana_or_a_kanji() {
    let Some(font) = font() else { return };
    assert_eq!(set(&font, "の｜志《こころざし》を"), "こころざし100-350 | の0-100 志175-275 を350-450");
}

#[test]
fn a_longer_reading_hangs_over_the_spaces_beside_it() {
    let Some(font) = font() else { return };
    assert_eq!(set(&font, "あ ｜薬局《やっきょく》 で"), "やっきょく125-375 | あ0-100 薬局150-350 で400-500");
    // Half a space is not enough for all of this one: the rest spreads the word.
    assert_eq!(set(&font, "あ ｜志《こころざし》 で"), "こころざし100-350 | あ0-100 志175-275 で350-450");
}

#[test]
fn a_longer_reading_hangs_over_the_blank_halves_of_punctuation() {
    let Some(font) = font() else { return };
    assert_eq!(set(&font, "、｜薬局《やっきょく》「"), "やっきょく75-325 | 、0-100 薬局100-300 「300-400");
    assert_eq!(set(&font, "「｜薬局《やっきょく》。"), "やっきょく100-350 | 「0-100 薬112-212 局237-337 。350-450");
}

#[test]
fn readings_on_both_sides_of_a_space_are_never_taken_for_one() {
    let Some(font) = font() else { return };
    let line = one_line(&font, "｜志《こころざし》 ｜志《こころざし》");
    let (first, second) = (&line.readings[0], &line.readings[1]);
    assert!(second.at >= first.at + font.width(&first.text, EM / 2) + EM / 8, "{line:?}");
}

#[test]
fn a_compound_shares_its_readings_and_breaks_between_its_words() {
    let Some(font) = font() else { return };
    assert_eq!(
        set(&font, "｜電話《でんわ》｜番号《ばんごう》"),
        "で7-57 ん75-125 わ140-190 ばんごう200-400 | 電話0-200 番号200-400"
    );
    assert_eq!(set(&font, "｜職《しょく》｜員《いん》"), "しょくいん0-250 | 職12-112 員137-237");
    let long = "｜職《しょく》｜員《いん》".repeat(20);
    let page = page(vec![said("s", Role::Statement, &long)]);
    let layout = layout(&page, Look::default(), TABLET, &font, EM);
    let lines: Vec<String> = layout.sheets.iter().flatten().map(|strip| strip.line.written()).collect();
    assert!(lines.len() > 2, "{lines:?}");
    assert_eq!(lines.concat(), "職員".repeat(20));
}

#[test]
fn the_page_of_the_picture_is_laid_out_as_in_the_picture() {
    let Some(font) = font() else { return };
    for (name, grid, em) in [("1080p", GRID, 66), ("tablet", TABLET, 70)] {
        insta::assert_snapshot!(format!("layout-{name}"), told(&insurance_card(), grid, &font, em));
    }
}

/// A layout in words: each line with its place in pixels.
fn told(page: &Page<()>, grid: Grid, font: &Font, em: usize) -> String {
    let layout = layout(page, Look::default(), grid, font, em);
    let line = |strip: &Strip| format!("{:4},{:4} {:?} {}", strip.left, strip.top, strip.role, strip.line.written());
    let sheet = |sheet: &Vec<Strip>| sheet.iter().map(line).collect::<Vec<_>>().join("\n");
    layout.sheets.iter().map(sheet).collect::<Vec<_>>().join("\n----\n")
}

fn pictures(page: &Page<()>, keys: &[Input], grid: Grid, font: &Font, em: usize) -> Scene {
    let layout = layout(page, Look::default(), grid, font, em);
    let mut place = Place::open(None, page, &layout.dealt);
    for key in keys {
        place.take(page, &layout.dealt, key.clone());
    }
    let view = View::of(&layout, page, &place);
    scene(&layout, &view, &Palette::coloured(Theme::default()), (grid, font, em))
}

#[test]
fn no_picture_touches_the_last_row_or_another_picture() {
    let Some(font) = font() else { return };
    for grid in [GRID, TABLET, Grid { cell_width: 8, cell_height: 17, cols: 240, rows: 63, exact: true }] {
        let scene = pictures(&insurance_card(), &[Input::Char('2')], grid, &font, EM);
        let mut taken = std::collections::BTreeSet::new();
        for picture in &scene.pictures {
            assert!(picture.row + picture.rows < grid.rows, "{picture:?}");
            assert!(picture.col * grid.cell_width + picture.sketch.width <= grid.canvas().cols);
            let cols = picture.sketch.width.div_ceil(grid.cell_width);
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
    let scene = pictures(&insurance_card(), &[Input::Char('2')], GRID, &font, EM);
    let rows = scene.cells.rows();
    assert_eq!(rows.last().unwrap(), "2: どういする");
    assert!(rows[..28].iter().all(String::is_empty));
    assert_eq!(scene.cells.cursor, Some((0, 28)));
}

#[test]
fn what_must_not_be_read_is_seen_as_dots_only() {
    let Some(font) = font() else { return };
    let entry = Entry { kind: EntryKind::HiddenDigits, longest: 12 };
    let page = Page { entry: Some(entry), ..insurance_card() };
    let scene = pictures(&page, &[Input::Char('4'), Input::Char('7')], GRID, &font, EM);
    let typed: Vec<&Picture> = scene.pictures.iter().filter(|picture| picture.typed).collect();
    assert_eq!(typed.len(), 1);
    assert_eq!(typed[0].sketch.words[0].text, "●●");
    assert_eq!(scene.cells.rows().last().unwrap(), "**");
    assert_eq!(scene.cells.cursor, Some((2, 28)));
}

/// How the pictures of one scene differ from those of another, in bytes as they are sent.
fn cost(font: &Font, before: &Scene, after: &Scene) -> usize {
    let new = after.pictures.iter().filter(|picture| !before.pictures.contains(picture));
    new.map(|picture| sixel(&raster(&picture.sketch, font)).len()).sum()
}

#[test]
fn the_row_that_is_said_is_marked_beside_its_words_and_its_words_are_not_sent_again() {
    let Some(font) = font() else { return };
    let page = insurance_card();
    let layout = layout(&page, Look::default(), GRID, &font, 72);
    let place = Place::open(None, &page, &layout.dealt);
    let said = |row| {
        let mut view = View::of(&layout, &page, &place);
        view.say(row);
        scene(&layout, &view, &Palette::coloured(Theme::default()), (GRID, &font, 72))
    };
    let (silent, first, second) = (said(None), said(Some(2)), said(Some(3)));
    for (before, after) in [(&silent, &first), (&first, &second), (&second, &silent)] {
        let bytes = cost(&font, before, after);
        assert!(bytes > 0 && bytes < 4_000, "{bytes} bytes");
    }
    let words = |scene: &Scene| scene.pictures.iter().map(|picture| picture.sketch.words.clone()).collect::<Vec<_>>();
    assert_eq!(words(&silent), words(&first));
    assert_ne!(first.pictures, second.pictures);
}

#[test]
fn a_step_of_the_focus_marks_choices_beside_and_under_their_words_and_sends_no_words_again() {
    let Some(font) = font() else { return };
    let page = insurance_card();
    let (first, second) =
        (pictures(&page, &[Input::Char('1')], GRID, &font, 72), pictures(&page, &[Input::Char('2')], GRID, &font, 72));
    let bytes = cost(&font, &first, &second);
    assert!(bytes > 0 && bytes < 4_000, "{bytes} bytes");
    let colour = Palette::pair(Palette::coloured(Theme::default()).focus).1;
    let lines = |scene: &Scene| {
        let under = scene.pictures.iter().filter(|picture| {
            picture.sketch.areas.iter().any(|area| area.colour == colour && area.left == 0 && area.width > 1000)
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
        let all = pictures(&insurance_card(), &[Input::Char('1')], Grid { exact, ..GRID }, &font, EM).pictures;
        assert_eq!(all.iter().any(|picture| picture.sketch.above > 0), parted);
        let line = |picture: &Picture| picture.sketch.areas.iter().any(|area| area.left == 0 && area.width > 1000);
        assert!(all.iter().any(line), "the line of the focus is there");
    }
}

#[test]
fn a_picture_in_two_parts_is_the_same_picture() {
    let Some(font) = font() else { return };
    let scene = pictures(&insurance_card(), &[], GRID, &font, EM);
    for picture in scene.pictures.iter().filter(|picture| picture.sketch.above == 0) {
        let whole = raster(&picture.sketch, &font);
        for height in [1, 37, 50, picture.sketch.height - 1] {
            let (upper, lower) = picture.sketch.clone().parted(height);
            let colours =
                |bitmap: &Bitmap| bitmap.dots.iter().map(|dot| bitmap.colours[usize::from(*dot)]).collect::<Vec<_>>();
            let parts = [colours(&raster(&upper, &font)), colours(&raster(&lower, &font))].concat();
            assert!(parts == colours(&whole), "parted at {height}: {:?}", picture.sketch);
        }
    }
}

/// A square with words on black.
fn sketch(side: usize, words: Vec<Words>) -> Sketch {
    Sketch { width: side, height: side, above: 0, ground: [0; 3], areas: vec![], words }
}

/// Dots of the picture that are not of its ground.
fn inked(bitmap: &Bitmap) -> usize {
    bitmap.dots.iter().filter(|dot| **dot != 0).count()
}

#[test]
fn every_letter_is_drawn_inside_its_square_and_all_its_ink_is_inside_the_picture() {
    let Some(font) = font() else { return };
    let mut letters: Vec<char> =
        insurance_card().rows.iter().flat_map(|row| row.text.written().chars().collect::<Vec<_>>()).collect();
    letters.extend("gjpqy_Qあぽ々鬱、。「」ー（）0123456789ABCabc".chars());
    for em in [24, 32, 64, 96] {
        for letter in letters.iter().filter(|c| !c.is_whitespace()) {
            let words = |left, top| Words { left, top, em, text: letter.to_string(), ink: [255; 3], ground: [0; 3] };
            let draw = |side: usize, at: usize| raster(&sketch(side, vec![words(at, at)]), &font);
            let wide = draw(3 * em, em);
            assert!(inked(&wide) > 0, "{letter} is drawn");
            for (at, dot) in wide.dots.iter().enumerate() {
                let (x, y) = (at % (3 * em), at / (3 * em));
                let square =
                    (em - em / 16..2 * em + em / 16).contains(&x) && (em - em / 16..2 * em + em / 8).contains(&y);
                assert!(*dot == 0 || square, "{letter} at {em}: {x},{y}");
            }
        }
    }
}

#[test]
fn all_ink_of_a_page_is_inside_its_pictures() {
    let Some(font) = font() else { return };
    for em in [48, 66, 70, 96] {
        let all = pictures(&insurance_card(), &[], GRID, &font, em).pictures;
        for picture in &all {
            if all.iter().any(|under| {
                under.sketch.above > 0 && (under.col, under.row) == (picture.col, picture.row + picture.rows)
            }) {
                continue;
            }
            let kept = inked(&raster(&picture.sketch, &font));
            let mut larger = picture.sketch.clone();
            larger.width += em;
            larger.height += em;
            larger.areas.clear();
            let mut same = picture.sketch.clone();
            same.areas.clear();
            assert_eq!(inked(&raster(&larger, &font)), inked(&raster(&same, &font)), "{em}: {:?}", picture.sketch);
            assert!(kept > 0 || picture.sketch.words.is_empty() || picture.sketch.above > 0);
        }
    }
}

#[test]
fn a_picture_comes_back_from_sixel_dot_by_dot() {
    let Some(font) = font() else { return };
    for theme in Theme::ALL {
        let layout = layout(&insurance_card(), Look { theme, ..Look::default() }, GRID, &font, EM);
        let place = Place::open(None, &insurance_card(), &layout.dealt);
        for picture in
            scene(&layout, &View::of(&layout, &insurance_card(), &place), &Palette::coloured(theme), (GRID, &font, EM))
                .pictures
        {
            let bitmap = raster(&picture.sketch, &font);
            let back = decoded(&sixel(&bitmap));
            assert!(back.dots == bitmap.dots, "{:?}", picture.sketch);
            // Sixel counts the parts of a colour to a hundred.
            for (seen, meant) in back.colours.iter().flatten().zip(bitmap.colours.iter().flatten()) {
                assert!(seen.abs_diff(*meant) <= 2, "{seen} for {meant}");
            }
        }
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
        let back = decoded(&sixel(&bitmap));
        prop_assert_eq!(&back.dots, &bitmap.dots);
        prop_assert_eq!(back.colours, bitmap.colours);
    }

    #[test]
    fn every_line_is_inside_and_every_glyph_after_the_one_before(
        words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 1..30), em in 16usize..100, cols in 30usize..110
    ) {
        let Some(font) = font() else { return Ok(()) };
        let page = page(vec![said("s", Role::Statement, &words.concat())]);
        let layout = layout(&page, Look::default(), Grid { cols, ..GRID }, &font, em);
        let pixels = Pixels::new(&font, em, GRID.cell_height);
        for strip in layout.sheets.iter().flatten() {
            prop_assert!(strip.left + strip.line.width() <= layout.size.cols || strip.line.words.len() == 1, "{:?}", strip);
            let em = pixels.em(Letters::Large);
            for (glyphs, em) in [(&strip.line.words, em), (&strip.line.readings, em / 2)] {
                for pair in glyphs.windows(2) {
                    prop_assert!(pair[0].at + font.width(&pair[0].text, em) <= pair[1].at, "{:?}", pair);
                }
                let end = glyphs.last().map_or(0, |last| last.at + font.width(&last.text, em));
                prop_assert!(end <= strip.line.width());
            }
        }
        let drawn: String = layout.sheets.iter().flatten().map(|strip| strip.line.written()).collect();
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
    for readings in [Readings::Shown, Readings::Hidden, Readings::Kana] {
        let look = Look { readings, amount: Amount::OneSentence, ..Look::default() };
        let layout = layout(&insurance_card(), look, TABLET, &font, EM);
        assert!(layout.sheets.len() >= 3, "{readings:?}");
    }
}

/// As readings stand: at the very top of a picture, where the first letter is at its left edge too.
#[test]
fn no_kana_with_its_voicing_mark_loses_a_dot_at_the_edge_of_a_picture() {
    let Some(font) = font() else { return };
    let kana = ('ぁ'..='ゖ').chain('ァ'..='ヺ').chain("保険証確認病院番号鬱".chars());
    for letter in kana {
        for em in [20, 24, 31, 36, 37, 42, 45, 62, 74, 84, 90, 110] {
            let ink = |at: usize| {
                let text = letter.to_string();
                let words = vec![Words { left: at, top: at, em, text, ink: [255; 3], ground: [0; 3] }];
                let side = at + 2 * em;
                inked(&raster(&sketch(side, words), &font))
            };
            assert!(ink(0) > 0 && ink(0) == ink(em), "{letter} at {em} pixels");
        }
    }
}
