//! Sides from texts, and what a merge of them comes to.

use mosaic_codegen::catalog::Product;
use mosaic_codegen::diff::{Side, changes};
use mosaic_codegen::json::{self, Kind};
use mosaic_codegen::merge::{MergeError, Options, Removals, Surroundings, merge};
use mosaic_codegen::model;
use mosaic_codegen::source::{Documents, Role, Sources};
use serde_json::Value;

/// A merged text, and the paths of its conflicts.
pub(crate) type Outcome = Result<(String, Vec<String>), MergeError>;

/// Merges single texts as a merge of branches does.
pub(crate) fn merged(base: &str, ours: &str, theirs: &str) -> Outcome {
    let (removals, surroundings) = (Removals::Any, Surroundings::Merge);
    let options = Options { removals, surroundings, ..Options::default() };
    merged_with(Some(base), ours, theirs, &options)
}

/// Merges single texts.
pub(crate) fn merged_with(
    base: Option<&str>,
    ours: &str,
    theirs: &str,
    options: &Options,
) -> Outcome {
    let sources = [base.unwrap_or_default(), ours, theirs].map(sources);
    let documents = sources.each_ref().map(|sources| Documents::parse(sources).0);
    let models = documents.each_ref().map(|it| model::lower(it, Product::default()).0);
    let side = |n: usize| Side { documents: &documents[n], model: &models[n] };
    let merged = merge(base.map(|_| side(0)), side(1), side(2), options)?;
    let text = merged.texts.values().next().map_or(ours, String::as_str).to_owned();
    let (_, errors) = json::parse(&text);
    assert_eq!(errors, [], "{text}");
    Ok((text, merged.conflicts.iter().map(|conflict| conflict.path.clone()).collect()))
}

/// Returns the kinds and paths of what changed between two texts, sorted.
///
/// Whether the other end of a relationship changed as well is told of both texts together, and so of
/// neither person alone.
pub(crate) fn changed(old: &str, new: &str) -> Vec<(&'static str, String)> {
    let sources = [old, new].map(sources);
    let documents = sources.each_ref().map(|sources| Documents::parse(sources).0);
    let models = documents.each_ref().map(|it| model::lower(it, Product::default()).0);
    let side = |n: usize| Side { documents: &documents[n], model: &models[n] };
    let changes = changes(side(0), side(1));
    let kind = |name: &'static str| name.strip_suffix("-one-side").unwrap_or(name);
    let mut changes: Vec<_> =
        changes.into_iter().map(|change| (kind(change.kind.name()), change.path)).collect();
    changes.sort();
    changes
}

/// Returns `text` as the only one of a side.
pub(crate) fn sources(text: &str) -> Sources {
    let mut sources = Sources::new();
    sources.add("managed.json", text.as_bytes().to_vec(), Role::Configuration);
    sources
}

/// Returns what `text` says: types in the order of their names, and lists of names as sets.
pub(crate) fn meaning(text: &str) -> Value {
    let text = text.trim_start_matches('\u{feff}');
    let mut value = serde_json::from_str(text).expect("it was parsed before");
    settle(&mut value);
    value
}

/// Returns `value` without the members that are null.
pub(crate) fn without_nulls(value: Value) -> Value {
    match value {
        Value::Array(elements) => elements.into_iter().map(without_nulls).collect(),
        Value::Object(members) => {
            let members = members.into_iter().filter(|(_, value)| !value.is_null());
            members.map(|(name, value)| (name, without_nulls(value))).collect()
        }
        scalar => scalar,
    }
}

fn settle(value: &mut Value) {
    match value {
        Value::Array(elements) => elements.iter_mut().for_each(settle),
        Value::Object(members) => {
            for (name, value) in members.iter_mut() {
                settle(value);
                if let ("objects" | "order" | "required", Value::Array(list)) =
                    (name.as_str(), value)
                {
                    list.sort_by_key(|element| match element.get("name") {
                        Some(name) => name.to_string(),
                        None => element.to_string(),
                    });
                }
            }
        }
        _ => {}
    }
}

/// Returns `text` on one line, with the members of every object in another order.
pub(crate) fn reformatted(text: &str) -> String {
    let (document, _) = json::parse(text);
    document.root().map_or_else(String::new, squeeze)
}

fn squeeze(value: json::Value<'_>) -> String {
    let join = |items: Vec<String>| items.join(",");
    match value.kind() {
        Kind::Array => format!("[{}]", join(value.elements().map(squeeze).collect())),
        Kind::Object => {
            let member = |it: json::Member<'_>| format!("{}:{}", it.key.raw(), squeeze(it.value));
            let mut members: Vec<_> = value.members().map(member).collect();
            members.reverse();
            format!("{{{}}}", join(members))
        }
        _ => value.raw().to_owned(),
    }
}
