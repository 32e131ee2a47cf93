//! `script-none`: a script says what runs.

use crate::diagnostic::Level;
use crate::json::Kind;
use crate::model::{Body, is_placeholder};
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, ScriptOwner, ScriptSite};

pub(super) static RULE: Rule = Rule {
    name: "script-none",
    group: Group::Scripts,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("script_none.md"),
    check: Check::Script(check),
};

fn check(site: &ScriptSite<'_, '_>, findings: &mut Findings<'_>) {
    let script = site.script();
    if !site.runs() {
        return;
    }
    let name = site.hook.name.span;
    let (found, span) = match &script.body {
        Body::Inline(source) if source.value.trim().is_empty() => ("a blank `source`", source.span),
        Body::File { reference, .. } if reference.value.trim().is_empty() => {
            ("a blank `file`", reference.span)
        }
        Body::Inline(_) | Body::File { .. } => return,
        Body::Missing => match (script.value.kind(), script.value.get("source")) {
            (Kind::Object, Some(source)) if is_placeholder(source) => return,
            (Kind::Object, Some(source)) => (source.kind().describe(), source.span()),
            (Kind::Object, None) => ("neither", name),
            _ if matches!(site.owner, ScriptOwner::Action) => return, // `action-entry` does
            (kind, _) => (kind.describe(), script.value.span()),
        },
    };
    let _ = findings
        .report(span, format!("expected a script with a `source` or a `file`, found {found}"))
        .hint("write what is to run, or remove the event: the server refuses the configuration");
}
