//! Every page of the built-in pack, each found by one walk over all that can be pressed: a walk is made once a run.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use furigana::{Lang, RichText};
use jiff::civil::Date;
use madoguchi::content::{Circumstances, Content, FacilityProfile};
use madoguchi::page::{ActionPage, DisplayPrefs, Page};
use madoguchi::resident::gallery;
use madoguchi::resident::{IdentityMode, KioskConfig, ResidentAction};
use madoguchi::review;
use madoguchi::setup;

/// Tags of the languages of residents.
pub(crate) const LANGUAGES: [&str; 3] = ["ja-simple", "ja", "en"];
/// The day on which the pages are shown.
pub(crate) const TODAY: Date = jiff::civil::date(2026, 11, 30);
/// What a facility settles that offers everything.
pub(crate) const EVERYTHING: [(&str, &str); 10] = [
    ("no_disadvantage_promise", "confirmed"),
    ("custody_card", "offered"),
    ("custody_certificate", "offered"),
    ("city_visit", "offered"),
    ("city_support", "offered"),
    ("visiting_doctor", "yes"),
    ("late_elderly_rule", "confirmed"),
    ("retention", "60"),
    ("contact", "｜相談員《そうだんいん》の｜佐藤《さとう》"),
    ("complaints", "｜施設長《しせつちょう》の｜鈴木《すずき》"),
];

/// A facility that settled these values, on a day.
pub(crate) fn house(content: &Content, (lang, today): (&str, Date), values: &[(&str, &str)]) -> KioskConfig {
    let values: BTreeMap<String, String> = values.iter().map(|(key, value)| ((*key).into(), (*value).into())).collect();
    let name = RichText::parse("｜青空《あおぞら》ホーム").unwrap();
    let profile = FacilityProfile::new(content.pack(), name, &values).unwrap();
    KioskConfig {
        pack: content.pack().clone(),
        circumstances: Circumstances::new(today, profile, true),
        identity: IdentityMode::Ticket,
        lang: Lang::new(lang),
        look: DisplayPrefs::default(),
        form: "screen",
    }
}

/// A facility that offers everything, and one that settled nothing and gives residents numbers.
pub(crate) fn houses(content: &Content, lang: &str, today: Date) -> Vec<KioskConfig> {
    let bare = KioskConfig { identity: IdentityMode::Number(5), ..house(content, (lang, today), &[]) };
    vec![house(content, (lang, today), &EVERYTHING), bare]
}

/// Every page that a resident of either facility can meet in a language, in the order in which visits meet them.
pub(crate) fn of_residents(lang: &str) -> &'static [ActionPage<ResidentAction>] {
    static WALKED: [OnceLock<Vec<ActionPage<ResidentAction>>>; LANGUAGES.len()] =
        [const { OnceLock::new() }; LANGUAGES.len()];
    WALKED[place(lang)].get_or_init(|| {
        let content = Content::built_in().unwrap();
        gallery::pages(&content, houses(&content, lang, TODAY)).unwrap()
    })
}

/// The same in all languages.
pub(crate) fn of_all_residents() -> impl Iterator<Item = &'static ActionPage<ResidentAction>> {
    LANGUAGES.iter().flat_map(|lang| of_residents(lang))
}

/// Every page that staff can meet at set-up, with what it says of mistakes, and at review in a language.
pub(crate) fn of_staff(lang: &str) -> &'static [Page] {
    static WALKED: [OnceLock<Vec<Page>>; LANGUAGES.len()] = [const { OnceLock::new() }; LANGUAGES.len()];
    WALKED[place(lang)].get_or_init(|| {
        let (content, lang) = (Content::built_in().unwrap(), Lang::new(lang));
        let set_up = setup::gallery::pages(&content, &lang).unwrap().into_iter().map(|page| page.page);
        set_up.chain(review::gallery::pages(&content, &lang).unwrap().into_iter().map(|page| page.page)).collect()
    })
}

fn place(lang: &str) -> usize {
    LANGUAGES.iter().position(|own| *own == lang).unwrap_or_else(|| panic!("{lang} is no language of residents"))
}
