//! `action-entry`: every action is a script.

use crate::diagnostic::Level;
use crate::json::{Kind, Value};
use crate::model::{Body, is_placeholder};
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "action-entry",
    group: Group::Scripts,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("action_entry.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    for action in &site.object.actions {
        let name = &action.name.value;
        let value = action.script.value;
        let is_reference = matches!(action.script.body, Body::File { .. }); // `script-file-url` does
        if !is_sound(value) && !is_reference {
            let found = value.kind().describe();
            let message = format!("expected the action `{name}` to be a script, found {found}");
            let _ = findings.report(value.span(), message).hint(HINT);
        }
    }
    for member in site.object.rest.iter().filter(|member| member.key.is("actions")) {
        if !member.value.is_null() && !is_sound(member.value) {
            let found = member.value.kind().describe();
            let message = format!("expected `actions` to be an object, found {found}");
            let _ = findings.report(member.key.span(), message).hint(HINT);
        }
    }
}

const HINT: &str =
    "write `{ \"NAME\": { \"type\": …, \"source\": … } }`: the server refuses the configuration";

/// Returns whether `value` may be what it should; an object that runs nothing, `script-none` reports.
fn is_sound(value: Value<'_>) -> bool {
    value.kind() == Kind::Object || is_placeholder(value)
}
