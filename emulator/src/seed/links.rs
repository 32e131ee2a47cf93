//! References between the records that are made up.

use std::collections::{HashMap, HashSet};

use fastrand::Rng;
use mosaic_codegen::model::{path_of_type, type_of_path};
use serde_json::{Map, Value, json};

use super::value::kind;

/// The most references that a new record gets in one list.
const MOST: usize = 2;

/// The relationships of a configuration, and the records that they can lead to.
pub(super) struct Links<'c> {
    relationships: HashMap<&'c str, Vec<Relationship<'c>>>,
    made: HashMap<&'c str, Vec<String>>,
    /// The ends that take one reference and have it: type, property and identifier.
    taken: HashSet<(&'c str, &'c str, String)>,
}

/// What is chosen for a new record.
#[derive(Default)]
pub(super) struct Chosen<'c> {
    /// The properties that hold the references.
    pub(super) properties: Map<String, Value>,
    /// The ends elsewhere that have a reference once the record is there.
    taken: Vec<(&'c str, &'c str, String)>,
    /// The ends of the record itself that take one reference.
    singles: Vec<&'c str>,
}

/// A property that refers to records of another type.
struct Relationship<'c> {
    property: &'c str,
    target: &'c str,
    is_list: bool,
    /// The property of the target that takes one reference back, if it takes only one.
    exclusive: Option<&'c str>,
}

impl<'c> Links<'c> {
    /// Finds the relationships of `configuration`.
    pub(super) fn of(configuration: &'c Map<String, Value>) -> Self {
        let types = || {
            let objects = configuration.get("objects").and_then(Value::as_array);
            objects.into_iter().flatten().filter_map(|object| {
                Some((
                    object.get("name")?.as_str()?,
                    object.pointer("/schema/properties")?.as_object()?,
                ))
            })
        };
        let known: HashMap<_, _> = types().collect();
        let relationships = types().map(|(name, properties)| {
            let found = properties.iter().filter_map(|(property, declared)| {
                let found = Relationship::of(property, declared.as_object()?, &known)?;
                // Written from the end that takes one, a tree has no circle.
                let is_root_end = found.is_list && found.exclusive.is_some();
                (found.target != name || !is_root_end).then_some(found)
            });
            (name, found.collect())
        });
        Self { relationships: relationships.collect(), made: HashMap::new(), taken: HashSet::new() }
    }

    /// Chooses what a new record of the type `name` refers to, among the records that are there.
    pub(super) fn choose(&self, name: &str, random: &mut Rng) -> Chosen<'c> {
        let mut chosen = Chosen::default();
        for relationship in self.relationships.get(name).into_iter().flatten() {
            let Some(targets) = self.made.get(relationship.target) else {
                continue;
            };
            let count = if relationship.is_list { random.usize(..=MOST) } else { 1 };
            let mut references: Vec<Value> = Vec::new();
            for _ in 0..count {
                let id = &targets[random.usize(..targets.len())];
                let reference =
                    json!({"_ref": format!("{}/{id}", path_of_type(relationship.target))});
                let end = relationship
                    .exclusive
                    .map(|property| (relationship.target, property, id.clone()));
                let is_taken = |end| self.taken.contains(end) || chosen.taken.contains(end);
                if references.contains(&reference) || end.as_ref().is_some_and(is_taken) {
                    continue;
                }
                chosen.taken.extend(end);
                references.push(reference);
            }
            let value = match relationship.is_list {
                _ if references.is_empty() => continue,
                true => Value::from(references),
                false => {
                    chosen.singles.push(relationship.property);
                    references.swap_remove(0)
                }
            };
            chosen.properties.insert(relationship.property.to_owned(), value);
        }
        chosen
    }

    /// Remembers a record that was made, and the ends that have a reference since.
    pub(super) fn made(&mut self, name: &'c str, id: String, chosen: Chosen<'c>) {
        self.taken.extend(chosen.taken);
        let singles = chosen.singles.into_iter();
        self.taken.extend(singles.map(|property| (name, property, id.clone())));
        self.made.entry(name).or_default().push(id);
    }
}

impl<'c> Relationship<'c> {
    fn of(
        property: &'c str,
        declared: &'c Map<String, Value>,
        known: &HashMap<&'c str, &'c Map<String, Value>>,
    ) -> Option<Self> {
        let is_list = kind(declared)? == "array";
        let end = if is_list { declared.get("items")?.as_object()? } else { declared };
        if kind(end)? != "relationship" || property.starts_with('_') {
            return None;
        }
        let collection = end.get("resourceCollection")?.get(0)?.get("path")?.as_str()?;
        let (target, properties) = known.get_key_value(type_of_path(collection)?)?;
        let reverse = end.get("reversePropertyName").and_then(Value::as_str);
        let reverse = reverse.and_then(|reverse| properties.get_key_value(reverse));
        let exclusive = reverse
            .filter(|(_, declared)| declared.as_object().and_then(kind) == Some("relationship"))
            .map(|(name, _)| name.as_str());
        Some(Self { property, target, is_list, exclusive })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A loan has one reader and a reader many loans; a reader has one card and a card one reader.
    fn configuration() -> Map<String, Value> {
        let to = |path: &str, reverse: &str| {
            json!({
                "type": "relationship",
                "reversePropertyName": reverse,
                "resourceCollection": [{"path": format!("managed/{path}")}],
            })
        };
        let configuration = json!({"objects": [
            {"name": "reader", "schema": {"properties": {
                "loans": {"type": "array", "items": to("loan", "reader")},
                "card": to("card", "reader"),
            }}},
            {"name": "loan", "schema": {"properties": {"reader": to("reader", "loans")}}},
            {"name": "card", "schema": {"properties": {"reader": to("reader", "card")}}},
        ]});
        configuration.as_object().unwrap().clone()
    }

    #[test]
    fn an_end_that_takes_one_reference_gets_one() {
        let configuration = configuration();
        let mut links = Links::of(&configuration);
        let mut random = Rng::with_seed(3);
        links.made("card", "c".into(), Chosen::default());
        let first = links.choose("reader", &mut random);
        assert_eq!(first.properties["card"], json!({"_ref": "managed/card/c"}));
        links.made("reader", "r".into(), first);
        assert!(links.choose("reader", &mut random).properties.is_empty());
    }

    #[test]
    fn nothing_refers_to_a_record_that_is_not_there() {
        let configuration = configuration();
        let links = Links::of(&configuration);
        assert!(links.choose("reader", &mut Rng::with_seed(3)).properties.is_empty());
    }

    #[test]
    fn a_list_may_refer_to_several() {
        let configuration = configuration();
        let mut links = Links::of(&configuration);
        (0..9).for_each(|number| links.made("loan", number.to_string(), Chosen::default()));
        let mut random = Rng::with_seed(3);
        let counts = (0..20).filter_map(|_| {
            let chosen = links.choose("reader", &mut random);
            chosen.properties.get("loans")?.as_array().map(Vec::len)
        });
        assert_eq!(counts.max(), Some(MOST));
    }
}
