//! A text cut into what braille treats alike: words with a reading, runs of kana, numbers, letters, signs.

use furigana::kana::{is_hiragana, is_katakana};
use furigana::{Counter, RubySpan};

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TextToken {
    pub(super) text: String,
    pub(super) kind: TokenKind,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// Hiragana.
    Hiragana,
    /// Katakana.
    Katakana,
    /// A word with a stored reading, and how many characters it is written with.
    Marked(usize),
    /// Digits, with points and hyphens between them.
    Number,
    /// お or ご before the word that it honours.
    Prefix,
    /// Latin letters.
    Latin,
    /// Anything else, one character.
    Sign,
    /// A space.
    Space,
}

/// Cuts a text into its pieces, in reading order.
pub(super) fn tokens(spans: &[RubySpan]) -> Vec<TextToken> {
    let mut tokens: Vec<TextToken> = Vec::new();
    for span in spans {
        match &span.reading {
            None => span.base.chars().for_each(|c| push_char(&mut tokens, c)),
            Some(reading) => push_word(&mut tokens, &span.base, reading),
        }
    }
    split_prefixes(join_counted(tokens))
}

/// Words that end like a prefix, though they are none.
const NO_PREFIX: [&str; 7] = ["なお", "りんご", "たまご", "まいご", "かお", "しお", "とお"];

/// Cuts お and ご off a run of kana where they belong to the word behind it: のお｜知《し》らせ.
fn split_prefixes(tokens: Vec<TextToken>) -> Vec<TextToken> {
    let mut cut = Vec::with_capacity(tokens.len());
    let mut rest = tokens.into_iter().peekable();
    while let Some(token) = rest.next() {
        let honours = rest.peek().is_some_and(|next| matches!(next.kind, TokenKind::Marked(_)));
        match trailing_prefix(&token).filter(|_| honours) {
            Some((head, prefix)) => {
                if !head.is_empty() {
                    cut.push(TextToken { text: head.to_owned(), kind: TokenKind::Hiragana });
                }
                cut.push(TextToken { text: prefix.to_owned(), kind: TokenKind::Prefix });
            }
            None => cut.push(token),
        }
    }
    cut
}

fn trailing_prefix(token: &TextToken) -> Option<(&str, &str)> {
    if token.kind != TokenKind::Hiragana || NO_PREFIX.iter().any(|word| token.text.ends_with(word)) {
        return None;
    }
    let (at, last) = token.text.char_indices().next_back()?;
    matches!(last, 'お' | 'ご').then(|| token.text.split_at_checked(at)).flatten()
}

/// Counters behind which a number in kanji is a number, not part of a word such as 一番《いちばん》 (most).
const KANJI_COUNTERS: [&str; 5] = ["度", "文", "枚", "行", "段"];

const DIGITS: [(char, &str); 9] = [
    ('一', "いち"),
    ('二', "に"),
    ('三', "さん"),
    ('四', "よん"),
    ('五', "ご"),
    ('六', "ろく"),
    ('七', "なな"),
    ('八', "はち"),
    ('九', "きゅう"),
];

/// Returns a quantity written in kanji with its digits: 一度 is 1ど.
fn kanji_quantity(base: &str, reading: &str) -> Option<(String, String)> {
    let (digit, said) = DIGITS
        .iter()
        .enumerate()
        .find_map(|(at, (kanji, said))| base.starts_with(*kanji).then_some((at + 1, *said)))?;
    let counter: String = base.chars().skip(1).collect();
    let tail = reading.strip_prefix(said).filter(|_| KANJI_COUNTERS.contains(&counter.as_str()))?;
    Some((digit.to_string(), tail.to_owned()))
}

/// Adds a word with a reading. A number stays a number before its counter: 1か月 is 1かげつ, but 1日 is ついたち.
fn push_word(tokens: &mut Vec<TextToken>, base: &str, reading: &str) {
    let digits: String = base.chars().take_while(char::is_ascii_digit).collect();
    let rest = base.trim_start_matches(|c: char| c.is_ascii_digit());
    if let Some((digits, tail)) = kanji_quantity(base, reading) {
        tokens.push(TextToken { text: digits, kind: TokenKind::Number });
        tokens.push(TextToken { text: tail, kind: TokenKind::Marked(1) });
        return;
    }
    let tail = Counter::at_start_of(rest).zip(digits.parse().ok()).and_then(|(counter, number)| {
        let (tail, whole) = (counter.reading_behind_digits(number)?, counter.reading_of(number));
        Some((tail, reading.strip_prefix(whole.as_str())?.to_owned()))
    });
    match tail {
        Some((tail, more)) => {
            tokens.push(TextToken { text: digits, kind: TokenKind::Number });
            tokens.push(TextToken { text: format!("{tail}{more}"), kind: TokenKind::Marked(1) });
        }
        None => tokens.push(TextToken { text: reading.to_owned(), kind: TokenKind::Marked(base.chars().count()) }),
    }
}

/// Joins digits with a word that counts, where the two are one word: `1｜人《にん》` is ひとり, `3つ` is みっつ.
fn join_counted(tokens: Vec<TextToken>) -> Vec<TextToken> {
    let mut joined: Vec<TextToken> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let word = joined
            .last()
            .filter(|last| last.kind == TokenKind::Number)
            .and_then(|last| single_word_count(&last.text, &token.text));
        match word {
            Some((whole, rest)) => {
                joined.pop();
                joined.push(TextToken { text: format!("{whole}{rest}"), kind: token.kind });
            }
            None => joined.push(token),
        }
    }
    joined
}

/// Returns a number and its counter that are one word of their own, and what follows the counter.
fn single_word_count<'a>(digits: &str, after: &'a str) -> Option<(String, &'a str)> {
    let number = digits.parse().ok()?;
    let (counter, rest) = [(Counter::People, "にん"), (Counter::Day, "にち"), (Counter::Things, "つ")]
        .into_iter()
        .find_map(|(counter, said)| Some((counter, after.strip_prefix(said)?)))?;
    counter.reading_behind_digits(number).is_none().then(|| (counter.reading_of(number), rest))
}

fn push_char(tokens: &mut Vec<TextToken>, c: char) {
    let last = tokens.last_mut();
    let kind = kind(c, last.as_ref().map(|token| token.kind));
    match last {
        // Each sign is looked at alone, and a word with a reading ends where it ends.
        Some(token) if token.kind == kind && !matches!(kind, TokenKind::Sign | TokenKind::Marked(_)) => {
            token.text.push(c);
        }
        _ => tokens.push(TextToken { text: c.to_string(), kind }),
    }
}

fn kind(c: char, before: Option<TokenKind>) -> TokenKind {
    match c {
        // It lengthens the kana before it, and is of its kind.
        'ー' => before.filter(|kind| *kind == TokenKind::Hiragana).unwrap_or(TokenKind::Katakana),
        '0'..='9' => TokenKind::Number,
        '-' | '.' | ',' if before == Some(TokenKind::Number) => TokenKind::Number,
        _ if is_hiragana(c) => TokenKind::Hiragana,
        _ if is_katakana(c) => TokenKind::Katakana,
        _ if c.is_ascii_alphabetic() => TokenKind::Latin,
        _ if c.is_whitespace() => TokenKind::Space,
        _ => TokenKind::Sign,
    }
}
