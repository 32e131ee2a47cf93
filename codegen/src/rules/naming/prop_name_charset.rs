//! `prop-name-charset`: the name of a property is made of letters, digits and underscores.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "prop-name-charset",
    group: Group::Naming,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("prop_name_charset.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let name = &site.property.name;
    let is_usual = |character: char| character.is_ascii_alphanumeric() || character == '_';
    let Some(odd) = name.value.chars().find(|character| !is_usual(*character)) else {
        if name.value.is_empty() {
            let _ =
                findings.report(name.span, "expected a name, found an empty one").hint("name it");
        }
        return;
    };
    if name.value.contains('/') {
        let message = format!("expected a name without `/`, found `{}`", name.value);
        let _ = findings
            .report(name.span, message)
            .hint("rename it: the server takes `/` for a step into an object, and loses the value");
        return;
    }
    let message =
        format!("expected letters, digits and underscores, found `{odd}` in `{}`", name.value);
    let _ = findings
        .report(name.span, message)
        .at_most(Level::Warning)
        .hint("rename it before it holds data: queries, paths and scripts have to escape it");
}
