//! Pages about the members of staff, and about erasing, which two of them do together.

use crate::content::{Args, ContentError};
use crate::page::{EntryKind, Role};
use crate::review::{At, LISTED_AT_ONCE};
use consent_log::Erasing;
use furigana::RichText;

use super::{Action, Desk, Sheet, back, back_and_end, people, plain, typed};

/// The key that adds a member of staff: those who are there stand before it.
const ADD: u8 = 6;

impl Desk<'_> {
    pub(super) fn staff(&self, sheet: &mut Sheet<'_>, from: usize) -> Result<(), ContentError> {
        let members = &self.review.members;
        let at_once = LISTED_AT_ONCE - 1;
        sheet.asks();
        sheet.with("many", plain(members.len()));
        sheet.row("review-staff", Role::Question)?;
        for (number, staff) in (1u8..).zip(members.iter().skip(from).take(at_once)) {
            let text = self.with_role(&staff.name, staff.role)?;
            sheet.choose(format!("staff.{}", staff.pseudonym), number, Action::Member(staff.clone()), text);
        }
        sheet.choice_part(ADD, Action::AddStaff, "review-staff", "add")?;
        people::more(sheet, (from, at_once, members.len()), Action::Staff)?;
        back_and_end(sheet)
    }

    fn with_role(&self, name: &str, role: consent_log::Role) -> Result<RichText, ContentError> {
        let role = self.text(&format!("staff-role-{}", role.as_str()))?;
        self.words.text("review-staff-line", &Args::new().with("staff", plain(name)).with("role", role))
    }

    pub(super) fn about_member(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let member = &self.review.member;
        sheet.with("staff", plain(&member.name));
        match &self.review.at {
            At::MemberLeaves => {
                sheet.asks();
                sheet.row("review-member-leaves", Role::Question)?;
                sheet.part("review-member-leaves", "s1", Role::Statement)?;
                sheet.choice_part(1, Action::Back, "review-member-leaves", "no")?;
                return sheet.choice_part(2, Action::LeavesNow, "review-member-leaves", "yes");
            }
            At::MemberName => typed(sheet, "review-member-name", (EntryKind::Text, 60))?,
            At::MemberPin => typed(sheet, "review-member-pin", (EntryKind::HiddenDigits, 8))?,
            At::MemberPinAgain => typed(sheet, "review-member-pin-again", (EntryKind::HiddenDigits, 8))?,
            At::MemberRole => self.roles(sheet)?,
            At::Again(_)
            | At::AgainOn(_)
            | At::Answers(_)
            | At::Cards(_)
            | At::Correct(_)
            | At::CorrectWhy(..)
            | At::Date
            | At::DateWrong
            | At::Due(_)
            | At::Duties(_)
            | At::Erase
            | At::Found(_)
            | At::Hold
            | At::Inbox(_)
            | At::Keys(_)
            | At::Link(_)
            | At::List(..)
            | At::Lists
            | At::Looked
            | At::Member
            | At::More
            | At::Outcome
            | At::Passphrase
            | At::Person(_)
            | At::Pin
            | At::Record
            | At::Register(_)
            | At::Search
            | At::SecondPin(_)
            | At::Staff(_)
            | At::Steps(_)
            | At::TakeBack(_)
            | At::Words(_)
            | At::Work => self.one_member(sheet)?,
        }
        back(sheet)
    }

    fn roles(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("review-member-role", Role::Question)?;
        for (number, role) in (1u8..).zip(consent_log::Role::ALL) {
            sheet.choice(number, Action::Role(role), &format!("staff-role-{}", role.as_str()))?;
        }
        Ok(())
    }

    fn one_member(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let member = &self.review.member;
        sheet.asks();
        if let Some(role) = member.role {
            sheet.with("role", self.text(&format!("staff-role-{}", role.as_str()))?);
        }
        sheet.row("review-member", Role::Question)?;
        sheet.choice_part(1, Action::NewRole, "review-member", "role")?;
        sheet.choice_part(2, Action::NewPin, "review-member", "pin")?;
        sheet.choice_part(3, Action::Leaves, "review-member", "leaves")
    }

    pub(super) fn erase(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("review-erase", Role::Question)?;
        sheet.part("review-erase", "s1", Role::Statement)?;
        for (number, why) in (1u8..).zip([Erasing::KeptLongEnough, Erasing::PersonAsked, Erasing::Mistaken]) {
            sheet.choice_part(number, Action::EraseFor(why), "review-erase", why.as_str())?;
        }
        back(sheet)
    }

    pub(super) fn second_pin(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        typed(sheet, "review-second-pin", (EntryKind::HiddenDigits, 8))?;
        back(sheet)
    }
}
