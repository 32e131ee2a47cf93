//! `object-key-unknown`: every key of a type means something.

use crate::config::Suggestions;
use crate::diagnostic::Level;
use crate::rules::scripts::likeness::is_like_hook;
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "object-key-unknown",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("object_key_unknown.md"),
    check: Check::Object(check),
};

/// The keys of a type beside the scripts of its events.
const KEYS: [&str; 12] = [
    "name",
    "schema",
    "actions",
    "meta",
    "notifications",
    "lastSync",
    "attributeEncryption",
    "iconClass",
    "iconSrc",
    "title",
    "type",
    "_id",
];

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    let mut suggestions = Suggestions::default();
    for member in &site.object.rest {
        let name = member.key.name();
        if KEYS.contains(&&*name) || is_like_hook(site, member) {
            continue; // a script, `hook-unknown` reports
        }
        if name == "properties" && site.object.schema.is_none() {
            continue; // `schema-missing` reports the type
        }
        let hint = match suggestions.closest(&name, KEYS) {
            _ if name == "properties" => {
                "move them into `schema`: the server looks for properties there alone".to_owned()
            }
            Some(known) => {
                format!("did you mean `{known}`? the server ignores what it does not know")
            }
            None => "remove it, or correct its spelling: the server ignores it".to_owned(),
        };
        let message = format!("expected a key that means something to a type, found `{name}`");
        let _ = findings.report(member.key.span(), message).hint(hint);
    }
}
