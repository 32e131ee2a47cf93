//! What a pointer leads to.

use serde_json::{Map, Value};

/// Returns the value that the elements of a pointer lead to; the object itself is none.
///
/// The elements of an array are counted from 0.
pub(crate) fn look_up<'a>(object: &'a Map<String, Value>, pointer: &[String]) -> Option<&'a Value> {
    let (name, rest) = pointer.split_first()?;
    rest.iter().try_fold(object.get(name)?, |value, element| match value {
        Value::Object(members) => members.get(element),
        Value::Array(elements) => elements.get(index(element)?),
        _ => None,
    })
}

/// Returns the place in an array that an element of a pointer names.
pub(crate) fn index(element: &str) -> Option<usize> {
    let is_digits = !element.is_empty() && element.bytes().all(|byte| byte.is_ascii_digit());
    is_digits.then(|| element.parse().ok())?
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn arrays_are_reached_by_digits_alone() {
        let object = json!({"a": [{"b": 1}, {"b": 2}], "0": "zero"});
        let object = object.as_object().expect("an object");
        let at = |text| look_up(object, &mosaic::pointer::parse(text).expect("a pointer"));
        assert_eq!(at("/a/1/b"), Some(&json!(2)));
        assert_eq!(at("/a/01/b"), Some(&json!(2)));
        assert_eq!(at("/0"), Some(&json!("zero")));
        for nowhere in ["/", "/a/-/b", "/a/+1/b", "/a/2", "/a/99999999999999999999", "/0/0"] {
            assert_eq!(at(nowhere), None, "{nowhere}");
        }
    }
}
