//! `user-editable-private`: what an end user cannot see or set is not theirs to edit.

use crate::diagnostic::Level;
use crate::json::Value;
use crate::json::edit::Edit;
use crate::model::{Property, Scope, Setting, Virtual};
use crate::rules::privacy::protection::Protection;
use crate::rules::{Check, Default, Findings, Fixes, Group, Origin, Rule, Site};
use crate::span::Spanned;

pub(super) static RULE: Rule = Rule {
    name: "user-editable-private",
    group: Group::Privacy,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("user_editable_private.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let property = site.property;
    let Setting::Given(editable) = property.user_editable() else { return };
    if !editable.value || ships_editable(site) {
        return;
    }
    let (what, why) = match &property.virtual_ {
        Virtual::Derived(_) => return, // `rdvp-user-editable` reports this one
        Virtual::Computed if matches!(site.origin, Origin::Slot) => return, // `rdvp-ext-attr`
        Virtual::Computed => ("virtual", "the server discards what is typed"),
        _ if is_private(property) && !is_credential(property) => {
            ("private", "nobody can be shown what they edit")
        }
        _ => return,
    };
    let message =
        format!("expected `userEditable` to be false for a {what} property, found `true`");
    let _ = findings
        .report(editable.span, message)
        .hint(format!("set `userEditable` to false: {why}"))
        .proposed_fix(
            "set `userEditable` to false",
            [Edit::put(property.value, "userEditable", "false")],
        );
}

/// Returns whether the vendor ships it so.
fn ships_editable(site: &Site<'_, '_>) -> bool {
    let Origin::Shipped(shipped) = site.origin else { return false };
    shipped.value.get("userEditable").and_then(Value::as_bool) == Some(true)
}

fn is_private(property: &Property<'_>) -> bool {
    property.scope().get() == Some(&Scope::Private)
}

/// Returns whether it is something like a password, which is typed and never shown on purpose.
fn is_credential(property: &Property<'_>) -> bool {
    !matches!(
        property.is_protected(),
        Setting::Absent | Setting::Given(Spanned { value: false, .. })
    ) || Protection::all(property).next().is_some()
}
