//! `rdvp-flatten-shape`: what is flattened is a list of plain values.

use crate::diagnostic::Level;
use crate::json;
use crate::model::{Kind, Object, Property, Setting};
use crate::rules::virtuals::derivation::Derivation;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "rdvp-flatten-shape",
    group: Group::Virtual,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("rdvp_flatten_shape.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Some(derivation) = Derivation::at(site) else { return };
    let Setting::Given(flatten) = &derivation.config.flatten else { return };
    if !flatten.value || derivation.shipped().is_some() {
        return;
    }
    let Some(items) = items(&site.property.kind) else {
        let _ = findings
            .report(
                flatten.span,
                "expected an array beside `flattenProperties`, found another type",
            )
            .hint(
                "declare an array of strings or numbers: a list of plain values is what it makes",
            );
        return;
    };
    if matches!(items, Kind::Object(_) | Kind::Array(_) | Kind::Relationship(_)) {
        let _ = findings
            .report(
                flatten.span,
                "expected plain `items` beside `flattenProperties`, found another type",
            )
            .hint("declare the items as strings or numbers, or let objects be: remove the flag");
        return;
    }
    let ends = derivation.ends().unwrap_or_default();
    for field in &derivation.config.fields {
        let is_nested = |object: &&Object<'_>| object.property(&field.value).is_some_and(is_nested);
        if ends.iter().any(is_nested) {
            let message = format!("expected a plain value to flatten, found `{}`", field.value);
            let _ = findings
                .report(field.span, message)
                .hint("copy plain values alone, or let objects be: remove `flattenProperties`");
            continue;
        }
        let differs = |object: &&Object<'_>| {
            let copied = object.property(&field.value).and_then(|copied| plain(&copied.kind));
            copied.zip(items.json()).filter(|(copied, declared)| copied != declared)
        };
        if let Some((copied, declared)) = ends.iter().find_map(differs) {
            let message = format!(
                "expected {} as `items` says, found `{}`, {}",
                declared.describe(),
                field.value,
                copied.describe()
            );
            let _ = findings
                .report(field.span, message)
                .hint("copy values of one type alone, the one that `items` declares");
        }
    }
}

/// Returns what the elements hold; nothing where there are none.
fn items<'k, 'a>(kind: &'k Kind<'a>) -> Option<&'k Kind<'a>> {
    match kind {
        Kind::Array(items) => Some(&items.kind),
        Kind::Any => Some(kind),
        _ => None,
    }
}

/// Returns what a value of `kind` is written as, or each of its elements; nothing where that is open.
fn plain(kind: &Kind<'_>) -> Option<json::Kind> {
    match kind {
        Kind::Array(items) => items.kind.json(),
        kind => kind.json(),
    }
}

fn is_nested(property: &Property<'_>) -> bool {
    match &property.kind {
        Kind::Object(_) | Kind::Relationship(_) => true,
        Kind::Array(items) => matches!(items.kind, Kind::Object(_) | Kind::Relationship(_)),
        _ => false,
    }
}
