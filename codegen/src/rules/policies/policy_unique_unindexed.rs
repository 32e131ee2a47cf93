//! `policy-unique-unindexed`: `unique` asks for values that an index finds.

use crate::catalog::{CatalogPolicy, Peculiarity};
use crate::diagnostic::Level;
use crate::model::IndexClass;
use crate::rules::policies::fit::Fit;
use crate::rules::{Check, Default, Findings, Fixes, Group, PolicySite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "policy-unique-unindexed",
    group: Group::Policies,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("policy_unique_unindexed.md"),
    check: Check::Policy(check),
};

fn check(site: &PolicySite<'_, '_>, findings: &mut Findings<'_>) {
    if site.site.property.index != IndexClass::Unindexed {
        return;
    }
    let queries = |policy: &&CatalogPolicy| policy.peculiarity == Some(Peculiarity::Queries);
    let Some(policy) = site.shipped().filter(queries) else {
        return;
    };
    if Fit::of(site) != Fit::Sound || site.is_shipped() {
        return;
    }
    let message = format!("expected an indexed property for `{}`, found one without", policy.id);
    let _ = findings
        .report(site.id_span(), message)
        .hint("each write reads every object of the type; use an indexed extension attribute");
}
