//! The order of a query's results.

use std::cmp::{Ordering, Reverse};

use http::StatusCode;
use mosaic::{pointer, wire::Refusal};
use serde_json::{Map, Value};

use crate::{folding::fold, lookup::look_up};

/// The order that the sort keys of a query ask for.
///
/// It is that of `ResourceComparator` of the open server, made total: what the keys do not tell apart
/// is ordered by `_id`, so that each page begins where the one before it ended.
#[derive(Clone, Debug, Default)]
pub struct Order {
    keys: Vec<Key>,
}

#[derive(Clone, Debug)]
struct Key {
    field: Vec<String>,
    direction: Direction,
}

#[derive(Clone, Copy, Debug)]
enum Direction {
    Ascending,
    Descending,
}

/// Where an object stands among others: the smaller comes first.
///
/// Only ranks that one [`Order`] gave can be compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    places: Vec<Place>,
    id: String,
}

/// What one key says of an object. What is missing comes last, in either direction.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Ascending(Sorted),
    Descending(Reverse<Sorted>),
    Missing,
}

/// A value to sort by. Values of different types are ordered by the names of their types in Java.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sorted {
    Boolean(bool),
    Number(Double),
    Text(String),
    Array,
    Object,
}

/// A number with the total order of `Double.compareTo`.
#[derive(Clone, Copy, Debug)]
struct Double(f64);

impl Order {
    /// Reads the values of a request's `_sortKeys`, of which each is a list separated by commas.
    ///
    /// # Errors
    ///
    /// 400 for a key that is empty or names no property.
    pub fn parse<T: AsRef<str>>(values: &[T]) -> Result<Self, Refusal> {
        let mut keys = Vec::new();
        for value in values {
            let value = value.as_ref();
            for key in value.split(',') {
                keys.push(Key::parse(key).ok_or_else(|| malformed(value))?);
            }
        }
        Ok(Self { keys })
    }

    /// Returns the pointers to the properties that decide, the first one first.
    pub fn fields(&self) -> impl Iterator<Item = &[String]> {
        self.keys.iter().map(|key| key.field.as_slice())
    }

    /// Returns where an object stands: `objects.sort_by_cached_key(|object| order.rank(object))`.
    #[must_use]
    pub fn rank(&self, object: &Map<String, Value>) -> Rank {
        let id = object.get("_id").and_then(Value::as_str).unwrap_or_default().to_owned();
        Rank { places: self.keys.iter().map(|key| key.place(object)).collect(), id }
    }
}

impl Key {
    fn parse(text: &str) -> Option<Self> {
        let (direction, field) = match text.strip_prefix('-') {
            Some(field) => (Direction::Descending, field),
            None => (Direction::Ascending, text.strip_prefix('+').unwrap_or(text)),
        };
        let field = pointer::parse(field).ok().filter(|field| !field.is_empty())?;
        Some(Self { field, direction })
    }

    fn place(&self, object: &Map<String, Value>) -> Place {
        match (look_up(object, &self.field).and_then(Sorted::of), self.direction) {
            (Some(value), Direction::Ascending) => Place::Ascending(value),
            (Some(value), Direction::Descending) => Place::Descending(Reverse(value)),
            (None, _) => Place::Missing,
        }
    }
}

impl Sorted {
    /// Returns the value that stands for another: of an array, the smallest element.
    fn of(value: &Value) -> Option<Self> {
        match value {
            Value::Array(elements) => elements.iter().filter_map(Self::alone).min(),
            value => Self::alone(value),
        }
    }

    fn alone(value: &Value) -> Option<Self> {
        match value {
            Value::Null => None,
            Value::Bool(value) => Some(Self::Boolean(*value)),
            Value::Number(number) => number.as_f64().map(|number| Self::Number(Double(number))),
            Value::String(text) => Some(Self::Text(fold(text).into_owned())),
            Value::Array(_) => Some(Self::Array),
            Value::Object(_) => Some(Self::Object),
        }
    }
}

fn malformed(value: &str) -> Refusal {
    let message = format!(
        "The value '{value}' for parameter '_sortKeys' could not be parsed as a comma separated \
         list of sort keys"
    );
    Refusal::new(StatusCode::BAD_REQUEST, message)
}

impl PartialEq for Double {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Double {}

impl PartialOrd for Double {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Double {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn sorted(keys: &str, values: &[Value]) -> Vec<String> {
        let order = Order::parse(&[keys]).expect("sort keys");
        let mut objects: Vec<_> =
            values.iter().map(|value| value.as_object().expect("an object").clone()).collect();
        objects.sort_by_cached_key(|object| order.rank(object));
        objects.iter().map(|object| object["_id"].as_str().expect("an id").to_owned()).collect()
    }

    #[test]
    fn what_is_missing_comes_last_in_both_directions() {
        let objects = [
            json!({"_id": "none"}),
            json!({"_id": "null", "a": null}),
            json!({"_id": "empty", "a": []}),
            json!({"_id": "one", "a": 1}),
            json!({"_id": "two", "a": 2}),
        ];
        assert_eq!(sorted("a", &objects), ["one", "two", "empty", "none", "null"]);
        assert_eq!(sorted("-a", &objects), ["two", "one", "empty", "none", "null"]);
    }

    #[test]
    fn an_array_stands_where_its_smallest_element_does() {
        let objects = [json!({"_id": "1", "a": [5, 1]}), json!({"_id": "2", "a": [3, 4]})];
        assert_eq!(sorted("+/a", &objects), ["1", "2"]);
        assert_eq!(sorted("-/a", &objects), ["2", "1"]);
    }

    #[test]
    fn types_are_ordered_by_name_and_texts_without_case() {
        let objects = [
            json!({"_id": "object", "a": {}}),
            json!({"_id": "b", "a": "B"}),
            json!({"_id": "a", "a": "a"}),
            json!({"_id": "number", "a": 7.5}),
            json!({"_id": "true", "a": true}),
            json!({"_id": "false", "a": false}),
        ];
        assert_eq!(sorted("a", &objects), ["false", "true", "number", "a", "b", "object"]);
    }

    #[test]
    fn a_later_key_decides_where_an_earlier_one_does_not() {
        let objects = [
            json!({"_id": "3", "a": "X", "b": {"c": 1}}),
            json!({"_id": "2", "a": "x", "b": {"c": 2}}),
            json!({"_id": "1", "a": "x", "b": {"c": 1}}),
        ];
        assert_eq!(sorted("a,-b/c", &objects), ["2", "1", "3"]);
    }

    #[test]
    fn a_key_that_names_no_property_is_refused_with_the_whole_value() {
        for value in [" age", "name,,age", "", "+", "-", "/", "a,b^c"] {
            let refusal = Order::parse(&[value]).expect_err("no sort keys");
            assert_eq!(refusal.status, StatusCode::BAD_REQUEST);
            assert!(refusal.message.starts_with(&format!("The value '{value}' for parameter")));
        }
    }

    proptest! {
        #[test]
        fn the_order_of_the_objects_before_does_not_matter(
            values in prop::collection::vec("[a-bA-B]{0,2}", 0..8), turn in 0_usize..8,
        ) {
            let mut objects: Vec<Value> = values
                .iter()
                .enumerate()
                .map(|(index, value)| json!({"_id": index.to_string(), "a": value}))
                .collect();
            let expected = sorted("-a", &objects);
            objects.rotate_left(turn.min(values.len()));
            prop_assert_eq!(sorted("-a", &objects), expected);
        }
    }
}
