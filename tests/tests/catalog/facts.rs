//! The catalog against the collected facts, row by row and column by column.

use std::collections::BTreeMap;
use std::fs;

use mosaic_tests::shared;
use serde_json::{Value, json};

use super::reader::{alpha, members, properties, slots, strings, text};

/// A line of the facts: the value of each column by its name.
type Row = BTreeMap<String, Value>;

#[test]
fn every_property_agrees_with_the_facts_in_every_column() {
    let Some(facts) = facts() else { return };
    let catalog = alpha();
    let mut differences = Vec::new();
    let mut known = BTreeMap::new();
    for (name, definition) in members(&catalog, "/types") {
        for (property, value) in properties(&catalog, name) {
            known
                .insert((name.clone(), property.clone()), row(name, definition, &property, &value));
        }
    }
    for (key, fact) in &facts {
        let Some(ours) = known.remove(key) else {
            differences.push(format!("{key:?} is not in the catalog"));
            continue;
        };
        differences.extend(
            fact.iter().filter(|(column, value)| ours.get(*column) != Some(value)).map(
                |(column, value)| {
                    format!("{key:?} {column}: expected {value}, found {:?}", ours.get(column))
                },
            ),
        );
    }
    differences.extend(known.keys().map(|key| format!("{key:?} is not in the facts")));
    assert_eq!(differences, Vec::<String>::new());
}

#[test]
fn each_extension_family_expands_to_exactly_the_slots_of_the_facts() {
    let Some(facts) = facts() else { return };
    let catalog = alpha();
    let families = catalog["extensions"]["families"].as_array().expect("a list of families");
    let mut expanded: Vec<String> = families.iter().flat_map(slots).map(|(name, _)| name).collect();
    let mut collected: Vec<String> =
        facts.keys().map(|(_, name)| name.clone()).filter(|name| is_numbered(name)).collect();
    expanded.sort_unstable();
    collected.sort_unstable();
    assert_eq!(expanded, collected);
}

fn is_numbered(name: &str) -> bool {
    name.starts_with("fr") && name.ends_with(|last: char| last.is_ascii_digit())
}

/// Returns the facts by type and property, or nothing where they are not at hand.
fn facts() -> Option<BTreeMap<(String, String), Row>> {
    let path = shared("facts/aic-defaults.tsv")?;
    let table = fs::read_to_string(path).expect("the facts can be read");
    let mut lines = table.lines().map(|line| line.split('\t').map(unquote).collect::<Vec<_>>());
    let header = lines.next().expect("a header");
    Some(lines.map(|cells| fact(&header, &cells)).collect())
}

pub(crate) fn unquote(cell: &str) -> String {
    let inner = cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inner.map_or_else(|| cell.to_owned(), |inner| inner.replace("\"\"", "\""))
}

fn fact(header: &[String], cells: &[String]) -> ((String, String), Row) {
    assert_eq!(header.len(), cells.len(), "{cells:?}");
    let row = header.iter().zip(cells).map(|(column, cell)| (column.clone(), parse(column, cell)));
    ((cells[0].clone(), cells[1].clone()), row.collect())
}

/// Returns the meaning of a cell: JSON for the columns that hold some, text for the others.
fn parse(column: &str, cell: &str) -> Value {
    match column {
        _ if cell.is_empty() => Value::Null,
        "default" | "queryConfig" => serde_json::from_str(cell).expect("JSON in the facts"),
        "policies" => cell.split_inclusive(';').map(parse_policy).collect(),
        _ => json!(cell),
    }
}

fn parse_policy(policy: &str) -> Value {
    let policy = policy.trim_end_matches(';');
    match policy.find('{') {
        None => json!({ "policyId": policy }),
        Some(start) => {
            let params: Value = serde_json::from_str(&policy[start..]).expect("JSON in the facts");
            json!({ "policyId": policy[..start], "params": params })
        }
    }
}

/// Returns what the catalog says about a property, in the columns of the facts.
fn row(object: &str, definition: &Value, name: &str, property: &Value) -> Row {
    let flag = |key: &str| property.get(key).map_or(Value::Null, |value| json!(value.to_string()));
    let word = |key: &str| property.get(key).cloned().unwrap_or_default();
    let yes = |key: &str| property.get(key).map_or(Value::Null, |_| json!("yes"));
    let notified = strings(property, "notifyRelationships");
    let columns = [
        ("object", json!(object)),
        ("property", json!(name)),
        ("type", word("type")),
        ("title", word("title")),
        ("searchable", flag("searchable")),
        ("viewable", flag("viewable")),
        ("userEditable", flag("userEditable")),
        ("required", yes("required")),
        ("nullable", nullable(property)),
        ("isVirtual", flag("isVirtual")),
        ("returnByDefault", flag("returnByDefault")),
        ("scope", word("scope")),
        ("default", word("default")),
        ("pattern", word("pattern")),
        ("policies", word("policies")),
        ("relationship_target", word("target")),
        ("reverse", word("reverse")),
        ("notifySelf", flag("notifySelf")),
        (
            "notifyRelationships",
            if notified.is_empty() { Value::Null } else { json!(notified.join(",")) },
        ),
        ("queryConfig", word("queryConfig")),
        ("storage", json!(storage(definition, property))),
        ("indexed", json!(indexed(definition, property))),
        ("tier", json!(tier(definition, property))),
        ("in_order", json!(if property["inOrder"] == false { "no" } else { "yes" })),
    ];
    columns.into_iter().map(|(column, value)| (column.to_owned(), value)).collect()
}

/// Returns `yes` where `null` is among the types.
fn nullable(property: &Value) -> Value {
    if text(property, "type").ends_with("|null") { json!("yes") } else { Value::Null }
}

fn storage(definition: &Value, property: &Value) -> String {
    let many = if text(property, "type").starts_with("array") { "[]" } else { "" };
    match text(property, "storage") {
        "" => format!("json {}", text(&definition["storage"], "attribute")),
        "reverseReference" => format!("reverseReference{many} <-{}", text(property, "reverse")),
        kind => format!("{kind}{many} {}", text(property, "attribute")),
    }
}

fn indexed(definition: &Value, property: &Value) -> &'static str {
    let inherited = text(&definition["storage"], "index");
    let class = property.get("index").and_then(Value::as_str).unwrap_or(inherited);
    let is_relationship = text(property, "type").contains("relationship");
    match (class, text(&definition["storage"], "kind")) {
        ("undocumented", _) => "not documented",
        _ if is_relationship => "n/a (relationship)",
        ("indexed", "json") => "yes (whole JSON indexed)",
        ("indexed", _) => "yes",
        ("unindexed", _) => "no (documented list excludes it)",
        ("notQueryable", _) => {
            "contradictory: table says indexed, footnote says unindexed and not queryable"
        }
        _ => "unknown",
    }
}

fn tier(definition: &Value, property: &Value) -> String {
    let feature = property.get("feature").or_else(|| definition.get("feature"));
    match feature.and_then(Value::as_str) {
        Some(feature) => format!("feature {feature}"),
        None if property.get("tier").is_some() => "generation-dependent".to_owned(),
        None => "core".to_owned(),
    }
}
