//! Driver of the walkthrough without any device: presses keys on pages as they are shown.

use std::collections::BTreeMap;
use std::path::Path;

use furigana::RichText;
use madoguchi::content::{Circumstances, Content, FacilityProfile};
use madoguchi::focus::{InputOutcome, PageFocus, Pagination, UserInput};
use madoguchi::page::{ActionPage, DisplayPrefs, PageKind, RowRole};
use madoguchi::resident::{
    self, IdentityMode, KioskConfig, PageSettings, ResidentAction, ResidentEffect, ResidentMsg, Walkthrough,
};

pub(crate) fn lunch() -> Content {
    Content::from_dir(Path::new("tests/packs/lunch")).unwrap()
}

pub(crate) fn house(content: &Content, identity: IdentityMode) -> KioskConfig {
    let name = RichText::parse("｜青空《あおぞら》の ｜家《いえ》").unwrap();
    let profile = FacilityProfile::new(content.pack(), name, &BTreeMap::new()).unwrap();
    KioskConfig {
        pack: content.pack().clone(),
        circumstances: Circumstances::new(jiff::civil::date(2026, 11, 23), profile, false),
        identity,
        lang: content.languages()[0].clone(),
        look: DisplayPrefs::default(),
        form: "lines",
    }
}

/// A person who presses keys. Effects are kept; what they would bring back is told by the test.
pub(crate) struct Visitor<'a> {
    pub(crate) walk: Walkthrough,
    pub(crate) content: &'a Content,
    pub(crate) effects: Vec<ResidentEffect>,
    place: Option<PageFocus>,
    last: Option<(String, usize)>,
}

impl<'a> Visitor<'a> {
    pub(crate) fn new(content: &'a Content, identity: IdentityMode) -> Self {
        Self::at(content, house(content, identity))
    }

    /// In front of the kiosk of this facility.
    pub(crate) fn at(content: &'a Content, house: KioskConfig) -> Self {
        let walk = Walkthrough::new(house);
        Self { walk, content, effects: Vec::new(), place: None, last: None }
    }

    pub(crate) fn page(&self) -> ActionPage<ResidentAction> {
        let settings = PageSettings { content: self.content, demo: false, still_there_seconds: 40 };
        resident::page(&self.walk, settings).unwrap()
    }

    /// What is written on the page, a row a line, the number first.
    pub(crate) fn text(&self) -> Vec<String> {
        madoguchi::render::lines::page_lines(&self.page(), madoguchi::page::FuriganaMode::Hidden)
    }

    pub(crate) fn id(&self) -> String {
        self.page().id.clone()
    }

    pub(crate) fn alert(&self) -> Option<String> {
        let page = self.page();
        page.rows.iter().find(|row| row.role == RowRole::Alert).map(|row| row.text.written())
    }

    /// The page is shown, as the kiosk shows it.
    pub(crate) fn look(&mut self) {
        let page = self.page();
        let seen = Some((page.id.clone(), page.rows.len()));
        // The kiosk tells the walkthrough of a page once, not at each key on it.
        if self.last != seen {
            let shown = resident::shown(&self.walk, &page);
            self.tell(ResidentMsg::Shown(shown));
            self.last = seen;
        }
    }

    pub(crate) fn tell(&mut self, msg: ResidentMsg) {
        let effects = self.walk.update(msg);
        self.effects.extend(effects);
    }

    pub(crate) fn press(&mut self, input: UserInput) {
        self.look();
        let page = self.page();
        let sheets = Pagination::single_sheet(page.rows.len());
        let mut place = PageFocus::open(self.place.take(), &page, &sheets);
        let outcome = place.handle(&page, &sheets, input);
        self.place = Some(place);
        match outcome {
            InputOutcome::Choice(number) => self.tell(ResidentMsg::Act(page.action(number).unwrap().clone())),
            InputOutcome::Closed => self.tell(ResidentMsg::Closed),
            InputOutcome::Command(command) => self.tell(ResidentMsg::Command(command)),
            InputOutcome::KeyProbe(tried) => self.tell(ResidentMsg::Tried(tried)),
            InputOutcome::Typed(text) => self.tell(ResidentMsg::Typed(text)),
            InputOutcome::Invalid(wrong) => self.tell(ResidentMsg::Wrong(wrong)),
            InputOutcome::Moved | InputOutcome::Unchanged => {}
        }
        self.look();
    }

    /// Lines, as from a pipe.
    pub(crate) fn lines(&mut self, lines: &[&str]) {
        for line in lines {
            self.press(UserInput::Line((*line).to_owned()));
        }
    }

    /// Past language, amount, keys and the first choice, to the explanation.
    pub(crate) fn begin(&mut self) {
        self.lines(&["", "1", "1", "1", "1"]);
    }

    /// From the explanation of the lunch pack on: agrees to a record, presses the keys alone, is right at the check.
    pub(crate) fn agree_and_answer_check(&mut self) {
        self.until("lunch-keep");
        self.choose("lunch-keep.yes");
        self.choose("lunch-operator.self");
        self.lines(&["1"]); // food
        self.choose("k-food.o2");
    }

    /// The same, and says no to the first wish, after which its answer is shown.
    pub(crate) fn agree_and_decline_soup(&mut self) {
        self.agree_and_answer_check();
        self.lines(&["1"]); // right
        self.choose("have-allergy.no");
        self.choose("soup.no");
    }

    /// Whether a row with this id can be chosen here.
    pub(crate) fn offers(&self, id: &str) -> bool {
        self.page().rows.iter().any(|row| row.id == id && row.number.is_some())
    }

    /// Chooses the row whose id is this.
    pub(crate) fn choose(&mut self, id: &str) {
        let page = self.page();
        let row = page.rows.iter().find(|row| row.id == id);
        let number = row.and_then(|row| row.number).unwrap_or_else(|| panic!("no choice {id} on {page:#?}"));
        self.press(UserInput::Line(number.to_string()));
    }

    /// Goes on, by 2 where something is asked, until the visit has ended; the ids of the pages on the way.
    pub(crate) fn walk_to_the_end(&mut self) -> Vec<String> {
        let mut seen = Vec::new();
        for _ in 0..200 {
            if self.walk.ending().is_some() {
                return seen;
            }
            seen.push(self.id());
            let asks = self.page().kind == PageKind::Question;
            self.press(UserInput::Line(if asks { "2" } else { "1" }.into()));
        }
        panic!("the visit does not end: {seen:?}");
    }

    /// A voice said every row of this page to its end.
    pub(crate) fn hears(&mut self) {
        self.look();
        let page = self.page();
        let rows = page.rows.iter().map(|row| row.id.clone()).collect();
        self.tell(ResidentMsg::Heard { page: page.id.clone(), rows });
    }

    /// Goes on with 1 until this page is reached.
    pub(crate) fn until(&mut self, id: &str) {
        for _ in 0..60 {
            if self.id() == id {
                return;
            }
            self.press(UserInput::Line("1".into()));
        }
        panic!("{id} was not reached; the page is {}", self.id());
    }
}
