//! `custom-prefix-reverse`: the other end of a relationship with a user begins with `custom_`, too.

use crate::diagnostic::Level;
use crate::model::{Setting, Target, Text, has_placeholder};
use crate::rules::storage::prefix;
use crate::rules::{Check, Default, Edge, Findings, Fixes, Group, Rule};
use crate::span::Spanned;

pub(super) static RULE: Rule = Rule {
    name: "custom-prefix-reverse",
    group: Group::Storage,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("custom_prefix_reverse.md"),
    check: Check::Relationship(check),
};

fn check(edge: &Edge<'_, '_>, findings: &mut Findings<'_>) {
    let Setting::Given(name) = edge.relationship.reverse_property_name() else { return };
    if name.value.trim().is_empty() || has_placeholder(&name.value) {
        return;
    }
    for (target, _) in edge.targets() {
        check_target(edge, target, &name, findings);
    }
}

fn check_target(
    edge: &Edge<'_, '_>,
    target: &Target<'_>,
    name: &Spanned<Text<'_>>,
    findings: &mut Findings<'_>,
) {
    let context = edge.context();
    let Some(type_name) = target.type_name() else { return };
    let declared = context.model.object(type_name).and_then(|object| object.property(&name.value));
    if declared.is_some() {
        return; // `custom-prefix` reports this one
    }
    let Some(prefix) = prefix::missing_at_other_end(edge, type_name, &name.value) else { return };
    let message = format!(
        "expected a name that begins with `{prefix}` on `{type_name}`, found `{}`",
        name.value
    );
    let report = findings.report(name.span, message);
    let _ = match context.baseline.exported_property(type_name, &name.value) {
        None => report.hint(format!(
            "call the other end `{prefix}{}`; the server refuses the whole configuration",
            name.value
        )),
        Some(former) => report
            .at_most(Level::Warning)
            .hint("put the other end back: it is older than the prefix")
            .formerly(former.location()),
    };
}
