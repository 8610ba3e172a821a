//! A visit is as long as the person wants: short, everything, or chapters that were picked; whoever only listens hears
//! nothing of a record, and nobody circles before it.

use madoguchi::content::Content;
use madoguchi::content::pack_file::{GateKind, PackStep};
use madoguchi::page::PageKind;
use madoguchi::resident::VisitEnding;

use crate::content_check::lunch_after;
use crate::every_page::EVERYTHING;
use crate::planned_visit::{PlannedVisit, VisitPlan, YES};
use crate::visitor::lunch;

/// The most pages of the shortest visit that asks, reads back and records.
const MOST_PAGES_OF_THE_SHORT_WAY: usize = 25;
/// The most pages of a visit that hears everything and says yes to everything.
const MOST_PAGES_OF_YES: usize = 60;
/// The most pages of a visit that hears everything, has no card and wants none.
const MOST_PAGES_OF_NO: usize = 30;
/// The town from which nobody comes: the card is collected by somebody else, which is asked too.
const NOBODY_COMES: [(&str, &str); 8] = [
    ("no_disadvantage_promise", "confirmed"),
    ("custody_card", "offered"),
    ("custody_certificate", "offered"),
    ("city_visit", "not-offered"),
    ("city_support", "offered"),
    ("visiting_doctor", "yes"),
    ("late_elderly_rule", "confirmed"),
    ("retention", "60"),
];
/// A facility that has settled nothing but what the kiosk needs to open.
const BARE: [(&str, &str); 2] = [("no_disadvantage_promise", "confirmed"), ("retention", "60")];

/// Returns the ids of the pages of a visit up to its end; prints how many there are.
///
/// The page that stands while the record is written is none of them: nobody reads on from it, and no key does anything.
fn visit(content: &Content, plan: VisitPlan) -> Vec<String> {
    let (met, ending) = PlannedVisit::new(content, plan).reach_the_end();
    let ids = met.into_iter().map(|page| page.id).take_while(|id| id != "ended").filter(|id| id != "keeping");
    let ids: Vec<String> = ids.collect();
    let pages = ids.len();
    println!("{}, {}, card {}: {pages} pages, {ending:?}: {ids:?}", plan.length, plan.wish, plan.card);
    ids
}

#[test]
fn who_says_yes_to_everything_meets_sixty_pages_at_most() {
    let content = Content::built_in().unwrap();
    for values in [EVERYTHING.as_slice(), &NOBODY_COMES, &BARE] {
        for card in ["yes", "no", "unsure"] {
            let pages = visit(&content, VisitPlan { values, card, ..YES }).len();
            assert!(pages <= MOST_PAGES_OF_YES, "{pages} pages with card {card}");
        }
    }
}

#[test]
fn who_has_no_card_and_wants_none_meets_thirty_pages_at_most() {
    let content = Content::built_in().unwrap();
    for values in [EVERYTHING.as_slice(), &NOBODY_COMES, &BARE] {
        let pages = visit(&content, VisitPlan { values, card: "no", wish: "no", ..YES });
        assert!(pages.len() <= MOST_PAGES_OF_NO, "{} pages", pages.len());
        for told in ["certificate-old", "certificate-who", "certificate-wish", "use-insurance.given"] {
            assert!(pages.iter().any(|page| page == told), "{told} says what no means: {pages:?}");
        }
    }
}

#[test]
fn who_has_no_card_and_wants_the_certificate_meets_thirty_pages_at_most_too() {
    let content = Content::built_in().unwrap();
    let certificate = [("certificate-wish", "yes")].as_slice();
    for values in [EVERYTHING.as_slice(), &NOBODY_COMES, &BARE] {
        let pages = visit(&content, VisitPlan { values, card: "no", wish: "no", answers: certificate, ..YES });
        assert!(pages.len() <= MOST_PAGES_OF_NO, "{} pages", pages.len());
        // What a yes leads to is asked, and what happens next is told.
        let after: Vec<&String> = pages.iter().skip_while(|id| *id != "certificate-wish").skip(1).take(2).collect();
        assert_eq!(after, ["custody-certificate", "certificate-wish.given"]);
    }
}

#[test]
fn the_short_way_asks_for_its_wishes_reads_them_back_and_is_short() {
    let content = Content::built_in().unwrap();
    for wish in ["yes", "no", "later", "talk"] {
        let pages = visit(&content, VisitPlan { length: "short", wish, ..YES });
        // When to ask again is one page more for each wish that is put off.
        let put_off = pages.iter().filter(|id| id.as_str() == "later-when").count();
        assert!(pages.len() - put_off <= MOST_PAGES_OF_THE_SHORT_WAY, "{wish}: {} pages", pages.len());
        let asked = |id: &&String| matches!(content.pack().step(id), Some(PackStep::Wish(_)));
        let wishes: Vec<_> = pages.iter().filter(asked).collect();
        assert!(wishes.len() >= 2 && wishes.iter().all(|wish| content.pack().is_on_short_way(wish)), "{wishes:?}");
        assert!(pages.contains(&"read-back-0".to_owned()) && pages.contains(&"seal".to_owned()), "{pages:?}");
        // Who says no to the card is spared what is about it, so that the whole visit is short as well.
        let share = if wish == "no" { 1 } else { 2 };
        assert!(pages.len() < visit(&content, VisitPlan { wish, ..YES }).len() / share);
    }
}

#[test]
fn whoever_picks_chapters_comes_back_to_them_and_ends_when_it_is_enough() {
    let content = Content::built_in().unwrap();
    let mut person = PlannedVisit::new(&content, VisitPlan { length: "choose", wish: "later", ..YES });
    person.until("contents-pick");
    person.visitor.choose("chapter-certificate");
    person.until("contents-pick");
    assert!(person.ids().contains(&"certificate-who"), "{:?}", person.ids());
    assert!(!person.ids().contains(&"face-what"), "nothing that was not picked: {:?}", person.ids());
    person.visitor.choose("contents.finish");
    assert_eq!(person.visitor.id(), "read-back-0");
}

#[test]
fn whoever_only_listens_hears_nothing_of_a_record() {
    let content = Content::built_in().unwrap();
    let confirm = |step: &PackStep| matches!(step, PackStep::Gate(gate) if gate.gate == GateKind::Confirm);
    let chapters = content.pack().chapters();
    let about_record = chapters.iter().find(|chapter| chapter.steps.iter().any(confirm)).unwrap();
    let (pages, ending) = PlannedVisit::new(&content, VisitPlan { keep: "no", ..YES }).reach_the_end();
    assert_eq!(ending, VisitEnding::Listened);
    let is_met = |step: &PackStep| pages.iter().any(|page| page.id == step.id());
    let told = about_record.steps.iter().find(|step| is_met(step));
    assert!(told.is_none(), "{:?} is asked of somebody who has no record", told.map(PackStep::id));
    let wishes = chapters.iter().flat_map(|chapter| &chapter.steps).filter(|step| matches!(step, PackStep::Wish(_)));
    let asked: Vec<_> = wishes.filter(|wish| is_met(wish)).map(PackStep::id).collect();
    assert!(asked.is_empty(), "{asked:?} are asked of somebody who has no record");
}

#[test]
fn what_a_pack_tells_of_the_record_behind_the_wishes_is_told_to_who_has_one_alone() {
    // The check of the lunch pack stands in the chapter of its last gate, as if it asked about the record.
    let step = "[[step]]\nkind = \"check\"\nid = \"k-food\"\noptions = 3\nright = 2\n\n";
    let moved = format!("{step}[[step]]");
    let pack = lunch_after(&[("chapters/food.toml", step, ""), ("chapters/end.toml", "[[step]]", &moved)]);
    let content = Content::from_dir(pack.path()).unwrap();
    for (keep, told) in [("no", false), ("yes", true)] {
        let person = PlannedVisit::new(&content, VisitPlan { values: &[], keep, ..YES });
        let (pages, ending) = person.reach_the_end();
        assert_eq!(pages.iter().any(|page| page.id == "k-food"), told, "{ending:?}");
    }
}

#[test]
fn not_to_record_yet_leads_to_other_choices_and_not_in_a_circle() {
    let content = lunch();
    let mut person = PlannedVisit::new(&content, VisitPlan { values: &[], ..YES });
    person.until("seal");
    person.visitor.choose("seal.no");
    assert_eq!(person.visitor.id(), "not-recorded");
    assert_eq!(person.visitor.page().kind, PageKind::Question);
    let choices = ["not-recorded.answers", "not-recorded.staff", "not-recorded.stop"];
    let rows = person.visitor.page().rows.clone();
    assert!(choices.iter().all(|choice| rows.iter().any(|row| row.id == *choice)), "{rows:?}");
    person.visitor.choose("not-recorded.answers");
    assert_eq!(person.visitor.id(), "read-back-0");
}
