//! `rdvp-path-shape`: the paths of a derived property are one list of names, or a list of such lists.

use crate::diagnostic::Level;
use crate::json::Kind;
use crate::rules::virtuals::derivation::{PATHS, Paths};
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "rdvp-path-shape",
    group: Group::Virtual,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("rdvp_path_shape.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Some(config) = site.property.query_config() else { return };
    let Paths::Malformed(value) = Paths::of(config) else { return };
    let found = match value.kind() {
        Kind::String => "a name",
        Kind::Array => "a list",
        kind => kind.describe(),
    };
    let message =
        format!("expected `{PATHS}` to be names alone or lists of names alone, found {found}");
    let _ = findings.report(value.span(), message).hint(
        "write one path as `[\"roles\", \"assignments\"]`, several as `[[\"roles\"], [\"groups\"]]`",
    );
}
