//! What must hold within the catalog, whatever the vendor ships.

use std::collections::BTreeSet;

use serde_json::Value;

use super::reader::{alpha, members, properties, strings, text};

/// Calls `check` with each property of each type and collects what it objects to.
fn objections(check: impl Fn(&Value, &str, &str, &Value) -> Vec<String>) -> Vec<String> {
    let catalog = alpha();
    let mut objections = Vec::new();
    for name in members(&catalog, "/types").keys() {
        for (property, value) in properties(&catalog, name) {
            let found = check(&catalog, name, &property, &value);
            objections.extend(found.iter().map(|text| format!("{name}.{property}: {text}")));
        }
    }
    objections
}

fn property<'a>(catalog: &'a Value, object: &str, name: &str) -> Option<&'a Value> {
    catalog["types"][object]["properties"].get(name)
}

/// Returns the managed type that a relationship points at.
fn managed_target(property: &Value) -> Option<&str> {
    text(property, "target").strip_prefix("managed/")
}

#[test]
fn every_relationship_leads_to_a_known_type() {
    let unknown = objections(|catalog, _, _, property| {
        let target = text(property, "target");
        let known = match managed_target(property) {
            Some(name) => members(catalog, "/types").contains_key(name),
            None => target.is_empty() || strings(catalog, "internalTypes").contains(&target),
        };
        if known { vec![] } else { vec![format!("{target} is not listed")] }
    });
    assert_eq!(unknown, Vec::<String>::new());
}

#[test]
fn every_reverse_property_points_back() {
    let one_sided = objections(|catalog, object, name, value| {
        let (Some(target), Some(reverse)) = (managed_target(value), value.get("reverse")) else {
            return vec![];
        };
        let reverse = reverse.as_str().expect("the schema says so");
        let back = property(catalog, target, reverse);
        let points_back = back.is_some_and(|back| {
            text(back, "reverse") == name && managed_target(back) == Some(object)
        });
        if points_back { vec![] } else { vec![format!("{target}.{reverse} does not point back")] }
    });
    assert_eq!(one_sided, Vec::<String>::new());
}

#[test]
fn of_two_ends_of_a_relationship_one_is_stored() {
    let both_or_none = objections(|catalog, _, _, value| {
        let Some(target) = managed_target(value) else {
            return vec![];
        };
        let Some(back) = property(catalog, target, text(value, "reverse")) else {
            return vec![];
        };
        let stored = [value, back].into_iter().filter(|end| end["storage"] == "reference").count();
        if stored == 1 { vec![] } else { vec![format!("{stored} ends are stored")] }
    });
    assert_eq!(both_or_none, Vec::<String>::new());
}

#[test]
fn every_derived_property_follows_relationships_to_known_properties() {
    let broken = objections(|catalog, object, _, value| {
        let Some(query) = value.get("queryConfig") else {
            return vec![];
        };
        let paths = query["referencedRelationshipFields"].as_array().expect("the schema says so");
        let paths = if paths[0].is_string() {
            vec![paths]
        } else {
            paths.iter().filter_map(Value::as_array).collect()
        };
        let mut broken = Vec::new();
        for path in paths {
            let end = path
                .iter()
                .filter_map(Value::as_str)
                .try_fold(object, |at, step| property(catalog, at, step).and_then(managed_target));
            let Some(end) = end else {
                broken.push(format!("{path:?} leads nowhere"));
                continue;
            };
            let unknown = strings(query, "referencedObjectFields").into_iter().filter(|field| {
                !["*", "_id"].contains(field) && property(catalog, end, field).is_none()
            });
            broken.extend(unknown.map(|field| format!("{end} has no {field}")));
        }
        broken
    });
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn every_notified_relationship_is_one_of_the_same_type() {
    let wrong = objections(|catalog, object, _, value| {
        let names = strings(value, "notifyRelationships").into_iter();
        let wrong = names.filter(|name| {
            property(catalog, object, name).is_none_or(|other| other.get("target").is_none())
        });
        wrong.map(|name| format!("{name} is no relationship")).collect()
    });
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_feature_is_declared_and_used() {
    let catalog = alpha();
    let declared: BTreeSet<_> = members(&catalog, "/features").keys().cloned().collect();
    let mut used = BTreeSet::new();
    for (name, definition) in members(&catalog, "/types") {
        used.insert(text(definition, "feature").to_owned());
        used.extend(
            properties(&catalog, name).iter().map(|(_, value)| text(value, "feature").to_owned()),
        );
    }
    used.remove("");
    assert_eq!(used, declared);
}

#[test]
fn every_policy_in_use_is_declared_with_its_parameters() {
    let wrong = objections(|catalog, _, _, value| {
        let uses = value.get("policies").and_then(Value::as_array).into_iter().flatten();
        uses.filter_map(|used| policy_objection(catalog, used)).collect()
    });
    assert_eq!(wrong, Vec::<String>::new());
}

fn policy_objection(catalog: &Value, used: &Value) -> Option<String> {
    let id = text(used, "policyId");
    let Some(policy) = catalog["policies"].get(id) else {
        return Some(format!("policy {id} is not declared"));
    };
    let declared = policy.get("params").and_then(Value::as_object);
    let given = used.get("params").and_then(Value::as_object);
    let unknown = given.is_some_and(|given| {
        given.keys().any(|name| declared.is_none_or(|declared| !declared.contains_key(name)))
    });
    let missing = declared.into_iter().flatten().any(|(name, parameter)| {
        parameter["required"] == true && given.is_none_or(|given| !given.contains_key(name))
    });
    (unknown || missing).then(|| format!("policy {id} takes other parameters"))
}

#[test]
fn every_format_names_declared_policies() {
    let catalog = alpha();
    for (format, value) in members(&catalog, "/formats") {
        for policy in strings(value, "policies") {
            assert!(catalog["policies"].get(policy).is_some(), "{format}: {policy}");
        }
    }
}

#[test]
fn no_two_properties_of_a_type_share_a_name_or_a_directory_attribute() {
    let catalog = alpha();
    for name in members(&catalog, "/types").keys() {
        let (mut names, mut attributes) = (BTreeSet::new(), BTreeSet::new());
        for (property, value) in properties(&catalog, name) {
            let attribute = text(&value, "attribute").to_owned();
            assert!(
                attribute.is_empty() || attributes.insert(attribute.clone()),
                "{name}: {attribute}"
            );
            assert!(names.insert(property.clone()), "{name}: {property}");
        }
    }
}

#[test]
fn no_list_claims_what_another_one_claims() {
    let catalog = alpha();
    let types: BTreeSet<_> = members(&catalog, "/types").keys().map(String::as_str).collect();
    for hidden in strings(&catalog, "hiddenTypes") {
        assert!(!types.contains(hidden), "{hidden} is listed and hidden");
    }
    for (name, definition) in members(&catalog, "/types") {
        for older in strings(definition, "olderObjectKeys") {
            assert!(!strings(definition, "objectKeys").contains(&older), "{name}: {older}");
        }
    }
}
