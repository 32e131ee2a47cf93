//! `default-prop-retyped`: a property of the vendor holds what it is shipped to hold.

use crate::diagnostic::Level;
use crate::rules::defaults::declared;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site, ValueType};

pub(super) static RULE: Rule = Rule {
    name: "default-prop-retyped",
    group: Group::Defaults,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("default_prop_retyped.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Some(former) = site.former() else { return };
    let (Some(expected), Some(found)) = (former.value_type(), ValueType::of(site.property)) else {
        return; // nothing, or a word that `type-unknown` reports
    };
    let newest = former.newest().and_then(|newest| ValueType::read(newest.type_name));
    if found == expected || newest == Some(found) || site.owner.is_untouchable() {
        return; // `application-touched` reports those of applications
    }
    let name = &site.property.name.value;
    let state = former.state();
    let message = format!("expected `{name}` to hold {expected}, {state}, found {found}");
    let report =
        findings.report(declared::type_span(site.property), message).formerly(former.location());
    let _ = if found.adds_null_to(expected) {
        report
            .at_most(Level::Warning)
            .hint("give it back its type: the vendor's code does not expect null")
    } else {
        report.hint("give it back its type: the directory attribute behind it takes no other")
    };
}
