//! `artefact-keys`: what a console leaves behind is not kept.

use crate::diagnostic::Level;
use crate::json::Value;
use crate::json::edit::{Edit, Path};
use crate::model::{Keyword, is_placeholder};
use crate::rules::{Check, Default, Findings, Fixes, Group, Node, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "artefact-keys",
    group: Group::Style,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::Safe,
    page: include_str!("artefact_keys.md"),
    check: Check::EveryProperty(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    if !site.is_custom() {
        return;
    }
    let property = site.property;
    let found: Vec<_> = ARTEFACTS
        .into_iter()
        .filter_map(|keyword| Some((keyword, artefact(site, keyword)?)))
        .collect();
    let Some((first, _)) = found.first() else { return };
    let Some(key) = Node::Property(property).key(*first) else { return };
    let names: Vec<_> = found.iter().map(|(keyword, _)| format!("`{}`", keyword.name())).collect();
    let names = names.join(", ");
    let edits: Vec<_> =
        found.iter().map(|(_, value)| Edit::remove(Path::item(property.value, *value))).collect();
    let _ = findings
        .report(key.span(), format!("expected nothing that only a console reads, found {names}"))
        .hint("remove what it left behind: the server does not read it")
        .safe_fix(format!("remove {names}"), edits);
}

/// What the console of the self-managed product adds to a property when it saves one.
const ARTEFACTS: [Keyword; 5] = [
    Keyword::Nullable,
    Keyword::DeleteQueryConfig,
    Keyword::RequiredByParent,
    Keyword::ReferencedRelationshipFields,
    Keyword::ReferencedObjectFields,
];

/// Returns the value of `keyword` where it says nothing of its own.
fn artefact<'a>(site: &Site<'_, 'a>, keyword: Keyword) -> Option<Value<'a>> {
    let value = site.property.written(keyword).filter(|value| !is_placeholder(*value))?;
    let is_artefact = match keyword {
        // `nullable-mismatch` reports one that says something else than the types
        Keyword::Nullable => value.as_bool().is_none_or(|flag| flag == site.property.nullable),
        Keyword::DeleteQueryConfig | Keyword::RequiredByParent => true,
        _ => value.is_null(),
    };
    is_artefact.then_some(value)
}
