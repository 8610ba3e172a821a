//! Lines of text with their readings above: where each character is, and where a line ends.

use std::borrow::Cow;

use super::pieces::{BreakOpportunity, TextPiece};
use super::typesetter::{LetterSize, RubyLayer, Typesetter};

/// A text at its place on a line, in the units of the drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedText {
    /// From the beginning of the line.
    pub at: usize,
    /// What is there.
    pub text: String,
}

/// A line: its words, and their readings above them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RubyLine {
    /// The words, from left to right.
    pub words: Vec<PlacedText>,
    /// Their readings, from left to right; empty where no word of the line has one.
    pub readings: Vec<PlacedText>,
    width: usize,
    height: usize,
}

impl RubyLine {
    /// Returns its height from top to bottom; in cells, two rows where there are readings.
    pub fn height(&self) -> usize {
        self.height
    }

    /// Returns its width from beginning to end.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Returns its words without the spaces between them.
    pub fn text(&self) -> String {
        self.words.iter().map(|part| part.text.as_str()).collect()
    }

    fn typeset<S: Typesetter>(typesetter: &S, letters: LetterSize, pieces: &[&TextPiece]) -> Self {
        let mut line = Self::default();
        line.width = typesetter.typeset(letters, pieces, &mut |placed| {
            let part = PlacedText { at: placed.at, text: placed.text.to_owned() };
            match placed.layer {
                RubyLayer::Word => line.words.push(part),
                RubyLayer::Reading => line.readings.push(part),
            }
        });
        line
    }
}

/// Breaks pieces into lines of this width: at spaces and between phrases first, then where UAX 14 allows,
/// and inside a word only where the word alone is larger than a line.
pub(super) fn break_lines<S: Typesetter>(
    typesetter: &S,
    letters: LetterSize,
    pieces: &[TextPiece],
    width: usize,
) -> Vec<RubyLine> {
    let width = width.max(1);
    let fits = |pieces: &[&TextPiece]| typesetter.typeset(letters, pieces, &mut |_| ()) <= width;
    let pieces = split_oversized(pieces, fits);
    let mut filler = LineFiller { fits, current: Vec::new(), lines: Vec::new() };
    for phrase in
        split_before(&pieces, |before| matches!(before, BreakOpportunity::Preferred | BreakOpportunity::Mandatory))
    {
        filler.add_phrase(phrase);
    }
    filler.end_line();
    let mut lines: Vec<RubyLine> =
        filler.lines.iter().map(|held| RubyLine::typeset(typesetter, letters, held)).collect();
    let beside = lines.iter().any(|line| !line.readings.is_empty());
    // Last, when it is known which lines have readings: in pixels the others are set as far apart.
    for line in &mut lines {
        line.height = typesetter.line_height(letters, !line.readings.is_empty(), beside);
    }
    lines
}

/// Divides pieces before each one before which `begins` holds.
fn split_before(pieces: &[TextPiece], begins: impl Fn(BreakOpportunity) -> bool) -> impl Iterator<Item = &[TextPiece]> {
    pieces.chunk_by(move |_, next| !begins(next.before))
}

/// Returns the pieces, with those that no line can hold divided into characters, and still no 。 at the beginning of a
/// line.
fn split_oversized(pieces: &[TextPiece], fits: impl Fn(&[&TextPiece]) -> bool) -> Cow<'_, [TextPiece]> {
    let too_large = |segment: &[TextPiece]| !fits(&segment.iter().collect::<Vec<_>>());
    if !split_before(pieces, |before| before != BreakOpportunity::Prohibited).any(too_large) {
        // Nearly every text on nearly every screen: it need not be copied.
        return Cow::Borrowed(pieces);
    }
    let mut shared: Vec<TextPiece> = Vec::new();
    for segment in split_before(pieces, |before| before != BreakOpportunity::Prohibited) {
        if !too_large(segment) {
            shared.extend_from_slice(segment);
            continue;
        }
        let from = shared.len();
        shared.extend(segment.iter().flat_map(TextPiece::split_characters));
        for at in from + 1..shared.len() {
            let torn = may_break_at(&shared, at);
            if let Some(share) = shared.get_mut(at) {
                share.before = if torn { BreakOpportunity::Emergency } else { BreakOpportunity::Prohibited };
            }
        }
    }
    Cow::Owned(shared)
}

/// Fills one line after the other.
struct LineFiller<'p, F> {
    fits: F,
    current: Vec<&'p TextPiece>,
    lines: Vec<Vec<&'p TextPiece>>,
}

impl<'p, F: Fn(&[&TextPiece]) -> bool> LineFiller<'p, F> {
    fn add_phrase(&mut self, phrase: &'p [TextPiece]) {
        if phrase.first().is_some_and(|first| first.before == BreakOpportunity::Mandatory) {
            self.end_line();
        }
        if self.add_here_or_next(phrase) {
            return;
        }
        for segment in
            split_before(phrase, |before| !matches!(before, BreakOpportunity::Prohibited | BreakOpportunity::Emergency))
        {
            if !self.add_here_or_next(segment) {
                self.add_oversized(segment);
            }
        }
    }

    fn add_here_or_next(&mut self, part: &'p [TextPiece]) -> bool {
        self.try_add(part) || {
            let alone = (self.fits)(&part.iter().collect::<Vec<_>>());
            if alone {
                self.end_line();
                self.current.extend(part);
            }
            alone
        }
    }

    /// Takes the part if there is room on this line.
    fn try_add(&mut self, part: &'p [TextPiece]) -> bool {
        let before = self.current.len();
        self.current.extend(part);
        let fits = (self.fits)(&self.current);
        if !fits {
            self.current.truncate(before);
        }
        fits
    }

    /// Sets something that no line can hold from the beginning of a line of its own.
    fn add_oversized(&mut self, segment: &'p [TextPiece]) {
        self.end_line();
        for share in split_before(segment, |before| before != BreakOpportunity::Prohibited) {
            if !self.add_here_or_next(share) {
                self.add_torn(share);
            }
        }
    }

    /// Sets each piece on its own, on a line of two or three characters: as a last resort even kinsoku gives way, for
    /// nothing may be left out.
    fn add_torn(&mut self, share: &'p [TextPiece]) {
        for one in share.chunks(1) {
            if !self.add_here_or_next(one) {
                self.end_line();
                self.current.extend(one);
            }
        }
    }

    fn end_line(&mut self) {
        let held = std::mem::take(&mut self.current);
        if held.iter().any(|piece| !piece.is_blank()) {
            self.lines.push(held);
        }
    }
}

/// Returns whether a line may end behind so many pieces, by kinsoku alone.
fn may_break_at(pieces: &[TextPiece], many: usize) -> bool {
    let last = many.checked_sub(1).and_then(|at| pieces.get(at)).and_then(|piece| piece.text.chars().last());
    let next = pieces.get(many).and_then(|piece| piece.text.chars().next());
    !last.is_some_and(is_never_last) && !next.is_some_and(is_never_first)
}

/// Returns whether a character never begins a line (JIS X 4051, kinsoku shori).
pub fn is_never_first(c: char) -> bool {
    "、。，．,.・：；:;？！?!ー〜～…‥’”）〕］｝〉》」』】)]}ゝゞヽヾ々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
        .contains(c)
}

/// Returns whether a character never ends a line.
pub fn is_never_last(c: char) -> bool {
    "‘“（〔［｛〈《「『【([{".contains(c)
}
