//! A kiosk that cannot serve: its two pages at the machine, until it can (docs/decisions/0025-rest-calmly.md).

use std::path::Path;
use std::time::Duration;

use super::OfficeError;
use super::setting_up::set_up_for_kiosk;
use crate::content::Content;
use crate::device::Frontend;
use crate::kiosk::outage_message;
use crate::outage::{self, Action, Cause, Effect, Msg, Outage};
use crate::page::ActionPage;
use crate::page_loop::{App, PageLoop, UserEvent};

/// How often it tries again whether it can serve; a page of staff gives way to that of residents as well.
const LOOK_INTERVAL: Duration = Duration::from_secs(180);

/// What the resting kiosk needs.
#[derive(Clone, Copy)]
pub struct Standing<'a> {
    /// The words.
    pub content: &'a Content,
    /// The folder of the records.
    pub data: &'a Path,
    /// Tries whether the kiosk can serve now; says why not.
    pub again: &'a dyn Fn() -> Result<(), (Cause, String)>,
}

/// Shows why the kiosk cannot serve, until it can (`true`) or the input ends.
///
/// # Errors
/// Those of the words, of the frontend and of set-up.
pub fn stand_by(frontend: Frontend<'_>, outage: Outage, standing: Standing<'_>) -> Result<bool, OfficeError> {
    let mut standing_by = StandingBy { outage, standing, serves: None };
    PageLoop::new(frontend).run(&mut standing_by)?;
    Ok(standing_by.serves.unwrap_or_default())
}

/// A kiosk that cannot serve.
struct StandingBy<'a> {
    outage: Outage,
    standing: Standing<'a>,
    /// Whether it can serve now; `None` while it rests.
    serves: Option<bool>,
}

impl App for StandingBy<'_> {
    type Action = Action;
    type Msg = Msg;
    type Effect = Effect;
    type Error = OfficeError;

    fn page(&mut self, _pages: &mut PageLoop<'_>) -> Result<ActionPage<Action>, OfficeError> {
        Ok(outage::page(&self.outage, self.standing.content)?)
    }

    fn idle_timeout(&self, _pages: &PageLoop<'_>) -> Option<Duration> {
        Some(LOOK_INTERVAL)
    }

    fn message(&mut self, event: UserEvent<Action>, pages: &mut PageLoop<'_>) -> Result<Option<Msg>, OfficeError> {
        if event == UserEvent::Closed {
            pages.forget()?;
            self.serves = Some(false);
        }
        Ok(outage_message(event))
    }

    fn update(&mut self, msg: Msg) -> Vec<Effect> {
        self.outage.update(msg).into_iter().collect()
    }

    fn perform(&mut self, effect: Effect, pages: &mut PageLoop<'_>) -> Result<Option<Msg>, OfficeError> {
        match effect {
            Effect::SetUp => {
                let Standing { content, data, .. } = self.standing;
                set_up_for_kiosk(pages, content, data, self.outage.lang())?;
            }
            Effect::TryAgain => {
                if let Err((cause, why)) = (self.standing.again)() {
                    return Ok(Some(Msg::Still(cause, why)));
                }
            }
        }
        // After set-up as well: the kiosk starts afresh and finds out by itself whether it can serve.
        self.serves = Some(true);
        Ok(None)
    }

    fn is_over(&self) -> bool {
        self.serves.is_some()
    }
}
