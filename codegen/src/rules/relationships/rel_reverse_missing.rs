//! `rel-reverse-missing`: the reverse property exists.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::json::quote;
use crate::model::{Object, Setting, Text};
use crate::rules::relationships::ownership::is_shipped_pair;
use crate::rules::relationships::reverse::{Claim, End, claimants, is_answered};
use crate::rules::relationships::reverse_draft;
use crate::rules::storage::prefix;
use crate::rules::{Check, Collection, Default, Edge, Findings, Fixes, Group, Rule};
use crate::span::Spanned;

pub(super) static RULE: Rule = Rule {
    name: "rel-reverse-missing",
    group: Group::Relationships,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("rel_reverse_missing.md"),
    check: Check::Relationship(check),
};

fn check(edge: &Edge<'_, '_>, findings: &mut Findings<'_>) {
    if is_answered(edge) {
        return;
    }
    let Claim::Named(name) = Claim::of(edge.relationship) else { return };
    if is_shipped_pair(edge.site, &name.value) {
        return; // older tenants lack the other end of some
    }
    let Some(object) = lacking(edge, &name) else { return };
    if prefix::missing_at_other_end(edge, &object.name.value, &name.value).is_some() {
        return; // `custom-prefix-reverse` reports this one
    }
    if claimants(End::of(edge), edge.context()).next().is_some() {
        return; // this end leads elsewhere: `rel-reverse-path` reports it at the other one
    }
    let message =
        format!("expected a property `{}` of `{}`, found none", name.value, object.name.value);
    let report = findings.report(name.span, message);
    if let Some(meant) = meant(edge, object) {
        let path = Path::member(edge.relationship.value, "reversePropertyName");
        let _ = report
            .hint(format!("did you mean `{meant}`? it names this one as its reverse"))
            .proposed_fix(format!("name `{meant}`"), [Edit::set(path, quote(meant))]);
        return;
    }
    let report = report.hint(
        "add it there: until then it cannot be read from that side, and what is linked before stays so",
    );
    if let Some(edits) = reverse_draft::edits(edge, object, &name.value) {
        let title = format!("add `{}` to `{}`", name.value, object.name.value);
        let _ = report.proposed_fix(title, edits);
    }
}

/// Returns the type that has no property `name`; nothing where another type that is referred to has
/// one, or may have.
fn lacking<'c, 'a>(edge: &Edge<'c, 'a>, name: &Spanned<Text<'a>>) -> Option<&'c Object<'a>> {
    let targets = &edge.relationship.targets;
    if targets.iter().any(|target| !matches!(target.path, Setting::Given(_))) {
        return None;
    }
    let mut lacking = None;
    let mut followed = 0;
    for (_, collection) in edge.targets() {
        let Collection::Object(object) = collection else { return None };
        if object.properties().is_empty() || object.property(&name.value).is_some() {
            return None;
        }
        followed += 1;
        lacking = lacking.or(Some(object));
    }
    lacking.filter(|_| followed == targets.len())
}

/// Returns the one property of `object` that says of this one that it is its reverse.
fn meant<'c>(edge: &Edge<'c, '_>, object: &Object<'_>) -> Option<&'c str> {
    let (owner, property) = (&edge.site.object().name, &edge.site.property.name);
    let claims = edge.context().model.claims_on(&owner.value, &property.value);
    let mut claims = claims.filter(|(claimant, _)| claimant.name.value == object.name.value);
    let (_, claimant) = claims.next()?;
    claims.next().is_none().then_some(&*claimant.name.value)
}
