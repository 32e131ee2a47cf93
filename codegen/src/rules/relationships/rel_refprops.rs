//! `rel-refprops`: a relationship declares what every reference holds.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::json::{Key, Kind, Value};
use crate::model::is_placeholder;
use crate::rules::{Check, Default, Edge, Findings, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "rel-refprops",
    group: Group::Relationships,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("rel_refprops.md"),
    check: Check::Relationship(check),
};

fn check(edge: &Edge<'_, '_>, findings: &mut Findings<'_>) {
    let node = edge.relationship.value;
    if node.kind() != Kind::Object {
        return; // `items-not-object` reports this one
    }
    let declared = Declared::of(node);
    let name = edge.site.property.name.span;
    let (span, message) = match (declared.stray, declared.missing()) {
        (Some(stray), _) => (
            stray.span(),
            "expected the properties of a reference to have names, found `undefined`".to_owned(),
        ),
        (None, Some(missing)) => {
            (name, format!("expected `{missing}` among what a reference holds, found none"))
        }
        (None, None) => return,
    };
    let _ = findings
        .report(span, message)
        .hint("declare `_ref`, and `_id` in `_refProperties`: the console and the API description read them")
        .proposed_fix("declare `_ref` and `_refProperties`", declared.edits(node));
}

/// The name that a console writes for a property without one.
const STRAY: &str = "undefined";
const REF: &str = r#"{ "type": "string" }"#;
const REF_PROPERTIES: &str =
    r#"{ "type": "object", "properties": { "_id": { "type": "string" } } }"#;

/// What a relationship declares of its references.
struct Declared<'a> {
    /// `properties`.
    properties: Option<Value<'a>>,
    /// `_refProperties`.
    ref_properties: Option<Value<'a>>,
    /// The `properties` of `_refProperties`.
    of_edge: Option<Value<'a>>,
    stray: Option<Key<'a>>,
}

impl<'a> Declared<'a> {
    fn of(node: Value<'a>) -> Self {
        // What is no object declares nothing, and is written anew.
        let object = |value: Value<'a>| value.kind() == Kind::Object || is_placeholder(value);
        let properties = node.get("properties").filter(|value| object(*value));
        let ref_properties =
            properties.and_then(|value| value.get("_refProperties")).filter(|value| object(*value));
        let of_edge =
            ref_properties.and_then(|value| value.get("properties")).filter(|value| object(*value));
        let mut members = of_edge.into_iter().chain(properties).flat_map(Value::members);
        let stray = members.find(|member| member.key.is(STRAY)).map(|member| member.key);
        Self { properties, ref_properties, of_edge, stray }
    }

    /// Returns what is not declared, though it should be.
    fn missing(&self) -> Option<&'static str> {
        let Some(properties) = self.properties else { return Some("_ref") };
        if is_placeholder(properties) {
            return None;
        }
        if properties.get("_ref").is_none() {
            return Some("_ref");
        }
        if self.ref_properties.is_some_and(is_placeholder)
            || self.of_edge.is_some_and(is_placeholder)
        {
            return None;
        }
        let id = self.of_edge.and_then(|of_edge| of_edge.get("_id"));
        id.is_none().then_some("_refProperties._id")
    }

    /// Returns the edits that declare all of it.
    fn edits(&self, node: Value<'a>) -> Vec<Edit> {
        let Some(properties) = self.properties else {
            let text = format!(r#"{{ "_ref": {REF}, "_refProperties": {REF_PROPERTIES} }}"#);
            return vec![put(node, "properties", text)];
        };
        let mut edits = Vec::new();
        for parent in [Some(properties), self.of_edge].into_iter().flatten() {
            if parent.get(STRAY).is_some() {
                edits.push(Edit::remove(Path::member(parent, STRAY)));
            }
        }
        if properties.get("_ref").is_none() {
            edits.push(put(properties, "_ref", REF));
        }
        match (self.ref_properties, self.of_edge) {
            (None, _) => edits.push(put(properties, "_refProperties", REF_PROPERTIES)),
            (Some(node), None) => {
                edits.push(put(node, "properties", format!(r#"{{ "_id": {REF} }}"#)));
            }
            (Some(_), Some(of_edge)) if of_edge.get("_id").is_none() => {
                edits.push(put(of_edge, "_id", REF));
            }
            (Some(_), Some(_)) => {}
        }
        edits
    }
}

/// Returns the edit that gives `object` the member `name`, in place of a `null` where there is one.
fn put(object: Value<'_>, name: &str, text: impl Into<String>) -> Edit {
    let path = Path::member(object, name);
    match object.get(name) {
        Some(_) => Edit::set(path, text),
        None => Edit::insert(path, text),
    }
}
