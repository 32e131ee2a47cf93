//! `default-type-missing`: a whole configuration has every type of the vendor.

use crate::catalog::{Product, Realm};
use crate::diagnostic::Level;
use crate::rules::{Check, Context, Default, Findings, Fixes, Group, Rule};
use crate::span::Location;

pub(super) static RULE: Rule = Rule {
    name: "default-type-missing",
    group: Group::Defaults,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("default_type_missing.md"),
    check: Check::Model(check),
};

fn check(context: &Context<'_, '_>, findings: &mut Findings<'_>) {
    if context.product() != Product::Aic || !context.is_whole() {
        return;
    }
    let Some(place) = place(context) else { return };
    if let Some(objects) = context.baseline.exported() {
        let names = objects.map(|object| &*object.name.value);
        for name in names.filter(|name| context.model.object(name).is_none()) {
            report_type(findings, place, name);
        }
        return;
    }
    let types: Vec<_> =
        context.catalog.realms().iter().map(|realm| Types::of(context, *realm)).collect();
    if types.iter().all(|types| types.is_none_there) {
        return; // types of one's own, picked out of a tenant
    }
    for types in types {
        if types.is_none_there {
            report_realm(findings, place, types.realm);
        } else {
            types.missing.iter().for_each(|name| report_type(findings, place, name));
        }
    }
}

/// The types that the vendor ships in a realm.
struct Types {
    realm: Realm,
    missing: Vec<String>,
    is_none_there: bool,
}

impl Types {
    fn of(context: &Context<'_, '_>, realm: Realm) -> Self {
        let shipped =
            context.catalog.types().iter().filter(|shipped| context.is_in_tenant(shipped));
        let names = shipped.map(|shipped| shipped.name_in(realm));
        let (missing, there): (Vec<_>, Vec<_>) =
            names.partition(|name| context.model.object(name).is_none());
        Self { realm, missing, is_none_there: there.is_empty() }
    }
}

/// Returns where the list of types begins: at its name, or at the first type of a folder.
fn place(context: &Context<'_, '_>) -> Option<Location> {
    context.documents.objects_key().or_else(|| {
        let first = context.model.objects.first()?;
        Some(Location { source: first.source(), span: first.name.span })
    })
}

fn report_type(findings: &mut Findings<'_>, place: Location, name: &str) {
    let message = format!("expected every type that the vendor ships, `{name}` is missing");
    let _ = findings
        .report_in(place.source, place.span, message)
        .at(name)
        .hint("put it back: writing the configuration without it deletes the type");
}

fn report_realm(findings: &mut Findings<'_>, place: Location, realm: Realm) {
    let message = format!(
        "expected the types that the vendor ships in the realm `{}`, found none",
        realm.name
    );
    let _ = findings
        .report_in(place.source, place.span, message)
        .hint("put them back: writing the configuration without them deletes the types");
}
