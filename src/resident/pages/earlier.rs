//! An earlier record was found: answer anew, or take answers back. As easy as answering.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::resident::context::PageContext;
use crate::resident::message::ResidentEffect;
use crate::resident::pages::{EarlierPage, WithdrawListPage, WithdrawWhoPage};
use crate::resident::position::VisitLength;
use crate::resident::resident_page::{PagePrivacy, ResidentPage, ResidentPageBuilder};
use crate::resident::walkthrough::Walkthrough;

const ANEW: &str = "anew";
const ALL: &str = "all";
const ONE: &str = "one";

impl ResidentPage for EarlierPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "earlier".to_owned()
    }

    fn write(&self, _context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        builder.asks();
        builder.heading_and("earlier", &["s1", "s2"])?;
        builder.own_choice(1, "earlier", ANEW)?;
        match self.wishes.len() {
            0 => builder.part("earlier", "none", RowRole::Statement)?,
            // Of one answer, all is that one: there is nothing to pick.
            1 => builder.own_choice(2, "earlier", ALL)?,
            _ => {
                builder.own_choice(2, "earlier", ALL)?;
                builder.own_choice(3, "earlier", ONE)?;
            }
        }
        builder.back_and_menu()
    }

    fn on_choice(&self, walk: &mut Walkthrough, name: &str) -> Vec<ResidentEffect> {
        let code = self.code.clone();
        match name {
            ANEW => {
                walk.visit.replaces = Some(code);
                // What explains them was heard on the day of the record.
                walk.visit.only_wishes = true;
                walk.hear(VisitLength::Everything)
            }
            ALL => walk.go(WithdrawWhoPage { code, wishes: Vec::new() }),
            ONE => walk.go(WithdrawListPage { code, wishes: self.wishes.clone(), from: 0 }),
            _ => Vec::new(),
        }
    }

    fn privacy(&self) -> PagePrivacy {
        PagePrivacy::AboutPerson
    }
}
