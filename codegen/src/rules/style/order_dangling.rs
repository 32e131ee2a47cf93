//! `order-dangling`: `order` lists properties that exist.

use std::cell::LazyCell;

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::json::quote;
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
    for (Listed { element, name }, meant) in list.corrected() {
        let message = format!("expected the name of a property in `order`, found `{name}`");
        let report = findings.report(element.span(), message);
        let place = Path::item(list.value, element);
        if let Some(meant) = meant {
            let _ = report
                .hint(format!("did you mean `{meant}`? the console does not show it as it is"))
                .safe_fix(format!("list `{meant}` instead"), [Edit::set(place, quote(&meant))]);
        } else if *is_left {
            let _ = report
                .hint("remove it, or correct its spelling")
                .safe_fix(format!("remove `{name}` from `order`"), [Edit::remove(place)]);
        } else {
            // An empty list is no better: `order-missing`.
            let _ = report.hint("remove it, or correct its spelling");
        }
    }
}
