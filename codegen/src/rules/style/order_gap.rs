//! `order-gap`: every property that the console may show is in `order`.

use std::cell::LazyCell;

use foldhash::HashSet;

use crate::catalog::Product;
use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::json::quote;
use crate::model::{Property, Storage};
use crate::rules::name_list::NameList;
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "order-gap",
    group: Group::Style,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::Safe,
    page: include_str!("order_gap.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    if site.context.product() == Product::Idm {
        return; // what its console makes of the list is not known
    }
    let Some(order) = NameList::of(site, "order").filter(|order| !order.value.is_empty()) else {
        return; // `order-missing` reports this one
    };
    let shown =
        LazyCell::new(|| -> HashSet<_> { order.names().map(|listed| listed.name).collect() });
    let misspelt = LazyCell::new(|| -> HashSet<_> {
        order.corrected().into_iter().filter_map(|(_, meant)| meant).collect()
    });
    let end = LazyCell::new(|| Path::end_of(order.value));
    for property in site.object.properties() {
        let name = &property.name;
        if shown.contains(&name.value) || !wants_place(site, property) {
            continue;
        }
        if misspelt.contains(&name.value) {
            continue; // `order-dangling` reports this one
        }
        let message = format!("expected `order` to list `{}`, found no such name", name.value);
        let _ = findings
            .report_of(&name.value, name.span, message)
            .hint("the console does not show it; say `\"viewable\": false` if that is meant")
            .safe_fix(
                format!("add `{}` to `order`", name.value),
                [Edit::insert(Path::clone(&end), quote(&name.value))],
            );
    }
}

/// Returns whether `property` is one of the tenant's own that the console may show.
fn wants_place(site: &ObjectSite<'_, '_>, property: &Property<'_>) -> bool {
    let name = &property.name.value;
    let is_vendors = matches!(property.storage, Storage::Slot(_))
        || site.is_hidden()
        || site.shipped.is_some_and(|shipped| shipped.property(name).is_some());
    !is_vendors && !name.starts_with('_') && property.viewable().get() != Some(&false)
}
