//! Invented records for the gallery and for tests; no real person is in them.

use std::collections::BTreeMap;

use jiff::civil::{DateTime, date};
use zeroize::Zeroizing;

use crate::content::{Circumstances, Content, ContentError, FacilityProfile};
use crate::review::locker::Locker;
use crate::review::outcome::FollowUpOutcome;
use crate::review::staff_names::StaffNames;
use consent_log::consent::{
    CheckSeen, Notice, Operator, PageUsage, PresentedPage, RecordStanding, SealedVisit, VisitorIdentity,
};
use consent_log::{
    AgreementEntry, CallOutcome, Correction, CorrectionEntry, CustodyState, DecryptedRecord, DecryptedWish, FollowUp,
    HandOverEntry, InboxEntry, Keeper, KeyKind, KnownKey, ListedAnswer, LockerCount, LockerItem, OutcomeEntry,
    PartialRead, Pseudonym, Receipt, RecordReaders, RecordSummary, Resident, ReviewEntry, ReviewState, Role, SlotId,
    StaffCall, StaffMember, UnreadableEntry, WithdrawalEntry,
};
use furigana::RichText;

/// The day on which the invented facility looks at its records; not before the pack was checked, or none of its dated
/// sentences would be shown.
pub(super) fn today() -> jiff::civil::Date {
    date(2026, 11, 30)
}

/// An invented facility on that day that has settled nothing.
pub(super) fn circumstances(content: &Content) -> Result<Circumstances, ContentError> {
    let name = RichText::plain("あおぞら");
    Ok(Circumstances::new(today(), FacilityProfile::new(content.pack(), name, &BTreeMap::new())?, false))
}

fn at(number: i8) -> DateTime {
    jiff::civil::date(2026, 11, 20).at(10, number.clamp(0, 59), 0, 0)
}

/// A code that a real record has once in 10^13: one more than so many times 97.
pub(super) fn receipt(number: u64) -> Option<Receipt> {
    format!("{:016}", 1 + 97 * number).parse().ok()
}

pub(super) fn pseudonym(number: u8) -> Option<Pseudonym> {
    format!("{number:032x}").parse().ok()
}

/// A member of staff with this role.
pub(super) fn staff(role: Role) -> Option<StaffMember> {
    let (number, name) = match role {
        Role::Guide => (1, "森 一郎"),
        Role::CardKeeper => (2, "Suzuki"),
        Role::Reviewer => (3, "佐藤 花子"),
        Role::Responsible => (4, "Tanaka"),
    };
    Some(StaffMember { pseudonym: pseudonym(number)?, name: name.to_owned(), role })
}

/// Returns these entries beside a record that cannot be read.
pub(super) fn with_unreadable<T>(read: Vec<T>) -> PartialRead<T> {
    PartialRead { read, unread: vec![UnreadableEntry { event: 18, receipt: receipt(18), at: Some(at(18)) }] }
}

/// One call of each kind.
pub(super) fn calls() -> Vec<StaffCall> {
    let call = |number: i8, became| StaffCall { at: at(number), outcome: became };
    vec![
        call(9, CallOutcome::Open),
        call(8, CallOutcome::Left(220)),
        call(7, CallOutcome::TakenBack(75)),
        call(6, CallOutcome::Lost),
    ]
}

fn spot(text: &str) -> Option<SlotId> {
    text.parse().ok()
}

/// A locker with something in every state.
pub(super) fn locker() -> Locker {
    let kept = |seq: i64, spot: Option<SlotId>, now: CustodyState| {
        Some(LockerItem {
            seq,
            spot: spot?,
            paper: format!("A-{seq}"),
            now,
            since: at(5),
            keeper: pseudonym(2)?,
            is_erased: false,
        })
    };
    let holdings = [
        kept(1, spot("11"), CustodyState::Locker),
        kept(2, spot("12"), CustodyState::Out),
        kept(3, spot("12:certificate"), CustodyState::Locker),
        kept(4, spot("13"), CustodyState::Missing),
        kept(5, spot("14"), CustodyState::Returned),
    ];
    let keeper =
        |number: u8| Some(Keeper { staff: pseudonym(number)?, since: at(1), until: None, named_by: pseudonym(4)? });
    Locker {
        holdings: holdings.into_iter().flatten().collect(),
        keepers: keeper(2).into_iter().collect(),
        members: Role::ALL.into_iter().filter_map(staff).collect(),
        names: names(),
        counted: Some(at(3)),
    }
}

/// A count that does not agree.
pub(super) fn count() -> LockerCount {
    let spots = |text: &str| spot(text).into_iter().collect();
    LockerCount { present: 1, absent: spots("12:certificate"), unexpected: spots("20") }
}

/// The keys of set-up, and a newer passphrase that two people made.
pub(super) fn keys() -> Vec<KnownKey> {
    let key = |number: i8, kind: KeyKind, by: Vec<Pseudonym>| KnownKey {
        kind,
        mark: format!("{number:08x}"),
        since: at(number),
        is_retired: number == 1,
        slots: 9,
        by,
    };
    let both = [pseudonym(4), pseudonym(3)].into_iter().flatten().collect();
    // Two keys of one kind, one of them retired: the page has a different line for each.
    vec![key(1, KeyKind::Facility, Vec::new()), key(2, KeyKind::Recovery, Vec::new()), key(3, KeyKind::Facility, both)]
}

/// Words of a new key.
pub(super) fn new_words(kind: KeyKind) -> Zeroizing<String> {
    let words = match kind {
        KeyKind::Facility => 7,
        KeyKind::Recovery => 24,
    };
    Zeroizing::new(["example"].repeat(words).join(" "))
}

/// Somebody on a hand-over list, and somebody whom nobody tied to a person.
pub(super) fn hand_over_entries() -> Vec<HandOverEntry> {
    let answered = |answer: &str| {
        vec![ListedAnswer { wish: "photo-wish".to_owned(), answer: answer.to_owned(), details: BTreeMap::new() }]
    };
    let line = |number: u64, resident: Resident, answer: &str| {
        let Resident { number: own, name, room, .. } = resident;
        Some(HandOverEntry { receipt: receipt(number)?, at: at(7), number: own, name, room, answers: answered(answer) })
    };
    [line(7, resident(), "talk"), line(8, Resident::default(), "talk")].into_iter().flatten().collect()
}

/// The person of some of the records.
pub(super) fn resident() -> Resident {
    Resident {
        number: "30125".to_owned(),
        name: "山田 花子".to_owned(),
        kana: "やまだ はなこ".to_owned(),
        room: "101".to_owned(),
    }
}

/// Somebody with a like name.
fn other_resident() -> Resident {
    Resident {
        number: "30126".to_owned(),
        name: "山本 一".to_owned(),
        kana: "やまもと はじめ".to_owned(),
        room: "102".to_owned(),
    }
}

/// Staff of the invented facility.
pub(super) fn names() -> StaffNames {
    Role::ALL.into_iter().filter_map(staff).map(|staff| (staff.pseudonym, staff.name)).collect()
}

/// A calm record of the person alone, with as many answers as its number.
pub(super) fn summary(number: u8) -> Option<RecordSummary> {
    // The number is also the time and the count of answers: tests tell records apart by it.
    let line = InboxEntry {
        receipt: receipt(u64::from(number))?,
        standing: RecordStanding::Wish,
        at: at(i8::try_from(number).unwrap_or(0)),
        pack: "mynumber".to_owned(),
        wishes: usize::from(number),
        withdrawn: Vec::new(),
        replaced: Vec::new(),
        state: ReviewState::New,
        follow_up: None,
        is_held: false,
        is_erased: false,
    };
    Some(RecordSummary {
        entry: line,
        person: None,
        operator: Operator::Person,
        answers: BTreeMap::from([("use-insurance".to_owned(), "no".to_owned())]),
        others_asked: false,
        explained_again: 0,
        quickest: Some(9),
        interrupted: false,
        clock_doubtful: false,
    })
}

/// An inbox with every flag in it.
pub(super) fn summaries() -> Vec<RecordSummary> {
    let answered = |answer: &str| BTreeMap::from([("use-insurance".to_owned(), answer.to_owned())]);
    let of = |number: u8, change: &dyn Fn(&mut RecordSummary)| {
        summary(number).map(|mut gist| {
            change(&mut gist);
            gist
        })
    };
    // At least one record for each flag, so that the inbox of the gallery shows every one.
    let all = [
        of(8, &|gist| gist.answers = answered("talk")),
        of(7, &|gist| {
            gist.entry.standing = RecordStanding::MessageToStaff;
            gist.operator = Operator::Other("family".to_owned());
        }),
        of(6, &|gist| {
            gist.person = Some(resident());
            gist.answers = answered("yes");
            gist.quickest = Some(0);
        }),
        of(5, &|gist| {
            gist.operator = Operator::Assisted("staff".to_owned());
            gist.explained_again = 2;
            gist.interrupted = true;
            gist.clock_doubtful = true;
        }),
        of(4, &|gist| gist.entry.withdrawn = vec!["use-insurance".to_owned()]),
        of(3, &|gist| gist.others_asked = true),
        of(2, &|gist| {
            gist.person = Some(other_resident());
            gist.entry.state = ReviewState::Viewed;
        }),
        of(9, &|gist| {
            gist.person = Some(other_resident());
            gist.entry.state = ReviewState::TalkedOver;
            gist.entry.follow_up = Some(FollowUp { done: false, due: Some(today()) });
        }),
        of(1, &|gist| {
            gist.person = Some(resident());
            gist.entry.state = ReviewState::TalkedOver;
        }),
    ];
    all.into_iter().flatten().collect()
}

fn notice(wish: &str) -> Notice {
    let rows = format!(
        r#"[{{"id":"{wish}","number":null,"text":"マイナンバーカードを、｜保険証《ほけんしょう》として｜使《つか》いたいですか。","said":"マイナンバーカードを、ほけんしょうとしてつかいたいですか。"}},{{"id":"{wish}.yes","number":1,"text":"はい","said":"はい"}},{{"id":"{wish}.no","number":2,"text":"いいえ","said":"いいえ"}}]"#
    );
    Notice {
        page: wish.to_owned(),
        edition: "mynumber/2026-11-24".to_owned(),
        lang: "ja-simple".to_owned(),
        body: rows.into_bytes(),
    }
}

fn wish(wish: &str, answer: &str) -> DecryptedWish {
    DecryptedWish {
        wish: wish.to_owned(),
        answer: answer.to_owned(),
        details: BTreeMap::new(),
        notice: notice(wish),
        withdrawn: None,
        others_asked: None,
        replaced_by: None,
        corrections: Vec::new(),
    }
}

/// What staff wrote beside an answer, on the person's word.
fn correction_entry() -> Option<CorrectionEntry> {
    let correction = Correction {
        wish: "use-insurance".to_owned(),
        answer: "later".to_owned(),
        details: BTreeMap::new(),
        reason: "pressed the wrong key".to_owned(),
    };
    Some(CorrectionEntry { at: at(45), staff: pseudonym(3)?, correction })
}

/// Who may read in the invented facility: all who can be let to, so that every page is met.
pub(super) const READERS: RecordReaders = RecordReaders::ResponsibleAndCare;

/// A record in which everything happened that can happen to one.
pub(super) fn decrypted_record(receipt: Receipt) -> Option<DecryptedRecord> {
    let taken_back =
        |operator: Operator| WithdrawalEntry { at: at(40), operator, lang: "ja-simple".to_owned(), staff: None };
    let presented = |page: &str, heard: &[&str]| PresentedPage {
        notice: std::sync::Arc::new(notice(page)),
        form: "screen".to_owned(),
        usage: Some(PageUsage { repeats: 1, seconds: 12 }),
        heard: heard.iter().map(|row| (*row).to_owned()).collect(),
    };
    Some(DecryptedRecord {
        receipt,
        at: at(7),
        person: VisitorIdentity::Ticket,
        linked: Some(resident()),
        operator: Operator::Assisted("family".to_owned()),
        standing: RecordStanding::Wish,
        agreement: Some(AgreementEntry { answer: "yes".to_owned(), notice: notice("record-keep") }),
        // One answer for each thing that can happen to one: corrected, taken back, taken back by somebody else.
        wishes: vec![
            DecryptedWish { corrections: vec![correction_entry()?], ..wish("use-insurance", "yes") },
            DecryptedWish {
                withdrawn: Some(taken_back(Operator::Person)),
                details: BTreeMap::from([("custody-certificate".to_owned(), vec!["family".to_owned()])]),
                ..wish("certificate-wish", "yes")
            },
            DecryptedWish {
                others_asked: Some(taken_back(Operator::Other("family".into()))),
                ..wish("custody", "facility")
            },
        ],
        presented: vec![presented("use-insurance", &["use-insurance", "use-insurance.yes"])],
        visit: sealed_visit(),
        pack: "mynumber".to_owned(),
        edition: "2026-11-24".to_owned(),
        lang: "ja-simple".to_owned(),
        form: "screen+voice+braille".to_owned(),
        reviews: vec![
            ReviewEntry { at: at(50), staff: pseudonym(3)?, talked_over: false },
            ReviewEntry { at: at(51), staff: pseudonym(3)?, talked_over: true },
        ],
        outcomes: vec![OutcomeEntry {
            at: at(51),
            staff: pseudonym(3)?,
            outcome: FollowUpOutcome::Arranging.to_outcome(Some(date(2026, 12, 24))),
        }],
        held: None,
        left_on: None,
    })
}

fn sealed_visit() -> SealedVisit {
    SealedVisit {
        checks: vec![
            CheckSeen { check: "k-use-share".to_owned(), explained_again: true, staff_called: false },
            CheckSeen { check: "k-use-apply".to_owned(), explained_again: false, staff_called: false },
        ],
        read_back: vec!["use-insurance".to_owned()],
        read_aloud: std::iter::once("use-insurance".to_owned()).collect(),
        stopped_in: Some("use".to_owned()),
        earlier_sittings: vec![date(2026, 11, 20), date(2026, 11, 21)],
        ..SealedVisit::default()
    }
}
