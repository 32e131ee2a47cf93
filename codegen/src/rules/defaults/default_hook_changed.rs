//! `default-hook-changed`: a type of the vendor runs the scripts that it is shipped with.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Findings, Fixes, FormerHook, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "default-hook-changed",
    group: Group::Defaults,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("default_hook_changed.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    let (Some(shipped), Some(former)) = (site.shipped, site.former()) else { return };
    for name in site.context.catalog.object_hooks().iter().map(|hook| hook.name) {
        if !shipped.ever_had_key(name) {
            continue; // a script of the tenant's own
        }
        if let Some(hook) = former.hook(name) {
            check_hook(site, name, hook, findings);
        }
    }
}

fn check_hook(
    site: &ObjectSite<'_, '_>,
    name: &str,
    former: FormerHook<'_>,
    findings: &mut Findings<'_>,
) {
    let (span, message) = match site.object.hooks.iter().find(|hook| hook.name.value == name) {
        None => {
            (site.object.name.span, format!("expected the shipped script `{name}`, found none"))
        }
        Some(hook) if former.differs_from(hook) => {
            (hook.name.span, format!("expected the script `{name}` as it was, found another"))
        }
        Some(_) => return,
    };
    let _ = findings
        .report(span, message)
        .hint("call the vendor's script from one's own, or leave it in place")
        .formerly(former.location());
}
