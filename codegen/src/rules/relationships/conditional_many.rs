//! `conditional-many`: a type has one property that holds the condition of a grant.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "conditional-many",
    group: Group::Relationships,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("conditional_many.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    let properties = site.object.properties().iter();
    let mut conditional = properties.filter(|property| property.is_conditional().is_true());
    let Some(first) = conditional.next() else { return };
    for property in conditional {
        let message = format!(
            "expected one property with `isConditional`, found `{}` beside `{}`",
            property.name.value, first.name.value
        );
        let _ = findings
            .report(property.name.span, message)
            .related(site.location(first.name.span), "the first one")
            .hint("leave the mark on the one that holds the condition");
    }
}
