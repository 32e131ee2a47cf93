//! `type-name-charset`: the name of a type is made of letters, digits and underscores.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "type-name-charset",
    group: Group::Naming,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("type_name_charset.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    let name = &site.object.name;
    if name.value.contains(['{', '}']) {
        return; // `type-name-brace` reports this one
    }
    let is_foreign = |letter: &char| !letter.is_ascii_alphanumeric() && *letter != '_';
    let Some(letter) = name.value.chars().find(is_foreign) else { return };
    let message = format!(
        "expected letters, digits and underscores in the name of a type, found {letter:?}",
    );
    let _ = findings.report(name.span, message).hint(
        "choose another name before the type holds records: they do not follow a change of name",
    );
}
