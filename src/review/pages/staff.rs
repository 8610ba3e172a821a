//! The members of staff: who they are, a new one, and what changes for one who is there.

use crate::content::{Args, ContentError};
use crate::page::Role as RowRole;
use crate::review::context::Context;
use crate::review::entry::{PIN_ENTRY, keepable, text_entry};
use crate::review::rows::{LISTED_AT_ONCE, Sheet, back, back_and_end, more, plain, typing_and_back};
use crate::review::{Action, Alert, Effect, Review};
use consent_log::{Permission, Role, Staff};

use super::work::WorkPage;
use super::{Access, StaffPage};

/// The key that adds a member of staff, behind those of the members.
const ADD: u8 = 6;
const MEMBERS_AT_ONCE: usize = LISTED_AT_ONCE - 1;

/// The members of staff, from this one on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StaffListPage {
    pub(in crate::review) from: usize,
}

impl StaffPage for StaffListPage {
    fn id(&self) -> String {
        format!("review-staff-{}", self.from)
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let members = &context.review.members;
        sheet.asks();
        sheet.with("many", plain(members.len()));
        sheet.row("review-staff", RowRole::Question)?;
        for (number, staff) in (1u8..).zip(members.iter().skip(self.from).take(MEMBERS_AT_ONCE)) {
            let args = Args::new().with("staff", plain(&staff.name)).with("role", context.role(staff.role)?);
            let text = context.words.text("review-staff-line", &args)?;
            let action = Action::open(MemberPage { member: staff.clone() });
            sheet.choose(format!("staff.{}", staff.pseudonym), number, action, text);
        }
        sheet.choice_part(ADD, Action::open(MemberNamePage), "review-staff", "add")?;
        more(sheet, (self.from, MEMBERS_AT_ONCE, members.len()), |from| Self { from })?;
        back_and_end(sheet)
    }

    fn back(&self, _review: &Review) -> Action {
        if self.from > 0 { Action::return_to(Self { from: 0 }) } else { Action::return_to(WorkPage) }
    }

    fn access(&self) -> Access {
        Access::With(Permission::Accounts)
    }

    /// Reads the staff book again when it is shown from its beginning.
    fn opening(&self, _review: &mut Review) -> Vec<Effect> {
        if self.from == 0 { vec![Effect::StaffList] } else { Vec::new() }
    }
}

/// Changes the staff book, which is shown afterwards.
fn change(effect: Effect) -> Action {
    Action::ask_and_return(effect, Alert::STAFF_CHANGED, StaffListPage { from: 0 })
}

/// A member of staff.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MemberPage {
    member: Staff,
}

impl StaffPage for MemberPage {
    fn id(&self) -> String {
        "review-member".to_owned()
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let member = || self.member.clone();
        sheet.with("staff", plain(&self.member.name));
        sheet.asks();
        sheet.with("role", context.role(self.member.role)?);
        sheet.row("review-member", RowRole::Question)?;
        sheet.choice_part(
            1,
            Action::open(MemberRolePage { whose: RoleFor::Member(member()) }),
            "review-member",
            "role",
        )?;
        sheet.choice_part(
            2,
            Action::open(MemberPinPage { whose: PinFor::Member(member()) }),
            "review-member",
            "pin",
        )?;
        sheet.choice_part(3, Action::open(MemberLeavesPage { member: member() }), "review-member", "leaves")?;
        back(sheet)
    }

    fn back(&self, _review: &Review) -> Action {
        Action::return_to(StaffListPage { from: 0 })
    }

    fn access(&self) -> Access {
        Access::With(Permission::Accounts)
    }
}

/// Whether a member of staff leaves.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MemberLeavesPage {
    member: Staff,
}

impl StaffPage for MemberLeavesPage {
    fn id(&self) -> String {
        "review-member-leaves".to_owned()
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.with("staff", plain(&self.member.name));
        sheet.asks();
        sheet.row("review-member-leaves", RowRole::Question)?;
        sheet.part("review-member-leaves", "s1", RowRole::Statement)?;
        sheet.choice_part(1, Action::Back, "review-member-leaves", "no")?;
        let leave = change(Effect::Leave(self.member.pseudonym));
        sheet.choice_part(2, leave, "review-member-leaves", "yes")
    }

    fn back(&self, _review: &Review) -> Action {
        Action::return_to(MemberPage { member: self.member.clone() })
    }

    fn access(&self) -> Access {
        Access::With(Permission::Accounts)
    }
}

/// Who gets a role.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum RoleFor {
    /// Somebody who is in the staff book.
    Member(Staff),
    /// Somebody new with this name.
    New(String),
}

/// Who gets a PIN.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum PinFor {
    /// Somebody who is in the staff book.
    Member(Staff),
    /// Somebody new with this name and role.
    New(String, Role),
}

impl PinFor {
    fn name(&self) -> &str {
        match self {
            Self::Member(staff) => &staff.name,
            Self::New(name, _) => name,
        }
    }
}

/// The name of a new member of staff is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MemberNamePage;

impl StaffPage for MemberNamePage {
    fn id(&self) -> String {
        "review-member-name".to_owned()
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        typing_and_back(sheet, "review-member-name", text_entry(60))
    }

    fn back(&self, _review: &Review) -> Action {
        Action::return_to(StaffListPage { from: 0 })
    }

    fn access(&self) -> Access {
        Access::With(Permission::Accounts)
    }

    fn typed(&self, _review: &Review, name: String) -> Action {
        match keepable(&name) {
            Ok(name) => Action::open(MemberRolePage { whose: RoleFor::New(name) }),
            Err(alert) => Action::Say(alert),
        }
    }

    fn examples(&self) -> &'static [&'static str] {
        &["森 二郎"]
    }
}

/// Which role somebody gets.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MemberRolePage {
    whose: RoleFor,
}

impl StaffPage for MemberRolePage {
    fn id(&self) -> String {
        "review-member-role".to_owned()
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.with(
            "staff",
            plain(match &self.whose {
                RoleFor::Member(member) => &member.name,
                RoleFor::New(name) => name,
            }),
        );
        sheet.asks();
        sheet.row("review-member-role", RowRole::Question)?;
        for (number, role) in (1u8..).zip(Role::ALL) {
            sheet.choice(number, self.chosen(role), &format!("staff-role-{}", role.as_str()))?;
        }
        back(sheet)
    }

    fn back(&self, _review: &Review) -> Action {
        match &self.whose {
            RoleFor::Member(member) => Action::return_to(MemberPage { member: member.clone() }),
            RoleFor::New(_) => Action::return_to(MemberNamePage),
        }
    }

    fn access(&self) -> Access {
        Access::With(Permission::Accounts)
    }
}

impl MemberRolePage {
    /// Gives a member the role; a new member goes on to their PIN.
    fn chosen(&self, role: Role) -> Action {
        match &self.whose {
            RoleFor::Member(member) => change(Effect::SetRole(member.pseudonym, role)),
            RoleFor::New(name) => Action::open(MemberPinPage { whose: PinFor::New(name.clone(), role) }),
        }
    }
}

/// A PIN for a member of staff is typed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MemberPinPage {
    whose: PinFor,
}

impl StaffPage for MemberPinPage {
    fn id(&self) -> String {
        "review-member-pin".to_owned()
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.with("staff", plain(self.whose.name()));
        typing_and_back(sheet, "review-member-pin", PIN_ENTRY)
    }

    fn back(&self, _review: &Review) -> Action {
        match &self.whose {
            PinFor::Member(member) => Action::return_to(MemberPage { member: member.clone() }),
            PinFor::New(name, _) => Action::return_to(MemberRolePage { whose: RoleFor::New(name.clone()) }),
        }
    }

    fn access(&self) -> Access {
        Access::With(Permission::Accounts)
    }

    fn typed(&self, _review: &Review, pin: String) -> Action {
        // Whether the PIN is strong enough the staff book decides, when it is written.
        Action::open(MemberPinAgainPage { whose: self.whose.clone(), pin })
    }

    fn examples(&self) -> &'static [&'static str] {
        &["730952"]
    }
}

/// The same PIN is typed once more.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MemberPinAgainPage {
    whose: PinFor,
    pin: String,
}

impl StaffPage for MemberPinAgainPage {
    fn id(&self) -> String {
        "review-member-pin-again".to_owned()
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.with("staff", plain(self.whose.name()));
        typing_and_back(sheet, "review-member-pin-again", PIN_ENTRY)
    }

    fn back(&self, _review: &Review) -> Action {
        Action::return_to(MemberPinPage { whose: self.whose.clone() })
    }

    fn access(&self) -> Access {
        Access::With(Permission::Accounts)
    }

    fn typed(&self, _review: &Review, pin: String) -> Action {
        // Back to the first of the two: nobody knows which of them was mistyped.
        if pin != self.pin {
            let again = MemberPinPage { whose: self.whose.clone() };
            return Action::Each(vec![Action::return_to(again), Action::Say(Alert::OTHER_PIN)]);
        }
        match &self.whose {
            PinFor::Member(member) => change(Effect::SetPin(member.pseudonym, pin)),
            PinFor::New(name, role) => change(Effect::AddStaff(name.clone(), *role, pin)),
        }
    }

    fn examples(&self) -> &'static [&'static str] {
        &["730952"]
    }
}
