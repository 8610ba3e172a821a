//! What kiosk and review take of keys while they work, and what the kiosk notes of a page, without a device.

use std::cell::RefCell;
use std::rc::Rc;
use std::thread;
use std::time::{Duration, Instant};

use furigana::Lang;
use madoguchi::content::Content;
use madoguchi::device::lines::LineSource;
use madoguchi::device::{DeviceEvent, EventQueue, Frontend, FrontendError, InputQueue, Surface};
use madoguchi::focus::{PageFocus, Pagination, UserInput};
use madoguchi::kiosk::Kiosk;
use madoguchi::office::{self, ReviewConfig};
use madoguchi::page::{DisplayPrefs, Page};
use madoguchi::page_loop::{App, PageLoop, UserEvent};
use madoguchi::resident::{IdentityMode, ResidentAction, ResidentMsg};

use crate::set_up_facility::{PIN, SetUpFacility};
use crate::visitor::lunch;

/// The ids of the pages that were shown, each once while it is shown.
type PageIds = Rc<RefCell<Vec<String>>>;

/// A surface that notes which pages it shows.
#[derive(Default)]
struct NotingSurface(PageIds);

impl Surface for NotingSurface {
    fn presentation_name(&self) -> &'static str {
        "noting"
    }

    fn sheets(&mut self, page: &Page, _prefs: DisplayPrefs) -> Pagination {
        Pagination::single_sheet(page.rows.len())
    }

    fn show(&mut self, page: &Page, _focus: &PageFocus, _prefs: DisplayPrefs) -> Result<(), FrontendError> {
        let mut ids = self.0.borrow_mut();
        if ids.last() != Some(&page.id) {
            ids.push(page.id.clone());
        }
        Ok(())
    }

    fn repeat(&mut self) {}

    fn ring(&mut self) -> Result<(), FrontendError> {
        Ok(())
    }

    fn clear(&mut self) -> Result<(), FrontendError> {
        Ok(())
    }
}

/// A frontend of somebody who has typed these lines, and the pages that they are shown.
fn typed(lines: &[&str]) -> (Frontend<'static>, PageIds) {
    let events = EventQueue::default();
    let inputs = lines.iter().map(|line| UserInput::Line((*line).to_owned()));
    for input in inputs.chain([UserInput::Closed]) {
        events.sender().send(DeviceEvent::Input(Instant::now(), input)).unwrap();
    }
    let surface = NotingSurface::default();
    let ids = Rc::clone(&surface.0);
    (Frontend::new(Box::new(surface), events, InputQueue::of_lines(LineSource::Typed)), ids)
}

/// The pages that somebody sees who types these lines ahead.
fn seen(content: &Content, identity: IdentityMode, lines: &[&str]) -> Vec<String> {
    let (frontend, ids) = typed(lines);
    SetUpFacility::new(content).kiosk(identity).serve(frontend).unwrap();
    ids.take()
}

#[test]
fn what_is_typed_while_a_pin_is_checked_is_nothing_on_the_page_that_comes() {
    let content = lunch();
    let ids = seen(&content, IdentityMode::Staff(5), &["", PIN, "30125"]);
    assert_eq!(ids.last().unwrap(), "staff-number", "{ids:?}");
}

#[test]
fn what_is_typed_while_a_receipt_is_searched_is_nothing_on_the_page_that_comes() {
    let content = lunch();
    let ids = seen(&content, IdentityMode::Ticket, &["", "1", "1", "1", "3", "1234 5678 9012 3456", "*"]);
    assert_eq!(ids.last().unwrap(), "receipt-entry", "{ids:?}");
}

#[test]
fn what_is_typed_while_a_paused_visit_is_searched_is_nothing_on_the_page_that_comes() {
    let content = lunch();
    let ids = seen(&content, IdentityMode::Ticket, &["", "1", "1", "1", "4", "1234 5678 9012 3428", "*"]);
    assert_eq!(ids.last().unwrap(), "paused-entry", "{ids:?}");
}

#[test]
fn what_is_typed_while_review_works_is_nothing_on_the_page_that_comes() {
    let content = lunch();
    let facility = SetUpFacility::new(&content);
    let (idle_timeout, still_there_timeout) = (Duration::from_secs(180), Duration::from_secs(40));
    let config = ReviewConfig { lang: Lang::new("ja"), idle_timeout, still_there_timeout, key_file: None };
    let (frontend, ids) = typed(&[PIN, "*"]);
    office::review(frontend, &content, facility.folder(), &config).unwrap();
    assert_eq!(*ids.borrow(), ["review-pin", "review-passphrase"]);
}

/// The first choice of the page that the kiosk shows now.
fn first_choice(kiosk: &mut Kiosk<'_>, pages: &mut PageLoop<'_>) -> ResidentAction {
    let page = kiosk.page(pages).unwrap();
    let (_, action) = page.actions().next().unwrap();
    action.clone()
}

fn seconds(kiosk: &Kiosk<'_>) -> u32 {
    kiosk.walk().draft().presented.iter().filter_map(|page| page.usage.as_ref()).map(|usage| usage.seconds).sum()
}

#[test]
fn the_seconds_before_a_key_count_also_where_a_voice_begins_with_what_it_leads_to() {
    let content = lunch();
    let facility = SetUpFacility::new(&content);
    let (mut kiosk, (frontend, _)) = (facility.kiosk(IdentityMode::Ticket), typed(&[]));
    let mut pages = PageLoop::new(frontend);
    while kiosk.walk().draft().presented.is_empty() {
        let action = first_choice(&mut kiosk, &mut pages);
        drop(kiosk.update(ResidentMsg::Act(action)));
    }
    let action = first_choice(&mut kiosk, &mut pages);
    assert_eq!(seconds(&kiosk), 0);
    thread::sleep(Duration::from_millis(1100));
    // A key is likely, the loop turns, and the key is certain.
    kiosk.prefetch_speech(UserEvent::Action(action.clone()), &mut pages).unwrap();
    drop(kiosk.page(&mut pages).unwrap());
    drop(kiosk.message(UserEvent::Action(action), &mut pages).unwrap());
    assert!(seconds(&kiosk) >= 1);
}
