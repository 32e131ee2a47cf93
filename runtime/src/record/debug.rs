//! Records for people: what is there, and never a secret.

use std::fmt;

use crate::record::{ItemsRef, Kind, Record, SlotRef, summary};

/// Prints what a record holds as a Rust struct; secrets are redacted.
///
/// # Errors
///
/// What the formatter reports.
pub fn debug(record: &dyn Record, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    let table = record.table();
    let mut output = formatter.debug_struct(table.type_name());
    for (index, entry) in table.entries().iter().enumerate() {
        match record.get(index) {
            SlotRef::Absent => {}
            _ if entry.kind == Kind::Secret => {
                output.field(entry.field, &SlotRef::Redacted);
            }
            value => {
                output.field(entry.field, &value);
            }
        }
    }
    match record.rest() {
        Some(rest) if rest.is_empty() => output.finish_non_exhaustive(),
        Some(rest) if record.carries_rest() => output.field("rest", &summary(rest)).finish(),
        Some(rest) => output.field("rest", rest).finish(),
        None => output.finish_non_exhaustive(),
    }
}

impl fmt::Debug for SlotRef<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            SlotRef::Absent => formatter.write_str("<absent>"),
            SlotRef::Redacted => formatter.write_str("<write-only>"),
            SlotRef::Text(text) => write!(formatter, "{text:?}"),
            SlotRef::Texts(texts) => texts.fmt(formatter),
            SlotRef::Integer(number) => write!(formatter, "{number:?}"),
            SlotRef::Number(number) => write!(formatter, "{number:?}"),
            SlotRef::Boolean(value) => write!(formatter, "{value:?}"),
            SlotRef::Json(json) => write!(formatter, "{json}"),
            SlotRef::Record(record) => debug(record, formatter),
            SlotRef::Items(items) => debug_items(items, formatter),
            SlotRef::Display(value) => write!(formatter, "{value}"),
            SlotRef::Serde(value) => match value.to_json() {
                Ok(json) => write!(formatter, "{json}"),
                Err(_) => formatter.write_str("<not JSON>"),
            },
        }
    }
}

fn debug_items(items: &dyn ItemsRef, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    formatter.debug_list().entries((0..items.count()).map(|index| items.item(index))).finish()
}
