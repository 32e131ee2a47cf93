//! `script-file-on-aic`: scripts of a tenant are written in the configuration.

use crate::catalog::Product;
use crate::diagnostic::Level;
use crate::json::Value;
use crate::rules::scripts::unread::Unread;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, ScriptOwner, ScriptSite};

pub(super) static RULE: Rule = Rule {
    name: "script-file-on-aic",
    group: Group::Scripts,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("script_file_on_aic.md"),
    check: Check::Script(check),
};

fn check(site: &ScriptSite<'_, '_>, findings: &mut Findings<'_>) {
    let Some((Unread::OnServer, reference)) = Unread::of(site) else {
        return;
    };
    if site.product() != Product::Aic || is_shipped(site) {
        return;
    }
    let _ = findings
        .report(
            reference.span,
            format!("expected a `source`, found the file `{}`", reference.value),
        )
        .hint("write the script into `source`: a tenant cannot put files on the server");
}

/// Returns whether the vendor ships a script at this event of the type, now or on older tenants.
fn is_shipped(site: &ScriptSite<'_, '_>) -> bool {
    let Some(shipped) = site.object.shipped.filter(|_| matches!(site.owner, ScriptOwner::Event))
    else {
        return false;
    };
    let lists =
        ["objectKeys", "olderObjectKeys"].into_iter().filter_map(|name| shipped.value.get(name));
    lists.flat_map(Value::elements).any(|key| key.as_str() == Some((*site.hook.name.value).into()))
}
