//! How the mapping to the directory follows the relationships of the configuration.
//!
//! The schema service of a tenant gives each relationship that it declares an attribute of its own
//! (PingIDM 7.5.1). A relationship that comes with the whole configuration has none: it is kept in the
//! slow tree of all relationships (fr-config-manager, issue 298).

use std::collections::BTreeSet;

use mosaic_codegen::model::path_of_type;
use serde_json::{Map, Value, json};

use super::{RESERVED, mapping};

/// One end of a relationship: the name of a type, and a property of it.
pub(in crate::endpoints) type End = (String, String);

/// The groups of types in a mapping.
const GROUPS: [&str; 2] = ["explicitMapping", "genericMapping"];

/// Returns the mapping that stays when a write of the whole configuration changes which relationships
/// there are; nothing where they are the same.
pub(in crate::endpoints) fn left_behind(
    before: &Map<String, Value>,
    after: &Map<String, Value>,
) -> Option<Map<String, Value>> {
    let kept = mapping(before);
    let is_same = relationships(&kept) == relationships(&mapping(after));
    (!is_same).then_some(kept)
}

/// Returns `kept` with the ends of a relationship as `configuration` declares them: with an attribute
/// that is free, or not at all where they are gone.
pub(in crate::endpoints) fn follow(
    mut kept: Map<String, Value>,
    configuration: &Map<String, Value>,
    ends: &[End],
) -> Map<String, Value> {
    let mut made = mapping(configuration);
    for (name, property) in ends {
        let resource = path_of_type(name);
        let wanted = type_mapping(&mut made, &resource);
        let entry = wanted.as_ref().and_then(|it| it.get("properties")?.get(property).cloned());
        if let (Some(wanted), None) = (wanted, type_mapping(&mut kept, &resource)) {
            add_type(&mut kept, &resource, wanted);
        }
        let properties = type_mapping(&mut kept, &resource)
            .and_then(|found| found.get_mut("properties")?.as_object_mut());
        let Some(properties) = properties else { continue };
        match entry {
            Some(entry) => put(properties, property, entry),
            None => _ = properties.shift_remove(property),
        }
    }
    kept
}

/// Returns the relationships that a mapping knows, each with where it leads.
fn relationships(mapping: &Map<String, Value>) -> BTreeSet<(&str, &str, &str)> {
    let groups = GROUPS.iter().filter_map(|group| mapping.get("resourceMapping")?.get(group));
    let types = groups.filter_map(Value::as_object).flatten();
    let properties = types.filter_map(|(name, found)| {
        let properties = found.get("properties")?.as_object()?;
        Some(properties.iter().map(move |(property, entry)| (name, property, entry)))
    });
    let known = properties.flatten().filter_map(|(name, property, entry)| {
        Some((name.as_str(), property.as_str(), entry.get("resourcePath")?.as_str()?))
    });
    known.collect()
}

/// Returns the mapping of the type at `resource`.
fn type_mapping<'m>(
    mapping: &'m mut Map<String, Value>,
    resource: &str,
) -> Option<&'m mut Map<String, Value>> {
    let groups = mapping.get_mut("resourceMapping")?.as_object_mut()?;
    let mut found = groups.iter_mut().filter(|(group, _)| GROUPS.contains(&group.as_str()));
    found.find_map(|(_, group)| group.get_mut(resource)?.as_object_mut())
}

/// Adds a type of a tenant's own, without any property.
fn add_type(mapping: &mut Map<String, Value>, resource: &str, wanted: &Map<String, Value>) {
    let mut added = wanted.clone();
    added.insert("properties".to_owned(), json!({}));
    let groups = mapping.get_mut("resourceMapping").and_then(Value::as_object_mut);
    let group = groups.map(|groups| groups.entry(GROUPS[1]).or_insert_with(|| json!({})));
    if let Some(group) = group.and_then(Value::as_object_mut) {
        group.insert(resource.to_owned(), added.into());
    }
}

/// Puts the entry of a property, under the attribute that it had, or a free one.
fn put(properties: &mut Map<String, Value>, property: &str, mut entry: Value) {
    let is_reserved = |entry: &Value| {
        let attribute = entry.get("ldapAttribute").and_then(Value::as_str);
        attribute.is_some_and(|attribute| attribute.starts_with(RESERVED))
    };
    if is_reserved(&entry) {
        let earlier = properties.get(property).filter(|earlier| is_reserved(earlier));
        let earlier = earlier.map(|earlier| earlier["ldapAttribute"].clone());
        entry["ldapAttribute"] = earlier.unwrap_or_else(|| free(properties).into());
    }
    properties.insert(property.to_owned(), entry);
}

/// Returns the first attribute for relationships of a tenant's own that no property has.
fn free(properties: &Map<String, Value>) -> String {
    let attributes = properties.values().filter_map(|entry| entry.get("ldapAttribute")?.as_str());
    let taken: BTreeSet<&str> = attributes.collect();
    let mut attributes = (1..=taken.len() + 1).map(|number| format!("{RESERVED}{number}"));
    let free = attributes.find(|attribute| !taken.contains(attribute.as_str()));
    free.expect("one more attribute than are taken is not")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn configuration(loans: &[&str]) -> Map<String, Value> {
        let to_reader =
            json!({"type": "relationship", "resourceCollection": [{"path": "managed/r"}]});
        let properties: Map<_, _> =
            loans.iter().map(|name| ((*name).to_owned(), to_reader.clone())).collect();
        let objects = json!([{"name": "loan", "schema": {"properties": properties}},
            {"name": "r", "schema": {"properties": {}}}]);
        Map::from_iter([("objects".to_owned(), objects)])
    }

    fn attributes(mapping: &Map<String, Value>) -> Vec<(String, String)> {
        let loan = &mapping["resourceMapping"]["genericMapping"]["managed/loan"]["properties"];
        let entries = loan.as_object().into_iter().flatten();
        let told = |(name, entry): (&String, &Value)| {
            (name.clone(), entry["ldapAttribute"].as_str().unwrap_or_default().to_owned())
        };
        entries.map(told).collect()
    }

    fn pair(name: &str, number: u8) -> (String, String) {
        (name.to_owned(), format!("{RESERVED}{number}"))
    }

    #[test]
    fn a_relationship_that_comes_with_the_whole_configuration_has_no_attribute() {
        let (before, after) = (configuration(&["a"]), configuration(&["a", "b"]));
        let kept = left_behind(&before, &after).unwrap();
        assert_eq!(attributes(&kept), [pair("a", 1)]);
        assert_eq!(left_behind(&after, &after), None);
    }

    #[test]
    fn a_relationship_that_is_declared_takes_a_free_attribute_and_keeps_it() {
        let all = configuration(&["a", "b", "c"]);
        let end = |name: &str| ("loan".to_owned(), name.to_owned());
        let kept = follow(mapping(&configuration(&["a"])), &all, &[end("c"), end("b")]);
        assert_eq!(attributes(&kept), [pair("a", 1), pair("c", 2), pair("b", 3)]);
        let again = follow(kept.clone(), &all, &[end("b")]);
        assert_eq!(again, kept);
        let gone = follow(kept, &configuration(&["b", "c"]), &[end("a")]);
        assert_eq!(attributes(&gone), [pair("c", 2), pair("b", 3)]);
        let reused = follow(gone, &all, &[end("a")]);
        assert_eq!(attributes(&reused), [pair("c", 2), pair("b", 3), pair("a", 1)]);
    }

    #[test]
    fn a_type_that_the_mapping_does_not_know_is_added() {
        let ends = [("loan".to_owned(), "b".to_owned())];
        let none = mapping(&Map::new());
        let kept = follow(none, &configuration(&["a", "b"]), &ends);
        assert_eq!(attributes(&kept), [pair("b", 1)]);
    }

    #[test]
    fn a_mapping_of_another_form_stays_as_it_is() {
        let odd = Map::from_iter([("resourceMapping".to_owned(), json!([1]))]);
        let ends = [("loan".to_owned(), "a".to_owned())];
        assert_eq!(follow(odd.clone(), &configuration(&["a"]), &ends), odd);
    }
}
