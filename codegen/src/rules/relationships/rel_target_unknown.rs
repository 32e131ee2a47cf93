//! `rel-target-unknown`: the type that a reference leads to exists.

use std::borrow::Cow;

use crate::catalog::Product;
use crate::diagnostic::Level;
use crate::model::{Setting, Text, path_of_type, type_of_path};
use crate::rules::relationships::path::is_collection;
use crate::rules::{Check, Collection, Context, Default, Edge, Findings, Fixes, Group, Rule};
use crate::span::Spanned;

pub(super) static RULE: Rule = Rule {
    name: "rel-target-unknown",
    group: Group::Relationships,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("rel_target_unknown.md"),
    check: Check::Relationship(check),
};

fn check(edge: &Edge<'_, '_>, findings: &mut Findings<'_>) {
    for (target, collection) in edge.targets() {
        let Setting::Given(path) = &target.path else { continue };
        if !is_collection(&path.value, edge.context().product()) {
            continue; // `rel-path-missing` reports this one
        }
        let type_name = type_of_path(&path.value).unwrap_or_default();
        let (expected, meant) = match collection {
            Collection::Missing if edge.context().has_to_be_there(type_name) => {
                continue; // `default-type-missing` reports this one
            }
            Collection::Missing => {
                ("a type of the configuration", meant(edge, &path.value, findings))
            }
            Collection::Elsewhere
                if edge.context().model.objects_called(type_name).next().is_none() =>
            {
                report_without_realm(edge.context(), path, type_name, findings);
                continue;
            }
            Collection::Internal if is_unknown(edge.context(), &path.value) => {
                let known = edge.context().catalog.internal_types();
                let meant = findings.closest(&path.value, known.iter().copied());
                ("a collection of the server", meant.map(Cow::Borrowed))
            }
            _ => continue,
        };
        let hint = match meant {
            Some(meant) => format!("did you mean `{meant}`? what is referred to cannot be read"),
            None => "add it, or remove the entry: what is referred to cannot be read".to_owned(),
        };
        let message = format!("expected {expected}, found `{}`", path.value);
        let _ = findings.report(path.span, message).hint(hint);
    }
}

/// Reports `path` in a part of a configuration, where it names a type of the vendor's without the realm:
/// that no tenant has, whatever its other parts are.
fn report_without_realm(
    context: &Context<'_, '_>,
    path: &Spanned<Text<'_>>,
    type_name: &str,
    findings: &mut Findings<'_>,
) {
    if context.product() != Product::Aic {
        return; // there it is how the types are called
    }
    let in_realms =
        context.catalog.realms().iter().map(|realm| format!("{}_{type_name}", realm.name));
    let shipped = in_realms.filter(|name| context.catalog.managed_type(name).is_some());
    let shipped: Vec<_> = shipped.map(|name| format!("`{}`", path_of_type(&name))).collect();
    if shipped.is_empty() {
        return;
    }
    let message = format!("expected a type of a realm, found `{}`", path.value);
    let _ = findings.report(path.span, message).hint(format!(
        "name {}: without the realm there is no such type, and what is referred to cannot be read",
        shipped.join(" or ")
    ));
}

/// Returns whether no tenant has the collection `path` of the server; which ones a self-managed server
/// has is for its owner to say.
fn is_unknown(context: &Context<'_, '_>, path: &str) -> bool {
    context.product() == Product::Aic
        && path.starts_with("internal/")
        && !context.catalog.is_internal_type(path)
}

/// Returns the path of the type that is most likely meant: that of the owner's realm or of another, or
/// one that is spelled alike.
fn meant<'c>(edge: &Edge<'c, '_>, path: &str, findings: &mut Findings<'_>) -> Option<Cow<'c, str>> {
    let (context, name) = (edge.context(), type_of_path(path)?);
    let owner = &edge.site.object().name.value;
    let mut realms: Vec<_> = context.catalog.realms().iter().map(|realm| realm.name).collect();
    realms.sort_by_key(|realm| !owner.starts_with(realm));
    let in_realm = realms.iter().find_map(|realm| context.model.object(&format!("{realm}_{name}")));
    let types = context.model.objects.iter().map(|object| &*object.name.value);
    let found =
        in_realm.map(|object| &*object.name.value).or_else(|| findings.closest(name, types))?;
    Some(path_of_type(found).into())
}
