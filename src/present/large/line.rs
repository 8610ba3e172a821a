//! Lines of text with their readings above: where each character is, and where a line ends.

use std::borrow::Cow;

use super::pieces::{Break, Piece};
use super::setting::{Layer, Letters, Setting};

/// A text at its place on a line, in the units of the drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// From the beginning of the line.
    pub at: usize,
    /// What is there.
    pub text: String,
}

/// A line: its words, and their readings above them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The words, from left to right.
    pub words: Vec<Glyphs>,
    /// Their readings, from left to right; empty where no word of the line has one.
    pub readings: Vec<Glyphs>,
    width: usize,
    height: usize,
}

impl Line {
    /// Returns its height from top to bottom; in cells, two rows where there are readings.
    pub fn height(&self) -> usize {
        self.height
    }

    /// Returns its width from beginning to end.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Returns its words without the spaces between them.
    pub fn written(&self) -> String {
        self.words.iter().map(|glyphs| glyphs.text.as_str()).collect()
    }

    fn set<S: Setting>(setting: &S, letters: Letters, pieces: &[&Piece]) -> Self {
        let mut line = Self::default();
        line.width = setting.set(letters, pieces, &mut |spot| {
            let glyphs = Glyphs { at: spot.at, text: spot.text.to_owned() };
            match spot.layer {
                Layer::Word => line.words.push(glyphs),
                Layer::Reading => line.readings.push(glyphs),
            }
        });
        line
    }
}

/// Breaks pieces into lines of this width: at spaces and between phrases first, then where UAX 14 allows,
/// and inside a word only where the word alone is larger than a line.
pub(super) fn lines<S: Setting>(setting: &S, letters: Letters, pieces: &[Piece], width: usize) -> Vec<Line> {
    let width = width.max(1);
    let fits = |pieces: &[&Piece]| setting.set(letters, pieces, &mut |_| ()) <= width;
    let pieces = shared_out(pieces, fits);
    let mut filling = Filling { fits, held: Vec::new(), done: Vec::new() };
    for phrase in parts(&pieces, |before| matches!(before, Break::Space | Break::Must)) {
        filling.phrase(phrase);
    }
    filling.end_line();
    let mut lines: Vec<Line> = filling.done.iter().map(|held| Line::set(setting, letters, held)).collect();
    let beside = lines.iter().any(|line| !line.readings.is_empty());
    // Last, when it is known which lines have readings: in pixels the others are set as far apart.
    for line in &mut lines {
        line.height = setting.height(letters, !line.readings.is_empty(), beside);
    }
    lines
}

/// Divides pieces before each one before which `begins` holds.
fn parts(pieces: &[Piece], begins: impl Fn(Break) -> bool) -> impl Iterator<Item = &[Piece]> {
    pieces.chunk_by(move |_, next| !begins(next.before))
}

/// Returns the pieces, with those that no line can hold divided into characters, and still no 。 at the beginning of a
/// line.
fn shared_out(pieces: &[Piece], fits: impl Fn(&[&Piece]) -> bool) -> Cow<'_, [Piece]> {
    let too_large = |segment: &[Piece]| !fits(&segment.iter().collect::<Vec<_>>());
    if !parts(pieces, |before| before != Break::Never).any(too_large) {
        // Nearly every text on nearly every screen: it need not be copied.
        return Cow::Borrowed(pieces);
    }
    let mut shared: Vec<Piece> = Vec::new();
    for segment in parts(pieces, |before| before != Break::Never) {
        if !too_large(segment) {
            shared.extend_from_slice(segment);
            continue;
        }
        let from = shared.len();
        shared.extend(segment.iter().flat_map(Piece::shares));
        for at in from + 1..shared.len() {
            let torn = may_end(&shared, at);
            if let Some(share) = shared.get_mut(at) {
                share.before = if torn { Break::Torn } else { Break::Never };
            }
        }
    }
    Cow::Owned(shared)
}

/// Fills one line after the other.
struct Filling<'p, F> {
    fits: F,
    held: Vec<&'p Piece>,
    done: Vec<Vec<&'p Piece>>,
}

impl<'p, F: Fn(&[&Piece]) -> bool> Filling<'p, F> {
    fn phrase(&mut self, phrase: &'p [Piece]) {
        if phrase.first().is_some_and(|first| first.before == Break::Must) {
            self.end_line();
        }
        if self.take_on_this_or_next(phrase) {
            return;
        }
        for segment in parts(phrase, |before| !matches!(before, Break::Never | Break::Torn)) {
            if !self.take_on_this_or_next(segment) {
                self.larger_than_a_line(segment);
            }
        }
    }

    fn take_on_this_or_next(&mut self, part: &'p [Piece]) -> bool {
        self.take(part) || {
            let alone = (self.fits)(&part.iter().collect::<Vec<_>>());
            if alone {
                self.end_line();
                self.held.extend(part);
            }
            alone
        }
    }

    /// Takes the part if there is room on this line.
    fn take(&mut self, part: &'p [Piece]) -> bool {
        let before = self.held.len();
        self.held.extend(part);
        let fits = (self.fits)(&self.held);
        if !fits {
            self.held.truncate(before);
        }
        fits
    }

    /// Sets something that no line can hold from the beginning of a line of its own.
    fn larger_than_a_line(&mut self, segment: &'p [Piece]) {
        self.end_line();
        for share in parts(segment, |before| before != Break::Never) {
            if !self.take_on_this_or_next(share) {
                self.torn(share);
            }
        }
    }

    /// Sets each piece on its own, on a line of two or three characters: as a last resort even kinsoku gives way, for
    /// nothing may be left out.
    fn torn(&mut self, share: &'p [Piece]) {
        for one in share.chunks(1) {
            if !self.take_on_this_or_next(one) {
                self.end_line();
                self.held.extend(one);
            }
        }
    }

    fn end_line(&mut self) {
        let held = std::mem::take(&mut self.held);
        if held.iter().any(|piece| !piece.is_blank()) {
            self.done.push(held);
        }
    }
}

/// Returns whether a line may end behind so many pieces, by kinsoku alone.
fn may_end(pieces: &[Piece], many: usize) -> bool {
    let last = many.checked_sub(1).and_then(|at| pieces.get(at)).and_then(|piece| piece.text.chars().last());
    let next = pieces.get(many).and_then(|piece| piece.text.chars().next());
    !last.is_some_and(never_last) && !next.is_some_and(never_first)
}

/// Returns whether a character never begins a line (JIS X 4051, kinsoku shori).
pub fn never_first(c: char) -> bool {
    "、。，．,.・：；:;？！?!ー〜～…‥’”）〕］｝〉》」』】)]}ゝゞヽヾ々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
        .contains(c)
}

/// Returns whether a character never ends a line.
pub fn never_last(c: char) -> bool {
    "‘“（〔［｛〈《「『【([{".contains(c)
}
