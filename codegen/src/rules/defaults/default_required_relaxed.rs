//! `default-required-relaxed`: a property of the vendor is as required as it is shipped.

use crate::diagnostic::Level;
use crate::rules::defaults::declared;
use crate::rules::name_list::NameList;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "default-required-relaxed",
    group: Group::Defaults,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("default_required_relaxed.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    if site.property.required || site.owner.is_untouchable() {
        return; // `application-touched` reports those of applications
    }
    let Some(former) = site.former().filter(|former| former.is_required()) else { return };
    let object = site.object();
    if !declared::lists_properties(object) || declared::leaves_required_open(object) {
        return;
    }
    let name = &site.property.name;
    if is_misspelt(site) {
        return; // `required-dangling` reports this one
    }
    let state = former.state();
    let message = format!("expected `{}` in `required`, {state}, found it optional", name.value);
    let _ = findings
        .report(name.span, message)
        .hint("require it again: the platform counts on its being there")
        .formerly(former.location());
}

/// Returns whether `required` most likely means the property by a name that no property has.
fn is_misspelt(site: &Site<'_, '_>) -> bool {
    let Some(list) = NameList::of(site.owner, "required") else { return false };
    let mut corrected = list.corrected().into_iter();
    corrected.any(|(_, meant)| meant.is_some_and(|meant| meant == site.property.name.value))
}
