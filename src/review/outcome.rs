//! What came of talking a record over, and when it is looked at again.

use jiff::ToSpan as _;
use jiff::civil::Date;

use consent_log::ReviewOutcome;

/// What came of talking a record over. None of it is a decision for the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FollowUpOutcome {
    /// The answer stays as the person gave it.
    AsWished,
    /// Staff arrange what the person wishes.
    Arranging,
    /// The person wants time.
    WantsTime,
    /// The person answers again at the kiosk.
    AnswersAnew,
}

/// When a record is looked at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RevisitPlan {
    /// Nothing is left to do.
    Never,
    /// In a week.
    Week,
    /// In a month.
    Month,
    /// On a day that is typed.
    OnDay,
}

impl FollowUpOutcome {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::AsWished, Self::Arranging, Self::WantsTime, Self::AnswersAnew];

    /// Its name in the words and in the record.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AsWished => "as-wished",
            Self::Arranging => "arranging",
            Self::WantsTime => "wants-time",
            Self::AnswersAnew => "answers-anew",
        }
    }

    /// Returns it as the log stores it; without a day, the record is done.
    pub(super) fn to_outcome(self, due: Option<Date>) -> ReviewOutcome {
        // The stored form has room for a remark; no page asks for one.
        ReviewOutcome { done: due.is_none(), due, what: self.as_str().to_owned(), remark: String::new() }
    }
}

impl RevisitPlan {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Never, Self::Week, Self::Month, Self::OnDay];

    /// Its name in the words.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Week => "week",
            Self::Month => "month",
            Self::OnDay => "on-day",
        }
    }
}

pub(super) fn in_a_week(today: Date) -> Option<Date> {
    today.checked_add(1.week()).ok()
}

pub(super) fn in_a_month(today: Date) -> Option<Date> {
    today.checked_add(1.month()).ok()
}

/// Returns the next day with this month and day, typed as `1224`, within a year.
pub(super) fn parse_day(today: Date, typed: &str) -> Option<Date> {
    let (month, day) = parse_month_and_day(typed)?;
    // Not today: the record is open now. 29 February may be further away than a year: then there is no such day.
    let on = |year: i16| Date::new(year, month, day).ok().filter(|day| *day > today);
    on(today.year()).or_else(|| on(today.year().checked_add(1)?))
}

/// Returns the last day with this month and day, typed as `1124`: today, or within the year before.
pub(super) fn parse_past_day(today: Date, typed: &str) -> Option<Date> {
    let (month, day) = parse_month_and_day(typed)?;
    let on = |year: i16| Date::new(year, month, day).ok().filter(|day| *day <= today);
    on(today.year()).or_else(|| on(today.year().checked_sub(1)?))
}

fn parse_month_and_day(typed: &str) -> Option<(i8, i8)> {
    let digits: Vec<i8> = typed.trim().chars().map(|c| i8::try_from(c.to_digit(10)?).ok()).collect::<Option<_>>()?;
    let [m1, m2, d1, d2] = digits[..] else { return None };
    Some((m1 * 10 + m2, d1 * 10 + d2))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_typed_day_is_the_next_one_with_this_date() {
        let today = date(2026, 11, 26);
        assert_eq!(parse_day(today, "1224"), Some(date(2026, 12, 24)));
        assert_eq!(parse_day(today, "0110"), Some(date(2027, 1, 10)));
        assert_eq!(parse_day(today, "1126"), Some(date(2027, 11, 26)), "today is no day to look again");
        assert_eq!(parse_past_day(today, "1126"), Some(today));
        assert_eq!(parse_past_day(today, "1125"), Some(date(2026, 11, 25)));
        assert_eq!(parse_past_day(today, "1127"), Some(date(2025, 11, 27)), "nobody left in the days to come");
        for wrong in ["", "1", "1332", "0230", "12 24", "abcd", "12244"] {
            assert_eq!(parse_day(today, wrong), None, "{wrong}");
            assert_eq!(parse_past_day(today, wrong), None, "{wrong}");
        }
    }
}
