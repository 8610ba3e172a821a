//! Staff are called: what really came of it, here and as a mark on every other page while the call is open.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::resident::call::{Call, CallNews, Chime, Message, Reach};
use crate::resident::context::PageContext;
use crate::resident::message::{Action, Effect, Msg};
use crate::resident::resident_page::{Example, PageBuilder, ResidentPage};
use crate::resident::walkthrough::Walkthrough;

use super::StaffCalledPage;

const TAKE_BACK: &str = "take-back";
const HERE: &str = "here";

impl ResidentPage for StaffCalledPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "staff-called".to_owned()
    }

    /// It says "called" only where something that staff can notice has really happened.
    fn write(&self, context: &PageContext<'_>, builder: &mut PageBuilder<'_>) -> Result<(), ContentError> {
        let call = context.walk.call().unwrap_or_default();
        builder.row(heading(call.reach()), RowRole::Heading)?;
        let sentences = came(call).into_iter().chain(instead(call.reach()).iter().copied());
        for sentence in sentences {
            builder.part("staff-call", sentence, RowRole::Statement)?;
        }
        builder.choice(1, Action::Resume, "go-resume")?;
        builder.own_choice(2, "staff-call", TAKE_BACK)?;
        builder.own_choice(3, "staff-call", HERE)
    }

    fn chosen(&self, walk: &mut Walkthrough, name: &str) -> Vec<Effect> {
        match name {
            TAKE_BACK => walk.take_call_back(),
            HERE => walk.take_staff_are_here(),
            _ => Vec::new(),
        }
    }

    /// What can become of a call, each sentence of it once.
    fn example(&self, walk: &Walkthrough) -> Example {
        let call = walk.call().filter(|call| call.message == Message::NoWay && !call.late);
        let news: &[CallNews] = match call.map(|call| call.chime) {
            Some(Chime::Heard) => &[CallNews::Late, CallNews::Message(Message::Sent)],
            Some(Chime::Silent) => &[CallNews::Message(Message::TooLate), CallNews::Message(Message::Unsent)],
            Some(Chime::Waiting) | None => &[],
        };
        Example { news: news.iter().copied().map(Msg::Call).collect(), ..Example::default() }
    }
}

fn heading(reach: Reach) -> &'static str {
    match reach {
        Reach::Called => "staff-called",
        Reach::Late => "staff-late",
        Reach::Nobody => "staff-not-called",
        Reach::Waiting => "staff-calling",
    }
}

/// Returns what really happened, as far as it is known.
fn came(call: Call) -> Vec<&'static str> {
    let chime = match call.chime {
        Chime::Heard => Some("rang"),
        Chime::Silent => Some("silent"),
        Chime::Waiting => None,
    };
    let message = match call.message {
        Message::Sent => Some("sent"),
        Message::TooLate => Some("too-late"),
        Message::Unsent => Some("unsent"),
        Message::NoWay | Message::Waiting => None,
    };
    [chime, message].into_iter().flatten().collect()
}

/// Returns what the person can do meanwhile.
fn instead(reach: Reach) -> &'static [&'static str] {
    match reach {
        Reach::Called => &["if-not"],
        Reach::Late | Reach::Nobody => &["tell", "wait"],
        Reach::Waiting => &["soon"],
    }
}
