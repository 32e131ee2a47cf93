//! `pattern-redos`: a text cannot keep a regular expression busy.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Fixes, Group, Rule};
#[cfg(feature = "javascript")]
use crate::rules::{Findings, Site, pattern};

pub(super) static RULE: Rule = Rule {
    name: "pattern-redos",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("pattern_redos.md"),
    #[cfg(feature = "javascript")]
    check: Check::Property(check),
    #[cfg(not(feature = "javascript"))]
    check: Check::NeedsJavaScript,
};

#[cfg(feature = "javascript")]
fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Some((value, Ok(pattern))) = pattern::of(site.property) else { return };
    let Some(repetition) = pattern.may_backtrack() else { return };
    let _ = findings
        .report(
            pattern::span(value, &repetition),
            "expected one way through each repetition, found more",
        )
        .hint("a text that almost matches takes twice as long with each character more");
}
