//! Sketches as dots, and dots as sixel.

use super::*;

#[test]
fn a_picture_in_two_parts_is_the_same_picture() {
    let Some(font) = font() else { return };
    let scene = pictures(&insurance_card(), &[], GRID, &font, EM);
    for picture in scene.pictures.iter().filter(|picture| picture.draw_list.above == 0) {
        let whole = rasterize(&picture.draw_list, &font);
        for height in [1, 37, 50, picture.draw_list.height - 1] {
            let (upper, lower) = picture.draw_list.clone().split_at(height);
            let colours =
                |bitmap: &Bitmap| bitmap.dots.iter().map(|dot| bitmap.colours[usize::from(*dot)]).collect::<Vec<_>>();
            let parts = [colours(&rasterize(&upper, &font)), colours(&rasterize(&lower, &font))].concat();
            assert!(parts == colours(&whole), "parted at {height}: {:?}", picture.draw_list);
        }
    }
}

/// A square with words on black.
fn sketch(side: usize, words: Vec<TextRun>) -> DrawList {
    DrawList { width: side, height: side, above: 0, ground: [0; 3], areas: vec![], words }
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
            let words = |left, top| TextRun { left, top, em, text: letter.to_string(), ink: [255; 3], ground: [0; 3] };
            let drawn = |side: usize, at: usize| rasterize(&sketch(side, vec![words(at, at)]), &font);
            let wide = drawn(3 * em, em);
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
                under.draw_list.above > 0 && (under.col, under.row) == (picture.col, picture.row + picture.rows)
            }) {
                continue;
            }
            let kept = inked(&rasterize(&picture.draw_list, &font));
            let mut larger = picture.draw_list.clone();
            larger.width += em;
            larger.height += em;
            larger.areas.clear();
            let mut same = picture.draw_list.clone();
            same.areas.clear();
            assert_eq!(
                inked(&rasterize(&larger, &font)),
                inked(&rasterize(&same, &font)),
                "{em}: {:?}",
                picture.draw_list
            );
            assert!(kept > 0 || picture.draw_list.words.is_empty() || picture.draw_list.above > 0);
        }
    }
}

#[test]
fn a_picture_comes_back_from_sixel_dot_by_dot() {
    let Some(font) = font() else { return };
    for theme in Theme::ALL.iter().copied() {
        let layout = layout(&insurance_card(), DisplayPrefs { theme, ..DisplayPrefs::default() }, GRID, &font, EM);
        let place = PageFocus::open(None, &insurance_card(), &layout.pagination);
        for picture in draw_sheet(
            &layout,
            &SheetView::of(&layout, &insurance_card(), &place),
            &Palette::coloured(theme),
            (GRID, &font, EM),
        )
        .pictures
        {
            let bitmap = rasterize(&picture.draw_list, &font);
            let back = decoded(&encode_sixel(&bitmap));
            assert!(back.dots == bitmap.dots, "{:?}", picture.draw_list);
            // Sixel counts the parts of a colour to a hundred.
            for (seen, meant) in back.colours.iter().flatten().zip(bitmap.colours.iter().flatten()) {
                assert!(seen.abs_diff(*meant) <= 2, "{seen} for {meant}");
            }
        }
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
                let words = vec![TextRun { left: at, top: at, em, text, ink: [255; 3], ground: [0; 3] }];
                let side = at + 2 * em;
                inked(&rasterize(&sketch(side, words), &font))
            };
            assert!(ink(0) > 0 && ink(0) == ink(em), "{letter} at {em} pixels");
        }
    }
}
