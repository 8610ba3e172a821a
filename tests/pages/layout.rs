//! Every page that a visit can come to fits every screen, in every language: nothing is clipped.

#[path = "../../src/render/large/tests/faults.rs"]
mod faults;

use std::collections::{BTreeMap, BTreeSet};

use madoguchi::content::Content;
use madoguchi::content::pack_file::PackStep;
use madoguchi::focus::{PageCommand, UserInput};
use madoguchi::page::{ActionPage, DisplayPrefs, FuriganaMode, Page, PageRow, RowRole, TextSize};
use madoguchi::render::large::{
    Layout, PlacedLine, PlacedText, RubyLine, ScreenSize, is_never_first, is_never_last, layout,
};
use madoguchi::render::pixels;
use madoguchi::resident::gallery;
use madoguchi::resident::{
    CallNews, ChimeState, IdentityMode, KioskConfig, PausedVisit, ResidentAction, ResidentEffect, ResidentMsg,
};

use crate::enter_only_reader::{ReaderScreen, read_on};
use crate::every_page::of_all_residents;
use crate::visitor::{self, Visitor, lunch};

/// The packs beside the built-in one.
fn small_packs() -> [Content; 2] {
    [lunch(), Content::from_dir(std::path::Path::new("tests/packs/influenza")).unwrap()]
}

/// Screens from the smallest that is promised to the largest.
const SCREENS: [(u16, u16); 9] =
    [(40, 12), (40, 67), (53, 15), (71, 21), (80, 24), (106, 29), (120, 40), (200, 12), (240, 67)];
const SMALL: [(u16, u16); 2] = [(40, 12), (80, 24)];
/// Random visits for each way of saying who one is.
const VISITS: u64 = 40;
/// Steps of a random visit.
const VISIT_STEPS: usize = 120;

/// Keys as a person might press them who presses anything; the same every time.
struct RandomKeys(u64);

impl RandomKeys {
    fn below(&mut self, many: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % many
    }

    fn key(&mut self, page: &Page) -> UserInput {
        let numbers: Vec<u8> = page.choices().map(|(_, number)| number).collect();
        match self.below(12) {
            0 => UserInput::Command(
                [PageCommand::KeyHelp, PageCommand::AskBack, PageCommand::Staff, PageCommand::Back][self.below(4)],
            ),
            1 => UserInput::Line("7".into()),
            2 => UserInput::Line("あ".into()),
            _ if page.entry.is_some() => UserInput::Line(["1234", "123", "1234567890123456"][self.below(3)].into()),
            _ if numbers.is_empty() => UserInput::Line(String::new()),
            _ => UserInput::Line(numbers[self.below(numbers.len())].to_string()),
        }
    }
}

/// Every page of many visits, each once.
fn pages(content: &Content) -> Vec<ActionPage<ResidentAction>> {
    let mut pages = BTreeMap::new();
    for identity in [IdentityMode::Ticket, IdentityMode::Number(4), IdentityMode::Staff(4)] {
        for seed in 0..VISITS {
            let mut visitor = Visitor::new(content, identity);
            let mut fingers = RandomKeys(seed);
            let mut paused = None;
            for _ in 0..VISIT_STEPS {
                let page = visitor.page();
                visitor.press(fingers.key(&page));
                answer_effects(&mut visitor, &mut paused);
                pages.insert(format!("{:?}", (&page.lang, &page.rows)), page);
            }
        }
    }
    pages.into_values().collect()
}

/// The log's side: everything works.
fn answer_effects(visitor: &mut Visitor<'_>, paused: &mut Option<Box<PausedVisit>>) {
    for effect in std::mem::take(&mut visitor.effects) {
        match effect {
            ResidentEffect::Keep(_) => visitor.tell(ResidentMsg::Kept("1234 5678 9012 3456".into())),
            ResidentEffect::Withdraw(_) => visitor.tell(ResidentMsg::Withdrawn("6543 2109 8765 4321".into())),
            ResidentEffect::CallStaff => visitor.tell(ResidentMsg::Call(CallNews::Chime(ChimeState::Heard))),
            ResidentEffect::CheckStaff(_) => visitor.tell(ResidentMsg::StaffKnown("staff-1".into())),
            ResidentEffect::Find(code) => {
                let steps = visitor.content.pack().chapters().iter().flat_map(|chapter| &chapter.steps);
                let wishes =
                    steps.filter(|step| matches!(step, PackStep::Wish(_))).map(|step| step.id().to_owned()).collect();
                visitor.tell(ResidentMsg::Found { code, wishes });
            }
            ResidentEffect::ShowProof(_) => {
                let line = format!("JPK1/{}/12345678/{}", "0A".repeat(16), "F3".repeat(32));
                visitor.tell(ResidentMsg::Proof(line));
            }
            ResidentEffect::Pause { visit, .. } => {
                *paused = Some(visit);
                visitor.tell(ResidentMsg::Paused("2345 6789 0123 4567".into()));
            }
            ResidentEffect::FindPaused(code) => visitor.tell(match paused.clone() {
                Some(visit) => ResidentMsg::PausedFound { code, visit },
                None => ResidentMsg::PausedNotFound,
            }),
            ResidentEffect::Abandoned { .. }
            | ResidentEffect::DeletePaused(_)
            | ResidentEffect::EndCall(_)
            | ResidentEffect::Forget => {}
        }
    }
}

/// How a page is shown, and the screens.
type LookAndScreens = (DisplayPrefs, &'static [(u16, u16)]);

/// Every way of showing a page, each on the screens on which it is checked: the usual one on all.
fn ways() -> Vec<LookAndScreens> {
    let usual = (DisplayPrefs::default(), SCREENS.as_slice());
    let mut ways = vec![usual];
    for amount in TextSize::ALL {
        for readings in [FuriganaMode::Shown, FuriganaMode::Hidden, FuriganaMode::Kana] {
            let look = DisplayPrefs { furigana: readings, text_size: amount, ..DisplayPrefs::default() };
            ways.push((look, SMALL.as_slice()));
        }
    }
    ways
}

fn check(page: &Page) {
    for (look, screens) in ways() {
        for (cols, rows) in screens {
            let faults = faults::faults(page, look, ScreenSize::new(*cols, *rows));
            assert!(faults.is_empty(), "{} in {}: {faults:#?}", page.id, page.lang);
        }
    }
}

#[test]
fn every_page_of_every_pack_fits_every_screen() {
    for content in small_packs() {
        let mut pages = pages(&content);
        let houses = content.languages().iter();
        let houses =
            houses.map(|lang| KioskConfig { lang: lang.clone(), ..visitor::house(&content, IdentityMode::Ticket) });
        pages.extend(gallery::pages(&content, houses.collect()).unwrap());
        let languages: BTreeSet<&str> = pages.iter().map(|page| page.lang.tag()).collect();
        assert_eq!(languages.len(), content.languages().len(), "every language is walked");
        assert!(pages.len() > 100, "only {} pages were walked", pages.len());
        for page in &pages {
            check(page);
        }
    }
    for page in pages(&Content::built_in().unwrap()) {
        check(&page);
    }
    for page in of_all_residents() {
        check(page);
    }
}

/// The screens of kiosks (docs/rules.md#letter-sizes): tenths of an inch, and cells of 18 by 37 pixels.
const MONITORS: [(u32, usize, usize); 3] = [(101, 71, 21), (156, 106, 29), (215, 106, 29)];

#[test]
fn every_page_fits_in_letters_as_large_as_the_standards_ask_on_every_screen_at_every_size() {
    let Ok((_, font)) = madoguchi::device::screen::load_font(None) else {
        println!("skipped: fonts-morisawa-bizud-gothic is not installed");
        return;
    };
    for page in of_all_residents() {
        for (inch, cols, rows) in MONITORS {
            let grid = pixels::PixelGrid { cols, rows, cell_width: 18, cell_height: 37, has_exact_cells: true };
            let sight = pixels::ViewingGeometry { tenths_of_inch: Some(inch), viewing_mm: 500 };
            for amount in TextSize::ALL {
                let em = pixels::word_em(sight, grid, amount).unwrap();
                assert!(em >= sight.least_em(grid).unwrap(), "{inch}: {em} pixels are too small");
                let layout = pixels::layout(
                    page,
                    DisplayPrefs { text_size: amount, ..DisplayPrefs::default() },
                    grid,
                    &font,
                    em,
                );
                letters_fit(page, &layout, &format!("{} in {} on {inch}, {em} px", page.id, page.lang));
            }
        }
    }
}

/// Explanations of the shipped pack that every visit of somebody who says yes comes by, and the answers read back.
const READ_BY_EVERYBODY: [&str; 4] = ["start-welcome", "start-free", "use-visit", "read-back-0"];

fn all_are_read(read: &BTreeMap<String, usize>, visits: usize) {
    for id in READ_BY_EVERYBODY {
        assert_eq!(read.get(id), Some(&visits), "{id} of {read:#?}");
    }
    assert!(read.len() > 30, "{read:#?}");
}

#[test]
fn whoever_reads_on_with_enter_alone_reaches_every_end_at_every_size_in_characters_on_every_screen() {
    let content = Content::built_in().unwrap();
    let screens = SCREENS.iter().map(|(cols, rows)| ReaderScreen::Cells(ScreenSize::new(*cols, *rows)));
    let read = read_on(&content, screens.collect());
    all_are_read(&read, SCREENS.len() * content.languages().len() * TextSize::ALL.len());
}

#[test]
fn whoever_reads_on_with_enter_alone_reaches_every_end_at_every_size_in_letters_on_every_screen() {
    let Ok((_, font)) = madoguchi::device::screen::load_font(None) else {
        println!("skipped: fonts-morisawa-bizud-gothic is not installed");
        return;
    };
    let content = Content::built_in().unwrap();
    let screens = MONITORS.iter().map(|(inch, cols, rows)| {
        let grid =
            pixels::PixelGrid { cols: *cols, rows: *rows, cell_width: 18, cell_height: 37, has_exact_cells: true };
        let sight = pixels::ViewingGeometry { tenths_of_inch: Some(*inch), viewing_mm: 500 };
        ReaderScreen::Pixels(grid, sight, &font)
    });
    let read = read_on(&content, screens.collect());
    all_are_read(&read, MONITORS.len() * content.languages().len() * TextSize::ALL.len());
}

/// Every letter is drawn, inside the screen, and no line over another.
fn letters_fit(page: &Page, layout: &Layout, which: &str) {
    for (at, row) in page.rows.iter().enumerate() {
        let strips = layout.sheets.iter().flatten().filter(|strip| strip.row == at);
        let drawn: String = strips.map(|strip| strip.line.text()).collect();
        let bare = |text: String| text.replace([' ', '\u{3000}', '\u{a0}'], "");
        let once = [bare(row.text.written()), bare(row.text.kana())];
        let all = |text: &String| drawn == *text || drawn == text.repeat(layout.sheets.len());
        assert!(once.iter().any(all), "{which}: {drawn} is not {once:?}");
    }
    help_spares_the_page(page, layout, which);
    for sheet in &layout.sheets {
        for strip in sheet {
            assert!(strip.left + strip.line.width() <= layout.size.cols, "{which}: {strip:?}");
            assert!(strip.top + strip.line.height() <= layout.size.rows, "{which}: {strip:?}");
        }
        let mut ends: Vec<(usize, usize)> =
            sheet.iter().map(|strip| (strip.top, strip.top + strip.line.height())).collect();
        ends.sort_unstable();
        assert!(ends.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{which}: lines over each other");
    }
}

/// Help that stands on every sheet leaves three quarters of the screen to what the page says.
fn help_spares_the_page(page: &Page, layout: &Layout, which: &str) {
    let Some(help) = page.first_with_role(RowRole::Help) else { return };
    let of_help = |sheet: &Vec<PlacedLine>| {
        sheet.iter().filter(|strip| strip.row == help).map(|strip| strip.line.height()).sum::<usize>()
    };
    let stands = layout.sheets.len() > 1 && layout.sheets.iter().all(|sheet| of_help(sheet) > 0);
    let most = layout.sheets.iter().map(of_help).max().unwrap_or(0);
    assert!(!stands || most * 4 <= layout.size.rows, "{which}: help takes {most} of {} rows", layout.size.rows);
}

#[test]
fn an_alert_is_on_every_sheet_of_its_page() {
    for page in pages(&lunch()) {
        let Some(alert) = page.first_with_role(RowRole::Alert) else { continue };
        for (cols, rows) in SCREENS {
            let layout = layout(&page, DisplayPrefs::default(), ScreenSize::new(cols, rows));
            let seen = |sheet: &Vec<PlacedLine>| sheet.iter().any(|strip| strip.row == alert);
            assert!(layout.sheets.iter().all(seen), "{} {cols}x{rows}", page.id);
        }
    }
}
