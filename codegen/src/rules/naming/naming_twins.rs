//! `naming-twins`: what a tenant made of a type is the same in every realm.

use crate::diagnostic::Level;
use crate::rules::naming::twin::Twin;
use crate::rules::{
    Check, Context, Default, Findings, Fixes, Group, ObjectSite, Origin, Rule, Site,
};
use crate::span::Location;

pub(super) static RULE: Rule = Rule {
    name: "naming-twins",
    group: Group::Naming,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("naming_twins.md"),
    check: Check::Model(check),
};

fn check(context: &Context<'_, '_>, findings: &mut Findings<'_>) {
    let Some(asked) = context.config.naming.wants_twins() else { return };
    let Some((first, others)) = context.catalog.realms().split_first() else { return };
    let asked = context.config.location(asked);
    for object in &context.model.objects {
        let family = object.name.value.strip_prefix(first.name);
        let Some(family) = family.filter(|family| family.starts_with('_')) else { continue };
        for realm in others {
            let twin = context.model.object(&format!("{}{family}", realm.name));
            let Some(twin) = twin.filter(|twin| twin.schema.is_some()) else { continue };
            let (one, other) = (ObjectSite::of(context, object), ObjectSite::of(context, twin));
            for site in one.properties().filter(is_the_tenants) {
                match twin.property(&site.property.name.value) {
                    None => missing(&site, &other, asked, findings),
                    Some(found) => {
                        let sites = [&site, &Site::of(&other, found)];
                        Twin { sites, realms: [*first, *realm], asked }.compare(findings);
                    }
                }
            }
            for site in other.properties().filter(is_the_tenants) {
                if object.property(&site.property.name.value).is_none() {
                    missing(&site, &one, asked, findings);
                }
            }
        }
    }
}

/// Returns whether the tenant made the property, or decides what it is for.
fn is_the_tenants(site: &Site<'_, '_>) -> bool {
    !matches!(site.origin, Origin::Shipped(_))
}

/// Reports that the type `twin` has no such property as `site`.
fn missing(
    site: &Site<'_, '_>,
    twin: &ObjectSite<'_, '_>,
    asked: Location,
    findings: &mut Findings<'_>,
) {
    if !site.is_custom() {
        return; // which slots there are is the vendor's affair
    }
    let (name, owner) = (&site.property.name, &twin.object.name);
    let message =
        format!("expected `{}` in `{}` too, found it here alone", name.value, owner.value);
    findings.within_object(site.object(), |findings| {
        findings.within(&name.value, |findings| {
            let _ = findings
                .report(name.span, message)
                .hint("add it there, or remove it here")
                .related(twin.location(owner.span), "the twin")
                .related(asked, "asked for here");
        });
    });
}
