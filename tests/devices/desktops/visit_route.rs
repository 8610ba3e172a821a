//! Finds the keys that lead to a page, by a visit through a pipe, for a test that presses them on a screen.

use furigana::Lang;
use madoguchi::content::{Content, MessageArgs};
use madoguchi::page::FuriganaMode;
use madoguchi::render::lines;

use crate::choices::{ChoiceWords, numbered, opening, part};
use crate::pipe_session::{DemoFolder, PipeSession};

/// A visit has fewer pages.
const MOST_PAGES: usize = 200;

/// An empty line, the banner of the demonstration, the progress, and the heading or question.
const TITLE_ROWS: usize = 4;

/// One visit in one language.
pub(crate) struct VisitRoute {
    content: Content,
    lang: &'static str,
    choices: ChoiceWords,
    talker: PipeSession,
    before: Vec<String>,
    // It holds the records of the visit until it ends.
    _demo: DemoFolder,
}

impl VisitRoute {
    /// Past the language; with what was pressed for it.
    pub(crate) fn new(lang: &'static str) -> (Self, Vec<String>) {
        let (content, demo) = (Content::built_in().unwrap(), DemoFolder::new(""));
        let talker = demo.talk(&["--demo", "--reader", "lines", "--lang", lang, "--voice", "none"]);
        let pressed = opening(&content, lang).to_vec();
        let choices = ChoiceWords::new(&content, lang);
        let mut way = Self { content, lang, choices, talker, before: Vec::new(), _demo: demo };
        for number in &pressed {
            way.press(number);
        }
        (way, pressed)
    }

    /// The numbers to press from here to the page with this heading, saying the first thing everywhere.
    pub(crate) fn page(&mut self, id: &str) -> Vec<String> {
        let mut pressed = Vec::new();
        while !self.is_at(id) {
            assert!(pressed.len() < MOST_PAGES, "{id} was not reached; here is {:#?}", self.talker.page);
            pressed.push(self.step());
        }
        pressed
    }

    /// Whether this is the page with this heading: at the top, for answers are read back with their questions below.
    fn is_at(&self, id: &str) -> bool {
        let heading = self.heading(id);
        self.talker.page.iter().take(TITLE_ROWS).any(|row| *row == heading)
    }

    /// Whether the visit has been recorded: below the words that it is being recorded stands that it was.
    pub(crate) fn is_recorded(&self) -> bool {
        self.talker.page.contains(&self.heading("kept"))
    }

    fn heading(&self, id: &str) -> String {
        let words = self.content.messages(&Lang::new(self.lang)).unwrap().text(id, &MessageArgs::new()).unwrap();
        lines::text_with_readings(&words, FuriganaMode::Kana)
    }

    /// Says the first thing here; the number that was pressed for it.
    pub(crate) fn step(&mut self) -> String {
        let number = self.choices.number(&self.talker.page, &self.before);
        self.press(&number);
        number
    }

    /// The numbers to press from here to the answer to a question that people ask.
    pub(crate) fn question(&mut self, number: &str) -> Vec<String> {
        self.press("9");
        let questions = part(&self.content, self.lang, ("menu", "questions"));
        let list = numbered(&self.talker.page, &questions).unwrap().to_owned();
        self.press(&list);
        self.press(number);
        vec!["9".to_owned(), list, number.to_owned()]
    }

    fn press(&mut self, number: &str) {
        self.before.clone_from(&self.talker.page);
        self.talker.say(number);
    }
}
