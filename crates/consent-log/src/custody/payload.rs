//! What is sealed about a card or certificate.

use serde::{Deserialize, Serialize};

use crate::value::resident::Resident;

/// Whose something is, inside the seal.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct HolderPayload {
    pub(crate) resident: Resident,
}

/// To whom it was given or what is known, inside the seal.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct RemarkPayload {
    pub(crate) told: String,
}
