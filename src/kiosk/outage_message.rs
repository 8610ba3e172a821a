//! What a person did, as the pages of a kiosk that cannot serve take it.

use crate::outage::{self, Action};
use crate::page_loop::UserEvent;
use crate::place::Command;

/// Returns the message to the pages of an outage for something that a person did, if there is one.
pub(crate) fn outage_message(event: UserEvent<Action>) -> Option<outage::Msg> {
    Some(match event {
        UserEvent::Action(action) => outage::Msg::Do(action),
        UserEvent::Command(command) => outage::Msg::Command(command),
        UserEvent::Idle => outage::Msg::Idle,
        UserEvent::Repeated => outage::Msg::Command(Command::Repeat),
        UserEvent::Wrong(wrong) => outage::Msg::Wrong(wrong),
        UserEvent::Changed
        | UserEvent::Closed
        | UserEvent::Headphones(_)
        | UserEvent::Likely(_)
        | UserEvent::Tried(_)
        | UserEvent::Typed(_) => {
            return None;
        }
    })
}
