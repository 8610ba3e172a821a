//! Every page of set-up, by three ways through it.

use furigana::Lang;
use madoguchi::content::Content;
use madoguchi::focus::InputError;
use madoguchi::page::{ActionPage, EntryKind};
use madoguchi::setup::{self, SetUp};

/// Every page that set-up comes to on three ways through it, whatever it asks, with what it says of mistakes.
pub(crate) fn of_set_up(content: &Content, lang: &Lang) -> Vec<ActionPage<setup::SetUpAction>> {
    let mut pages = Vec::new();
    for way in 0..3 {
        let mut walk = SetUp::new(content.pack().clone(), lang.clone());
        for step in 0.. {
            assert!(step < 300, "set-up does not end: {:?}", walk.screen());
            let page = setup::page(&walk, content).unwrap();
            pages.push(page.clone());
            walk.update(setup::SetUpMsg::Wrong(InputError::NothingChosen));
            pages.push(setup::page(&walk, content).unwrap());
            if matches!(walk.screen(), setup::SetUpScreen::Done(_)) {
                break;
            }
            go_on(&mut walk, &page, way, content, &mut pages);
        }
    }
    let seen: std::collections::BTreeSet<&str> = pages.iter().map(|page| page.id.as_str()).collect();
    assert!(seen.len() > 20, "only {seen:?}");
    pages
}

/// Answers a page of set-up; what is typed wrongly at first is told of as well.
fn go_on(
    walk: &mut SetUp,
    page: &ActionPage<setup::SetUpAction>,
    way: usize,
    content: &Content,
    pages: &mut Vec<ActionPage<setup::SetUpAction>>,
) {
    let here = walk.screen().clone();
    if let Some(entry) = page.entry {
        let proof = matches!(here, setup::SetUpScreen::PassphraseProof(_) | setup::SetUpScreen::RecoveryProof(_));
        let typed: &[&str] = match entry.kind {
            _ if proof => &["alpha"],
            EntryKind::HiddenDigits => &["583920"],
            EntryKind::Digits => &["", "5", "24", "60", "600"],
            EntryKind::HiddenText | EntryKind::Text => {
                &["", "｜青空《あおぞら》", "青空ホーム", "あおぞらほーむ", "24"]
            }
        };
        for text in typed {
            let effects = walk.update(setup::SetUpMsg::Typed((*text).to_owned()));
            pages.push(setup::page(walk, content).unwrap());
            if *walk.screen() != here {
                return comes(walk, effects, content, pages);
            }
        }
        panic!("nothing that is typed leads on from {}", page.id);
    }
    let ahead: Vec<&setup::SetUpAction> = page
        .actions()
        .map(|(_, action)| action)
        .filter(|action| !matches!(action, setup::SetUpAction::Back))
        .filter(|action| !matches!(action, setup::SetUpAction::Language(own, _) if own != &page.lang))
        .collect();
    let effects = walk.update(setup::SetUpMsg::Act((*ahead[way.min(ahead.len() - 1)]).clone()));
    comes(walk, effects, content, pages);
}

/// Answers the effects of set-up; making the facility fails at first.
fn comes(
    walk: &mut SetUp,
    effects: Vec<setup::SetUpEffect>,
    content: &Content,
    pages: &mut Vec<ActionPage<setup::SetUpAction>>,
) {
    for effect in effects {
        pages.push(setup::page(walk, content).unwrap());
        match effect {
            setup::SetUpEffect::Create(_) => {
                walk.update(setup::SetUpMsg::Failed("/data: no space is left: free some".to_owned()));
                pages.push(setup::page(walk, content).unwrap());
                let words = |many| vec!["alpha"; many].join(" ");
                walk.update(setup::SetUpMsg::Created { passphrase: words(7), recovery: words(24) });
            }
            setup::SetUpEffect::SettleFacility => drop(walk.update(setup::SetUpMsg::Settled)),
            setup::SetUpEffect::End => {}
        }
    }
}
