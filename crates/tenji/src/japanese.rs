//! Cells of a Japanese text that is already spelled and spaced: kana, numbers, letters and signs.

use super::cells::BrailleCells;
use super::kana::spell;

const NUMBER_SIGN: &str = "⠼";
const JOINING_SIGN: &str = "⠤";
const LETTER_SIGN: &str = "⠰";
const CAPITAL_SIGN: &str = "⠠";
const FOREIGN_QUOTES: (&str, &str) = ("⠦", "⠴");
/// A character that has no braille: the sign of a masked one.
const MASKED_CHARACTER: &str = "⠐⠿";
/// Letters in the order of Braille's first two rows; w came later.
const LETTERS: [&str; 26] = [
    "⠁", "⠃", "⠉", "⠙", "⠑", "⠋", "⠛", "⠓", "⠊", "⠚", "⠅", "⠇", "⠍", "⠝", "⠕", "⠏", "⠟", "⠗", "⠎", "⠞", "⠥", "⠧", "⠺",
    "⠭", "⠽", "⠵",
];

/// What a sign is: its cells, and the empty cells before and behind it.
struct BrailleSign {
    cells: &'static str,
    before: usize,
    behind: usize,
}

/// Returns the cells of a sign by its use, not by its look: 〈 〉 explain a word here, as （ ） do.
fn sign(c: char) -> Option<BrailleSign> {
    let (cells, before, behind) = match c {
        '。' | '．' => ("⠲", 0, 2),
        '、' | '，' => ("⠰", 0, 1),
        '？' | '?' => ("⠢", 0, 2),
        '！' | '!' => ("⠖", 0, 2),
        '・' => ("⠐", 0, 1),
        '「' | '」' => ("⠤", 0, 0),
        '『' => ("⠰⠤", 0, 0),
        '』' => ("⠤⠆", 0, 0),
        '（' | '）' | '〈' | '〉' | '(' | ')' => ("⠶", 0, 0),
        '：' | ':' => ("⠐⠂", 0, 1),
        '〜' | '～' => ("⠤⠤", 0, 0),
        '…' => ("⠂⠂⠂", 1, 1),
        '—' | '―' => ("⠒⠒", 1, 1),
        _ => return None,
    };
    Some(BrailleSign { cells, before, behind })
}

/// Returns the name of a key that is a sign, for ⠢ alone tells nobody which key it is; or of a sign in a Latin name.
fn key_name(c: char) -> Option<&'static str> {
    Some(match c {
        '?' | '？' => "はてな",
        '*' | '＊' => "こめじるし",
        '#' | '＃' => "しゃーぷ",
        '/' => "すらっしゅ",
        '&' | '＆' => "あんど",
        '_' | '＿' => "あんだーばー",
        '+' | '＋' => "ぷらす",
        '-' | '－' => "まいなす",
        _ => return None,
    })
}

/// Returns whether a character has cells here.
pub(super) fn has_cells(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || c == ' '
        || c == '.'
        || c == ','
        || spell(&c.to_string()).is_some()
        || sign(c).is_some()
        || key_name(c).is_some()
}

/// Returns the cells of a letter, without its capital sign.
pub(super) fn letter(c: char) -> Option<&'static str> {
    let at = u32::from(c.to_ascii_lowercase()).checked_sub(u32::from('a'))?;
    LETTERS.get(usize::try_from(at).ok()?).copied()
}

/// Returns the cells of a digit: those of a to j.
pub(super) fn digit(c: char) -> Option<&'static str> {
    let at = c.to_digit(10)?;
    // 1 is a, and 0 is j.
    LETTERS.get(usize::try_from((at + 9) % 10).ok()?).copied()
}

/// Translates a text that is spelled and spaced already.
pub(super) fn cells(spelled: &str) -> BrailleCells {
    let mut cells = BrailleCells::new();
    let mut rest = spelled;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let used = write_piece(&mut cells, rest, before);
        // At least one, so that the loop ends whatever is not known.
        let taken: String = rest.chars().take(used.max(1)).collect();
        before = taken.chars().last().unwrap_or(c);
        rest = rest.get(taken.len()..).unwrap_or_default();
    }
    cells.trimmed()
}

/// Writes what is at the start of a text; returns how many characters it took.
fn write_piece(cells: &mut BrailleCells, rest: &str, before: char) -> usize {
    let Some(c) = rest.chars().next() else { return 0 };
    if c == ' ' {
        cells.space(1);
        return 1;
    }
    if c.is_ascii_digit() {
        return write_number(cells, rest);
    }
    if c.is_ascii_alphabetic() {
        return write_letters(cells, rest);
    }
    if let Some((dots, used)) = spell(rest) {
        // い or り right behind a number would be read as its next digit.
        if before.is_ascii_digit() && is_like_a_digit(dots) {
            cells.write(JOINING_SIGN);
        }
        cells.write(dots);
        return used;
    }
    write_sign(cells, c, rest, before);
    1
}

fn is_like_a_digit(dots: &str) -> bool {
    LETTERS.iter().take(10).any(|digit| *digit == dots)
}

/// Writes digits behind their sign; a hyphen between them is the joining sign, and the number begins again.
fn write_number(cells: &mut BrailleCells, rest: &str) -> usize {
    cells.write(NUMBER_SIGN);
    let mut used = 0;
    let mut chars = rest.chars().peekable();
    while let Some(c) = chars.next() {
        let more = chars.peek().is_some_and(char::is_ascii_digit);
        match c {
            '0'..='9' => cells.write(digit(c).unwrap_or_default()),
            '-' if more => cells.write("⠤⠼"),
            '.' if more => cells.write("⠂"),
            ',' if more => cells.write("⠄"),
            _ => return used,
        }
        used += 1;
    }
    used
}

/// Writes letters: an abbreviation behind the letter sign, a word of a foreign language between its quotes.
fn write_letters(cells: &mut BrailleCells, rest: &str) -> usize {
    let letters = leading_letters(rest);
    let short = letters.len() == 1 || letters.iter().all(char::is_ascii_uppercase);
    let whole = letters.len() > 1 && letters.iter().all(char::is_ascii_uppercase);
    cells.write(if short { LETTER_SIGN } else { FOREIGN_QUOTES.0 });
    if whole {
        cells.write("⠠⠠");
    }
    for c in &letters {
        if *c == ' ' {
            cells.space(1);
        }
        if c.is_ascii_uppercase() && !whole {
            cells.write(CAPITAL_SIGN);
        }
        cells.write(letter(*c).unwrap_or_default());
    }
    if !short {
        cells.write(FOREIGN_QUOTES.1);
    }
    letters.len()
}

/// Returns the letters at the start of a text, with single spaces between words of them.
fn leading_letters(rest: &str) -> Vec<char> {
    let mut chars = rest.chars().peekable();
    let mut letters = Vec::new();
    while let Some(c) = chars.next() {
        let goes_on = c == ' ' && chars.peek().is_some_and(char::is_ascii_alphabetic);
        if !c.is_ascii_alphabetic() && !goes_on {
            break;
        }
        letters.push(c);
    }
    letters
}

fn write_sign(cells: &mut BrailleCells, c: char, rest: &str, before: char) {
    let next = rest.chars().nth(1).unwrap_or(' ');
    let alone = |c: char| c == ' ' || matches!(c, '「' | '」' | '（' | '）');
    if let Some(name) = key_name(c).filter(|_| alone(before) && (alone(next) || !matches!(c, '?' | '？'))) {
        let mut rest = name;
        while let Some((dots, used)) = spell(rest) {
            cells.write(dots);
            rest = rest.char_indices().nth(used).and_then(|(at, _)| rest.get(at..)).unwrap_or_default();
        }
        return;
    }
    let Some(sign) = sign(c) else { return cells.write(MASKED_CHARACTER) };
    // The space behind a full stop is left out before a closing bracket.
    if sign.before > 0 {
        cells.space(sign.before);
    }
    cells.write(sign.cells);
    if sign.behind > 0 && !matches!(next, '」' | '）' | '』' | '〉' | '。' | '、') {
        cells.space(sign.behind);
    }
}
