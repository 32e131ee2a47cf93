//! `custom-prefix-elsewhere`: the prefix of a user's custom attributes is for users.

use crate::catalog::Product;
use crate::diagnostic::Level;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "custom-prefix-elsewhere",
    group: Group::Storage,
    level: Level::Info,
    default: Default::Off,
    fixes: Fixes::None,
    page: include_str!("custom_prefix_elsewhere.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let context = site.context();
    let needs_prefix = site.owner.shipped.is_some_and(|shipped| shipped.custom_prefix.is_some());
    if context.product() != Product::Aic || needs_prefix {
        return;
    }
    let name = &site.property.name;
    let Some(prefix) =
        context.catalog.custom_prefix().filter(|prefix| name.value.starts_with(prefix))
    else {
        return;
    };
    let message = format!("expected a name without `{prefix}`, found `{}`", name.value);
    let _ = findings
        .report(name.span, message)
        .hint("leave the prefix to users, on whom the server demands it");
}
