//! What happens to a card or certificate, and where it is afterwards.

use strum::IntoStaticStr;

/// Where something is that the facility took.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum CustodyState {
    /// In its slot.
    #[strum(serialize = "in the locker")]
    Locker,
    /// With somebody, and expected back.
    Out,
    /// Nobody knows.
    Missing,
    /// With the person or the family, for good.
    Returned,
}

impl CustodyState {
    /// Returns `in the locker`, `out`, `missing` or `returned`.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// What happens to something that the facility keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum CustodyAct {
    /// It comes into the locker, with a paper.
    Received,
    /// It is given out, and comes back.
    Out,
    /// It came back, or was found.
    Back,
    /// It is given back for good.
    Returned,
    /// It is not where it should be.
    Missing,
}

impl CustodyAct {
    /// All.
    pub const ALL: [Self; 5] = [Self::Received, Self::Out, Self::Back, Self::Returned, Self::Missing];

    /// Returns its name in exports.
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Returns where something is after this; `None` if this cannot happen to it.
    ///
    /// `from` is `None` for something that the facility has not got. What is missing leaves its slot free for something
    /// else.
    pub fn next_state(self, from: Option<CustodyState>) -> Option<CustodyState> {
        use CustodyState::{Locker, Missing, Out, Returned};
        match (self, from) {
            (Self::Received, None | Some(Returned | Missing)) | (Self::Back, Some(Out | Missing)) => Some(Locker),
            (Self::Out, Some(Locker)) => Some(Out),
            (Self::Returned, Some(Locker | Out | Missing)) => Some(Returned),
            (Self::Missing, Some(Locker | Out)) => Some(Missing),
            (Self::Received, Some(Locker | Out))
            | (Self::Back, None | Some(Locker | Returned))
            | (Self::Out, None | Some(Out | Missing | Returned))
            | (Self::Missing, None | Some(Missing | Returned))
            | (Self::Returned, None | Some(Returned)) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_lies_in_the_locker_is_given_out_and_only_what_is_gone_comes_back() {
        let can = |act: CustodyAct| {
            let places = [CustodyState::Locker, CustodyState::Out, CustodyState::Missing, CustodyState::Returned];
            places.into_iter().filter(|from| act.next_state(Some(*from)).is_some()).collect::<Vec<_>>()
        };
        assert_eq!(can(CustodyAct::Received), [CustodyState::Missing, CustodyState::Returned]);
        assert_eq!(can(CustodyAct::Out), [CustodyState::Locker]);
        assert_eq!(can(CustodyAct::Back), [CustodyState::Out, CustodyState::Missing]);
        assert_eq!(can(CustodyAct::Returned), [CustodyState::Locker, CustodyState::Out, CustodyState::Missing]);
        assert_eq!(can(CustodyAct::Missing), [CustodyState::Locker, CustodyState::Out]);
        assert!(CustodyAct::ALL.into_iter().all(|act| act.next_state(None).is_some() == (act == CustodyAct::Received)));
    }
}
