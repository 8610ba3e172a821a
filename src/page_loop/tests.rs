use std::convert::Infallible;

use super::*;
use crate::device::lines::{Lines, Source};
use crate::device::{DeviceEvent, EventQueue, InputQueue};
use crate::page::{Opening, Page, Readings, Row};
use crate::place::Input;
use furigana::{Lang, RichText};
use std::time::Instant;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Effect {
    First,
    Second,
    /// What comes of the first.
    Behind,
}

/// A program of one page, whose choice asks for two things at once, and the first of them for a third.
#[derive(Default)]
struct TwoThings {
    done: Vec<Effect>,
    closed: bool,
}

/// What it is told: that the choice was made, or that the first thing is done.
enum Told {
    Chosen,
    FirstDone,
}

impl App for TwoThings {
    type Action = ();
    type Msg = Told;
    type Effect = Effect;
    type Error = FrontendError;

    fn page(&mut self, _pages: &mut PageLoop<'_>) -> Result<ActionPage<()>, FrontendError> {
        let rows = vec![Row::choice("go", 1, RichText::plain("go"))];
        let page = Page { id: "one".into(), lang: Lang::new("en"), rows, entry: None, opening: Opening::Asks };
        Ok(ActionPage::new(page, vec![(1, ())]))
    }

    fn idle_timeout(&self, _pages: &PageLoop<'_>) -> Option<Duration> {
        None
    }

    fn message(&mut self, event: UserEvent<()>, _pages: &mut PageLoop<'_>) -> Result<Option<Told>, FrontendError> {
        self.closed = event == UserEvent::Closed;
        Ok((event == UserEvent::Action(())).then_some(Told::Chosen))
    }

    fn update(&mut self, told: Told) -> Vec<Effect> {
        match told {
            Told::Chosen => vec![Effect::First, Effect::Second],
            Told::FirstDone => vec![Effect::Behind],
        }
    }

    fn perform(&mut self, effect: Effect, _pages: &mut PageLoop<'_>) -> Result<Option<Told>, FrontendError> {
        self.done.push(effect);
        Ok((effect == Effect::First).then_some(Told::FirstDone))
    }

    fn is_over(&self) -> bool {
        self.closed
    }
}

fn told(inputs: &[Input]) -> Frontend<'static> {
    let events = EventQueue::default();
    for input in inputs {
        events.sender().send(DeviceEvent::Input(Instant::now(), input.clone())).unwrap();
    }
    let surface = Box::new(Lines::new(Vec::new(), Readings::Kana));
    Frontend::new(surface, events, InputQueue::of_lines(Source::Prepared))
}

#[test]
fn everything_that_is_asked_for_is_done_in_its_order_and_what_comes_of_it_behind() {
    let mut app = TwoThings::default();
    PageLoop::new(told(&[Input::Line("1".into()), Input::Closed])).run(&mut app).unwrap();
    assert_eq!(app.done, [Effect::First, Effect::Second, Effect::Behind]);
}

#[test]
fn a_number_that_does_nothing_is_no_choice() {
    let event: UserEvent<Infallible> = UserEvent::Action(7).with_action(&|_| None);
    assert_eq!(event, UserEvent::Wrong(Wrong::NoSuchNumber("7".into())));
}
