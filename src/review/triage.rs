//! What staff should look at first: flags of a record, computed and never stored.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime};

use consent_log::consent::{Operator, RecordStanding};
use consent_log::{InboxEntry, RecordSummary, ReviewState};

/// Answers that postpone a decision; deciding later does not contradict them (`content check` wants both of every wish).
const UNDECIDED: [&str; 2] = ["later", "talk"];
/// The answer with which a person asks for staff.
const TALK: &str = "talk";
/// Nobody reads or hears a question in less, in whole seconds: slow speech is five morae a second.
const HASTY_BELOW_SECONDS: u32 = 2;

/// Why a record wants a look; the more urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TriageFlag {
    /// Staff promised to look again, and the day has come.
    Due,
    /// Somebody else asked that an answer be taken back.
    OthersAsked,
    /// The person took an answer back.
    TakenBack,
    /// The person asked to talk with staff.
    WantsToTalk,
    /// An earlier wish of the same person says something else, and neither was taken back.
    Contradiction,
    /// Somebody else answered: a message, no wish.
    NotThePerson,
    /// Somebody helped.
    Helped,
    /// A wish was answered before anybody could have read or heard it.
    VeryFast,
    /// A check was explained once more.
    ExplainedAgain,
    /// The visit was stopped half-way.
    Interrupted,
    /// The date may be wrong.
    ClockDoubtful,
}

impl TriageFlag {
    /// All, the most urgent first.
    pub const ALL: [Self; 11] = [
        Self::Due,
        Self::OthersAsked,
        Self::TakenBack,
        Self::WantsToTalk,
        Self::Contradiction,
        Self::NotThePerson,
        Self::Helped,
        Self::VeryFast,
        Self::ExplainedAgain,
        Self::Interrupted,
        Self::ClockDoubtful,
    ];

    /// Its name among the words: `review-flag-` and this.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::OthersAsked => "others-asked",
            Self::TakenBack => "taken-back",
            Self::WantsToTalk => "wants-to-talk",
            Self::Contradiction => "contradiction",
            Self::NotThePerson => "not-the-person",
            Self::Helped => "helped",
            Self::VeryFast => "very-fast",
            Self::ExplainedAgain => "explained-again",
            Self::Interrupted => "interrupted",
            Self::ClockDoubtful => "clock-doubtful",
        }
    }

    fn is_raised(self, gist: &RecordSummary, today: Date) -> bool {
        match self {
            Self::Due => gist
                .entry
                .follow_up
                .is_some_and(|follow_up| !follow_up.done && follow_up.due.is_some_and(|due| due <= today)),
            Self::OthersAsked => gist.others_asked,
            Self::TakenBack => !gist.entry.withdrawn.is_empty(),
            Self::WantsToTalk => gist.answers.values().any(|answer| answer == TALK),
            // This takes the other records of the person: `by_urgency` raises it.
            Self::Contradiction => false,
            Self::NotThePerson => gist.entry.standing == RecordStanding::MessageToStaff,
            Self::Helped => matches!(gist.operator, Operator::Assisted(_)),
            Self::VeryFast => gist.quickest.is_some_and(|seconds| seconds < HASTY_BELOW_SECONDS),
            Self::ExplainedAgain => gist.explained_again > 0,
            Self::Interrupted => gist.interrupted,
            Self::ClockDoubtful => gist.clock_doubtful,
        }
    }
}

/// A record in short with its flags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriagedRecord {
    /// The record in short.
    pub summary: RecordSummary,
    /// Its flags, the most urgent first.
    pub flags: BTreeSet<TriageFlag>,
    /// Whether it was talked over since it last changed, and nothing is left to do today.
    pub is_done: bool,
}

fn is_done(line: &InboxEntry, today: Date) -> bool {
    let rests = line.follow_up.is_none_or(|left| left.done || left.due.is_some_and(|due| due > today));
    match line.state {
        ReviewState::New | ReviewState::Viewed => false,
        ReviewState::TalkedOver => rests,
    }
}

/// Returns all records with their flags, the most urgent first.
pub fn by_urgency(gists: Vec<RecordSummary>, today: Date) -> Vec<TriagedRecord> {
    // This needs the order of the log, so it comes before the sorting.
    let contradicting = contradicting(&gists);
    let mut all: Vec<TriagedRecord> = gists
        .into_iter()
        .zip(contradicting)
        .map(|(gist, contradicts)| {
            let mut flags: BTreeSet<TriageFlag> =
                TriageFlag::ALL.into_iter().filter(|flag| flag.is_raised(&gist, today)).collect();
            if contradicts {
                flags.insert(TriageFlag::Contradiction);
            }
            TriagedRecord { is_done: is_done(&gist.entry, today), summary: gist, flags }
        })
        .collect();
    all.sort_by_key(rank);
    all
}

/// Returns the sort key: open before done, then the more urgent flag, then the longest waiting.
fn rank(flagged: &TriagedRecord) -> (bool, bool, Option<TriageFlag>, DateTime) {
    let flag = flagged.flags.first().copied();
    // `None` sorts before `Some`: without the second part, records without a flag would come first.
    (flagged.is_done, flag.is_none(), flag, flagged.summary.entry.at)
}

/// Returns for each record, the newest first, whether an earlier wish of the same person says otherwise.
fn contradicting(gists: &[RecordSummary]) -> Vec<bool> {
    let mut decided: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    // Oldest first: only what was decided earlier can be contradicted.
    let mut found: Vec<bool> = gists.iter().rev().map(|gist| contradicts(gist, &mut decided)).collect();
    found.reverse();
    found
}

/// Returns whether a record contradicts the decisions before it, and adds its own to them.
fn contradicts<'a>(gist: &'a RecordSummary, decided: &mut BTreeMap<(&'a str, &'a str), &'a str>) -> bool {
    let number = gist.person.as_ref().map(|person| person.number.as_str());
    let Some(person) = number.filter(|number| !number.is_empty()) else { return false };
    // A message of somebody else may contradict the person, and is no decision for later records to contradict.
    let wish = gist.entry.standing == RecordStanding::Wish;
    let mut otherwise = false;
    for (wish_id, answer) in gist.answers.iter().filter(|(_, answer)| !UNDECIDED.contains(&answer.as_str())) {
        let before = decided.get(&(person, wish_id.as_str())).copied();
        otherwise |= before.is_some_and(|before| before != answer);
        if wish {
            decided.insert((person, wish_id), answer);
        }
    }
    otherwise
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::fixtures;

    fn gist(number: u8) -> RecordSummary {
        fixtures::summary(number).unwrap()
    }

    fn flags(gist: RecordSummary) -> Vec<TriageFlag> {
        by_urgency(vec![gist], fixtures::today()).remove(0).flags.into_iter().collect()
    }

    fn answers(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(wish, answer)| ((*wish).to_owned(), (*answer).to_owned())).collect()
    }

    #[test]
    fn a_calm_visit_of_the_person_alone_has_no_flag() {
        assert_eq!(flags(gist(1)), []);
    }

    #[test]
    fn each_flag_is_raised_by_its_own_sign_and_by_nothing_else() {
        let line = |change: fn(&mut consent_log::InboxEntry)| {
            let mut line = gist(1).entry;
            change(&mut line);
            line
        };
        let cases = [
            (TriageFlag::OthersAsked, RecordSummary { others_asked: true, ..gist(1) }),
            (
                TriageFlag::TakenBack,
                RecordSummary { entry: line(|line| line.withdrawn = vec!["soup".into()]), ..gist(1) },
            ),
            (TriageFlag::WantsToTalk, RecordSummary { answers: answers(&[("soup", "talk")]), ..gist(1) }),
            (
                TriageFlag::NotThePerson,
                RecordSummary { entry: line(|line| line.standing = RecordStanding::MessageToStaff), ..gist(1) },
            ),
            (TriageFlag::Helped, RecordSummary { operator: Operator::Assisted("family".into()), ..gist(1) }),
            (TriageFlag::VeryFast, RecordSummary { quickest: Some(1), ..gist(1) }),
            (TriageFlag::ExplainedAgain, RecordSummary { explained_again: 1, ..gist(1) }),
            (TriageFlag::Interrupted, RecordSummary { interrupted: true, ..gist(1) }),
            (TriageFlag::ClockDoubtful, RecordSummary { clock_doubtful: true, ..gist(1) }),
        ];
        for (flag, gist) in cases {
            assert_eq!(flags(gist), [flag]);
        }
    }

    #[test]
    fn a_promise_to_look_again_rests_until_its_day_and_is_the_most_urgent_then() {
        let promised = |due| {
            let mut gist = gist(1);
            gist.entry.state = ReviewState::TalkedOver;
            gist.entry.follow_up = Some(consent_log::FollowUp { done: false, due: Some(due) });
            let one = by_urgency(vec![gist], fixtures::today()).remove(0);
            (one.is_done, one.flags.into_iter().collect::<Vec<_>>())
        };
        assert_eq!(promised(fixtures::today().tomorrow().unwrap()), (true, vec![]));
        assert_eq!(promised(fixtures::today()), (false, vec![TriageFlag::Due]));
    }

    #[test]
    fn two_wishes_of_one_person_that_decide_otherwise_contradict_each_other() {
        let says = |number, person: &str, answer: &str| RecordSummary {
            person: Some(consent_log::Resident::with_number(person)),
            answers: answers(&[("soup", answer)]),
            ..gist(number)
        };
        let contradicts = |older: RecordSummary, newer: RecordSummary| -> Vec<usize> {
            let found = by_urgency(vec![newer, older], fixtures::today());
            found
                .iter()
                .filter(|one| one.flags.contains(&TriageFlag::Contradiction))
                .map(|one| one.summary.entry.wishes)
                .collect()
        };
        let none: Vec<usize> = Vec::new();
        assert_eq!(contradicts(says(1, "30125", "yes"), says(2, "30125", "no")), [2], "the newer one is flagged");
        assert_eq!(contradicts(says(1, "30125", "yes"), says(2, "30125", "yes")), none);
        assert_eq!(
            contradicts(says(1, "30125", "later"), says(2, "30125", "no")),
            none,
            "deciding is no contradiction"
        );
        assert_eq!(contradicts(says(1, "30125", "yes"), says(2, "30999", "no")), none, "another person");
    }

    #[test]
    fn what_is_done_stands_last_and_the_more_urgent_and_the_longer_waiting_first() {
        let mut done = RecordSummary { others_asked: true, ..gist(1) };
        done.entry.state = ReviewState::TalkedOver;
        let all = by_urgency(
            vec![
                gist(5),
                gist(4),
                RecordSummary { interrupted: true, ..gist(3) },
                RecordSummary { others_asked: true, ..gist(2) },
                done,
            ],
            fixtures::today(),
        );
        assert_eq!(all.iter().map(|one| one.summary.entry.wishes).collect::<Vec<_>>(), [2, 3, 4, 5, 1]);
    }
}
