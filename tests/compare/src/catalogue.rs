//! The words of every page that a resident can meet.

use std::collections::BTreeSet;

use furigana::RichText;
use madoguchi::content::Content;
use madoguchi::page::Page;
use madoguchi::resident::{IdentityMode, gallery};

use crate::{CompareResult, visitor};

/// Sentences of the picture: a question of a real page, the first sentence after its answer, and one that is wider here
/// than in Chromium, which lets furigana hang over kana.
const SHOWN: [&str; 3] = [
    "マイナンバーカードを、保険証として 使いたいですか。",
    "次に 病院へ 行く とき、職員と 準備します。",
    "職員のパスコードを入力してください。",
];

/// What is compared.
pub(crate) struct WordCatalogue {
    /// Every character that stands on a page, words and readings, without spaces.
    pub(crate) characters: BTreeSet<char>,
    /// Every row that has readings, each once: sentences, choices, headings.
    pub(crate) sentences: Vec<RichText>,
}

impl WordCatalogue {
    pub(crate) fn read() -> CompareResult<Self> {
        let content = Content::built_in()?;
        let mut catalogue = Self { characters: BTreeSet::new(), sentences: Vec::new() };
        let mut known = BTreeSet::new();
        for row in pages(&content)?.into_iter().flat_map(|page| page.rows) {
            catalogue.characters.extend(row.text.annotated().chars().filter(|c| !c.is_whitespace()));
            if has_readings(&row.text) && known.insert(row.text.source()) {
                catalogue.sentences.push(row.text);
            }
        }
        Ok(catalogue)
    }

    /// The sentences of the picture.
    pub(crate) fn shown(&self) -> CompareResult<Vec<RichText>> {
        let find = |text: &&str| self.sentences.iter().find(|own| own.written() == **text).cloned();
        let found: Vec<_> = SHOWN.iter().filter_map(find).collect();
        if found.len() == SHOWN.len() {
            Ok(found)
        } else {
            Err("the pages have other sentences now: mend SHOWN".into())
        }
    }
}

fn has_readings(text: &RichText) -> bool {
    text.spans().iter().any(|span| span.reading.is_some())
}

/// As `madoguchi gallery` shows them, for every way of saying who one is.
fn pages(content: &Content) -> CompareResult<Vec<Page>> {
    let identities = [IdentityMode::Ticket, IdentityMode::Number(4), IdentityMode::Staff(4)];
    let houses = identities.into_iter().flat_map(|identity| {
        content.languages().iter().map(move |lang| {
            let mut house = visitor::house(content, identity);
            house.lang = lang.clone();
            house
        })
    });
    Ok(gallery::pages(content, houses.collect())?.into_iter().map(|page| page.page).collect())
}
