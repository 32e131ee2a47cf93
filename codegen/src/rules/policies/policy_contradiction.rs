//! `policy-contradiction`: some value passes all policies, and each value that `enum` lists does.

use crate::diagnostic::Level;
use crate::json::Value;
use crate::rules::policies::limits::{Limit, Limits};
#[cfg(feature = "javascript")]
use crate::rules::policies::patterns;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "policy-contradiction",
    group: Group::Policies,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("policy_contradiction.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    if site.property.policy_list().is_none() && site.property.enumeration.is_none() {
        return;
    }
    let limits = Limits::of(site.property, site.context().catalog);
    let contained =
        limits.contained.filter(|_| limits.shortest.is_none_or(|low| is_met(low, limits.longest)));
    for (low, high) in [
        (limits.shortest, limits.longest),
        (contained, limits.longest),
        (limits.least, limits.greatest),
    ] {
        if let (Some(low), Some(high)) = (low, high)
            && !is_met(low, Some(high))
        {
            let message = format!("expected at most {}, found at least {}", high.value, low.value);
            let _ = findings
                .report(low.span, message)
                .related(site.owner.location(high.span), "the upper limit")
                .hint("no value passes both: every write of one fails");
            return; // what a key beside policies says, `length-contradiction` reports
        }
    }
    check_enumeration(site, &limits, findings);
    #[cfg(feature = "javascript")]
    patterns::check(site, findings);
}

fn is_met(low: Limit, high: Option<Limit>) -> bool {
    high.is_none_or(|high| low.value <= high.value)
}

/// A limit that refuses values that `enum` lists.
struct Refusal<'a> {
    limit: Limit,
    /// As in "at most".
    word: &'static str,
    first: Value<'a>,
    /// How many values it refuses behind the first.
    others: usize,
}

/// Reports each limit that refuses a value that `enum` lists, once.
fn check_enumeration(site: &Site<'_, '_>, limits: &Limits, findings: &mut Findings<'_>) {
    let enumeration = site.property.enumeration.iter();
    let mut refusals: Vec<Refusal<'_>> = Vec::new(); // no more than there are limits
    for (_, value) in enumeration.flat_map(|enumeration| enumeration.known()) {
        let Some((low, high, measure)) = measured(value, limits) else {
            continue;
        };
        let broken = low.filter(|low| measure < low.value).map(|low| ("at least", low));
        let broken =
            broken.or(high.filter(|high| measure > high.value).map(|high| ("at most", high)));
        let Some((word, limit)) = broken else {
            continue;
        };
        match refusals.iter_mut().find(|refusal| refusal.limit.span == limit.span) {
            Some(refusal) => refusal.others += 1,
            None => refusals.push(Refusal { limit, word, first: value, others: 0 }),
        }
    }
    for Refusal { limit, word, first, others } in refusals {
        let unit = if first.as_str().is_some() { " characters" } else { "" };
        let message =
            format!("expected {word} {}{unit}, found {} in `enum`", limit.value, first.excerpt());
        let _ = findings
            .report(first.span(), message)
            .related(site.owner.location(limit.span), "the limit")
            .hint(effect(others));
    }
}

/// Returns what becomes of a value that is refused, and of `others` behind it.
pub(super) fn effect(others: usize) -> String {
    match others {
        0 => "every write of this value fails".to_owned(),
        _ => format!("every write of this value fails, and of {others} more that `enum` lists"),
    }
}

/// Returns the limits for `value` and what they are limits of.
fn measured(value: Value<'_>, limits: &Limits) -> Option<(Option<Limit>, Option<Limit>, f64)> {
    if let Some(number) = value.as_number() {
        return Some((limits.least, limits.greatest, number.as_f64()?));
    }
    let length = u32::try_from(value.as_str()?.encode_utf16().count()).ok()?;
    Some((limits.shortest, limits.longest, f64::from(length)))
}
