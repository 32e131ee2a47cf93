//! `meta-block`: `meta` says where dates are kept, and which.

use crate::catalog::Product;
use crate::diagnostic::Level;
use crate::json::Kind;
use crate::model::{Meta, Setting, Text, is_placeholder};
use crate::rules::{Check, Collection, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "meta-block",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("meta_block.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    let Some(member) = site.object.member("meta") else { return };
    let Some(meta) = &site.object.meta else {
        if !member.value.is_null() && !is_placeholder(member.value) {
            let found = member.value.kind().describe();
            let message = format!("expected `meta` to be an object, found {found}");
            let _ =
                findings.report(member.value.span(), message).hint("remove it to keep no dates");
        }
        return;
    };
    let is_listed = member.value.get("trackedProperties").is_some_and(|tracked| {
        is_placeholder(tracked) || tracked.kind() == Kind::Array && !tracked.is_empty()
    });
    let missing = [
        (is_given(&meta.property), "property"),
        (is_given(&meta.resource_collection), "resourceCollection"),
        (is_listed, "trackedProperties"),
    ];
    if let Some((_, name)) = missing.iter().find(|(is_given, _)| !is_given) {
        let message = format!("expected `{name}` in `meta`, found none");
        let _ = findings
            .report(member.key.span(), message)
            .hint("copy `meta` from a user of the same realm, or remove it to keep no dates");
        return;
    }
    check_collection(site, meta, findings);
}

fn check_collection(site: &ObjectSite<'_, '_>, meta: &Meta<'_>, findings: &mut Findings<'_>) {
    let Setting::Given(path) = &meta.resource_collection else { return };
    if !leads_nowhere(site, meta) {
        return;
    }
    let message = format!("expected a collection that keeps dates, found `{}`", path.value);
    let _ = findings
        .report(path.span, message)
        .hint("users keep theirs in the `usermeta` of their realm");
}

/// Returns whether the collection of `meta` is certainly not there, or certainly holds something else.
fn leads_nowhere(site: &ObjectSite<'_, '_>, meta: &Meta<'_>) -> bool {
    let Some(path) = meta.resource_collection.get() else { return false };
    match site.context.collection(path) {
        Collection::Missing | Collection::Malformed => true,
        Collection::Object(_) | Collection::Internal => {
            site.context.product() == Product::Aic && !path.ends_with("meta")
        }
        Collection::Elsewhere => false,
    }
}

fn is_given(setting: &Setting<'_, Text<'_>>) -> bool {
    setting.text().is_some() || matches!(setting, Setting::Placeholder(_))
}
