//! Consent after information: whether a record may be kept is asked after everything that one has to know for it was told,
//! in its order, to everybody, and after a check of it.

use crate::content::pack_file::{Chapter, ConsentInformation, GateKind, InfoStep, PackStep, Statement};

use super::super::finding::ContentFinding;
use super::PackChecker;

/// A statement of a screen, and where it stands among all steps and in its screen.
struct PlacedStatement<'a> {
    place: (usize, usize),
    chapter: &'a Chapter,
    screen: &'a InfoStep,
    statement: &'a Statement,
}

impl<'a> PackChecker<'a> {
    /// Returns what a person is not told before the gate that asks whether a record may be kept.
    pub(super) fn wrong_consent(&self) -> Vec<ContentFinding> {
        let Some(consent) = &self.pack.file().consent else {
            let what = "the pack does not name what is told before \"may it be recorded\": add [consent] to pack.toml";
            return vec![self.spot("pack.toml", "id =").warning("pack", what)];
        };
        let named = || consent.in_order().into_iter().flat_map(|(key, ids)| ids.iter().map(move |id| (key, id)));
        let mut found: Vec<_> =
            consent.in_order().into_iter().filter_map(|(key, ids)| self.names_none(key, ids)).collect();
        found.extend(named().filter_map(|(key, id)| self.untold(key, id)));
        found.extend(self.wrong_order(consent));
        found.extend(self.wrong_consent_check(consent));
        found
    }

    fn names_none(&self, key: &str, ids: &[String]) -> Option<ContentFinding> {
        let what = || format!("[consent] names no statement for {key:?}: name the one that says it, as \"screen.s1\"");
        ids.is_empty().then(|| self.spot("pack.toml", &format!("{key} =")).error("pack", what()))
    }

    /// Returns a statement that some people are not told before the gate, though they are asked there.
    fn untold(&self, key: &str, id: &str) -> Option<ContentFinding> {
        let wrong = |what: String| Some(self.spot("pack.toml", &format!("\"{id}\"")).error("pack", what));
        let Some(told) = self.placed(id) else {
            return wrong(format!(
                "[consent] names {id:?} for {key:?}, and no screen has this statement: mend the name"
            ));
        };
        if self.keep_gate().is_some_and(|gate| told.place.0 > gate) {
            return wrong(format!(
                "{id:?} ({key}) stands after \"may it be recorded\": move its screen before the gate"
            ));
        }
        if self.pack.has_short_way() && !self.pack.is_on_short_way(&told.screen.id) {
            let what = format!(
                "the short way leaves out {:?}, and asks whether a record may be kept: add it to \"short\"",
                told.screen.id
            );
            return wrong(what);
        }
        let may_be_left_out = !told.statement.when.is_empty() && told.statement.otherwise.is_none();
        let is_for_some = !told.chapter.when.is_empty() || !told.screen.when.is_empty() || may_be_left_out;
        if is_for_some {
            return wrong(format!(
                "{id:?} ({key}) is not told to everybody: take its condition away, or add \"otherwise\""
            ));
        }
        None
    }

    fn wrong_order(&self, consent: &ConsentInformation) -> Option<ContentFinding> {
        let places =
            consent.in_order().map(|(key, ids)| (key, ids.iter().filter_map(|id| Some(self.placed(id)?.place))));
        let mut last = ("", (0, 0));
        for (key, places) in places {
            for place in places {
                if place < last.1 {
                    let what = format!(
                        "{key:?} of [consent] is told before {:?}: the order is who, topic, purpose, recorded, readers, retention, refusal, rights",
                        last.0
                    );
                    return Some(self.spot("pack.toml", &format!("{key} =")).error("pack", what));
                }
                last = (key, place);
            }
        }
        None
    }

    /// Returns what is wrong with the check of what was told: it stands between all of it and the gate, for everybody.
    fn wrong_consent_check(&self, consent: &ConsentInformation) -> Option<ContentFinding> {
        let id = &consent.check;
        let last = consent
            .in_order()
            .into_iter()
            .flat_map(|(_, ids)| ids)
            .filter_map(|id| Some(self.placed(id)?.place.0))
            .max();
        let found = self.all_steps().enumerate().find(|(_, (_, step))| step.id() == id);
        let is_in_place = found.is_some_and(|(at, (_, step))| {
            let is_check = matches!(step, PackStep::Check(_)) && step.when().is_empty();
            is_check && Some(at) > last && self.keep_gate().is_none_or(|gate| at < gate)
        });
        let is_asked_of_all = !self.pack.has_short_way() || self.pack.is_on_short_way(id);
        let what = || {
            format!(
                "[consent] names the check {id:?}: it stands after what is told and before \"may it be recorded\", without a condition, on the short way too"
            )
        };
        (!is_in_place || !is_asked_of_all).then(|| self.spot("pack.toml", "check =").error("pack", what()))
    }

    fn keep_gate(&self) -> Option<usize> {
        self.all_steps().position(|(_, step)| matches!(step, PackStep::Gate(gate) if gate.gate == GateKind::Keep))
    }

    /// Returns a statement by its name, `screen.part`.
    fn placed(&self, id: &str) -> Option<PlacedStatement<'a>> {
        let (screen_id, part) = id.split_once('.')?;
        let (at, (chapter, step)) = self.all_steps().enumerate().find(|(_, (_, step))| step.id() == screen_id)?;
        let PackStep::Screen(screen) = step else { return None };
        let (row, statement) = screen.statements.iter().enumerate().find(|(_, own)| own.id == part)?;
        Some(PlacedStatement { place: (at, row), chapter, screen, statement })
    }
}
