//! `rel-notify-oneway`: a reference that nothing leads back from tells nobody.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::model::Setting;
use crate::rules::relationships::ownership::is_the_tenants;
use crate::rules::relationships::reverse::{Claim, is_answered};
use crate::rules::{Check, Default, Edge, Findings, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "rel-notify-oneway",
    group: Group::Relationships,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("rel_notify_oneway.md"),
    check: Check::Relationship(check),
};

fn check(edge: &Edge<'_, '_>, findings: &mut Findings<'_>) {
    if is_answered(edge) {
        return;
    }
    if !matches!(Claim::of(edge.relationship), Claim::OneWay) {
        return;
    }
    for target in &edge.relationship.targets {
        let Setting::Given(notify) = target.notify() else { continue };
        if !notify.value {
            continue;
        }
        let report = findings
            .report(notify.span, "expected a reverse property beside `notify`, found none")
            .hint("give it a reverse property, or do not notify: the server raises an exception");
        if is_the_tenants(edge.site) {
            continue; // without `notify`, `rel-oneway` would still ask for the reverse
        }
        let path = Path::member(target.value, "notify");
        let _ = report.proposed_fix("change `notify` to false", [Edit::set(path, "false")]);
    }
}
