//! The `schema` of a type on both sides.

use crate::diff::members::{entries, without_nulls};
use crate::diff::walk::Walk;
use crate::diff::walk::properties::Level;
use crate::diff::walk::settings::NOTES;
use crate::diff::{Kind, Pair};
use crate::json::{Kind as JsonKind, Value};
use crate::model::Object;

impl<'m> Walk<'m> {
    /// Walks `schemas`, of the type at hand.
    pub(super) fn schema(&mut self, schemas: Pair<Value<'m>>) {
        let is_other = |value: Value<'m>| (value.kind() != JsonKind::Object).then_some(value);
        self.compare(Kind::TypeSettingChanged, "schema", schemas.and_then(is_other));
        for entry in entries(schemas) {
            let values = without_nulls(entry.values);
            match &*entry.name {
                "properties" | "order" | "required" => {}
                name @ ("title" | "description" | "icon" | "mat-icon") => {
                    self.compare(Kind::TypeLabelChanged, name, values);
                }
                name @ ("type" | "viewable") => self.compare(Kind::ArtefactChanged, name, values),
                name if NOTES.contains(&name) => {
                    self.compare(Kind::ArtefactChanged, name, values);
                }
                name => self.compare(Kind::TypeSettingChanged, name, entry.values),
            }
        }
        let get = |name| without_nulls(schemas.and_then(|schema| schema.get(name)));
        let order = get("order");
        let fates = self.properties(&Level {
            container: get("properties"),
            properties: self.object.map(Object::properties),
            unknown: Kind::TypeSettingChanged,
            order,
        });
        self.order(order, &fates);
        self.required(get("required"), &fates, Kind::TypeSettingChanged);
    }
}
