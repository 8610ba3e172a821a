//! Where the key that goes back leads from each page.

use super::{Alert, At, CardsAction, Effect, Review};
use consent_log::Duty;

impl Review {
    pub(super) fn back(&mut self) -> Vec<Effect> {
        match self.at.clone() {
            At::Record => {
                // What is not looked at is not kept in memory.
                self.opened = None;
                if matches!(self.came_from, At::Inbox(_)) { self.inbox(0) } else { self.go(self.came_from.clone()) }
            }
            At::Again(_) => self.go(At::Outcome),
            At::AgainOn(came) => self.go(At::Again(came)),
            At::Cards(at) => self.back_from_cards(&at),
            At::Keys(at) => self.back_from_keys(at),
            At::Correct(wish) | At::CorrectWhy(wish, _) | At::TakeBack(wish) => self.go(At::Words(wish)),
            At::Answers(_) | At::More | At::Outcome | At::Words(_) => self.go(At::Record),
            At::Erase | At::Hold | At::Link(_) | At::Looked => self.go(At::More),
            At::SecondPin(_) => self.go(At::Erase),
            At::MemberRole if self.member.who.is_none() => self.go(At::MemberName),
            At::MemberPin if self.member.who.is_none() => self.go(At::MemberRole),
            At::MemberLeaves | At::MemberPin | At::MemberRole => self.go(At::Member),
            At::MemberPinAgain => self.go(At::MemberPin),
            At::Member | At::MemberName => self.go(At::Staff(0)),
            At::Staff(from) if from > 0 => self.go(At::Staff(0)),
            At::Due(from) if from > 0 => self.go(At::Due(0)),
            At::Duties(from) if from > 0 => self.go(At::Duties(0)),
            At::Steps(_) => self.go(At::Duties(0)),
            At::Found(from) if from > 0 => self.go(At::Found(0)),
            At::Inbox(from) if from > 0 => self.go(At::Inbox(0)),
            At::List(id, from) if from > 0 => self.go(At::List(id, 0)),
            At::List(..) => self.lists(),
            At::Lists if self.may(Duty::Cards) => self.cards(CardsAction::Menu),
            At::Person(from) if from > 0 => self.go(At::Person(0)),
            At::Register(from) if from > 0 => self.go(At::Register(0)),
            At::Due(_) | At::Duties(_) | At::Lists | At::Register(_) | At::Search | At::Staff(_) => self.go(At::Work),
            At::Found(_) | At::Person(_) => self.go(At::Search),
            At::Work if self.may(Duty::Read) => self.inbox(0),
            At::Date | At::DateWrong | At::Inbox(_) | At::Passphrase | At::Pin | At::Work => {
                self.say(Alert::NothingBefore)
            }
        }
    }
}
