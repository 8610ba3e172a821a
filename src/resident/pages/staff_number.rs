//! The facility's own number of the person, typed by the member of staff who starts the visit.

use crate::content::ContentError;
use crate::resident::context::PageContext;
use crate::resident::message::ResidentEffect;
use crate::resident::pages::{LanguagePage, StaffNumberPage};
use crate::resident::resident_page::{GalleryExample, PagePrivacy, ResidentPage, ResidentPageBuilder};
use crate::resident::rows::facility_number;
use crate::resident::walkthrough::Walkthrough;
use consent_log::consent::VisitorIdentity;

impl ResidentPage for StaffNumberPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "staff-number".to_owned()
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        facility_number(context, builder, ("staff-number", &["s1"]))
    }

    fn on_text(&self, walk: &mut Walkthrough, text: &str) -> Vec<ResidentEffect> {
        match walk.facility_number(text) {
            Ok(number) => {
                walk.visit.person = VisitorIdentity::StartedByStaff { staff: self.staff.clone(), number };
                // The way back of the resident must not lead to what staff typed.
                walk.go_for_good(LanguagePage)
            }
            Err(alert) => walk.say(alert),
        }
    }

    fn privacy(&self) -> PagePrivacy {
        PagePrivacy::AboutPerson
    }

    fn example(&self, walk: &Walkthrough) -> GalleryExample {
        GalleryExample::typing("1".repeat(usize::from(walk.digits())))
    }
}
