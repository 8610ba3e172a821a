//! An answer in the words that the person was shown, taken from the pages that are kept beside it.

use furigana::{Lang, RichText};
use serde_json::Value;

use crate::consent::Notice;
use crate::export::stored_json::notice_rows;
use crate::query::record_reader::{DecryptedRecord, DecryptedWish};

/// Returns an answer with what was picked below it, as `はい（写真、点字）`; `None` where no kept page shows the answer.
pub(super) fn answer_words(record: &DecryptedRecord, wish: &DecryptedWish) -> Option<String> {
    let notices = || std::iter::once(&wish.notice).chain(record.presented.iter().map(|page| &*page.notice));
    let option =
        |question: &str, option: &str| notices().find_map(|own| row_text(own, &format!("{question}.{option}")));
    let picked = wish.details.iter().flat_map(|(question, picked)| picked.iter().map(move |one| (question, one)));
    // What no page shows stays as it is stored: it must not be missing from the answer.
    let picked: Vec<String> =
        picked.map(|(question, one)| option(question, one).unwrap_or_else(|| one.clone())).collect();
    let answer = option(&wish.wish, &wish.answer)?;
    Some(match (picked.is_empty(), Lang::new(&wish.notice.lang).is_japanese()) {
        (true, _) => answer,
        (false, true) => format!("{answer}（{}）", picked.join("、")),
        (false, false) => format!("{answer} ({})", picked.join(", ")),
    })
}

/// Returns the words of a row of a kept page, without readings.
fn row_text(notice: &Notice, id: &str) -> Option<String> {
    let rows = notice_rows(notice);
    let row = rows.as_array()?.iter().find(|row| row.get("id").and_then(Value::as_str) == Some(id))?;
    let source = row.get("text")?.as_str()?;
    Some(RichText::parse(source).map_or_else(|_| source.to_owned(), |text| text.written()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_has_the_words_of_its_row_without_readings() {
        let rows = r#"[{"id":"soup-which","text":"どれですか。"},{"id":"soup-which.miso","text":"｜味噌《みそ》"},{"id":"soup-which.odd","text":"《"}]"#;
        let notice = Notice {
            page: "soup-which".into(),
            edition: "lunch/test".into(),
            lang: "ja".into(),
            body: rows.as_bytes().to_vec(),
        };
        assert_eq!(row_text(&notice, "soup-which.miso").as_deref(), Some("味噌"));
        assert_eq!(row_text(&notice, "soup-which.odd").as_deref(), Some("《"));
        assert_eq!(row_text(&notice, "soup-which.none"), None);
        assert_eq!(row_text(&Notice { body: b"not JSON".to_vec(), ..notice }, "soup-which.miso"), None);
    }
}
