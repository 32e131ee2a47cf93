//! `pattern-invalid`: a pattern is a regular expression that the server compiles.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Fixes, Group, Rule};
#[cfg(feature = "javascript")]
use crate::rules::{Findings, Site, pattern};

pub(super) static RULE: Rule = Rule {
    name: "pattern-invalid",
    group: Group::Correctness,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("pattern_invalid.md"),
    #[cfg(feature = "javascript")]
    check: Check::Property(check),
    #[cfg(not(feature = "javascript"))]
    check: Check::NeedsJavaScript,
};

#[cfg(feature = "javascript")]
fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Some((value, Err(fault))) = pattern::of(site.property) else { return };
    let _ = findings
        .report(pattern::span(value, &fault.range), fault.message)
        .hint("as it is, the server fails at every create and update that sets the property");
}
