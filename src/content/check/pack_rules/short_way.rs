//! The short way of a pack: its steps are there, it asks for at least one wish, and nothing in it waits for a step that it
//! leaves out.

use crate::content::pack_file::{Chapter, ConditionSubject, PackStep};

use super::super::finding::ContentFinding;
use super::PackChecker;

impl PackChecker<'_> {
    /// Returns what is wrong with the short way; a pack without one has nothing wrong with it.
    pub(super) fn wrong_short_way(&self) -> Vec<ContentFinding> {
        if !self.pack.has_short_way() {
            return Vec::new();
        }
        let mut found: Vec<_> = self.pack.file().short.iter().filter_map(|id| self.wrong_short_step(id)).collect();
        let on_it = || self.all_steps().filter(|(_, step)| self.pack.is_on_short_way(step.id()));
        if !on_it().any(|(_, step)| matches!(step, PackStep::Wish(_))) {
            let what = "the short way asks for no wish: add the wish that matters most to \"short\"";
            found.push(self.spot("pack.toml", "short =").error("pack", what.to_owned()));
        }
        found.extend(on_it().filter_map(|(chapter, step)| self.waits_for_what_is_left_out(chapter, step)));
        found
    }

    fn wrong_short_step(&self, id: &str) -> Option<ContentFinding> {
        let what = match self.pack.step(id) {
            None => format!("the short way names {id:?}, and no step has this id: mend the name"),
            Some(PackStep::Gate(_)) => {
                format!("the short way names the gate {id:?}: gates are in every visit, leave it out")
            }
            Some(PackStep::Ask(_) | PackStep::Check(_) | PackStep::Screen(_) | PackStep::Wish(_)) => return None,
        };
        Some(self.spot("pack.toml", &format!("\"{id}\"")).error("pack", what))
    }

    /// Returns a step of the short way that is shown only after an answer which the short way never asks for.
    fn waits_for_what_is_left_out(&self, chapter: &Chapter, step: &PackStep) -> Option<ContentFinding> {
        let conditions = chapter.when.iter().chain(step.when());
        let missing = conditions.filter(|condition| condition.subject == ConditionSubject::Answer);
        let missing = missing.map(|condition| &condition.key).find(|key| !self.pack.is_on_short_way(key))?;
        let what = format!(
            "{:?} is on the short way and waits for the answer to {missing:?}: add that to \"short\" too",
            step.id()
        );
        Some(self.step_spot(chapter, step.id()).error("pack", what))
    }
}
