//! No page of any language costs more bytes than a slow line carries at once, however it is drawn.

use crate::every_page::of_all_residents;
use crate::page_turns::{FOCUS, StepCost, StepCosts, StepLimit, TEXT, TURN};

fn within(steps: &[StepCost], limit: StepLimit) {
    assert!(steps.len() > 300, "only {} steps", steps.len());
    let most = steps.iter().max_by_key(|step| step.bytes).unwrap();
    println!(
        "at most {} of {} bytes, on {}, in {:?} of {:?}",
        most.bytes, limit.bytes, most.on, most.taken, limit.taken
    );
    assert!(most.bytes <= limit.bytes, "{most:?}");
}

#[test]
fn no_page_and_no_step_in_letters_of_72_pixels_costs_more_bytes_than_its_limit() {
    let Ok((_, font)) = madoguchi::device::screen::load_font(None) else {
        println!("skipped: fonts-morisawa-bizud-gothic is not installed");
        return;
    };
    let steps = StepCosts::through(of_all_residents(), Some((font, 72)));
    within(&steps.turns, TURN);
    within(&steps.focus, FOCUS);
    assert_eq!(steps.idle, 0);
}

#[test]
fn no_page_and_no_step_in_characters_costs_more_bytes_than_its_limit() {
    let steps = StepCosts::through(of_all_residents(), None);
    within(&steps.turns, TEXT);
    within(&steps.focus, TEXT);
    assert_eq!(steps.idle, 0);
}
