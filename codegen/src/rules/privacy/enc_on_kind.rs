//! `enc-on-kind`: only a stored value of a type is encrypted or hashed.

use crate::diagnostic::Level;
use crate::rules::privacy::protection::{Protection, Unprotected};
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "enc-on-kind",
    group: Group::Privacy,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("enc_on_kind.md"),
    check: Check::EveryProperty(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Some(protection) = Protection::all(site.property).next() else { return };
    let Some(reason) = Unprotected::of(site) else { return };
    let key = protection.way.key();
    let message = format!(
        "expected `{key}` on a single stored value of the type, found it on {}",
        reason.describe()
    );
    let hint = match reason {
        Unprotected::Nested => "move it to the property of the type, which is protected as a whole",
        Unprotected::Relationship => "remove it: a reference is kept as an edge, which is readable",
        Unprotected::Array => "keep the secret in a property of its own, or in one object",
        Unprotected::ReadOnly => "protect the property that the value is made from",
    };
    let _ = findings.report(protection.key_span(site.property), message).hint(hint);
}
