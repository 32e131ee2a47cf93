//! Pairs that a machine makes: each property of a sample, changed in each way in turn.

use std::fs;
use std::path::Path;

use mosaic_tests::workspace;
use serde_json::{Map, Value, json};

use crate::pair::Pair;

/// The samples, below `schemas`.
const SAMPLES: [&str; 15] = [
    "array-of-objects",
    "array-of-strings",
    "boolean",
    "default",
    "encrypted",
    "enum",
    "enum-items",
    "keyword-names",
    "nested-object",
    "nullable",
    "number",
    "private",
    "relationship-collection",
    "relationship-several-targets",
    "relationship-singleton",
];

/// A change of a property, in the properties that it stands in.
type Mutation = fn(&mut Map<String, Value>, &str);

const MUTATIONS: [(&str, Mutation); 16] = [
    ("removed", |properties, name| _ = properties.remove(name)),
    ("renamed", |properties, name| {
        let declared = properties.remove(name).unwrap_or_default();
        properties.insert(format!("{name}Anew"), declared);
    }),
    ("added", |properties, name| {
        properties.insert(format!("{name}Beside"), json!({ "type": "string" }));
    }),
    ("a_number", |properties, name| set(properties, name, "type", json!("number"))),
    ("a_text", |properties, name| set(properties, name, "type", json!("string"))),
    ("nullable", |properties, name| set(properties, name, "type", json!(["string", "null"]))),
    ("private", |properties, name| set(properties, name, "scope", json!("private"))),
    ("public", |properties, name| set(properties, name, "scope", json!("public"))),
    ("hashed", |properties, name| {
        set(properties, name, "secureHash", json!({ "algorithm": "SHA-256" }));
    }),
    ("computed", |properties, name| {
        set(properties, name, "isVirtual", json!(true));
        let script = json!({ "type": "text/javascript", "source": "object.name;" });
        set(properties, name, "onRetrieve", script);
    }),
    ("listed", |properties, name| set(properties, name, "enum", json!(["red", "green"]))),
    ("defaulted", |properties, name| set(properties, name, "default", json!("red"))),
    ("required", |properties, name| set(properties, name, "required", json!(true))),
    ("filled", |properties, name| {
        let inside = json!({ "inner": { "type": "object", "properties": {} } });
        set(properties, name, "type", json!("object"));
        set(properties, name, "properties", inside);
    }),
    ("filled_twice", |properties, name| {
        let innermost = json!({ "innermost": { "type": "string" } });
        let inside = json!({ "inner": { "type": "object", "properties": innermost } });
        set(properties, name, "type", json!("object"));
        set(properties, name, "properties", inside);
    }),
    ("labelled", |properties, name| set(properties, name, "title", json!("Anew"))),
];

fn set(properties: &mut Map<String, Value>, name: &str, key: &str, value: Value) {
    if let Some(Value::Object(declared)) = properties.get_mut(name) {
        declared.insert(key.to_owned(), value);
    }
}

/// Returns each sample changed in each way, and the other way round.
pub(crate) fn pairs() -> Vec<Pair> {
    let samples = workspace().join("schemas/samples");
    let mut pairs = Vec::new();
    for sample in SAMPLES {
        pairs.append(&mut of_sample(&samples.join(format!("{sample}.json")), sample));
    }
    pairs
}

fn of_sample(path: &Path, name: &str) -> Vec<Pair> {
    let text = fs::read_to_string(path).expect("a sample can be read");
    let value: Value = serde_json::from_str(&text).expect("a sample is JSON");
    let mutated = MUTATIONS.iter().flat_map(|(what, mutation)| {
        let mut changed = value.clone();
        for properties in properties(&mut changed) {
            mutate(properties, *mutation);
        }
        let changed = changed.to_string();
        let there = Pair::new(&format!("{name}_{what}"), text.clone(), changed.clone());
        [there, Pair::new(&format!("{name}_no_longer_{what}"), changed, text.clone())]
    });
    mutated.collect()
}

/// Mutates `properties`, from the innermost to the outermost.
fn mutate(properties: &mut Map<String, Value>, mutation: Mutation) {
    let names: Vec<_> = properties.keys().filter(|name| *name != "_id").cloned().collect();
    for name in names {
        for inside in ["/properties", "/items/properties"] {
            let declared = properties.get_mut(&name).and_then(|it| it.pointer_mut(inside));
            let inner = declared.and_then(Value::as_object_mut);
            // What is said about a reference is no property of a value.
            if let Some(inner) = inner.filter(|inner| !inner.contains_key("_ref")) {
                mutate(inner, mutation);
            }
        }
        mutation(properties, &name);
    }
}

/// Returns the properties of each type of a configuration.
fn properties(value: &mut Value) -> Vec<&mut Map<String, Value>> {
    let types: Vec<&mut Value> = if value.get("objects").is_some() {
        value["objects"].as_array_mut().into_iter().flatten().collect()
    } else {
        vec![value]
    };
    types
        .into_iter()
        .filter_map(|of_type| of_type.pointer_mut("/schema/properties")?.as_object_mut())
        .collect()
}
