//! The program in real graphical terminals: foot under a headless sway, xterm under a headless X server.
//!
//! Pages are photographed and held against pictures that people looked at (`reference/`), each terminal as a
//! kiosk runs it. Where a terminal cannot be installed, its tests say so and pass. `make pictures` photographs
//! the pages of the guide with the same desktops.

mod desktop;
mod foot;
mod picture;
mod screens;
mod visit_route;
mod xterm;

use crate::machine;
use desktop::{DesktopDriver, PixelSize, has_all};
use foot::FootTerminal;
use picture::ScreenPicture;
use xterm::XtermTerminal;

/// A notebook of 15.6 inches.
const FULL_HD: PixelSize = (1920, 1080);
/// A tablet of 10.1 inches.
const TABLET: PixelSize = (1280, 800);
/// Share of the blocks of a picture that may look otherwise: another release of the font or of the terminal.
/// Measured: the same page 0, the focus elsewhere 0.004 and more, another page 0.05 and more.
const TOLERANCE: f64 = 0.002;
/// As text: real characters, the same on every machine.
const TEXT: [&str; 4] = ["--lang", "ja-simple", "--draw", "text"];

/// As the kiosk comes: in pixels where the terminal shows them. Both terminals here do.
const PIXELS: [&str; 4] = ["--lang", "ja-simple", "--draw", "auto"];

/// The keys to the first page with sentences and furigana.
const TO_START: [&str; 6] = ["", "1", "1", "1", "1", "1"];

/// The keys to a page that one sheet holds at either size: of a longer one, a small window shows the sheet of the focus.
const TO_BEGIN: [&str; 4] = ["", "1", "1", "1"];

fn foot_here() -> bool {
    has_all(&["foot", "sway", "swaymsg", "grim", "wtype", "convert"], &[picture::FONT])
}

fn xterm_here() -> bool {
    has_all(&["xterm", "Xvfb", "xdotool", "import", "convert"], &[picture::FONT])
}

fn walk(desktop: &impl DesktopDriver, numbers: &[&str]) -> ScreenPicture {
    numbers.iter().map(|number| desktop.decide(number)).last().expect("there is a way")
}

#[track_caller]
fn looks_like(picture: &ScreenPicture, name: &str) {
    let apart = picture.apart_from_reference(name);
    assert!(
        apart <= TOLERANCE,
        "{name}: {apart:.4} of it looks otherwise; it is in {}",
        picture.save_for_people(name).display()
    );
}

/// The page is there, and is what somebody looked at and found right.
fn a_page_is_shown(desktop: &impl DesktopDriver, name: &str) {
    let page = walk(desktop, &TO_START);
    looks_like(&page, &format!("{name}-page"));
    the_last_row_is_the_line_of_help(&page, desktop.row_height());
    let next = desktop.decide("1");
    assert!(next.apart(&page) > 10.0 * TOLERANCE, "another page is told apart from it");
    let focused = desktop.press("8");
    assert!(focused.apart(&next) > TOLERANCE, "even the focus is told apart");
    looks_like(&focused, &format!("{name}-focus"));
}

/// `make run` inside a session: a window of foot, in which letters are drawn in pixels and keys are heard.
#[test]
fn the_demonstration_opens_in_a_window_of_foot() {
    let _machine = machine::shared();
    if !foot_here() {
        return;
    }
    let foot = drawn(FootTerminal::demo(TABLET));
    let rest = foot.still();
    let language = foot.decide("");
    assert!(language.apart(&rest) > 10.0 * TOLERANCE, "a key leads to the next page");
    let in_kiosk = drawn(FootTerminal::open(TABLET, &["--lang", "ja-simple"])).still();
    assert!(rest.apart(&in_kiosk) <= TOLERANCE, "it looks as in the kiosk: {}", rest.save_for_people("demo").display());
}

/// Forwards and back: not a dot of the other page stays behind, and drawing everything anew changes nothing.
fn a_page_turn_leaves_no_ghost(desktop: &impl DesktopDriver) {
    let first = walk(desktop, &TO_START);
    let second = desktop.decide("1");
    let anew = desktop.press_in_vain("0");
    same(&anew, &second, "the second page holds something of the first");
    let back = desktop.decide("8");
    same(&back, &first, "the first page holds something of the second");
}

#[track_caller]
fn same(now: &ScreenPicture, before: &ScreenPicture, otherwise: &str) {
    let many = now.differing(before);
    let seen =
        || (now.save_for_people("now").display().to_string(), before.save_for_people("before").display().to_string());
    assert!(many == 0, "{otherwise}: {many} dots, see {:?}", seen());
}

/// A window of another size in the middle of a page comes to show what a window that was opened so shows.
fn a_resize_in_the_middle_of_a_page_is_right<D: DesktopDriver>(open: fn(PixelSize) -> D) {
    let at_once = walk(&open(TABLET), &TO_BEGIN);
    let desktop = open(FULL_HD);
    let large = walk(&desktop, &TO_BEGIN);
    same(&desktop.resize(TABLET, &at_once), &at_once, "smaller");
    same(&desktop.resize(FULL_HD, &large), &large, "and as large as before");
}

/// The last row holds the line of help on the ground of the screen, whole, and nothing has scrolled away.
fn the_last_row_is_the_line_of_help(page: &ScreenPicture, row: usize) {
    let (_, height) = page.size();
    let rows = height / row;
    let help = page.ink((rows - 1) * row, rows * row);
    let above = page.ink((rows - 3) * row, (rows - 2) * row);
    assert!(help > 0, "the last row is empty");
    assert_eq!(above, 0, "a blank row stands above the help and its furigana");
    assert!(page.ink(0, 2 * row) > 0, "the heading is still at the top");
    assert_eq!(page.ink(rows * row, height), 0, "nothing is below the last row");
}

/// A terminal on which the kiosk has drawn: keys that come while it begins, or asks the terminal what it can, are
/// nobody's.
fn drawn<D: DesktopDriver>(desktop: D) -> D {
    let cursor = 2 * desktop.row_height() * desktop.row_height();
    let large = |picture: ScreenPicture| picture.ink(0, 2 * desktop.row_height()) > cursor;
    desktop::wait_for("the first page", || large(desktop.look()).then_some(()));
    desktop.still();
    desktop
}

/// The page is in letters of pixels, as somebody found it right, and nothing but plain text is in the last row.
fn letters_are_shown(desktop: &impl DesktopDriver, name: &str) {
    let page = walk(desktop, &TO_START);
    looks_like(&page, &format!("{name}-page"));
    the_last_row_is_plain(&page, desktop.row_height());
    let next = desktop.decide("1");
    assert!(next.apart(&page) > 10.0 * TOLERANCE, "another page is told apart from it");
    let focused = desktop.press("8");
    assert!(focused.apart(&next) > TOLERANCE, "even the focus is told apart");
    looks_like(&focused, &format!("{name}-focus"));
    the_last_row_is_plain(&focused, desktop.row_height());
}

/// No picture touches the last row, in which the mirror line stands alone, and nothing has scrolled away.
fn the_last_row_is_plain(page: &ScreenPicture, row: usize) {
    let (_, height) = page.size();
    let rows = height / row;
    let mirror = page.ink((rows - 1) * row, rows * row);
    assert!(mirror > 0, "the last row is empty");
    assert!(mirror < row * 400, "more than a line of plain text stands in the last row: {mirror} dots");
    assert!(page.ink(0, 2 * row) > 0, "what stands above is still at the top");
    assert_eq!(page.ink(rows * row, height), 0, "nothing is below the last row");
}

#[test]
fn foot_shows_letters_in_pixels_and_plain_text_in_its_last_row() {
    let _machine = machine::shared();
    if foot_here() {
        letters_are_shown(&drawn(FootTerminal::open(FULL_HD, &PIXELS)), "foot-pixels");
    }
}

#[test]
fn foot_keeps_no_ghost_of_letters_in_pixels() {
    let _machine = machine::shared();
    if foot_here() {
        a_page_turn_leaves_no_ghost(&drawn(FootTerminal::open(FULL_HD, &PIXELS)));
    }
}

#[test]
fn foot_shows_letters_in_pixels_right_after_a_resize() {
    let _machine = machine::shared();
    if foot_here() {
        a_resize_in_the_middle_of_a_page_is_right(|size| drawn(FootTerminal::open(size, &PIXELS)));
    }
}

#[test]
fn xterm_shows_letters_in_pixels_and_plain_text_in_its_last_row() {
    let _machine = machine::shared();
    if xterm_here() {
        letters_are_shown(&drawn(XtermTerminal::open(FULL_HD, &PIXELS)), "xterm-pixels");
    }
}

#[test]
fn xterm_keeps_no_ghost_of_letters_in_pixels() {
    let _machine = machine::shared();
    if xterm_here() {
        a_page_turn_leaves_no_ghost(&drawn(XtermTerminal::open(FULL_HD, &PIXELS)));
    }
}

#[test]
fn foot_shows_a_page_as_it_was_found_right_with_the_help_in_its_last_row() {
    let _machine = machine::shared();
    if foot_here() {
        a_page_is_shown(&drawn(FootTerminal::open(FULL_HD, &TEXT)), "foot-text");
    }
}

#[test]
fn foot_keeps_no_ghost_of_a_page_that_was_turned() {
    let _machine = machine::shared();
    if foot_here() {
        a_page_turn_leaves_no_ghost(&drawn(FootTerminal::open(FULL_HD, &TEXT)));
    }
}

#[test]
fn foot_shows_a_page_right_after_a_resize() {
    let _machine = machine::shared();
    if foot_here() {
        a_resize_in_the_middle_of_a_page_is_right(|size| drawn(FootTerminal::open(size, &TEXT)));
    }
}

#[test]
fn xterm_shows_a_page_as_it_was_found_right_with_the_help_in_its_last_row() {
    let _machine = machine::shared();
    if xterm_here() {
        a_page_is_shown(&drawn(XtermTerminal::open(FULL_HD, &TEXT)), "xterm-text");
    }
}

#[test]
fn xterm_keeps_no_ghost_of_a_page_that_was_turned() {
    let _machine = machine::shared();
    if xterm_here() {
        a_page_turn_leaves_no_ghost(&drawn(XtermTerminal::open(FULL_HD, &TEXT)));
    }
}

#[test]
fn xterm_shows_a_page_right_after_a_resize() {
    let _machine = machine::shared();
    if xterm_here() {
        a_resize_in_the_middle_of_a_page_is_right(|size| drawn(XtermTerminal::open(size, &TEXT)));
    }
}
