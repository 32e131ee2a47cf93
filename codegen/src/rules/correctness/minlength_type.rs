//! `minlength-type`: a length is a whole number.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::json::{Kind, Value};
use crate::model::{self, Keyword, is_placeholder};
use crate::rules::correctness::bounds::bounds;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "minlength-type",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Safe,
    page: include_str!("minlength_type.md"),
    check: Check::EveryProperty(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    for keyword in [Keyword::MinLength, Keyword::MaxLength] {
        let Some(value) = site.property.written(keyword) else { continue };
        let Some(expected) = expected(value) else { continue };
        let name = keyword.name();
        let message = format!("expected `{name}` to be {expected}, found {}", value.excerpt());
        let report = findings.report(value.span(), message);
        let text = value.as_str();
        let _ = match text.as_deref().map(str::trim) {
            Some("") => report.hint("remove it: it bounds nothing").safe_fix(
                format!("remove `{name}`"),
                [Edit::remove(Path::item(site.property.value, value))],
            ),
            Some(digits) if is_mended_by(digits, site, keyword) => report
                .hint("remove the quotes")
                .safe_fix("remove the quotes", [Edit::set(Path::of(value), digits)]),
            _ => report.hint("write how many characters, or remove it"),
        };
    }
}

/// Returns what a length has to be, where `value` is none.
fn expected(value: Value<'_>) -> Option<&'static str> {
    match value.kind() {
        Kind::Null => None,
        Kind::Number => {
            let number = value.as_number()?.as_f64()?;
            (number < 0.0 || number.fract() != 0.0).then_some("a whole number from 0")
        }
        _ => (!is_placeholder(value)).then_some("a number"),
    }
}

/// Returns whether nothing is left to say once the length stands without quotes.
fn is_mended_by(digits: &str, site: &Site<'_, '_>, keyword: Keyword) -> bool {
    let Ok(length) = digits.parse::<u32>() else { return false };
    if !matches!(site.property.kind, model::Kind::String) || digits != length.to_string() {
        return false;
    }
    let length = f64::from(length);
    match keyword {
        Keyword::MinLength => bounds(site, Keyword::MaxLength).all(|upper| length <= upper.limit),
        _ => {
            bounds(site, keyword).any(|upper| upper.policy.is_some())
                && bounds(site, Keyword::MinLength).all(|lower| lower.limit <= length)
        }
    }
}
