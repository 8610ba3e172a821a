//! Staff are called: what really came of it, here and as a mark on every other page while the call is open.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::resident::call::{CallNews, CallReach, CallState, ChimeState, MessageState};
use crate::resident::context::PageContext;
use crate::resident::message::{ResidentAction, ResidentEffect, ResidentMsg};
use crate::resident::pages::StaffCalledPage;
use crate::resident::resident_page::{GalleryExample, ResidentPage, ResidentPageBuilder};
use crate::resident::walkthrough::Walkthrough;

const TAKE_BACK: &str = "take-back";
const HERE: &str = "here";

impl ResidentPage for StaffCalledPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "staff-called".to_owned()
    }

    /// It says "called" only where something that staff can notice has really happened.
    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        let call = context.walk.call().unwrap_or_default();
        builder.row(heading(call.reach()), RowRole::Heading)?;
        let sentences = came(call).into_iter().chain(instead(call.reach()).iter().copied());
        for sentence in sentences {
            builder.part("staff-call", sentence, RowRole::Statement)?;
        }
        builder.choice(1, ResidentAction::Resume, "go-resume")?;
        builder.own_choice(2, "staff-call", TAKE_BACK)?;
        builder.own_choice(3, "staff-call", HERE)
    }

    fn on_choice(&self, walk: &mut Walkthrough, name: &str) -> Vec<ResidentEffect> {
        match name {
            TAKE_BACK => walk.take_call_back(),
            HERE => walk.take_staff_are_here(),
            _ => Vec::new(),
        }
    }

    /// What can become of a call, each sentence of it once.
    fn example(&self, walk: &Walkthrough) -> GalleryExample {
        let call = walk.call().filter(|call| call.message == MessageState::NoWay && !call.late);
        let news: &[CallNews] = match call.map(|call| call.chime) {
            Some(ChimeState::Heard) => &[CallNews::Late, CallNews::Message(MessageState::Sent)],
            Some(ChimeState::Silent) => {
                &[CallNews::Message(MessageState::TooLate), CallNews::Message(MessageState::Unsent)]
            }
            Some(ChimeState::Waiting) | None => &[],
        };
        GalleryExample { news: news.iter().copied().map(ResidentMsg::Call).collect(), ..GalleryExample::default() }
    }
}

fn heading(reach: CallReach) -> &'static str {
    match reach {
        CallReach::Called => "staff-called",
        CallReach::Late => "staff-late",
        CallReach::Nobody => "staff-not-called",
        CallReach::Waiting => "staff-calling",
    }
}

/// Returns what really happened, as far as it is known.
fn came(call: CallState) -> Vec<&'static str> {
    let chime = match call.chime {
        ChimeState::Heard => Some("rang"),
        ChimeState::Silent => Some("silent"),
        ChimeState::Waiting => None,
    };
    let message = match call.message {
        MessageState::Sent => Some("sent"),
        MessageState::TooLate => Some("too-late"),
        MessageState::Unsent => Some("unsent"),
        MessageState::NoWay | MessageState::Waiting => None,
    };
    [chime, message].into_iter().flatten().collect()
}

/// Returns what the person can do meanwhile.
fn instead(reach: CallReach) -> &'static [&'static str] {
    match reach {
        CallReach::Called => &["if-not"],
        CallReach::Late | CallReach::Nobody => &["tell", "wait"],
        CallReach::Waiting => &["soon"],
    }
}
