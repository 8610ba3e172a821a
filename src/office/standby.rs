//! A kiosk that cannot serve: its two pages at the machine, until it can (docs/decisions/0025-rest-calmly.md).

use std::path::Path;
use std::time::Duration;

use super::error::OfficeError;
use super::set_up_app::set_up_for_kiosk;
use crate::content::Content;
use crate::device::Frontend;
use crate::kiosk::outage_msg_from;
use crate::outage::{self, Outage, OutageAction, OutageCause, OutageEffect, OutageMsg};
use crate::page::ActionPage;
use crate::page_loop::{App, PageLoop, UserEvent};

/// How often it tries again whether it can serve; a page of staff gives way to that of residents as well.
const RETRY_INTERVAL: Duration = Duration::from_secs(180);

/// What the resting kiosk needs.
#[derive(Clone, Copy)]
pub struct StandbyConfig<'a> {
    /// The words.
    pub content: &'a Content,
    /// The folder of the records.
    pub data: &'a Path,
    /// Tries whether the kiosk can serve now; says why not.
    pub try_again: &'a dyn Fn() -> Result<(), (OutageCause, String)>,
}

/// Shows why the kiosk cannot serve, until it can (`true`) or the input ends.
///
/// # Errors
/// Those of the words, of the frontend and of set-up.
pub fn stand_by(frontend: Frontend<'_>, outage: Outage, standing: StandbyConfig<'_>) -> Result<bool, OfficeError> {
    let mut standing_by = StandbyApp { outage, config: standing, serves: None };
    PageLoop::new(frontend).run(&mut standing_by)?;
    Ok(standing_by.serves.unwrap_or_default())
}

/// A kiosk that cannot serve.
struct StandbyApp<'a> {
    outage: Outage,
    config: StandbyConfig<'a>,
    /// Whether it can serve now; `None` while it rests.
    serves: Option<bool>,
}

impl App for StandbyApp<'_> {
    type Action = OutageAction;
    type Msg = OutageMsg;
    type Effect = OutageEffect;
    type Error = OfficeError;

    fn page(&mut self, _pages: &mut PageLoop<'_>) -> Result<ActionPage<OutageAction>, OfficeError> {
        Ok(outage::page(&self.outage, self.config.content)?)
    }

    fn idle_timeout(&self, _pages: &PageLoop<'_>) -> Option<Duration> {
        Some(RETRY_INTERVAL)
    }

    fn message(
        &mut self,
        event: UserEvent<OutageAction>,
        pages: &mut PageLoop<'_>,
    ) -> Result<Option<OutageMsg>, OfficeError> {
        if event == UserEvent::Closed {
            pages.reset()?;
            self.serves = Some(false);
        }
        Ok(outage_msg_from(event))
    }

    fn update(&mut self, msg: OutageMsg) -> Vec<OutageEffect> {
        self.outage.update(msg).into_iter().collect()
    }

    fn perform(&mut self, effect: OutageEffect, pages: &mut PageLoop<'_>) -> Result<Option<OutageMsg>, OfficeError> {
        match effect {
            OutageEffect::SetUp => {
                let StandbyConfig { content, data, .. } = self.config;
                set_up_for_kiosk(pages, content, data, self.outage.lang())?;
            }
            OutageEffect::TryAgain => {
                if let Err((cause, why)) = (self.config.try_again)() {
                    return Ok(Some(OutageMsg::StillFailing(cause, why)));
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
