//! `order-dangling`: `order` lists properties that exist.

use std::cell::LazyCell;

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::rules::name_list::{Listed, NameList};
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "order-dangling",
    group: Group::Style,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Safe,
    page: include_str!("order_dangling.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    let Some(list) = NameList::of(site, "order") else { return };
    let is_left = LazyCell::new(|| list.names().any(|listed| list.declares(&listed.name)));
    for Listed { element, name } in list.dangling() {
        let message = format!("expected the name of a property in `order`, found `{name}`");
        let report =
            findings.report(element.span(), message).hint("remove it, or correct its spelling");
        if *is_left {
            let _ = report.safe_fix(
                format!("remove `{name}` from `order`"),
                [Edit::remove(Path::item(list.value, element))],
            );
        } // an empty list is no better: `order-missing`
    }
}
