//! Relationships that both sides have, single or collections.

use crate::diff::members::{entries, without_nulls};
use crate::diff::walk::properties::Level;
use crate::diff::walk::settings::setting;
use crate::diff::walk::{Walk, is_same};
use crate::diff::{Kind, Pair};
use crate::json::{Kind as JsonKind, Value};
use crate::model::{Keyword, Kind as Holds, Relationship};

/// What a relationship says of itself, beside its targets and the properties of a reference.
const SETTINGS: [Keyword; 4] = [
    Keyword::ReverseRelationship,
    Keyword::ReversePropertyName,
    Keyword::Validate,
    Keyword::NotifySelf,
];

/// The member of a reference that holds what is said about the edge itself.
const REF_PROPERTIES: &str = "_refProperties";

impl<'m> Walk<'m> {
    /// Walks the relationships that `kinds` are, or are lists of.
    pub(super) fn relationship(&mut self, kinds: Pair<&'m Holds<'m>>) {
        let relationships = kinds.and_then(Holds::relationship);
        let nodes = relationships.map(|relationship| relationship.value);
        let get = |keyword: Keyword| without_nulls(nodes.and_then(|node| node.get(keyword.name())));
        for keyword in SETTINGS {
            if let Some(setting) = setting(keyword) {
                self.setting(&setting, keyword.name(), get(keyword));
            }
        }
        self.targets(get(Keyword::ResourceCollection), relationships);
        self.edges(get(Keyword::Properties), relationships);
    }

    /// Walks what a reference says beside where it leads to: `values` are its `properties`.
    fn edges(&mut self, values: Pair<Value<'m>>, relationships: Pair<&'m Relationship<'m>>) {
        let is_other = |value: Value<'m>| (value.kind() != JsonKind::Object).then_some(value);
        let name = Keyword::Properties.name();
        self.compare(Kind::RelSettingChanged, name, values.and_then(is_other));
        for entry in entries(values) {
            let values = without_nulls(entry.values);
            match &*entry.name {
                REF_PROPERTIES => self.edge_properties(values, relationships),
                name @ "_ref" => self.compare(Kind::ArtefactChanged, name, values),
                name => self.compare(Kind::RelSettingChanged, name, entry.values),
            }
        }
    }

    /// Walks what `_refProperties` declares: `values` are that.
    fn edge_properties(
        &mut self,
        values: Pair<Value<'m>>,
        relationships: Pair<&'m Relationship<'m>>,
    ) {
        let mark = self.path.enter(REF_PROPERTIES);
        let id = |value: Value<'m>| value.at(&["properties", "_id"]);
        self.compare(Kind::ArtefactChanged, "_id", without_nulls(values.and_then(id)));
        for entry in entries(values) {
            let values = without_nulls(entry.values);
            match &*entry.name {
                "properties" | "order" | "required" => {}
                name @ ("type" | "title" | "description" | "id") => {
                    self.compare(Kind::ArtefactChanged, name, values);
                }
                name => self.compare(Kind::RelSettingChanged, name, entry.values),
            }
        }
        let get = |name| without_nulls(values.and_then(|value| value.get(name)));
        let order = get("order");
        let fates = self.properties(&Level {
            container: get(Keyword::Properties.name()),
            properties: relationships.map(|relationship| &*relationship.ref_properties),
            unknown: Kind::RelSettingChanged,
            order,
        });
        self.order(order, &fates);
        let required = get("required");
        if !is_same(required) {
            self.required(required, &fates, Kind::RelSettingChanged);
        }
        self.path.leave(mark);
    }
}
