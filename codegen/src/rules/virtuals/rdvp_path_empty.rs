//! `rdvp-path-empty`: a derived property follows at least one relationship.

use crate::diagnostic::Level;
use crate::rules::virtuals::derivation::{PATHS, Paths};
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "rdvp-path-empty",
    group: Group::Virtual,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("rdvp_path_empty.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Some(config) = site.property.query_config() else { return };
    let Paths::None(list) = Paths::of(config) else { return };
    let (span, found) = match list {
        None => (site.property.key_span("queryConfig"), "none"),
        Some(list) if list.is_null() => (Some(list.span()), "null"),
        Some(list) => (Some(list.span()), "an empty list"),
    };
    let message = format!("expected the relationships to follow in `{PATHS}`, found {found}");
    let _ = findings
        .report(span.unwrap_or(config.value.span()), message)
        .hint("list them, as in `[\"roles\", \"assignments\"]`");
}
