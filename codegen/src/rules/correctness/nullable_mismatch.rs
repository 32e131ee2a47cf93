//! `nullable-mismatch`: `nullable` and the list of types agree.

use crate::diagnostic::Level;
use crate::model::{Keyword, Kind};
use crate::rules::Site;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "nullable-mismatch",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("nullable_mismatch.md"),
    check: Check::EveryProperty(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let property = site.property;
    if matches!(property.kind, Kind::Any) {
        return; // nothing is known of its types
    }
    let Some(flag) = property.written(Keyword::Nullable) else { return };
    let message = match (flag.as_bool(), property.nullable) {
        (Some(true), false) => "expected `null` among the types of what is nullable, found none",
        (Some(false), true) => {
            "expected no `null` among the types of what is not nullable, found it"
        }
        _ => return,
    };
    let _ = findings
        .report(flag.span(), message)
        .hint("the types decide: let `nullable` say the same, or remove it");
}
