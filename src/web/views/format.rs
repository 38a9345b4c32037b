use time::{Month, OffsetDateTime};

use crate::language::Language;

/// A day as readers of the language write it: "5 March 2026", "2026年3月5日" (UTC).
pub fn date(at: OffsetDateTime, language: Language) -> String {
    let (year, month, day) = at.to_calendar_date();
    match language {
        Language::En => format!("{day} {} {year}", english(month)),
        Language::Zh => format!("{year}年{}月{day}日", u8::from(month)),
    }
}

/// A number with one digit after the point.
pub fn decimal(value: f32) -> String {
    format!("{value:.1}")
}

/// A whole number in groups of three: "3,841".
pub fn integer(value: u64) -> String {
    let digits = value.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Weights (sum 1) as whole percentages that sum to 100, by largest remainder.
pub fn percents(weights: &[f32]) -> Vec<u32> {
    let exact: Vec<f32> = weights.iter().map(|w| w * 100.0).collect();
    let mut whole: Vec<u32> = exact.iter().map(|e| e.floor() as u32).collect();
    let mut by_remainder: Vec<usize> = (0..exact.len()).collect();
    by_remainder.sort_by(|&a, &b| exact[b].fract().total_cmp(&exact[a].fract()));
    let missing = 100u32.saturating_sub(whole.iter().sum()) as usize;
    for &i in by_remainder.iter().take(missing) {
        whole[i] += 1;
    }
    whole
}

/// A percentage as the language sets it: "32 %", "32%".
pub(super) fn percent(value: u32, language: Language) -> String {
    match language {
        Language::En => format!("{value}\u{a0}%"),
        Language::Zh => format!("{value}%"),
    }
}

fn english(month: Month) -> &'static str {
    match month {
        Month::January => "January",
        Month::February => "February",
        Month::March => "March",
        Month::April => "April",
        Month::May => "May",
        Month::June => "June",
        Month::July => "July",
        Month::August => "August",
        Month::September => "September",
        Month::October => "October",
        Month::November => "November",
        Month::December => "December",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_always_sum_to_a_hundred() {
        assert_eq!(percents(&[1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0]).iter().sum::<u32>(), 100);
        assert_eq!(percents(&[0.295, 0.241, 0.189, 0.159, 0.116]).iter().sum::<u32>(), 100);
        assert_eq!(percents(&[1.0]), [100]);
    }

    #[test]
    fn numbers_and_days_read_naturally() {
        assert_eq!(integer(7), "7");
        assert_eq!(integer(3841), "3,841");
        assert_eq!(integer(1_000_000), "1,000,000");
        let day = OffsetDateTime::from_unix_timestamp(1_772_668_800).expect("valid");
        assert_eq!(date(day, Language::En), "5 March 2026");
        assert_eq!(date(day, Language::Zh), "2026年3月5日");
    }
}
