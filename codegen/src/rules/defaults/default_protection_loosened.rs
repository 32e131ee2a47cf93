//! `default-protection-loosened`: a secret of the vendor's types stays as protected as it is shipped.

use crate::catalog::CatalogProperty;
use crate::diagnostic::Level;
use crate::model::{Scope, Setting};
use crate::rules::{Check, Default, Findings, Fixes, Group, Origin, Rule, Site};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    name: "default-protection-loosened",
    group: Group::Defaults,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("default_protection_loosened.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Origin::Shipped(shipped) = site.origin else { return };
    for (span, message) in
        [scope(site, shipped), protection(site, shipped), visibility(site, shipped)]
            .into_iter()
            .flatten()
    {
        let _ = findings.report(span, message).hint("give it back what it is shipped with");
    }
}

fn scope(site: &Site<'_, '_>, shipped: &CatalogProperty) -> Option<(Span, String)> {
    let name = &site.property.name;
    let span = match site.property.scope() {
        Setting::Given(given) if given.value == Scope::Public => given.span,
        Setting::Null(value) => value.span(),
        Setting::Absent => name.span,
        _ => return None,
    };
    let message = || format!("expected `{}` to be of scope `private`, found it public", name.value);
    (shipped.scope == Scope::Private).then(|| (span, message()))
}

fn protection(site: &Site<'_, '_>, shipped: &CatalogProperty) -> Option<(Span, String)> {
    let name = &site.property.name;
    let span = match site.property.is_protected() {
        Setting::Given(given) if !given.value => given.span,
        Setting::Null(value) => value.span(),
        Setting::Absent => name.span,
        _ => return None,
    };
    let message = || {
        format!(
            "expected `isProtected` of `{}` to be true, so that a change needs a fresh login",
            name.value
        )
    };
    shipped.is_protected.then(|| (span, message()))
}

/// The console shows what is not hidden; this matters where the value is a secret.
fn visibility(site: &Site<'_, '_>, shipped: &CatalogProperty) -> Option<(Span, String)> {
    let Setting::Given(given) = site.property.viewable() else { return None };
    if !given.value || shipped.scope != Scope::Private || !shipped.says("viewable", false) {
        return None;
    }
    let name = &site.property.name.value;
    Some((given.span, format!("expected `viewable` of `{name}` to be false, found true")))
}
