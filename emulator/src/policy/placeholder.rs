//! Values that only the environment of a tenant knows.

use serde_json::Value;

/// Returns whether `value` is a placeholder: `&{esv.name}` in a text, or wrapped with the type that it
/// is coerced to, as in `{"$int":"&{esv.name}"}`.
pub(super) fn is_placeholder(value: &Value) -> bool {
    match value {
        Value::String(text) => has_placeholder(text),
        Value::Object(members) => {
            let mut members = members.iter();
            let (Some((coercion, Value::String(text))), None) = (members.next(), members.next())
            else {
                return false;
            };
            coercion.starts_with('$') && has_placeholder(text)
        }
        _ => false,
    }
}

fn has_placeholder(text: &str) -> bool {
    text.find("&{").is_some_and(|start| text[start..].contains('}'))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn placeholders_are_told_from_other_values() {
        for value in [json!("&{esv.a}"), json!("a &{esv.a} b"), json!({"$int": "&{esv.a}"})] {
            assert!(is_placeholder(&value), "{value}");
        }
        let others =
            [json!("}&{"), json!("R&D"), json!(6), json!({"a": "&{b}"}), json!({}), json!(null)];
        for value in others {
            assert!(!is_placeholder(&value), "{value}");
        }
    }
}
