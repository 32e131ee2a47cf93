//! `hook-onqueryresult`: no script stands at an event of a fork of the server.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "hook-onqueryresult",
    group: Group::Scripts,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("hook_onqueryresult.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    for member in &site.object.rest {
        let name = member.key.name();
        if site.context.catalog.is_hook_of_fork(&name) {
            let message =
                format!("expected an event that the server has, found `{name}` of a fork");
            let _ = findings
                .report(member.key.span(), message)
                .hint("only the OpenIdentityPlatform fork of OpenIDM runs it: use `onRead`");
        }
    }
}
