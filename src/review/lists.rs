//! How staff come to a hand-over list, and to a file with it.

use super::{At, Effect, Review};
use consent_log::{Duty, Gathered, Listed};

/// People of a list on one page: the key after them writes it to files.
pub(super) const LISTED_ON_A_LIST: usize = 5;

impl Review {
    pub(super) fn lists(&mut self) -> Vec<Effect> {
        self.with_duty(Duty::Read, |review| {
            review.opened = None;
            review.go(At::Lists)
        })
    }

    /// The list; from its beginning it is made anew, which is noted.
    pub(super) fn list(&mut self, id: String, from: usize) -> Vec<Effect> {
        self.with_duty(Duty::Read, |review| {
            review.at = At::List(id.clone(), from);
            if from > 0 {
                return Vec::new();
            }
            review.listed = Gathered::default();
            vec![Effect::HandOver(id)]
        })
    }

    pub(super) fn handed_over(&mut self, listed: Gathered<Listed>) -> Vec<Effect> {
        (self.listed, self.lists) = (listed, false);
        Vec::new()
    }

    pub(super) fn write_list(&mut self, id: String) -> Vec<Effect> {
        self.with_duty(Duty::Print, |_| vec![Effect::WriteList(id)])
    }
}
