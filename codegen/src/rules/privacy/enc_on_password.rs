//! `enc-on-password`: the vendor's password is left to the directory.

use crate::diagnostic::Level;
use crate::json::Value;
use crate::rules::privacy::protection::Protection;
use crate::rules::{Check, Default, Findings, Fixes, Group, Origin, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "enc-on-password",
    group: Group::Privacy,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("enc_on_password.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Origin::Shipped(shipped) = site.origin else { return };
    let Some(protection) = Protection::all(site.property).next() else { return };
    let is_protected = shipped.value.get("isProtected").and_then(Value::as_bool) == Some(true);
    if !is_protected {
        return;
    }
    let (key, name) = (protection.way.key(), shipped.name);
    let message = format!("expected `{name}` without `{key}`, as the vendor ships it, found one");
    let _ = findings
        .report(protection.key_span(site.property), message)
        .hint("remove it: the directory hashes the value by itself");
}
