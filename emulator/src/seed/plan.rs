//! Which types get how many records, and in which order.

use mosaic_codegen::catalog::Catalog;
use serde_json::{Map, Value};

use super::value::kind;

/// The share of the users that every other type gets.
const SHARE: usize = 20;

/// The records that every other type gets, at least and at most.
const OTHERS: (usize, usize) = (3, 200);

/// A type, and the records that it gets.
pub(super) struct Share<'c> {
    pub(super) name: &'c str,
    pub(super) schema: &'c Map<String, Value>,
    pub(super) count: usize,
}

/// Returns the types of `configuration` in the order in which they are filled: `users` records for the
/// first type of users (or the first type at all), fewer for the others, users last, since they refer
/// to roles, organizations and the like.
pub(super) fn shares(configuration: &Map<String, Value>, users: usize) -> Vec<Share<'_>> {
    let objects = configuration.get("objects").and_then(Value::as_array);
    let types = objects.into_iter().flatten().filter_map(|object| {
        let name = object.get("name")?.as_str()?;
        let schema = object.get("schema")?.as_object()?;
        (!Catalog::embedded().is_hidden_type(name)).then_some((name, schema))
    });
    let mut types: Vec<_> = types.collect();
    types.sort_by_key(|(name, _)| is_of_users(name));
    let of_users = types.iter().position(|(name, _)| is_of_users(name)).unwrap_or(0);
    let few = (users / SHARE).clamp(OTHERS.0, OTHERS.1).min(users);
    let count = |position| if position == of_users { users } else { few };
    let shares = types.into_iter().enumerate();
    shares
        .map(|(position, (name, schema))| Share { name, schema, count: count(position) })
        .collect()
}

/// Returns whether the records of the type `name` are users.
pub(super) fn is_of_users(name: &str) -> bool {
    let catalog = Catalog::embedded();
    catalog.without_realm(name).unwrap_or(name).trim_start_matches('_') == "user"
        || catalog.extends(name)
}

impl<'c> Share<'c> {
    /// Returns the properties that a record may be given, with whether it has to.
    pub(super) fn properties(
        &self,
    ) -> impl Iterator<Item = (&'c str, &'c Map<String, Value>, bool)> + use<'c> {
        let (name, schema) = (self.name, self.schema);
        let required = schema.get("required").and_then(Value::as_array);
        let is_required = move |property: &str| {
            required.is_some_and(|required| required.iter().any(|required| required == property))
        };
        let properties = schema.get("properties").and_then(Value::as_object);
        properties.into_iter().flatten().filter_map(move |(property, declared)| {
            let declared = declared.as_object()?;
            let is_required = is_required(property);
            let is_made = is_written(property, declared)
                && (is_required || is_for_people(declared) && is_in_use(name, property, declared));
            is_made.then_some((property.as_str(), declared, is_required))
        })
    }

    /// Returns what `object` says that its identifier has to equal, if that is a path element as it is.
    pub(super) fn name_in<'o>(&self, object: &'o Map<String, Value>) -> Option<&'o str> {
        let policies = self.schema.get("properties")?.get("_id")?.get("policies")?.as_array()?;
        let is_named = |policy: &&Value| policy["policyId"] == "id-must-equal-property";
        let property = policies.iter().find(is_named)?.pointer("/params/propertyName")?.as_str()?;
        let name = object.get(property)?.as_str().filter(|name| !name.is_empty())?;
        name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-').then_some(name)
    }
}

/// Returns whether a client writes the property at all.
fn is_written(name: &str, declared: &Map<String, Value>) -> bool {
    !name.starts_with('_') && !says(declared, "isVirtual") && kind(declared).is_some()
}

/// Returns whether a property holds what a person would type, and nothing that a server acts on.
fn is_for_people(declared: &Map<String, Value>) -> bool {
    let is_hidden = declared.get("viewable").is_some_and(|viewable| *viewable == false);
    let is_secret = declared.get("scope").is_some_and(|scope| scope == "private");
    let is_acted_on = says(declared, "isConditional") || says(declared, "isTemporalConstraint");
    !is_hidden && !is_secret && !is_acted_on && !declared.contains_key("default")
}

/// Returns whether a property has a use: an extension slot with the title it was shipped with has none.
fn is_in_use(name: &str, property: &str, declared: &Map<String, Value>) -> bool {
    let catalog = Catalog::embedded();
    let Some(slot) = catalog.slot(name, property) else {
        return true;
    };
    let shipped = catalog.family(slot.family).title(slot.number);
    declared.get("title").is_some_and(|title| *title != shipped)
}

fn says(declared: &Map<String, Value>, key: &str) -> bool {
    declared.get(key).is_some_and(|value| *value == true)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn shares_of(names: &[&str], users: usize) -> Vec<(String, usize)> {
        let objects: Vec<_> =
            names.iter().map(|name| json!({"name": name, "schema": {"properties": {}}})).collect();
        let configuration = json!({"objects": objects});
        let shares = shares(configuration.as_object().unwrap(), users);
        shares.iter().map(|share| (share.name.to_owned(), share.count)).collect()
    }

    #[test]
    fn users_come_last_and_are_most() {
        let shares = shares_of(&["alpha_user", "bravo_user", "alpha_role", "svcacct"], 1000);
        let shares: Vec<_> = shares.iter().map(|(name, count)| (name.as_str(), *count)).collect();
        assert_eq!(shares, [("alpha_role", 50), ("alpha_user", 1000), ("bravo_user", 50)]);
    }

    #[test]
    fn without_users_the_first_type_gets_the_records() {
        assert_eq!(shares_of(&["loan", "card"], 2), [("loan".into(), 2), ("card".into(), 2)]);
    }

    #[test]
    fn a_slot_that_nobody_gave_a_title_is_left_empty() {
        let schema = json!({"required": ["password"], "properties": {
            "frIndexedString1": {"type": "string", "title": "Generic Indexed String 1"},
            "frIndexedString2": {"type": "string", "title": "Library Card"},
            "password": {"type": "string", "scope": "private"},
            "condition": {"type": "string", "isConditional": true},
        }});
        let schema = schema.as_object().unwrap();
        let share = Share { name: "alpha_user", schema, count: 1 };
        let names: Vec<_> = share.properties().map(|(name, _, _)| name).collect();
        assert_eq!(names, ["frIndexedString2", "password"]);
    }
}
