//! What is displayed is what is spoken and brailled: every row of every page, of residents and of staff, in every form.

use std::collections::BTreeMap;

use furigana::Lang;
use furigana::RichText;
use madoguchi::content::Content;
use madoguchi::device::keys::{KeyCode, KeyTable};
use madoguchi::focus::{InputError, KeyAction, PageCommand, ProbedKey, UserInput};
use madoguchi::page::{DisplayPrefs, FuriganaMode, Page, PageRow, RowRole};
use madoguchi::render::large::{Layout, PlacedText, RubyLine, ScreenSize, layout};
use madoguchi::render::plain::{PlainLayout, ScreenReaderPrefs, paginate_plain};
use madoguchi::render::{braille, lines, spoken};
use madoguchi::resident::{self, PageSettings, ResidentAction, ResidentMsg, Walkthrough};
use madoguchi::setup::{self, SetUp, SetUpMsg};
use tenji::{BrailleCode, braille_spelling};

use crate::every_page::{LANGUAGES, TODAY, houses, of_all_residents, of_staff};

const SCREEN: ScreenSize = ScreenSize { cols: 80, rows: 24 };

/// One page in every form that has rows.
struct PageForms<'a> {
    large: Layout,
    kana: PlainLayout,
    kanji: PlainLayout,
    dots: &'a BTreeMap<String, String>,
    faults: Vec<String>,
}

impl<'a> PageForms<'a> {
    fn of(page: &Page, dots: &'a BTreeMap<String, String>) -> Self {
        let reader = |furigana| {
            paginate_plain(page, DisplayPrefs::default(), SCREEN, &ScreenReaderPrefs { furigana, announcement: None })
        };
        let large = layout(page, DisplayPrefs::default(), SCREEN);
        Self { large, kana: reader(FuriganaMode::Kana), kanji: reader(FuriganaMode::Hidden), dots, faults: Vec::new() }
    }

    fn expect(&mut self, form: &str, given: &str, wanted: &str) {
        if given != wanted {
            self.faults.push(format!("{form}: {given:?} is not {wanted:?}"));
        }
    }

    /// Large text: the words and the readings above them, on every sheet on which the row stands.
    fn large(&mut self, at: usize, text: &RichText) {
        let strips = || self.large.sheets.iter().flatten().filter(|strip| strip.row == at);
        let drawn = |part: fn(&RubyLine) -> &Vec<PlacedText>| -> String {
            strips().flat_map(|strip| part(&strip.line)).map(|glyphs| glyphs.text.as_str()).collect()
        };
        let (words, readings) = (bare(&drawn(|line| &line.words)), drawn(|line| &line.readings));
        let own: String = text.spans().iter().filter_map(|span| span.reading.as_deref()).collect();
        let times = |whole: &str, one: &str| !one.is_empty() && whole.replace(one, "").is_empty();
        let with_readings = times(&words, &bare(&text.written())) && (own.is_empty() || times(&readings, &own));
        let in_kana = times(&words, &bare(&text.kana())) && readings.is_empty();
        if !with_readings && !in_kana {
            self.faults.push(format!("large: {words:?} over {readings:?} is not {:?}", text.source()));
        }
    }

    fn reader(&mut self, at: usize, row: &PageRow) {
        let number = row.number.map(|number| format!("{number}:")).unwrap_or_default();
        let numbered = |words: &str| bare(&format!("{number}{}", half_width(words)));
        let joined = |plain: &PlainLayout| bare(&plain.lines_of(at).collect::<String>());
        let (kana, kanji) = (joined(&self.kana), joined(&self.kanji));
        self.expect("plain rows in kana", &kana, &numbered(&row.text.kana()));
        self.expect("plain rows in kanji", &kanji, &numbered(&row.text.written()));
        let line = half_width(&bare(&lines::row_line(row, FuriganaMode::Kana)));
        self.expect("lines", &line, &numbered(&row.text.kana()));
        let strange = kana.chars().chain(kanji.chars()).find(|c| !is_read(*c));
        if let Some(strange) = strange {
            self.faults.push(format!("plain rows: no voice reads {strange:?} in {kanji:?}"));
        }
    }

    fn spoken(&mut self, row: &PageRow, lang: &Lang) {
        let said = spoken::utterance(row, lang);
        if !lang.is_japanese() {
            return self.expect(
                "spoken",
                said.trim_start_matches(|c: char| c.is_ascii_digit() || ", ".contains(c)),
                row.text.written().trim_start_matches(|c: char| c.is_ascii_digit() || ", ".contains(c)),
            );
        }
        if said.chars().any(|c| c.is_ascii_digit()) {
            self.faults.push(format!("spoken: a digit is not said in words in {said:?}"));
        }
        let own = row.text.spoken();
        if !said.ends_with(&own) {
            self.faults.push(format!("spoken: {said:?} does not end with the words of the row"));
        }
        if !has_digits(&row.text) {
            self.expect("spoken", &sounds(&own), &sounds(&row.text.kana()));
        }
    }

    fn brailled(&mut self, row: &PageRow, lang: &Lang) {
        let cells = braille::row_cells(row, lang);
        let written = row.text.written();
        match braille::code_of(&row.text, lang) {
            // A name in kana is brailled in kana also among English words.
            BrailleCode::English if !written.is_ascii() && written.chars().any(|c| !is_latin(c)) => {}
            BrailleCode::English => self.expect("braille", &letters_of(&cells.brf()), &letters(&written)),
            BrailleCode::Japanese => {
                let spelled = braille_spelling(&row.text);
                let kana = sounds(&row.text.kana());
                if !has_digits(&row.text) && !follow_each_other(&spelled, &kana) {
                    self.faults.push(format!("braille: {spelled:?} is not {kana:?}"));
                }
                let unicode = cells.unicode();
                if let Some(lost) = self.lost(&spelled, &unicode) {
                    self.faults.push(format!("braille: {lost:?} of {spelled:?} is not in {unicode}"));
                }
            }
        }
    }

    /// The first kana of a spelled text whose published dots do not stand in the row in their order.
    fn lost(&self, spelled: &str, unicode: &str) -> Option<String> {
        let mut rest = unicode;
        let kana: Vec<char> = spelled.chars().map(hiragana).collect();
        let mut at = 0;
        while at < kana.len() {
            let pair: String = kana[at..kana.len().min(at + 2)].iter().collect();
            let one = kana[at].to_string();
            let (taken, dots) = match (self.dots.get(&pair), self.dots.get(&one)) {
                (Some(dots), _) if pair.chars().count() == 2 => (2, dots),
                (_, Some(dots)) => (1, dots),
                _ => (1, &String::new()),
            };
            match rest.split_once(dots.as_str()) {
                Some((_, after)) => rest = after,
                None => return Some(pair),
            }
            at += taken;
        }
        None
    }
}

fn hiragana(c: char) -> char {
    if ('ァ'..='ヶ').contains(&c) { char::from_u32(u32::from(c) - 0x60).unwrap() } else { c }
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, ' ' | '\u{3000}' | '\n')).collect()
}

fn half_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(u32::from(c) - 0xfee0).unwrap(),
            '→' => ':',
            '〈' => '（',
            '〉' => '）',
            '“' | '”' => '"',
            c => c,
        })
        .collect()
}

/// Kana, kanji, ASCII and the marks that voices know (rule R13, docs/rules.md).
fn is_read(c: char) -> bool {
    c.is_ascii() || "。、？！「」『』（）・：ー々".contains(c) || matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='龠')
}

fn has_digits(text: &RichText) -> bool {
    text.written().chars().any(|c| c.is_ascii_alphanumeric() || "?*#/+-".contains(c))
}

/// The sounds of kana, however they are spelled: は as わ, a long vowel as ー, nothing but kana.
fn sounds(text: &str) -> String {
    let mut sounds = String::new();
    for c in text.chars().map(hiragana).filter(|c| matches!(c, 'ぁ'..='ゖ' | 'ー')) {
        let long = sounds
            .chars()
            .last()
            .is_some_and(|last| "おこそとのほもよろごぞどぼぽょうくすつぬふむゆるぐずづぶぷゅーを".contains(last));
        sounds.push(match c {
            'は' => 'わ',
            'へ' => 'え',
            'う' if long => 'ー',
            c => c,
        });
    }
    sounds
}

/// Whether a spelled text has these sounds; 一度 is spelled with a digit (1ど), around which the kana must stand.
fn follow_each_other(spelled: &str, kana: &str) -> bool {
    let mut rest = kana;
    let parts: Vec<String> = spelled.split(|c: char| c.is_ascii_digit()).map(sounds).collect();
    if parts.len() == 1 {
        return parts[0] == kana;
    }
    parts.iter().all(|part| match rest.split_once(part.as_str()) {
        Some((_, after)) => {
            rest = after;
            true
        }
        None => false,
    })
}

fn is_latin(c: char) -> bool {
    c.is_ascii() || "“”‘’–—…→".contains(c)
}

/// The letters of a text, without those that are digits in braille.
fn letters(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect()
}

/// The letters of ASCII braille; behind a number sign they are digits.
fn letters_of(brf: &str) -> String {
    let mut letters = String::new();
    let mut number = false;
    for c in brf.chars() {
        number = (number && ('A'..='J').contains(&c)) || c == '#' || (number && c == '1');
        if c.is_ascii_uppercase() && !number {
            letters.push(c.to_ascii_lowercase());
        }
    }
    letters
}

/// The published dots of each kana.
fn dots() -> BTreeMap<String, String> {
    let table = std::fs::read_to_string("crates/tenji/tests/tables/kana.tsv").unwrap();
    let pair = |line: &str| {
        line.split_once('\t').map(|(kana, rest)| (kana.to_owned(), rest.split('\t').next().unwrap().to_owned()))
    };
    table.lines().filter_map(pair).collect()
}

/// What is wrong with the forms of a page.
fn faults(page: &Page, dots: &BTreeMap<String, String>) -> Vec<String> {
    let mut forms = PageForms::of(page, dots);
    for (at, row) in page.rows.iter().enumerate() {
        let before = forms.faults.len();
        forms.large(at, &row.text);
        forms.reader(at, row);
        forms.spoken(row, &page.lang);
        forms.brailled(row, &page.lang);
        for fault in &mut forms.faults[before..] {
            *fault = format!("{} of {} in {}: {fault}", row.id, page.id, page.lang);
        }
    }
    forms.faults
}

#[test]
fn every_row_of_every_page_is_displayed_spoken_and_brailled_alike() {
    let content = Content::built_in().unwrap();
    let dots = dots();
    let pages: Vec<_> = of_all_residents().collect();
    assert!(pages.len() > 150, "only {} pages were met", pages.len());
    let mut wrong: Vec<String> = pages.iter().flat_map(|page| faults(page, &dots)).collect();
    for lang in content.staff_languages() {
        wrong.extend(of_staff(lang.tag()).iter().flat_map(|page| faults(page, &dots)));
        // What every page says alike where nothing was chosen.
        let mut setup = SetUp::new(content.pack().clone(), lang.clone());
        setup.update(SetUpMsg::Wrong(InputError::NothingChosen));
        wrong.extend(faults(&setup::page(&setup, &content).unwrap(), &dots));
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
}

/// Every key that can be tried, with everything that some key does.
fn tried() -> Vec<ProbedKey> {
    let table = KeyTable::default();
    let named = [
        KeyCode::BackTab,
        KeyCode::Delete,
        KeyCode::Down,
        KeyCode::End,
        KeyCode::Enter,
        KeyCode::Erase,
        KeyCode::Esc,
        KeyCode::Home,
        KeyCode::Insert,
        KeyCode::Left,
        KeyCode::Other,
        KeyCode::PageDown,
        KeyCode::PageUp,
        KeyCode::Right,
        KeyCode::Tab,
        KeyCode::Up,
    ];
    let characters = (' '..='~').chain("あ漢４".chars()).map(KeyCode::Char);
    let strokes = named.into_iter().chain((1..=24).map(KeyCode::Function)).chain(characters);
    let of_table = strokes
        .filter_map(|stroke| if let UserInput::KeyProbe(tried) = table.name_key(stroke) { Some(tried) } else { None });
    let of_display =
        [(KeyCode::RoutingKey, KeyAction::Touch), (KeyCode::Help, KeyAction::Command(PageCommand::KeyHelp))];
    of_table.chain(of_display.map(|(stroke, means)| ProbedKey { code: stroke, action: means })).collect()
}

#[test]
fn every_key_that_is_tried_is_named_alike_on_screen_in_speech_and_in_braille() {
    let content = Content::built_in().unwrap();
    let dots = dots();
    let mut wrong = Vec::new();
    let mut named = std::collections::BTreeSet::new();
    for house in LANGUAGES.iter().flat_map(|lang| houses(&content, lang, TODAY)) {
        let mut walk = Walkthrough::new(house);
        walk.update(ResidentMsg::Act(ResidentAction::Next));
        walk.update(ResidentMsg::Command(PageCommand::TryKeys));
        for tried in tried() {
            walk.update(ResidentMsg::Tried(tried));
            let settings = PageSettings { content: &content, demo: true, still_there_seconds: 40 };
            let page = resident::page(&walk, settings).unwrap();
            let alert = page.rows.iter().find(|row| row.role == RowRole::Alert).unwrap();
            named.insert((page.lang.tag().to_owned(), alert.text.written()));
            wrong.extend(faults(&page, &dots));
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
    assert!(named.len() > 3 * 80, "only {} names: {named:?}", named.len());
}

#[test]
fn a_row_that_is_said_otherwise_than_it_is_shown_is_found() {
    let dots = dots();
    let row = |text: &str| PageRow::text("s", madoguchi::page::RowRole::Statement, RichText::parse(text).unwrap());
    let page = |rows| Page {
        id: "p".into(),
        lang: Lang::new("ja"),
        rows,
        entry: None,
        kind: madoguchi::page::PageKind::Question,
    };
    let right = page(vec![row("｜病院《びょういん》へ｜行《い》きます。")]);
    assert_eq!(faults(&right, &dots), [""; 0]);
    let mut forms = PageForms::of(&right, &dots);
    forms.large(0, &row("｜病院《びょういん》へ｜来《き》ます。").text);
    forms.reader(0, &row("｜病院《びょういん》へ｜来《き》ます。"));
    assert_eq!(forms.faults.len(), 3, "{:?}", forms.faults);
    assert_eq!(forms.lost("びょーいん", "⠈⠥⠒⠃⠴").unwrap(), "びょ");
    assert!(faults(&page(vec![row("①｜病院《びょういん》")]), &dots).iter().any(|fault| fault.contains('①')));
}
