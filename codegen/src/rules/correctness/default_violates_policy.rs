//! `default-violates-policy`: a default passes the policies of its property.

use crate::diagnostic::Level;
use crate::json::Value;
use crate::model::{Keyword, Kind, is_placeholder};
#[cfg(feature = "javascript")]
use crate::pattern::Match;
use crate::rules::correctness::bounds::{Bound, PAIRS, bounds, contradiction};
#[cfg(feature = "javascript")]
use crate::rules::pattern;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    name: "default-violates-policy",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("default_violates_policy.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Some(default) = site.property.default() else { return };
    if is_placeholder(default) || PAIRS.iter().any(|pair| contradiction(site, *pair).is_some()) {
        return; // `length-contradiction` reports the latter
    }
    let breach = match site.property.kind {
        Kind::String => default.as_str().and_then(|text| breach_of_text(site, &text)),
        Kind::Number | Kind::Integer => breach_of_number(site, default),
        _ => None,
    };
    let Some(Breach { expected, span }) = breach else { return };
    let message = format!("expected `default` {expected}, found {}", default.excerpt());
    let _ = findings
        .report(default.span(), message)
        .related(site.owner.location(span), "what refuses it")
        .hint("a create is given it without a check, and the next update is refused");
}

/// What a default should be and is not, and where that is said.
struct Breach {
    expected: String,
    span: Span,
}

fn breach_of_text(site: &Site<'_, '_>, text: &str) -> Option<Breach> {
    if text.contains("{{") {
        return None; // a template, filled from other properties
    }
    let length = u32::try_from(text.encode_utf16().count()).ok().map(f64::from)?;
    let breach = out_of_bounds(site, (Keyword::MinLength, Keyword::MaxLength), length);
    let breach =
        breach.map(|(bound, least)| bound.breach(&format!("to have at {least}"), "character"));
    breach
        .or_else(|| blank(site, text))
        .or_else(|| forbidden_character(site, text))
        .or_else(|| mismatch(site, text))
}

fn breach_of_number(site: &Site<'_, '_>, default: Value<'_>) -> Option<Breach> {
    let number = default.as_number()?.as_f64()?;
    let (bound, least) = out_of_bounds(site, (Keyword::Minimum, Keyword::Maximum), number)?;
    Some(bound.breach(&format!("to be at {least}"), ""))
}

/// Returns a bound that `number` does not keep, and whether it is the least or the most.
fn out_of_bounds<'a>(
    site: &Site<'_, 'a>,
    (low, high): (Keyword, Keyword),
    number: f64,
) -> Option<(Bound<'a>, &'static str)> {
    let below = bounds(site, low).find(|bound| number < bound.limit);
    let above = || bounds(site, high).find(|bound| number > bound.limit);
    below.map(|bound| (bound, "least")).or_else(|| above().map(|bound| (bound, "most")))
}

impl Bound<'_> {
    fn breach(self, relation: &str, unit: &str) -> Breach {
        let unit = match unit {
            "" => String::new(),
            one if self.value.raw() == "1" => format!(" {one}"),
            one => format!(" {one}s"),
        };
        let expected = format!("{relation} {}{unit}", self.value.excerpt());
        Breach { expected, span: self.value.span() }
    }
}

/// Returns the policy, one without bounds, that an empty text does not pass.
fn blank(site: &Site<'_, '_>, text: &str) -> Option<Breach> {
    if !text.is_empty() {
        return None;
    }
    let catalog = site.context().catalog;
    let refuses = |id: &str| {
        let known = catalog.policy(id).filter(|known| known.parameters.is_empty());
        known.is_some() && catalog.root().at(&["policies", id, "refusesBlank"]).is_some()
    };
    let policy = site.property.policies().find(|policy| policy.id().text().is_some_and(refuses))?;
    Some(Breach { expected: "not to be empty".to_owned(), span: policy.value.span() })
}

/// Returns what `text` contains and a policy forbids.
fn forbidden_character(site: &Site<'_, '_>, text: &str) -> Option<Breach> {
    let catalog = site.context().catalog;
    let mut lists = site.property.policies().filter_map(|policy| {
        let known = catalog.policy(policy.id().text()?)?;
        let parameter = known.parameters.iter().find(|parameter| parameter.lists_forbidden)?;
        policy.params()?.get(parameter.name)
    });
    lists.find_map(|list| {
        let found = list.elements().find(|value| {
            value.as_str().is_some_and(|part| !part.is_empty() && text.contains(&*part))
        })?;
        Some(Breach { expected: format!("without {}", found.excerpt()), span: found.span() })
    })
}

/// Returns the regular expression that `text` does not match.
#[cfg(feature = "javascript")]
fn mismatch(site: &Site<'_, '_>, text: &str) -> Option<Breach> {
    let mut patterns = pattern::all(site);
    let (value, _) = patterns.find(|(_, pattern)| pattern.matches(text) == Match::No)?;
    Some(Breach { expected: format!("to match {}", value.excerpt()), span: value.span() })
}

/// Returns nothing: this build does not read regular expressions.
#[cfg(not(feature = "javascript"))]
fn mismatch(_site: &Site<'_, '_>, _text: &str) -> Option<Breach> {
    None
}
