//! `twice-declared`: what is required is listed by its owner.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::json::{self, Value};
use crate::model::Keyword;
use crate::rules::correctness::required_not_empty::admits_blank;
use crate::rules::{Check, Default, Findings, Fixes, Group, Node, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "twice-declared",
    group: Group::Style,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("twice_declared.md"),
    check: Check::EveryProperty(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let property = site.property;
    let Some(flag) = property.written(Keyword::Required) else { return };
    let Some(is_required) = flag.as_bool() else { return };
    let Some(key) = Node::Property(property).key(Keyword::Required) else { return };
    let name = &*property.name.value;
    let message = format!("expected `{name}` in the owner's `required`, found a flag on itself");
    let report = findings
        .report(key.span(), message)
        .hint("a configuration lists what is required; the flag is that of the schema API");
    let remove = Edit::remove(Path::item(property.value, flag));
    if !is_required || property.listed_as_required {
        let _ = report.proposed_fix("remove the flag", [remove]);
        return;
    }
    let Some(owner) = owner(site) else { return };
    let name = json::quote(name);
    let add = match owner.get(Keyword::Required.name()) {
        Some(list) if list.kind() == json::Kind::Array => Edit::insert(Path::end_of(list), name),
        Some(_) => return, // it has to be a list first
        None => Edit::insert(Path::member(owner, Keyword::Required.name()), format!("[{name}]")),
    };
    if property.nullable || property.is_read_only() || property.default().is_some() {
        return; // in the list, it makes no sense
    }
    let mut edits = vec![remove, add];
    if admits_blank(site) {
        edits.push(Edit::put(property.value, "minLength", "1")); // as `required-not-empty` asks
    }
    let _ = report.proposed_fix("move it into the list `required`", edits);
}

/// Returns the declaration of the object that the property belongs to.
fn owner<'a>(site: &Site<'_, 'a>) -> Option<Value<'a>> {
    match site.parent {
        None => Some(site.object().schema.as_ref()?.value),
        Some(parent) => Node::all(parent).last()?.value(),
    }
}
