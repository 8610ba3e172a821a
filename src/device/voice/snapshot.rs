//! What is said when a page is shown: all of it when it is new, what changed when something changed.

use crate::focus::{PageFocus, Pagination, UserInput};
use crate::page::{Page, PageRow, RowRole};
use crate::render::spoken::spoken_text;
use crate::speech::speaker::Utterance;
use furigana::Lang;
use furigana::RichText;

use super::key_scope::VoiceKeyScope;

/// What stood in front of the person when something was said last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PageSnapshot {
    page: String,
    pub(super) lang: Lang,
    /// The rows that are explained, by id and words.
    rows: Vec<(String, RichText)>,
    marks: Vec<String>,
    alert: Option<RichText>,
    sheet: usize,
    row: usize,
    typed: String,
    hidden: bool,
    /// The ids of all rows, in their places.
    ids: Vec<String>,
    /// Which keys of the voice there are on this page.
    pub(super) keys: VoiceKeyScope,
}

impl PageSnapshot {
    /// Takes what stands in front of the person now.
    pub(super) fn of(page: &Page, place: &PageFocus, sheets: &Pagination) -> Self {
        let words = |row: &PageRow| (row.id.clone(), row.text.clone());
        // An alert and marks are told when they are new; help is on a key (rule R10).
        let stays = |row: &&PageRow| !matches!(row.role, RowRole::Alert | RowRole::Help | RowRole::Mark);
        let marks = page.rows.iter().filter(|row| row.role == RowRole::Mark).map(|row| row.id.clone());
        Self {
            page: page.id.clone(),
            lang: page.lang.clone(),
            rows: page.rows.iter().filter(stays).map(words).collect(),
            marks: marks.collect(),
            alert: page.rows.iter().find(|row| row.role == RowRole::Alert).map(|row| row.text.clone()),
            sheet: place.sheet().min(sheets.count().saturating_sub(1)),
            row: place.row(),
            typed: place.typed().to_owned(),
            hidden: page.entry.is_some_and(|entry| entry.kind.is_hidden()),
            ids: page.rows.iter().map(|row| row.id.clone()).collect(),
            keys: VoiceKeyScope::on(page),
        }
    }

    /// Notes a press: a key that is named is named again when it is pressed again, and a row that is touched again is
    /// said again.
    pub(super) fn note_press(&mut self, input: &UserInput) {
        match input {
            UserInput::KeyProbe(_) => self.alert = None,
            UserInput::Row(row) if *row == self.row => self.row = usize::MAX,
            UserInput::SurroundingsChanged
            | UserInput::Char(_)
            | UserInput::Closed
            | UserInput::Command(_)
            | UserInput::Decide
            | UserInput::Erase
            | UserInput::Headphones(_)
            | UserInput::Speculative(_)
            | UserInput::Line(_)
            | UserInput::Next
            | UserInput::Previous
            | UserInput::Resized
            | UserInput::ScanPaused
            | UserInput::Row(_)
            | UserInput::Rejected(_)
            | UserInput::Voice(_) => {}
        }
    }

    /// Returns the place on the page of the row with this id.
    pub(super) fn place_of(&self, id: &str) -> Option<usize> {
        self.ids.iter().position(|own| own == id)
    }

    /// Returns whether a row of the page that is explained has this id: marks, alerts and words about the voice have
    /// none.
    pub(super) fn explains(&self, id: &str) -> bool {
        self.rows.iter().any(|(own, _)| own == id)
    }

    /// Returns whether it is one page, in one language.
    pub(super) fn is_same_page(&self, other: &Self) -> bool {
        (&self.page, &self.lang) == (&other.page, &other.lang)
    }

    /// Returns what is to be said after what was said before.
    pub(super) fn changes_since(&self, before: Option<&Self>, page: &Page, sheets: &Pagination) -> Vec<Utterance> {
        let Some(before) = before else { return self.whole_sheet(&[], page, sheets) };
        if (&self.page, &self.lang) != (&before.page, &before.lang) {
            return self.whole_sheet(&before.marks, page, sheets);
        }
        let new_alert = self.alert.as_ref().filter(|alert| before.alert.as_ref() != Some(*alert));
        if let Some(alert) = new_alert {
            // A mistake is named, and nothing else is said again (rule R9, docs/rules.md).
            return vec![utterance("alert", alert.clone(), &self.lang)];
        }
        // Behind the alert: a mistake must not have the whole page said again.
        if self.rows != before.rows || self.sheet != before.sheet {
            return self.whole_sheet(&before.marks, page, sheets);
        }
        if self.typed != before.typed {
            return self.just_typed(&before.typed);
        }
        let moved = page.rows.get(self.row).filter(|_| self.row != before.row);
        moved.map(|row| utterance(&row.id, spoken_text(row, &self.lang), &self.lang)).into_iter().collect()
    }

    /// Returns everything on the sheet: what was just said, marks where they are new, then the label before its place
    /// (rule R8).
    fn whole_sheet(&self, marks: &[String], page: &Page, sheets: &Pagination) -> Vec<Utterance> {
        let shown = sheets.rows(self.sheet);
        let here = || page.rows.iter().enumerate().filter(|(at, _)| shown.contains(at)).map(|(_, row)| row);
        let alert = page.rows.iter().filter(|row| row.role == RowRole::Alert);
        let new_marks = here().filter(|row| row.role == RowRole::Mark && !marks.contains(&row.id));
        let labels = here().filter(|row| row.role == RowRole::Heading);
        let place = here().filter(|row| row.role == RowRole::Progress);
        let rest = here().filter(|row| matches!(row.role, RowRole::Choice | RowRole::Question | RowRole::Statement));
        let all = alert.chain(new_marks).chain(labels).chain(place).chain(rest);
        all.map(|row| utterance(&row.id, spoken_text(row, &self.lang), &self.lang)).collect()
    }

    /// Returns the character that was typed, or what is left after one was taken away; never one that is hidden.
    fn just_typed(&self, before: &str) -> Vec<Utterance> {
        let new = self.typed.strip_prefix(before).unwrap_or(&self.typed);
        // A tone would do; a word that is short does as well (EN 301 549 5.1.3.8).
        let hidden = if self.lang.is_japanese() { "もじ" } else { "star" };
        let name = |c| if self.hidden { hidden.to_owned() } else { char_name(c) };
        let apart: Vec<String> = new.chars().map(name).collect();
        vec![utterance("typed", RichText::plain(apart.join("、")), &self.lang)]
    }
}

/// Makes one thing to say.
pub(super) fn utterance(id: &str, text: RichText, lang: &Lang) -> Utterance {
    Utterance { id: id.to_owned(), text, lang: lang.clone() }
}

/// Spells a sentence kana by kana; a code digit by digit, as it is written.
pub(super) fn spelled(sentence: &Utterance) -> Utterance {
    let (written, lang) = (sentence.text.written(), &sentence.lang);
    let kana = if lang.is_japanese() && !written.is_ascii() { sentence.text.spoken() } else { written };
    let names: Vec<String> = kana.chars().filter(|c| c.is_alphanumeric() || *c == 'ー').map(char_name).collect();
    utterance("spelled", RichText::plain(names.join("、")), lang)
}

/// Returns the name of one character. Digits as those of a receipt code: a lone に or ご is too short to be understood.
fn char_name(c: char) -> String {
    match c {
        '2' => "にー".to_owned(),
        '5' => "ごー".to_owned(),
        'ゃ' | 'ャ' => "ちいさい や".to_owned(),
        'ゅ' | 'ュ' => "ちいさい ゆ".to_owned(),
        'ょ' | 'ョ' => "ちいさい よ".to_owned(),
        'っ' | 'ッ' => "ちいさい つ".to_owned(),
        'ー' => "のばす ぼう".to_owned(),
        other => other.to_string(),
    }
}
