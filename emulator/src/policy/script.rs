//! Values as scripts see them.

use serde_json::Value;

use super::number;

/// The types that a property may have.
#[derive(Debug)]
pub(super) struct Types {
    names: Vec<String>,
    /// Whether the schema has a list, be it of one.
    pub(super) is_list: bool,
}

impl Types {
    pub(super) fn of(written: Option<&Value>) -> Self {
        match written {
            Some(Value::String(name)) => Self { names: vec![name.clone()], is_list: false },
            Some(list @ Value::Array(_)) => Self { names: texts(list), is_list: true },
            _ => Self { names: Vec::new(), is_list: false },
        }
    }

    pub(super) fn contains(&self, name: &str) -> bool {
        self.names.iter().any(|own| own == name)
    }

    /// Returns the types as scripts name them; a reference is an object there.
    pub(super) fn names_in_scripts(&self) -> Vec<&str> {
        let in_scripts = |name| if name == "relationship" { "object" } else { name };
        self.names.iter().map(|name| in_scripts(name.as_str())).collect()
    }
}

/// Returns the type of a value: that of `typeof`, `null` or `array`.
pub(super) fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// Returns whether `value.length` counts as true, which it does not where there is none.
pub(super) fn has_length(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(elements) => !elements.is_empty(),
        Value::Object(members) => members.get("length").is_some_and(is_true),
    }
}

fn is_true(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(value) => *value,
        Value::Number(number) => number.as_f64().is_some_and(|number| number != 0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(_) | Value::Object(_) => true,
    }
}

/// Returns the length of a text, in units of UTF-16.
pub(super) fn length(text: &str) -> f64 {
    let units = if text.is_ascii() { text.len() } else { text.encode_utf16().count() };
    u32::try_from(units).map_or(f64::INFINITY, f64::from)
}

/// Returns the elements of a list that are texts; those of a text are its characters.
pub(super) fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => text.chars().map(String::from).collect(),
        Value::Array(elements) => {
            elements.iter().filter_map(Value::as_str).map(str::to_owned).collect()
        }
        _ => Vec::new(),
    }
}

/// Returns what `Number(value)` is.
pub(super) fn number(value: &Value) -> f64 {
    match value {
        Value::Null => 0.0,
        Value::Bool(value) => f64::from(u8::from(*value)),
        Value::Number(number) => number.as_f64().unwrap_or(f64::NAN),
        Value::String(text) if text.trim().is_empty() => 0.0,
        Value::String(text) => number::parse(text.trim()).unwrap_or(f64::NAN),
        Value::Array(_) | Value::Object(_) => f64::NAN,
    }
}

/// Returns what `parseInt(value)` is: the digits that a text begins with.
pub(super) fn parse_int(value: &Value) -> Option<i64> {
    let text = text(value);
    let text = text.trim_start();
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let end = unsigned.find(|digit: char| !digit.is_ascii_digit()).unwrap_or(unsigned.len());
    let amount: i64 = unsigned[..end].parse().ok()?;
    Some(if text.starts_with('-') { -amount } else { amount })
}

/// Returns what `String(value)` is.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number::text(number),
        Value::String(text) => text.clone(),
        Value::Array(elements) => {
            let element = |value: &Value| if value.is_null() { String::new() } else { text(value) };
            elements.iter().map(element).collect::<Vec<_>>().join(",")
        }
        Value::Object(_) => "[object Object]".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_has_no_length_is_empty() {
        for empty in [json!(null), json!(5), json!(true), json!({}), json!(""), json!([])] {
            assert!(!has_length(&empty), "{empty}");
        }
        for full in [json!("a"), json!([null]), json!({"length": 1})] {
            assert!(has_length(&full), "{full}");
        }
    }

    #[test]
    fn a_number_is_read_from_the_beginning_of_a_text() {
        assert_eq!(parse_int(&json!("8")), Some(8));
        assert_eq!(parse_int(&json!(" -5x")), Some(-5));
        assert_eq!(parse_int(&json!(5.7)), Some(5));
        for none in [json!(""), json!(null), json!("x5"), json!([])] {
            assert_eq!(parse_int(&none), None, "{none}");
        }
    }

    #[test]
    fn values_are_written_as_scripts_write_them() {
        assert_eq!(text(&json!([1, null, ["x", 2.5], {}])), "1,,x,2.5,[object Object]");
    }

    #[test]
    fn lengths_count_units_of_utf_16() {
        assert!((length("a😀") - 3.0).abs() < f64::EPSILON);
    }
}
