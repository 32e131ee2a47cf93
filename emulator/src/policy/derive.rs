//! Which policies a schema asks for.

use serde_json::{Map, Value, json};

use super::{
    conditional::Conditional,
    rule::Policy,
    script::{self, Types},
};
use crate::Flavour;

/// The policies of one property.
#[derive(Clone, Debug)]
pub(super) struct PropertyPolicies {
    /// The name; it ends in `[*]` where each element of an array is judged.
    pub(super) name: String,
    /// What follows from the schema, and then what the property lists.
    pub(super) policies: Vec<Policy>,
    pub(super) conditional: Vec<Conditional>,
    /// Those that apply where no conditional one does.
    pub(super) fallback: Vec<Policy>,
}

/// Reads the policies of every property of a schema.
pub(super) fn derive(schema: &Value, flavour: Flavour) -> Vec<PropertyPolicies> {
    let Some(Value::Object(properties)) = schema.get("properties") else {
        return Vec::new();
    };
    let required = schema.get("required").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let properties = properties.iter().map(|(name, property)| {
        let mut policies = Vec::new();
        if required.iter().any(|required| required == name.as_str()) {
            policies.push(Policy::new("required", json!({}), flavour));
        }
        if let Value::Object(property) = property {
            standard(property, flavour, &mut policies);
        }
        policies.extend(listed(property.get("policies"), flavour));
        let fallback = listed(property.get("fallbackPolicies"), flavour).collect();
        let conditional = elements(property.get("conditionalPolicies"))
            .map(|entry| Conditional::parse(entry, listed(entry.get("policies"), flavour)))
            .collect();
        PropertyPolicies { name: name.clone(), policies, conditional, fallback }
    });
    properties.collect()
}

/// Adds the policies that follow from the keys of a property, in the order of `policy.js`.
fn standard(property: &Map<String, Value>, flavour: Flavour, policies: &mut Vec<Policy>) {
    let types = Types::of(property.get("type"));
    let minimum = property.get("minLength");
    let is_longer_than_none = minimum.and_then(Value::as_f64).is_some_and(|length| length > 0.0);
    let mut add = |id, params| policies.push(Policy::new(id, params, flavour));
    if types.is_list && !types.contains("null") || is_longer_than_none {
        add("not-empty", json!({}));
    }
    if types.contains("string") {
        if let Some(length) = minimum.and_then(script::parse_int) {
            add("minimum-length", json!({"minLength": length}));
        }
        if let Some(pattern) = property.get("pattern").filter(|pattern| pattern.is_string()) {
            add("regexpMatches", json!({"regexp": pattern}));
        }
    }
    add("valid-type", json!({"types": types.names_in_scripts()}));
    if flavour == Flavour::Idm {
        return;
    }
    if !types.contains("null") {
        add("not-null", json!({}));
    }
    let items = property.get("items");
    let choices = [property.get("enum"), items.and_then(|items| items.get("enum"))];
    if let Some(values) = choices.into_iter().flatten().find(|values| values.is_array()) {
        policies.push(Policy::enumeration(values));
    }
}

fn listed(policies: Option<&Value>, flavour: Flavour) -> impl Iterator<Item = Policy> {
    elements(policies).map(move |policy| {
        let id = policy.get("policyId").and_then(Value::as_str).unwrap_or_default();
        Policy::new(id, policy.get("params").cloned().unwrap_or_default(), flavour)
    })
}

fn elements(list: Option<&Value>) -> impl Iterator<Item = &Value> {
    list.and_then(Value::as_array).into_iter().flatten()
}

impl PropertyPolicies {
    /// Returns the value of the property, whose name may be a path.
    pub(super) fn value_in<'a>(&self, object: &'a Map<String, Value>) -> Option<&'a Value> {
        let mut elements =
            self.name.split('/').map(|name| name.strip_suffix("[*]").unwrap_or(name));
        let first = object.get(elements.next()?)?;
        elements.try_fold(first, |value, element| match value {
            Value::Null => Some(value),
            value => value.get(element),
        })
    }
}
