//! The members of staff: who they are, a new one, and what changes for one who is there.

use crate::content::{ContentError, MessageArgs};
use crate::page::RowRole;
use crate::review::context::ReviewContext;
use crate::review::entry::{PIN_ENTRY, storable, text_entry};
use crate::review::message::{ReviewAction, ReviewAlert, ReviewEffect};
use crate::review::pages::{
    MemberLeavesPage, MemberNamePage, MemberPage, MemberPinAgainPage, MemberPinPage, MemberRolePage, StaffListPage,
    WorkPage,
};
use crate::review::role_and_pin::{PinFor, RoleFor};
use crate::review::rows::{
    ENTRIES_PER_PAGE, ReviewPageBuilder, back_and_end_rows, back_row, more_row, plain_text, typed_question_and_back,
};
use crate::review::staff_page::{PageAccess, StaffPage};
use crate::review::state::Review;
use consent_log::{Permission, Role};

/// The key that adds a member of staff, behind those of the members.
const ADD_KEY: u8 = 6;
const MEMBERS_AT_ONCE: usize = ENTRIES_PER_PAGE - 1;

impl StaffPage for StaffListPage {
    fn id(&self) -> String {
        format!("review-staff-{}", self.from)
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let members = &context.review.members;
        sheet.asks();
        sheet.with("many", plain_text(members.len()));
        sheet.row("review-staff", RowRole::Question)?;
        for (number, staff) in (1u8..).zip(members.iter().skip(self.from).take(MEMBERS_AT_ONCE)) {
            let args =
                MessageArgs::new().with("staff", plain_text(&staff.name)).with("role", context.role(staff.role)?);
            let text = context.words.text("review-staff-line", &args)?;
            let action = ReviewAction::open(MemberPage { member: staff.clone() });
            sheet.choose(format!("staff.{}", staff.pseudonym), number, action, text);
        }
        sheet.choice_part(ADD_KEY, ReviewAction::open(MemberNamePage), "review-staff", "add")?;
        more_row(sheet, (self.from, MEMBERS_AT_ONCE, members.len()), |from| Self { from })?;
        back_and_end_rows(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        if self.from > 0 { ReviewAction::return_to(Self { from: 0 }) } else { ReviewAction::return_to(WorkPage) }
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Accounts)
    }

    /// Reads the staff book again when it is shown from its beginning.
    fn on_open(&self, _review: &mut Review) -> Vec<ReviewEffect> {
        if self.from == 0 { vec![ReviewEffect::StaffList] } else { Vec::new() }
    }
}

/// Changes the staff book, which is shown afterwards.
fn change_staff_book(effect: ReviewEffect) -> ReviewAction {
    ReviewAction::ask_and_return(effect, ReviewAlert::STAFF_CHANGED, StaffListPage { from: 0 })
}

impl StaffPage for MemberPage {
    fn id(&self) -> String {
        "review-member".to_owned()
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let member = || self.member.clone();
        sheet.with("staff", plain_text(&self.member.name));
        sheet.asks();
        sheet.with("role", context.role(self.member.role)?);
        sheet.row("review-member", RowRole::Question)?;
        sheet.choice_part(
            1,
            ReviewAction::open(MemberRolePage { whose: RoleFor::Member(member()) }),
            "review-member",
            "role",
        )?;
        sheet.choice_part(
            2,
            ReviewAction::open(MemberPinPage { whose: PinFor::Member(member()) }),
            "review-member",
            "pin",
        )?;
        sheet.choice_part(3, ReviewAction::open(MemberLeavesPage { member: member() }), "review-member", "leaves")?;
        back_row(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(StaffListPage { from: 0 })
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Accounts)
    }
}

impl StaffPage for MemberLeavesPage {
    fn id(&self) -> String {
        "review-member-leaves".to_owned()
    }

    fn write(&self, _context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        sheet.with("staff", plain_text(&self.member.name));
        sheet.asks();
        sheet.row("review-member-leaves", RowRole::Question)?;
        sheet.part("review-member-leaves", "s1", RowRole::Statement)?;
        // No stands first: a 1 that is pressed once too often must not end anybody's access.
        sheet.choice_part(1, ReviewAction::Back, "review-member-leaves", "no")?;
        let leave = change_staff_book(ReviewEffect::Leave(self.member.pseudonym));
        sheet.choice_part(2, leave, "review-member-leaves", "yes")
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(MemberPage { member: self.member.clone() })
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Accounts)
    }
}

impl PinFor {
    fn name(&self) -> &str {
        match self {
            Self::Member(staff) => &staff.name,
            Self::New(name, _) => name,
        }
    }
}

impl StaffPage for MemberNamePage {
    fn id(&self) -> String {
        "review-member-name".to_owned()
    }

    fn write(&self, _context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        typed_question_and_back(sheet, "review-member-name", text_entry(60))
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(StaffListPage { from: 0 })
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Accounts)
    }

    fn on_text(&self, _review: &Review, name: String) -> ReviewAction {
        match storable(&name) {
            Ok(name) => ReviewAction::open(MemberRolePage { whose: RoleFor::New(name) }),
            Err(alert) => ReviewAction::Say(alert),
        }
    }

    fn examples(&self) -> &'static [&'static str] {
        &["森 二郎"]
    }
}

impl StaffPage for MemberRolePage {
    fn id(&self) -> String {
        "review-member-role".to_owned()
    }

    fn write(&self, _context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        sheet.with(
            "staff",
            plain_text(match &self.whose {
                RoleFor::Member(member) => &member.name,
                RoleFor::New(name) => name,
            }),
        );
        sheet.asks();
        sheet.row("review-member-role", RowRole::Question)?;
        for (number, role) in (1u8..).zip(Role::ALL) {
            sheet.choice(number, self.role_action(role), &format!("staff-role-{}", role.as_str()))?;
        }
        back_row(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        match &self.whose {
            RoleFor::Member(member) => ReviewAction::return_to(MemberPage { member: member.clone() }),
            RoleFor::New(_) => ReviewAction::return_to(MemberNamePage),
        }
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Accounts)
    }
}

impl MemberRolePage {
    /// Gives a member the role; a new member goes on to their PIN.
    fn role_action(&self, role: Role) -> ReviewAction {
        match &self.whose {
            RoleFor::Member(member) => change_staff_book(ReviewEffect::SetRole(member.pseudonym, role)),
            RoleFor::New(name) => ReviewAction::open(MemberPinPage { whose: PinFor::New(name.clone(), role) }),
        }
    }
}

impl StaffPage for MemberPinPage {
    fn id(&self) -> String {
        "review-member-pin".to_owned()
    }

    fn write(&self, _context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        sheet.with("staff", plain_text(self.whose.name()));
        typed_question_and_back(sheet, "review-member-pin", PIN_ENTRY)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        match &self.whose {
            PinFor::Member(member) => ReviewAction::return_to(MemberPage { member: member.clone() }),
            PinFor::New(name, _) => ReviewAction::return_to(MemberRolePage { whose: RoleFor::New(name.clone()) }),
        }
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Accounts)
    }

    fn on_text(&self, _review: &Review, pin: String) -> ReviewAction {
        // Whether the PIN is strong enough the staff book decides, when it is written.
        ReviewAction::open(MemberPinAgainPage { whose: self.whose.clone(), pin })
    }

    fn examples(&self) -> &'static [&'static str] {
        &["730952"]
    }
}

impl StaffPage for MemberPinAgainPage {
    fn id(&self) -> String {
        "review-member-pin-again".to_owned()
    }

    fn write(&self, _context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        sheet.with("staff", plain_text(self.whose.name()));
        typed_question_and_back(sheet, "review-member-pin-again", PIN_ENTRY)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(MemberPinPage { whose: self.whose.clone() })
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Accounts)
    }

    fn on_text(&self, _review: &Review, pin: String) -> ReviewAction {
        // Back to the first of the two: nobody knows which of them was mistyped.
        if pin != self.pin {
            let again = MemberPinPage { whose: self.whose.clone() };
            return ReviewAction::Each(vec![ReviewAction::return_to(again), ReviewAction::Say(ReviewAlert::OTHER_PIN)]);
        }
        match &self.whose {
            PinFor::Member(member) => change_staff_book(ReviewEffect::SetPin(member.pseudonym, pin)),
            PinFor::New(name, role) => change_staff_book(ReviewEffect::AddStaff(name.clone(), *role, pin)),
        }
    }

    fn examples(&self) -> &'static [&'static str] {
        &["730952"]
    }
}
