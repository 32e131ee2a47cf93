//! Policies that apply under a condition.

use serde_json::{Map, Value};

use super::rule::Policy;

/// Policies that apply to an object that has some members and passes a condition.
#[derive(Clone, Debug)]
pub(super) struct Conditional {
    dependencies: Vec<String>,
    condition: Condition,
    pub(super) policies: Vec<Policy>,
}

/// What the script of a condition says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Condition {
    /// It is the word `true`.
    Always,
    /// It is anything else. Scripts are not run, and what they would say is not known.
    Unknown,
}

impl Conditional {
    pub(super) fn parse(entry: &Value, policies: impl Iterator<Item = Policy>) -> Self {
        let dependencies = entry.get("dependencies").and_then(Value::as_array);
        let dependencies = dependencies.into_iter().flatten().filter_map(Value::as_str);
        let source = entry.pointer("/condition/source").and_then(Value::as_str);
        let condition = match source.map(|source| source.trim().trim_end_matches(';')) {
            Some("true") => Condition::Always,
            _ => Condition::Unknown,
        };
        let dependencies = dependencies.map(str::to_owned).collect();
        Self { dependencies, condition, policies: policies.collect() }
    }

    /// Returns whether the policies apply to an object.
    pub(super) fn applies_to(&self, object: &Map<String, Value>) -> bool {
        self.condition == Condition::Always
            && self.dependencies.iter().all(|name| object.contains_key(name))
    }
}
