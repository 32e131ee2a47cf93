//! `rdvp-user-editable`: users are not offered to edit what is derived.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::model::Setting;
use crate::rules::virtuals::derivation::is_derived;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "rdvp-user-editable",
    group: Group::Virtual,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Safe,
    page: include_str!("rdvp_user_editable.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    if !is_derived(site.property) || site.slot().is_some() {
        return; // of a slot `rdvp-ext-attr` says all there is to say
    }
    let Setting::Given(editable) = site.property.user_editable() else { return };
    if !editable.value {
        return;
    }
    let path = Path::member(site.property.value, "userEditable");
    let _ = findings
        .report(editable.span, "expected a derived property not to be `userEditable`, found true")
        .hint("set it to false: the server discards what is written")
        .safe_fix("set `userEditable` to false", [Edit::set(path, "false")]);
}
