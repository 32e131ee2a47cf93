//! A short text that is the same for schemas that mean the same.

use std::collections::BTreeMap;

use crate::emit::plan::Record;
use crate::json::{Kind, Value};
use crate::model::{Object, Setting, Text};

/// Returns the fingerprint of everything in the schema that `records` come from.
///
/// It is a 64-bit FNV-1a hash over the canonical form: types and keys sorted, no whitespace,
/// texts without their escapes. The order of `objects` and of keys, and the layout of the file, do
/// not change it; neither do scripts of a type.
pub(super) fn fingerprint(records: &[Record<'_>]) -> String {
    let mut hash = Hash::new();
    for record in records {
        hash.object(record.object);
    }
    format!("{:016x}", hash.state)
}

/// A running FNV-1a hash.
struct Hash {
    state: u64,
}

impl Hash {
    const fn new() -> Self {
        Self { state: 0xcbf2_9ce4_8422_2325 }
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.state = (self.state ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// Adds `text` and its end, so that two texts are not the same as one.
    fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
        self.bytes(&[0xff]);
    }

    fn object(&mut self, object: &Object<'_>) {
        self.text(&object.name.value);
        let Some(schema) = &object.schema else {
            return;
        };
        self.setting(&schema.title);
        self.setting(&schema.description);
        let mut properties: BTreeMap<&str, _> = BTreeMap::new();
        for property in &schema.properties {
            properties.insert(&property.name.value, property);
        }
        for (name, property) in properties {
            self.text(name);
            self.bytes(&[u8::from(property.required)]);
            self.value(property.value);
        }
    }

    fn setting(&mut self, setting: &Setting<'_, Text<'_>>) {
        self.text(setting.get().map_or("", AsRef::as_ref));
    }

    /// Adds `value` in its canonical form; the parser has limited its depth.
    fn value(&mut self, value: Value<'_>) {
        match value.kind() {
            Kind::Null | Kind::Boolean | Kind::Number => self.text(value.raw()),
            Kind::String => {
                self.bytes(b"\"");
                self.text(&value.as_str().unwrap_or_default());
            }
            Kind::Array => {
                self.bytes(b"[");
                value.elements().for_each(|element| self.value(element));
                self.bytes(b"]");
            }
            Kind::Object => {
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
