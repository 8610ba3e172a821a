//! Letters in pixels, and terminals that show them no more.

use super::*;
use crate::device::input_queue::KeyPressOutcome;

fn font() -> Option<pixels::Font> {
    let font = pixel_renderer::load_font(None).ok().map(|(_, font)| font);
    if font.is_none() {
        println!("skipped: fonts-morisawa-bizud-gothic is not installed");
    }
    font
}

#[test]
fn a_screen_that_shows_no_pictures_any_more_is_written_in_text_and_never_blank() {
    let Some(font) = font() else { return };
    let mut lab = TestScreen::new(ScreenSize::new(80, 24), DrawingMode::sighted());
    lab.screen().draw_in_pixels(font, pixels::ViewingGeometry::default(), (18, 37));
    let page = question();
    let (place, _) = opened(&page);
    let drawn = lab.shows(&page, &place);
    assert!(drawn.contains("\x1bP0;1;0q") && drawn.contains("でんきを つけますか。"), "a picture, and its mirror");
    assert_eq!(lab.shows(&page, &place), "", "nothing new is no byte");
    assert_eq!(lab.screen().take_errors(), Vec::<String>::new());
    for size in [ScreenSize::new(8, 1), ScreenSize::new(20, 3), ScreenSize::new(3, 20)] {
        lab.screen().resize(size);
        let text = lab.shows(&page, &place);
        assert!(!text.contains("\x1bP") && text.chars().any(|c| "電気でんき".contains(c)), "{size:?}: {text:?}");
    }
    let told = lab.screen().take_errors();
    assert!(matches!(&told[..], [line] if line.contains("drawn in characters: the screen is too small")), "{told:?}");
    assert_eq!(lab.screen().take_errors(), Vec::<String>::new(), "it is told once");
    lab.screen().resize(ScreenSize::new(80, 24));
    assert!(lab.shows(&page, &place).contains("\x1bP"), "pictures again");
    assert_eq!(lab.screen().take_errors(), Vec::<String>::new());
    lab.screen().draw_in_pixels(font_again(), pixels::ViewingGeometry::default(), (0, 0));
    lab.screen().resize(ScreenSize::new(80, 24));
    let text = lab.shows(&page, &place);
    assert!(text.contains("はい") && !text.contains("\x1bP"), "cells of no size: {text:?}");
}

/// What the terminal answers, as keys that come at once.
fn answer(lab: &TestScreen, text: &str) {
    lab.keys.send(DeviceEvent::Keys(Instant::now(), keys::KeyDecoder::default().decode(text.as_bytes()))).unwrap();
}

#[test]
fn a_terminal_is_asked_with_each_page_and_one_that_shows_pictures_no_more_gets_text_until_it_does_again() {
    let Some(font) = font() else { return };
    let mut lab = TestScreen::new(ScreenSize::new(80, 24), DrawingMode::sighted());
    lab.screen().draw_in_pixels(font, pixels::ViewingGeometry::default(), (18, 37));
    let mut pages = [question(), Page { id: "other".into(), ..question() }];
    pages[1].rows.remove(2);
    let show = |lab: &mut TestScreen, page: &Page| lab.shows(page, &opened(page).0);
    assert!(!show(&mut lab, &pages[0]).contains(terminal_answers::CAPABILITY_QUERY), "it was asked when it was opened");
    assert!(show(&mut lab, &pages[1]).contains(terminal_answers::CAPABILITY_QUERY));
    answer(&lab, "\x1b[6;37;18t\x1b[?62;4;22c");
    assert_eq!(lab.hears(), None, "it answers as before");
    assert_eq!(show(&mut lab, &pages[1]), "", "nothing new is no byte, and no question");

    answer(&lab, "\x1b[?62;22c");
    assert_eq!(lab.hears(), Some(UserInput::Resized));
    let text = show(&mut lab, &pages[1]);
    assert!(text.contains("\x1b[2J") && text.contains("はい") && !text.contains("\x1bP"), "{text:?}");
    assert!(matches!(&lab.screen().take_errors()[..], [line] if line.contains("no sixel")));
    assert!(show(&mut lab, &pages[0]).contains(terminal_answers::CAPABILITY_QUERY));

    answer(&lab, "\x1b[?62;4;22c");
    assert_eq!(lab.hears(), Some(UserInput::Resized));
    assert!(show(&mut lab, &pages[0]).contains("\x1bP"), "pictures again");
    assert_eq!(lab.screen().take_errors(), Vec::<String>::new());
}

#[test]
fn an_answer_that_waited_long_is_no_key_and_silences_nobody() {
    let mut inputs = InputQueue::of_keys(KeyIntervals::default(), KeyTable::default());
    for piece in ["\x1b[6;37;18t\x1b[?2;0;10000;10000S\x1b[?6", "2;4;22c"] {
        let pressed = inputs.press(Instant::now(), &keys::KeyDecoder::default().decode(piece.as_bytes()));
        assert!(matches!(pressed, KeyPressOutcome::TerminalAnswered(_)), "{piece:?}: {pressed:?}");
    }
    // Longer than the pieces of a sequence may take: the kiosk draws.
    std::thread::sleep(Duration::from_millis(150));
    assert_eq!(inputs.next_certain(), None);
    assert_eq!(inputs.press(Instant::now(), &[KeyCode::Char('2')]), KeyPressOutcome::Meaningful);
    assert_eq!(inputs.take_likely(), Some(UserInput::Char('2')));
}

#[test]
fn cells_that_a_terminal_says_are_larger_after_a_resize_are_believed() {
    let Some(font) = font() else { return };
    let mut lab = TestScreen::new(ScreenSize::new(80, 24), DrawingMode::sighted());
    lab.screen().draw_in_pixels(font, pixels::ViewingGeometry::default(), (18, 37));
    let page = question();
    let (place, _) = opened(&page);
    let before = lab.shows(&page, &place);
    lab.keys.send(DeviceEvent::Resized).unwrap();
    assert_eq!(lab.hears(), Some(UserInput::Resized));
    assert!(lab.shows(&page, &place).ends_with(terminal_answers::CAPABILITY_QUERY));
    answer(&lab, "\x1b[6;74;36t\x1b[?62;4;22c");
    assert_eq!(lab.hears(), Some(UserInput::Resized));
    lab.screen().resize(ScreenSize::new(80, 24));
    let after = lab.shows(&page, &place);
    assert!(after.contains("\x1bP") && after.len() > before.len(), "{} of {} bytes", after.len(), before.len());
}

fn font_again() -> pixels::Font {
    font().unwrap()
}

#[test]
fn a_wiped_screen_of_pictures_is_drawn_whole_again_and_a_step_costs_only_what_changed() {
    let Some(font) = font() else { return };
    let mut lab = TestScreen::new(ScreenSize::new(106, 29), DrawingMode::sighted());
    lab.screen().draw_in_pixels(font, pixels::ViewingGeometry::default(), (18, 37));
    let page = question();
    let (mut place, sheets) = opened(&page);
    let whole = lab.shows(&page, &place);
    place.handle(&page, &sheets, UserInput::Char('1'));
    lab.shows(&page, &place);
    place.handle(&page, &sheets, UserInput::Next);
    let step = lab.shows(&page, &place);
    assert!(step.len() < 20_000 && step.len() < whole.len(), "{} of {} bytes", step.len(), whole.len());
    lab.screen().clear().unwrap();
    lab.written.taken();
    assert!(lab.shows(&page, &place).len() * 2 > whole.len());
}
