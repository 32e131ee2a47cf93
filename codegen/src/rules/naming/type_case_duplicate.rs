//! `type-case-duplicate`: no two names of types differ in case alone.

use std::collections::HashMap;

use crate::catalog::Product;
use crate::diagnostic::Level;
use crate::rules::{Check, Context, Default, Findings, Fixes, Group, Rule};
use crate::span::Location;

pub(super) static RULE: Rule = Rule {
    name: "type-case-duplicate",
    group: Group::Naming,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("type_case_duplicate.md"),
    check: Check::Model(check),
};

fn check(context: &Context<'_, '_>, findings: &mut Findings<'_>) {
    if context.product() == Product::Idm {
        return; // not every repository is a directory
    }
    let mut first = HashMap::with_capacity(context.model.objects.len());
    for object in &context.model.objects {
        let source = object.source();
        if !context.documents.is_intact(source) {
            continue;
        }
        let name = &object.name;
        let location = Location { source, span: name.span };
        let (earlier, place) =
            *first.entry(name.value.to_lowercase()).or_insert((&name.value, location));
        if *earlier == name.value {
            continue; // `type-duplicate` reports it where it stands twice
        }
        let message =
            format!("expected names that differ in more than case, found `{}`", name.value);
        let _ = findings
            .report_in(source, name.span, message)
            .at(&*name.value)
            .related(place, format!("`{earlier}` is here"))
            .hint("rename one before it holds records: the directory does not tell them apart");
    }
}
