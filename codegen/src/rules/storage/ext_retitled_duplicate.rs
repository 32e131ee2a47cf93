//! `ext-retitled-duplicate`: no two extension slots have the same label.

use foldhash::{HashMap, HashMapExt as _};

use crate::diagnostic::Level;
use crate::model::{Setting, Storage, has_placeholder};
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "ext-retitled-duplicate",
    group: Group::Storage,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("ext_retitled_duplicate.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    if site.is_custom() {
        return;
    }
    let mut labels = HashMap::new();
    for property in site.object.properties() {
        let Storage::Slot(_) = property.storage else { continue };
        let Setting::Given(title) = property.title() else { continue };
        let label = title.value.trim().to_lowercase();
        if label.is_empty() || has_placeholder(&label) {
            continue;
        }
        let Some((name, first)) = labels.insert(label, (&property.name.value, title.span)) else {
            continue;
        };
        let message =
            format!("expected a label of its own, found `{}`, which `{name}` has", title.value);
        let _ = findings
            .report_of(&property.name.value, title.span, message)
            .hint("tell them apart: forms and lists show the label alone")
            .related(site.location(first), "the other one");
    }
}
