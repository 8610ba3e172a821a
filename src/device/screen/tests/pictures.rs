//! Letters in pixels, and terminals that show them no more.

use super::*;
use crate::device::inputs::Pressed;

fn font() -> Option<pixels::Font> {
    let font = letters::font(None).ok().map(|(_, font)| font);
    if font.is_none() {
        println!("skipped: fonts-morisawa-bizud-gothic is not installed");
    }
    font
}

#[test]
fn a_screen_that_shows_no_pictures_any_more_is_written_in_text_and_never_blank() {
    let Some(font) = font() else { return };
    let mut lab = Lab::new(Size::new(80, 24), Drawing::sighted());
    lab.screen().draw_in_pixels(font, pixels::Sight::default(), (18, 37));
    let page = question();
    let (place, _) = opened(&page);
    let drawn = lab.shows(&page, &place);
    assert!(drawn.contains("\x1bP0;1;0q") && drawn.contains("でんきを つけますか。"), "a picture, and its mirror");
    assert_eq!(lab.shows(&page, &place), "", "nothing new is no byte");
    assert_eq!(lab.screen().take_errors(), Vec::<String>::new());
    for size in [Size::new(8, 1), Size::new(20, 3), Size::new(3, 20)] {
        lab.screen().resize(size);
        let text = lab.shows(&page, &place);
        assert!(!text.contains("\x1bP") && text.chars().any(|c| "電気でんき".contains(c)), "{size:?}: {text:?}");
    }
    let told = lab.screen().take_errors();
    assert!(matches!(&told[..], [line] if line.contains("drawn in characters: the screen is too small")), "{told:?}");
    assert_eq!(lab.screen().take_errors(), Vec::<String>::new(), "it is told once");
    lab.screen().resize(Size::new(80, 24));
    assert!(lab.shows(&page, &place).contains("\x1bP"), "pictures again");
    assert_eq!(lab.screen().take_errors(), Vec::<String>::new());
    lab.screen().draw_in_pixels(font_again(), pixels::Sight::default(), (0, 0));
    lab.screen().resize(Size::new(80, 24));
    let text = lab.shows(&page, &place);
    assert!(text.contains("はい") && !text.contains("\x1bP"), "cells of no size: {text:?}");
}

/// What the terminal answers, as keys that come at once.
fn answer(lab: &Lab, text: &str) {
    lab.keys.send(DeviceEvent::Keys(Instant::now(), keys::Typed::default().keys(text.as_bytes()))).unwrap();
}

#[test]
fn a_terminal_is_asked_with_each_page_and_one_that_shows_pictures_no_more_gets_text_until_it_does_again() {
    let Some(font) = font() else { return };
    let mut lab = Lab::new(Size::new(80, 24), Drawing::sighted());
    lab.screen().draw_in_pixels(font, pixels::Sight::default(), (18, 37));
    let mut pages = [question(), Page { id: "other".into(), ..question() }];
    pages[1].rows.remove(2);
    let show = |lab: &mut Lab, page: &Page| lab.shows(page, &opened(page).0);
    assert!(!show(&mut lab, &pages[0]).contains(asked::QUESTION), "it was asked when it was opened");
    assert!(show(&mut lab, &pages[1]).contains(asked::QUESTION));
    answer(&lab, "\x1b[6;37;18t\x1b[?62;4;22c");
    assert_eq!(lab.hears(), None, "it answers as before");
    assert_eq!(show(&mut lab, &pages[1]), "", "nothing new is no byte, and no question");

    answer(&lab, "\x1b[?62;22c");
    assert_eq!(lab.hears(), Some(Input::Resized));
    let text = show(&mut lab, &pages[1]);
    assert!(text.contains("\x1b[2J") && text.contains("はい") && !text.contains("\x1bP"), "{text:?}");
    assert!(matches!(&lab.screen().take_errors()[..], [line] if line.contains("no sixel")));
    assert!(show(&mut lab, &pages[0]).contains(asked::QUESTION));

    answer(&lab, "\x1b[?62;4;22c");
    assert_eq!(lab.hears(), Some(Input::Resized));
    assert!(show(&mut lab, &pages[0]).contains("\x1bP"), "pictures again");
    assert_eq!(lab.screen().take_errors(), Vec::<String>::new());
}

#[test]
fn an_answer_that_waited_long_is_no_key_and_silences_nobody() {
    let mut inputs = InputQueue::of_keys(Intervals::default(), KeyTable::default());
    for piece in ["\x1b[6;37;18t\x1b[?2;0;10000;10000S\x1b[?6", "2;4;22c"] {
        let pressed = inputs.press(Instant::now(), &keys::Typed::default().keys(piece.as_bytes()));
        assert!(matches!(pressed, Pressed::Answered(_)), "{piece:?}: {pressed:?}");
    }
    // Longer than the pieces of a sequence may take: the kiosk draws.
    std::thread::sleep(Duration::from_millis(150));
    assert_eq!(inputs.certain(), None);
    assert_eq!(inputs.press(Instant::now(), &[Stroke::Char('2')]), Pressed::Meant);
    assert_eq!(inputs.likely(), Some(Input::Char('2')));
}

#[test]
fn cells_that_a_terminal_says_are_larger_after_a_resize_are_believed() {
    let Some(font) = font() else { return };
    let mut lab = Lab::new(Size::new(80, 24), Drawing::sighted());
    lab.screen().draw_in_pixels(font, pixels::Sight::default(), (18, 37));
    let page = question();
    let (place, _) = opened(&page);
    let before = lab.shows(&page, &place);
    lab.keys.send(DeviceEvent::Resized).unwrap();
    assert_eq!(lab.hears(), Some(Input::Resized));
    assert!(lab.shows(&page, &place).ends_with(asked::QUESTION));
    answer(&lab, "\x1b[6;74;36t\x1b[?62;4;22c");
    assert_eq!(lab.hears(), Some(Input::Resized));
    lab.screen().resize(Size::new(80, 24));
    let after = lab.shows(&page, &place);
    assert!(after.contains("\x1bP") && after.len() > before.len(), "{} of {} bytes", after.len(), before.len());
}

fn font_again() -> pixels::Font {
    font().unwrap()
}

#[test]
fn a_wiped_screen_of_pictures_is_drawn_whole_again_and_a_step_costs_only_what_changed() {
    let Some(font) = font() else { return };
    let mut lab = Lab::new(Size::new(106, 29), Drawing::sighted());
    lab.screen().draw_in_pixels(font, pixels::Sight::default(), (18, 37));
    let page = question();
    let (mut place, sheets) = opened(&page);
    let whole = lab.shows(&page, &place);
    place.take(&page, &sheets, Input::Char('1'));
    lab.shows(&page, &place);
    place.take(&page, &sheets, Input::Next);
    let step = lab.shows(&page, &place);
    assert!(step.len() < 20_000 && step.len() < whole.len(), "{} of {} bytes", step.len(), whole.len());
    lab.screen().clear().unwrap();
    lab.written.taken();
    assert!(lab.shows(&page, &place).len() * 2 > whole.len());
}
