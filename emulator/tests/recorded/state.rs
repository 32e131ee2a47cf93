//! The state of a tenant that a recorded answer implies.

use std::collections::BTreeSet;

use mosaic::Json;
use serde_json::{Map, json};

use crate::{configuration::is_reference, door::Door};

/// A tenant in the making.
pub(crate) struct State<'d> {
    door: &'d Door,
    types: &'d Json,
    made: BTreeSet<String>,
    trouble: Vec<String>,
}

impl<'d> State<'d> {
    pub(crate) fn new(door: &'d Door, types: &'d Json) -> Self {
        Self { door, types, made: BTreeSet::new(), trouble: Vec::new() }
    }

    /// Returns what could not be made, each with what the tenant said.
    pub(crate) fn into_trouble(self) -> Vec<String> {
        self.trouble
    }

    /// Sends a request that has to succeed on the way to the state.
    pub(crate) fn prepare(&mut self, request: &Json) {
        let answer = self.door.send(request);
        if answer.status >= 300 {
            self.trouble.push(format!("{request}: {}", answer.body));
        }
    }

    /// Makes the object at `path` (`managed/TYPE/ID`) as `seen` shows it, with all that it refers to.
    pub(crate) fn make(&mut self, path: &str, seen: &Json) {
        if !self.made.insert(path.to_owned()) {
            return;
        }
        let (collection, id) = path.rsplit_once('/').expect("a collection and an id");
        let name = collection.trim_start_matches("managed/");
        let properties = self.properties(name);
        let members = seen.as_object().cloned().unwrap_or_default();
        let required: Vec<_> = self.required(name).collect();
        let mut plain = Map::new();
        let mut references = Vec::new();
        for (member, value) in members {
            match properties.get(&member) {
                _ if member.starts_with('_') || value.is_null() => {}
                Some(property) if property["isVirtual"] == true => {}
                Some(property) if is_reference(property) => {
                    if required.contains(&member.as_str()) {
                        self.make_targets(path, &value);
                        plain.insert(member, bare(&value));
                    } else {
                        references.push((member, value));
                    }
                }
                _ => {
                    plain.insert(member, value);
                }
            }
        }
        self.require(name, id, (&properties, &mut plain));
        self.prepare(&json!({
            "method": "PUT", "path": format!("/openidm/{path}"),
            "headers": { "If-None-Match": "*" }, "body": plain,
        }));
        for (member, value) in references {
            self.refer(path, &member, &value);
        }
    }

    /// Lets the object at `path` refer to what `value` names, and to nothing else there.
    pub(crate) fn refer(&mut self, path: &str, member: &str, value: &Json) {
        self.make_targets(path, value);
        let bare = match value {
            Json::Array(references) => references.iter().map(bare).collect(),
            one => bare(one),
        };
        let operations =
            json!([{ "operation": "replace", "field": format!("/{member}"), "value": bare }]);
        self.prepare(&json!({
            "method": "PATCH", "path": format!("/openidm/{path}"), "body": operations,
        }));
    }

    /// Lets the object at `path` refer to one that nobody has seen.
    pub(crate) fn refer_to_some(&mut self, path: &str, member: &str) {
        let (collection, _) = path.rsplit_once('/').expect("a collection and an id");
        let property =
            &self.schema(collection.trim_start_matches("managed/"))["properties"][member];
        let items = if property["items"].is_object() { &property["items"] } else { property };
        let target =
            items["resourceCollection"][0]["path"].as_str().expect("a relationship has a target");
        let target = format!("{target}/{}", self.new_id());
        self.refer(path, member, &json!([{ "_ref": target }]));
    }

    /// Makes what `value` refers to, for the object at `path` to refer to it.
    pub(crate) fn make_targets(&mut self, path: &str, value: &Json) {
        let references = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        for reference in references {
            let Some(target) = reference["_ref"].as_str() else { continue };
            let mut seen = reference.clone();
            self.refer_back(path, target, &mut seen);
            self.make(target, &seen);
        }
    }

    /// Adds a reference to the object at `path`, where the object at `target` cannot be without one.
    fn refer_back(&self, path: &str, target: &str, seen: &mut Json) {
        let name = target.trim_start_matches("managed/").split('/').next().unwrap_or_default();
        let (collection, _) = path.rsplit_once('/').expect("a collection and an id");
        for (member, property) in &self.properties(name) {
            let collections = property["resourceCollection"].as_array();
            let fits =
                collections.is_some_and(|all| all.iter().any(|one| one["path"] == collection));
            if fits && self.required(name).any(|required| required == member) {
                seen[member] = json!({ "_ref": path });
            }
        }
    }

    /// Adds what an object of the type `name` cannot be without.
    fn require(
        &mut self,
        name: &str,
        id: &str,
        (properties, plain): (&Map<String, Json>, &mut Map<String, Json>),
    ) {
        for member in self.required(name) {
            let Some(property) = properties.get(member).filter(|_| !plain.contains_key(member))
            else {
                continue;
            };
            let value = match property["resourceCollection"][0]["path"].as_str() {
                Some(collection) => {
                    let target = format!("{collection}/{}", self.new_id());
                    self.make(&target, &Json::Null);
                    json!({ "_ref": target })
                }
                None if member == "mail" => json!(format!("{id}@example.com")),
                None => json!(id),
            };
            plain.insert(member.to_owned(), value);
        }
    }

    /// Returns the members that a new object at `path` cannot be without.
    pub(crate) fn needed(&mut self, path: &str) -> Json {
        let (collection, id) = path.rsplit_once('/').expect("a collection and an id");
        let name = collection.trim_start_matches("managed/");
        let (properties, mut members) = (self.properties(name), Map::new());
        self.require(name, id, (&properties, &mut members));
        members.into()
    }

    /// Returns an id that no object has yet.
    pub(crate) fn new_id(&self) -> String {
        format!("{:08x}-0000-4000-8000-000000000000", self.made.len())
    }

    fn properties(&self, name: &str) -> Map<String, Json> {
        self.schema(name)["properties"].as_object().cloned().unwrap_or_default()
    }

    fn required(&self, name: &str) -> impl Iterator<Item = &'d str> + use<'d> {
        let names = self.schema(name)["required"].as_array();
        names.into_iter().flatten().filter_map(Json::as_str)
    }

    fn schema(&self, name: &str) -> &'d Json {
        let types = self.types.as_array().into_iter().flatten();
        let found = types.into_iter().find(|known| known["name"] == name);
        &found.unwrap_or(&Json::Null)["schema"]
    }
}

/// Returns a reference as a client writes it.
fn bare(reference: &Json) -> Json {
    json!({ "_ref": reference["_ref"] })
}
