//! What values are held to by `pattern` and `minLength`: policies for texts that the server derives from them.

use crate::diff::Pair;
use crate::diff::Verdict::{Breaking, Risky, Safe};
use crate::diff::impact::constraint::{LOOK, unasked};
use crate::diff::impact::judged::Judged;
use crate::diff::impact::site::{Site, shown};
use crate::diff::impact::source;
use crate::json::Value;
use crate::model::Kind;

pub(super) fn pattern(site: &Site<'_, '_>) -> Judged {
    if let Some(judged) = unasked(site) {
        return judged;
    }
    if !is_text(site) {
        let because =
            "a policy for texts lets every other value pass: nothing is held to a pattern here";
        return Judged::new(because, source::POLICIES);
    }
    match site.values().new.filter(|value| value.as_str().as_deref() != Some("")) {
        None => Judged::new("values of any form are accepted", source::POLICIES)
            .wire(Safe)
            .records(Safe),
        Some(pattern) => {
            let because = format!(
                "a value that does not match {} is refused with status 403",
                shown(pattern)
            );
            Judged::new(because, source::POLICIES).wire(Risky).records(Risky).todo(LOOK)
        }
    }
}

pub(super) fn length(site: &Site<'_, '_>) -> Judged {
    if let Some(judged) = unasked(site) {
        return judged;
    }
    if site.key() != "minLength" {
        return Judged::new(
            "no policy comes of `maxLength`: consoles alone heed it",
            source::POLICIES,
        )
        .console(Safe);
    }
    let values = site.values();
    let (before, after) = (least(values.old), least(values.new));
    if is_text(site) && after > before {
        let least = values.new.map(shown).unwrap_or_default();
        let because = format!("a value shorter than {least} is refused with status 403");
        return Judged::new(because, source::POLICIES).wire(Risky).records(Risky).todo(LOOK);
    }
    let fills = values.map(|value| refuses_empty(Some(value)));
    if let Some(judged) = emptiness(site, fills) {
        return judged;
    }
    if is_text(site) && after < before {
        return Judged::new("shorter values are accepted", source::POLICIES)
            .wire(Safe)
            .records(Safe);
    }
    Judged::new("the server asks for the same length as before", source::POLICIES)
}

/// Judges that the server derives the policy `not-empty` on one side alone, where it `derives` it.
pub(super) fn emptiness(site: &Site<'_, '_>, derives: Pair<bool>) -> Option<Judged> {
    let Pair { old, new } = derives;
    let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
    let has_length = matches!(site.property()?.kind, Kind::String | Kind::Any | Kind::Array(_));
    let judged = match (old, new, has_length) {
        (true, true, _) | (false, false, _) => return None,
        (true, false, _) => Judged::new(
            "null and what is empty are accepted: `not-empty` is no longer derived from it",
            source::POLICIES,
        )
        .wire(Safe)
        .records(Safe),
        (false, true, true) => Judged::new(
            "null and what is empty are refused with status 403: `not-empty` is derived from it",
            source::POLICIES,
        )
        .wire(Risky)
        .records(Risky)
        .todo(LOOK),
        (false, true, false) => Judged::new(
            "every write of a value is refused with status 403: `not-empty`, which is derived from it, asks for a \
             length, and such a value has none",
            source::POLICIES,
        )
        .wire(Breaking)
        .records(Breaking)
        .todo("leave it out: nothing else comes of it here"),
    };
    Some(judged)
}

/// Returns whether policies for texts look at the values of the property.
fn is_text(site: &Site<'_, '_>) -> bool {
    site.property().is_none_or(|property| matches!(property.kind, Kind::String | Kind::Any))
}

/// Returns how short a text may be by `value`: a number or the digits at the beginning of a text, as
/// JavaScript reads them.
fn least(value: Option<Value<'_>>) -> f64 {
    let Some(value) = value else { return 0.0 };
    if let Some(least) = number(value) {
        return least.trunc().max(0.0);
    }
    let text = value.as_str().unwrap_or_default();
    let text = text.trim_start();
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    text[..end].parse().unwrap_or_default()
}

/// Returns whether the server derives `not-empty` from `value`: of a text it does not.
fn refuses_empty(value: Option<Value<'_>>) -> bool {
    value.and_then(number).is_some_and(|least| least > 0.0)
}

/// Returns the number that `value` is, infinite where it is beyond what JavaScript counts to.
fn number(value: Value<'_>) -> Option<f64> {
    value.as_number()?.text().parse().ok()
}
