//! `rel-validate`: a reference is not checked at each write without need.

use crate::diagnostic::Level;
use crate::model::Setting;
use crate::rules::relationships::ownership::is_the_tenants;
use crate::rules::{Check, Default, Edge, Findings, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "rel-validate",
    group: Group::Relationships,
    level: Level::Info,
    default: Default::Off,
    fixes: Fixes::None,
    page: include_str!("rel_validate.md"),
    check: Check::Relationship(check),
};

fn check(edge: &Edge<'_, '_>, findings: &mut Findings<'_>) {
    if !is_the_tenants(edge.site) {
        return;
    }
    let Setting::Given(flag) = edge.relationship.validate() else { return };
    if flag.value {
        let _ = findings.report(flag.span, "expected `validate` to be off, found `true`").hint(
            "keep it where a reference to nothing would do harm: each write queries the target",
        );
    }
}
