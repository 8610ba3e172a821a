//! Staff beside a resident read what each sentence rests on, and nothing of that becomes part of the visit.

use madoguchi::content::Content;
use madoguchi::content::pack_file::PackStep;
use madoguchi::page::{Page, RowRole};
use madoguchi::resident::ResidentMsg;

use crate::every_page::{LANGUAGES, of_residents};
use crate::planned_visit::{PlannedVisit, VisitPlan, YES};

/// A facility that has more recorded than the answers.
const WITH_DETAILS: [(&str, &str); 3] =
    [("no_disadvantage_promise", "confirmed"), ("retention", "60"), ("visit_details", "recorded")];

fn has(pages: &[&Page], row: &str, text: Option<&str>) -> bool {
    let mut rows = pages.iter().flat_map(|page| &page.rows).filter(|own| own.id == row);
    rows.any(|own| text.is_none_or(|text| own.text.written() == text))
}

#[test]
fn each_sentence_of_an_explanation_stands_with_its_source_on_a_page_for_staff() {
    let content = Content::built_in().unwrap();
    for lang in LANGUAGES {
        let pages = of_residents(lang);
        let on = |id: String| pages.iter().filter(|page| page.id == id).map(|page| &page.page).collect::<Vec<_>>();
        let mut sentences = 0;
        for chapter in content.pack().chapters() {
            let notes: Vec<_> = chapter.screens_with_notes().map(|screen| format!("note-{}", screen.id)).collect();
            for step in &chapter.steps {
                let PackStep::Screen(screen) = step else { continue };
                let (told, sources) = (on(screen.id.clone()), on(format!("staff-sources-{}", screen.id)));
                let own = |id: &str| screen.statements.iter().any(|own| id == format!("{}.{}", screen.id, own.id));
                for row in told.iter().flat_map(|page| &page.rows).filter(|row| own(&row.id)) {
                    sentences += 1;
                    assert!(has(&sources, &row.id, Some(&row.text.written())), "{lang} {}", row.id);
                    assert!(has(&sources, &format!("{}.basis", row.id), None), "{lang} {}", row.id);
                }
                let missing = notes.iter().find(|note| !has(&sources, note, None));
                assert!(told.is_empty() || missing.is_none(), "{lang} {}: no {missing:?}", screen.id);
            }
        }
        assert!(sentences > 100, "{lang}: {sentences} sentences");
        for asked in content.pack().questions() {
            let row = format!("{}.{}.basis", asked.id, asked.statements[0].id);
            assert!(has(&on(format!("staff-sources-{}", asked.id)), &row, None), "{lang} {row}");
        }
    }
}

#[test]
fn staff_look_at_it_in_the_middle_of_a_visit_and_nothing_of_it_is_kept() {
    let content = Content::built_in().unwrap();
    let mut person = PlannedVisit::new(&content, VisitPlan { values: &WITH_DETAILS, ..YES });
    person.until("use-insurance.given");
    person.until("certificate-old");
    let visitor = &mut person.visitor;
    let answers = format!("{:?}", visitor.walk.draft().wishes);
    visitor.choose("go-menu");
    visitor.choose("menu.questions");
    let before = format!("{:?}", visitor.walk.draft());
    visitor.choose("go-staff-sources");
    assert_eq!(visitor.id(), "staff-sources-certificate-old");
    assert!(visitor.page().rows.iter().any(|row| row.role == RowRole::Heading));
    visitor.hears();
    visitor.tell(ResidentMsg::Stayed(30));
    visitor.tell(ResidentMsg::Repeated);
    visitor.choose("staff-sources.questions");
    visitor.tell(ResidentMsg::Stayed(30));
    assert_eq!(format!("{:?}", visitor.walk.draft()), before);
    visitor.choose("go-resume");
    assert_eq!(visitor.id(), "certificate-old");
    assert_eq!(format!("{:?}", visitor.walk.draft().wishes), answers);
}

#[test]
fn where_nothing_is_explained_there_is_no_page_for_staff() {
    let content = Content::built_in().unwrap();
    let mut person = PlannedVisit::new(&content, YES);
    person.until("begin");
    person.visitor.choose("go-menu");
    person.visitor.choose("menu.questions");
    assert!(!person.visitor.offers("go-staff-sources"));
}
