//! Staff end a call by their number.

use crate::content::ContentError;
use crate::resident::context::PageContext;
use crate::resident::message::ResidentEffect;
use crate::resident::pages::StaffAnswerPage;
use crate::resident::resident_page::{GalleryExample, PagePrivacy, ResidentPage, ResidentPageBuilder};
use crate::resident::rows::staff_pin;
use crate::resident::walkthrough::Walkthrough;

impl ResidentPage for StaffAnswerPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "staff-answer".to_owned()
    }

    fn write(&self, _context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        staff_pin(builder)
    }

    /// A resident who came here by mistake goes back with Enter alone.
    fn on_text(&self, walk: &mut Walkthrough, pin: &str) -> Vec<ResidentEffect> {
        if pin.is_empty() { walk.back() } else { vec![ResidentEffect::CheckStaff(pin.to_owned())] }
    }

    fn on_staff_known(&self, walk: &mut Walkthrough, staff: String) -> Vec<ResidentEffect> {
        walk.answer_call(Some(staff))
    }

    fn privacy(&self) -> PagePrivacy {
        PagePrivacy::NotKept
    }

    fn example(&self, _walk: &Walkthrough) -> GalleryExample {
        GalleryExample::typing("1")
    }
}
