//! `enc-not-private`: what is encrypted or hashed is private.

use crate::diagnostic::Level;
use crate::json::edit::Edit;
use crate::model::{Scope, Setting};
use crate::rules::privacy::protection::Protection;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "enc-not-private",
    group: Group::Privacy,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("enc_not_private.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let property = site.property;
    let Some(protection) = Protection::working(site) else { return };
    let key = protection.way.key();
    let (span, found) = match property.scope() {
        Setting::Absent => (protection.key_span(property), "none"),
        Setting::Null(value) => (value.span(), "null"),
        Setting::Given(scope) if scope.value == Scope::Public => (scope.span, "`public`"),
        Setting::Given(_) | Setting::Placeholder(_) | Setting::Other(_) => return, // `scope-value`
    };
    let message = format!("expected `scope` to be `private` beside `{key}`, found {found}");
    let mut edits = vec![Edit::put(property.value, "scope", "\"private\"")];
    if property.viewable().is_true() {
        // What is private and shown is a breach of `private-viewable`.
        edits.push(Edit::put(property.value, "viewable", "false"));
    }
    let _ = findings
        .report(span, message)
        .hint("set `scope` to `private`: callers read the value otherwise")
        .proposed_fix("set `scope` to `private`", edits);
}
