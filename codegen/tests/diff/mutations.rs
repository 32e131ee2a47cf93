//! Nothing is silent: whatever leaf of the sample tenant is changed, the change is told.

use serde_json::{Map, Value, json};

use crate::describe::types;
use crate::mirror::{single, with_changes};

/// Returns small configurations that together say all that the sample tenant says: a type without
/// its properties, and each property alone.
fn pieces() -> Vec<Value> {
    let mut pieces = Vec::new();
    for object in types() {
        let mut bare = object.clone();
        let properties = bare["schema"]["properties"].take();
        bare["schema"]["properties"] = json!({});
        pieces.push(bare);
        for (name, property) in properties.as_object().into_iter().flatten() {
            pieces
                .push(json!({"name": object["name"], "schema": {"properties": {name: property}}}));
        }
    }
    pieces
}

/// Returns the path of each leaf of `value`: of what is no container, and of empty containers.
fn leaves(value: &Value, path: &str, found: &mut Vec<String>) {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(members) => {
            members.iter().map(|(name, value)| (escape(name), value)).collect()
        }
        Value::Array(elements) => {
            elements.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect()
        }
        _ => Vec::new(),
    };
    if children.is_empty() {
        found.push(path.to_owned());
    }
    for (name, child) in children {
        leaves(child, &format!("{path}/{name}"), found);
    }
}

fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// Returns whether a change is told between `old` and `new`, and the mirror of it the other way round.
fn is_told(old: &Value, new: &Value) -> bool {
    let (old, new) = (single(&old.to_string()), single(&new.to_string()));
    let told = with_changes(&old, &new, |changes| changes.len());
    assert_eq!(told, with_changes(&new, &old, |changes| changes.len()), "{old:?} {new:?}");
    told > 0
}

/// Tries `mutate` on each leaf of the sample tenant, and returns the paths where nothing is told.
fn silent(mutate: impl Fn(&mut Value, &str) -> bool) -> Vec<String> {
    let mut silent = Vec::new();
    let mut tried = 0;
    for piece in pieces() {
        let mut paths = Vec::new();
        leaves(&piece, "", &mut paths);
        for path in paths {
            let mut mutated = piece.clone();
            if mutate(&mut mutated, &path) {
                tried += 1;
                if !is_told(&piece, &mutated) {
                    silent.push(format!("{}{path}", piece["name"]));
                }
            }
        }
    }
    assert!(tried > 1_000, "{tried}");
    silent
}

#[test]
fn no_value_changes_in_silence() {
    let silent = silent(|piece, path| {
        let leaf = piece.pointer_mut(path).unwrap();
        *leaf = match leaf {
            Value::Null => json!("x"),
            Value::Bool(flag) => json!(!*flag),
            Value::Number(number) => json!(number.as_f64().unwrap() + 1.5),
            Value::String(text) => json!(format!("{text}x")),
            Value::Array(_) => json!(["x"]),
            Value::Object(_) => json!({"x": 1}),
        };
        true
    });
    assert_eq!(silent, [""; 0]);
}

#[test]
fn no_key_disappears_in_silence() {
    let silent = silent(|piece, path| {
        let says_nothing = match piece.pointer(path).unwrap() {
            Value::Null => true,
            Value::Array(elements) => elements.is_empty(),
            // An object whose presence means something is tried elsewhere.
            Value::Object(members) => members.is_empty(),
            _ => false,
        };
        let (parent, name) = path.rsplit_once('/').unwrap();
        let parent = piece.pointer_mut(parent).unwrap();
        !says_nothing
            && parent.as_object_mut().is_some_and(|members| members.remove(name).is_some())
    });
    assert_eq!(silent, [""; 0]);
}

#[test]
fn no_unknown_key_appears_in_silence() {
    let silent = silent(|piece, path| {
        let (parent, _) = path.rsplit_once('/').unwrap();
        let add =
            |members: &mut Map<String, Value>| members.insert("unheardOf".into(), Value::Null);
        piece.pointer_mut(parent).unwrap().as_object_mut().map(add).is_some()
    });
    assert_eq!(silent, [""; 0]);
}
