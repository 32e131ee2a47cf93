//! Records as JSON: what is there, in the order of the table.

use serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::record::{ItemsRef, Record, SlotRef, unlisted};

/// Writes what a record holds; absent values and secrets are left out.
///
/// # Errors
///
/// What the format reports.
pub fn serialize<S: Serializer>(record: &dyn Record, serializer: S) -> Result<S::Ok, S::Error> {
    let mut members = serializer.serialize_map(None)?;
    for (index, entry) in record.table().entries().iter().enumerate() {
        match record.get(index) {
            SlotRef::Absent | SlotRef::Redacted => {}
            value => members.serialize_entry(entry.name, &value)?,
        }
    }
    for (name, value) in unlisted(record) {
        members.serialize_entry(name, value)?;
    }
    members.end()
}

impl Serialize for SlotRef<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            SlotRef::Absent | SlotRef::Redacted => serializer.serialize_unit(),
            SlotRef::Text(text) => serializer.serialize_str(text),
            SlotRef::Texts(texts) => texts.serialize(serializer),
            SlotRef::Integer(number) => serializer.serialize_i64(number),
            SlotRef::Number(number) => serializer.serialize_f64(number),
            SlotRef::Boolean(value) => serializer.serialize_bool(value),
            SlotRef::Json(json) => json.serialize(serializer),
            SlotRef::Record(record) => serialize(record, serializer),
            SlotRef::Items(items) => serialize_items(items, serializer),
            SlotRef::Display(value) => serializer.collect_str(value),
            SlotRef::Serde(value) => {
                value.to_json().map_err(S::Error::custom)?.serialize(serializer)
            }
        }
    }
}

fn serialize_items<S: Serializer>(items: &dyn ItemsRef, serializer: S) -> Result<S::Ok, S::Error> {
    let mut elements = serializer.serialize_seq(Some(items.count()))?;
    for index in 0..items.count() {
        elements.serialize_element(&items.item(index))?;
    }
    elements.end()
}
