//! Numbers with their counters, dates and times of day as text that knows its readings.

use super::numbers::Counter;
use super::rich_text::RichText;

/// Returns a number with its counter, written and read: `count(6, Counter::Months)` is ｜6か月《ろっかげつ》.
pub fn counted(number: u32, counter: Counter) -> RichText {
    let base = format!("{number}{}", counter.written());
    // ページ is kana and reads itself; the number before it is read when it is said.
    if matches!(counter, Counter::PageCount) {
        return RichText::plain(base);
    }
    RichText::word(base, counter.reading_of(number))
}

/// Returns a date with both calendars, as easy Japanese asks (rule L12, docs/rules.md): 2026年〈令和8年〉11月23日.
pub fn date(year: u32, month: u32, day: u32) -> RichText {
    let mut text = counted(year, Counter::Year);
    // 令和 began in 2019; earlier years have their western number alone.
    if year > 2018 {
        text.push(RichText::plain("〈"));
        text.push(RichText::word("令和", "れいわ"));
        text.push(counted(year - 2018, Counter::Year));
        text.push(RichText::plain("〉"));
    }
    text.then(counted(month, Counter::Month)).then(counted(day, Counter::Day))
}

/// Returns a time of day in words, with 午前 or 午後 (rule L15: no 24-hour times).
pub fn time_of_day(hour: u32, minute: u32) -> RichText {
    let (base, reading) = if hour < 12 { ("午前", "ごぜん") } else { ("午後", "ごご") };
    let half = RichText::word(base, reading);
    // Noon is 午後0時: 午後12時 would be midnight to some.
    half.then(counted(hour % 12, Counter::Hour)).then(counted(minute, Counter::Minute))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_counted_number_carries_its_reading() {
        assert_eq!(counted(6, Counter::Months).source(), "｜6か月《ろっかげつ》");
        assert_eq!(date(2026, 11, 23).written(), "2026年〈令和8年〉11月23日");
        assert_eq!(time_of_day(14, 5).spoken(), "ごごにじごふん");
        assert_eq!(time_of_day(0, 0).spoken(), "ごぜんれいじれいふん");
        assert_eq!(date(2026, 12, 19).spoken(), "にせんにじゅうろくねん〈れいわはちねん〉じゅうにがつじゅうくにち");
        // In braille the digits stay digits, and にち follows 17 as it follows any other number.
        assert_eq!(Counter::Day.reading_behind_digits(17), Some("にち".to_owned()));
    }
}
