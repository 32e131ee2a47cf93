//! `length-contradiction`: the lower bound is not above the upper one.

use crate::diagnostic::Level;
use crate::rules::Site;
use crate::rules::correctness::bounds::{Bound, PAIRS, contradiction};
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "length-contradiction",
    group: Group::Correctness,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("length_contradiction.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    for (low, high) in PAIRS {
        let Some((lower, upper)) = contradiction(site, (low, high)) else { continue };
        let message = format!(
            "expected `{}` to be at most {}, found {}",
            low.name(),
            upper.value.excerpt(),
            lower.value.excerpt()
        );
        let label = match upper {
            Bound { policy: Some(policy), .. } => format!("the most that `{policy}` lets pass"),
            Bound { policy: None, .. } => format!("the `{}`", high.name()),
        };
        let _ = findings
            .report(lower.value.span(), message)
            .related(site.owner.location(upper.value.span()), label)
            .hint("no value keeps both: raise the one or lower the other");
    }
}
