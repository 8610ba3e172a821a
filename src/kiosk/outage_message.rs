//! What a person did, as the pages of a kiosk that cannot serve take it.

use crate::focus::PageCommand;
use crate::outage::{self, OutageAction};
use crate::page_loop::UserEvent;

/// Returns the message to the pages of an outage for something that a person did, if there is one.
pub(crate) fn outage_msg_from(event: UserEvent<OutageAction>) -> Option<outage::OutageMsg> {
    Some(match event {
        UserEvent::Action(action) => outage::OutageMsg::Act(action),
        UserEvent::Command(command) => outage::OutageMsg::Command(command),
        UserEvent::Idle => outage::OutageMsg::Idle,
        UserEvent::Repeated => outage::OutageMsg::Command(PageCommand::Repeat),
        UserEvent::Invalid(wrong) => outage::OutageMsg::Wrong(wrong),
        UserEvent::SurroundingsChanged
        | UserEvent::Closed
        | UserEvent::Headphones(_)
        | UserEvent::Speculative(_)
        | UserEvent::KeyProbe(_)
        | UserEvent::Typed(_) => {
            return None;
        }
    })
}
