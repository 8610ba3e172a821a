//! What the person responsible does with the staff book, and erasing, which wants a second pair of eyes.

use super::{Alert, At, Effect, Review};
use consent_log::privacy;
use consent_log::{Duty, Erasing, Pseudonym, Role, Staff};

/// A member of staff while they are typed or changed.
#[derive(Clone, Debug, Default)]
pub(super) struct Member {
    /// Who; `None` while somebody new is typed.
    pub(super) who: Option<Pseudonym>,
    pub(super) name: String,
    pub(super) role: Option<Role>,
    pin: String,
}

impl Review {
    pub(super) fn staff_list(&mut self, from: usize) -> Vec<Effect> {
        self.with_duty(Duty::Accounts, |review| {
            review.opened = None;
            review.at = At::Staff(from);
            if from == 0 { vec![Effect::StaffList] } else { Vec::new() }
        })
    }

    pub(super) fn staff_listed(&mut self, members: Vec<Staff>) -> Vec<Effect> {
        self.members = members;
        self.alert = self.done.take();
        if !matches!(self.at, At::Staff(_)) {
            self.at = At::Staff(0);
        }
        Vec::new()
    }

    pub(super) fn member(&mut self, staff: Staff) -> Vec<Effect> {
        self.member =
            Member { who: Some(staff.pseudonym), name: staff.name, role: Some(staff.role), pin: String::new() };
        self.for_accounts(At::Member)
    }

    pub(super) fn add_staff(&mut self) -> Vec<Effect> {
        self.member = Member::default();
        self.for_accounts(At::MemberName)
    }

    pub(super) fn for_accounts(&mut self, to: At) -> Vec<Effect> {
        self.with_duty(Duty::Accounts, |review| review.go(to))
    }

    pub(super) fn member_name(&mut self, name: &str) -> Vec<Effect> {
        let name = name.trim();
        if name.is_empty() {
            return self.say(Alert::Empty);
        }
        if privacy::refuse(name).is_err() {
            return self.say(Alert::Refused);
        }
        name.clone_into(&mut self.member.name);
        self.for_accounts(At::MemberRole)
    }

    /// Somebody new goes on to their PIN; somebody who is there has the role from now on.
    pub(super) fn role(&mut self, role: Role) -> Vec<Effect> {
        self.member.role = Some(role);
        match self.member.who {
            Some(who) => self.change_staff(Effect::SetRole(who, role)),
            None => self.for_accounts(At::MemberPin),
        }
    }

    pub(super) fn member_pin(&mut self, pin: String) -> Vec<Effect> {
        self.member.pin = pin;
        self.for_accounts(At::MemberPinAgain)
    }

    pub(super) fn member_pin_again(&mut self, pin: &str) -> Vec<Effect> {
        let first = std::mem::take(&mut self.member.pin);
        if pin != first {
            self.at = At::MemberPin;
            return self.say(Alert::OtherPin);
        }
        let Member { who, name, role, .. } = self.member.clone();
        match (who, role) {
            (Some(who), _) => self.change_staff(Effect::SetPin(who, first)),
            (None, Some(role)) => self.change_staff(Effect::AddStaff(name, role, first)),
            (None, None) => self.for_accounts(At::MemberRole),
        }
    }

    pub(super) fn leaves_now(&mut self) -> Vec<Effect> {
        match self.member.who {
            Some(who) => self.change_staff(Effect::Leave(who)),
            None => Vec::new(),
        }
    }

    fn change_staff(&mut self, effect: Effect) -> Vec<Effect> {
        self.with_duty(Duty::Accounts, |review| {
            review.done = Some(Alert::StaffChanged);
            vec![effect]
        })
    }

    pub(super) fn erasing(&mut self, to: At) -> Vec<Effect> {
        if self.opened.is_none() {
            return Vec::new();
        }
        self.with_duty(Duty::Erase, |review| review.go(to))
    }

    /// What cannot be undone is done by no one alone.
    pub(super) fn second_pin(&mut self, why: Erasing, pin: String) -> Vec<Effect> {
        let Some(receipt) = self.opened.as_ref().map(|opened| opened.receipt) else { return Vec::new() };
        self.with_duty(Duty::Erase, |review| {
            review.done = Some(Alert::Erased);
            vec![Effect::Erase(receipt, why, pin)]
        })
    }
}
