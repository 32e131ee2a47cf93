//! JSON Schemas of the types that records hold.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::{Date, DateTime, ObjectId, Reference, Revision, WriteOnly};

/// A type whose schema does not depend on anything.
macro_rules! schema {
    ($name:ident, $schema:tt) => {
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                Cow::Borrowed(stringify!($name))
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    };
}

schema!(ObjectId, { "type": "string", "minLength": 1 });
schema!(Revision, { "type": "string", "minLength": 1 });
schema!(Date, { "type": "string", "format": "date" });
schema!(DateTime, { "type": "string", "format": "date-time" });

impl<T> JsonSchema for Reference<T> {
    fn schema_name() -> Cow<'static, str> {
        Cow::Borrowed("Reference")
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "required": ["_ref"],
            "properties": {
                "_ref": { "type": "string" },
                "_refProperties": { "type": "object" },
                "_refResourceCollection": { "type": "string" },
                "_refResourceId": { "type": "string" },
                "_refResourceRev": { "type": "string" },
            },
        })
    }
}

impl<V: JsonSchema> JsonSchema for WriteOnly<V> {
    fn schema_name() -> Cow<'static, str> {
        Cow::Owned(format!("WriteOnly_{}", V::schema_name()))
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = generator.subschema_for::<V>();
        schema.insert("writeOnly".to_owned(), true.into());
        schema
    }
}
