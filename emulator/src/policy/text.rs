//! Policies that ask for the form of a text.

use serde_json::{Map, Value, json};

use super::{date, format, script, timestamp};
use crate::Flavour;

/// A policy that asks for the form of a text; what is no text passes.
#[derive(Clone, Debug)]
pub(super) struct TextRule {
    form: Form,
    blank: Blank,
}

/// What is asked of an empty text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Blank {
    /// Nothing, as in the open server.
    Passes,
    /// The same as of any other, as in newer ones.
    IsJudged,
}

#[derive(Clone, Copy, Debug)]
enum Form {
    Date,
    FormattedDate,
    Time,
    DateAndTime,
    Duration,
    EmailAddress,
    Name,
    PhoneNumber,
    QueryFilter,
    Capitals { least: f64, letters: &'static [char] },
    Digits { least: f64 },
    MinimumLength(f64),
    MaximumLength(f64),
}

/// The characters that the open server counts as capitals beside `A` to `Z`: it reads `[(A-Z)]`.
const PARENTHESES: &[char] = &['(', ')'];

impl TextRule {
    /// Returns the rule that a policy of an id makes, if it is about the form of a text.
    pub(super) fn new(id: &str, params: &Map<String, Value>, flavour: Flavour) -> Option<Self> {
        let number = |name| params.get(name).map_or(f64::NAN, script::number);
        let form = match id {
            "valid-date" => Form::Date,
            "valid-formatted-date" => Form::FormattedDate,
            "valid-time" => Form::Time,
            "valid-datetime" => Form::DateAndTime,
            "valid-duration" => Form::Duration,
            "valid-email-address-format" => Form::EmailAddress,
            "valid-name-format" => Form::Name,
            "valid-phone-format" => Form::PhoneNumber,
            "valid-query-filter" => Form::QueryFilter,
            "at-least-X-capitals" => {
                let letters = if flavour == Flavour::Idm { PARENTHESES } else { &[] };
                Form::Capitals { least: number("numCaps"), letters }
            }
            "at-least-X-numbers" => Form::Digits { least: number("numNums") },
            "minimum-length" => Form::MinimumLength(number("minLength")),
            "maximum-length" => Form::MaximumLength(number("maxLength")),
            _ => return None,
        };
        Some(Self { form, blank: Blank::of(flavour) })
    }

    /// Returns whether a value fails, of which a policy before this one may have asked to be there.
    pub(super) fn fails(&self, value: &Value, is_required: bool) -> bool {
        let judged = self.blank.judged(value.as_str());
        (is_required || judged.is_some()) && !judged.is_some_and(|text| self.passes(text))
    }

    fn passes(&self, text: &str) -> bool {
        match self.form {
            Form::Date => date::parse(text).is_some(),
            Form::FormattedDate => timestamp::is_date(text),
            Form::Time => timestamp::is_time(text),
            Form::DateAndTime => timestamp::is_date_and_time(text),
            Form::Duration => timestamp::is_duration(text),
            Form::EmailAddress => format::is_email_address(text),
            Form::Name => format::is_name(text),
            Form::PhoneNumber => format::is_phone_number(text),
            Form::QueryFilter => mosaic::filter::parse(text).is_ok(),
            Form::Capitals { least, letters } => has_at_least(least, text, |character| {
                character.is_ascii_uppercase() || letters.contains(&character)
            }),
            Form::Digits { least } => has_at_least(least, text, |letter| letter.is_ascii_digit()),
            Form::MinimumLength(least) => script::length(text) >= least,
            Form::MaximumLength(most) => script::length(text) <= most,
        }
    }

    /// Returns what a text that fails does not meet.
    pub(super) fn requirement(&self) -> &'static str {
        match self.form {
            Form::Date => "VALID_DATE",
            Form::FormattedDate => "VALID_FORMATTED_DATE",
            Form::Time => "VALID_TIME",
            Form::DateAndTime => "VALID_DATETIME",
            Form::Duration => "VALID_DURATION",
            Form::EmailAddress => "VALID_EMAIL_ADDRESS_FORMAT",
            Form::Name => "VALID_NAME_FORMAT",
            Form::PhoneNumber => "VALID_PHONE_FORMAT",
            Form::QueryFilter => "VALID_QUERY_FILTER",
            Form::Capitals { .. } => "AT_LEAST_X_CAPITAL_LETTERS",
            Form::Digits { .. } => "AT_LEAST_X_NUMBERS",
            Form::MinimumLength(_) => "MIN_LENGTH",
            Form::MaximumLength(_) => "MAX_LENGTH",
        }
    }

    /// Returns the parameters that are shown with the requirement.
    pub(super) fn shown(&self, params: &Map<String, Value>) -> Option<Value> {
        let name = match self.form {
            Form::Capitals { .. } => "numCaps",
            Form::Digits { .. } => "numNums",
            Form::MinimumLength(_) => "minLength",
            Form::MaximumLength(_) => "maxLength",
            _ => return None,
        };
        Some(match params.get(name) {
            Some(value) => json!({name: value}),
            None => json!({}),
        })
    }
}

impl Blank {
    pub(super) fn of(flavour: Flavour) -> Self {
        match flavour {
            Flavour::Aic => Self::IsJudged,
            Flavour::Idm => Self::Passes,
        }
    }

    /// Returns the text if it is one to judge.
    pub(super) fn judged(self, text: Option<&str>) -> Option<&str> {
        text.filter(|text| self == Self::IsJudged || !text.is_empty())
    }
}

/// Returns whether enough characters count; none at all are never enough, not even for 0.
fn has_at_least(least: f64, text: &str, counts: impl Fn(char) -> bool) -> bool {
    let count = text.chars().filter(|character| counts(*character)).count();
    u32::try_from(count).is_ok_and(|count| count > 0 && f64::from(count) >= least)
}
