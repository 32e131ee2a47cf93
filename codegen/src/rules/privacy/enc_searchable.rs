//! `enc-searchable`: what is encrypted or hashed is not offered for search.

use crate::diagnostic::Level;
use crate::json::edit::Edit;
use crate::model::Setting;
use crate::rules::privacy::protection::Protection;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "enc-searchable",
    group: Group::Privacy,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("enc_searchable.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let property = site.property;
    let Setting::Given(searchable) = property.searchable() else { return };
    if !searchable.value {
        return;
    }
    let Some(protection) = Protection::working(site) else { return };
    let key = protection.way.key();
    let message = format!("expected `searchable` to be false beside `{key}`, found `true`");
    let _ = findings
        .report(searchable.span, message)
        .hint("set `searchable` to false: what is stored is not what is searched for")
        .related(site.owner.location(protection.key_span(property)), "stored unreadable")
        .proposed_fix(
            "set `searchable` to false",
            [Edit::put(property.value, "searchable", "false")],
        );
}
