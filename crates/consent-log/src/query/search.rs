//! Finds people among the records: the names are only in memory, while somebody has unlocked them.
//!
//! Names are sealed, so the database cannot search them. A hundred thousand short texts are read faster
//! than a word index is asked, and one and two characters find as well as three (docs/decisions/0021-search-in-memory.md).

use jiff::civil::DateTime;

use crate::query::name_folding::fold_name;
use crate::value::receipt_code::Receipt;
use crate::value::resident::Resident;

/// Separates the texts of one person from the next; no folded text holds it.
const TEXT_END: char = '\u{0}';

/// A record as the search finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchHit {
    /// Its receipt code.
    pub receipt: Receipt,
    /// When it was recorded: date and time in Japan.
    pub at: DateTime,
    /// Whose it is; only a number where nobody linked it to a person, nothing where not even that is known.
    pub resident: Resident,
}

/// Records with the people that they belong to, in the order in which they came.
#[derive(Default)]
pub struct NameIndex {
    hits: Vec<SearchHit>,
    /// Number, name, kana and room of every record, folded, each with its end.
    text: String,
    /// Where the texts of each record end.
    ends: Vec<usize>,
}

impl std::fmt::Debug for NameIndex {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("NameIndex").field("records", &self.hits.len()).finish_non_exhaustive()
    }
}

impl FromIterator<SearchHit> for NameIndex {
    fn from_iter<I: IntoIterator<Item = SearchHit>>(found: I) -> Self {
        found.into_iter().fold(Self::default(), Self::with)
    }
}

impl NameIndex {
    fn with(mut self, found: SearchHit) -> Self {
        for text in texts(&found.resident) {
            self.text.extend(fold_name(text));
            self.text.push(TEXT_END);
        }
        self.ends.push(self.text.len());
        self.hits.push(found);
        self
    }

    /// Returns all of them.
    pub fn all(&self) -> &[SearchHit] {
        &self.hits
    }

    /// Returns records of whose number, name, kana or room this is a part; variants of kanji, kana and width are the
    /// same. Several words, with a space between, must all be there. No words find nothing.
    pub fn search(&self, typed: &str) -> Vec<&SearchHit> {
        let words: Vec<String> = typed.split_whitespace().map(|word| fold_name(word).collect()).collect();
        let Some((first, rest)) = words.split_first() else { return Vec::new() };
        // One pass over everything for the first word; the others are looked for only in what it found.
        let found =
            self.records_with(first).into_iter().filter(|at| rest.iter().all(|word| self.record_has(*at, word)));
        found.filter_map(|at| self.hits.get(at)).collect()
    }

    /// Returns which records hold this word, each once: one pass over one long text.
    fn records_with(&self, word: &str) -> Vec<usize> {
        if word.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        for (place, _) in self.text.match_indices(word) {
            let at = self.ends.partition_point(|end| *end <= place);
            // Matches come in order, so that a record with two of them is the last one found.
            if found.last() != Some(&at) {
                found.push(at);
            }
        }
        found
    }

    fn record_has(&self, at: usize, word: &str) -> bool {
        let from = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let to = self.ends.get(at).copied().unwrap_or(from);
        self.text.get(from..to).is_some_and(|own| own.contains(word))
    }
}

fn texts(resident: &Resident) -> [&str; 4] {
    [&resident.number, &resident.name, &resident.kana, &resident.room]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(number: usize, [name, kana, room]: [&str; 3]) -> SearchHit {
        let resident = Resident { number: number.to_string(), name: name.into(), kana: kana.into(), room: room.into() };
        let mut hash = [0; 32];
        hash[..8].copy_from_slice(&number.to_be_bytes());
        SearchHit { receipt: Receipt::of(&hash), at: jiff::civil::datetime(2026, 11, 23, 10, 0, 0, 0), resident }
    }

    fn index() -> NameIndex {
        [
            found(70001, ["髙橋 一郎", "たかはし いちろう", "201"]),
            found(70002, ["山﨑 花", "ヤマザキ ハナ", "２０２"]),
            found(70003, ["渡邉 斎", "わたなべ いつき", "別館３"]),
            found(70004, ["林", "はやし", ""]),
        ]
        .into_iter()
        .collect()
    }

    fn numbers(typed: &str) -> Vec<String> {
        index().search(typed).into_iter().map(|found| found.resident.number.clone()).collect()
    }

    #[test]
    fn one_two_and_three_characters_find_by_name_kana_room_and_number() {
        for (typed, found) in [
            ("林", &["70004"][..]),
            ("高橋", &["70001"]),
            ("髙", &["70001"]),
            ("山崎", &["70002"]),
            ("渡辺", &["70003"]),
            ("渡邊", &["70003"]),
            ("齋", &["70003"]),
            ("ハヤシ", &["70004"]),
            ("ﾊﾔｼ", &["70004"]),
            ("やまざき", &["70002"]),
            ("202", &["70002"]),
            ("別館3", &["70003"]),
            ("70", &["70001", "70002", "70003", "70004"]),
            ("高橋 201", &["70001"]),
            ("高橋 202", &[]),
            ("", &[]),
            ("  ", &[]),
        ] {
            assert_eq!(numbers(typed), found, "{typed}");
        }
    }

    #[test]
    fn the_end_of_one_text_and_the_start_of_the_next_find_nothing() {
        assert_eq!(numbers("郎た"), [""; 0]);
        assert_eq!(numbers("20170002"), [""; 0]);
    }

    fn people() -> impl Strategy<Value = Vec<[String; 3]>> {
        let text = "[たカ髙高田橋山崎﨑林a1２ ]{0,4}";
        proptest::collection::vec([text, text, text], 0..12)
    }

    proptest! {
        #[test]
        fn what_is_found_is_what_looking_at_each_one_finds(people in people(), typed in "[たタ高髙田橋山崎林a1 ]{0,3}") {
            let all: Vec<SearchHit> =
                people.iter().enumerate().map(|(at, [a, b, c])| found(at, [a, b, c])).collect();
            let words: Vec<String> = typed.split_whitespace().map(|word| fold_name(word).collect()).collect();
            let has = |found: &&SearchHit| !words.is_empty() && words.iter().all(|word| {
                texts(&found.resident).iter().any(|text| fold_name(text).collect::<String>().contains(word.as_str()))
            });
            let expected: Vec<&SearchHit> = all.iter().filter(has).collect();
            let index: NameIndex = all.iter().cloned().collect();
            prop_assert_eq!(index.search(&typed), expected);
        }
    }
}
