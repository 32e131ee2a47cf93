//! One text for all JSON values that are equal.

use std::collections::BTreeMap;

use mosaic::Json;
use serde_json::Map;

/// Returns one text for all objects that are equal, whatever the order of their members.
///
/// Values come from a parser that takes 128 levels, which bounds the recursion.
pub(crate) fn canonical(members: &Map<String, Json>) -> String {
    let mut text = String::new();
    write_object(members, &mut text);
    text
}

/// Returns one text for all values that are equal, whatever the order of members in them.
pub(crate) fn canonical_value(value: &Json) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

fn write(value: &Json, text: &mut String) {
    match value {
        Json::Object(members) => write_object(members, text),
        Json::Array(elements) => {
            text.push('[');
            for element in elements {
                write(element, text);
                text.push(',');
            }
            text.push(']');
        }
        plain => text.push_str(&plain.to_string()),
    }
}

fn write_object(members: &Map<String, Json>, text: &mut String) {
    text.push('{');
    for (name, value) in members.iter().collect::<BTreeMap<_, _>>() {
        text.push_str(&Json::from(name.as_str()).to_string());
        text.push(':');
        write(value, text);
        text.push(',');
    }
    text.push('}');
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn equal_values_have_one_text_and_others_another() {
        let values = [
            json!(null),
            json!(1),
            json!("1"),
            json!([]),
            json!({}),
            json!([1, 2]),
            json!([2, 1]),
            json!([[1], 2]),
            json!([[1, 2]]),
            json!({"a": 1, "b": {"c": 2, "d": 3}}),
            json!({"b": {"d": 3, "c": 2}, "a": 1}),
            json!({"a,b": 1}),
            json!({"a": "b,"}),
        ];
        for first in &values {
            for second in &values {
                let is_same = canonical_value(first) == canonical_value(second);
                assert_eq!(is_same, first == second, "{first} and {second}");
            }
        }
    }
}
