//! The list of names by which consoles show properties: what it lacks, they do not show.

use std::collections::BTreeSet;

use crate::diff::Verdict::{Risky, Safe};
use crate::diff::impact::judged::Judged;
use crate::diff::impact::site::{Site, enumerated};
use crate::diff::impact::source;
use crate::json::Value;
use crate::model::{Object, Property, Text};

pub(super) fn changed(site: &Site<'_, '_>) -> Judged {
    let values = site.values();
    let [before, after] = [values.old, values.new].map(names);
    let shown = shown_on_both_sides(site);
    let only = |ones: &BTreeSet<Text<'_>>, others: &BTreeSet<Text<'_>>| {
        let only = ones.difference(others).filter(|name| shown.contains(name.as_ref()));
        only.map(ToString::to_string).collect::<Vec<_>>()
    };
    let (hidden, revealed) = (only(&before, &after), only(&after, &before));
    if hidden.is_empty() && revealed.is_empty() {
        return Judged::new("consoles show the same properties in another order", source::CONSOLE);
    }
    let mut because = Vec::new();
    let mut judged = Judged::new("", source::CONSOLE).console(Safe);
    if !hidden.is_empty() {
        because.push(format!("consoles no longer show {}", enumerated(&hidden)));
        judged = judged.console(Risky).todo("ask who reads it in a console, or put it back");
    }
    if !revealed.is_empty() {
        because.push(format!("consoles show {} from now on", enumerated(&revealed)));
        judged = judged.access(Risky).todo("ask whether everybody who opens the record may see it");
    }
    judged.said(because.join(", and "))
}

/// Returns the names in `list`.
fn names(list: Option<Value<'_>>) -> BTreeSet<Text<'_>> {
    list.into_iter().flat_map(Value::elements).filter_map(Value::as_str).collect()
}

/// Returns the names of the properties beside the list that both sides declare, and that nothing else
/// hides today.
fn shown_on_both_sides<'m>(site: &Site<'_, 'm>) -> BTreeSet<&'m str> {
    let [old, new] = [
        siblings(site.change.object.old, site.change.property.old),
        siblings(site.change.object.new, site.change.property.new),
    ];
    let known: BTreeSet<_> = old.iter().map(|property| &*property.name.value).collect();
    let shown = new.iter().filter(|property| property.viewable().get() != Some(&false));
    shown.map(|property| &*property.name.value).filter(|name| known.contains(name)).collect()
}

/// Returns the properties of `object`, or those inside of `property`.
fn siblings<'m>(
    object: Option<&'m Object<'m>>,
    property: Option<&'m Property<'m>>,
) -> &'m [Property<'m>] {
    match property {
        Some(property) => property.kind.parts(),
        None => object.map_or(&[], Object::properties),
    }
}
