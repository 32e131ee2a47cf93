//! `return-by-default-plain`: only what is fetched or computed can be left out of a read.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::model::{Keyword, Kind, Virtual};
use crate::rules::{Check, Default, Findings, Fixes, Group, Node, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "return-by-default-plain",
    group: Group::Style,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::Safe,
    page: include_str!("return_by_default_plain.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let property = site.property;
    let Some(flag) = property.written(Keyword::ReturnByDefault) else { return };
    if flag.as_bool().is_none() || !site.is_custom() || !is_plain(site) {
        return;
    }
    let Some(key) = Node::Property(property).key(Keyword::ReturnByDefault) else { return };
    let _ = findings
        .report(key.span(), "expected `returnByDefault` on a reference or a virtual property, found it on a stored one")
        .hint("remove it: what is stored is always returned")
        .safe_fix("remove `returnByDefault`", [Edit::remove(Path::item(property.value, flag))]);
}

/// Returns whether the value is stored as it is written, and nothing hints at another intention.
fn is_plain(site: &Site<'_, '_>) -> bool {
    let property = site.property;
    matches!(property.virtual_, Virtual::No)
        && !matches!(property.kind, Kind::Any)
        && site.relationship().is_none()
        && property.hooks.is_empty()
        && property.written(Keyword::QueryConfig).is_none()
}
