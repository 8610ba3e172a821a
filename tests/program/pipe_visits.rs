//! Visits and reviews through a pipe, by the words of their choices.

use std::path::Path;

use crate::pipe_session::{DemoFolder, PipeSession};

impl PipeSession {
    /// Chooses the line that holds these words.
    #[track_caller]
    pub(crate) fn choose(&mut self, words: &str) -> &mut Self {
        let number = self.number_of(words);
        self.say(&number)
    }

    /// The number of the choice that holds these words.
    #[track_caller]
    pub(crate) fn number_of(&self, words: &str) -> String {
        let line = self
            .page
            .iter()
            .find(|line| line.contains(words) && line.split_once(": ").is_some_and(|(n, _)| n.len() == 1));
        let Some((number, _)) = line.and_then(|line| line.split_once(": ")) else {
            panic!("no choice {words:?} on {:#?}", self.page);
        };
        number.to_owned()
    }
}

impl DemoFolder {
    /// From the first key to the receipt, in English, with yes to the wish (tests/packs/influenza).
    pub(crate) fn visit(&self) -> String {
        let mut kiosk = self.kiosk("en");
        kiosk.say("").choose("English").say("1").say("1").choose("Hear");
        kiosk.until("May we keep").choose("Yes").choose("I am").until("have to have it");
        kiosk.choose("I decide").say("1").choose("Yes, I would like it");
        self.record(kiosk)
    }

    /// From the page behind the wish to the receipt.
    pub(crate) fn record(&self, mut kiosk: PipeSession) -> String {
        kiosk.say("1").say("1").choose("Yes, it is right").choose("Record");
        let receipt = kiosk.receipt();
        assert!(kiosk.close().status.success());
        receipt
    }

    pub(crate) fn recovery(&self) -> String {
        self.said("recovery:")
    }

    /// Review in English, unlocked, at the inbox.
    pub(crate) fn review(&self) -> PipeSession {
        let mut review = self.talk(&["review", "--reader", "lines", "--reader-text", "kanji", "--lang", "en"]);
        review.say(&self.pin()).say(&self.words()).say("1");
        review
    }
}

pub(crate) fn is_empty(dir: &Path) -> bool {
    !dir.exists() || std::fs::read_dir(dir).unwrap().next().is_none()
}
