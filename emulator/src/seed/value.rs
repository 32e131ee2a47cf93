//! Values that a property takes.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::{person::Person, text};
use crate::policy::{Existing, Policies};

/// So deep goes an object in an object.
const DEPTH: u32 = 4;

/// Who and what a record is about.
pub(super) struct Subject<'r> {
    pub(super) number: usize,
    pub(super) person: &'r Person,
    pub(super) policies: &'r Policies,
    pub(super) random: &'r mut Rng,
}

/// A tenant in which every value is free.
struct Nobody;

impl Existing for Nobody {
    fn is_taken(&self, _: &str, _: &str) -> bool {
        false
    }
}

impl Subject<'_> {
    /// Returns a value for `property`, called `name`, that its policies accept; nothing where none comes
    /// to mind.
    pub(super) fn value(&mut self, name: &str, property: &Map<String, Value>) -> Option<Value> {
        let candidates = self.candidates(name, property, 0);
        candidates.into_iter().find(|value| self.is_accepted(name, value))
    }

    fn is_accepted(&self, name: &str, value: &Value) -> bool {
        let alone = Map::from_iter([(name.to_owned(), value.clone())]);
        self.policies.judge_properties(&alone, &Nobody).is_ok_and(|verdict| verdict.is_pass())
    }

    /// Returns values of the type of `property`, the likeliest first.
    fn candidates(&mut self, name: &str, property: &Map<String, Value>, depth: u32) -> Vec<Value> {
        if let Some(choices) = property.get("enum").and_then(Value::as_array) {
            let choices: Vec<_> = choices.iter().filter(|choice| !choice.is_null()).collect();
            return self.random.choice(choices).cloned().into_iter().collect();
        }
        match kind(property) {
            Some("string") => {
                let texts =
                    text::candidates(name, property, self.person, (self.number, self.random));
                texts.map(Value::from).collect()
            }
            Some("boolean") => vec![self.random.bool().into()],
            Some("number" | "integer") => vec![self.number_within(property)],
            Some("array") => self.arrays(name, property, depth),
            Some("object") if depth < DEPTH => vec![self.object(property, depth)],
            _ => Vec::new(),
        }
    }

    fn number_within(&mut self, property: &Map<String, Value>) -> Value {
        let bound = |name: &str| property.get(name).and_then(Value::as_i64);
        let least = bound("minimum").unwrap_or(0);
        let most = bound("maximum").unwrap_or(least.saturating_add(100)).max(least);
        self.random.i64(least..=most).into()
    }

    /// Returns lists of one element, and the empty list.
    fn arrays(&mut self, name: &str, property: &Map<String, Value>, depth: u32) -> Vec<Value> {
        let items = property.get("items").and_then(Value::as_object);
        let elements = items.map(|items| self.candidates(name, items, depth + 1));
        let lists = elements.into_iter().flatten().map(|element| json!([element]));
        lists.chain([json!([])]).collect()
    }

    fn object(&mut self, property: &Map<String, Value>, depth: u32) -> Value {
        let inner = property.get("properties").and_then(Value::as_object);
        let mut object = Map::new();
        for (name, property) in inner.into_iter().flatten() {
            let Some(property) = property.as_object() else {
                continue;
            };
            let value = self.candidates(name, property, depth + 1).into_iter().next();
            object.extend(value.map(|value| (name.clone(), value)));
        }
        object.into()
    }
}

/// Returns the type of a property: of a union the first that is not `null`.
pub(super) fn kind(property: &Map<String, Value>) -> Option<&str> {
    match property.get("type")? {
        Value::String(kind) => Some(kind),
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Flavour;

    fn made(property: &Value) -> Option<Value> {
        let schema = json!({"properties": {"anything": property}});
        let policies = Policies::new(&schema, Flavour::Aic);
        let mut random = Rng::with_seed(7);
        let person = &Person::new(12, &mut random);
        let mut subject = Subject { number: 12, person, policies: &policies, random: &mut random };
        subject.value("anything", property.as_object().unwrap())
    }

    #[test]
    fn a_value_is_of_the_type_of_its_property() {
        assert!(made(&json!({"type": "boolean"})).unwrap().is_boolean());
        assert!(made(&json!({"type": ["null", "string"]})).unwrap().is_string());
        let fixed = json!({"type": "number", "minimum": 7, "maximum": 7});
        assert_eq!(made(&fixed), Some(json!(7)));
        assert_eq!(made(&json!({"type": "string", "enum": ["a", null]})), Some(json!("a")));
        let list = json!({"type": "array", "items": {"type": "boolean"}});
        let object = json!({"type": "object", "properties": {"a": list}});
        assert!(made(&object).unwrap()["a"][0].is_boolean());
        assert_eq!(made(&json!({"type": "relationship"})), None);
    }

    #[test]
    fn a_text_meets_what_its_policies_ask() {
        let meets = |property: Value, is_met: fn(&str) -> bool| {
            let text = made(&property).unwrap();
            assert!(is_met(text.as_str().unwrap()), "{text} for {property}");
        };
        let digits = |text: &str| text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit());
        meets(json!({"type": "string", "pattern": "^[0-9]{6}$"}), digits);
        meets(json!({"type": "string", "minLength": 40}), |text| text.len() >= 40);
        let short = json!({"policyId": "maximum-length", "params": {"maxLength": 3}});
        meets(json!({"type": "string", "policies": [short]}), |text| text.len() <= 3);
    }

    #[test]
    fn a_demand_that_nothing_meets_gives_no_value() {
        assert_eq!(made(&json!({"type": "string", "pattern": "^(?!)"})), None);
    }

    #[test]
    fn objects_end_at_some_depth() {
        let mut property = json!({"type": "object"});
        for _ in 0..50 {
            property = json!({"type": "object", "properties": {"inner": property}});
        }
        let made = made(&property).unwrap().to_string();
        assert_eq!(made.matches("inner").count(), DEPTH as usize - 1, "{made}");
    }
}
