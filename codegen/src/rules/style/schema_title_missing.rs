//! `schema-title-missing`: a type of the tenant's own has a title.

use crate::diagnostic::Level;
use crate::json::edit::Edit;
use crate::json::{Value, quote};
use crate::model::Setting;
use crate::names;
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "schema-title-missing",
    group: Group::Style,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("schema_title_missing.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    let Some(schema) = site.open_schema().filter(|_| site.is_custom()) else { return };
    let is_blank = match &schema.title {
        Setting::Absent | Setting::Null(_) => true,
        Setting::Given(title) => title.value.trim().is_empty(),
        Setting::Placeholder(_) | Setting::Other(_) => false, // `schema-nonstring-label`
    };
    if !is_blank {
        return;
    }
    let name = &site.object.name;
    let bare = site.context.catalog.without_realm(&name.value).unwrap_or(&name.value);
    let title = names::title(bare.trim_start_matches('_'));
    let span = schema.value.get("title").map_or(name.span, Value::span);
    let _ = findings
        .report(span, format!("expected a title of the type `{}`, found none", name.value))
        .hint(format!("call it \"{title}\", say: the console shows the bare name otherwise"))
        .proposed_fix(
            format!("call it \"{title}\""),
            [Edit::put(schema.value, "title", quote(&title))],
        );
}
