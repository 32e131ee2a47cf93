//! References, and what is derived from them.

use crate::diagnostic::Level;
use crate::json::{Kind as JsonKind, Value};
use crate::model::keyword::Keyword;
use crate::model::lower::Lowering;
use crate::model::lower::placement::Placement;
use crate::model::lower::property::Depth;
use crate::model::lower::schema::Required;
use crate::model::lower::shape::Shape;
use crate::model::relationship::RelationshipSettings;
use crate::model::{Property, QueryConfig, Relationship, Setting, Target, Text, read};
use crate::span::Spanned;

/// The member of a reference that holds what is said about the edge itself.
const REF_PROPERTIES: &str = "_refProperties";

impl<'a> Lowering<'a> {
    /// Returns the reference that the node of `shape` declares.
    pub(super) fn relationship(&mut self, shape: &mut Shape<'a>) -> Relationship<'a> {
        let properties = shape.take(Keyword::Properties);
        let targets = shape.take(Keyword::ResourceCollection).map(|list| self.targets(list));
        let mut flag = |keyword| {
            let flag = shape.take(keyword);
            flag.inspect(|flag| self.check_flag(keyword, *flag))
        };
        let settings = RelationshipSettings {
            reverse_relationship: flag(Keyword::ReverseRelationship),
            validate: flag(Keyword::Validate),
            notify_self: flag(Keyword::NotifySelf),
            reverse_property_name: shape.take(Keyword::ReversePropertyName),
        };
        Relationship {
            value: shape.value,
            targets: targets.unwrap_or_default(),
            ref_properties: self.ref_properties(properties),
            settings,
        }
    }

    /// Returns the entries of `resourceCollection`: a list, or in old schemas a single one.
    fn targets(&mut self, value: Value<'a>) -> Vec<Target<'a>> {
        if value.kind() == JsonKind::Object && !read::is_placeholder(value) {
            return vec![self.target(value)];
        }
        let entries = value.elements().filter(|entry| entry.kind() == JsonKind::Object);
        entries.map(|entry| self.target(entry)).collect()
    }

    fn target(&mut self, value: Value<'a>) -> Target<'a> {
        for name in ["notify", "conditionalAssociation"] {
            if let Some(flag) = value.get(name) {
                self.check_flag_called(name, Level::Warning, flag);
            }
        }
        Target::new(value)
    }

    /// Returns the properties of the edge, without the id that every edge has.
    fn ref_properties(&mut self, properties: Option<Value<'a>>) -> Vec<Property<'a>> {
        let Some(node) = properties.and_then(|properties| properties.get(REF_PROPERTIES)) else {
            return Vec::new();
        };
        let Some(declared) = node.get("properties") else { return Vec::new() };
        let names = node.get("required").and_then(read::texts).unwrap_or_default();
        let required = Required::new(&names);
        let mut members = self.distinct_members(declared);
        members.retain(|member| !member.key.is("_id"));
        let mark = self.path.enter(REF_PROPERTIES);
        let depth = Depth::Nested(Placement::reference());
        let properties = self.properties_of(members, &required, &depth);
        self.path.leave(mark);
        properties
    }
}

/// Returns what a relationship-derived property is derived from.
pub(super) fn query_config(value: Value<'_>) -> QueryConfig<'_> {
    let mut config = QueryConfig {
        value,
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
