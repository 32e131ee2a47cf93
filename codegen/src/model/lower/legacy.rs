//! Types of `OpenIDM` 2 and 3, which have no schema but a list of special properties.

use crate::catalog::Product;
use crate::diagnostic::Level;
use crate::json::{Kind as JsonKind, Value};
use crate::model::lower::property::Depth;
use crate::model::lower::{Finding, Lowering};
use crate::model::{IndexClass, Object, Property, Schema, Storage, Virtual};
use crate::span::Spanned;

impl<'a> Lowering<'a> {
    /// Returns what the array `properties` of a type without a schema says of them.
    pub(super) fn legacy_schema(
        &mut self,
        object: &Object<'a>,
        value: Value<'a>,
    ) -> Option<Schema<'a>> {
        let Some(list) = object.legacy_properties else {
            self.report_missing_schema(object, value);
            return None;
        };
        let mut schema = Schema::new(list);
        schema.properties =
            list.elements().filter_map(|element| self.legacy_property(element)).collect();
        Some(schema)
    }

    fn legacy_property(&mut self, value: Value<'a>) -> Option<Property<'a>> {
        let name = value.get("name").filter(|name| name.kind() == JsonKind::String);
        let Some(name) = name else {
            self.report(Finding {
                code: "type-missing",
                level: Level::Error,
                span: value.span(),
                message: "expected the property to be an object with a `name`".to_owned(),
                hint: "name it, or remove it",
            });
            return None;
        };
        let name = Spanned::new(name.as_str()?, name.span());
        let mut property = Property::new(name, value);
        let mark = self.path.enter(&property.name.value);
        self.property(&mut property, &Depth::Legacy);
        self.path.leave(mark);
        if value.get("type").and_then(Value::as_str).as_deref() == Some("virtual") {
            property.virtual_ = Virtual::Computed;
            property.storage = Storage::Computed;
            property.index = IndexClass::NotQueryable;
        }
        Some(property)
    }

    fn report_missing_schema(&mut self, object: &Object<'a>, value: Value<'a>) {
        let null = value.get("schema");
        if null.is_some_and(|schema| !schema.is_null()) {
            return; // it is there, and reported for what it is
        }
        let found = if null.is_some() { "null" } else { "none" };
        let at_most = match self.product {
            Product::Aic => Level::Error,
            Product::Idm => Level::Info, // types of old versions have none
        };
        let finding = self.report(Finding {
            code: "schema-missing",
            level: Level::Info,
            span: null.map_or(object.name.span, Value::span),
            message: format!("expected the type to have a `schema`, found {found}"),
            hint: "give it a `schema` with `properties`: nothing is known of what it holds",
        });
        finding.at_most = at_most;
    }
}
