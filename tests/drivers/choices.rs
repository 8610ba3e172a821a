//! The choices of a visitor who takes the first answer everywhere and records at the end.

use furigana::Lang;
use madoguchi::content::{Content, MessageArgs};
use madoguchi::page::FuriganaMode;
use madoguchi::render::lines;

/// The words of some choices in one language, as the lines face writes them.
pub(crate) struct ChoiceWords {
    seal: String,
    go_on: String,
    done: String,
}

impl ChoiceWords {
    pub(crate) fn new(content: &Content, lang: &str) -> Self {
        let words = content.messages(&Lang::new(lang)).unwrap();
        let done =
            lines::text_with_readings(&words.text("pick-done", &MessageArgs::new()).unwrap(), FuriganaMode::Kana);
        Self { seal: part(content, lang, ("seal", "yes")), go_on: part(content, lang, ("check-offer", "go-on")), done }
    }

    /// The number to press on this page, after the page before.
    pub(crate) fn number(&self, page: &[String], before: &[String]) -> String {
        // "Done" is offered before anything is picked: it counts only if the page before had it as well.
        let has_picked = [page, before].iter().all(|page| numbered(page, &self.done).is_some());
        let done = if has_picked { numbered(page, &self.done) } else { None };
        done.or_else(|| numbered(page, &self.seal)).or_else(|| numbered(page, &self.go_on)).unwrap_or("1").to_owned()
    }
}

/// The number of the choice with these words.
pub(crate) fn numbered<'a>(page: &'a [String], words: &str) -> Option<&'a str> {
    page.iter().find_map(|line| line.strip_suffix(&format!(": {words}")))
}

/// The words of a part of a message, as the lines face writes them.
pub(crate) fn part(content: &Content, lang: &str, (id, part): (&str, &str)) -> String {
    let words = content.messages(&Lang::new(lang)).unwrap();
    lines::text_with_readings(&words.part(id, part, &MessageArgs::new()).unwrap(), FuriganaMode::Kana)
}

/// The first two lines of a visit: any key, and the language.
pub(crate) fn opening(content: &Content, lang: &str) -> [String; 2] {
    let language = content.languages().iter().position(|own| own.tag() == lang).unwrap() + 1;
    [String::new(), language.to_string()]
}
