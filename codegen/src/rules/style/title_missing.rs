//! `title-missing`: what the console shows has a title.

use crate::diagnostic::Level;
use crate::json::edit::Edit;
use crate::json::quote;
use crate::model::{Setting, is_placeholder};
use crate::names;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "title-missing",
    group: Group::Style,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("title_missing.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let property = site.property;
    if !site.is_custom() || property.viewable().get() == Some(&false) {
        return;
    }
    let name = &property.name;
    let is_blank = match property.title() {
        Setting::Absent | Setting::Null(_) => true,
        Setting::Given(title) => title.value.trim().is_empty(),
        Setting::Placeholder(_) | Setting::Other(_) => false, // `schema-nonstring-label`
    };
    let is_hidden = is_placeholder(property.value);
    if !is_blank || is_hidden || name.value.starts_with('_') || site.owner.is_legacy() {
        return;
    }
    let prefix = site.owner.shipped.and_then(|shipped| shipped.custom_prefix).unwrap_or("");
    let title = names::title(name.value.strip_prefix(prefix).unwrap_or(&name.value));
    let message = format!("expected a title of `{}`, found none", name.value);
    let _ = findings
        .report(name.span, message)
        .hint(format!("call it \"{title}\", say: the console shows the bare name otherwise"))
        .proposed_fix(
            format!("call it \"{title}\""),
            [Edit::put(property.value, "title", quote(&title))],
        );
}
