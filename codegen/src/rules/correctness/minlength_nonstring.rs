//! `minlength-nonstring`: a length belongs to a text.

use crate::diagnostic::Level;
use crate::json::Number;
use crate::model::{Keyword, Kind};
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "minlength-nonstring",
    group: Group::Correctness,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("minlength_nonstring.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let property = site.property;
    if matches!(property.kind, Kind::String | Kind::Any) {
        return;
    }
    for keyword in [Keyword::MinLength, Keyword::MaxLength] {
        let Some(value) = property.written(keyword) else { continue };
        let Some(length) = value.as_number().and_then(Number::as_f64) else { continue };
        let Some(declared) = property.written(Keyword::Type) else { continue };
        let name = keyword.name();
        let message = format!("expected `{name}` on a string, found it on {}", declared.excerpt());
        let refuses = keyword == Keyword::MinLength && length > 0.0;
        let hint = match property.kind {
            Kind::Array(_) if refuses => "remove it: all it does is to refuse an empty array",
            _ if refuses => "remove it: such a value has no length, so every write is refused",
            _ => "remove it: nothing reads it here",
        };
        let _ = findings.report(value.span(), message).hint(hint);
    }
}
