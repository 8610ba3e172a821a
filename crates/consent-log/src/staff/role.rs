//! What members of staff are there for.

use strum::{EnumString, IntoStaticStr};

/// What a member of staff is there for (docs/records.md#staff).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Role {
    /// 案内: starts a visit and helps.
    Guide,
    /// カード管理: keeps the list of cards.
    CardKeeper,
    /// 確認: reads records and talks them over.
    Reviewer,
    /// 責任者: accounts, keys, export.
    Responsible,
}

impl Role {
    /// All, the one who may do least first.
    pub const ALL: [Self; 4] = [Self::Guide, Self::CardKeeper, Self::Reviewer, Self::Responsible];

    /// Returns `guide`, `card-keeper`, `reviewer` or `responsible`.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}
