//! How numbers are read in Japanese, by the table of docs/rules.md#numbers: never guessed.

/// A word that counts, and changes how the number before it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counter {
    /// 歳, years of age.
    Age,
    /// 件, cases: records and answers.
    Cases,
    /// 分, minutes.
    Minute,
    /// 日, a day of the month or a number of days.
    Day,
    /// 時, o'clock.
    Hour,
    /// 時間, hours.
    Hours,
    /// か月, a number of months.
    Months,
    /// 月, a month of the year.
    Month,
    /// 番, a number in a list.
    Number,
    /// ページ.
    PageCount,
    /// 人, people.
    People,
    /// 個, pieces: digits and other small things.
    Pieces,
    /// 秒, seconds.
    Second,
    /// 回, times; also 回目.
    Times,
    /// 年, a year.
    Year,
    /// つ, things, up to ten.
    Things,
}

impl Counter {
    const TABLE: [(&'static str, &'static str, Self); 16] = [
        // The longer word first: 時間 begins with 時.
        ("時間", "じかん", Self::Hours),
        ("か月", "かげつ", Self::Months),
        ("ページ", "ページ", Self::PageCount),
        ("歳", "さい", Self::Age),
        ("件", "けん", Self::Cases),
        ("個", "こ", Self::Pieces),
        ("分", "ふん", Self::Minute),
        ("日", "にち", Self::Day),
        ("時", "じ", Self::Hour),
        ("月", "がつ", Self::Month),
        ("番", "ばん", Self::Number),
        ("人", "にん", Self::People),
        ("秒", "びょう", Self::Second),
        ("回", "かい", Self::Times),
        ("年", "ねん", Self::Year),
        ("つ", "つ", Self::Things),
    ];

    /// Returns what is written behind the digits.
    pub fn written(self) -> &'static str {
        Self::TABLE.iter().find(|(_, _, counter)| *counter == self).map_or("", |(written, _, _)| written)
    }

    pub(super) fn reading(self) -> &'static str {
        Self::TABLE.iter().find(|(_, _, counter)| *counter == self).map_or("", |(_, said, _)| said)
    }

    /// Returns the counter that a text begins with, if it begins with one.
    pub fn at_start_of(text: &str) -> Option<Self> {
        Self::TABLE.iter().find(|(written, _, _)| text.starts_with(written)).map(|(_, _, counter)| *counter)
    }

    /// Returns the reading of a number with this counter, e.g. 1 か月 → いっかげつ.
    pub fn reading_of(self, number: u32) -> String {
        if let Some(whole) = self.irregular(number) {
            return whole.to_owned();
        }
        let stem = cardinal(number);
        let (stem, said) = self.join_sounds(number, &stem);
        format!("{stem}{said}")
    }

    /// Returns what is read behind the digits, where they stay digits (braille): かげつ of 1か月, か of 14日; `None` where
    /// number and counter are one word, as in ひとり and ついたち.
    pub fn reading_behind_digits(self, number: u32) -> Option<String> {
        match (self, number) {
            // 14日 and 4月 are irregular as words only: behind digits they are か and がつ.
            (Self::Day, 14 | 24) => Some("か".to_owned()),
            (Self::Month, _) => Some(self.reading().to_owned()),
            _ if self.irregular(number).is_some() => None,
            _ => Some(self.join_sounds(number, &cardinal(number)).1),
        }
    }

    /// Numbers whose reading shares nothing with their digits.
    fn irregular(self, number: u32) -> Option<&'static str> {
        let table: &[(u32, &str)] = match self {
            Self::Day => &[
                (1, "ついたち"),
                (2, "ふつか"),
                (3, "みっか"),
                (4, "よっか"),
                (5, "いつか"),
                (6, "むいか"),
                (7, "なのか"),
                (8, "ようか"),
                (9, "ここのか"),
                (10, "とおか"),
                (14, "じゅうよっか"),
                (20, "はつか"),
                (24, "にじゅうよっか"),
            ],
            Self::People => &[(1, "ひとり"), (2, "ふたり")],
            Self::Age => &[(20, "はたち")],
            Self::Month => &[(4, "しがつ"), (7, "しちがつ"), (9, "くがつ")],
            Self::Things => &[
                (1, "ひとつ"),
                (2, "ふたつ"),
                (3, "みっつ"),
                (4, "よっつ"),
                (5, "いつつ"),
                (6, "むっつ"),
                (7, "ななつ"),
                (8, "やっつ"),
                (9, "ここのつ"),
                (10, "とお"),
            ],
            Self::Minute
            | Self::Hour
            | Self::Hours
            | Self::Months
            | Self::Number
            | Self::PageCount
            | Self::Second
            | Self::Times
            | Self::Cases
            | Self::Pieces
            | Self::Year => &[],
        };
        table.iter().find(|(n, _)| *n == number).map(|(_, said)| *said)
    }

    /// Returns number and counter as they sound where they meet: 1 → いっ before か, 4 → よ before 時 …
    fn join_sounds(self, number: u32, stem: &str) -> (String, String) {
        let said = self.reading().to_owned();
        let last = number % 10;
        let swap = |from: &str, to: &str| stem.strip_suffix(from).map(|head| format!("{head}{to}"));
        let changed = match self {
            Self::Hour | Self::Hours | Self::Year | Self::People if last == 4 => swap("よん", "よ"),
            Self::Hour | Self::Minute if number == 0 => swap("ぜろ", "れい"),
            Self::Day if matches!(number, 17 | 27) => swap("なな", "しち"),
            Self::Day if matches!(number, 19 | 29) => swap("きゅう", "く"),
            Self::Hour | Self::Hours if last == 7 => swap("なな", "しち"),
            Self::Hour | Self::Hours if last == 9 => swap("きゅう", "く"),
            Self::Cases | Self::Pieces | Self::Times | Self::Months | Self::Age | Self::Minute | Self::PageCount => {
                self.double_consonant(number, stem)
            }
            Self::Day
            | Self::Hour
            | Self::Hours
            | Self::Month
            | Self::Number
            | Self::People
            | Self::Second
            | Self::Things
            | Self::Year => None,
        };
        let said = if self == Self::Minute && Self::minute_is_pun(number) { "ぷん".to_owned() } else { said };
        (changed.unwrap_or_else(|| stem.to_owned()), said)
    }

    fn minute_is_pun(number: u32) -> bool {
        matches!(number % 10, 1 | 3 | 4 | 6 | 8) || (number > 0 && number.is_multiple_of(10))
    }

    /// Returns the number with a doubled consonant before its counter, for 1, 6, 8, 10, 100: いっ, ろっ, はっ, じゅっ, ひゃっ.
    fn double_consonant(self, number: u32, stem: &str) -> Option<String> {
        let k_row = matches!(self, Self::Cases | Self::Pieces | Self::Times | Self::Months);
        let pairs: &[(&str, &str)] = &[("いち", "いっ"), ("はち", "はっ"), ("じゅう", "じゅっ")];
        // Not before every counter: 6歳 is ろくさい, 6ページ is ろくページ.
        let six: &[(&str, &str)] =
            if k_row || self == Self::Minute { &[("ろく", "ろっ"), ("ひゃく", "ひゃっ")] } else { &[] };
        if number == 0 {
            return None;
        }
        pairs.iter().chain(six).find_map(|(from, to)| stem.strip_suffix(from).map(|head| format!("{head}{to}")))
    }
}

/// Returns the reading of a number on its own, up to 99,999,999.
pub(super) fn cardinal(number: u32) -> String {
    const ONES: [&str; 10] = ["", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう"];
    const HUNDREDS: [&str; 10] = [
        "",
        "ひゃく",
        "にひゃく",
        "さんびゃく",
        "よんひゃく",
        "ごひゃく",
        "ろっぴゃく",
        "ななひゃく",
        "はっぴゃく",
        "きゅうひゃく",
    ];
    const THOUSANDS: [&str; 10] =
        ["", "せん", "にせん", "さんぜん", "よんせん", "ごせん", "ろくせん", "ななせん", "はっせん", "きゅうせん"];
    let place = |table: [&'static str; 10], digit: u32| table.get(digit as usize).copied().unwrap_or_default();
    if number == 0 {
        return "ぜろ".to_owned();
    }
    if number >= 10_000 {
        let head = cardinal(number / 10_000);
        let tail = if number.is_multiple_of(10_000) { String::new() } else { cardinal(number % 10_000) };
        return format!("{head}まん{tail}");
    }
    let tens = match number / 10 % 10 {
        0 => String::new(),
        1 => "じゅう".to_owned(),
        digit => format!("{}じゅう", place(ONES, digit)),
    };
    format!(
        "{}{}{tens}{}",
        place(THOUSANDS, number / 1000),
        place(HUNDREDS, number / 100 % 10),
        place(ONES, number % 10)
    )
}

/// Returns digits said one by one, as in a telephone number or a receipt code.
pub fn spoken_digits(run: &str) -> String {
    run.chars().filter_map(digit_name).collect::<Vec<_>>().join(" ")
}

fn digit_name(c: char) -> Option<&'static str> {
    Some(match c {
        '0' => "ぜろ",
        '1' => "いち",
        '2' => "に",
        '3' => "さん",
        '4' => "よん",
        '5' => "ご",
        '6' => "ろく",
        '7' => "なな",
        '8' => "はち",
        '9' => "きゅう",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_the_facts_is_kept() {
        for (counter, number, reading) in [
            (Counter::Month, 4, "しがつ"),
            (Counter::Month, 7, "しちがつ"),
            (Counter::Month, 9, "くがつ"),
            (Counter::Day, 1, "ついたち"),
            (Counter::Day, 10, "とおか"),
            (Counter::Day, 14, "じゅうよっか"),
            (Counter::Day, 20, "はつか"),
            (Counter::Day, 24, "にじゅうよっか"),
            (Counter::Day, 23, "にじゅうさんにち"),
            (Counter::Day, 17, "じゅうしちにち"),
            (Counter::Day, 19, "じゅうくにち"),
            (Counter::Day, 27, "にじゅうしちにち"),
            (Counter::Day, 29, "にじゅうくにち"),
            (Counter::Hour, 0, "れいじ"),
            (Counter::Minute, 0, "れいふん"),
            (Counter::Hours, 0, "ぜろじかん"),
            (Counter::Hour, 10, "じゅうじ"),
            (Counter::Minute, 20, "にじゅっぷん"),
            (Counter::Times, 1, "いっかい"),
            (Counter::Times, 6, "ろっかい"),
            (Counter::Times, 8, "はっかい"),
            (Counter::Times, 10, "じゅっかい"),
            (Counter::Cases, 1, "いっけん"),
            (Counter::Cases, 3, "さんけん"),
            (Counter::Cases, 10, "じゅっけん"),
            (Counter::Pieces, 8, "はっこ"),
            (Counter::Pieces, 16, "じゅうろっこ"),
            (Counter::Months, 1, "いっかげつ"),
            (Counter::Months, 6, "ろっかげつ"),
            (Counter::Months, 24, "にじゅうよんかげつ"),
            (Counter::People, 1, "ひとり"),
            (Counter::People, 4, "よにん"),
            (Counter::Hour, 4, "よじ"),
            (Counter::Hour, 7, "しちじ"),
            (Counter::Hour, 9, "くじ"),
            (Counter::Year, 4, "よねん"),
            (Counter::Year, 2024, "にせんにじゅうよねん"),
            (Counter::Age, 20, "はたち"),
            (Counter::Age, 85, "はちじゅうごさい"),
            (Counter::Age, 8, "はっさい"),
            (Counter::Minute, 30, "さんじゅっぷん"),
            (Counter::Minute, 15, "じゅうごふん"),
            (Counter::Number, 1, "いちばん"),
            (Counter::Second, 20, "にじゅうびょう"),
        ] {
            assert_eq!(counter.reading_of(number), reading, "{number} {counter:?}");
        }
    }
}
