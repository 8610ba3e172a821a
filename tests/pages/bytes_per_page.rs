//! No page of any language costs more bytes than a slow line carries at once, however it is drawn.

use madoguchi::content::Content;
use madoguchi::page::ActionPage;
use madoguchi::walkthrough::{Action, Identity};

use crate::page_turns::{FOCUS, Limit, Step, Steps, TEXT, TURN};
use crate::visitor;

/// The pages of a house that offers everything, each once, in every language.
fn pages() -> Vec<ActionPage<Action>> {
    let content = Content::built_in().unwrap();
    let houses = content.languages().iter().map(|lang| {
        let mut house = visitor::house(&content, Identity::Ticket);
        house.lang = lang.clone();
        house
    });
    madoguchi::gallery::pages(&content, houses.collect()).unwrap()
}

fn within(steps: &[Step], limit: Limit) {
    assert!(steps.len() > 300, "only {} steps", steps.len());
    let most = steps.iter().max_by_key(|step| step.bytes).unwrap();
    println!("at most {} of {} bytes, on {}", most.bytes, limit.bytes, most.on);
    assert!(most.bytes <= limit.bytes, "{most:?}");
}

#[test]
fn no_page_and_no_step_in_letters_of_72_pixels_costs_more_bytes_than_its_limit() {
    let Ok((_, font)) = madoguchi::device::screen::font(None) else {
        println!("skipped: fonts-morisawa-bizud-gothic is not installed");
        return;
    };
    let steps = Steps::through(&pages(), Some((font, 72)));
    within(&steps.turns, TURN);
    within(&steps.focus, FOCUS);
    assert_eq!(steps.idle, 0);
}

#[test]
fn no_page_and_no_step_in_characters_costs_more_bytes_than_its_limit() {
    let steps = Steps::through(&pages(), None);
    within(&steps.turns, TEXT);
    within(&steps.focus, TEXT);
    assert_eq!(steps.idle, 0);
}
