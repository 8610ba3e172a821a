//! What a person wishes: a draft that cannot be stored, and the one way from it to a record that can.
//!
//! There is no path from silence, a time-out, an error or the end of input to a record: `finish`
//! wants the token of a read-back and of two deliberate keys, which only `walkthrough` hands out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;
use thiserror::Error;

/// Who presses the keys (docs/records.md#whose-wish: family and staff cannot consent for somebody).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "who", content = "role")]
pub enum Operator {
    /// The person, with somebody of this role helping.
    Assisted(String),
    /// Somebody of this role instead of the person.
    Other(String),
    /// The person alone.
    Person,
}

/// What a record of this visit counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum RecordStanding {
    /// Not answered by the person: a message to staff, never a wish.
    MessageToStaff,
    /// The person's own wish.
    Wish,
}

impl RecordStanding {
    /// Returns `wish` or `message-to-staff`, as other programs read it.
    pub(crate) fn as_str(self) -> &'static str {
        self.into()
    }
}

impl Operator {
    /// Returns what answers given by this operator count as.
    pub fn standing(&self) -> RecordStanding {
        match self {
            Self::Other(_) => RecordStanding::MessageToStaff,
            Self::Assisted(_) | Self::Person => RecordStanding::Wish,
        }
    }
}

/// Why a visit ended without a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Abandonment {
    /// The person chose to record nothing.
    Dropped,
    /// Nobody answered the question whether somebody is there.
    Idle,
    /// The input ended.
    InputEnded,
}

/// How staff find out whose record it is (facility profile `identity`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "by", content = "value")]
pub enum VisitorIdentity {
    /// The facility's own short number, typed by the person.
    Number(String),
    /// The facility's own short number, typed by staff who started the visit.
    StartedByStaff {
        /// The member of staff, by their pseudonym in hexadecimal.
        staff: String,
        /// The resident's number.
        number: String,
    },
    /// Nothing typed: staff link the receipt to the person in review.
    Ticket,
}

/// The very words of one page as they were shown, stored once by their hash.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Notice {
    /// The page id.
    pub page: String,
    /// The edition of the pack.
    pub edition: String,
    /// The language tag.
    pub lang: String,
    /// Canonical JSON: the rows with their ids, words in Aozora notation, and what is said aloud.
    #[serde(with = "notice_body")]
    pub body: Vec<u8>,
}

/// The answer to one wish.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenWish {
    /// The id of the wish, e.g. `use-insurance`.
    pub wish: String,
    /// The id of the option, e.g. `yes`, `later`, `family`.
    pub answer: String,
    /// Answers to the questions that followed, by question id, e.g. `later-when` → `month`.
    pub details: BTreeMap<String, Vec<String>>,
    /// The words of the page on which it was asked.
    pub notice: Notice,
}

/// The person's answer that a record may be kept, and the words with which it was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordAgreement {
    /// The id of the option, e.g. `yes`.
    pub answer: String,
    /// The words of the page on which it was asked.
    pub notice: Notice,
}

/// A check that was asked. Whether the answer was right is never stored (docs/records.md#no-score).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckSeen {
    /// The id of the check.
    pub check: String,
    /// Whether it was explained once more.
    pub explained_again: bool,
    /// Whether staff were offered and called.
    pub staff_called: bool,
}

/// How a person used a page. A facility has to ask for it, for it says how quick or slow somebody is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageUsage {
    /// How often it was asked for again.
    pub repeats: u32,
    /// How long it was shown, in whole seconds.
    pub seconds: u32,
}

/// A page as it was really presented.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PresentedPage {
    /// Its words.
    #[serde(with = "shared_notice")]
    pub notice: Arc<Notice>,
    /// How it was presented: `screen`, `screen-reader`, `lines`, and `+voice`, `+braille` behind it where it was heard of
    /// our voice or read on a braille display.
    pub form: String,
    /// How it was used; `None` where the facility does not have that recorded.
    pub usage: Option<PageUsage>,
    /// The rows that our voice played to their end, by their ids; none where it was silent.
    pub heard: Vec<String>,
}

/// Everything of one visit until it is confirmed. It has no way into the log; a visit that goes on another day keeps it
/// beside the log, under a code that only the person has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Who presses the keys; asked again at every visit.
    pub operator: Option<Operator>,
    /// That a record may be kept; `None` as long as the person has not said so.
    pub agreement: Option<RecordAgreement>,
    /// Answers in the order in which the wishes were asked.
    pub wishes: Vec<GivenWish>,
    /// Checks in the order in which they were asked; none where the facility does not have them recorded.
    pub checks: Vec<CheckSeen>,
    /// Pages in the order in which they were presented.
    pub presented: Vec<PresentedPage>,
    /// Answers to questions that are not wishes but lead the way, e.g. `have-card` → `no`.
    pub asked: BTreeMap<String, String>,
    /// Wishes whose answer our voice read back to its end.
    pub read_aloud: BTreeSet<String>,
    /// The days in Japan on which the person had enough and went on later; none where the visit took one sitting.
    pub earlier_sittings: Vec<Date>,
}

/// Proof that every answer was read back and that two different keys said yes.
///
/// A caller makes one at the one place where the second key is pressed; `clippy.toml` forbids it everywhere else.
#[derive(Debug)]
pub struct ReadBackProof {
    read_back: Vec<String>,
}

impl ReadBackProof {
    /// Confirms that these answers were read back and that two deliberate keys said yes.
    pub fn after_read_back(read_back: Vec<String>) -> Self {
        Self { read_back }
    }
}

/// What is said about the visit when it is finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Whose visit it was.
    pub person: VisitorIdentity,
    /// The pack's id.
    pub pack: String,
    /// The pack's edition.
    pub edition: String,
    /// The language tag in which it was confirmed.
    pub lang: String,
    /// The form in which it was confirmed, with everything by which the visit was followed (as `PresentedPage::form`).
    pub form: String,
    /// The receipt code of the earlier record that this one replaces.
    pub replaces: Option<String>,
    /// The chapter in which the person stopped half-way, if they did.
    pub stopped_in: Option<String>,
}

/// Why a draft is not yet a record.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum DraftError {
    /// The person has not agreed to a record.
    #[error("the person has not agreed to a record: nothing may be written")]
    NotAgreed,
    /// Nobody said who presses the keys.
    #[error("nobody said who presses the keys: ask it before recording")]
    NoOperator,
    /// The read-back has not the same number of answers as the draft.
    #[error("{read_back} of {given} answers were read back: read back all of them")]
    NotReadBack {
        /// How many lines were read back.
        read_back: usize,
        /// How many answers there are.
        given: usize,
    },
}

/// What a visit says besides its wishes and pages: sealed, opened and exported as it stands here, so that one more field
/// of a record is written here and where it is filled and shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedVisit {
    /// Checks in the order in which they were asked; none where the facility does not have them recorded.
    #[serde(default)]
    pub checks: Vec<CheckSeen>,
    /// Answers that are no wishes but decided which pages came, by question.
    pub asked: BTreeMap<String, String>,
    /// What was read back before it was confirmed, a line an answer.
    pub read_back: Vec<String>,
    /// Wishes whose answer our voice read back to its end; records of earlier versions have none.
    #[serde(default)]
    pub read_aloud: BTreeSet<String>,
    /// The receipt code of the record that this one replaces, as it was typed.
    pub replaces: Option<String>,
    /// The chapter in which the person stopped half-way, if they did.
    pub stopped_in: Option<String>,
    /// The days in Japan of the sittings before the one that was recorded; records of earlier versions have none.
    #[serde(default)]
    pub earlier_sittings: Vec<Date>,
}

/// A confirmed record of wishes: the only thing that the store takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentRecord {
    visit: Visit,
    agreement: RecordAgreement,
    operator: Operator,
    wishes: Vec<GivenWish>,
    presented: Vec<PresentedPage>,
    sealed: SealedVisit,
}

impl Draft {
    /// Makes the record, if the person agreed, said who they are, and heard every answer.
    pub fn finish(self, visit: Visit, confirmed: ReadBackProof) -> Result<ConsentRecord, DraftError> {
        let Some(agreement) = self.agreement else {
            return Err(DraftError::NotAgreed);
        };
        let Some(operator) = self.operator else {
            return Err(DraftError::NoOperator);
        };
        if confirmed.read_back.len() != self.wishes.len() {
            return Err(DraftError::NotReadBack { read_back: confirmed.read_back.len(), given: self.wishes.len() });
        }
        let sealed = SealedVisit {
            checks: self.checks,
            asked: self.asked,
            read_back: confirmed.read_back,
            read_aloud: self.read_aloud,
            replaces: visit.replaces.clone(),
            stopped_in: visit.stopped_in.clone(),
            earlier_sittings: self.earlier_sittings,
        };
        Ok(ConsentRecord { visit, agreement, operator, wishes: self.wishes, presented: self.presented, sealed })
    }

    /// Returns the answer to a wish, if it was given.
    pub fn answer(&self, wish: &str) -> Option<&GivenWish> {
        self.wishes.iter().find(|given| given.wish == wish)
    }

    /// Sets the answer to a wish; an earlier answer of this visit is replaced in its place.
    pub fn set_answer(&mut self, given: GivenWish) {
        // The voice read out the earlier answer, not this one.
        self.read_aloud.remove(&given.wish);
        match self.wishes.iter_mut().find(|earlier| earlier.wish == given.wish) {
            Some(earlier) => *earlier = given,
            None => self.wishes.push(given),
        }
    }
}

impl ConsentRecord {
    /// Returns whose visit it was, with which edition, in which language.
    pub fn visit(&self) -> &Visit {
        &self.visit
    }

    /// Returns the answer by which the record may be kept.
    pub fn agreement(&self) -> &RecordAgreement {
        &self.agreement
    }

    /// Returns who pressed the keys.
    pub fn operator(&self) -> &Operator {
        &self.operator
    }

    /// Returns whether this is the person's wish or a message to staff.
    pub fn standing(&self) -> RecordStanding {
        self.operator.standing()
    }

    /// Returns the answers.
    pub fn wishes(&self) -> &[GivenWish] {
        &self.wishes
    }

    /// Returns the pages as presented.
    pub fn presented(&self) -> &[PresentedPage] {
        &self.presented
    }

    /// Returns what the visit says besides its wishes and pages.
    pub fn sealed(&self) -> &SealedVisit {
        &self.sealed
    }
}

/// An earlier answer taken back, at the kiosk, with the receipt code: as easy as giving it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// The receipt code, as `parse`d by the store.
    pub receipt: String,
    /// Which wishes; empty means the whole record.
    pub wishes: Vec<String>,
    /// The language tag in which it was confirmed.
    pub lang: String,
    /// Who pressed the keys.
    pub operator: Operator,
}

/// The words of a page as text: JSON has no bytes.
mod notice_body {
    use serde::de::Deserializer;
    use serde::ser::{Error as _, Serializer};
    use serde::{Deserialize as _, Serialize as _};

    pub(super) fn serialize<S: Serializer>(body: &[u8], to: S) -> Result<S::Ok, S::Error> {
        std::str::from_utf8(body).map_err(S::Error::custom)?.serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        String::deserialize(from).map(String::into_bytes)
    }
}

/// Words that several pages may share in memory.
mod shared_notice {
    use std::sync::Arc;

    use serde::de::Deserializer;
    use serde::ser::Serializer;
    use serde::{Deserialize as _, Serialize as _};

    use super::Notice;

    pub(super) fn serialize<S: Serializer>(notice: &Arc<Notice>, to: S) -> Result<S::Ok, S::Error> {
        notice.as_ref().serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Arc<Notice>, D::Error> {
        Notice::deserialize(from).map(Arc::new)
    }
}
