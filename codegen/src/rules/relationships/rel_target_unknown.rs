//! `rel-target-unknown`: the type that a reference leads to exists.

use std::borrow::Cow;

use crate::catalog::Product;
use crate::diagnostic::Level;
use crate::model::Setting;
use crate::rules::{Check, Collection, Context, Default, Edge, Findings, Fixes, Group, Rule};

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
        let type_name = path.value.strip_prefix("managed/").unwrap_or_default();
        let (expected, meant) = match collection {
            Collection::Missing if edge.context().is_in_every_tenant(type_name) => {
                continue; // `default-type-missing` reports this one
            }
            Collection::Missing => {
                ("a type of the configuration", meant(edge, &path.value, findings))
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
    let (context, name) = (edge.context(), path.strip_prefix("managed/")?);
    let owner = &edge.site.object().name.value;
    let mut realms: Vec<_> = context.catalog.realms().iter().map(|realm| realm.name).collect();
    realms.sort_by_key(|realm| !owner.starts_with(realm));
    let in_realm = realms.iter().find_map(|realm| context.model.object(&format!("{realm}_{name}")));
    let types = context.model.objects.iter().map(|object| &*object.name.value);
    let found =
        in_realm.map(|object| &*object.name.value).or_else(|| findings.closest(name, types))?;
    Some(format!("managed/{found}").into())
}
