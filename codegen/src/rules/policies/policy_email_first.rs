//! `policy-email-first`: the console finds the policy for mail addresses.

use crate::catalog::Peculiarity;
use crate::diagnostic::Level;
use crate::json::Value;
use crate::json::edit::{Edit, Path, Segment};
use crate::model::Policy;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "policy-email-first",
    group: Group::Policies,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("policy_email_first.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Some(list) = site.property.policy_list() else {
        return;
    };
    let catalog = site.context().catalog;
    let is_read_first = |entry: &Value<'_>| {
        let id = Policy { value: *entry }.id();
        let policy = id.get().and_then(|id| catalog.policy(id));
        policy.and_then(|policy| policy.peculiarity) == Some(Peculiarity::ReadFirst)
    };
    let Some((position, entry)) =
        list.elements().enumerate().find(|(_, entry)| is_read_first(entry))
    else {
        return;
    };
    let Some(id) = entry.get("policyId").filter(|_| position > 0) else {
        return;
    };
    let name = id.as_str().unwrap_or_default();
    let first = Path::of(list).join(Segment::Index(0));
    let edits = [Edit::remove(Path::item(list, entry)), Edit::insert(first, entry.raw())];
    let _ = findings
        .report(id.span(), format!("expected `{name}` in the first place, found it further down"))
        .hint("the console looks at the first policy alone to validate a mail address")
        .proposed_fix(format!("move `{name}` to the front"), edits);
}
