use std::convert::Infallible;

use super::*;
use crate::device::lines::{LineSource, LineSurface};
use crate::device::{DeviceEvent, EventQueue, InputQueue};
use crate::focus::UserInput;
use crate::page::{FuriganaMode, Page, PageKind, PageRow};
use furigana::{Lang, RichText};
use std::time::Instant;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TwoThingsEffect {
    First,
    Second,
    /// What comes of the first.
    Behind,
}

/// A program of one page, whose choice asks for two things at once, and the first of them for a third.
#[derive(Default)]
struct TwoThings {
    done: Vec<TwoThingsEffect>,
    closed: bool,
}

/// What it is told: that the choice was made, or that the first thing is done.
enum TwoThingsMsg {
    Chosen,
    FirstDone,
}

impl App for TwoThings {
    type Action = ();
    type Msg = TwoThingsMsg;
    type Effect = TwoThingsEffect;
    type Error = FrontendError;

    fn page(&mut self, _pages: &mut PageLoop<'_>) -> Result<ActionPage<()>, FrontendError> {
        let rows = vec![PageRow::choice("go", 1, RichText::plain("go"))];
        let page = Page { id: "one".into(), lang: Lang::new("en"), rows, entry: None, kind: PageKind::Question };
        Ok(ActionPage::new(page, vec![(1, ())]))
    }

    fn idle_timeout(&self, _pages: &PageLoop<'_>) -> Option<Duration> {
        None
    }

    fn message(
        &mut self,
        event: UserEvent<()>,
        _pages: &mut PageLoop<'_>,
    ) -> Result<Option<TwoThingsMsg>, FrontendError> {
        self.closed = event == UserEvent::Closed;
        Ok((event == UserEvent::Action(())).then_some(TwoThingsMsg::Chosen))
    }

    fn update(&mut self, told: TwoThingsMsg) -> Vec<TwoThingsEffect> {
        match told {
            TwoThingsMsg::Chosen => vec![TwoThingsEffect::First, TwoThingsEffect::Second],
            TwoThingsMsg::FirstDone => vec![TwoThingsEffect::Behind],
        }
    }

    fn perform(
        &mut self,
        effect: TwoThingsEffect,
        _pages: &mut PageLoop<'_>,
    ) -> Result<Option<TwoThingsMsg>, FrontendError> {
        self.done.push(effect);
        Ok((effect == TwoThingsEffect::First).then_some(TwoThingsMsg::FirstDone))
    }

    fn is_over(&self) -> bool {
        self.closed
    }
}

fn frontend_with(inputs: &[UserInput]) -> Frontend<'static> {
    let events = EventQueue::default();
    for input in inputs {
        events.sender().send(DeviceEvent::Input(Instant::now(), input.clone())).unwrap();
    }
    let surface = Box::new(LineSurface::new(Vec::new(), FuriganaMode::Kana));
    Frontend::new(surface, events, InputQueue::of_lines(LineSource::Prepared))
}

#[test]
fn everything_that_is_asked_for_is_done_in_its_order_and_what_comes_of_it_behind() {
    let mut app = TwoThings::default();
    PageLoop::new(frontend_with(&[UserInput::Line("1".into()), UserInput::Closed])).run(&mut app).unwrap();
    assert_eq!(app.done, [TwoThingsEffect::First, TwoThingsEffect::Second, TwoThingsEffect::Behind]);
}

#[test]
fn a_number_that_does_nothing_is_no_choice() {
    let event: UserEvent<Infallible> = UserEvent::Action(7).with_action(&|_| None);
    assert_eq!(event, UserEvent::Invalid(InputError::NoSuchNumber("7".into())));
}
