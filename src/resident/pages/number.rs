//! The facility's own number of the person, where residents type it.

use crate::content::ContentError;
use crate::resident::context::PageContext;
use crate::resident::message::ResidentEffect;
use crate::resident::pages::NumberPage;
use crate::resident::resident_page::{GalleryExample, PagePrivacy, ResidentPage, ResidentPageBuilder};
use crate::resident::rows::facility_number;
use crate::resident::walkthrough::Walkthrough;
use consent_log::consent::VisitorIdentity;

impl ResidentPage for NumberPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "number".to_owned()
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        facility_number(context, builder, ("number", &["s1", "s2", "s3"]))
    }

    fn on_text(&self, walk: &mut Walkthrough, text: &str) -> Vec<ResidentEffect> {
        if text.is_empty() {
            // Who does not know the number gets a ticket: staff find the person by the receipt.
            return walk.leave_operator();
        }
        match walk.facility_number(text) {
            Ok(number) => {
                walk.visit.person = VisitorIdentity::Number(number);
                walk.leave_operator()
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
