//! Uncontracted Unified English Braille (The Rules of Unified English Braille, 2nd edition, ICEB 2013).

use super::cells::BrailleCells;
use super::japanese::{digit, letter};
use super::kana::spell;
use furigana::RichText;

/// A character that has no braille here: a dropped sign (UEB 11.7 uses it for a filled shape).
const UNKNOWN: &str = "⠸⠿";

fn sign(c: char) -> Option<&'static str> {
    Some(match c {
        ' ' => "⠀",
        '.' => "⠲",
        ',' => "⠂",
        ';' => "⠆",
        ':' => "⠒",
        '!' => "⠖",
        '?' | '“' => "⠦",
        '\'' | '’' => "⠄",
        '”' => "⠴",
        '(' => "⠐⠣",
        ')' => "⠐⠜",
        '-' => "⠤",
        '–' => "⠠⠤",
        '/' => "⠸⠌",
        '*' => "⠐⠔",
        '#' => "⠸⠹",
        '&' => "⠈⠯",
        '%' => "⠨⠴",
        '+' => "⠐⠖",
        '=' => "⠐⠶",
        '@' => "⠈⠁",
        _ => return None,
    })
}

/// Returns whether a character has cells here.
pub(super) fn has_cells(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '"' || sign(c).is_some()
}

/// Translates an English text; a Japanese name in it is written in kana braille.
pub(super) fn cells(text: &RichText) -> BrailleCells {
    let mut cells = BrailleCells::new();
    // Over all spans: there may be a Japanese name inside a quotation.
    let mut quoted = false;
    for span in text.spans() {
        match &span.reading {
            Some(reading) => write_kana(&mut cells, reading),
            None => write_words(&mut cells, &span.base, &mut quoted),
        }
    }
    cells.trimmed()
}

fn write_kana(cells: &mut BrailleCells, text: &str) {
    let mut rest = text;
    while let Some((dots, used)) = spell(rest) {
        cells.write(dots);
        rest = rest.char_indices().nth(used).and_then(|(at, _)| rest.get(at..)).unwrap_or_default();
    }
}

fn write_words(cells: &mut BrailleCells, text: &str, quoted: &mut bool) {
    let chars: Vec<char> = text.chars().collect();
    let mut before = ' ';
    let mut capitals = false;
    for (at, c) in chars.iter().copied().enumerate() {
        let rest = chars.get(at..).unwrap_or_default();
        let begins = !before.is_ascii_alphabetic();
        if begins {
            capitals = is_capital_word(rest);
            if capitals {
                cells.write("⠠⠠");
            }
        }
        write_character(cells, c, (before, capitals), rest, quoted);
        before = c;
    }
}

/// Returns whether a word has two capitals or more, and nothing but capitals.
fn is_capital_word(rest: &[char]) -> bool {
    let word = rest.iter().take_while(|c| c.is_ascii_alphabetic());
    word.clone().count() > 1 && word.clone().all(char::is_ascii_uppercase)
}

fn write_character(
    cells: &mut BrailleCells,
    c: char,
    (before, capitals): (char, bool),
    rest: &[char],
    quoted: &mut bool,
) {
    if let Some(dots) = digit(c) {
        let goes_on = before.is_ascii_digit();
        return cells.write(&format!("{}{dots}", if goes_on { "" } else { "⠼" }));
    }
    if let Some(dots) = letter(c).filter(|_| c.is_ascii_alphabetic()) {
        // Behind a digit, a to j would be read as digits (UEB 6.5).
        if before.is_ascii_digit() && c.is_ascii_lowercase() && c <= 'j' {
            cells.write("⠰");
        }
        if c.is_ascii_uppercase() && !capitals {
            cells.write("⠠");
        }
        return cells.write(dots);
    }
    if c == '"' {
        *quoted = !*quoted;
        return cells.write(if *quoted { "⠦" } else { "⠴" });
    }
    // A question mark that stands alone would be read as an opening quote (UEB 5.10).
    if c == '?' && (before == ' ' || (before == '"' && *quoted)) {
        return cells.write("⠰⠦");
    }
    // It was written with the kana before it, as one sound.
    if spell(&[before, c].iter().collect::<String>()).is_some_and(|(_, used)| used == 2) {
        return;
    }
    let kana = rest.iter().take(2).collect::<String>();
    let dots = sign(c).or_else(|| spell(&kana).map(|(dots, _)| dots));
    cells.write(dots.unwrap_or(UNKNOWN));
}
