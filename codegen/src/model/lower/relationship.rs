//! References, and what is derived from them.

use crate::json::{Kind as JsonKind, Member, Value};
use crate::model::lower::placement::Placement;
use crate::model::lower::property::Depth;
use crate::model::lower::schema::Required;
use crate::model::lower::shape::Shape;
use crate::model::lower::{Lowering, read, schema};
use crate::model::{Property, QueryConfig, Relationship, Setting, Target, Text};
use crate::span::Spanned;

/// The member of a reference that holds what is said about the edge itself.
const REF_PROPERTIES: &str = "_refProperties";

impl<'a> Lowering<'a> {
    /// Returns the reference that `node` declares, and takes its members out of `shape`.
    pub(super) fn relationship(
        &mut self,
        shape: &mut Shape<'a>,
        node: Value<'a>,
    ) -> Relationship<'a> {
        let properties = shape.properties.take();
        Relationship {
            value: node,
            targets: self.targets(shape.resource_collection.take()),
            reverse_relationship: self.taken_flag(&mut shape.reverse_relationship),
            reverse_property_name: taken(&mut shape.reverse_property_name),
            validate: self.taken_flag(&mut shape.validate),
            notify_self: self.taken_flag(&mut shape.notify_self),
            ref_properties: self.ref_properties(properties),
            rest: Vec::new(),
        }
    }

    fn taken_flag(&mut self, member: &mut Option<Member<'a>>) -> Setting<'a, bool> {
        member.take().map_or(Setting::Absent, |member| self.flag(member))
    }

    /// Returns the entries of `resourceCollection`: a list, or in old schemas a single one.
    fn targets(&mut self, collection: Option<Member<'a>>) -> Vec<Target<'a>> {
        let Some(Member { value, .. }) = collection else { return Vec::new() };
        if value.kind() == JsonKind::Object && !read::is_placeholder(value) {
            return vec![self.target(value)];
        }
        let entries = value.elements().filter(|entry| entry.kind() == JsonKind::Object);
        entries.map(|entry| self.target(entry)).collect()
    }

    fn target(&mut self, value: Value<'a>) -> Target<'a> {
        let mut target = Target {
            value,
            path: Setting::Absent,
            label: Setting::Absent,
            notify: Setting::Absent,
            conditional_association: Setting::Absent,
            conditional_association_field: Setting::Absent,
            query: None,
            rest: Vec::new(),
        };
        for member in value.members() {
            match &*member.key.name() {
                "path" => target.path = read::setting(member.value),
                "label" => target.label = read::setting(member.value),
                "notify" => target.notify = self.flag(member),
                "conditionalAssociation" => target.conditional_association = self.flag(member),
                "conditionalAssociationField" => {
                    target.conditional_association_field = read::setting(member.value);
                }
                "query" => target.query = Some(member.value),
                _ => target.rest.push(member),
            }
        }
        target
    }

    /// Returns the properties of the edge, without the id that every edge has.
    fn ref_properties(&mut self, properties: Option<Member<'a>>) -> Vec<Property<'a>> {
        let Some(node) = properties.and_then(|member| member.value.get(REF_PROPERTIES)) else {
            return Vec::new();
        };
        let Some(declared) = node.get("properties") else { return Vec::new() };
        let names = node.get("required").and_then(read::texts).unwrap_or_default();
        let required = Required::new(&names);
        let mut members = schema::distinct_members(declared);
        members.retain(|member| !member.key.is("_id"));
        let mark = self.path.enter(REF_PROPERTIES);
        let depth = Depth::Nested(Placement::reference());
        let properties = self.properties_of(members, &required, &depth);
        self.path.leave(mark);
        properties
    }
}

fn taken<'a>(member: &mut Option<Member<'a>>) -> Setting<'a, Text<'a>> {
    member.take().map_or(Setting::Absent, |member| read::setting(member.value))
}

/// Returns what a relationship-derived property is derived from.
pub(super) fn query_config(value: Value<'_>) -> QueryConfig<'_> {
    let mut config = QueryConfig {
        span: value.span(),
        paths: Vec::new(),
        fields: Vec::new(),
        flatten: Setting::Absent,
        rest: Vec::new(),
    };
    for member in value.members() {
        match &*member.key.name() {
            "referencedRelationshipFields" => config.paths = paths(member.value),
            "referencedObjectFields" => {
                config.fields = read::texts(member.value).unwrap_or_default();
            }
            "flattenProperties" => config.flatten = read::setting(member.value),
            _ => config.rest.push(member),
        }
    }
    config
}

/// Returns the paths that `value` lists: a list of names is one, a list of lists is several.
fn paths(value: Value<'_>) -> Vec<Vec<Spanned<Text<'_>>>> {
    let names = read::texts(value).unwrap_or_default();
    let lists = value.elements().filter_map(read::texts);
    [names].into_iter().chain(lists).filter(|path| !path.is_empty()).collect()
}
