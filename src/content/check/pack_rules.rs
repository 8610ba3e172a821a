//! The pack itself: steps, conditions, gates, details, dates and sources (rules L5, L19, docs/rules.md).

mod conditions;
mod consent;
mod short_way;
mod statements;

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::content::Pack;
use crate::content::pack_file::{AnswerOption, Chapter, GateKind, InfoStep, PackStep};

use super::super::content_source::ContentSource;
use super::finding::{ContentFinding, SourceLocation};

/// Most sentences of a screen (L5).
const MAX_SENTENCES: usize = 6;
/// Details that the operator gate asks.
const ROLE_DETAILS: [&str; 2] = ["helper-role", "other-role"];

pub(super) fn check(source: &ContentSource, pack: &Pack, today: Date) -> Vec<ContentFinding> {
    let plan = PackChecker { source, pack, today };
    let mut found = plan.duplicate_ids();
    found.extend(plan.all_wrong_conditions());
    found.extend(plan.wrong_gates());
    found.extend(plan.wrong_short_way());
    found.extend(plan.wrong_consent());
    found.extend(plan.wrong_details());
    found.extend(plan.wrong_lists());
    found.extend(plan.wrong_steps());
    found.extend(plan.wrong_statements());
    found.extend(plan.unplaced_facts());
    found
}

struct PackChecker<'a> {
    source: &'a ContentSource,
    pack: &'a Pack,
    today: Date,
}

impl<'a> PackChecker<'a> {
    /// Returns the place where a text first occurs in a file of the pack.
    fn spot(&self, file: &str, needle: &str) -> SourceLocation {
        let text = self.source.read_text(file).unwrap_or_default();
        let line = text.lines().position(|line| line.contains(needle)).map_or(1, |at| at + 1);
        SourceLocation { file: self.source.display_name(file), line }
    }

    fn step_spot(&self, chapter: &Chapter, id: &str) -> SourceLocation {
        self.spot(&format!("chapters/{}.toml", chapter.id), &format!("id = \"{id}\""))
    }

    fn all_steps(&self) -> impl Iterator<Item = (&'a Chapter, &'a PackStep)> + use<'a> {
        self.pack.chapters().iter().flat_map(|chapter| chapter.steps.iter().map(move |step| (chapter, step)))
    }

    fn duplicate_ids(&self) -> Vec<ContentFinding> {
        let mut seen = BTreeSet::new();
        let steps = self.all_steps().map(|(chapter, step)| (step.id(), self.step_spot(chapter, step.id())));
        let details =
            self.pack.details().iter().map(|detail| (detail.id.as_str(), self.spot("details.toml", &detail.id)));
        let asked =
            self.pack.questions().iter().map(|asked| (asked.id.as_str(), self.spot("questions.toml", &asked.id)));
        let twice = steps.chain(details).chain(asked).filter(|(id, _)| !seen.insert(*id));
        twice.map(|(id, spot)| spot.error("pack", format!("{id:?} is the id of two things: rename one"))).collect()
    }

    /// Returns the lists that ask for wishes, answers or questions which are not there.
    fn wrong_lists(&self) -> Vec<ContentFinding> {
        let options = |id: &str| match self.pack.step(id) {
            Some(PackStep::Wish(wish)) => {
                Some(wish.options.iter().map(|option| option.id.as_str()).collect::<Vec<_>>())
            }
            Some(PackStep::Ask(_) | PackStep::Check(_) | PackStep::Gate(_) | PackStep::Screen(_)) | None => None,
        };
        let picks = |id: &str| self.pack.detail(id).map(|detail| detail.options.iter().map(String::as_str).collect());
        let mut found = Vec::new();
        for list in &self.pack.file().lists {
            let spot = || self.spot("pack.toml", &format!("id = \"{}\"", list.id));
            let picked = list.picked.iter().map(|(id, wanted)| (id, picks(id), wanted));
            let none = Vec::new();
            let also = list.also.iter().map(|id| (id, options(id), &none));
            for (id, there, wanted) in
                [(&list.wish, options(&list.wish), &list.answers)].into_iter().chain(picked).chain(also)
            {
                let there = there.unwrap_or_default();
                if there.is_empty() || wanted.iter().any(|one| !there.contains(&one.as_str())) {
                    let what = format!("the list {:?} asks {id:?} for {wanted:?}: its answers are {there:?}", list.id);
                    found.push(spot().error("pack", what));
                }
            }
        }
        found
    }

    fn wrong_gates(&self) -> Vec<ContentFinding> {
        let spot = self.spot("pack.toml", "chapters");
        let at = |kind: GateKind| {
            self.all_steps().position(|(_, step)| matches!(step, PackStep::Gate(gate) if gate.gate == kind))
        };
        let first_wish = self.all_steps().position(|(_, step)| matches!(step, PackStep::Wish(_)));
        let last_wish =
            self.all_steps().collect::<Vec<_>>().iter().rposition(|(_, step)| matches!(step, PackStep::Wish(_)));
        let mut found = Vec::new();
        for kind in [GateKind::Keep, GateKind::Operator, GateKind::Confirm] {
            let many =
                self.all_steps().filter(|(_, step)| matches!(step, PackStep::Gate(gate) if gate.gate == kind)).count();
            if many != 1 {
                found.push(
                    spot.error("pack", format!("{many} gates of kind {kind:?}: a pack has exactly one of each kind")),
                );
            }
        }
        let (keep, operator, confirm) = (at(GateKind::Keep), at(GateKind::Operator), at(GateKind::Confirm));
        // A gate that is missing is named above already; as `None` it is before every place.
        if keep > operator || first_wish.is_some_and(|first| operator > Some(first)) || last_wish > confirm {
            let what = "the gates stand in the wrong order: keep, then operator, then the wishes, then confirm";
            found.push(spot.error("pack", what));
        }
        if first_wish.is_none() {
            found.push(spot.error("pack", "the pack asks for no wish: a kiosk without a question keeps no record"));
        }
        found
    }

    fn wrong_details(&self) -> Vec<ContentFinding> {
        let followed: BTreeSet<&str> = self.follows().map(|(_, follow)| follow).chain(ROLE_DETAILS).collect();
        let exists = |id: &str| self.pack.detail(id).is_some();
        let missing = self.follows().filter(|(_, follow)| !exists(follow));
        let missing = missing.map(|(by, follow)| {
            self.spot("details.toml", "")
                .error("pack", format!("{by:?} follows {follow:?}, which details.toml does not have: add it"))
        });
        let roles = ROLE_DETAILS.iter().filter(|role| !exists(role)).map(|role| {
            self.spot("details.toml", "")
                .error("pack", format!("the operator gate asks {role:?}: add it to details.toml"))
        });
        let unused = self.pack.details().iter().filter(|detail| !followed.contains(detail.id.as_str()));
        let unused = unused.map(|detail| {
            self.spot("details.toml", &detail.id)
                .error("pack", format!("nothing follows {:?}: take it away, or follow it", detail.id))
        });
        missing.chain(roles).chain(unused).collect()
    }

    /// Returns what follows what: (the question, the one that follows).
    fn follows(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        let steps = self.all_steps().flat_map(|(_, step)| {
            options(step).iter().filter_map(|option| Some((step.id(), option.follow.as_deref()?)))
        });
        let details =
            self.pack.details().iter().filter_map(|detail| Some((detail.id.as_str(), detail.follow.as_deref()?)));
        steps.chain(details)
    }

    fn wrong_steps(&self) -> Vec<ContentFinding> {
        let mut found = Vec::new();
        for chapter in self.pack.chapters().iter().filter(|chapter| chapter.steps.is_empty()) {
            found.push(
                self.step_spot(chapter, &chapter.id)
                    .error("pack", "the chapter has no step: add one, or take it out of pack.toml"),
            );
        }
        for (chapter, step) in self.all_steps() {
            let spot = self.step_spot(chapter, step.id());
            found.extend(wrong_step(step).map(|what| spot.error("pack", what)));
            if let PackStep::Screen(screen) = step {
                found.extend(wrong_count(screen).map(|what| spot.error("L5", what)));
            }
        }
        found
    }
}

fn options(step: &PackStep) -> &[AnswerOption] {
    match step {
        PackStep::Ask(ask) => &ask.options,
        PackStep::Wish(wish) => &wish.options,
        PackStep::Check(_) | PackStep::Gate(_) | PackStep::Screen(_) => &[],
    }
}

/// Digits 7, 8 and 9 are taken by every page of a question.
const MAX_OPTIONS: usize = 6;

fn wrong_step(step: &PackStep) -> Option<String> {
    let id = step.id();
    let ids: BTreeSet<&str> = options(step).iter().map(|option| option.id.as_str()).collect();
    match step {
        PackStep::Ask(_) | PackStep::Wish(_) if options(step).len() < 2 => {
            Some(format!("{id:?} offers no choice: give it two options or more"))
        }
        PackStep::Ask(_) | PackStep::Wish(_) if options(step).len() > MAX_OPTIONS => {
            Some(format!("{id:?} has more than {MAX_OPTIONS} options: 7, 8 and 9 are other keys"))
        }
        PackStep::Ask(_) | PackStep::Wish(_) if ids.len() < options(step).len() => {
            Some(format!("{id:?} has one option twice: take one away"))
        }
        PackStep::Wish(_) if !ids.contains("talk") => {
            Some(format!("{id:?} does not offer to talk with staff: add the option \"talk\""))
        }
        PackStep::Check(check) if check.right == 0 || check.right > check.options => {
            Some(format!("{id:?}: right = {} is none of its {} options", check.right, check.options))
        }
        PackStep::Ask(_) | PackStep::Check(_) | PackStep::Gate(_) | PackStep::Screen(_) | PackStep::Wish(_) => None,
    }
}

fn wrong_count(screen: &InfoStep) -> Option<String> {
    let many = screen.statements.len();
    (many == 0 || many > MAX_SENTENCES)
        .then(|| format!("{:?} has {many} sentences: 1 to {MAX_SENTENCES} fit one idea; make two screens", screen.id))
}
