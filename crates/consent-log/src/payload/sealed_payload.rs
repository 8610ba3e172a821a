//! The content inside the seal, as it is written.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::consent::{
    CheckSeen, ConsentRecord, GivenWish, Notice, Operator, PageUsage, PresentedPage, RecordStanding, SealedVisit,
    VisitorIdentity,
};
use crate::error::crypto::CryptoError;
use crate::log::hash_chain;
use crate::value::hash::hex;
use crate::value::resident::Resident;

/// The answer to one wish.
#[derive(Serialize, Deserialize)]
pub(crate) struct WishPayload {
    pub(crate) answer: String,
    pub(crate) details: BTreeMap<String, Vec<String>>,
    pub(crate) standing: RecordStanding,
    pub(crate) operator: Operator,
}

/// The answer that a record may be kept.
#[derive(Serialize, Deserialize)]
pub(crate) struct AgreementPayload {
    pub(crate) answer: String,
    pub(crate) standing: RecordStanding,
    pub(crate) operator: Operator,
}

/// All that a visit says besides its wishes.
#[derive(Serialize, Deserialize)]
pub(crate) struct VisitPayload {
    pub(crate) person: VisitorIdentity,
    pub(crate) operator: Operator,
    pub(crate) standing: RecordStanding,
    trail: Vec<PagePayload>,
    /// Words of the trail by their hash. They are sealed, for a page such as "you said no" reveals an answer.
    words: BTreeMap<String, NoticePayload>,
    #[serde(flatten)]
    pub(crate) visit: SealedVisit,
}

/// What the inbox needs of a visit, without the words that were shown.
#[derive(Deserialize)]
pub(crate) struct SummaryPayload {
    person: VisitorIdentity,
    pub(crate) operator: Operator,
    #[serde(default)]
    pub(crate) checks: Vec<CheckSeen>,
    trail: Vec<PagePayload>,
    words: BTreeMap<String, NoticeName>,
    pub(crate) stopped_in: Option<String>,
}

/// Which page the words are of.
#[derive(Deserialize)]
struct NoticeName {
    page: String,
}

impl SummaryPayload {
    /// Returns whose record it is, as it was said at the visit.
    pub(crate) fn person(&self) -> Option<Resident> {
        match &self.person {
            VisitorIdentity::Number(number) | VisitorIdentity::StartedByStaff { number, .. } => {
                Some(Resident::with_number(number))
            }
            VisitorIdentity::Ticket => None,
        }
    }

    /// Returns how many seconds the page of a wish was shown, all times together; `None` if that was not recorded.
    pub(crate) fn seconds(&self, wish: &str) -> Option<u32> {
        let is_of = |shown: &&PagePayload| self.words.get(&shown.words).is_some_and(|words| words.page == wish);
        let stood = self.trail.iter().filter(is_of).filter_map(|shown| shown.seconds);
        // Not `sum`: a page that was never presented has no seconds, which is not zero seconds.
        stood.reduce(u32::saturating_add)
    }
}

/// A page as it was presented.
#[derive(Serialize, Deserialize)]
struct PagePayload {
    pub(crate) words: String,
    pub(crate) form: String,
    /// How it was used, where the facility has that recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) repeats: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) seconds: Option<u32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) heard: Vec<String>,
}

/// The words of a page.
#[derive(Serialize, Deserialize)]
pub(super) struct NoticePayload {
    page: String,
    edition: String,
    lang: String,
    body: String,
}

/// What staff corrected, and why.
#[derive(Serialize, Deserialize)]
pub(crate) struct CorrectionPayload {
    pub(crate) answer: String,
    pub(crate) details: BTreeMap<String, Vec<String>>,
    pub(crate) reason: String,
}

/// The outcome of talking it over, without what the inbox shows.
#[derive(Serialize, Deserialize)]
pub(crate) struct OutcomePayload {
    pub(crate) what: String,
    pub(crate) remark: String,
}

/// Why a record is held or released.
#[derive(Serialize, Deserialize)]
pub(crate) struct ReasonPayload {
    pub(crate) reason: String,
}

/// Who takes an answer back.
#[derive(Serialize, Deserialize)]
pub(crate) struct WithdrawalPayload {
    pub(crate) operator: Operator,
    pub(crate) lang: String,
}

impl WishPayload {
    pub(crate) fn new(given: &GivenWish, record: &ConsentRecord) -> Self {
        Self {
            answer: given.answer.clone(),
            details: given.details.clone(),
            standing: record.standing(),
            operator: record.operator().clone(),
        }
    }
}

impl AgreementPayload {
    pub(crate) fn new(record: &ConsentRecord) -> Self {
        Self {
            answer: record.agreement().answer.clone(),
            standing: record.standing(),
            operator: record.operator().clone(),
        }
    }
}

impl VisitPayload {
    pub(crate) fn new(record: &ConsentRecord) -> Result<Self, CryptoError> {
        Ok(Self {
            person: record.visit().person.clone(),
            operator: record.operator().clone(),
            standing: record.standing(),
            trail: record.presented().iter().map(PagePayload::new).collect(),
            // A page that was shown ten times is stored once.
            words: notices_by_hash(record.presented())?,
            visit: record.sealed().clone(),
        })
    }

    /// Returns the pages in the order in which they were presented, with their words; `None` if some were changed.
    pub(crate) fn presented(&self) -> Option<Vec<PresentedPage>> {
        let page = |page: &PagePayload| {
            let notice = self.words.get(&page.words)?.notice();
            // Words that have another hash than the one they are stored under were changed.
            (hex(&hash_chain::notice_hash(&notice)) == page.words).then(|| PresentedPage {
                notice: Arc::new(notice),
                form: page.form.clone(),
                usage: page.usage(),
                heard: page.heard.clone(),
            })
        };
        self.trail.iter().map(page).collect()
    }
}

impl PagePayload {
    fn new(shown: &PresentedPage) -> Self {
        Self {
            words: hex(&hash_chain::notice_hash(&shown.notice)),
            form: shown.form.clone(),
            repeats: shown.usage.map(|usage| usage.repeats),
            seconds: shown.usage.map(|usage| usage.seconds),
            heard: shown.heard.clone(),
        }
    }

    fn usage(&self) -> Option<PageUsage> {
        Some(PageUsage { repeats: self.repeats?, seconds: self.seconds? })
    }
}

impl NoticePayload {
    fn new(notice: &Notice) -> Result<Self, CryptoError> {
        let body = String::from_utf8(notice.body.clone());
        let body = body.map_err(|error| CryptoError::NotSerializable(serde::ser::Error::custom(error)))?;
        Ok(Self { page: notice.page.clone(), edition: notice.edition.clone(), lang: notice.lang.clone(), body })
    }

    fn notice(&self) -> Notice {
        Notice {
            page: self.page.clone(),
            edition: self.edition.clone(),
            lang: self.lang.clone(),
            body: self.body.clone().into_bytes(),
        }
    }
}

fn notices_by_hash(presented: &[PresentedPage]) -> Result<BTreeMap<String, NoticePayload>, CryptoError> {
    let words =
        |page: &PresentedPage| Ok((hex(&hash_chain::notice_hash(&page.notice)), NoticePayload::new(&page.notice)?));
    presented.iter().map(words).collect()
}
