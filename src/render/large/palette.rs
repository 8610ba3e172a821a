//! The colours of the screen: fixed RGB, since the sixteen named ones differ between terminals, all
//! with a contrast of 7:1 or more (WCAG 1.4.6); and the same roles without any colour.

use ratatui::style::{Color, Modifier, Style};

use crate::page::{RowRole, Theme};

const BLACK: Color = Color::Rgb(0, 0, 0);
const WHITE: Color = Color::Rgb(255, 255, 255);
// RGB and not the terminal's own yellow: in foot that had a contrast of 8.5:1 on black, this has 16:1 (measured).
const YELLOW: Color = Color::Rgb(255, 225, 0);
const GREY: Color = Color::Rgb(208, 208, 208);
const DARK_GREY: Color = Color::Rgb(64, 64, 64);
const DARK_BLUE: Color = Color::Rgb(0, 0, 128);
const DARK_RED: Color = Color::Rgb(128, 0, 0);
const PALE_BLUE: Color = Color::Rgb(170, 221, 255);

/// How each part of a page looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Sentences, and where nothing is.
    pub text: Style,
    /// Titles and questions.
    pub title: Style,
    /// How far the visit has come, the line of help, the number of the sheet.
    pub quiet: Style,
    /// The number of a choice.
    pub number: Style,
    /// The choice that has the focus, and the bar beside a sentence that has it.
    pub focus: Style,
    /// The number of the choice that has the focus.
    pub focus_number: Style,
    /// What went wrong or was just done.
    pub alert: Style,
    /// The mark of a demonstration.
    pub mark: Style,
    /// What is typed.
    pub entry: Style,
}

impl Palette {
    /// Returns the colours of a theme.
    pub fn coloured(theme: Theme) -> Self {
        match theme {
            Theme::BlackOnWhite => Self::black_on_white(),
            Theme::WhiteOnBlack => Self::white_on_black(),
            Theme::YellowOnBlack => Self::yellow_on_black(),
        }
    }

    /// Returns dark on white, the focus white on blue.
    fn black_on_white() -> Self {
        Self {
            text: on_background(BLACK, WHITE),
            title: on_background(DARK_BLUE, WHITE),
            quiet: on_background(DARK_GREY, WHITE),
            number: on_background(WHITE, BLACK),
            focus: on_background(WHITE, DARK_BLUE),
            focus_number: on_background(DARK_BLUE, WHITE),
            alert: on_background(WHITE, DARK_RED),
            mark: on_background(BLACK, PALE_BLUE),
            entry: on_background(WHITE, BLACK),
        }
    }

    /// Returns yellow on black, the focus black on white.
    fn yellow_on_black() -> Self {
        Self {
            text: on_background(YELLOW, BLACK),
            title: on_background(WHITE, BLACK),
            quiet: on_background(YELLOW, BLACK),
            number: on_background(BLACK, YELLOW),
            focus: on_background(BLACK, WHITE),
            focus_number: on_background(WHITE, BLACK),
            alert: on_background(WHITE, DARK_RED),
            mark: on_background(BLACK, PALE_BLUE),
            entry: on_background(BLACK, YELLOW),
        }
    }

    /// Returns light on black, the focus black on yellow.
    fn white_on_black() -> Self {
        Self {
            text: on_background(WHITE, BLACK),
            title: on_background(YELLOW, BLACK),
            quiet: on_background(GREY, BLACK),
            number: on_background(BLACK, WHITE),
            focus: on_background(BLACK, YELLOW),
            focus_number: on_background(YELLOW, BLACK),
            alert: on_background(WHITE, DARK_RED),
            mark: on_background(BLACK, PALE_BLUE),
            entry: on_background(BLACK, WHITE),
        }
    }

    /// Returns how a row of this role looks.
    pub(in crate::render) fn row_style(&self, role: RowRole, focused: bool) -> Style {
        match role {
            RowRole::Alert => self.alert,
            RowRole::Choice if focused => self.focus,
            RowRole::Choice | RowRole::Statement => self.text,
            RowRole::Heading | RowRole::Question => self.title,
            RowRole::Help | RowRole::Progress => self.quiet,
            RowRole::Mark => self.mark,
        }
    }

    /// Returns the colours of a style as red, green and blue: of the letters, and behind them. Where a style names
    /// none, they are white on black.
    pub(in crate::render) fn rgb_pair(style: Style) -> ([u8; 3], [u8; 3]) {
        let rgb = |colour, none| {
            if let Some(Color::Rgb(red, green, blue)) = colour { [red, green, blue] } else { none }
        };
        let pair = (rgb(style.fg, [255; 3]), rgb(style.bg, [0; 3]));
        if style.add_modifier.contains(Modifier::REVERSED) { (pair.1, pair.0) } else { pair }
    }

    /// Returns the terminal's own two colours, bold and reversed: for `NO_COLOR`, and for consoles that turn yellow
    /// into brown.
    pub fn plain() -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let reversed = plain.add_modifier(Modifier::REVERSED);
        Self {
            text: plain,
            title: bold,
            quiet: plain,
            number: reversed,
            focus: reversed,
            focus_number: bold,
            alert: reversed.add_modifier(Modifier::BOLD),
            mark: reversed,
            entry: reversed,
        }
    }

    /// Returns no style at all: no screen reader tells of it (rule R12, docs/rules.md), and some read a restyled row
    /// again.
    pub fn none() -> Self {
        let none = Style::new();
        Self {
            text: none,
            title: none,
            quiet: none,
            number: none,
            focus: none,
            focus_number: none,
            alert: none,
            mark: none,
            entry: none,
        }
    }
}

fn on_background(ink: Color, ground: Color) -> Style {
    Style::new().fg(ink).bg(ground)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(colour: Color) -> f64 {
        let Color::Rgb(red, green, blue) = colour else { panic!("{colour:?} is not RGB") };
        let part = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
    }

    fn contrast(style: Style) -> f64 {
        let (ink, ground) = (luminance(style.fg.unwrap()), luminance(style.bg.unwrap()));
        (ink.max(ground) + 0.05) / (ink.min(ground) + 0.05)
    }

    #[test]
    fn every_pair_of_colours_has_a_contrast_of_seven_to_one() {
        for theme in Theme::ALL.iter().copied() {
            let Palette { text, title, quiet, number, focus, focus_number, alert, mark, entry } =
                Palette::coloured(theme);
            for style in [text, title, quiet, number, focus, focus_number, alert, mark, entry] {
                assert!(contrast(style) >= 7.0, "{theme:?}: {style:?} has {:.1}:1", contrast(style));
            }
        }
    }

    #[test]
    fn the_focus_stands_out_from_what_is_around_it() {
        for theme in Theme::ALL.iter().copied() {
            let palette = Palette::coloured(theme);
            let bars = Style::new().fg(palette.focus.bg.unwrap()).bg(palette.text.bg.unwrap());
            assert!(contrast(bars) >= 7.0, "{theme:?}: {:.1}:1", contrast(bars));
        }
        assert_ne!(Palette::plain().focus, Palette::plain().text);
    }

    #[test]
    fn every_theme_is_what_its_name_says() {
        let colour = |name: &str| match name {
            "black" => BLACK,
            "white" => WHITE,
            "yellow" => YELLOW,
            other => panic!("{other}"),
        };
        for theme in Theme::ALL.iter().copied() {
            let (ink, ground) = theme.name().split_once("-on-").unwrap();
            assert_eq!(Palette::coloured(theme).text, on_background(colour(ink), colour(ground)));
        }
    }

    #[test]
    fn the_measure_of_contrast_is_that_of_wcag() {
        assert!((contrast(Style::new().fg(BLACK).bg(WHITE)) - 21.0).abs() < 0.01);
        assert!((contrast(Style::new().fg(Color::Rgb(118, 118, 118)).bg(WHITE)) - 4.54).abs() < 0.01);
    }
}
