//! `doc-id`: the document is called `managed`, and has no revision.

use crate::diagnostic::Level;
use crate::json::Value;
use crate::json::edit::{Edit, Path};
use crate::model::is_placeholder;
use crate::rules::{Check, Context, Default, Findings, Fixes, Group, Rule};
use crate::span::SourceId;

pub(super) static RULE: Rule = Rule {
    name: "doc-id",
    group: Group::Style,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::Safe,
    page: include_str!("doc_id.md"),
    check: Check::Model(check),
};

/// What the document is called.
const ID: &str = "managed";

fn check(context: &Context<'_, '_>, findings: &mut Findings<'_>) {
    for parsed in context.documents.parsed().iter().filter(|parsed| parsed.is_intact) {
        let Some(body) = parsed.body() else { continue };
        check_id(body, parsed.source, findings);
        check_revision(body, parsed.source, findings);
    }
}

fn check_id(body: Value<'_>, source: SourceId, findings: &mut Findings<'_>) {
    let Some(id) = body.get("_id") else { return };
    if is_placeholder(id) || id.as_str().is_some_and(|id| id == ID) {
        return;
    }
    let message =
        format!("expected the `_id` of the document to be \"{ID}\", found {}", id.excerpt());
    let _ = findings
        .report_in(source, id.span(), message)
        .hint("the server goes by the address that the document is put to")
        .safe_fix(format!("set `_id` to \"{ID}\""), [Edit::set(Path::of(id), format!("\"{ID}\""))]);
}

fn check_revision(body: Value<'_>, source: SourceId, findings: &mut Findings<'_>) {
    let Some(revision) = body.members().filter(|member| member.key.is("_rev")).last() else {
        return;
    };
    let _ = findings
        .report_in(source, revision.key.span(), "expected no `_rev` in a configuration, found one")
        .hint("remove it: records have revisions, configurations have none")
        .safe_fix("remove `_rev`", [Edit::remove(Path::item(body, revision.value))]);
}
