//! `mat-icon-fa`: `mat-icon` is an icon of the platform console.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "mat-icon-fa",
    group: Group::Style,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("mat_icon_fa.md"),
    check: Check::Object(check),
};

/// What the icons of the native console begin with.
const NATIVE: &str = "fa-";

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    let Some(schema) = &site.object.schema else { return };
    let Some(icon) = schema.mat_icon.text().filter(|icon| icon.starts_with(NATIVE)) else { return };
    let Some(value) = schema.value.get("mat-icon") else { return };
    let _ = findings
        .report(value.span(), format!("expected a Material icon in `mat-icon`, found `{icon}`"))
        .hint("name one such as `devices`; icons that begin with `fa-` belong into `icon`");
}
