//! A short text that is the same for schemas that mean the same to a program.

use std::collections::BTreeMap;

use crate::emit::plan::{Record, sorted};
use crate::hash::Hash;
use crate::json::{Kind as JsonKind, Value};
use crate::model::{Enumeration, Items, Kind, Object, Property, Setting, Text, Virtual};

/// Returns the fingerprint of everything in the schema that `records` are emitted from.
///
/// It is a 64-bit FNV-1a hash over names, kinds, texts and limits, with types and properties
/// sorted. The order of `objects` and of keys, and the layout of the file, do not change it; neither
/// do scripts, policies, and what only a console shows.
pub(super) fn fingerprint(records: &[Record<'_>]) -> String {
    let mut hash = Hash::new();
    for record in records {
        hash.object(record.object);
    }
    hash.finish()
}

/// What is hashed of a schema.
impl Hash {
    fn object(&mut self, object: &Object<'_>) {
        self.text(&object.name.value);
        self.bytes(&[object.id_index as u8]);
        let Some(schema) = &object.schema else {
            return;
        };
        self.setting(&schema.title);
        self.setting(&schema.description);
        self.properties(&schema.properties);
    }

    fn properties(&mut self, properties: &[Property<'_>]) {
        self.bytes(b"{");
        for property in sorted(properties) {
            self.property(property);
        }
        self.bytes(b"}");
    }

    fn property(&mut self, property: &Property<'_>) {
        self.text(&property.name.value);
        self.kind(&property.kind);
        let flags = [property.nullable, property.required, property.is_secret()];
        self.bytes(&flags.map(u8::from));
        self.bytes(&[property.index as u8]);
        self.origin(&property.virtual_);
        for text in [property.title(), property.description(), property.format()] {
            self.setting(&text);
        }
        self.setting(&property.pattern());
        for limit in [property.min_length(), property.minimum(), property.maximum()] {
            self.text(limit.get().map_or("", |limit| limit.text()));
        }
        self.optional(property.default());
        self.enumeration(property.enumeration.as_deref());
    }

    fn kind(&mut self, kind: &Kind<'_>) {
        match kind {
            Kind::String => self.text("string"),
            Kind::Number => self.text("number"),
            Kind::Integer => self.text("integer"),
            Kind::Boolean => self.text("boolean"),
            Kind::Any => self.text("any"),
            Kind::Object(object) => {
                self.text("object");
                self.properties(&object.properties);
            }
            Kind::Array(items) => self.items(items),
            Kind::Relationship(relationship) => {
                self.text("relationship");
                for target in &relationship.targets {
                    self.setting(&target.path);
                }
            }
        }
    }

    fn items(&mut self, items: &Items<'_>) {
        self.text("array");
        self.kind(&items.kind);
        self.bytes(&[u8::from(items.nullable)]);
        self.enumeration(items.enumeration.as_deref());
    }

    fn origin(&mut self, origin: &Virtual<'_>) {
        match origin {
            Virtual::No | Virtual::Unmarked(_) | Virtual::Declared => self.text("stored"),
            Virtual::Computed => self.text("computed"),
            Virtual::Maintained => self.text("maintained"),
            Virtual::Derived(query) => {
                self.text(if query.flatten.is_true() { "flattened" } else { "derived" });
                for path in &query.paths {
                    for hop in path {
                        self.text(&hop.value);
                    }
                    self.bytes(b";");
                }
            }
        }
    }

    fn enumeration(&mut self, enumeration: Option<&Enumeration<'_>>) {
        self.bytes(b"(");
        if let Some(enumeration) = enumeration {
            enumeration.values.iter().for_each(|value| self.value(*value));
            enumeration.titles.iter().for_each(|title| self.text(&title.value));
        }
        self.bytes(b")");
    }

    fn setting(&mut self, setting: &Setting<'_, Text<'_>>) {
        self.text(setting.get().map_or("", AsRef::as_ref));
    }

    fn optional(&mut self, value: Option<Value<'_>>) {
        match value {
            Some(value) => self.value(value),
            None => self.bytes(b"-"),
        }
    }

    /// Adds `value` as it is emitted; the parser has limited its depth.
    ///
    /// So `1` is not `1.0`, which means the same: a number is shown as it is spelled.
    fn value(&mut self, value: Value<'_>) {
        match value.kind() {
            JsonKind::Null | JsonKind::Boolean | JsonKind::Number => self.text(value.raw()),
            JsonKind::String => {
                self.bytes(b"\"");
                self.text(&value.as_str().unwrap_or_default());
            }
            JsonKind::Array => {
                self.bytes(b"[");
                value.elements().for_each(|element| self.value(element));
                self.bytes(b"]");
            }
            JsonKind::Object => {
                let mut members = BTreeMap::new();
                for member in value.members() {
                    members.insert(member.key.name(), member.value);
                }
                self.bytes(b"{");
                for (name, value) in members {
                    self.text(&name);
                    self.value(value);
                }
                self.bytes(b"}");
            }
        }
    }
}
