//! Every sentence that some visit to a facility shows, found by its conditions, without a page.

use super::circumstances::{Circumstances, StatementChoice};
use super::pack::Pack;
use super::pack_file::{AnswerOption, Condition, ConditionSubject, PackStep, Statement};

/// Sentences that are shown as they are written, each with its page, in the order of the pack.
pub(super) struct MetSentences<'a>(pub(super) Vec<(&'a str, &'a Statement)>);

/// Goes through the pack with every answer on which something depends, and returns the sentences that are met.
pub(super) fn met_sentences<'a>(pack: &'a Pack, begin: &Circumstances) -> MetSentences<'a> {
    let walker = VisitWalker { pack, conditions: conditions(pack) };
    let (mut visits, mut met) = (vec![begin.clone()], Vec::new());
    for chapter in pack.chapters() {
        for step in &chapter.steps {
            let is_met = |visit: &Circumstances| visit.holds(&chapter.when) && visit.holds(step.when());
            let (at_step, mut elsewhere): (Vec<_>, Vec<_>) = visits.into_iter().partition(is_met);
            if let PackStep::Screen(screen) = step {
                met.extend(walker.shown(&at_step, (&screen.id, &screen.statements)));
            }
            elsewhere.extend(at_step.into_iter().flat_map(|visit| walker.answered(visit, step)));
            visits = distinct(elsewhere);
        }
    }
    for asked in pack.questions() {
        let listed: Vec<Circumstances> = visits.iter().filter(|visit| visit.holds(&asked.when)).cloned().collect();
        met.extend(walker.shown(&listed, (&asked.id, &asked.statements)));
    }
    MetSentences(met)
}

struct VisitWalker<'a> {
    pack: &'a Pack,
    conditions: Vec<&'a Condition>,
}

impl<'a> VisitWalker<'a> {
    /// Returns the sentences of a page that one of these visits shows as they are written.
    fn shown(
        &self,
        visits: &[Circumstances],
        (page, statements): (&'a str, &'a [Statement]),
    ) -> impl Iterator<Item = (&'a str, &'a Statement)> {
        let built = self.pack.built();
        let is_shown = |own: &&Statement| {
            visits.iter().any(|visit| visit.statement_choice(own, built) == StatementChoice::AsWritten)
        };
        statements.iter().filter(is_shown).map(move |own| (page, own)).collect::<Vec<_>>().into_iter()
    }

    /// Returns the visit once for each answer on which something depends.
    fn answered(&self, visit: Circumstances, step: &PackStep) -> Vec<Circumstances> {
        let options: &[AnswerOption] = match step {
            PackStep::Ask(ask) => &ask.options,
            PackStep::Wish(wish) => &wish.options,
            PackStep::Check(_) | PackStep::Gate(_) | PackStep::Screen(_) => &[],
        };
        let offered: Vec<&AnswerOption> = options.iter().filter(|option| visit.holds(&option.when)).collect();
        if offered.is_empty() {
            return vec![visit];
        }
        let is_asked = self.depends_on(ConditionSubject::Answer, step.id());
        let answered = offered.into_iter().flat_map(|option| {
            let mut next = visit.clone();
            if is_asked {
                next.answers.insert(step.id().to_owned(), vec![option.id.clone()]);
            }
            self.with_detail(next, option.follow.as_deref())
        });
        distinct(answered.collect())
    }

    /// Returns the visit once for each option of the detail that follows, if something depends on it.
    fn with_detail(&self, visit: Circumstances, detail: Option<&str>) -> Vec<Circumstances> {
        let Some(detail) = detail.and_then(|id| self.pack.detail(id)) else { return vec![visit] };
        let is_asked = self.depends_on(ConditionSubject::Detail, &detail.id);
        let is_offered = |option: &&String| detail.when.get(*option).is_none_or(|when| visit.holds(when));
        let picked = detail.options.iter().filter(is_offered).flat_map(|option| {
            let mut next = visit.clone();
            if is_asked {
                next.details.insert(detail.id.clone(), vec![option.clone()]);
            }
            self.with_detail(next, detail.follow.as_deref())
        });
        distinct(picked.collect())
    }

    /// Returns whether a condition asks for it. Other answers are left out, or visits would be without number.
    fn depends_on(&self, subject: ConditionSubject, key: &str) -> bool {
        self.conditions.iter().any(|condition| condition.subject == subject && condition.key == key)
    }
}

/// Returns each visit once.
fn distinct(visits: Vec<Circumstances>) -> Vec<Circumstances> {
    let mut kept: Vec<Circumstances> = Vec::new();
    for visit in visits {
        if !kept.contains(&visit) {
            kept.push(visit);
        }
    }
    kept
}

/// Returns every condition of a pack.
fn conditions(pack: &Pack) -> Vec<&Condition> {
    let steps = pack.chapters().iter().flat_map(|chapter| &chapter.steps);
    let of_steps = steps.flat_map(|step| step.when().iter().chain(inner_conditions(step)));
    let of_chapters = pack.chapters().iter().flat_map(|chapter| &chapter.when);
    let of_details = pack.details().iter().flat_map(|detail| detail.when.values().flatten());
    let questions = pack.questions().iter();
    let of_questions =
        questions.flat_map(|asked| asked.when.iter().chain(asked.statements.iter().flat_map(|own| &own.when)));
    of_chapters.chain(of_steps).chain(of_details).chain(of_questions).collect()
}

/// Returns the conditions of the sentences or options of a step.
fn inner_conditions(step: &PackStep) -> Vec<&Condition> {
    match step {
        PackStep::Ask(ask) => ask.options.iter().flat_map(|option| &option.when).collect(),
        PackStep::Screen(screen) => screen.statements.iter().flat_map(|own| &own.when).collect(),
        PackStep::Wish(wish) => wish.options.iter().flat_map(|option| &option.when).collect(),
        PackStep::Check(_) | PackStep::Gate(_) => Vec::new(),
    }
}
